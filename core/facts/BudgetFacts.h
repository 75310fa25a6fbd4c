#pragma once

#include "core/facts/FactName.h"
#include "core/model/money/Budget.h"
#include "core/model/money/HumanRole.h"

/// Limits of what the work may take: set in place, and passed.
namespace qd {

/// A limit was set in place: it stands over that of the organisation's file until it is taken back.
struct BudgetSet {
    QD_FACT("budget-set", 1);
    Budget budget;
    bool takenBack = false; ///< what the file says holds again
    AgentId by;
    QString reason;
    QList<BudgetPage> counted; ///< what was spent before, on the pages that are open
    template <class V> void fields(V& v)
    {
        v("budget", budget);
        v("taken_back", takenBack);
        v("by", by);
        v("reason", reason);
        v("counted", counted);
    }
};

/// What was spent of a budget has come to a half, to four fifths, or to all of it. Once for each page and limit.
struct BudgetPassed {
    QD_FACT("budget-passed", 1);
    Budget budget;
    QString page;
    int percent = 0; ///< 50, 80 or 100
    qint64 used = 0; ///< in grains
    RunId run;       ///< BudgetPeriod::Campaign: the run that began it
    EscalationId item{}; ///< what she was asked about it; null: nothing
    template <class V> void fields(V& v)
    {
        v("budget", budget);
        v("page", page);
        v("percent", percent);
        v("used", used);
        v("run", run);
        v("item", item);
    }
};

/// Somebody of the human team that she compares the department with; or nobody of that title any more.
struct HumanRoleSet {
    QD_FACT("human-role-set", 1);
    HumanRole role;
    bool gone = false;
    AgentId by;
    template <class V> void fields(V& v)
    {
        v("role", role);
        v("gone", gone);
        v("by", by);
    }
};

} // namespace qd
