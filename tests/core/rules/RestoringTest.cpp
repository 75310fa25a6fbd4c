#include "core/rules/Restoring.h"

#include <gtest/gtest.h>

namespace qd::test {

namespace {

const Instant kThen{1'795'003'200'000};

template <class T>
QList<T> allOf(const QList<Fact>& facts)
{
    QList<T> found;
    for (const Fact& fact : facts)
        if (const T* one = std::get_if<T>(&fact))
            found.append(*one);
    return found;
}

Effect effectAt(int n, EffectStatus status, const RunId& run)
{
    Effect effect;
    effect.id = {{7, quint64(n)}};
    effect.run = run;
    effect.step = {QStringLiteral("publish")};
    effect.sha256 = QByteArray(32, char(n));
    effect.content.title = QStringLiteral("piece %1").arg(n);
    effect.status = status;
    return effect;
}

/// A house with one run and an effect of each kind: waiting for a yes, approved and held, let out by itself, on its way.
OfficeState busyHouse()
{
    OfficeState state;
    RunState run;
    run.id = {{1, 1}};
    state.runs.open.insert(run.id, run);
    const auto add = [&](const Effect& effect) { state.effects.open.insert(effect.id, effect); };
    add(effectAt(1, EffectStatus::Planned, run.id));
    add(effectAt(2, EffectStatus::Authorised, run.id));
    add(effectAt(3, EffectStatus::Authorised, run.id));
    add(effectAt(4, EffectStatus::Intended, run.id));
    Approval waiting;
    waiting.id = {{9, 1}};
    waiting.effect = {{7, 1}};
    state.inbox.approvals.insert(waiting.id, waiting);
    Approval held;
    held.id = {{9, 2}};
    held.effect = {{7, 2}};
    held.status = ApprovalStatus::Held;
    state.inbox.approvals.insert(held.id, held);
    return state;
}

RecordRestored restored()
{
    return {QStringLiteral("20261118T120000.000Z.qdr"), 41, QByteArray(32, 'h'), kThen, QStringLiteral("house.replaced.qdr")};
}

} // namespace

TEST(Restoring, NothingThatWasOnItsWayCanLeaveByItself)
{
    OfficeState state = busyHouse();
    for (const Fact& fact : rules::afterRestoring(state, restored(), kThen)) {
        StoredFact stored;
        stored.sequence = state.sequence + 1;
        stored.time = kThen;
        stored.fact = fact;
        state.apply(stored);
    }
    EXPECT_TRUE(state.org.stopped);
    EXPECT_TRUE(state.org.stopReason.contains(QLatin1String("20261118T120000"))) << state.org.stopReason.toStdString();
    EXPECT_TRUE(state.runs.open.first().paused);
    for (const Effect& effect : state.effects.open) {
        EXPECT_NE(effect.status, EffectStatus::Authorised) << effect.content.title.toStdString();
        EXPECT_NE(effect.status, EffectStatus::Intended) << effect.content.title.toStdString();
    }
    EXPECT_EQ(state.inbox.approvals.value({{9, 2}}).status, ApprovalStatus::Waiting) << "asked for anew";
    EXPECT_EQ(state.inbox.escalations.size(), 2) << "one question for each outcome that nobody can tell";
}

TEST(Restoring, BeginsWithTheFactThatSaysSo)
{
    const QList<Fact> facts = rules::afterRestoring(busyHouse(), restored(), kThen);
    ASSERT_TRUE(std::holds_alternative<RecordRestored>(facts.first()));
    EXPECT_EQ(allOf<EffectUnknown>(facts).size(), 2);
    ASSERT_EQ(allOf<ApprovalUndone>(facts).size(), 1);
    EXPECT_EQ(allOf<ApprovalUndone>(facts).first().effect, EffectId({{7, 2}}));
    EXPECT_TRUE(allOf<EffectUnknown>(facts).first().evidence.contains(QLatin1String("what happened since"))) << "evidence";
}

TEST(Restoring, AnIdleHouseIsOnlyStopped)
{
    EXPECT_EQ(rules::afterRestoring({}, restored(), kThen).size(), 2);
}

} // namespace qd::test
