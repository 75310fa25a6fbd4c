#pragma once

#include "tests/agents/approvals/BadBundles.h"

namespace qd::test {

/// Makes bundles of answers that may not count from one that may.
class BadAnswers {
public:
    enum Way { Flipped, Part, Blind, Blended, Gone, Option, Empty, Address, Decision, TwiceItem, Older, Resigned, Replayed, Changed, Reshown, Unknown, Deputy, Kinds, Most, Until, Removed,
               Organisation, Home, Expired, Future, Backdated, Member, Courier, Ways };
    static const char* name(Way way);

    BadAnswers(const Signers& signers, std::mt19937& random) : m_signers(signers), m_random(random) {}
    /// `good`: on what waits now; `older`: on another of its kind, which is answered; `taken`: how that came in.
    TakeBundle make(Way way, const rules::Bundle& good, const rules::Bundle& older, const TakeBundle& taken);

private:
    TakeBundle otherwise(Way way, rules::Bundle bundle, const rules::Bundle& older);
    TakeBundle elsewhere(Way way, rules::Bundle bundle);
    TakeBundle changed(const rules::Bundle& good, bool hash);
    const SigningKey& signer(Way way) const;
    qsizetype below(qsizetype most) { return qsizetype(m_random() % unsigned(most)); }

    const Signers& m_signers;
    std::mt19937& m_random;
};

} // namespace qd::test
