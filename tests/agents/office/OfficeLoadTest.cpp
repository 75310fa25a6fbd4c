#include "tests/agents/office/OfficeFixture.h"

namespace qd::test {

namespace {

class OfficeLoad : public OfficeFixture {};

/// Room for the beginning of the work only, until the record is opened again.
class OfficeOnAFullDisk : public OfficeFixture {
protected:
    OfficeOnAFullDisk() : OfficeFixture(smallTeam(), {0, 60}) {}

    /// Work goes on until the disk is full.
    QList<CommandId> fill()
    {
        QList<CommandId> given;
        for (int i = 0; i < 40 && rig.troubles.isEmpty(); ++i) {
            given.append(rig.give(brief(true)));
            waitUntil([&] { return !rig.troubles.isEmpty() || rig.answered.contains(given.last()); });
        }
        EXPECT_TRUE(waitUntil([&] { return !rig.troubles.isEmpty(); })) << "the disk never got full";
        return given;
    }
};

} // namespace

TEST_F(OfficeLoad, TwentyBriefsAtOnceAllBecomePieces)
{
    QList<RunId> submitted;
    for (int i = 0; i < 20; ++i) {
        const Result<Receipt> receipt = rig.issue(brief(true));
        ASSERT_TRUE(receipt);
        submitted.append(receipt->run);
    }
    ASSERT_TRUE(waitUntil([&] { return rig.state().runs.open.isEmpty(); }, std::chrono::seconds(60)));
    ASSERT_TRUE(rig.settle());
    EXPECT_EQ(rig.state().runs.recent.size(), 20);
    for (const RunSummary& run : rig.state().runs.recent)
        EXPECT_EQ(run.outcome, RunOutcome::Finished);
    expectOneTurnAtATime();
    expectEachEffectOnce(40);
    QList<RunId> begun;
    for (const TurnStarted& turn : rig.all<TurnStarted>())
        if (turn.step.text == QLatin1String("draft"))
            begun.append(turn.run);
    EXPECT_EQ(begun, submitted) << "first come, first served";
}

TEST_F(OfficeOnAFullDisk, SheIsToldAndWhenThereIsRoomEverythingGoesOn)
{
    const QList<CommandId> given = fill();
    EXPECT_FALSE(rig.troubles.first().isEmpty());
    const Result<Receipt> refused = rig.issue(brief());
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().kind, Error::Store);
    for (const CommandId& id : given)
        EXPECT_TRUE(rig.answered.contains(id)) << "nobody is left waiting for an answer";
    ASSERT_TRUE(waitUntil([&] { return rig.recoveries == 1; }));
    ASSERT_TRUE(waitUntil([&] { return rig.state().runs.open.isEmpty(); }, std::chrono::seconds(60)));
    ASSERT_TRUE(rig.settle());
    qsizetype accepted = 0;
    for (const CommandId& id : given)
        accepted += rig.answered.value(id) ? 1 : 0;
    EXPECT_EQ(rig.all<BriefSubmitted>().size(), accepted) << "what was accepted is there, what was refused is not";
    EXPECT_EQ(rig.state().runs.recent.size(), accepted);
    expectOneTurnAtATime();
    expectEachEffectOnce(2 * accepted);
    EXPECT_EQ(rig.troubles.size(), 1);
}

TEST_F(OfficeOnAFullDisk, AStopThatCouldNotBeWrittenIsAStop)
{
    fill();
    const CommandId stop = rig.give(StopAll{QStringLiteral("no room, no work")});
    ASSERT_TRUE(waitUntil([&] { return rig.answered.contains(stop); }));
    EXPECT_TRUE(rig.answered.value(stop)) << rig.answered.value(stop).error().text.toStdString();
    EXPECT_EQ(rig.recoveries, 1);
    EXPECT_TRUE(rig.state().org.stopped);
    ASSERT_TRUE(rig.settle());
    EXPECT_TRUE(rig.dispatcher->isHalted());
    expectOneTurnAtATime();
}

} // namespace qd::test
