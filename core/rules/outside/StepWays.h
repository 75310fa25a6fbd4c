#pragma once

#include "core/base/Result.h"
#include "core/model/Organisation.h"

namespace qd {
struct OfficeState;
}

/// By which way out a step goes: what could go by one, what does, and an organisation whose steps were turned to it. Pure.
namespace qd::rules {

/// What a way out can be given.
struct WayTakes {
    enum People { Nobody, Perhaps, Always };

    ConnectorId id;
    QString title;
    std::optional<QStringList> renders{}; ///< by which of them a step has to make what goes there; none: by any
    People people = Nobody;               ///< whether what goes there is for people by name
    bool mayLack = false;                 ///< workflows may name it also while it is not set up
};

struct StepName {
    WorkflowId workflow;
    StepId step;

    bool operator==(const StepName&) const = default;
    QString text() const { return workflow.text + QLatin1Char('/') + step.text; }
};

/// Something that leaves the house.
struct StepOut {
    StepName name;
    QString title;         ///< "Content launch › Publish"
    QString render;
    ConnectorId connector; ///< by which it goes now
    QString whyNot{};      ///< why it cannot go by the way that was asked about, in a clause; empty: it can
};

/// All that leaves, in the order of the file, held against that way.
QList<StepOut> stepsOut(const Organisation& organisation, const WayTakes& way);
/// Titles of what goes by that connector now.
QStringList goingBy(const Organisation& organisation, const ConnectorId& connector);
/// The organisation with those steps turned to that way, and to its own account; a page is made as a post of a site and the other way round, a post
/// of LinkedIn as one of Facebook, for they are made of the same. Error::Parse: there is no such step that leaves;
/// Error::Rule: it makes what cannot go there.
Result<Organisation> turnedTo(Organisation organisation, const WayTakes& way, const QList<StepName>& steps);
/// Why nothing of that step may go out by it at all, by her ceilings, those of the organisation and its agent's grants; empty: it may.
QString whyForbidden(const OfficeState& state, const StepName& step, const ConnectorId& connector);

} // namespace qd::rules
