#pragma once

#include "agents/effects/connectors/x/XWords.h"
#include "agents/effects/http/ApiErrand.h"

namespace qd::agents {

/// The requests of one delivery or look-up, one after the other: whose key it is, the picture, what it shows, the post, and the post
/// as it stands there. Only the fourth can be seen by others; it is sent once. A picture that no post takes X forgets by itself.
/// @thread the dispatcher's.
class XErrand final : public ApiErrand {
public:
    /// As ApiErrand's.
    XErrand(const ApiConnector& of, Delivery delivery, Gate gate);

    void post(Ended ended);
    using Looked = std::function<void(LookedUp)>;
    void lookUp(Looked looked);

private:
    Outcome notYet(const Result<HttpAnswer>& answer) const;
    QString unread(const Result<HttpAnswer>& answer) const;
    Outcome posted(const Result<HttpAnswer>& answer) const;
    Outcome complained(Outcome outcome, const HttpAnswer& answer) const;

    void picture();
    void describe(const QString& media);
    void send(const QString& media);
    void readBack(const QString& id);
    LookedUp found(const Result<HttpAnswer>& answer) const;

    const QString m_text;
};

} // namespace qd::agents
