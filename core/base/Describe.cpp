#include "core/base/Describe.h"

namespace qd {

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
