#pragma once

#include "agents/effects/Connector.h"
#include "agents/effects/connectors/x/XWords.h"
#include "agents/effects/http/HttpDoor.h"

namespace qd::agents {

/// The requests of one delivery or look-up, one after the other: whose key it is, the picture, what it shows, the post, and the post
/// as it stands there. Only the fourth can be seen by others; it is sent once. A picture that no post takes X forgets by itself.
/// @thread the dispatcher's.
class XErrand final : public std::enable_shared_from_this<XErrand> {
public:
    /// `of`: its connector, by which it is cancelled. `clock` and `door` outlive it. `patience`: for one request; a picture has twice that.
    XErrand(const ConnectorFile& file, HttpDoor& door, const void* of, Delivery delivery, Gate gate, const Clock& clock, Duration patience);

    using Ended = std::function<void(Outcome)>;
    void post(Ended ended);
    using Looked = std::function<void(LookedUp)>;
    void lookUp(Looked looked);

private:
    using Answered = std::function<void(const Result<HttpAnswer>&)>;
    using Next = std::function<void()>;
    void ask(const HttpRequest& request, Answered answered);
    void end(const Outcome& outcome);
    Outcome notYet(const Result<HttpAnswer>& answer) const;
    QString unread(const Result<HttpAnswer>& answer) const;
    Outcome posted(const Result<HttpAnswer>& answer) const;
    Outcome complained(Outcome outcome, const HttpAnswer& answer) const;

    void picture();
    void describe(const QString& media);
    void send(const QString& media);
    void readBack(const QString& id);
    LookedUp found(const Result<HttpAnswer>& answer) const;

    const ConnectorFile m_file;
    HttpDoor& m_door;
    const void* const m_of;
    const Delivery m_delivery;
    const Gate m_gate;
    const Clock& m_clock;
    const Duration m_patience;
    const QString m_text;
    Ended m_ended;
};

} // namespace qd::agents
