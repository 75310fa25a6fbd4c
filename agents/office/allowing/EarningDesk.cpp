#include "agents/office/allowing/EarningDesk.h"

#include "core/rules/authority/earning/Earning.h"
#include "core/rules/authority/earning/Ending.h"
#include "core/rules/authority/earning/PuttingToHer.h"

namespace qd::agents {

namespace {

/// Something that may have gone by itself was stopped or undone; by whom, the history knows.
bool isTakenBack(const StoredFact& stored)
{
    const auto* undoing = std::get_if<RunUndoing>(&stored.fact);
    return std::holds_alternative<EffectWithdrawn>(stored.fact) || (undoing && undoing->by == human());
}

} // namespace

void EarningDesk::heard(const StoredFact& stored)
{
    if (std::holds_alternative<ApprovalDecided>(stored.fact)) {
        const QMap<ActionKind, AgreementState::Agreed>& kinds = m_floor.state.agreement.kinds;
        for (auto kind = kinds.begin(); kind != kinds.end(); ++kind)
            if (kind->last == stored.time && rules::isWorthALook(m_floor.state, kind.key()))
                m_due.insert(kind.key());
    } else if (isTakenBack(stored)) {
        for (const ActionKind& kind : rules::unaskedKinds(m_floor.state))
            m_due.insert(kind);
    }
}

bool EarningDesk::settle()
{
    for (const ActionKind& kind : std::exchange(m_due, {})) {
        ++m_looks;
        m_floor.docket.after([this, kind, round = m_round] {
            m_whenIndexed([this, kind, round] {
                if (round == m_round)
                    look(kind);
            });
        });
    }
    return false;
}

void EarningDesk::look(const ActionKind& kind)
{
    const Instant from = rules::lookBackOf(m_floor.state, kind, m_floor.now());
    m_floor.history.past(from, kind, m_floor.mailbox, [this, kind, round = m_round](const Result<KindPast>& past) {
        if (round != m_round)
            return;
        --m_looks;
        if (past) // what cannot be read now is read after her next word on the kind
            found(kind, *past);
        m_floor.wakeAt(m_floor.now());
    });
}

void EarningDesk::found(const ActionKind& kind, const KindPast& past)
{
    const Instant now = m_floor.now();
    enter(rules::endedByDisagreement(m_floor.state, kind, past));
    if (const std::optional<Proposal> proposal = rules::levelFor(m_floor.state, kind, past, ProposalId::make(now), now))
        enter(rules::putToHer(m_floor.state, *proposal, past, system(), now));
}

std::optional<Instant> EarningDesk::tick()
{
    enter(rules::endedByTime(m_floor.state, m_floor.now()));
    return rules::nextEnd(m_floor.state);
}

void EarningDesk::enter(const QList<Fact>& facts)
{
    Label label;
    label.integrity = Integrity::App;
    Sequence cause = 0;
    for (const Fact& fact : facts)
        cause = m_floor.docket.enter(fact, system(), cause, {}, label, m_floor.now());
}

void EarningDesk::recover()
{
    ++m_round;
    m_looks = 0;
    m_due.clear();
}

} // namespace qd::agents
