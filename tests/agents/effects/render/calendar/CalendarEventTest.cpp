#include "agents/effects/render/calendar/CalendarEvent.h"

#include "agents/effects/render/calendar/CalendarText.h"
#include "core/base/Digest.h"

#include <gtest/gtest.h>

#include <functional>

namespace qd::test {

namespace {

Result<agents::Rendered> rendered(const std::function<void(agents::CalendarMaterial&)>& change = {})
{
    agents::CalendarMaterial event;
    event.title = QStringLiteral("Shop talk");
    event.text = QStringLiteral("Bring the counts; all of them, please.\nCoffee is there.");
    event.place = QStringLiteral("Harbour hall");
    event.link = QStringLiteral("https://a.example/talk");
    event.start = QStringLiteral("2026-12-01T09:00");
    event.end = QStringLiteral("2026-12-01T10:30");
    event.timeZone = QStringLiteral("Europe/Berlin");
    event.slug = QStringLiteral("shop-talk");
    event.date = {1'795'000'000'000};
    if (change)
        change(event);
    return agents::renderCalendarEvent(event);
}

QByteArray fileOf(const Result<agents::Rendered>& event)
{
    return event->blobs.value(event->content.files.first().sha256);
}

QString placeOf(const Result<agents::Rendered>& event)
{
    return event ? QStringLiteral("taken") : event.error().where;
}

} // namespace

TEST(CalendarEvent, IsOneEventInUtcWithoutGuests)
{
    const Result<agents::Rendered> event = rendered();
    ASSERT_TRUE(event) << event.error().text.toStdString();
    EXPECT_EQ(fileOf(event), "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Quarterdeck//Events//EN\r\nBEGIN:VEVENT\r\nDTSTAMP:20261118T110640Z\r\nDTSTART:20261201T080000Z\r\n"
                             "DTEND:20261201T093000Z\r\nSUMMARY:Shop talk\r\nDESCRIPTION:Bring the counts\\; all of them\\, please.\\nCoffee is there.\r\n"
                             "LOCATION:Harbour hall\r\nURL:https://a.example/talk\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n");
    EXPECT_EQ(fileOf(event), fileOf(rendered())) << "the same again are the same bytes";
    EXPECT_EQ(std::get<QString>(event->content.details.value(QStringLiteral("start"))), QStringLiteral("2026-12-01T08:00:00.000Z"));
    EXPECT_EQ(event->content.destination, QStringLiteral("shop-talk.ics"));
    EXPECT_TRUE(event->content.reversible);
    EXPECT_TRUE(event->preview.contains("Tuesday 1 December 2026, 09:00 to Tuesday 1 December 2026, 10:30 (Europe/Berlin)")) << event->preview.toStdString();
    EXPECT_TRUE(event->preview.contains("Harbour hall"));
}

TEST(CalendarEvent, AnInvitationIsSaidAndCannotBeUndone)
{
    const Result<agents::Rendered> event = rendered([](auto& e) { e.invite = QStringLiteral("yes"), e.hasGuests = true; });
    ASSERT_TRUE(event);
    EXPECT_TRUE(event->content.audience.contains(QStringLiteral("server mails each of them")));
    EXPECT_FALSE(event->content.reversible);
    EXPECT_EQ(placeOf(rendered([](auto& e) { e.invite = QStringLiteral("yes"); })), QStringLiteral("invite")) << "nobody";
    EXPECT_EQ(placeOf(rendered([](auto& e) { e.invite = QStringLiteral("all"); })), QStringLiteral("invite"));
}

TEST(CalendarEvent, DaysAreDays)
{
    const Result<agents::Rendered> event = rendered([](auto& e) { e.start = QStringLiteral("2026-12-01"), e.end = QStringLiteral("2026-12-02"); });
    ASSERT_TRUE(event);
    EXPECT_TRUE(fileOf(event).contains("DTSTART;VALUE=DATE:20261201\r\nDTEND;VALUE=DATE:20261203\r\n")) << fileOf(event).toStdString();
    EXPECT_EQ(placeOf(rendered([](auto& e) { e.start = QStringLiteral("2026-12-01"); })), QStringLiteral("end")) << "a day that ends with a time";
    EXPECT_EQ(placeOf(rendered([](auto& e) { e.start = QStringLiteral("2026-12-02"), e.end = QStringLiteral("2026-12-01"); })), QStringLiteral("end"));
    EXPECT_EQ(placeOf(rendered([](auto& e) { e.end = QStringLiteral("2026-12-02"); })), QStringLiteral("end"));
}

TEST(CalendarEvent, ATimeIsOneMoment)
{
    EXPECT_EQ(placeOf(rendered([](auto& e) { e.start = QStringLiteral("2026-03-29T02:30"), e.end = QStringLiteral("2026-03-29T09:00"); })), QStringLiteral("start")) << "clocks leave it out";
    const Result<agents::Rendered> twice = rendered([](auto& e) { e.start = QStringLiteral("2026-10-25T02:30"), e.end = QStringLiteral("2026-10-25T09:00"); });
    ASSERT_FALSE(twice);
    EXPECT_TRUE(twice.error().text.contains(QStringLiteral("twice"))) << twice.error().text.toStdString();
    EXPECT_TRUE(rendered([](auto& e) { e.start = QStringLiteral("2026-10-25T02:30:00+01:00"), e.end = QStringLiteral("2026-10-25T09:00"); }));
    EXPECT_EQ(placeOf(rendered([](auto& e) { e.end = e.start; })), QStringLiteral("end"));
    EXPECT_EQ(placeOf(rendered([](auto& e) { e.start = QStringLiteral("tomorrow"); })), QStringLiteral("start"));
    EXPECT_EQ(placeOf(rendered([](auto& e) { e.timeZone = QStringLiteral("Mars/Base"); })), QStringLiteral("time_zone"));
    EXPECT_TRUE(fileOf(rendered([](auto& e) { e.end.clear(); })).contains("DTEND:20261201T090000Z")) << "an hour";
}

TEST(CalendarEvent, NoTextBringsALineOfItsOwn)
{
    const Result<agents::Rendered> event = rendered([](auto& e) {
        e.title = QStringLiteral("Talk\r\nATTENDEE:mailto:evil@x.example");
        e.text = QStringLiteral("a\r\nEND:VEVENT\r\nBEGIN:VEVENT\u0000x");
        e.place = QStringLiteral("b\nATTENDEE:mailto:evil@x.example");
    });
    ASSERT_TRUE(event);
    const Result<QList<agents::CalendarLine>> lines = agents::calendarLines(fileOf(event));
    ASSERT_TRUE(lines);
    int begins = 0;
    for (const agents::CalendarLine& line : *lines) {
        EXPECT_NE(line.name, "ATTENDEE");
        begins += line.name == "BEGIN" ? 1 : 0;
    }
    EXPECT_EQ(begins, 2);
    EXPECT_EQ(placeOf(rendered([](auto& e) { e.title = QStringLiteral("\n"); })), QStringLiteral("title"));
    EXPECT_EQ(placeOf(rendered([](auto& e) { e.link = QStringLiteral("javascript:x"); })), QStringLiteral("link"));
    EXPECT_EQ(placeOf(rendered([](auto& e) { e.slug = QStringLiteral("../x"); })), QStringLiteral("slug"));
}

} // namespace qd::test
