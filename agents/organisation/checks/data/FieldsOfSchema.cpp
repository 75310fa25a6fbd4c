#include "agents/organisation/OrganisationFile.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace qd::agents {

namespace {

/// The kind that a rule of a schema lets a value be of; nothing for objects and lists of them, which no step can take.
std::optional<FieldKind> kindOfRule(const Json& rule)
{
    const Json& type = rule.at(u"type");
    if (type.kind() != Json::String)
        return FieldKind::Open; // several types, or a constant
    const QString name = type.toString();
    if (name == u"string")
        return FieldKind::Text;
    if (name == u"number" || name == u"integer")
        return FieldKind::Number;
    if (name == u"boolean")
        return FieldKind::YesNo;
    const Json* items = name == u"array" ? rule.find(u"items") : nullptr;
    if (items && items->at(u"type").toString() == u"string")
        return FieldKind::Texts;
    return std::nullopt;
}

} // namespace

Fields fieldsOfSchema(const QByteArray& schema)
{
    Fields fields;
    const Result<Json> json = Json::parse(schema);
    if (!json)
        return fields;
    for (const Json::Member& member : json->at(u"properties").members())
        if (const std::optional<FieldKind> kind = kindOfRule(member.second))
            fields.insert(member.first, *kind);
    return fields;
}

QStringList filledListsOfSchema(const QByteArray& schema)
{
    QStringList filled;
    const Result<Json> json = Json::parse(schema);
    if (!json)
        return filled;
    const Json& required = json->at(u"required");
    for (const Json::Member& member : json->at(u"properties").members())
        if (const Json* least = member.second.find(u"minItems"); least && least->toInteger() > 0)
            if (std::any_of(required.items().begin(), required.items().end(), [&](const Json& name) { return name.toString() == member.first; }))
                filled.append(member.first);
    return filled;
}

} // namespace qd::agents
