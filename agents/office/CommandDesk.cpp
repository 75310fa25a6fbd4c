#include "agents/office/CommandDesk.h"

#include "agents/effects/Dispatcher.h"
#include "agents/library/Intake.h"
#include "agents/llm/AskableModel.h"
#include "agents/llm/PriceList.h"
#include "agents/llm/providers/ProviderList.h"
#include "agents/llm/wire/WireParts.h"
#include "agents/office/EffectDesk.h"
#include "agents/office/asking/ApprovalDesk.h"
#include "agents/office/asking/EscalationDesk.h"
#include "agents/office/asking/kinds/StaleDesk.h"
#include "agents/office/course/RunDesk.h"
#include "agents/office/course/TurnDesk.h"
#include "agents/office/labelling/Labelling.h"
#include "agents/office/labelling/Secrets.h"
#include "agents/office/writing/Outcomes.h"
#include "agents/office/writing/Receipts.h"
#include "agents/office/writing/figures/Responses.h"
#include "agents/office/writing/models/ModelChoice.h"
#include "agents/turn/ToolBench.h"
#include "core/base/Digest.h"
#include "core/rules/Judge.h"
#include "core/rules/Keeping.h"
#include "core/rules/Measuring.h"
#include "core/rules/authority/earning/Earning.h"
#include "core/rules/authority/earning/PuttingToHer.h"
#include "core/rules/setup/Setup.h"
#include "core/rules/talk/FailedRuns.h"

#include <QTimer>

#include <algorithm>

namespace qd::agents {

namespace {

constexpr size_t kRemembered = 4096;
constexpr Duration kLongestToLeave{500};

RunId runOf(const Fact& fact)
{
    RunId run;
    std::visit([&run](const auto& payload) {
        if constexpr (requires { { payload.run } -> std::convertible_to<RunId>; })
            run = payload.run;
    }, fact);
    return run;
}

/// Her word is hers. What an event said before she has it run is the event's still, what a run that failed was given is whose it was, and
/// a number from outside stays one. `ruled`: what was ruled on last before the fact, of which it may follow.
Label labelOf(const OfficeState& state, const Command& command, const Fact& fact, const EscalationId& ruled = {})
{
    Label label;
    label.integrity = Integrity::Human;
    if (const auto* noted = std::get_if<MetricNoted>(&fact))
        return rules::labelOf(noted->measurement);
    if (const auto* came = std::get_if<TakeInbound>(&command)) {
        label.integrity = Integrity::Untrusted; // a stranger's word, and what follows from it
        label.sources = {accountKey(came->inbound.connector, came->inbound.account)};
        return label;
    }
    const auto question = state.inbox.escalations.constFind(ruled);
    if (question == state.inbox.escalations.constEnd())
        return label;
    const bool begins = std::holds_alternative<TriggerFired>(fact) || std::holds_alternative<BriefSubmitted>(fact) || std::holds_alternative<RunStarted>(fact);
    if (begins && question->reason == QLatin1String(Escalation::kMissedRun))
        return state.triggers.known.value({question->step.text}).missed.label;
    const RunSummary* failed = begins && question->reason == QLatin1String(Escalation::kFailedRun) ? rules::failedRun(state, *question) : nullptr;
    return failed ? failed->label : label;
}

/// Of each fact, before any of them is entered: that changes what they follow from. What is personal in a text is marked in its fact.
QList<Label> labelled(const OfficeState& state, const QString& home, const Command& command, QList<Fact>& facts)
{
    Labelling labelling(state, home);
    QList<Label> labels;
    EscalationId ruled;
    const QList<Fact> all = facts;
    for (Fact& fact : facts) {
        if (const auto* settled = std::get_if<EscalationSettled>(&fact))
            ruled = settled->escalation;
        labels.append(labelledFact(labelling, command, all, fact, labelOf(state, command, fact, ruled)));
    }
    return labels;
}

/// An answer to what was sent, as she finds it in the traffic: a stranger's word, of which no agent hears by that.
std::optional<Message> answerFromOutside(const Inbound& in, const Label& label, Instant now)
{
    if (in.kind != InboundKind::Reply)
        return std::nullopt;
    Message answer;
    answer.id = MessageId::make(now);
    answer.from = system();
    answer.to = human();
    answer.type = MessageType::Answer;
    answer.subject = QStringLiteral("An answer from outside, by %1").arg(accountKey(in.connector, in.account));
    answer.body = in.text;
    answer.label = label;
    answer.time = now;
    return answer;
}

} // namespace

void CommandDesk::take(const CommandId& id, const Command& command, const AgentId& by)
{
    if (m_seen.contains(id))
        return refuse(id, {Error::Rule, QStringLiteral("this command was taken already"), {}, {}});
    if (const std::optional<Error> secret = secretIn(command))
        return refuse(id, *secret);
    if (const std::optional<Error> changed = whatChanged(command, by)) {
        refuse(id, *changed);
        return m_floor.flush();
    }
    const Instant now = m_floor.now();
    const rules::Asking asking{by, now, BriefId::make(now), RunId::make(now), EffectId::make(now), ProposalId::make(now), m_floor.settings.identity};
    const Result<QList<Fact>> facts = rules::judge(m_floor.state, command, asking);
    if (!facts)
        return refuse(id, facts.error());
    if (const auto* brief = std::get_if<SubmitBrief>(&command))
        if (const std::optional<Error> crowded = whereItStalls(*brief))
            return refuse(id, *crowded);
    if (const std::optional<Error> missing = whatIsMissing(command))
        return refuse(id, *missing);
    isNew(id);
    if (by == human())
        m_floor.noMoney.reset(); // she may have seen to it
    if (const auto* decide = std::get_if<DecideApproval>(&command); decide && decide->verdict == Verdict::ApproveWithEdits)
        return edit(id, *decide, by);
    if (const auto* propose = std::get_if<ProposeRule>(&command))
        return tryFirst(id, *propose, by, m_floor.state.inbox.approvals.value(propose->approval).kind);
    if (const auto* bundle = std::get_if<TakeBundle>(&command))
        return takeBundle(id, *bundle, by);
    accept(id, command, by, madeReady(command, by, *facts));
    m_floor.flush();
}

/// What was edited elsewhere is rendered before the rest is judged.
void CommandDesk::takeBundle(const CommandId& id, const TakeBundle& command, const AgentId& by)
{
    m_pending.insert(id, {by, {}});
    m_bundles.take(command, by, [this, id, command, by](const Result<QList<Fact>>& facts) {
        if (m_pending.remove(id) == 0)
            return;
        facts ? accept(id, command, by, *facts) : refuse(id, facts.error());
        m_floor.flush();
    });
}

/// A rule is tried on what was done before it is put to her.
void CommandDesk::tryFirst(const CommandId& id, const ProposeRule& command, const AgentId& by, const ActionKind& kind)
{
    m_pending.insert(id, {by, {}});
    m_floor.history.past(m_floor.now() - rules::kLooksBack, kind, m_floor.mailbox, [this, id, command, by, epoch = m_floor.epoch()](const Result<KindPast>& past) {
        if (epoch == m_floor.epoch() && m_pending.remove(id) > 0)
            putRule(id, command, by, past);
    });
}

void CommandDesk::putRule(const CommandId& id, const ProposeRule& command, const AgentId& by, const Result<KindPast>& past)
{
    if (!past)
        return refuse(id, past.error());
    const Instant now = m_floor.now();
    const rules::Asking asking{by, now, {}, {}, {}, ProposalId::make(now)};
    const Result<QList<Fact>> facts = rules::judge(m_floor.state, command, asking); // things may have changed meanwhile
    if (!facts)
        return refuse(id, facts.error());
    const Proposal proposal = rules::tried(m_floor.state, std::get<AuthorityProposed>(facts->first()).proposal, past->actions, now);
    accept(id, command, by, rules::putToHer(m_floor.state, proposal, *past, by, now));
    m_floor.flush();
}

/// A yes to what is not any more as it was asked about is none. Of several, those that changed are left out by the rules.
std::optional<Error> CommandDesk::whatChanged(const Command& command, const AgentId& by)
{
    const auto isYes = [](const DecideApproval& one) { return one.verdict == Verdict::Approve || one.verdict == Verdict::ApproveWithEdits; };
    if (const auto* many = std::get_if<DecideMany>(&command))
        for (const DecideApproval& one : many->decisions)
            if (isYes(one))
                m_floor.stale->look(one.approval);
    if (const auto* bundle = std::get_if<TakeBundle>(&command))
        m_bundles.look(*bundle, by);
    const auto* decide = std::get_if<DecideApproval>(&command);
    return decide && isYes(*decide) ? m_floor.stale->look(decide->approval) : std::nullopt;
}

/// An agent's line may only get so long: what comes on top stays with whoever brings it, so that nothing need be dropped.
std::optional<Error> CommandDesk::whereItStalls(const SubmitBrief& brief) const
{
    const Organisation& organisation = m_floor.state.org.organisation();
    const Workflow* workflow = brief.workflow.isEmpty() ? &organisation.workflows.first() : organisation.workflow(brief.workflow);
    for (const Step& step : workflow->steps)
        if (const qsizetype waiting = m_floor.runs->waitingFor(step.agent); waiting >= kLongestLine)
            return Error{Error::Rule, QStringLiteral("%1 tasks wait for %2 already").arg(waiting).arg(step.agent.text), QStringLiteral("brief"),
                         QStringLiteral("give it again when some of them are done")};
    return std::nullopt;
}

/// What the rules cannot know: which models, providers and tools there are.
std::optional<Error> CommandDesk::whatIsMissing(const Command& command) const
{
    if (const auto* configure = std::get_if<ConfigureAgent>(&command))
        return whatIsMissing(*configure);
    if (const auto* use = std::get_if<UseModels>(&command))
        return whatIsMissing(use->use, QStringLiteral("models use"));
    if (const auto* brief = std::get_if<SubmitBrief>(&command))
        return whatIsMissing(brief->model, QStringLiteral("model"));
    if (const auto* budget = std::get_if<SetBudget>(&command))
        return whatIsMissing(*budget);
    if (const auto* begin = std::get_if<BeginTrial>(&command))
        return whatMakesNoDifference(begin->trial);
    return std::nullopt;
}

/// A model of nobody, or of one without an address, cannot be asked, nor one without a price.
std::optional<Error> CommandDesk::whatIsMissing(const QString& model, const QString& where) const
{
    if (!model.contains(u':'))
        return std::nullopt;
    const Result<Done> askable = checkAskable(model, m_floor.settings.providers, *m_floor.crew.tools().prices, where);
    return askable ? std::nullopt : std::optional(askable.error());
}

/// A limit on somebody who is never asked would hold nothing; what stands may be taken back.
std::optional<Error> CommandDesk::whatIsMissing(const SetBudget& wanted) const
{
    static const QString kProvider = QStringLiteral("provider:");
    const QString& scope = wanted.budget.scope;
    if (wanted.takeBack || !scope.startsWith(kProvider) || !m_floor.settings.providers)
        return std::nullopt;
    const QString id = scope.mid(kProvider.size());
    const QStringList priced = m_floor.crew.tools().prices->models();
    if (m_floor.settings.providers->provider(id) || std::any_of(priced.begin(), priced.end(), [&](const QString& model) { return model.section(u':', 0, 0) == id; }))
        return std::nullopt;
    QStringList known;
    for (const ModelProvider& provider : m_floor.settings.providers->providers())
        known.append(provider.id);
    return Error{Error::Parse, QStringLiteral("there is no provider \"%1\"").arg(id), QStringLiteral("scope"), QStringLiteral("one of: %1").arg(known.join(QLatin1String(", ")))};
}

/// A model of nobody, one without a price, and one that makes pictures cannot be asked, and a tool that nobody offers cannot be used; what the agent has already may stay.
std::optional<Error> CommandDesk::whatIsMissing(const ConfigureAgent& wanted) const
{
    if (wanted.like >= 0)
        return std::nullopt;
    const Configuration now = rules::configurationAt(m_floor.state, wanted.agent, m_floor.state.setups.inUse(wanted.agent)).value_or(Configuration());
    QStringList models = wanted.configuration.fallbacks;
    if (!wanted.configuration.model.isEmpty())
        models.prepend(wanted.configuration.model);
    for (const QString& model : std::as_const(models))
        if (const Result<Done> askable = checkAskable(model, m_floor.settings.providers, *m_floor.crew.tools().prices, QStringLiteral("model")); !askable && model != now.model && !now.fallbacks.contains(model))
            return askable.error();
    if (wanted.configuration.temperature && wanted.configuration.temperature != now.temperature)
        if (const std::optional<Error> unsent = whatIsNotSent(wanted.agent, wanted.configuration))
            return unsent;
    QStringList offered;
    for (const ToolOffer& offer : m_floor.settings.tools ? m_floor.settings.tools->offers() : QList<ToolOffer>())
        offered.append(offer.name);
    for (const QString& tool : wanted.configuration.tools)
        if (const QString why = m_floor.settings.tools ? m_floor.settings.tools->whyNot(tool) : QString(); !why.isEmpty() && !now.tools.contains(tool))
            return Error{Error::Rule, QStringLiteral("%1 cannot be given \"%2\": %3").arg(wanted.agent.text, tool, why), QStringLiteral("tools"), QStringLiteral("tools that only read")};
        else if (!offered.contains(QString(tool).replace(u'.', u'_')) && !now.tools.contains(tool))
            return Error{Error::Parse, QStringLiteral("there is no tool \"%1\" now").arg(tool), QStringLiteral("tools"),
                         offered.isEmpty() ? QStringLiteral("none: nothing is offered") : QStringLiteral("some of: %1").arg(offered.join(QLatin1String(", ")))};
    return std::nullopt;
}

/// Where the model that the agent asks now takes no temperature, to set one changes nothing. One that nobody knows, as the one that
/// rehearses, is taken at its word.
std::optional<Error> CommandDesk::whatIsNotSent(const AgentId& agent, const Configuration& wanted) const
{
    const AgentProfile* profile = m_floor.state.org.organisation().agent(agent);
    if (!profile || !m_floor.settings.providers)
        return std::nullopt;
    const QString model = modelOf(m_floor.state, rules::setUp(*profile, wanted), m_floor.settings);
    const Result<ChosenModel> chosen = m_floor.settings.providers->find(model);
    LlmRequest request;
    request.thinking = wanted.thinking.value_or(TokenCount{});
    if (!chosen || sendsTemperature(request, chosen->traits, chosen->provider.dialect))
        return std::nullopt;
    return Error{Error::Rule, chosen->traits.temperature ? QStringLiteral("%1 takes no temperature while it thinks, so it would change nothing").arg(model)
                                                         : QStringLiteral("%1 takes no temperature, so it would change nothing").arg(model),
                 QStringLiteral("temperature"), QStringLiteral("a model that takes one (\"temperature\" in its provider's file), or none")};
}

/// Two temperatures are no trial where none is sent, nor two models where neither is asked.
std::optional<Error> CommandDesk::whatMakesNoDifference(const Trial& trial) const
{
    const std::optional<Configuration> a = rules::configurationAt(m_floor.state, trial.agent, trial.a);
    std::optional<Configuration> b = rules::configurationAt(m_floor.state, trial.agent, trial.b);
    const QString use = usedIn(m_floor.state, nullptr, m_floor.settings);
    if (a && b && a->model != b->model && use != QLatin1String(ModelsState::kTiers))
        return Error{Error::Rule, QStringLiteral("versions %1 and %2 of %3 differ in the model, and neither is asked now: %4").arg(trial.a).arg(trial.b).arg(trial.agent.text).arg(asksOne(use)),
                     QStringLiteral("b"), QStringLiteral("\"models use tiers\" first, so that each agent asks its own model")};
    if (!a || !b || a->temperature == b->temperature)
        return std::nullopt;
    b->temperature = a->temperature;
    return rules::isSame(*a, *b) ? whatIsNotSent(trial.agent, *a) : std::nullopt;
}

/// What the command becomes once its text is cut into pieces and says what it means, where it has one.
QList<Fact> CommandDesk::madeReady(const Command& command, const AgentId& by, const QList<Fact>& facts)
{
    if (const auto* keep = std::get_if<KeepMemory>(&command)) {
        MemoryEntry entry;
        entry.space = keep->space;
        entry.key = keep->key;
        entry.text = keep->text.trimmed();
        entry.by = by;
        entry.label.integrity = Integrity::Human;
        return rules::remembered(m_floor.state, readyEntry(entry, m_floor.now()));
    }
    if (const auto* keep = std::get_if<KeepDocument>(&command)) {
        const ReadyDocument ready = readyDocument(*keep, by, m_floor.now());
        m_floor.keep(ready.document.sha256, ready.text);
        m_floor.docket.keep({ready.document.vectors, ready.vectors});
        return rules::outdated(m_floor.state, keep->origin, by) + QList<Fact>{DocumentKept{ready.document}};
    }
    return facts;
}

void CommandDesk::hold(const CommandId& id, const StopAll& command, const AgentId& by)
{
    if (isNew(id) && !m_heldStop)
        m_heldStop = HeldStop{id, by, command};
    m_stopsAsked.append(id);
}

void CommandDesk::sayHeldStop(const Error& why)
{
    const Error halted{Error::Store, QStringLiteral("everything has halted, but that is not on record yet: %1").arg(why.text), {},
                       QStringLiteral("free space on the disk before the program ends; it is written down by itself then")};
    for (const CommandId& id : std::exchange(m_stopsAsked, {}))
        refuse(id, halted);
}

void CommandDesk::refuse(const CommandId& id, Error error)
{
    m_answered(id, Result<Receipt>(std::move(error)));
}

void CommandDesk::accept(const CommandId& id, const Command& command, const AgentId& by, QList<Fact> facts)
{
    const QList<Label> labels = labelled(m_floor.state, m_floor.settings.home, command, facts);
    const auto* stop = std::get_if<StopAll>(&command);
    m_pending.insert(id, {by, stop ? std::optional<StopAll>(*stop) : std::nullopt});
    const bool many = std::holds_alternative<DecideMany>(command) || std::holds_alternative<TakeBundle>(command);
    const Before before = lookedAt(facts);
    Receipt receipt;
    receipt.command = id;
    receipt.text = said(command, facts, m_floor.state);
    if (!facts.isEmpty())
        m_floor.docket.answers(id);
    QSet<RunId> concerned;
    for (qsizetype i = 0; i < facts.size(); ++i) {
        if (const RunId run = runOf(facts[i]); !run.isNull())
            concerned.insert(receipt.run = run);
        m_floor.effects->ruling(facts[i]);
        receipt.sequence = m_floor.docket.enter(facts[i], by, 0, receipt.run, labels[i], m_floor.now());
        follow(facts[i], before, receipt.sequence, by);
    }
    for (const RunId& run : std::as_const(concerned))
        m_floor.turns->haltStale(run); // one command may end several
    receipt.text += alsoOnTheirWay(m_floor.effects->holdBack(concerned));
    keepSources(command);
    acknowledge(receipt, stop != nullptr);
    if (std::holds_alternative<ResumeAll>(command))
        m_floor.docket.after([this] { m_floor.resume(); });
    else if (std::holds_alternative<SteerRun>(command))
        m_floor.runs->steered(receipt.run);
    else if (many || std::holds_alternative<DecideApproval>(command) || std::holds_alternative<SettleEscalation>(command))
        for (const RunId& run : std::as_const(concerned))
            m_floor.runs->advance(run);
    else if (!receipt.run.isNull())
        m_floor.runs->advance(receipt.run);
    for (const Fact& fact : facts) {
        if (const auto* paused = std::get_if<AgentPaused>(&fact))
            m_floor.runs->agentSteered(paused->agent);
        else if (const auto* continued = std::get_if<AgentContinued>(&fact))
            m_floor.runs->agentSteered(continued->agent);
    }
}

CommandDesk::Before CommandDesk::lookedAt(const QList<Fact>& facts) const
{
    const InboxState& inbox = m_floor.state.inbox;
    Before before;
    for (const Fact& fact : facts) {
        if (const auto* decision = std::get_if<ApprovalDecided>(&fact))
            before.approvals.insert(decision->approval, inbox.approvals.value(decision->approval));
        else if (const auto* settled = std::get_if<EscalationSettled>(&fact))
            before.escalations.insert(settled->escalation, inbox.escalations.value(settled->escalation));
    }
    return before;
}

void CommandDesk::follow(const Fact& fact, const Before& before, Sequence sequence, const AgentId& by)
{
    if (const auto* decision = std::get_if<ApprovalDecided>(&fact)) {
        m_floor.approvals->decided(before.approvals.value(decision->approval), *decision, sequence);
    } else if (const auto* settled = std::get_if<EscalationSettled>(&fact)) {
        m_floor.escalations->settled(before.escalations.value(settled->escalation), *settled, sequence);
    } else if (const auto* undone = std::get_if<ApprovalUndone>(&fact)) {
        m_floor.approvals->undone(*undone, sequence);
    } else if (const auto* started = std::get_if<RunStarted>(&fact)) {
        if (const std::optional<Message> brief = briefMessage(m_floor.state, started->run, by, m_floor.now()))
            m_floor.send(*brief, sequence);
    } else if (const auto* noted = std::get_if<MetricNoted>(&fact)) {
        m_floor.remember(rules::performanceOf(m_floor.state, noted->measurement, by), sequence);
    } else if (const auto* came = std::get_if<InboundTaken>(&fact)) {
        const Label label = Labelling(m_floor.state, m_floor.settings.home).of(labelOf(m_floor.state, TakeInbound{came->inbound}, fact), came->inbound.text);
        if (const std::optional<Message> answer = answerFromOutside(came->inbound, label, m_floor.now()))
            m_floor.send(*answer, sequence);
        count(came->inbound, sequence);
    } else {
        m_floor.effects->ruled(fact, sequence);
    }
}

/// What readers did stands as a measurement of the step that sent it. Nobody remembers each of them: the last is remembered with the run.
void CommandDesk::count(const Inbound& inbound, Sequence sequence)
{
    const std::optional<Measurement> response = responseOf(m_floor.state, inbound, m_floor.now());
    const Result<QList<Fact>> noted = response ? rules::judgeNote(m_floor.state, NoteMetrics{{*response}}, {system(), m_floor.now(), {}, {}}) : Result<QList<Fact>>(QList<Fact>());
    for (const Fact& fact : noted ? *noted : QList<Fact>())
        m_floor.docket.enter(fact, system(), sequence, response->run, rules::labelOf(*response), m_floor.now());
}

/// Tells the asker once everything that the command became is on the disk. Of a stop, besides, once what was on its way has
/// left, so that nothing leaves after she was told; but no later than half a second after.
void CommandDesk::acknowledge(const Receipt& receipt, bool stops)
{
    m_floor.docket.after([this, receipt, stops] {
        if (m_pending.take(receipt.command).by != system() && std::exchange(m_floor.awaitsCommand, false))
            m_floor.wakeAt(m_floor.now()); // what is due may leave now
        const auto answer = [this, receipt, told = std::make_shared<bool>(false)] {
            if (!std::exchange(*told, true))
                m_answered(receipt.command, Result<Receipt>(receipt));
        };
        if (!stops)
            return answer();
        m_floor.dispatcher.whenQuiet(m_floor.mailbox, answer);
        QTimer::singleShot(kLongestToLeave, m_floor.mailbox, answer);
    });
}

/// Remembers the command. @returns false when it was here before.
bool CommandDesk::isNew(const CommandId& id)
{
    if (m_seen.contains(id))
        return false;
    m_seen.insert(id);
    m_seenInOrder.push_back(id);
    if (m_seenInOrder.size() > kRemembered) {
        m_seen.remove(m_seenInOrder.front());
        m_seenInOrder.pop_front();
    }
    return true;
}

void CommandDesk::keepSources(const Command& command)
{
    if (const auto* brief = std::get_if<SubmitBrief>(&command))
        for (const GivenSource& source : brief->sources)
            m_floor.keep(sha256(source.text.toUtf8()), source.text.toUtf8());
}

void CommandDesk::edit(const CommandId& id, const DecideApproval& command, const AgentId& by)
{
    m_pending.insert(id, {by, {}});
    const Approval approval = m_floor.state.inbox.approvals.value(command.approval);
    m_floor.approvals->approveEdited(command, approval, by, [this, id](Result<QString> done) {
        if (!done) {
            m_pending.remove(id);
            return refuse(id, done.error());
        }
        Receipt receipt;
        receipt.command = id;
        receipt.sequence = m_floor.state.sequence;
        receipt.text = *done;
        m_floor.docket.answers(id);
        acknowledge(receipt);
    });
}

void CommandDesk::refusePending(const Error& error, const CommandId& command)
{
    const QMap<CommandId, Pending> pending = std::exchange(m_pending, {});
    for (auto it = pending.begin(); it != pending.end(); ++it) {
        if (it->stop && !m_heldStop && error.kind == Error::Store) {
            m_heldStop = HeldStop{it.key(), it->by, *it->stop};
            m_stopsAsked.append(it.key());
            continue;
        }
        if (it.key() == command) {
            refuse(it.key(), error);
            continue;
        }
        m_seen.remove(it.key());
        refuse(it.key(), {Error::Store, QStringLiteral("it could not be written down, so nothing has happened"), {},
                          QStringLiteral("give the command again")});
    }
}

void CommandDesk::doHeldStop()
{
    const std::optional<HeldStop> stop = std::exchange(m_heldStop, std::nullopt);
    const QList<CommandId> asked = std::exchange(m_stopsAsked, {});
    if (!stop)
        return;
    const Result<QList<Fact>> facts = rules::judge(m_floor.state, stop->command, {stop->by, m_floor.now(), {}, {}});
    if (facts)
        accept(stop->id, stop->command, stop->by, *facts);
    for (const CommandId& id : asked)
        if (!facts)
            refuse(id, facts.error());
        else if (id != stop->id)
            refuse(id, {Error::Rule, QStringLiteral("everything is stopped already"), {}, {}});
}

} // namespace qd::agents
