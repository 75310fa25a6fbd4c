#pragma once

#include "agents/office/Floor.h"
#include "core/rules/inbox/Bundles.h"

namespace qd::agents {

/// Takes decisions that were made and signed elsewhere. What was edited there is rendered first, one text after another; then all of it
/// is judged as things stand. A program that ends between the two has taken what it rendered, and takes the rest when asked again.
/// @thread the office's.
class BundleDesk final {
public:
    explicit BundleDesk(Floor& floor) : m_floor(floor) {}

    /// What is said yes to in it is looked at as when she does: whether it is still as it was asked about.
    void look(const TakeBundle& command, const AgentId& by);
    /// `ready` gets the facts of all of it, or why nothing of it is taken. It may run at once, and does not after Floor::forget().
    using Ready = std::function<void(const Result<QList<Fact>>&)>;
    void take(const TakeBundle& command, const AgentId& by, Ready ready);

private:
    /// One that is being taken.
    struct Work {
        TakeBundle command;
        AgentId by;
        Ready ready;
        rules::OpenedBundle from;
        QList<rules::SignedDecision> edits; ///< that are still to be rendered
        rules::EditsDone done;
        quint64 epoch = 0;
    };
    rules::Asking asking(const AgentId& by) const;
    void goOn(const std::shared_ptr<Work>& work);
    void finish(const Work& work);

    Floor& m_floor;
};

} // namespace qd::agents
