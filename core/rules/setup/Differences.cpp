#include "core/rules/setup/Differences.h"

#include <vector>

namespace qd::rules {

namespace {

constexpr qsizetype kMostCells = 4'000'000;

QStringList wordsIn(const QString& text)
{
    return text.simplified().split(u' ', Qt::SkipEmptyParts);
}

/// How many words the ends of both, from each place on, have in common in the same order.
class Common {
public:
    Common(const QStringList& a, const QStringList& b) : m_width(size_t(b.size()) + 1), m_cells((size_t(a.size()) + 1) * m_width, 0)
    {
        for (qsizetype i = a.size() - 1; i >= 0; --i)
            for (qsizetype j = b.size() - 1; j >= 0; --j)
                at(i, j) = a[i] == b[j] ? at(i + 1, j + 1) + 1 : std::max(at(i + 1, j), at(i, j + 1));
    }
    quint32& at(qsizetype i, qsizetype j) { return m_cells[size_t(i) * m_width + size_t(j)]; }

private:
    size_t m_width;
    std::vector<quint32> m_cells;
};

void add(QList<WordsPiece>& pieces, WordsPiece::Kind kind, const QString& text)
{
    if (text.isEmpty())
        return;
    if (!pieces.isEmpty() && pieces.last().kind == kind)
        pieces.last().text += u' ' + text;
    else
        pieces.append({kind, text});
}

/// What was taken out and put in between two stretches that both have.
struct Gap {
    QStringList removed;
    QStringList added;
    void close(QList<WordsPiece>& pieces)
    {
        add(pieces, WordsPiece::Removed, removed.join(u' '));
        add(pieces, WordsPiece::Added, added.join(u' '));
        removed.clear();
        added.clear();
    }
};

QString numberText(const std::optional<double>& number)
{
    return number ? QString::number(*number) : QString();
}

} // namespace

QList<WordsPiece> wordsBetween(const QString& before, const QString& after)
{
    const QStringList a = wordsIn(before);
    const QStringList b = wordsIn(after);
    QList<WordsPiece> pieces;
    Gap gap;
    if ((a.size() + 1) * (b.size() + 1) > kMostCells) {
        gap = {a, b};
        gap.close(pieces);
        return pieces;
    }
    Common common(a, b);
    qsizetype i = 0;
    qsizetype j = 0;
    while (i < a.size() || j < b.size()) {
        if (i < a.size() && j < b.size() && a[i] == b[j]) {
            gap.close(pieces);
            add(pieces, WordsPiece::Same, a[i]);
            ++i;
            ++j;
        } else if (j == b.size() || (i < a.size() && common.at(i + 1, j) >= common.at(i, j + 1))) {
            gap.removed.append(a[i++]);
        } else {
            gap.added.append(b[j++]);
        }
    }
    gap.close(pieces);
    return pieces;
}

QList<Difference> differences(const Configuration& before, const Configuration& after)
{
    QList<Difference> all;
    const auto text = [&](const char* field, const QString& was, const QString& is) {
        if (was != is)
            all.append({QString::fromLatin1(field), was, is, wordsBetween(was, is)});
    };
    const auto fact = [&](const char* field, const QString& was, const QString& is) {
        if (was != is)
            all.append({QString::fromLatin1(field), was, is, {}});
    };
    const auto tokens = [](const std::optional<TokenCount>& count) { return count ? QString::number(count->value) : QString(); };
    const auto list = [](const QStringList& names) { return names.join(QLatin1String(", ")); };
    text("role", before.role, after.role);
    text("tone", before.personality.tone, after.personality.tone);
    text("style", before.personality.style, after.personality.style);
    text("example", before.personality.example, after.personality.example);
    text("instructions", before.instructions, after.instructions);
    fact("model", before.model, after.model);
    fact("fallbacks", list(before.fallbacks), list(after.fallbacks));
    fact("temperature", numberText(before.temperature), numberText(after.temperature));
    fact("thinking", tokens(before.thinking), tokens(after.thinking));
    fact("tools", list(before.tools), list(after.tools));
    return all;
}

QString fieldsOf(const QList<Difference>& differences)
{
    QStringList names;
    for (const Difference& one : differences)
        names.append(one.field);
    return names.join(QLatin1String(", "));
}

} // namespace qd::rules
