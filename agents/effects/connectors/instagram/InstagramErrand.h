#pragma once

#include "agents/effects/connectors/instagram/InstagramWords.h"
#include "agents/effects/http/ApiErrand.h"

namespace qd::agents {

/// The requests of one post, or of a look: the picture where it stands, the container, and its publication, each only when the one before
/// is on record. Handed in again, it goes on where it was. @thread the dispatcher's.
class InstagramErrand final : public ApiErrand {
public:
    /// `fetch`: reads what stands in public, without a key.
    InstagramErrand(const ConnectorFile& file, const Ask& ask, Ask fetch, const Delivery& delivery, const Clock& clock) : ApiErrand(file, ask, delivery, clock), m_fetch(std::move(fetch)) {}

    void post(Ended ended);
    /// Whether the very picture stands where Instagram would fetch it.
    void look(Connector::Seen seen);
    void lookUp(Connector::Looked looked);

protected:
    Outcome judged(const HttpAnswer& answer, const IdIn& idIn) const override;

private:
    /// Confirmed: it does.
    using Compared = std::function<void(const Outcome&)>;
    void compare(Compared compared);
    void makeContainer();
    void readStatus(const QString& container, bool isNew);
    void goOn(const QString& container, ContainerIs is, bool isNew);
    void publish(const QString& container);
    void readBack(const QString& media);
    QString pictureAt() const;

    const Ask m_fetch;
};

} // namespace qd::agents
