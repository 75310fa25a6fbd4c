#pragma once

#include "agents/effects/http/ApiConnector.h"
#include "agents/effects/http/Verdict.h"

#include <QTimer>

namespace qd::agents {

/// The requests of one delivery, look or look-up, one after the other, with its connector's door and key: it ends once, has what is done
/// written down, and tells what comes before anything that others can see from what they see. What is asked keeps it alive until it is answered;
/// who has it wait keeps it himself (ApiConnector::begun()).
/// @thread the dispatcher's.
class ApiErrand : public std::enable_shared_from_this<ApiErrand> {
public:
    using Answered = ApiConnector::Answered;
    /// Sends a request as its connector does, with its key and gate.
    using Ask = ApiConnector::Ask;
    using Ended = Connector::Ended;
    /// What the other side calls what came of it, out of an answer; an error where it is not there.
    using IdIn = std::function<Result<QString>(const HttpAnswer&)>;

    /// `of` outlives it.
    ApiErrand(const ApiConnector& of, Delivery delivery, const Gate& gate);
    /// For who asks in a way of its own. `clock` outlives it.
    ApiErrand(ConnectorFile file, Ask ask, Delivery delivery, const Clock& clock);
    virtual ~ApiErrand() = default;
    Q_DISABLE_COPY_MOVE(ApiErrand)

    /// It was asked to end: what waits goes on at once, to meet a closed gate.
    void stop();
    /// Nothing of it runs any more, and nobody is told.
    void drop();

protected:
    using Next = std::function<void()>;
    static constexpr Duration kTryAgain = std::chrono::seconds(30);
    static constexpr QLatin1String kKey{"key"}; ///< Error::where: it was not let in

    const ConnectorFile& file() const { return m_file; }
    const Delivery& delivery() const { return m_delivery; }
    const Clock& clock() const { return m_clock; }
    QString host() const;

    /// What an answer means, by the service's own words where it has some; else by its status, of a service that knows no key.
    virtual Outcome judged(const HttpAnswer& answer, const IdIn& idIn) const;

    void begin(Ended ended) { m_ended = std::move(ended); }
    /// Once; whoever says a second end is not heard.
    void end(const Outcome& outcome);
    /// `times`: of the connector's deadline.
    void ask(const HttpRequest& request, Answered answered, int times = 1);
    void wait(Duration so, Next next);
    /// Has it written down that this one is done (Delivery::step), before anything follows from it.
    void noted(const QString& name, const QString& id, Next then);
    /// What a request that is done made; empty: it is not.
    QString made(const QString& name) const { return m_delivery.stepped.value(name); }

    /// Of something that others see: the id where it was taken, and never a guess.
    Outcome sent(const Result<HttpAnswer>& answer, const IdIn& idIn) const;
    /// Of something that nobody sees, a reading or a draft: what is not clear is asked anew, and a whole answer that is not the service's
    /// ends it, as it would be no other the next time.
    Outcome prepared(const Result<HttpAnswer>& answer, const IdIn& idIn) const;
    /// Why an answer is none of what was asked, where it was only read. Error::Network: nobody answered, or not now; Error::Cancelled; Error::Rule: it refused, with kKey as its place
    /// where we were not let in.
    Error fault(const Result<HttpAnswer>& answer, const QString& complaint) const;

    const ConnectorFile m_file;
    const Delivery m_delivery;
    const Clock& m_clock;
    Ended m_ended;

private:
    void setTimer();

    const std::function<void(const HttpRequest&, Answered, int)> m_ask;
    Next m_waits;
    QTimer m_timer;
};

/// Whether it is a whole answer of 2xx.
bool isDone(const Result<HttpAnswer>& answer);
/// With the account's key as a token of OAuth 2.0 (RFC 6750, 2.1).
HttpRequest withBearer(HttpRequest request);
/// When an effect was made: its id begins with the millisecond (RFC 9562, 5.7). Nothing of it is older there.
Instant madeAt(const EffectId& effect);

} // namespace qd::agents
