#include "core/rules/Judge.h"

#include "core/base/Digest.h"
#include "core/rules/Authority.h"
#include "core/rules/Choosing.h"
#include "core/rules/Keeping.h"
#include "core/rules/Measuring.h"
#include "core/rules/Refusals.h"
#include "core/rules/authority/Proposing.h"
#include "core/rules/authority/SettingRules.h"
#include "core/rules/authority/Trusting.h"
#include "core/rules/calendar/Triggers.h"
#include "core/rules/course/Detours.h"
#include "core/rules/course/Inputs.h"
#include "core/rules/course/Outside.h"
#include "core/rules/course/Steering.h"
#include "core/rules/course/Terms.h"
#include "core/rules/inbox/Bulk.h"
#include "core/rules/inbox/Bundles.h"
#include "core/rules/inbox/Merging.h"
#include "core/rules/inbox/Staleness.h"
#include "core/rules/money/Campaigns.h"
#include "core/rules/money/Limits.h"
#include "core/rules/outside/Door.h"
#include "core/rules/outside/Leaving.h"
#include "core/rules/packs/Packs.h"
#include "core/rules/outside/Ruled.h"
#include "core/rules/packs/SkillPacks.h"
#include "core/rules/outside/Splitting.h"
#include "core/rules/people/People.h"
#include "core/rules/routing/Urgency.h"
#include "core/rules/setup/Configuring.h"
#include "core/rules/talk/Settling.h"

#include <algorithm>

namespace qd::rules {

namespace {

/// The first line of a brief, cut to a title's length at a word.
QString titleOf(const QString& brief)
{
    constexpr qsizetype kLongest = 80;
    const QString line = brief.trimmed().section(QLatin1Char('\n'), 0, 0).simplified();
    if (line.size() <= kLongest)
        return line;
    const qsizetype space = line.lastIndexOf(QLatin1Char(' '), kLongest - 1);
    return line.left(space > kLongest / 2 ? space : kLongest - 1) + QChar(0x2026);
}

bool isReadable(const QString& text)
{
    return std::none_of(text.begin(), text.end(), [](QChar c) {
        return c == QChar::ReplacementCharacter || (c.unicode() < 0x20 && c != u'\n' && c != u'\r' && c != u'\t');
    });
}

/// Whether the agent wrote a version of the text that the effect lets out.
bool isAuthor(const OfficeState& state, const Approval& approval, const AgentId& agent)
{
    const RunState run = state.runs.open.value(approval.run);
    const Workflow* workflow = workflowOf(state, run);
    const Step* step = workflow ? workflow->step(approval.step) : nullptr;
    const QList<Artefact> versions = run.artefacts.value(step ? pieceOf(*step) : QStringLiteral("draft"));
    return std::any_of(versions.begin(), versions.end(), [&](const Artefact& version) { return version.madeBy == agent; });
}

/// Whether the agent stands below the one that asks: who is led does not rule on the work of who leads.
bool isBelow(const Organisation& organisation, const AgentProfile& agent, const AgentId& asker)
{
    const AgentProfile* above = organisation.agent(asker);
    return above && agent.rank > above->rank;
}

/// What keeps an agent from deciding in her place.
enum class Obstacle { None, Strangers, Asks, Wrote, Below, Authority };

/// The organisation that the approval's run works with.
const Organisation& organisationBehind(const OfficeState& state, const Approval& approval)
{
    const Organisation* own = organisationOf(state, state.runs.open.value(approval.run));
    return own ? *own : state.org.organisation();
}

/// Whether somebody outside had a hand in what is asked: what they wrote would be before whoever decides it.
bool isByStrangers(const Approval& approval)
{
    return approval.label.integrity < Integrity::Internal
        || (approval.trace && std::min(approval.trace->traits.chosenBy, approval.trace->traits.madeFrom) < Integrity::Internal);
}

/// The rule of delegation: nobody outside had a hand in it, and whoever decides in her place neither asked for this nor wrote it, does not
/// stand below the one that asks, and has the authority.
Obstacle obstacleOf(const OfficeState& state, const Organisation& organisation, const Approval& approval, const AgentProfile& agent)
{
    if (isByStrangers(approval))
        return Obstacle::Strangers;
    if (agent.id == approval.from)
        return Obstacle::Asks;
    if (isAuthor(state, approval, agent.id))
        return Obstacle::Wrote;
    if (isBelow(organisation, agent, approval.from))
        return Obstacle::Below;
    return approval.content.cost > agent.authority ? Obstacle::Authority : Obstacle::None;
}

/// Who could decide in her place, in words.
QString thoseWhoCould(const OfficeState& state, const Approval& approval)
{
    constexpr qsizetype kNamed = 4;
    QStringList could;
    for (const AgentId& agent : delegates(state, approval).mid(0, kNamed))
        could.append(agent.text);
    return could.isEmpty() ? QStringLiteral("only you could") : could.join(QStringLiteral(" or ")) + QStringLiteral(" could");
}

Result<Done> delegableAlone(const OfficeState& state, const Approval& approval, const AgentId& to)
{
    const Organisation& organisation = organisationBehind(state, approval);
    const AgentProfile* profile = organisation.agent(to);
    const QString where = QStringLiteral("to");
    if (const auto deputy = state.rules.deputies.constFind(to); deputy != state.rules.deputies.constEnd())
        return isBeyond(*deputy, approval) ? refuse(QStringLiteral("%1 may not decide this").arg(to.text), QStringLiteral("quarterdeck deputies says what they may"))
                                           : refuse(QStringLiteral("%1 is a person, who decides on a machine of their own, by what is signed there").arg(to.text),
                                                    QStringLiteral("quarterdeck inbox export %1 --for %2 --out FILE writes it for them").arg(approval.id.toString(), to.text));
    if (!profile)
        return wrong(where, QStringLiteral("there is no agent \"%1\"").arg(to.text),
                     QStringLiteral("the id of an agent of %1").arg(organisation.title));
    switch (obstacleOf(state, organisation, approval, *profile)) {
    case Obstacle::None: break;
    case Obstacle::Strangers:
        return wrong(where, QStringLiteral("strangers had a hand in this, and their words could tell an agent what to decide"), QStringLiteral("your own decision"));
    case Obstacle::Asks: return wrong(where, QStringLiteral("%1 asks for this and cannot decide it").arg(to.text), QStringLiteral("another agent"));
    case Obstacle::Wrote:
        return wrong(where, QStringLiteral("%1 wrote this and cannot approve it; %2").arg(to.text, thoseWhoCould(state, approval)),
                     QStringLiteral("an agent that did not write it"));
    case Obstacle::Below:
        return wrong(where, QStringLiteral("%1 stands below %2, who asks for this, and cannot decide it; %3")
                                .arg(to.text, approval.from.text, thoseWhoCould(state, approval)),
                     QStringLiteral("an agent of at least the rank of the one that asks"));
    case Obstacle::Authority:
        return wrong(where, QStringLiteral("%1 may decide up to %2, and this costs %3")
                                .arg(to.text, dollars(profile->authority), dollars(approval.content.cost)),
                     QStringLiteral("an agent with more authority"));
    }
    return Done{};
}

/// Whoever decides on it decides on those that it stands for as well.
Result<Done> delegable(const OfficeState& state, const Approval& approval, const AgentId& to)
{
    for (const Approval& one : togetherWith(state.inbox, approval))
        if (const Result<Done> may = delegableAlone(state, one, to); !may)
            return may;
    return Done{};
}

/// The run of an item that waits for the one who asks; only such an item can be put off or brought back.
Result<RunId> hers(const OfficeState& state, const InboxItemId& item, const Asking& asking)
{
    const auto approval = state.inbox.approvals.constFind({item.uuid});
    const auto escalation = state.inbox.escalations.constFind({item.uuid});
    const bool isApproval = approval != state.inbox.approvals.constEnd();
    if (!isApproval && escalation == state.inbox.escalations.constEnd())
        return refuse(QStringLiteral("this item is not waiting any more"), QStringLiteral("it was decided, expired or replaced"));
    if (isApproval && approval->status == ApprovalStatus::Stale)
        return refuse(QStringLiteral("what this item is about has changed since it was put to you, so there is nothing to put off"), QStringLiteral("it can be rejected, or changes asked for"));
    if (isApproval && approval->status == ApprovalStatus::Merged)
        return refuse(QStringLiteral("another item stands for this one"), QStringLiteral("put that one off"));
    if (isApproval && approval->status != ApprovalStatus::Waiting)
        return refuse(QStringLiteral("this item is decided already and leaves when its grace time is over"), QStringLiteral("undo it first"));
    if (isApproval && approval->expires <= asking.now)
        return refuse(QStringLiteral("this item has expired"));
    const AgentId with = isApproval ? approval->decider : escalation->with;
    if (with != human())
        return refuse(QStringLiteral("this does not wait for you: it is with %1").arg(with.text));
    if (asking.by != human())
        return refuse(QStringLiteral("%1 may not put off what waits for you").arg(asking.by.text));
    return isApproval ? approval->run : escalation->run;
}

/// Whether a brief that is given by hand gives the workflow what it prints and what it asks about.
Result<Done> judgeInputs(const SubmitBrief& command, const Workflow& workflow)
{
    const QString campaign = QStringLiteral("input.campaign"), channel = QStringLiteral("input.channel");
    QStringList inputs = inputsPrinted(workflow) + inputsRaised(workflow);
    inputs.removeDuplicates();
    if (!command.campaign.isEmpty())
        inputs.removeOne(campaign);
    if (!command.channel.isEmpty())
        inputs.removeOne(channel);
    if (inputs.isEmpty())
        return Done{};
    QStringList ways;
    if (inputs.contains(campaign))
        ways.append(QStringLiteral("the campaign that it is about (--campaign)"));
    if (inputs.contains(channel))
        ways.append(QStringLiteral("the channel that it is about (--channel)"));
    ways.append(QStringLiteral("a workflow that calls it, or \"triggers fire\" with one that gives it"));
    return wrong(QStringLiteral("workflow"), QStringLiteral("\"%1\" needs %2, which a trigger or another workflow gives it; begun by hand it lacks %3")
                                                 .arg(workflow.title, placesInWords(inputs), inputs.size() == 1 ? QStringLiteral("that") : QStringLiteral("them")),
                 ways.join(QStringLiteral("; ")));
}

struct Judging {
    const OfficeState& state;
    const Asking& asking;
    using Answer = Result<QList<Fact>>;

    Answer operator()(const SubmitBrief& command) const
    {
        const QString where = QStringLiteral("brief");
        const QList<uint> points = command.text.toUcs4(); // letters of some scripts take two units each
        if (std::none_of(points.begin(), points.end(), [](uint c) { return QChar::isLetterOrNumber(char32_t(c)); }))
            return wrong(where, command.text.trimmed().isEmpty() ? QStringLiteral("the brief is empty") : QStringLiteral("the brief has no word in it"),
                         QStringLiteral("say in a sentence what the department should do"));
        if (command.text.size() > kLongestBrief)
            return wrong(where, QStringLiteral("the brief has %1 characters").arg(command.text.size()),
                         QStringLiteral("at most %1; give longer material as a source").arg(kLongestBrief));
        if (!isReadable(command.text))
            return wrong(where, QStringLiteral("the brief is not text: it holds control or broken characters"),
                         QStringLiteral("plain UTF-8 text"));
        const Organisation& organisation = state.org.organisation();
        if (organisation.workflows.isEmpty())
            return refuse(QStringLiteral("no organisation with a workflow is in use"));
        if (const std::optional<Error> why = whyNotBegun(state, organisation))
            return *why;
        const Workflow* workflow = command.workflow.isEmpty() ? &organisation.workflows.first()
                                                              : organisation.workflow(command.workflow);
        if (!workflow)
            return wrong(QStringLiteral("workflow"),
                         QStringLiteral("%1 has no workflow \"%2\"").arg(organisation.title, command.workflow.text),
                         QStringLiteral("one of: %1").arg(names(organisation)));
        if (const Result<Done> right = command.model.isEmpty() ? Result<Done>(Done{}) : judgeUse(command.model, QStringLiteral("model")); !right)
            return right.error();
        if (const Result<Done> known = judgeSubject(state, command.campaign, command.channel); !known)
            return known.error();
        if (const Result<Done> whole = judgeInputs(command, *workflow); !whole)
            return whole.error();
        return facts(command, *workflow);
    }
    static QString names(const Organisation& organisation)
    {
        QStringList known;
        for (const Workflow& workflow : organisation.workflows)
            known.append(workflow.id.text);
        return known.join(QLatin1String(", "));
    }
    QList<Fact> facts(const SubmitBrief& command, const Workflow& workflow) const
    {
        BriefSubmitted submitted;
        submitted.brief = asking.brief;
        submitted.run = asking.run;
        submitted.text = command.text;
        submitted.approveAll = command.approveAll;
        submitted.sample = command.sample;
        for (const GivenSource& given : command.sources) {
            Source source;
            source.name = given.name;
            source.origin = given.origin;
            source.sha256 = sha256(given.text.toUtf8());
            source.label.integrity = Integrity::Untrusted; // a document informs; only its giver could vouch for it
            source.label.sources = QStringList{given.origin};
            submitted.sources.append(source);
        }
        RunStarted started;
        started.run = asking.run;
        started.workflow = workflow.id;
        started.organisation = state.org.current;
        started.title = titleOf(command.text);
        setUrgency(started, &workflow, command.priority, {});
        started.canWait = command.canWait || workflow.canWait;
        started.fresh = command.fresh;
        started.model = command.model;
        if (!command.campaign.isEmpty())
            started.input.insert(QStringLiteral("campaign"), command.campaign.text);
        if (!command.channel.isEmpty())
            started.input.insert(QStringLiteral("channel"), command.channel.text);
        return {submitted, started};
    }

    Answer operator()(const DecideApproval& command) const
    {
        const Result<Approval> found = decidable(state, command, asking);
        if (!found)
            return found.error();
        ApprovalDecided decided;
        decided.approval = command.approval;
        decided.run = found->run;
        decided.step = found->step;
        decided.verdict = command.verdict;
        decided.by = asking.by;
        decided.sha256 = command.sha256;
        decided.note = command.note;
        decided.delegateTo = command.delegateTo;
        decided.lookedAt = believed(command.lookedAt, asking.by);
        if (mayDeputise(state, *found, asking))
            decided.deputy = asking.by;
        if (!found->merged.isEmpty())
            decided.many = true;
        switch (command.verdict) {
        case Verdict::ApproveWithEdits: return QList<Fact>{}; // rendered first
        case Verdict::Delegate: return QList<Fact>{decided};
        case Verdict::Approve: return approved(*found, decided);
        case Verdict::AskChanges: return saidToAll(state, command, asking, changes(*found, decided));
        case Verdict::Reject: return saidToAll(state, command, asking, rejected(*found, decided));
        }
        return refuse(QStringLiteral("unknown verdict"));
    }
    QList<Fact> approved(const Approval& approval, ApprovalDecided decided) const
    {
        decided.leaves = asking.now + approval.grace;
        EffectAuthorised authorised;
        authorised.effect = approval.effect;
        authorised.by = asking.by;
        authorised.sha256 = approval.sha256;
        authorised.notBefore = decided.leaves;
        authorised.trace = approval.trace;
        authorised.epoch = state.rules.epoch;
        authorised.why = asking.by == human() ? QStringLiteral("approved by the human")
                         : decided.deputy     ? QStringLiteral("approved by %1, her deputy").arg(asking.by.text)
                                              : QStringLiteral("approved by %1, to whom it was delegated").arg(asking.by.text);
        return {decided, authorised};
    }
    Answer changes(const Approval& approval, const ApprovalDecided& decided) const
    {
        const RunState run = state.runs.open.value(approval.run);
        const Workflow* workflow = workflowOf(state, run);
        const Step* step = workflow ? workflow->step(approval.step) : nullptr;
        if (!step || !step->loop)
            return refuse(QStringLiteral("nothing in this workflow can be gone back to; approve with edits, or reject"));
        if (const QString out = twice(state, run, step->loop->backTo); !out.isEmpty())
            return refuse(twiceInWords(out), QStringLiteral("approve with edits, or reject"));
        QList<Fact> facts{decided, EffectWithdrawn{approval.effect, QStringLiteral("changes were asked for")}};
        for (const Fact& fact : goneBack(state, run, approval.step, step->loop->backTo, decided.note))
            if (const auto* other = std::get_if<EffectWithdrawn>(&fact); !other || other->effect != approval.effect)
                facts.append(fact);
        return facts;
    }
    QList<Fact> rejected(const Approval& approval, const ApprovalDecided& decided) const
    {
        const QString summary = decided.note.isEmpty() ? QStringLiteral("Rejected") : QStringLiteral("Rejected: %1").arg(decided.note);
        QList<Fact> facts{decided, EffectWithdrawn{approval.effect, QStringLiteral("rejected")}};
        for (const Fact& fact : ended(state, approval.run, RunOutcome::Rejected, summary))
            if (const auto* other = std::get_if<EffectWithdrawn>(&fact); !other || other->effect != approval.effect)
                facts.append(fact);
        return facts;
    }

    Answer operator()(const UndoApproval& command) const
    {
        const auto found = state.inbox.approvals.constFind(command.approval);
        if (found == state.inbox.approvals.constEnd())
            return refuse(QStringLiteral("this cannot be taken back any more: it is leaving or has left, or was never approved"));
        // Held means that nothing has begun to leave, also when the grace time is over: while everything is stopped.
        if (found->status != ApprovalStatus::Held)
            return refuse(QStringLiteral("there is nothing to take back: it waits for a decision"));
        if (asking.by != human() && asking.by != found->decider)
            return refuse(QStringLiteral("%1 may not take this back").arg(asking.by.text));
        return QList<Fact>{ApprovalUndone{command.approval, found->effect, found->run, asking.by}};
    }
    Answer operator()(const SnoozeItem& command) const
    {
        const Result<RunId> run = hers(state, command.item, asking);
        if (!run)
            return run.error();
        const QString where = QStringLiteral("until");
        if (command.until <= asking.now)
            return wrong(where, QStringLiteral("this cannot be put off until a moment that has passed"), QStringLiteral("a moment later than now"));
        if (command.until - asking.now > kLongestSnooze)
            return wrong(where, QStringLiteral("this cannot be put off for more than 30 days"), QStringLiteral("a moment within 30 days from now"));
        return QList<Fact>{ItemSnoozed{command.item, *run, command.until, asking.by}};
    }
    Answer operator()(const ReturnItem& command) const
    {
        const Result<RunId> run = hers(state, command.item, asking);
        if (!run)
            return run.error();
        if (!state.inbox.putOffUntil(command.item, asking.now))
            return refuse(QStringLiteral("this item is not put off: it waits now"));
        return QList<Fact>{ItemReturned{command.item, *run, asking.by}};
    }

    Answer operator()(const SettleEscalation& command) const { return judgeSettle(state, command, asking); }
    Answer operator()(const StopAll& command) const
    {
        if (state.org.stopped)
            return refuse(QStringLiteral("everything is stopped already"), QStringLiteral("resume first"));
        return QList<Fact>{AllStopped{asking.by, command.reason, inFlight(state), state.rules.epoch + 1}};
    }
    Answer operator()(const ResumeAll&) const
    {
        if (!state.org.stopped)
            return refuse(QStringLiteral("nothing is stopped"));
        return QList<Fact>{AllResumed{asking.by}};
    }
    Answer operator()(const AdoptOrganisation& command) const
    {
        const Organisation adopted = withTakenOver(state, command.organisation);
        const QByteArray digest = sha256(encode(adopted));
        if (digest == state.org.current)
            return QList<Fact>{};
        if (const std::optional<Error> why = whyNotAdopted(state, adopted))
            return *why;
        const QList<Budget> budgets = state.limits.over(adopted.budgets);
        return endedBy(state, adopted) + QList<Fact>{OrganisationAdopted{adopted, digest, command.source, countedBefore(state, budgets, asking.now)}};
    }
    Answer operator()(const AdoptBrand& command) const
    {
        if (encode(command.brand) == encode(state.org.brand))
            return QList<Fact>{};
        return QList<Fact>{BrandAdopted{command.brand, command.source}};
    }
    Answer operator()(const SteerRun& command) const { return judgeRun(state, command, asking); }
    Answer operator()(const SteerStep& command) const { return judgeStep(state, command, asking); }
    Answer operator()(const SteerAgent& command) const { return judgeAgent(state, command, asking); }
    Answer operator()(const FireTrigger& command) const { return judgeFire(state, command, asking); }
    Answer operator()(const SwitchTrigger& command) const { return judgeSwitch(state, command, asking); }
    Answer operator()(const KeepMemory& command) const { return judgeKeep(state, command); }
    Answer operator()(const ForgetMemory& command) const { return judgeForget(state, command, asking); }
    Answer operator()(const KeepDocument& command) const { return judgeKeep(command); }
    Answer operator()(const ForgetDocument& command) const { return judgeForget(state, command, asking); }
    Answer operator()(const NoteMetrics& command) const { return judgeNote(state, command, asking); }
    Answer operator()(const ChooseMeaning& command) const { return judgeMeaning(state, command, asking); }
    Answer operator()(const UseModels& command) const { return judgeModels(state, command, asking); }
    Answer operator()(const ReportSpend& command) const { return judgeSpend(state, command, asking); }
    Answer operator()(const MoveBudget& command) const { return judgeMove(state, command, asking); }
    Answer operator()(const SetBudget& command) const { return judgeBudget(state, command, asking); }
    Answer operator()(const SetHumanRole& command) const { return judgeRole(state, command, asking); }
    Answer operator()(const ConfigureAgent& command) const { return judgeConfigure(state, command, asking); }
    Answer operator()(const BeginTrial& command) const { return judgeBegin(state, command, asking); }
    Answer operator()(const EndTrial& command) const { return judgeEnd(state, command, asking); }
    Answer operator()(const DecideMany& command) const { return judgeMany(state, command, asking); }
    Answer operator()(const SetRules& command) const { return judgeRules(state, command, asking); }
    Answer operator()(const ProposeRule& command) const { return judgePropose(state, command, asking); }
    Answer operator()(const AnswerProposal& command) const { return judgeAnswer(state, command, asking); }
    Answer operator()(const SetDeputy& command) const { return judgeDeputy(state, command, asking); }
    Answer operator()(const RaiseLabel& command) const { return judgeRaise(state, command, asking); }
    Answer operator()(const SettleEffect& command) const { return judgeRuling(state, command, asking); }
    Answer operator()(const SetConnector& command) const { return judgeConnector(state, command, asking); }
    Answer operator()(const Suppress& command) const { return judgeSuppress(state, command, asking); }
    Answer operator()(const LiftSuppression& command) const { return judgeLift(state, command, asking); }
    Answer operator()(const NoteNetwork& command) const { return judgeNetwork(state, command, asking); }
    Answer operator()(const KeepContacts& command) const { return judgeContacts(state, command, asking); }
    Answer operator()(const NoteConsent& command) const { return judgeConsent(state, command, asking); }
    Answer operator()(const EraseContact& command) const { return judgeErasure(state, command, asking); }
    Answer operator()(const SetRetention& command) const { return judgeRetention(state, command, asking); }
    Answer operator()(const NoteReading& command) const { return judgeReading(state, command, asking); }
    Answer operator()(const TakeInbound& command) const { return judgeInbound(state, command, asking); }
    Answer operator()(const TakePack& command) const { return judgePack(state, command, asking); }
    Answer operator()(const AdoptPack& command) const { return judgeAdoption(state, command, asking); }
    Answer operator()(const RemovePack& command) const { return judgeRemoval(state, command, asking); }
    Answer operator()(const TakeBundle& command) const { return judgeBundle(state, command, asking); }
    Answer operator()(const ClearSamples&) const { return clearSamples(); }
    QList<Fact> clearSamples() const
    {
        QList<Fact> facts;
        for (const RunState& run : state.runs.open)
            if (run.sample)
                facts += ended(state, run.id, RunOutcome::Stopped, QStringLiteral("Sample work was cleared"));
        facts.append(SamplesCleared{asking.by});
        return facts;
    }
};

} // namespace

Result<Approval> decidable(const OfficeState& state, const DecideApproval& command, const Asking& asking)
{
    const auto found = state.inbox.approvals.constFind(command.approval);
    if (found == state.inbox.approvals.constEnd())
        return refuse(QStringLiteral("this item is not waiting any more"), QStringLiteral("it was decided, expired or replaced"));
    if (found->status == ApprovalStatus::Stale && command.verdict != Verdict::Reject && command.verdict != Verdict::AskChanges)
        return refuse(QStringLiteral("what this item is about has changed since it was put to you: %1").arg(inWords(found->stale)), QStringLiteral("it can be rejected, or changes asked for"));
    if (found->status == ApprovalStatus::Merged)
        return standsInWords(state.inbox, command.approval);
    if (found->status != ApprovalStatus::Waiting && found->status != ApprovalStatus::Stale)
        return refuse(QStringLiteral("this item is decided already and leaves when its grace time is over"),
                      QStringLiteral("undo it first"));
    if (command.sha256 != found->sha256)
        return refuse(QStringLiteral("this item has changed since it was shown"), QStringLiteral("look at it again, then decide"));
    if (found->expires <= asking.now)
        return refuse(QStringLiteral("this item has expired"));
    if (found->decider != asking.by && asking.by != human() && !mayDeputise(state, *found, asking))
        return refuse(QStringLiteral("%1 may not decide this").arg(asking.by.text));
    if (command.verdict == Verdict::Approve)
        if (const QString why = whyNotReached(state, found->content); !why.isEmpty())
            return refuse(why, QStringLiteral("ask for changes, or reject it"));
    if (command.verdict == Verdict::AskChanges && command.note.trimmed().isEmpty())
        return wrong(QStringLiteral("note"), QStringLiteral("say what should change"), QStringLiteral("a sentence or two"));
    if (command.verdict == Verdict::ApproveWithEdits && command.edits.trimmed().isEmpty())
        return wrong(QStringLiteral("edits"), QStringLiteral("the edited text is empty"), QStringLiteral("the whole new text"));
    if (command.verdict == Verdict::Delegate)
        if (const Result<Done> may = delegable(state, *found, command.delegateTo); !may)
            return may.error();
    return *found;
}

QList<AgentId> delegates(const OfficeState& state, const Approval& approval)
{
    const Organisation& organisation = organisationBehind(state, approval);
    const QList<Approval> all = togetherWith(state.inbox, approval);
    QList<AgentId> able;
    for (const AgentProfile& agent : organisation.agents)
        if (std::all_of(all.begin(), all.end(), [&](const Approval& one) { return obstacleOf(state, organisation, one, agent) == Obstacle::None; }))
            able.append(agent.id);
    return able;
}

QStringList inFlight(const OfficeState& state)
{
    QStringList lines;
    for (auto agent = state.org.agents.begin(); agent != state.org.agents.end(); ++agent)
        if (!agent->turn.isNull())
            lines.append(QStringLiteral("%1: %2 (not handed over)").arg(agent.key().text, agent->task));
    for (const Effect& effect : state.effects.open) {
        if (wholeOf(state, effect)) // it is counted in the line of the whole
            continue;
        if (isSplit(effect))
            lines.append(QStringLiteral("%1: %2").arg(effect.content.title, tallyInWords(tallyOf(state, effect))));
        else if (effect.status == EffectStatus::Authorised || effect.status == EffectStatus::Deferred)
            lines.append(QStringLiteral("%1: not sent").arg(effect.content.title));
        else if (effect.status == EffectStatus::Intended)
            lines.append(QStringLiteral("%1: being sent, outcome follows").arg(effect.content.title));
        else if (isUnknown(effect.status))
            lines.append(QStringLiteral("%1: unknown").arg(effect.content.title));
    }
    return lines;
}

Result<QList<Fact>> judge(const OfficeState& state, const Command& command, const Asking& asking)
{
    return std::visit(Judging{state, asking}, command);
}

} // namespace qd::rules
