#include "agents/reading/Reading.h"

#include "core/base/Digest.h"

#include <gtest/gtest.h>

namespace qd::test {

using namespace Qt::StringLiterals;
using agents::Fetched;
using agents::Reading;
using agents::readingOf;

namespace {

Fetched fetched(const QByteArray& type, const QByteArray& body, int status = 200)
{
    Fetched page;
    page.asked = u"https://example.com"_s;
    page.address = u"https://example.com/"_s;
    page.status = status;
    page.mediaType = type;
    page.body = body;
    page.at = {1'795'000'000'000};
    return page;
}

} // namespace

TEST(Reading, SaysWhatWasReadWhereAndWhenAndIsNobodysWordHere)
{
    const QByteArray body = "<title>T</title><p>Hello <a href=/x>there</a>";
    const Result<Reading> reading = readingOf(fetched("text/html", body));
    ASSERT_TRUE(reading) << reading.error().text.toStdString();
    EXPECT_EQ(reading->title, u"T"_s);
    EXPECT_EQ(reading->text, u"Hello there"_s);
    EXPECT_EQ(reading->sha256, sha256(body));
    EXPECT_EQ(reading->bytes, body.size());
    EXPECT_EQ(reading->label.integrity, Integrity::Untrusted);
    EXPECT_EQ(reading->label.confidentiality, Confidentiality::Public);
    EXPECT_EQ(reading->label.sources, QStringList{u"https://example.com/"_s});
    const QString shown = agents::shownText(*reading);
    EXPECT_TRUE(shown.startsWith(u"Title: T\nAddress: https://example.com/ (asked for: https://example.com)\nRead: 2026-11-18T"_s)) << shown.toStdString();
    EXPECT_TRUE(shown.contains(QString::fromLatin1(sha256(body).toHex())));
    EXPECT_TRUE(shown.endsWith(u"\nHello there\n\nLinks:\n- there: https://example.com/x"_s)) << shown.toStdString();
}

TEST(Reading, OnlyTextIsRead)
{
    EXPECT_EQ(readingOf(fetched("text/plain", "a\r\n<b>\x01"))->text, u"a\n<b>"_s);
    EXPECT_EQ(readingOf(fetched("application/json", "{\"a\":1}"))->text, u"{\"a\":1}"_s);
    EXPECT_EQ(readingOf(fetched("application/atom+xml", "<feed/>"))->text, u"<feed/>"_s);
    EXPECT_EQ(readingOf(fetched("", "  <p>x"))->text, u"x"_s) << "nobody says what it is";
    EXPECT_EQ(readingOf(fetched("application/octet-stream", "x"))->text, u"x"_s);
    EXPECT_EQ(readingOf(fetched("application/xhtml+xml", "<p>x"))->text, u"x"_s);
    for (const char* type : {"image/png", "application/pdf", "video/mp4"}) {
        const Result<Reading> none = readingOf(fetched(type, "x"));
        ASSERT_FALSE(none) << type;
        EXPECT_TRUE(none.error().text.contains(u"is no text"_s)) << none.error().text.toStdString();
    }
    EXPECT_FALSE(readingOf(fetched("", QByteArray("MZ\0\1", 4))));
    Fetched foreign = fetched("text/plain", "x");
    foreign.charset = "koi8-r";
    EXPECT_TRUE(readingOf(foreign).error().text.contains(u"https://example.com/ is written in koi8-r"_s));
    for (const int status : {204 + 100, 404, 410, 500, 301}) {
        const Result<Reading> none = readingOf(fetched("text/html", "x", status));
        ASSERT_FALSE(none) << status;
        EXPECT_TRUE(none.error().text.contains(QString::number(status)));
    }
}

TEST(Reading, WhatAModelIsShownHasAnEndAndSaysSo)
{
    const Result<Reading> reading = readingOf(fetched("text/plain", QByteArray("0123456789").repeated(5'000)));
    ASSERT_TRUE(reading);
    const QString first = agents::shownText(*reading);
    EXPECT_LE(first.size(), 12'000);
    const qsizetype at = first.indexOf(u"Ask with \"from\": "_s);
    ASSERT_GT(at, 0);
    const qsizetype from = first.mid(at + 17).section(u' ', 0, 0).toLongLong();
    EXPECT_GT(from, 11'000);
    QString whole;
    for (qsizetype next = 0; next < reading->text.size();) {
        const QString shown = agents::shownText(*reading, next);
        EXPECT_LE(shown.size(), 12'000);
        const QString body = shown.mid(shown.indexOf(u"\n\n"_s) + 2);
        const QString text = (next > 0 ? body.section(u'\n', 1) : body).section(u"\n[Cut here"_s, 0, 0);
        ASSERT_FALSE(text.isEmpty());
        whole += text;
        next += text.size();
    }
    EXPECT_EQ(whole, reading->text) << "piece by piece nothing is lost";
    EXPECT_TRUE(agents::shownText(*reading, 1'000'000).size() < 1'000);
}

TEST(Reading, AFeedIsShownItemByItem)
{
    agents::Feed feed;
    const Result<Reading> reading = agents::readingOfFeed(fetched("application/rss+xml",
        "<rss><channel><title>News</title><item><title>One</title><link>/1</link><description>Words</description></item><item/></channel></rss>"), feed);
    ASSERT_TRUE(reading) << reading.error().text.toStdString();
    EXPECT_EQ(reading->title, u"News"_s);
    EXPECT_EQ(reading->text, u"- One\n  https://example.com/1\n  Words\n- (no title)\n"_s);
    EXPECT_EQ(feed.items.size(), 2);
    EXPECT_EQ(reading->label.integrity, Integrity::Untrusted);
    EXPECT_FALSE(agents::readingOfFeed(fetched("text/html", "<html>"), feed));
}

} // namespace qd::test
