#pragma once

#include "agents/effects/connectors/ads/AdItem.h"
#include "agents/effects/http/ApiErrand.h"

namespace qd::agents {

/// The requests of one change of campaigns, of a look or a look-up: what stands there is read first, and after it was written read again. @thread the dispatcher's.
class AdsErrand : public ApiErrand {
public:
    AdsErrand(const ApiConnector& of, Delivery delivery, const Gate& gate, CampaignPlan plan) : ApiErrand(of, std::move(delivery), gate), m_plan(std::move(plan)) {}

    void write(Ended ended);
    void look(Connector::Seen seen);
    void lookUp(Connector::Looked looked);

protected:
    const CampaignPlan& plan() const { return m_plan; }
    using Read = std::function<void(const Result<AdAccount>&, const Outcome& otherwise)>;
    /// What stands there; `otherwise` is what a delivery says where it could not be read.
    virtual void read(Read done) = 0;
    using Applied = std::function<void(const Outcome&)>;
    /// Writes all of it, or, where it is only tried, has the platform say whether it would. Confirmed: it said yes to all.
    virtual void apply(const AdAccount& account, bool isTrial, Applied done) = 0;
    virtual QString platform() const = 0;
    /// What the platform itself says was wrong.
    virtual QString complaintIn(const QByteArray& body) const = 0;
    /// Of an answer that says nothing of what was asked: what a reading, which changed nothing, comes to.
    Outcome unread(const Result<HttpAnswer>& answer) const;
    /// The same as an error.
    Error whyUnread(const Result<HttpAnswer>& answer) const { return fault(answer, answer ? complaintIn(answer->body) : QString()); }

private:
    void readBack(const Outcome& said);

    const CampaignPlan m_plan;
};

} // namespace qd::agents
