#include "app/commands/reports/RunReport.h"

#include "app/commands/Fields.h"
#include "app/commands/models/ProviderTitle.h"
#include "app/commands/inbox/HeldReport.h"
#include "app/commands/reports/StepsReport.h"
#include "core/rules/Authority.h"
#include "core/rules/Measuring.h"
#include "core/rules/calendar/Moments.h"
#include "core/rules/calendar/Waits.h"
#include "core/rules/inbox/Merging.h"
#include "core/rules/routing/Routing.h"

#include <QUrl>

#include <algorithm>

namespace qd::app {

namespace {

const QString kRuns = QStringLiteral("running"); ///< as the index has it
const QString kWaits = QStringLiteral("waiting"); ///< for her

/// Steps of the run, and of those that it began, whose agents are paused.
QList<rules::Resting> restingOf(const OfficeState& state, const RunId& run)
{
    QList<rules::Resting> resting;
    for (const RunState& open : state.runs.open)
        if (rules::belongsTo(state, open.id, run))
            resting += rules::resting(state, open);
    return resting;
}

/// True when the agent works again once she has settled that.
bool frees(const Escalation& escalation, const AgentId& agent)
{
    return escalation.with == human() && (escalation.agents.contains(agent) || (escalation.reason == QLatin1String(Escalation::kParked) && escalation.raisedBy == agent));
}

/// Ids of what only she can decide now, of the run and of those that it began.
QStringList waitingOf(const OfficeState& state, const RunId& run, const QList<rules::Resting>& resting)
{
    QStringList waiting;
    for (const Approval& approval : state.inbox.approvals) {
        if (!rules::belongsTo(state, approval.run, run))
            continue;
        const Approval* standing = rules::standingFor(state.inbox, approval.id);
        const Approval& decided = standing ? *standing : approval;
        if (decided.status == ApprovalStatus::Waiting && !waiting.contains(decided.id.toString()))
            waiting.append(decided.id.toString());
    }
    for (const Escalation& escalation : state.inbox.escalations) {
        const auto holdsUp = [&](const rules::Resting& one) { return frees(escalation, one.agent); };
        if ((rules::belongsTo(state, escalation.run, run) && escalation.with == human()) || std::any_of(resting.begin(), resting.end(), holdsUp))
            waiting.append(escalation.id.toString());
    }
    return waiting;
}

/// Those of them whom no decision in the inbox lets go on, each once.
QStringList pausedOnes(const OfficeState& state, const QList<rules::Resting>& resting)
{
    QStringList names;
    for (const rules::Resting& one : resting)
        if (!names.contains(one.agent.text) && std::none_of(state.inbox.escalations.begin(), state.inbox.escalations.end(), [&](const Escalation& e) { return frees(e, one.agent); }))
            names.append(one.agent.text);
    return names;
}

bool isBatched(const OfficeState& state, const RunId& run)
{
    return std::any_of(state.models.batched.begin(), state.models.batched.end(), [&](const ModelsState::Batched& one) { return rules::belongsTo(state, one.run, run); });
}

/// "draft lies with Anthropic since 14:03, by tomorrow 14:03 at the latest", of the run and those that it began.
QStringList batchedOf(const OfficeState& state, const RunId& run, const Home& home)
{
    QStringList lines;
    if (!isBatched(state, run))
        return lines;
    const ProviderTitles titles = ProviderTitles::in(home);
    for (const ModelsState::Batched& one : state.models.batched)
        if (rules::belongsTo(state, one.run, run))
            lines.append(QStringLiteral("%1 lies with %2 since %3, by %4 at the latest")
                             .arg(one.step.text, titles.of(one.provider), rules::clockText(one.since, state.org.organisation().timeZone),
                                  rules::clockText(one.deadline, state.org.organisation().timeZone)));
    return lines;
}

void artefacts(JsonWriter& out, const RunDetail& detail)
{
    out.key("artefacts");
    out.beginList();
    for (const Effect& effect : detail.effects) {
        if (effect.status != EffectStatus::Confirmed)
            continue;
        out.beginObject();
        field(out, "id", effect.id);
        field(out, "kind", effect.content.kind);
        if (const QString path = publishedPath(effect.receipt); !path.isEmpty())
            field(out, "path", path);
        field(out, "receipt", effect.receipt);
        field(out, "sha256", effect.sha256);
        field(out, "rehearsal", effect.content.rehearsal);
        out.endObject();
    }
    for (const Artefact& artefact : detail.artefacts) {
        out.beginObject();
        field(out, "id", artefact.id);
        field(out, "kind", artefact.kind);
        out.key("path");
        out.null(); // kept in the record only
        field(out, "sha256", artefact.sha256);
        field(out, "rehearsal", artefact.label.rehearsal);
        out.endObject();
    }
    out.endList();
}

qint64 messagesOf(const OfficeState& state, const RunId& run)
{
    if (const auto open = state.runs.open.constFind(run); open != state.runs.open.constEnd())
        return open->messages;
    for (const RunSummary& summary : state.runs.recent)
        if (summary.id == run)
            return summary.messages;
    return 0;
}

void sayPublished(const Invocation& call, const RunDetail& detail, const QString& indent)
{
    for (const Effect& effect : detail.effects)
        if (effect.status == EffectStatus::Confirmed) {
            const QString path = publishedPath(effect.receipt); // what is on no disk says what became of it: "2 sent, 1 not sent"
            call.say(indent + QStringLiteral("%1%2: %3").arg(rehearsalMark(effect.content.rehearsal), effect.content.kind.text, path.isEmpty() ? effect.receipt : path));
        }
}

bool isRehearsal(const RunDetail& detail)
{
    return std::any_of(detail.artefacts.cbegin(), detail.artefacts.cend(), [](const Artefact& made) { return made.label.rehearsal; });
}

/// What was measured of its pieces.
void performanceFields(JsonWriter& out, const OfficeState& state, const RunId& run)
{
    fieldList(out, "performance", state.metrics.of(run), [&](const Measurement& m) {
        field(out, "name", m.name);
        field(out, "value", m.value);
        field(out, "unit", m.unit);
        field(out, "kind", m.kind);
        field(out, "channel", m.channel);
        field(out, "campaign", m.campaign);
        field(out, "from", m.from);
        field(out, "measured", m.measured);
    });
}

void sayPerformance(const Invocation& call, const OfficeState& state, const RunId& run)
{
    for (const Measurement& m : state.metrics.of(run))
        call.say(QStringLiteral("  performed: %1, %2%3").arg(rules::valueText(m), rules::subjectText(m), m.from.isEmpty() ? QString() : QStringLiteral(" (%1)").arg(m.from)));
}

/// What there is to say of the run now.
struct Look {
    QString busy;        ///< its state as the index knows it, or that it waits for her
    QString word;        ///< the same as people read it
    QStringList waiting; ///< what she has to decide
    QStringList paused;  ///< agents that she has to let go on
    QList<rules::Stuck> stuck{}; ///< what was let out and has not gone
    QList<Effect> held{};        ///< the same, where nothing keeps it but that everything is stopped
    bool stopped = false;
    std::optional<Instant> goesOn;
    qint64 messages = 0;
    Instant now;
};

Look lookAt(const RunDetail& detail, const OfficeState& state)
{
    const RunId run = detail.row.run;
    const bool runs = detail.row.state == kRuns;
    const QList<rules::Resting> resting = restingOf(state, run);
    Look look;
    look.now = SystemClock().now();
    look.waiting = waitingOf(state, run, resting);
    look.paused = pausedOnes(state, resting);
    for (const rules::Stuck& one : rules::stuck(state))
        if (rules::belongsTo(state, one.effect.run, run))
            look.stuck.append(one);
    for (const Effect& effect : stoppedOnItsWay(state))
        if (rules::belongsTo(state, effect.run, run))
            look.held.append(effect);
    look.busy = runs && !look.waiting.isEmpty() ? kWaits : detail.row.state;
    look.word = stateOfRun(state, run, look.busy);
    look.stopped = state.org.stopped && runs;
    look.goesOn = rules::goesOn(state, run, look.now);
    look.messages = messagesOf(state, run);
    return look;
}

int codeOf(const Look& look, bool handedOver)
{
    const bool isOpen = look.busy == kRuns || look.busy == kWaits;
    if (look.busy == QLatin1String("finished"))
        return kDone;
    if (!look.waiting.isEmpty())
        return kWaiting;
    if (!isOpen)
        return kFailed;
    return handedOver && look.word == kRuns && look.paused.isEmpty() && !look.stopped ? kDone : kWaiting;
}

void printFields(const Invocation& call, const RunDetail& detail, const OfficeState& state, const Look& look, double seconds, const RunPast& past)
{
    const RunRow& row = detail.row;
    call.print(document([&](JsonWriter& out) {
        field(out, "run", row.run);
        field(out, "workflow", row.workflow);
        field(out, "state", look.word);
        field(out, "title", row.title);
        artefacts(out, detail);
        field(out, "waiting", look.waiting);
        field(out, "paused_agents", look.paused);
        goingOutFields(out, look.stuck, look.held);
        field(out, "goes_on", look.goesOn);
        field(out, "batched", batchedOf(state, row.run, call.home));
        field(out, "stopped", look.stopped);
        QList<DecisionId> decisions;
        for (const DecisionRecord& decision : detail.decisions)
            decisions.append(decision.id);
        field(out, "decisions", decisions);
        field(out, "messages", look.messages);
        field(out, "cost_micro_usd", row.tally.cost);
        field(out, "would_have_cost_micro_usd", row.tally.wouldHaveCost);
        field(out, "seconds", seconds);
        performanceFields(out, state, row.run);
        stepFields(out, past.then ? *past.then : state, row.run, look.now, past.then.has_value());
        fieldList(out, "runs", past.begun, [&](const RunDetail& begun) {
            field(out, "run", begun.row.run);
            field(out, "title", begun.row.title);
            field(out, "state", wordOfRun(asItStands(begun.row, state), state));
            artefacts(out, begun);
        });
    }));
}

/// What has to come for it to go on.
void sayWhatItWaitsFor(const Invocation& call, const Look& look, const RunDetail& detail, const OfficeState& state)
{
    if (look.stopped)
        call.say(QStringLiteral("  Everything is stopped; \"quarterdeck resume\" lets it %1.").arg(!detail.decisions.isEmpty() ? QStringLiteral("go on") : QStringLiteral("begin")));
    for (const QString& line : batchedOf(state, detail.row.run, call.home))
        call.say(QStringLiteral("  ") + line);
    if (look.goesOn)
        call.say(QStringLiteral("  goes on by itself %1, while a window or quarterdeck serve is there").arg(whenItGoesOn(state, detail.row.run, *look.goesOn)));
    for (const rules::Stuck& one : look.stuck)
        call.say(QStringLiteral("  going out: ") + stuckLine(one, look.now));
    for (const Effect& effect : look.held)
        call.say(QStringLiteral("  going out: ") + stoppedLine(effect));
    for (const QString& id : look.waiting)
        call.say(QStringLiteral("  waits for you in quarterdeck inbox: %1").arg(id));
    for (const QString& agent : look.paused)
        call.say(QStringLiteral("  waits for %1, who is paused; \"quarterdeck agent resume %1\" lets it go on").arg(agent));
}

} // namespace

RunRow asItStands(RunRow row, const OfficeState& state)
{
    const auto ended = std::find_if(state.runs.recent.begin(), state.runs.recent.end(), [&](const RunSummary& summary) { return summary.id == row.run; });
    if (row.ended || ended == state.runs.recent.end())
        return row;
    row.title = ended->title;
    row.state = wordOf(ended->outcome);
    row.summary = ended->summary;
    row.tally.cost = ended->cost;
    row.tally.wouldHaveCost = ended->wouldHaveCost;
    row.ended = ended->ended;
    return row;
}

QString wordOfRun(const RunRow& row, const OfficeState& state)
{
    const bool waits = row.state == kRuns && !waitingOf(state, row.run, restingOf(state, row.run)).isEmpty();
    return stateOfRun(state, row.run, waits ? kWaits : row.state);
}

QString whenItGoesOn(const OfficeState& state, const RunId& run, Instant at)
{
    return (isBatched(state, run) ? QStringLiteral("by %1 at the latest") : QStringLiteral("at %1")).arg(rules::clockText(at, state.org.organisation().timeZone));
}

QString publishedPath(const QString& receipt)
{
    const QString address = receipt.section(QLatin1Char(' '), 0, 0);
    return address.startsWith(QLatin1String("file:")) ? QUrl(address).toLocalFile() : QString();
}

int printRun(const Invocation& call, const RunDetail& found, const OfficeState& state, double seconds, const RunPast& past)
{
    RunDetail detail = found;
    detail.row = asItStands(found.row, state);
    const RunRow& row = detail.row;
    const Look look = lookAt(detail, state);
    const int code = codeOf(look, past.handedOver);
    if (call.json) {
        printFields(call, detail, state, look, seconds, past);
        return code;
    }
    call.say(QStringLiteral("%1%2\n%3 · run %4").arg(rehearsalMark(isRehearsal(detail)), row.title, look.word, row.run.toString()));
    sayPublished(call, detail, QStringLiteral("  "));
    if (const QString model = state.runs.open.value(row.run).holdsTo(); !model.isEmpty() && model != state.models.use)
        call.say(QStringLiteral("  asks %1, whoever is chosen for other work (%2)").arg(model, state.models.use));
    for (const RunDetail& begun : past.begun) {
        call.say(QStringLiteral("  began %1 · %2 · run %3").arg(begun.row.title, wordOfRun(asItStands(begun.row, state), state), begun.row.run.toString()));
        sayPublished(call, begun, QStringLiteral("    "));
    }
    sayPerformance(call, state, row.run);
    sayWhatItWaitsFor(call, look, detail, state);
    if (past.handedOver && code == kDone && look.busy != QLatin1String("finished"))
        call.say(QStringLiteral("  the copy that holds this home works on it; quarterdeck runs show tells how far it is"));
    call.say(QStringLiteral("  %1 decisions, %2 messages, billed %3, would have cost %4, %5 s")
                 .arg(detail.decisions.size()).arg(look.messages).arg(rules::dollars(row.tally.cost), rules::dollars(row.tally.wouldHaveCost))
                 .arg(seconds, 0, 'f', 1));
    saySteps(call, past.then ? *past.then : state, row.run, look.now, past.then.has_value());
    return code;
}

} // namespace qd::app
