#include "tests/agents/office/calendar/TriggerFixture.h"

using namespace qd;
using namespace qd::test;

namespace {

using namespace std::chrono_literals;

/// What was measured out there comes back into the house.
class MetricsTest : public TriggerFixture {
protected:
    static Trigger when(double risesTo, const char* channel = "")
    {
        Trigger made;
        made.id = {QStringLiteral("reaction")};
        made.title = QStringLiteral("Reaction");
        made.workflow = {QStringLiteral("nap")};
        made.brief = QStringLiteral("{event.title}: {event.metric} {event.value} {event.unit} on {event.channel}, says {event.from}");
        Threshold threshold;
        threshold.measured = QStringLiteral("click-rate");
        threshold.channel = QString::fromLatin1(channel);
        threshold.risesTo = risesTo;
        made.threshold = threshold;
        return made;
    }
    Measurement rate(double value, const char* channel = "linkedin")
    {
        Measurement m;
        m.name = QStringLiteral("click-rate");
        m.value = value;
        m.unit = QStringLiteral("%");
        m.run = RunId{Uuid{1, 2}};
        m.kind = QStringLiteral("linkedin-post");
        m.title = QStringLiteral("Stock counts");
        m.channel = QString::fromLatin1(channel);
        m.from = QStringLiteral("stats.csv");
        m.measured = rig->clock.now();
        return m;
    }
    Result<Receipt> note(QList<Measurement> list) { return rig->issue(NoteMetrics{std::move(list)}); }
    qsizetype fired() { return rig->all<TriggerFired>().size(); }
    Label labelOf(const char* kind)
    {
        Label label;
        for (const StoredFact& stored : rig->facts())
            if (factName(stored) == QLatin1String(kind))
                label = stored.label;
        return label;
    }
    static QString factName(const StoredFact& stored)
    {
        return std::visit([](const auto& fact) { return QString::fromLatin1(std::decay_t<decltype(fact)>::kName); }, stored.fact);
    }
};

TEST_F(MetricsTest, ANumberIsOnRecordOnceAndRememberedWithItsSource)
{
    open({});
    const Result<Receipt> first = note({rate(2.4)});
    ASSERT_TRUE(first) << first.error().text.toStdString();
    EXPECT_EQ(first->text, QStringLiteral("Noted."));
    EXPECT_EQ(note({rate(2.4)})->text, QStringLiteral("It was on record already."));
    EXPECT_EQ(rig->all<MetricNoted>().size(), 1);
    EXPECT_EQ(labelOf("metric-noted").integrity, Integrity::Untrusted) << "said by her, but from outside";
    EXPECT_EQ(labelOf("metric-noted").sources, QStringList{QStringLiteral("stats.csv")});
    ASSERT_EQ(rig->state().metrics.of({Uuid{1, 2}}).size(), 1);
    const MemoryEntry entry = rig->all<MemoryKept>().last().entry;
    EXPECT_EQ(entry.space, outcomeSpace());
    EXPECT_EQ(entry.label.integrity, Integrity::Untrusted);
    EXPECT_TRUE(entry.text.startsWith(QString::fromUtf8("How it performed: “Stock counts” (linkedin-post), on linkedin: click-rate 2.4 % (measured ")))
        << entry.text.toStdString();
    EXPECT_TRUE(entry.text.contains(QStringLiteral("according to stats.csv")));
    EXPECT_TRUE(rig->state().memory.byAgent.isEmpty()) << "it is nobody's verdict";
}

TEST_F(MetricsTest, AllThatIsKnownOfOnePieceIsOneMemory)
{
    open({});
    Measurement clicks = rate(130);
    clicks.name = QStringLiteral("clicks");
    clicks.unit.clear();
    ASSERT_TRUE(note({rate(2.4), clicks}));
    ASSERT_EQ(rig->state().memory.entries.value(outcomeSpace()).size(), 1);
    EXPECT_TRUE(rig->all<MemoryKept>().last().entry.text.contains(QStringLiteral("click-rate 2.4 %, clicks 130 (")));
    rig->clock.advance(1h);
    ASSERT_TRUE(note({rate(3.5)}));
    EXPECT_TRUE(rig->all<MemoryKept>().last().entry.text.contains(QStringLiteral("click-rate 3.5 %, clicks 130 (")));
    EXPECT_EQ(rig->state().memory.entries.value(outcomeSpace()).size(), 1);
}

TEST_F(MetricsTest, WhatCannotBeIsRefusedWhole)
{
    open({});
    Measurement odd = rate(1);
    odd.name = QStringLiteral("Click Rate");
    EXPECT_FALSE(note({rate(1), odd}));
    Measurement early = rate(1);
    early.measured = rig->clock.now() + 48h;
    EXPECT_FALSE(note({early}));
    EXPECT_FALSE(note({}));
    Measurement lines = rate(1);
    lines.from = QStringLiteral("a\nb");
    EXPECT_FALSE(note({lines}));
    EXPECT_TRUE(rig->all<MetricNoted>().isEmpty());
}

TEST_F(MetricsTest, AThresholdOnItSetsARunOffThatBearsItsLabel)
{
    open({when(5, "linkedin")});
    ASSERT_TRUE(note({rate(9, "blog"), rate(4.9)}));
    EXPECT_EQ(fired(), 0) << "another channel, or not enough";
    rig->clock.advance(1h);
    ASSERT_TRUE(note({rate(5.5), rate(1, "blog")}));
    ASSERT_EQ(fired(), 1);
    EXPECT_EQ(rig->all<BriefSubmitted>().last().text, QStringLiteral("Stock counts: click-rate 5.5 % on linkedin, says stats.csv"));
    EXPECT_EQ(labelOf("brief-submitted").integrity, Integrity::Untrusted);
    EXPECT_EQ(rig->state().runs.open.last().label.sources, QStringList{QStringLiteral("stats.csv")});
    rig->clock.advance(1h);
    ASSERT_TRUE(note({rate(6)}));
    EXPECT_EQ(fired(), 1) << "it has not come back";
    rig->clock.advance(1h);
    Measurement other = rate(7);
    other.run = RunId{Uuid{1, 3}};
    ASSERT_TRUE(note({rate(1), other}));
    EXPECT_EQ(fired(), 2) << "every row of a table counts, not only its last";
}

TEST_F(MetricsTest, PerformanceDataIsAnEventLikeAnyOther)
{
    Trigger ready = when(0);
    ready.threshold.reset();
    ready.event = Signal{QStringLiteral("metric-noted"), {}};
    ready.event->where.path = QStringLiteral("measurement.channel");
    ready.event->where.is = Value(QStringLiteral("linkedin"));
    ready.brief = QStringLiteral("{event.measurement.name} of {event.measurement.title}");
    open({ready});
    ASSERT_TRUE(note({rate(9, "blog")}));
    EXPECT_EQ(fired(), 0);
    ASSERT_TRUE(note({rate(9)}));
    ASSERT_EQ(fired(), 1);
    EXPECT_EQ(rig->all<BriefSubmitted>().last().text, QStringLiteral("click-rate of Stock counts"));
    EXPECT_EQ(labelOf("brief-submitted").integrity, Integrity::Untrusted);
}

} // namespace
