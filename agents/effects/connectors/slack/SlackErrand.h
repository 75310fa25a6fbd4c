#pragma once

#include "agents/effects/connectors/slack/SlackWords.h"
#include "agents/effects/http/ApiErrand.h"

namespace qd::agents {

/// The requests of one message, or of a look for it. @thread the dispatcher's.
class SlackErrand final : public ApiErrand {
public:
    using ApiErrand::ApiErrand;

    void post(Ended ended);
    void lookUp(Connector::Looked looked);

protected:
    Outcome judged(const HttpAnswer& answer, const IdIn& idIn) const override;

private:
    void readAddress(const QString& message);
};

} // namespace qd::agents
