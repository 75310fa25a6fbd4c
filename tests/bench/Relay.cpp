#include "tests/bench/Relay.h"

#include "core/base/Json.h"

namespace qd::bench {

namespace {

QString numbered(const char* word, int team, int place)
{
    return QStringLiteral("%1-%2-%3").arg(QString::fromLatin1(word)).arg(team).arg(place);
}

AgentProfile runner(int team, int place)
{
    AgentProfile profile;
    profile.id = {numbered("runner", team, place)};
    profile.title = QStringLiteral("Runner %1 of team %2").arg(place).arg(team);
    profile.reportsTo = human();
    profile.role = QStringLiteral("Reads what came, decides whether it may go on, and passes it on with a reason.");
    profile.personality = {QStringLiteral("brief"), QStringLiteral("plain"), QStringLiteral("On it goes.")};
    profile.tier = {QStringLiteral("only")};
    profile.costClass = QStringLiteral("routine");
    return profile;
}

Step leg(int team, int place)
{
    Step step;
    step.id = {QStringLiteral("leg-%1").arg(place)};
    step.title = QStringLiteral("Leg %1").arg(place);
    step.agent = {numbered("runner", team, place)};
    step.prompt = step.reply = QStringLiteral("clearance");
    if (place > 0) {
        step.after = {{QStringLiteral("leg-%1").arg(place - 1)}};
        step.uses = step.after;
    }
    Outgoing onward;
    onward.type = MessageType::HandOver;
    onward.to = {{numbered("runner", team, (place + 1) % kRelaySteps)}};
    onward.subject = QStringLiteral("{leg-%1.subject}").arg(place);
    onward.body = QStringLiteral("{leg-%1.message}").arg(place);
    step.messages = {onward};
    return step;
}

} // namespace

WorkflowId relayName(int team)
{
    return {QStringLiteral("relay-%1").arg(team)};
}

QString relayModel()
{
    return QStringLiteral("anthropic:claude-sonnet-5-5");
}

Organisation relayTeams(int teams)
{
    Organisation all;
    all.id = {QStringLiteral("relay")};
    all.title = QStringLiteral("Relay");
    all.tiers = {{{QStringLiteral("only")}, QStringLiteral("Only"), relayModel()}};
    all.budgets = {{QStringLiteral("organisation"), BudgetPeriod::Day, {1'000'000'000'000'000}}};
    for (int team = 0; team < teams; ++team) {
        Workflow workflow;
        workflow.id = relayName(team);
        workflow.title = QStringLiteral("Relay %1").arg(team);
        for (int place = 0; place < kRelaySteps; ++place) {
            all.agents.append(runner(team, place));
            workflow.steps.append(leg(team, place));
        }
        all.workflows.append(workflow);
    }
    return all;
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

} // namespace qd::bench
