#pragma once

#include "agents/effects/Connector.h"
#include "agents/effects/http/HttpDoor.h"
#include "agents/effects/settings/ConnectorFile.h"

namespace qd::agents {

/// What is the same in every connector that reaches people by the HTTP interface of a service: its account's file, the door, the
/// clock. Where it goes is the service and who it is from, so that both are in what is approved.
class ApiConnector : public Connector {
public:
    /// `clock` outlives it. `deadline`: the longest time for one request.
    ApiConnector(ConnectorFile file, std::shared_ptr<HttpDoor> door, const Clock& clock, Duration deadline = std::chrono::seconds(30))
        : m_file(std::move(file)), m_door(std::move(door)), m_clock(clock), m_deadline(deadline) {}

    ConnectorId id() const override { return {m_file.id}; }
    QString title() const override { return m_file.title; }
    QString place() const override;
    bool needsNetwork() const override { return !m_file.isOnThisMachine(); }
    Confidentiality clearance() const override { return m_file.clearance; }
    void enter(Mailbox* mailbox) override { m_door->enter(mailbox); }
    void leave() override { m_door->leave(); }
    void cancel(const EffectId& effect) override { m_door->cancel({this, effect}); }
    void cancelTest() override { m_door->cancel({this, {}}); }

protected:
    const ConnectorFile& file() const { return m_file; }
    const Clock& clock() const { return m_clock; }
    /// Error::Rule: it was meant for another connector, or for another place than this one now is.
    Result<Done> checkPlace(const EffectContent& content) const;
    /// The price of so many of what the file's price is of, held against what it may cost. Error::Rule: the file has no price, or it is too much.
    Result<Money> priced(const EffectContent& content, qint64 pieces, const QString& piece) const;
    /// Asks with the account's key, in the form that request.key says.
    using Answered = std::function<void(const Result<HttpAnswer>&)>;
    void ask(const EffectId& effect, const Gate& gate, const HttpRequest& request, Answered answered) const;

private:
    const ConnectorFile m_file;
    const std::shared_ptr<HttpDoor> m_door;
    const Clock& m_clock;
    const Duration m_deadline;
};

/// A request to a route of a service ("/mail/send"), with JSON where there is some; it is a reading one else. Without a key.
HttpRequest apiRequest(const ConnectorFile& file, const QString& route, const QByteArray& json = {});

/// What a test of a connection found, where the service did not let us in as it should: why, as an error; nothing: it did.
std::optional<Error> testTrouble(const HttpAnswer& answer, const ConnectorFile& file, const QString& complaint);

} // namespace qd::agents
