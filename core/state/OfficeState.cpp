#include "core/state/OfficeState.h"

#include "core/state/runs/StepData.h"

#include <algorithm>

namespace qd {

namespace {

/// True when every agent is of the one organisation in use, which is so nearly always: then there is nobody to look for.
bool onlyItsOwn(const OrgState& org)
{
    return org.organisations.size() == 1 && org.organisations.firstKey() == org.current
        && org.agents.size() == org.organisations.first().agentPlaces.size();
}

void dropUnusedOrganisations(OrgState& org, const RunsState& runs)
{
    if (onlyItsOwn(org))
        return;
    org.organisations.removeIf([&](const auto& entry) {
        if (entry.key() == org.current)
            return false;
        const auto isOfIt = [&](const RunState& run) { return run.organisation == entry.key(); };
        return std::none_of(runs.open.begin(), runs.open.end(), isOfIt) && std::none_of(runs.undoable.begin(), runs.undoable.end(), isOfIt);
    });
    org.agents.removeIf([&](const auto& entry) {
        return entry.value().turn.isNull() && std::none_of(org.organisations.begin(), org.organisations.end(),
                                                           [&](const Organisation& o) { return o.agent(entry.key()); });
    });
}

/// The agent in the organisation of the run, or in the one in use; nullptr: in none of them.
const AgentProfile* profileOf(const OrgState& org, const RunsState& runs, const AgentId& agent, const RunId& id)
{
    const auto run = runs.open.constFind(id);
    const auto own = run == runs.open.constEnd() ? org.organisations.constEnd() : org.organisations.constFind(run->organisation);
    const AgentProfile* profile = own == org.organisations.constEnd() ? nullptr : own->agent(agent);
    return profile ? profile : org.organisation().agent(agent);
}

/// Who pays for what the fact says; nobody where it is about no turn.
LedgerState::Bill billFor(const OfficeState& state, const Fact& fact)
{
    if (const auto* started = std::get_if<TurnStarted>(&fact)) {
        LedgerState::Bill bill = state.billOf(started->agent, started->run, started->model);
        bill.payer.campaign = started->forCampaign;
        bill.payer.channel = started->forChannel;
        return bill;
    }
    if (const auto* call = std::get_if<TurnReserved>(&fact))
        return billFor(state, asStarted(*call));
    if (const auto* finished = std::get_if<TurnFinished>(&fact))
        return state.billOf(finished->agent, finished->run, finished->spend.model);
    if (const auto* failed = std::get_if<TurnFailed>(&fact))
        return state.billOf(failed->agent, failed->run, failed->spend.model);
    if (const auto* used = std::get_if<ToolUsed>(&fact))
        return state.billOf(used->agent, used->run, {});
    return {};
}

/// What the agent was doing in that turn, also where its answer lay with a provider; empty when it was not at work.
QString taskOf(const OfficeState& state, const TurnFinished& finished)
{
    const auto agent = state.org.agents.constFind(finished.agent);
    if (agent != state.org.agents.constEnd() && agent->turn == finished.turn)
        return agent->task;
    const auto run = state.models.batched.contains(finished.turn) ? state.runs.open.constFind(finished.run) : state.runs.open.constEnd();
    if (run == state.runs.open.constEnd())
        return {};
    const auto organisation = state.org.organisations.constFind(run->organisation);
    const Workflow* workflow = organisation == state.org.organisations.constEnd() ? nullptr : organisation->workflow(run->workflow);
    const Step* step = workflow ? workflow->step(finished.step) : nullptr;
    return step ? step->title : QString();
}

/// Open work does not go to rehearsal, nor from it to models that cost, because something else is chosen for what comes: it goes on
/// with what it asked before, until that is chosen again, or what is of its kind.
void keepKinds(RunsState& runs, const QString& before, const QString& now)
{
    const auto rehearses = [](const QString& use) { return use == QLatin1String(ModelsState::kRehearsal); };
    for (QMap<RunId, RunState>* some : {&runs.open, &runs.undoable})
        for (RunState& run : *some)
            if (const QString asked = run.kept.isEmpty() ? before : run.kept; run.model.isEmpty())
                run.kept = rehearses(asked) == rehearses(now) ? QString() : asked;
}

void remember(HistoryState& history, const RunsState& runs, const StoredFact& stored, const TurnFinished& finished, const QString& task)
{
    const auto run = runs.open.constFind(finished.run);
    const bool isOpen = run != runs.open.constEnd();
    history.take(stored, finished, task, isOpen ? run->title : QString(), isOpen ? titleLabel(*run) : Label());
}

/// The fact is about one of many of which the whole is still open: what it is a part of says what becomes of its step.
bool isOfPart(const EffectsState& effects, const Fact& fact)
{
    const auto isPart = [&](const EffectId& id) {
        const auto part = effects.open.constFind(id);
        return part != effects.open.constEnd() && !part->parent.isNull() && effects.open.contains(part->parent);
    };
    if (const auto* planned = std::get_if<EffectPlanned>(&fact))
        return !planned->effect.parent.isNull();
    if (const auto* confirmed = std::get_if<EffectConfirmed>(&fact))
        return isPart(confirmed->effect);
    if (const auto* refused = std::get_if<EffectRefused>(&fact))
        return isPart(refused->effect);
    if (const auto* unknown = std::get_if<EffectUnknown>(&fact))
        return isPart(unknown->effect);
    if (const auto* absent = std::get_if<EffectAbsent>(&fact))
        return isPart(absent->effect);
    return false;
}

/// What came of a sending; no word when the fact is about something else.
std::pair<EffectId, QString> outcomeIn(const Fact& fact)
{
    if (const auto* confirmed = std::get_if<EffectConfirmed>(&fact))
        return {confirmed->effect, QStringLiteral("sent")};
    if (const auto* refused = std::get_if<EffectRefused>(&fact))
        return {refused->effect, QStringLiteral("not sent")};
    if (const auto* unknown = std::get_if<EffectUnknown>(&fact))
        return {unknown->effect, QStringLiteral("unknown")};
    if (const auto* again = std::get_if<EffectLookedUp>(&fact))
        return {again->effect, QStringLiteral("unknown")};
    if (const auto* heldBack = std::get_if<EffectAuthorised>(&fact))
        return {heldBack->effect, QStringLiteral("not sent")};
    if (const auto* deferred = std::get_if<EffectDeferred>(&fact))
        return {deferred->effect, QStringLiteral("not sent")};
    return {};
}

/// What was on its way when everything was stopped has come to an end: the list of the stop says which.
void tellOutcome(QStringList& inFlight, const EffectsState& effects, const Fact& fact)
{
    const auto& [id, word] = outcomeIn(fact);
    const auto effect = word.isEmpty() ? effects.open.constEnd() : effects.open.constFind(id);
    if (effect == effects.open.constEnd())
        return;
    const QString begins = effect->content.title + QStringLiteral(": being sent");
    for (QString& line : inFlight)
        if (line.startsWith(begins)) {
            line = effect->content.title + QStringLiteral(": ") + word;
            return;
        }
}

} // namespace

void OfficeState::apply(const StoredFact& stored)
{
    sequence = stored.sequence;
    time = stored.time;
    if (org.stopped)
        tellOutcome(org.inFlightAtStop, effects, stored.fact);
    if (const auto* finished = std::get_if<TurnFinished>(&stored.fact)) // what it was at is only known before
        remember(history, runs, stored, *finished, taskOf(*this, *finished));
    if (const auto* chosen = std::get_if<ModelsChosen>(&stored.fact))
        keepKinds(runs, models.use, chosen->use);
    load.apply(stored, org);
    routing.apply(stored, org, runs);
    leases.apply(stored);
    standing.apply(stored, inbox);
    agreement.apply(stored, inbox);
    door.apply(stored, effects);
    people.apply(stored, effects);
    campaigns.apply(stored);
    org.apply(stored);
    const bool ofPart = isOfPart(effects, stored.fact);
    if (!ofPart)
        runs.apply(stored);
    inbox.apply(stored);
    effects.apply(stored);
    ledger.apply(stored, billFor(*this, stored.fact));
    limits.apply(stored);
    if (!ofPart)
        activity.apply(stored);
    triggers.apply(stored);
    memory.apply(stored);
    metrics.apply(stored);
    habits.apply(stored);
    models.apply(stored);
    setups.apply(stored);
    rules.apply(stored);
    packs.apply(stored);
    if (std::holds_alternative<RunFinished>(stored.fact) || std::holds_alternative<OrganisationAdopted>(stored.fact))
        dropUnusedOrganisations(org, runs);
    if (std::holds_alternative<RunFinished>(stored.fact))
        activity.levels.removeIf([this](const auto& entry) { return !effects.open.contains(entry.key()); });
}

void OfficeState::apply(const QList<StoredFact>& facts)
{
    for (const StoredFact& fact : facts)
        apply(fact);
}

LedgerState::Bill OfficeState::billOf(const AgentId& agent, const RunId& run, const QString& model) const
{
    LedgerState::Bill bill;
    bill.payer.agent = agent;
    bill.payer.model = model;
    if (const AgentProfile* profile = profileOf(org, runs, agent, run)) {
        bill.payer.costClass = profile->costClass;
        bill.payer.rank = wordOf(profile->rank);
    }
    const auto open = runs.open.constFind(run);
    const RunId root = open == runs.open.constEnd() || open->root.isNull() ? run : open->root;
    if (runs.open.contains(root))
        bill.root = root;
    return bill;
}

const QString& OfficeState::usedBy(const RunState& run) const
{
    const QString& own = run.holdsTo();
    return own.isEmpty() ? models.use : own;
}

QString OfficeState::heldToBy(const RunId& id) const
{
    for (const QMap<RunId, RunState>* some : {&runs.open, &runs.undoable})
        if (const auto run = some->constFind(id); run != some->constEnd())
            return run->holdsTo();
    const auto ended = std::find_if(runs.recent.begin(), runs.recent.end(), [&](const RunSummary& run) { return run.id == id; });
    return ended == runs.recent.end() ? QString() : ended->model;
}

AgentStatus OfficeState::statusOf(const AgentId& agent) const
{
    const AgentState state = org.agents.value(agent);
    if (org.stopped || (state.paused && state.turn.isNull()))
        return AgentStatus::Stopped;
    if (!state.turn.isNull())
        return AgentStatus::Thinking;
    const auto asks = [&](const Approval& a) { return a.from == agent && (a.status == ApprovalStatus::Waiting || a.status == ApprovalStatus::Merged); };
    if (std::any_of(inbox.approvals.begin(), inbox.approvals.end(), asks))
        return AgentStatus::WaitingForHuman;
    const auto raised = [&](const Escalation& e) { return e.raisedBy == agent; };
    if (!state.trouble.isEmpty() || std::any_of(inbox.escalations.begin(), inbox.escalations.end(), raised))
        return AgentStatus::Blocked;
    return AgentStatus::Idle;
}

QByteArray encodeSnapshot(const OfficeState& state)
{
    JsonWriter out;
    out.beginObject();
    out.key("version");
    out.value(qint64(OfficeState::kVersion));
    out.key("state");
    Encoder(out).write(state);
    out.endObject();
    return out.take();
}

Result<OfficeState> decodeSnapshot(const QByteArray& text)
{
    JsonLimits limits;
    limits.bytes = qsizetype(1) << 30;
    const Result<Json> json = Json::parse(text, limits);
    if (!json)
        return json.error();
    if (json->at(u"version").toInteger() != OfficeState::kVersion)
        return Error{Error::Store, QStringLiteral("the snapshot is of another version"), {}, {}};
    Result<OfficeState> state = decode<OfficeState>(json->at(u"state"));
    if (!state)
        return state;
    for (Organisation& organisation : state->org.organisations)
        organisation.index();
    state->inbox.indexAll();
    state->ledger.addUpReserved();
    return state;
}

} // namespace qd
