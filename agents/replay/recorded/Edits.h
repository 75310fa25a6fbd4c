#pragma once

#include "agents/replay/recorded/Recording.h"
#include "agents/turn/TurnOrder.h"

#include <QHash>

namespace qd::agents {

/// What she put in the place of a text.
struct Edit {
    QString text;
    std::optional<Instant> said; ///< when she said so, which is the date of what was rendered; it is on record a little later
};

/// The edit that `decided`, which stands at `at` in the recording, approves with: written down right before it. Without a
/// text when the recording has none.
Edit editBefore(const Recording& recording, qsizetype at, const ApprovalDecided& decided);

/// The dates of her edits, given back one after the other at each step.
/// @thread one.
class Edits {
public:
    explicit Edits(const Recording& recording);
    /// Has what `order` renders from her text bear the date that it bore then.
    void date(const OfficeState& state, TurnOrder& order);

private:
    QHash<QString, QList<Instant>> m_said; ///< by run and step, in order
};

} // namespace qd::agents
