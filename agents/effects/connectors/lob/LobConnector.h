#pragma once

#include "agents/effects/connectors/lob/LobWords.h"
#include "agents/effects/http/ApiConnector.h"

namespace qd::agents {

/// Has letters printed and posted by Lob (docs.lob.com). The effect's key is shown as Idempotency-Key, which Lob keeps for 24 hours, and
/// stands in the letter's metadata, by which it is found again. The address is what the post prints; it goes to Lob and is on no record
/// of ours. The answer does not say what a letter costs: the account's file does.
/// Takes one file of application/pdf, perhaps pictures of its pages, which stay here, and one recipient by letter; details: pages, and
/// address_room ("yes": the first page has room for the addresses; else a page is put before it). Of the kind "invoice" no number goes to the
/// same person twice: Lob is asked before, and what it has under another key is not posted again.
class LobConnector final : public ApiConnector {
public:
    /// As ApiConnector's.
    LobConnector(ConnectorFile file, std::shared_ptr<HttpDoor> door, const Clock& clock, Duration deadline = std::chrono::seconds(60))
        : ApiConnector(std::move(file), std::move(door), clock, deadline) {}

    Guarantees guarantees() const override;
    QString channel() const override { return QStringLiteral("letter"); }
    QStringList reads() const override;
    Result<Done> check(const EffectContent& content) const override;
    Result<Money> cost(const EffectContent& content) const override;
    void deliver(const Delivery& delivery, const Gate& gate, Ended ended) override;
    bool canLookUp() const override { return true; }
    /// Yes, with what the post has said of it. That it is not found proves nothing.
    void lookUp(const Delivery& delivery, const Gate& gate, Looked looked) override;
    /// Whether Lob takes the key, and whether it is one by which nothing is printed.
    void test(const Gate& gate, Tested tested) override;

private:
    HttpDoor::Make with(HttpRequest request, std::shared_ptr<bool> isTrial) const;
    Outcome ended(const Result<HttpAnswer>& answer, bool isTrial) const;
    /// Why it is not posted, by what Lob has under its mark; nothing: it has none.
    std::optional<Outcome> whyTwice(const Result<HttpAnswer>& answer, const QString& once, const QString& key) const;
    Result<QString> found(const HttpAnswer& answer, bool isTrial) const;
};

} // namespace qd::agents
