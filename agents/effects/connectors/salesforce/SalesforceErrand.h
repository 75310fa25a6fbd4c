#pragma once

#include "agents/effects/connectors/salesforce/SalesforceWords.h"
#include "agents/effects/http/ApiErrand.h"

namespace qd::agents {

/// The requests of one delivery, look or look-up: what stands there, and then what is written. Its people are all there.
/// @thread the dispatcher's.
class SalesforceErrand final : public ApiErrand {
public:
    SalesforceErrand(const ConnectorFile& file, const Ask& ask, const Delivery& delivery, const Clock& clock);

    void write(Ended ended);
    void look(Connector::Seen seen);
    void lookUp(Connector::Looked looked);

protected:
    Outcome judged(const HttpAnswer& answer, const IdIn& idIn) const override;

private:
    using Read = std::function<void(const Outcome& outcome, const QList<ContactThere>& there)>;
    /// Confirmed: it is known what stands there.
    void read(Read read);
    void send(const QList<ContactThere>& there);
    Outcome written(const Result<HttpAnswer>& answer) const;

    QStringList m_fields;
    QList<ContactWish> m_wishes;
};

/// The fields that an effect is to write.
QStringList salesforceFieldsOf(const EffectContent& content);

} // namespace qd::agents
