#pragma once

#include "agents/organisation/checks/data/Places.h"

namespace qd::agents {

/// Who has a workflow run and what it gives along: a step that calls it, or a trigger.
struct Giver {
    const Values* input = nullptr;
    const Workflow* flow = nullptr;   ///< of a call
    const Step* step = nullptr;       ///< of a call
    const Trigger* trigger = nullptr; ///< of a trigger
    QString path;                     ///< of its input in the file
    QString name;                     ///< "step "kid" of "main"", "trigger "weekly""

    /// A call over a list gives each of its runs one item of it, unless the file names another.
    bool givesItem(const QString& field) const { return step && !step->call->over.isEmpty() && field == QLatin1String("item"); }
};

/// What is known, before anything runs, of the values that steps of an organisation take from each other. Both outlive it.
class DataMap {
public:
    DataMap(const Organisation& organisation, const Known& known) : m_org(organisation), m_known(known) {}

    /// What comes out of the step, or nothing where anything may. `depth`: of calls within calls.
    std::optional<Fields> fieldsOf(const Step& step, int depth = 0) const;
    QList<Giver> giversOf(const WorkflowId& workflow) const;
    /// The kinds that the value at "brief", "title", "step.field" or "input.name" can have; empty when it is not known, or
    /// when there is none of that name.
    QList<KindFrom> kindsOf(const Workflow& workflow, const QString& place, int depth = 0) const;
    /// Of a value that may be a text with places in it, given to the step of `workflow`.
    std::optional<FieldKind> kindOfGiven(const Workflow& workflow, const Value& value, int depth = 0) const;

private:
    std::optional<Fields> callFields(const Step& step, int depth) const;
    Fields waitFields(const Step& step) const;
    std::optional<FieldKind> kindFrom(const Giver& giver, const QString& name, int depth) const;

    const Organisation& m_org;
    const Known& m_known;
};

/// What the texts of `trigger` can take, as "event.field", or under the name of one of several events: from the fact or the number that sets it off; nothing where anything may be taken.
std::optional<Fields> eventFields(const Trigger& trigger);

} // namespace qd::agents
