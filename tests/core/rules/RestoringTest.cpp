#include "core/rules/Restoring.h"

#include "core/rules/money/Limits.h"
#include "tests/support/FactBuilder.h"

#include <gtest/gtest.h>

#include <random>

namespace qd::test {

namespace {

const Instant kThen{1'795'003'200'000};

template <class T>
QList<T> allOf(const QList<Fact>& facts)
{
    QList<T> found;
    for (const Fact& fact : facts)
        if (const T* one = std::get_if<T>(&fact))
            found.append(*one);
    return found;
}

Effect effectAt(int n, EffectStatus status, const RunId& run)
{
    Effect effect;
    effect.id = {{7, quint64(n)}};
    effect.run = run;
    effect.step = {QStringLiteral("publish")};
    effect.sha256 = QByteArray(32, char(n));
    effect.content.title = QStringLiteral("piece %1").arg(n);
    effect.status = status;
    return effect;
}

/// A house with one run and an effect of each kind: waiting for a yes, approved and held, let out by itself, on its way.
OfficeState busyHouse()
{
    OfficeState state;
    RunState run;
    run.id = {{1, 1}};
    state.runs.open.insert(run.id, run);
    const auto add = [&](const Effect& effect) { state.effects.open.insert(effect.id, effect); };
    add(effectAt(1, EffectStatus::Planned, run.id));
    add(effectAt(2, EffectStatus::Authorised, run.id));
    add(effectAt(3, EffectStatus::Authorised, run.id));
    add(effectAt(4, EffectStatus::Intended, run.id));
    Approval waiting;
    waiting.id = {{9, 1}};
    waiting.effect = {{7, 1}};
    state.inbox.approvals.insert(waiting.id, waiting);
    Approval held;
    held.id = {{9, 2}};
    held.effect = {{7, 2}};
    held.status = ApprovalStatus::Held;
    state.inbox.approvals.insert(held.id, held);
    return state;
}

RecordRestored restored()
{
    return {QStringLiteral("20261118T120000.000Z.qdr"), 41, QByteArray(32, 'h'), kThen, QStringLiteral("house.replaced.qdr")};
}

const QString kModel = QStringLiteral("some:model");

Budget limitOf(const char* scope, BudgetPeriod period, BudgetUnit unit, qint64 most)
{
    Budget budget{QString::fromLatin1(scope), period, {}};
    if (unit == BudgetUnit::Money)
        budget.limit = {most};
    else
        std::tie(budget.unit, budget.most) = std::pair(unit, most);
    return budget;
}

/// A house that spends, dies, is backed up and put back; and what really went over the wire, which nothing takes back.
class SpendingHouse {
public:
    explicit SpendingHouse(quint32 seed) : m_random(seed)
    {
        Organisation team = FactBuilder().team();
        team.budgets = {limitOf("organisation", BudgetPeriod::Day, BudgetUnit::Money, 1'000), limitOf("agent:writer", BudgetPeriod::Day, BudgetUnit::Calls, 6),
                        limitOf("provider:some", BudgetPeriod::Day, BudgetUnit::Tokens, 5'000), limitOf("organisation", BudgetPeriod::Day, BudgetUnit::Minutes, 9),
                        limitOf("class:specialist", BudgetPeriod::Month, BudgetUnit::Money, 3'000), limitOf("organisation", BudgetPeriod::Campaign, BudgetUnit::Money, 400),
                        limitOf("agent:writer", BudgetPeriod::Campaign, BudgetUnit::Calls, 4)};
        m_record.tell(OrganisationAdopted{team, QByteArray(8, 'd'), {}}, m_now);
        brief();
        m_backup = m_record;
    }
    void live()
    {
        m_now = m_now + Duration(1 + below(100'000) + (below(30) == 0 ? 86'400'000 : 0));
        switch (below(14)) {
        case 0: return void(m_backup = m_record);
        case 1: return putBack();
        case 2: return settleOpen();
        case 3: return brief();
        case 4: return end();
        default: turn();
        }
    }
    /// The first budget that was passed on the wire; empty: none.
    QString passed() const
    {
        for (const Budget& budget : m_record.state.budgets())
            for (auto page = m_wire.begin(); page != m_wire.end(); ++page)
                if (page.key().first == budget.scope && page.key().second.startsWith(wordOf(budget.period)) && page->of(budget.counts()) > budget.grains())
                    return QStringLiteral("%1 on %2: %3 of %4").arg(budget.scope, page.key().second).arg(page->of(budget.counts())).arg(budget.grains());
        return {};
    }
    int restorations = 0;
    int refused = 0;

private:
    struct Record {
        OfficeState state;
        QList<StoredFact> facts;
        void tell(Fact fact, Instant now)
        {
            facts.append({state.sequence + 1, now, system(), 0, {}, {}, std::move(fact)});
            state.apply(facts.last());
        }
    };
    int below(int bound) { return int(m_random() % quint32(bound)); }
    template <class Made> Made id() { return Made{Uuid{1, ++m_ids}}; }
    void brief()
    {
        BriefSubmitted brief;
        brief.run = id<RunId>();
        m_record.tell(brief, m_now);
        m_record.tell(RunStarted{brief.run, {QStringLiteral("piece")}, m_record.state.org.current, {}}, m_now);
    }
    RunId anyRun() { return std::next(m_record.state.runs.open.begin(), below(int(m_record.state.runs.open.size()))).key(); }
    void end()
    {
        if (m_record.state.runs.open.size() > 1)
            m_record.tell(RunFinished{anyRun(), RunOutcome::Finished, {}}, m_now);
    }
    void turn()
    {
        const RunId run = anyRun();
        const AgentId agent{QString::fromLatin1(below(3) == 0 ? "boss" : "writer")};
        const Amounts worst{{20 + below(200)}, 100 + below(1'500), 1, Duration(1'000 + below(90'000))};
        if (!rules::affordable(m_record.state, {agent, run, kModel, worst}, m_now)) {
            ++refused;
            return;
        }
        TurnStarted started;
        started.turn = id<TurnId>();
        started.run = run;
        started.agent = agent;
        started.model = kModel;
        started.reserved = worst.money;
        started.reservedTokens = worst.tokens;
        started.reservedCalls = worst.calls;
        started.deadline = m_now + worst.time;
        m_record.tell(started, m_now);
        const Amounts real{{below(int(worst.money.micro) + 1)}, below(int(worst.tokens) + 1), 1, Duration(below(int(worst.time.count()) + 1))};
        const LedgerState::Bill bill = m_record.state.billOf(agent, run, kModel);
        for (const QString& scope : scopesOf(bill.payer))
            for (const BudgetPeriod period : {BudgetPeriod::Day, BudgetPeriod::Month, BudgetPeriod::Campaign})
                m_wire[{scope, pageOf(period, m_now, bill.root)}] += real;
        if (below(6) == 0)
            return; // it dies before it hears
        TurnFinished finished;
        finished.turn = started.turn;
        finished.run = run;
        finished.agent = agent;
        finished.spend = spendOf(real);
        m_record.tell(finished, m_now);
    }
    static Spend spendOf(const Amounts& real) { return {kModel, {}, {{real.tokens}, {}, {}, {}}, real.money, real.money, real.time, false, int(real.calls)}; }
    /// As whoever starts again does with calls that were cut off.
    void settleOpen()
    {
        const QMap<TurnId, LedgerState::Reservation> open = m_record.state.ledger.reserved;
        for (auto held = open.begin(); held != open.end(); ++held)
            m_record.tell(TurnFailed{held.key(), held->run, {}, held->agent, spendOf(held->amounts()), {}}, m_now);
    }
    void putBack()
    {
        const qsizetype at = m_backup.facts.size();
        const bool goesOn = m_record.facts.size() >= at && m_record.facts[at - 1].time == m_backup.facts.last().time;
        rules::SpentSince since(goesOn ? m_backup.state : OfficeState{});
        for (qsizetype i = goesOn ? at : 0; i < m_record.facts.size(); ++i)
            since.apply(m_record.facts[i]);
        RecordRestored fact = restored();
        since.tell(fact, m_backup.state, m_now);
        m_record = m_backup;
        for (const Fact& one : rules::afterRestoring(m_backup.state, fact, m_now))
            m_record.tell(one, m_now);
        m_record.tell(AllResumed{human()}, m_now);
        ++restorations;
    }

    std::mt19937 m_random;
    quint64 m_ids = 0;
    Instant m_now = kThen;
    Record m_record;
    Record m_backup;
    QMap<std::pair<QString, QString>, Amounts> m_wire; ///< by scope and page
};

} // namespace

TEST(Restoring, NothingThatWasOnItsWayCanLeaveByItself)
{
    OfficeState state = busyHouse();
    for (const Fact& fact : rules::afterRestoring(state, restored(), kThen)) {
        StoredFact stored;
        stored.sequence = state.sequence + 1;
        stored.time = kThen;
        stored.fact = fact;
        state.apply(stored);
    }
    EXPECT_TRUE(state.org.stopped);
    EXPECT_TRUE(state.org.stopReason.contains(QLatin1String("20261118T120000"))) << state.org.stopReason.toStdString();
    EXPECT_TRUE(state.runs.open.first().paused);
    for (const Effect& effect : state.effects.open) {
        EXPECT_NE(effect.status, EffectStatus::Authorised) << effect.content.title.toStdString();
        EXPECT_NE(effect.status, EffectStatus::Intended) << effect.content.title.toStdString();
    }
    EXPECT_EQ(state.inbox.approvals.value({{9, 2}}).status, ApprovalStatus::Waiting) << "asked for anew";
    EXPECT_EQ(state.inbox.escalations.size(), 2) << "one question for each outcome that nobody can tell";
}

TEST(Restoring, WhatBeganToLeaveAfterTheBackupIsAQuestionAndNoItemAnyMore)
{
    OfficeState state = busyHouse();
    state.effects.open[{{7, 1}}].step = {QStringLiteral("mail")};
    Effect deferred = effectAt(5, EffectStatus::Deferred, {{1, 1}});
    deferred.step = {QStringLiteral("letter")};
    state.effects.open.insert(deferred.id, deferred);
    Approval quiet;
    quiet.id = {{9, 5}};
    quiet.effect = deferred.id;
    quiet.status = ApprovalStatus::Held;
    state.inbox.approvals.insert(quiet.id, quiet);
    state.inbox.indexAll();
    const auto told = [](auto& to, const Fact& fact) {
        StoredFact stored;
        stored.time = kThen;
        stored.fact = fact;
        to.apply(stored);
    };
    rules::SpentSince since(state);
    EXPECT_TRUE(since.known(state).begun.isEmpty());
    EffectIntended intended;
    intended.effect = {{7, 1}};
    told(since, intended);
    EXPECT_EQ(since.known(state).begun, QSet<EffectId>{EffectId({{7, 1}})});
    for (const Fact& fact : rules::afterRestoring(state, restored(), kThen, since.known(state)))
        told(state, fact);
    EXPECT_EQ(state.effects.open.value({{7, 1}}).status, EffectStatus::Unknown) << "it waited for a yes then, and was sent since";
    EXPECT_EQ(state.inbox.approvals.keys(), QList<ApprovalId>{ApprovalId({{9, 2}})}) << "what may be out can neither be approved nor taken back";
    EXPECT_EQ(state.inbox.escalations.size(), 4);
}

TEST(Restoring, BeginsWithTheFactThatSaysSo)
{
    const QList<Fact> facts = rules::afterRestoring(busyHouse(), restored(), kThen);
    ASSERT_TRUE(std::holds_alternative<RecordRestored>(facts.first()));
    EXPECT_EQ(allOf<EffectUnknown>(facts).size(), 2);
    ASSERT_EQ(allOf<ApprovalUndone>(facts).size(), 1);
    EXPECT_EQ(allOf<ApprovalUndone>(facts).first().effect, EffectId({{7, 2}}));
    EXPECT_TRUE(allOf<EffectUnknown>(facts).first().evidence.contains(QLatin1String("what happened since"))) << "evidence";
}

TEST(Restoring, WhomSheTurnedAwaySinceDecidesNothingAndWhoHadLessHasNoMore)
{
    const auto deputy = [](const char* id) { return Deputy{{QString::fromLatin1(id)}, QStringLiteral("Somebody"), QByteArray(32, *id), {}, {}, {}}; };
    OfficeState backup;
    const auto tell = [&backup](const Fact& fact) {
        StoredFact stored;
        stored.time = kThen;
        stored.fact = fact;
        backup.apply(stored);
    };
    for (const char* id : {"anna", "bert", "cora"})
        tell(DeputySet{deputy(id), false, human()});
    rules::SpentSince since(backup);
    const auto told = [&since](const Fact& fact) {
        StoredFact stored;
        stored.time = kThen;
        stored.fact = fact;
        since.apply(stored);
    };
    EXPECT_TRUE(since.known(backup).deputies.isEmpty());
    Deputy less = deputy("cora");
    less.kinds = {{QStringLiteral("letter")}};
    told(DeputySet{deputy("anna"), true, human()});
    told(DeputySet{less, false, human()});
    told(DeputySet{deputy("dora"), false, human()});
    for (const Fact& fact : rules::afterRestoring(backup, restored(), kThen, since.known(backup)))
        tell(fact);
    EXPECT_EQ(backup.rules.deputies.keys(), (QList<AgentId>{{QStringLiteral("bert")}, {QStringLiteral("cora")}})) << "what was allowed since is not allowed again by itself";
    EXPECT_EQ(backup.rules.deputies.value({QStringLiteral("cora")}).kinds.size(), 1);
    for (const DeputySet& gone : rules::nothingKnown(backup).deputies)
        tell(gone);
    EXPECT_TRUE(backup.rules.deputies.isEmpty());
}

TEST(Restoring, AnIdleHouseIsOnlyStopped)
{
    EXPECT_EQ(rules::afterRestoring({}, restored(), kThen).size(), 2);
}

TEST(Restoring, WhateverIsPutBackNoLimitIsPassedOnTheWire)
{
    int restorations = 0;
    int refused = 0;
    for (quint32 seed = 1; seed <= 40; ++seed) {
        SpendingHouse house(seed);
        for (int i = 0; i < 250; ++i) {
            house.live();
            ASSERT_EQ(house.passed().toStdString(), "") << "seed " << seed << ", event " << i;
        }
        restorations += house.restorations;
        refused += house.refused;
    }
    EXPECT_GT(restorations, 300);
    EXPECT_GT(refused, 1'000) << "limits that nobody comes near show nothing";
}

TEST(Restoring, WhatTheReplacedRecordHadSpentStandsInTheLedger)
{
    FactBuilder record;
    record.adopt(record.team());
    const RunId run = record.brief();
    const auto spend = [&](qint64 micro) { record.finish(record.begin(run, "draft", "writer", {micro}), run, "draft", "writer", {}, {micro}); };
    spend(100);
    OfficeState state = record.state;
    rules::SpentSince since(state);
    const qsizetype known = record.facts.size();
    spend(30);
    record.begin(run, "draft", "writer", {7});
    record.tell(RunFinished{run, RunOutcome::Finished, {}});
    record.tell(BudgetSet{limitOf("organisation", BudgetPeriod::Day, BudgetUnit::Calls, 6), false, human(), {}, {}});
    for (qsizetype i = known; i < record.facts.size(); ++i)
        since.apply(record.facts[i]);
    RecordRestored fact = restored();
    since.tell(fact, state, record.now);
    ASSERT_EQ(fact.limits.size(), 1);
    for (const Fact& one : rules::afterRestoring(state, fact, record.now))
        state.apply(StoredFact{state.sequence + 1, record.now, human(), 0, {}, {}, one});
    for (const BudgetPeriod period : {BudgetPeriod::Day, BudgetPeriod::Month}) {
        EXPECT_EQ(state.ledger.spent(wholeOrganisation(), period, record.now).money, Money{137}) << "a call that was cut off counts at its worst";
        EXPECT_EQ(state.ledger.spent(QStringLiteral("agent:writer"), period, record.now).money, Money{137});
        EXPECT_EQ(state.ledger.spent(QStringLiteral("class:specialist"), period, record.now).money, Money{137});
    }
    EXPECT_EQ(state.ledger.spent(wholeOrganisation(), BudgetPeriod::Campaign, record.now, run).money, Money{137}) << "of a run that had ended";
    EXPECT_TRUE(state.org.stopReason.contains(QLatin1String("hold no more: \"organisation\" per day: 6 calls"))) << state.org.stopReason.toStdString();
    const OfficeState before = state;
    state.apply(StoredFact{state.sequence + 1, record.now, human(), 0, {}, {}, fact});
    EXPECT_EQ(state.ledger.pages(record.now).size(), before.ledger.pages(record.now).size());
    EXPECT_EQ(state.ledger.spent(wholeOrganisation(), BudgetPeriod::Day, record.now).money, Money{137}) << "the larger of both, not the sum";
    for (const LedgerPage& page : state.ledger.pages(record.now + std::chrono::days(40)))
        EXPECT_TRUE(page.page.startsWith(QLatin1String("campaign:"))) << page.page.toStdString() << " is over";
}

TEST(Restoring, WhatCannotBeReadIsSaidAndEverythingWaits)
{
    RecordRestored fact = restored();
    EXPECT_EQ(rules::moneyWords(fact), QString());
    fact.unread = QStringLiteral("There was no record in its place.");
    OfficeState state;
    for (const Fact& one : rules::afterRestoring(state, fact, kThen))
        state.apply(StoredFact{state.sequence + 1, kThen, human(), 0, {}, {}, one});
    EXPECT_TRUE(state.org.stopped);
    EXPECT_TRUE(state.org.stopReason.contains(QLatin1String("not known, or not all of it: There was no record"))) << state.org.stopReason.toStdString();
}

} // namespace qd::test
