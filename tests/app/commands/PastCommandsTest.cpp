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
    EXPECT_TRUE(text.out.contains("1 run open"));
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

/// A run tried differently.
class ForkCommands : public PastCommands {
protected:
    void SetUp() override
    {
        PastCommands::SetUp();
        prompt = folder.file(QStringLiteral("other.md"));
        writeFile(prompt, "version: 3\nWrite the whole piece anew, for people who count by night.\n");
    }
    QStringList fork(const QStringList& rest) const { return QStringList{QStringLiteral("runs"), QStringLiteral("fork"), run} + rest; }
    QStringList otherDraft() const { return fork({QStringLiteral("--from"), QStringLiteral("draft"), QStringLiteral("--prompt"), QStringLiteral("draft=") + prompt}); }
    QString prompt;
};

TEST_F(ForkCommands, AnotherPromptIsComparedWithTheRunAsItWas)
{
    const Json before = program.json(words("status")).json();
    const QString pieces = folder.file(QStringLiteral("pieces"));
    const Ran ran = program.json(otherDraft() + QStringList{QStringLiteral("--out"), pieces});
    const Json result = ran.json();
    ASSERT_EQ(ran.code, 0) << ran.out.toStdString() << ran.err.toStdString();
    EXPECT_FALSE(result.at(u"same").toBool());
    EXPECT_GT(result.at(u"calls").toInteger(), 0);
    EXPECT_GT(result.at(u"answered_by_record").toInteger(), 5);
    EXPECT_EQ(result.at(u"put_otherwise_before").toInteger(), 0);
    EXPECT_EQ(result.at(u"then").at(u"state").toString(), QStringLiteral("finished"));
    EXPECT_EQ(result.at(u"now").at(u"state").toString(), QStringLiteral("finished"));
    EXPECT_EQ(result.at(u"now").at(u"cost_micro_usd").toInteger(), 0);
    EXPECT_TRUE(result.at(u"decisions").items().first().at(u"same").toBool()) << "before the step nothing is decided anew";
    EXPECT_TRUE(QFile::exists(pieces + QStringLiteral("/draft.as-it-was.md")));
    EXPECT_TRUE(QFile::exists(pieces + QStringLiteral("/draft.tried.md")));
    EXPECT_EQ(program.json(words("status")).json().at(u"log_sequence").toInteger(), before.at(u"log_sequence").toInteger()) << "the record is untouched";
    const Ran text = program.run(otherDraft());
    EXPECT_TRUE(text.out.contains("Nothing left the house, and your record is as it was.")) << text.out.toStdString();
    EXPECT_TRUE(text.out.contains("What differs:"));
    EXPECT_TRUE(text.out.contains("The draft has "));
}

TEST_F(ForkCommands, WhatCannotBeTriedSaysWhatWouldBeRight)
{
    const auto refused = [&](const QStringList& rest, const char* message) {
        const Ran ran = program.json(fork(rest));
        EXPECT_EQ(ran.code, 2) << message << "\n" << ran.out.toStdString();
        EXPECT_EQ(ran.message(), QString::fromUtf8(message));
    };
    refused({}, "fork needs the step from which on things are done differently");
    refused(words("--from draft"), "Nothing is to be changed.");
    refused(words("--from nowhere --autonomy L1"), "The workflow of the run has no step \"nowhere\".");
    refused(words("--from draft --autonomy L9"), "--autonomy cannot be \"L9\"");
    refused(words("--from draft --model nobody:knows"), "Nobody knows a price of the model \"nobody:knows\".");
    refused(words("--from draft --prompt draft"), "--prompt cannot be \"draft\"");
    const Ran stray = program.json(words("runs list --from draft"));
    EXPECT_EQ(stray.code, 2);
    EXPECT_EQ(stray.message(), QStringLiteral("--from belongs to runs fork"));
}

} // namespace qd::test
