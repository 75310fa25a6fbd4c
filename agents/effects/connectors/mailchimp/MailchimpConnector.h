#pragma once

#include "agents/effects/connectors/mailchimp/CampaignErrand.h"

namespace qd::agents {

/// Sends campaigns to an audience of Mailchimp's, by its Marketing API. A campaign is made and filled first, under a title that is made of the effect's key,
/// which reaches nobody; Mailchimp's own checklist is asked; then it is sent by its number, which Mailchimp does once. Who is in the audience is
/// Mailchimp's to know, and so is who has left it: its footer, with the link to leave, is added to what was approved.
/// Takes what checkMail() does, with a text/html and without what Mailchimp would fill in ("*|"); details: preheader.
class MailchimpConnector final : public ApiConnector {
public:
    using Looks = CampaignErrand::Looks;
    /// As ApiConnector's. `looks`: how long it waits before each look at a campaign of which nobody said that it is sent.
    MailchimpConnector(ConnectorFile file, std::shared_ptr<HttpDoor> door, const Clock& clock, Looks looks = {Duration(2'000), Duration(5'000)}, Duration deadline = std::chrono::seconds(30))
        : ApiConnector(std::move(file), std::move(door), clock, deadline), m_looks(std::move(looks)) {}

    /// With its audience, so that this is in what is approved.
    QString target() const override;
    Guarantees guarantees() const override;
    Result<Done> check(const EffectContent& content) const override;
    bool looks() const override { return true; }
    /// How many get it. Changes nothing there; the checklist is asked when it is sent, for it wants a campaign.
    void look(const Delivery& delivery, const Gate& gate, Seen seen) override;
    void deliver(const Delivery& delivery, const Gate& gate, Ended ended) override;
    bool canLookUp() const override { return true; }
    void lookUp(const Delivery& delivery, const Gate& gate, Looked looked) override;
    /// Whether the key lets us in, and the audience is there.
    void test(const Gate& gate, Tested tested) override;

private:
    Result<Done> checkWork(const EffectContent& content) const;
    Result<MailParts> mailIn(const Delivery& delivery) const;
    Result<Audience> audience(const Result<HttpAnswer>& answer) const;

    const Looks m_looks;
};

} // namespace qd::agents
