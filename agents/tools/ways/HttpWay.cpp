#include "agents/tools/ways/HttpWay.h"

#include "agents/keys/KeyRing.h"
#include "agents/llm/wire/Masking.h"
#include "agents/tools/protocol/OutsideText.h"

#include <QPointer>
#include <QTimer>

#include <algorithm>
#include <utility>

namespace qd::agents {

namespace {

constexpr qint64 kLongestRetryMs = 30'000;
constexpr Duration kListens = std::chrono::hours(1);
const QString kSaysKey = QStringLiteral("repeats the key that it is asked with, so nothing of its answer is used");

bool isVisible(const QByteArray& text)
{
    return text.size() <= 1024 && std::all_of(text.begin(), text.end(), [](char c) { return c >= 0x21 && c <= 0x7e; });
}

/// What a server says beside a status: an error of JSON-RPC without an id, perhaps.
QString wordsOf(const QByteArray& body)
{
    const Result<RpcMessage> message = RpcMessage::read(body);
    return message && message->kind == RpcMessage::Failure ? QStringLiteral(": ") + cleanedLine(message->said, 300) : QString();
}

} // namespace

HttpWay::~HttpWay()
{
    end();
}

HttpRequest HttpWay::prepared(HttpRequest::Method method) const
{
    HttpRequest request;
    request.method = method;
    request.url = m_parts.url;
    request.accept = method == HttpRequest::Post ? "application/json, text/event-stream" : "text/event-stream";
    request.key = m_parts.key;
    request.deadline = m_parts.longest;
    if (!m_version.isEmpty())
        request.headers.append({"MCP-Protocol-Version", m_version});
    if (!m_session.isEmpty())
        request.headers.append({"Mcp-Session-Id", m_session});
    return request;
}

void HttpWay::send(const ToServer& message)
{
    if (m_isEnded)
        return;
    if (std::any_of(m_exchanges.begin(), m_exchanges.end(), [](const auto& each) { return each.second.isGreeting; })) {
        m_queue.append(message);
        return;
    }
    HttpRequest request = prepared(HttpRequest::Post);
    request.body = message.text;
    Exchange exchange;
    exchange.request = message.id;
    exchange.isFirst = message.isFirst;
    exchange.isGreeting = message.method == QLatin1String("notifications/initialized");
    const quint64 number = ++m_last;
    m_exchanges.emplace(number, std::move(exchange));
    start(number, request);
}

void HttpWay::agreed(const QString& version)
{
    m_version = version.toLatin1();
    if (!m_parts.listens || m_isEnded)
        return;
    const quint64 number = ++m_last;
    m_exchanges[number].listens = true;
    HttpRequest request = prepared(HttpRequest::Get);
    request.deadline = kListens;
    start(number, request);
}

void HttpWay::start(quint64 number, const HttpRequest& request)
{
    Exchange& exchange = m_exchanges.at(number);
    exchange.isJson.reset();
    exchange.whole.clear();
    exchange.heardSomething = false;
    exchange.stream = std::make_unique<SseReader>(kLongestMessage);
    const QPointer<HttpWay> here(this);
    exchange.call = m_parts.transport->stream(request, [here, number](QByteArrayView bytes) { if (here) here->piece(number, bytes); },
                                              [here, number](const HttpAnswer& answer) { if (here) here->arrived(number, answer); });
}

void HttpWay::piece(quint64 number, QByteArrayView bytes)
{
    const auto found = m_exchanges.find(number);
    if (found == m_exchanges.end())
        return;
    Exchange& exchange = found->second;
    if (!exchange.isJson) {
        const QByteArrayView seen = bytes.trimmed();
        if (!seen.isEmpty())
            exchange.isJson = seen.front() == '{' || seen.front() == '['; // no field of an event begins so
    }
    if (exchange.isJson.value_or(false)) {
        exchange.whole.append(bytes);
        if (exchange.whole.size() > kLongestMessage)
            lose(number, QStringLiteral("sent a message of more than %1 bytes").arg(kLongestMessage));
        return;
    }
    exchange.stream->feed(bytes, [this, number](const SseEvent& event) { message(number, event.data); });
    if (m_exchanges.contains(number) && exchange.stream->isTooLong())
        lose(number, QStringLiteral("sent a message of more than %1 bytes").arg(kLongestMessage));
}

void HttpWay::message(quint64 number, const QByteArray& text)
{
    const auto found = m_exchanges.find(number);
    if (found == m_exchanges.end())
        return;
    if (saysKey(text))
        return lose(number, kSaysKey);
    found->second.heardSomething = true;
    if (found->second.isFirst)
        found->second.held.append(text);
    else
        m_ear.said(text);
}

void HttpWay::arrived(quint64 number, const HttpAnswer& answer)
{
    const auto found = m_exchanges.find(number);
    if (found == m_exchanges.end() || m_isEnded)
        return;
    if (answer.status >= 200 && answer.status < 300)
        return ended(number, answer);
    if (found->second.listens)
        return drop(number); // it offers no such stream; what it has to say comes with its answers
    refused(number, answer);
}

/// The body is here, as far as it came.
void HttpWay::ended(quint64 number, const HttpAnswer& answer)
{
    Exchange& exchange = m_exchanges.at(number);
    if (exchange.isFirst) {
        m_session = answer.header("mcp-session-id");
        if (!isVisible(m_session))
            return lose(number, QStringLiteral("gave its session a name that is none"));
    }
    const QByteArray type = answer.header("content-type").split(';').first().trimmed().toLower();
    const bool isJson = exchange.isJson.value_or(false);
    if (exchange.isJson && type != (isJson ? "application/json" : "text/event-stream"))
        return lose(number, QStringLiteral("answered with neither JSON nor events but \"%1\"").arg(cleanedLine(QString::fromLatin1(type), 60)));
    if (isJson && answer.trouble.isEmpty()) {
        if (saysKey(exchange.whole))
            return lose(number, kSaysKey);
        exchange.held.append(std::exchange(exchange.whole, {}));
    }
    const QList<QByteArray> held = std::exchange(exchange.held, {});
    exchange.isFirst = false;
    for (const QByteArray& text : held)
        m_ear.said(text);
    const auto found = m_exchanges.find(number); // it goes when its answer was heard
    if (found == m_exchanges.end() || m_isEnded)
        return;
    if (!found->second.request && !found->second.listens)
        return drop(number);
    if (isJson || !takesUp(number))
        lose(number, answer.trouble.isEmpty() ? QStringLiteral("ended its answer before it was one") : answer.trouble);
}

/// Goes on with a stream that broke off, after the time that the server wants; false: that cannot be.
bool HttpWay::takesUp(quint64 number)
{
    Exchange& exchange = m_exchanges.at(number);
    exchange.resumes = exchange.heardSomething ? 1 : exchange.resumes + 1;
    if (!exchange.stream->lastId().isEmpty())
        exchange.lastId = exchange.stream->lastId();
    exchange.retryMs = std::clamp(exchange.stream->retryMs().value_or(exchange.retryMs), qint64(0), kLongestRetryMs);
    if (exchange.resumes > kResumes || (exchange.lastId.isEmpty() && !exchange.listens))
        return false;
    QTimer::singleShot(Duration(exchange.retryMs), this, [this, number, last = exchange.lastId] {
        if (!m_exchanges.contains(number) || m_isEnded)
            return;
        HttpRequest request = prepared(HttpRequest::Get);
        if (!last.isEmpty())
            request.headers.append({"Last-Event-ID", last});
        if (m_exchanges.at(number).listens)
            request.deadline = kListens;
        start(number, request);
    });
    return true;
}

void HttpWay::refused(quint64 number, const HttpAnswer& answer)
{
    if (answer.status == 404 && !m_session.isEmpty())
        return gone(QStringLiteral("has ended the session"));
    if (answer.status == 401 || answer.status == 403)
        return lose(number, QStringLiteral("does not let this in (HTTP %1)%2").arg(answer.status).arg(wordsOf(answer.body)));
    if (answer.status > 0)
        return lose(number, QStringLiteral("answered with HTTP %1%2").arg(answer.status).arg(answer.trouble.isEmpty() ? wordsOf(answer.body) : QStringLiteral(": ") + answer.trouble));
    lose(number, QStringLiteral("cannot be asked: ") + answer.trouble);
}

void HttpWay::lose(quint64 number, const QString& why)
{
    const auto found = m_exchanges.find(number);
    if (found == m_exchanges.end())
        return;
    const std::optional<RpcId> request = found->second.request;
    const SharedSecret& key = m_parts.key.secret;
    drop(number);
    if (request && m_ear.lost)
        m_ear.lost(*request, {Error::Network, key ? wordsWithoutKey(why, key->bytes()) : why, m_parts.url, {}});
}

/// It would go on record and to the providers of models.
bool HttpWay::saysKey(const QByteArray& text) const
{
    return m_parts.key.secret && holdsKey(QString::fromUtf8(text), m_parts.key.secret->bytes());
}

/// Its stream may be the one that speaks: it goes later.
void HttpWay::drop(quint64 number)
{
    const auto found = m_exchanges.find(number);
    if (found == m_exchanges.end())
        return;
    m_parts.transport->cancel(found->second.call);
    const bool wasGreeting = found->second.isGreeting;
    QTimer::singleShot(0, this, [gone = std::shared_ptr<SseReader>(std::move(found->second.stream))] {});
    m_exchanges.erase(found);
    if (wasGreeting)
        for (const ToServer& message : std::exchange(m_queue, {}))
            send(message);
}

void HttpWay::forget(const RpcId& request)
{
    const auto found = std::find_if(m_exchanges.begin(), m_exchanges.end(), [&](const auto& each) { return each.second.request == request; });
    if (found != m_exchanges.end())
        drop(found->first);
    m_queue.removeIf([&](const ToServer& message) { return message.id == request; });
}

void HttpWay::end()
{
    m_isEnded = true;
    m_queue.clear();
    for (auto& [number, exchange] : m_exchanges)
        m_parts.transport->cancel(exchange.call);
}

void HttpWay::gone(const QString& why)
{
    end();
    if (m_ear.gone)
        m_ear.gone(why);
}

} // namespace qd::agents
