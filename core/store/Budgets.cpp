#include "core/store/Budgets.h"

#include <QDate>

namespace qd {

namespace {

QString dayKey(Instant time)
{
    return QStringLiteral("day:%1").arg(dayOf(time));
}

QString monthKey(Instant time)
{
    const QDate date = QDate(1970, 1, 1).addDays(dayOf(time));
    return QStringLiteral("month:%1").arg(date.year() * 12 + date.month() - 1);
}

QString dollars(Money money)
{
    return QStringLiteral("$%1").arg(double(money.micro) / 1e6, 0, 'f', 2);
}

/// `period` is "day", "month" or "campaign".
Error tooLittle(const QString& scope, const QString& period, Money cap, Money spent, Money reserved, Money wanted)
{
    const QString name = scope.mid(scope.indexOf(QLatin1Char(':')) + 1);
    const QString whose = scope == QLatin1String("organisation")     ? QStringLiteral("the organisation")
                        : scope.startsWith(QLatin1String("class:")) ? QStringLiteral("the class %1").arg(name) : name;
    return {Error::Rule,
            QStringLiteral("The budget of %1 for this %2 is %3, of which %4 are spent and %5 promised: %6 more do not fit.")
                .arg(whose, period, dollars(cap), dollars(spent), dollars(reserved), dollars(wanted)),
            scope, period == QLatin1String("campaign")
                       ? QStringLiteral("Raise the limit in the organisation, or end the run.")
                       : QStringLiteral("Raise the limit in the organisation, or wait until the next %1.").arg(period)};
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
        : promise(d, "INSERT OR REPLACE INTO reservations(turn, agent, time, amount) VALUES(?1, ?2, ?3, ?4)")
        , release(d, "DELETE FROM reservations WHERE turn = ?1")
        , row(d, "SELECT reserved, spent FROM budget WHERE scope = ?1 AND period = ?2")
        , put(d, "INSERT OR REPLACE INTO budget(scope, period, reserved, spent, cap) VALUES(?1, ?2, ?3, ?4, ?5)")
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

void Budgets::load(Database& database, const Organisation& organisation)
{
    if (!m_statements)
        m_statements = std::make_unique<Statements>(database);
    take(organisation);
    readReservations(database);
}

void Budgets::begin()
{
    m_limitsBefore = m_limits;
    m_classesBefore = m_classes;
}

void Budgets::undo(Database& database)
{
    m_limits = m_limitsBefore;
    m_classes = m_classesBefore;
    readReservations(database);
}

void Budgets::take(const Organisation& organisation)
{
    m_limits.clear();
    m_classes.clear();
    for (const Budget& budget : organisation.budgets)
        m_limits.insert({budget.scope, wordOf(budget.period)}, budget.limit);
    for (const AgentProfile& agent : organisation.agents)
        m_classes.insert(agent.id, agent.costClass);
}

void Budgets::readReservations(Database& database)
{
    m_reservations.clear();
    m_changes.clear();
    Statement open(database, "SELECT turn, agent, time, amount FROM reservations");
    while (open.next())
        m_reservations.insert({open.uuid(0)}, {{open.text(1)}, {open.integer(2)}, {open.integer(3)}});
}

void Budgets::note(Database& database, const StoredFact& stored)
{
    if (const auto* adopted = std::get_if<OrganisationAdopted>(&stored.fact))
        adopt(database, adopted->organisation);
    else if (const auto* started = std::get_if<TurnStarted>(&stored.fact))
        reserve(started->turn, started->agent, campaignOf(*started), started->reserved, stored.time);
    else if (const auto* call = std::get_if<TurnReserved>(&stored.fact))
        reserve(call->turn, call->agent, campaignOf(*call), call->amount, stored.time);
    else if (const auto* finished = std::get_if<TurnFinished>(&stored.fact))
        settle(finished->turn, campaignOf(*finished), finished->agent, finished->spend.cost, stored.time);
    else if (const auto* failed = std::get_if<TurnFailed>(&stored.fact))
        settle(failed->turn, campaignOf(*failed), failed->agent, failed->spend.cost, stored.time);
}

void Budgets::adopt(Database& database, const Organisation& organisation)
{
    take(organisation);
    database.run("DELETE FROM budget_limits"); // kept beside the facts for whoever looks into the file
    Statement add(database, "INSERT OR REPLACE INTO budget_limits(scope, period, cap) VALUES(?1, ?2, ?3)");
    for (auto limit = m_limits.cbegin(); limit != m_limits.cend(); ++limit)
        add.with(limit.key().scope, limit.key().period, limit->micro).run();
}

void Budgets::reserve(const TurnId& turn, const AgentId& agent, const RunId& run, Money amount, Instant time)
{
    if (amount.micro == 0 || m_limits.isEmpty())
        return;
    m_reservations.insert(turn, {agent, time, amount});
    m_statements->promise.with(turn.uuid, agent.text, time, amount.micro).run();
    change(agent, run, time, amount, {});
}

void Budgets::settle(const TurnId& turn, const RunId& run, const AgentId& agent, Money spent, Instant time)
{
    if (const auto open = m_reservations.constFind(turn); open != m_reservations.constEnd()) {
        const Reservation held = *open;
        change(held.agent, run, held.time, Money{} - held.amount, {});
        m_reservations.erase(open);
        m_statements->release.with(turn.uuid).run();
    }
    if (spent.micro != 0)
        change(agent, run, time, {}, spent);
}

void Budgets::change(const AgentId& agent, const RunId& run, Instant time, Money reserved, Money spent)
{
    for (const QString& scope : {QStringLiteral("organisation"), QString(QLatin1String("agent:") + agent.text),
                                 QString(QLatin1String("class:") + m_classes.value(agent))}) {
        add(scope, QStringLiteral("day"), dayKey(time), reserved, spent);
        add(scope, QStringLiteral("month"), monthKey(time), reserved, spent);
    }
    if (!run.isNull())
        add(QStringLiteral("organisation"), QStringLiteral("campaign"), QStringLiteral("campaign:") + run.toString(), reserved, spent);
}

void Budgets::add(const QString& scope, const QString& period, const QString& key, Money reserved, Money spent)
{
    const auto limit = m_limits.constFind({scope, period});
    if (limit == m_limits.constEnd())
        return;
    Change& sum = m_changes[{scope, key}];
    sum.reserved += reserved;
    sum.spent += spent;
    sum.cap = *limit;
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
    Money reserved;
    Money spent;
    if (Statement& now = m_statements->row; now.with(row.scope, row.period).next()) {
        reserved = {now.integer(0)};
        spent = {now.integer(1)};
        now.reset();
    }
    const Money used = Money{qMax(qint64(0), (reserved + change.reserved).micro)} + spent + change.spent;
    // What is spent is spent: the row's cap gives way to it, and then no reservation passes the CHECK any more.
    const Money cap = change.reserved.micro > 0 ? change.cap : qMax(change.cap, used);
    m_statements->put.with(row.scope, row.period, qMax(qint64(0), (reserved + change.reserved).micro), (spent + change.spent).micro, cap.micro).run();
    if (database.isConstraint())
        return tooLittle(row.scope, row.period.section(QLatin1Char(':'), 0, 0), change.cap, spent, reserved, change.reserved);
    return Done{};
}

} // namespace qd
