#pragma once

#include "agents/llm/rehearsal/Plan.h"

namespace qd::agents::rehearsal {

/// Brings values into the form that a JSON schema asks for. Knows type, properties, required, additionalProperties,
/// items, enum, const, lengths, counts and bounds; that is what reply formats are made of.
class SchemaFit {
public:
    explicit SchemaFit(const Plan& plan);

    /// `value` with unknown members dropped, missing ones composed, and what is too long or too short mended.
    Json fitted(const Json& value, const Json& schema, const QString& name = {});

private:
    Json object(const Json& value, const Json& schema);
    Json list(const Json& value, const Json& schema, const QString& name);
    Json text(const Json& value, const Json& schema, const QString& name);
    Json number(const Json& value, const Json& schema, bool whole);
    QString sentence();
    QString typeOf(const Json& schema) const;

    const Plan& m_plan;
    Phrasing m_phrasing;
    QStringList m_sentences;
    qsizetype m_next = 0;
};

} // namespace qd::agents::rehearsal
