#pragma once

#include "agents/organisation/checks/data/DataMap.h"
#include "agents/organisation/checks/data/StepOrder.h"

#include <map>

namespace qd::agents {

/// What may be missing when the run goes well, and why. All that it is made with outlives it.
class Absence {
public:
    Absence(const Organisation& organisation, const Known& known, const DataMap& data) : m_org(organisation), m_known(known), m_data(data) {}

    /// Why the field may be missing although `step` is over when `reader` is done, nullptr: when the run ends; or nothing.
    /// `depth`: of calls within calls.
    QString why(const Workflow& flow, const Step* reader, const Step& step, const QString& field, int depth = 0) const;
    /// The same of what stands in the place of a whole text, as "{step.field}", and goes to a run that `step` calls.
    QString whyNotGiven(const Workflow& flow, const Step& step, const Value& value) const;

private:
    static QString whyNoEvent(const Step& step, const QString& field);
    QString whyNoResult(const Workflow& flow, const Step& step, const QString& field, int depth) const;
    QString whyNothing(const Workflow& flow, const Step& step, const QString& field, int depth) const;
    bool canBeEmpty(const Workflow& flow, const QString& list, int depth) const;
    bool canBeEmpty(const Giver& giver, const QString& name, int depth) const;

    const StepOrder& orderOf(const Workflow& flow) const;

    mutable std::map<const Workflow*, StepOrder> m_orders;
    const Organisation& m_org;
    const Known& m_known;
    const DataMap& m_data;
};

} // namespace qd::agents
