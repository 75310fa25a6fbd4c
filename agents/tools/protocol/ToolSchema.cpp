#include "agents/tools/protocol/ToolSchema.h"

#include <QSet>
#include <QUrl>

namespace qd::agents {

namespace {

constexpr qsizetype kMostBytes = 64 * 1024; ///< a model reads it with every call
constexpr int kMostSchemas = 20'000; ///< with everything that is referred to in its place
constexpr int kMostDepth = 48;

Error uncheckable(const QString& why)
{
    return {Error::Parse, QStringLiteral("its schema cannot be checked here: %1").arg(why), {}, {}};
}

bool isOneOf(const QString& word, std::initializer_list<const char*> words)
{
    return std::any_of(words.begin(), words.end(), [&](const char* each) { return word == QLatin1String(each); });
}

/// Words that draft 7 does not know and that forbid something (draft 2019-09 and 2020-12), or that point elsewhere.
bool isBeyond(const QString& word)
{
    return isOneOf(word, {"prefixItems", "unevaluatedProperties", "unevaluatedItems", "dependentRequired", "dependentSchemas", "minContains",
                          "maxContains", "$dynamicRef", "$recursiveRef", "$vocabulary", "patternProperties"});
}
bool holdsSchema(const QString& word)
{
    return isOneOf(word, {"items", "additionalItems", "additionalProperties", "contains", "propertyNames", "not", "if", "then", "else"});
}
bool holdsList(const QString& word) { return isOneOf(word, {"allOf", "anyOf", "oneOf"}); }
bool holdsNames(const QString& word) { return isOneOf(word, {"properties", "$defs", "definitions", "dependencies"}); }
bool isLeftOut(const QString& word) { return isOneOf(word, {"$schema", "$id", "$anchor", "$comment", "pattern", "format", "default", "examples"}); }

/// Copies a schema without what is left out, and stops at what cannot be checked.
class Fitting {
public:
    std::optional<Error> error;

    Json schema(const Json& from, int depth)
    {
        if (from.kind() == Json::Bool || error)
            return from;
        if (from.kind() != Json::Object)
            return stop(QStringLiteral("a part of it is neither an object nor true or false"));
        if (depth > kMostDepth)
            return stop(QStringLiteral("it is nested too deep"));
        QList<Json::Member> members;
        for (const Json::Member& each : from.members()) {
            if (isBeyond(each.first))
                return stop(QStringLiteral("it says \"%1\"").arg(each.first));
            if (isLeftOut(each.first))
                continue;
            members.append({each.first, member(each.first, each.second, depth)});
        }
        return beside(Json(members));
    }

private:
    /// Draft 7 reads nothing beside a reference; 2020-12 does.
    static Json beside(const Json& schema)
    {
        const Json* reference = schema.find(u"$ref");
        if (!reference || schema.members().size() == 1)
            return schema;
        QList<Json> all = schema.at(u"allOf").items();
        all.append(Json(QList<Json::Member>{{QStringLiteral("$ref"), *reference}}));
        QList<Json::Member> members;
        for (const Json::Member& each : schema.members())
            if (each.first != QLatin1String("$ref") && each.first != QLatin1String("allOf"))
                members.append(each);
        members.append({QStringLiteral("allOf"), Json(all)});
        return Json(members);
    }
    Json stop(const QString& why)
    {
        if (!error)
            error = uncheckable(why);
        return {};
    }
    Json list(const Json& from, int depth)
    {
        QList<Json> out;
        for (const Json& item : from.items())
            out.append(schema(item, depth + 1));
        return Json(out);
    }
    Json member(const QString& word, const Json& value, int depth)
    {
        if (holdsSchema(word) && value.kind() != Json::List)
            return schema(value, depth + 1);
        if (holdsList(word) || (word == QLatin1String("items") && value.kind() == Json::List))
            return list(value, depth);
        if (!holdsNames(word) || value.kind() != Json::Object)
            return value;
        QList<Json::Member> named;
        for (const Json::Member& each : value.members())
            named.append({each.first, each.second.kind() == Json::List ? each.second : schema(each.second, depth + 1)});
        return Json(named);
    }
};

/// The value that a reference within the document names (RFC 6901 in a fragment), or nothing.
const Json* referred(const Json& root, const QString& reference)
{
    if (!reference.startsWith(u'#') || (reference.size() > 1 && reference[1] != u'/'))
        return nullptr;
    const Json* at = &root;
    for (QString part : QUrl::fromPercentEncoding(reference.mid(1).toUtf8()).split(u'/').mid(1)) {
        part.replace(QLatin1String("~1"), QLatin1String("/")).replace(QLatin1String("~0"), QLatin1String("~"));
        at = at->find(part);
        if (!at)
            return nullptr;
    }
    return at;
}

/// How much a schema is once everything it refers to stands in its place. One that refers to itself is more than any bound.
class Unfolding {
public:
    explicit Unfolding(const Json& root) : m_root(root) {}
    QString fault;

    void visit(const Json& at, int depth)
    {
        if (!fault.isEmpty())
            return;
        if (++m_count > kMostSchemas || depth > kMostDepth) {
            fault = QStringLiteral("it refers to itself, or unfolds to too much");
            return;
        }
        for (const Json& item : at.items())
            visit(item, depth + 1);
        for (const Json::Member& member : at.members()) {
            if (member.first != QLatin1String("$ref") || member.second.kind() != Json::String) {
                visit(member.second, depth + 1); // also below names that are no words of a schema: what stands there may be referred to
                continue;
            }
            const Json* target = referred(m_root, member.second.toString());
            if (!target) {
                fault = QStringLiteral("it refers to \"%1\", which is not in it").arg(member.second.toString().left(200));
                return;
            }
            visit(*target, depth + 1);
        }
    }

private:
    const Json& m_root;
    int m_count = 0;
};

/// The drafts whose words are those of draft 7 where they mean something here.
bool isKnownDraft(const Json& schema)
{
    const Json* draft = schema.find(u"$schema");
    if (!draft)
        return true;
    QString name = draft->toString();
    name.remove(QLatin1String("http://")).remove(QLatin1String("https://"));
    if (name.endsWith(u'#'))
        name.chop(1);
    return isOneOf(name, {"json-schema.org/draft-07/schema", "json-schema.org/draft-06/schema", "json-schema.org/draft/2019-09/schema", "json-schema.org/draft/2020-12/schema"});
}

} // namespace

Result<SchemaCheck> checkOf(const Json& schema)
{
    if (schema.kind() != Json::Object)
        return uncheckable(QStringLiteral("it is no object"));
    if (!isKnownDraft(schema))
        return uncheckable(QStringLiteral("it is of the draft \"%1\"").arg(schema.at(u"$schema").toString().left(200)));
    if (schema.toText().size() > kMostBytes)
        return uncheckable(QStringLiteral("it has more than %1 bytes").arg(kMostBytes));
    Fitting fitting;
    const Json fitted = fitting.schema(schema, 0);
    if (fitting.error)
        return *fitting.error;
    Unfolding unfolding(fitted);
    unfolding.visit(fitted, 0);
    if (!unfolding.fault.isEmpty())
        return uncheckable(unfolding.fault);
    Result<SchemaCheck> check = SchemaCheck::fromText(fitted.toText());
    return check ? check : Result<SchemaCheck>(uncheckable(check.error().text));
}

} // namespace qd::agents
