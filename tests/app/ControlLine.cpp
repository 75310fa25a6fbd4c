#include "tests/app/ControlLine.h"

#include "core/base/Digest.h"
#include "core/base/Clock.h"
#include "core/facts/FactCodec.h"

#include <QDeadlineTimer>
#include <QFileInfo>
#include <QThread>
#include <QUrl>

namespace qd::test {

ControlLine::ControlLine(const QString& home, QString organisation)
    : m_name(QStringLiteral("quarterdeck-%1").arg(QLatin1String(sha256(QFileInfo(home).canonicalFilePath().toUtf8() + '\n' + organisation.toUtf8()).toHex().left(24))))
    , m_organisation(std::move(organisation))
{
}

bool ControlLine::open(int limitMs)
{
    m_socket.abort();
    for (const QDeadlineTimer limit(limitMs); !limit.hasExpired(); QThread::msleep(5)) {
        m_socket.connectToServer(m_name);
        if (m_socket.waitForConnected(limitMs))
            return true;
    }
    return false;
}

QByteArray ControlLine::ask(const QByteArray& members, int limitMs)
{
    return answerTo("{\"organisation\":" + Json(m_organisation).toText() + "," + members + "}\n", limitMs);
}

QByteArray ControlLine::answerTo(const QByteArray& line, int limitMs)
{
    m_socket.write(line);
    for (const QDeadlineTimer limit(limitMs); !m_socket.canReadLine();)
        if (!m_socket.waitForReadyRead(int(limit.remainingTime())))
            return {};
    return m_socket.readLine();
}

bool ControlLine::giveKey(const QString& name, const QString& origin, const QByteArray& key, int limitMs)
{
    const QByteArray head = "key " + QUrl::toPercentEncoding(m_organisation) + ' ' + name.toUtf8() + ' ' + QUrl::toPercentEncoding(origin);
    const Result<Json> answer = Json::parse(answerTo(head + ' ' + key + '\n', limitMs));
    return answer && answer->find(u"keys");
}

Json ControlLine::send(const Command& command, int limitMs)
{
    const QByteArray id = CommandId::make(SystemClock().now()).toString().toLatin1();
    const Result<Json> answer = Json::parse(ask("\"id\":\"" + id + "\"," + encodeCommand(command).mid(1).chopped(1), limitMs));
    return answer ? *answer : Json();
}

bool ControlLine::greet(int limitMs)
{
    return !ask("\"query\":\"hello\"", limitMs).isEmpty();
}

} // namespace qd::test
