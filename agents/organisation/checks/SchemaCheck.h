#pragma once

#include "core/base/Json.h"

#include <QList>
#include <QString>

#include <memory>

namespace qd::agents {

/// One thing that is wrong with a document.
struct Fault {
    QString path;  ///< JSON pointer (RFC 6901) into the document; "/" is the document itself
    QString wrong; ///< "is a number"
    QString right; ///< "expected a text: name of the role"; may be empty

    /// "/agents/3/tier is a number; expected a text".
    QString sentence() const;
};

/// One error that stands for all of them: the first, and how many more there are.
Error errorOf(const QList<Fault>& faults, const QString& fileName);

/// A JSON schema (draft 7) that documents are held against. A value; cheap to copy.
/// @thread any, also several at once.
class SchemaCheck {
public:
    /// Error::Parse when `schema` is not a schema.
    static Result<SchemaCheck> fromText(const QByteArray& schema);
    /// Every fault of `document` (at most some two hundred); empty when it satisfies the schema.
    QList<Fault> faultsOf(const Json& document) const;

private:
    struct Held;
    explicit SchemaCheck(std::shared_ptr<const Held> held) : m_held(std::move(held)) {}
    std::shared_ptr<const Held> m_held;
};

} // namespace qd::agents
