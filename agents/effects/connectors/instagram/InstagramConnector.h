#pragma once

#include "agents/effects/connectors/instagram/InstagramErrand.h"
#include "agents/effects/http/ApiConnector.h"

namespace qd::agents {

/// Posts a picture with its caption by one professional account of Instagram's, by Meta's content publishing
/// (developers.facebook.com/docs/instagram-platform/content-publishing), with a token that has instagram_content_publish or
/// instagram_business_content_publish; by its own login the address is https://graph.instagram.com/v23.0.
/// Instagram takes no picture, it fetches one: what stands at details.image_link must be, byte for byte, the JPEG that was approved, and is
/// compared right before Instagram is told to fetch it. Then a container is made, which nobody sees, and published by its number; the
/// container says itself whether it is.
/// Takes one file of text/plain, which is details.text as UTF-8, and one JPEG; details: image_link, image_alt.
class InstagramConnector final : public ApiConnector {
public:
    using ApiConnector::ApiConnector;

    QString target() const override { return QStringLiteral("%1/%2").arg(file().url, file().account); }
    Guarantees guarantees() const override;
    Result<Done> check(const EffectContent& content) const override;
    bool looks() const override { return true; }
    void look(const Delivery& delivery, const Gate& gate, Seen seen) override;
    void deliver(const Delivery& delivery, const Gate& gate, Ended ended) override;
    bool canLookUp() const override { return true; }
    void lookUp(const Delivery& delivery, const Gate& gate, Looked looked) override;
    /// Whose account it is.
    void test(const Gate& gate, Tested tested) override;

private:
    Result<Done> checkPost(const EffectContent& content) const;
    std::shared_ptr<InstagramErrand> errand(const Delivery& delivery, const Gate& gate) const;
    Result<QString> whoIs(const HttpAnswer& answer) const;
};

} // namespace qd::agents
