#pragma once

#include "agents/effects/Connector.h"
#include "agents/effects/http/ApprovedBytes.h"
#include "agents/effects/http/HttpDoor.h"
#include "agents/effects/settings/ConnectorFile.h"

#include <map>

namespace qd::agents {

class ApiErrand;

/// What is the same in every connector that speaks HTTP: its account's file, the door, the clock, what is under way. Where it goes is
/// the service, who it is from where that is said, and what of the file goes out with everything, so that all of it is in what is approved.
class ApiConnector : public Connector {
public:
    /// `clock` outlives it. `deadline`: the longest time for one request.
    ApiConnector(ConnectorFile file, std::shared_ptr<HttpDoor> door, const Clock& clock, Duration deadline = std::chrono::seconds(30))
        : m_file(std::move(file)), m_door(std::move(door)), m_clock(clock), m_deadline(deadline) {}

    ConnectorId id() const override { return {m_file.id}; }
    QString title() const override { return m_file.title; }
    QString place() const final;
    /// Where it goes and who it is from, without what else of the file goes out with everything (SentWith).
    virtual QString target() const;
    bool needsNetwork() const override { return !m_file.isOnThisMachine(); }
    Confidentiality clearance() const override { return m_file.clearance; }
    void enter(Mailbox* mailbox) override { m_door->enter(mailbox); }
    void leave() override;
    void cancel(const EffectId& effect) override;
    void cancelTest() override { m_door->cancel({this, {}}); }

    const ConnectorFile& file() const { return m_file; }
    const Clock& clock() const { return m_clock; }
    using Answered = std::function<void(const Result<HttpAnswer>&)>;
    /// Asks with the account's key, in the form that request.key says; where it says none, as "Authorization: Bearer". `times`: of the deadline.
    /// It goes to the file's address, or to the origin that the request names for it.
    void ask(const EffectId& effect, const Gate& gate, const HttpRequest& request, Answered answered, int times = 1) const;
    using Ask = std::function<void(const HttpRequest& request, Answered answered)>;

protected:
    /// The same as errands ask.
    Ask asking(const EffectId& effect, const Gate& gate) const;
    /// Reads what stands at an address that may be anybody's, without a key.
    void fetch(const EffectId& effect, const Gate& gate, const HttpRequest& request, Answered answered) const;
    /// Error::Rule: it was meant for another connector.
    Result<Done> checkMine(const EffectContent& content) const;
    /// Error::Rule: it was meant for another connector, or for another place than this one now is.
    Result<Done> checkPlace(const EffectContent& content) const;
    /// The price of so many of what the file's price is of, held against what it may cost. Error::Rule: the file has no price, or it is too much.
    Result<Money> priced(const EffectContent& content, qint64 pieces, const QString& piece) const;
    /// As ask(), for who makes the request of the key itself (HttpDoor::Make), pins it and says how long it may take.
    void send(const EffectId& effect, const Gate& gate, HttpDoor::Make make, Answered answered) const;
    Duration deadline() const { return m_deadline; }
    /// Keeps it until over(), so that cancel() and leave() reach what it waits for.
    template <class E> std::shared_ptr<E> begun(const EffectId& effect, std::shared_ptr<E> errand)
    {
        m_under[effect] = errand;
        return errand;
    }
    void over(const EffectId& effect) { m_under.erase(effect); }

private:
    const ConnectorFile m_file;
    const std::shared_ptr<HttpDoor> m_door;
    const Clock& m_clock;
    const Duration m_deadline;
    std::map<EffectId, std::shared_ptr<ApiErrand>> m_under;
};

/// A request to a route of a service ("/mail/send"), with JSON where there is some; it is a reading one else. Without a key.
HttpRequest apiRequest(const ConnectorFile& file, const QString& route, const QByteArray& json = {});

/// What helps where a test of a connection fails; empty: what mostly does.
struct TestHints {
    QString key{};     ///< which key is wanted
    QString address{}; ///< which address
    int good = 200;    ///< what it is answered when all is well
};
/// What a test of a connection found, where the service did not let us in as it should: why, as an error; nothing: it did.
std::optional<Error> testTrouble(const HttpAnswer& answer, const ConnectorFile& file, const QString& complaint, const TestHints& hints = {});
/// Of a test that was answered so by something else than the service that `as` names.
Error testStranger(const ConnectorFile& file, const QString& as, const QString& why = {}, const QString& address = {});

} // namespace qd::agents
