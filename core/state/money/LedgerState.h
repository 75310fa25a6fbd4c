#pragma once

#include "core/facts/Fact.h"

namespace qd {

/// Calls, tokens and money added up.
struct Tally {
    qint64 calls = 0;
    TokenUsage usage;
    Money cost;
    Money wouldHaveCost;
    Duration took{0};

    template <class V> void fields(V& v)
    {
        v("calls", calls);
        v("usage", usage);
        v("cost_micro_usd", cost);
        v("would_have_cost_micro_usd", wouldHaveCost);
        v("took_ms", took);
    }
    void add(const Spend& spend);
    void raise(const LedgerPage& to);
    Amounts amounts() const { return {cost, usage.total(), calls, took}; }
};

/// What is spent and what is promised. A reservation counts against every budget until its turn settles.
struct LedgerState {
    struct Reservation {
        AgentId agent;
        RunId run;
        Money amount;
        qint64 tokens = 0;
        qint64 calls = 0;
        Duration time{0};
        RunId root{};         ///< whose campaign budget it draws on
        QStringList scopes{}; ///< that bind it
        template <class V> void fields(V& v)
        {
            v("agent", agent);
            v("run", run);
            v("amount_micro_usd", amount);
            v("tokens", tokens);
            v("calls", calls);
            v("time_ms", time);
            v("root", root);
            v("scopes", scopes);
        }
        Amounts amounts() const { return {amount, tokens, calls, time}; }
    };
    qint64 day = 0;   ///< UTC day of `today`
    qint64 month = 0; ///< year * 12 + month - 1 of `thisMonth`
    Tally today;      ///< of the department's own work; what is spent outside is apart
    Tally thisMonth;
    Tally ever;
    QMap<AgentId, Tally> agentsToday;
    QMap<QString, Tally> classesToday; ///< by cost class
    QMap<AgentId, Tally> agentsThisMonth;
    QMap<QString, Tally> classesThisMonth;
    QMap<QString, Tally> othersToday;  ///< by scope: of ranks, models, providers, and of campaigns and channels with what they spend outside
    QMap<QString, Tally> othersThisMonth;
    QMap<CampaignId, Tally> campaignsEver; ///< the work about a campaign, without what it buys outside
    QMap<RunId, QMap<QString, Amounts>> runs; ///< of open runs that were begun by none, with all that they begin: by scope
    Money outsideToday;     ///< what campaigns bought: ads, letters, messages
    Money outsideThisMonth;
    Money outsideEver;
    QMap<TurnId, Reservation> reserved;

    template <class V> void fields(V& v)
    {
        v("day", day);
        v("month", month);
        v("today", today);
        v("this_month", thisMonth);
        v("ever", ever);
        v("agents_today", agentsToday);
        v("classes_today", classesToday);
        v("agents_this_month", agentsThisMonth);
        v("classes_this_month", classesThisMonth);
        v("others_today", othersToday);
        v("others_this_month", othersThisMonth);
        v("campaigns_ever", campaignsEver);
        v("runs", runs);
        v("outside_today_micro_usd", outsideToday);
        v("outside_this_month_micro_usd", outsideThisMonth);
        v("outside_ever_micro_usd", outsideEver);
        v("reserved", reserved);
    }
    /// What all of `reserved` comes to. O(1).
    Money reservedTotal() const { return m_promised; }
    /// To be called when `reserved` was filled otherwise than by apply().
    void addUpReserved();
    /// True when `today` is what counts at `at`: also just after a clock was set back over midnight.
    bool isToday(Instant at) const { return day == dayOf(at) || day == dayOf(at) + 1; }
    bool isThisMonth(Instant at) const;
    /// What was spent of the scope on the page of the period that counts at `now`; of a campaign by `root` and all that it began.
    Amounts spent(const QString& scope, BudgetPeriod period, Instant now, const RunId& root = {}) const;
    /// What is promised of it: on every day, whenever the turn began. `root`: only by what it began; null: by all.
    Amounts promised(const QString& scope, const RunId& root = {}) const;

    /// Who pays for what the fact says, and in which campaign's budget (RunId): known from elsewhere.
    struct Bill {
        Payer payer;
        RunId root;          ///< null: of a run that is not open
    };
    void apply(const StoredFact& stored, const Bill& bill);
    /// All that stands on the pages that are open at `now`; what is nothing is left out. O(scopes).
    QList<LedgerPage> pages(Instant now) const;

private:
    void turnPages(Instant now);
    void raise(const LedgerPage& to, Instant now);
    void reserve(const TurnStarted& started, Instant now, const Bill& bill);
    void release(const TurnId& turn);
    void settle(const TurnId& turn, const Spend& spend, Instant now, const Bill& bill);
    void buy(const ChannelSpent& bought, Instant now);

    Money m_promised;
};

} // namespace qd
