#include "tests/bench/Relay.h"

#include "core/base/Json.h"

#include <QCoroTimer>
#include <QDir>
#include <QFile>
#include <QRandomGenerator>
#include <QRegularExpression>
#include <QTimer>

namespace qd::bench {

namespace {

QString numbered(const char* word, int team, int place)
{
    return QStringLiteral("%1-%2-%3").arg(QString::fromLatin1(word)).arg(team).arg(place);
}

void text(JsonWriter& out, const char* name, const QString& value)
{
    out.key(name);
    out.value(value);
}

void list(JsonWriter& out, const char* name, const QStringList& values)
{
    out.key(name);
    out.beginList();
    for (const QString& value : values)
        out.value(value);
    out.endList();
}

void writeRunner(JsonWriter& out, int team, int place, const RelayWork& work)
{
    out.beginObject();
    text(out, "id", numbered("runner", team, place));
    text(out, "title", QStringLiteral("Runner %1 of team %2").arg(place).arg(team));
    text(out, "short_title", QStringLiteral("Runner"));
    text(out, "rank", QStringLiteral("specialist"));
    text(out, "reports_to", QStringLiteral("human"));
    text(out, "role", QStringLiteral("Reads what came, decides whether it may go on, and passes it on with a reason."));
    out.key("personality");
    out.beginObject();
    text(out, "tone", QStringLiteral("brief"));
    text(out, "style", QStringLiteral("plain"));
    text(out, "example", QStringLiteral("On it goes."));
    out.endObject();
    text(out, "tier", QStringLiteral("only"));
    text(out, "cost_class", QStringLiteral("routine"));
    list(out, "skills", {});
    if (work.usesTool)
        list(out, "tools", {QLatin1String(kRelayTool)});
    out.endObject();
}

void writeLeg(JsonWriter& out, int team, int place, const RelayWork& work)
{
    const QString kind = work.isSmall ? QStringLiteral("note") : QStringLiteral("clearance");
    out.beginObject();
    text(out, "id", QStringLiteral("leg-%1").arg(place));
    text(out, "title", QStringLiteral("Leg %1").arg(place));
    text(out, "kind", QStringLiteral("turn"));
    text(out, "agent", numbered("runner", team, place));
    text(out, "prompt", kind);
    text(out, "reply", kind);
    if (work.usesTool)
        list(out, "tools", {QLatin1String(kRelayTool)});
    if (place > 0) {
        list(out, "after", {QStringLiteral("leg-%1").arg(place - 1)});
        list(out, "uses", {QStringLiteral("leg-%1").arg(place - 1)});
    }
    out.key("messages");
    out.beginList();
    out.beginObject();
    text(out, "type", QStringLiteral("hand-over"));
    list(out, "to", {numbered("runner", team, (place + 1) % kRelaySteps)});
    text(out, "subject", (work.isSmall ? QStringLiteral("Leg %1 is done") : QStringLiteral("{leg-%1.subject}")).arg(place));
    text(out, "body", QStringLiteral("{leg-%1.message}").arg(place));
    out.endObject();
    out.endList();
    out.endObject();
}

void writeTeam(JsonWriter& out, int team, const RelayWork& work)
{
    out.beginObject();
    text(out, "id", relayName(team).text);
    text(out, "title", QStringLiteral("Relay %1").arg(team));
    out.key("steps");
    out.beginList();
    for (int place = 0; place < kRelaySteps; ++place)
        writeLeg(out, team, place, work);
    out.endList();
    out.endObject();
}

/// The organisation as its file has it.
QByteArray relayTeams(int teams, const RelayWork& work)
{
    JsonWriter out;
    out.beginObject();
    text(out, "id", QStringLiteral("relay"));
    text(out, "title", QStringLiteral("Relay"));
    out.key("version");
    out.value(qint64(1));
    text(out, "brand", QStringLiteral("harbor-and-pine"));
    text(out, "example_brief", QStringLiteral("Carry the baton from the first runner to the last."));
    out.key("tiers");
    out.raw("[{\"id\":\"only\",\"title\":\"Only\",\"model\":\"anthropic:claude-sonnet-5-5\"}]");
    out.key("budgets");
    out.raw("[{\"scope\":\"organisation\",\"period\":\"day\",\"limit_micro_usd\":1000000000000000}]");
    list(out, "autonomy", {});
    list(out, "triggers", {});
    out.key("agents");
    out.beginList();
    for (int i = 0; i < teams * kRelaySteps; ++i)
        writeRunner(out, i / kRelaySteps, i % kRelaySteps, work);
    out.endList();
    out.key("workflows");
    out.beginList();
    for (int team = 0; team < teams; ++team)
        writeTeam(out, team, work);
    out.endList();
    out.endObject();
    return out.take();
}

void writeIn(const QString& folder, const char* name, const QByteArray& bytes)
{
    QDir().mkpath(folder);
    QFile file(folder + QLatin1Char('/') + QLatin1String(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("%s cannot be written", name);
}

struct Leg {
    int place = 0;
    int team = 0;
};

/// Who is asked, by what the system text says of the agent; not looked for where nobody waits for it.
Leg legOf(const std::shared_ptr<RelayPace>& pace, const QString& system)
{
    static const QRegularExpression who(QStringLiteral("Runner (\\d+) of team (\\d+)"));
    if (pace->takes.count() == 0 && pace->silentFrom >= kRelaySteps)
        return {};
    const QRegularExpressionMatch found = who.match(system);
    return {found.captured(1).toInt(), found.captured(2).toInt()};
}

/// Lets the one who asks wait. By value: the model may be gone before the answer is complete.
QCoro::Task<Result<agents::LlmAnswer>> answering(std::shared_ptr<RelayPace> pace, Leg leg, agents::LlmAnswer answer, std::stop_token stop)
{
    constexpr Duration kSilence{500};
    while (leg.place >= pace->silentFrom && !stop.stop_requested()) {
        auto silence = QCoro::sleepFor(kSilence);
        co_await silence;
    }
    if (pace->takes.count() > 0) {
        const double share = 0.8 + 0.4 * QRandomGenerator::global()->generateDouble();
        const Duration rest(qRound64(double(pace->takes.count()) * share));
        QTimer timer;
        timer.setTimerType(Qt::PreciseTimer);
        timer.setSingleShot(true);
        timer.start(rest);
        auto timeout = qCoro(timer).waitForTimeout();
        co_await timeout;
        pace->waitedMs[size_t(leg.team)] += rest.count(); // what was asked for; a late timer is the engine's time
    }
    if (stop.stop_requested())
        co_return Error{Error::Cancelled, QStringLiteral("stopped"), {}, {}};
    co_return answer;
}

} // namespace

WorkflowId relayName(int team)
{
    return {QStringLiteral("relay-%1").arg(team)};
}

QString relayReply()
{
    JsonWriter out;
    out.beginObject();
    out.key("verdict");
    out.value(QStringLiteral("approve"));
    out.key("reasoning");
    out.value(QStringLiteral("It does what was asked, and no figure in it lacks a source."));
    out.key("subject");
    out.value(QStringLiteral("It may go on"));
    out.key("message");
    out.value(QString(400, QLatin1Char('x')));
    out.endObject();
    return QString::fromUtf8(out.take());
}

QCoro::Task<Result<agents::LlmAnswer>> RelayLlm::complete(agents::LlmRequest request, std::stop_token stop, Piece)
{
    agents::LlmAnswer answer;
    answer.text = m_reply;
    answer.model = request.model;
    answer.stopReason = agents::StopReason::End;
    answer.usage = {{900}, {150}, {}, {}};
    return answering(m_pace, legOf(m_pace, request.system), std::move(answer), std::move(stop));
}

app::DepartmentSettings relayDepartment(const QString& path, int teams, std::shared_ptr<RelayPace> pace)
{
    app::DepartmentSettings made = relayDepartment(path, teams, RelayWork{});
    made.makeModel = [pace] { return std::make_unique<RelayLlm>(pace); };
    return made;
}

app::DepartmentSettings relayDepartment(const QString& path, int teams, RelayWork work)
{
    const app::Home home(path);
    if (!home.make())
        qFatal("the home cannot be made");
    writeIn(home.folder(QStringLiteral("organisations")), "relay.json", relayTeams(teams, work));
    if (work.isSmall) {
        writeIn(home.folder(QStringLiteral("prompts")), "system.md", "version: 1\n\nAnswer.\n");
        writeIn(home.folder(QStringLiteral("prompts")), "note.md", "version: 1\n\nCarry it on.\n");
        writeIn(home.folder(QStringLiteral("replies")), "note.json",
                R"({"type":"object","required":["message"],"properties":{"message":{"type":"string"}},"additionalProperties":false})");
    }
    app::DepartmentSettings made;
    made.organisation = QStringLiteral("relay");
    made.model = QStringLiteral("anthropic:claude-sonnet-5-5"); // one with a price, so that every call has to be promised and settled
    return made;
}

} // namespace qd::bench
