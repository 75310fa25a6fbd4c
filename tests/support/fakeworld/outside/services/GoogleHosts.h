#pragma once

#include "tests/support/fakeworld/outside/services/ServiceHost.h"

#include <QJsonArray>
#include <QJsonObject>

namespace fakeworld {

/// One location of a business, My Business API v4. Read in its reference (developers.google.com/my-business/reference/rest/v4/accounts.locations.localPosts, create and list): a POST
/// makes a post and answers it whole, also the same once more, for it names no key; a location without posts is listed as an empty object.
class BusinessHost final : public ServiceHost {
public:
    Reply answer(const ServiceCall& call) override;

private:
    Reply post(const ServiceCall& call);
    Reply list(const ServiceCall& call) const;

    QJsonArray m_posts; ///< the newest first
};

/// A customer of Google Ads with one campaign, 777, which runs; REST, v26. Read in its reference and guides (developers.google.com/google-ads/api/rest/common/search, …/rest/common/mutate,
/// …/rest/auth): nobody is let in without a developer token; a mutation is done whole or not at all, with validateOnly never; the same values once more change nothing.
class AdsHost final : public ServiceHost {
public:
    /// What every customer takes as the developer token.
    static constexpr const char* kDeveloper = "developer-token-0123456789";

    Reply answer(const ServiceCall& call) override;

private:
    Reply search() const;
    Reply mutate(const ServiceCall& call);

    bool m_isOn = true;
};

} // namespace fakeworld
