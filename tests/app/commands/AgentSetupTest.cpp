#include "tests/app/Home.h"

#include <QFile>

namespace qd::test {

class AgentSetup : public AppTest {
protected:
    Json versions() const { return program.json(words("agent versions copywriter")).json(); }
    Ran does(const char* line) const { return program.run(words(line)); }
};

TEST_F(AgentSetup, SetsKeepsShowsAndGoesBack)
{
    const Json before = program.json(words("agent config copywriter")).json();
    EXPECT_EQ(before.at(u"version").toInteger(), 0);
    EXPECT_FALSE(before.at(u"configuration").at(u"role").toString().isEmpty());
    const QString file = folder.file(QStringLiteral("told.txt"));
    QFile told(file);
    ASSERT_TRUE(told.open(QIODevice::WriteOnly));
    told.write("Never use lists.\n");
    told.close();
    const Ran set = program.run({QStringLiteral("agent"), QStringLiteral("config"), QStringLiteral("copywriter"), QStringLiteral("--set"), QStringLiteral("temperature=0.35"),
                                 QStringLiteral("--set"), QStringLiteral("instructions=@") + file, QStringLiteral("--reason"), QStringLiteral("lists read like a manual")});
    ASSERT_EQ(set.code, 0) << set.err.toStdString();
    EXPECT_TRUE(set.out.contains("Version 1 of copywriter is in use from its next turn on.")) << set.out.toStdString();
    ASSERT_EQ(does("agent config copywriter --set model=anthropic:claude-sonnet-4-5 --keep").code, 0);
    const Json all = versions();
    EXPECT_EQ(all.at(u"in_use").toInteger(), 1);
    ASSERT_EQ(all.at(u"versions").items().size(), 3);
    const Json one = all.at(u"versions").items()[1];
    EXPECT_EQ(one.at(u"reason").toString(), QStringLiteral("lists read like a manual"));
    ASSERT_EQ(one.at(u"differences").items().size(), 2);
    EXPECT_EQ(one.at(u"differences").items()[0].at(u"after").toString(), QStringLiteral("Never use lists."));
    const QByteArray text = does("agent versions copywriter").out;
    EXPECT_TRUE(text.contains("{+Never use lists.+}")) << text.toStdString();
    EXPECT_TRUE(text.contains("none -> anthropic:claude-sonnet-4-5"));
    ASSERT_EQ(does("agent rollback copywriter 0").code, 0);
    EXPECT_EQ(versions().at(u"in_use").toInteger(), 3);
    EXPECT_EQ(program.json(words("agent config copywriter")).json().at(u"configuration").at(u"instructions").toString(), QString());
    EXPECT_EQ(program.json(words("log verify")).code, 0);
}

TEST_F(AgentSetup, ATrialIsBegunCountedShownAndEnded)
{
    ASSERT_EQ(does("agent config copywriter --set temperature=0.9 --keep").code, 0);
    const Ran begun = does("agent ab copywriter --against 1 --share 0.3 --measure quality --most 50");
    ASSERT_EQ(begun.code, 0) << begun.err.toStdString();
    EXPECT_TRUE(begun.out.contains("30 % of the runs that begin from now on go to version 1")) << begun.out.toStdString();
    ASSERT_EQ(program.run(runArguments()).code, 0);
    const Json trial = program.json(words("agent trials")).json().at(u"trials").items()[0];
    EXPECT_EQ(trial.at(u"measure").toString(), QStringLiteral("quality"));
    EXPECT_EQ(trial.at(u"count_a").toInteger() + trial.at(u"count_b").toInteger(), 1) << "the draft was measured";
    EXPECT_EQ(trial.at(u"pairs").toInteger(), 0);
    EXPECT_EQ(trial.at(u"waiting_for_a_partner").toInteger(), 1);
    EXPECT_EQ(trial.at(u"needed").toReal(), 20);
    EXPECT_TRUE(does("agent ab copywriter").out.contains("Nothing can be compared yet"));
    EXPECT_EQ(does("agent config copywriter --set temperature=0.1").code, 4) << "the trial ends first";
    EXPECT_EQ(does("agent ab copywriter --against 1").code, 4);
    ASSERT_EQ(does("agent adopt copywriter 1").code, 0);
    EXPECT_EQ(versions().at(u"in_use").toInteger(), 1);
    EXPECT_EQ(does("agent adopt copywriter 1").code, 4);
    EXPECT_EQ(program.json(words("agent trials")).json().at(u"trials").items()[0].at(u"adopted").toInteger(), 1);
}

TEST_F(AgentSetup, WhereNoTemperatureIsSentNoneIsSetOrTried)
{
    ASSERT_EQ(does("agent config copywriter --set temperature=0.9 --keep").code, 0) << "the one that rehearses takes any";
    ASSERT_EQ(does("models use tiers").code, 0);
    const Ran unsent = does("agent config copywriter --set temperature=0");
    EXPECT_EQ(unsent.code, 4);
    EXPECT_TRUE(unsent.err.contains("takes no temperature")) << unsent.err.toStdString();
    const Ran tried = does("agent ab copywriter --against 1");
    EXPECT_EQ(tried.code, 4);
    EXPECT_TRUE(tried.err.contains("takes no temperature")) << tried.err.toStdString();
    ASSERT_EQ(does("agent config copywriter --set model=anthropic:claude-opus-4-6 --set temperature=0").code, 0);
    const Ran thinks = does("agent config copywriter --set thinking=2048 --set temperature=0.3");
    EXPECT_EQ(thinks.code, 4);
    EXPECT_TRUE(thinks.err.contains("while it thinks")) << thinks.err.toStdString();
    EXPECT_EQ(does("agent config copywriter --set temperature=0.3").code, 0);
}

TEST_F(AgentSetup, ExitCodesTellWhatWasWrong)
{
    for (const char* line : {"agent config nobody", "agent config copywriter --set temperature=2", "agent config copywriter --set temperature=warm", "agent config copywriter --set colour=red",
                             "agent config copywriter --set model=gpt", "agent config copywriter --set model=nobody:knows", "agent config copywriter --set tools=mcp_files_burn",
                             "agent config copywriter --set instructions=@/no/such/file", "agent rollback copywriter 9", "agent rollback copywriter last", "agent rollback copywriter",
                             "agent ab copywriter --against 9", "agent ab copywriter --against 0", "agent ab copywriter --against 1 --measure luck", "agent adopt copywriter"})
        EXPECT_EQ(does(line).code, 2) << line;
    EXPECT_EQ(does("agent config copywriter --set temperature=").code, 4) << "it says nothing of it already";
    EXPECT_EQ(does("agent ab copywriter").code, 4);
}

} // namespace qd::test
