#include "agents/reading/manners/RobotsRules.h"
#include "agents/reading/manners/RobotsShelf.h"

#include <gtest/gtest.h>

namespace qd::test {

using agents::RobotsRules;

namespace {

bool allowed(const char* robots, const char* path)
{
    return RobotsRules::read(QByteArrayView(robots), "Quarterdeck").allows(QByteArrayView(path));
}

} // namespace

TEST(RobotsRules, TheLongestRuleDecidesAndAllowGoesFirst)
{
    EXPECT_TRUE(allowed("", "/x"));
    EXPECT_FALSE(allowed("User-agent: *\nDisallow: /", "/x"));
    EXPECT_TRUE(allowed("User-agent: *\nDisallow:", "/x"));
    EXPECT_TRUE(allowed("User-agent: *\nDisallow: /\nAllow: /p", "/page")) << "RFC 9309, 2.2.2";
    EXPECT_FALSE(allowed("User-agent: *\nAllow: /p\nDisallow: /", "/x"));
    EXPECT_TRUE(allowed("User-agent: *\nAllow: /p\nDisallow: /", "/page")) << "in whatever order";
    EXPECT_TRUE(allowed("User-agent: *\nDisallow: /page\nAllow: /page", "/page")) << "equally long";
    EXPECT_TRUE(allowed("User-agent: *\nAllow: /page\nDisallow: /page", "/page"));
    EXPECT_FALSE(allowed("User-agent: *\nAllow: /example/page/\nDisallow: /example/page/disallowed.gif", "/example/page/disallowed.gif"));
    EXPECT_TRUE(allowed("User-agent: *\nDisallow: /", "/robots.txt"));
    EXPECT_FALSE(allowed("User-agent: *\nDisallow: /x?a", "/x?ab"));
}

TEST(RobotsRules, StarsAndTheEndAreUnderstood)
{
    EXPECT_FALSE(allowed("User-agent: *\nDisallow: /*.gif$", "/a/b.gif"));
    EXPECT_TRUE(allowed("User-agent: *\nDisallow: /*.gif$", "/a/b.gif?x"));
    EXPECT_FALSE(allowed("User-agent: *\nDisallow: /*.gif", "/a/b.gif?x"));
    EXPECT_FALSE(allowed("User-agent: *\nDisallow: /a*b*c", "/axxbxxcxx"));
    EXPECT_TRUE(allowed("User-agent: *\nDisallow: /a*b*c$", "/axxbxxcxx"));
    EXPECT_FALSE(allowed("User-agent: *\nDisallow: /a*b*c$", "/axxbcxxc"));
    EXPECT_FALSE(allowed("User-agent: *\nDisallow: *", "/anything"));
    EXPECT_FALSE(allowed("User-agent: *\nDisallow: /**/x", "/a/x"));
    EXPECT_TRUE(allowed("User-agent: *\nDisallow: /page$", "/page/"));
    EXPECT_FALSE(allowed("User-agent: *\nDisallow: /fish*", "/fish"));
}

TEST(RobotsRules, GroupsAreForWhomTheyName)
{
    const char* const own = "User-agent: *\nDisallow: /\n\nUser-agent: quarterdeck\nDisallow: /private\n\nUser-agent: Other\nDisallow: /\n";
    EXPECT_TRUE(allowed(own, "/x")) << "a group of its own counts alone";
    EXPECT_FALSE(allowed(own, "/private/x"));
    EXPECT_FALSE(allowed("User-agent: Quarterdeck/3.0\nDisallow: /a", "/a"));
    EXPECT_TRUE(allowed("User-agent: Quarterdeck-News\nDisallow: /a", "/a")) << "another robot";
    EXPECT_TRUE(allowed("User-agent: Quarter\nDisallow: /a", "/a"));
    EXPECT_FALSE(allowed("User-agent: a\nUser-agent: QUARTERDECK\nUser-agent: b\nDisallow: /a", "/a")) << "several names, one group";
    const char* const twice = "User-agent: Quarterdeck\nDisallow: /a\nUser-agent: x\nDisallow: /b\nUser-agent: Quarterdeck\nDisallow: /c\n";
    EXPECT_FALSE(allowed(twice, "/a"));
    EXPECT_TRUE(allowed(twice, "/b"));
    EXPECT_FALSE(allowed(twice, "/c")) << "groups of one name count together";
    EXPECT_TRUE(allowed("User-agent: *\nDisallow: /\nUser-agent: Quarterdeck\n", "/a")) << "a group without rules allows";
    EXPECT_TRUE(allowed("Disallow: /", "/a")) << "rules of nobody";
    EXPECT_FALSE(allowed("User-agent: Quarterdeck\nSitemap: https://x/\nCrawl-delay: 5\nDisallow: /a", "/a")) << "other lines part nothing";
}

TEST(RobotsRules, IsReadAsItIsWritten)
{
    EXPECT_FALSE(allowed("\xEF\xBB\xBFUSER-AGENT : *  # all\r\n  disallow :/a # not this\r\n", "/a/b"));
    EXPECT_FALSE(allowed("User-agent: *\rDisallow: /a", "/a"));
    EXPECT_FALSE(allowed("User-agent: *\nno colon\n:\n\nDisallow: /a", "/a"));
    // RFC 9309, 2.2.2: one spelling for each path.
    EXPECT_FALSE(allowed("User-agent: *\nDisallow: /foo/bar?baz=https://foo.bar", "/foo/bar?baz=https://foo.bar"));
    EXPECT_FALSE(allowed("User-agent: *\nDisallow: /foo/bar/\xE3\x83\x84", "/foo/bar/%E3%83%84"));
    EXPECT_FALSE(allowed("User-agent: *\nDisallow: /foo/bar/%E3%83%84", "/foo/bar/%e3%83%84"));
    EXPECT_FALSE(allowed("User-agent: *\nDisallow: /foo/bar/%62%61%7A", "/foo/bar/baz"));
    EXPECT_FALSE(allowed("User-agent: *\nDisallow: /a%3Cd", "/a%3cd"));
    EXPECT_TRUE(allowed("User-agent: *\nDisallow: /a%2Fb", "/a/b")) << "an escaped slash is none";
    EXPECT_FALSE(RobotsRules::nothing().allows("/x"));
    EXPECT_TRUE(RobotsRules().allows("/x"));
}

TEST(RobotsRules, WhatIsHugeOrHostileEndsSoon)
{
    QByteArray late = "User-agent: *\n" + QByteArray("# \n").repeated(200'000) + "Disallow: /";
    EXPECT_TRUE(RobotsRules::read(late, "Quarterdeck").allows("/x")) << "beyond 500 KiB nobody reads";
    QByteArray stars = "User-agent: *\nDisallow: /" + QByteArray("a*").repeated(2'000) + "b\n";
    EXPECT_TRUE(RobotsRules::read(stars, "Quarterdeck").allows("/" + QByteArray(2'000, 'a')));
    EXPECT_TRUE(RobotsRules::read(QByteArray(600'000, '\0'), "Quarterdeck").allows("/"));
}

TEST(RobotsShelf, KeepsWhatWasSaidForADay)
{
    agents::RobotsShelf shelf;
    const Instant now{1'000'000'000};
    shelf.keep(QStringLiteral("https://a"), {RobotsRules::nothing(), true, now});
    shelf.keep(QStringLiteral("https://b"), {RobotsRules::nothing(), false, now});
    EXPECT_TRUE(shelf.find(QStringLiteral("https://a"), now + std::chrono::hours(23)));
    EXPECT_FALSE(shelf.find(QStringLiteral("https://a"), now + std::chrono::hours(24)));
    EXPECT_FALSE(shelf.find(QStringLiteral("https://a"), now - Duration(1))) << "the clock was set back";
    EXPECT_TRUE(shelf.find(QStringLiteral("https://b"), now + std::chrono::minutes(9)));
    EXPECT_FALSE(shelf.find(QStringLiteral("https://b"), now + std::chrono::minutes(10))) << "a site that failed is asked again soon";
    EXPECT_FALSE(shelf.find(QStringLiteral("https://c"), now));
    for (int i = 0; i < 1'000; ++i)
        shelf.keep(QStringLiteral("https://%1").arg(i), {RobotsRules(), true, now + Duration(1)});
    EXPECT_FALSE(shelf.find(QStringLiteral("https://a"), now + Duration(1))) << "it gave way";
    EXPECT_TRUE(shelf.find(QStringLiteral("https://999"), now + Duration(1)));
}

} // namespace qd::test
