#include "core/rules/routing/Routing.h"
#include "core/rules/talk/Chatter.h"
#include "tests/agents/office/EngineFixture.h"
#include "tests/agents/organisation/Collaboration.h"

using namespace qd;
using namespace qd::test;

namespace {

const QByteArray kAgain = R"("loop":{"back_to":"plan","when":{"path":"check.verdict","is":"revise"},"limit":20,"on_limit":"continue"})";

/// Storms in organisations as their files allow them.
class StormsTest : public EngineFixture {
protected:
    void load(const QByteArray& steps)
    {
        const Result<Organisation> team = agents::readOrganisation(salesTeam(steps), QStringLiteral("sales-team.json"), everything());
        ASSERT_TRUE(team) << team.error().text.toStdString();
        rig = std::make_unique<OfficeRig>(*team);
        rig->answers.set("review", {verdict("revise")});
    }
    /// A step that gives a verdict. `more`: its other members.
    static QByteArray step(const char* id, const char* agent, const QByteArray& more)
    {
        return QByteArray(R"({"id":")") + id + R"(","title":")" + id + R"(","kind":"turn","agent":")" + agent + R"(","prompt":"review","reply":"review")"
            + (more.isEmpty() ? "" : "," + more) + "}";
    }
    static QByteArray notice(const char* from, const char* to)
    {
        return QByteArray(R"({"type":"notice","from":")") + from + R"(","to":[")" + to + R"("],"subject":"Have you seen it?"})";
    }
    static QByteArray messages(const QList<QByteArray>& all) { return R"("messages":[)" + all.join(',') + ']'; }
    QStringList paused() const
    {
        QStringList names;
        for (auto it = rig->state().org.agents.begin(); it != rig->state().org.agents.end(); ++it)
            if (it->paused)
                names.append(it.key().text);
        return names;
    }
    StormNoticed storm()
    {
        const QList<StormNoticed> all = rig->all<StormNoticed>();
        EXPECT_EQ(all.size(), 1);
        return all.value(0);
    }
};

TEST_F(StormsTest, AStepInWhichTwoAnswerEachOtherOnAndOn)
{
    QList<QByteArray> all;
    for (int i = 0; i < 10; ++i)
        all << notice("mailer", "buyer") << notice("buyer", "mailer");
    load(step("plan", "mailer", messages(all)));
    begin();
    EXPECT_EQ(storm().kind, StormKind::Circle);
    EXPECT_EQ(paused(), (QStringList{QStringLiteral("buyer"), QStringLiteral("mailer")}));
}

TEST_F(StormsTest, ALoopThatOnlyMakesMoreTalk)
{
    load(step("plan", "mailer", messages({notice("mailer", "buyer")})) + ','
         + step("check", "buyer", R"("after":["plan"],)" + messages({notice("buyer", "mailer")}) + ',' + kAgain));
    begin();
    EXPECT_EQ(storm().kind, StormKind::Circle);
    EXPECT_EQ(storm().reason.toStdString(), "18 messages went round between buyer and mailer, and no piece of work changed meanwhile");
    EXPECT_EQ(asked("review"), 18) << "steps that are done again change nothing";
    EXPECT_EQ(rig->state().inbox.escalations.size(), 1);
}

TEST_F(StormsTest, ARingOfThree)
{
    load(step("plan", "mailer", messages({notice("mailer", "buyer"), notice("buyer", "analyst")})) + ','
         + step("check", "analyst", R"("after":["plan"],)" + messages({notice("analyst", "mailer")}) + ',' + kAgain));
    begin();
    EXPECT_EQ(storm().kind, StormKind::Circle);
    EXPECT_EQ(paused(), (QStringList{QStringLiteral("analyst"), QStringLiteral("buyer"), QStringLiteral("mailer")}));
}

TEST_F(StormsTest, ALoopThatGetsNoFurtherRestsUntilSheAnswers)
{
    load(step("plan", "mailer", {}) + ',' + step("check", "buyer", R"("after":["plan"],"candidates":["analyst"],"hand_over":true,)" + kAgain));
    Organisation team = rig->organisation;
    for (AgentProfile& agent : team.agents)
        agent.capabilities.insert(QStringLiteral("review"), agent.id.text == QLatin1String("buyer") ? 1.0 : 0.9);
    ASSERT_TRUE(rig->issue(AdoptOrganisation{team, QStringLiteral("test")}));
    const RunId run = begin();
    EXPECT_EQ(storm().kind, StormKind::NoProgress);
    EXPECT_EQ(storm().count, rules::Chatter::kNoProgress);
    ASSERT_EQ(paused(), QStringList{QStringLiteral("buyer")});
    const auto handedOver = [&] {
        const QList<StepAssigned> all = rig->all<StepAssigned>();
        return std::count_if(all.begin(), all.end(), [](const StepAssigned& fact) { return fact.by == system() && !fact.from.isEmpty(); });
    };
    EXPECT_EQ(handedOver(), 0) << "the next one would only go on with it";
    const QList<rules::Resting> rests = rules::resting(rig->state(), rig->state().runs.open.value(run));
    ASSERT_EQ(rests.size(), 1);
    EXPECT_TRUE(rests.first().reason.endsWith(QStringLiteral("rests until it goes on or you give it to somebody else"))) << rests.first().reason.toStdString();
    ASSERT_TRUE(rig->issue(SettleEscalation{rig->state().inbox.escalations.firstKey(), false, {}, {}}));
    rig->close();
    rig->open();
    ASSERT_TRUE(rig->settle());
    EXPECT_EQ(handedOver(), 0) << "also after she said no";
    rig->answers.set("review", {verdict("accept")});
    ASSERT_TRUE(steer(run, "check", StepWish::Reassign, "analyst"));
    ASSERT_TRUE(rig->settle());
    EXPECT_EQ(outcome(run), RunOutcome::Finished) << "she may give it away";
}

} // namespace
