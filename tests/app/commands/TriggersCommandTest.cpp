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
    ASSERT_EQ(listed.at(u"triggers").items().size(), 8);
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

TEST_F(TriggersCommand, TheRoutinesOfTheDepartmentSayWhatIsAndAnEmergencyAsksHer)
{
    ASSERT_EQ(program.json({QStringLiteral("run"), QStringLiteral("--brief"), brief()}).code, 3);
    ASSERT_EQ(program.json(words("triggers fire daily-routine")).code, 0);
    ASSERT_EQ(program.json(words("triggers fire end-of-month")).code, 0);
    const QByteArray told = program.run(words("traffic --agent human --json")).out;
    EXPECT_TRUE(told.contains("One thing waits for you: ")) << told.right(3000).toStdString();
    EXPECT_TRUE(told.contains("How pieces did out there was not measured.")) << told.right(3000).toStdString();
    const QByteArray kept = program.run(words("memory list")).out;
    EXPECT_TRUE(kept.contains("digests") && kept.contains("reports")) << kept.toStdString();
    const Ran called = program.json(words("run --workflow emergency --brief Fire"));
    ASSERT_EQ(called.code, 3) << called.out.left(400).toStdString();
    const QString question = called.json().at(u"waiting").items().value(0).toString();
    EXPECT_TRUE(program.run(words("inbox show") << question).out.contains("A) ")) << "with the ways to go on";
    ASSERT_EQ(program.run(words("inbox settle") << question << QStringLiteral("--note") << QStringLiteral("We say that we know")).code, 0);
    EXPECT_EQ(program.json(words("runs show") << called.json().at(u"run").toString()).json().at(u"state").toString(), QStringLiteral("finished"));
    EXPECT_EQ(program.run(words("traffic --json")).out.count("\"body\":\"We say that we know"), 5) << "all who hold something back are told";
}

} // namespace qd::test
