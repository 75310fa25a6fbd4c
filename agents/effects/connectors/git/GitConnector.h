#pragma once

#include "agents/effects/connectors/git/GitErrand.h"
#include "agents/effects/http/HttpDoor.h"

#include <set>

namespace qd::agents {

/// Puts the files of a piece onto a branch of a repository of hers, in one commit (the program `git`, git-push(1)).
/// look() makes the commit before anybody is asked: its hash and that of the commit it stands on are part of what is approved, and
/// the preview shows the patch. deliver() makes it again from the approved bytes, and pushes only that hash, and only where the
/// branch still stands where it stood then. It first asks where the branch stands, so that it may be repeated: what is there
/// already is confirmed. After a push that nobody told the outcome of it asks again, for some seconds.
class GitConnector final : public Connector {
public:
    /// How long it waits before each look for a push that said nothing.
    using Looks = QList<Duration>;
    /// `clones`: folder of our clones, which no other process works in. `clock` outlives it.
    GitConnector(ConnectorFile file, std::shared_ptr<HttpDoor> door, const Clock& clock, const QString& clones, Looks looks = {Duration(0), Duration(1'000), Duration(3'000)})
        : m_file(std::move(file)), m_clone(clones + QLatin1Char('/') + m_file.id + QStringLiteral(".git")), m_door(std::move(door)), m_clock(clock), m_looks(std::move(looks)) {}

    ConnectorId id() const override { return {m_file.id}; }
    QString title() const override { return m_file.title; }
    /// "https://example.org/site.git#main:content"
    QString place() const override;
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
    /// Whether the branch holds the commit.
    void lookUp(const Delivery& delivery, const Gate& gate, Looked looked) override;
    void cancel(const EffectId& effect) override;
    /// Asks where the branch stands.
    void test(const Gate& gate, Tested tested) override;
    void cancelTest() override { cancel({}); }

private:
    using Errand = std::shared_ptr<GitErrand>;
    using Begun = std::function<void(const Result<Errand>&)>;
    void begin(const Delivery& delivery, const Gate& gate, const Begun& begun);
    Result<Done> checkFiles(const EffectContent& content) const;
    void send(const Errand& errand, const Ended& ended);
    void build(const Errand& errand, const Ended& ended);
    void push(const Errand& errand, const Ended& ended);
    void settle(const Errand& errand, int tries, const Ended& ended);
    Outcome stands(const QString& commit, const QString& how) const;
    void end(const EffectId& effect) { m_under.erase(effect); }

    const ConnectorFile m_file;
    const QString m_clone;
    const std::shared_ptr<HttpDoor> m_door; ///< for its key
    const Clock& m_clock;
    const Looks m_looks;
    std::map<EffectId, Errand> m_under; ///< under way; of the null id: a test
    std::set<EffectId> m_asking;        ///< whose key is being fetched
};

} // namespace qd::agents
