#include "agents/office/writing/Receipts.h"

#include <QDateTime>

#include <algorithm>

namespace qd::agents {

namespace {

/// By the kind of command.
struct Words {
    const QList<Fact>& facts;
    QString operator()(const SubmitBrief&) const { return QStringLiteral("The department is on it."); }
    QString operator()(const DecideApproval& c) const
    {
        switch (c.verdict) {
        case Verdict::Approve: return QStringLiteral("Approved.");
        case Verdict::ApproveWithEdits: return QStringLiteral("Approved with your edits.");
        case Verdict::AskChanges: return QStringLiteral("Changes asked for.");
        case Verdict::Reject: return QStringLiteral("Rejected.");
        case Verdict::Delegate: return QStringLiteral("Delegated to %1.").arg(c.delegateTo.text);
        }
        return {};
    }
    QString operator()(const UndoApproval&) const { return QStringLiteral("Taken back. It waits for you again."); }
    QString operator()(const SnoozeItem& c) const
    {
        const QDateTime until = QDateTime::fromMSecsSinceEpoch(c.until.ms);
        return QStringLiteral("Put off until %1.").arg(until.toString(QStringLiteral("yyyy-MM-dd HH:mm")));
    }
    QString operator()(const ReturnItem&) const { return QStringLiteral("Brought back. It waits for you again."); }
    QString operator()(const SettleEscalation& c) const
    {
        const bool ends = std::any_of(facts.begin(), facts.end(), [](const Fact& fact) { return std::holds_alternative<RunFinished>(fact); });
        return ends ? QStringLiteral("The run has ended.") : c.carryOn ? QStringLiteral("Work goes on.") : QStringLiteral("Work goes on with your no.");
    }
    QString operator()(const StopAll&) const { return QStringLiteral("Everything has stopped."); }
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
    QString operator()(const ClearSamples&) const { return QStringLiteral("Sample work is out of sight."); }
};

} // namespace

QString said(const Command& command, const QList<Fact>& facts)
{
    for (const Fact& fact : facts)
        if (const auto* answered = std::get_if<TriggerAnswered>(&fact))
            return answered->runOnce ? QStringLiteral("It runs once now.") : QStringLiteral("Left as it is.");
    return std::visit(Words{facts}, command);
}

} // namespace qd::agents
