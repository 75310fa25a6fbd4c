#pragma once

#include "agents/effects/connectors/wordpress/PostErrand.h"

namespace qd::agents {

/// Publishes posts on a site of hers that runs WordPress, by its REST API (developer.wordpress.org/rest-api) with an application
/// password (…/using-the-rest-api/authentication, "Basic Authentication with Application Passwords").
/// A new post is a draft with our mark first; what is there already is looked for before it is made, so that what broke off may be
/// repeated: only a draft or a picture can be left over, and the outcome says so. It is published by its number, once it stands
/// there as it was approved. With details.update it takes the place of the post of that number, which must be as it was
/// when she was asked (EffectContent::target).
/// Takes one file of text/html, the body of the post, and perhaps one PNG or JPEG, which becomes its picture; details: slug,
/// summary, image_alt, update.
class WordPressConnector final : public Connector {
public:
    /// How long it waits before each look for something that no answer came to.
    using Looks = QList<Duration>;
    /// `clock` outlives it.
    WordPressConnector(ConnectorFile file, std::shared_ptr<HttpDoor> door, const Clock& clock, Looks looks = {Duration(500), Duration(2'000), Duration(4'000)})
        : m_file(std::move(file)), m_door(std::move(door)), m_clock(clock), m_looks(std::move(looks)) {}

    ConnectorId id() const override { return {m_file.id}; }
    QString title() const override { return m_file.title; }
    QString place() const override { return m_file.url; }
    Guarantees guarantees() const override;
    bool needsNetwork() const override { return !m_file.isOnThisMachine(); }
    Confidentiality clearance() const override { return m_file.clearance; }
    Result<Done> check(const EffectContent& content) const override;
    void enter(Mailbox* mailbox) override { m_door->enter(mailbox); }
    void leave() override;
    bool looks() const override { return true; }
    void look(const Delivery& delivery, const Gate& gate, Seen seen) override;
    void deliver(const Delivery& delivery, const Gate& gate, Ended ended) override;
    bool canLookUp() const override { return true; }
    /// Whether a post with its mark is public.
    void lookUp(const Delivery& delivery, const Gate& gate, Looked looked) override;
    void cancel(const EffectId& effect) override;
    /// Who the password lets us be, and whether that one may publish.
    void test(const Gate& gate, Tested tested) override;
    void cancelTest() override { m_door->cancel({this, {}}); }

private:
    using Errand = std::shared_ptr<PostErrand>;
    Errand begin(const Delivery& delivery, const Gate& gate);
    Result<Done> checkFiles(const EffectContent& content) const;

    const ConnectorFile m_file;
    const std::shared_ptr<HttpDoor> m_door;
    const Clock& m_clock;
    const Looks m_looks;
    std::map<EffectId, Errand> m_under;
};

} // namespace qd::agents
