#include "core/store/history/Costs.h"

#include "core/state/money/ToolHold.h"
#include "core/store/history/PastStates.h"
#include "core/store/history/RunIndex.h"

#include <QDate>

#include <algorithm>
#include <limits>

namespace qd {

namespace {

/// Where the sums of a dimension stand, and how their keys read.
struct Dimension {
    TallyOf of;
    const char* key;
    const char* title;
    const char* join;
};

constexpr const char* kRunJoin = "LEFT JOIN runs r ON lower(hex(r.run)) = replace(t.key, '-', '')";
constexpr const char* kCampaignJoin = "LEFT JOIN runs r ON lower(hex(r.run)) = replace(t.key, '-', '') LEFT JOIN runs o ON o.run = r.root "
                                      "LEFT JOIN campaigns c ON c.id = r.campaign";
/// The campaign as budgets name it, else the run that began it all, as ids are written.
constexpr const char* kCampaignKey = "CASE WHEN r.campaign <> '' THEN 'campaign:' || r.campaign WHEN r.root IS NULL THEN t.key "
                                     "ELSE lower(substr(hex(r.root), 1, 8) || '-' || substr(hex(r.root), 9, 4) || '-' || substr(hex(r.root), 13, 4) || '-' || "
                                     "substr(hex(r.root), 17, 4) || '-' || substr(hex(r.root), 21)) END";
constexpr const char* kCampaignTitle = "CASE WHEN r.campaign <> '' THEN ifnull(c.title, r.campaign) WHEN t.key = '00000000-0000-0000-0000-000000000000' "
                                       "THEN 'The library' ELSE coalesce(o.title, r.title, t.key) END";

// What the library pays belongs to no run, no rank and nobody's work (LibraryHold.h).
constexpr const char* kAgentTitle = "coalesce(a.title, CASE t.key WHEN 'system' THEN 'The library' END, t.key)";
constexpr const char* kRankTitle = "CASE t.key WHEN '' THEN 'The library' ELSE t.key END";
constexpr const char* kModelTitle = "CASE WHEN t.key LIKE 'tool:library:%' THEN substr(t.key, 14) || ', for the library' ELSE t.key END";
constexpr const char* kPieceTitle = "CASE t.key WHEN '00000000-0000-0000-0000-000000000000' THEN 'The library' ELSE ifnull(r.title, t.key) END";
constexpr const char* kWorkflowTitle = "CASE t.key WHEN '00000000-0000-0000-0000-000000000000' THEN 'The library' ELSE coalesce(w.title, r.workflow, '') END";

constexpr const char* kDate = "date(t.day * 86400, 'unixepoch')"; // an ISO date sorts as the day does

Dimension dimensionOf(CostBy by)
{
    switch (by) {
    case CostBy::Agent: return {TallyOf::Agent, "t.key", kAgentTitle, "LEFT JOIN agents a ON a.id = t.key"};
    case CostBy::Rank: return {TallyOf::Rank, "t.key", kRankTitle, ""};
    case CostBy::Model: return {TallyOf::Model, "t.key", kModelTitle, ""};
    case CostBy::Campaign: return {TallyOf::Run, kCampaignKey, kCampaignTitle, kCampaignJoin};
    case CostBy::Workflow:
        return {TallyOf::Run, "ifnull(r.workflow, '')", kWorkflowTitle,
                "LEFT JOIN runs r ON lower(hex(r.run)) = replace(t.key, '-', '') LEFT JOIN workflows w ON w.id = r.workflow"};
    case CostBy::Piece: return {TallyOf::Run, "t.key", kPieceTitle, kRunJoin};
    case CostBy::Day: return {TallyOf::Day, kDate, kDate, ""};
    }
    return {};
}

constexpr QLatin1String kSums("tally");

QByteArray selectOf(const QString& sums, const Dimension& d, const char* extra, const char* grouping)
{
    return QStringLiteral("SELECT %1, max(%2), %3 sum(t.calls), sum(t.tokens_in), sum(t.tokens_out), sum(t.cache_read), "
                          "sum(t.cache_write), sum(t.cost), sum(t.would) FROM %6 t %4 "
                          "WHERE t.by = ?1 AND t.day BETWEEN ?2 AND ?3 GROUP BY %5")
        .arg(QLatin1String(d.key), QLatin1String(d.title), QLatin1String(extra), QLatin1String(d.join), QLatin1String(grouping), sums)
        .toUtf8();
}

void add(Tally& sum, const Tally& more)
{
    sum.calls += more.calls;
    sum.usage += more.usage;
    sum.cost += more.cost;
    sum.wouldHaveCost += more.wouldHaveCost;
}

bool largerFirst(const CostRow& a, const CostRow& b)
{
    return std::tuple(b.tally.wouldHaveCost, b.tally.cost, a.key) < std::tuple(a.tally.wouldHaveCost, a.tally.cost, b.key);
}

} // namespace

Tally tallyAt(const Statement& row, int column)
{
    Tally tally;
    tally.calls = row.integer(column);
    tally.usage.in = {row.integer(column + 1)};
    tally.usage.out = {row.integer(column + 2)};
    tally.usage.cacheRead = {row.integer(column + 3)};
    tally.usage.cacheWrite = {row.integer(column + 4)};
    tally.cost = {row.integer(column + 5)};
    tally.wouldHaveCost = {row.integer(column + 6)};
    return tally;
}

Result<CostTable> Costs::table(CostBy by, std::optional<Instant> from, std::optional<Instant> to)
{
    return tableFrom(kSums, by, from, to);
}

Result<CostTable> Costs::tableAsOf(Sequence until, CostBy by, std::optional<Instant> from)
{
    const Result<QString> sums = sumsUntil(until);
    return sums ? tableFrom(*sums, by, from, std::nullopt) : Result<CostTable>(sums.error());
}

Result<CostTable> Costs::tableFrom(const QString& sums, CostBy by, std::optional<Instant> from, std::optional<Instant> to)
{
    const Dimension dimension = dimensionOf(by);
    Statement rows(m_database, selectOf(sums, dimension, "", "1").constData());
    rows.with(int(dimension.of), from ? dayOf(*from) : std::numeric_limits<qint64>::min(),
              to ? dayOf(*to) : std::numeric_limits<qint64>::max());
    CostTable table;
    while (rows.next()) {
        table.rows.append({rows.text(0), rows.text(1), tallyAt(rows, 2)});
        add(table.total, table.rows.last().tally);
    }
    if (m_database.failed())
        return m_database.error();
    if (by != CostBy::Day) // days stay in order
        std::sort(table.rows.begin(), table.rows.end(), largerFirst);
    return table;
}

Result<CostDays> Costs::days(CostBy by, int count)
{
    return daysFrom(kSums, by, count);
}

Result<CostDays> Costs::daysAsOf(Sequence until, CostBy by, int count)
{
    const Result<QString> sums = sumsUntil(until);
    return sums ? daysFrom(*sums, by, count) : Result<CostDays>(sums.error());
}

/// Fills a table of this connection with what the day of `until` had cost by then. @returns where all sums up to it are read.
Result<QString> Costs::sumsUntil(Sequence until)
{
    Statement at(m_database, "SELECT time FROM facts WHERE sequence = ?1");
    const qint64 day = at.with(until).next() ? dayOf({at.integer(0)}) : 0;
    at.reset();
    Statement turns(m_database, "SELECT f.sequence, f.time, f.kind, f.actor, f.cause, f.correlation, f.label, f.body, f.hash FROM facts f "
                                "WHERE f.sequence BETWEEN ?1 AND ?2 AND f.kind IN "
                                "(SELECT id FROM kinds WHERE name IN ('turn-finished', 'turn-failed', 'tool-used')) ORDER BY f.sequence");
    turns.with(lastFactUntil(m_database, {day * 86'400'000 - 1}, until) + 1, until);
    Statement rank(m_database, "SELECT rank FROM agents WHERE id = ?1");
    Statement hidden(m_database, "SELECT 1 FROM runs WHERE run = ?1 AND hidden = 1");
    Sums sums;
    const auto add = [&](const StoredFact& stored, const auto& turn, const Spend& spend) {
        if (!spend.model.isEmpty() && dayOf(stored.time) == day && !hidden.with(turn.run.uuid).next())
            addTo(sums, {day, turn.run, turn.agent, rank.with(turn.agent.text).next() ? rank.text(0) : QString()}, spend);
    };
    while (turns.next()) {
        const Result<StoredFact> stored = readFact(turns, m_kinds);
        if (!stored)
            return stored.error();
        if (const auto* done = std::get_if<TurnFinished>(&stored->fact))
            add(*stored, *done, done->spend);
        else if (const auto* failed = std::get_if<TurnFailed>(&stored->fact))
            add(*stored, *failed, failed->spend);
        else if (const auto* used = std::get_if<ToolUsed>(&stored->fact))
            add(*stored, *used, spendOf(*used));
    }
    m_database.run("DROP TABLE IF EXISTS temp.spent; CREATE TABLE temp.spent AS SELECT * FROM tally LIMIT 0");
    Statement row(m_database, "INSERT INTO temp.spent VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)");
    for (auto it = sums.cbegin(); it != sums.cend(); ++it)
        row.with(int(it.key().of), day, it.key().key, it->calls, it->usage.in.value, it->usage.out.value, it->usage.cacheRead.value,
                 it->usage.cacheWrite.value, it->cost.micro, it->wouldHaveCost.micro).run();
    if (m_database.failed())
        return m_database.error();
    return QStringLiteral("(SELECT * FROM tally WHERE day < %1 UNION ALL SELECT * FROM temp.spent)").arg(day);
}

Result<CostDays> Costs::daysFrom(const QString& sums, CostBy by, int count)
{
    CostDays answer;
    const qint64 last = m_database.number(QStringLiteral("SELECT max(day) FROM %1 WHERE by = 4").arg(sums).toUtf8().constData(), -1);
    if (last < 0 || count <= 0)
        return answer;
    count = qMin(count, 3'660);
    for (qint64 day = last - count + 1; day <= last; ++day)
        answer.days.append(day);
    const Dimension dimension = dimensionOf(by);
    Statement rows(m_database, selectOf(sums, dimension, "t.day,", "1, t.day").constData());
    rows.with(int(dimension.of), answer.days.first(), last);
    struct Line {
        CostRow row;
        QList<Money> cost;
        QList<Money> would;
    };
    QMap<QString, Line> lines;
    while (rows.next()) {
        Line& line = lines[rows.text(0)];
        if (line.cost.isEmpty())
            line = {{rows.text(0), rows.text(1), {}}, QList<Money>(count), QList<Money>(count)};
        const Tally tally = tallyAt(rows, 3);
        const qsizetype at = qsizetype(rows.integer(2) - answer.days.first());
        line.cost[at] += tally.cost;
        line.would[at] += tally.wouldHaveCost;
        add(line.row.tally, tally);
    }
    QList<Line> sorted = lines.values();
    std::sort(sorted.begin(), sorted.end(), [](const Line& a, const Line& b) { return largerFirst(a.row, b.row); });
    for (const Line& line : std::as_const(sorted)) {
        answer.keys.append(line.row);
        answer.cost.append(line.cost);
        answer.wouldHaveCost.append(line.would);
    }
    if (m_database.failed())
        return m_database.error();
    return answer;
}

} // namespace qd
