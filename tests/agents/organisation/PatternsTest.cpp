#include "tests/agents/organisation/Collaboration.h"

namespace qd::test {

namespace {

using agents::faultsOf;
using agents::readOrganisation;

Workflow workflowOf(const QByteArray& steps)
{
    const Result<Organisation> team = readOrganisation(salesTeam(steps), QStringLiteral("team.json"), everything());
    EXPECT_TRUE(team) << (team ? "" : team.error().text.toStdString());
    return team ? team->workflows.first() : Workflow{};
}

QStringList idsOf(const Workflow& workflow)
{
    QStringList ids;
    for (const Step& step : workflow.steps)
        ids.append(step.id.text);
    return ids;
}

StepId id(const char* text)
{
    return {QString::fromLatin1(text)};
}

/// A plain step after another, or after none.
QByteArray after(const char* step)
{
    const QByteArray begin = R"(,{"id":"write","title":"Write it","kind":"turn","agent":"mailer","prompt":"outline","reply":"outline")";
    return *step ? begin + R"(,"after":[")" + step + "\"]}" : begin + '}';
}

TEST(Patterns, AConsensusBecomesPlainSteps)
{
    const Workflow flow = workflowOf(vote(R"({"by":"majority"})") + after("channel"));
    EXPECT_EQ(idsOf(flow), (QStringList{QStringLiteral("channel-question"), QStringLiteral("channel-vote-mailer"), QStringLiteral("channel-vote-buyer"),
                                        QStringLiteral("channel-vote-analyst"), QStringLiteral("channel-count"), QStringLiteral("channel-ruling"),
                                        QStringLiteral("channel"), QStringLiteral("write")}));
    const Step& voting = *flow.step(id("channel-vote-buyer"));
    EXPECT_EQ(voting.uses, QList<StepId>{id("channel-question")}) << "nobody sees what the others say";
    EXPECT_EQ(voting.after, QList<StepId>{id("channel-question")}) << "all vote at the same time";
    EXPECT_EQ(voting.onFailure, OnFailure::Skip);
    ASSERT_TRUE(voting.window);
    EXPECT_EQ(voting.window->since, id("channel-question")) << "the time runs from when it was put to all";
    EXPECT_EQ(voting.window->length, Duration(600'000));
    EXPECT_EQ(flow.step(id("channel"))->decision, QStringLiteral("consensus"));
    EXPECT_TRUE(flow.step(id("channel-count"))->decision.isEmpty()) << "one decision, not three";
}

TEST(Patterns, AnIntentIsRuledByTheOneAboveOrByHer)
{
    const Workflow flow = workflowOf(intent("Move 400 dollars"));
    EXPECT_EQ(flow.step(id("shift-ruling"))->agent.text, QStringLiteral("lead"));
    EXPECT_EQ(flow.step(id("shift-ruling"))->kind, StepKind::Turn);
    EXPECT_EQ(flow.step(id("shift-notice"))->messages.first().dueWithin, Duration(600'000));
    QByteArray leads = intent("Move 400 dollars");
    leads.replace("\"agent\":\"buyer\"", "\"agent\":\"lead\"");
    EXPECT_EQ(workflowOf(leads).step(id("shift-ruling"))->kind, StepKind::Wait) << "whoever reports to her asks her";
}

TEST(Patterns, WeightsComeFromTheRankOrFromTheFile)
{
    const Value ranks = workflowOf(vote(R"({"by":"weighted","weights":"rank"})")).step(id("channel-count"))->input.value(QStringLiteral("weights"));
    EXPECT_EQ(std::get<QStringList>(ranks), (QStringList{QStringLiteral("2"), QStringLiteral("1"), QStringLiteral("1")}));
    const Value given = workflowOf(vote(R"({"by":"weighted","weights":"given","given":{"mailer":1,"buyer":2.5,"analyst":1}})"))
                            .step(id("channel-count"))->input.value(QStringLiteral("weights"));
    EXPECT_EQ(std::get<QStringList>(given).at(1), QStringLiteral("2.5"));
}

TEST(Patterns, WeightsByRecordAreThoseOfWhenTheQuestionIsPut)
{
    const Workflow flow = workflowOf(vote(R"({"by":"weighted","weights":"record"})"));
    const Value asked = flow.step(id("channel-question"))->input.value(QStringLiteral("weights"));
    EXPECT_EQ(std::get<QStringList>(asked), (QStringList{QStringLiteral("@record:mailer"), QStringLiteral("@record:buyer"), QStringLiteral("@record:analyst")}));
    const Values count = flow.step(id("channel-count"))->input;
    EXPECT_EQ(std::get<QString>(count.value(QStringLiteral("weights"))), QStringLiteral("{channel-question.weights}"));
    EXPECT_EQ(std::get<QString>(count.value(QStringLiteral("weighed_by"))), QStringLiteral("record"));
}

TEST(Patterns, WhatTheAuthorWroteIsWhatIsShown)
{
    const QByteArray steps = vote(R"({"by":"weighted","weights":"record"})") + after("channel");
    const Result<Organisation> team = readOrganisation(salesTeam(steps), QStringLiteral("team.json"), everything());
    ASSERT_TRUE(team);
    const QByteArray written = agents::writeOrganisation(*team);
    const Result<Json> json = Json::parse(written);
    ASSERT_TRUE(json);
    const QList<Json> shown = json->at(u"workflows").items()[0].at(u"steps").items();
    ASSERT_EQ(shown.size(), 2) << "the consensus and the step after it, not the plain steps";
    EXPECT_EQ(shown[0].at(u"kind").toString(), QStringLiteral("consensus"));
    EXPECT_EQ(shown[0].at(u"rule").at(u"weights").toString(), QStringLiteral("record"));
    EXPECT_FALSE(written.contains("channel-vote-mailer"));
    EXPECT_FALSE(written.contains("part_of"));
    const Result<Organisation> again = readOrganisation(written, QStringLiteral("again.json"), everything());
    ASSERT_TRUE(again) << again.error().text.toStdString();
    EXPECT_EQ(agents::writeOrganisation(*again), written);
    EXPECT_EQ(again->workflows.first().steps.size(), team->workflows.first().steps.size());
}

TEST(Patterns, ADebateComesToADecisionAlsoWhereItNamesNoKind)
{
    const QByteArray plain = R"({"id":"word","title":"The word","kind":"debate","agent":"lead","parties":["mailer","buyer"],"prompt":"keyword-choice","reply":"keyword-choice"})";
    EXPECT_EQ(workflowOf(plain).steps.first().decision, QStringLiteral("debate"));
    QByteArray named = plain;
    named.replace("\"prompt\"", "\"decision\":\"keyword\",\"prompt\"");
    EXPECT_EQ(workflowOf(named).steps.first().decision, QStringLiteral("keyword"));
    const Result<Organisation> team = readOrganisation(salesTeam(plain), QStringLiteral("team.json"), everything());
    ASSERT_TRUE(team);
    EXPECT_FALSE(agents::writeOrganisation(*team).contains("\"decision\"")) << "what its author did not write is not shown";
    const Result<Organisation> other = readOrganisation(salesTeam(named), QStringLiteral("team.json"), everything());
    ASSERT_TRUE(other);
    EXPECT_TRUE(agents::writeOrganisation(*other).contains("\"keyword\""));
}

TEST(Patterns, WhatGoesBackToAConsensusGoesBackToItsQuestion)
{
    QByteArray asking = vote(R"({"by":"majority"})");
    asking.replace("Where do we announce it first?", "{check.message}");
    const auto faults = [&](const char* loop) {
        return faultsOf(salesTeam(asking + R"(,{"id":"check","title":"Check","kind":"turn","agent":"lead","after":["channel"],"prompt":"review","reply":"review")" + loop + '}'), everything());
    };
    EXPECT_EQ(told(faults(R"(,"loop":{"back_to":"channel","when":{"path":"check.verdict","is":"revise"},"limit":1,"on_limit":"continue"})")), "");
    EXPECT_FAULT(faults(""), "/workflows/0/steps/0/question", "check");
}

TEST(Patterns, AWindowIsCountedFromAStepBeforeIt)
{
    const auto windowed = [](const char* since) {
        return QByteArray(R"({"id":"a","title":"A","kind":"turn","agent":"mailer","prompt":"outline","reply":"outline"},)"
                          R"({"id":"b","title":"B","kind":"turn","agent":"mailer","prompt":"outline","reply":"outline","after":["a"],"window":{"since":")") + since + R"(","length_ms":60000}})";
    };
    EXPECT_EQ(told(faultsOf(salesTeam(windowed("a")), everything())), "");
    EXPECT_FAULT(faultsOf(salesTeam(windowed("b")), everything()), "/workflows/0/steps/1/window/since", "does not come before it");
    EXPECT_FAULT(faultsOf(salesTeam(windowed("c")), everything()), "/workflows/0/steps/1/window/since", "unknown step \"c\"");
}

TEST(Patterns, WhatIsRaisedSaysWhatItIsAbout)
{
    const auto raising = [](const char* raise) {
        return QByteArray(R"({"id":"a","title":"A","kind":"wait","agent":"mailer","wait":{"raise":)") + raise + "}}";
    };
    EXPECT_EQ(told(faultsOf(salesTeam(raising(R"({"reason":"legal","issue":"May we say this?"})")), everything())), "");
    EXPECT_FAULT(faultsOf(salesTeam(raising(R"({"reason":"legal"})")), everything()), "/workflows/0/steps/0/wait/raise/issue", "is missing");
    EXPECT_FAULT(faultsOf(salesTeam(raising(R"({"reason":"overrun"})")), everything()), "/workflows/0/steps/0/wait/raise/campaign", "is missing");
    EXPECT_FAULT(faultsOf(salesTeam(raising(R"({"reason":"overrun","campaign":"spring","channel":"print"})")), everything()), "/workflows/0/steps/0/wait/raise/campaign",
                 "unknown campaign \"spring\"");
    const auto shifting = [&](const char* raise) {
        const char* const kTrigger = R"("triggers":[{"id":"news","title":"News","workflow":"launch","brief":"Look","input":{"campaign":"{event.measurement.campaign}"},)"
                                     R"("event":{"kind":"metric-noted","where":{"path":"shift","is":true}}}],"workflows")";
        return faultsOf(with(salesTeam(raising(raise)), "\"workflows\"", kTrigger), everything());
    };
    EXPECT_EQ(told(shifting(R"({"reason":"shift","campaign":"{input.campaign}"})")), "") << "what is asked the figures say";
    EXPECT_FAULT(faultsOf(salesTeam(raising(R"({"reason":"shift"})")), everything()), "/workflows/0/steps/0/wait/raise/campaign", "is missing");
    EXPECT_FAULT(shifting(R"({"reason":"shift","campaign":"{input.campaign}","channel":"print"})"), "/workflows/0/steps/0/wait/raise/campaign", "has a channel beside it");
}

TEST(Patterns, AChoiceThatIsPutNamesItsOptionsAndWhatHoldsInTheEnd)
{
    const auto raising = [](const QByteArray& raise) {
        return R"({"id":"a","title":"A","kind":"wait","agent":"mailer","wait":{"raise":)" + raise + "}}";
    };
    const QByteArray keep = R"({"id":"keep","title":"Keep it","effect":"It stays."})", drop = R"({"id":"drop","title":"Drop it","effect":"It goes."})";
    const auto choice = [&](const QByteArray& options, const QByteArray& more = {}) {
        return raising(R"({"reason":"decision","issue":"Which?","options":[)" + options + "]" + more + "}");
    };
    const QByteArray at = "/workflows/0/steps/0/wait/raise";
    EXPECT_EQ(told(faultsOf(salesTeam(choice(keep + "," + drop)), everything())), "");
    EXPECT_EQ(told(faultsOf(salesTeam(choice(keep + "," + drop, R"(,"expires_after_ms":60000,"on_expiry":"keep")")), everything())), "");
    EXPECT_FAULT(faultsOf(salesTeam(raising(R"({"reason":"decision","issue":"Which?"})")), everything()), (at + "/options").constData(), "are missing");
    EXPECT_FAULT(faultsOf(salesTeam(raising(R"({"reason":"legal","issue":"May we?","options":[)" + keep + "," + drop + "]}")), everything()), (at + "/options").constData(), "say nothing with the reason legal");
    EXPECT_FAULT(faultsOf(salesTeam(choice(keep + "," + keep)), everything()), (at + "/options/1/id").constData(), "as another one's");
    EXPECT_FAULT(faultsOf(salesTeam(choice(keep + "," + drop, R"(,"expires_after_ms":60000,"on_expiry":"sell")")), everything()), (at + "/on_expiry").constData(), "\"sell\"");
    EXPECT_FAULT(faultsOf(salesTeam(choice(keep + "," + drop, R"(,"on_expiry":"keep")")), everything()), (at + "/on_expiry").constData(), "without a time");
    EXPECT_FAULT(faultsOf(salesTeam(raising(R"({"reason":"legal","issue":"May we?","expires_after_ms":60000})")), everything()), (at + "/expires_after_ms").constData(), "says nothing with the reason legal");
}

TEST(Patterns, AConditionHoldsForAllOfIt)
{
    QByteArray step = vote(R"({"by":"majority"})");
    step.replace("\"kind\"", R"("after":["write"],"when":{"path":"write.confidence","at_least":0.5},"kind")");
    const Workflow flow = workflowOf(step + after(""));
    for (const Step& one : flow.steps)
        EXPECT_EQ(one.when.isEmpty(), one.id.text == u"write") << one.id.text.toStdString();
    EXPECT_EQ(flow.step(id("channel-ruling"))->when.all.size(), 2);
}

TEST(Patterns, WhatIsWrongIsSaidAtItsPlaceInTheFile)
{
    const auto faults = [](const QByteArray& steps) { return faultsOf(salesTeam(steps), everything()); };
    const char* const kStep = "/workflows/0/steps/0";
    const auto at = [&](const char* member) { return QByteArray(kStep) + '/' + member; };
    EXPECT_FAULT(faults(R"({"id":"c","title":"C","kind":"consensus","agent":"lead","parties":["mailer","buyer"]})"), at("question").constData(), "is missing");
    EXPECT_FAULT(faults(with(vote(R"({"by":"majority"})"), "\"mailer\",", "")
                            .replace("\"buyer\",", "")), at("parties").constData(), "names 1 agent; expected at least 2");
    EXPECT_FAULT(faults(with(vote(R"({"by":"majority"})"), "\"mailer\",", "\"postman\",")), at("parties/0").constData(), "unknown agent \"postman\"");
    EXPECT_FAULT(faults(with(vote(R"({"by":"majority"})"), "\"mailer\",", "\"buyer\",")), at("parties/1").constData(), "a second time");
    EXPECT_FAULT(faults(vote(R"({"by":"weighted"})")), at("rule/weights").constData(), "expected rank, record or given");
    EXPECT_FAULT(faults(vote(R"({"by":"majority","weights":"rank"})")), at("rule").constData(), "weighted only");
    EXPECT_FAULT(faults(vote(R"({"by":"weighted","weights":"given","given":{"mailer":1,"buyer":1,"lead":1}})")), at("rule/given").constData(), "gives analyst no weight");
    EXPECT_FAULT(faults(vote(R"({"by":"weighted","weights":"given","given":{"mailer":1,"buyer":1,"lead":1}})")), at("rule/given/lead").constData(), "nobody who votes");
    EXPECT_FAULT(faults(vote(R"({"by":"vote"})")), at("rule/by").constData(), "expected one of majority, weighted, unanimity");
    EXPECT_FAULT(faults(with(intent("Go"), "\"affects\":[\"mailer\"", "\"affects\":[\"buyer\"")), at("affects").constData(), "who announces it");
    EXPECT_FAULT(faults(with(intent("Go"), "\"window_ms\":600000", "\"window_ms\":600000,\"ruled_by\":\"chief\"")), at("ruled_by").constData(), "unknown agent \"chief\"");
    for (const char* concerned : {"buyer", "mailer"})
        EXPECT_FAULT(faults(with(intent("Go"), "\"window_ms\":600000", (QByteArray("\"window_ms\":600000,\"ruled_by\":\"") + concerned + '"').constData())), at("ruled_by").constData(), "nobody rules in a dispute of their own");
    EXPECT_FAULT(faults(with(intent("Go"), "\"affects\":[\"mailer\"", "\"affects\":[\"lead\"")), at("affects").constData(), "nobody rules in a dispute of their own");
    EXPECT_FAULT(faults(with(intent("Go"), "\"window_ms\":600000", "\"window_ms\":600000,\"prompt\":\"vote\"")), at("prompt").constData(), "says nothing");
    EXPECT_FAULT(faults(with(vote(R"({"by":"majority"})"), "\"kind\":\"consensus\"", "\"kind\":\"wait\"")), at("question").constData(), "at a consensus or an intent only");
    EXPECT_FAULT(faults(with(vote(R"({"by":"majority"})"), "\"channel\"", "\"a-name-that-is-far-too-long-for-a-vote\"")), at("id").constData(), "expected at most 34");
}

TEST(Patterns, FaultsOfOtherStepsKeepTheirPlaceInTheFile)
{
    const QList<agents::Fault> faults = faultsOf(salesTeam(vote(R"({"by":"majority"})") + after("nowhere")), everything());
    EXPECT_FAULT(faults, "/workflows/0/steps/1/after/0", "unknown step \"nowhere\"");
}

TEST(Patterns, LoopsSayWhatIsEnough)
{
    const auto looping = [](const char* more) {
        return QByteArray(R"({"id":"a","title":"A","kind":"turn","agent":"mailer","prompt":"review","reply":"review"},)"
                          R"({"id":"b","title":"B","kind":"turn","agent":"buyer","prompt":"review","reply":"review","after":["a"],)"
                          R"("loop":{"back_to":"a","limit":3,"on_limit":"continue","when":{"path":"b.verdict","is":"revise"})") + more + "}}";
    };
    EXPECT_EQ(told(faultsOf(salesTeam(looping(R"(,"gains":"b.confidence","min_gain":0.1)")), everything())), "");
    EXPECT_FAULT(faultsOf(salesTeam(looping(R"(,"gains":"b.confidence")")), everything()), "/workflows/0/steps/1/loop/min_gain", "is missing");
    EXPECT_FAULT(faultsOf(salesTeam(looping(R"(,"gains":"b.verdict","min_gain":1)")), everything()), "/workflows/0/steps/1/loop/gains", "expected a number");
    EXPECT_FAULT(faultsOf(salesTeam(looping(R"(,"enough":{"path":"c.score","at_least":80})")), everything()), "/workflows/0/steps/1/loop/enough/path", "unknown step \"c\"");
}

TEST(Patterns, SubscriptionsNameWorkflowsThatThereAre)
{
    const QByteArray team = salesTeam(vote(R"({"by":"majority"})"));
    const auto hearing = [&](const char* workflow) {
        return with(team, "\"role\":\"Decides", (QByteArray("\"subscriptions\":[{\"types\":[\"notice\"],\"workflows\":[\"") + workflow + "\"],\"at_least\":\"high\"}],\"role\":\"Decides").constData());
    };
    EXPECT_EQ(told(faultsOf(hearing("launch"), everything())), "");
    EXPECT_FAULT(faultsOf(hearing("lunch"), everything()), "/agents/0/subscriptions/0/workflows", "unknown workflow \"lunch\"");
}

} // namespace

} // namespace qd::test
