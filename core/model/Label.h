#pragma once

#include "core/base/Describe.h"

namespace qd {

/// How far a text can be trusted to ask for something; ascending.
enum class Integrity { Untrusted, Partner, Internal, AdoptedPack, App, Human };
/// Who may see it; ascending.
enum class Confidentiality { Public, Internal, Pii, Secret };

template <> struct EnumWords<Integrity> {
    static constexpr std::array words{"untrusted", "partner", "internal", "adopted-pack", "app", "human"};
};
template <> struct EnumWords<Confidentiality> {
    static constexpr std::array words{"public", "internal", "pii", "secret"};
};

/// Where a text came from; travels with everything made from it.
struct Label {
    Integrity integrity = Integrity::Internal;
    Confidentiality confidentiality = Confidentiality::Internal;
    bool rehearsal = false; ///< made by the rehearsal model, or from something that was
    QStringList sources;

    template <class V> void fields(V& v)
    {
        v("integrity", integrity);
        v("confidentiality", confidentiality);
        v("rehearsal", rehearsal);
        v("sources", sources);
    }
    friend bool operator==(const Label&, const Label&) = default;
};

/// The label of something made from both: the worst integrity, the highest confidentiality, every source.
Label joined(const Label& a, const Label& b);

} // namespace qd
