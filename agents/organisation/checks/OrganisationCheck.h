#pragma once

#include "agents/organisation/OrganisationFile.h"

namespace qd::agents {

/// What is wrong with the people, rules and budgets of an organisation that satisfies the schema.
QList<Fault> faultsOfDepartment(const Organisation& organisation, const Known& known);

/// What is wrong with one workflow of it. `path` is where the workflow stands in the file.
QList<Fault> faultsOfWorkflow(const Workflow& workflow, const QString& path, const Organisation& organisation, const Known& known);

/// What is wrong with the closed fields that a step of it names: it is a turn that does nothing but answer, and nothing else can be
/// said in them. `path` is where the step stands.
QList<Fault> faultsOfExtracts(const Step& step, const QString& path);

/// What is wrong with how its steps join, stand in, undo, wait and call.
QList<Fault> faultsOfCourse(const Workflow& workflow, const QString& path, const Organisation& organisation);

/// What is wrong with what its steps take from each other: fields that nobody gives, or not by then; values of another kind
/// than the one wanted; texts that would have a gap.
QList<Fault> faultsOfData(const Workflow& workflow, const QString& path, const Organisation& organisation, const Known& known);

/// What is wrong with its steps that stand in for others: they wait for themselves, or do not give what others read.
QList<Fault> faultsOfStandIns(const Workflow& workflow, const QString& path, const Organisation& organisation, const Known& known);
/// What is wrong with what its skills and effects are given: names and kinds that they do not take.
QList<Fault> faultsOfInputs(const Workflow& workflow, const QString& path, const Organisation& organisation, const Known& known);

/// What is wrong with its triggers.
QList<Fault> faultsOfTriggers(const Organisation& organisation);
/// What is wrong with what its triggers take from the events that set them off.
QList<Fault> faultsOfEvents(const Organisation& organisation);
/// Adds what is wrong with a condition on an event of the kind `event`; says nothing when there is no such kind.
void checkEventCondition(const Condition& test, const QString& event, const QString& path, QList<Fault>& faults);

/// What only the file itself shows: what is left out where there is no usual value, and what stands there twice.
QList<Fault> faultsOfWriting(const Json& file);

/// "expected one of a, b, c"; of a long list at most twenty are named.
QString oneOf(const QStringList& known);
/// The same of `before` and the agents. O(agents): only where something is wrong.
QString oneOfAgents(const Organisation& organisation, const QStringList& before = {});

} // namespace qd::agents
