#include "app/commands/inbox/ItemFate.h"

#include "app/commands/When.h"

#include <array>

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

QString answerInWords(const EscalationSettled& settled)
{
    return QStringLiteral("%1 settled it%2").arg(byWhom(settled.by, {}), settled.option.isEmpty() ? settled.carryOn ? QString() : QStringLiteral(" with a no") : QStringLiteral(" with %1").arg(settled.option));
}

} // namespace

void ItemFate::ended(const StoredFact& stored, const QString& how)
{
    m_how = how;
    m_at = stored.time;
    m_cause = stored.sequence;
    m_decision = {};
}

void ItemFate::take(const StoredFact& stored)
{
    const Fact& fact = stored.fact;
    if (const auto* asked = std::get_if<ApprovalAsked>(&fact); asked && asked->approval.id.uuid == m_item)
        m_title = asked->approval.title;
    else if (const auto* raised = std::get_if<EscalationRaised>(&fact); raised && raised->escalation.id.uuid == m_item)
        m_title = raised->escalation.issue;
    else if (const auto* decided = std::get_if<ApprovalDecided>(&fact); decided && decided->approval.uuid == m_item)
        ended(stored, verdictInWords(*decided));
    else if (const auto* settled = std::get_if<EscalationSettled>(&fact); settled && settled->escalation.uuid == m_item)
        ended(stored, answerInWords(*settled));
    else if (const auto* expired = std::get_if<ApprovalExpired>(&fact); expired && expired->approval.uuid == m_item)
        ended(stored, QStringLiteral("nobody decided it in time"));
    else if (const auto* replaced = std::get_if<ApprovalReplaced>(&fact); replaced && replaced->approval.uuid == m_item)
        ended(stored, QStringLiteral("%1 took its place").arg(replaced->by.toString()));
    else if (const auto* undone = std::get_if<ApprovalUndone>(&fact); undone && undone->approval.uuid == m_item)
        m_how.clear();
    else if (const auto* made = std::get_if<DecisionMade>(&fact); made && m_cause != 0 && stored.cause == m_cause && m_decision.isNull())
        m_decision = made->decision.id;
}

std::optional<Error> ItemFate::inWords() const
{
    if (m_title.isEmpty() || m_how.isEmpty())
        return std::nullopt;
    return Error{Error::Rule, QStringLiteral("“%1” waits no more: %2, %3").arg(m_title.simplified(), m_how, momentOnTheClock(m_at)), {},
                 m_decision.isNull() ? QStringLiteral("quarterdeck inbox list shows what waits") : QStringLiteral("quarterdeck decisions show %1").arg(m_decision.toString())};
}

} // namespace qd::app
