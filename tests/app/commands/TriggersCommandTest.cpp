#include "tests/app/Home.h"

namespace qd::test {

/// What the shipped department's triggers are, from outside.
class TriggersCommand : public AppTest {
protected:
    Json shown() const { return program.json(words("triggers show weekly-piece")).json(); }
};

TEST_F(TriggersCommand, ListsShowsAndSaysWhenItComes)
{
    const Json listed = program.json(words("triggers list")).json();
    ASSERT_EQ(listed.at(u"triggers").items().size(), 3);
    EXPECT_EQ(listed.at(u"triggers").items()[1].at(u"occasion").toString(), QStringLiteral("reads (metric-noted) and clicks (metric-noted)"));
    EXPECT_EQ(listed.at(u"triggers").items()[0].at(u"id").toString(), QStringLiteral("weekly-piece"));
    EXPECT_FALSE(shown().at(u"on").toBool());
    EXPECT_TRUE(shown().at(u"next").isNull()) << "what is off does not come";
    const Json next = program.json(words("triggers next weekly-piece --count 3")).json();
    ASSERT_EQ(next.at(u"next").items().size(), 3);
    for (const Json& occurrence : next.at(u"next").items())
        EXPECT_TRUE(occurrence.at(u"local").toString().endsWith(QStringLiteral("T09:00")));
    EXPECT_TRUE(program.run(words("triggers")).out.contains("off"));
}

TEST_F(TriggersCommand, SwitchedOnItStaysOnAndOnlyOnce)
{
    const Ran on = program.run(words("triggers on weekly-piece"));
    ASSERT_EQ(on.code, 0) << on.err.toStdString();
    EXPECT_TRUE(on.out.contains("is on"));
    EXPECT_TRUE(shown().at(u"on").toBool());
    EXPECT_FALSE(shown().at(u"next").isNull());
    EXPECT_EQ(program.run(words("triggers on weekly-piece")).code, 4);
    EXPECT_EQ(program.run(words("triggers off weekly-piece")).code, 0);
    EXPECT_FALSE(shown().at(u"on").toBool());
    EXPECT_EQ(program.json(words("log verify")).code, 0);
}

TEST_F(TriggersCommand, FiredItRunsLikeABrief)
{
    const Ran fired = program.json(words("triggers fire weekly-piece"));
    ASSERT_EQ(fired.code, 0) << fired.err.toStdString();
    EXPECT_FALSE(fired.json().at(u"run").toString().isEmpty());
    EXPECT_EQ(shown().at(u"runs").toInteger(), 1);
    EXPECT_EQ(shown().at(u"last_run").toString(), fired.json().at(u"run").toString());
    EXPECT_TRUE(program.run(words("runs")).out.contains("What Customers Ask Before They Buy"));
}

TEST_F(TriggersCommand, ExitCodesTellWhatWasWrong)
{
    EXPECT_EQ(program.run(words("triggers show nobody")).code, 2);
    EXPECT_EQ(program.run(words("triggers fire")).code, 2);
    EXPECT_EQ(program.run(words("triggers wind weekly-piece")).code, 2);
    EXPECT_EQ(program.run(words("triggers next weekly-piece --count none")).code, 2);
    EXPECT_TRUE(program.run(words("triggers next weekly-piece --count 0")).err.contains("from 1 to 1000"));
}

} // namespace qd::test
