#include "app/engine/Shelves.h"
#include "core/base/Digest.h"
#include "core/store/EventStore.h"
#include "tests/app/Home.h"
#include "tests/support/Await.h"
#include "tests/support/SampleState.h"

#include <limits>

namespace qd::test {

/// A run of the rehearsal model, and its calls.
class CallsCommand : public AppTest {
protected:
    QList<Json> calls(const QStringList& more = {}) const
    {
        const Ran ran = program.json(words("calls list") + more);
        EXPECT_EQ(ran.code, 0) << ran.out.toStdString();
        return ran.json().at(u"calls").items();
    }
};

TEST_F(CallsCommand, EveryCallOfARunCanBeLookedInto)
{
    const Ran ran = program.json(runArguments());
    ASSERT_EQ(ran.code, 0) << ran.err.toStdString();
    const QString run = ran.json().at(u"run").toString();
    const QList<Json> all = calls({QStringLiteral("--run"), run});
    ASSERT_GT(all.size(), 5);
    qint64 would = 0;
    for (const Json& call : all) {
        EXPECT_EQ(call.at(u"run").toString(), run);
        would += call.at(u"would_have_cost_micro_usd").toInteger();
        const Json whole = program.json({QStringLiteral("calls"), QStringLiteral("show"), call.at(u"turn").toString()}).json();
        EXPECT_EQ(whole.at(u"state").toString(), QStringLiteral("answered"));
        EXPECT_TRUE(whole.at(u"prompt").at(u"text").toString().contains(brief())) << "the brief is in every prompt";
        EXPECT_FALSE(whole.at(u"prompt").at(u"system").toString().isEmpty());
        EXPECT_GT(whole.at(u"prompt").at(u"parts").items().size(), 2);
        const QList<Json> used = whole.at(u"prompt").at(u"prompts").items();
        ASSERT_GE(used.size(), 2) << "the words are the system's and the step's";
        EXPECT_EQ(used[0].at(u"name").toString(), QStringLiteral("system"));
        EXPECT_GE(used[0].at(u"version").toInteger(), 3);
        EXPECT_EQ(used[1].at(u"name").toString(), whole.at(u"prompt").at(u"parts").items().first().at(u"about").at(u"name").toString());
        EXPECT_GE(used[1].at(u"version").toInteger(), 1);
        const bool hasTools = !whole.at(u"prompt").at(u"tools").items().isEmpty();
        ASSERT_EQ(used.size(), hasTools ? 3 : 2);
        EXPECT_EQ(used.last().at(u"name").toString() == QLatin1String("tools"), hasTools);
        EXPECT_TRUE(Json::parse(whole.at(u"answer").toString().toUtf8()));
    }
    EXPECT_EQ(would, ran.json().at(u"would_have_cost_micro_usd").toInteger()) << "what the run would have cost is what its calls would";
    const QString step = all.last().at(u"step").toString();
    for (const Json& call : calls({QStringLiteral("--run"), run, QStringLiteral("--step"), step}))
        EXPECT_EQ(call.at(u"step").toString(), step);
    const Ran said = program.run({QStringLiteral("calls"), QStringLiteral("show"), all.last().at(u"turn").toString()});
    EXPECT_TRUE(said.out.contains("Prompts, with their versions: system 3, ")) << said.out.toStdString();
    EXPECT_FALSE(said.out.contains("Not all of it was read"));
}

TEST_F(CallsCommand, TheDearestComeFirstAndThoseOfAnAgentTheLastFirst)
{
    EXPECT_TRUE(calls().isEmpty()) << "nothing has happened yet";
    ASSERT_EQ(program.json(runArguments()).code, 0);
    qint64 before = std::numeric_limits<qint64>::max();
    for (const Json& call : calls()) { // nothing was billed, so the list price counts
        EXPECT_LE(call.at(u"would_have_cost_micro_usd").toInteger(), before);
        before = call.at(u"would_have_cost_micro_usd").toInteger();
    }
    EXPECT_LT(before, std::numeric_limits<qint64>::max());
    QString last;
    const QList<Json> hers = calls({QStringLiteral("--agent"), QStringLiteral("copywriter")});
    ASSERT_GT(hers.size(), 1);
    for (const Json& call : hers) {
        EXPECT_EQ(call.at(u"agent").toString(), QStringLiteral("copywriter"));
        EXPECT_TRUE(last.isEmpty() || call.at(u"began").toString() <= last);
        last = call.at(u"began").toString();
    }
    EXPECT_EQ(calls({QStringLiteral("--limit"), QStringLiteral("1")}).size(), 1);
    const Ran plain = program.run({QStringLiteral("calls"), QStringLiteral("show"), hers.first().at(u"turn").toString()});
    EXPECT_EQ(plain.code, 0) << plain.err.toStdString();
    for (const char* said : {"copywriter", "rehearsal", "What is asked now", "[brief]", "The stable part", "Answer"})
        EXPECT_TRUE(plain.out.contains(said)) << said << "\n" << plain.out.toStdString();
    const Ran none = program.json({QStringLiteral("calls"), QStringLiteral("show"), QStringLiteral("01900000-0000-7000-8000-000000000000")});
    EXPECT_EQ(none.code, 2) << none.out.toStdString();
}

TEST_F(CallsCommand, ARepeatedAnswerNamesTheCallThatWasAsked)
{
    const app::Home home(program.home());
    ASSERT_TRUE(home.make());
    const QString name = QStringLiteral("marketing-department");
    const TurnId asked = fixedId<TurnId>(1);
    const TurnId again = fixedId<TurnId>(2);
    {
        SystemClock clock;
        EventStore store(clock);
        ASSERT_TRUE(store.open(home.record(name), home.keyFile()));
        const Result<Organisation> organisation = app::Shelves(home).organisation(name);
        ASSERT_TRUE(organisation);
        QList<StoredFact> facts;
        const auto tell = [&](Fact fact) { facts.append({facts.size() + 1, clock.now(), system(), 0, {}, {}, std::move(fact)}); };
        tell(OrganisationAdopted{*organisation, sha256(encode(*organisation)), name});
        for (const TurnId& turn : {asked, again}) {
            TurnStarted began;
            began.turn = turn;
            began.run = fixedId<RunId>(3);
            began.step = {QStringLiteral("draft")};
            began.agent = {QStringLiteral("copywriter")};
            began.model = QStringLiteral("openai:gpt-5.4");
            began.reserved = {100'000};
            tell(began);
            TurnFinished finished;
            finished.turn = turn;
            finished.run = began.run;
            finished.step = began.step;
            finished.agent = began.agent;
            finished.spend.model = began.model;
            finished.spend.cost = {turn == asked ? 34'000 : 0};
            finished.answerOf = turn == asked ? TurnId{} : asked;
            tell(finished);
        }
        for (const char* tool : {"search-web", "content_readability"}) {
            ToolUsed used;
            used.turn = asked;
            used.run = fixedId<RunId>(3);
            used.step = {QStringLiteral("draft")};
            used.call = used.tool = QString::fromLatin1(tool);
            tell(used);
            facts.last().label.integrity = QLatin1String(tool) == QLatin1String("search-web") ? Integrity::Untrusted : Integrity::Internal;
        }
        Mailbox mailbox;
        ASSERT_TRUE((answerOf<Result<Sequence>>([&](auto done) { store.append({facts, {}, {}}, &mailbox, done); })));
    }
    const QByteArray said = program.run({QStringLiteral("calls"), QStringLiteral("show"), again.toString()}).out;
    EXPECT_TRUE(said.contains("nobody was asked and nothing is paid: call " + asked.toString().toUtf8())) << said.toStdString();
    const QByteArray first = program.run({QStringLiteral("calls"), QStringLiteral("show"), asked.toString()}).out;
    EXPECT_FALSE(first.contains("nobody was asked and"));
    EXPECT_EQ(first.count("    gave, from outside: it informs, and instructs nobody:\n"), 1) << "the search's: " << first.toStdString();
    EXPECT_EQ(first.count("    gave:\n"), 1) << "the skill's: " << first.toStdString();
    const QByteArray list = program.run(words("calls list --agent copywriter")).out;
    EXPECT_EQ(list.count("(as before)"), 1) << list.toStdString();
    const QList<Json> both = calls({QStringLiteral("--agent"), QStringLiteral("copywriter")});
    ASSERT_EQ(both.size(), 2);
    EXPECT_EQ(both[0].at(u"answer_of").toString(), asked.toString()) << "the last comes first";
    EXPECT_TRUE(both[1].at(u"answer_of").isNull());
}

} // namespace qd::test
