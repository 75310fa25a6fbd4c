#include "tests/app/Home.h"

namespace qd::test {

/// A home in which one run is over.
class PastCommands : public AppTest {
protected:
    void SetUp() override
    {
        const Ran ran = program.json(runArguments());
        run = ran.json().at(u"run").toString();
        ASSERT_FALSE(run.isEmpty()) << ran.err.toStdString();
    }
    Ran asItWas(const QString& to) const { return program.json({QStringLiteral("log"), QStringLiteral("replay"), QStringLiteral("--to"), to}); }
    QString run;
};

TEST_F(PastCommands, TheLastMomentIsWhatStatusSays)
{
    const Json now = program.json(words("status")).json();
    const qint64 last = now.at(u"log_sequence").toInteger();
    const Json then = asItWas(QString::number(last)).json();
    EXPECT_EQ(then.at(u"log_sequence").toInteger(), last);
    EXPECT_EQ(then.at(u"agents").toText(), now.at(u"agents").toText());
    EXPECT_EQ(then.at(u"open_runs").toInteger(), 0);
}

TEST_F(PastCommands, AnEarlierMomentHasTheRunOpen)
{
    const qint64 last = program.json(words("status")).json().at(u"log_sequence").toInteger();
    const Json then = asItWas(QString::number(last / 2)).json();
    ASSERT_EQ(then.at(u"runs").items().size(), 1);
    EXPECT_EQ(then.at(u"runs").items().first().at(u"run").toString(), run);
    EXPECT_EQ(then.at(u"log_sequence").toInteger(), last / 2);
    EXPECT_EQ(asItWas(then.at(u"time").toString()).code, 0);
    const Ran text = program.run({QStringLiteral("log"), QStringLiteral("replay"), QStringLiteral("--to"), QString::number(last / 2)});
    EXPECT_TRUE(text.out.startsWith("As it was at fact ")) << text.out.toStdString();
    EXPECT_TRUE(text.out.contains("1 runs open"));
}

TEST_F(PastCommands, WhatIsNotInTheRecordIsRefusedInASentence)
{
    EXPECT_EQ(asItWas(QStringLiteral("999999")).code, 2);
    EXPECT_TRUE(asItWas(QStringLiteral("999999")).message().startsWith(QStringLiteral("The record ends at fact ")));
    EXPECT_EQ(asItWas(QStringLiteral("0")).code, 2);
    EXPECT_EQ(asItWas(QStringLiteral("yesterday")).code, 2);
    EXPECT_EQ(asItWas(QStringLiteral("2999-01-01T00:00")).code, 2);
    EXPECT_EQ(asItWas(QStringLiteral("2001-01-01T00:00")).code, 2);
    EXPECT_EQ(program.json(words("log replay")).code, 2);
}

TEST_F(PastCommands, ARunIsDoneAgainWithoutACallAndDecidesTheSame)
{
    const Ran again = program.json({QStringLiteral("runs"), QStringLiteral("replay"), run});
    const Json result = again.json();
    EXPECT_EQ(again.code, 0) << again.out.toStdString() << again.err.toStdString();
    EXPECT_TRUE(result.at(u"same").toBool()) << again.out.toStdString();
    EXPECT_EQ(result.at(u"calls").toInteger(), 0);
    EXPECT_GT(result.at(u"decisions").toInteger(), 3);
    EXPECT_EQ(result.at(u"replayed").toInteger(), result.at(u"decisions").toInteger());
    writeFile(program.home() + QStringLiteral("/prompts/strategy.md"), "version: 9\nThink of something else.\n");
    const Ran other = program.json({QStringLiteral("runs"), QStringLiteral("replay"), run});
    EXPECT_EQ(other.code, 1);
    EXPECT_TRUE(other.json().at(u"first_difference").at(u"what").toString().startsWith(QStringLiteral("The request differs at step ")))
        << other.out.toStdString();
    EXPECT_EQ(program.json(words("status")).json().at(u"open_runs").toInteger(), 0) << "the record is untouched";
}

} // namespace qd::test
