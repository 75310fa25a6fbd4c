#include "core/base/Describe.h"

#include <cmath>

namespace qd {

void Encoder::write(const Value& v)
{
    const double* real = std::get_if<double>(&v);
    if (real && !std::isfinite(*real))
        write(QStringLiteral("not a number"));
    else
        std::visit([this](const auto& held) { write(held); }, v);
}

namespace {

/// The bytes that `text` spells, or nothing when it holds anything but pairs of hexadecimal digits.
std::optional<QByteArray> fromHex(const QString& text)
{
    const QByteArray bytes = QByteArray::fromHex(text.toLatin1());
    const bool whole = QLatin1String(bytes.toHex()) == text.toLower();
    return whole ? std::optional(bytes) : std::nullopt;
}

} // namespace

void Decoder::read(QByteArray& v)
{
    QString hex;
    read(hex);
    if (failed())
        return;
    const std::optional<QByteArray> bytes = fromHex(hex);
    bytes ? void(v = *bytes) : fail(QStringLiteral("pairs of hexadecimal digits"));
}

bool Decoder::readKey(const QString& text, QByteArray& key)
{
    const std::optional<QByteArray> bytes = fromHex(text);
    bytes ? void(key = *bytes) : fail(QStringLiteral("pairs of hexadecimal digits as key"));
    return bytes.has_value();
}

void Decoder::fail(const QString& wanted)
{
    if (m_error)
        return;
    const QString place = m_path.isEmpty() ? QStringLiteral("/") : m_path;
    m_error = Error{Error::Parse, QStringLiteral("%1: expected %2").arg(place, wanted), place, wanted};
}

bool Decoder::expect(Json::Kind kind, const char* wanted)
{
    if (failed())
        return false;
    if (m_from->kind() == kind)
        return true;
    fail(QString::fromLatin1(wanted));
    return false;
}

QString Decoder::oneOf(const char* const* words, size_t count)
{
    QStringList known;
    for (size_t i = 0; i < count; ++i)
        known.append(QString::fromLatin1(words[i]));
    return QStringLiteral("one of ") + known.join(QLatin1String(", "));
}

void Decoder::read(Value& v)
{
    switch (m_from->kind()) {
    case Json::Bool: v = m_from->toBool(); return;
    case Json::Integer: v = m_from->toInteger(); return;
    case Json::Real: v = m_from->toReal(); return;
    case Json::String: v = m_from->toString(); return;
    case Json::List: {
        QStringList list;
        read(list);
        v = list;
        return;
    }
    default: fail(QStringLiteral("a value: text, number, true or false, or a list of texts"));
    }
}

} // namespace qd
