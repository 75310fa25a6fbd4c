#include "agents/office/leaving/Splitting.h"

#include "agents/effects/Dispatcher.h"
#include "agents/office/EffectPurse.h"
#include "agents/office/asking/EscalationDesk.h"
#include "agents/office/asking/TrialDesk.h"
#include "agents/office/course/RunDesk.h"
#include "core/rules/course/Outside.h"
#include "core/rules/outside/Splitting.h"

#include <algorithm>

namespace qd::agents {

Result<Done> Splitting::split(const Effect& whole, EffectPurse& purse)
{
    if (const Result<Done> paid = purse.promise(whole); !paid)
        return Error{Error::Rule, QStringLiteral("it costs %1 to send, and that cannot be paid: %2").arg(dollarText(whole.content.cost), paid.error().text), QStringLiteral("budget"), {}};
    purse.settle(whole, false); // each of them is paid for as it leaves
    QList<Money> costs;
    Money sum;
    for (qsizetype i = 0; i < whole.content.recipients.size(); ++i) {
        const Result<Money> cost = m_floor.dispatcher.cost(rules::partOf(whole.content, i, {}));
        if (!cost)
            return cost.error();
        costs.append(*cost);
        sum += *cost;
    }
    if (sum > whole.content.cost)
        return Error{Error::Rule, QStringLiteral("it costs more now, one by one, than was agreed to"), {}, {}};
    const Instant now = m_floor.now();
    EffectsSplit split{whole.id, whole.run, whole.step, {}, QStringLiteral("recipient"), 1};
    for (const Effect& part : rules::partsOf(whole, costs, now)) {
        m_floor.docket.enter(EffectPlanned{part}, system(), 0, whole.run, {}, now);
        split.parts.append(part.id);
    }
    m_floor.trials->leaving(whole);
    m_floor.docket.enter(split, system(), 0, whole.run, {}, now);
    m_floor.wakeAt(now);
    return Done{};
}

std::optional<Instant> Splitting::goOn(const EffectId& id)
{
    while (true) {
        const auto whole = m_floor.state.effects.open.constFind(id);
        if (whole == m_floor.state.effects.open.constEnd())
            return std::nullopt;
        if (isUnknown(whole->status)) { // she was asked, and it may be known by itself since
            if (!rules::unknownParts(m_floor.state, *whole).isEmpty())
                return std::nullopt;
            goOnAfterAsking(Effect(*whole));
            continue;
        }
        if (whole->status != EffectStatus::Split)
            return std::nullopt;
        const Effect* next = rules::nextPart(m_floor.state, *whole);
        if (!next) {
            over(Effect(*whole));
            return std::nullopt;
        }
        const std::optional<Instant> at = m_ways.leavesAt(*next);
        if (!at || *at > m_floor.now())
            return at;
        const EffectId part = next->id;
        m_ways.send(part);
        if (m_floor.state.effects.open.contains(part)) // it leaves, or waits for something
            return std::nullopt;
    }
}

/// What nobody could tell is known now: the question goes, and what is left leaves.
void Splitting::goOnAfterAsking(const Effect& whole)
{
    m_ways.settled(whole.id, QStringLiteral("it is known by now what became of each of them"));
    m_floor.docket.enter(EffectsSplit{whole.id, whole.run, whole.step, whole.children, QStringLiteral("recipient"), 1}, system(), 0, whole.run, {}, m_floor.now());
}

/// Nothing of it leaves now: it is over, something is still on its way, or she has to say what became of some.
void Splitting::over(const Effect& whole)
{
    const rules::SplitTally tally = rules::tallyOf(m_floor.state, whole);
    if (tally.unknown > 0 && tally.leaving == 0) {
        const QList<EffectId> unknown = rules::unknownParts(m_floor.state, whole);
        const bool isFindingOut = std::any_of(unknown.begin(), unknown.end(), [this](const EffectId& id) { return m_ways.isRepeated(m_floor.state.effects.open.value(id)); });
        return isFindingOut ? void() : ask(whole);
    }
    if (tally.unknown + tally.leaving + tally.waits > 0)
        return;
    m_checked.remove(whole.id);
    if (tally.sent > 0)
        m_ways.record(whole, {Outcome::Confirmed, rules::tallyInWords(tally)});
    else if (rules::isGivenUp(m_floor.state, whole))
        m_floor.docket.enter(EffectWithdrawn{whole.id, QStringLiteral("its run has ended, or is being undone")}, system(), 0, whole.run, {}, m_floor.now());
    else
        m_ways.record(whole, {Outcome::Refused, QStringLiteral("it went to nobody: %1").arg(rules::tallyInWords(tally))});
    m_floor.runs->advance(whole.run);
}

void Splitting::ask(const Effect& whole)
{
    const Instant now = m_floor.now();
    const Escalation question = rules::questionOnParts(m_floor.state, whole, now);
    EffectUnknown fact{whole.id, whole.run, whole.step, question.issue};
    fact.mayDouble = true;
    const Sequence cause = m_floor.docket.enter(fact, system(), 0, whole.run, {}, now);
    m_floor.escalations->put(question, cause);
}

QString Splitting::whyNotAgreed(const Effect& part)
{
    const Effect* whole = rules::wholeOf(m_floor.state, part);
    if (!whole)
        return {};
    if (!m_checked.contains(whole->id)) {
        if (contentHash(whole->content) != whole->sha256)
            return QStringLiteral("it is not what was agreed to");
        m_checked.insert(whole->id);
    }
    return rules::isPartOf(whole->content, part.content) ? QString() : QStringLiteral("it is no part of what was agreed to");
}

} // namespace qd::agents
