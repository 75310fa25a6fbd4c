#include "agents/effects/Connector.h"
#include "agents/effects/http/HttpDoor.h"
#include "agents/effects/settings/OutsideConnectors.h"
#include "agents/effects/settings/SignIns.h"
#include "tests/agents/keys/FakeKeyRing.h"
#include "tests/support/TempHome.h"

#include <gtest/gtest.h>

namespace qd::test {

namespace {

const QByteArray kGood = R"({"v":1,"id":"orders","kind":"webhook","title":"Orders","organisations":["press"],"url":"https://hooks.example/in","key":"orders-hook"})";

Result<agents::ConnectorFile> read(const QByteArray& bytes)
{
    return agents::readConnector(bytes, QStringLiteral("connectors/orders.json"));
}

QByteArray with(const char* what, const char* instead)
{
    QByteArray bytes = kGood;
    EXPECT_TRUE(bytes.contains(what)) << what;
    return bytes.replace(what, instead);
}

} // namespace

TEST(ConnectorFile, IsReadAsItStands)
{
    const Result<agents::ConnectorFile> file = read(kGood);
    ASSERT_TRUE(file) << file.error().text.toStdString();
    EXPECT_EQ(file->kind, agents::ConnectorKind::Webhook);
    EXPECT_TRUE(file->isOn);
    EXPECT_EQ(file->clearance, Confidentiality::Internal);
    EXPECT_EQ(file->remembersHours, 0);
    const Result<agents::ConnectorFile> full = read(with("\"v\":1", R"("v":1,"on":false,"clearance":"pii","remembers_hours":24)"));
    ASSERT_TRUE(full) << full.error().text.toStdString();
    EXPECT_FALSE(full->isOn);
    EXPECT_EQ(full->clearance, Confidentiality::Pii);
    EXPECT_EQ(full->remembersHours, 24);
    EXPECT_TRUE(read(with("https://hooks.example/in", "http://127.0.0.1:9000/in")));
}

TEST(ConnectorFile, SaysWhetherItNeedsTheNetwork)
{
    const std::pair<const char*, bool> all[] = {{"https://hooks.example/in", false}, {"http://127.0.0.1:9000/in", true}, {"http://[::1]/in", true}, {"http://localhost/in", true},
                                                {"file:///srv/site.git", true}, {"https://localhost.example/in", false}, {"https://10.0.0.2/in", false}};
    for (const auto& [url, isHere] : all) {
        agents::ConnectorFile file;
        file.url = QString::fromLatin1(url);
        EXPECT_EQ(file.isOnThisMachine(), isHere) << url;
    }
}

TEST(ConnectorFile, WhatIsWrongIsSaidWithItsPlace)
{
    struct {
        QByteArray bytes;
        const char* place;
    } const all[] = {
        {with("\"v\":1", "\"v\":2"), "/v"},
        {with("\"id\":\"orders\"", "\"id\":\"other\""), "/id"},
        {with("\"id\":\"orders\"", "\"id\":\"folder-site\""), "/id"},
        {with("\"kind\":\"webhook\"", "\"kind\":\"pigeon\""), "/kind"},
        {with("https://", "http://"), "/url"},
        {with("https://", "https://me@"), "/url"},
        {with("https://hooks.example/in", "file:///etc/passwd"), "/url"},
        {with("orders-hook", "Orders hook"), "/key"},
        {with("\"press\"", "\"The Press\""), "/organisations/0"},
        {with("[\"press\"]", "[]"), "/organisations"},
        {with("\"v\":1", R"("v":1,"clearance":"secret")"), "/clearance"},
        {with("\"v\":1", R"("v":1,"secret":"whsec_x")"), "secret"},
        {with("\"title\":\"Orders\",", ""), "title"},
    };
    for (const auto& one : all) {
        const Result<agents::ConnectorFile> file = read(one.bytes);
        ASSERT_FALSE(file) << one.bytes.toStdString();
        EXPECT_EQ(file.error().kind, Error::Parse);
        EXPECT_TRUE((file.error().text + file.error().where).contains(QLatin1String(one.place))) << file.error().text.toStdString();
    }
    EXPECT_FALSE(read("no JSON"));
    EXPECT_FALSE(read(with("\"v\":1", "\"v\":1,\"v\":1"))) << "a key that stands twice";
}

TEST(ConnectorFile, OfAMailAccountSaysWhoItIsFrom)
{
    const QByteArray good = R"({"v":1,"id":"orders","kind":"smtp","title":"Mail","organisations":["press"],"url":"smtps://mail.example:465","user":"press@mail.example","key":"mail","from":"Press <press@h.example>"})";
    const auto with = [&good](const char* what, const char* instead) { return QByteArray(good).replace(what, instead); };
    ASSERT_TRUE(read(good)) << read(good).error().text.toStdString();
    EXPECT_TRUE(read(with("smtps://mail.example:465", "smtp://mail.example:587")));
    EXPECT_TRUE(read(with("\"key\":\"mail\"", R"("key":"mail","reply_to":"desk@h.example","unsubscribe":"https://h.example/leave?m={key}")")));
    EXPECT_TRUE(read(with("\"key\":\"mail\"", R"("key":"mail","unsubscribe":"mailto:leave@h.example?subject={key}")")));
    EXPECT_TRUE(read(QByteArray(good).replace("smtps://mail.example:465", "smtp://127.0.0.1:25").replace("\"user\":\"press@mail.example\",\"key\":\"mail\",", ""))) << "a server of this machine";
    struct {
        const char* what;
        const char* instead;
        const char* place;
    } const wrong[] = {{"smtps://", "https://", "/url"}, {"smtps://", "smtps://me@", "/url"}, {":465", ":465/x", "/url"}, {"\"user\":\"press@mail.example\",", "", "/user"},
                       {"\"key\":\"mail\",", "", "/key"}, {"Press <press@h.example>", "Press", "/from"}, {"Press <press@h.example>", "Press <press@h.example>\\nBcc: <x@y.example>", "/from"},
                       {"\"v\":1", R"("v":1,"reply_to":"Desk <desk@h.example>")", "/reply_to"}, {"\"v\":1", R"("v":1,"unsubscribe":"http://h.example/")", "/unsubscribe"},
                       {"\"v\":1", R"("v":1,"unsubscribe":"https://h.example/>x")", "/unsubscribe"}};
    for (const auto& one : wrong) {
        const Result<agents::ConnectorFile> file = read(with(one.what, one.instead));
        ASSERT_FALSE(file) << one.instead;
        EXPECT_TRUE((file.error().text + file.error().where).contains(QLatin1String(one.place))) << file.error().text.toStdString();
    }
}

TEST(ConnectorFile, OfARepositorySaysWhatGitIsTold)
{
    const QByteArray good = R"({"v":1,"id":"orders","kind":"git","title":"The site","organisations":["press"],"url":"https://me@git.example/site.git","key":"site","branch":"main"})";
    const auto with = [&good](const char* what, const char* instead) { return QByteArray(good).replace(what, instead); };
    ASSERT_TRUE(read(good)) << read(good).error().text.toStdString();
    EXPECT_TRUE(read(with("\"key\":\"site\",", ""))) << "a repository that everybody may write";
    EXPECT_TRUE(read(with("https://me@git.example/site.git\",\"key\":\"site\"", "ssh://git@git.example/site.git\",\"author\":\"A B <a@b.example>\",\"path\":\"content/x\"")));
    EXPECT_TRUE(read(with("https://me@git.example/site.git\",\"key\":\"site\"", "file:///srv/site.git\"")));
    struct {
        const char* what;
        const char* instead;
        const char* place;
    } const wrong[] = {
        {"https://me@", "https://me:secret@", "/url"}, {"https://me@", "http://me@", "/url"},       {"https://me@git.example", "file://host", "/url"},
        {"https://me@git.example/", "ext::sh -c x", "/url"}, {"https://me@", "https://", "/key"},   {"https://me@", "ssh://me@", "/key"},
        {"\"main\"", "\"-main\"", "/branch"},          {"\"branch\":\"main\"", "\"path\":\"x\"", "/branch"}, {"\"main\"", "\"main\",\"path\":\"../x\"", "/path"},
        {"\"main\"", "\"main\",\"path\":\".git/hooks\"", "/path"}, {"\"main\"", "\"main\",\"author\":\"nobody\"", "/author"}};
    for (const auto& one : wrong) {
        const Result<agents::ConnectorFile> file = read(with(one.what, one.instead));
        ASSERT_FALSE(file) << one.instead;
        EXPECT_TRUE((file.error().text + file.error().where + file.error().hint).contains(QLatin1String(one.place))) << one.instead << ": " << file.error().text.toStdString();
    }
}

TEST(ConnectorFile, OfASiteSaysWhoseItsPasswordIs)
{
    const QByteArray good = R"({"v":1,"id":"orders","kind":"wordpress","title":"The blog","organisations":["press"],"url":"https://blog.example","key":"blog","user":"editor"})";
    ASSERT_TRUE(read(good)) << read(good).error().text.toStdString();
    EXPECT_TRUE(read(QByteArray(good).replace("https://blog.example", "http://127.0.0.1:8080/blog")));
    for (const auto& [what, instead] : {std::pair{"https://blog", "http://blog"}, std::pair{"blog.example", "blog.example/"}, std::pair{"blog.example", "blog.example?x=1"}, std::pair{"\"editor\"", "\"a:b\""},
                                        std::pair{",\"user\":\"editor\"", ""}, std::pair{",\"key\":\"blog\"", ""}})
        EXPECT_FALSE(read(QByteArray(good).replace(what, instead))) << instead;
}

TEST(ConnectorFile, OfAServiceOfMailSaysWhomItIsFrom)
{
    for (const char* const kind : {"sendgrid", "mandrill"}) {
        const QByteArray good = QByteArray(R"({"v":1,"id":"orders","kind":"KIND","title":"Mail","organisations":["press"],"url":"https://api.sendgrid.com/v3","key":"mail","from":"The Press <news@press.example>"})").replace("KIND", kind);
        ASSERT_TRUE(read(good)) << read(good).error().text.toStdString();
        EXPECT_FALSE(read(good)->isMock());
        EXPECT_TRUE(read(QByteArray(good).replace("https://api.sendgrid.com/v3", "http://127.0.0.1:4010"))->isMock());
        EXPECT_TRUE(read(QByteArray(good).replace("The Press <news@press.example>", "news@press.example")));
        EXPECT_EQ(read(QByteArray(good).replace("\"v\":1", R"("v":1,"unsubscribe_group":7,"price_micro_usd":800)"))->unsubscribeGroup, 7);
        for (const auto& [what, instead] : {std::pair{"https:", "http:"}, std::pair{"/v3", "/v3/"}, std::pair{"/v3", "/v3?x=1"}, std::pair{"The Press <news@press.example>", "The Press"},
                                            std::pair{"news@press.example", "news@press"}, std::pair{",\"key\":\"mail\"", ""}, std::pair{"\"v\":1", "\"v\":1,\"price_micro_usd\":-1"},
                                            std::pair{"The Press <", "The\\nPress <"}})
            EXPECT_FALSE(read(QByteArray(good).replace(what, instead))) << instead;
    }
}

TEST(ConnectorFile, OfTwilioSaysAccountAndSender)
{
    const QByteArray good = R"({"v":1,"id":"orders","kind":"twilio","title":"SMS","organisations":["press"],"url":"https://api.twilio.com","key":"sms","from":"+15551234567","account":"ACaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa","price_micro_usd":8300})";
    ASSERT_TRUE(read(good)) << read(good).error().text.toStdString();
    for (const char* const from : {"MGaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "12345", "The Press"})
        EXPECT_TRUE(read(QByteArray(good).replace("+15551234567", from))) << from;
    EXPECT_TRUE(read(QByteArray(good).replace("\"v\":1", R"("v":1,"user":"SKaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")")));
    for (const auto& [what, instead] : {std::pair{"ACaa", "AC/a"}, std::pair{"ACaa", "SKaa"}, std::pair{"+15551234567", "The Press of Harbour"}, std::pair{"+15551234567", "+1 555 1234567"},
                                        std::pair{"\"v\":1", "\"v\":1,\"user\":\"me\""}, std::pair{".com", ".com/"}, std::pair{",\"key\":\"sms\"", ""}})
        EXPECT_FALSE(read(QByteArray(good).replace(what, instead))) << instead;
}

TEST(ConnectorFile, OfACalendarSaysWhoInvites)
{
    const QByteArray good = R"({"v":1,"id":"orders","kind":"caldav","title":"The shop","organisations":["press"],"url":"https://cal.example/ann/shop","key":"cal","user":"ann","author":"Ann <ann@shop.example>"})";
    ASSERT_TRUE(read(good)) << read(good).error().text.toStdString();
    EXPECT_TRUE(read(QByteArray(good).replace(",\"author\":\"Ann <ann@shop.example>\"", "")));
    for (const auto& [what, instead] : {std::pair{"https://cal", "http://cal"}, std::pair{"ann/shop", "ann/shop/"}, std::pair{"\"ann\"", "\"a:b\""}, std::pair{"Ann <ann@shop.example>", "Ann"}, std::pair{",\"key\":\"cal\"", ""}})
        EXPECT_FALSE(read(QByteArray(good).replace(what, instead))) << instead;
}

namespace {

/// The one is good, and with each of the others instead it is not.
void expectOnly(const QByteArray& good, std::initializer_list<std::pair<const char*, const char*>> wrong)
{
    ASSERT_TRUE(read(good)) << read(good).error().text.toStdString();
    for (const auto& [what, instead] : wrong) {
        ASSERT_TRUE(good.contains(what)) << what;
        EXPECT_FALSE(read(QByteArray(good).replace(what, instead))) << instead;
    }
}

} // namespace

TEST(ConnectorFile, OfXSaysByWhichAccountItPosts)
{
    expectOnly(R"({"v":1,"id":"orders","kind":"x","title":"X","organisations":["press"],"url":"https://api.x.com","key":"x","user":"harbor_pine"})",
               {{"https://", "http://"}, {"api.x.com", "api.x.com/"}, {"harbor_pine", "@harbor"}, {"harbor_pine", "sixteen_letters_"}, {",\"user\":\"harbor_pine\"", ""}, {",\"key\":\"x\"", ""}});
}

TEST(ConnectorFile, OfLobSaysWhoSendsAndWhatFor)
{
    expectOnly(R"({"v":1,"id":"orders","kind":"lob","title":"Letters","organisations":["press"],"url":"https://api.lob.com/v1","key":"lob","sender":"adr_1a","use_type":"operational","letter_cents":120,"page_cents":25})",
               {{"adr_1a", "1 Main Street"}, {"operational", "private"}, {"120", "-1"}, {"lob.com/v1", "lob.com/v1?x=1"}, {",\"sender\":\"adr_1a\"", ""}, {",\"use_type\":\"operational\"", ""}});
}

TEST(ConnectorFile, OfHubSpotSaysWhatItMayBeGiven)
{
    expectOnly(R"({"v":1,"id":"orders","kind":"hubspot","title":"CRM","organisations":["press"],"url":"https://api.hubapi.com","key":"crm","reads":["phone","city"]})",
               {{"\"city\"", "\"note\""}, {"\"city\"", "\"phone\""}, {"\"city\"", "\"e-mail\""}, {",\"key\":\"crm\"", ""}});
    EXPECT_EQ(read(R"({"v":1,"id":"orders","kind":"hubspot","title":"CRM","organisations":["press"],"url":"https://api.hubapi.com","key":"crm","reads":["phone"]})")->reads, QStringList{QStringLiteral("phone")});
}

TEST(ConnectorFile, OfResendBrevoAndMailgunSaysWhomItIsFromAndHowOneLeaves)
{
    for (const auto& [kind, url] : {std::pair{"resend", "https://api.resend.com"}, std::pair{"brevo", "https://api.brevo.com/v3"}, std::pair{"mailgun", "https://api.eu.mailgun.net"}}) {
        const QByteArray good = QByteArray(R"({"v":1,"id":"orders","kind":"KIND","title":"Mail","organisations":["press"],"url":"URL","key":"mail","from":"The Press <news@press.example>","account":"mg.press.example","unsubscribe":"https://press.example/leave?m={key}"})").replace("KIND", kind).replace("URL", url);
        expectOnly(good, {{"https://a", "http://a"}, {"The Press <news@press.example>", "The Press"}, {"news@press.example", "news@press"}, {"https://press.example/leave", "http://press.example/leave"}, {"leave?m={key}", "leave me"}, {",\"key\":\"mail\"", ""}});
        EXPECT_TRUE(read(good)->isForPeople());
        EXPECT_TRUE(read(QByteArray(good).replace(url, "http://127.0.0.1:4010"))->isMock());
    }
    expectOnly(R"({"v":1,"id":"orders","kind":"mailgun","title":"Mail","organisations":["press"],"url":"https://api.mailgun.net","key":"mail","from":"news@press.example","account":"mg.press.example"})",
               {{"mg.press.example", "mg"}, {"mg.press.example", "mg/press.example"}, {",\"account\":\"mg.press.example\"", ""}});
}

TEST(ConnectorFile, OfMailchimpSaysTheAudienceAndTheDataCentre)
{
    const QByteArray good = R"({"v":1,"id":"orders","kind":"mailchimp","title":"News","organisations":["press"],"url":"https://us6.api.mailchimp.com/3.0","key":"news","from":"The Press <news@press.example>","account":"a1b2c3d4e5"})";
    expectOnly(good, {{"us6.api", "api"}, {"/3.0", ""}, {"mailchimp.com", "mailchimp.com.evil.example"}, {"a1b2c3d4e5", "a1/../x"}, {",\"account\":\"a1b2c3d4e5\"", ""}, {"The Press <news@press.example>", "The Press"}});
    EXPECT_FALSE(read(good)->isForPeople()) << "it goes to an audience, and to nobody by name";
}

TEST(ConnectorFile, OfAShopIsHttpsAlone)
{
    expectOnly(R"({"v":1,"id":"orders","kind":"woocommerce","title":"Shop","organisations":["press"],"url":"https://shop.example","key":"shop","user":"ck_0123456789abcdef"})",
               {{"https://", "http://"}, {"shop.example", "shop.example/"}, {"shop.example", "me@shop.example"}, {"ck_0123456789abcdef", "cs_0123456789abcdef"}, {"ck_0123456789abcdef", "ck_0123:45678"}, {",\"key\":\"shop\"", ""}});
}

TEST(ConnectorFile, OfSlackSaysIntoWhichChannel)
{
    expectOnly(R"({"v":1,"id":"orders","kind":"slack","title":"Team","organisations":["press"],"url":"https://slack.com/api","key":"team","channel":"C0123ABCD"})",
               {{"C0123ABCD", "#press"}, {"C0123ABCD", "U0123ABCD"}, {"/api", "/api/"}, {"https:", "http:"}, {",\"channel\":\"C0123ABCD\"", ""}, {",\"key\":\"team\"", ""}});
}

TEST(ConnectorFile, OfMetaSaysWhichPageOrAccount)
{
    for (const char* const kind : {"facebook", "instagram"})
        expectOnly(QByteArray(R"({"v":1,"id":"orders","kind":"KIND","title":"Meta","organisations":["press"],"url":"https://graph.facebook.com/v23.0","key":"meta","account":"546349135390552"})").replace("KIND", kind),
                   {{"546349135390552", "harbor.pine"}, {"546349135390552", "0"}, {"v23.0", "v23.0/"}, {",\"account\":\"546349135390552\"", ""}, {",\"key\":\"meta\"", ""}});
}

TEST(ConnectorFile, OfSalesforceSaysByWhichFieldContactsAreKnown)
{
    const QByteArray good = R"({"v":1,"id":"orders","kind":"salesforce","title":"CRM","organisations":["press"],"url":"https://press.my.salesforce.com","key":"crm","match":"Press_Mail__c","reads":["phone","city"]})";
    expectOnly(good, {{"Press_Mail__c", "Email"}, {"Press_Mail__c", "Press Mail__c"}, {"Press_Mail__c", "A__B__c"}, {"\"city\"", "\"company\""}, {"\"city\"", "\"phone\""}, {".com", ".com/"}, {",\"match\":\"Press_Mail__c\"", ""}, {",\"key\":\"crm\"", ""}});
    EXPECT_TRUE(read(good)->isForPeople());
    EXPECT_TRUE(agents::ConnectorFile::shippedAddress(agents::ConnectorKind::Salesforce).isEmpty()) << "everybody has an own";
}

TEST(ConnectorFile, OfTikTokSaysWhoPostsAndWhoMaySeeIt)
{
    expectOnly(R"({"v":1,"id":"orders","kind":"tiktok","title":"TikTok","organisations":["press"],"url":"https://open.tiktokapis.com","key":"tok","user":"harbor.pine","privacy":"self"})",
               {{"harbor.pine", "@harbor"}, {"\"self\"", "\"PUBLIC_TO_EVERYONE\""}, {",\"privacy\":\"self\"", ""}, {",\"user\":\"harbor.pine\"", ""}, {".com", ".com/"}, {",\"key\":\"tok\"", ""}});
}

TEST(ConnectorFile, OfABusinessProfileSaysWhichLocation)
{
    const QByteArray good = R"({"v":1,"id":"orders","kind":"business-profile","title":"The shop","organisations":["press"],"url":"https://mybusiness.googleapis.com/v4","key":"shop","account":"accounts/123/locations/456","client_id":"77abc","client_secret":"shop-app"})";
    expectOnly(good, {{"accounts/123/locations/456", "locations/456"}, {"locations/456", "locations/456/localPosts"}, {"accounts/123", "accounts/-"}, {"/v4", "/v4/"}, {",\"key\":\"shop\"", ""}, {"\"shop-app\"", "\"shop\""}});
    EXPECT_EQ(agents::signInOf(*read(good))->scope, QStringList{QStringLiteral("https://www.googleapis.com/auth/business.manage")});
}

TEST(ConnectorFile, OfAdsSaysWhoseTheyAre)
{
    const QByteArray google = R"({"v":1,"id":"orders","kind":"google-ads","title":"Ads","organisations":["press"],"url":"https://googleads.googleapis.com/v26","key":"ads","account":"1234567890","manager":"9876543210","developer_key":"ads-developer","client_id":"77abc"})";
    expectOnly(google, {{"1234567890", "123-456-7890"}, {"9876543210", "0876543210"}, {"\"ads-developer\"", "\"ads\""}, {"\"ads-developer\"", "\"The token itself!\""}, {",\"developer_key\":\"ads-developer\"", ""}, {"/v26", "/v26/"}, {",\"key\":\"ads\"", ""}});
    EXPECT_EQ(agents::signInOf(*read(google))->scope, QStringList{QStringLiteral("https://www.googleapis.com/auth/adwords")});
    const QByteArray meta = R"({"v":1,"id":"orders","kind":"meta-ads","title":"Ads","organisations":["press"],"url":"https://graph.facebook.com/v25.0","key":"ads","account":"123456789012345","price_micro_usd":1100000})";
    expectOnly(meta, {{"123456789012345", "act_123456789012345"}, {"1100000", "-1"}, {"v25.0", "v25.0/"}, {",\"account\":\"123456789012345\"", ""}, {",\"key\":\"ads\"", ""}});
    EXPECT_FALSE(read(QByteArray(meta).replace("\"v\":1", R"("v":1,"manager":"9876543210")"))) << "Google's alone";
    for (const char* kind : {"meta-ads", "facebook", "instagram"})
        EXPECT_FALSE(read(QByteArray(meta).replace("meta-ads", kind).replace("\"v\":1", R"("v":1,"client_id":"77abc")"))) << "Meta takes nobody back to a desk";
    EXPECT_FALSE(read(R"({"v":1,"id":"orders","kind":"slack","title":"Team","organisations":["press"],"url":"https://slack.com/api","key":"team","channel":"C0123ABCD","client_id":"77abc"})")) << "a desk is given no bot's token";
}

TEST(ConnectorFile, TikTokAndSalesforceAreSignedInToInTheirOwnWays)
{
    const QByteArray tok = R"({"v":1,"id":"orders","kind":"tiktok","title":"TikTok","organisations":["press"],"url":"https://open.tiktokapis.com","key":"tok","user":"harbor.pine","privacy":"self","client_id":"77abc","client_secret":"tok-app"})";
    expectOnly(tok, {{",\"client_secret\":\"tok-app\"", ""}});
    const agents::SignInPlace there = agents::signInOf(*read(tok)).value();
    EXPECT_EQ(there.authorizeUrl, QStringLiteral("https://www.tiktok.com/v2/auth/authorize/"));
    EXPECT_EQ(there.tokenUrl, QStringLiteral("https://open.tiktokapis.com/v2/oauth/token/"));
    EXPECT_EQ(there.origin, QStringLiteral("https://open.tiktokapis.com"));
    EXPECT_TRUE(there.clientName == QStringLiteral("client_key") && there.isHexChallenge && there.between == u',' && there.host.isEmpty() && there.scope.contains(QStringLiteral("video.publish")));
    const QByteArray crm = R"({"v":1,"id":"orders","kind":"salesforce","title":"CRM","organisations":["press"],"url":"https://press.my.salesforce.com","key":"crm","match":"Press_Mail__c","client_id":"3MVG9.abc","sign_in_port":1717})";
    expectOnly(crm, {{",\"sign_in_port\":1717", ""}});
    const agents::SignInPlace desk = agents::signInOf(*read(crm)).value();
    EXPECT_EQ(desk.authorizeUrl, QStringLiteral("https://press.my.salesforce.com/services/oauth2/authorize"));
    EXPECT_EQ(desk.tokenUrl, QStringLiteral("https://press.my.salesforce.com/services/oauth2/token"));
    EXPECT_TRUE(desk.host == QStringLiteral("localhost") && desk.port == 1717 && desk.clientName.isEmpty() && desk.scope.contains(QStringLiteral("refresh_token")));
}

TEST(ConnectorFile, OfAServiceThatOneSignsInToSaysAsWhichApp)
{
    const QByteArray good = R"({"v":1,"id":"orders","kind":"linkedin","title":"The page","organisations":["press"],"url":"https://api.linkedin.com","key":"page","account":"urn:li:organization:1","client_id":"77abc","client_secret":"page-app","sign_in_port":8917,"api_version":"202605"})";
    const auto with = [&good](const char* what, const char* instead) { return QByteArray(good).replace(what, instead); };
    const Result<agents::ConnectorFile> file = read(good);
    ASSERT_TRUE(file) << file.error().text.toStdString();
    const std::optional<agents::SignInPlace> place = agents::signInOf(*file);
    ASSERT_TRUE(place);
    EXPECT_EQ(place->tokenUrl, QStringLiteral("https://www.linkedin.com/oauth/v2/accessToken"));
    EXPECT_EQ(place->authorizeUrl, QStringLiteral("https://www.linkedin.com/oauth/v2/authorization"));
    EXPECT_EQ(place->origin, QStringLiteral("https://api.linkedin.com")) << "tokens go there alone";
    EXPECT_EQ(place->secret, QStringLiteral("page-app"));
    EXPECT_EQ(place->port, 8917);
    EXPECT_TRUE(agents::signInOf(*read(with("\"client_secret\":\"page-app\",", "")))->authorizeUrl.contains(QStringLiteral("native-pkce"))) << "an app without a secret";
    EXPECT_TRUE(agents::signInOf(*read(with("urn:li:organization:1", "urn:li:person:x")))->scope.contains(QStringLiteral("w_member_social")));
    const QByteArray typed = with("\"client_id\":\"77abc\",\"client_secret\":\"page-app\",\"sign_in_port\":8917,", "");
    ASSERT_TRUE(read(typed)) << read(typed).error().text.toStdString();
    EXPECT_FALSE(agents::signInOf(*read(typed))) << "a token that she got elsewhere";
    EXPECT_EQ(agents::signInOf(*read(with("https://api.linkedin.com", "http://127.0.0.1:9")))->tokenUrl, QStringLiteral("http://127.0.0.1:9/oauth/token")) << "a mock";
    for (const char* kind : {"search-console", "analytics"}) {
        const QByteArray google = with("\"linkedin\"", (QByteArray("\"") + kind + "\"").constData()).replace("https://api.linkedin.com", "https://google.example").replace(",\"api_version\":\"202605\"", "").replace("urn:li:organization:1", QByteArray(kind) == "analytics" ? "123" : "https://www.example.org/");
        ASSERT_TRUE(read(google)) << read(google).error().text.toStdString();
        EXPECT_TRUE(agents::signInOf(*read(google))->scope.first().endsWith(QStringLiteral(".readonly")));
        EXPECT_FALSE(read(QByteArray(google).replace("https://www.example.org/", "www.example.org").replace("\"123\"", "\"UA-1\"")));
    }
    struct {
        const char* what;
        const char* instead;
        const char* place;
    } const wrong[] = {{"urn:li:organization:1", "urn:li:group:1", "/account"}, {"77abc", "77 abc", "/client_id"}, {"\"page-app\"", "\"page\"", "/client_secret"}, {"\"page-app\"", "\"The secret itself!\"", "/client_secret"},
                       {"8917", "80", "/sign_in_port"}, {"202605", "202613", "/api_version"}, {"api.linkedin.com\"", "api.linkedin.com/\"", "/url"}};
    for (const auto& one : wrong) {
        const Result<agents::ConnectorFile> bad = read(with(one.what, one.instead));
        ASSERT_FALSE(bad) << one.instead;
        EXPECT_TRUE((bad.error().text + bad.error().where).contains(QLatin1String(one.place))) << bad.error().text.toStdString();
    }
    EXPECT_FALSE(read(QByteArray(kGood).replace("\"v\":1", R"("v":1,"client_id":"77abc")"))) << "nobody signs in to a webhook";
}

TEST(ConnectorKinds, ThatWereMadeFromDocumentationAloneAlwaysSaySo)
{
    using Kind = agents::ConnectorKind;
    const QList<Kind> told{Kind::LinkedIn, Kind::Facebook, Kind::Instagram, Kind::Analytics, Kind::SearchConsole, Kind::Mailchimp, Kind::Brevo, Kind::Resend, Kind::Mailgun, Kind::TikTok, Kind::Salesforce,
                           Kind::WooCommerce, Kind::Slack, Kind::BusinessProfile, Kind::MetaAds, Kind::GoogleAds};
    TempHome home;
    agents::KeyShelf keys(home.file(QStringLiteral("settings.ini")), std::make_unique<FakeKeyRing>(), std::chrono::milliseconds(0));
    const auto door = std::make_shared<agents::HttpDoor>(keys, agents::Way{agents::Way::None, {}, Duration(3'000)});
    const SystemClock clock;
    for (int kind = 0; kind < int(EnumWords<Kind>::words.size()); ++kind) {
        agents::ConnectorFile file;
        file.kind = Kind(kind);
        file.id = QStringLiteral("way");
        file.url = QStringLiteral("https://service.example");
        const QString said = agents::connectorOf(file, door, clock, home.file(QStringLiteral("clones")))->guarantees().sentences.join(u' ');
        EXPECT_EQ(said.contains(QStringLiteral("documentation and recorded answers, and was not verified live.")), told.contains(file.kind)) << EnumWords<Kind>::words[size_t(kind)];
    }
}

} // namespace qd::test
