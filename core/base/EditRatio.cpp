#include "core/base/EditRatio.h"

#include <QRegularExpression>
#include <QStringList>

#include <algorithm>
#include <iterator>
#include <utility>
#include <vector>

namespace qd {

namespace {

constexpr qsizetype kComparedWords = 4'000;

QStringList wordsIn(const QString& text)
{
    static const QRegularExpression gaps(QStringLiteral("\\s+"));
    return text.split(gaps, Qt::SkipEmptyParts);
}

/// Takes away the words that both begin with and both end with.
void dropAlike(QStringList& a, QStringList& b)
{
    qsizetype begin = 0;
    while (begin < a.size() && begin < b.size() && a[begin] == b[begin])
        ++begin;
    a = a.mid(begin);
    b = b.mid(begin);
    qsizetype end = 0;
    while (end < a.size() && end < b.size() && a[a.size() - 1 - end] == b[b.size() - 1 - end])
        ++end;
    a.resize(a.size() - end);
    b.resize(b.size() - end);
}

qsizetype distance(const QStringList& a, const QStringList& b)
{
    std::vector<qsizetype> row(size_t(b.size()) + 1);
    for (size_t j = 0; j < row.size(); ++j)
        row[j] = qsizetype(j);
    for (qsizetype i = 1; i <= a.size(); ++i) {
        qsizetype corner = std::exchange(row[0], i);
        for (size_t j = 1; j < row.size(); ++j) {
            const qsizetype same = corner + (a[i - 1] == b[qsizetype(j) - 1] ? 0 : 1);
            corner = row[j];
            row[j] = std::min({same, corner + 1, row[j - 1] + 1});
        }
    }
    return row.back();
}

/// Words that only one of them has, each as often as it has it more.
qsizetype unlike(QStringList a, QStringList b)
{
    a.sort();
    b.sort();
    QStringList common;
    std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(common));
    return std::max(a.size(), b.size()) - common.size();
}

} // namespace

double editRatio(const QString& before, const QString& after)
{
    QStringList a = wordsIn(before);
    QStringList b = wordsIn(after);
    const qsizetype longer = std::max(a.size(), b.size());
    if (longer == 0)
        return 0;
    dropAlike(a, b);
    const bool isLong = std::max(a.size(), b.size()) > kComparedWords;
    return double(isLong ? unlike(a, b) : distance(a, b)) / double(longer);
}

} // namespace qd
