#pragma once

#include "core/base/Describe.h"
#include "core/model/Ids.h"

/// Limits of what the work may take, and whom they bind.
namespace qd {

enum class BudgetPeriod { Day, Month, Campaign };
template <> struct EnumWords<BudgetPeriod> {
    static constexpr std::array words{"day", "month", "campaign"};
};

/// What a budget counts: money, or, where nothing is billed by the call (a subscription, a model of one's own), what is used.
enum class BudgetUnit { Money, Tokens, Calls, Minutes };
template <> struct EnumWords<BudgetUnit> {
    static constexpr std::array words{"money", "tokens", "calls", "minutes"};
};

/// So much of each unit.
struct Amounts {
    Money money;
    qint64 tokens = 0; ///< read, written, and what went through a cache
    qint64 calls = 0;
    Duration time{0};  ///< that models took

    template <class V> void fields(V& v)
    {
        v("money_micro_usd", money);
        v("tokens", tokens);
        v("calls", calls);
        v("time_ms", time);
    }
    /// Micro-dollars, tokens, calls or milliseconds: the grains that budgets are counted in.
    qint64 of(BudgetUnit unit) const;
    Amounts& operator+=(const Amounts& o);
    Amounts& operator-=(const Amounts& o);
    bool isNothing() const { return money.micro == 0 && tokens == 0 && calls == 0 && time.count() == 0; }
};

struct Budget {
    QString scope; ///< "organisation", or "agent:", "class:", "rank:", "campaign:", "channel:", "model:", "provider:" and which
    BudgetPeriod period = BudgetPeriod::Day;
    Money limit;                      ///< of money
    std::optional<BudgetUnit> unit{}; ///< none: money
    std::optional<qint64> most{};     ///< of another unit: tokens, calls or minutes

    template <class V> void fields(V& v)
    {
        v("scope", scope);
        v("period", period);
        v("limit_micro_usd", limit);
        v("unit", unit);
        v("limit", most);
    }
    BudgetUnit counts() const { return unit.value_or(BudgetUnit::Money); }
    /// The limit in grains (Amounts::of).
    qint64 grains() const;
    /// Whether `other` limits the same thing.
    bool isAbout(const Budget& other) const { return scope == other.scope && period == other.period && counts() == other.counts(); }
};

/// What had been spent of a budget on one of its pages when it began to be counted.
struct BudgetPage {
    QString scope;
    QString page; ///< "day:20412", "month:24310" (year * 12 + month - 1), "campaign:" and the run that began it
    BudgetUnit unit = BudgetUnit::Money;
    qint64 spent = 0; ///< in grains

    template <class V> void fields(V& v)
    {
        v("scope", scope);
        v("page", page);
        v("unit", unit);
        v("spent", spent);
    }
};

/// Who draws on budgets, and for what.
struct Payer {
    AgentId agent;
    QString costClass;
    QString rank;        ///< its word
    QString model;       ///< "provider:model"
    CampaignId campaign; ///< that the work is for; empty: for none
    ChannelId channel;   ///< of that campaign
};

/// Every scope that binds the payer, "organisation" first.
QStringList scopesOf(const Payer& payer);
/// The scope that everything is under.
QString wholeOrganisation();
QString campaignScope(const CampaignId& campaign);
QString channelScope(const CampaignId& campaign, const ChannelId& channel);

/// "$1,234.50"; below one cent "$0.0042", and below a hundredth of one "$0.000042".
QString dollarText(Money money);
/// "$2.50", "12,000 tokens", "1 call", "2.5 minutes".
QString amountText(BudgetUnit unit, qint64 grains);

/// Number of the UTC month: year * 12 + month - 1.
qint64 monthOf(Instant at);
/// The page that holds `at`; of a campaign the one of `root`, the run that began it.
QString pageOf(BudgetPeriod period, Instant at, const RunId& root = {});

} // namespace qd
