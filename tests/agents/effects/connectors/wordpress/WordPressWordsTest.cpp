#include "agents/effects/connectors/wordpress/WordPressWords.h"

#include <gtest/gtest.h>

namespace qd::test {

using namespace agents;

TEST(WordPressWords, ReadAnswersStrictly)
{
    const Result<SitePost> post = postIn(R"({"id":7,"status":"draft","slug":"a","link":"https://x.example/?p=7","title":{"raw":"A & B"},"content":{"raw":"<p>a</p>"},"modified_gmt":"2026-11-23T01:02:03"})");
    ASSERT_TRUE(post);
    EXPECT_EQ(post->id, 7);
    EXPECT_EQ(post->title, QStringLiteral("A & B"));
    for (const char* bad : {"", "[]", "{}", "<html>", R"({"id":"7/../8","status":"draft"})", R"({"id":-1,"status":"draft"})", R"({"id":0,"status":"draft"})", R"({"id":7.5,"status":"draft"})", R"({"id":7})"})
        EXPECT_FALSE(postIn(bad)) << bad;
    EXPECT_EQ(postsIn("[]").value().size(), 0);
    EXPECT_FALSE(postsIn(R"({"code":"no"})"));
    EXPECT_FALSE(postsIn(R"([{"id":"1"}])"));
    EXPECT_EQ(mediaIn(R"([{"id":3,"title":{"raw":"abc"},"media_details":{"filesize":9}},{"id":4,"title":{"raw":"abc"}},{"id":5,"title":{"raw":"abcd"}},{"id":6,"title":{"raw":"abc"},"media_details":{"filesize":8}}])",
                      QStringLiteral("abc"), 9).value(), (QList<qint64>{3, 4}));
    EXPECT_EQ(numberIn(R"({"id":12})").value(), 12);
    EXPECT_FALSE(numberIn(R"({"id":"12"})"));
    EXPECT_EQ(complaintIn(R"({"code":"rest_cannot_create","message":"Sorry,\nno.\u202e"})"), QStringLiteral("Sorry, no. (rest_cannot_create)"));
    EXPECT_EQ(complaintIn("<html>"), QString());
}

TEST(WordPressWords, AskByARouteThatNothingCanLeave)
{
    ConnectorFile file;
    file.url = QStringLiteral("https://x.example");
    const HttpRequest request = siteRequest(file, HttpRequest::Get, QStringLiteral("/wp/v2/posts"), {{QStringLiteral("slug"), QStringLiteral("a&status=any#/ö")}});
    EXPECT_EQ(request.url, QStringLiteral("https://x.example/?rest_route=/wp/v2/posts&slug=a%26status%3Dany%23%2F%C3%B6"));
    EXPECT_FALSE(markLine(QStringLiteral("0193-ab-cd")).mid(6).chopped(4).contains(QStringLiteral("--"))) << "WordPress makes one dash of two in a comment";
}

TEST(WordPressWords, ADigestChangesWithWhatAPersonSees)
{
    const SitePost post{7, QStringLiteral("publish"), QStringLiteral("a"), QStringLiteral("https://x"), QStringLiteral("T"), QStringLiteral("C"), QStringLiteral("now")};
    QList<SitePost> others(5, post);
    others[0].status = others[1].slug = others[2].title = others[3].content = others[4].modified = QStringLiteral("z");
    for (const SitePost& other : others)
        EXPECT_NE(digestOf(other), digestOf(post));
    EXPECT_EQ(digestOf(post).size(), 64);
}

TEST(WordPressWords, APostIsReplacedByItsNumberAlone)
{
    const auto replaced = [](const char* text) {
        EffectContent content;
        content.details.insert(QStringLiteral("update"), QString::fromLatin1(text));
        return replacedBy(content);
    };
    EXPECT_EQ(replacedBy({}), 0);
    EXPECT_EQ(replaced("12"), 12);
    for (const char* bad : {"0", "-1", "012", "+1", " 1", "1 ", "1/x", "x", "99999999999999999999"})
        EXPECT_FALSE(replaced(bad)) << bad;
}

} // namespace qd::test
