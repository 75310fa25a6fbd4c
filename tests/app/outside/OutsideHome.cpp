#include "tests/app/outside/OutsideHome.h"

#include "core/base/Digest.h"
#include "tests/app/outside/Repositories.h"

#include <QDir>
#include <QJsonDocument>

#include <algorithm>
#include <random>

namespace qd::test {

namespace {

const QString kOrganisation = QStringLiteral("outpost");
constexpr qsizetype kStepsOfARun = 150; ///< a workflow has 200 at most

/// What each side gave: tests/support/fakeworld/outside.
const QList<std::pair<QString, QByteArray>>& keys()
{
    static const QList<std::pair<QString, QByteArray>> all{{QStringLiteral("hook"), "whsec_d29ybGQtb2YtaXRzLW93bi0wMTIzNDU2Nzg5\n"},
                                                           {QStringLiteral("blog"), "abcdefghijklmnopqrstuvwx\n"},
                                                           {QStringLiteral("calendar"), "password-of-a-program-01\n"},
                                                           {QStringLiteral("mail"), "right-password-of-mail\n"},
                                                           {QStringLiteral("service"), "key-of-the-services-0123456789\n"},
                                                           {QStringLiteral("developer"), "developer-token-0123456789\n"}};
    return all;
}

} // namespace

OutsideHome::OutsideHome(const QString& program, quint32 seed)
    : look(m_home.path() + QStringLiteral("/records/outpost.qdr"))
    , m_program(program, m_home.path())
    , m_line(m_home.path(), kOrganisation)
{
    m_isPrepared = m_closed.bind(QHostAddress::LocalHost);
    m_places = {world.origin(), m_closed.localPort(), world.mail().value(QStringLiteral("port")).toInt(), m_repositories.path()};
    m_caller.writeFile(path(), kOrganisation);
    writeWays();
    writeOrganisation(seed);
}

void OutsideHome::writeWays()
{
    QDir().mkpath(path() + QStringLiteral("/connectors"));
    for (const WayUnderTest& way : std::as_const(ways)) {
        m_isPrepared = (!way.point.isReached || prepare(way, m_places, world)) && m_isPrepared;
        if (const QJsonObject file = accountOf(way, m_places, kOrganisation); !file.isEmpty())
            writeFile(QStringLiteral("%1/connectors/%2.json").arg(path(), way.id), QJsonDocument(file).toJson());
    }
}

void OutsideHome::writeOrganisation(quint32 seed)
{
    QList<QJsonObject> steps;
    for (const WayUnderTest& way : std::as_const(ways))
        steps.append(stepOf(way));
    std::mt19937 dice(seed);
    std::shuffle(steps.begin(), steps.end(), dice);
    QJsonArray workflows;
    for (qsizetype from = 0; from < steps.size(); from += kStepsOfARun) {
        QJsonArray list;
        for (const QJsonObject& step : steps.mid(from, kStepsOfARun))
            list.append(step);
        m_workflows.append(QStringLiteral("tell-%1").arg(m_workflows.size() + 1));
        workflows.append(QJsonObject{{QStringLiteral("id"), m_workflows.last()}, {QStringLiteral("title"), QStringLiteral("Tell all")}, {QStringLiteral("description"), QStringLiteral("Tells all at once.")},
                                     {QStringLiteral("steps"), list}});
    }
    const QJsonObject editor{{QStringLiteral("id"), QStringLiteral("editor")}, {QStringLiteral("title"), QStringLiteral("Editor")}, {QStringLiteral("short_title"), QStringLiteral("Editor")},
                             {QStringLiteral("rank"), QStringLiteral("management")}, {QStringLiteral("reports_to"), QStringLiteral("human")},
                             {QStringLiteral("role"), QStringLiteral("Tells others what happened.")}, {QStringLiteral("tier"), QStringLiteral("one")},
                             {QStringLiteral("cost_class"), QStringLiteral("management")}, {QStringLiteral("skills"), QJsonArray()}, {QStringLiteral("authority_micro_usd"), 100'000'000},
                             {QStringLiteral("personality"), QJsonObject{{QStringLiteral("tone"), QStringLiteral("calm")}, {QStringLiteral("style"), QStringLiteral("says what is so")},
                                                                         {QStringLiteral("example"), QStringLiteral("It is out.")}}}};
    const QJsonObject organisation{
        {QStringLiteral("id"), kOrganisation}, {QStringLiteral("title"), QStringLiteral("Outpost")}, {QStringLiteral("version"), 1}, {QStringLiteral("brand"), QStringLiteral("harbor-and-pine")},
        {QStringLiteral("tiers"), QJsonArray{QJsonObject{{QStringLiteral("id"), QStringLiteral("one")}, {QStringLiteral("title"), QStringLiteral("One")}, {QStringLiteral("model"), QStringLiteral("anthropic:claude-sonnet-5-5")}}}},
        {QStringLiteral("agents"), QJsonArray{editor}},
        {QStringLiteral("autonomy"), QJsonArray{QJsonObject{{QStringLiteral("action"), QStringLiteral("event")}, {QStringLiteral("level"), QStringLiteral("L4")}, {QStringLiteral("title"), QStringLiteral("Tell what happened")},
                                                            {QStringLiteral("grace_ms"), 0}, {QStringLiteral("expires_after_ms"), 28'800'000}, {QStringLiteral("on_expiry"), QStringLiteral("withdraw")}}}},
        {QStringLiteral("budgets"), QJsonArray{QJsonObject{{QStringLiteral("scope"), QStringLiteral("organisation")}, {QStringLiteral("period"), QStringLiteral("day")}, {QStringLiteral("limit_micro_usd"), 100'000'000}}}},
        {QStringLiteral("workflows"), workflows}};
    QDir().mkpath(path() + QStringLiteral("/organisations"));
    writeFile(path() + QStringLiteral("/organisations/outpost.json"), QJsonDocument(organisation).toJson());
}

bool OutsideHome::serve()
{
    m_server = m_program.serve({QStringLiteral("--org"), kOrganisation});
    if (!m_isPrepared || !m_server || !m_line.open())
        return false;
    if (!m_isAllowed && !(keepReader() && allow()))
        return false;
    m_isAllowed = true;
    return giveKeys() && giveFarKeys();
}

/// Those that are for where nobody is; and what they sign with who call.
bool OutsideHome::giveFarKeys()
{
    QMap<QString, std::pair<QString, QByteArray>> far;
    for (const WayUnderTest& way : std::as_const(ways))
        if (!way.point.isReached) {
            const QString name = accountOf(way, m_places, kOrganisation).value(QStringLiteral("key")).toString(), base = name.section(u'-', 0, 0);
            const auto key = std::find_if(keys().begin(), keys().end(), [&base](const auto& one) { return one.first == base; });
            far.insert(name, {originOf(way, m_places), key->second.trimmed()});
        }
    far.insert(Caller::kName, {Caller::origin(), Caller::kSecret});
    return std::all_of(far.keyBegin(), far.keyEnd(), [&](const QString& name) { return m_line.giveKey(name, far.value(name).first, far.value(name).second); });
}

bool OutsideHome::allow()
{
    for (const WayUnderTest& way : std::as_const(ways)) {
        QFile file(QStringLiteral("%1/connectors/%2.json").arg(path(), way.id));
        if (way.kind == QLatin1String("folder"))
            continue;
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
    return true;
}

/// The one whom everything is for that is for somebody.
bool OutsideHome::keepReader()
{
    const QString table = path() + QStringLiteral("/readers.csv");
    writeFile(table, "name,e-mail,phone,street,postcode,city,country,segments,agreed,how\n"
                     "Ada Lovelace,ada@press.example,+4915112345678,Strasse 1,50667,Koeln,DE,readers,e-mail sms,form\n");
    return m_program.run({QStringLiteral("contacts"), QStringLiteral("import"), table, QStringLiteral("--org"), kOrganisation}).code == 0 && QFile::remove(table);
}

bool OutsideHome::giveKeys()
{
    return std::all_of(keys().begin(), keys().end(), [this](const auto& key) { return m_program.feed({QStringLiteral("keys"), QStringLiteral("set"), key.first}, key.second).code == 0; });
}

bool OutsideHome::begin()
{
    return std::all_of(m_workflows.begin(), m_workflows.end(), [this](const QString& workflow) {
        SubmitBrief brief;
        brief.text = QStringLiteral("Tell everybody what happened");
        brief.workflow = {workflow};
        return !m_line.begin(brief).isEmpty();
    });
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
    QMap<QString, int> acts;
    const QJsonObject hooks = world.hooksAt(), services = world.services(), events = world.calendars().value(QStringLiteral("events")).toObject();
    for (auto path = hooks.begin(); path != hooks.end(); ++path) // "/hooks/<each or once>/<way>"
        acts[path.key().section(u'/', 3)] += path->toInt();
    for (auto one = services.begin(); one != services.end(); ++one)
        acts[one.key()] += one->toInt();
    for (auto event = events.begin(); event != events.end(); ++event) // "/cal/<way>/<name>.ics"
        acts[event.key().section(u'/', 2, 2)] += event->toObject().value(QStringLiteral("puts")).toInt();
    for (const QJsonValue& post : world.blog().value(QStringLiteral("posts")).toArray()) // "<slug>", or with a number behind it
        for (const WayUnderTest& way : ways)
            if (post.toObject().value(QStringLiteral("title")).toString().endsWith(u' ' + way.id))
                acts[way.id] += post.toObject().value(QStringLiteral("publications")).toInt();
    for (const QJsonValue& mail : world.mail().value(QStringLiteral("mails")).toArray())
        ++acts[mail.toObject().value(QStringLiteral("from")).toString().section(u'@', 0, 0)];
    for (const WayUnderTest& way : ways)
        if (way.kind == QLatin1String("git"))
            acts[way.id] = arrivedAt(QStringLiteral("%1/%2.git").arg(m_places.repositories, way.id));
    return acts;
}

int OutsideHome::published() const
{
    const QMap<QString, QByteArray> tree = treeOf(path() + QStringLiteral("/published"));
    return int(std::count_if(tree.keyBegin(), tree.keyEnd(), [](const QString& name) { return name.endsWith(QLatin1String("record.json")); }));
}

} // namespace qd::test
