#include "agents/effects/render/calendar/CalendarText.h"

#include <gtest/gtest.h>

namespace qd::test {

using namespace agents;

TEST(CalendarText, FoldsAtSeventyFiveOctetsAndCutsNoCharacter)
{
    const QByteArray line = "SUMMARY:" + QStringLiteral("ä€𝄞x").repeated(60).toUtf8();
    const QByteArray folded = calendarLine(line);
    ASSERT_TRUE(folded.endsWith("\r\n"));
    const QByteArrayList physical = folded.chopped(2).split('\n');
    EXPECT_GT(physical.size(), 5);
    for (const QByteArray& one : physical) {
        const QByteArray text = one.endsWith('\r') ? one.chopped(1) : one;
        EXPECT_LE(text.size(), 75);
        EXPECT_TRUE(QByteArrayView(text).isValidUtf8());
    }
    EXPECT_EQ(QByteArray(folded).replace("\r\n ", ""), line + "\r\n");
    EXPECT_EQ(calendarLine(QByteArray(75, 'a')), QByteArray(75, 'a') + "\r\n");
    EXPECT_EQ(calendarLine(QByteArray(76, 'a')), QByteArray(75, 'a') + "\r\n a\r\n");
}

TEST(CalendarText, ATextComesBackAndEndsNoLine)
{
    const QString text = QStringLiteral("A; b, c\\n \\ d\r\ne\nATTENDEE:mailto:x@y.example");
    const QByteArray value = calendarValue(text);
    EXPECT_FALSE(value.contains('\n') || value.contains('\r'));
    EXPECT_EQ(textOfCalendarValue(value), QString(text).replace(QStringLiteral("\r\n"), QStringLiteral("\n")));
    EXPECT_EQ(calendarValue(QStringLiteral("a\u0001b\u0085c\u007fd\te")), "abcd\te");
    EXPECT_EQ(calendarParameter(QStringLiteral("Ada \"the\nfirst\";X=1")), "\"Ada 'the" "first';X=1\"");
    EXPECT_EQ(calendarTime({1'796'115'600'000}), "20261201T090000Z");
}

TEST(CalendarText, ReadsWhatOthersWrite)
{
    const QByteArray there = "BEGIN:VCALENDAR\nVERSION:2.0\nBEGIN:VTIMEZONE\nTZID:X\nBEGIN:STANDARD\nDTSTART:19701025T030000\nRRULE:FREQ=YEARLY\nEND:STANDARD\nEND:VTIMEZONE\n"
                             "BEGIN:VEVENT\nuid:abc\nDTSTART;TZID=X:20261201T090000\nDTEND;TZID=X:20261201T100000\nSUMMARY:One\\, two\n lines\nSEQUENCE:3\n"
                             "ATTENDEE;CN=\"A: B\";SCHEDULE-AGENT=CLIENT:mailto:a@b.example\nX-QUARTERDECK-EFFECT:key\nBEGIN:VALARM\nTRIGGER:-PT5M\nDESCRIPTION:ring\nEND:VALARM\nEND:VEVENT\nEND:VCALENDAR\n";
    const Result<CalendarEntry> entry = calendarEntry(there);
    ASSERT_TRUE(entry) << entry.error().text.toStdString();
    EXPECT_EQ(entry->uid, QStringLiteral("abc"));
    EXPECT_EQ(entry->start, "TZID=X:20261201T090000");
    EXPECT_EQ(entry->title, QStringLiteral("One, twolines"));
    EXPECT_EQ(entry->sequence, 3);
    EXPECT_EQ(entry->effect, QStringLiteral("key"));
    EXPECT_TRUE(entry->guests.isEmpty());
    EXPECT_TRUE(entry->text.isEmpty()) << "of its alarm";
    EXPECT_FALSE(entry->repeats) << "the rule is its time zone's";
    const auto with = [&](const char* what, const char* instead) { return calendarEntry(QByteArray(there).replace(what, instead)); };
    EXPECT_EQ(with(";SCHEDULE-AGENT=CLIENT", "")->guests, QStringList(QStringLiteral("mailto:a@b.example")));
    EXPECT_TRUE(with("SEQUENCE:3", "RRULE:FREQ=DAILY")->repeats);
    EXPECT_NE(digestOf(*entry), digestOf(*with("One", "Two")));
    EXPECT_NE(digestOf(*entry), digestOf(*with("T100000", "T110000")));
    EXPECT_EQ(digestOf(*entry), digestOf(*with("TRIGGER:-PT5M", "TRIGGER:-PT9M"))) << "somebody's own alarm";
}

TEST(CalendarText, WhatIsNoneIsSaid)
{
    for (const char* bytes : {"", "BEGIN:VCALENDAR\nEND:VCALENDAR\n", "BEGIN:VEVENT\nUID:x\nEND:VEVENT\n", "<html>", "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:x\n",
                              "BEGIN:VCALENDAR\nBEGIN:VEVENT\nEND:VEVENT\nEND:VCALENDAR\n", "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:\xff\nEND:VEVENT\nEND:VCALENDAR\n", "END:VCALENDAR\n"}) {
        const Result<CalendarEntry> entry = calendarEntry(bytes);
        ASSERT_FALSE(entry) << bytes;
        EXPECT_EQ(entry.error().kind, Error::Parse);
    }
    EXPECT_FALSE(calendarLines(QByteArray(2 * 1024 * 1024, 'a')));
}

} // namespace qd::test
