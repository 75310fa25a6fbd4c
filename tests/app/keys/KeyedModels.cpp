#include "tests/app/keys/KeyedModels.h"

#include "tests/app/Program.h"

#include <QElapsedTimer>
#include <QFile>
#include <QJsonDocument>
#include <QSet>
#include <QThread>

using namespace Qt::StringLiterals;

namespace qd::test {

namespace {

const QString kOrganisation = u"marketing-department"_s;

QByteArray text(const QJsonObject& json)
{
    return QJsonDocument(json).toJson();
}

QString canariesIn(const QTemporaryDir& folder, const LeakHunt& hunt)
{
    const QString file = folder.filePath(u"canaries"_s);
    writeFile(file, hunt.keys().join('\n') + '\n');
    return file;
}

bool asksModels(const QString& name)
{
    return name != "brave"_L1 && name != "tavily"_L1 && name != QLatin1String(KeyedModels::kToolsKey); // those are of search and of tools
}

QJsonObject step(const QString& agent)
{
    return {{u"id"_s, u"note-"_s + agent}, {u"title"_s, u"Note"_s}, {u"kind"_s, u"turn"_s}, {u"agent"_s, agent}, {u"prompt"_s, u"note"_s}, {u"reply"_s, u"note"_s}};
}

} // namespace

KeyedModels::KeyedModels(const LeakHunt& hunt, QStringList names)
    : m_canaries(canariesIn(m_folder, hunt)), m_names(std::move(names)), m_one({u"--quick"_s, u"--canaries"_s, m_canaries}), m_other({u"--quick"_s, u"--canaries"_s, m_canaries})
{
}

const KeyedModels::Provider& KeyedModels::providerOf(int key)
{
    static const Provider all[] = {{"anthropic", "/v1/messages", "x-api-key", ""},
                                   {"openai-responses", "/v1/responses", "Authorization", "Bearer "},
                                   {"openai-chat", "/v1/chat/completions", "Authorization", "Bearer "},
                                   {"openai-chat", "/v1/chat/completions", "api-key", ""}};
    return all[size_t(key) % std::size(all)];
}

void KeyedModels::write(const QString& home) const
{
    QStringList models;
    for (int key = 0; key < m_names.size(); ++key) {
        const QString name = m_names[key];
        if (!asksModels(name))
            continue;
        const Provider& way = providerOf(key);
        const QString base = worldOf(key).origin() + u'/' + name + (QByteArray(way.dialect) == "anthropic" ? QString() : u"/v1"_s);
        writeFile(home + u"/providers/"_s + name + u".json"_s,
                  text({{u"id"_s, name}, {u"title"_s, name}, {u"dialect"_s, QLatin1String(way.dialect)}, {u"base_url"_s, base}, {u"date"_s, u"2026-11-22"_s}, {u"source"_s, u"a trial"_s},
                        {u"any_model"_s, true}, {u"key"_s, QJsonObject{{u"header"_s, QLatin1String(way.header)}, {u"prefix"_s, QLatin1String(way.prefix)}}}}));
        writeFile(home + u"/prices/"_s + name + u".json"_s,
                  text({{u"provider"_s, name}, {u"currency"_s, u"USD"_s}, {u"unit"_s, u"micro-dollars per million tokens"_s}, {u"date"_s, u"2026-11-22"_s}, {u"source"_s, u"a trial"_s},
                        {u"models"_s, QJsonArray{QJsonObject{{u"model"_s, u"m"_s}, {u"input"_s, 1'000}, {u"output"_s, 1'000}, {u"cache_write"_s, 1'000}, {u"cache_read"_s, 1'000}}}}}));
        models.append(name + u":m"_s);
    }
    QFile file(QStringLiteral(QUARTERDECK_SOURCE_DIR "/resources/organisations/%1.json").arg(kOrganisation));
    QJsonObject whole = file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object() : QJsonObject();
    QJsonArray agents, steps, workflows = whole.value("workflows"_L1).toArray();
    for (const QJsonValue& value : whole.value("agents"_L1).toArray()) {
        QJsonObject agent = value.toObject();
        agent.insert(u"model"_s, models[agents.size() % models.size()]);
        steps.append(step(agent.value("id"_L1).toString()));
        agents.append(agent);
    }
    workflows.append(QJsonObject{{u"id"_s, u"notes"_s}, {u"title"_s, u"Notes"_s}, {u"steps"_s, steps}});
    whole.insert(u"agents"_s, agents);
    whole.insert(u"workflows"_s, workflows);
    writeFile(home + u"/organisations/"_s + kOrganisation + u".json"_s, text(whole));
    writeFile(home + u"/prompts/note.md"_s, "version: 1\n\nNote it.\n");
    writeFile(home + u"/replies/note.json"_s, R"({"type":"object","required":["note"],"properties":{"note":{"type":"string","maxLength":4000}},"additionalProperties":false})");
}

/// A provider answers each in its turn: most of them well, for else nobody would ask again.
void KeyedModels::misbehave()
{
    struct Says {
        const char* fault;
        QJsonObject more;
    };
    const auto echo = [](const char* where) { return QJsonObject{{u"echo"_s, QLatin1String(where)}}; };
    const auto status = [](int code, const QJsonValue& echoes) { return QJsonObject{{u"status"_s, code}, {u"echo"_s, echoes}}; };
    const Says all[] = {{"status", status(401, u"message"_s)}, {"", echo("header")}, {"error-event", echo("message")}, {"", echo("words")}, {"status", status(500, true)},
                        {"status", status(429, u"header"_s)}, {"not-json", echo("words")}, {"status", status(400, u"message"_s)}, {"cut", echo("words")}, {"status", status(529, u"message"_s)}};
    for (int key = 0; key < m_names.size(); ++key) {
        const Says& says = all[size_t(key) % std::size(all)];
        QJsonObject more = says.more;
        more.insert(u"times"_s, 1);
        (key % 2 == 0 ? m_one : m_other).script(u'/' + m_names[key] + QLatin1String(providerOf(key).path), QString::fromLatin1(says.fault), more);
    }
}

bool KeyedModels::waitForCalls(int calls, int mostMs) const
{
    QElapsedTimer timer;
    timer.start();
    const auto sum = [this] { return m_one.totals().value("calls"_L1).toInt() + m_other.totals().value("calls"_L1).toInt(); };
    while (sum() < calls && timer.elapsed() < mostMs)
        QThread::msleep(20);
    return sum() >= calls;
}

QList<QJsonObject> KeyedModels::bills() const
{
    QList<QJsonObject> all = m_one.bill() + m_other.bill();
    all.removeIf([](const QJsonObject& call) { return call.value("n"_L1).toInteger() == 0; }); // half a request, of one that died over it
    return all;
}

int KeyedModels::requests() const
{
    return int(bills().size());
}

int KeyedModels::used() const
{
    QSet<QString> names;
    for (const QJsonObject& call : bills())
        names.insert(call.value("path"_L1).toString().section(u'/', 1, 1));
    return int(names.size());
}

QStringList KeyedModels::judge() const
{
    QStringList wrong;
    for (const QJsonObject& call : bills()) {
        const QString path = call.value("path"_L1).toString();
        const int own = int(m_names.indexOf(path.section(u'/', 1, 1)));
        const QJsonArray leaks = call.value("leaks"_L1).toArray();
        const QJsonObject only = leaks.first().toObject();
        const QString header = own < 0 ? QString() : QString::fromLatin1(QByteArray(providerOf(own).header).toLower());
        if (own < 0 || leaks.size() != 1 || only.value("canary"_L1).toInt() != own + 1 || only.value("name"_L1).toString() != header)
            wrong += u"%1 was sent these keys: %2"_s.arg(path, QString::fromUtf8(QJsonDocument(leaks).toJson(QJsonDocument::Compact)));
    }
    return wrong;
}

} // namespace qd::test
