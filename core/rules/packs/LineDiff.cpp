#include "core/rules/packs/LineDiff.h"

#include <QStringList>

#include <algorithm>
#include <vector>

namespace qd::rules {

namespace {

constexpr size_t kMostCells = 4'000'000;

QStringList linesIn(const QString& text)
{
    QStringList lines = text.split(u'\n');
    if (lines.last().isEmpty())
        lines.removeLast(); // the end of the last line begins no other
    return lines;
}

void append(QList<DiffLine>& out, DiffLine::Kind kind, const QStringList& lines)
{
    for (const QString& line : lines)
        out.append({kind, line});
}

/// What lies between the beginnings and the ends that both have.
QList<DiffLine> middle(const QStringList& a, const QStringList& b)
{
    QList<DiffLine> out;
    const size_t width = size_t(b.size()) + 1;
    if (size_t(a.size() + 1) * width > kMostCells || a.isEmpty() || b.isEmpty()) {
        append(out, DiffLine::Removed, a);
        append(out, DiffLine::Added, b);
        return out;
    }
    std::vector<quint32> common(size_t(a.size() + 1) * width, 0);
    const auto at = [&](qsizetype i, qsizetype j) -> quint32& { return common[size_t(i) * width + size_t(j)]; };
    for (qsizetype i = a.size() - 1; i >= 0; --i)
        for (qsizetype j = b.size() - 1; j >= 0; --j)
            at(i, j) = a[i] == b[j] ? at(i + 1, j + 1) + 1 : std::max(at(i + 1, j), at(i, j + 1));
    QStringList added; // between two lines that both have, after what was taken out there
    qsizetype i = 0;
    qsizetype j = 0;
    while (i < a.size() || j < b.size()) {
        if (i < a.size() && j < b.size() && a[i] == b[j]) {
            append(out, DiffLine::Added, std::exchange(added, {}));
            out.append({DiffLine::Same, a[i]});
            ++i;
            ++j;
        } else if (j == b.size() || (i < a.size() && at(i + 1, j) >= at(i, j + 1))) {
            out.append({DiffLine::Removed, a[i++]});
        } else {
            added.append(b[j++]);
        }
    }
    append(out, DiffLine::Added, added);
    return out;
}

} // namespace

QList<DiffLine> linesBetween(const QString& before, const QString& after)
{
    const QStringList a = linesIn(before);
    const QStringList b = linesIn(after);
    const qsizetype least = std::min(a.size(), b.size());
    qsizetype head = 0;
    while (head < least && a[head] == b[head])
        ++head;
    qsizetype tail = 0;
    while (tail < least - head && a[a.size() - 1 - tail] == b[b.size() - 1 - tail])
        ++tail;
    QList<DiffLine> out;
    append(out, DiffLine::Same, a.mid(0, head));
    out += middle(a.mid(head, a.size() - head - tail), b.mid(head, b.size() - head - tail));
    append(out, DiffLine::Same, a.mid(a.size() - tail));
    return out;
}

} // namespace qd::rules
