#include "app/commands/reports/RunReport.h"

#include <gtest/gtest.h>

namespace qd::app {

TEST(WhenItGoesOn, AnAnswerThatLiesWithAProviderMayComeSooner)
{
    const RunId run = RunId::make({1});
    OfficeState state;
    EXPECT_TRUE(whenItGoesOn(state, run, {1'795'358'852'190}).startsWith(QStringLiteral("at ")));
    ModelsState::Batched lies;
    lies.run = run;
    state.models.batched.insert(TurnId::make({2}), lies);
    const QString when = whenItGoesOn(state, run, {1'795'358'852'190});
    EXPECT_TRUE(when.startsWith(QStringLiteral("by "))) << when.toStdString();
    EXPECT_TRUE(when.endsWith(QStringLiteral(" at the latest"))) << when.toStdString();
    EXPECT_TRUE(whenItGoesOn(state, RunId::make({3}), {1'795'358'852'190}).startsWith(QStringLiteral("at "))) << "another run's";
}

} // namespace qd::app
