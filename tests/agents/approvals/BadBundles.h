#pragma once

#include "core/rules/inbox/Bundles.h"
#include "core/store/safety/SigningKey.h"
#include "tests/agents/office/OfficeRig.h"

#include <random>

namespace qd::test {

/// Who signs in these trials.
struct Signers {
    explicit Signers(const QString& folder);
    SigningKey laptop;  ///< her own other machine
    SigningKey anna;    ///< a deputy who may decide all
    SigningKey narrow;  ///< one for letters only
    SigningKey poor;    ///< one who may spend nothing, not even nothing
    SigningKey late;    ///< one whose time is over
    SigningKey gone;    ///< one who was taken out again
    SigningKey strange; ///< nobody's
    /// So that their time is over a second after.
    QList<SetDeputy> named(Instant now) const;
};

/// An office with a key of its own, and those who may decide for it elsewhere; the time of one of them is over.
struct SignedOffice {
    explicit SignedOffice(const Organisation& organisation);
    OfficeRig rig;
    Signers signers;
    QByteArray id; ///< public half of its key
};

TakeBundle sealed(const QByteArray& text, const SigningKey& key);
TakeBundle sealed(const rules::Bundle& bundle, const SigningKey& key);

/// Makes bundles that may not count from one that may.
class BadBundles {
public:
    enum Way { Letter, Digit, Mark, Control, High, Cut, Added, Signature, Key, Unknown, Replayed, Older, Flipped, Gone, Organisation, Home, Expired, Future, Backdated,
               TwiceKey, Spaced, Member, Format, TwiceItem, Flood, Kinds, Most, Until, Removed, Courier, Ways };
    static const char* name(Way way);

    BadBundles(const Signers& signers, std::mt19937& random) : m_signers(signers), m_random(random) {}
    /// `good`: on what waits now. `older`: on what waited before it; `taken`: one that has come in.
    TakeBundle make(Way way, const rules::Bundle& good, const rules::Bundle& older, const TakeBundle& taken);

private:
    TakeBundle tampered(Way way, const rules::Bundle& good);
    TakeBundle rewritten(Way way, const rules::Bundle& good);
    TakeBundle elsewhere(Way way, rules::Bundle bundle);
    const SigningKey& limited(Way way) const;
    qsizetype below(qsizetype most) { return qsizetype(m_random() % unsigned(most)); }

    const Signers& m_signers;
    std::mt19937& m_random;
};

} // namespace qd::test
