#include "core/rules/Restoring.h"

#include "core/rules/Authority.h"
#include "core/rules/Judge.h"
#include "core/rules/outside/Splitting.h"

#include <algorithm>

namespace qd::rules {

namespace {

/// The question to the human about what nobody can tell. Its id is the effect's, so that the facts are the same each time.
Escalation questionOn(const Effect& effect, const QString& evidence, Instant now)
{
    Escalation question;
    question.id = {effect.id.uuid};
    question.run = effect.run;
    question.step = effect.step;
    question.raisedBy = effect.agent;
    question.with = human();
    question.reason = QString::fromLatin1(Escalation::kUnknownOutcome);
    question.severity = Severity::High;
    question.issue = QStringLiteral("Nobody can tell whether %1 went out: %2").arg(effect.content.title, evidence);
    question.recommendation = QStringLiteral("Look at %1 whether it is there, then say how to go on.").arg(effect.content.destination);
    question.impact = QStringLiteral("Its run stays paused, and nothing of it is sent again by itself.");
    question.raised = now;
    question.answerBy = now + timePerRung(Severity::High);
    question.effect = effect.id;
    question.label.rehearsal = effect.content.rehearsal;
    return question;
}

/// What a campaign was buying, as bought; nothing of a call of a model.
std::optional<ChannelSpent> purchaseOf(const LedgerState::Reservation& held)
{
    if (held.scopes.isEmpty() || held.scopes.contains(wholeOrganisation()))
        return std::nullopt;
    ChannelSpent bought;
    bought.amount = held.amount;
    for (const QString& scope : held.scopes)
        if (const QString which = scope.section(QLatin1Char(':'), 1); scope.startsWith(QLatin1String("channel:"))) {
            bought.campaign = {which.section(QLatin1Char('/'), 0, 0)};
            bought.channel = {which.section(QLatin1Char('/'), 1)};
        }
    return bought;
}

/// What was under way is taken for what it may have cost: nobody will hear of it any more.
void settleAtWorst(LedgerState& ledger, const OfficeState& state, const LedgerState& known, Instant now)
{
    for (auto held = state.ledger.reserved.begin(); held != state.ledger.reserved.end(); ++held) {
        if (known.reserved.contains(held.key()))
            continue; // the backup knows of it, and will settle it itself
        StoredFact worst;
        worst.time = now;
        const Spend spend{QStringLiteral("under way"), {}, {{held->tokens}, {}, {}, {}}, held->amount, held->amount, held->time, true, int(held->calls)};
        if (const std::optional<ChannelSpent> bought = purchaseOf(*held))
            worst.fact = *bought;
        else
            worst.fact = TurnFailed{held.key(), held->run, {}, held->agent, spend, {}};
        LedgerState::Bill bill = state.billOf(held->agent, held->run, {});
        bill.root = state.runs.open.contains(held->root) ? held->root : RunId{};
        ledger.apply(worst, bill);
    }
}

QString limitText(const Budget& budget)
{
    return QStringLiteral("\"%1\" per %2: %3").arg(budget.scope, wordOf(budget.period), amountText(budget.counts(), budget.grains()));
}

const Approval* heldFor(const OfficeState& state, const EffectId& effect)
{
    const auto& all = state.inbox.approvals;
    const auto found = std::find_if(all.begin(), all.end(), [&](const Approval& a) {
        return a.effect == effect && a.status == ApprovalStatus::Held;
    });
    return found == all.end() ? nullptr : &*found;
}

/// Let out, or on its way.
bool mayHaveLeft(EffectStatus status)
{
    switch (status) {
    case EffectStatus::Authorised:
    case EffectStatus::Deferred:
    case EffectStatus::Intended:
    case EffectStatus::Split:
    case EffectStatus::Reconciling:
    case EffectStatus::Absent: return true;
    default: return false;
    }
}

/// An edited piece leaves as another effect of the same step.
QString placeOf(const Effect& effect)
{
    return effect.run.toString() + u'/' + effect.step.text;
}

bool isAskedAbout(const OfficeState& state, const EffectId& effect)
{
    const auto& all = state.inbox.escalations;
    return std::any_of(all.begin(), all.end(), [&](const Escalation& question) { return question.isUnknownOutcome() && question.effect == effect; });
}

} // namespace

void SpentSince::apply(const StoredFact& stored)
{
    if (const auto* over = std::get_if<RunFinished>(&stored.fact); over && m_state.runs.open.contains(over->run)) {
        QMap<QString, Amounts>& spent = m_over[over->run] = m_state.ledger.runs.value(over->run);
        for (const LedgerState::Reservation& held : std::as_const(m_state.ledger.reserved)) // settles on no page of the run any more
            if (held.root == over->run)
                for (const QString& scope : held.scopes)
                    spent[scope] += held.amounts();
    }
    const auto* intended = std::get_if<EffectIntended>(&stored.fact);
    const auto* split = std::get_if<EffectsSplit>(&stored.fact);
    if (const auto leaving = m_state.effects.open.constFind(intended ? intended->effect : split ? split->parent : EffectId()); leaving != m_state.effects.open.constEnd())
        m_begun.insert(placeOf(*leaving));
    m_state.apply(stored);
}

void SpentSince::tell(RecordRestored& restored, const OfficeState& backup, Instant now) const
{
    LedgerState ledger = m_state.ledger;
    for (auto over = m_over.begin(); over != m_over.end(); ++over)
        for (auto scope = over->begin(); scope != over->end(); ++scope)
            raiseTo(ledger.runs[over.key()][scope.key()], *scope);
    settleAtWorst(ledger, m_state, backup.ledger, now);
    ledger.runs.removeIf([&](const auto& run) { return !backup.runs.open.contains(run.key()); });
    restored.carried = ledger.pages(now);
    for (const Budget& budget : m_state.limits.set) {
        const auto stands = [&](const Budget& one) { return one.isAbout(budget) && one.grains() == budget.grains(); };
        if (std::none_of(backup.limits.set.begin(), backup.limits.set.end(), stands))
            restored.limits.append(budget);
    }
}

KnownSince SpentSince::known(const OfficeState& backup) const
{
    KnownSince known;
    for (const Deputy& then : backup.rules.deputies) {
        const auto now = m_state.rules.deputies.constFind(then.id);
        if (now == m_state.rules.deputies.constEnd())
            known.deputies.append({then, true, human()});
        else if (encode(*now) != encode(then))
            known.deputies.append({*now, false, human()});
    }
    for (const Effect& effect : backup.effects.open)
        if (m_begun.contains(placeOf(effect)))
            known.begun.insert(effect.id);
    return known;
}

KnownSince nothingKnown(const OfficeState& backup)
{
    KnownSince known;
    for (const Deputy& deputy : backup.rules.deputies)
        known.deputies.append({deputy, true, human()});
    return known;
}

QString moneyWords(const RecordRestored& restored)
{
    QStringList words;
    if (!restored.unread.isEmpty())
        words.append(QStringLiteral("What was spent since the backup is not known, or not all of it: %1 The limits count only what is known, "
                                    "so see what the providers say was spent before you resume.").arg(restored.unread));
    QStringList limits;
    for (const Budget& budget : restored.limits)
        limits.append(limitText(budget));
    if (!limits.isEmpty())
        words.append(QStringLiteral("Limits that were set since hold no more: %1.").arg(limits.join(QStringLiteral(", "))));
    return words.join(QLatin1Char(' '));
}

QList<Fact> afterRestoring(const OfficeState& state, const RecordRestored& restored, Instant now, const KnownSince& known)
{
    const QString since = QStringLiteral("the record was put back to %1, and what happened since is not in it").arg(toRfc3339(restored.taken));
    QString reason = QStringLiteral("The record was put back to %1 from the backup %2. Look at what has gone out since, then resume; "
                                          "each open run is continued by itself.").arg(toRfc3339(restored.taken), restored.from);
    if (const QString money = moneyWords(restored); !money.isEmpty())
        reason += QLatin1Char(' ') + money;
    QList<Fact> facts{restored, AllStopped{human(), reason, inFlight(state), state.rules.epoch + 1}};
    for (const DeputySet& deputy : known.deputies)
        facts.append(deputy);
    for (const RunState& run : state.runs.open)
        if (!run.paused)
            facts.append(RunPaused{run.id, human(), since});
    for (const Effect& effect : state.effects.open) {
        const bool hasBegun = known.begun.contains(effect.id);
        if (!hasBegun && !mayHaveLeft(effect.status))
            continue;
        if (const Approval* held = effect.status == EffectStatus::Authorised && !hasBegun ? heldFor(state, effect.id) : nullptr) {
            facts.append(ApprovalUndone{held->id, effect.id, effect.run, human()});
            continue;
        }
        facts.append(EffectUnknown{effect.id, effect.run, effect.step, since});
        if (wholeOf(state, effect)) // she is asked about the whole
            continue;
        if (!isAskedAbout(state, effect.id))
            facts.append(EscalationRaised{questionOn(effect, since, now)});
    }
    return facts;
}

} // namespace qd::rules
