#include "tests/agents/office/EngineFixture.h"

using namespace qd;
using namespace qd::test;

namespace {

using namespace std::chrono_literals;

/// What steps that are nobody's turn do besides waiting.
class WaitingTest : public EngineFixture {
protected:
    static Wait asks(const char* question)
    {
        Wait wait;
        wait.question = QString::fromLatin1(question);
        return wait;
    }
    static Wait nap(Duration length)
    {
        Wait wait;
        wait.length = length;
        return wait;
    }
    static Outgoing tells(const char* subject)
    {
        Outgoing message;
        message.type = MessageType::Notice;
        message.to = {{QStringLiteral("writer")}};
        message.subject = QString::fromLatin1(subject);
        return message;
    }
    static Step calling(const char* id, const char* over, Join join = {})
    {
        Call call{{QStringLiteral("kid")}, QStringLiteral("Letter for {item}."), {}, QString::fromLatin1(over), 4, join};
        call.input = {{QStringLiteral("reader"), QStringLiteral("{item}")}, {QStringLiteral("text"), QStringLiteral("To {item}!")}};
        return callStep(id, {}, call);
    }
    /// flow, set off by hand with that list as {input.names}; each entry goes to a run of "kid".
    RunId each(const QStringList& names, Join join = {}, Wait kid = nap(1s))
    {
        Organisation team = teamWith({workflowOf("flow", {calling("each", "input.names", join)}), workflowOf("kid", {waitStep("wait", {}, kid)})});
        team.workflows[1].results = {{QStringLiteral("said"), QStringLiteral("{wait.outcome}")}};
        Trigger hand;
        hand.id = {QStringLiteral("hand")};
        hand.title = QStringLiteral("By hand");
        hand.workflow = {QStringLiteral("flow")};
        hand.brief = QStringLiteral("Write to all");
        hand.input = {{QStringLiteral("names"), names}};
        team.triggers = {hand};
        rig = std::make_unique<OfficeRig>(team);
        const Result<Receipt> receipt = rig->issue(FireTrigger{hand.id});
        EXPECT_TRUE(receipt);
        EXPECT_TRUE(rig->settle());
        return receipt ? receipt->run : RunId{};
    }
    void climbs()
    {
        rig->answers.set("escalation", {QStringLiteral(R"({"ruling":"climb","reasoning":"It is not for me to say what to do here.",)"
                                                       R"("subject":"About it","message":"This is what I make of it."})")});
    }
    void answer(bool yes, const char* note = "")
    {
        ASSERT_FALSE(rig->state().inbox.escalations.isEmpty());
        ASSERT_TRUE(rig->issue(SettleEscalation{rig->state().inbox.escalations.first().id, yes, QString::fromLatin1(note)}));
        ASSERT_TRUE(rig->settle());
    }
    void pass(Duration time)
    {
        rig->pass(time);
        ASSERT_TRUE(rig->settle());
    }
    QStringList notices()
    {
        QStringList subjects;
        for (const MessageSent& sent : rig->all<MessageSent>())
            if (sent.message.type == MessageType::Notice)
                subjects.append(sent.message.subject);
        return subjects;
    }
};

TEST_F(WaitingTest, AnEntryOfAListIsDataAndNotFilledAgain)
{
    Organisation team = teamWith({workflowOf("kid", {waitStep("wait", {}, nap(1s))}), workflowOf("flow", {calling("each", "input.names")})});
    Trigger heard;
    heard.id = {QStringLiteral("heard")};
    heard.title = QStringLiteral("Heard");
    heard.workflow = {QStringLiteral("flow")};
    heard.brief = QStringLiteral("Write to all");
    heard.event = Signal{QStringLiteral("brief-submitted"), {}};
    heard.input = {{QStringLiteral("names"), QStringList{QStringLiteral("{event.text}"), QStringLiteral("plain")}}};
    team.triggers = {heard};
    rig = std::make_unique<OfficeRig>(team);
    SubmitBrief brief;
    brief.text = QStringLiteral("Use {title} and {item}");
    ASSERT_TRUE(rig->issue(brief));
    ASSERT_TRUE(rig->settle());
    const QList<RunStarted> runs = rig->all<RunStarted>(); // hers, the trigger's, and one for each entry
    ASSERT_EQ(runs.size(), 4);
    EXPECT_EQ(runs[2].input.value(QStringLiteral("reader")), Value(QStringLiteral("Use {title} and {item}")));
    EXPECT_EQ(runs[2].input.value(QStringLiteral("text")), Value(QStringLiteral("To Use {title} and {item}!")));
    EXPECT_EQ(rig->all<BriefSubmitted>()[2].text, QStringLiteral("Letter for Use {title} and {item}."));
    EXPECT_EQ(rig->all<BriefSubmitted>()[3].text, QStringLiteral("Letter for plain."));
}

TEST_F(WaitingTest, AQuorumIsNotLoweredToAShorterList)
{
    for (const QStringList& names : {QStringList{QStringLiteral("a"), QStringLiteral("b")}, QStringList()}) {
        each(names, Join{JoinOf::Quorum, 3});
        ASSERT_EQ(rig->all<StepSettled>().size(), 1);
        EXPECT_TRUE(rig->all<StepSettled>().first().failed);
        EXPECT_TRUE(rig->all<StepSettled>().first().reason.startsWith(QStringLiteral("3 of its runs have to finish well, and its list has")))
            << rig->all<StepSettled>().first().reason.toStdString();
        EXPECT_TRUE(rig->all<RunStarted>().size() == 1) << "and none is begun for nothing";
    }
    each({}, {});
    EXPECT_FALSE(rig->all<StepSettled>().first().failed) << "all of none is fine";
    EXPECT_EQ(rig->all<StepSettled>().first().values.value(QStringLiteral("said")), Value(QStringList())) << "a list, as of any other";
}

TEST_F(WaitingTest, AWaitAndACallSayWhatTheyHaveToSayWhenTheyAreDone)
{
    Step wait = waitStep("wait", {}, asks("Go on?"));
    wait.messages = {tells("She said {wait.answer}")};
    wait.remember = Remember{QStringLiteral("notes"), {}, QStringLiteral("Her word: {wait.answer}"), {}};
    Step call = callStep("call", {stepId("wait")}, Call{{QStringLiteral("kid")}, {}, {}, {}, 4, {}});
    call.messages = {tells("{call.finished} came back")};
    call.remember = Remember{QStringLiteral("notes"), {}, QStringLiteral("It came back"), {}};
    work({workflowOf("flow", {wait, call}), workflowOf("kid", {waitStep("nap", {}, nap(1s))})});
    const RunId run = begin();
    answer(true, "yes please");
    EXPECT_EQ(notices(), QStringList{QStringLiteral("She said yes please")});
    pass(1s);
    EXPECT_EQ(notices().value(1), QStringLiteral("1 came back"));
    QStringList kept;
    for (const MemoryKept& fact : rig->all<MemoryKept>())
        kept.append(fact.entry.text);
    EXPECT_EQ(kept, (QStringList{QStringLiteral("Her word: yes please"), QStringLiteral("It came back")}));
    EXPECT_EQ(outcome(run), RunOutcome::Finished);
}

TEST_F(WaitingTest, AYesOfAnEarlierRoundIsNoneInThisOne)
{
    Step ask = waitStep("ask", {}, asks("Send it?"));
    ask.wait->limit = 1h;
    ask.onFailure = OnFailure::Skip;
    Step again = waitStep("again", {stepId("ask")}, asks("Once more?"));
    again.loop = Loop{stepId("ask"), {}, 3, QStringLiteral("continue")};
    again.loop->when.path = QStringLiteral("again.yes");
    again.loop->when.is = Value(true);
    Step sent = turnStep("send", "writer", {stepId("again")});
    sent.when.path = QStringLiteral("ask.yes");
    sent.when.is = Value(true);
    work({ask, again, sent});
    const RunId run = begin();
    answer(true, "");
    answer(true, ""); // once more
    ASSERT_EQ(status(run, "ask"), StepStatus::Waits);
    EXPECT_EQ(rig->state().runs.open.value(run).data.value(QStringLiteral("ask.yes")), Value(true)) << "until it is answered again";
    pass(61min);
    ASSERT_NE(status(run, "ask"), StepStatus::Waits) << "its time was over";
    answer(false, "");
    EXPECT_EQ(outcome(run), RunOutcome::Finished);
    EXPECT_EQ(skipped(), QStringList{QStringLiteral("send")}) << "she did not say yes to this one";
}

TEST_F(WaitingTest, AQuestionThatIsPutAnewIsNotAnsweredByThat)
{
    Step sent = turnStep("send", "writer", {stepId("ask")});
    sent.when.path = QStringLiteral("ask.yes");
    sent.when.is = Value(true);
    work({waitStep("ask", {}, asks("Send it?")), sent});
    const RunId run = begin();
    ASSERT_TRUE(steer(run, "ask", StepWish::Retry));
    ASSERT_TRUE(rig->settle());
    EXPECT_EQ(status(run, "ask"), StepStatus::Waits);
    EXPECT_TRUE(rig->all<StepSettled>().isEmpty()) << "nobody has said anything yet";
    ASSERT_EQ(rig->state().inbox.escalations.size(), 1);
    answer(false);
    EXPECT_EQ(outcome(run), RunOutcome::Finished);
    EXPECT_EQ(skipped(), QStringList{QStringLiteral("send")});
}

TEST_F(WaitingTest, ACallGivesAnEntryOfItsListOrWhatTheFileSays)
{
    const auto given = [&](const char* over, const Values& input) {
        Call call{{QStringLiteral("kid")}, QStringLiteral("A letter"), {}, QString::fromLatin1(over), 4, {}};
        call.input = input;
        Organisation team = teamWith({workflowOf("flow", {callStep("each", {}, call)}), workflowOf("kid", {waitStep("wait", {}, nap(1s))})});
        Trigger hand;
        hand.id = {QStringLiteral("hand")};
        hand.title = QStringLiteral("By hand");
        hand.workflow = {QStringLiteral("flow")};
        hand.brief = QStringLiteral("Write");
        hand.input = {{QStringLiteral("names"), QStringList{QStringLiteral("Ann")}}};
        team.triggers = {hand};
        rig = std::make_unique<OfficeRig>(team);
        EXPECT_TRUE(rig->issue(FireTrigger{hand.id}));
        EXPECT_TRUE(rig->settle());
        return rig->all<RunStarted>().last().input.value(QStringLiteral("item"), QStringLiteral("none"));
    };
    const Values shop{{QStringLiteral("item"), QStringLiteral("the {item} shop")}};
    EXPECT_EQ(given("input.names", {}), Value(QStringLiteral("Ann")));
    EXPECT_EQ(given("input.names", shop), Value(QStringLiteral("the Ann shop")));
    EXPECT_EQ(given("", {{QStringLiteral("item"), QStringLiteral("Shoes")}}), Value(QStringLiteral("Shoes")));
    EXPECT_EQ(given("", {}), Value(QStringLiteral("none")));
}

TEST_F(WaitingTest, HerNoSendsTheWorkBack)
{
    Step ask = waitStep("ask", {stepId("draft")}, asks("Good enough?"));
    Loop loop;
    loop.backTo = stepId("draft");
    loop.when.path = QStringLiteral("ask.yes");
    loop.when.is = Value(false);
    loop.limit = 2;
    loop.onLimit = QStringLiteral("continue");
    ask.loop = loop;
    work({turnStep("draft", "writer"), ask});
    const RunId run = begin();
    answer(false);
    EXPECT_EQ(done(), (QStringList{QStringLiteral("draft:writer"), QStringLiteral("draft:writer")}));
    answer(false);
    EXPECT_EQ(done().size(), 3);
    answer(false);
    EXPECT_EQ(outcome(run), RunOutcome::Finished) << "the limit is reached";
    EXPECT_EQ(done().size(), 3);
}

TEST_F(WaitingTest, AWindowEndsWhatWaitsAndWhatIsCalled)
{
    Step ask = waitStep("ask", {stepId("first")}, asks("Now?"));
    ask.window = Window{stepId("first"), 1h};
    ask.onFailure = OnFailure::Skip;
    Step call = callStep("call", {stepId("first")}, Call{{QStringLiteral("kid")}, {}, {}, {}, 4, {}});
    call.window = Window{stepId("first"), 2h};
    call.onFailure = OnFailure::Skip;
    work({workflowOf("flow", {turnStep("first", "writer"), ask, call}), workflowOf("kid", {waitStep("wait", {}, asks("In there?"))})});
    const RunId run = begin();
    ASSERT_EQ(rig->state().inbox.waiting(), 2);
    pass(59min);
    EXPECT_EQ(status(run, "ask"), StepStatus::Waits);
    pass(2min);
    EXPECT_EQ(skipped(), QStringList{QStringLiteral("ask")});
    EXPECT_EQ(rig->state().inbox.waiting(), 1) << "nobody would read her answer";
    rig->close();
    rig->open();
    ASSERT_TRUE(rig->settle());
    pass(119min);
    EXPECT_EQ(status(run, "call"), StepStatus::Waits) << "counted anew, since the program was off";
    pass(2min);
    EXPECT_EQ(outcome(run), RunOutcome::Finished);
    EXPECT_TRUE(rig->state().runs.open.isEmpty()) << "what it called has ended with it";
    EXPECT_EQ(rig->state().inbox.waiting(), 0);
}

} // namespace
