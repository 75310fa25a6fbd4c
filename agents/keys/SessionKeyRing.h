#pragma once

#include "agents/keys/KeyRing.h"

#include <QHash>

namespace qd::agents {

/// Keeps keys in guarded memory until the program ends. Answers at once.
/// @thread one.
class SessionKeyRing final : public KeyRing {
public:
    void read(const QString& name, Answered answered) override;
    void write(const QString& name, SharedSecret secret, Answered answered) override;
    void remove(const QString& name, Answered answered) override;
    void look(std::function<void(RingState)> seen) override { seen(RingState::Open); }

private:
    QHash<QString, SharedSecret> m_keys;
};

} // namespace qd::agents
