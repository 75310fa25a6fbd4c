#include "agents/llm/rehearsal/SchemaFit.h"

#include "agents/llm/rehearsal/text/Wording.h"

#include <cmath>

namespace qd::agents::rehearsal {

namespace {

constexpr qsizetype kUsualText = 280; // characters of a text whose schema sets no bounds

Json::Kind kindOf(const QString& type)
{
    if (type == u"object")
        return Json::Object;
    if (type == u"array")
        return Json::List;
    if (type == u"integer")
        return Json::Integer;
    if (type == u"number")
        return Json::Real;
    return type == u"boolean" ? Json::Bool : type == u"null" ? Json::Null : Json::String;
}

} // namespace

SchemaFit::SchemaFit(const Plan& plan) : m_plan(plan), m_phrasing(plan.phrasing(QStringLiteral("schema") + plan.material.task))
{
    for (const Statement& statement : plan.quotes)
        m_sentences.append(statement.quoted() + u'.');
    for (const Statement& proof : plan.proofs)
        m_sentences.append(proof.text + u'.');
    for (const QString& sentence : sentencesOf(plan.material.brief.left(2000)))
        m_sentences.append(withoutStop(sentence) + u'.');
}

QString SchemaFit::typeOf(const Json& schema) const
{
    const Json& type = schema.at(u"type");
    if (type.kind() == Json::List)
        return type.items().isEmpty() ? QString() : type.items().first().toString();
    if (type.kind() == Json::String)
        return type.toString();
    return schema.find(u"properties") ? QStringLiteral("object") : schema.find(u"items") ? QStringLiteral("array") : QStringLiteral("string");
}

QString SchemaFit::sentence()
{
    if (m_next < m_sentences.size())
        return m_sentences[m_next++];
    const std::span<const Theme> all = themes();
    for (size_t i = 0; i < all.size(); ++i)
        if (const QString text = m_phrasing.fresh(all[size_t(m_phrasing.dice().roll(qsizetype(all.size())))], Move::Claim); !text.isEmpty())
            return text;
    return m_plan.subject.topic + u'.';
}

Json SchemaFit::fitted(const Json& value, const Json& schema, const QString& name)
{
    if (const Json* fixed = schema.find(u"const"))
        return *fixed;
    if (const Json* allowed = schema.find(u"enum"); allowed && !allowed->items().isEmpty()) {
        for (const Json& item : allowed->items())
            if (item.toText() == value.toText())
                return value;
        return allowed->items().first();
    }
    const QString type = typeOf(schema);
    if (type == u"object")
        return object(value, schema);
    if (type == u"array")
        return list(value, schema, name);
    if (type == u"integer" || type == u"number")
        return number(value, schema, type == u"integer");
    if (kindOf(type) == Json::String)
        return text(value, schema, name);
    return value.kind() == kindOf(type) ? value : type == u"boolean" ? Json(false) : Json();
}

Json SchemaFit::object(const Json& value, const Json& schema)
{
    const Json& properties = schema.at(u"properties");
    const bool closed = schema.find(u"additionalProperties") && !schema.at(u"additionalProperties").toBool(true);
    QList<Json::Member> members;
    for (const Json::Member& member : value.members()) {
        const Json* wanted = properties.find(member.first);
        if (wanted)
            members.append({member.first, fitted(member.second, *wanted, member.first)});
        else if (!closed)
            members.append(member);
    }
    for (const Json& name : schema.at(u"required").items())
        if (!value.find(name.toString()))
            members.append({name.toString(), fitted(Json(), properties.at(name.toString()), name.toString())});
    return Json(members);
}

Json SchemaFit::list(const Json& value, const Json& schema, const QString& name)
{
    QList<Json> items;
    const qint64 most = schema.at(u"maxItems").toInteger(1000);
    for (const Json& item : value.items())
        if (items.size() < most)
            items.append(fitted(item, schema.at(u"items"), name));
    const qint64 least = std::min<qint64>(schema.at(u"minItems").toInteger(0), 200);
    while (items.size() < least)
        items.append(fitted(Json(), schema.at(u"items"), name));
    return Json(items);
}

Json SchemaFit::number(const Json& value, const Json& schema, bool whole)
{
    const bool numeric = value.kind() == Json::Integer || value.kind() == Json::Real;
    double number = numeric ? value.toReal() : 0; // no figure is invented: zero, or the bound nearest to it
    const double step = whole ? 1 : 1e-9;
    if (schema.find(u"minimum"))
        number = std::max(number, schema.at(u"minimum").toReal());
    if (schema.find(u"exclusiveMinimum"))
        number = std::max(number, schema.at(u"exclusiveMinimum").toReal() + step);
    if (schema.find(u"maximum"))
        number = std::min(number, schema.at(u"maximum").toReal());
    if (schema.find(u"exclusiveMaximum"))
        number = std::min(number, schema.at(u"exclusiveMaximum").toReal() - step);
    if (const double multiple = schema.at(u"multipleOf").toReal(); multiple > 0)
        number = std::ceil(number / multiple) * multiple;
    return whole ? Json(qint64(std::ceil(number))) : Json(number);
}

Json SchemaFit::text(const Json& value, const Json& schema, const QString& name)
{
    if (value.kind() != Json::String && schema.at(u"pattern").toString() == u"^[0-9]{4}-[0-9]{2}-[0-9]{2}$")
        return Json(QStringLiteral("2000-01-01")); // a day that nobody takes for one that was read
    const qint64 least = std::min<qint64>(schema.at(u"minLength").toInteger(0), 100'000);
    const qint64 most = schema.at(u"maxLength").toInteger(value.kind() == Json::String ? 1'000'000 : std::max(least * 2, qint64(kUsualText)));
    QString text = value.toString();
    if (value.kind() != Json::String) {
        const bool titular = name.contains(u"title") || name.contains(u"headline") || name.contains(u"subject") || name.contains(u"name");
        text = titular ? m_plan.title : name.contains(u"keyword") || name.contains(u"topic") ? m_plan.keyword
            : name.contains(u"audience")                                          ? m_plan.subject.audience
                                                                                  : sentence();
    }
    while (text.size() < least) {
        const QString more = sentence();
        text += (text.isEmpty() ? QString() : QStringLiteral(" ")) + more;
    }
    const QString kept = clipped(text, std::max(most, least));
    return Json(kept.size() < least ? text.left(most) : kept);
}

} // namespace qd::agents::rehearsal
