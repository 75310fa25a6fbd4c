#include "agents/organisation/DocumentText.h"

#include <QFile>

namespace qd::agents {

namespace {

constexpr qsizetype kMostBytes = 16 * 1024 * 1024; // an organisation of ten thousand agents has about six million

QList<Fault> whole(const QString& wrong, const QString& right)
{
    return {{QStringLiteral("/"), wrong, right}};
}

/// Faults that are plainer to say before a parser stumbles over them.
QList<Fault> faultsOfBytes(const QByteArray& bytes)
{
    if (bytes.trimmed().isEmpty())
        return whole(QStringLiteral("is empty"), QStringLiteral("expected a JSON object"));
    if (bytes.size() > kMostBytes)
        return whole(QStringLiteral("has %1 bytes").arg(bytes.size()), QStringLiteral("expected at most %1").arg(kMostBytes));
    if (bytes.startsWith("\xEF\xBB\xBF") || bytes.startsWith("\xFF\xFE") || bytes.startsWith("\xFE\xFF"))
        return whole(QStringLiteral("begins with a byte-order mark"), QStringLiteral("expected UTF-8 without one"));
    if (bytes.contains('\0'))
        return whole(QStringLiteral("is a binary file"), QStringLiteral("expected JSON text in UTF-8"));
    return {};
}

bool isPlain(const Json& value)
{
    return value.kind() != Json::Object && value.kind() != Json::List;
}

void put(QByteArray& out, const Json& value, int level)
{
    const QByteArray inner(2 * (level + 1), ' ');
    const bool list = value.kind() == Json::List;
    const qsizetype count = list ? value.items().size() : value.members().size();
    const bool oneLine = count == 0 || (list && std::all_of(value.items().begin(), value.items().end(), isPlain));
    if (isPlain(value) || oneLine) {
        out += value.toText().replace("\",\"", "\", \"");
        return;
    }
    out += list ? "[\n" : "{\n";
    for (qsizetype i = 0; i < count; ++i) {
        out += inner;
        if (!list)
            out += Json(value.members()[i].first).toText() + ": ";
        put(out, list ? value.items()[i] : value.members()[i].second, level + 1);
        out += i + 1 < count ? ",\n" : "\n";
    }
    out += inner.left(inner.size() - 2) + (list ? "]" : "}");
}

} // namespace

Result<QByteArray> fileBytes(const QString& path, qsizetype atMost)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Error{Error::Parse, QStringLiteral("%1 cannot be read: %2").arg(path, file.errorString()), path, {}};
    constexpr qsizetype kPortion = 65'536;
    QByteArray bytes; // in portions, not by size(): a device says 0 and never ends
    for (QByteArray next = file.read(kPortion); !next.isEmpty() && bytes.size() <= atMost; next = file.read(kPortion))
        bytes += next;
    bytes.squeeze(); // many of them are kept
    if (bytes.size() > atMost)
        return Error{Error::Parse, QStringLiteral("%1 has more than %2 bytes; so many are read at most").arg(path).arg(atMost), path, {}};
    return bytes;
}

Result<Json> readDocument(const QByteArray& bytes, const QString& schemaPath, QList<Fault>& faults)
{
    faults = faultsOfBytes(bytes);
    if (!faults.isEmpty())
        return errorOf(faults, {});
    Result<Json> json = Json::parse(bytes, {kMostBytes, 32});
    if (!json) {
        faults = whole(QStringLiteral("cannot be read: %1").arg(json.error().text), QStringLiteral("expected one JSON object"));
        return json;
    }
    const Result<QByteArray> schema = fileBytes(schemaPath);
    if (!schema)
        return schema.error();
    const Result<SchemaCheck> check = SchemaCheck::fromText(*schema);
    if (!check)
        return check.error();
    faults = check->faultsOf(*json);
    if (!faults.isEmpty())
        return errorOf(faults, {});
    return json;
}

QByteArray indented(const Json& value)
{
    QByteArray out;
    put(out, value, 0);
    return out + '\n';
}

} // namespace qd::agents
