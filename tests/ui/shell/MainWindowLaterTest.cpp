#include "tests/ui/shell/Desk.h"
#include "ui/pages/PeoplePage.h"
#include "ui/shell/Toasts.h"

#include <gtest/gtest.h>

#include <QAbstractButton>

namespace qd::test {

namespace {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

InboxItemId item(quint64 number)
{
    return {fixedId<ApprovalId>(number).uuid};
}

/// The morning of the sample with an item that comes back after `span`.
OfficeState putOff(Duration span)
{
    OfficeState state = InboxSample().state;
    state.inbox.snoozed.insert(item(301), SampleOffice::now() + span);
    return state;
}

void answer(Desk& desk, qsizetype at)
{
    desk.window->commandAnswered(desk.sent.at(at).first, Receipt{desk.sent.at(at).first, 1, {}, {}});
}

} // namespace

TEST(MainWindowLater, TheCountIsOfWhatWaitsNow)
{
    const qsizetype all = InboxSample().state.inbox.waiting();
    Desk desk(putOff(1h));
    EXPECT_EQ(desk.window->windowTitle(), u"(%1) Quarterdeck"_s.arg(all - 1));
}

TEST(MainWindowLater, WhatComesBackIsCountedAtItsMomentWithoutAnyFact)
{
    const qsizetype all = InboxSample().state.inbox.waiting();
    Desk desk(putOff(60ms));
    desk.clock.advance(60ms); // the timer began before
    EXPECT_TRUE(waitUntil([&] { return desk.window->windowTitle() == u"(%1) Quarterdeck"_s.arg(all); }));
}

TEST(MainWindowLater, AClockThatLagsBehindIsAskedAgain)
{
    const qsizetype all = InboxSample().state.inbox.waiting();
    Desk desk(putOff(20ms));
    const QString fewer = u"(%1) Quarterdeck"_s.arg(all - 1);
    ASSERT_FALSE(waitUntil([&] { return desk.window->windowTitle() != fewer; }, 100ms)) << "the clock stands still";
    desk.clock.advance(20ms);
    EXPECT_TRUE(waitUntil([&] { return desk.window->windowTitle() != fewer; }));
}

TEST(MainWindowLater, SeveralItemsAreOneNoteWithOneUndo)
{
    Desk desk;
    const Instant until = desk.clock.now() + 1h;
    desk.window->issue(SnoozeItem{item(301), until});
    desk.window->issue(SnoozeItem{item(302), until});
    answer(desk, 0);
    EXPECT_TRUE(desk.window->toasts()->texts().isEmpty());
    answer(desk, 1);
    ASSERT_EQ(desk.window->toasts()->texts().size(), 1);
    EXPECT_TRUE(desk.window->toasts()->texts().first().startsWith(u"2 "_s)) << desk.window->toasts()->texts().first().toStdString();
    OfficeState state = InboxSample().state;
    state.inbox.snoozed = {{item(301), until}, {item(302), until}};
    desk.feed.reset(state);
    ASSERT_TRUE(desk.window->toasts()->undoNewest());
    ASSERT_EQ(desk.sent.size(), 4);
    EXPECT_EQ(std::get<ReturnItem>(desk.sent.at(2).second).item, item(301));
    EXPECT_EQ(std::get<ReturnItem>(desk.sent.at(3).second).item, item(302));
}

TEST(MainWindowLater, ANoteSaysOfOneItemWhichAndUntilWhen)
{
    Desk desk;
    desk.window->issue(SnoozeItem{item(301), desk.clock.now() + 24h});
    answer(desk, 0);
    const QString said = desk.window->toasts()->texts().value(0);
    EXPECT_TRUE(said.contains(u"tomorrow"_s) && said.contains(u"Five AI"_s)) << said.toStdString();
}

TEST(MainWindowLater, OneRefusalDoesNotSilenceTheOthers)
{
    Desk desk;
    const Instant until = desk.clock.now() + 1h;
    desk.window->issue(SnoozeItem{item(301), until});
    desk.window->issue(SnoozeItem{item(302), until});
    answer(desk, 0);
    desk.window->commandAnswered(desk.sent.at(1).first, Error{Error::Rule, u"this item has expired"_s, {}, {}});
    EXPECT_EQ(desk.window->toasts()->texts().filter(u"Put off until"_s).size(), 1);
    EXPECT_EQ(desk.window->toasts()->texts().filter(u"expired"_s).size(), 1);
}

TEST(MainWindow, ADayThatIsUnlikeTheOthersIsSaidAndStandsInTheProfile)
{
    InboxSample sample;
    const AgentId writer{u"copywriter"_s};
    for (qint64 before = 9; before >= 0; --before) {
        HabitsState::Day day;
        day.day = dayOf(SampleOffice::now()) - before;
        day.turns = 6;
        day.cost = {before == 0 ? 9'000'000 : 1'000'000};
        sample.state.habits.days[writer].append(day);
    }
    Desk desk(sample.state);
    desk.feed.take({StoredFact{sample.state.sequence + 1, SampleOffice::now(), system(), 0, {}, {}, AgentUnusual{writer, Habit::Spending, 9'000'000, 1'000'000, 2'000'000, 9}}});
    const QString sentence = u"Copywriter has spent $9.00 today, usually $1.00."_s;
    EXPECT_EQ(desk.window->toasts()->texts(), QStringList{sentence});
    desk.feed.take({StoredFact{sample.state.sequence + 2, SampleOffice::now(), system(), 0, {}, {}, AgentUnusual{{u"press-officer"_s}, Habit::Failures, 0.5, 0.1, 0.2, 9}}});
    EXPECT_TRUE(desk.window->toasts()->texts().contains(u"50 % of the turns of Press officer have failed today, usually 10 %."_s)) << "she who does not work here any more has her name";
    bool stands = false;
    for (const ui::FactLine& line : ui::profileOf(*sample.state.org.organisation().agent(writer), sample.state, SampleOffice::now()))
        stands = stands || line.text == sentence;
    EXPECT_TRUE(stands);
}

} // namespace qd::test
