#pragma once

#include "tests/support/fakeworld/models/author/Material.h"

#include <QJsonArray>

namespace fakeworld {

/// Fills a schema (of JSON Schema: type, enum, const, required, properties, items, minItems, minLength, maxLength, minimum,
/// maximum, anyOf) with plausible values. What is not required is left out, but for "confidence".
class SchemaFiller {
public:
    explicit SchemaFiller(const Material& material) : m_material(material) {}
    QJsonObject object(const QJsonObject& schema);

private:
    QJsonValue value(const QString& name, const QJsonObject& schema);
    QJsonArray list(const QString& name, const QJsonObject& schema);
    QJsonValue oneOf(const QString& name, const QJsonArray& words) const;
    double number(const QString& name, const QJsonObject& schema) const;
    QString text(const QString& name, const QJsonObject& schema);
    QString known(const QString& name);
    QString sentences(qsizetype atLeast, qsizetype atMost);
    QString choice() const;

    const Material& m_material;
    int m_next = 0; ///< sentence
    int m_item = 0; ///< of the list that is being filled
};

} // namespace fakeworld
