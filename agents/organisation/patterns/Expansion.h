#pragma once

#include "agents/organisation/checks/SchemaCheck.h"

namespace qd::agents {

/// An organisation's file with each step of the kinds "consensus" and "intent" written out as plain steps, so that nothing
/// beyond this has to know of such kinds.
struct Expanded {
    Json json;
    QList<QList<qsizetype>> origins; ///< of each workflow: where each step stood in the file
    QList<Fault> faults;             ///< what is wrong with steps of these kinds; then `json` is of no use

    /// The fault at the place in the file that it comes from.
    Fault inFile(Fault fault) const;
};

/// `file` satisfies the schema. The last plain step of each has the step's own name, so that others can follow on it.
/// @thread any.
Expanded expanded(const Json& file);

} // namespace qd::agents
