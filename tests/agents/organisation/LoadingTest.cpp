#include "tests/agents/organisation/Collaboration.h"

namespace qd::test {

namespace {

/// A team whose agents have skills, with these workflows and triggers (JSON).
QByteArray team(const QByteArray& workflows, const QByteArray& triggers = "[]")
{
    QByteArray file = salesTeam(R"({"id":"x","title":"X","kind":"turn","agent":"lead","prompt":"outline","reply":"outline"})");
    file.replace("\"cost_class\":\"routine\"", R"("cost_class":"routine","skills":["content.readability","decide.question"])");
    const qsizetype at = file.indexOf("\"workflows\":[");
    return file.left(at) + "\"triggers\":" + triggers + ",\"workflows\":" + workflows + "}";
}

QByteArray flow(const QByteArray& steps, const char* id = "main", const QByteArray& results = "{}")
{
    return QByteArray(R"({"id":")") + id + R"(","title":"Flow","steps":[)" + steps + "],\"results\":" + results + '}';
}

QByteArray step(const char* id, const char* kind, const QByteArray& more)
{
    return QByteArray(R"({"id":")") + id + R"(","title":"Step","kind":")" + kind + R"(","agent":"lead")" + more + '}';
}

/// A step that measures a text and gives "words", a number, among others.
QByteArray measure(const char* id, const QByteArray& more = {}, const char* input = R"({"markdown":"A text."})")
{
    return step(id, "skill", QByteArray(R"(,"skill":"content.readability","input":)") + input + more);
}
QByteArray plan(const char* id, const QByteArray& more = {}) { return step(id, "turn", R"(,"prompt":"planning","reply":"planning")" + more); }

QByteArray tells(const char* subject)
{
    return QByteArray(R"(,"messages":[{"type":"notice","to":["mailer"],"subject":")") + subject + "\"}]";
}

QList<agents::Fault> faultsIn(const QByteArray& steps)
{
    return agents::faultsOf(team('[' + flow(steps) + ']'), everything());
}

QList<agents::Fault> faultsIn2(const QByteArray& steps, const QByteArray& kid, const QByteArray& results = "{}")
{
    return agents::faultsOf(team('[' + flow(steps) + ',' + flow(kid, "kid", results) + ']'), everything());
}

QList<agents::Fault> faultsOfTrigger(const char* more, const char* brief = "Look at it")
{
    return agents::faultsOf(team('[' + flow(measure("a")) + ']', QByteArray(R"([{"id":"t","title":"T","workflow":"main","brief":")") + brief + "\"," + more + "}]"),
                            everything());
}

} // namespace

TEST(Loading, ASkillIsGivenWhatItTakes)
{
    EXPECT_EQ(told(faultsIn(measure("a") + ',' + measure("b", R"(,"after":["a"])", R"({"markdown":"{a.note}"})"))), "");
    EXPECT_EQ(told(faultsIn(measure("a") + ',' + measure("b", R"(,"after":["a"])", R"({"markdown":"It has {a.words} words"})"))), "") << "printed, a number is fine";
    const QList<agents::Fault> wrong = faultsIn(measure("a", {}, R"({"txt":"hello"})"));
    EXPECT_FAULT(wrong, "/workflows/0/steps/0/input/txt", "is nothing that the skill content.readability takes; expected one of markdown");
    EXPECT_FAULT(wrong, "/workflows/0/steps/0/input", "lacks \"markdown\"");
    EXPECT_FAULT(faultsIn(measure("a", {}, R"({"markdown":12})")), "/workflows/0/steps/0/input/markdown", "is a whole number");
    EXPECT_FAULT(faultsIn(measure("a") + ',' + measure("b", R"(,"after":["a"])", R"({"markdown":"{a.words}"})")), "/workflows/0/steps/1/input/markdown",
                 "is \"a.words\", which is a number; expected a text for content.readability");
    EXPECT_FAULT(faultsIn(step("q", "skill", R"(,"skill":"decide.question","input":{"question":"Which?","options":"{brief}"})")), "/workflows/0/steps/0/input/options",
                 "expected a list of texts");
}

TEST(Loading, WhatIsMeasuredIsOfAStepOfItsOwn)
{
    const auto asks = [](const QByteArray& what) {
        return step("q", "skill", R"(,"skill":"decide.winner","input":{"variants":["A","B"],"shown":["@measured:delivered:q","2"],"acted":[")" + what + R"(","1"]})");
    };
    EXPECT_EQ(told(faultsIn(asks("@measured:opened:q"))).find("@measured"), std::string::npos);
    for (const char* wrong : {"@measured:opened:z", "@measured:opened", "@measured:Opened it:q", "@measured:opened:q:r"})
        EXPECT_FAULT(faultsIn(asks(wrong)), "/workflows/0/steps/0/input/acted", "expected \"@measured:\", the name of a measurement and a step");
}

TEST(Loading, WhomSomethingIsForMayBeSaidWhateverRendersIt)
{
    const auto send = [](const QByteArray& more) {
        return step("send", "effect", R"(,"action":"letter","connector":"folder-site","input":{"render":"newsletter-entry","text":"Hello")" + more + '}');
    };
    const std::string without = told(faultsIn(send({})));
    EXPECT_EQ(told(faultsIn(send(R"(,"to":"segment:customers","purpose":"newsletter")"))), without);
    EXPECT_EQ(told(faultsIn(send(R"(,"to":["segment:customers","segment:press"],"share":"0-15")"))), without);
    EXPECT_FAULT(faultsIn(send(R"(,"to":12)")), "/workflows/0/steps/0/input/to", "is a number; expected a text for people");
    EXPECT_FAULT(faultsIn(send(R"(,"purpose":["newsletter"])")), "/workflows/0/steps/0/input/purpose", "expected a text for people");
    EXPECT_FAULT(faultsIn(send(R"(,"too":"segment:customers")")), "/workflows/0/steps/0/input/too", "is nothing that newsletter-entry takes");
}

TEST(Loading, NothingIsTakenFromALaterStepOrOneBeside)
{
    EXPECT_FAULT(faultsIn(plan("a", R"(,"uses":["z"])" + tells("{z.words} words")) + ',' + measure("z", R"(,"after":["a"])")), "/workflows/0/steps/0/uses/0",
                 "is \"z\", and \"z\" comes later; expected a step that is done before \"a\"");
    EXPECT_FAULT(faultsIn(plan("a", tells("{z.words} words")) + ',' + measure("z", R"(,"after":["a"])")), "/workflows/0/steps/0/messages/0/subject", "\"z\" comes later");
    EXPECT_FAULT(faultsIn(plan("a") + ',' + measure("par") + ',' + plan("b", R"(,"after":["a"],"when":{"path":"par.words","at_least":3})")),
                 "/workflows/0/steps/2/when/path", "refers to \"par.words\", and \"par\" runs beside it; expected a step that \"b\" comes after");
    EXPECT_FAULT(faultsIn(measure("a") + ',' + measure("u", R"(,"undoes":"a")") + ',' + plan("b", R"(,"after":["a"],"uses":["u"])")), "/workflows/0/steps/2/uses/0",
                 "only when the run is undone");
    EXPECT_FAULT(faultsIn(measure("a") + ',' + measure("f", R"(,"fallback_for":"a")", R"({"markdown":"{a.note}"})")), "/workflows/0/steps/1/input/markdown", "has failed");
}

TEST(Loading, ALoopMayLookAtWhatCameOfItsLastRound)
{
    const QByteArray loop = R"(,"loop":{"back_to":"a","limit":3,"on_limit":"continue","when":{"path":"z.words","below":3}})";
    EXPECT_EQ(told(faultsIn(plan("a", R"(,"uses":["z"])" + tells("{z.words} words")) + ',' + measure("z", R"(,"after":["a"])" + loop))), "");
    EXPECT_EQ(told(faultsIn(measure("a") + ',' + measure("u", R"(,"undoes":"a")", R"({"markdown":"{a.note}"})"))), "") << "what is undone was done";
}

TEST(Loading, TextsHaveNoHoles)
{
    const QByteArray maybe = measure("a") + ',' + measure("b", R"(,"after":["a"],"when":{"path":"a.words","at_least":3})");
    EXPECT_FAULT(faultsIn(maybe + ',' + plan("c", R"(,"after":["b"])" + tells("It has {b.words} words"))), "/workflows/0/steps/2/messages/0/subject",
                 "takes \"b.words\" into a text, and \"b\" is done under a condition only: it would have a gap");
    EXPECT_EQ(told(faultsIn(maybe + ',' + plan("c", R"(,"after":["b"])" + tells("{b.note}")))), "") << "an empty text is no text with a gap";
    EXPECT_EQ(told(faultsIn(maybe + ',' + plan("c", R"(,"after":["b"],"when":{"path":"b.words","at_least":3})" + tells("It has {b.words} words")))), "");
    const QByteArray standIn = measure("a") + ',' + plan("f", R"(,"fallback_for":"a")") + ',';
    EXPECT_FAULT(faultsIn(standIn + plan("d", R"(,"after":["a"])" + tells("It has {a.words} words"))), "/workflows/0/steps/2/messages/0/subject",
                 "\"f\", which stands in for \"a\", gives no \"words\"");
    EXPECT_FAULT(faultsIn(measure("a", {}, R"({"markdown":"{Foo bar} {a b}"})")), "/workflows/0/steps/0/input/markdown", "refers to \"Foo bar\"");
    EXPECT_FAULT(faultsIn(measure("a", R"(,"remember":{"namespace":"notes","text":"It has {a.wrods}"})")), "/workflows/0/steps/0/remember/text", "gives no \"wrods\"");
    EXPECT_FAULT(faultsIn(step("w", "wait", R"(,"wait":{"question":"Shall {zz.x} go?"})")), "/workflows/0/steps/0/wait/question", "unknown step \"zz\"");
}

TEST(Loading, AListThatIsGoneThroughIsThere)
{
    const auto who = [](const char* more) {
        return measure("a") + ',' + step("q", "skill", QByteArray(R"(,"after":["a"],"skill":"decide.question","input":{"question":"To whom?","options":["A","B"]})") + more) + ',';
    };
    const auto each = [](const char* more) { return step("c", "call", QByteArray(R"(,"after":["q"],"call":{"workflow":"kid","over":"q.options"})") + more); };
    const char* maybe = R"(,"when":{"path":"a.words","at_least":3})";
    EXPECT_EQ(told(faultsIn2(who("") + each(""), measure("k"))), "");
    EXPECT_FAULT(faultsIn2(who(maybe) + each(""), measure("k")), "/workflows/0/steps/2/call/over",
                 "is \"q.options\", and \"q\" is done under a condition only: there would be no list; expected a \"when\"");
    EXPECT_EQ(told(faultsIn2(who(maybe) + each(maybe), measure("k"))), "");
    const QByteArray given = who(maybe) + step("c", "call", R"(,"after":["q"],"call":{"workflow":"kid","input":{"all":"{q.options}"}})");
    EXPECT_FAULT(faultsIn2(given, step("k", "call", R"(,"call":{"workflow":"main","over":"input.all"})")), "/workflows/0/steps/2/call/input/all",
                 "gives what \"kid\" goes through, and \"q\" is done under a condition only");
}

TEST(Loading, WhatACallGivesIsThere)
{
    const QByteArray maybe = measure("a") + ',' + measure("b", R"(,"after":["a"],"when":{"path":"a.words","at_least":3})");
    const QByteArray call = step("c", "call", R"(,"call":{"workflow":"kid"})") + ',';
    EXPECT_FAULT(faultsIn2(call + plan("d", R"(,"after":["c"])" + tells("It has {c.words}!")), maybe, R"({"words":"{b.words}"})"), "/workflows/0/steps/1/messages/0/subject",
                 "takes \"c.words\" into a text, and in \"kid\" \"b\" is done under a condition only: it would have a gap");
    EXPECT_EQ(told(faultsIn2(call + plan("d", R"(,"after":["c"])" + tells("It has {c.words}!")), maybe, R"({"words":"{a.words}"})")), "");
    EXPECT_EQ(told(faultsIn2(call + plan("d", R"(,"after":["c"])" + tells("{c.words}")), maybe, R"({"words":"{b.words}"})")), "") << "an empty text";
    const QByteArray giving = step("c", "call", R"(,"after":["b"],"call":{"workflow":"kid","input":{"words":"{b.words}"}})");
    EXPECT_FAULT(faultsIn2(maybe + ',' + giving, plan("k", tells("It has {input.words}!"))), "/workflows/0/steps/2/call/input/words",
                 "gives what \"kid\" prints, and \"b\" is done under a condition only");
}

TEST(Loading, AListWithoutAnEntryGivesNothing)
{
    const auto faults = [](const char* list, const char* join, const char* more = "") {
        const QByteArray each = step("c", "call", QByteArray(R"(,"call":{"workflow":"kid","over":"input.who")") + join + '}');
        const QByteArray main = flow(each + ',' + plan("d", R"(,"after":["c"])" + QByteArray(more) + tells("On {c.words}!")));
        const QByteArray top = flow(step("t", "call", QByteArray(R"(,"call":{"workflow":"main","input":{"who":)") + list + "}}"), "top");
        return agents::faultsOf(team('[' + main + ',' + flow(measure("k"), "kid", R"({"words":"{k.words}"})") + ',' + top + ']'), everything());
    };
    EXPECT_FAULT(faults("[]", ""), "/workflows/0/steps/1/messages/0/subject", "the list of \"c\" can be without an entry: it would have a gap");
    EXPECT_EQ(told(faults(R"(["a"])", "")), "");
    EXPECT_EQ(told(faults("[]", R"(,"join":{"of":"quorum","needs":1})")), "") << "the call fails";
    EXPECT_EQ(told(faults("[]", "", R"(,"when":{"path":"c.finished","at_least":1})")), "");
}

TEST(Loading, WhatAWaitRemembersIsThere)
{
    const auto asks = [](const char* more) {
        return step("w", "wait", QByteArray(R"(,"wait":{"question":"Go?")") + more + R"(},"remember":{"namespace":"notes","text":"She said {w.answer}"})");
    };
    EXPECT_EQ(told(faultsIn(asks(""))), "");
    EXPECT_FAULT(faultsIn(asks(R"(,"limit_ms":1000)")), "/workflows/0/steps/0/remember/text", "\"w\" can end without it");
}

TEST(Loading, WhatAWorkflowTakesIsGivenToIt)
{
    const QByteArray call = step("c", "call", R"(,"call":{"workflow":"kid","input":{"topic":"x"}})");
    EXPECT_EQ(told(faultsIn2(call, measure("a", {}, R"({"markdown":"On {input.topic}."})"))), "");
    EXPECT_FAULT(faultsIn2(call, measure("a", R"(,"when":{"path":"input.topik","is":"x"})")), "/workflows/1/steps/0/when/path",
                 "refers to \"input.topik\", and nobody gives it to workflow \"kid\"; expected one of topic");
    EXPECT_FAULT(faultsIn2(call, measure("a", R"(,"when":{"path":"input.topic","at_least":3})")), "/workflows/1/steps/0/when",
                 "compares \"input.topic\", which step \"c\" of \"main\" gives as a text, with a number");
    EXPECT_FAULT(faultsIn(measure("a", {}, R"({"markdown":"On {input.topic}."})")), "/workflows/0/steps/0/input/markdown", "nobody gives workflow \"main\" anything");
    const QByteArray second = step("d", "call", R"(,"call":{"workflow":"kid"})");
    EXPECT_FAULT(faultsIn2(call + ',' + second, measure("a", {}, R"({"markdown":"On {input.topic}."})")), "/workflows/0/steps/1/call/input",
                 "lacks \"topic\", which \"kid\" prints");
    EXPECT_FAULT(faultsIn2(step("c", "call", R"(,"call":{"workflow":"kid","over":"input.things"})"), measure("a")), "/workflows/0/steps/0/call/over", "nobody gives");
    EXPECT_FAULT(faultsIn2(step("c", "call", R"(,"call":{"workflow":"kid","brief":"On {item}"})"), measure("a")), "/workflows/0/steps/0/call/brief", "refers to \"item\"");
    EXPECT_FAULT(faultsIn2(step("c", "call", R"(,"call":{"workflow":"kid","join":{"of":"quorum","needs":9}})"), measure("a")), "/workflows/0/steps/0/call/join/needs",
                 "is 9, and one run is begun");
}

TEST(Loading, OnlyACallOverAListGivesAnItem)
{
    const QByteArray prints = measure("a", {}, R"({"markdown":"On {input.item}."})");
    EXPECT_EQ(told(faultsIn2(step("c", "call", R"(,"call":{"workflow":"kid","input":{"item":"x"}})"), prints)), "");
    EXPECT_FAULT(faultsIn2(step("c", "call", R"(,"call":{"workflow":"kid"})"), prints), "/workflows/1/steps/0/input/markdown", "nobody gives workflow \"kid\" anything");
    const QByteArray each = flow(step("c", "call", R"(,"call":{"workflow":"kid","over":"input.who"})"));
    const QByteArray top = flow(step("t", "call", R"(,"call":{"workflow":"main","input":{"who":["x"]}})"), "top");
    EXPECT_EQ(told(agents::faultsOf(team('[' + each + ',' + flow(prints, "kid") + ',' + top + ']'), everything())), "");
}

TEST(Loading, WhatSeveralEventsPrintHasCome)
{
    const auto faults = [](const char* aggregate, const char* brief) {
        return faultsOfTrigger((QByteArray(R"("events":[{"kind":"metric-noted","as":"a"},{"kind":"brief-submitted","as":"b"}])") + aggregate).constData(), brief);
    };
    EXPECT_FAULT(faults("", "{a.measurement.name} and {b.text}"), "/triggers/0/brief", "may be set off without it: it would have a gap");
    EXPECT_FAULT(faults(R"(,"aggregate":{"of":"any","count":2,"within_ms":1000})", "On {b.text}"), "/triggers/0/brief", "takes \"b.text\" into a text");
    EXPECT_EQ(told(faults(R"(,"aggregate":{"of":"any","count":2,"within_ms":1000})", "{b.text}")), "") << "an empty text";
    EXPECT_EQ(told(faults(R"(,"aggregate":{"of":"all","within_ms":1000})", "On {a.measurement.name} and {b.text}")), "");
}

TEST(Loading, EventsSayWhatIsAskedOfThem)
{
    const auto wait = [](const char* where) { return step("w", "wait", QByteArray(R"(,"wait":{"event":"effect-confirmed","where":)") + where + '}'); };
    EXPECT_EQ(told(faultsIn(wait(R"({"path":"receipt","is":"x"})"))), "");
    EXPECT_FAULT(faultsIn(wait(R"({"path":"efect","is":"x"})")), "/workflows/0/steps/0/wait/where/path", "refers to \"efect\", and the event \"effect-confirmed\" has none");
    EXPECT_FAULT(faultsIn(wait(R"({"path":"receipt"})")), "/workflows/0/steps/0/wait/where", "lacks forms");
    EXPECT_EQ(told(faultsOfTrigger(R"("event":{"kind":"document-kept"})", "Read {event.document.title}")), "");
    EXPECT_FAULT(faultsOfTrigger(R"("event":{"kind":"document-kept"})", "Read {event.titel} now"), "/triggers/0/brief", "what sets it off has no \"titel\"");
    EXPECT_FAULT(faultsOfTrigger(R"("event":{"kind":"document-kept"})", "Read {Nonsense}"), "/triggers/0/brief", "refers to \"Nonsense\"");
    EXPECT_FAULT(faultsOfTrigger(R"("event":{"kind":"memory-kept","where":{"path":"nope","is":"x"}})"), "/triggers/0/event/where/path", "\"memory-kept\" has none");
    EXPECT_FAULT(faultsOfTrigger(R"("schedule":{"cron":"0 9 * * 1"})", "Read {event.title}"), "/triggers/0/brief", "no event sets it off");
    EXPECT_FAULT(faultsOfTrigger(R"("schedule":{"cron":"0 9 * * 1"},"input":{"x":"{evnt.y}"})"), "/triggers/0/input/x", "refers to \"evnt.y\"");
    EXPECT_EQ(told(faultsOfTrigger(R"("threshold":{"metric":"open-runs","rises_to":3})", "{event.metric} is {event.value}")), "");
}

TEST(Loading, NothingIsNamedTwiceAndQuorumsSayHowMany)
{
    EXPECT_FAULT(faultsIn(measure("a") + ',' + measure("b", R"(,"after":["a","a"],"join":{"of":"first"})")), "/workflows/0/steps/1/after/1", "names \"a\" a second time");
    EXPECT_FAULT(faultsIn(measure("a") + ',' + measure("b") + ',' + measure("c", R"(,"after":["a","b"],"join":{"of":"quorum"})")), "/workflows/0/steps/2/join/needs",
                 "is missing; expected how many a quorum is");
    EXPECT_FAULT(faultsIn(plan("a", R"(,"hand_over":true)")), "/workflows/0/steps/0/hand_over", "nobody but \"lead\" can take the step");
    EXPECT_EQ(told(faultsIn(plan("a", R"(,"hand_over":true,"candidates":["mailer"])"))), "");
    EXPECT_EQ(told(faultsIn(measure("a", R"(,"hand_over":true)"))), "") << "the others have the skill";
}

TEST(Loading, AConsensusIsBlamedInItsOwnWords)
{
    const auto vote = [](const char* from, const char* to) { return with(test::vote(R"({"by":"majority"})"), from, to); };
    const QByteArray options = R"(["In the newsletter","In paid posts","At the trade fair"])";
    const QByteArray planned = plan("p") + ',';
    EXPECT_FAULT(faultsIn(planned + vote(options.constData(), "\"{p.subject}\",\"after\":[\"p\"]")), "/workflows/0/steps/1/options",
                 "is \"p.subject\", which is a text; expected a list of texts");
    EXPECT_FAULT(faultsIn(vote("\"In paid posts\"", "\"in the Newsletter\"")), "/workflows/0/steps/0/options/1", "a second time");
    EXPECT_FAULT(faultsIn(vote("Where do we", "With {zz.x}, where do we")), "/workflows/0/steps/0/question", "refers to the unknown step \"zz\"; expected one of channel");
    for (const agents::Fault& fault : faultsIn(vote("\"kind\"", R"("when":{"path":"zz.x","is":1},"after":["channel-count"],"kind")"))) {
        EXPECT_FALSE(fault.sentence().contains(QLatin1String("channel-question"))) << fault.sentence().toStdString();
        EXPECT_FALSE(fault.sentence().contains(QLatin1String("channel-vote"))) << fault.sentence().toStdString();
    }
    const QList<agents::Fault> circle = faultsIn(vote("\"kind\"", R"("after":["channel-count"],"kind")"));
    EXPECT_FAULT(circle, "/workflows/0/steps/0/after", "closes a circle: channel -> channel-count -> channel");
    const QList<agents::Fault> once = faultsIn(vote("\"kind\"", R"("when":{"path":"zz.x","is":1},"kind")"));
    EXPECT_EQ(once.size(), 1) << told(once);
    EXPECT_FAULT(faultsIn(with(test::intent("Move {zz.x}"), "\"kind\"", R"("messages":[{"type":"notice","to":["lead"],"subject":"{zz.y}"}],"kind")")),
                 "/workflows/0/steps/0/intent", "unknown step \"zz\"");
    EXPECT_FAULT(faultsIn(with(test::intent("Move 400"), "\"kind\"", R"("messages":[{"type":"notice","to":["lead"],"subject":"{zz.y}"}],"kind")")),
                 "/workflows/0/steps/0/messages/0/subject", "unknown step \"zz\"");
}

TEST(Loading, WhatAWaitMayEndWithoutLeavesNoHole)
{
    const auto wait = [](const QByteArray& what) { return step("w", "wait", QByteArray(R"(,"wait":)") + what); };
    const auto reads = [](const char* text) { return step("r", "turn", R"(,"after":["w"],"prompt":"planning","reply":"planning")" + tells(text)); };
    const QByteArray event = R"({"event":"memory-kept","limit_ms":1000})";
    EXPECT_FAULT(faultsIn(wait(event) + ',' + reads("It says {w.entry.text}.")), "/workflows/0/steps/1/messages/0/subject", "can end without it");
    EXPECT_EQ(told(faultsIn(wait(event) + ',' + reads("It says {w.outcome}."))), "");
    EXPECT_EQ(told(faultsIn(wait(R"({"event":"memory-kept","limit_ms":1000,"fail_at_limit":true})") + ',' + reads("It says {w.entry.text}."))), "");
    EXPECT_EQ(told(faultsIn(wait(R"({"event":"memory-kept"})") + ',' + reads("It says {w.entry.text}."))), "");
    EXPECT_FAULT(faultsIn(wait(R"({"question":"Well?","limit_ms":1000})") + ',' + reads("She says {w.answer}.")), "/workflows/0/steps/1/messages/0/subject", "can end without it");
}

TEST(Loading, AnUndoingStepReadsWhatWasOverByThen)
{
    const auto wait = [](const char* id, const char* question, const QByteArray& more) {
        return step(id, "wait", QByteArray(R"(,"wait":{"question":")") + question + "\"}" + more);
    };
    const QByteArray way = wait("a", "First?", "") + ',' + wait("b", "Then?", R"(,"after":["a"])") + ',' + wait("c", "Last?", R"(,"after":["b"])") + ',';
    EXPECT_EQ(told(faultsIn(way + wait("u", "Undo {a.answer} and {b.answer}", R"(,"undoes":"b")"))), "");
    EXPECT_FAULT(faultsIn(way + wait("u", "Undo {c.answer}", R"(,"undoes":"b")")), "/workflows/0/steps/3/wait/question", "need not be over");
}

} // namespace qd::test
