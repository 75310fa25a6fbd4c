#pragma once

#include "agents/organisation/checks/SchemaCheck.h"

#include <QMap>

namespace qd::agents {

/// An organisation's file with each step of the kinds "consensus" and "intent" written out as plain steps, so that nothing
/// beyond this has to know of such kinds, and the kind of decision that a debate comes to where it names none.
struct Expanded {
    /// Where a plain step comes from.
    struct Origin {
        qsizetype place = 0; ///< of the step in its workflow's file
        QString id;          ///< its id there
        QString kind;        ///< empty for a step that stood there as it is
        bool isLast = false; ///< the one that others follow on
    };
    Json json;
    QList<QList<Origin>> origins; ///< of each workflow: of each plain step
    QMap<QString, QString> parts; ///< names of plain steps that the file does not name: the id of the step that each is part of
    QList<Fault> faults;          ///< what is wrong with steps of these kinds; then `json` is of no use

    /// The faults as whoever wrote the file knows its places and names, each once.
    QList<Fault> inFile(const QList<Fault>& found) const;
};

/// `file` satisfies the schema. The last plain step of each has the step's own name, so that others can follow on it.
/// @thread any.
Expanded expanded(const Json& file);

} // namespace qd::agents
