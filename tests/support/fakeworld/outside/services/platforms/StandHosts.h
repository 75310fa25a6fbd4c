#pragma once

#include "tests/support/fakeworld/outside/services/ServiceHost.h"

#include <QJsonObject>

namespace fakeworld {

/// Contacts of one organisation at Salesforce, v62.0, by the external id Press_Mail__c. Read in its documentation (developer.salesforce.com/docs/platform/api-rest/guide: "Composite",
/// "Query", "Upsert Records Using sObject Collections"): values are written as they are to stand there; the same again leaves them as they are.
class OrgHost final : public ServiceHost {
public:
    Reply answer(const ServiceCall& call) override;

private:
    Reply read(const QJsonObject& body) const;
    Reply write(const ServiceCall& call, const QJsonObject& body);

    QMap<QString, QJsonObject> m_contacts; ///< by e-mail address
};

/// A shop of WooCommerce's with one product, 12. Read in its documentation (woocommerce.github.io/woocommerce-rest-api-docs, version 3: "Products", "Batch update products"): values are
/// written as they are to stand there; the same again leaves them as they are.
class ShopHost final : public ServiceHost {
public:
    Reply answer(const ServiceCall& call) override;

private:
    QJsonObject product() const;
    Reply write(const ServiceCall& call);

    QString m_price = QStringLiteral("21.99");
};

/// An ad account of Meta's with one campaign, 777, which runs. Read in its documentation (developers.facebook.com/docs/marketing-api/reference/ad-account, …/ad-campaign-group): a POST writes what
/// is to stand there, with "validate_only" nothing; the same again leaves it as it is.
class CampaignHost final : public ServiceHost {
public:
    Reply answer(const ServiceCall& call) override;

private:
    Reply write(const ServiceCall& call);

    bool m_isOn = true;
};

} // namespace fakeworld
