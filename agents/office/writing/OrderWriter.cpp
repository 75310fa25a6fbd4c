#include "agents/office/writing/OrderWriter.h"

#include "agents/office/labelling/Naming.h"
#include "agents/office/writing/MemoryWriter.h"
#include "agents/office/writing/Quoted.h"
#include "agents/office/writing/figures/Responses.h"
#include "agents/office/writing/models/ModelChoice.h"
#include "agents/office/writing/pictures/PictureOrders.h"
#include "agents/turn/EffectMaterial.h"
#include "agents/turn/PromptBuilder.h"
#include "agents/turn/Reckoning.h"
#include "agents/turn/ToolBench.h"
#include "core/rules/Digest.h"
#include "core/rules/course/Course.h"
#include "core/rules/course/Patterns.h"
#include "core/rules/course/Terms.h"
#include "core/rules/money/Campaigns.h"
#include "core/rules/money/Shifting.h"
#include "core/rules/packs/PackTexts.h"
#include "core/rules/setup/Setup.h"

namespace qd::agents {

namespace {

Error unknown(const QString& what)
{
    return Error{Error::Internal, QStringLiteral("the office has no ") + what, {}, {}};
}

constexpr qsizetype kToolRounds = 8; ///< then it has to answer with what it has

/// What the step lets its agent use, and what it was given so far: nothing where its answer is to be trusted more than what it
/// reads. Who has seen what is personal or secret uses nothing outward.
void takeTools(TurnOrder& order, const OfficeSettings& settings, const StepState& at)
{
    qsizetype rounds = 0;
    for (const ToolRound& round : at.tools) {
        rounds += round.isWhole();
        TurnOrder::Used used{round.asks, {}};
        for (const QString& call : round.calls) {
            const ToolRound::Given given = round.given.value(call);
            used.given.append({call, given.output, given.failed});
        }
        order.used.append(used);
        order.label = joined(order.label, round.label);
    }
    if (!settings.tools || order.step.kind != StepKind::Turn || order.step.tools.isEmpty() || !order.step.extracts.isEmpty() || order.agent.tools.isEmpty() || rounds >= kToolRounds)
        return;
    const auto names = [](const QStringList& listed, const QString& tool) { // a skill may be listed by its id
        return std::any_of(listed.begin(), listed.end(), [&](const QString& name) { return QString(name).replace(u'.', u'_') == tool; });
    };
    const bool staysInside = order.label.confidentiality >= Confidentiality::Pii; // it could be told to anybody, in an address
    for (const ToolOffer& offer : settings.tools->offers())
        if (!(staysInside && offer.isOutward) && names(order.step.tools, offer.name) && names(order.agent.tools, offer.name))
            order.tools.append(offer);
}

/// The newest draft, for whoever reads or revises it.
void takeDraft(TurnOrder& order, const RunState& run, const Workflow* workflow)
{
    static const QString kDraft = QStringLiteral("draft");
    const auto makesDraft = [](const Step* step) { return step && step->produces == kDraft; };
    const Artefact* draft = run.latest(kDraft);
    bool reads = makesDraft(&order.step) || order.part == kDelegationPart;
    for (const StepId& used : order.step.uses)
        reads = reads || makesDraft(workflow ? workflow->step(used) : nullptr);
    if (!draft || !reads)
        return;
    order.draft = draft->sha256;
    order.draftVersion = draft->version;
    order.draftLabel = draft->label;
    order.label = joined(order.label, draft->label);
}

/// What its agent was told: in this run, and by notices of others that it subscribed to. It informs, so its label counts.
void takeHeard(TurnOrder& order, const OfficeState& state, const RunState& run)
{
    if (order.work != Work::Ask)
        return;
    const auto agent = state.org.agents.constFind(order.agent.id);
    for (const Heard& notice : agent == state.org.agents.constEnd() ? QList<Heard>() : agent->heard)
        if (notice.run != run.id)
            order.heard.append(notice);
    order.heard += run.heard.value(order.agent.id);
    for (const Heard& told : std::as_const(order.heard))
        order.label = joined(order.label, told.label);
}

/// What was asked for since the newest draft: an older wish has been met by it.
void takeNotes(TurnOrder& order, const RunState& run)
{
    const Artefact* draft = run.latest(QStringLiteral("draft"));
    for (const RunState::Note& note : run.notes) {
        if (draft && note.time < draft->time)
            continue;
        order.notes.append({note.from, note.text, labelOfNote(run, note)});
        order.label = joined(order.label, order.notes.last().label);
    }
}

/// What a text of hers was once written from: it may name another title and sections that she took out.
/// Whoever writes or reviews the next draft sees it all the same.
QList<StepId> superseded(const RunState& run, const Workflow& workflow, const Step& reader)
{
    const Artefact* draft = run.latest(QStringLiteral("draft"));
    QList<StepId> ids;
    if (!draft || draft->madeBy != human())
        return ids;
    for (const Step& step : workflow.steps) {
        if (step.produces != draft->kind)
            continue;
        if (step.id == reader.id || step.after.contains(reader.id))
            return {};
        ids += step.uses;
    }
    return ids;
}

void takeUpstream(TurnOrder& order, const RunState& run, const Workflow& workflow)
{
    const QList<StepId> old = superseded(run, workflow, order.step);
    for (const StepId& used : order.step.uses) {
        const StepState state = run.step(used);
        const Step* step = workflow.step(used);
        if (old.contains(used))
            continue;
        if (state.reply.isEmpty() || !step || !step->artefactField.isEmpty())
            continue; // what became an artefact is shown as such
        order.upstream.append({used, rules::agentOf(*step, run), state.reply, state.label});
        order.label = joined(order.label, state.label);
    }
    const StepState own = run.step(order.step.id);
    for (qsizetype i = 0; i < own.parts.size(); ++i)
        order.debate.append({order.step.id, order.step.parties.value(i % 2), own.parts[i], own.label});
    if (!own.parts.isEmpty())
        order.label = joined(order.label, own.label); // each has heard the ones before it: the last has the label of all
    if (order.step.readsSources)
        for (const Source& source : run.sources)
            order.label = joined(order.label, source.label);
}

/// Where in its run a turn stands.
struct Place {
    StepId step;
    int part = 0;
    int round = 1;
    int attempt = 1;
};

/// Who does the turn, and how that one is set up for it.
void takeAgent(TurnOrder& order, const OfficeState& state, const RunState& run, const AgentProfile& own, const Place& place, const OfficeSettings& settings)
{
    order.run = run.id;
    order.agent = own;
    order.step.id = place.step;
    order.part = place.part;
    order.round = place.round;
    order.attempt = place.attempt;
    const std::optional<int> then = settings.version ? settings.version(state, order) : std::nullopt;
    order.configuration = then.value_or(rules::versionFor(state, run, own.id));
    order.agent = rules::profileAt(state, own, order.configuration);
}

/// Everything that does not depend on which kind of turn it is.
Result<TurnOrder> begin(const OfficeState& state, const RunState& run, const AgentId& agent, const Place& place, const OfficeSettings& settings,
                        Instant now)
{
    const Organisation* organisation = rules::organisationOf(state, run);
    if (!organisation)
        return unknown(QStringLiteral("organisation for the run"));
    const AgentProfile* profile = organisation->agent(agent);
    if (!profile)
        return unknown(QStringLiteral("agent ") + agent.text);
    TurnOrder order;
    order.turn = TurnId::make(now);
    order.campaign = run.root;
    takeAgent(order, state, run, *profile, place, settings);
    order.organisation = organisation->title;
    order.brand = state.org.brand;
    order.brief = run.briefText;
    order.briefLabel = run.label;
    order.title = run.title;
    order.titleLabel = labelOfTitle(run);
    const Tier* tier = tierNow(state, *organisation, profile->tier);
    order.tierModel = tier ? tier->model : QString();
    order.model = firstToAsk(state, wantedModels(state, &run, order.agent, settings));
    order.sources = run.sources;
    order.now = now;
    order.home = settings.home;
    order.rehearsal = run.rehearsal;
    order.label = joined(joined(order.label, order.titleLabel), run.label); // at most Internal: what an agent makes of her words is not hers
    if (order.agent.temperature != 0.0) { // who leaves nothing to chance is asked the same for the same, whatever it did before
        const Remembered memory = memoryOf(state, {run.id, agent, order.label, run.rehearsal || order.model == QLatin1String("rehearsal")});
        order.memory = memory.lines;
        order.memoryLabel = memory.label;
        order.label = joined(order.label, memory.label);
    }
    return order;
}

/// What an effect needs and the workflow does not say: the newest piece of the kind that is rendered (or the draft), a
/// picture, the title of the run.
void fillInput(Step& step, const RunState& run)
{
    const auto newest = [&run](std::initializer_list<const char*> kinds) {
        for (const char* const kind : kinds)
            if (!run.artefacts.value(QLatin1String(kind)).isEmpty())
                return QLatin1String("@artefact:") + QLatin1String(kind);
        return QString();
    };
    const auto want = [&step](const QString& member, const QString& text) {
        if (!text.isEmpty() && !step.input.contains(member))
            step.input.insert(member, text);
    };
    const QString renderer = rules::textOf(step.input.value(QStringLiteral("render")));
    const bool page = renderer == QLatin1String("blog-page") || renderer == QLatin1String("web-post");
    want(QStringLiteral("title"), QStringLiteral("{title}"));
    if (renderer == QLatin1String("calendar-event") || renderer == QLatin1String("invoice"))
        return; // an event and an invoice say what their step says, and bear no picture
    if (page)
        want(QStringLiteral("text"), newest({"draft"}));
    else if (renderer == QLatin1String("linkedin-post"))
        want(QStringLiteral("text"), newest({"linkedin-post"})); // a whole draft is too long for a post
    else if (renderer == QLatin1String("sms"))
        want(QStringLiteral("text"), newest({"sms"})); // and for an SMS
    else if (renderer == QLatin1String("x-post"))
        want(QStringLiteral("text"), newest({"x-post"}));
    else if (renderer == QLatin1String("slack-message") || renderer == QLatin1String("facebook-post") || renderer == QLatin1String("instagram-post") || renderer == QLatin1String("tiktok-post") || renderer == QLatin1String("business-post"))
        want(QStringLiteral("text"), run.artefacts.value(renderer).isEmpty() ? QString() : QLatin1String("@artefact:") + renderer);
    else if (renderer == QLatin1String("letter"))
        want(QStringLiteral("text"), newest({"letter", "draft"}));
    else
        want(QStringLiteral("text"), newest({"newsletter-entry", "draft"}));
    for (auto it = run.data.begin(); it != run.data.end() && !step.input.contains(QStringLiteral("text")); ++it)
        if (it.key().endsWith(QLatin1String(".summary")))
            want(QStringLiteral("text"), QStringLiteral("{title}\n\n{%1}").arg(it.key()));
    if (!step.input.contains(QStringLiteral("image"))) {
        const QString picture = page ? newest({"header-image"}) : newest({"social-graphic", "header-image"});
        want(QStringLiteral("image"), picture);
        want(QStringLiteral("image_alt"), picture.isEmpty() ? QString() : QStringLiteral("{title}"));
    }
}

void setWork(TurnOrder& order, const RunState& run)
{
    const Step& step = order.step;
    switch (order.step.kind) {
    case StepKind::Turn:
    case StepKind::Wait: // nobody's turn; an order only says who answers for it
    case StepKind::Call:
        break;
    case StepKind::Skill:
        order.work = Work::Skill;
        order.input = inputOf(step, run);
        break;
    case StepKind::Debate:
        order.stepDone = rules::debateTurn(step, run).ruling;
        order.arguing = !order.stepDone;
        break;
    case StepKind::Effect:
        order.work = Work::Render;
        fillInput(order.step, run);
        order.input = inputOf(step, run);
        order.stepDone = false;
        break;
    }
}

/// "@record:agent" in an input becomes what the agent's vote weighs by its record as it stands now.
void takeStandings(Step& step, const StandingState& standing)
{
    static const QString kRecord = QStringLiteral("@record:");
    for (Value& value : step.input)
        if (QStringList* texts = std::get_if<QStringList>(&value))
            for (QString& text : *texts)
                if (text.startsWith(kRecord))
                    text = QString::number(standing.weightOf({text.mid(kRecord.size())}), 'f', 3);
}

/// Times of an event are meant where the organisation is, unless its step says otherwise.
void takeTimeZone(Step& step, const Organisation* organisation)
{
    static const QString kZone = QStringLiteral("time_zone");
    const bool isEvent = step.kind == StepKind::Effect && rules::textOf(step.input.value(QStringLiteral("render"))) == QLatin1String("calendar-event");
    if (isEvent && organisation && !organisation->timeZone.isEmpty() && !step.input.contains(kZone))
        step.input.insert(kZone, organisation->timeZone);
}

/// What somebody else wrote for agents to be told is a stranger's word until she has adopted it, and says whose it is afterwards.
void takePublisher(TurnOrder& order, const OfficeState& state, const RunState& run)
{
    const Organisation* organisation = rules::organisationOf(state, run);
    if (!organisation)
        return;
    const QStringList prompts{promptName(order.step, order.arguing)};
    const QStringList replies{replyName(order.step, order.arguing)};
    order.label = joined(order.label, rules::labelOfTexts(state, *organisation, rules::toldBy(*organisation, run.workflow, order.agent.id, prompts, replies)));
}

/// What no fact has a label for is looked at here, and nothing is named by somebody's name.
void takePersonal(TurnOrder& order, const OfficeState& state, const OfficeSettings& settings)
{
    Labelling labelling(state, settings.home);
    order.known = labelling.known();
    weighNotes(order, labelling);
    if (order.work == Work::Render)
        nameWithoutPeople(order, labelling);
}

/// A turn beside the step's own: it has its own prompt and reply format, and the step is not done by it.
void setSideTurn(TurnOrder& order, int part, const StepId& step, const QString& title, const QString& prompt)
{
    order.step.id = step;
    order.step.title = title;
    order.step.prompt = order.step.reply = prompt;
    order.part = part;
    order.stepDone = false;
}

} // namespace

QString pieceLetOut(const Step& effect, const RunState& run)
{
    Step filled = effect;
    fillInput(filled, run);
    return rules::pieceOf(filled);
}

void takeBindings(TurnOrder& order, const Step& step, const RunState& run)
{
    static const QString kBinding = QStringLiteral("@artefact:");
    order.label = labelOfValues(run, step.input, order.label); // what {step.field} says comes from somewhere, too
    for (const Value& value : step.input) {
        const QString* text = std::get_if<QString>(&value);
        if (text && *text == kGivenSource && run.sources.size() == 1) {
            order.artefacts.insert(kGivenSource, run.sources.first().sha256);
            order.label = joined(order.label, run.sources.first().label);
        }
        if (!text || !text->startsWith(kBinding))
            continue;
        const QString name = text->mid(kBinding.size());
        const QList<Artefact> made = run.artefacts.value(name.section(QLatin1Char(':'), 0, 0));
        if (made.isEmpty())
            continue;
        const Artefact& artefact = name.endsWith(QLatin1String(":first")) ? made.first() : made.last();
        order.artefacts.insert(name, artefact.sha256);
        order.label = joined(order.label, artefact.label);
    }
}

QString modelOf(const OfficeState& state, const RunId& run, const AgentId& agent, const OfficeSettings& settings)
{
    const RunState its = state.runs.open.value(run);
    const Organisation* organisation = rules::organisationOf(state, its);
    const AgentProfile* profile = organisation ? organisation->agent(agent) : nullptr;
    if (!profile)
        return settings.model;
    const int version = rules::versionFor(state, its, agent);
    return firstToAsk(state, wantedModels(state, &its, rules::profileAt(state, *profile, version), settings));
}

QString modelOf(const OfficeState& state, const AgentProfile& agent, const OfficeSettings& settings)
{
    return firstToAsk(state, wantedModels(state, nullptr, agent, settings));
}

QStringList toolNames(const OfficeState& state, const RunId& run, const StepId& step, const OfficeSettings& settings)
{
    const Result<TurnOrder> order = writeOrder(state, run, step, settings, state.time);
    QStringList names;
    for (const ToolOffer& offer : order ? order->tools : QList<ToolOffer>())
        names.append(offer.name);
    return names;
}

Result<TurnOrder> writeOrder(const OfficeState& state, const RunId& runId, const StepId& stepId, const OfficeSettings& settings,
                             Instant now)
{
    const auto run = state.runs.open.constFind(runId);
    if (run == state.runs.open.constEnd())
        return unknown(QStringLiteral("open run ") + runId.toString());
    const Workflow* workflow = rules::workflowOf(state, *run);
    const Step* step = workflow ? workflow->step(stepId) : nullptr;
    if (!step)
        return unknown(QStringLiteral("step ") + stepId.text);
    const AgentId agent = step->kind == StepKind::Debate ? rules::debateTurn(*step, *run).speaker : rules::agentOf(*step, *run);
    const StepState at = run->step(stepId);
    Result<TurnOrder> order = begin(state, *run, agent, {stepId, at.part, at.round, at.attempt}, settings, now);
    if (!order)
        return order;
    order->step = *step;
    order->step.agent = rules::agentOf(*step, *run);
    order->invalid = at.invalid;
    if (const std::optional<rules::Digest> digest = rules::digestFor(step->prompt, state, runId, now)) {
        order->memory = digest->lines + order->memory;
        order->memoryLabel = joined(order->memoryLabel, digest->label);
        order->label = joined(order->label, digest->label);
    }
    takeStandings(order->step, state.standing);
    order->label = takeMeasured(order->step.input, state, runId, order->label);
    takeTimeZone(order->step, rules::organisationOf(state, *run));
    const RunState round = rules::inThisRound(*workflow, *run);
    setWork(*order, round);
    takeUpstream(*order, round, *workflow);
    takeBindings(*order, order->step, *run);
    if (!order->step.shows.isEmpty())
        order->model = firstToAsk(state, wantedModels(state, &*run, order->agent, settings, true));
    takeShown(*order, *run);
    if (order->step.paints)
        takePainter(*order, state, *run, settings);
    takeDraft(*order, *run, workflow);
    takeNotes(*order, *run);
    takeHeard(*order, state, *run);
    takePublisher(*order, state, *run); // before tools are let
    takePersonal(*order, state, settings);
    if (order->work == Work::Ask)
        takeTools(*order, settings, at);
    return order;
}

Result<TurnOrder> writeEscalationOrder(const OfficeState& state, const Escalation& escalation, const OfficeSettings& settings,
                                       Instant now)
{
    Result<TurnOrder> order = begin(state, state.runs.open.value(escalation.run), escalation.with, {escalation.step, kEscalationPart}, settings, now);
    if (!order)
        return order;
    setSideTurn(*order, kEscalationPart, escalation.step, QStringLiteral("Settles: %1").arg(escalation.issue),
                escalation.remedies.isEmpty() ? QStringLiteral("escalation") : QStringLiteral("remedy"));
    if (escalation.reason == QLatin1String(rules::kShift))
        order->step.prompt = QStringLiteral("shift"); // the same reply
    order->notes.append({escalation.raisedBy, escalation.issue, escalation.label});
    order->notes.append({escalation.raisedBy, QStringLiteral("Tried: ") + escalation.attempts.join(QLatin1String("; ")), escalation.label});
    order->notes.append({escalation.raisedBy, QStringLiteral("Recommends: ") + escalation.recommendation, escalation.label});
    order->notes.append({escalation.raisedBy, QStringLiteral("Otherwise: ") + escalation.impact, escalation.label});
    for (const Remedy& remedy : escalation.remedies)
        if (remedy.shift && rules::moved(state, *remedy.shift, escalation.with, now))
            order->notes.append({escalation.raisedBy, QStringLiteral("Option %1: %2. %3").arg(remedy.id, remedy.title, remedy.effect), escalation.label});
    order->label = joined(order->label, escalation.label);
    takePublisher(*order, state, state.runs.open.value(escalation.run));
    return order;
}

Result<TurnOrder> writeDelegationOrder(const OfficeState& state, const Approval& approval, const OfficeSettings& settings,
                                       Instant now)
{
    const RunState run = state.runs.open.value(approval.run);
    Result<TurnOrder> order = begin(state, run, approval.decider, {approval.step, kDelegationPart}, settings, now);
    if (!order)
        return order;
    setSideTurn(*order, kDelegationPart, approval.step, QStringLiteral("Decides for you: %1").arg(approval.title),
                QStringLiteral("clearance"));
    order->label = joined(order->label, approval.label); // its title and its scores are told
    takeDraft(*order, run, nullptr);
    if (!approval.note.isEmpty())
        order->notes.append({human(), approval.note, labelOfNote(run, {human(), approval.note, {}})});
    const Workflow* workflow = rules::workflowOf(state, run);
    for (const Step& step : workflow ? workflow->steps : QList<Step>()) {
        const StepState measured = run.step(step.id);
        if (step.kind != StepKind::Skill || !step.produces.isEmpty() || measured.reply.isEmpty()
            || !step.input.contains(QStringLiteral("markdown")))
            continue; // what was measured on the text is evidence
        order->upstream.append({step.id, rules::agentOf(step, run), measured.reply, measured.label});
        order->label = joined(order->label, measured.label);
    }
    for (const Score& score : approval.scores)
        order->notes.append({approval.from, QStringLiteral("%1: %2 of %3").arg(score.name).arg(score.value).arg(score.outOf), approval.label});
    takePublisher(*order, state, run);
    return order;
}

TurnStarted startOf(const TurnOrder& order, Instant now)
{
    auto started = turnFact<TurnStarted>(order);
    started.round = order.round;
    started.part = order.part;
    started.attempt = order.attempt;
    started.task = order.step.title;
    started.tier = order.agent.tier;
    started.configuration = order.configuration;
    started.deadline = now + order.step.timeLimit;
    return started;
}

} // namespace qd::agents
