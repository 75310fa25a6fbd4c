#include "agents/transport/Transport.h"

#include "agents/transport/Call.h"
#include "agents/transport/LinePool.h"
#include "agents/transport/Trust.h"

namespace qd::agents {

QByteArray HttpAnswer::header(QByteArrayView lowerCaseName) const
{
    for (const auto& [name, value] : headers)
        if (name == lowerCaseName)
            return value;
    return {};
}

Transport::Transport(Way way, QObject* parent) : QObject(parent), m_way(std::move(way)), m_pool(std::make_unique<LinePool>(m_way.idle)) {}

Transport::~Transport() = default;

quint64 Transport::send(const HttpRequest& request, Arrived arrived)
{
    return begin(request, {}, std::move(arrived));
}

quint64 Transport::stream(const HttpRequest& request, Piece piece, Arrived arrived)
{
    return begin(request, std::move(piece), std::move(arrived));
}

quint64 Transport::begin(const HttpRequest& request, Piece piece, Arrived arrived)
{
    const quint64 number = ++m_last;
    Call& call = *m_calls.emplace(number, std::make_unique<Call>(*this, number, request, std::move(piece), std::move(arrived))).first->second;
    call.start();
    return number;
}

void Transport::cancel(quint64 call)
{
    if (const auto found = m_calls.find(call); found != m_calls.end())
        found->second->breakOff(QStringLiteral("was not waited for"), true);
}

void Transport::cancelAll()
{
    for (const auto& [number, call] : m_calls)
        call->breakOff(QStringLiteral("was not waited for"), true);
}

/// The connections that lie unused end: they believe whom was believed.
void Transport::setWay(Way way)
{
    m_way = std::move(way);
    m_trust.reset();
    m_pool = std::make_unique<LinePool>(m_way.idle);
}

/// Made when the first connection needs it: the system's authorities are many.
const Result<QSslConfiguration>& Transport::trust()
{
    if (!m_trust)
        m_trust = std::make_unique<Result<QSslConfiguration>>(trusting(m_way.ownCa));
    return *m_trust;
}

void Transport::end(quint64 call)
{
    const auto found = m_calls.find(call);
    const Arrived arrived = found->second->takeArrived();
    HttpAnswer answer = found->second->takeAnswer();
    m_calls.erase(found);
    arrived(std::move(answer));
}

} // namespace qd::agents
