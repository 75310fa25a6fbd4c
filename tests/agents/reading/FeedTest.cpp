#include "agents/reading/markup/Feed.h"

#include <gtest/gtest.h>

namespace qd::test {

using namespace Qt::StringLiterals;
using agents::Feed;
using agents::feedTime;
using agents::readFeed;

namespace {

const QUrl kWhere(u"https://example.com/news/feed.xml"_s);

QString timeOf(const char* text)
{
    const std::optional<Instant> time = feedTime(QLatin1String(text));
    return time ? toRfc3339(*time) : u"none"_s;
}

} // namespace

TEST(Feed, RssIsRead)
{
    const Result<Feed> feed = readFeed(R"(<?xml version="1.0" encoding="ISO-8859-1"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:media="http://search.yahoo.com/mrss/">
<channel><atom:link href="https://example.com/self" rel="self"/><title>News &amp; more</title><link>https://example.com/</link><language>de</language>
<image><title>Logo</title><link>https://logo.example/</link></image>
<item><title>Gr)" "\xFC\xDF" R"(e&nbsp;an alle</title><link>/first</link><guid isPermaLink="false">id-1</guid><pubDate>Sun, 22 Nov 2026 09:00:00 +0100</pubDate>
<description>&lt;p&gt;Some &lt;b&gt;bold&lt;/b&gt; words&lt;script&gt;x()&lt;/script&gt;&lt;/p&gt;</description><media:title>Photo</media:title></item>
<item><guid>https://example.com/second</guid><content:encoded><![CDATA[<p>Whole <a href="x">text</a></p>]]></content:encoded></item>
<item><title>javascript</title><link>javascript:alert(1)</link></item></channel></rss>)", {}, kWhere);
    ASSERT_TRUE(feed) << feed.error().text.toStdString();
    EXPECT_EQ(feed->title, u"News & more"_s);
    EXPECT_EQ(feed->address, u"https://example.com/"_s);
    EXPECT_EQ(feed->language, u"de"_s);
    ASSERT_EQ(feed->items.size(), 3);
    const agents::FeedItem& first = feed->items[0];
    EXPECT_EQ(first.id, u"id-1"_s);
    EXPECT_EQ(first.title, u"Grüße an alle"_s);
    EXPECT_EQ(first.address, u"https://example.com/first"_s);
    EXPECT_EQ(first.summary, u"Some bold words"_s);
    EXPECT_EQ(toRfc3339(first.time.value_or(Instant{})), u"2026-11-22T08:00:00.000Z"_s);
    EXPECT_EQ(feed->items[1].address, u"https://example.com/second"_s) << "a guid is an address unless it says it is none";
    EXPECT_EQ(feed->items[1].summary, u"Whole text"_s);
    EXPECT_FALSE(feed->items[1].time);
    EXPECT_TRUE(feed->items[2].address.isEmpty());
}

TEST(Feed, AtomIsRead)
{
    const Result<Feed> feed = readFeed(R"(<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title type="html">The &lt;b&gt;Blog&lt;/b&gt;</title>
<link rel="self" href="/feed"/><link href="/"/><updated>2026-11-22T08:00:00Z</updated>
<entry><title>Less: &lt;b&gt;</title><link rel="edit" href="/e"/><link rel="alternate" href="one"/><id>tag:example.com,2026:1</id>
<updated>2026-11-22T08:30:00.5+01:00</updated><published>2026-11-21T23:00:00-05:00</published>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>One</p><p>two &amp; 2 &lt; 3</p></div></content></entry>
<entry><title>Second</title><id>2</id><updated>2026-11-22</updated><summary type="text">1 &lt; 2</summary></entry></feed>)", "utf-8", kWhere);
    ASSERT_TRUE(feed) << feed.error().text.toStdString();
    EXPECT_EQ(feed->title, u"The Blog"_s);
    EXPECT_EQ(feed->address, u"https://example.com/"_s);
    EXPECT_EQ(feed->language, u"en"_s);
    ASSERT_EQ(feed->items.size(), 2);
    EXPECT_EQ(feed->items[0].title, u"Less: <b>"_s) << "plain text is no markup";
    EXPECT_EQ(feed->items[0].address, u"https://example.com/news/one"_s);
    EXPECT_EQ(feed->items[0].id, u"tag:example.com,2026:1"_s);
    EXPECT_EQ(feed->items[0].summary, u"One\n\ntwo & 2 < 3"_s);
    EXPECT_EQ(toRfc3339(feed->items[0].time.value_or(Instant{})), u"2026-11-22T04:00:00.000Z"_s);
    EXPECT_EQ(feed->items[1].summary, u"1 < 2"_s);
}

TEST(Feed, JsonFeedIsRead)
{
    const Result<Feed> feed = readFeed(R"({"version":"https://jsonfeed.org/version/1.1","title":"T","home_page_url":"https://example.com/","items":[
{"id":"1","url":"https://example.com/1","content_html":"<p>a<script>b</script>","date_published":"2026-11-22T08:00:00Z"},{"id":7,"content_text":"plain"}]})", {}, kWhere);
    ASSERT_TRUE(feed) << feed.error().text.toStdString();
    ASSERT_EQ(feed->items.size(), 2);
    EXPECT_EQ(feed->items[0].summary, u"a"_s);
    EXPECT_EQ(feed->items[1].id, u"7"_s);
    EXPECT_FALSE(readFeed(R"({"version":"1"})", {}, kWhere));
    EXPECT_FALSE(readFeed(R"({"version":"https://jsonfeed.org/version/1",)", {}, kWhere));
}

TEST(Feed, OldRssIsReadToo)
{
    const Result<Feed> feed = readFeed(R"(<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>T</title></channel><item><title>I</title><link>https://example.com/i</link><dc:date>2026-11-22T08:00:00Z</dc:date></item></rdf:RDF>)", {}, kWhere);
    ASSERT_TRUE(feed) << feed.error().text.toStdString();
    ASSERT_EQ(feed->items.size(), 1);
    EXPECT_TRUE(feed->items[0].time);
}

TEST(Feed, DatesAreReadAsFeedsWriteThem)
{
    EXPECT_EQ(timeOf("Sun, 22 Nov 2026 08:00:00 GMT"), u"2026-11-22T08:00:00.000Z"_s);
    EXPECT_EQ(timeOf("Sun, 22 Nov 2026 08:00:00 Z"), u"2026-11-22T08:00:00.000Z"_s);
    EXPECT_EQ(timeOf("22 Nov 2026 08:00:00 EST"), u"2026-11-22T13:00:00.000Z"_s);
    EXPECT_EQ(timeOf(" Sun,  22 Nov 2026 08:00:00  -0700 "), u"2026-11-22T15:00:00.000Z"_s);
    EXPECT_EQ(timeOf("2026-11-22T08:00:00+02:00"), u"2026-11-22T06:00:00.000Z"_s);
    EXPECT_EQ(timeOf("2026-11-22"), u"2026-11-22T00:00:00.000Z"_s);
    EXPECT_EQ(timeOf("2026-11-22T08:00:00"), u"2026-11-22T08:00:00.000Z"_s) << "not by this machine's zone";
    for (const char* none : {"", "yesterday", "32 Nov 2026 08:00:00 GMT", "GMT", " "})
        EXPECT_EQ(timeOf(none), u"none"_s) << none;
}

TEST(Feed, WhatIsNoFeedOrMadeToHurtIsRefused)
{
    QByteArray laughs = R"(<!DOCTYPE r [<!ENTITY a "aaaaaaaaaa">)";
    for (char c = 'b'; c < 'k'; ++c) {
        const QByteArray before(1, char(c - 1));
        laughs += "<!ENTITY " + QByteArray(1, c) + " \"" + ("&" + before + ";").repeated(10) + "\">";
    }
    laughs += "]><rss><channel><title>&j;</title></channel></rss>";
    struct Case {
        QByteArray bytes;
        const char* says;
    };
    const Case all[] = {
        {"", "is no feed"},
        {"no markup", "is no feed"},
        {"<html><body></body></html>", "begins with <html>"},
        {"<rss><channel><item><title>cut", "no whole feed"},
        {"<rss><channel><title>&unknown;</title></channel></rss>", "no whole feed"},
        {"<rss><channel><a></b></channel></rss>", "no whole feed"},
        {laughs, "no whole feed"},
        {R"(<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss><channel><title>&x;</title></channel></rss>)", ""},
        {"<rss><channel>" + QByteArray("<a>").repeated(100'000), "nested too deeply"},
        {R"(<?xml version="1.0" encoding="shift_jis"?><rss/>)", "shift_jis"},
    };
    for (const Case& one : all) {
        const Result<Feed> feed = readFeed(one.bytes, {}, kWhere);
        if (feed) {
            EXPECT_STREQ(one.says, "") << one.bytes.left(80).toStdString();
            EXPECT_TRUE(feed->title.isEmpty()) << "nothing outside is fetched";
        } else {
            EXPECT_TRUE(feed.error().text.contains(QLatin1String(one.says))) << feed.error().text.toStdString();
        }
    }
    const Result<Feed> long_ = readFeed("<rss><channel>" + QByteArray("<item><title>x</title></item>").repeated(300) + "</channel></rss>", {}, kWhere);
    ASSERT_TRUE(long_);
    EXPECT_EQ(long_->items.size(), 200);
    EXPECT_TRUE(long_->isCut);
}

} // namespace qd::test
