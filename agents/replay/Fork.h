#pragma once

#include "agents/replay/recorded/Reminders.h"

#include <QSet>

#include <atomic>
#include <memory>

namespace qd::agents {

class PriceList;

/// What is done otherwise when a run is done again, from the moment on at which a step begins.
struct Change {
    StepId from;
    QMap<StepId, QString> tasks{};     ///< the text of a prompt, by the step that is told it
    QString model{};                   ///< "provider:model" that is asked; empty: as then
    std::optional<Autonomy> level{};   ///< of everything that would go out
};

/// Error::Parse when nothing is changed, a step or model is not known, or a step has no prompt; Error::Rule when the run
/// never came to the step that it is to fork from.
Result<Done> check(const Change& change, const Recording& recording, const PriceList& prices);

/// A change on its way through the office's orders: until the step begins everything is as it was, and from then on
/// everything that begins is under the change.
/// @thread the office's, but for hasBegun(), which any may ask.
class Fork final {
public:
    Fork(const Recording& recording, Change change);
    void adjust(const OfficeState& state, TurnOrder& order);
    bool hasBegun() const { return m_begun.load(std::memory_order_acquire); }

private:
    Change m_change;
    QSet<StepId> m_follows; ///< the step and all that come after it
    std::atomic<bool> m_begun = false;
};

} // namespace qd::agents
