#pragma once

#include "core/facts/Fact.h"

namespace qd {

/// Calls, tokens and money added up.
struct Tally {
    qint64 calls = 0;
    TokenUsage usage;
    Money cost;
    Money wouldHaveCost;

    template <class V> void fields(V& v)
    {
        v("calls", calls);
        v("usage", usage);
        v("cost_micro_usd", cost);
        v("would_have_cost_micro_usd", wouldHaveCost);
    }
    void add(const Spend& spend);
};

/// What is spent and what is promised. A reservation counts against every budget until its turn settles.
struct LedgerState {
    struct Reservation {
        AgentId agent;
        RunId run;
        Money amount;
        template <class V> void fields(V& v)
        {
            v("agent", agent);
            v("run", run);
            v("amount_micro_usd", amount);
        }
    };
    qint64 day = 0;   ///< UTC day of `today`
    qint64 month = 0; ///< year * 12 + month - 1 of `thisMonth`
    Tally today;
    Tally thisMonth;
    Tally ever;
    QMap<AgentId, Tally> agentsToday;
    QMap<QString, Tally> classesToday; ///< by cost class
    QMap<AgentId, Tally> agentsThisMonth;
    QMap<QString, Tally> classesThisMonth;
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
        v("reserved", reserved);
    }
    /// What all of `reserved` comes to. O(1).
    Money reservedTotal() const { return m_promised; }
    /// To be called when `reserved` was filled otherwise than by apply().
    void addUpReserved();
    /// True when `today` is what counts at `at`: also just after a clock was set back over midnight.
    bool isToday(Instant at) const { return day == dayOf(at) || day == dayOf(at) + 1; }
    bool isThisMonth(Instant at) const;
    /// `costClass` of the agent that the fact speaks of.
    void apply(const StoredFact& stored, const QString& costClass);

private:
    void turnPages(Instant now);
    void reserve(const TurnId& turn, const Reservation& reservation);
    void release(const TurnId& turn);

    Money m_promised;
};

} // namespace qd
