#include "core/rules/authority/Lineage.h"

#include "core/rules/authority/Authorising.h"
#include "tests/support/FactBuilder.h"

#include <gtest/gtest.h>

#include <functional>

namespace qd::test {

namespace {

using namespace rules;
using namespace Qt::StringLiterals;

/// A workflow "flow" of "read", "write" and the effect "send"; what "read" said comes from a stranger's page.
class LineageTest : public testing::Test {
protected:
    FactBuilder record;
    Organisation team;
    RunId run;

    static Label strange() { return {Integrity::Untrusted, Confidentiality::Public, false, {u"https://example.org/press"_s}}; }
    static Step plain(const char* id)
    {
        Step step;
        step.id = {QString::fromLatin1(id)};
        step.agent = {u"writer"_s};
        return step;
    }
    Step& step(const char* id)
    {
        for (Step& one : team.workflows.first().steps)
            if (one.id.text == QLatin1String(id))
                return one;
        return team.workflows.first().steps.first();
    }
    void SetUp() override
    {
        team = record.team();
        Step send = plain("send");
        send.kind = StepKind::Effect;
        send.after = {{u"write"_s}};
        send.action = {u"post"_s};
        send.connector = {u"folder"_s};
        send.input = {{u"slug"_s, u"a-piece"_s}, {u"text"_s, u"{read.message}"_s}, {u"title"_s, u"{title}"_s}};
        Step write = plain("write");
        write.after = {{u"read"_s}};
        team.workflows = {Workflow{{u"flow"_s}, u"Flow"_s, {}, {plain("read"), write, send}}};
        team.autonomy = {AutonomyRule{{u"post"_s}, Autonomy::L4, u"Posts"_s, Duration(5'000), Duration(60'000), {}}};
    }
    RunId start(const char* workflow = "flow", const Label& label = {}, const std::optional<Parent>& parent = {}, const Values& input = {})
    {
        BriefSubmitted brief;
        brief.run = record.id<RunId>();
        brief.brief = record.id<BriefId>();
        brief.text = u"Say something"_s;
        record.tell(brief, brief.run, label);
        RunStarted started{brief.run, {QString::fromLatin1(workflow)}, record.state.org.current, u"Something"_s};
        started.parent = parent;
        started.input = input;
        record.tell(started, brief.run, label);
        return brief.run;
    }
    void said(const RunId& in, const char* id, const Values& values, const Label& label)
    {
        const TurnId turn = record.begin(in, id, "writer");
        TurnFinished finished;
        finished.turn = turn;
        finished.run = in;
        finished.step = {QString::fromLatin1(id)};
        finished.agent = {u"writer"_s};
        finished.values = values;
        finished.reply = QByteArray(4, 'r');
        record.tell(finished, in, label);
    }
    /// A turn that asks for a page of a stranger's, is given it, and comes to nothing. @returns it.
    TurnId reads(const char* id)
    {
        const TurnId turn = record.begin(run, id, "writer");
        TurnFinished asks;
        asks.turn = turn;
        asks.run = run;
        asks.step = {QString::fromLatin1(id)};
        asks.agent = {u"writer"_s};
        asks.asks = QByteArray(4, 'a');
        asks.calls = {u"one"_s};
        asks.stepDone = false;
        record.tell(asks, run);
        ToolUsed used;
        used.turn = turn;
        used.run = run;
        used.step = asks.step;
        used.agent = asks.agent;
        used.call = u"one"_s;
        used.tool = u"read-page"_s;
        used.output = QByteArray(4, 'p');
        record.tell(used, run, strange());
        return record.begin(run, id, "writer");
    }
    void again(const QList<StepId>& steps) { record.tell(StepsReopened{run, {u"write"_s}, steps, u"again"_s}, run); }
    Integrity readOf() { return labelOfAll(record.state.runs.open.value(run)).integrity; }
    void begin()
    {
        record.adopt(team);
        run = start();
        said(run, "read", {{u"message"_s, u"Link to us"_s}, {u"verdict"_s, u"yes"_s}, {u"sites"_s, QStringList{u"a"_s, u"b"_s}}}, strange());
        said(run, "write", {{u"message"_s, u"Plain words"_s}, {u"verdict"_s, u"yes"_s}}, {});
    }
    QList<ChoiceInput> choices() { return choicesOf(record.state, record.state.runs.open.value(run), step("send")); }
    Integrity chosenBy() { return labelOf(choices()).integrity; }
    /// Those that a stranger had a hand in, as "field by from".
    QStringList strangers()
    {
        QStringList found;
        for (const ChoiceInput& choice : choices())
            if (choice.label.integrity == Integrity::Untrusted)
                found.append(choice.field + u" by "_s + choice.from);
        return found;
    }
};

} // namespace

TEST_F(LineageTest, WordsForReadersChooseNothing)
{
    begin();
    EXPECT_EQ(strangers(), QStringList());
    EXPECT_EQ(chosenBy(), Integrity::Internal) << "the run's own, which an agent's brief set off";
}

TEST_F(LineageTest, AFieldThatIsFilledFromAStrangersPageIsChosenByIt)
{
    for (const char* field : {"to", "recipients", "reply_to", "account", "amount", "slug"}) {
        SetUp();
        step("send").input.insert(QString::fromLatin1(field), u"{read.message}"_s);
        begin();
        EXPECT_EQ(strangers(), QStringList{QString::fromLatin1(field) + u" by {read.message}"_s}) << field;
        EXPECT_EQ(labelOf(choices()).sources, QStringList{u"https://example.org/press"_s});
    }
    SetUp();
    step("send").input.insert(u"to"_s, QStringList{u"her@example.com"_s, u"{read.message}"_s});
    begin();
    EXPECT_EQ(strangers().size(), 1) << "one of a list is enough";
    SetUp();
    step("send").input.insert(u"to"_s, u"{write.message}"_s);
    begin();
    EXPECT_EQ(strangers(), QStringList()) << "what a colleague wrote of his own";
}

TEST_F(LineageTest, APieceThatIsBoundWhereSomethingIsChosenCounts)
{
    step("send").input.insert(u"to"_s, u"@artefact:list"_s);
    begin();
    Artefact list;
    list.id = record.id<ArtefactId>();
    list.run = run;
    list.kind = u"list"_s;
    list.label = strange();
    record.tell(ArtefactMade{list}, run, list.label);
    EXPECT_EQ(strangers(), QStringList{u"to by @artefact:list"_s});
}

TEST_F(LineageTest, ATitleThatNamesItsFilesIsAChoice)
{
    step("send").input.remove(u"slug"_s);
    begin();
    EXPECT_EQ(strangers(), QStringList());
    said(run, "read", {{u"title"_s, u"Link to us"_s}}, strange());
    EXPECT_EQ(strangers(), QStringList{u"file name by title"_s});
    step("send").input.insert(u"slug"_s, u"fixed"_s);
    EXPECT_EQ(strangers(), QStringList());
}

TEST_F(LineageTest, ItsConditionChoosesHoweverDeepItStands)
{
    Condition inner;
    inner.path = u"read.verdict"_s;
    inner.is = Value(u"yes"_s);
    Condition other;
    other.path = u"write.verdict"_s;
    other.none = {inner};
    step("send").when.any = {other};
    begin();
    EXPECT_EQ(strangers(), QStringList{u"when by read.verdict"_s});
    step("send").when = {};
    step("send").when.path = u"write.verdict"_s;
    step("send").when.sameAs = u"read.verdict"_s;
    EXPECT_EQ(strangers(), QStringList{u"when by read.verdict"_s});
}

TEST_F(LineageTest, ALoopThatHasItDoneAgainChooses)
{
    Step judge = plain("judge");
    judge.after = {{u"send"_s}};
    judge.loop = Loop{{u"write"_s}, {}, 3, u"continue"_s};
    judge.loop->when.path = u"read.verdict"_s;
    team.workflows.first().steps.append(judge);
    begin();
    EXPECT_EQ(strangers(), QStringList()) << "the first time nothing had it done again";
    record.tell(StepsReopened{run, {u"judge"_s}, {{u"write"_s}, {u"send"_s}, {u"judge"_s}}, u"again"_s}, run);
    EXPECT_EQ(strangers(), QStringList{u"loop by read.verdict"_s});
}

TEST_F(LineageTest, TheListOfACallAndItsConditionChooseInTheRunsThatItBegan)
{
    Step calls = plain("calls");
    calls.kind = StepKind::Call;
    calls.call = Call{{u"flow"_s}, u"Write"_s, {{u"to"_s, u"{write.message}"_s}, {u"site"_s, u"{item}"_s}}, u"write.sites"_s, 1, {}};
    team.workflows.append(Workflow{{u"outer"_s}, u"Outer"_s, {}, {plain("read"), plain("write"), calls}});
    step("send").input.insert(u"to"_s, u"{input.to}"_s);
    step("send").input.insert(u"site"_s, u"{input.site}"_s);
    record.adopt(team);
    const RunId outer = start("outer");
    said(outer, "read", {{u"verdict"_s, u"yes"_s}}, strange());
    said(outer, "write", {{u"message"_s, u"to her"_s}, {u"sites"_s, QStringList{u"a"_s}}}, {});
    run = start("flow", strange(), Parent{outer, {u"calls"_s}, 0}, {{u"to"_s, u"to her"_s}, {u"site"_s, u"a"_s}});
    EXPECT_EQ(strangers(), QStringList()) << "its brief may be a stranger's: that informs, and what it was given to choose by is known by its own label";
    said(outer, "write", {{u"message"_s, u"to them"_s}, {u"sites"_s, QStringList{u"a"_s}}}, strange());
    EXPECT_EQ(strangers(), (QStringList{u"site by {input.site}"_s, u"to by {input.to}"_s, u"call by write.sites"_s}));
    team.workflows.last().steps.last().when.path = u"read.verdict"_s;
    record.tell(OrganisationAdopted{team, record.state.org.current, u"test"_s});
    EXPECT_EQ(strangers(), (QStringList{u"site by {input.site}"_s, u"to by {input.to}"_s, u"call by read.verdict"_s, u"call by write.sites"_s}));
}

TEST_F(LineageTest, WhatSetItOffChooses)
{
    record.adopt(team);
    run = start("flow", strange());
    EXPECT_EQ(strangers(), QStringList{u"run by what set it off"_s});
    Label her;
    her.integrity = Integrity::Human;
    run = start("flow", her);
    EXPECT_EQ(chosenBy(), Integrity::Human);
}

TEST_F(LineageTest, AChoiceOfAStrangersAsksHerAndSaysWhose)
{
    step("send").input.insert(u"to"_s, u"{read.message}"_s);
    begin();
    EffectContent content;
    content.kind = {u"post"_s};
    content.reach = Audience{AudienceClass::One, 1};
    const auto now = [&] { return judged(record.state, traitsOf(content, {}, labelOf(choices())), {u"writer"_s}, run, record.now, {}, choices()); };
    EXPECT_EQ(now().level, Autonomy::L3);
    ASSERT_EQ(now().trace.cuts.size(), 1);
    EXPECT_EQ(now().trace.cuts.first().by, u"label"_s);
    EXPECT_EQ(now().trace.cuts.first().why, u"strangers had a hand in what was chosen: to by {read.message} (https://example.org/press)"_s);
    EXPECT_EQ(now().trace.choice.size(), choices().size());
    content.reversible = false;
    EXPECT_EQ(now().level, Autonomy::L2);
    EXPECT_EQ(judged(record.state, traitsOf(content, {}, {}), {u"writer"_s}, run, record.now).level, Autonomy::L4);
}

TEST_F(LineageTest, WhatAnEarlierRoundReadWasReadInThisRun)
{
    begin();
    again({{u"read"_s}, {u"write"_s}});
    EXPECT_EQ(readOf(), Integrity::Untrusted);
    said(run, "read", {{u"message"_s, u"Out of our own head"_s}}, {});
    said(run, "write", {{u"message"_s, u"Plain words"_s}}, {});
    EXPECT_EQ(readOf(), Integrity::Untrusted);
    EffectContent content;
    content.kind = {u"post"_s};
    content.reach = Audience{AudienceClass::One, 1};
    content.carries = Confidentiality::Pii;
    Judgement judgement = judged(record.state, traitsOf(content, {}, {}), {u"writer"_s}, run, record.now);
    EXPECT_EQ(judgement.level, Autonomy::L3);
    ASSERT_EQ(judgement.trace.cuts.size(), 1);
    EXPECT_EQ(judgement.trace.cuts.first().why, u"it carries what is personal, and its run has read what strangers wrote"_s);
    run = start();
    said(run, "read", {{u"message"_s, u"Out of our own head"_s}}, {});
    judgement = judged(record.state, traitsOf(content, {}, {}), {u"writer"_s}, run, record.now);
    EXPECT_EQ(judgement.level, Autonomy::L4) << "a run that read none";
}

TEST_F(LineageTest, AStepThatIsDoneAnewIsTrustedNoMoreThanBefore)
{
    step("send").input.insert(u"to"_s, u"{read.message}"_s);
    begin();
    again({{u"read"_s}});
    said(run, "read", {{u"message"_s, u"her@example.com"_s}}, {});
    EXPECT_EQ(strangers(), QStringList{u"to by {read.message}"_s});
    EXPECT_EQ(labelOf(choices()).sources, QStringList{u"https://example.org/press"_s});
    LabelRaised raised;
    raised.kind = u"step"_s;
    raised.run = run;
    raised.step = {u"read"_s};
    raised.before = strange();
    raised.after = {Integrity::Internal, Confidentiality::Public, false, strange().sources};
    raised.by = human();
    record.tell(raised, run);
    EXPECT_EQ(strangers(), QStringList()) << "she says so";
    again({{u"read"_s}});
    said(run, "read", {{u"message"_s, u"her@example.com"_s}}, {});
    EXPECT_EQ(strangers(), QStringList()) << "and has said so of that";
}

TEST_F(LineageTest, WhatToolsGaveATurnThatCameToNothingWasRead)
{
    using Ends = std::function<void(const TurnId&)>;
    const QList<std::pair<QString, Ends>> ways{
        {u"it failed"_s, [this](const TurnId& turn) { record.tell(TurnFailed{turn, run, {u"write"_s}, {u"writer"_s}, {}, u"no"_s, false}, run); }},
        {u"it was skipped"_s, [this](const TurnId&) { record.tell(StepSkipped{run, {u"write"_s}, u"no need"_s}, run); }},
        {u"another has it"_s, [this](const TurnId&) { record.tell(StepAssigned{run, {u"write"_s}, {u"boss"_s}, {u"writer"_s}, system(), u"no"_s}, run); }},
        {u"it was opened again"_s, [this](const TurnId&) { again({{u"write"_s}}); }}};
    record.adopt(team);
    for (const auto& [name, ends] : ways) {
        run = start();
        const TurnId turn = reads("write");
        EXPECT_EQ(readOf(), Integrity::Untrusted) << qPrintable(name);
        ends(turn);
        EXPECT_TRUE(record.state.runs.open.value(run).step({u"write"_s}).tools.isEmpty()) << qPrintable(name);
        EXPECT_EQ(readOf(), Integrity::Untrusted) << qPrintable(name);
        said(run, "write", {{u"message"_s, u"Plain words"_s}}, {});
        EXPECT_EQ(readOf(), Integrity::Untrusted) << qPrintable(name);
    }
}

TEST_F(LineageTest, WhatACallBroughtWasReadWhenItIsDoneAnew)
{
    record.adopt(team);
    run = start();
    record.tell(StepWaits{run, {u"read"_s}, {}, {}, {}, {u"a"_s}}, run);
    record.tell(StepSettled{run, {u"read"_s}, false, {}, {{u"message"_s, u"Link to us"_s}}}, run, strange());
    again({{u"read"_s}});
    record.tell(StepWaits{run, {u"read"_s}, {}, {}, {}, {u"a"_s}}, run);
    EXPECT_EQ(readOf(), Integrity::Untrusted);
    record.tell(StepSettled{run, {u"read"_s}, false, {}, {{u"message"_s, u"Plain words"_s}}}, run);
    EXPECT_EQ(readOf(), Integrity::Untrusted);
}

TEST_F(LineageTest, NoRuleOfHersLetsAStrangerChoose)
{
    step("send").input.insert(u"to"_s, u"{read.message}"_s);
    begin();
    AuthorityRule all;
    all.id = {u"all"_s};
    all.level = Autonomy::L4;
    record.tell(RulesSet{{all}, {}, {}, 1, human(), {}, {}});
    EXPECT_EQ(judged(record.state, traitsOf({}, {}, labelOf(choices())), {u"writer"_s}, run, record.now, {}, choices()).level, Autonomy::L3);
    EXPECT_EQ(judged(record.state, traitsOf({}, {}, labelOf(choices())), {u"writer"_s}, run, record.now, Autonomy::L4, choices()).level, Autonomy::L3) << "nor a fork";
}

TEST(CutsByLabel, AStrangersTextAsksOnlyWhereItIsPublicOrCannotBeUndone)
{
    for (const AudienceClass who : {AudienceClass::Nobody, AudienceClass::One, AudienceClass::Named, AudienceClass::List, AudienceClass::Followers, AudienceClass::Public})
        for (const bool reversible : {true, false})
            for (const Integrity text : {Integrity::Untrusted, Integrity::Partner, Integrity::Internal}) {
                ActionTraits traits;
                traits.reach.who = who;
                traits.reversible = reversible;
                traits.madeFrom = text;
                const QList<LevelCut> cuts = rules::cutsByLabel(traits, {}, {}, Autonomy::L4);
                const bool asks = text == Integrity::Untrusted && (!reversible || who >= AudienceClass::Followers);
                EXPECT_EQ(cuts.isEmpty(), !asks) << int(who) << reversible << int(text);
                if (asks && !cuts.isEmpty())
                    EXPECT_EQ(cuts.first().to, reversible ? Autonomy::L3 : Autonomy::L2);
            }
}

TEST(SourcesBehind, AreThoseThatWereGivenAndThoseThatTheLabelsName)
{
    Approval approval;
    approval.sources = {Source{u"notes.md"_s, u"/home/her/notes.md"_s, QByteArray(32, 'n'), Label{Integrity::Internal, {}, false, {u"/home/her/notes.md"_s}}}};
    approval.label = {Integrity::Untrusted, Confidentiality::Public, false, {u"/home/her/notes.md"_s, u"/home/her/inj.txt"_s}};
    approval.trace = AuthorityTrace{};
    approval.trace->traits.sources = {u"/home/her/inj.txt"_s, u"https://example.org"_s};
    approval.trace->choice = {{u"destination"_s, u"workflow"_s, Label{Integrity::Human, {}, false, {}}},
                              {u"slug"_s, u"plan.slug"_s, Label{Integrity::Internal, {}, false, {u"/home/her/notes.md"_s}}},
                              {u"title"_s, u"read.title"_s, Label{Integrity::Untrusted, {}, false, {u"/home/her/inj.txt"_s, u"https://example.org"_s}}},
                              {u"when"_s, u"read.verdict"_s, Label{Integrity::Partner, {}, false, {u"https://example.org"_s}}}};
    OfficeState state;
    state.memory.documents.insert({}, {u"inj.txt"_s, u"/home/her/inj.txt"_s, 1});
    approval.lineage = rules::lineageOf(state, approval);
    const QList<Source> all = rules::sourcesBehind(approval);
    ASSERT_EQ(all.size(), 3);
    EXPECT_EQ(all[0].name, u"notes.md"_s);
    EXPECT_EQ(all[1].name, u"inj.txt"_s);
    EXPECT_EQ(all[1].label.integrity, Integrity::Untrusted);
    EXPECT_EQ(all[2].name, u"https://example.org"_s);
    EXPECT_EQ(all[2].label.integrity, Integrity::Partner) << "a label that names several says the worst of them: of all that name it, the best is its own";
    ASSERT_EQ(rules::strangersChoices(approval).size(), 2);
    EXPECT_EQ(rules::strangersChoices(approval).first().field, u"title"_s);
    EXPECT_EQ(rules::strangersChoices(approval).last().field, u"when"_s);
    approval.lineage.clear();
    ASSERT_EQ(rules::sourcesBehind(approval).size(), 3) << "of an older record";
    EXPECT_EQ(rules::sourcesBehind(approval)[1].name, u"/home/her/inj.txt"_s);
}

TEST(CutsByLabel, WhatIsPersonalAsksInARunThatReadAStranger)
{
    ActionTraits traits;
    traits.reach.who = AudienceClass::One;
    traits.carries = Confidentiality::Pii;
    Label all;
    EXPECT_TRUE(rules::cutsByLabel(traits, {}, all, Autonomy::L4).isEmpty());
    all.integrity = Integrity::Untrusted;
    ASSERT_EQ(rules::cutsByLabel(traits, {}, all, Autonomy::L4).size(), 1);
    EXPECT_TRUE(rules::cutsByLabel(traits, {}, all, Autonomy::L3).isEmpty()) << "it asks already";
    all.integrity = Integrity::Internal;
    traits.reach.who = AudienceClass::Followers;
    ASSERT_EQ(rules::cutsByLabel(traits, {}, all, Autonomy::L4).size(), 1) << "everybody may see it";
    traits.carries = Confidentiality::Internal;
    EXPECT_TRUE(rules::cutsByLabel(traits, {}, all, Autonomy::L4).isEmpty());
}

} // namespace qd::test
