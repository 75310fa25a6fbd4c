#include "agents/effects/http/ApiErrand.h"

#include <QUrl>

namespace qd::agents {

ApiErrand::ApiErrand(const ApiConnector& of, Delivery delivery, const Gate& gate)
    : m_file(of.file()), m_delivery(std::move(delivery)), m_clock(of.clock()), m_ask([&of, effect = m_delivery.effect, gate](const HttpRequest& request, Answered answered, int times) { of.ask(effect, gate, request, std::move(answered), times); })
{
    setTimer();
}

ApiErrand::ApiErrand(ConnectorFile file, Ask ask, Delivery delivery, const Clock& clock)
    : m_file(std::move(file)), m_delivery(std::move(delivery)), m_clock(clock), m_ask([ask = std::move(ask)](const HttpRequest& request, Answered answered, int) { ask(request, std::move(answered)); })
{
    setTimer();
}

void ApiErrand::setTimer()
{
    m_timer.setSingleShot(true);
    QObject::connect(&m_timer, &QTimer::timeout, &m_timer, [this] {
        if (const Next waits = std::exchange(m_waits, {}))
            waits();
    });
}

void ApiErrand::ask(const HttpRequest& request, Answered answered, int times)
{
    m_ask(request, [self = shared_from_this(), answered = std::move(answered)](const Result<HttpAnswer>& answer) { answered(answer); }, times);
}

void ApiErrand::wait(Duration so, Next next)
{
    m_waits = std::move(next);
    m_timer.start(so);
}

void ApiErrand::stop()
{
    const auto self = shared_from_this();
    m_timer.stop();
    if (const Next waits = std::exchange(m_waits, {}))
        waits();
}

void ApiErrand::drop()
{
    m_timer.stop();
    m_waits = {};
    m_ended = {};
}

void ApiErrand::end(const Outcome& outcome)
{
    if (const Ended ended = std::exchange(m_ended, {}))
        ended(outcome);
}

void ApiErrand::noted(const QString& name, const QString& id, Next then)
{
    if (!m_delivery.step)
        return then();
    m_delivery.step(name, id, [self = shared_from_this(), then = std::move(then)] { then(); });
}

QString ApiErrand::host() const
{
    return QUrl(m_file.url).authority();
}

Outcome ApiErrand::judged(const HttpAnswer& answer, const IdIn& idIn) const
{
    return verdictOf(answer, {host(), Guarantees::ByLookUp, idIn}, m_clock.now());
}

Outcome ApiErrand::sent(const Result<HttpAnswer>& answer, const IdIn& idIn) const
{
    return answer ? judged(*answer, idIn) : unsent(answer.error());
}

Outcome ApiErrand::prepared(const Result<HttpAnswer>& answer, const IdIn& idIn) const
{
    const Outcome outcome = sent(answer, idIn);
    if (answer && answer->isCancelled)
        return {Outcome::NotSent, QStringLiteral("it was stopped before anybody could see anything of it")};
    if (outcome.kind != Outcome::Unknown)
        return outcome;
    if (isDone(answer))
        return {Outcome::Refused, outcome.text + QStringLiteral("; nothing of it can be seen")};
    return {Outcome::Later, QStringLiteral("nothing of it can be seen yet: ") + outcome.text, {}, outcome.after.value_or(kTryAgain)};
}

Error ApiErrand::fault(const Result<HttpAnswer>& answer, const QString& complaint) const
{
    if (!answer && unsent(answer.error()).why == Deferral::Key)
        return {answer.error().kind, answer.error().text, kKey, answer.error().hint};
    if (!answer)
        return answer.error();
    if (answer->delivery != HttpAnswer::Answered || !answer->trouble.isEmpty())
        return {answer->isCancelled ? Error::Cancelled : Error::Network, answer->trouble, m_file.url, {}};
    const QString said = QStringLiteral("%1 answered %2%3").arg(m_file.url).arg(answer->status).arg(complaint.isEmpty() ? QString() : QStringLiteral(": ") + complaint);
    if (answer->status == 401)
        return {Error::Rule, said, kKey, {}};
    return {answer->status >= 500 || answer->status == 429 ? Error::Network : Error::Rule, said, m_file.url, {}};
}

bool isDone(const Result<HttpAnswer>& answer)
{
    return answer && answer->delivery == HttpAnswer::Answered && answer->status >= 200 && answer->status < 300 && answer->trouble.isEmpty();
}

HttpRequest withBearer(HttpRequest request)
{
    request.key.header = "Authorization";
    request.key.prefix = "Bearer ";
    return request;
}

Instant madeAt(const EffectId& effect)
{
    return {qint64(effect.uuid.high >> 16U)};
}

} // namespace qd::agents
