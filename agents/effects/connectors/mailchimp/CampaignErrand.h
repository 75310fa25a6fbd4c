#pragma once

#include "agents/effects/connectors/mailchimp/CampaignWords.h"
#include "agents/effects/http/ApiErrand.h"

namespace qd::agents {

/// The requests of one delivery or look-up of a campaign, one after the other: it is looked for, made, filled and checked, all of which reaches
/// nobody; then it is sent by its number, which the service does once. What no answer came to there is looked at.
/// @thread the dispatcher's.
class CampaignErrand final : public ApiErrand {
public:
    using Looks = QList<Duration>;
    /// As ApiErrand's. `looks`: how long it waits before each look at a campaign of which nobody said that it is sent.
    CampaignErrand(const ApiConnector& of, Delivery delivery, Gate gate, MailParts mail, Looks looks);

    void send(Ended ended);
    void lookUp(Connector::Looked looked);

private:
    using There = std::function<void(const Result<std::optional<Campaign>>&, const Outcome& otherwise)>;
    /// The campaign of this delivery; `otherwise` is what a delivery says where nobody could tell.
    void seek(There found);
    void begin(const std::optional<Campaign>& campaign);
    void make();
    void fill();
    void check();
    void letGo();
    void look(int tries, const Outcome& otherwise);
    Outcome notYet(const Result<HttpAnswer>& answer) const;
    Outcome refused(const QString& why) const;
    Outcome isOut() const;
    Outcome complained(Outcome outcome, const Result<HttpAnswer>& answer) const;

    const MailParts m_mail;
    const Looks m_looks;
    QString m_id; ///< the campaign's
};

} // namespace qd::agents
