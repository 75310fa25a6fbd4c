#include "core/store/history/Decisions.h"

#include "core/store/history/Keys.h"
#include "core/store/history/PageFacts.h"
#include "core/store/history/SearchWords.h"

namespace qd {

namespace {

QStringList keysOf(const DecisionFilter& filter)
{
    QStringList names;
    if (!filter.maker.isEmpty())
        names.append(keys::maker(filter.maker));
    if (!filter.kind.isEmpty())
        names.append(keys::kind(filter.kind));
    if (!filter.run.isNull())
        names.append(keys::decisionRun(filter.run));
    return names;
}

} // namespace

Decisions::Decisions(Database& database, const FactKinds& kinds)
    : m_database(database)
    , m_kinds(kinds)
    , m_matches(database, QStringLiteral("decisions"), {QStringLiteral("maker"), QStringLiteral("kind"), QStringLiteral("run")},
                {TrafficFilter::kLookedThrough, TrafficFilter::kFoundAtMost})
{
}

Result<DecisionPage> Decisions::page(const DecisionFilter& filter, qint64 first, qint64 limit)
{
    const Matches::Page found = m_matches.page({keysOf(filter), filter.text, filter.until}, first, limit, true);
    DecisionPage page{found.total, found.first, {}};
    const auto add = [&page](Sequence sequence, DecisionMade&& made) { page.rows.append({sequence, std::move(made.decision), {}}); };
    if (Result<Done> read = readPageFacts<DecisionMade>(m_database, m_kinds, found.sequences, add); !read)
        return read.error();
    if (const QString words = searchWords(filter.text); !words.isEmpty() && !page.rows.isEmpty())
        addSnippets(page.rows, words);
    if (m_database.failed())
        return m_database.error();
    return page;
}

/// The index keeps words without their texts; the few rows of a page are indexed again in memory to be marked.
void Decisions::addSnippets(QList<DecisionRow>& rows, const QString& words)
{
    m_database.run("CREATE VIRTUAL TABLE temp.marked USING fts5(decision, reasoning, alternatives, evidence, "
                   "tokenize='porter unicode61')");
    {
        Statement add(m_database, "INSERT INTO temp.marked(rowid, decision, reasoning, alternatives, evidence) VALUES(?1, ?2, ?3, ?4, ?5)");
        for (qsizetype i = 0; i < rows.size(); ++i) {
            const DecisionRecord& decision = rows[i].decision;
            add.with(i, decision.decision, decision.reasoning, keys::alternativesText(decision), keys::evidenceText(decision)).run();
        }
        Statement mark(m_database, "SELECT rowid, snippet(marked, -1, char(2), char(3), '…', 16) FROM temp.marked WHERE marked MATCH ?1");
        mark.with(words);
        while (mark.next())
            rows[mark.integer(0)].snippet = mark.text(1);
    }
    m_database.run("DROP TABLE temp.marked");
}

} // namespace qd
