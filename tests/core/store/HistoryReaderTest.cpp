#include "core/store/safety/IndexProof.h"
#include "tests/core/store/RecordFixture.h"

namespace qd::test {

class HistoryReaderTest : public RecordTest {
protected:
    void SetUp() override { ASSERT_TRUE(open()); }
    void fill(QList<StoredFact> facts)
    {
        ASSERT_TRUE(append(std::move(facts)));
        settle();
        if (!reader)
            ASSERT_TRUE((reader.emplace(file), reader->open()));
    }
    TrafficPage traffic(const TrafficFilter& filter, qint64 first = 0, qint64 limit = 100)
    {
        const auto page = answerOf<Result<TrafficPage>>([&](auto done) { reader->traffic(filter, first, limit, &mailbox, done); });
        EXPECT_TRUE(page) << page.error().text.toStdString();
        return page ? *page : TrafficPage{};
    }
    DecisionPage decisions(const DecisionFilter& filter, qint64 first = 0, qint64 limit = 100)
    {
        const auto page = answerOf<Result<DecisionPage>>([&](auto done) { reader->decisions(filter, first, limit, &mailbox, done); });
        EXPECT_TRUE(page) << page.error().text.toStdString();
        return page ? *page : DecisionPage{};
    }
    CostTable costs(CostBy by, std::optional<Instant> from = {}, std::optional<Instant> to = {})
    {
        const auto table = answerOf<Result<CostTable>>([&](auto done) { reader->costs(by, from, to, &mailbox, done); });
        EXPECT_TRUE(table) << table.error().text.toStdString();
        return table ? *table : CostTable{};
    }
    RunPage runs(qint64 first = 0, qint64 limit = 10)
    {
        const auto page = answerOf<Result<RunPage>>([&](auto done) { reader->runs(first, limit, &mailbox, done); });
        return page ? *page : RunPage{};
    }
    qint64 found(const QString& text) { return traffic({{}, {}, {}, {}, text}).total; }
    static StoredFact decision(const QString& text, const QString& maker, const QString& kind, RunId run = {})
    {
        DecisionMade made;
        made.decision.decision = text;
        made.decision.reasoning = QStringLiteral("because of searching intent");
        made.decision.maker = {maker};
        made.decision.kind = kind;
        made.decision.run = run;
        made.decision.alternatives = {{QStringLiteral("a whitepaper"), {}, {}, QStringLiteral("too long")}};
        made.decision.evidence = {{{}, {}, QStringLiteral("planner export"), {}}};
        return stored(made, run);
    }
    static StoredFact turn(const QString& agent, const QString& model, qint64 cents, RunId run, Instant at = kNoon)
    {
        TurnFinished done;
        done.agent = {agent};
        done.run = run;
        done.spend.model = model;
        done.spend.cost = {cents * 10'000};
        done.spend.wouldHaveCost = {cents * 20'000};
        done.spend.usage.in = {100};
        done.spend.usage.out = {10};
        return stored(done, run, at);
    }
    static QList<StoredFact> begun(int run, const QString& title, bool sample = false)
    {
        BriefSubmitted brief;
        brief.run = runOf(run);
        brief.text = QStringLiteral("write about %1").arg(title);
        brief.sample = sample;
        RunStarted started;
        started.run = runOf(run);
        started.title = title;
        started.workflow = {QStringLiteral("blog-post")};
        return {stored(brief, runOf(run)), stored(started, runOf(run))};
    }
    std::optional<HistoryReader> reader;
};

TEST_F(HistoryReaderTest, PagesTrafficByPlace)
{
    fill(notices(250));
    const TrafficPage page = traffic({}, 100, 20);
    EXPECT_EQ(page.total, 250);
    EXPECT_EQ(page.first, 100);
    ASSERT_EQ(page.rows.size(), 20);
    EXPECT_EQ(page.rows.first().sequence, 101);
    EXPECT_EQ(page.rows.last().message.subject, QStringLiteral("notice 119"));
    const TrafficPage end = traffic({}, -30, 30);
    EXPECT_EQ(end.first, 220);
    EXPECT_EQ(end.rows.size(), 30);
    EXPECT_EQ(traffic({}, 240, 100).rows.size(), 10);
    EXPECT_EQ(traffic({}, 999, 100).rows.size(), 0);
    EXPECT_EQ(traffic({}, -999, 5).first, 0);
}

TEST_F(HistoryReaderTest, FiltersTrafficByOneAndBySeveral)
{
    QList<StoredFact> facts;
    for (int i = 0; i < 60; ++i)
        facts.append(message(i % 2 ? QStringLiteral("cmo") : QStringLiteral("editor"), QStringLiteral("seo"), QStringLiteral("m%1").arg(i), {},
                             i % 3 ? MessageType::Notice : MessageType::Review, runOf(i % 4), i % 5 ? Priority::Normal : Priority::Urgent));
    fill(facts);
    EXPECT_EQ(traffic({{QStringLiteral("cmo")}, {}, {}, {}, {}}).total, 30);
    EXPECT_EQ(traffic({{QStringLiteral("seo")}, {}, {}, {}, {}}).total, 60);
    EXPECT_EQ(traffic({{QStringLiteral("nobody")}, {}, {}, {}, {}}).total, 0);
    EXPECT_EQ(traffic({{}, MessageType::Review, {}, {}, {}}).total, 20);
    EXPECT_EQ(traffic({{}, {}, Priority::Urgent, {}, {}}).total, 12);
    EXPECT_EQ(traffic({{}, {}, {}, runOf(3), {}}).total, 15);
    const TrafficFilter both{{QStringLiteral("cmo")}, MessageType::Review, {}, {}, {}}; // odd and divisible by 3
    const TrafficPage page = traffic(both, 2, 3);
    EXPECT_EQ(page.total, 10);
    ASSERT_EQ(page.rows.size(), 3);
    EXPECT_EQ(page.rows[0].message.subject, QStringLiteral("m15"));
    EXPECT_EQ(traffic({{QStringLiteral("cmo")}, {}, {}, runOf(3), QStringLiteral("m3")}).total, 4) << "m3, m31, m35, m39";
    fill({message(QStringLiteral("cmo"), QStringLiteral("seo"), QStringLiteral("new"), {}, MessageType::Review)});
    EXPECT_EQ(traffic(both).total, 11) << "what came since the last question is found";
}

TEST_F(HistoryReaderTest, FindsWordsInMessages)
{
    fill({message(QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("Keyword candidates"), QStringLiteral("We were running \"quoted\" AND stars * here")),
          message(QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("Other"), QStringLiteral("über die Straße, foo-bar"))});
    EXPECT_EQ(found(QStringLiteral("keyword")), 1);
    EXPECT_EQ(found(QStringLiteral("run")), 1) << "stemmed";
    EXPECT_EQ(found(QStringLiteral("keyw")), 1) << "the last word may be a beginning";
    EXPECT_EQ(found(QStringLiteral("keyw candidates")), 0);
    EXPECT_EQ(found(QStringLiteral("UBER strasse")), 0);
    EXPECT_EQ(found(QStringLiteral("uber straße")), 1);
    EXPECT_EQ(found(QStringLiteral("foo-bar")), 1);
}

TEST_F(HistoryReaderTest, TakesHostileSearchesForWords)
{
    fill({message(QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("alpha NEAR beta"), QStringLiteral("gamma"))});
    for (const char* text : {"\"", "\"\"", "alpha\"", "alpha AND", "AND", "NOT alpha", "alpha OR OR", "*", "alpha*", "subject:alpha",
                             "{subject body}:alpha", "(alpha", "alpha)", "NEAR(alpha beta, 1", "^alpha", "-alpha", "+", "a'; DROP TABLE facts; --"})
        found(QString::fromUtf8(text)); // an error fails the test
    EXPECT_EQ(found(QString::fromUtf16(u"alpha\0 gamma", 12)), 1);
    EXPECT_EQ(found(QStringLiteral("***")), 0);
    EXPECT_EQ(found(QStringLiteral("alpha NEAR beta")), 1);
    EXPECT_EQ(found(QStringLiteral("alpha OR nothing")), 0) << "OR is a word";
    EXPECT_EQ(found(QString(100'000, u'x')), 0);
}

TEST_F(HistoryReaderTest, PagesDecisionsNewestFirstAndMarksWhatWasFound)
{
    QList<StoredFact> facts;
    for (int i = 0; i < 30; ++i)
        facts.append(decision(QStringLiteral("choose topic %1").arg(i), i % 2 ? QStringLiteral("cmo") : QStringLiteral("strategist"),
                              i % 3 ? QStringLiteral("topic") : QStringLiteral("keyword"), runOf(i % 5)));
    fill(facts);
    const DecisionPage page = decisions({}, 5, 10);
    EXPECT_EQ(page.total, 30);
    ASSERT_EQ(page.rows.size(), 10);
    EXPECT_EQ(page.rows[0].decision.decision, QStringLiteral("choose topic 24"));
    EXPECT_EQ(decisions({{}, {QStringLiteral("cmo")}, {}, {}}).rows[0].decision.decision, QStringLiteral("choose topic 29"));
    EXPECT_EQ(decisions({{}, {QStringLiteral("cmo")}, {}, {}}, 14, 10).rows.size(), 1);
    EXPECT_EQ(decisions({{}, {QStringLiteral("cmo")}, QStringLiteral("keyword"), {}}).total, 5);
    EXPECT_EQ(decisions({{}, {}, {}, runOf(2)}).total, 6);
    EXPECT_EQ(decisions({QStringLiteral("planner"), {}, {}, {}}).total, 30) << "in the evidence";
    EXPECT_EQ(decisions({QStringLiteral("whitepaper"), {}, {}, {}}).total, 30) << "in the alternatives";
    const DecisionPage searched = decisions({QStringLiteral("search"), {QStringLiteral("cmo")}, {}, {}}, 0, 3);
    EXPECT_EQ(searched.total, 15);
    ASSERT_EQ(searched.rows.size(), 3);
    EXPECT_EQ(searched.rows[0].decision.decision, QStringLiteral("choose topic 29"));
    EXPECT_EQ(searched.rows[0].snippet, QStringLiteral("because of \u0002searching\u0003 intent"));
}

TEST_F(HistoryReaderTest, AddsCostsUpByEveryDimension)
{
    OrganisationAdopted adopted;
    adopted.organisation.agents = {{{QStringLiteral("cmo")}, QStringLiteral("Chief"), {}, Rank::Executive, {}, {}, {}, {}, {}, {}, {}, {}, {}}};
    adopted.organisation.workflows = {{{QStringLiteral("blog-post")}, QStringLiteral("Blog post"), {}, {}}};
    const Instant tomorrow = kNoon + std::chrono::hours(24);
    QList<StoredFact> facts{stored(adopted)};
    facts += begun(1, QStringLiteral("First"));
    facts += begun(2, QStringLiteral("Second"));
    facts += {turn(QStringLiteral("cmo"), QStringLiteral("big"), 10, runOf(1)), turn(QStringLiteral("cmo"), QStringLiteral("big"), 20, runOf(2)),
              turn(QStringLiteral("seo"), QStringLiteral("small"), 5, runOf(2), tomorrow)};
    fill(facts);
    const CostTable agents = costs(CostBy::Agent);
    ASSERT_EQ(agents.rows.size(), 2);
    EXPECT_EQ(agents.rows[0].title, QStringLiteral("Chief"));
    EXPECT_EQ(agents.rows[0].tally.cost.micro, 300'000);
    EXPECT_EQ(agents.rows[0].tally.wouldHaveCost.micro, 600'000);
    EXPECT_EQ(agents.rows[0].tally.calls, 2);
    EXPECT_EQ(agents.rows[0].tally.usage.in.value, 200);
    for (const CostBy by : {CostBy::Agent, CostBy::Rank, CostBy::Model, CostBy::Campaign, CostBy::Workflow, CostBy::Piece, CostBy::Day})
        EXPECT_EQ(costs(by).total.cost.micro, 350'000) << wordOf(by).toStdString();
    EXPECT_EQ(costs(CostBy::Rank).rows[0].key, QStringLiteral("executive"));
    EXPECT_EQ(costs(CostBy::Model).rows[1].key, QStringLiteral("small"));
    EXPECT_EQ(costs(CostBy::Campaign).rows[0].key, runOf(2).toString());
    EXPECT_EQ(costs(CostBy::Campaign).rows[0].title, QStringLiteral("Second"));
    ASSERT_EQ(costs(CostBy::Workflow).rows.size(), 1);
    EXPECT_EQ(costs(CostBy::Workflow).rows[0].title, QStringLiteral("Blog post"));
    EXPECT_EQ(costs(CostBy::Day).rows[0].title, QStringLiteral("2026-11-18"));
    EXPECT_EQ(costs(CostBy::Day).rows[0].key, QStringLiteral("2026-11-18")) << "what a spreadsheet is given";
    EXPECT_EQ(costs(CostBy::Agent, tomorrow).total.cost.micro, 50'000);
    EXPECT_EQ(costs(CostBy::Agent, {}, kNoon).total.cost.micro, 300'000);
}

TEST_F(HistoryReaderTest, CostsOfACampaignAreThoseOfItsRunsAndOfWhatTheyBegan)
{
    OrganisationAdopted adopted;
    adopted.organisation.campaigns = {{{QStringLiteral("spring")}, QStringLiteral("Spring launch"), {}, {}}};
    QList<StoredFact> facts{stored(adopted)};
    const auto begin = [&](int run, const QString& title, int parent, const QString& campaign, qint64 cents) {
        QList<StoredFact> both = begun(run, title);
        auto& started = std::get<RunStarted>(both.last().fact);
        if (parent > 0)
            started.parent = Parent{runOf(parent), {QStringLiteral("call")}, 0};
        if (!campaign.isEmpty())
            started.input.insert(QStringLiteral("campaign"), campaign);
        facts += both;
        facts.append(turn(QStringLiteral("cmo"), QStringLiteral("big"), cents, runOf(run)));
    };
    begin(1, QStringLiteral("Series"), 0, QStringLiteral("spring"), 1);
    begin(2, QStringLiteral("Post"), 1, {}, 2);
    begin(3, QStringLiteral("Post"), 0, QStringLiteral("spring"), 4);
    begin(4, QStringLiteral("Post"), 0, QStringLiteral("no such campaign"), 8);
    begin(5, QStringLiteral("Picture"), 4, {}, 16);
    begin(6, QStringLiteral("Crop"), 5, {}, 32);
    fill(facts);
    const CostTable campaigns = costs(CostBy::Campaign);
    ASSERT_EQ(campaigns.rows.size(), 2);
    EXPECT_EQ(campaigns.rows[0].key, runOf(4).toString()) << "of no campaign: the run that began it all";
    EXPECT_EQ(campaigns.rows[0].title, QStringLiteral("Post"));
    EXPECT_EQ(campaigns.rows[0].tally.cost.micro, 560'000);
    EXPECT_EQ(campaigns.rows[1].key, QStringLiteral("campaign:spring"));
    EXPECT_EQ(campaigns.rows[1].title, QStringLiteral("Spring launch"));
    EXPECT_EQ(campaigns.rows[1].tally.cost.micro, 70'000);
    const CostTable pieces = costs(CostBy::Piece);
    ASSERT_EQ(pieces.rows.size(), 6) << "three of one title are three";
    EXPECT_EQ(pieces.rows[0].key, runOf(6).toString());
    EXPECT_EQ(pieces.rows[0].title, QStringLiteral("Crop"));
    const auto days = answerOf<Result<CostDays>>([&](auto done) { reader->costDays(CostBy::Campaign, 2, &mailbox, done); });
    ASSERT_TRUE(days);
    ASSERT_EQ(days->keys.size(), 2);
    EXPECT_EQ(days->cost[1].last().micro, 70'000);
    EXPECT_EQ(indexDifference(file), QString());
}

TEST_F(HistoryReaderTest, StacksCostsByDay)
{
    fill({turn(QStringLiteral("cmo"), QStringLiteral("big"), 10, runOf(1)),
          turn(QStringLiteral("seo"), QStringLiteral("big"), 7, runOf(1), kNoon + std::chrono::hours(48))});
    const auto answer = answerOf<Result<CostDays>>([&](auto done) { reader->costDays(CostBy::Agent, 3, &mailbox, done); });
    ASSERT_TRUE(answer);
    EXPECT_EQ(answer->days, (QList<qint64>{dayOf(kNoon), dayOf(kNoon) + 1, dayOf(kNoon) + 2}));
    ASSERT_EQ(answer->keys.size(), 2);
    EXPECT_EQ(answer->keys[0].key, QStringLiteral("cmo"));
    EXPECT_EQ(answer->cost[0], (QList<Money>{{100'000}, {0}, {0}}));
    EXPECT_EQ(answer->wouldHaveCost[1], (QList<Money>{{0}, {0}, {140'000}}));
}

TEST_F(HistoryReaderTest, ListsRunsNewestFirstWithTheirState)
{
    QList<StoredFact> facts = begun(1, QStringLiteral("Done"));
    facts += begun(2, QStringLiteral("Sample"), true);
    facts += begun(3, QStringLiteral("Asks"));
    facts.append(stored(RunFinished{runOf(1), RunOutcome::Finished, QStringLiteral("published")}, runOf(1), kNoon + std::chrono::hours(1)));
    ApprovalAsked asked;
    asked.approval.run = runOf(3);
    facts.append(stored(asked, runOf(3)));
    facts.append(turn(QStringLiteral("cmo"), QStringLiteral("big"), 10, runOf(3)));
    fill(facts);
    RunPage page = runs();
    EXPECT_EQ(page.total, 3);
    ASSERT_EQ(page.rows.size(), 3);
    EXPECT_EQ(page.rows[0].state, QStringLiteral("waiting"));
    EXPECT_EQ(page.rows[0].tally.cost.micro, 100'000);
    EXPECT_EQ(page.rows[2].state, QStringLiteral("finished"));
    EXPECT_EQ(page.rows[2].summary, QStringLiteral("published"));
    EXPECT_EQ(page.rows[2].brief, QStringLiteral("write about Done"));
    EXPECT_EQ(page.rows[2].ended->ms, (kNoon + std::chrono::hours(1)).ms);
    fill({stored(SamplesCleared{human()})});
    page = runs();
    EXPECT_EQ(page.total, 2);
    EXPECT_EQ(page.rows.last().title, QStringLiteral("Done"));
    EXPECT_EQ(runs(1, 1).rows.first().title, QStringLiteral("Done"));
}

TEST_F(HistoryReaderTest, WhatTheLibraryCostsIsNamedForPeople)
{
    OrganisationAdopted adopted;
    adopted.organisation.agents.append(AgentProfile());
    adopted.organisation.agents.last().id = {QStringLiteral("cmo")};
    QList<StoredFact> facts{stored(adopted, {})};
    facts += begun(1, QStringLiteral("Mine"));
    facts.append(turn(QStringLiteral("cmo"), QStringLiteral("big"), 10, runOf(1)));
    ToolUsed used;
    used.turn = TurnId::make({1'795'000'000'000});
    used.agent = system();
    used.tool = QStringLiteral("library:openai:text-embedding-3-small");
    used.cost = {5'000};
    facts.append(stored(used, {}));
    fill(facts);
    const auto titled = [this](CostBy by) {
        for (const CostRow& row : costs(by).rows)
            if (row.tally.cost.micro == 5'000)
                return row.title;
        return QStringLiteral("nowhere");
    };
    EXPECT_EQ(titled(CostBy::Model), QStringLiteral("openai:text-embedding-3-small, for the library"));
    for (const CostBy by : {CostBy::Agent, CostBy::Rank, CostBy::Campaign, CostBy::Workflow, CostBy::Piece})
        EXPECT_EQ(titled(by), QStringLiteral("The library")) << wordOf(by).toStdString();
    for (const CostBy by : {CostBy::Agent, CostBy::Rank, CostBy::Model, CostBy::Campaign, CostBy::Workflow, CostBy::Piece, CostBy::Day})
        EXPECT_EQ(costs(by).total.cost.micro, 105'000) << wordOf(by).toStdString();
}

TEST_F(HistoryReaderTest, WhatToolsCostStandsUnderTheirNames)
{
    QList<StoredFact> facts = begun(1, QStringLiteral("Mine"));
    facts.append(turn(QStringLiteral("cmo"), QStringLiteral("big"), 10, runOf(1)));
    ToolUsed used;
    used.run = runOf(1);
    used.agent = {QStringLiteral("cmo")};
    used.call = QStringLiteral("c");
    used.tool = QStringLiteral("read-page");
    facts.append(stored(used, runOf(1)));
    used.tool = QStringLiteral("search-web");
    used.cost = {5'000};
    facts += {stored(used, runOf(1)), stored(used, runOf(1))};
    fill(facts);
    const CostTable models = costs(CostBy::Model);
    ASSERT_EQ(models.rows.size(), 2) << "what is free stands nowhere";
    EXPECT_EQ(models.rows[1].key, QStringLiteral("tool:search-web"));
    EXPECT_EQ(models.rows[1].tally.cost.micro, 10'000);
    EXPECT_EQ(models.rows[1].tally.calls, 0) << "no model was asked";
    for (const CostBy by : {CostBy::Agent, CostBy::Rank, CostBy::Model, CostBy::Campaign, CostBy::Workflow, CostBy::Piece, CostBy::Day})
        EXPECT_EQ(costs(by).total.cost.micro, 110'000) << wordOf(by).toStdString();
    EXPECT_EQ(runs().rows.first().tally.cost.micro, 110'000);
    const auto then = answerOf<Result<CostTable>>([&](auto done) { reader->costsAsOf(facts.size() - 1, CostBy::Model, {}, &mailbox, done); });
    ASSERT_TRUE(then);
    EXPECT_EQ(then->total.cost.micro, 105'000) << "before the last of them";
    EXPECT_EQ(indexDifference(file).toStdString(), "");
}

TEST_F(HistoryReaderTest, LeavesClearedSampleWorkOutOfEveryListAndKeepsItsFacts)
{
    const QString a = QStringLiteral("cmo");
    QList<StoredFact> facts = begun(1, QStringLiteral("Mine"));
    facts += begun(2, QStringLiteral("Shown"), true);
    for (int run : {1, 2, 2, 1, 2}) {
        facts.append(message(a, QStringLiteral("seo"), QStringLiteral("word %1").arg(run), {}, MessageType::Notice, runOf(run)));
        facts.append(decision(QStringLiteral("choice %1").arg(run), a, QStringLiteral("topic"), runOf(run)));
        facts.append(turn(a, QStringLiteral("big"), 10, runOf(run)));
    }
    fill(facts);
    EXPECT_EQ(traffic({}).total, 5);
    EXPECT_EQ(found(QStringLiteral("word")), 5);
    fill({stored(SamplesCleared{human()})});
    EXPECT_EQ(traffic({}).total, 2);
    EXPECT_EQ(traffic({{a}, {}, {}, {}, {}}).total, 2);
    EXPECT_EQ(traffic({{}, {}, {}, runOf(2), {}}).total, 0);
    EXPECT_EQ(found(QStringLiteral("word")), 2) << "also where the same question was asked before";
    EXPECT_EQ(decisions({}).total, 2);
    EXPECT_EQ(decisions({QStringLiteral("choice"), {}, {}, {}}).total, 2);
    for (const CostBy by : {CostBy::Agent, CostBy::Rank, CostBy::Model, CostBy::Campaign, CostBy::Workflow, CostBy::Piece, CostBy::Day})
        EXPECT_EQ(costs(by).total.cost.micro, 200'000) << wordOf(by).toStdString();
    ASSERT_EQ(runs().rows.size(), 1);
    EXPECT_EQ(runs().rows.first().tally.cost.micro, 200'000);
    const auto kept = answerOf<Result<QList<StoredFact>>>([&](auto done) { reader->facts(1, 100, &mailbox, done); });
    ASSERT_TRUE(kept);
    EXPECT_EQ(kept->size(), facts.size() + 1) << "the record keeps them";
    QList<StoredFact> more = begun(3, QStringLiteral("Second sample"), true);
    more.append(message(a, QStringLiteral("seo"), QStringLiteral("word 3"), {}, MessageType::Notice, runOf(3)));
    fill(more);
    EXPECT_EQ(traffic({}).total, 3) << "sample work that was not cleared is shown";
    fill({stored(SamplesCleared{human()})});
    EXPECT_EQ(traffic({}).total, 2);
    EXPECT_EQ(found(QStringLiteral("word")), 2);
    EXPECT_EQ(indexDifference(file).toStdString(), "") << "filled anew twice";
}

TEST_F(HistoryReaderTest, PutsTheDetailOfARunTogether)
{
    QList<StoredFact> facts = begun(1, QStringLiteral("Piece"));
    facts.append(decision(QStringLiteral("yes"), QStringLiteral("cmo"), QStringLiteral("topic"), runOf(1)));
    ArtefactMade artefact;
    artefact.artefact.title = QStringLiteral("draft");
    facts.append(stored(artefact, runOf(1)));
    EffectPlanned planned;
    planned.effect.id = {{9, 9}};
    facts.append(stored(planned, runOf(1)));
    facts.append(stored(EffectConfirmed{{{9, 9}}, runOf(1), {}, QStringLiteral("/blog/piece")}, runOf(1)));
    ApprovalAsked asked;
    asked.approval.id = {{8, 8}};
    asked.approval.run = runOf(1);
    facts.append(stored(asked, runOf(1)));
    ApprovalDecided decided;
    decided.approval = {{8, 8}};
    decided.run = runOf(1);
    decided.verdict = Verdict::Reject;
    facts.append(stored(decided, runOf(1)));
    facts.append(decision(QStringLiteral("elsewhere"), QStringLiteral("cmo"), QStringLiteral("topic"), runOf(2)));
    fill(facts);
    const auto detail = answerOf<Result<RunDetail>>([&](auto done) { reader->run(runOf(1), &mailbox, done); });
    ASSERT_TRUE(detail) << detail.error().text.toStdString();
    EXPECT_EQ(detail->row.title, QStringLiteral("Piece"));
    EXPECT_EQ(detail->artefacts.size(), 1);
    ASSERT_EQ(detail->decisions.size(), 1);
    ASSERT_EQ(detail->effects.size(), 1);
    EXPECT_EQ(detail->effects[0].status, EffectStatus::Confirmed);
    EXPECT_EQ(detail->effects[0].receipt, QStringLiteral("/blog/piece"));
    ASSERT_EQ(detail->approvals.size(), 1);
    EXPECT_EQ(detail->approvals[0].status, ApprovalStatus::Rejected);
    EXPECT_FALSE(answerOf<Result<RunDetail>>([&](auto done) { reader->run(runOf(7), &mailbox, done); }));
}

TEST_F(HistoryReaderTest, IndexesLaterWhatWasNotIndexedWhenTheProgramEnded)
{
    fill(notices(40));
    reader.reset();
    store.close();
    tamper("DELETE FROM traffic; DELETE FROM posting; DELETE FROM keys; DELETE FROM meta; DROP TABLE traffic_text;"
           "CREATE VIRTUAL TABLE traffic_text USING fts5(subject, body, content='', columnsize=0, tokenize='porter unicode61')");
    ASSERT_TRUE(open());
    fill(notices(2));
    EXPECT_EQ(traffic({}).total, 42);
    EXPECT_EQ(traffic({{QStringLiteral("cmo")}, {}, {}, {}, {}}).total, 42);
    EXPECT_EQ(found(QStringLiteral("notice")), 42);
}

TEST_F(HistoryReaderTest, FindsEverythingOnceTheRecordIsClosed)
{
    QList<StoredFact> facts = notices(3'000);
    facts += begun(1, QStringLiteral("Piece"));
    facts.append(stored(RunFinished{runOf(1), RunOutcome::Finished, QStringLiteral("published")}, runOf(1)));
    ASSERT_TRUE(append(facts)); // and at once the end, as of a program that is told to stop
    store.close();
    ASSERT_TRUE((reader.emplace(file), reader->open()));
    const auto reach = answerOf<Result<IndexReach>>([&](auto done) { reader->reach(&mailbox, done); });
    ASSERT_TRUE(reach);
    EXPECT_EQ(reach->last, facts.size());
    EXPECT_EQ(reach->found, reach->last);
    EXPECT_EQ(traffic({}).total, 3'000);
    ASSERT_EQ(runs().rows.size(), 1);
    EXPECT_EQ(runs().rows.first().state, QStringLiteral("finished"));
}

TEST_F(HistoryReaderTest, SaysHowFarItsPagesAreBehindTheRecord)
{
    fill(notices(40));
    store.close();
    tamper("UPDATE meta SET value = 30 WHERE name = 'indexed'");
    const auto reach = answerOf<Result<IndexReach>>([&](auto done) { reader->reach(&mailbox, done); });
    ASSERT_TRUE(reach);
    EXPECT_EQ(reach->last, 40);
    EXPECT_EQ(reach->found, 30);
}

TEST_F(HistoryReaderTest, SaysWhenThereIsNoRecord)
{
    HistoryReader none(home.file(QStringLiteral("none.qd")));
    EXPECT_FALSE(none.open());
    EXPECT_FALSE(answerOf<Result<RunPage>>([&](auto done) { none.runs(0, 1, &mailbox, done); }));
}

TEST_F(HistoryReaderTest, LooksForTheNewestAndNotThroughEverything)
{
    constexpr int kMore = 40;
    QList<StoredFact> facts;
    for (int i = 0; i < TrafficFilter::kFoundAtMost + kMore; ++i)
        facts.append(message(QStringLiteral("cmo"), QStringLiteral("seo"), QStringLiteral("common word %1").arg(i), {}, MessageType::Review));
    fill(facts);
    for (const TrafficFilter& filter : {TrafficFilter{{}, {}, {}, {}, QStringLiteral("common word")},
                                        TrafficFilter{{QStringLiteral("cmo")}, MessageType::Review, {}, {}, {}}}) {
        const TrafficPage page = traffic(filter, 0, 1);
        EXPECT_EQ(page.total, qint64(TrafficFilter::kFoundAtMost));
        ASSERT_EQ(page.rows.size(), 1);
        EXPECT_EQ(page.rows.first().message.subject, QStringLiteral("common word %1").arg(kMore)) << "the oldest are left out";
    }
    EXPECT_EQ(traffic({{QStringLiteral("cmo")}, {}, {}, {}, {}}).total, facts.size()) << "one member is found everywhere";
}

} // namespace qd::test
