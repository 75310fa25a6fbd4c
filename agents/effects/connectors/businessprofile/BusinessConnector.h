#pragma once

#include "agents/effects/connectors/businessprofile/BusinessErrand.h"
#include "agents/effects/http/ApiConnector.h"

namespace qd::agents {

/// Posts of one location of a business, seen in Google's search and maps, by Google's My Business API v4 (accounts.locations.localPosts), with a sign-in that
/// has business.manage. Google documents no key by which it would count a post once: one that no answer came to is looked for among the location's
/// posts by its text and age; only a yes is certain. A picture is fetched by Google: what stands at details.image_link must be, byte for byte, the JPEG
/// that was approved, and is compared right before.
/// Takes one file of text/plain, which is details.text as UTF-8, and perhaps one JPEG; details: language, topic, action, link, start, end, coupon, terms, image_link.
class BusinessConnector final : public ApiConnector {
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
    /// Whether the location's posts can be seen.
    void test(const Gate& gate, Tested tested) override;

private:
    Result<Done> checkPost(const EffectContent& content) const;
    Result<Done> checkPicture(const EffectContent& content) const;
    std::shared_ptr<BusinessErrand> errand(const Delivery& delivery, const Gate& gate) const;
};

} // namespace qd::agents
