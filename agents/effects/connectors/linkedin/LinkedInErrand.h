#pragma once

#include "agents/effects/Connector.h"
#include "agents/effects/connectors/linkedin/LinkedInWords.h"

namespace qd::agents {

/// The requests of one delivery or look-up, one after the other: a place for the picture, the picture, the post, and the post as it stands
/// there. Only the third can be seen by others; it is sent once. A picture that no post takes is seen by nobody.
/// @thread the dispatcher's.
class LinkedInErrand final : public std::enable_shared_from_this<LinkedInErrand> {
public:
    using Answered = std::function<void(const Result<HttpAnswer>&)>;
    /// `ask`: asks with the account's key, one at a time. `clock` outlives it.
    using Ask = std::function<void(const HttpRequest&, Answered)>;
    LinkedInErrand(const ConnectorFile& file, Delivery delivery, const Clock& clock, Ask ask);

    using Ended = std::function<void(Outcome)>;
    void post(Ended ended);
    using Looked = std::function<void(LookedUp)>;
    void lookUp(Looked looked);

private:
    void ask(const HttpRequest& request, Answered answered);
    void upload(const LinkedInUpload& to, const EffectFile& picture);
    void send(const QString& image);
    Outcome posted(const Result<HttpAnswer>& answer) const;
    void duplicate(const QString& urn);
    void readBack(const QString& urn);
    void end(const Outcome& outcome);
    Outcome notYet(const Result<HttpAnswer>& answer) const;
    Outcome complained(Outcome outcome, const HttpAnswer& answer) const;
    LookedUp found(const Result<HttpAnswer>& answer) const;
    bool isThis(const LinkedInPosted& post) const;

    const ConnectorFile m_file;
    const Delivery m_delivery;
    const Clock& m_clock;
    const Ask m_ask;
    const QString m_text;
    Ended m_ended;
};

/// The words for its picture: as post.json has them.
QString linkedInAltOf(const Delivery& delivery);

} // namespace qd::agents
