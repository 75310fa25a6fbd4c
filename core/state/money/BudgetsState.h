#pragma once

#include "core/facts/Fact.h"

namespace qd {

/// The limits that were set in place, how far each is used up as far as it was said, and the human team.
struct BudgetsState {
    struct Mark {
        int percent = 0;
        qint64 grains = 0; ///< the limit that it was said of
        template <class V> void fields(V& v)
        {
            v("percent", percent);
            v("grains", grains);
        }
    };
    QList<Budget> set;          ///< in the order in which they were
    QMap<QString, Mark> passed; ///< by keyOf(); of pages that are open
    QList<HumanRole> team;

    template <class V> void fields(V& v)
    {
        v("set", set);
        v("passed", passed);
        v("team", team);
    }
    /// What limits the organisation's work: its own, those set in place over them, and what was set besides.
    QList<Budget> over(const QList<Budget>& ofTheFile) const;
    /// How far the budget had been used up on that page when it was last said: 0, 50, 80 or 100.
    int saidOf(const Budget& budget, const QString& page) const;
    static QString keyOf(const Budget& budget, const QString& page);
    void apply(const StoredFact& stored);

private:
    void put(const BudgetSet& fact);
    void pass(const BudgetPassed& fact, Instant time);
    void employ(const HumanRoleSet& fact);
};

} // namespace qd
