#pragma once

#include "agents/effects/connectors/woocommerce/WooWords.h"
#include "agents/effects/http/ApiErrand.h"

namespace qd::agents {

/// The requests of one delivery, look or look-up at a shop: what stands there, and then what is written; one for the products, and one for the
/// variations of each. @thread the dispatcher's.
class WooErrand final : public ApiErrand {
public:
    /// As ApiErrand's.
    WooErrand(const ApiConnector& of, Delivery delivery, Gate gate, const QList<ProductChange>& changes);

    void write(Ended ended);
    void look(Connector::Seen seen);
    void lookUp(Connector::Looked looked);

private:
    using Read = std::function<void(const Result<QList<ShopItem>>&, const Outcome& otherwise)>;
    /// What stands there; `otherwise` is what a delivery says where it could not be read.
    void read(Read done);
    void readFrom(qsizetype group, QList<ShopItem> items, Read done);
    void send(qsizetype group);
    void sent(qsizetype group, const Result<HttpAnswer>& answer);
    void tally();
    Outcome notYet(const Result<HttpAnswer>& answer) const;
    Outcome complained(Outcome outcome, const Result<HttpAnswer>& answer) const;
    QString digest(const QList<ShopItem>& items) const;
    bool isAllThere(const QList<ShopItem>& items) const;
    QString whyNot(const QList<ShopItem>& items) const;
    QString whyStale(const QList<ShopItem>& items) const;
    QString difference(const QList<ShopItem>& items) const;

    const QList<ProductChange> m_changes;
    QList<std::pair<qint64, QList<ProductChange>>> m_groups; ///< by whose variations they are; 0: products
    qsizetype m_written = 0;
    QStringList m_refused;
};

} // namespace qd::agents
