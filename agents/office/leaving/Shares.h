#pragma once

#include "core/base/Result.h"
#include "core/model/Ids.h"

namespace qd::agents {

/// A part of those whom a step is for: from so many to so many of each hundred, by lot. The lot of one is of the run and of them alone, so nobody is in
/// two parts that do not overlap, whoever joins the list or leaves it between two steps.
struct Share {
    int from = 0; ///< in
    int until = 100; ///< not in

    /// `address`: Recipient::address.
    bool holds(const RunId& run, const QString& address) const;
    QString inWords() const; ///< "by lot 15 of each 100"
};

/// "0-15": what a step's input `share` says. Error::Parse: it is none.
Result<Share> shareFrom(const QString& text);

} // namespace qd::agents
