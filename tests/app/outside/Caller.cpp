#include "tests/app/outside/Caller.h"

#include "tests/app/Program.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMessageAuthenticationCode>
#include <QTcpServer>
#include <QTcpSocket>

#include <algorithm>

namespace qd::test {

namespace {

constexpr int kPatienceMs = 10'000;
constexpr int kTooOld = 3'600; ///< seconds; a sender's time may be 300 off

} // namespace

Caller::Caller()
{
    QTcpServer server;
    if (server.listen(QHostAddress::LocalHost))
        m_port = server.serverPort();
}

void Caller::writeFile(const QString& home, const QString& organisation) const
{
    const QJsonObject sender{{QStringLiteral("id"), kName}, {QStringLiteral("form"), QStringLiteral("standard")}, {QStringLiteral("organisation"), organisation}, {QStringLiteral("connector"), kName},
                             {QStringLiteral("key"), kName}, {QStringLiteral("public_key"), QString()}, {QStringLiteral("address"), QString()}, {QStringLiteral("seconds"), 300}, {QStringLiteral("on"), true}};
    const QJsonObject file{{QStringLiteral("v"), 1}, {QStringLiteral("on"), true}, {QStringLiteral("listen"), QStringLiteral("127.0.0.1")}, {QStringLiteral("port"), m_port}, {QStringLiteral("folder"), QString()},
                           {QStringLiteral("senders"), QJsonArray{sender}}};
    qd::test::writeFile(home + QStringLiteral("/hooks-in.json"), QJsonDocument(file).toJson());
}

int Caller::tell(int number, int secondsAgo) const
{
    const QByteArray id = "msg_" + QByteArray::number(number), time = QByteArray::number(QDateTime::currentSecsSinceEpoch() - secondsAgo);
    const QByteArray body = R"({"type":"order.paid","data":{"title":"Order )" + QByteArray::number(number) + R"("}})";
    const QByteArray sum = QMessageAuthenticationCode::hash(id + '.' + time + '.' + body, QByteArray::fromBase64(QByteArray(kSecret).mid(6)), QCryptographicHash::Sha256).toBase64();
    QTcpSocket socket;
    socket.connectToHost(QHostAddress::LocalHost, m_port);
    if (!socket.waitForConnected(kPatienceMs))
        return 0;
    socket.write("POST /in/orders HTTP/1.1\r\nHost: h\r\nwebhook-id: " + id + "\r\nwebhook-timestamp: " + time + "\r\nwebhook-signature: v1," + sum + "\r\nContent-Length: " + QByteArray::number(body.size())
                 + "\r\n\r\n" + body);
    QByteArray answer;
    while (socket.state() == QAbstractSocket::ConnectedState && socket.waitForReadyRead(kPatienceMs))
        answer += socket.readAll();
    return answer.split(' ').value(1).toInt();
}

int Caller::tellAll() const
{
    int taken = 0;
    for (int i = 1; i <= kEvents; ++i) {
        const bool isTaken = tell(i) == 200;
        taken += isTaken;
        if (isTaken && tell(i) != 200)
            return -1;
        if (const int late = tell(kEvents + i, kTooOld); late == 200)
            return -1;
    }
    return taken;
}

QString Caller::judge(const QMap<QString, int>& taken)
{
    const int most = taken.isEmpty() ? 0 : *std::max_element(taken.begin(), taken.end());
    if (taken.size() == kEvents && most == 1)
        return {};
    return QStringLiteral("%1 events are on record instead of %2, one of them %3 times").arg(taken.size()).arg(kEvents).arg(most);
}

} // namespace qd::test
