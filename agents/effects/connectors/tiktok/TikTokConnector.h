#pragma once

#include "agents/effects/connectors/tiktok/TikTokErrand.h"
#include "agents/effects/http/ApiConnector.h"

namespace qd::agents {

/// Posts a picture with its words by one account of TikTok's, by the Content Posting API
/// (developers.tiktok.com/doc/content-posting-api-reference-photo-post), with a token of that account that has video.publish.
/// TikTok takes no picture, it fetches one, and only from an address that its app has proved to be its own: what stands at details.image_link
/// must be, byte for byte, the JPEG that was approved. It posts at once, without a draft and without a key by which it would count a post once;
/// what it gives is a number, by which it says later what came of it.
/// Takes one file of text/plain, which is details.text as UTF-8, and one JPEG; details: image_link. The title has at most 90 characters.
class TikTokConnector final : public ApiConnector {
public:
    using ApiConnector::ApiConnector;

    QString target() const override { return QStringLiteral("https://www.tiktok.com/@") + file().user; }
    Guarantees guarantees() const override;
    Result<Done> check(const EffectContent& content) const override;
    bool looks() const override { return true; }
    void look(const Delivery& delivery, const Gate& gate, Seen seen) override;
    void deliver(const Delivery& delivery, const Gate& gate, Ended ended) override;
    bool canLookUp() const override { return true; }
    void lookUp(const Delivery& delivery, const Gate& gate, Looked looked) override;
    /// Whose account it is, and whether what its file says of who may see a post can be chosen.
    void test(const Gate& gate, Tested tested) override;

private:
    Result<Done> checkPost(const EffectContent& content) const;
    std::shared_ptr<TikTokErrand> errand(const Delivery& delivery, const Gate& gate) const;
    Result<QString> whoIs(const HttpAnswer& answer) const;
};

} // namespace qd::agents
