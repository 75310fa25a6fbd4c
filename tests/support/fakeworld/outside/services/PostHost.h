#pragma once

#include "tests/support/fakeworld/outside/services/ServiceHost.h"

#include <QJsonArray>

namespace fakeworld {

/// X, API v2, as the account @press (2244). Read in its OpenAPI description (docs.x.com, /2/tweets, /2/users/me, /2/users/{id}/tweets): it knows no key. What reads like a post that
/// stands there is answered 403 and not posted, as its refusals say ("You are not allowed to create a Tweet with duplicate content."); who sends it counts as having done it again all the same.
class PostHost final : public ServiceHost {
public:
    Reply answer(const ServiceCall& call) override;

private:
    Reply post(const ServiceCall& call);

    QJsonArray m_posts; ///< the newest first
};

} // namespace fakeworld
