#pragma once

#include "agents/effects/connectors/tiktok/TikTokWords.h"
#include "agents/effects/http/ApiErrand.h"

namespace qd::agents {

/// The requests of one post, or of a look: whose account it is and what it lets be chosen, the picture where it stands, the post, and what
/// became of it. Handed in again after the post is on record, it only asks for that. @thread the dispatcher's.
class TikTokErrand final : public ApiErrand {
public:
    /// `fetch`: reads what stands in public, without a key.
    TikTokErrand(const ConnectorFile& file, const Ask& ask, Ask fetch, const Delivery& delivery, const Clock& clock) : ApiErrand(file, ask, delivery, clock), m_fetch(std::move(fetch)) {}

    void post(Ended ended);
    /// Whether the very picture stands where TikTok would fetch it.
    void look(Connector::Seen seen);
    void lookUp(Connector::Looked looked);

protected:
    Outcome judged(const HttpAnswer& answer, const IdIn& idIn) const override;

private:
    using Compared = std::function<void(const Outcome&)>;
    void compare(Compared compared);
    void checkPicture();
    void publish();
    void readState(const QString& publication);
    QString pictureAt() const;

    const Ask m_fetch;
};

/// The picture may be as large as this (developers.tiktok.com/doc/content-posting-api-media-transfer-guide: 20 MB); less is enough.
constexpr qint64 kMostTikTokPicture = 8 * 1024 * 1024;

} // namespace qd::agents
