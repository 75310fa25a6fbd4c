#pragma once

#include "core/base/Json.h"

#include <QStringList>

namespace qd::agents {

/// What is wrong at a place, or at a member of it.
struct NamedFault {
    QString member; ///< empty: the place itself
    QString wrong;
    QString right;
};

/// "a text", "a whole number", "an object" …
QString kindWord(const Json& value);

/// The part of a schema that governs one place of a document, and how to say what it wants.
class SchemaWords {
public:
    /// `schema` must outlive this.
    SchemaWords(const Json& schema, const QStringList& place);

    /// Puts what the validator said about `value` into words. `name` is what it quoted.
    QList<NamedFault> faults(const QString& said, const QString& name, const Json& value) const;

private:
    NamedFault missing(const QString& name) const;
    QList<NamedFault> unknown(const Json& value) const;
    QString wanted() const;

    const Json& m_schema;
    const Json* m_rule; ///< never null; a null value when the schema says nothing of the place
};

} // namespace qd::agents
