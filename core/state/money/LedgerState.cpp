#include "core/state/money/LedgerState.h"

#include "core/state/money/ToolHold.h"

namespace qd {

namespace {

constexpr QLatin1String kOfCampaign("campaign:");
constexpr QLatin1String kOfAgent("agent:");
constexpr QLatin1String kOfClass("class:");

const Tally* in(const auto& tallies, const auto& key)
{
    const auto found = tallies.constFind(key);
    return found == tallies.constEnd() ? nullptr : &*found;
}
template <class Key> Tally* in(QMap<Key, Tally>& tallies, const Key& key)
{
    return &tallies[key];
}

/// Where what a scope spent today (`daily`) or this month stands. What has spent nothing has no place in a ledger that is only read.
template <class Ledger> auto tallyOf(Ledger& of, const QString& scope, bool daily)
{
    const QString which = scope.mid(scope.indexOf(QLatin1Char(':')) + 1);
    if (scope == wholeOrganisation())
        return daily ? &of.today : &of.thisMonth;
    if (scope.startsWith(kOfAgent))
        return in(daily ? of.agentsToday : of.agentsThisMonth, AgentId{which});
    if (scope.startsWith(kOfClass))
        return in(daily ? of.classesToday : of.classesThisMonth, which);
    return in(daily ? of.othersToday : of.othersThisMonth, scope);
}

/// What a campaign buys is none of the organisation's money. Of before scopes were kept it always was.
bool isOurs(const LedgerState::Reservation& held)
{
    return held.scopes.isEmpty() || held.scopes.contains(wholeOrganisation());
}

} // namespace

void Tally::add(const Spend& spend)
{
    calls += spend.calls;
    usage += spend.usage;
    cost += spend.cost;
    wouldHaveCost += spend.wouldHaveCost;
    took += spend.took;
}

void Tally::raise(const LedgerPage& to)
{
    calls = std::max(calls, to.calls);
    raiseTo(usage, to.usage);
    raiseTo(cost, to.cost);
    raiseTo(wouldHaveCost, to.wouldHaveCost);
    took = std::max(took, to.took);
}

bool LedgerState::isThisMonth(Instant at) const
{
    return month == monthOf(at) || (isToday(at) && month == monthOf(at) + 1);
}

void LedgerState::turnPages(Instant now)
{
    if (!isThisMonth(now)) {
        month = monthOf(now);
        thisMonth = {};
        agentsThisMonth.clear();
        classesThisMonth.clear();
        othersThisMonth.clear();
        outsideThisMonth = {};
    }
    if (!isToday(now)) {
        day = dayOf(now);
        today = {};
        agentsToday.clear();
        classesToday.clear();
        othersToday.clear();
        outsideToday = {};
    }
}

void LedgerState::addUpReserved()
{
    m_promised = {};
    for (const Reservation& reservation : std::as_const(reserved))
        if (isOurs(reservation))
            m_promised += reservation.amount;
}

Amounts LedgerState::spent(const QString& scope, BudgetPeriod period, Instant now, const RunId& root) const
{
    if (period == BudgetPeriod::Campaign)
        return runs.value(root).value(scope);
    const bool daily = period == BudgetPeriod::Day;
    if (!(daily ? isToday(now) : isThisMonth(now)))
        return {}; // of a day or a month that is over
    const Tally* tally = tallyOf(*this, scope, daily);
    return tally ? tally->amounts() : Amounts();
}

Amounts LedgerState::promised(const QString& scope, const RunId& root) const
{
    Amounts sum;
    for (const Reservation& reservation : reserved)
        if ((root.isNull() || reservation.root == root) && reservation.scopes.contains(scope))
            sum += reservation.amounts();
    return sum;
}

void LedgerState::reserve(const TurnStarted& started, Instant now, const Bill& bill)
{
    release(started.turn);
    Reservation reservation{started.agent, started.run, started.reserved};
    reservation.tokens = started.reservedTokens;
    reservation.calls = started.reservedCalls;
    reservation.time = qMax(Duration(0), started.deadline - now);
    reservation.root = bill.root;
    reservation.scopes = scopesOf(bill.payer);
    reserved.insert(started.turn, reservation);
    if (isOurs(reservation))
        m_promised += started.reserved;
}

void LedgerState::release(const TurnId& turn)
{
    const auto held = reserved.constFind(turn);
    if (held == reserved.constEnd())
        return;
    if (isOurs(*held))
        m_promised = m_promised - held->amount;
    reserved.erase(held);
}

void LedgerState::settle(const TurnId& turn, const Spend& spend, Instant now, const Bill& bill)
{
    const auto held = reserved.constFind(turn);
    const QStringList scopes = held == reserved.constEnd() || held->scopes.isEmpty() ? scopesOf(bill.payer) : held->scopes;
    release(turn);
    if (spend.model.isEmpty() && spend.cost.micro == 0)
        return; // a skill: no model was asked
    turnPages(now);
    const Payer& payer = bill.payer;
    for (Tally* tally : {&today, &thisMonth, &ever, &agentsToday[payer.agent], &classesToday[payer.costClass], &agentsThisMonth[payer.agent],
                         &classesThisMonth[payer.costClass]})
        tally->add(spend);
    for (const QString& scope : scopes) {
        if (!bill.root.isNull())
            runs[bill.root][scope] += spend.amounts();
        if (scope == wholeOrganisation() || scope.startsWith(kOfAgent) || scope.startsWith(kOfClass))
            continue;
        othersToday[scope].add(spend);
        othersThisMonth[scope].add(spend);
        if (scope.startsWith(kOfCampaign) && scopes.contains(wholeOrganisation())) // else it was bought
            campaignsEver[{scope.mid(kOfCampaign.size())}].add(spend);
    }
}

void LedgerState::buy(const ChannelSpent& bought, Instant now)
{
    turnPages(now);
    for (Money* sum : {&outsideToday, &outsideThisMonth, &outsideEver})
        *sum += bought.amount;
    // The last one binds nobody: it tells what was bought from the work for the campaign.
    for (const QString& scope : {campaignScope(bought.campaign), channelScope(bought.campaign, bought.channel), QString(QLatin1String("outside:") + bought.campaign.text)})
        for (QMap<QString, Tally>* others : {&othersToday, &othersThisMonth})
            (*others)[scope].cost += bought.amount;
}

void LedgerState::apply(const StoredFact& stored, const Bill& bill)
{
    if (const auto* started = std::get_if<TurnStarted>(&stored.fact)) {
        if (reserves(*started))
            reserve(*started, stored.time, bill);
    } else if (const auto* call = std::get_if<TurnReserved>(&stored.fact)) {
        reserve(asStarted(*call), stored.time, bill);
    } else if (const auto* finished = std::get_if<TurnFinished>(&stored.fact)) {
        settle(finished->turn, finished->spend, stored.time, bill);
    } else if (const auto* failed = std::get_if<TurnFailed>(&stored.fact)) {
        settle(failed->turn, failed->spend, stored.time, bill);
    } else if (const auto* used = std::get_if<ToolUsed>(&stored.fact)) {
        settle(holdOf(used->turn, used->call), spendOf(*used), stored.time, bill);
    } else if (const auto* bought = std::get_if<ChannelSpent>(&stored.fact)) {
        buy(*bought, stored.time);
    } else if (const auto* over = std::get_if<RunFinished>(&stored.fact)) {
        runs.remove(over->run);
    } else if (const auto* restored = std::get_if<RecordRestored>(&stored.fact)) {
        for (const LedgerPage& page : restored->carried)
            raise(page, stored.time);
    }
}

void LedgerState::raise(const LedgerPage& to, Instant now)
{
    turnPages(now);
    if (const QString root = to.page.section(QLatin1Char(':'), 1); to.page.startsWith(kOfCampaign)) {
        if (const std::optional<RunId> run = RunId::fromString(root))
            raiseTo(runs[*run][to.scope], to.amounts());
        return;
    }
    const bool daily = to.page == pageOf(BudgetPeriod::Day, now);
    if (!daily && to.page != pageOf(BudgetPeriod::Month, now))
        return; // of a day or a month that is over
    if (to.scope == LedgerPage::kOutside)
        return raiseTo(daily ? outsideToday : outsideThisMonth, to.cost);
    tallyOf(*this, to.scope, daily)->raise(to);
}

QList<LedgerPage> LedgerState::pages(Instant now) const
{
    QList<LedgerPage> all;
    const auto add = [&all](const QString& scope, const QString& page, const Tally& tally) {
        const LedgerPage one{scope, page, tally.calls, tally.usage, tally.cost, tally.wouldHaveCost, tally.took};
        if (!one.amounts().isNothing() || one.wouldHaveCost.micro != 0)
            all.append(one);
    };
    const auto page = [&](const QString& name, const Tally& whole, const QMap<AgentId, Tally>& agents, const QMap<QString, Tally>& classes,
                          const QMap<QString, Tally>& others, Money outside) {
        add(wholeOrganisation(), name, whole);
        for (auto one = agents.begin(); one != agents.end(); ++one)
            add(kOfAgent + one.key().text, name, *one);
        for (auto one = classes.begin(); one != classes.end(); ++one)
            add(kOfClass + one.key(), name, *one);
        for (auto one = others.begin(); one != others.end(); ++one)
            add(one.key(), name, *one);
        add(LedgerPage::kOutside, name, {0, {}, outside, {}, {}});
    };
    if (isToday(now))
        page(pageOf(BudgetPeriod::Day, now), today, agentsToday, classesToday, othersToday, outsideToday);
    if (isThisMonth(now))
        page(pageOf(BudgetPeriod::Month, now), thisMonth, agentsThisMonth, classesThisMonth, othersThisMonth, outsideThisMonth);
    for (auto run = runs.begin(); run != runs.end(); ++run)
        for (auto one = run->begin(); one != run->end(); ++one)
            all.append({one.key(), pageOf(BudgetPeriod::Campaign, now, run.key()), one->calls, {{one->tokens}, {}, {}, {}}, one->money, {}, one->time});
    return all;
}

} // namespace qd
