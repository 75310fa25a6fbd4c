#include "tests/app/money/Spenders.h"

#include "agents/llm/Settlement.h"
#include "core/base/Digest.h"
#include "core/rules/money/Limits.h"
#include "core/state/money/ToolHold.h"

#include <QEventLoop>

#include <unistd.h>

#include <cstdio>

namespace qd::test {

namespace {

constexpr Amounts kLeast{{1'000}, 2'000, 2, Duration(1'000)}; ///< who may not take this may not take anything that matters

/// Rounded up, as a price list does.
Money cost(qint64 tokens, qint64 price)
{
    return {(tokens * price + 999) / 1'000};
}

void put(const QByteArray& line)
{
    for (qsizetype done = 0; done < line.size();) {
        const ssize_t now = ::write(STDOUT_FILENO, line.constData() + done, size_t(line.size() - done));
        if (now <= 0)
            std::_Exit(3); // nobody counts any more
        done += now;
    }
}

} // namespace

Spenders::Spenders(const QString& file, quint32 seed, Asking asking)
    : m_file(file), m_asking(asking), m_random(quint64(seed) << 20 ^ quint64(::getpid())), m_seed(seed)
{
}

/// All of them, or none.
bool Spenders::append(QList<Fact> facts)
{
    OfficeState next = m_state;
    Batch batch;
    for (Fact& fact : facts) {
        StoredFact one{next.sequence + 1, m_clock.now(), system(), 0, runOfAll(), {}, std::move(fact)};
        next.apply(one);
        batch.facts.append(one);
    }
    Result<Sequence> written = Error{Error::Internal, QStringLiteral("no answer"), {}, {}};
    QEventLoop waits;
    m_store.append(std::move(batch), &m_mailbox, [&](Result<Sequence> result) {
        written = std::move(result);
        waits.quit();
    });
    waits.exec();
    if (written) {
        m_state = next;
        return true;
    }
    if (written.error().kind != Error::Rule) {
        std::fprintf(stderr, "the record fails: %s\n", qPrintable(written.error().text));
        std::_Exit(4);
    }
    return false;
}

bool Spenders::open()
{
    const Result<EventStore::Opened> opened = m_store.open(m_file);
    if (!opened) {
        std::fprintf(stderr, "the record does not open: %s\n", qPrintable(opened.error().text));
        return false;
    }
    m_state = opened->state;
    if (!m_state.org.current.isEmpty())
        return true;
    Organisation organisation = department(m_seed);
    if (m_asking == Asking::CheckThenAct)
        organisation.budgets.clear(); // nothing else stops them
    BriefSubmitted brief;
    brief.run = runOfAll();
    return append({OrganisationAdopted{organisation, sha256(encode(organisation)), QStringLiteral("trial"), {}}, brief,
                   RunStarted{runOfAll(), {QStringLiteral("work")}, sha256(encode(organisation)), QStringLiteral("Work")}});
}

/// What was cut short is charged with all that it held: nobody can tell what it used.
void Spenders::recover()
{
    const auto reserved = m_state.ledger.reserved;
    for (auto held = reserved.begin(); held != reserved.end(); ++held) {
        if (isHold(held.key())) {
            ToolUsed used;
            used.turn = held.key();
            used.run = held->run;
            used.agent = held->agent;
            used.cost = held->amount;
            append({used});
            continue;
        }
        TurnFailed failed;
        failed.turn = held.key();
        failed.run = held->run;
        failed.agent = held->agent;
        failed.stopped = true;
        failed.spend = {modelOf(held->agent.text.mid(1).toInt()), {}, {{held->tokens}, {}, {}, {}}, held->amount, {}, held->time, true, int(held->calls)};
        append({failed});
    }
}

bool Spenders::may(int spender, const Amounts& held) const
{
    if (m_asking == Asking::Record)
        return true;
    if (m_asking == Asking::Both)
        return bool(rules::affordable(m_old, {spenderOf(spender), runOfAll(), modelOf(spender), held}, m_clock.now()));
    const Organisation known = department(m_seed);
    const QStringList scopes = scopesOf(m_old.billOf(spenderOf(spender), runOfAll(), modelOf(spender)).payer);
    for (const Budget& budget : known.budgets)
        if (scopes.contains(budget.scope)
            && m_old.ledger.spent(budget.scope, budget.period, m_clock.now(), runOfAll()).of(budget.counts()) + held.of(budget.counts()) > budget.grains())
            return false;
    return true;
}

void Spenders::bill(int spender, const Amounts& used)
{
    put(QStringLiteral("call %1 %2 %3 %4 %5\n").arg(spender).arg(used.money.micro).arg(used.tokens).arg(used.calls).arg(used.time.count()).toLatin1());
}

void Spenders::begin(int spender)
{
    const qint64 price = 250 + below(m_random, 251);
    Amounts held{{}, 200 + below(m_random, 1'801), 1 + below(m_random, 2), Duration(100 + below(m_random, 901))};
    held.money = cost(held.tokens, price);
    if (!may(spender, held))
        return;
    TurnStarted started;
    started.turn = {{quint64(::getpid()) << 32 | 0x7000, 0x8000000000000000ull | ++m_turns}};
    started.run = runOfAll();
    started.step = {QStringLiteral("work")};
    started.agent = spenderOf(spender);
    started.model = modelOf(spender);
    started.reserved = held.money;
    started.reservedTokens = held.tokens;
    started.reservedCalls = int(held.calls);
    started.deadline = m_clock.now() + held.time;
    if (!append({started}))
        return;
    const auto part = [&](qint64 whole) { return whole * (30 + below(m_random, 71)) / 100; };
    Amounts used{{}, part(held.tokens), 1 + below(m_random, held.calls), Duration(part(held.time.count()))};
    used.money = cost(used.tokens, price);
    bill(spender, used);
    m_working.insert(spender, {started.turn, held, used, price, false});
}

/// A service that takes its price for each use, whatever comes of it.
void Spenders::use(int spender)
{
    const Amounts held{{100 + below(m_random, 901)}, 0, 0, Duration(0)};
    if (!may(spender, held))
        return;
    const TurnId turn{{quint64(::getpid()) << 32 | 0x7000, 0x8000000000000000ull | ++m_turns}};
    TurnReserved reserved;
    reserved.turn = holdOf(turn, QStringLiteral("call"));
    reserved.run = runOfAll();
    reserved.agent = spenderOf(spender);
    reserved.model = modelOf(spender);
    reserved.amount = held.money;
    reserved.calls = 0;
    reserved.deadline = m_clock.now();
    if (!append({reserved}))
        return;
    bill(spender, held);
    m_working.insert(spender, {turn, held, held, 0, true});
}

/// How many tokens the provider says: the truth mostly; else none, fewer than none, far too many, or fewer than there were.
qint64 Spenders::lie(const Work& work)
{
    constexpr qint64 kFarTooMuch = 1'000'000'000'000;
    switch (below(m_random, 12)) {
    case 0: return 0;
    case 1: return -work.used.tokens;
    case 2: return kFarTooMuch;
    case 3: return work.used.tokens / 2;
    default: return work.used.tokens;
    }
}

void Spenders::end(int spender)
{
    const Work work = m_working.take(spender);
    if (work.isTool) {
        ToolUsed used;
        used.turn = work.turn;
        used.run = runOfAll();
        used.agent = spenderOf(spender);
        used.call = QStringLiteral("call");
        used.cost = work.used.money;
        append({used});
        return;
    }
    const TokenCount counted{work.used.tokens}; // here, as it came over the wire
    const agents::Settled owed = agents::settledWithin({{}, {lie(work)}, {}, {}}, {{}, counted}, {{}, {work.held.tokens}});
    TurnFinished finished;
    finished.turn = work.turn;
    finished.run = runOfAll();
    finished.step = {QStringLiteral("work")};
    finished.agent = spenderOf(spender);
    finished.spend.model = modelOf(spender);
    finished.spend.usage = owed.usage;
    finished.spend.cost = cost(owed.usage.total(), work.price);
    finished.spend.took = work.used.time;
    finished.spend.calls = int(work.used.calls);
    finished.spend.estimated = owed.how != agents::Settled::Reported;
    append({finished});
}

bool Spenders::anybodyMay() const
{
    for (int i = 0; i < kSpenders; ++i) {
        if (m_asking == Asking::CheckThenAct ? may(i, kLeast)
                                             : bool(rules::affordable(m_state, {spenderOf(i), runOfAll(), modelOf(i), kLeast}, m_clock.now())))
            return true;
    }
    return false;
}

int Spenders::run()
{
    if (!open())
        return 1;
    recover();
    constexpr int kStale = 40;
    m_old = m_state;
    for (int action = 1;; ++action) {
        const int spender = int(below(m_random, kSpenders));
        if (m_working.contains(spender) && below(m_random, 3) == 0)
            end(spender);
        else if (!m_working.contains(spender))
            below(m_random, 5) == 0 ? use(spender) : begin(spender);
        if (action % kStale == 0)
            m_old = m_state;
        if (action % (10 * kStale) == 0 && !anybodyMay())
            break;
    }
    while (!m_working.isEmpty())
        end(m_working.firstKey());
    m_old = m_state;
    while (anybodyMay()) { // what came back is spent as well
        for (int i = 0; i < kSpenders; ++i) {
            begin(i);
            if (m_working.contains(i))
                end(i);
            m_old = m_state;
        }
    }
    return sayLeft();
}

/// How much of the tightest budget of each was used, in thousandths: the least of all spenders.
int Spenders::sayLeft()
{
    qint64 least = 1'000;
    for (int i = 0; i < kSpenders; ++i) {
        const QStringList scopes = scopesOf(m_state.billOf(spenderOf(i), runOfAll(), modelOf(i)).payer);
        qint64 best = 0;
        for (const Budget& budget : department(m_seed).budgets)
            if (scopes.contains(budget.scope))
                best = qMax(best, m_state.ledger.spent(budget.scope, budget.period, m_clock.now(), runOfAll()).of(budget.counts()) * 1'000 / budget.grains());
        least = qMin(least, best);
    }
    const bool open = !m_state.ledger.reserved.isEmpty();
    m_store.close();
    put(QStringLiteral("done %1 %2\n").arg(least).arg(open ? 1 : 0).toLatin1());
    return 0;
}

} // namespace qd::test
