#include "agents/effects/http/HttpDoor.h"

namespace qd::agents {

HttpDoor::~HttpDoor() = default;

void HttpDoor::enter(Mailbox* mailbox)
{
    if (!m_atHand)
        m_atHand = std::make_unique<KeysAtHand>(m_keys, mailbox);
}

void HttpDoor::leave()
{
    m_transport.reset();
    m_sent.clear();
}

void HttpDoor::send(const Errand& errand, const Gate& gate, const KeyFor& key, Make make, Arrived arrived)
{
    const quint64 number = ++m_last;
    m_sent[errand] = {std::move(arrived), 0, number, key.name};
    if (key.name.isEmpty())
        return found(errand, number, gate, make, SharedSecret());
    m_atHand->find(key.name, key.address, [this, errand, number, gate, key, make = std::move(make)](const Result<SharedSecret>& secret) {
        if (key.second.isEmpty() || !secret || !isUnderWay(errand, number))
            return found(errand, number, gate, make, secret);
        m_atHand->find(key.second, key.address, [this, errand, number, gate, make, first = *secret](const Result<SharedSecret>& second) { found(errand, number, gate, make, first, second); });
    });
}

bool HttpDoor::isUnderWay(const Errand& errand, quint64 number) const
{
    const auto sent = m_sent.find(errand);
    return sent != m_sent.end() && sent->second.number == number;
}

/// The gate is asked last, when the connection is there: the keyring may have waited for the person, and the host for anything.
void HttpDoor::found(const Errand& errand, quint64 number, const Gate& gate, const Make& make, const Result<SharedSecret>& key, const Result<SharedSecret>& second)
{
    if (!isUnderWay(errand, number))
        return; // broken off meanwhile
    if (!key || !second)
        return end(errand, number, key ? second.error() : key.error());
    Result<HttpRequest> request = make(*key);
    if (!request)
        return end(errand, number, request.error());
    request->key.second = *second;
    request->mayBegin = [gate] { return gate.mayBegin(); };
    const auto sent = m_sent.find(errand);
    sent->second.shown = *key;
    if (!m_transport)
        m_transport = std::make_unique<Transport>(m_way);
    sent->second.call = m_transport->send(*request, [this, errand, number](HttpAnswer answer) { end(errand, number, std::move(answer)); });
}

void HttpDoor::end(const Errand& errand, quint64 number, Result<HttpAnswer> answer)
{
    const auto sent = m_sent.find(errand);
    if (sent == m_sent.end() || sent->second.number != number)
        return;
    const Sent ended = std::move(sent->second);
    m_sent.erase(sent);
    const bool isRefused = answer && answer->delivery == HttpAnswer::Answered && answer->status == 401;
    ended.arrived(std::move(answer)); // first: who waits for another key has to be waiting when it comes
    if (isRefused && ended.shown && ended.shown->isBrief())
        m_atHand->refuse(ended.key, ended.shown);
}

void HttpDoor::cancel(const Errand& errand)
{
    const auto sent = m_sent.find(errand);
    if (sent == m_sent.end())
        return;
    if (sent->second.call != 0)
        return m_transport->cancel(sent->second.call);
    end(errand, sent->second.number, Error{Error::Cancelled, QStringLiteral("it was held back before it left"), {}, {}});
}

} // namespace qd::agents
