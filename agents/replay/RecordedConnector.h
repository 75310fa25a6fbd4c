#pragma once

#include "agents/effects/Connector.h"
#include "agents/replay/Recording.h"

#include <memory>
#include <vector>

namespace qd::agents {

/// Says of a delivery what was said of it in a recording, and lets nothing out. @thread as Connector's.
class RecordedConnector final : public Connector {
public:
    RecordedConnector(ConnectorId id, QString place, QMap<QByteArray, Outcome> outcomes)
        : m_id(std::move(id)), m_place(std::move(place)), m_outcomes(std::move(outcomes)) {}

    ConnectorId id() const override { return m_id; }
    QString title() const override { return m_id.text; }
    QString place() const override { return m_place; }
    bool repeatable() const override { return true; }
    Result<Done> check(const EffectContent&) const override { return Done{}; }
    Outcome deliver(const Delivery& delivery) override;

private:
    ConnectorId m_id;
    QString m_place;
    QMap<QByteArray, Outcome> m_outcomes; ///< by the hash of what went out
};

/// One for each that something of the run was meant for.
std::vector<std::unique_ptr<Connector>> recordedConnectors(const Recording& recording);

} // namespace qd::agents
