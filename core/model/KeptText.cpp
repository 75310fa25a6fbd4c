#include "core/model/KeptText.h"

#include "core/base/Json.h"

#include <QStringDecoder>

#include <algorithm>

namespace qd {

namespace {

constexpr QLatin1String kSystem("system_sha256");
constexpr qsizetype kHashDigits = 64;

QString openedName(const QString& name)
{
    QString text = name;
    text.replace(QLatin1Char('_'), QLatin1Char(' '));
    if (!text.isEmpty())
        text[0] = text[0].toUpper();
    return text;
}

bool isNested(const Json& value)
{
    return value.kind() == Json::Object || value.kind() == Json::List;
}

QString scalarText(const Json& value)
{
    switch (value.kind()) {
    case Json::Bool: return value.toBool() ? QStringLiteral("yes") : QStringLiteral("no");
    case Json::Integer: return QString::number(value.toInteger());
    case Json::Real: return QString::number(value.toReal());
    default: return value.toString();
    }
}

bool isEmpty(const Json& value)
{
    return isNested(value) ? value.items().isEmpty() && value.members().isEmpty() : scalarText(value).isEmpty();
}

void add(QList<KeptPiece>& pieces, const QString& name, const Json& value, int depth)
{
    if (isEmpty(value))
        return;
    if (!isNested(value)) {
        pieces.append({name, scalarText(value), depth});
        return;
    }
    const int inside = name.isEmpty() ? depth : depth + 1;
    if (!name.isEmpty())
        pieces.append({name, {}, depth});
    for (const auto& [key, member] : value.members())
        if (key != kSystem) // it names a text that is shown itself
            add(pieces, openedName(key), member, inside);
    int number = 0;
    for (const Json& item : value.items())
        add(pieces, QString::number(++number), item, inside);
}

} // namespace

std::optional<QList<KeptPiece>> keptPieces(const QByteArray& bytes)
{
    QStringDecoder decode(QStringDecoder::Utf8);
    const QString text = decode(bytes);
    if (decode.hasError() || text.contains(QChar(0)))
        return std::nullopt;
    const QByteArray start = bytes.left(64).trimmed();
    if (start.startsWith('{') || start.startsWith('['))
        if (const Result<Json> document = Json::parse(bytes)) {
            QList<KeptPiece> pieces;
            add(pieces, {}, *document, 0);
            return pieces;
        }
    return QList<KeptPiece>{{{}, text, 0}};
}

QByteArray systemTextOf(const QByteArray& bytes)
{
    if (!bytes.trimmed().startsWith('{') || !bytes.contains("system_sha256"))
        return {};
    const Result<Json> document = Json::parse(bytes);
    return document ? keptHash(document->at(u"system_sha256").toString()) : QByteArray();
}

QByteArray keptHash(const QString& reference)
{
    const auto isHex = [](QChar c) { return c.isDigit() || (c >= QLatin1Char('a') && c <= QLatin1Char('f')); };
    if (reference.size() != kHashDigits || !std::all_of(reference.cbegin(), reference.cend(), isHex))
        return {};
    return QByteArray::fromHex(reference.toLatin1());
}

} // namespace qd
