#include "tests/support/FactBuilder.h"

#include <gtest/gtest.h>

namespace qd::test {

namespace {

Measurement rate(double value, qint64 at, const char* channel = "blog")
{
    Measurement m;
    m.name = QStringLiteral("click-rate");
    m.value = value;
    m.channel = QString::fromLatin1(channel);
    m.measured = {at};
    return m;
}

} // namespace

TEST(MetricsState, TheLastMeasuredCountsWhateverCameOnRecordLast)
{
    FactBuilder record;
    record.tell(MetricNoted{rate(2, 2'000), human()});
    record.tell(MetricNoted{rate(9, 1'000), human()});
    record.tell(MetricNoted{rate(5, 1'500, "linkedin"), human()});
    const MetricsState& metrics = record.state.metrics;
    EXPECT_EQ(metrics.last(QStringLiteral("click-rate"), {}, {})->value, 2);
    EXPECT_EQ(metrics.last(QStringLiteral("click-rate"), QStringLiteral("linkedin"), {})->value, 5);
    EXPECT_FALSE(metrics.last(QStringLiteral("click-rate"), {}, QStringLiteral("autumn")));
    EXPECT_FALSE(metrics.last(QStringLiteral("reads"), {}, {}));
    const MetricTally all = metrics.tallies.value(QStringLiteral("click-rate"));
    EXPECT_EQ(all.count, 3);
    EXPECT_DOUBLE_EQ(all.mean(), 16.0 / 3);
    EXPECT_EQ(all.least, 2);
    EXPECT_EQ(all.most, 9);
    EXPECT_EQ(metrics.tallies.value(QStringLiteral("click-rate/linkedin")).count, 1);
}

TEST(MetricsState, ItDoesNotGrowWithThePieces)
{
    FactBuilder record;
    for (qint64 i = 0; i < MetricsState::kLatest + 10; ++i) {
        Measurement m = rate(1, i + 1);
        m.run = record.id<RunId>();
        record.tell(MetricNoted{m, human()});
    }
    const MetricsState& metrics = record.state.metrics;
    EXPECT_EQ(metrics.latest.size(), MetricsState::kLatest);
    for (const Measurement& m : metrics.latest)
        EXPECT_GT(m.measured.ms, 10) << "the ones measured longest ago have given way";
    EXPECT_EQ(metrics.tallies.size(), 2);
}

TEST(InboxState, AQuestionGoesWithTheWaitOfItsStep)
{
    const RunId run{Uuid{1, 1}};
    for (const Fact& end : QList<Fact>{StepSettled{run, {QStringLiteral("draft")}, true, {}, {}}, StepSkipped{run, {QStringLiteral("draft")}, {}},
                                       RunUndoing{run, human(), {}, {}}}) {
        FactBuilder record;
        Escalation question;
        question.id = record.id<EscalationId>();
        question.run = run;
        question.step = {QStringLiteral("draft")};
        question.with = human();
        question.reason = QString::fromLatin1(Escalation::kQuestion);
        record.tell(EscalationRaised{question});
        Escalation failure = question;
        failure.id = record.id<EscalationId>();
        failure.reason = QStringLiteral("failure");
        record.tell(EscalationRaised{failure});
        record.tell(end);
        EXPECT_EQ(record.state.inbox.escalations.keys(), QList<EscalationId>{failure.id});
    }
}

} // namespace qd::test
