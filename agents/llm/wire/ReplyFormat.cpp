#include "agents/llm/wire/ReplyFormat.h"

#include <QRegularExpression>

#include <algorithm>

namespace qd::agents {

namespace {

bool isOneOf(const QString& key, std::initializer_list<const char*> words)
{
    return std::any_of(words.begin(), words.end(), [&](const char* word) { return key == QLatin1String(word); });
}

bool isKept(const QString& key, SchemaSubset subset)
{
    return isOneOf(key, {"type", "enum", "const", "description", "title", "$ref"})
           || (subset == SchemaSubset::OpenAi && isOneOf(key, {"pattern", "format", "multipleOf", "minimum", "maximum", "exclusiveMinimum",
                                                               "exclusiveMaximum", "minItems", "maxItems"}));
}

Json strict(const Json& schema, SchemaSubset subset);

Json strictMap(const Json& map, SchemaSubset subset)
{
    QList<Json::Member> members;
    for (const Json::Member& member : map.members())
        members.append({member.first, strict(member.second, subset)});
    return Json(members);
}

Json strictList(const Json& list, SchemaSubset subset)
{
    QList<Json> items;
    for (const Json& item : list.items())
        items.append(strict(item, subset));
    return Json(items);
}

Json strict(const Json& schema, SchemaSubset subset)
{
    QList<Json::Member> kept;
    for (const Json::Member& member : schema.members()) {
        if (isKept(member.first, subset))
            kept.append(member);
        else if (isOneOf(member.first, {"properties", "definitions", "$defs"}))
            kept.append({member.first, strictMap(member.second, subset)});
        else if (member.first == QLatin1String("items"))
            kept.append({member.first, strict(member.second, subset)});
        else if (isOneOf(member.first, {"anyOf", "oneOf"}))
            kept.append({QStringLiteral("anyOf"), strictList(member.second, subset)});
    }
    if (schema.at(u"type").toString() != u"object")
        return Json(kept);
    QList<Json> required;
    for (const Json::Member& member : schema.at(u"properties").members())
        required.append(Json(member.first));
    if (!schema.find(u"properties"))
        kept.append({QStringLiteral("properties"), Json(QList<Json::Member>())});
    kept.append({QStringLiteral("required"), Json(required)});
    kept.append({QStringLiteral("additionalProperties"), Json(false)});
    return Json(kept);
}

} // namespace

QByteArray strictSchema(const QByteArray& draft7, SchemaSubset subset)
{
    const Result<Json> schema = Json::parse(draft7);
    if (!schema || schema->at(u"type").toString() != u"object")
        return {};
    return strict(*schema, subset).toText();
}

QString formatName(const QString& replyName)
{
    static const QRegularExpression other(QStringLiteral("[^A-Za-z0-9_-]"));
    const QString name = QString(replyName).replace(other, QStringLiteral("_")).left(64);
    return name.isEmpty() ? QStringLiteral("reply") : name;
}

QByteArray toolSchema(const ToolOffer& tool)
{
    const Result<Json> schema = Json::parse(tool.inputSchema);
    const bool object = schema && schema->at(u"type").toString() == u"object";
    return object ? schema->toText() : QByteArray(R"({"type":"object"})");
}

QByteArray objectText(const QString& input)
{
    const Result<Json> object = Json::parse(input.toUtf8());
    return object && object->kind() == Json::Object ? object->toText() : QByteArray("{}");
}

Json keptOf(const Exchange& exchange, const char* dialect)
{
    const Result<Json> kept = Json::parse(exchange.kept.toUtf8());
    const Json blocks = kept ? kept->at(QString::fromLatin1(dialect)) : Json();
    return blocks.kind() == Json::List && !blocks.items().isEmpty() ? blocks : Json();
}

QString keptText(const char* dialect, const QList<Json>& blocks)
{
    JsonWriter out;
    out.beginObject();
    out.key(dialect);
    out.json(Json(blocks));
    out.endObject();
    return QString::fromUtf8(out.take());
}

} // namespace qd::agents
