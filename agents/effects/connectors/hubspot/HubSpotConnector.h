#pragma once

#include "agents/effects/connectors/hubspot/HubSpotErrand.h"

namespace qd::agents {

/// Writes named fields of people to HubSpot's contacts (developers.hubspot.com, CRM v3) by their e-mail addresses, or erases one there for
/// good, with the token of a private app (crm.objects.contacts.read and .write). Only fields that its file names are read of anybody here.
/// Absolute values are written, so that the same again changes nothing; what somebody has written there since she was asked is not
/// overwritten, and where nobody looked at it before she was asked, nothing is but what is empty there. What she is shown says what changes
/// and never the values: that is kept, and they are personal.
/// Takes one file of application/json and up to 50 recipients by e-mail; details: fields, action ("erase": of one, and not reversible).
class HubSpotConnector final : public ApiConnector {
public:
    using ApiConnector::ApiConnector;

    Guarantees guarantees() const override;
    QString channel() const override { return QStringLiteral("e-mail"); }
    QStringList reads() const override { return file().reads; }
    Result<Done> check(const EffectContent& content) const override;
    bool looks() const override { return true; }
    /// Needs the people as a delivery does; without them it looks at nothing, and says so.
    void look(const Delivery& delivery, const Gate& gate, Seen seen) override;
    void deliver(const Delivery& delivery, const Gate& gate, Ended ended) override;
    bool canLookUp() const override { return true; }
    /// Needs the people as a delivery does; without them it is Unclear.
    void lookUp(const Delivery& delivery, const Gate& gate, Looked looked) override;
    void test(const Gate& gate, Tested tested) override;

private:
    Result<Done> checkWork(const EffectContent& content) const;
    Result<Done> checkPeople(const Delivery& delivery) const;
    std::shared_ptr<HubSpotErrand> errand(const Delivery& delivery, const Gate& gate);
    Result<QString> found(const HttpAnswer& answer) const;
};

} // namespace qd::agents
