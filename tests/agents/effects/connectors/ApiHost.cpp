#include "tests/agents/effects/connectors/ApiHost.h"

#include <algorithm>

namespace qd::test {

namespace {

using Reply = ApiServer::Reply;

Reply replyOf(int status, const QByteArray& body, const QByteArray& headers, ApiHost::Fault fault)
{
    static const QHash<int, Reply::Does> does{{ApiHost::CutsBeforeBody, Reply::ClosesBefore}, {ApiHost::CutsAfterBody, Reply::ClosesAfterBody}, {ApiHost::CutsInAnswer, Reply::ClosesInBody}, {ApiHost::KeepsSilent, Reply::Hangs}};
    return {status, body, "Content-Type: application/json\r\n" + headers, does.value(fault, Reply::Answers)};
}

QByteArray lineOf(const ApiServer::Asked& asked)
{
    return asked.method + ' ' + asked.path;
}

} // namespace

ApiHost::ApiHost()
{
    m_server.isCut = [this](const ApiServer::Asked& head) {
        const bool cuts = replyTo(head, false).does == Reply::ClosesBefore;
        if (cuts)
            replyTo(head, true);
        return cuts;
    };
    m_server.answers = [this](const ApiServer::Asked& asked) { return replyTo(asked, true); };
}

void ApiHost::says(const QByteArray& route, int status, const QByteArray& body, const QByteArray& headers, Fault fault)
{
    m_replies[route].append(replyOf(status, body, headers, fault));
}

void ApiHost::nowSays(const QByteArray& route, int status, const QByteArray& body, const QByteArray& headers, Fault fault)
{
    m_replies[route] = {replyOf(status, body, headers, fault)};
}

QList<ApiHost::Asked> ApiHost::asked() const
{
    QList<Asked> all;
    for (const ApiServer::Asked& one : m_server.asked)
        all.append({one.method, QString::fromLatin1(one.path), one.headers, one.body, one.raw});
    return all;
}

int ApiHost::count(const QByteArray& route) const
{
    return int(std::count_if(m_server.asked.begin(), m_server.asked.end(), [&route](const ApiServer::Asked& one) { return lineOf(one).startsWith(route); }));
}

ApiHost::Asked ApiHost::last(const QByteArray& route) const
{
    const auto found = std::find_if(m_server.asked.crbegin(), m_server.asked.crend(), [&route](const ApiServer::Asked& one) { return lineOf(one).startsWith(route); });
    return found == m_server.asked.crend() ? Asked() : Asked{found->method, QString::fromLatin1(found->path), found->headers, found->body, found->raw};
}

const ApiServer::Reply& ApiHost::replyTo(const ApiServer::Asked& asked, bool isTaken)
{
    const QByteArray line = lineOf(asked);
    QByteArray best;
    for (auto route = m_replies.keyBegin(); route != m_replies.keyEnd(); ++route)
        if (line.startsWith(*route) && route->size() > best.size())
            best = *route;
    static Reply current;
    current = replyOf(404, "{}", {}, None);
    if (best.isEmpty())
        return current;
    QList<Reply>& replies = m_replies[best];
    current = replies.first();
    if (isTaken && replies.size() > 1)
        replies.removeFirst();
    return current;
}

} // namespace qd::test
