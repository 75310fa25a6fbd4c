#include "agents/keys/RingWords.h"

#include <gtest/gtest.h>

namespace qd::test {

using namespace agents;

TEST(RingWords, ALockedKeyringThatFindsNothingIsLocked)
{
    EXPECT_EQ(answerOf(JobEnd::NotFound, QStringLiteral("Entry not found"), RingState::Locked).outcome, RingAnswer::Locked);
    EXPECT_EQ(answerOf(JobEnd::NotFound, QStringLiteral("Entry not found"), RingState::Open).outcome, RingAnswer::Absent);
    EXPECT_EQ(answerOf(JobEnd::NotFound, {}, RingState::Unknown).outcome, RingAnswer::Absent) << "KWallet does not say whether it is open";
    EXPECT_EQ(answerOf(JobEnd::NotFound, {}, RingState::Empty).outcome, RingAnswer::Absent);
}

TEST(RingWords, WhatIsDoneIsDoneWhateverItIsLikeSince)
{
    for (const RingState state : {RingState::Open, RingState::Locked, RingState::Empty, RingState::NoBus, RingState::NoRing, RingState::Unknown})
        EXPECT_EQ(answerOf(JobEnd::Fine, {}, state).outcome, RingAnswer::Done);
}

TEST(RingWords, TroubleIsToldByWhatIsThere)
{
    const auto of = [](JobEnd end, RingState state) { return answerOf(end, QStringLiteral("what a library says"), state); };
    EXPECT_EQ(of(JobEnd::Other, RingState::NoBus).outcome, RingAnswer::NoKeyring);
    EXPECT_TRUE(of(JobEnd::Other, RingState::NoBus).why.contains(QLatin1String("D-Bus")));
    EXPECT_EQ(of(JobEnd::Other, RingState::NoRing).outcome, RingAnswer::NoKeyring);
    EXPECT_EQ(of(JobEnd::Other, RingState::Empty).outcome, RingAnswer::NoKeyring);
    EXPECT_EQ(of(JobEnd::Refused, RingState::Locked).outcome, RingAnswer::Locked);
    EXPECT_EQ(of(JobEnd::Refused, RingState::Open).outcome, RingAnswer::Refused);
    EXPECT_EQ(of(JobEnd::RefusedByUser, RingState::Unknown).outcome, RingAnswer::Refused);
    EXPECT_EQ(of(JobEnd::NoBackend, RingState::Unknown).outcome, RingAnswer::NoKeyring);
    EXPECT_EQ(of(JobEnd::Other, RingState::Open).outcome, RingAnswer::Failed);
    EXPECT_TRUE(of(JobEnd::Other, RingState::Open).why.contains(QLatin1String("what a library says")));
    EXPECT_EQ(of(JobEnd::NotRemoved, RingState::Open).outcome, RingAnswer::Failed);
}

} // namespace qd::test
