#include "tests/app/outside/OutsideWays.h"

#include "tests/app/outside/Repositories.h"
#include "tests/support/fakeworld/WorldProcess.h"

#include <algorithm>

namespace qd::test {

namespace {

using Kind = WayUnderTest::Knows;

struct KindOfWay {
    const char* name;
    Kind knows;
    const char* path;        ///< of its account at the world, before its id
    const char* route;       ///< of what is to fail, behind it; "*" at its end: and whatever follows
    const char* body;        ///< … where its body has that; empty: every one of that route
    bool hasId = false;      ///< its answer holds what it is called there, so a cut one says nothing
    bool looksFirst = true;  ///< asks the other side before anything is planned: who is not reached then plans nothing
};

const QList<KindOfWay>& kinds()
{
    static const QList<KindOfWay> all{
        {"webhook", Kind::Never, "/hooks/each/", "", "", false, false},
        {"webhook-once", Kind::Always, "/hooks/once/", "", "", false, false},
        {"wordpress", Kind::Always, "/blog/", "/", R"("status":"publish")"},
        {"caldav", Kind::Always, "/cal/", "/*", "BEGIN:VCALENDAR"},
        {"sendgrid", Kind::Never, "/api/sendgrid/", "/mail/send", "", false, false},
        {"mandrill", Kind::Never, "/api/mandrill/", "/messages/send", "", true, false},
        {"resend", Kind::Always, "/api/resend/", "/emails", "", true, false},
        {"mailgun", Kind::Never, "/api/mailgun/", "/v3/mail.example/messages", "", true, false},
        {"brevo", Kind::OnceUnsaid, "/api/brevo/", "/smtp/email", "", true, false},
        {"twilio", Kind::WhenThere, "/api/twilio/", "/2010-04-01/Accounts/AC00000000000000000000000000000000/Messages.json", "To=", true, false},
        {"x", Kind::WhenThere, "/api/x/", "/2/tweets", "", true, false},
        {"slack", Kind::WhenThere, "/api/slack/", "/chat.postMessage", "", true, false},
        {"facebook", Kind::WhenThere, "/api/facebook/", "/546349135390552/feed", "", true, false},
        {"linkedin", Kind::WhenThere, "/api/linkedin/", "/rest/posts", R"("commentary")", false, false},
        {"lob", Kind::Always, "/api/lob/", "/letters", "form-data", true, false},
        {"hubspot", Kind::Always, "/api/hubspot/", "/crm/v3/objects/contacts/batch/upsert", "", true},
        {"salesforce", Kind::Always, "/api/salesforce/", "/services/data/v62.0/composite/sobjects/Contact/Press_Mail__c", "", true},
        {"woocommerce", Kind::Always, "/api/woocommerce/", "/wp-json/wc/v3/products/batch", "", true},
        {"business-profile", Kind::WhenThere, "/api/business-profile/", "/accounts/123/locations/456/localPosts", R"("summary")", true},
        {"google-ads", Kind::Always, "/api/google-ads/", "/customers/1234567890/googleAds:mutate", R"("validateOnly":false)", true},
        {"meta-ads", Kind::Always, "/api/meta-ads/", "/777", R"("status":"PAUSED"})", true},
    };
    return all;
}

const KindOfWay* kindOf(const WayUnderTest& way)
{
    const auto found = std::find_if(kinds().begin(), kinds().end(), [&way](const KindOfWay& one) { return way.kind == QLatin1String(one.name); });
    return found == kinds().end() ? nullptr : &*found;
}

QJsonObject status(int code)
{
    return {{QStringLiteral("status"), code}};
}

QJsonObject begins(bool isReset)
{
    return {{QStringLiteral("sends"), QStringLiteral("HTTP/1.1 200 OK\r\nContent-Ty")}, {QStringLiteral("reset"), isReset}};
}

/// What can go wrong before there is a connection: nobody has the name, nobody listens, whoever does speaks no TLS.
QList<FaultPoint> connectionPoints()
{
    return {{"no-such-host", "", {}, true, false, false}, {"nobody-listens", "", {}, true, false, false}, {"no-tls", "", {}, true, false, false}};
}

/// What can go wrong with a request.
QList<FaultPoint> requestPoints()
{
    return {{"well", ""},
            {"closed-before", "close-before", {}, false},
            {"closed-after-body", "close-after-body", {}, false},
            {"reset-after-body", "close-after-body", {{QStringLiteral("reset"), true}}, false},
            {"half-status-line", "half-status-line", {}, false},
            {"cut-in-headers", "half-status-line", begins(false), false},
            {"reset-in-headers", "half-status-line", begins(true), false},
            {"silent-when-taken", "hang", {}, false},
            {"garbage", "garbage", {}, false},
            {"cut-body", "cut-body"},
            {"fails-after-doing", "fail-after", {}, false},
            {"fails-before-doing", "fail-before", {}, false},
            {"page-of-a-proxy", "html-page", {}, false},
            {"sends-elsewhere", "redirect", {{QStringLiteral("to"), QStringLiteral("/hooks/each/stolen")}}, true, false},
            {"bad-request", "status", status(400), true, false},
            {"no-such-key", "status", status(401)},
            {"timeout-of-its-own", "status", status(408), false},
            {"gone", "status", status(410), true, false},
            {"too-many", "status", {{QStringLiteral("status"), 429}, {QStringLiteral("retry_after"), 1}}},
            {"slow", "delay", {{QStringLiteral("delay_ms"), 300}}},
            {"in-drops", "drip", {{QStringLiteral("every_ms"), 2}}}};
}

/// What can go wrong with a message (RFC 5321); what a server wants later, it wants after minutes.
QList<FaultPoint> mailPoints()
{
    const auto rule = [](const char* what, int code = 0) { return QJsonObject{{QStringLiteral("do"), QString::fromLatin1(what)}, {QStringLiteral("code"), code}}; };
    return {{"well", ""},
            {"sender-refused", "MAIL", rule("code", 550), true, false},
            {"nobody-there", "RCPT", rule("code", 550), true, false},
            {"not-wanted", "DATA", rule("code", 554), true, false},
            {"cut-in-the-middle", "body", rule("cut"), false},
            {"refused-at-the-end", "dot", rule("code", 554), true, false},
            {"cut-when-taken", "dot", rule("cut"), false},
            {"lost-at-the-end", "dot", rule("lose"), false}};
}

QString titleOf(const WayUnderTest& way)
{
    return QStringLiteral("What happened at %1").arg(way.id);
}

/// What its renderer wants besides a title and a text.
QJsonObject inputOf(const WayUnderTest& way)
{
    static const QMap<QString, QString> renderers{
        {QStringLiteral("folder"), QStringLiteral("linkedin-post")}, {QStringLiteral("webhook"), QStringLiteral("event")}, {QStringLiteral("webhook-once"), QStringLiteral("event")},
        {QStringLiteral("git"), QStringLiteral("linkedin-post")}, {QStringLiteral("wordpress"), QStringLiteral("web-post")}, {QStringLiteral("smtp"), QStringLiteral("e-mail")},
        {QStringLiteral("caldav"), QStringLiteral("calendar-event")}, {QStringLiteral("sendgrid"), QStringLiteral("e-mail")}, {QStringLiteral("mandrill"), QStringLiteral("e-mail")},
        {QStringLiteral("twilio"), QStringLiteral("sms")}, {QStringLiteral("x"), QStringLiteral("x-post")}, {QStringLiteral("lob"), QStringLiteral("letter")},
        {QStringLiteral("hubspot"), QStringLiteral("contact-update")}, {QStringLiteral("business-profile"), QStringLiteral("business-post")}, {QStringLiteral("google-ads"), QStringLiteral("campaign-change")},
        {QStringLiteral("resend"), QStringLiteral("e-mail")}, {QStringLiteral("mailgun"), QStringLiteral("e-mail")}, {QStringLiteral("brevo"), QStringLiteral("e-mail")},
        {QStringLiteral("slack"), QStringLiteral("slack-message")}, {QStringLiteral("facebook"), QStringLiteral("facebook-post")}, {QStringLiteral("linkedin"), QStringLiteral("linkedin-post")},
        {QStringLiteral("salesforce"), QStringLiteral("contact-update")}, {QStringLiteral("woocommerce"), QStringLiteral("product-update")}, {QStringLiteral("meta-ads"), QStringLiteral("campaign-change")}};
    const QString renderer = renderers.value(way.kind);
    QJsonObject input{{QStringLiteral("render"), renderer}, {QStringLiteral("title"), titleOf(way)}};
    if (renderer == QLatin1String("campaign-change")) {
        input.insert(QStringLiteral("currency"), QStringLiteral("EUR"));
        input.insert(QStringLiteral("campaigns"), QJsonArray{QStringLiteral("777 status=off")});
        return input;
    }
    if (renderer == QLatin1String("product-update")) {
        input.insert(QStringLiteral("products"), QJsonArray{QStringLiteral("12 price=19.90")});
        return input;
    }
    if (renderer != QLatin1String("contact-update"))
        input.insert(QStringLiteral("text"), QStringLiteral("It happened at %1, and this says so.").arg(way.id));
    if (renderer == QLatin1String("event"))
        input.insert(QStringLiteral("type"), QStringLiteral("trial.happened"));
    else if (renderer == QLatin1String("contact-update"))
        input.insert(QStringLiteral("fields"), QJsonArray{QStringLiteral("phone")});
    else if (renderer != QLatin1String("sms"))
        input.insert(QStringLiteral("slug"), way.id);
    if (renderer == QLatin1String("calendar-event")) {
        input.insert(QStringLiteral("start"), QStringLiteral("2026-12-01T09:00"));
        input.insert(QStringLiteral("time_zone"), QStringLiteral("Europe/Berlin"));
    }
    static const QStringList toPeople{QStringLiteral("smtp"), QStringLiteral("sendgrid"), QStringLiteral("mandrill"), QStringLiteral("twilio"), QStringLiteral("lob"), QStringLiteral("hubspot"),
                                     QStringLiteral("resend"), QStringLiteral("mailgun"), QStringLiteral("brevo"), QStringLiteral("salesforce")};
    if (toPeople.contains(way.kind))
        input.insert(QStringLiteral("to"), QStringLiteral("segment:readers"));
    return input;
}

/// Members that only an account at that service has.
QJsonObject ofService(const QString& kind)
{
    const QString account = QStringLiteral("account"), reads = QStringLiteral("reads");
    static const QMap<QString, QJsonObject> all{
        {QStringLiteral("x"), {{QStringLiteral("user"), QStringLiteral("press")}}},
        {QStringLiteral("slack"), {{QStringLiteral("channel"), QStringLiteral("C123ABC456")}}},
        {QStringLiteral("facebook"), {{account, QStringLiteral("546349135390552")}}},
        {QStringLiteral("linkedin"), {{account, QStringLiteral("urn:li:organization:5515715")}}},
        {QStringLiteral("mailgun"), {{account, QStringLiteral("mail.example")}}},
        {QStringLiteral("business-profile"), {{account, QStringLiteral("accounts/123/locations/456")}}},
        {QStringLiteral("google-ads"), {{account, QStringLiteral("1234567890")}, {QStringLiteral("developer_key"), QStringLiteral("developer")}}},
        {QStringLiteral("meta-ads"), {{account, QStringLiteral("123456789012345")}}},
        {QStringLiteral("woocommerce"), {{QStringLiteral("user"), QStringLiteral("ck_0123456789abcdef")}}},
        {QStringLiteral("twilio"), {{account, QStringLiteral("AC") + QString(32, u'0')}, {QStringLiteral("from"), QStringLiteral("+15551234567")}, {QStringLiteral("price_micro_usd"), 8'300}}},
        {QStringLiteral("lob"), {{QStringLiteral("sender"), QStringLiteral("adr_210a8d4b0b76d77b")}, {QStringLiteral("use_type"), QStringLiteral("operational")}, {QStringLiteral("letter_cents"), 90}}},
        {QStringLiteral("hubspot"), {{reads, QJsonArray{QStringLiteral("phone")}}}},
        {QStringLiteral("salesforce"), {{reads, QJsonArray{QStringLiteral("phone")}}, {QStringLiteral("match"), QStringLiteral("Press_Mail__c")}}}};
    return all.value(kind);
}

/// Members of the account's file that only its kind has.
QJsonObject moreOf(const WayUnderTest& way)
{
    const QString from = QStringLiteral("The Outpost <%1>").arg(senderOf(way)), pii = QStringLiteral("pii");
    if (way.kind == QLatin1String("git"))
        return {{QStringLiteral("branch"), QStringLiteral("main")}};
    if (way.kind == QLatin1String("wordpress"))
        return {{QStringLiteral("user"), QStringLiteral("editor")}, {QStringLiteral("key"), QStringLiteral("blog")}};
    if (way.kind == QLatin1String("caldav"))
        return {{QStringLiteral("user"), QStringLiteral("ann")}, {QStringLiteral("key"), QStringLiteral("calendar")}};
    if (way.kind == QLatin1String("smtp"))
        return {{QStringLiteral("user"), QStringLiteral("press@mail.example")}, {QStringLiteral("key"), QStringLiteral("mail")}, {QStringLiteral("from"), from}, {QStringLiteral("clearance"), pii}};
    if (way.kind.startsWith(QLatin1String("webhook")))
        return {{QStringLiteral("key"), QStringLiteral("hook")}, {QStringLiteral("remembers_hours"), way.knows == WayUnderTest::Always ? 24 : 0}};
    QJsonObject more = ofService(way.kind);
    more.insert(QStringLiteral("key"), QStringLiteral("service"));
    static const QStringList toNobody{QStringLiteral("x"), QStringLiteral("business-profile"), QStringLiteral("google-ads"), QStringLiteral("meta-ads"), QStringLiteral("slack"), QStringLiteral("facebook"),
                                      QStringLiteral("linkedin"), QStringLiteral("woocommerce")};
    if (!toNobody.contains(way.kind))
        more.insert(QStringLiteral("clearance"), pii);
    static const QStringList carriers{QStringLiteral("sendgrid"), QStringLiteral("mandrill"), QStringLiteral("resend"), QStringLiteral("mailgun"), QStringLiteral("brevo")};
    if (carriers.contains(way.kind))
        more.insert(QStringLiteral("from"), from);
    return more;
}

QString urlOf(const WayUnderTest& way, const Places& places)
{
    if (way.kind == QLatin1String("git"))
        return QStringLiteral("file://%1/%2.git").arg(places.repositories, way.id);
    if (way.kind == QLatin1String("smtp"))
        return QStringLiteral("smtp://127.0.0.1:%1").arg(places.mailPort);
    return originOf(way, places) + QLatin1String(kindOf(way)->path) + way.id;
}

} // namespace

QStringList kindsOfWays()
{
    QStringList all;
    for (const KindOfWay& kind : kinds())
        all.append(QLatin1String(kind.name));
    return all << QStringLiteral("smtp") << QStringLiteral("git") << QStringLiteral("folder");
}

QList<WayUnderTest> allWays()
{
    QList<WayUnderTest> all;
    const auto add = [&all](const char* kind, const FaultPoint& point, Kind knows) { all.append({QStringLiteral("%1-%2").arg(QLatin1String(kind), QLatin1String(point.name)), QLatin1String(kind), point, knows}); };
    for (const KindOfWay& kind : kinds())
        for (FaultPoint point : requestPoints()) {
            point.isAnswered = point.isAnswered && !(kind.hasId && qstrcmp(point.fault, "cut-body") == 0);
            add(kind.name, point, kind.knows);
        }
    for (const KindOfWay& kind : kinds())
        for (const FaultPoint& point : kind.looksFirst ? QList<FaultPoint>() : connectionPoints())
            add(kind.name, point, kind.knows);
    for (const FaultPoint& point : mailPoints())
        add("smtp", point, Kind::ByNote);
    for (const FaultPoint& point : repositoryPoints())
        add("git", point, Kind::Always);
    for (const char* number : {"1", "2"})
        add("folder", {number, ""}, Kind::Always);
    return all;
}

QString senderOf(const WayUnderTest& way)
{
    return way.id + QStringLiteral("@mail.example");
}

QString originOf(const WayUnderTest& way, const Places& places)
{
    static const QString host = QStringLiteral("no-such-host"), tls = QStringLiteral("no-tls");
    const QString point = QLatin1String(way.point.name);
    if (way.point.isReached)
        return places.world;
    if (point == host)
        return QStringLiteral("https://nosuch.invalid"); // RFC 6761, 6.4: nobody has it
    return point == tls ? QString(places.world).replace(QLatin1String("http:"), QLatin1String("https:")) : QStringLiteral("http://127.0.0.1:%1").arg(places.closedPort);
}

QJsonObject accountOf(const WayUnderTest& way, const Places& places, const QString& organisation)
{
    if (way.kind == QLatin1String("folder"))
        return {};
    QJsonObject file = moreOf(way);
    file.insert(QStringLiteral("v"), 1);
    file.insert(QStringLiteral("id"), way.id);
    file.insert(QStringLiteral("kind"), way.kind == QLatin1String("webhook-once") ? QStringLiteral("webhook") : way.kind);
    file.insert(QStringLiteral("title"), way.id);
    file.insert(QStringLiteral("organisations"), QJsonArray{organisation});
    file.insert(QStringLiteral("url"), urlOf(way, places));
    if (!way.point.isReached) // a key goes to one place
        file.insert(QStringLiteral("key"), QStringLiteral("%1-%2").arg(file.value(QStringLiteral("key")).toString(), QLatin1String(way.point.name)));
    return file;
}

bool prepare(const WayUnderTest& way, const Places& places, WorldProcess& world)
{
    if (way.kind == QLatin1String("git"))
        return makeRepository(QStringLiteral("%1/%2.git").arg(places.repositories, way.id), way.point);
    const QString fault = QString::fromLatin1(way.point.fault);
    if (fault.isEmpty())
        return true;
    QJsonObject more = way.point.more;
    if (way.kind == QLatin1String("smtp")) {
        more.insert(QStringLiteral("at"), fault);
        more.insert(QStringLiteral("from"), senderOf(way));
        return world.mailMisbehaves(more);
    }
    const KindOfWay& kind = *kindOf(way);
    more.insert(QStringLiteral("times"), 1);
    more.insert(QStringLiteral("model"), QString::fromLatin1(kind.body));
    return world.script(QLatin1String(kind.path) + way.id + QLatin1String(kind.route), fault, more);
}

QJsonObject stepOf(const WayUnderTest& way)
{
    return {{QStringLiteral("id"), way.id}, {QStringLiteral("title"), titleOf(way)}, {QStringLiteral("kind"), QStringLiteral("effect")}, {QStringLiteral("agent"), QStringLiteral("editor")},
            {QStringLiteral("action"), QStringLiteral("event")}, {QStringLiteral("connector"), way.kind == QLatin1String("folder") ? QStringLiteral("folder-linkedin") : way.id},
            {QStringLiteral("input"), inputOf(way)}, {QStringLiteral("time_limit_ms"), 300'000}, {QStringLiteral("retries"), 0}};
}

} // namespace qd::test
