#include "ui/widgets/Meters.h"

#include "tests/support/SampleState.h"
#include "ui/widgets/MeterBar.h"

#include <gtest/gtest.h>

namespace qd::test {

namespace {

/// How many of the five cards have their words below the figure, in meters of this width.
int stackedAt(int width)
{
    ui::Meters meters;
    meters.resize(width, 96);
    meters.show(SampleOffice().state(), SampleOffice::now());
    int stacked = 0;
    for (const ui::MeterCard* card : meters.findChildren<ui::MeterCard*>())
        stacked += card->isStacked();
    return stacked;
}

} // namespace

TEST(Meters, AllCardsAreSetAlike)
{
    EXPECT_EQ(stackedAt(1112), 5) << "one has no room for its words beside the figure";
    EXPECT_EQ(stackedAt(1700), 0);
}

TEST(Meters, WhatTheLibraryPaidTodayHasItsPartOfTheBar)
{
    OfficeState state = SampleOffice().state();
    state.ledger.day = dayOf(SampleOffice::now());
    state.ledger.agentsToday[system()].cost = {20'000};
    ui::Meters meters;
    meters.show(state, SampleOffice::now());
    const QString said = meters.findChildren<ui::MeterBar*>().value(0)->accessibleDescription();
    EXPECT_TRUE(said.contains(QStringLiteral("The library $0.02"))) << said.toStdString();
    state.ledger.day -= 2;
    meters.show(state, SampleOffice::now());
    EXPECT_FALSE(meters.findChildren<ui::MeterBar*>().value(0)->accessibleDescription().contains(QStringLiteral("The library"))) << "that was another day";
}

} // namespace qd::test
