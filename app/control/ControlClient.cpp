#include "app/control/ControlClient.h"

#include "core/facts/FactCodec.h"

#include <QDeadlineTimer>
#include <QThread>

namespace qd::app {

namespace {
constexpr int kConnectMs = 3'000;
constexpr int kBetweenMs = 20; ///< slept: every call here blocks, and no signal says that a socket has appeared
constexpr int kHelloMs = 5'000;
constexpr int kAnswerMs = 30'000;
}

Result<std::unique_ptr<ControlClient>> ControlClient::find(const Home& home, const QString& organisation)
{
    {
        const Result<std::unique_ptr<QLockFile>> lock = home.hold();
        if (lock || lock.error().kind != Error::Busy)
            return std::unique_ptr<ControlClient>(); // nobody is there; the lock is let go again here
    }
    std::unique_ptr<ControlClient> client(new ControlClient(organisation)); // its constructor is private
    // A greeting first: a command sent to a copy that hangs would be carried out after its sender was told that it was not.
    const bool connected = client->connectTo(home.socketName());
    const Result<QByteArray> greeted = connected ? client->ask(client->lineOf("\"query\":\"hello\""), kHelloMs) : Result<QByteArray>(Error{});
    if (!greeted)
        return Error{Error::Busy, QStringLiteral("another copy holds the home %1 and does not answer").arg(home.path()), home.path(),
                     QStringLiteral("close it, or name another home with --home")};
    if (const Result<Receipt> said = readReceipt(*greeted); !said)
        return said.error(); // it works on another organisation
    return client;
}

QByteArray ControlClient::lineOf(const QByteArray& members) const
{
    return "{\"organisation\":" + Json(m_organisation).toText() + "," + members + "}\n";
}

bool ControlClient::connectTo(const QString& name)
{
    for (QDeadlineTimer limit(kConnectMs);; QThread::msleep(kBetweenMs)) {
        m_socket.connectToServer(name);
        if (m_socket.waitForConnected(kConnectMs))
            return true;
        if (limit.hasExpired())
            return false; // a copy that is just starting holds the home before it listens, but not that long
    }
}

Result<QByteArray> ControlClient::ask(const QByteArray& line, int limitMs)
{
    m_socket.write(line);
    while (!m_socket.canReadLine())
        if (!m_socket.waitForReadyRead(limitMs))
            return Error{Error::Busy, QStringLiteral("the copy that holds the home did not answer: %1").arg(m_socket.errorString()), {}, {}};
    return m_socket.readLine();
}

Result<Receipt> ControlClient::send(const CommandId& id, const Command& command)
{
    const QByteArray members = encodeCommand(command).mid(1).chopped(1);
    const Result<QByteArray> answer = ask(lineOf("\"id\":\"" + id.toString().toLatin1() + "\"," + members), kAnswerMs);
    return answer ? readReceipt(*answer) : Result<Receipt>(answer.error());
}

Result<Settled> ControlClient::waitSettled()
{
    const Result<QByteArray> answer = ask(lineOf("\"query\":\"settled\""), -1);
    return answer ? readSettled(*answer) : Result<Settled>(answer.error());
}

Result<Done> ControlClient::raise()
{
    const Result<QByteArray> answer = ask(lineOf("\"query\":\"raise\""), kAnswerMs);
    return answer ? Result<Done>(Done{}) : Result<Done>(answer.error());
}

} // namespace qd::app
