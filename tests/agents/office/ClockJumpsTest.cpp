#include "tests/agents/office/EngineFixture.h"
#include "tests/support/PromiseTable.h"

#include "core/rules/calendar/Triggers.h"

#include <QDateTime>

#include <random>

using namespace qd;
using namespace qd::test;

namespace {

using namespace std::chrono_literals;

constexpr Duration kStep = 4min;   // below what counts as late
constexpr int kStepsBetween = 400; // a little more than a day from jump to jump

/// Schedules in three time zones while the clock does what clocks do. 30 jumps; QD_CLOCK_JUMPS says how many instead.
class ClockJumpsTest : public EngineFixture {
protected:
    struct Watched {
        TriggerId id;
        rules::Schedule schedule;
        QSet<QString> fired;
        qint64 count = 0;
        Instant lastMissed;
    };
    QList<Watched> watched;
    std::mt19937 random{20'261'121};
    int doubles = 0;
    int bursts = 0;
    int lost = 0;
    int unasked = 0;
    int fires = 0;

    void openTeam()
    {
        Wait nap;
        nap.length = 1s;
        Organisation team = teamWith({workflowOf("nap", {waitStep("nap", {}, nap)})});
        const QList<std::pair<const char*, const char*>> kinds{{"Europe/Berlin", "30 2 * * *"}, {"America/New_York", "15 1-3 * * *"},
                                                              {"Australia/Lord_Howe", "0 2 * * 0,3"}};
        for (const auto& [zone, cron] : kinds) {
            Trigger trigger;
            trigger.id = {QString::fromLatin1(zone).section(u'/', 1).toLower().replace(u'_', u'-')};
            trigger.title = trigger.id.text;
            trigger.workflow = {QStringLiteral("nap")};
            trigger.brief = QStringLiteral("Look at it");
            trigger.schedule = Timing{QString::fromLatin1(cron), {}, {}, QString::fromLatin1(zone)};
            watched.append({trigger.id, *rules::Schedule::read(*trigger.schedule, {}), {}, 0, {}});
            team.triggers.append(trigger);
        }
        rig = std::make_unique<OfficeRig>(team);
        ASSERT_TRUE(rig->settle());
    }

    /// What came of the last tick; `from` to now is the time that has passed in it.
    void look(Instant from)
    {
        const Instant now = rig->clock.now();
        for (Watched& one : watched) {
            const TriggerState at = rig->state().triggers.known.value(one.id);
            bursts += at.count - one.count > 1;
            if (at.count > one.count && std::exchange(one.count, at.count) >= 0) {
                ++fires;
                doubles += one.fired.contains(at.lastOccurrence);
                one.fired.insert(at.lastOccurrence);
            }
            const QString zone = QLatin1Char(' ') + one.schedule.zoneName();
            for (std::optional<rules::Occurrence> due = one.schedule.next(from); due && due->at <= now && now - from <= rules::kTolerance;
                 due = one.schedule.next(due->at))
                lost += !one.fired.contains(due->local + zone);
            if (now - from > rules::kTolerance) { // a jump: something that was due is asked about
                const std::optional<rules::Occurrence> first = one.schedule.next(from);
                bool isOpen = false;
                for (std::optional<rules::Occurrence> due = first; due && due->at <= now && !isOpen; due = one.schedule.next(due->at))
                    isOpen = !one.fired.contains(due->local + zone);
                unasked += isOpen && at.missed.count == 0;
            }
        }
        EXPECT_LE(rig->state().inbox.escalations.size(), watched.size()) << "one question for each at most";
    }
    void walk(int steps)
    {
        for (int i = 0; i < steps; ++i) {
            const Instant from = rig->clock.now();
            rig->pass(kStep);
            look(from);
        }
        ASSERT_TRUE(rig->settle());
    }
    void jumpTo(Instant to)
    {
        const Instant from = rig->clock.now();
        rig->clock.set(to);
        rig->office->tick();
        look(from);
    }
    void jump(int kind)
    {
        const Instant now = rig->clock.now();
        const auto utc = [](const char* text) { return Instant{QDateTime::fromString(QString::fromLatin1(text), Qt::ISODate).toMSecsSinceEpoch()}; };
        switch (kind) {
        case 0: return jumpTo(now + 1h);
        case 1: return jumpTo(now - 1h);
        case 2: return jumpTo(now + 24h);
        case 3: return jumpTo(now - 24h);
        case 4: return jumpTo(now - std::chrono::days(365));
        case 5: return jumpTo(utc("2038-01-19T03:00:00Z"));
        case 6: return jumpTo(utc("2026-03-28T20:00:00Z"));
        case 7: return jumpTo(utc("2026-10-24T20:00:00Z"));
        case 8: return jumpTo(utc("2026-11-21T09:00:00Z"));
        default: // off, or asleep, for three days
            rig->close();
            rig->clock.advance(72h);
            rig->open();
            look(now);
        }
    }
    /// Sometimes she answers.
    void answer()
    {
        const QMap<EscalationId, Escalation> open = rig->state().inbox.escalations;
        for (const Escalation& question : open)
            if (random() % 2 == 0) {
                const bool once = random() % 2 == 0;
                EXPECT_TRUE(rig->issue(SettleEscalation{question.id, once, {}}));
                for (Watched& one : watched)
                    one.count = rig->state().triggers.known.value(one.id).count;
            }
    }
};

TEST_F(ClockJumpsTest, NothingIsDoneTwiceOrInABurstOrLost)
{
    openTeam();
    const int jumps = qEnvironmentVariableIsSet("QD_CLOCK_JUMPS") ? qEnvironmentVariableIntValue("QD_CLOCK_JUMPS") : 30;
    for (int i = 0; i < jumps; ++i) {
        walk(kStepsBetween);
        jump(int(random() % 10));
        answer();
    }
    walk(kStepsBetween);
    EXPECT_EQ(doubles, 0);
    EXPECT_EQ(bursts, 0);
    EXPECT_EQ(lost, 0);
    EXPECT_EQ(unasked, 0);
    EXPECT_GT(fires, jumps) << "otherwise it shows nothing";
    QSet<QString> seen;
    for (const TriggerFired& fact : rig->all<TriggerFired>())
        if (fact.by == FiredBy::Schedule) {
            const QString key = fact.trigger.text + fact.occurrence;
            EXPECT_FALSE(seen.contains(key)) << key.toStdString();
            seen.insert(key);
        }
    printPromise("P16", QStringLiteral("jumps of the office's clock"), jumps, doubles + bursts + lost + unasked, QStringLiteral("%1 fires").arg(fires));
}

} // namespace
