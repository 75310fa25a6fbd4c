#pragma once

#include "agents/effects/connectors/salesforce/SalesforceErrand.h"
#include "agents/effects/http/ApiConnector.h"

namespace qd::agents {

/// Writes named fields of people to contacts of Salesforce by its REST API
/// (developer.salesforce.com/docs/platform/api-rest/guide/resources-composite-sobjects-collections-upsert.html), with a user's token that has
/// the scope "api". Its file names the field that is an external id there and holds e-mail addresses: by it each is created or changed, all of
/// them or none, so that the same again changes nothing. Only fields that its file names are read of anybody here. What somebody has written to
/// the same contacts since she was asked is not overwritten; what she is shown says what changes and never the values.
/// Takes one file of application/json and up to 25 recipients by e-mail; details: fields. Nothing is deleted: Salesforce keeps what is
/// deleted in its recycle bin, so that an erasure by it would be none.
class SalesforceConnector final : public ApiConnector {
public:
    using ApiConnector::ApiConnector;

    QString target() const override { return file().url; }
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
    /// Whose token it is (/services/oauth2/userinfo).
    void test(const Gate& gate, Tested tested) override;

private:
    Result<Done> checkWork(const EffectContent& content) const;
    Result<QString> whoIs(const HttpAnswer& answer) const;
};

} // namespace qd::agents
