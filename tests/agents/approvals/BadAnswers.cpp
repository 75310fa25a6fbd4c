#include "tests/agents/approvals/BadAnswers.h"

namespace qd::test {

const char* BadAnswers::name(Way way)
{
    static constexpr const char* kNames[] = {"of other content", "a part of it not shown", "of nothing that was shown", "of what another one showed", "to a question that never was", "an answer that there is not",
        "no answer", "an address in it", "as a decision on an approval", "answered twice", "to one that is answered", "the same answer signed anew", "handed in again", "its answer changed after it was signed",
        "its hash changed after it was signed", "a key that nobody has", "a deputy's", "of a kind they may not", "dearer than they may", "their time is over", "not a deputy any more", "for another organisation",
        "for another home", "older than it may be", "not made yet", "answered too long ago", "a member more", "handed in by an agent"};
    static_assert(std::size(kNames) == Ways);
    return kNames[way];
}

TakeBundle BadAnswers::make(Way way, const rules::Bundle& good, const rules::Bundle& older, const TakeBundle& taken)
{
    if (way == Replayed)
        return taken;
    if (way == Changed || way == Reshown)
        return changed(good, way == Reshown);
    if (way >= Unknown && way <= Removed)
        return sealed(good, signer(way));
    if (way == Member)
        return sealed(encode(good).insert(1, R"("more":true,)"), m_signers.laptop);
    return way < Replayed ? otherwise(way, good, older) : elsewhere(way, good);
}

const SigningKey& BadAnswers::signer(Way way) const
{
    switch (way) {
    case Deputy: return m_signers.anna;
    case Kinds: return m_signers.narrow;
    case Most: return m_signers.poor;
    case Until: return m_signers.late;
    case Removed: return m_signers.gone;
    default: return m_signers.strange;
    }
}

/// Changed after it was signed.
TakeBundle BadAnswers::changed(const rules::Bundle& good, bool hash)
{
    rules::Bundle other = good;
    if (hash)
        other.answers.first().shown.first()[below(32)] ^= char(1 << below(8));
    else if (other.answers.first().answer.option.isEmpty())
        other.answers.first().answer.note += QStringLiteral(" And more");
    else
        other.answers.first().answer.carryOn = false;
    TakeBundle command = sealed(good, m_signers.laptop);
    command.text = QString::fromUtf8(encode(other));
    return command;
}

/// Signed by the right key, and not as it would be said.
TakeBundle BadAnswers::otherwise(Way way, rules::Bundle bundle, const rules::Bundle& older)
{
    rules::SignedAnswer& one = bundle.answers.first();
    const auto part = std::next(one.shown.begin(), below(one.shown.size()));
    switch (way) {
    case Flipped: (*part)[below(32)] ^= char(1 << below(8)); break;
    case Part: one.shown.erase(part); break;
    case Blind: one.shown.clear(); break;
    case Blended: one.shown = older.answers.first().shown; break;
    case Gone: one.answer.escalation.uuid.low ^= quint64(1) << below(60); break;
    case Option: one.answer.option = QStringLiteral("sell-all"); break;
    case Empty: one.answer.option.clear(); one.answer.note.clear(); break;
    case Address: one.answer.note = QStringLiteral("Ask ann@example.com"); break;
    case Decision: {
        DecideApproval decision;
        decision.approval.uuid = one.answer.escalation.uuid;
        decision.sha256 = one.shown.first();
        bundle.decisions.append({one.at, decision});
        bundle.answers.clear();
        break;
    }
    case TwiceItem: bundle.answers.append(one); break;
    case Older:
        bundle.answers = older.answers;
        bundle.answers.first().at = bundle.madeAt;
        break;
    default: bundle.answers = older.answers; break;
    }
    return sealed(bundle, m_signers.laptop);
}

/// Signed by the right key, and for another place or time.
TakeBundle BadAnswers::elsewhere(Way way, rules::Bundle bundle)
{
    const Duration over(1 + below(1'000'000'000));
    switch (way) {
    case Organisation: bundle.organisation.text += QLatin1Char('x'); break;
    case Home: bundle.home[below(32)] ^= char(1 << below(8)); break;
    case Expired: bundle.madeAt = bundle.madeAt - rules::kOldestBundle - over; break;
    case Future: bundle.madeAt = bundle.madeAt + rules::kClocksDiffer + over; break;
    case Backdated: bundle.answers.first().at = bundle.answers.first().at - rules::kOldestBundle - over; break;
    default: break;
    }
    return sealed(bundle, m_signers.laptop);
}

} // namespace qd::test
