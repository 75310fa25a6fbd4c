#pragma once

#include "core/base/Clock.h"
#include "core/base/Id.h"
#include "core/base/Json.h"
#include "core/base/Money.h"

#include <QList>
#include <QMap>
#include <QStringList>

#include <array>
#include <concepts>
#include <string_view>

/// One declaration per type serves writing, reading and the record.
/// A described type has `template <class V> void fields(V& v) { v("name", name); … }`; an enumeration has
/// `EnumWords<E>`. Reading is strict about types and lenient about absence: a missing member keeps its default, so a
/// payload may gain members without a new version. Empty texts, lists and maps are left out when writing; where the
/// default is not empty, they come back as the default.
namespace qd {

template <class E> struct EnumWords; ///< static constexpr std::array<const char*, n> words, in the enum's order

template <class E>
concept WordedEnum = std::is_enum_v<E> && requires { EnumWords<E>::words; };

template <WordedEnum E>
QString wordOf(E value)
{
    return QString::fromLatin1(EnumWords<E>::words[size_t(value)]);
}

template <WordedEnum E>
std::optional<E> enumOf(QStringView word)
{
    for (size_t i = 0; i < EnumWords<E>::words.size(); ++i)
        if (word == QLatin1String(EnumWords<E>::words[i]))
            return E(i);
    return std::nullopt;
}

/// A free value: of a requirement, of a step's result, of a setting.
using Value = std::variant<bool, qint64, double, QString, QStringList>;
using Values = QMap<QString, Value>;

class Encoder;
class Decoder;

template <class T>
concept Described = requires(T t, Encoder& v) { t.fields(v); };

/// Writes described values. @thread any one at a time.
class Encoder {
public:
    explicit Encoder(JsonWriter& out) : m_out(out) {}

    template <class T>
    void operator()(const char* name, const T& value)
    {
        if (isAbsent(value))
            return;
        m_out.key(name);
        write(value);
    }

    void write(const QString& v) { m_out.value(v); }
    void write(bool v) { m_out.value(v); }
    void write(qint64 v) { m_out.value(v); }
    void write(int v) { m_out.value(qint64(v)); }
    void write(double v) { m_out.value(v); }
    void write(Money v) { m_out.value(v.micro); }
    void write(TokenCount v) { m_out.value(v.value); }
    void write(Instant v) { m_out.value(v.ms); }
    void write(Duration v) { m_out.value(qint64(v.count())); }
    void write(const QByteArray& v) { m_out.value(QString::fromLatin1(v.toHex())); }
    void write(const Json& v) { m_out.json(v); }
    /// A number that is none (0/0) is written as text, because JSON has no word for it.
    void write(const Value& v);
    template <class Tag> void write(const Id<Tag>& v) { m_out.value(v.toString()); }
    template <class Tag> void write(const Slug<Tag>& v) { m_out.value(v.text); }
    template <WordedEnum E> void write(E v) { m_out.value(wordOf(v)); }
    template <class T> void write(const std::optional<T>& v) { write(*v); }
    template <class T> void write(const QList<T>& list)
    {
        m_out.beginList();
        for (const T& item : list)
            write(item);
        m_out.endList();
    }
    template <class K, class T> void write(const QMap<K, T>& map)
    {
        m_out.beginObject();
        for (auto it = map.begin(); it != map.end(); ++it) {
            m_out.key(keyText(it.key()));
            write(it.value());
        }
        m_out.endObject();
    }
    template <Described T> void write(const T& v)
    {
        m_out.beginObject();
        const_cast<T&>(v).fields(*this);
        m_out.endObject();
    }

private:
    template <class T> static bool isAbsent(const T&) { return false; }
    template <class T> static bool isAbsent(const std::optional<T>& v) { return !v; }
    template <class T> static bool isAbsent(const QList<T>& v) { return v.isEmpty(); }
    template <class K, class T> static bool isAbsent(const QMap<K, T>& v) { return v.isEmpty(); }
    static bool isAbsent(const QString& v) { return v.isEmpty(); }
    static bool isAbsent(const QByteArray& v) { return v.isEmpty(); }
    template <class Tag> static bool isAbsent(const Id<Tag>& v) { return v.isNull(); }
    static const QString& keyText(const QString& key) { return key; }
    template <class Tag> static const QString& keyText(const Slug<Tag>& key) { return key.text; }
    template <class Tag> static QString keyText(const Id<Tag>& key) { return key.toString(); }
    static QString keyText(qint64 key) { return QString::number(key); }
    static QString keyText(const QByteArray& key) { return QString::fromLatin1(key.toHex()); }

    JsonWriter& m_out;
};

/// Reads described values and keeps the first fault, with its path.
class Decoder {
public:
    explicit Decoder(const Json& from, QString path = {}) : m_from(&from), m_path(std::move(path)) {}

    bool failed() const { return m_error.has_value(); }
    const Error& error() const { return *m_error; }

    template <class T>
    void operator()(const char* name, T& value)
    {
        const QString key = QString::fromLatin1(name);
        const Json* member = m_from->find(key);
        if (member && !member->isNull() && !failed())
            step(*member, QLatin1Char('/') + key, value);
    }

    void read(QString& v) { if (expect(Json::String, "text")) v = m_from->toString(); }
    void read(bool& v) { if (expect(Json::Bool, "true or false")) v = m_from->toBool(); }
    void read(qint64& v) { if (expect(Json::Integer, "a whole number")) v = m_from->toInteger(); }
    void read(int& v)
    {
        if (!expect(Json::Integer, "a whole number"))
            return;
        if (m_from->toInteger() != qint64(int(m_from->toInteger())))
            return fail(QStringLiteral("a number of 32 bits"));
        v = int(m_from->toInteger());
    }
    void read(double& v)
    {
        if (m_from->kind() == Json::Integer || expect(Json::Real, "a number"))
            v = m_from->toReal();
    }
    void read(Money& v) { read(v.micro); }
    void read(TokenCount& v) { read(v.value); }
    void read(Instant& v) { read(v.ms); }
    void read(Duration& v) { qint64 ms = v.count(); read(ms); v = Duration(ms); }
    void read(QByteArray& v);
    void read(Json& v) { v = *m_from; }
    void read(Value& v);
    template <class Tag> void read(Id<Tag>& v)
    {
        QString text;
        read(text);
        if (failed())
            return;
        const auto id = Id<Tag>::fromString(text);
        id ? void(v = *id) : fail(QStringLiteral("a UUID"));
    }
    template <class Tag> void read(Slug<Tag>& v) { read(v.text); }
    template <WordedEnum E> void read(E& v)
    {
        QString word;
        read(word);
        if (failed())
            return;
        const std::optional<E> known = enumOf<E>(word);
        known ? void(v = *known) : fail(oneOf(EnumWords<E>::words.data(), EnumWords<E>::words.size()));
    }
    template <class T> void read(std::optional<T>& v)
    {
        T inner{};
        read(inner);
        if (!failed())
            v = std::move(inner);
    }
    template <class T> void read(QList<T>& list)
    {
        if (!expect(Json::List, "a list"))
            return;
        list.clear();
        const Json& here = *m_from;
        for (qsizetype i = 0; i < here.items().size() && !failed(); ++i) {
            T item{};
            step(here.items()[i], QStringLiteral("/%1").arg(i), item);
            list.append(std::move(item));
        }
    }
    template <class K, class T> void read(QMap<K, T>& map)
    {
        if (!expect(Json::Object, "an object"))
            return;
        map.clear();
        const Json& here = *m_from;
        for (const Json::Member& member : here.members()) {
            T item{};
            step(member.second, QLatin1Char('/') + member.first, item);
            K key{};
            if (failed() || !readKey(member.first, key))
                return;
            map.insert(key, std::move(item));
        }
    }
    template <Described T> void read(T& v)
    {
        if (expect(Json::Object, "an object"))
            v.fields(*this);
    }

    /// Records that what stands here is not `wanted`.
    void fail(const QString& wanted);

private:
    template <class T> void step(const Json& into, const QString& part, T& value)
    {
        const Json* const from = std::exchange(m_from, &into);
        const QString path = m_path;
        m_path += part;
        read(value);
        m_from = from;
        m_path = path;
    }
    bool expect(Json::Kind kind, const char* wanted);
    static QString oneOf(const char* const* words, size_t count);
    static bool readKey(const QString& text, QString& key) { key = text; return true; }
    bool readKey(const QString& text, QByteArray& key);
    template <class Tag> static bool readKey(const QString& text, Slug<Tag>& key) { key.text = text; return true; }
    template <class Tag> bool readKey(const QString& text, Id<Tag>& key)
    {
        const auto id = Id<Tag>::fromString(text);
        id ? void(key = *id) : fail(QStringLiteral("a UUID as key"));
        return id.has_value();
    }
    bool readKey(const QString& text, qint64& key)
    {
        bool whole = false;
        key = text.toLongLong(&whole);
        if (!whole)
            fail(QStringLiteral("a whole number as key"));
        return whole;
    }

    const Json* m_from;
    QString m_path;
    std::optional<Error> m_error;
};

/// A described value as compact JSON text.
template <Described T>
QByteArray encode(const T& value)
{
    JsonWriter out;
    Encoder(out).write(value);
    return out.take();
}

/// A described value from JSON. Error::Parse names the path in the document and what would be right there.
template <Described T>
Result<T> decode(const Json& json)
{
    T value{};
    Decoder in(json);
    in.read(value);
    if (in.failed())
        return in.error();
    return value;
}

/// The same from text, read strictly.
template <Described T>
Result<T> decodeText(const QByteArray& text)
{
    const Result<Json> json = Json::parse(text);
    if (!json)
        return json.error();
    return decode<T>(*json);
}

} // namespace qd
