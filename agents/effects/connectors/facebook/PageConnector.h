#pragma once

#include "agents/effects/connectors/facebook/PageErrand.h"
#include "agents/effects/http/ApiConnector.h"

namespace qd::agents {

/// Posts on one page of Facebook's by Meta's Pages API (developers.facebook.com/docs/pages-api/posts), with the page's own token, which has
/// pages_manage_posts and pages_read_engagement. A picture is sent first, seen by nobody, and goes on record; only the post that bears it
/// can be seen. Meta documents no key by which it would count a post once, and that an unpublished post is made public by its number only
/// for scheduled ones, which would go out by themselves: so the post is published in one request and, when no answer comes, looked for among
/// the page's posts by its text; only a yes is certain.
/// Takes one file of text/plain, which is details.text as UTF-8, and perhaps one PNG or JPEG; details: image_alt.
class PageConnector final : public ApiConnector {
public:
    using ApiConnector::ApiConnector;

    QString target() const override { return QStringLiteral("%1/%2").arg(file().url, file().account); }
    Guarantees guarantees() const override;
    Result<Done> check(const EffectContent& content) const override;
    void deliver(const Delivery& delivery, const Gate& gate, Ended ended) override;
    bool canLookUp() const override { return true; }
    void lookUp(const Delivery& delivery, const Gate& gate, Looked looked) override;
    /// Whose token it is (/me).
    void test(const Gate& gate, Tested tested) override;

private:
    Result<QString> whoIs(const HttpAnswer& answer) const;
};

} // namespace qd::agents
