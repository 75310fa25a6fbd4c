#include "app/commands/inbox/ItemFate.h"

#include "app/commands/When.h"
#include "core/rules/inbox/Staleness.h"

#include <array>
#include <utility>

namespace qd::app {

namespace {

QString byWhom(const AgentId& by, const std::optional<AgentId>& deputy)
{
    return deputy ? QStringLiteral("%1, in your place,").arg(deputy->text) : by == human() ? QStringLiteral("you") : by.text;
}

QString verdictInWords(const ApprovalDecided& decided)
{
    static constexpr std::array kWords{"approved it", "approved it with edits", "asked for changes to it", "rejected it", "delegated it"};
    return QStringLiteral("%1 %2").arg(byWhom(decided.by, decided.deputy), QLatin1String(kWords[size_t(decided.verdict)]));
}

QString because(const QString& what, const QString& why)
{
    return why.isEmpty() ? what : QStringLiteral("%1: %2").arg(what, why.simplified());
}

QString answerInWords(const EscalationSettled& settled)
{
    if (settled.by == system()) // nobody answered it
        return because(QStringLiteral("it needs no answer any more"), settled.note);
    return QStringLiteral("%1 settled it%2").arg(byWhom(settled.by, {}), settled.option.isEmpty() ? settled.carryOn ? QString() : QStringLiteral(" with a no") : QStringLiteral(" with %1").arg(settled.option));
}

/// " (Stopped by human: not needed)"; empty where nothing is said.
QString inBrackets(const QString& words)
{
    QString text = words.simplified();
    while (text.endsWith(QLatin1Char('.')))
        text.chop(1);
    return text.isEmpty() ? text : QStringLiteral(" (%1)").arg(text);
}

bool isYes(Verdict verdict)
{
    return verdict == Verdict::Approve || verdict == Verdict::ApproveWithEdits;
}

} // namespace

void ItemFate::waitsAgain()
{
    m_how.clear();
    m_stage = Stage::Waits;
}

void ItemFate::ended(const StoredFact& stored, const QString& how)
{
    m_how = how;
    m_at = stored.time;
    m_cause = stored.sequence;
    m_decision = {};
    m_stage = Stage::Over;
}

/// By what happened to what it is about: a yes to it stands beside that.
void ItemFate::fell(const StoredFact& stored, const QString& how)
{
    if (m_stage == Stage::Over)
        return;
    if (m_stage == Stage::Waits)
        return ended(stored, how);
    m_how += QStringLiteral(", but ") + how;
    m_at = stored.time;
    m_stage = Stage::Over;
}

void ItemFate::withdrawn(const StoredFact& stored, const QString& why)
{
    if (m_stage == Stage::Over)
        return;
    const bool byTheChange = m_changed != 0 && stored.sequence == m_changed + 1;
    fell(stored, because(QStringLiteral("it was withdrawn"), why) + (byTheChange ? inBrackets(m_changes) : QString()));
    m_justWithdrawn = true;
}

/// Its run has ended. What waits is withdrawn right before: then only how the run ended is new.
void ItemFate::ranOut(const StoredFact& stored, const QString& summary)
{
    if (std::exchange(m_justWithdrawn, false))
        m_how += inBrackets(summary);
    else if (m_stage != Stage::Leaves) // what is on its way outlives its run
        fell(stored, QStringLiteral("its run has ended") + inBrackets(summary));
}

/// Its step does not wait for an answer any more.
bool ItemFate::isNotAskedAnyMore(const Fact& fact) const
{
    const auto isIts = [this](const RunId& run, const StepId& step) { return run == m_run && step == m_step; };
    if (const auto* done = std::get_if<StepSettled>(&fact))
        return isIts(done->run, done->step);
    if (const auto* skipped = std::get_if<StepSkipped>(&fact))
        return isIts(skipped->run, skipped->step);
    if (const auto* assigned = std::get_if<StepAssigned>(&fact))
        return isIts(assigned->run, assigned->step);
    if (const auto* undoing = std::get_if<RunUndoing>(&fact))
        return undoing->run == m_run;
    const auto* again = std::get_if<StepsReopened>(&fact);
    return again && again->run == m_run && again->steps.contains(m_step);
}

bool ItemFate::asked(const Fact& fact)
{
    if (const auto* asked = std::get_if<ApprovalAsked>(&fact); asked && asked->approval.id.uuid == m_item) {
        m_title = asked->approval.title;
        m_effect = asked->approval.effect;
        m_run = asked->approval.run;
        m_step = asked->approval.step;
        return true;
    }
    const auto* raised = std::get_if<EscalationRaised>(&fact);
    if (!raised || raised->escalation.id.uuid != m_item)
        return false;
    m_title = raised->escalation.issue;
    m_run = raised->escalation.isUnknownOutcome() ? RunId() : raised->escalation.run; // what nobody can tell outlives its run
    m_step = raised->escalation.step;
    m_isQuestion = raised->escalation.isQuestion();
    return true;
}

/// What was said on it itself.
bool ItemFate::answered(const StoredFact& stored)
{
    const Fact& fact = stored.fact;
    if (const auto* decided = std::get_if<ApprovalDecided>(&fact); decided && decided->approval.uuid == m_item) {
        if (decided->verdict == Verdict::Delegate)
            return true; // it waits for somebody else
        ended(stored, verdictInWords(*decided));
        m_stage = isYes(decided->verdict) ? Stage::Agreed : Stage::Over;
    } else if (const auto* settled = std::get_if<EscalationSettled>(&fact); settled && settled->escalation.uuid == m_item) {
        ended(stored, answerInWords(*settled));
    } else if (const auto* expired = std::get_if<ApprovalExpired>(&fact); expired && expired->approval.uuid == m_item) {
        ended(stored, QStringLiteral("nobody decided it in time"));
    } else if (const auto* replaced = std::get_if<ApprovalReplaced>(&fact); replaced && replaced->approval.uuid == m_item) {
        ended(stored, QStringLiteral("%1 took its place").arg(replaced->by.toString()));
    } else if (const auto* undone = std::get_if<ApprovalUndone>(&fact); undone && undone->approval.uuid == m_item) {
        waitsAgain();
    } else if (const auto* stale = std::get_if<ApprovalStale>(&fact); stale && stale->approval.uuid == m_item) {
        waitsAgain();
        m_changes = rules::inWords(stale->changes);
        m_changed = stored.sequence;
    } else {
        return false;
    }
    return true;
}

void ItemFate::take(const StoredFact& stored)
{
    const Fact& fact = stored.fact;
    m_justWithdrawn = m_justWithdrawn && (std::holds_alternative<EffectWithdrawn>(fact) || std::holds_alternative<RunFinished>(fact));
    if (asked(fact) || m_title.isEmpty() || answered(stored))
        return;
    if (const auto* made = std::get_if<DecisionMade>(&fact)) {
        if (m_cause != 0 && stored.cause == m_cause && m_decision.isNull())
            m_decision = made->decision.id;
    } else if (const auto* refused = std::get_if<EffectRefused>(&fact); refused && refused->effect == m_effect) {
        fell(stored, because(QStringLiteral("it was refused"), refused->reason));
    } else if (const auto* back = std::get_if<EffectWithdrawn>(&fact); back && back->effect == m_effect) {
        withdrawn(stored, back->reason);
    } else if (const auto* over = std::get_if<RunFinished>(&fact); over && over->run == m_run) {
        ranOut(stored, over->summary);
    } else if (const auto* unknown = std::get_if<EffectUnknown>(&fact); unknown && unknown->effect == m_effect && m_stage != Stage::Leaves) {
        fell(stored, because(QStringLiteral("nobody can tell whether it went out"), unknown->evidence)); // after a restore
    } else if (const auto* intended = std::get_if<EffectIntended>(&fact); intended && intended->effect == m_effect) {
        m_stage = m_stage == Stage::Agreed ? Stage::Leaves : m_stage;
    } else if (const auto* split = std::get_if<EffectsSplit>(&fact); split && split->parent == m_effect) {
        m_stage = m_stage == Stage::Agreed ? Stage::Leaves : m_stage;
    } else if (const auto* sent = std::get_if<EffectConfirmed>(&fact); sent && sent->effect == m_effect) {
        m_stage = m_stage == Stage::Leaves ? Stage::Over : m_stage;
    } else if (m_isQuestion && m_stage == Stage::Waits && isNotAskedAnyMore(fact)) {
        ended(stored, QStringLiteral("its step does not wait for an answer any more"));
    }
}

std::optional<Error> ItemFate::inWords() const
{
    if (m_title.isEmpty() || m_how.isEmpty())
        return std::nullopt;
    return Error{Error::Rule, QStringLiteral("“%1” waits no more: %2, %3").arg(m_title.simplified(), m_how, momentOnTheClock(m_at)), {},
                 m_decision.isNull() ? QStringLiteral("quarterdeck inbox list shows what waits") : QStringLiteral("quarterdeck decisions show %1").arg(m_decision.toString())};
}

} // namespace qd::app
