#pragma once

#include "agents/effects/Connector.h"
#include "agents/office/Floor.h"

namespace qd::agents {

/// Whom a step is for, by its input `to`, becomes part of what is approved: its recipients without their addresses, how many they are, and who was
/// left out and why. What says nobody stays as it is. Error::Parse, Error::Rule: it says nobody who can be reached through its connector,
/// or nobody is left. Pure.
Result<Effect> addressed(const OfficeState& state, const Dispatcher& dispatcher, const TurnOrder& order, Effect effect);

/// Those whom a delivery is for, opened for it alone. That they are read is on record before it is done.
/// @thread the office's.
class Addressing final {
public:
    explicit Addressing(Floor& floor) : m_floor(floor) {}

    /// Puts on record that those whom the effect is for are read for its connector; nothing where it is for nobody in particular. With the intent
    /// that it belongs to, find() comes after that.
    void note(const Effect& effect, const QString& purpose);
    using Found = std::function<void(Result<QMap<QString, Person>>)>;
    /// By Recipient::address, with what its connector reads() of each. At once where there is nobody, else later; not after Floor::forget(). Error::Rule: one
    /// of them is kept no more, or the connector may not have such data. Error::Store: the keys cannot be read.
    void find(const Effect& effect, const Found& found);
    /// note(), and find() once that is on the disk.
    void read(const Effect& effect, const QString& purpose, const Found& found);

private:
    struct Looking;
    void look(const std::shared_ptr<Looking>& looking);

    Floor& m_floor;
};

} // namespace qd::agents
