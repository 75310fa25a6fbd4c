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
};

const QList<KindOfWay>& kinds()
{
    static const QList<KindOfWay> all{
        {"webhook", Kind::Never, "/hooks/each/", "", ""},
        {"webhook-once", Kind::Always, "/hooks/once/", "", ""},
        {"wordpress", Kind::Always, "/blog/", "/", R"("status":"publish")"},
        {"caldav", Kind::Always, "/cal/", "/*", "BEGIN:VCALENDAR"},
        {"sendgrid", Kind::Never, "/api/sendgrid/", "/mail/send", ""},
        {"mandrill", Kind::Never, "/api/mandrill/", "/messages/send", "", true},
        {"twilio", Kind::WhenThere, "/api/twilio/", "/2010-04-01/Accounts/AC00000000000000000000000000000000/Messages.json", "To=", true},
        {"x", Kind::WhenThere, "/api/x/", "/2/tweets", "", true},
        {"lob", Kind::Always, "/api/lob/", "/letters", "form-data", true},
        {"hubspot", Kind::Always, "/api/hubspot/", "/crm/v3/objects/contacts/batch/upsert", "", true},
        {"business-profile", Kind::WhenThere, "/api/business-profile/", "/accounts/123/locations/456/localPosts", R"("summary")", true},
        {"google-ads", Kind::Always, "/api/google-ads/", "/customers/1234567890/googleAds:mutate", R"("validateOnly":false)", true},
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

/// What can go wrong with a request.
QList<FaultPoint> requestPoints()
{
    return {{"well", ""},
            {"closed-before", "close-before", {}, false},
            {"closed-after-body", "close-after-body", {}, false},
            {"reset-after-body", "close-after-body", {{QStringLiteral("reset"), true}}, false},
            {"half-status-line", "half-status-line", {}, false},
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
        {QStringLiteral("hubspot"), QStringLiteral("contact-update")}, {QStringLiteral("business-profile"), QStringLiteral("business-post")}, {QStringLiteral("google-ads"), QStringLiteral("campaign-change")}};
    const QString renderer = renderers.value(way.kind);
    QJsonObject input{{QStringLiteral("render"), renderer}, {QStringLiteral("title"), titleOf(way)}};
    if (renderer == QLatin1String("campaign-change")) {
        input.insert(QStringLiteral("currency"), QStringLiteral("EUR"));
        input.insert(QStringLiteral("campaigns"), QJsonArray{QStringLiteral("777 status=off")});
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
    static const QStringList toPeople{QStringLiteral("smtp"), QStringLiteral("sendgrid"), QStringLiteral("mandrill"), QStringLiteral("twilio"), QStringLiteral("lob"), QStringLiteral("hubspot")};
    if (toPeople.contains(way.kind))
        input.insert(QStringLiteral("to"), QStringLiteral("segment:readers"));
    return input;
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
    QJsonObject more{{QStringLiteral("key"), QStringLiteral("service")}};
    static const QStringList toNobody{QStringLiteral("x"), QStringLiteral("business-profile"), QStringLiteral("google-ads")};
    if (!toNobody.contains(way.kind))
        more.insert(QStringLiteral("clearance"), pii);
    if (way.kind == QLatin1String("sendgrid") || way.kind == QLatin1String("mandrill"))
        more.insert(QStringLiteral("from"), from);
    if (way.kind == QLatin1String("x"))
        more.insert(QStringLiteral("user"), QStringLiteral("press"));
    if (way.kind == QLatin1String("business-profile"))
        more.insert(QStringLiteral("account"), QStringLiteral("accounts/123/locations/456"));
    if (way.kind == QLatin1String("google-ads")) {
        more.insert(QStringLiteral("account"), QStringLiteral("1234567890"));
        more.insert(QStringLiteral("developer_key"), QStringLiteral("developer"));
    }
    if (way.kind == QLatin1String("twilio")) {
        more.insert(QStringLiteral("account"), QStringLiteral("AC") + QString(32, u'0'));
        more.insert(QStringLiteral("from"), QStringLiteral("+15551234567"));
        more.insert(QStringLiteral("price_micro_usd"), 8'300);
    }
    if (way.kind == QLatin1String("lob")) {
        more.insert(QStringLiteral("sender"), QStringLiteral("adr_210a8d4b0b76d77b"));
        more.insert(QStringLiteral("use_type"), QStringLiteral("operational"));
        more.insert(QStringLiteral("letter_cents"), 90);
    }
    if (way.kind == QLatin1String("hubspot"))
        more.insert(QStringLiteral("reads"), QJsonArray{QStringLiteral("phone")});
    return more;
}

QString urlOf(const WayUnderTest& way, const Places& places)
{
    if (way.kind == QLatin1String("git"))
        return QStringLiteral("file://%1/%2.git").arg(places.repositories, way.id);
    if (way.kind == QLatin1String("smtp"))
        return QStringLiteral("smtp://127.0.0.1:%1").arg(places.mailPort);
    return places.world + QLatin1String(kindOf(way)->path) + way.id;
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
