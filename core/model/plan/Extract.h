#pragma once

#include "core/base/Describe.h"

namespace qd {

/// The only kinds of value that a stranger's text may become without its label.
enum class ExtractKind { OneOf, YesNo, Number, Date };
template <> struct EnumWords<ExtractKind> {
    static constexpr std::array words{"one-of", "yes-no", "number", "date"};
};

/// A field of a step's reply that is closed: nothing can be said through it but one of what is named here.
struct Extract {
    QString field;
    ExtractKind kind = ExtractKind::OneOf;
    QStringList options;         ///< OneOf
    std::optional<double> least; ///< Number
    std::optional<double> most;  ///< Number

    template <class V> void fields(V& v)
    {
        v("field", field);
        v("kind", kind);
        v("options", options);
        v("least", least);
        v("most", most);
    }
};

} // namespace qd
