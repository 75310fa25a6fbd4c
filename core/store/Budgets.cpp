#include "core/store/Budgets.h"

#include "core/state/money/ToolHold.h"

namespace qd {

namespace {

/// "the class specialist"
QString whose(const QString& scope)
{
    const QString kind = scope.section(QLatin1Char(':'), 0, 0);
    const QString name = scope.section(QLatin1Char(':'), 1);
    if (scope == wholeOrganisation())
        return QStringLiteral("the organisation");
    return kind == QLatin1String("agent") ? name : QStringLiteral("the %1 %2").arg(kind, name);
}

Error tooLittle(const QString& scope, const QString& page, BudgetUnit unit, qint64 cap, qint64 spent, qint64 reserved, qint64 wanted)
{
    const QString period = page.section(QLatin1Char(':'), 0, 0);
    return {Error::Rule,
            QStringLiteral("The budget of %1 for this %2 is %3, of which %4 are spent and %5 promised: %6 more do not fit.")
                .arg(whose(scope), period, amountText(unit, cap), amountText(unit, spent), amountText(unit, reserved), amountText(unit, wanted)),
            scope, period == QLatin1String("campaign")
                       ? QStringLiteral("Raise the limit, or end the run.")
                       : QStringLiteral("Raise the limit, or wait until the next %1.").arg(period)};
}

/// The run whose campaign budget a turn draws on: facts of before there was one name the run alone.
template <class Fact>
RunId campaignOf(const Fact& fact)
{
    return fact.campaign.isNull() ? fact.run : fact.campaign;
}

} // namespace

/// Prepared once: each turn needs two of them.
struct Budgets::Statements {
    explicit Statements(Database& d)
        : promise(d, "INSERT OR REPLACE INTO reservations(turn, agent, time, amount, tokens, calls, ms, root, scopes) VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)")
        , release(d, "DELETE FROM reservations WHERE turn = ?1")
        , row(d, "SELECT spent FROM budget WHERE scope = ?1 AND period = ?2 AND unit = ?3")
        , put(d, "INSERT OR REPLACE INTO budget(scope, period, unit, reserved, spent, cap) VALUES(?1, ?2, ?3, ?4, ?5, ?6)")
    {
    }
    Statement promise, release, row, put;
};

Budgets::Budgets() = default;
Budgets::~Budgets() = default;

void Budgets::drop()
{
    m_statements.reset();
}

void Budgets::load(Database& database, const OfficeState& state)
{
    if (!m_statements)
        m_statements = std::make_unique<Statements>(database);
    m_known.over = state.limits;
    take(state.org.organisation());
    readReservations(database);
}

void Budgets::begin()
{
    m_before = m_known;
}

void Budgets::undo(Database& database)
{
    m_known = m_before;
    setLimits();
    readReservations(database);
}

void Budgets::take(const Organisation& organisation)
{
    m_known.ofTheFile = organisation.budgets;
    m_known.payers.clear();
    for (const AgentProfile& agent : organisation.agents)
        m_known.payers.insert(agent.id, {agent.id, agent.costClass, wordOf(agent.rank), {}, {}, {}});
    setLimits();
}

void Budgets::setLimits()
{
    m_limits.clear();
    for (const Budget& budget : m_known.over.over(m_known.ofTheFile))
        m_limits[budget.scope].append({budget.period, budget.counts(), budget.grains()});
}

/// They stand beside the facts for whoever looks into the file.
void Budgets::keepLimits(Database& database)
{
    database.run("DELETE FROM budget_limits");
    Statement add(database, "INSERT OR REPLACE INTO budget_limits(scope, period, unit, cap) VALUES(?1, ?2, ?3, ?4)");
    for (auto scope = m_limits.cbegin(); scope != m_limits.cend(); ++scope)
        for (const Limit& limit : *scope)
            add.with(scope.key(), wordOf(limit.period), wordOf(limit.unit), limit.cap).run();
}

void Budgets::readReservations(Database& database)
{
    m_reservations.clear();
    m_promised.clear();
    m_changes.clear();
    Statement open(database, "SELECT turn, agent, time, amount, tokens, calls, ms, root, scopes FROM reservations");
    while (open.next()) {
        Reservation held{{open.text(1)}, {open.integer(2)}, {{open.integer(3)}, open.integer(4), open.integer(5), Duration(open.integer(6))}, {open.uuid(7)},
                         open.text(8).split(QLatin1Char('\n'), Qt::SkipEmptyParts)};
        if (held.scopes.isEmpty()) // written before they were
            held.scopes = scopesFor(held.agent, {});
        promise(held, 1);
        m_reservations.insert({open.uuid(0)}, held);
    }
}

QStringList Budgets::scopesFor(const AgentId& agent, const QString& model) const
{
    Payer payer = m_known.payers.value(agent);
    payer.agent = agent;
    payer.model = model;
    return scopesOf(payer);
}

void Budgets::note(Database& database, const StoredFact& stored)
{
    if (const auto* adopted = std::get_if<OrganisationAdopted>(&stored.fact)) {
        take(adopted->organisation);
        keepLimits(database);
        count(adopted->counted);
    } else if (const auto* set = std::get_if<BudgetSet>(&stored.fact)) {
        m_known.over.apply(stored);
        setLimits();
        keepLimits(database);
        count(set->counted);
    } else if (const auto* started = std::get_if<TurnStarted>(&stored.fact)) {
        reserve(*started, stored.time);
    } else if (const auto* call = std::get_if<TurnReserved>(&stored.fact)) {
        reserve(asStarted(*call), stored.time);
    } else if (const auto* finished = std::get_if<TurnFinished>(&stored.fact)) {
        settle(finished->turn, campaignOf(*finished), finished->agent, finished->spend, stored.time);
    } else if (const auto* failed = std::get_if<TurnFailed>(&stored.fact)) {
        settle(failed->turn, campaignOf(*failed), failed->agent, failed->spend, stored.time);
    } else if (const auto* used = std::get_if<ToolUsed>(&stored.fact)) {
        settle(holdOf(used->turn, used->call), campaignOf(*used), used->agent, spendOf(*used), stored.time);
    } else if (const auto* bought = std::get_if<ChannelSpent>(&stored.fact)) {
        buy(*bought, stored.time);
    } else if (const auto* restored = std::get_if<RecordRestored>(&stored.fact)) {
        for (const LedgerPage& page : restored->carried)
            for (const BudgetUnit unit : {BudgetUnit::Money, BudgetUnit::Tokens, BudgetUnit::Calls, BudgetUnit::Minutes})
                if (const qint64 spent = page.amounts().of(unit); spent > 0)
                    count({{page.scope, page.page, unit, spent}});
    }
}

void Budgets::promise(const Reservation& held, int sign)
{
    for (const QString& scope : held.scopes)
        for (const RunId& root : {RunId{}, held.root}) {
            Amounts& sum = m_promised[{root, scope}];
            sign > 0 ? sum += held.amounts : sum -= held.amounts;
            if (sum.isNothing())
                m_promised.remove({root, scope});
            if (held.root.isNull())
                break;
        }
}

void Budgets::reserve(const TurnStarted& turn, Instant time)
{
    if (!reserves(turn))
        return;
    Payer payer = m_known.payers.value(turn.agent);
    payer.agent = turn.agent;
    payer.model = turn.model;
    payer.campaign = turn.forCampaign;
    payer.channel = turn.forChannel;
    const Amounts asked{turn.reserved, turn.reservedTokens, turn.reservedCalls, qMax(Duration(0), turn.deadline - time)};
    const Reservation held{turn.agent, time, asked, campaignOf(turn), scopesOf(payer)};
    if (const auto before = m_reservations.constFind(turn.turn); before != m_reservations.constEnd())
        promise(Reservation(*before), -1);
    m_reservations.insert(turn.turn, held);
    m_statements->promise.with(turn.turn.uuid, turn.agent.text, time, asked.money.micro, asked.tokens, asked.calls, qint64(asked.time.count()), held.root.uuid,
                               held.scopes.join(QLatin1Char('\n'))).run();
    promise(held, 1);
    change(held.scopes, held.root, time, {}, asked, {});
}

void Budgets::settle(const TurnId& turn, const RunId& root, const AgentId& agent, const Spend& spend, Instant time)
{
    QStringList scopes;
    Amounts released;
    if (const auto open = m_reservations.constFind(turn); open != m_reservations.constEnd()) {
        const Reservation held = *open;
        m_reservations.erase(open);
        m_statements->release.with(turn.uuid).run();
        promise(held, -1);
        scopes = held.scopes;
        released = held.amounts;
    } else if (spend.model.isEmpty() && spend.cost.micro == 0) {
        return; // a skill
    } else {
        scopes = scopesFor(agent, spend.model);
    }
    const bool asked = !spend.model.isEmpty() || spend.cost.micro != 0;
    change(scopes, root, time, asked ? spend.amounts() : Amounts{}, {}, released);
}

void Budgets::buy(const ChannelSpent& bought, Instant time)
{
    change({campaignScope(bought.campaign), channelScope(bought.campaign, bought.channel)}, {}, time, {bought.amount}, {}, {});
}

/// What was spent before a limit was set, or in a record that this one replaced: no row has counted it.
void Budgets::count(const QList<BudgetPage>& pages)
{
    for (const BudgetPage& page : pages) {
        const std::optional<BudgetPeriod> period = enumOf<BudgetPeriod>(page.page.section(QLatin1Char(':'), 0, 0));
        for (const Limit& limit : m_limits.value(page.scope)) {
            if (limit.unit != page.unit || limit.period != period)
                continue;
            const RunId root = RunId::fromString(page.page.section(QLatin1Char(':'), 1)).value_or(RunId{});
            Change& change = at({page.scope, page.page, page.unit});
            change.now.spent = qMax(change.now.spent, page.spent);
            change.now.reserved = m_promised.value({limit.period == BudgetPeriod::Campaign ? root : RunId{}, page.scope}).of(page.unit);
            change.now.cap = limit.cap;
        }
    }
}

void Budgets::change(const QStringList& scopes, const RunId& root, Instant time, const Amounts& spent, const Amounts& asked, const Amounts& released)
{
    for (const QString& scope : scopes) {
        const auto limits = m_limits.constFind(scope);
        if (limits == m_limits.constEnd())
            continue;
        for (const Limit& limit : *limits) {
            const bool ofRun = limit.period == BudgetPeriod::Campaign;
            const qint64 wanted = asked.of(limit.unit);
            if ((ofRun && root.isNull()) || (wanted == 0 && spent.of(limit.unit) == 0 && released.of(limit.unit) == 0))
                continue;
            Change& change = at({scope, pageOf(limit.period, time, root), limit.unit});
            change.now.spent += spent.of(limit.unit);
            change.now.reserved = m_promised.value({ofRun ? root : RunId{}, scope}).of(limit.unit);
            change.now.cap = limit.cap;
            if (wanted > 0 && (!change.worst || change.now.over() >= change.worst->over())) {
                change.worst = change.now;
                change.wanted = wanted;
            }
        }
    }
}

/// What the row holds with everything that was noted, read when it is first touched.
Budgets::Change& Budgets::at(const Row& row)
{
    const auto known = m_changes.find(row);
    if (known != m_changes.end())
        return *known;
    Change fresh;
    if (Statement& stored = m_statements->row; stored.with(row.scope, row.page, wordOf(row.unit)).next()) {
        fresh.now.spent = stored.integer(0);
        stored.reset();
    }
    return *m_changes.insert(row, fresh);
}

Result<Done> Budgets::flush(Database& database)
{
    const QMap<Row, Change> changes = std::exchange(m_changes, {});
    for (auto it = changes.begin(); it != changes.end(); ++it)
        if (Result<Done> written = write(database, it.key(), it.value()); !written)
            return written;
    return Done{};
}

Result<Done> Budgets::write(Database& database, const Row& row, const Change& change)
{
    const auto put = [&](const Sum& sum, qint64 cap) { m_statements->put.with(row.scope, row.page, wordOf(row.unit), sum.reserved, sum.spent, cap).run(); };
    if (const std::optional<Sum>& worst = change.worst) {
        put(*worst, worst->cap); // the CHECK judges
        if (database.isConstraint())
            return tooLittle(row.scope, row.page, row.unit, worst->cap, worst->spent, worst->reserved - change.wanted, change.wanted);
    }
    // What is spent is spent: the row's cap gives way to it, and then no reservation passes the CHECK any more.
    put(change.now, qMax(change.now.cap, change.now.reserved + change.now.spent));
    return Done{};
}

} // namespace qd
