#include "core/rules/money/Targets.h"

#include <algorithm>
#include <cmath>

namespace qd::rules {

namespace {

constexpr qint64 kSome = 20;   ///< of anything that a share is told of
constexpr int kMonth = 30;
constexpr int kWeek = 7;
constexpr double kHour = 3'600'000;
const QString kPercent = QStringLiteral("%");

/// "1 piece", "4 pieces".
QString piecesText(qint64 pieces)
{
    return pieces == 1 ? QStringLiteral("1 piece") : QStringLiteral("%1 pieces").arg(pieces);
}

/// What the last 30 days brought together, and how many of them there were.
struct Lately {
    DayTally all;
    int days = 0;
    int herDays = 0;     ///< on which she decided something that was timed
    Duration herWeek{0}; ///< her time in the last seven of them
};

Lately latelyOf(const OfficeState& state, Instant now)
{
    Lately lately;
    const qint64 first = dayOf(now) - kMonth + 1;
    for (auto day = state.activity.days.lowerBound(first); day != state.activity.days.end() && day.key() <= dayOf(now); ++day) {
        if (lately.days == 0)
            lately.days = int(dayOf(now) - day.key()) + 1;
        lately.all.pieces += day->pieces;
        lately.all.decisionsByHuman += day->decisionsByHuman;
        lately.all.cost += day->cost;
        lately.all.wouldHaveCost += day->wouldHaveCost;
        lately.all.outside += day->outside;
        lately.all.herTime += day->herTime;
        lately.all.timed += day->timed;
        lately.all.untimed += day->untimed;
        lately.herDays += day->timed > 0;
        if (day.key() > dayOf(now) - kWeek)
            lately.herWeek += day->herTime;
    }
    return lately;
}

Figure share(const QString& id, const QString& title, qint64 part, qint64 whole, double target, bool atLeast, const QString& what)
{
    Figure figure{id, title, {}, kPercent, target, atLeast, QStringLiteral("%1 of %2 %3").arg(part).arg(whole).arg(what)};
    if (whole >= kSome)
        figure.value = double(part) * 100 / double(whole);
    else
        figure.note = QStringLiteral("not enough data: %1 of at least %2 %3").arg(whole).arg(kSome).arg(what);
    return figure;
}

/// A week is told of from a week on.
QString tooFewDays(const Lately& lately)
{
    return QStringLiteral("not enough data: %1 of at least %2 days").arg(lately.days).arg(kWeek);
}

/// `value` where there is one; else what is missing.
Figure number(const QString& id, const QString& title, const QString& unit, std::optional<double> value, const QString& note)
{
    return {id, title, value, unit, {}, true, note};
}

QList<double> timesToFinish(const OfficeState& state)
{
    QList<double> hours;
    for (const RunSummary& run : state.runs.recent)
        if (run.outcome == RunOutcome::Finished && !run.sample)
            hours.append(double((run.ended - run.started).count()) / kHour);
    std::sort(hours.begin(), hours.end());
    return hours;
}

OutcomeTally verdicts(const OfficeState& state)
{
    OutcomeTally all;
    for (const OutcomeTally& one : state.memory.byAgent) {
        all.approvedUnedited += one.approvedUnedited;
        all.edited += one.edited;
        all.changes += one.changes;
        all.rejected += one.rejected;
        all.editRatio += one.editRatio;
    }
    return all;
}

double inHours(Duration time)
{
    return double(time.count()) / kHour;
}

/// How long what she decided on was before her, of a day with decisions and of a week.
QList<Figure> herTime(const Lately& lately, Duration today)
{
    const QString untimed = lately.all.untimed > 0 ? QStringLiteral("; %1 were not made in the window").arg(lately.all.untimed) : QString();
    const QString none = QStringLiteral("not enough data: no decision of the last %1 days was made in the window").arg(kMonth);
    const bool known = lately.herDays > 0;
    Figure day = number(QStringLiteral("her-time"), QStringLiteral("Your time a day"), QStringLiteral("h"), known ? std::optional(inHours(lately.all.herTime) / lately.herDays) : std::nullopt,
                        known ? QStringLiteral("%1 decisions on %2 days, %3 min today%4").arg(lately.all.timed).arg(lately.herDays).arg(std::lround(inHours(today) * 60)).arg(untimed) : none);
    day.target = 2;
    day.atLeast = false;
    const Figure week = number(QStringLiteral("her-week"), QStringLiteral("Your time in the last %1 days").arg(kWeek), QStringLiteral("h"),
                               known ? std::optional(inHours(lately.herWeek)) : std::nullopt, known ? QStringLiteral("while an item of the inbox was before you") : none);
    return {day, week};
}

} // namespace

QList<Figure> agentFigures(const OfficeState& state)
{
    qint64 done = 0;
    qint64 failed = 0;
    qint64 raised = 0;
    for (const DayTally& day : state.activity.days) {
        done += day.turnsDone;
        failed += day.turnsFailed;
        raised += day.escalations;
    }
    qint64 turns = 0;
    qint64 busy = 0;
    for (const AgentState& agent : state.org.agents) {
        turns += agent.turnsDone;
        busy += agent.busyMs;
    }
    const OutcomeTally asked = verdicts(state);
    QList<Figure> figures{share(QStringLiteral("completion"), QStringLiteral("Tasks completed"), done, done + failed, 95, true, QStringLiteral("tasks"))};
    Figure time = number(QStringLiteral("task-time"), QStringLiteral("Average time of a task"), QStringLiteral("h"),
                         turns > 0 ? std::optional(double(busy) / double(turns) / kHour) : std::nullopt, turns > 0 ? QStringLiteral("%1 tasks").arg(turns) : QStringLiteral("not enough data: no task was done"));
    time.target = 4;
    time.atLeast = false;
    figures.append(time);
    figures.append(share(QStringLiteral("approved-first-time"), QStringLiteral("Approved as it was"), asked.approvedUnedited, asked.all(), 85, true, QStringLiteral("verdicts")));
    figures.append(share(QStringLiteral("escalations"), QStringLiteral("Escalations"), raised, done + failed, 10, false, QStringLiteral("tasks")));
    const qint64 decided = state.activity.standing();
    figures.append(share(QStringLiteral("without-her"), QStringLiteral("Decided without you"), decided - state.activity.standingByHuman(), decided, 80, true, QStringLiteral("decisions")));
    return figures;
}

QList<Figure> businessFigures(const OfficeState& state, Instant now)
{
    const Lately lately = latelyOf(state, now);
    const qint64 pieces = lately.all.pieces;
    const QString noPiece = QStringLiteral("not enough data: no piece was finished in the last %1 days").arg(kMonth);
    const bool aWeek = lately.days >= kWeek;
    Figure weekly = number(QStringLiteral("pieces-a-week"), QStringLiteral("Pieces a week"), {}, aWeek ? std::optional(double(pieces) * 7 / lately.days) : std::nullopt,
                           aWeek ? QStringLiteral("%1 in %2 days").arg(pieces).arg(lately.days) : tooFewDays(lately));
    weekly.target = 50;
    const QList<double> hours = timesToFinish(state);
    Figure velocity = number(QStringLiteral("velocity"), QStringLiteral("From the brief to the end"), QStringLiteral("h"),
                             hours.isEmpty() ? std::nullopt : std::optional(hours[hours.size() / 2]), hours.isEmpty() ? noPiece : QStringLiteral("median of the last %1").arg(hours.size()));
    velocity.target = 24;
    velocity.atLeast = false;
    Figure piece = number(QStringLiteral("cost-of-a-piece"), QStringLiteral("Cost of a piece"), QStringLiteral("$"),
                          pieces > 0 ? std::optional(double(lately.all.cost.micro) / 1e6 / double(pieces)) : std::nullopt,
                          pieces > 0 ? QStringLiteral("%1 billed for %2").arg(dollarText(lately.all.cost), piecesText(pieces)) : noPiece);
    piece.target = 50;
    piece.atLeast = false;
    const double leads = state.metrics.cameTo(MetricsState::kLeads).value_or(0);
    const Money all = state.ledger.ever.cost + state.ledger.outsideEver;
    Figure lead = number(QStringLiteral("cost-of-a-lead"), QStringLiteral("Cost of a lead"), QStringLiteral("$"), leads > 0 ? std::optional(double(all.micro) / 1e6 / leads) : std::nullopt,
                         leads > 0 ? QStringLiteral("%1 for %2 leads, models and outside").arg(dollarText(all)).arg(leads) : QStringLiteral("not enough data: no leads were noted (metrics note leads 12)"));
    lead.target = 100;
    lead.atLeast = false;
    return QList<Figure>{weekly, velocity, piece, lead} + herTime(lately, state.activity.days.value(dayOf(now)).herTime);
}

QList<Figure> workFigures(const OfficeState& state, Instant now)
{
    const Lately lately = latelyOf(state, now);
    const double pieces = double(lately.all.pieces);
    const QString noPiece = QStringLiteral("not enough data: no piece was finished in the last %1 days").arg(kMonth);
    const qsizetype agents = state.org.organisation().agents.size();
    const bool known = pieces > 0 && lately.days >= kWeek && agents > 0;
    const QString unknown = pieces <= 0 ? noPiece : agents > 0 ? tooFewDays(lately) : QStringLiteral("not enough data: the organisation has no agents");
    const OutcomeTally asked = verdicts(state);
    const double revenue = state.metrics.cameTo(MetricsState::kRevenue).value_or(0);
    const Money all = state.ledger.ever.cost + state.ledger.outsideEver;
    const bool paid = revenue > 0 && all.micro > 0;
    double busy = 0;
    for (const AgentState& agent : state.org.agents)
        busy += double(agent.busyMs);
    qint64 finished = 0;
    for (const DayTally& day : state.activity.days)
        finished += day.pieces;
    const bool whole = finished > 0 && state.activity.days.size() < ActivityState::kDays; // else the record began before the days that are remembered
    return {number(QStringLiteral("output"), QStringLiteral("Pieces of each agent a week"), {}, known ? std::optional(pieces * 7 / lately.days / double(agents)) : std::nullopt,
                   known ? QStringLiteral("%1, %2 agents, %3 days").arg(piecesText(lately.all.pieces)).arg(agents).arg(lately.days) : unknown),
            number(QStringLiteral("time-of-a-piece"), QStringLiteral("Work in a piece"), QStringLiteral("h"), whole ? std::optional(busy / kHour / double(finished)) : std::nullopt,
                   whole ? QStringLiteral("all tasks of all agents, %1").arg(piecesText(finished)) : finished > 0 ? QStringLiteral("not enough data: the work of pieces before these %1 days is not told apart").arg(ActivityState::kDays) : noPiece),
            number(QStringLiteral("edit-ratio"), QStringLiteral("Changed by you in an edit"), kPercent, asked.edited > 0 ? std::optional(asked.editRatio * 100 / double(asked.edited)) : std::nullopt,
                   asked.edited > 0 ? QStringLiteral("mean of %1 edits").arg(asked.edited) : QStringLiteral("not enough data: you have edited nothing")),
            number(QStringLiteral("touch-points"), QStringLiteral("Your decisions in a piece"), {}, pieces > 0 ? std::optional(double(lately.all.decisionsByHuman) / pieces) : std::nullopt,
                   pieces > 0 ? QStringLiteral("%1 decisions, %2").arg(lately.all.decisionsByHuman).arg(piecesText(lately.all.pieces)) : noPiece),
            number(QStringLiteral("roi"), QStringLiteral("Return on what was spent"), kPercent, paid ? std::optional((revenue * 1e6 / double(all.micro) - 1) * 100) : std::nullopt,
                   paid ? QStringLiteral("%1 came in, %2 were spent").arg(dollarText({std::llround(revenue * 1e6)}), dollarText(all))
                        : QStringLiteral("not enough data: no revenue was noted (metrics note revenue 1500), or nothing was spent"))};
}

QString inWords(const Figure& figure)
{
    if (!figure.value)
        return figure.note;
    const auto text = [&](double value) {
        const QString number = figure.unit == QLatin1String("$") ? dollarText({std::llround(value * 1e6)}) : QString::number(value, 'f', std::abs(value) >= 10 ? 0 : 1);
        return figure.unit.isEmpty() || figure.unit == QLatin1String("$") ? number : number + QLatin1Char(' ') + figure.unit;
    };
    if (!figure.target)
        return QStringLiteral("%1 (%2)").arg(text(*figure.value), figure.note);
    return QStringLiteral("%1 (%2 %3: %4; %5)").arg(text(*figure.value), figure.atLeast ? QStringLiteral("at least") : QStringLiteral("at most"), text(*figure.target),
                                                     figure.isMet() ? QStringLiteral("met") : QStringLiteral("missed"), figure.note);
}

std::optional<Money> TeamComparison::oursPerPiece() const
{
    return pieces > 0 ? std::optional(Money{ours.micro / pieces}) : std::nullopt;
}

TeamComparison beside(const OfficeState& state, Instant now)
{
    const Lately lately = latelyOf(state, now);
    TeamComparison comparison;
    comparison.days = lately.days;
    comparison.pieces = lately.all.pieces;
    comparison.ours = lately.all.cost;
    comparison.oursWould = lately.all.wouldHaveCost;
    for (const HumanRole& role : state.limits.team) {
        const Money perPiece{std::llround(double(role.yearly.micro) / role.hoursPerYear * role.hoursPerPiece)};
        comparison.roles.append({role, perPiece});
        comparison.theirsPerPiece += perPiece;
        comparison.hoursPerPiece += role.hoursPerPiece;
    }
    return comparison;
}

std::optional<Money> CampaignResult::perLead() const
{
    return leads && *leads > 0 ? std::optional(Money{std::llround(double((outside + work).micro) / *leads)}) : std::nullopt;
}

QList<CampaignResult> campaignResults(const OfficeState& state)
{
    QList<CampaignResult> results;
    for (const Campaign& campaign : state.org.organisation().campaigns) {
        CampaignResult result{campaign.id, campaign.title, {}, state.ledger.campaignsEver.value(campaign.id).cost, state.metrics.cameTo(MetricsState::kLeads, campaign.id.text),
                              state.metrics.cameTo(MetricsState::kRevenue, campaign.id.text)};
        for (const CampaignsState::ChannelState& channel : state.campaigns.channels.value(campaign.id))
            result.outside += channel.spent;
        results.append(result);
    }
    return results;
}

} // namespace qd::rules
