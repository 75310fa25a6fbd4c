#include "agents/organisation/checks/SchemaCheck.h"

#include "agents/organisation/SchemaWords.h"

#include <nlohmann/json.hpp>
#include <valijson/adapters/nlohmann_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validation_results.hpp>
#include <valijson/validator.hpp>

namespace qd::agents {

namespace {

/// std::regex recurses once per character; beyond this a pattern could exhaust the stack of a thread.
constexpr qsizetype kPatternChars = 4000;
/// More faults than a person reads are not worth collecting.
constexpr qsizetype kMostFaults = 200;

nlohmann::json toNlohmann(const Json& from)
{
    switch (from.kind()) {
    case Json::Null: return nullptr;
    case Json::Bool: return from.toBool();
    case Json::Integer: return from.toInteger();
    case Json::Real: return from.toReal();
    case Json::String: return from.toString().toStdString();
    case Json::List: {
        nlohmann::json list = nlohmann::json::array();
        for (const Json& item : from.items())
            list.push_back(toNlohmann(item));
        return list;
    }
    case Json::Object: break;
    }
    nlohmann::json object = nlohmann::json::object();
    for (const Json::Member& member : from.members())
        object[member.first.toStdString()] = toNlohmann(member.second);
    return object;
}

/// valijson names a place as "<root>", "[agents]", "[3]".
QStringList placeOf(const std::vector<std::string>& context)
{
    QStringList parts;
    for (size_t i = 1; i < context.size(); ++i) {
        const QString part = QString::fromStdString(context[i]);
        parts.append(part.mid(1, part.size() - 2));
    }
    return parts;
}

QString pointerOf(const QStringList& parts)
{
    QString pointer;
    for (QString part : parts)
        pointer += QLatin1Char('/') + part.replace(QLatin1Char('~'), QLatin1String("~0")).replace(QLatin1Char('/'), QLatin1String("~1"));
    return pointer.isEmpty() ? QStringLiteral("/") : pointer;
}

/// The value at a place, or null.
const Json& valueAt(const Json& document, const QStringList& place)
{
    static const Json kNull;
    const Json* at = &document;
    for (const QString& part : place) {
        if (at->kind() == Json::Object) {
            at = &at->at(part);
            continue;
        }
        bool whole = false;
        const qsizetype index = part.toLongLong(&whole);
        if (at->kind() != Json::List || !whole || index < 0 || index >= at->items().size())
            return kNull;
        at = &at->items()[index];
    }
    return *at;
}

bool hasLongText(const Json& value)
{
    if (value.kind() == Json::String)
        return value.toString().size() > kPatternChars;
    for (const Json& item : value.items())
        if (hasLongText(item))
            return true;
    for (const Json::Member& member : value.members())
        if (member.first.size() > kPatternChars || hasLongText(member.second))
            return true;
    return false;
}

/// True for what valijson says of an outer value because an inner one is wrong; the inner one is reported itself.
bool isEcho(const QString& said)
{
    return said.startsWith(QLatin1String("Failed to validate item #"))
        || said.startsWith(QLatin1String("Failed to validate against schema associated with"))
        || said.startsWith(QLatin1String("Failed to validate against additional properties schema"))
        || said.startsWith(QLatin1String("Target value and comparison value"));
}

QString quotedEnd(const QString& said)
{
    const qsizetype from = said.indexOf(QLatin1Char('\''));
    return from < 0 ? QString() : said.mid(from + 1, said.lastIndexOf(QLatin1Char('\'')) - from - 1);
}

} // namespace

QString Fault::sentence() const
{
    const QString first = (path == QLatin1String("/") ? QStringLiteral("the document") : path) + QLatin1Char(' ') + wrong;
    return right.isEmpty() ? first : first + QStringLiteral("; ") + right;
}

Error errorOf(const QList<Fault>& faults, const QString& fileName)
{
    if (faults.isEmpty())
        return Error{Error::Internal, QStringLiteral("an error without a fault"), fileName, {}};
    constexpr qsizetype kSaid = 6;
    QStringList said;
    for (const Fault& fault : faults.mid(0, kSaid))
        if (const QString sentence = fault.sentence(); !said.contains(sentence))
            said.append(sentence);
    QString text = (fileName.isEmpty() ? QString() : fileName + QStringLiteral(": ")) + said.join(QStringLiteral("; "));
    if (faults.size() > kSaid)
        text += QStringLiteral(" (and %1 more)").arg(faults.size() - kSaid);
    return Error{Error::Parse, text, faults.first().path, faults.first().right};
}

struct SchemaCheck::Held {
    Json text;
    valijson::Schema schema;
    bool hasPattern = false;
};

Result<SchemaCheck> SchemaCheck::fromText(const QByteArray& schema)
{
    Result<Json> text = Json::parse(schema);
    if (!text)
        return Error{Error::Parse, QStringLiteral("the schema is not readable: %1").arg(text.error().text), {}, {}};
    if (text->kind() != Json::Object)
        return Error{Error::Parse, QStringLiteral("the schema is %1; expected an object").arg(kindWord(*text)), {}, {}};
    auto held = std::make_shared<Held>();
    held->text = std::move(*text);
    held->hasPattern = schema.contains("\"pattern");
    try {
        const nlohmann::json document = toNlohmann(held->text);
        valijson::SchemaParser(valijson::SchemaParser::kDraft7)
            .populateSchema(valijson::adapters::NlohmannJsonAdapter(document), held->schema);
    } catch (const std::exception& e) {
        return Error{Error::Parse, QStringLiteral("not a JSON schema: %1").arg(QString::fromUtf8(e.what())), {}, {}};
    }
    return SchemaCheck(std::move(held));
}

QList<Fault> SchemaCheck::faultsOf(const Json& document) const
{
    if (m_held->hasPattern && hasLongText(document))
        return {{QStringLiteral("/"), QStringLiteral("holds a text of more than %1 characters").arg(kPatternChars),
                 QStringLiteral("expected shorter texts where the schema has patterns")}};
    QList<Fault> faults;
    try {
        const nlohmann::json target = toNlohmann(document);
        valijson::ValidationResults results;
        valijson::Validator validator;
        if (validator.validate(m_held->schema, valijson::adapters::NlohmannJsonAdapter(target), &results))
            return {};
        valijson::ValidationResults::Error one;
        while (results.popError(one) && faults.size() < kMostFaults) {
            const QString said = QString::fromStdString(one.description);
            if (isEcho(said))
                continue;
            const QStringList place = placeOf(one.context);
            const SchemaWords words(m_held->text, place);
            for (const NamedFault& fault : words.faults(said, quotedEnd(said), valueAt(document, place)))
                faults.append({pointerOf(fault.member.isEmpty() ? place : place + QStringList{fault.member}), fault.wrong, fault.right});
        }
    } catch (const std::exception& e) {
        faults.append({QStringLiteral("/"), QStringLiteral("could not be checked: %1").arg(QString::fromUtf8(e.what())), {}});
    }
    if (faults.isEmpty())
        faults.append({QStringLiteral("/"), QStringLiteral("does not satisfy the schema"), {}});
    return faults;
}

} // namespace qd::agents
