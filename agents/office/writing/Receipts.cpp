#include "agents/office/writing/Receipts.h"

#include "core/rules/Authority.h"
#include "core/rules/authority/earning/PuttingToHer.h"
#include "core/rules/course/Course.h"
#include "core/rules/money/Campaigns.h"
#include "core/rules/packs/PackTexts.h"
#include "core/rules/setup/Setup.h"

#include <QDateTime>

#include <algorithm>

namespace qd::agents {

namespace {

/// By the kind of command.
struct Words {
    const QList<Fact>& facts;
    const OfficeState& state; ///< before them
    QString operator()(const SubmitBrief&) const { return QStringLiteral("The department is on it."); }
    QString operator()(const DecideApproval& c) const
    {
        switch (c.verdict) {
        case Verdict::Approve: return QStringLiteral("Approved.") + goesOutOnce(c.approval) + leavesLater();
        case Verdict::ApproveWithEdits: return QStringLiteral("Approved with your edits.") + leavesLater();
        case Verdict::AskChanges: return QStringLiteral("Changes asked for.") + saidToAll(c.approval);
        case Verdict::Reject: return QStringLiteral("Rejected.") + saidToAll(c.approval);
        case Verdict::Delegate: return QStringLiteral("Delegated to %1.").arg(c.delegateTo.text);
        }
        return {};
    }
    QString leavesLater() const { return state.org.stopped ? QStringLiteral(" It leaves when work goes on.") : QString(); }
    QString goesOutOnce(const ApprovalId& item) const
    {
        const qsizetype asking = 1 + state.inbox.approvals.value(item).merged.size();
        return asking == 1 ? QString() : QStringLiteral(" It goes out once, for the %1 pieces of work that ask for it.").arg(asking);
    }
    QString saidToAll(const ApprovalId& item) const
    {
        const qsizetype asking = 1 + state.inbox.approvals.value(item).merged.size();
        const auto heard = std::count_if(facts.begin(), facts.end(), [](const Fact& fact) { return std::holds_alternative<ApprovalDecided>(fact); });
        const QString left = heard == asking ? QString() : QStringLiteral(" %1 cannot hear it so, and wait for you.").arg(asking - heard);
        return asking == 1 ? QString() : QStringLiteral(" %1 of the %2 pieces of work that ask for it hear it.").arg(heard).arg(asking) + left;
    }
    QString operator()(const UndoApproval&) const { return QStringLiteral("Taken back. It waits for you again."); }
    QString operator()(const SnoozeItem& c) const
    {
        const QString until = QStringLiteral("Put off until %1").arg(onTheClock(c.until));
        if (const auto item = state.inbox.approvals.constFind({c.item.uuid}); item != state.inbox.approvals.constEnd())
            return item->expires < c.until ? expiresFirst(until, item->expires, item->onExpiry) : until + u'.';
        const Escalation question = state.inbox.escalations.value({c.item.uuid});
        if (!question.expires || *question.expires >= c.until)
            return until + u'.';
        const auto then = std::find_if(question.options.begin(), question.options.end(), [&question](const Option& one) { return one.id == question.onExpiry; });
        return expiresFirst(until, *question.expires, then == question.options.end() ? QStringLiteral("it counts as a no") : then->title);
    }
    /// Putting it off keeps nothing from expiring.
    static QString expiresFirst(const QString& until, Instant expires, const QString& then)
    {
        const QString consequence = then.isEmpty() ? QStringLiteral("nothing goes out") : then;
        return QStringLiteral("%1, but it expires first, %2: %3%4").arg(until, onTheClock(expires), consequence, consequence.endsWith(u'.') ? QString() : QStringLiteral("."));
    }
    static QString onTheClock(Instant at) { return QDateTime::fromMSecsSinceEpoch(at.ms).toString(QStringLiteral("yyyy-MM-dd HH:mm")); }
    QString operator()(const ReturnItem&) const { return QStringLiteral("Brought back. It waits for you again."); }
    QString operator()(const SettleEscalation& c) const
    {
        for (const Fact& fact : facts)
            if (const auto* word = std::get_if<EffectRuled>(&fact))
                return ruled(word->ruling);
        if (const BudgetMoved* move = moved(); move && rules::isEnding(move->shift))
            return QStringLiteral("%1 is ended early; should it spend more, that is raised.").arg(move->shift.to.text);
        if (const BudgetMoved* move = moved())
            return QStringLiteral("%1 moved to %2: its limit is %3 now.").arg(rules::dollars(move->shift.amount), move->shift.to.text, rules::dollars(move->toAfter));
        for (const Fact& fact : facts)
            if (const auto* given = std::get_if<StepAssigned>(&fact))
                return QStringLiteral("%1 has \"%2\" now, and work goes on.").arg(given->to.text, given->step.text);
        if (isOfFailedRun(c))
            return std::any_of(facts.begin(), facts.end(), [](const Fact& fact) { return std::holds_alternative<RunStarted>(fact); })
                ? QStringLiteral("It is done again, from the start%1.").arg(state.org.stopped ? QStringLiteral(", when work goes on") : QString()) : QStringLiteral("It stays failed; the record keeps it.");
        const bool ends = std::any_of(facts.begin(), facts.end(), [](const Fact& fact) { return std::holds_alternative<RunFinished>(fact); });
        const auto ofNoRun = [](const Fact& fact) { const auto* settled = std::get_if<EscalationSettled>(&fact); return settled && settled->run.isNull(); };
        if (!c.carryOn && std::any_of(facts.begin(), facts.end(), ofNoRun)) // whether those who are paused may go on
            return QStringLiteral("They stay paused until you let them go on.");
        return ends ? QStringLiteral("The run has ended.") : c.carryOn ? goesOn() : QStringLiteral("Work goes on with your no.");
    }
    bool isOfFailedRun(const SettleEscalation& c) const
    {
        const auto question = state.inbox.escalations.constFind(c.escalation);
        return question != state.inbox.escalations.constEnd() && question->reason == QLatin1String(Escalation::kFailedRun);
    }
    /// Unless who has the step is paused, which is a question of its own.
    QString goesOn() const
    {
        for (const Fact& fact : facts) {
            const auto* settled = std::get_if<EscalationSettled>(&fact);
            const RunState run = settled ? state.runs.open.value(settled->run) : RunState{};
            const Workflow* workflow = rules::workflowOf(state, run);
            const Step* step = settled && workflow ? workflow->step(settled->step) : nullptr;
            const AgentId agent = step ? rules::agentOf(*step, run) : AgentId{};
            const auto letsGoOn = [&](const Fact& other) { const auto* on = std::get_if<AgentContinued>(&other); return on && on->agent == agent; };
            if (state.org.agents.value(agent).paused && std::none_of(facts.begin(), facts.end(), letsGoOn))
                return (step->partOf.isEmpty() ? QStringLiteral("It is tried again, but %1 is paused: let it go on, or give \"%2\" to somebody else.")
                                               : QStringLiteral("It is tried again, but %1 is paused: let it go on, or leave \"%2\" out.")).arg(agent.text, step->id.text);
        }
        return state.org.stopped ? QStringLiteral("It goes on when work does.") : QStringLiteral("Work goes on.");
    }
    const BudgetMoved* moved() const
    {
        for (const Fact& fact : facts)
            if (const auto* move = std::get_if<BudgetMoved>(&fact))
                return move;
        return nullptr;
    }
    QString operator()(const ReportSpend& c) const
    {
        const auto* spent = facts.isEmpty() ? nullptr : std::get_if<ChannelSpent>(&facts.first());
        return spent ? QStringLiteral("%1 has spent %2 of %3 (%4 %).").arg(c.channel.text, rules::dollars(spent->spent), rules::dollars(spent->limit)).arg(spent->percent)
                     : QString();
    }
    QString operator()(const MoveBudget& c) const
    {
        const BudgetMoved* move = moved();
        if (!move)
            return {};
        const QString to = QStringLiteral("%1: %2 before, %3 now").arg(c.shift.to.text, rules::dollars(move->toBefore), rules::dollars(move->toAfter));
        return c.shift.from.isEmpty() ? QStringLiteral("New money. %1.").arg(to)
                                      : QStringLiteral("Moved. %1; %2: %3 before, %4 now.").arg(to, c.shift.from.text, rules::dollars(move->fromBefore), rules::dollars(move->fromAfter));
    }
    QString operator()(const SetBudget& c) const
    {
        const QString what = QStringLiteral("The budget \"%1\" per %2").arg(c.budget.scope, wordOf(c.budget.period));
        const QString is = c.budget.counts() == BudgetUnit::Money ? QStringLiteral("is") : QStringLiteral("in %1 is").arg(wordOf(c.budget.counts()));
        if (c.takeBack)
            return what + QStringLiteral(" is what the organisation's file says again.");
        const auto* set = facts.isEmpty() ? nullptr : std::get_if<BudgetSet>(&facts.first());
        const QString so = QStringLiteral("%1 %2 %3").arg(what, is, amountText(c.budget.counts(), c.budget.grains()));
        if (!set)
            return so + QStringLiteral(" already.");
        if (c.budget.period == BudgetPeriod::Campaign || set->counted.isEmpty())
            return so + QLatin1Char('.');
        return so + QStringLiteral(", of which %1 are spent.").arg(amountText(c.budget.counts(), set->counted.first().spent));
    }
    QString operator()(const SetHumanRole& c) const
    {
        return c.gone ? QStringLiteral("%1 is out of the human team.").arg(c.role.title.simplified())
                      : QStringLiteral("%1: %2 a year, %3 hours for a piece.").arg(c.role.title.simplified(), rules::dollars(c.role.yearly)).arg(c.role.hoursPerPiece);
    }
    QString operator()(const StopAll&) const { return QStringLiteral("%1 has stopped.").arg(state.org.organisation().title); } // of others it knows nothing
    QString operator()(const ResumeAll&) const { return QStringLiteral("Work goes on where it was."); }
    QString operator()(const AdoptOrganisation& c) const { return QStringLiteral("%1 is in use.").arg(c.organisation.title); }
    QString operator()(const AdoptBrand& c) const { return QStringLiteral("The brand %1 is in use.").arg(c.brand.name); }
    QString operator()(const SteerRun& c) const
    {
        switch (c.wish) {
        case RunWish::Pause: return QStringLiteral("The run is paused.");
        case RunWish::Continue: return QStringLiteral("The run goes on.");
        case RunWish::Stop: return QStringLiteral("The run has ended.");
        case RunWish::Undo: return QStringLiteral("The run is being undone.");
        }
        return {};
    }
    QString operator()(const SteerStep& c) const
    {
        switch (c.wish) {
        case StepWish::Retry: return QStringLiteral("\"%1\" is done again, and what follows from it.").arg(c.step.text);
        case StepWish::Skip: return skipped(c);
        case StepWish::Reassign: return QStringLiteral("%1 has \"%2\" now.").arg(c.to.text, c.step.text);
        }
        return {};
    }
    QString skipped(const SteerStep& c) const
    {
        QStringList with;
        for (const Fact& fact : facts)
            if (const auto* other = std::get_if<StepSkipped>(&fact); other && other->step != c.step && other->reason.startsWith(QLatin1String("it needs")))
                with.append(QStringLiteral("\"%1\"").arg(other->step.text));
        const QString text = QStringLiteral("\"%1\" is left out, and the run goes on without it.").arg(c.step.text);
        return with.isEmpty() ? text : text + QStringLiteral(" %1 %2 it and %3 left out, too.").arg(with.join(QLatin1String(", ")),
                                                  with.size() == 1 ? QStringLiteral("needs") : QStringLiteral("need"),
                                                  with.size() == 1 ? QStringLiteral("is") : QStringLiteral("are"));
    }
    QString operator()(const SteerAgent& c) const
    {
        return (c.wish == AgentWish::Pause ? QStringLiteral("%1 is paused.") : QStringLiteral("%1 goes on.")).arg(c.agent.text);
    }
    QString operator()(const FireTrigger&) const { return QStringLiteral("The department is on it."); }
    QString operator()(const SwitchTrigger& c) const
    {
        return c.on ? QStringLiteral("\"%1\" is on.").arg(c.trigger.text) : QStringLiteral("\"%1\" is off.").arg(c.trigger.text);
    }
    QString operator()(const KeepMemory& c) const { return QStringLiteral("Remembered in %1.").arg(c.space); }
    QString operator()(const ForgetMemory&) const { return QStringLiteral("Forgotten. The record still says that it was known."); }
    QString operator()(const KeepDocument& c) const { return QStringLiteral("%1 can be looked up.").arg(c.title); }
    QString operator()(const ForgetDocument&) const { return QStringLiteral("Forgotten. The record still says that it was there."); }
    QString operator()(const NoteMetrics&) const
    {
        const auto noted = std::count_if(facts.begin(), facts.end(), [](const Fact& fact) { return std::holds_alternative<MetricNoted>(fact); });
        return noted == 0 ? QStringLiteral("It was on record already.") : noted == 1 ? QStringLiteral("Noted.") : QStringLiteral("%1 noted.").arg(noted);
    }
    QString operator()(const ChooseMeaning&) const
    {
        const auto* chosen = facts.isEmpty() ? nullptr : std::get_if<MeaningChosen>(&facts.first());
        if (!chosen)
            return QStringLiteral("That is so already.");
        return chosen->source ? QStringLiteral("%1 says what pieces mean from now on. Until it has said so of all, they are compared by the local way.").arg(chosen->source->embedder())
                              : QStringLiteral("Pieces are compared by the local way.");
    }
    QString operator()(const UseModels& c) const
    {
        if (facts.isEmpty())
            return QStringLiteral("That is so already.");
        if (c.use == QLatin1String(ModelsState::kRehearsal))
            return staying(c.use).isEmpty() ? QStringLiteral("The department rehearses: nobody outside is asked, and nothing is paid.")
                                            : QStringLiteral("The department rehearses from its next run on.") + staying(c.use);
        return (c.use == QLatin1String(ModelsState::kTiers) ? QStringLiteral("Each agent asks the model of its tier from its next turn on.")
                                                            : QStringLiteral("All agents ask %1 from their next turn on.").arg(c.use)) + staying(c.use);
    }
    /// What is open and goes on asking others than those that are chosen now.
    QString staying(const QString& now) const
    {
        const auto rehearses = [](const QString& use) { return use == QLatin1String(ModelsState::kRehearsal); };
        qsizetype kept = 0, named = 0;
        for (const RunState& run : state.runs.open) {
            named += !run.parent && !run.model.isEmpty() && run.model != now;
            kept += !run.parent && run.model.isEmpty() && rehearses(state.usedBy(run)) != rehearses(now);
        }
        QString text;
        if (kept > 0)
            text = (rehearses(now) ? QStringLiteral(" Open work goes on with the models that it began with, for money (%1); stop it where it is not to.")
                                   : QStringLiteral(" Open work that began in rehearsal goes on in rehearsal (%1); give its brief again to have it done by models.")).arg(runs(kept));
        return named > 0 ? text + QStringLiteral(" Open work that named its model keeps it (%1).").arg(runs(named)) : text;
    }
    static QString runs(qsizetype count) { return count == 1 ? QStringLiteral("1 run") : QStringLiteral("%1 runs").arg(count); }
    QString operator()(const ConfigureAgent& c) const
    {
        const auto* set = facts.isEmpty() ? nullptr : std::get_if<AgentConfigured>(&facts.first());
        if (!set)
            return {};
        const QString text = QStringLiteral("Version %1 of %2%3").arg(set->version).arg(c.agent.text, c.like >= 0 ? QStringLiteral(", like %1,").arg(c.like) : QString());
        return text + (c.inUse ? QStringLiteral(" is in use from its next turn on.") : QStringLiteral(" is kept; it works as before.")) + unasked(*set) + unreached(set->agent, set->configuration.tools);
    }
    /// Of a model that is new to the agent, where all are asked with another one.
    QString unasked(const AgentConfigured& set) const
    {
        const QString before = rules::configurationAt(state, set.agent, state.setups.inUse(set.agent)).value_or(Configuration()).model;
        if (set.configuration.model == before || state.models.use == QLatin1String(ModelsState::kTiers))
            return {};
        return QStringLiteral(" But its model is not asked now: %1 (\"models use tiers\" has each agent ask its own).").arg(asksOne(state.models.use));
    }
    /// Of the tools that are new to the agent, those that no step lets it use: a step's own list must name them, too.
    QString unreached(const AgentId& agent, QStringList tools) const
    {
        const QStringList before = rules::configurationAt(state, agent, state.setups.inUse(agent)).value_or(Configuration()).tools;
        tools.removeIf([&before](const QString& tool) { return before.contains(tool); });
        const auto plain = [](QString name) { return name.replace(u'.', u'_'); }; // a skill may be listed by its id
        QStringList steps;
        for (const Workflow& workflow : state.org.organisation().workflows)
            for (const Step& step : workflow.steps)
                if (step.agent == agent && step.kind == StepKind::Turn) {
                    steps.append(QStringLiteral("%1/%2").arg(workflow.id.text, step.id.text));
                    for (const QString& listed : step.tools)
                        tools.removeIf([&](const QString& tool) { return plain(tool) == plain(listed); });
                }
        if (tools.isEmpty())
            return {};
        const QString names = tools.join(QStringLiteral(", "));
        if (steps.isEmpty())
            return QStringLiteral(" But no workflow has a step of its own for it, so it never uses %1.").arg(names);
        return QStringLiteral(" But no step lets it use %1: name that in \"tools\" of one of its steps in the organisation's file (its steps are %2).").arg(names, inShort(steps));
    }
    static QString inShort(const QStringList& names)
    {
        constexpr qsizetype kMost = 6;
        return names.mid(0, kMost).join(QStringLiteral(", ")) + (names.size() > kMost ? QStringLiteral(" and %1 more").arg(names.size() - kMost) : QString());
    }
    QString operator()(const BeginTrial& c) const
    {
        return QStringLiteral("Versions %1 and %2 of %3 are tried side by side: %4 % of the runs that begin from now on go to version %2.")
            .arg(c.trial.a).arg(c.trial.b).arg(c.trial.agent.text).arg(qRound(c.trial.share * 100));
    }
    QString operator()(const EndTrial& c) const
    {
        return c.adopt >= 0 ? QStringLiteral("The trial has ended: version %1 is in use from now on.").arg(c.adopt) : QStringLiteral("The trial has ended. Everything is as it was before.");
    }
    QString operator()(const DecideMany& c) const
    {
        const auto decided = std::count_if(facts.begin(), facts.end(), [](const Fact& fact) { return std::holds_alternative<ApprovalDecided>(fact); });
        const QString said = decided == 1 ? QStringLiteral("1 item decided.") : QStringLiteral("%1 items decided.").arg(decided);
        const qsizetype left = c.decisions.size() - decided;
        return left == 0 ? said : said + QStringLiteral(" %1 could not be decided so any more and wait, or are gone.").arg(left);
    }
    QString operator()(const SetRules& c) const
    {
        if (facts.isEmpty())
            return QStringLiteral("That is so already.");
        const QString rules = c.rules.isEmpty() ? QStringLiteral("You have no rules of your own: the organisation's file and its matrix decide")
            : c.rules.size() == 1               ? QStringLiteral("Your one rule comes before the organisation's file and its matrix")
                                                : QStringLiteral("Your %1 rules come before the organisation's file and its matrix").arg(c.rules.size());
        return rules + (c.ceilings ? QStringLiteral("; your ceilings hold.") : QStringLiteral("; there are no ceilings of yours."));
    }
    QString operator()(const ProposeRule&) const
    {
        const auto* put = facts.isEmpty() ? nullptr : std::get_if<AuthorityProposed>(&facts.first());
        if (!put)
            return {};
        const QString tried = rules::triedInWords(put->proposal);
        return QStringLiteral("The rule \"%1\" is put to you in the inbox: nothing changes before you take it.%2").arg(put->proposal.rule.id.text, tried.isEmpty() ? QString() : u' ' + tried);
    }
    QString operator()(const AnswerProposal& c) const { return c.accepted ? QStringLiteral("The rule holds from now on.") : QStringLiteral("The rule is not taken."); }
    QString operator()(const SetDeputy& c) const
    {
        if (c.deputy.id == human())
            return c.gone ? QStringLiteral("What is signed on your other machine does not count as yours any more.") : QStringLiteral("What is signed on \"%1\" counts as yours.").arg(c.deputy.title.simplified());
        return c.gone ? QStringLiteral("%1 decides nothing in your place any more.").arg(c.deputy.id.text) : QStringLiteral("%1 may decide in your place.").arg(c.deputy.title.simplified());
    }
    QString operator()(const RaiseLabel& c) const { return QStringLiteral("It is trusted as \"%1\" from now on. What was made from it before keeps its mark.").arg(wordOf(c.to)); }
    QString operator()(const SettleEffect& c) const { return ruled(c.ruling); }
    /// Of many, it is over with those alone of whom nobody can tell.
    bool someHaveIt() const
    {
        return std::any_of(facts.begin(), facts.end(), [](const Fact& fact) { return std::holds_alternative<EffectsSplit>(fact) || std::holds_alternative<EffectConfirmed>(fact); });
    }
    QString ruled(Ruling ruling) const
    {
        const QString when = state.org.stopped ? QStringLiteral(" when work goes on") : QString();
        switch (ruling) {
        case Ruling::WentOut: return QStringLiteral("It counts as sent, on your word.");
        case Ruling::DidNot:
            return someHaveIt() ? QStringLiteral("It counts as not sent to those of whom nobody can tell; the others have it, or get it%1.").arg(when) : QStringLiteral("It counts as not sent, and its step is done again%1.").arg(when);
        case Ruling::SendAgain: return QStringLiteral("It is sent again%1. If it was there already, it is there twice then.").arg(when);
        }
        return {};
    }
    QString operator()(const SetConnector& c) const
    {
        const QString who = state.org.organisation().title, what = c.setting.connector.text;
        if (facts.isEmpty())
            return QStringLiteral("That is so already.");
        return c.gone ? QStringLiteral("%1 may not use \"%2\" any more: nothing of it goes there.").arg(who, what) : QStringLiteral("%1 may use \"%2\" now, as its file is.").arg(who, what);
    }
    QString operator()(const Suppress&) const { return facts.isEmpty() ? QStringLiteral("That is so already.") : QStringLiteral("Nobody of that address is reached so any more."); }
    QString operator()(const LiftSuppression&) const { return QStringLiteral("That address may be reached again."); }
    QString operator()(const NoteNetwork& c) const { return c.reachable ? QStringLiteral("The network is there.") : QStringLiteral("The network is gone."); }
    QString operator()(const KeepContacts& c) const
    {
        return c.contacts.size() == 1 ? QStringLiteral("One person is kept.") : QStringLiteral("%1 people are kept.").arg(c.contacts.size());
    }
    QString operator()(const NoteConsent& c) const
    {
        return c.consent.given ? QStringLiteral("It is on record that they agreed.") : QStringLiteral("It is on record that they do not wish it.");
    }
    QString operator()(const EraseContact&) const { return QStringLiteral("They are forgotten: nobody can read any more what was kept of them."); }
    QString operator()(const SetRetention& c) const
    {
        if (facts.isEmpty())
            return QStringLiteral("That is so already.");
        return c.gone ? QStringLiteral("They are kept until you have them forgotten.") : QStringLiteral("They are forgotten after %1 days without anything.").arg(c.retention.days);
    }
    QString operator()(const NoteReading&) const { return QStringLiteral("It is on record who read it."); }
    QString operator()(const TakeInbound&) const { return facts.isEmpty() ? QStringLiteral("That came in before.") : QStringLiteral("It is taken."); }
    QString operator()(const TakePack& c) const
    {
        if (facts.isEmpty())
            return QStringLiteral("That is held already.");
        if (rules::isSkills(c.organisation))
            return QStringLiteral("\"%1\" is held. Nobody is told anything of it until you have read and adopted it.").arg(c.pack.title);
        return QStringLiteral("\"%1\" is held. Nothing of it is in use, and what its agents are told counts as a stranger's word until you have read it.").arg(c.pack.title);
    }
    /// The organisation as it is used from now on; null: that is as before.
    const Organisation* changedBy() const
    {
        for (const Fact& fact : facts)
            if (const auto* used = std::get_if<OrganisationAdopted>(&fact))
                return &used->organisation;
        return nullptr;
    }
    QString operator()(const AdoptPack&) const
    {
        if (facts.isEmpty())
            return QStringLiteral("That is so already.");
        const Organisation* changed = changedBy();
        return changed ? QStringLiteral("The agents of %1 are told that from now on, as if you had written it.").arg(changed->title) : QStringLiteral("Its agents are told that as if you had written it.");
    }
    QString operator()(const RemovePack&) const
    {
        const Organisation* changed = changedBy();
        return changed ? QStringLiteral("It is kept no more, and the agents of %1 are told what they were told without it.").arg(changed->title) : QStringLiteral("It is kept no more.");
    }
    QString operator()(const TakeBundle&) const
    {
        const auto* taken = facts.isEmpty() ? nullptr : std::get_if<BundleTaken>(&facts.first());
        if (!taken)
            return {};
        const QString who = taken->by == human() ? QStringLiteral("Yours, from another machine") : QStringLiteral("From %1").arg(taken->by.text);
        QStringList lines{QStringLiteral("%1: %2 decided.").arg(who, taken->taken.size() == 1 ? QStringLiteral("1 item") : QStringLiteral("%1 items").arg(taken->taken.size()))};
        for (const BundleRefused& one : taken->refused)
            lines.append(QStringLiteral("Left as it is: %1, because %2.").arg(titleOf(one.approval), one.why));
        return lines.join(u'\n');
    }
    /// As she knows it; one that is gone is known by its id alone.
    QString titleOf(const ApprovalId& item) const
    {
        if (const auto asked = state.inbox.escalations.constFind({item.uuid}); asked != state.inbox.escalations.constEnd())
            return u'"' + asked->issue.simplified() + u'"';
        const auto found = state.inbox.approvals.constFind(item);
        return found == state.inbox.approvals.constEnd() ? item.toString() : u'"' + found->title.simplified() + u'"';
    }
    QString operator()(const ClearSamples&) const { return QStringLiteral("Sample work is out of sight."); }
};

} // namespace

QString asksOne(const QString& use)
{
    return use == QLatin1String(ModelsState::kRehearsal) ? QStringLiteral("the department rehearses") : QStringLiteral("all agents ask %1").arg(use);
}

QString alsoOnTheirWay(const QStringList& titles)
{
    QString text;
    for (const QString& title : titles)
        text += QStringLiteral(" “%1” was on its way before that and may be out.").arg(title);
    return text;
}

QString said(const Command& command, const QList<Fact>& facts, const OfficeState& state)
{
    for (const Fact& fact : facts)
        if (const auto* answered = std::get_if<TriggerAnswered>(&fact))
            return answered->runOnce ? QStringLiteral("It runs once now.") : QStringLiteral("Left as it is.");
    return std::visit(Words{facts, state}, command);
}

} // namespace qd::agents
