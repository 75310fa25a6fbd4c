#include "agents/library/Embedding.h"

#include "core/store/history/SearchWords.h"

#include <QHash>
#include <QStringList>

#include <array>
#include <cmath>

namespace qd::agents {

namespace {

using Sums = std::array<double, kDimensions>;

constexpr double kPartsWeight = 1.5; // of all parts of a word together, beside 1 for the word, so that its other forms are near
constexpr qsizetype kLongestWord = 40;

/// FNV-1a (Fowler, Noll, Vo) over the letters, then mixed as MurmurHash3 ends (A. Appleby), so that every bit depends on all
/// of them.
quint64 hashOf(QStringView feature, quint64 salt)
{
    quint64 hash = 0xcbf29ce484222325ULL ^ salt;
    for (const QChar c : feature) {
        hash = (hash ^ (c.unicode() & 0xff)) * 0x100000001b3ULL;
        hash = (hash ^ (c.unicode() >> 8)) * 0x100000001b3ULL;
    }
    hash ^= hash >> 33;
    hash *= 0xff51afd7ed558ccdULL;
    return hash ^ (hash >> 33);
}

void add(Sums& sums, QStringView feature, quint64 salt, double weight)
{
    const quint64 hash = hashOf(feature, salt);
    sums[hash % kDimensions] += (hash >> 63) != 0 ? weight : -weight;
}

/// Words in small letters, with how often they occur.
QHash<QString, int> wordsOf(const QString& text)
{
    QHash<QString, int> words;
    const QString folded = text.normalized(QString::NormalizationForm_KC).toCaseFolded();
    qsizetype first = -1;
    for (qsizetype i = 0; i <= folded.size(); ++i) {
        const bool inside = i < folded.size() && (folded[i].isLetterOrNumber() || folded[i].isSurrogate() || folded[i].isMark());
        if (inside && first < 0)
            first = i;
        if (inside || first < 0)
            continue;
        ++words[folded.mid(first, qMin(i - first, kLongestWord))];
        first = -1;
    }
    return words;
}

void addWord(Sums& sums, const QString& word, double weight)
{
    add(sums, word, 1, weight);
    const QString edged = u' ' + word + u' ';
    qsizetype parts = 0;
    for (qsizetype length = 3; length <= 5; ++length)
        parts += qMax<qsizetype>(0, edged.size() - length + 1);
    if (parts == 0)
        return;
    const double each = weight * kPartsWeight / std::sqrt(double(parts));
    for (qsizetype length = 3; length <= 5; ++length)
        for (qsizetype i = 0; i + length <= edged.size(); ++i)
            add(sums, QStringView(edged).mid(i, length), 2, each);
}

} // namespace

QString embedderName()
{
    return QStringLiteral("hashed-ngrams-1");
}

QByteArray embedded(const QString& text)
{
    const QHash<QString, int> words = wordsOf(text);
    QStringList order = words.keys(); // a sum of fractions depends on their order
    order.sort();
    Sums sums{};
    for (const QString& word : std::as_const(order))
        if (!isCommonWord(word))
            addWord(sums, word, std::sqrt(double(words.value(word))));
    double largest = 0;
    for (const double sum : sums)
        largest = qMax(largest, std::abs(sum));
    QByteArray vector(kDimensions, '\0');
    for (qsizetype i = 0; i < kDimensions && largest > 0; ++i)
        vector[i] = char(qint8(std::lround(sums[size_t(i)] / largest * 127)));
    return vector;
}

} // namespace qd::agents
