#pragma once

#include "agents/effects/Connector.h"
#include "agents/replay/Decisions.h"
#include "agents/replay/recorded/Recording.h"

#include <QSet>

#include <memory>
#include <vector>

namespace qd::agents {

/// Says of a delivery what was said of the same one in a recording, or `otherwise`, and lets nothing out. @thread as Connector's.
class RecordedConnector final : public Connector {
public:
    /// What became of deliveries, by the hash of what went out, and by where it went: the second is for what older programs
    /// rendered otherwise.
    struct Known {
        QMap<QByteArray, Outcome> byHash;
        QMap<QString, Outcome> byDestination;
        QMap<QString, Money> costs; ///< by where it went
        QList<EffectContent> looked; ///< what was looked at before it was asked about
    };
    RecordedConnector(ConnectorId id, QString place, Known outcomes, Outcome otherwise)
        : m_id(std::move(id)), m_place(std::move(place)), m_outcomes(std::move(outcomes)), m_otherwise(std::move(otherwise)) {}

    ConnectorId id() const override { return m_id; }
    QString title() const override { return m_id.text; }
    QString place() const override { return m_place; }
    Guarantees guarantees() const override { return {Guarantees::ByContent}; }
    Confidentiality clearance() const override { return Confidentiality::Secret; }
    bool isOutward() const override { return false; }
    Result<Done> check(const EffectContent&) const override { return Done{}; }
    Result<Money> cost(const EffectContent& content) const override { return m_outcomes.costs.value(content.destination); }
    void deliver(const Delivery& delivery, const Gate& gate, Ended ended) override;
    bool looks() const override { return !m_outcomes.looked.isEmpty(); }
    /// Says what was seen of the same files then, and as which effect: each once.
    void look(const Delivery& delivery, const Gate& gate, Seen seen) override;
    void test(const Gate& gate, Tested tested) override;

private:
    ConnectorId m_id;
    QString m_place;
    Known m_outcomes;
    QSet<EffectId> m_told; ///< of what was looked at
    Outcome m_otherwise;
};

/// One for each that something of the run was meant for. What did not go out then is refused; ByPlace: what went where nothing did.
std::vector<std::unique_ptr<Connector>> recordedConnectors(const Recording& recording, Match match);
/// One for each that something of the run can be meant for. What did not go out then is held back as if it had gone out.
std::vector<std::unique_ptr<Connector>> holdingConnectors(const Recording& recording);

} // namespace qd::agents
