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

namespace {

constexpr qsizetype kReasons = 3;
constexpr qsizetype kLongestReason = 200; ///< a server may say more; its fact has all of it

QString shortened(const QString& why)
{
    const QString text = why.simplified();
    return text.size() <= kLongestReason ? text : text.left(kLongestReason - 1) + u'…';
}

} // namespace

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
    const auto& open = m_floor.state.effects.open;
    while (true) {
        const auto whole = open.constFind(id);
        if (whole == open.constEnd() || !rules::isSplit(*whole))
            return std::nullopt;
        if (isUnknown(whole->status) && rules::unknownParts(m_floor.state, *whole).isEmpty()) { // she was asked, and it is known by itself since
            goOnAfterAsking(Effect(*whole));
            continue;
        }
        const Effect* next = rules::nextPart(m_floor.state, *whole);
        if (!next) {
            over(Effect(*whole));
            return std::nullopt;
        }
        const EffectId part = next->id;
        const std::optional<Instant> at = m_ways.leavesAt(*next);
        const bool isDue = at && *at <= m_floor.now();
        if (isDue)
            m_ways.send(part);
        const auto left = open.constFind(part);
        if (left == open.constEnd())
            continue; // it does not leave at all
        if (left->status != EffectStatus::Intended)
            askAboutUnknown(id); // what waits may wait for days
        return isDue ? std::nullopt : at;
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
    if (tally.unknown > 0)
        return askAboutUnknown(whole.id);
    if (tally.leaving + tally.waits > 0)
        return;
    m_checked.remove(whole.id);
    const QString words = rules::tallyInWords(tally) + whyNotSent(whole.id, tally.refused);
    m_reasons.remove(whole.id);
    if (tally.sent > 0)
        m_ways.record(whole, {Outcome::Confirmed, words});
    else if (rules::isGivenUp(m_floor.state, whole))
        m_floor.docket.enter(EffectWithdrawn{whole.id, QStringLiteral("its run has ended, or is being undone")}, system(), 0, whole.run, {}, m_floor.now());
    else
        m_ways.record(whole, {Outcome::Refused, QStringLiteral("it went to nobody: %1").arg(words)});
    m_floor.runs->advance(whole.run);
}

/// One item for all of them: where others are unknown by now, or something else follows from her word, it takes the place of the one before.
void Splitting::askAboutUnknown(const EffectId& id)
{
    const Effect whole = m_floor.state.effects.open.value(id);
    const QList<EffectId> unknown = rules::unknownParts(m_floor.state, whole);
    const auto isFoundOut = [this](const EffectId& part) { return m_ways.isRepeated(m_floor.state.effects.open.value(part)); };
    if (unknown.isEmpty() || rules::tallyOf(m_floor.state, whole).leaving > 0 || std::any_of(unknown.begin(), unknown.end(), isFoundOut))
        return;
    const Instant now = m_floor.now();
    const Escalation question = rules::questionOnParts(m_floor.state, whole, now);
    for (const Escalation& asked : std::as_const(m_floor.state.inbox.escalations)) {
        const bool isSame = asked.attempts == question.attempts && asked.impact == question.impact;
        if (asked.isUnknownOutcome() && asked.effect == id && (isSame || asked.id.uuid == id.uuid)) // of a record that was put back she is asked about all of it
            return;
    }
    m_ways.settled(id, QStringLiteral("it is asked anew: something else of it is unknown by now, or nothing of it waits any more"));
    EffectUnknown fact{id, whole.run, whole.step, question.issue};
    fact.mayDouble = true;
    const Sequence cause = m_floor.docket.enter(fact, system(), 0, whole.run, {}, now);
    m_floor.escalations->put(question, cause);
}

void Splitting::notSent(const Effect& part, const QString& why)
{
    const Effect* whole = rules::wholeOf(m_floor.state, part);
    if (!whole)
        return;
    m_reasons.removeIf([this](const auto& each) { return !m_floor.state.effects.open.contains(each.key()); }); // her word may have ended them
    Reasons& reasons = m_reasons[whole->id];
    reasons.known += 1;
    if (reasons.first.size() < kReasons)
        reasons.first.append(QStringLiteral("%1: %2").arg(part.content.recipients.value(0).address, shortened(why)));
}

/// Why they were not sent, in brackets behind their count: the first of them, and how many more there are.
QString Splitting::whyNotSent(const EffectId& whole, qsizetype refused) const
{
    const Reasons reasons = m_reasons.value(whole);
    QStringList why = reasons.first;
    const qsizetype more = reasons.known - reasons.first.size();
    const qsizetype before = refused - reasons.known; // the program was begun anew since
    if (more > 0)
        why.append(QStringLiteral("and %1 more").arg(more));
    if (before > 0 && !why.isEmpty())
        why.append(QStringLiteral("and %1 before the program was started anew: quarterdeck log show says why").arg(before));
    else if (before > 0)
        why.append(QStringLiteral("before the program was started anew: quarterdeck log show says why"));
    return why.isEmpty() ? QString() : QStringLiteral(" (%1)").arg(why.join(QStringLiteral("; ")));
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
