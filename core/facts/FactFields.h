#pragma once

#include "core/base/Describe.h"

namespace qd {

/// What kind of value stands under a name.
enum class FieldKind {
    Text,
    Number,
    YesNo,
    Texts, ///< a list of texts
    Open,  ///< anything, also with names of its own below it
};
/// By name, "effect.content.title".
using Fields = QMap<QString, FieldKind>;

/// What factValues() can hold for a fact of this kind; a value that the fact leaves empty is left out there. Empty for a
/// name that is no fact's. @thread any.
Fields factFields(const QString& fact);

/// What `value` is.
FieldKind kindOf(const Value& value);

/// The kind of `field` among `fields`, or nothing when there is none of that name.
const FieldKind* fieldAt(const Fields& fields, const QString& field);

} // namespace qd
