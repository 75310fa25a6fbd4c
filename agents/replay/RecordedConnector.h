#pragma once

#include "agents/effects/Connector.h"
#include "agents/replay/Recording.h"

#include <memory>
#include <vector>

namespace qd::agents {

/// Says of a delivery what was said of it in a recording, or `otherwise`, and lets nothing out. @thread as Connector's.
class RecordedConnector final : public Connector {
public:
    RecordedConnector(ConnectorId id, QString place, QMap<QByteArray, Outcome> outcomes, Outcome otherwise)
        : m_id(std::move(id)), m_place(std::move(place)), m_outcomes(std::move(outcomes)), m_otherwise(std::move(otherwise)) {}

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
    Outcome m_otherwise;
};

/// One for each that something of the run was meant for. What did not go out then is refused.
std::vector<std::unique_ptr<Connector>> recordedConnectors(const Recording& recording);
/// One for each that something of the run can be meant for. What did not go out then is held back as if it had gone out.
std::vector<std::unique_ptr<Connector>> holdingConnectors(const Recording& recording);

} // namespace qd::agents
