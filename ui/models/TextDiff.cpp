#include "ui/models/TextDiff.h"

#include <algorithm>
#include <vector>

namespace qd::ui {

namespace {

constexpr int kMostEdits = 1500; ///< beyond that the two share too little to be worth showing side by side

/// A token of a text: `key` is compared, `text` is shown.
struct Token {
    QStringView key;
    QStringView text;
};

using Tokens = std::vector<Token>;

Tokens linesOf(QStringView text)
{
    Tokens lines;
    for (qsizetype at = 0; at < text.size();) {
        const qsizetype end = text.indexOf(u'\n', at);
        const qsizetype next = end < 0 ? text.size() : end + 1;
        const QStringView line = text.sliced(at, next - at);
        lines.push_back({line, line});
        at = next;
    }
    return lines;
}

/// A word with the blanks behind it; a line break is a token of its own.
Tokens wordsOf(QStringView text)
{
    Tokens words;
    for (qsizetype at = 0; at < text.size();) {
        qsizetype end = at;
        if (text[at] == u'\n') {
            words.push_back({text.sliced(at, 1), text.sliced(at, 1)});
            ++at;
            continue;
        }
        while (end < text.size() && !text[end].isSpace())
            ++end;
        const QStringView key = text.sliced(at, end - at);
        while (end < text.size() && text[end].isSpace() && text[end] != u'\n')
            ++end;
        words.push_back({key, text.sliced(at, end - at)});
        at = end;
    }
    return words;
}

/// One step of an edit script, over token numbers.
struct Edit {
    DiffPiece::Kind kind;
    size_t a;
    size_t b;
};

/// The furthest x on each diagonal after d edits, for every d: what Myers' backtracking walks along.
using Trace = std::vector<std::vector<int>>;

int furthest(const std::vector<int>& last, int k, int d)
{
    // `last` holds diagonals -(d-1) … d-1 of the step before.
    const auto at = [&](int diagonal) { return last[size_t(diagonal + d - 1)]; };
    if (k == -d || (k != d && at(k - 1) < at(k + 1)))
        return at(k + 1);
    return at(k - 1) + 1;
}

/// Nothing when more than kMostEdits are needed.
std::vector<Edit> walkBack(const Trace& trace, int x, int y)
{
    std::vector<Edit> edits;
    for (int d = int(trace.size()) - 1; d > 0; --d) {
        const int k = x - y;
        const std::vector<int>& last = trace[size_t(d - 1)];
        const auto at = [&](int diagonal) { return last[size_t(diagonal + d - 1)]; };
        const bool down = k == -d || (k != d && at(k - 1) < at(k + 1));
        const int fromX = down ? at(k + 1) : at(k - 1);
        const int fromY = fromX - (down ? k + 1 : k - 1);
        const int landed = down ? fromX : fromX + 1;
        for (; x > landed; --x, --y)
            edits.push_back({DiffPiece::Same, size_t(x - 1), size_t(y - 1)});
        edits.push_back({down ? DiffPiece::Added : DiffPiece::Removed, size_t(fromX), size_t(fromY)});
        x = fromX;
        y = fromY;
    }
    for (; x > 0; --x, --y)
        edits.push_back({DiffPiece::Same, size_t(x - 1), size_t(y - 1)});
    std::reverse(edits.begin(), edits.end());
    return edits;
}

std::vector<Edit> everything(size_t n, size_t m)
{
    std::vector<Edit> edits;
    for (size_t i = 0; i < n; ++i)
        edits.push_back({DiffPiece::Removed, i, 0});
    for (size_t i = 0; i < m; ++i)
        edits.push_back({DiffPiece::Added, n, i});
    return edits;
}

std::vector<Edit> myers(const Tokens& a, const Tokens& b)
{
    const int n = int(a.size());
    const int m = int(b.size());
    Trace trace;
    for (int d = 0; d <= std::min(n + m, kMostEdits); ++d) {
        std::vector<int> row(size_t(2 * d + 1), 0);
        for (int k = -d; k <= d; k += 2) {
            int x = d == 0 ? 0 : furthest(trace.back(), k, d);
            int y = x - k;
            while (x < n && y < m && y >= 0 && a[size_t(x)].key == b[size_t(y)].key) {
                ++x;
                ++y;
            }
            row[size_t(k + d)] = x;
            if (x >= n && y >= m) {
                trace.push_back(std::move(row));
                return walkBack(trace, n, m);
            }
        }
        trace.push_back(std::move(row));
    }
    return everything(a.size(), b.size());
}

/// Gathers pieces; what was removed and added without anything in between becomes one removal and one addition.
class Pieces {
public:
    void same(QStringView text)
    {
        flush();
        join(DiffPiece::Same, text);
    }
    void removed(QStringView text) { m_removed += text; }
    void added(QStringView text) { m_added += text; }
    QList<DiffPiece> take()
    {
        flush();
        return std::move(m_list);
    }

private:
    void flush()
    {
        join(DiffPiece::Removed, m_removed);
        join(DiffPiece::Added, m_added);
        m_removed.clear();
        m_added.clear();
    }
    void join(DiffPiece::Kind kind, QStringView text)
    {
        if (text.isEmpty())
            return;
        if (m_list.isEmpty() || m_list.last().kind != kind)
            m_list.append(DiffPiece{kind, {}});
        m_list.last().text += text;
    }

    QList<DiffPiece> m_list;
    QString m_removed;
    QString m_added;
};

void addWords(Pieces& out, const QString& before, const QString& after)
{
    const Tokens a = wordsOf(before);
    const Tokens b = wordsOf(after);
    for (const Edit& edit : myers(a, b)) {
        if (edit.kind == DiffPiece::Same)
            out.same(b[edit.b].text);
        else if (edit.kind == DiffPiece::Removed)
            out.removed(a[edit.a].text);
        else
            out.added(b[edit.b].text);
    }
}

} // namespace

QList<DiffPiece> diffWords(const QString& before, const QString& after)
{
    const Tokens a = linesOf(before);
    const Tokens b = linesOf(after);
    Pieces out;
    QString gone;
    QString come;
    const auto compareWords = [&] {
        addWords(out, gone, come);
        gone.clear();
        come.clear();
    };
    for (const Edit& edit : myers(a, b)) {
        if (edit.kind == DiffPiece::Same) {
            compareWords();
            out.same(b[edit.b].text);
        } else if (edit.kind == DiffPiece::Removed) {
            gone += a[edit.a].text;
        } else {
            come += b[edit.b].text;
        }
    }
    compareWords();
    return out.take();
}

} // namespace qd::ui
