#include "tests/app/outside/OutsideHome.h"

#include "core/base/Digest.h"

#include <QDir>
#include <QJsonDocument>
#include <QThread>

#include <algorithm>
#include <random>

namespace qd::test {

namespace {

const QString kOrganisation = QStringLiteral("outpost");
const QByteArray kSecret = "whsec_d29ybGQtb2YtaXRzLW93bi0wMTIzNDU2Nzg5\n"; // what the receiver gave (HookReceiver::kSecret)
const QStringList kFolders{QStringLiteral("folder-linkedin")};

QJsonObject stepOf(const WayUnderTest& way)
{
    const bool isFolder = way.kind == WayUnderTest::Folder;
    const QString title = QStringLiteral("What happened at %1").arg(way.id);
    QJsonObject input{{QStringLiteral("render"), isFolder ? QStringLiteral("linkedin-post") : QStringLiteral("event")},
                      {QStringLiteral("title"), title},
                      {QStringLiteral("text"), QStringLiteral("It happened, and this says so.")}};
    if (isFolder)
        input.insert(QStringLiteral("slug"), way.id);
    else
        input.insert(QStringLiteral("type"), QStringLiteral("trial.happened"));
    return {{QStringLiteral("id"), way.id}, {QStringLiteral("title"), title}, {QStringLiteral("kind"), QStringLiteral("effect")}, {QStringLiteral("agent"), QStringLiteral("editor")},
            {QStringLiteral("action"), QStringLiteral("event")}, {QStringLiteral("connector"), isFolder ? kFolders.first() : way.id}, {QStringLiteral("input"), input},
            {QStringLiteral("time_limit_ms"), 300'000}, {QStringLiteral("retries"), 0}};
}

} // namespace

QList<FaultPoint> faultPoints()
{
    const auto status = [](int code) { return QJsonObject{{QStringLiteral("status"), code}}; };
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

OutsideHome::OutsideHome(const QString& program, quint32 seed)
    : look(m_home.path() + QStringLiteral("/records/outpost.qdr"))
    , m_program(program, m_home.path())
    , m_line(m_home.path(), kOrganisation)
{
    for (const FaultPoint& point : faultPoints())
        for (const WayUnderTest::Kind kind : {WayUnderTest::Each, WayUnderTest::Once})
            ways.append({QStringLiteral("%1-%2").arg(kind == WayUnderTest::Each ? QStringLiteral("each") : QStringLiteral("once"), QLatin1String(point.name)), point, kind});
    for (int i = 1; i <= 2; ++i)
        ways.append({QStringLiteral("folder-%1").arg(i), {"", ""}, WayUnderTest::Folder});
    writeWays();
    writeOrganisation(seed);
}

QString OutsideHome::urlOf(const WayUnderTest& way) const
{
    return QStringLiteral("%1/hooks/%2/%3").arg(world.origin(), way.kind == WayUnderTest::Each ? QStringLiteral("each") : QStringLiteral("once"), way.id);
}

void OutsideHome::writeWays()
{
    for (const WayUnderTest& way : std::as_const(ways)) {
        if (way.kind == WayUnderTest::Folder)
            continue;
        const QJsonObject file{{QStringLiteral("v"), 1}, {QStringLiteral("id"), way.id}, {QStringLiteral("kind"), QStringLiteral("webhook")}, {QStringLiteral("title"), way.id},
                               {QStringLiteral("organisations"), QJsonArray{kOrganisation}}, {QStringLiteral("url"), urlOf(way)}, {QStringLiteral("key"), QStringLiteral("hook")},
                               {QStringLiteral("remembers_hours"), way.kind == WayUnderTest::Once ? 24 : 0}};
        QDir().mkpath(path() + QStringLiteral("/connectors"));
        writeFile(QStringLiteral("%1/connectors/%2.json").arg(path(), way.id), QJsonDocument(file).toJson());
        if (*way.point.fault == '\0')
            continue;
        QJsonObject more = way.point.more;
        more.insert(QStringLiteral("times"), 1);
        world.script(urlOf(way).mid(world.origin().size()), QString::fromLatin1(way.point.fault), more);
    }
}

void OutsideHome::writeOrganisation(quint32 seed)
{
    QList<QJsonObject> steps;
    for (const WayUnderTest& way : std::as_const(ways))
        steps.append(stepOf(way));
    std::mt19937 dice(seed);
    std::shuffle(steps.begin(), steps.end(), dice);
    QJsonArray list;
    for (const QJsonObject& step : std::as_const(steps))
        list.append(step);
    const QJsonObject editor{{QStringLiteral("id"), QStringLiteral("editor")}, {QStringLiteral("title"), QStringLiteral("Editor")}, {QStringLiteral("short_title"), QStringLiteral("Editor")},
                             {QStringLiteral("rank"), QStringLiteral("management")}, {QStringLiteral("reports_to"), QStringLiteral("human")},
                             {QStringLiteral("role"), QStringLiteral("Tells others what happened.")}, {QStringLiteral("tier"), QStringLiteral("one")},
                             {QStringLiteral("cost_class"), QStringLiteral("management")}, {QStringLiteral("skills"), QJsonArray()}, {QStringLiteral("authority_micro_usd"), 5'000'000},
                             {QStringLiteral("personality"), QJsonObject{{QStringLiteral("tone"), QStringLiteral("calm")}, {QStringLiteral("style"), QStringLiteral("says what is so")},
                                                                         {QStringLiteral("example"), QStringLiteral("It is out.")}}}};
    const QJsonObject organisation{
        {QStringLiteral("id"), kOrganisation}, {QStringLiteral("title"), QStringLiteral("Outpost")}, {QStringLiteral("version"), 1}, {QStringLiteral("brand"), QStringLiteral("harbor-and-pine")},
        {QStringLiteral("tiers"), QJsonArray{QJsonObject{{QStringLiteral("id"), QStringLiteral("one")}, {QStringLiteral("title"), QStringLiteral("One")}, {QStringLiteral("model"), QStringLiteral("anthropic:claude-sonnet-5-5")}}}},
        {QStringLiteral("agents"), QJsonArray{editor}},
        {QStringLiteral("autonomy"), QJsonArray{QJsonObject{{QStringLiteral("action"), QStringLiteral("event")}, {QStringLiteral("level"), QStringLiteral("L4")}, {QStringLiteral("title"), QStringLiteral("Tell what happened")},
                                                            {QStringLiteral("grace_ms"), 0}, {QStringLiteral("expires_after_ms"), 28'800'000}, {QStringLiteral("on_expiry"), QStringLiteral("withdraw")}}}},
        {QStringLiteral("budgets"), QJsonArray{QJsonObject{{QStringLiteral("scope"), QStringLiteral("organisation")}, {QStringLiteral("period"), QStringLiteral("day")}, {QStringLiteral("limit_micro_usd"), 5'000'000}}}},
        {QStringLiteral("workflows"), QJsonArray{QJsonObject{{QStringLiteral("id"), QStringLiteral("tell")}, {QStringLiteral("title"), QStringLiteral("Tell all")}, {QStringLiteral("description"), QStringLiteral("Tells all at once.")},
                                                             {QStringLiteral("steps"), list}}}}};
    QDir().mkpath(path() + QStringLiteral("/organisations"));
    writeFile(path() + QStringLiteral("/organisations/outpost.json"), QJsonDocument(organisation).toJson());
}

bool OutsideHome::serve()
{
    m_server = m_program.serve({QStringLiteral("--org"), kOrganisation});
    if (!m_server || !m_line.open())
        return false;
    for (const WayUnderTest& way : m_isAllowed ? QList<WayUnderTest>() : ways) {
        if (way.kind == WayUnderTest::Folder)
            continue;
        QFile file(QStringLiteral("%1/connectors/%2.json").arg(path(), way.id));
        if (!file.open(QIODevice::ReadOnly))
            return false;
        ConnectorSetting setting;
        setting.connector = {way.id};
        setting.account = {QStringLiteral("main")};
        setting.organisations = {{kOrganisation}};
        setting.settings = sha256(file.readAll());
        if (m_line.send(SetConnector{setting, false}).at(u"receipt").kind() != Json::Object)
            return false;
    }
    m_isAllowed = true;
    return giveKey();
}

bool OutsideHome::giveKey()
{
    return m_program.feed({QStringLiteral("keys"), QStringLiteral("set"), QStringLiteral("hook")}, kSecret).code == 0;
}

bool OutsideHome::begin()
{
    SubmitBrief brief;
    brief.text = QStringLiteral("Tell everybody what happened");
    return !m_line.begin(brief).isEmpty();
}

void OutsideHome::kill()
{
    m_server->kill(); // SIGKILL: nothing is flushed, nothing is said
    m_server->waitForFinished();
}

bool OutsideHome::stop()
{
    return m_line.send(StopAll{QStringLiteral("a trial")}).at(u"receipt").kind() == Json::Object;
}

bool OutsideHome::resume()
{
    return m_line.send(ResumeAll{}).at(u"receipt").kind() == Json::Object;
}

void OutsideHome::approve()
{
    const QMap<QString, QString> items = look.waiting;
    for (auto item = items.begin(); item != items.end(); ++item) {
        DecideApproval yes;
        yes.approval = ApprovalId::fromString(item.key()).value_or(ApprovalId());
        yes.sha256 = QByteArray::fromHex(item->toLatin1());
        m_line.send(yes);
    }
}

bool OutsideHome::endsWell()
{
    return endPolitely(*m_server) >= 0;
}

QMap<QString, int> OutsideHome::acts() const
{
    const QJsonObject hooks = world.hooks();
    QMap<QString, int> acts;
    for (auto one = hooks.begin(); one != hooks.end(); ++one)
        acts.insert(one.key(), one->toInt());
    return acts;
}

int OutsideHome::published() const
{
    const QMap<QString, QByteArray> tree = treeOf(path() + QStringLiteral("/published"));
    return int(std::count_if(tree.keyBegin(), tree.keyEnd(), [](const QString& name) { return name.endsWith(QLatin1String("record.json")); }));
}

} // namespace qd::test
