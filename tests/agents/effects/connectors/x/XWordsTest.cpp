#include "agents/effects/connectors/x/XWords.h"

#include <gtest/gtest.h>

namespace qd::test {

using agents::HttpAnswer;

TEST(XWords, APostIsReadAsItsReaderSeesIt)
{
    const auto text = [](const QByteArray& data) { return agents::xPostIn("{\"data\":" + data + '}')->text; };
    EXPECT_EQ(text(R"({"id":"1","text":"A &lt;b&gt; &amp;amp; c"})"), QStringLiteral("A <b> &amp; c"));
    EXPECT_EQ(text(R"({"id":"1","text":"See https://t.co/a","entities":{"urls":[{"url":"https://t.co/a","expanded_url":"https://e.example/x","start":0,"end":1}]}})"), QStringLiteral("See https://e.example/x"));
    EXPECT_EQ(text(R"({"id":"1","text":"See https://t.co/a","entities":{"urls":[{"url":"https://t.co/a","start":0,"end":1}]}})"), QStringLiteral("See https://t.co/a")) << "nobody knows what it stands for";
    EXPECT_EQ(text(R"({"id":"1","text":"short …","note_post":{"text":"the whole of it"}})"), QStringLiteral("the whole of it"));
    for (const char* wrong : {R"({"data":{"id":"x"}})", R"({"data":{"id":"12345678901234567890"}})", R"({"data":{}})", "[]", "<html>"})
        EXPECT_FALSE(agents::xPostIn(wrong)) << wrong;
}

TEST(XWords, TwoPostsReadTheSameWhateverXMakesOfTheirLinks)
{
    EXPECT_TRUE(agents::readsTheSame(QStringLiteral("Look\n\nhttps://e.example/a/"), QStringLiteral("Look  http://e.example/a")));
    EXPECT_TRUE(agents::readsTheSame(QStringLiteral("Look e.example"), QStringLiteral("Look http://e.example/")));
    EXPECT_FALSE(agents::readsTheSame(QStringLiteral("Look https://e.example/a"), QStringLiteral("Look https://e.example/b")));
    EXPECT_FALSE(agents::readsTheSame(QStringLiteral("Look"), QStringLiteral("Look!")));
}

TEST(XWords, ARefusalAsADoubleIsToldApart)
{
    HttpAnswer answer;
    answer.delivery = HttpAnswer::Answered;
    answer.status = 403;
    answer.body = R"({"detail":"You are not allowed to create a Tweet with duplicate content."})";
    EXPECT_TRUE(agents::isXDuplicate(answer));
    answer.body = R"({"errors":[{"code":187,"message":"Status is a duplicate."}]})";
    EXPECT_TRUE(agents::isXDuplicate(answer));
    answer.body = R"({"detail":"You are not permitted to perform this action."})";
    EXPECT_FALSE(agents::isXDuplicate(answer));
    answer.body = R"({"detail":"duplicate"})";
    answer.status = 400;
    EXPECT_FALSE(agents::isXDuplicate(answer));
}

TEST(XWords, TheWaitIsWhatXSays)
{
    HttpAnswer answer;
    const auto wait = [&answer](const char* reset) {
        answer.headers = {{"x-rate-limit-reset", reset}};
        return agents::xResetIn(answer, {1'000'000});
    };
    EXPECT_EQ(wait("1090"), Duration(90'000));
    EXPECT_EQ(wait("10"), Duration(0));
    EXPECT_EQ(wait("99999999"), std::nullopt);
    EXPECT_EQ(wait("soon"), std::nullopt);
    answer.headers = {{"x-rate-limit-remaining", "80"}, {"x-rate-limit-reset", "1010"}, {"x-user-limit-24hour-remaining", "0"}, {"x-user-limit-24hour-reset", "9000"}, {"x-app-limit-24hour-remaining", "3"}, {"x-app-limit-24hour-reset", "9900"}};
    EXPECT_EQ(agents::xResetIn(answer, {1'000'000}), Duration(8'000'000)) << "what is used up, not what is reset first";
    EXPECT_EQ(agents::xTimelinePath(QStringLiteral("7"), {1'795'000'000'123}).section(QStringLiteral("start_time="), 1).section(u'&', 0, 0), QStringLiteral("2026-11-18T11:06:40Z"));
}

} // namespace qd::test
