#pragma once

#include "agents/effects/connectors/businessprofile/BusinessWords.h"
#include "agents/effects/http/ApiErrand.h"

namespace qd::agents {

/// The requests of one post, or of a look for it. @thread the dispatcher's.
class BusinessErrand final : public ApiErrand {
public:
    /// `fetch`: reads what stands in public, without a key.
    BusinessErrand(ConnectorFile file, Ask ask, Ask fetch, Delivery delivery, const Clock& clock) : ApiErrand(std::move(file), std::move(ask), std::move(delivery), clock), m_fetch(std::move(fetch)) {}

    void post(Ended ended);
    void look(Connector::Seen seen);
    void lookUp(Connector::Looked looked);

protected:
    Outcome judged(const HttpAnswer& answer, const IdIn& idIn) const override;

private:
    using Compared = std::function<void(const Outcome&)>;
    /// Confirmed where the very picture that was approved stands at its address.
    void compare(Compared compared);
    QString pictureAt() const;
    void send();
    LookedUp found(const BusinessPosts& posts) const;

    const Ask m_fetch;
};

} // namespace qd::agents
