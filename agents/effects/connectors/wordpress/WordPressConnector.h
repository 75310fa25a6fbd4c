#pragma once

#include "agents/effects/connectors/wordpress/PostErrand.h"

namespace qd::agents {

/// Publishes posts on a site of hers that runs WordPress, by its REST API (developer.wordpress.org/rest-api) with an application
/// password (…/using-the-rest-api/authentication, "Basic Authentication with Application Passwords").
/// A new post is a draft with our mark first; what is there already is looked for before it is made, so that what broke off may be
/// repeated: only a draft or a picture can be left over, and the outcome says so. It is published by its number, once it stands
/// there as it was approved, and under no other address: where that is taken when it is looked at, another one that is free is put to her. With details.update it takes the place of the post of that number, which must be as it was
/// when she was asked (EffectContent::target).
/// Takes one file of text/html, the body of the post, and perhaps one PNG or JPEG, which becomes its picture; details: slug,
/// summary, image_alt, update.
class WordPressConnector final : public ApiConnector {
public:
    /// How long it waits before each look for something that no answer came to.
    using Looks = QList<Duration>;
    /// As ApiConnector's.
    WordPressConnector(ConnectorFile file, std::shared_ptr<HttpDoor> door, const Clock& clock, Looks looks = {Duration(500), Duration(2'000), Duration(4'000)})
        : ApiConnector(std::move(file), std::move(door), clock), m_looks(std::move(looks)) {}

    Guarantees guarantees() const override;
    Result<Done> check(const EffectContent& content) const override;
    bool looks() const override { return true; }
    void look(const Delivery& delivery, const Gate& gate, Seen seen) override;
    void deliver(const Delivery& delivery, const Gate& gate, Ended ended) override;
    bool canLookUp() const override { return true; }
    /// Whether a post with its mark is public.
    void lookUp(const Delivery& delivery, const Gate& gate, Looked looked) override;
    /// Who the password lets us be, and whether that one may publish.
    void test(const Gate& gate, Tested tested) override;

private:
    using Errand = std::shared_ptr<PostErrand>;
    Errand begin(const Delivery& delivery, const Gate& gate);
    Result<Done> checkFiles(const EffectContent& content) const;
    void seekFree(const Errand& errand, const QString& slug, int number, const QString& takenBy, const Seen& seen);

    const Looks m_looks;
};

} // namespace qd::agents
