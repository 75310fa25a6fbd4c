#pragma once

#include "core/base/Describe.h"

#include <cmath>
#include <random>

namespace qd::test {

/// Fills every field of a described value with random content, the odd kinds included: control characters, emoji,
/// extreme numbers, empty lists. A text or list that is not empty by default never becomes empty, because empty means
/// "the default" in the record. The same seed gives the same content.
class FieldFiller {
public:
    explicit FieldFiller(quint64 seed) : m_random(seed) {}

    template <class T> void operator()(const char*, T& value) { fill(value); }

    template <Described T> void fill(T& v)
    {
        ++m_depth;
        v.fields(*this);
        --m_depth;
    }
    void fill(QString& v) { v = text(v.isEmpty() ? 0 : 1); }
    void fill(bool& v) { v = below(2) == 1; }
    void fill(qint64& v)
    {
        switch (below(5)) {
        case 0: v = std::numeric_limits<qint64>::max(); break;
        case 1: v = std::numeric_limits<qint64>::min(); break;
        case 2: v = 0; break;
        default: v = qint64(m_random()) >> below(64);
        }
    }
    void fill(int& v) { v = int(m_random()) >> below(32); }
    void fill(double& v)
    {
        v = below(3) == 0 ? double(below(1000)) : std::ldexp(double(qint64(m_random())), int(below(1000)) - 500);
    }
    void fill(Money& v) { fill(v.micro); }
    void fill(TokenCount& v) { fill(v.value); }
    void fill(Instant& v) { fill(v.ms); }
    void fill(Duration& v) { v = Duration(qint64(m_random()) >> 1); }
    void fill(QByteArray& v)
    {
        v.resize(qsizetype(below(40)));
        for (char& byte : v)
            byte = char(m_random());
    }
    void fill(Value& v)
    {
        switch (below(5)) {
        case 0: make<bool>(v); break;
        case 1: make<qint64>(v); break;
        case 2: make<double>(v); break;
        case 3: make<QString>(v); break;
        default: make<QStringList>(v);
        }
    }
    template <class Tag> void fill(Id<Tag>& v) { v.uuid = {m_random(), m_random()}; }
    template <class Tag> void fill(Slug<Tag>& v) { v.text = text(0); }
    template <WordedEnum E> void fill(E& v) { v = E(below(EnumWords<E>::words.size())); }
    template <class T> void fill(std::optional<T>& v)
    {
        v.reset();
        if (m_depth < kDeepest && below(2) == 1)
            fill(v.emplace());
    }
    template <class T> void fill(QList<T>& list)
    {
        list.clear();
        const quint64 count = m_depth < kDeepest ? below(4) : 0;
        for (quint64 i = 0; i < count; ++i) {
            T item{};
            fill(item);
            list.append(std::move(item));
        }
    }
    template <class K, class T> void fill(QMap<K, T>& map)
    {
        map.clear();
        for (quint64 count = below(4); count > 0; --count) {
            K key{};
            fill(key);
            fill(map[key]);
        }
    }

private:
    static constexpr int kDeepest = 6;

    quint64 below(quint64 limit) { return m_random() % limit; }
    template <class T> void make(Value& v)
    {
        T held{};
        fill(held);
        v = std::move(held);
    }
    QString text(quint64 atLeast)
    {
        static const char32_t kOdd[] = {0, 1, '\n', '\t', 0x1f, '"', '\\', '/', 0x7f, 0xe9, 0x5d0, 0x2028, 0xfffd, 0xfeff, 0x1f600};
        QString made;
        for (quint64 count = atLeast + below(12); count > 0; --count) {
            const char32_t c = below(3) == 0 ? kOdd[below(std::size(kOdd))] : char32_t('a' + below(26));
            made.append(QStringView(QChar::fromUcs4(c))); // QString::fromUcs4() would drop a U+FEFF
        }
        return made;
    }

    std::mt19937_64 m_random;
    int m_depth = 0;
};

/// Lists every field of a described value with its place, without the help of Encoder: two values are the same when
/// their lists are.
class FieldLister {
public:
    template <class T> void operator()(const char* name, T& value)
    {
        const QString before = m_place;
        m_place += QLatin1Char('/') + QString::fromLatin1(name);
        list(value);
        m_place = before;
    }

    template <Described T> void list(T& v)
    {
        say(QStringLiteral("object"));
        v.fields(*this);
    }
    void list(QString& v) { say(v); }
    void list(bool& v) { say(v ? QStringLiteral("true") : QStringLiteral("false")); }
    void list(qint64& v) { say(QString::number(v)); }
    void list(int& v) { say(QString::number(v)); }
    void list(double& v) { say(QString::number(v, 'a', 13)); }
    void list(Money& v) { list(v.micro); }
    void list(TokenCount& v) { list(v.value); }
    void list(Instant& v) { list(v.ms); }
    void list(Duration& v) { say(QString::number(v.count())); }
    void list(QByteArray& v) { say(QString::fromLatin1(v.toHex())); }
    void list(Value& v)
    {
        say(QStringLiteral("kind %1").arg(v.index()));
        std::visit([this](auto& held) { list(held); }, v);
    }
    template <class Tag> void list(Id<Tag>& v) { say(v.toString()); }
    template <class Tag> void list(Slug<Tag>& v) { say(v.text); }
    template <WordedEnum E> void list(E& v) { say(QString::number(int(v))); }
    template <class T> void list(std::optional<T>& v)
    {
        say(v ? QStringLiteral("there") : QStringLiteral("absent"));
        if (v)
            list(*v);
    }
    template <class T> void list(QList<T>& items)
    {
        say(QStringLiteral("%1 items").arg(items.size()));
        for (T& item : items)
            list(item);
    }
    template <class K, class T> void list(QMap<K, T>& map)
    {
        say(QStringLiteral("%1 entries").arg(map.size()));
        for (auto it = map.begin(); it != map.end(); ++it) {
            K key = it.key();
            list(key);
            list(it.value());
        }
    }

    QStringList lines;

private:
    void say(const QString& what) { lines.append(m_place + QLatin1Char('=') + what); }

    QString m_place;
};

template <Described T> T filled(quint64 seed)
{
    T value{};
    FieldFiller(seed).fill(value);
    return value;
}

template <Described T> QStringList fieldsOf(const T& value)
{
    FieldLister lister;
    T copy = value;
    lister.list(copy);
    return lister.lines;
}

/// The first field in which they differ, as both have it; empty: they are the same.
template <Described T> std::string firstDifference(const T& one, const T& other)
{
    const QStringList lines = fieldsOf(one), others = fieldsOf(other);
    for (qsizetype i = 0; i < qMax(lines.size(), others.size()); ++i)
        if (lines.value(i) != others.value(i))
            return (lines.value(i) + QStringLiteral(" <> ") + others.value(i)).toStdString();
    return {};
}

} // namespace qd::test
