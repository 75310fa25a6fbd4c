#include "app/commands/reports/StatusReport.h"

#include "app/commands/Fields.h"
#include "app/commands/models/ProviderTitle.h"
#include "app/commands/inbox/HeldReport.h"
#include "app/commands/reports/LimitsReport.h"
#include "core/rules/Authority.h"
#include "core/rules/Habits.h"
#include "core/rules/course/Course.h"
#include "core/rules/outside/Pacing.h"
#include "core/rules/outside/Splitting.h"
#include "core/rules/routing/Routing.h"
#include "core/rules/setup/Trials.h"

namespace qd::app {

namespace {

/// How many steps are open for each agent and not begun.
QMap<AgentId, qint64> queues(const OfficeState& state)
{
    QMap<AgentId, qint64> depth;
    for (const RunState& run : state.runs.open)
        if (const Workflow* workflow = rules::workflowOf(state, run))
            for (const StepId& step : rules::openSteps(*workflow, run))
                ++depth[rules::agentOf(*workflow->step(step), run)];
    return depth;
}

/// What waits for each agent that is paused: "draft of \"A piece\"".
QMap<AgentId, QStringList> restingWork(const OfficeState& state)
{
    QMap<AgentId, QStringList> work;
    for (const RunState& run : state.runs.open)
        for (const rules::Resting& one : rules::resting(state, run))
            work[one.agent].append(QStringLiteral("%1 of \"%2\"").arg(one.step.text, run.title));
    return work;
}

/// "writing", or, of one that is paused, why, and what waits for it.
QString doing(const OfficeState& state, const AgentId& agent, const QStringList& waiting)
{
    const AgentState at = state.org.agents.value(agent);
    if (!at.paused)
        return at.task;
    const QString pause = QStringLiteral("paused: %1").arg(at.pauseReason);
    return waiting.isEmpty() ? pause : QStringLiteral("%1; waits for it: %2").arg(pause, waiting.join(QLatin1String(", ")));
}

/// How much of what waits for her she has put off.
qint64 putOff(const InboxState& inbox, Instant now)
{
    return inbox.waiting() - inbox.waiting(now);
}

/// What is not as on the agent's other days, in sentences.
QStringList unusualToday(const OfficeState& state, const AgentProfile& agent, Instant now)
{
    QStringList sentences;
    for (const AgentUnusual& one : rules::unusualOn(state.habits, agent.id, dayOf(now)))
        sentences.append(rules::sentenceOf(one, agent.title));
    return sentences;
}

/// Trials that show which of two versions of an agent does better: they wait for a word.
QStringList shownTrials(const OfficeState& state)
{
    QStringList lines;
    for (const SetupsState::Tried& tried : state.setups.open)
        if (const rules::TrialSays says = rules::saidBy(tried); says.isShown())
            lines.append(QStringLiteral("%1: %2 To work so: quarterdeck agent adopt %1 %3").arg(tried.trial.agent.text, rules::inWords(tried.trial, says)).arg(says.better(tried.trial)));
    return lines;
}

/// Whom agents ask, and who cannot be asked for now.
void modelFields(JsonWriter& out, const ModelsState& models)
{
    field(out, "models_in_use", models.use);
    fieldList(out, "providers_in_trouble", models.troubled.keys(), [&](const QString& provider) {
        field(out, "provider", provider);
        field(out, "why", models.troubled.value(provider).why);
        field(out, "since", models.troubled.value(provider).since);
    });
}

} // namespace

void statusFields(JsonWriter& out, const OfficeState& state, Instant now)
{
    const QMap<AgentId, qint64> depth = queues(state);
    const QMap<AgentId, QStringList> resting = restingWork(state);
    field(out, "organisation", state.org.organisation().title);
    fieldList(out, "agents", state.org.organisation().agents, [&](const AgentProfile& agent) {
        const AgentState at = state.org.agents.value(agent.id);
        field(out, "id", agent.id);
        field(out, "title", agent.title);
        field(out, "rank", agent.rank);
        field(out, "state", state.statusOf(agent.id));
        field(out, "task", at.task);
        field(out, "queue", depth.value(agent.id));
        field(out, "paused", at.paused);
        field(out, "pause_reason", at.pauseReason);
        field(out, "waits_for_it", resting.value(agent.id));
        field(out, "spend_today_micro_usd", state.ledger.agentsToday.value(agent.id).cost);
        field(out, "unusual_today", unusualToday(state, agent, now));
    });
    qint64 open = 0;
    for (const qint64 steps : depth)
        open += steps;
    field(out, "open_tasks", open);
    field(out, "open_runs", qint64(state.runs.open.size()));
    field(out, "batched", qint64(state.models.batched.size()));
    field(out, "waiting", qint64(state.inbox.waiting()));
    field(out, "later", putOff(state.inbox, now));
    field(out, "stopped", state.org.stopped);
    field(out, "in_flight_at_stop", state.org.inFlightAtStop);
    field(out, "spend_today_micro_usd", state.ledger.today.cost);
    field(out, "would_have_cost_today_micro_usd", state.ledger.today.wouldHaveCost);
    field(out, "spend_outside_today_micro_usd", state.ledger.isToday(now) ? state.ledger.outsideToday : Money{});
    field(out, "budgets_half_spent", nearlySpent(state, now));
    field(out, "trials_shown", shownTrials(state));
    fieldList(out, "held", heldEffects(state), [&](const Effect& effect) {
        field(out, "effect", effect.id.toString());
        field(out, "title", effect.content.title);
        field(out, "status", wordOf(effect.status));
        const std::optional<rules::Stuck> waits = rules::waitOf(state, effect);
        field(out, "reason", waits && rules::isHeld(*waits, now) ? wordOf(waits->why) : QString());
        field(out, "text", effect.children.isEmpty() ? effect.receipt : rules::tallyInWords(rules::tallyOf(state, effect)));
        const std::optional<Instant> until = waits ? rules::heldUntil(*waits, now) : std::nullopt;
        field(out, "until", until ? toRfc3339(*until) : QString());
    });
    modelFields(out, state.models);
    field(out, "log_sequence", state.sequence);
}

void sayStatus(const Invocation& call, const OfficeState& state, Instant now)
{
    call.say(QStringLiteral("%1%2").arg(state.org.organisation().title, state.org.stopped ? QStringLiteral(" (stopped)") : QString()));
    const QMap<AgentId, QStringList> resting = restingWork(state);
    for (const AgentProfile& agent : state.org.organisation().agents)
        call.say(QStringLiteral("  %1 %2 %3").arg(agent.title, -26).arg(wordOf(state.statusOf(agent.id)), -10)
                     .arg(doing(state, agent.id, resting.value(agent.id))));
    for (const QString& line : state.org.inFlightAtStop)
        call.say(QStringLiteral("  in flight when it stopped: %1").arg(line));
    const qint64 later = putOff(state.inbox, now);
    call.say(QStringLiteral("%1 open, %2 waiting for you%3, %4 spent today (would have cost %5)")
                 .arg(state.runs.open.size() == 1 ? QStringLiteral("1 run") : QStringLiteral("%1 runs").arg(state.runs.open.size()))
                 .arg(state.inbox.waiting())
                 .arg(later > 0 ? QStringLiteral(" (%1 of them later)").arg(later) : QString())
                 .arg(rules::dollars(state.ledger.today.cost), rules::dollars(state.ledger.today.wouldHaveCost)));
    if (!state.models.batched.isEmpty())
        call.say(QStringLiteral("%1 with providers, in batches").arg(state.models.batched.size() == 1 ? QStringLiteral("1 call lies") : QStringLiteral("%1 calls lie").arg(state.models.batched.size())));
    if (state.ledger.isToday(now) && state.ledger.outsideToday.micro > 0)
        call.say(QStringLiteral("%1 spent outside today").arg(rules::dollars(state.ledger.outsideToday)));
    for (const Effect& effect : heldEffects(state))
        call.say(heldInWords(state, effect, now));
    for (const QString& line : nearlySpent(state, now))
        call.say(QStringLiteral("budget of ") + line);
    for (const AgentProfile& agent : state.org.organisation().agents)
        for (const QString& line : unusualToday(state, agent, now))
            call.say(line);
    for (const QString& line : shownTrials(state))
        call.say(line);
    if (state.models.troubled.isEmpty())
        return;
    const ProviderTitles titles = ProviderTitles::in(call.home);
    for (auto it = state.models.troubled.begin(); it != state.models.troubled.end(); ++it)
        call.say(QStringLiteral("%1 cannot be asked for now: %2").arg(titles.of(it.key()), it->why));
}

} // namespace qd::app
