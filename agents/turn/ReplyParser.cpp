#include "agents/turn/ReplyParser.h"

#include "agents/organisation/checks/SchemaCheck.h"
#include "agents/turn/TurnOrder.h"
#include "core/base/Digest.h"

#include <QCache>

#include <algorithm>

namespace qd::agents {

namespace {

/// So many faults are named when a reply has to be written again.
constexpr qsizetype kNamed = 8;

Error unusable(const QString& why)
{
    return Error{Error::Model, why, {}, QStringLiteral("one JSON object that satisfies the reply block")};
}

/// The text between ```json (or ```) and the closing ```; the text itself when there is no fence.
QStringView unfenced(QStringView text)
{
    text = text.trimmed();
    if (!text.startsWith(QLatin1String("```")) || !text.endsWith(QLatin1String("```")))
        return text;
    const qsizetype line = text.indexOf(QLatin1Char('\n'));
    if (line < 0 || line > text.size() - 4)
        return text;
    const QStringView word = text.mid(3, line - 3).trimmed();
    if (!word.isEmpty() && word.compare(QLatin1String("json"), Qt::CaseInsensitive) != 0)
        return text;
    return text.mid(line + 1, text.size() - line - 4).trimmed();
}

/// The schema made ready: a worker sees the same few again and again, and making one costs more than using it.
Result<SchemaCheck> checkOf(const QByteArray& schema)
{
    constexpr int kKept = 64;
    static thread_local QCache<QByteArray, SchemaCheck> kept(kKept);
    if (const SchemaCheck* known = kept.object(schema))
        return *known;
    Result<SchemaCheck> made = SchemaCheck::fromText(schema);
    if (made)
        kept.insert(schema, new SchemaCheck(*made));
    return made;
}

/// What one field of a closed extraction may be.
void writeField(JsonWriter& out, const Extract& extract)
{
    static const QMap<ExtractKind, QString> kTypes{{ExtractKind::OneOf, QStringLiteral("string")}, {ExtractKind::YesNo, QStringLiteral("boolean")},
                                                   {ExtractKind::Number, QStringLiteral("number")}, {ExtractKind::Date, QStringLiteral("string")}};
    out.beginObject();
    out.key("type");
    out.value(kTypes.value(extract.kind));
    if (extract.kind == ExtractKind::OneOf) {
        out.key("enum");
        out.beginList();
        for (const QString& option : extract.options)
            out.value(option);
        out.endList();
    } else if (extract.kind == ExtractKind::Date) {
        out.key("description");
        out.value(QStringLiteral("A day, as 2026-03-31"));
        out.key("pattern");
        out.value(QStringLiteral("^[0-9]{4}-[0-9]{2}-[0-9]{2}$"));
    } else if (extract.kind == ExtractKind::Number && extract.least && extract.most) {
        out.key("minimum");
        out.value(*extract.least);
        out.key("maximum");
        out.value(*extract.most);
    }
    out.endObject();
}

} // namespace

Result<Json> parseReply(const QString& text, const QByteArray& schema)
{
    const QStringView body = unfenced(text);
    if (body.isEmpty())
        return unusable(QStringLiteral("The reply was empty; expected one JSON object."));
    if (!body.startsWith(QLatin1Char('{')))
        return unusable(QStringLiteral("The reply begins with \"%1\"; expected one JSON object and nothing before it.")
                            .arg(body.left(24).toString().simplified()));
    Result<Json> json = Json::parse(body.toUtf8());
    if (!json)
        return unusable(QStringLiteral("The reply cannot be read: %1; expected one JSON object and nothing after it.").arg(json.error().text));
    const Result<SchemaCheck> check = checkOf(schema);
    if (!check)
        return Error{Error::Internal, check.error().text, {}, {}};
    const QList<Fault> faults = check->faultsOf(*json);
    if (faults.isEmpty())
        return json;
    QStringList said;
    for (const Fault& fault : faults.mid(0, kNamed))
        said.append(fault.sentence() + QLatin1Char('.'));
    if (faults.size() > kNamed)
        said.append(QStringLiteral("There are %1 more faults.").arg(faults.size() - kNamed));
    return unusable(said.join(QLatin1Char(' ')));
}

QByteArray closedFormat(const QList<Extract>& extracts)
{
    JsonWriter properties, required;
    properties.beginObject();
    required.beginList();
    for (const Extract& extract : extracts) {
        properties.key(extract.field);
        writeField(properties, extract);
        required.value(extract.field);
    }
    properties.endObject();
    required.endList();
    JsonWriter out;
    out.beginObject();
    out.key("type");
    out.value(QStringLiteral("object"));
    out.key("additionalProperties");
    out.value(false);
    out.key("required");
    out.raw(required.text());
    out.key("properties");
    out.raw(properties.text());
    out.endObject();
    return out.text();
}

Values valuesOf(const Json& reply)
{
    Values values;
    for (const Json::Member& member : reply.members()) {
        const Json& value = member.second;
        switch (value.kind()) {
        case Json::Bool: values.insert(member.first, value.toBool()); break;
        case Json::Integer: values.insert(member.first, value.toInteger()); break;
        case Json::Real: values.insert(member.first, value.toReal()); break;
        case Json::String: values.insert(member.first, value.toString()); break;
        case Json::List: {
            const QList<Json>& items = value.items();
            if (!std::all_of(items.begin(), items.end(), [](const Json& item) { return item.kind() == Json::String; }))
                break;
            QStringList texts;
            for (const Json& item : items)
                texts.append(item.toString());
            values.insert(member.first, texts);
            break;
        }
        default: break;
        }
    }
    return values;
}

void setReply(TurnReport& report, const Json& reply)
{
    report.reply = reply;
    report.replyText = reply.toText();
    report.replyHash = sha256(report.replyText);
    report.values = valuesOf(reply);
}

} // namespace qd::agents
