#include "tests/agents/office/EngineFixture.h"
#include "tests/agents/organisation/Collaboration.h"

using namespace qd;
using namespace qd::test;

namespace {

using namespace std::chrono_literals;

/// The lead hands out three pieces of work at once; what comes of them is put together by the lead.
QByteArray scattered()
{
    const auto branch = [](const char* id, const char* agent, const char* reply, const char* more) {
        return QByteArray(R"({"id":")") + id + R"(","title":")" + id + R"(","kind":"turn","agent":")" + agent + R"(","after":["plan"],"prompt":")" + reply
            + R"(","reply":")" + reply + R"(","retries":0,)" + more + R"("messages":[{"type":"answer","to":["lead"],"subject":"{)" + id + R"(.subject}","body":"{)"
            + id + R"(.message}"}]})";
    };
    return QByteArray(R"({"id":"plan","title":"The work is handed out","kind":"turn","agent":"lead","prompt":"review","reply":"review","messages":[)"
                      R"({"type":"request","to":["mailer"],"subject":"The newsletter","body":"Announce it to our readers.","answer_within_ms":3600000},)"
                      R"({"type":"request","to":["buyer"],"subject":"Paid posts","body":"Announce it where people pass by.","answer_within_ms":3600000},)"
                      R"({"type":"request","to":["analyst"],"subject":"The count","body":"Say whom we reach.","answer_within_ms":3600000}]},)")
        + branch("mail", "mailer", "review", "") + ',' + branch("posts", "buyer", "clearance", R"("candidates":["analyst"],)") + ','
        + branch("count", "analyst", "review", "")
        + R"(,{"id":"gather","title":"What came of it","kind":"turn","agent":"lead","after":["mail","posts","count"],"prompt":"clearance","reply":"clearance",)"
          R"("uses":["mail","posts","count"],"decision":"launch"})";
}

class ScatterTest : public EngineFixture {
protected:
    void lead()
    {
        const Result<Organisation> team = agents::readOrganisation(salesTeam(scattered()), QStringLiteral("team.json"), everything());
        ASSERT_TRUE(team) << team.error().text.toStdString();
        rig = std::make_unique<OfficeRig>(*team);
        rig->answers.set("review", {verdict("accept")});
        rig->answers.set("clearance", {QStringLiteral("I cannot do this"), cleared()});
    }
    /// What the record says of the run, fact by fact, in words.
    QStringList story()
    {
        QStringList lines;
        for (const StoredFact& stored : rig->facts())
            if (const auto* sent = std::get_if<MessageSent>(&stored.fact))
                lines.append(QStringLiteral("%1 -> %2: %3").arg(sent->message.from.text, sent->message.to.text, wordOf(sent->message.type)));
            else if (const auto* failed = std::get_if<TurnFailed>(&stored.fact))
                lines.append(QStringLiteral("%1 fails %2").arg(failed->agent.text, failed->step.text));
            else if (const auto* given = std::get_if<StepAssigned>(&stored.fact); given && !given->from.isEmpty())
                lines.append(QStringLiteral("%1 goes from %2 to %3: %4").arg(given->step.text, given->from.text, given->to.text, given->reason));
            else if (const auto* finished = std::get_if<TurnFinished>(&stored.fact))
                lines.append(QStringLiteral("%1 does %2").arg(finished->agent.text, finished->step.text));
            else if (const auto* made = std::get_if<DecisionMade>(&stored.fact))
                lines.append(QStringLiteral("%1 decides").arg(made->decision.maker.text));
        return lines;
    }
};

TEST_F(ScatterTest, ABranchThatFailsGoesToTheNextAndAllIsPutTogether)
{
    lead();
    const RunId run = begin();
    const QStringList all = story();
    const std::string text = all.join(u'\n').toStdString();
    ASSERT_EQ(outcome(run), RunOutcome::Finished) << text;
    const auto at = [&](const char* line) { return all.indexOf(QRegularExpression(QString::fromLatin1(line))); };
    EXPECT_LT(at("^lead does plan$"), at("^lead -> buyer: request$")) << text;
    EXPECT_LT(at("^lead -> buyer: request$"), at("^buyer fails posts$")) << text;
    EXPECT_LT(at("^buyer fails posts$"), at("^posts goes from buyer to analyst: .*could not: .*")) << text;
    EXPECT_LT(at("^posts goes from buyer to analyst: .*could not: .*"), at("^analyst does posts$")) << text;
    for (const char* branch : {"^mailer does mail$", "^analyst does posts$", "^analyst does count$", "^mailer -> lead: answer$", "^analyst -> lead: answer$"}) {
        EXPECT_GE(at(branch), 0) << branch << "\n" << text;
        EXPECT_LT(at(branch), at("^lead does gather$")) << branch << "\n" << text;
    }
    EXPECT_EQ(all.count(QStringLiteral("lead does gather")), 1) << text;
    EXPECT_EQ(all.last(), QStringLiteral("lead decides")) << text;
    EXPECT_TRUE(rig->all<EscalationRaised>().isEmpty()) << "nobody had to be asked";
    const std::lock_guard lock(rig->answers.mutex);
    EXPECT_TRUE(rig->answers.prompts.last().contains(QStringLiteral("backs it"))) << "the lead reads what came in place of the branch that failed";
}

TEST_F(ScatterTest, TheRequestIsAnsweredByWhomItWentOverTo)
{
    lead();
    begin();
    const auto count = rig->all<MessageSent>().size();
    rig->pass(2h); // longer than any of them had to answer
    ASSERT_TRUE(rig->settle());
    EXPECT_EQ(rig->all<MessageSent>().size(), count) << "nobody is reminded of what has been answered";
    EXPECT_EQ(rig->state().inbox.waiting(), 0);
}

} // namespace
