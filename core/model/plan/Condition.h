#pragma once

#include "core/base/Describe.h"

namespace qd {

/// A test on named values: of a run ("step.field"), or of a fact. Exactly one of its forms is used.
struct Condition {
    QString path;                    ///< where the value stands
    std::optional<Value> is;         ///< equal to
    QString sameAs;                  ///< equal to the value at another path
    std::optional<double> atLeast;
    std::optional<double> below;
    QList<Condition> all;
    QList<Condition> any;
    QList<Condition> none;

    template <class V> void fields(V& v)
    {
        v("path", path);
        v("is", is);
        v("same_as", sameAs);
        v("at_least", atLeast);
        v("below", below);
        v("all", all);
        v("any", any);
        v("none", none);
    }
    bool isEmpty() const { return path.isEmpty() && all.isEmpty() && any.isEmpty() && none.isEmpty(); }
};

} // namespace qd
