#pragma once

#include "agents/organisation/OrganisationFile.h"

namespace qd::agents {

/// What is wrong with the people, rules and budgets of an organisation that satisfies the schema.
QList<Fault> faultsOfDepartment(const Organisation& organisation, const Known& known);

/// What is wrong with one workflow of it. `path` is where the workflow stands in the file.
QList<Fault> faultsOfWorkflow(const Workflow& workflow, const QString& path, const Organisation& organisation, const Known& known);

/// What is wrong with how its steps join, stand in, undo, wait and call.
QList<Fault> faultsOfCourse(const Workflow& workflow, const QString& path, const Organisation& organisation);

/// What is wrong with what its steps take from each other: fields that nobody gives, numbers compared that are none.
QList<Fault> faultsOfData(const Workflow& workflow, const QString& path, const Organisation& organisation, const Known& known);

/// What is wrong with its steps that stand in for others: they wait for themselves, or do not give what others read.
QList<Fault> faultsOfStandIns(const Workflow& workflow, const QString& path, const Organisation& organisation, const Known& known);

/// What is wrong with its triggers.
QList<Fault> faultsOfTriggers(const Organisation& organisation);

/// "expected one of a, b, c"; of a long list at most twenty are named.
QString oneOf(const QStringList& known);

} // namespace qd::agents
