#include "app/control/ControlClient.h"

#include "agents/keys/Wipe.h"
#include "core/base/Json.h"
#include "core/facts/FactCodec.h"

#include <QDeadlineTimer>
#include <QThread>

namespace qd::app {

namespace {
constexpr int kConnectMs = 3'000;
constexpr int kThereMs = 5'000; ///< a copy that just starts, or ends, holds the organisation and does not listen, but not that long
constexpr int kBetweenMs = 20; ///< slept: every call here blocks, and no signal says that a socket has appeared
constexpr int kHelloMs = 5'000;
constexpr int kAnswerMs = 30'000;
constexpr int kTryMs = 240'000; ///< a connector's own limit is three minutes
constexpr int kKeyringMs = 150'000; ///< its keyring may ask the person, who has two minutes

/// Whatever was answered that is no error.
Result<Done> done(const Result<QByteArray>& answer)
{
    const Result<Receipt> said = answer ? readReceipt(*answer) : Result<Receipt>(answer.error());
    return said ? Result<Done>(Done{}) : Result<Done>(said.error());
}

}

Result<std::unique_ptr<ControlClient>> ControlClient::find(const Home& home, const QString& organisation)
{
    std::unique_ptr<ControlClient> client(new ControlClient(organisation)); // its constructor is private
    for (QDeadlineTimer limit(kThereMs);; QThread::msleep(kBetweenMs)) {
        const Result<std::unique_ptr<Hold>> lock = home.hold(organisation);
        if (lock || lock.error().kind != Error::Busy)
            return std::unique_ptr<ControlClient>(); // nobody is there; the lock is let go again here
        const Result<Met> met = client->meet(home.socketName(organisation));
        if (!met)
            return met.error();
        if (*met == Met::Yes)
            return client;
        if (*met == Met::Silent || limit.hasExpired())
            return Error{Error::Busy, QStringLiteral("another copy works on %1 in the home %2 and does not answer").arg(organisation, home.path()), home.path(),
                         QStringLiteral("close it, or name another organisation with --org")};
    }
}

Result<ControlClient::Met> ControlClient::meet(const QString& name)
{
    m_socket.abort();
    m_socket.connectToServer(name);
    if (!m_socket.waitForConnected(kConnectMs))
        return Met::NotThere;
    const Result<QByteArray> greeted = ask(lineOf("\"query\":\"hello\""), kHelloMs);
    if (!greeted)
        return greeted.error().kind == Error::Cancelled ? Met::NotThere : Met::Silent;
    if (const Result<Receipt> said = readReceipt(*greeted); !said)
        return said.error();
    const Result<Json> hello = Json::parse(*greeted);
    m_passing = hello && hello->at(u"called").toString() == QLatin1String("command");
    return Met::Yes;
}

QByteArray ControlClient::lineOf(const QByteArray& members) const
{
    return "{\"organisation\":" + Json(m_organisation).toText() + "," + members + "}\n";
}

Result<QByteArray> ControlClient::ask(const QByteArray& line, int limitMs)
{
    m_socket.write(line);
    while (!m_socket.canReadLine()) {
        if (m_socket.waitForReadyRead(limitMs))
            continue;
        if (m_socket.state() == QLocalSocket::UnconnectedState)
            return Error{Error::Cancelled, QStringLiteral("the copy that did the work has ended before it answered; \"quarterdeck runs\" shows what it took, and \"quarterdeck serve\" goes on with it"), {}, {}};
        return Error{Error::Busy, QStringLiteral("the copy that does the work did not answer: %1").arg(m_socket.errorString()), {}, {}};
    }
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
    return done(ask(lineOf("\"query\":\"raise\""), kAnswerMs));
}

Result<bool> ControlClient::rereadKey(const QString& name)
{
    const Result<QByteArray> answer = ask(lineOf("\"query\":\"reread-key\",\"key\":" + Json(name).toText()), kAnswerMs);
    const Result<Json> said = answer ? readAnswer(*answer) : Result<Json>(answer.error());
    return said ? Result<bool>(said->at(u"forgotten").toBool()) : Result<bool>(said.error());
}

Result<Done> ControlClient::rereadTools()
{
    return done(ask(lineOf("\"query\":\"reread-tools\""), kAnswerMs));
}

Result<agents::KeptKey> ControlClient::giveKey(const QString& name, const agents::Secret& secret)
{
    if (!isOwnUser(m_socket))
        return Error{Error::Rule, QStringLiteral("the copy that works on %1 runs as another user, and gets no key").arg(m_organisation), m_organisation, {}};
    QByteArray line = keyLine(m_organisation, name, secret);
    const Result<QByteArray> answer = ask(line, kKeyringMs);
    agents::wipe(line);
    return answer ? readKept(*answer) : Result<agents::KeptKey>(answer.error());
}

Result<QList<agents::KeptKey>> ControlClient::keys()
{
    const Result<QByteArray> answer = ask(lineOf("\"query\":\"keys\""), kAnswerMs);
    return answer ? readKeptKeys(*answer) : Result<QList<agents::KeptKey>>(answer.error());
}

Result<QStringList> ControlClient::tryOut(const QString& what, const QString& id, const QString& file)
{
    const Result<QByteArray> answer = ask(lineOf("\"query\":\"try\",\"what\":" + Json(what).toText() + ",\"id\":" + Json(id).toText() + ",\"file\":" + Json(file).toText()), kTryMs);
    const Result<Json> said = answer ? readAnswer(*answer) : Result<Json>(answer.error());
    if (!said)
        return said.error();
    QStringList found;
    for (const Json& sentence : said->at(u"found").items())
        found.append(sentence.toString());
    return found;
}

} // namespace qd::app
