#include "core/rules/Digest.h"

#include "core/rules/Authority.h"
#include "core/rules/Measuring.h"
#include "core/rules/authority/Lineage.h"
#include "core/rules/calendar/Moments.h"
#include "core/rules/course/Progress.h"

#include <QDateTime>

#include <utility>

namespace qd::rules {

namespace {

constexpr qsizetype kLines = 8; ///< of one sort
constexpr Duration kOneDay = std::chrono::hours(24);
constexpr QLatin1String kDay("day-digest"); // names of prompts
constexpr QLatin1String kMonth("month-digest");

/// Lines of one sort, the last of which counts what there is no room for.
class Sort {
public:
    Sort(Digest& digest, const char* name) : m_digest(digest), m_name(QString::fromLatin1(name)) {}
    ~Sort()
    {
        if (m_count > kLines)
            m_digest.lines.append(QStringLiteral("%1: and %2 more").arg(m_name).arg(m_count - kLines));
    }
    Sort(const Sort&) = delete;
    Sort& operator=(const Sort&) = delete;
    /// `label`: of what others wrote in it.
    void add(const QString& text, const Label& label = {})
    {
        if (++m_count > kLines)
            return;
        m_digest.lines.append(m_name + QStringLiteral(": ") + text.simplified().left(300));
        m_digest.label = joined(m_digest.label, label);
    }

private:
    Digest& m_digest;
    QString m_name;
    qsizetype m_count = 0;
};

QString counted(qint64 count, const char* one, const char* many)
{
    return QStringLiteral("%1 %2").arg(count).arg(QLatin1String(count == 1 ? one : many));
}

QString tallyText(const DayTally& tally)
{
    return QStringLiteral("%1, %2, %3 (%4 by the human), %5")
        .arg(counted(tally.pieces, "run came to its end", "runs came to their end"), counted(tally.published, "piece went out", "pieces went out"),
             counted(tally.decisions, "decision", "decisions"))
        .arg(tally.decisionsByHuman).arg(counted(tally.messages, "message", "messages"));
}

/// "billed $0.40"; in rehearsal, what it would have cost besides.
QString costText(const Tally& tally)
{
    const QString billed = QStringLiteral("billed %1").arg(dollars(tally.cost));
    return tally.wouldHaveCost.micro == 0 ? billed : billed + QStringLiteral(", rehearsed work worth %1").arg(dollars(tally.wouldHaveCost));
}

void measured(Sort& sort, const Measurement& measurement)
{
    sort.add(QStringLiteral("%1, %2").arg(valueText(measurement), subjectText(measurement)), labelOf(measurement));
}

/// Since when a day's digest counts: over a weekend there was none.
Instant sinceLastDay(Instant now, const QString& zone)
{
    const QDateTime here = QDateTime::fromMSecsSinceEpoch(now.ms, zoneOf(zone));
    return now - kOneDay * (here.date().dayOfWeek() == Qt::Monday ? 3 : 1);
}

void cameIn(Digest& digest, const OfficeState& state, Instant since)
{
    Sort sort(digest, "Came in");
    for (const RunSummary& run : state.runs.recent)
        if (run.ended >= since)
            sort.add(QStringLiteral("\"%1\" %2").arg(run.title, wordOf(run.outcome)), run.label);
    for (const Measurement& measurement : state.metrics.latest)
        if (measurement.measured >= since)
            measured(sort, measurement);
}

void waits(Digest& digest, const OfficeState& state, const QString& zone)
{
    Sort sort(digest, "Waits for the human");
    for (const Approval& approval : state.inbox.approvals)
        if (approval.status == ApprovalStatus::Waiting && approval.decider == human())
            sort.add(QStringLiteral("\"%1\" (%2)%3").arg(approval.title, approval.content.kind.text,
                                                         approval.expires.ms > 0 ? QStringLiteral(", until %1").arg(clockText(approval.expires, zone)) : QString()), approval.label);
    for (const Escalation& question : state.inbox.escalations)
        if (question.with == human())
            sort.add(question.issue, question.label);
}

void isDue(Digest& digest, const OfficeState& state, const RunId& own, Instant now, const QString& zone)
{
    Sort due(digest, "Due");
    for (const RunState& run : state.runs.open)
        for (auto it = run.due.begin(); it != run.due.end(); ++it)
            due.add(QStringLiteral("%1 for \"%2\", %3 %4").arg(it.key().text, run.title, *it < now ? QStringLiteral("overdue since") : QStringLiteral("by"), clockText(*it, zone)), labelOfTitle(run));
    Sort open(digest, "Under way");
    for (const RunState& run : state.runs.open) {
        if (run.id == own)
            continue;
        const Progress progress = progressOf(state, run, now);
        open.add(QStringLiteral("\"%1\", %2 of %3 steps done").arg(run.title).arg(progress.done).arg(progress.steps), labelOfTitle(run));
    }
}

/// Channels that have spent something, with their limits.
void channels(Digest& digest, const OfficeState& state)
{
    Sort sort(digest, "Money");
    for (const Campaign& campaign : state.org.organisation().campaigns)
        for (const Channel& channel : campaign.channels)
            if (const CampaignsState::ChannelState at = state.campaigns.channel(campaign.id, channel.id); at.spent.micro > 0)
                sort.add(QStringLiteral("%1 of %2 has spent %3 of %4").arg(channel.title, campaign.title, dollars(at.spent), dollars(at.limit())));
}

/// What was approved as it was, by whom it was made.
void standing(Digest& digest, const OfficeState& state)
{
    Sort sort(digest, "Worked");
    for (auto it = state.standing.agents.begin(); it != state.standing.agents.end(); ++it)
        if (it->judged > 0)
            sort.add(QStringLiteral("of %1 by %2, %3 approved as they were").arg(counted(it->judged, "piece", "pieces"), it.key().text).arg(it->unedited));
}

/// Of each measure of pieces the most that came in this month; and what was measured of other things.
void best(Digest& digest, const OfficeState& state, Instant since)
{
    QMap<QString, Measurement> most;
    Sort others(digest, "Measured");
    for (const Measurement& measurement : state.metrics.latest) {
        if (measurement.measured < since)
            continue;
        const bool ofPiece = !measurement.run.isNull() || !measurement.title.isEmpty();
        const auto known = most.constFind(measurement.name);
        if (!ofPiece)
            measured(others, measurement);
        else if (known == most.constEnd() || known->value < measurement.value)
            most.insert(measurement.name, measurement);
    }
    Sort sort(digest, "Most");
    for (const Measurement& measurement : std::as_const(most))
        measured(sort, measurement);
}

} // namespace

Digest dayDigest(const OfficeState& state, const RunId& own, Instant now)
{
    const QString zone = state.org.organisation().timeZone;
    Digest digest;
    digest.lines = {QStringLiteral("Day: %1").arg(QDateTime::fromMSecsSinceEpoch(now.ms, zoneOf(zone)).date().toString(Qt::ISODate)),
                    QStringLiteral("Figures: today so far %1").arg(tallyText(state.activity.days.value(dayOf(now)))),
                    QStringLiteral("Figures: the day before %1").arg(tallyText(state.activity.days.value(dayOf(now) - 1)))};
    if (state.ledger.isToday(now))
        digest.lines.append(QStringLiteral("Money: today %1").arg(costText(state.ledger.today)));
    cameIn(digest, state, sinceLastDay(now, zone));
    waits(digest, state, zone);
    isDue(digest, state, own, now, zone);
    channels(digest, state);
    return digest;
}

Digest monthDigest(const OfficeState& state, Instant now)
{
    const QDate today = QDateTime::fromMSecsSinceEpoch(now.ms, QTimeZone::utc()).date();
    const qint64 first = dayOf(now) - today.day() + 1;
    DayTally all;
    for (auto day = state.activity.days.lowerBound(first); day != state.activity.days.end(); ++day) {
        all.messages += day->messages;
        all.decisions += day->decisions;
        all.decisionsByHuman += day->decisionsByHuman;
        all.published += day->published;
        all.pieces += day->pieces;
    }
    Digest digest;
    digest.lines = {QStringLiteral("Month: %1").arg(today.toString(QStringLiteral("yyyy-MM"))), QStringLiteral("Figures: this month %1").arg(tallyText(all))};
    if (state.ledger.isThisMonth(now))
        digest.lines.append(QStringLiteral("Money: this month %1").arg(costText(state.ledger.thisMonth)));
    channels(digest, state);
    standing(digest, state);
    best(digest, state, Instant{first * kOneDay.count()});
    waits(digest, state, state.org.organisation().timeZone);
    return digest;
}

bool isDigest(const QString& prompt)
{
    return prompt == kDay || prompt == kMonth;
}

std::optional<Digest> digestFor(const QString& prompt, const OfficeState& state, const RunId& own, Instant now)
{
    if (!isDigest(prompt))
        return std::nullopt;
    return prompt == kDay ? dayDigest(state, own, now) : monthDigest(state, now);
}

} // namespace qd::rules
