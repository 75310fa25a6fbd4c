#include "agents/effects/settings/SentWith.h"

#include "agents/effects/http/ApprovedBytes.h"
#include "agents/effects/settings/OutsideConnectors.h"
#include "tests/agents/keys/FakeKeyRing.h"
#include "tests/support/TempHome.h"

#include <gtest/gtest.h>

using namespace qd;
using namespace qd::agents;
using namespace Qt::StringLiterals;

namespace {

/// Of members that go out with what is sent: two values that a file may hold.
const QMap<QString, QStringList>& values()
{
    static const QMap<QString, QStringList> all{
        {u"url"_s, {u"https://one.example/a"_s, u"https://one.example"_s}}, {u"branch"_s, {u"main"_s, u"drafts"_s}}, {u"path"_s, {u"posts"_s, u"posts/more"_s}},
        {u"author"_s, {u"Ada <ada@one.example>"_s, u"Bea <bea@one.example>"_s}}, {u"user"_s, {u"harbor.pine"_s, u"harbor"_s}}, {u"from"_s, {u"Press <press@one.example>"_s, u"Press <post@one.example>"_s}},
        {u"account"_s, {u"546349135390552"_s, u"5463"_s}}, {u"unsubscribe_group"_s, {u"7"_s, u"70"_s}}, {u"sender"_s, {u"adr_1a"_s, u"adr_1"_s}}, {u"use_type"_s, {u"operational"_s, u"marketing"_s}},
        {u"reply_to"_s, {u"desk@one.example"_s, u"boss@one.example"_s}}, {u"unsubscribe"_s, {u"https://one.example/leave/m"_s, u"https://one.example/leave"_s}}, {u"channel"_s, {u"C12"_s, u"C1"_s}},
        {u"match"_s, {u"Press_Mail__c"_s, u"Mail__c"_s}}, {u"privacy"_s, {u"self"_s, u"public"_s}}, {u"api_version"_s, {u"202605"_s, u"202601"_s}}};
    return all;
}

/// Which of them go out by each kind.
const QMap<ConnectorKind, QStringList>& sentBy()
{
    using Kind = ConnectorKind;
    static const QMap<Kind, QStringList> all{
        {Kind::Webhook, {u"url"_s}}, {Kind::Git, {u"url"_s, u"branch"_s, u"path"_s}}, {Kind::WordPress, {u"url"_s}}, {Kind::SendGrid, {u"url"_s, u"from"_s, u"unsubscribe_group"_s}},
        {Kind::Mandrill, {u"url"_s, u"from"_s}}, {Kind::Twilio, {u"url"_s, u"from"_s, u"account"_s}}, {Kind::CalDav, {u"url"_s, u"author"_s}}, {Kind::X, {u"user"_s}},
        {Kind::Lob, {u"url"_s, u"sender"_s, u"use_type"_s}}, {Kind::HubSpot, {u"url"_s}}, {Kind::Smtp, {u"url"_s, u"from"_s, u"reply_to"_s, u"unsubscribe"_s}},
        {Kind::Resend, {u"url"_s, u"from"_s, u"unsubscribe"_s}}, {Kind::Brevo, {u"url"_s, u"from"_s, u"unsubscribe"_s}}, {Kind::Mailgun, {u"url"_s, u"from"_s, u"account"_s, u"unsubscribe"_s}},
        {Kind::Mailchimp, {u"url"_s, u"from"_s, u"account"_s}}, {Kind::WooCommerce, {u"url"_s}}, {Kind::Slack, {u"url"_s, u"channel"_s}}, {Kind::Facebook, {u"url"_s, u"account"_s}},
        {Kind::Instagram, {u"url"_s, u"account"_s}}, {Kind::Salesforce, {u"url"_s, u"match"_s}}, {Kind::TikTok, {u"user"_s, u"privacy"_s}}, {Kind::LinkedIn, {u"account"_s, u"api_version"_s}},
        {Kind::SearchConsole, {u"url"_s, u"account"_s}}, {Kind::Analytics, {u"url"_s, u"account"_s}}, {Kind::BusinessProfile, {u"url"_s, u"account"_s}},
        {Kind::MetaAds, {u"url"_s, u"account"_s}}, {Kind::GoogleAds, {u"url"_s, u"account"_s}}};
    return all;
}

/// What goes out by none: whose it is and what it is called, what lets us in, what it costs and may carry, and `reads`, whose fields the item names itself.
const QStringList kNeverSent{u"v"_s, u"id"_s, u"kind"_s, u"title"_s, u"on"_s, u"organisations"_s, u"key"_s, u"clearance"_s, u"remembers_hours"_s, u"price_micro_usd"_s, u"letter_cents"_s, u"page_cents"_s,
                             u"reads"_s, u"client_id"_s, u"client_secret"_s, u"sign_in_port"_s, u"manager"_s, u"developer_key"_s};
/// May be missing.
const QStringList kOptional{u"path"_s, u"author"_s, u"unsubscribe_group"_s, u"reply_to"_s, u"unsubscribe"_s, u"api_version"_s};

struct Names {
    QStringList all{};
    template <class T> void operator()(const char* name, T&) { all.append(QString::fromLatin1(name)); }
};

struct Setter {
    QString name;
    QString value;
    template <class T> void operator()(const char* member, T& into) const
    {
        if (name != QLatin1String(member))
            return;
        if constexpr (std::is_same_v<T, QString>)
            into = value;
        else if constexpr (std::is_same_v<T, int>)
            into = value.toInt();
    }
};

ConnectorFile with(ConnectorFile file, const QString& member, const QString& value)
{
    Setter set{member, value};
    file.fields(set);
    return file;
}

ConnectorFile fileOf(ConnectorKind kind)
{
    ConnectorFile file;
    file.id = file.key = u"way"_s;
    file.title = u"The way"_s;
    file.kind = kind;
    for (const QString& member : sentBy().value(kind))
        file = with(file, member, values().value(member).first());
    return file;
}

/// Makes connectors, and asks nobody.
class SentWithTest : public testing::Test {
protected:
    std::unique_ptr<Connector> made(const ConnectorFile& file) const { return connectorOf(file, door, clock, home.path()); }
    /// A mail to somebody, for that way as it is now.
    EffectContent mailFor(const Connector& way) const
    {
        EffectContent content;
        content.connector = way.id();
        content.destination = way.place();
        content.title = u"Three seats are left"_s;
        content.files = {{u"mail.txt"_s, "1", u"text/plain"_s, 20}, {u"mail.html"_s, "2", u"text/html"_s, 20}};
        Recipient one;
        one.address = u"contact:1"_s;
        one.channel = way.channel();
        content.recipients = {one};
        return content;
    }

    test::TempHome home;
    SystemClock clock;
    KeyShelf keys{home.file(u"settings.ini"_s), std::make_unique<test::FakeKeyRing>(), std::chrono::milliseconds(0)};
    std::shared_ptr<HttpDoor> door = std::make_shared<HttpDoor>(keys, Way{Way::None, {}, Duration(3'000)});
};

} // namespace

TEST_F(SentWithTest, OfEachMemberOfAFileItIsSaidWhetherItGoesOut)
{
    ConnectorFile file;
    Names names;
    file.fields(names);
    for (const QString& name : names.all)
        EXPECT_NE(kNeverSent.contains(name), values().contains(name)) << name.toStdString() << ": does it go out with what is sent? Then it is part of what is approved (SentWith)";
    EXPECT_EQ(names.all.size(), kNeverSent.size() + values().size());
    EXPECT_EQ(sentBy().size(), qsizetype(EnumWords<ConnectorKind>::words.size()));
}

TEST_F(SentWithTest, WhatIsApprovedGoesOutByAnAccountAsItWasThenOrNotAtAll)
{
    int tried = 0;
    for (auto kind = sentBy().begin(); kind != sentBy().end(); ++kind)
        for (const QString& member : *kind) {
            const QStringList all = values().value(member) + (kOptional.contains(member) ? QStringList{QString()} : QStringList());
            for (const QString& then : all)
                for (const QString& now : all) {
                    SCOPED_TRACE(QStringLiteral("%1: %2 from \"%3\" to \"%4\"").arg(QString(wordOf(kind.key())), member, then, now).toStdString());
                    const std::unique_ptr<Connector> before = made(with(fileOf(kind.key()), member, then)), after = made(with(fileOf(kind.key()), member, now));
                    EXPECT_EQ(before->place() == after->place(), then == now) << before->place().toStdString();
                    if (kind.key() == ConnectorKind::Git || fileOf(kind.key()).isReader()) // bound to a commit; nothing is sent
                        continue;
                    const Result<Done> fit = after->check(mailFor(*before));
                    EXPECT_EQ(!fit && fit.error().where == u"destination"_s, then != now) << (fit ? "taken" : fit.error().text.toStdString());
                    if (then == now)
                        continue;
                    const auto [was, is] = apart(before->place(), after->place());
                    EXPECT_TRUE(fit.error().text.contains(was) && fit.error().text.contains(is)) << fit.error().text.toStdString();
                    ++tried;
                }
        }
    EXPECT_GE(tried, 110);
}

TEST_F(SentWithTest, AMailGoesOutByAnAccountThatIsAsItWas)
{
    for (const ConnectorKind kind : {ConnectorKind::Smtp, ConnectorKind::SendGrid, ConnectorKind::Mandrill, ConnectorKind::Resend, ConnectorKind::Brevo, ConnectorKind::Mailgun}) {
        const std::unique_ptr<Connector> way = made(fileOf(kind));
        const Result<Done> fit = way->check(mailFor(*way));
        EXPECT_TRUE(fit) << QString(wordOf(kind)).toStdString() << ": " << (fit ? "" : fit.error().text.toStdString());
    }
}

TEST_F(SentWithTest, WhatGoesOutWithItIsSaidInWords)
{
    for (const auto& [kind, words] : {std::pair{ConnectorKind::SendGrid, u" (readers leave the group 7)"_s}, std::pair{ConnectorKind::TikTok, u" (nobody but the account may see it)"_s},
                                      std::pair{ConnectorKind::Lob, u" (from adr_1a, as what is operational)"_s}, std::pair{ConnectorKind::CalDav, u" (whoever is invited is invited by Ada <ada@one.example>)"_s},
                                      std::pair{ConnectorKind::Smtp, u" (answers go to desk@one.example, readers leave at https://one.example/leave/m)"_s},
                                      std::pair{ConnectorKind::Mailgun, u" (by the domain 546349135390552, readers leave at https://one.example/leave/m)"_s}})
        EXPECT_TRUE(made(fileOf(kind))->place().endsWith(words)) << made(fileOf(kind))->place().toStdString();
    ConnectorFile plain = fileOf(ConnectorKind::SendGrid);
    plain.unsubscribeGroup = 0;
    EXPECT_EQ(made(plain)->place(), u"https://one.example/a as Press <press@one.example>"_s) << "what has none asks for nothing anew";
}

TEST_F(SentWithTest, TwoPlacesAreToldApartByWhatTheyDoNotShare)
{
    using Pair = std::pair<QString, QString>;
    EXPECT_EQ(apart(u"https://a as P (by the domain d, readers leave at x)"_s, u"https://a as P (by the domain d, readers leave at y)"_s), Pair(u"…, readers leave at x)"_s, u"…, readers leave at y)"_s));
    EXPECT_EQ(apart(u"https://a as P (by the domain d)"_s, u"https://a as P (by the domain d, readers leave at y)"_s), Pair(u"… (by the domain d)"_s, u"… (by the domain d, readers leave at y)"_s));
    EXPECT_EQ(apart(u"https://a"_s, u"https://a (answers go to b)"_s), Pair(u"https://a"_s, u"https://a (answers go to b)"_s));
    EXPECT_EQ(apart(u"one"_s, u"other"_s), Pair(u"one"_s, u"other"_s));
}

TEST_F(SentWithTest, WhatIsBelowAPlaceIsWhatItsRendererPutThereAndNoOtherPlace)
{
    EffectContent content;
    content.files = {{u"planning.ics"_s, "1", u"text/calendar"_s, 20}};
    content.destination = u"https://one.example/cal/work/planning.ics"_s;
    EXPECT_TRUE(isMeantFor(content, u"https://one.example/cal/work"_s));
    EXPECT_FALSE(isMeantFor(content, u"https://one.example/cal"_s)) << "another calendar";
    content.files.first().path = u"first-days/post.html"_s;
    content.destination = u"https://one.example/blog/first-days/"_s;
    EXPECT_TRUE(isMeantFor(content, u"https://one.example/blog"_s));
    EXPECT_FALSE(isMeantFor(content, u"https://one.example"_s)) << "another site";
    content.destination = u"https://one.example/blog/first-days-2/"_s;
    EXPECT_FALSE(isMeantFor(content, u"https://one.example/blog"_s));
    content.details.insert(u"slug"_s, u"first-days-2"_s);
    EXPECT_TRUE(isMeantFor(content, u"https://one.example/blog"_s)) << "its address was taken";
    content.files.first().path = u"linkedin/first-days/post.txt"_s;
    content.destination = u"https://www.linkedin.com/company/1/linkedin/first-days/"_s;
    EXPECT_TRUE(isMeantFor(content, u"https://www.linkedin.com/company/1"_s));
    content.files.first().path = u"event.json"_s;
    content.destination = u"https://one.example/hooks/orders"_s;
    EXPECT_FALSE(isMeantFor(content, u"https://one.example/hooks"_s)) << "another hook";
}
