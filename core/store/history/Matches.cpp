#include "core/store/history/Matches.h"

#include "core/store/history/PastStates.h"
#include "core/store/history/SearchWords.h"

#include <algorithm>

namespace qd {

namespace {

constexpr qint64 kPageAtMost = 10'000;

/// The places [from, to] that hold `limit` rows from `first` on, when rows are numbered from 1 and may be read backwards.
std::pair<qint64, qint64> rangeOf(const Matches::Page& page, qint64 limit, bool newestFirst)
{
    const qint64 end = qMin(page.total, page.first + limit);
    return newestFirst ? std::pair{page.total - end + 1, page.total - page.first} : std::pair{page.first + 1, end};
}

} // namespace

Matches::Matches(Database& database, const QString& table, const QStringList& columns, Bounds bounds)
    : m_database(database)
    , m_table(table)
    , m_columns(columns)
    , m_bounds(bounds)
{
}

Matches::Page Matches::page(const Question& question, qint64 first, qint64 limit, bool newestFirst)
{
    limit = qBound(qint64(0), limit, kPageAtMost);
    const qint64 end = lastRow(question);
    if (question.keys.isEmpty() && question.text.isEmpty())
        return pageOfAll(end, first, limit, newestFirst);
    const QList<Key> keys = keysOf(question.keys, question.until > 0 ? end : -1);
    if (std::any_of(keys.begin(), keys.end(), [](const Key& key) { return key.count == 0; }))
        return {};
    if (keys.size() == 1 && question.text.isEmpty())
        return pageOfKey(keys.first(), first, limit, newestFirst);
    lookThrough(question, keys, end);
    return pageOfMatches(first, limit, newestFirst);
}

void Matches::place(Page& page, qint64 first)
{
    page.first = qBound(qint64(0), first < 0 ? page.total + first : first, page.total);
}

qint64 Matches::lastRow(const Question& question)
{
    return question.until > 0 ? lastRowUntil(m_database, m_table, question.until)
                              : m_database.number(QStringLiteral("SELECT max(n) FROM %1").arg(m_table).toUtf8().constData());
}

Matches::Page Matches::pageOfAll(qint64 total, qint64 first, qint64 limit, bool newestFirst)
{
    Page page;
    page.total = total;
    place(page, first);
    const auto [from, to] = rangeOf(page, limit, newestFirst);
    Statement rows(m_database, QStringLiteral("SELECT sequence FROM %1 WHERE n BETWEEN ?1 AND ?2 ORDER BY n %2")
                                   .arg(m_table, newestFirst ? QStringLiteral("DESC") : QString()).toUtf8().constData());
    rows.with(from, to);
    while (rows.next())
        page.sequences.append(rows.integer(0));
    return page;
}

Matches::Page Matches::pageOfKey(const Key& key, qint64 first, qint64 limit, bool newestFirst)
{
    Page page;
    page.total = key.count;
    place(page, first);
    const auto [from, to] = rangeOf(page, limit, newestFirst);
    Statement rows(m_database, QStringLiteral("SELECT t.sequence FROM posting p JOIN %1 t ON t.n = p.place "
                                              "WHERE p.key = ?3 AND p.n BETWEEN ?1 AND ?2 ORDER BY p.n %2")
                                   .arg(m_table, newestFirst ? QStringLiteral("DESC") : QString()).toUtf8().constData());
    rows.with(from, to, key.id);
    while (rows.next())
        page.sequences.append(rows.integer(0));
    return page;
}

Matches::Page Matches::pageOfMatches(qint64 first, qint64 limit, bool newestFirst)
{
    Page page;
    page.total = m_matches.size();
    place(page, first);
    const auto [from, to] = rangeOf(page, limit, newestFirst);
    Statement row(m_database, QStringLiteral("SELECT sequence FROM %1 WHERE n = ?1").arg(m_table).toUtf8().constData());
    for (qint64 i = 0; i <= to - from; ++i)
        if (row.with(m_matches[newestFirst ? to - 1 - i : from - 1 + i]).next())
            page.sequences.append(row.integer(0));
    return page;
}

/// Their lists; with an `end` that is not negative only as far as they reach it.
QList<Matches::Key> Matches::keysOf(const QStringList& names, qint64 end)
{
    QList<Key> keys;
    Statement row(m_database, "SELECT id, count FROM keys WHERE name = ?1");
    for (const QString& name : names) {
        keys.append(row.with(name).next() ? Key{row.integer(0), row.integer(1)} : Key{});
        if (end >= 0)
            keys.last().count = lastPostingUntil(m_database, keys.last().id, keys.last().count, end);
    }
    std::sort(keys.begin(), keys.end(), [](const Key& a, const Key& b) { return a.count < b.count; });
    return keys;
}

void Matches::lookThrough(const Question& question, const QList<Key>& keys, qint64 end)
{
    const qint64 refilled = m_database.number("SELECT value FROM meta WHERE name = 'refilled'");
    if (question != m_question || refilled != m_refilled) {
        m_question = question;
        m_refilled = refilled;
        m_matches.clear();
        m_seen = 0;
    }
    const QString words = searchWords(question.text);
    if (!question.text.isEmpty() && words.isEmpty()) {
        m_matches.clear();
        return;
    }
    if (end == m_seen)
        return;
    const QString columns = QLatin1String("t.") + m_columns.join(QLatin1String(", t."));
    const QString select =
        words.isEmpty()
            ? QStringLiteral("SELECT t.n, %1 FROM posting p JOIN %2 t ON t.n = p.place WHERE p.key = ?1 AND p.n <= ?4 "
                             "ORDER BY p.n DESC LIMIT ?3")
            : QStringLiteral("SELECT t.n, %1 FROM %2_text x JOIN %2 t ON t.n = x.rowid WHERE %2_text MATCH ?1 AND x.rowid > ?2 AND x.rowid <= ?4 "
                             "ORDER BY x.rowid DESC LIMIT ?3");
    Statement rows(m_database, select.arg(columns, m_table).toUtf8().constData());
    // Words that seldom stand together would be looked for through the whole record: a range of rows bounds that.
    const qint64 before = words.isEmpty() ? m_seen : qMax(m_seen, end - m_bounds.candidates);
    words.isEmpty() ? rows.with(keys.first().id, before, m_bounds.candidates, keys.first().count) : rows.with(words, before, m_bounds.candidates, end);
    QList<qint64> found;
    while (found.size() < m_bounds.found && rows.next() && rows.integer(0) > before)
        if (passes(rows, keys))
            found.append(rows.integer(0));
    rows.reset();
    std::reverse(found.begin(), found.end());
    m_matches += found;
    m_seen = end;
}

bool Matches::passes(const Statement& row, const QList<Key>& keys) const
{
    return std::all_of(keys.begin(), keys.end(), [&](const Key& key) {
        for (int column = 1; column <= m_columns.size(); ++column)
            if (row.integer(column) == key.id)
                return true;
        return false;
    });
}

} // namespace qd
