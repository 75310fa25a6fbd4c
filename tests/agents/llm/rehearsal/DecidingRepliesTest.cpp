#include "tests/agents/llm/rehearsal/Requests.h"

#include <gtest/gtest.h>

using namespace qd;

namespace {

using test::replyTo;
using test::RequestBuilder;

constexpr const char* kQuestion = R"({"question":"%1","options":["The newsletter","A paid post","A talk at the fair"],"asked":[]})";

RequestBuilder ask(const char* task, const char* agent, const char* role, const QByteArray& question = QByteArray(kQuestion))
{
    return RequestBuilder(QString::fromLatin1(task), QString::fromLatin1(agent)).role(QString::fromLatin1(role)).upstream(QStringLiteral("c-question"), question);
}

QByteArray intent(const char* text)
{
    return QByteArray(R"({"question":")") + text + R"(","options":["go","change","drop"]})";
}

TEST(DecidingReplies, AVoteIsOneOfTheOptionsAndFollowsTheDuty)
{
    EXPECT_EQ(replyTo(ask("vote", "mailer", "Writes the newsletter.").build()).at(u"choice").toString(), QStringLiteral("The newsletter"));
    EXPECT_EQ(replyTo(ask("vote", "buyer", "Buys paid posts.").build()).at(u"choice").toString(), QStringLiteral("A paid post"));
    const Json reply = replyTo(ask("vote", "fair", "Stands at the fair and gives a talk.").build());
    EXPECT_EQ(reply.at(u"choice").toString(), QStringLiteral("A talk at the fair"));
    EXPECT_TRUE(reply.at(u"reasoning").toString().contains(QStringLiteral("talk")));
}

TEST(DecidingReplies, AVoteTakesUpWhatTheBriefSays)
{
    const auto choice = [](const char* brief) {
        return replyTo(ask("vote", "lead", "Decides.").brief(QString::fromLatin1(brief)).build()).at(u"choice").toString();
    };
    EXPECT_EQ(choice("Announce it at the fair with a talk"), QStringLiteral("A talk at the fair"));
    EXPECT_EQ(choice("Announce it in our newsletter"), QStringLiteral("The newsletter"));
}

TEST(DecidingReplies, WhoseDutyIsTouchedAndWouldLoseObjects)
{
    const auto reply = [](const char* role, const char* what) { return replyTo(ask("objection", "x", role, intent(what)).build()); };
    const Json touched = reply("Writes the newsletter.", "Move 400 dollars from the newsletter to paid posts");
    EXPECT_TRUE(touched.at(u"objects").toBool());
    EXPECT_TRUE(touched.at(u"reasoning").toString().contains(QStringLiteral("newsletter")));
    EXPECT_FALSE(touched.at(u"change").toString().isEmpty());
    EXPECT_FALSE(reply("Draws pictures.", "Move 400 dollars from the newsletter to paid posts").at(u"objects").toBool()) << "no duty of theirs";
    EXPECT_FALSE(reply("Writes the newsletter.", "Mention the newsletter in the talk").at(u"objects").toBool()) << "nothing is taken away";
}

TEST(DecidingReplies, TheRulingWeighsWhoObjectsAndHowItPresses)
{
    const auto verdict = [](int objecting, int asked, const char* brief) {
        RequestBuilder request = ask("objection-ruling", "lead", "Decides.", intent("Move 400 dollars")).brief(QString::fromLatin1(brief));
        for (int i = 0; i < asked; ++i)
            request.upstream(QStringLiteral("c-answer-%1").arg(i), i < objecting ? R"({"objects":true,"reasoning":"Mail would suffer.","change":"Half of it."})"
                                                                                 : R"({"objects":false,"reasoning":"None.","change":""})");
        return replyTo(request.build()).at(u"verdict").toString();
    };
    EXPECT_EQ(verdict(1, 3, "Sell more"), QStringLiteral("change"));
    EXPECT_EQ(verdict(2, 3, "Sell more"), QStringLiteral("drop"));
    EXPECT_EQ(verdict(1, 3, "Sell more, it is urgent"), QStringLiteral("go"));
}

TEST(DecidingReplies, ARulingTakesWhatSomebodyStoodFor)
{
    const Json ruling = replyTo(ask("consensus-ruling", "lead", "Stands at the fair.")
                                    .upstream(QStringLiteral("c-vote-a"), R"({"choice":"The newsletter","reasoning":"All our readers open it."})")
                                    .upstream(QStringLiteral("c-vote-b"), R"({"choice":"A paid post","reasoning":"It reaches strangers."})").build());
    EXPECT_NE(ruling.at(u"choice").toString(), QStringLiteral("A talk at the fair"));
    EXPECT_TRUE(ruling.at(u"reasoning").toString().contains(QStringLiteral("It reaches strangers.")));
}

TEST(DecidingReplies, WhatIsRaisedIsPassedOnInWordsOfItsOwn)
{
    const Json reply = replyTo(RequestBuilder(QStringLiteral("escalation"), QStringLiteral("boss"))
                                   .note(QStringLiteral("lead"), QStringLiteral("Which way do we go?"))
                                   .note(QStringLiteral("lead"), QStringLiteral("Tried: Market Research asked around"))
                                   .note(QStringLiteral("lead"), QStringLiteral("Recommends: Say nothing yet")).build());
    EXPECT_EQ(reply.at(u"ruling").toString(), QStringLiteral("climb"));
    EXPECT_TRUE(reply.at(u"reasoning").toString().contains(QStringLiteral("more than my desk"))) << reply.toText().toStdString();
    EXPECT_TRUE(reply.at(u"message").toString().contains(QStringLiteral("Say nothing yet"))) << reply.toText().toStdString();
}

} // namespace
