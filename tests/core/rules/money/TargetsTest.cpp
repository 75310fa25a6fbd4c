#include "core/rules/money/Targets.h"
#include "tests/support/FactBuilder.h"

#include <gtest/gtest.h>

namespace qd::test {

namespace {

using namespace rules;

Figure figureOf(const QList<Figure>& figures, const char* id)
{
    for (const Figure& figure : figures)
        if (figure.id == QLatin1String(id))
            return figure;
    ADD_FAILURE() << "no figure " << id;
    return {};
}

/// A department that has worked for `days`, every day alike.
OfficeState worked(int days, Instant now)
{
    OfficeState state;
    for (int back = 0; back < days; ++back) {
        DayTally& day = state.activity.days[dayOf(now) - back];
        day.turnsDone = 10;
        day.turnsFailed = 1;
        day.escalations = 2;
        day.pieces = 4;
        day.decisionsByHuman = 6;
        day.cost = {8'000'000};
    }
    return state;
}

} // namespace

TEST(Targets, SayPlainlyWhereThereIsNotEnough)
{
    const Instant now = FactBuilder().now;
    const OfficeState nothing;
    for (const QList<Figure>& figures : {agentFigures(nothing), businessFigures(nothing, now), workFigures(nothing, now)})
        for (const Figure& figure : figures) {
            EXPECT_FALSE(figure.value) << figure.id.toStdString();
            EXPECT_FALSE(figure.isMet());
            EXPECT_TRUE(figure.note.startsWith(QLatin1String("not "))) << figure.id.toStdString() << ": " << figure.note.toStdString();
            EXPECT_EQ(inWords(figure), figure.note);
        }
    EXPECT_FALSE(figureOf(agentFigures(worked(1, now)), "completion").value) << "eleven tasks say nothing of a share";
}

TEST(Targets, AreMeasured)
{
    const Instant now = FactBuilder().now;
    OfficeState state = worked(10, now);
    const Figure done = figureOf(agentFigures(state), "completion");
    EXPECT_NEAR(*done.value, 90.9, 0.1);
    EXPECT_FALSE(done.isMet());
    EXPECT_NEAR(*figureOf(agentFigures(state), "escalations").value, 18.2, 0.1);
    const Figure weekly = figureOf(businessFigures(state, now), "pieces-a-week");
    EXPECT_NEAR(*weekly.value, 28, 1e-9);
    const Figure piece = figureOf(businessFigures(state, now), "cost-of-a-piece");
    EXPECT_NEAR(*piece.value, 2, 1e-9);
    EXPECT_TRUE(piece.isMet());
    EXPECT_NEAR(*figureOf(workFigures(state, now), "touch-points").value, 1.5, 1e-9);
    for (const auto& [name, value] : {std::pair{"leads", 40.0}, {"revenue", 300.0}})
        state.metrics.latest.insert(QString::fromLatin1(name), {QString::fromLatin1(name), value, {}, {}, {}, {}, {}, {}, {}, {}});
    state.ledger.ever.cost = {80'000'000};
    state.ledger.outsideEver = {120'000'000};
    EXPECT_NEAR(*figureOf(businessFigures(state, now), "cost-of-a-lead").value, 5, 1e-9) << "models and what was bought";
    EXPECT_NEAR(*figureOf(workFigures(state, now), "roi").value, 50, 1e-9);
    EXPECT_TRUE(inWords(piece).startsWith(QLatin1String("$2.00 (at most $50.00: met; "))) << inWords(piece).toStdString();
}

TEST(Targets, OnTheFirstDayAPieceIsNotDenied)
{
    const Instant now = FactBuilder().now;
    OfficeState state = worked(1, now);
    state.activity.days.first().pieces = 1;
    EXPECT_EQ(figureOf(workFigures(state, now), "output").note, QStringLiteral("not enough data: the organisation has no agents"));
    FactBuilder record;
    record.adopt(record.team());
    record.state.activity = state.activity;
    const Figure output = figureOf(workFigures(record.state, now), "output");
    EXPECT_FALSE(output.value);
    EXPECT_EQ(output.note, QStringLiteral("not enough data: 1 of at least 7 days"));
    EXPECT_EQ(figureOf(businessFigures(record.state, now), "pieces-a-week").note, output.note);
    EXPECT_EQ(figureOf(businessFigures(record.state, now), "cost-of-a-piece").note, QStringLiteral("$8.00 billed for 1 piece"));
    record.state.activity.days.first().pieces = 0;
    EXPECT_TRUE(figureOf(workFigures(record.state, now), "output").note.contains(QLatin1String("no piece was finished")));
}

TEST(Targets, HerTimeIsThatOfDaysOnWhichSheDecided)
{
    const Instant now = FactBuilder().now;
    OfficeState state = worked(20, now);
    state.activity.days[dayOf(now)].herTime = std::chrono::minutes(30);
    state.activity.days[dayOf(now)].timed = 4;
    state.activity.days[dayOf(now) - 9].herTime = std::chrono::hours(4);
    state.activity.days[dayOf(now) - 9].timed = 8;
    state.activity.days[dayOf(now) - 9].untimed = 2;
    const Figure day = figureOf(businessFigures(state, now), "her-time");
    EXPECT_NEAR(*day.value, 2.25, 1e-9);
    EXPECT_FALSE(day.isMet()) << "less than two hours are asked for";
    EXPECT_EQ(day.note, QStringLiteral("12 decisions on 2 days, 30 min today; 2 were not made in the window"));
    const Figure week = figureOf(businessFigures(state, now), "her-week");
    EXPECT_NEAR(*week.value, 0.5, 1e-9) << "nine days ago is not in the last seven";
    EXPECT_FALSE(week.target);
}

TEST(Targets, OldDaysDoNotCountForTheLastThirty)
{
    const Instant now = FactBuilder().now;
    OfficeState state;
    state.activity.days[dayOf(now) - 35].pieces = 100;
    EXPECT_FALSE(figureOf(businessFigures(state, now), "cost-of-a-piece").value);
}

TEST(Targets, TheSamePiecesByAHumanTeam)
{
    const Instant now = FactBuilder().now;
    OfficeState state = worked(10, now);
    state.limits.team = {{QStringLiteral("Copywriter"), {86'000'000'000}, 4}, {QStringLiteral("Designer"), {43'000'000'000}, 2}};
    const TeamComparison comparison = beside(state, now);
    EXPECT_EQ(comparison.pieces, 40);
    EXPECT_EQ(comparison.oursPerPiece(), Money{2'000'000});
    EXPECT_EQ(comparison.roles[0].perPiece, Money{200'000'000}) << "four of 1,720 hours of $86,000";
    EXPECT_EQ(comparison.theirsPerPiece, Money{250'000'000});
    EXPECT_EQ(comparison.hoursPerPiece, 6);
    EXPECT_FALSE(beside(OfficeState{}, now).oursPerPiece());
}

TEST(Targets, ACampaignBesideWhatItBrought)
{
    FactBuilder record;
    Organisation team = record.team();
    team.campaigns = {{{QStringLiteral("spring")}, QStringLiteral("Spring"), {QStringLiteral("boss")}, {{{QStringLiteral("print")}, QStringLiteral("Print"), {100'000'000}}}}};
    record.adopt(team);
    const RunId run = record.brief();
    ChannelSpent bill;
    bill.campaign = {QStringLiteral("spring")};
    bill.channel = {QStringLiteral("print")};
    bill.amount = {90'000'000};
    record.tell(bill);
    TurnStarted started;
    started.turn = record.id<TurnId>();
    started.run = run;
    started.agent = {QStringLiteral("writer")};
    started.model = QStringLiteral("some:model");
    started.reserved = {20'000'000};
    started.forCampaign = bill.campaign;
    started.forChannel = bill.channel;
    record.tell(started, run);
    record.finish(started.turn, run, "draft", "writer", {}, {10'000'000});
    QList<CampaignResult> results = campaignResults(record.state);
    ASSERT_EQ(results.size(), 1);
    EXPECT_EQ(results[0].outside, Money{90'000'000});
    EXPECT_EQ(results[0].work, Money{10'000'000});
    EXPECT_FALSE(results[0].perLead());
    Measurement leads;
    leads.name = QStringLiteral("leads");
    leads.value = 50;
    leads.campaign = QStringLiteral("spring");
    record.state.metrics.latest.insert(leads.key(), leads);
    results = campaignResults(record.state);
    EXPECT_EQ(results[0].perLead(), Money{2'000'000});
    record.now = record.now + std::chrono::days(31);
    started.turn = record.id<TurnId>();
    record.tell(started, run);
    record.finish(started.turn, run, "draft", "writer", {}, {10'000'000});
    results = campaignResults(record.state);
    EXPECT_EQ(results[0].work, Money{20'000'000}) << "what it cost last month is in it, as the leads of last month are";
    EXPECT_EQ(results[0].outside, Money{90'000'000});
    EXPECT_EQ(results[0].perLead(), Money{2'200'000});
    EXPECT_NEAR(*figureOf(businessFigures(record.state, record.now), "cost-of-a-lead").value, 2.2, 1e-9) << "and it is said so everywhere";
}

TEST(Targets, ALaterReadingTakesThePlaceOfTheOneBefore)
{
    FactBuilder record;
    Organisation team = record.team();
    team.campaigns = {{{QStringLiteral("spring")}, QStringLiteral("Spring"), {QStringLiteral("boss")}, {{{QStringLiteral("print")}, QStringLiteral("Print"), {100'000'000}}}}};
    record.adopt(team);
    ChannelSpent bill;
    bill.campaign = {QStringLiteral("spring")};
    bill.channel = {QStringLiteral("print")};
    bill.amount = {60'000'000};
    record.tell(bill);
    const auto note = [&](const char* name, double value, const char* channel) {
        MetricNoted noted;
        noted.measurement = {QString::fromLatin1(name), value, {}, {}, {}, {}, QString::fromLatin1(channel), QStringLiteral("spring"), {}, record.now};
        record.tell(noted);
        record.now = record.now + std::chrono::hours(1);
    };
    note("leads", 10, "print");
    note("leads", 25, "print");
    note("leads", 5, "");
    note("revenue", 100, "");
    note("revenue", 90, "");
    const CampaignResult spring = campaignResults(record.state)[0];
    EXPECT_EQ(spring.leads, 30) << "of the channel as it was read last, and of the campaign itself";
    EXPECT_EQ(spring.perLead(), Money{2'000'000});
    EXPECT_NEAR(*figureOf(businessFigures(record.state, record.now), "cost-of-a-lead").value, 2, 1e-9);
    EXPECT_EQ(spring.revenue, 90);
    EXPECT_NEAR(*figureOf(workFigures(record.state, record.now), "roi").value, 50, 1e-9);
}

} // namespace qd::test
