#pragma once

#include "agents/effects/connectors/linkedin/LinkedInErrand.h"
#include "agents/effects/http/ApiConnector.h"

namespace qd::agents {

/// Posts for one page or person of LinkedIn, by its versioned API (learn.microsoft.com/linkedin/marketing/community-management/shares/posts-api
/// and images-api), with a sign-in of somebody who may post there. Not verified live before its test has passed.
/// Takes what the renderer "linkedin-post" makes: post.txt, which is details.text and a line's end, post.json, and perhaps one PNG, JPEG or GIF.
/// LinkedIn has no key by which it would count a post once: when no answer comes, it is looked for among a page's last posts, and only a yes
/// is certain; a person's posts no program may read.
class LinkedInConnector final : public ApiConnector {
public:
    using ApiConnector::ApiConnector;

    /// "https://www.linkedin.com/company/123", or "…/in/" and the person's id.
    QString target() const override;
    Guarantees guarantees() const override;
    Result<Done> check(const EffectContent& content) const override;
    void deliver(const Delivery& delivery, const Gate& gate, Ended ended) override;
    bool canLookUp() const override { return isLinkedInPage(file().account); }
    void lookUp(const Delivery& delivery, const Gate& gate, Looked looked) override;
    /// Whether the sign-in may read the page's posts, or whose it is.
    void test(const Gate& gate, Tested tested) override;

private:
    std::shared_ptr<LinkedInErrand> errand(const Delivery& delivery, const Gate& gate) const;
    Result<QString> whatItSaw(const HttpAnswer& answer) const;
};

} // namespace qd::agents
