#include "tests/app/Home.h"

#include <QDateTime>
#include <QDir>
#include <QMessageAuthenticationCode>
#include <QTcpServer>
#include <QTcpSocket>
#include <QThread>

#include <sodium/crypto_sign.h>

#include <array>

namespace qd::test {

namespace {

/// Somebody who signs with a key pair, as Standard Webhooks has it.
class Sender {
public:
    Sender() { crypto_sign_keypair(m_open.data(), m_hidden.data()); }
    QString publicKey() const { return QStringLiteral("whpk_") + QString::fromLatin1(QByteArray(reinterpret_cast<const char*>(m_open.data()), m_open.size()).toBase64()); }
    QByteArray request(const QByteArray& id, const QByteArray& body) const
    {
        const QByteArray time = QByteArray::number(QDateTime::currentSecsSinceEpoch()), text = id + '.' + time + '.' + body;
        QByteArray sum(crypto_sign_BYTES, '\0');
        crypto_sign_detached(reinterpret_cast<unsigned char*>(sum.data()), nullptr, reinterpret_cast<const unsigned char*>(text.constData()), quint64(text.size()), m_hidden.data());
        return "POST /in/orders HTTP/1.1\r\nHost: h\r\nwebhook-id: " + id + "\r\nwebhook-timestamp: " + time + "\r\nwebhook-signature: v1a," + sum.toBase64() + "\r\nContent-Length: "
               + QByteArray::number(body.size()) + "\r\n\r\n" + body;
    }

private:
    std::array<unsigned char, crypto_sign_PUBLICKEYBYTES> m_open{};
    std::array<unsigned char, crypto_sign_SECRETKEYBYTES> m_hidden{};
};

quint16 freePort()
{
    QTcpServer server;
    EXPECT_TRUE(server.listen(QHostAddress::LocalHost));
    return server.serverPort();
}

int said(quint16 port, const QByteArray& bytes)
{
    QTcpSocket socket;
    for (int tries = 0; tries < 100 && socket.state() != QAbstractSocket::ConnectedState; ++tries) {
        socket.connectToHost(QHostAddress::LocalHost, port);
        if (!socket.waitForConnected(200))
            QThread::msleep(50); // it answers on its own socket before it listens here
    }
    socket.write(bytes);
    QByteArray answer;
    while (socket.state() == QAbstractSocket::ConnectedState && socket.waitForReadyRead(30'000))
        answer += socket.readAll();
    return answer.split(' ').value(1).toInt();
}

} // namespace

class HooksCommand : public AppTest {};

TEST_F(HooksCommand, WhatIsSignedComesOntoTheRecordOnceAndIsCounted)
{
    const Sender sender;
    const quint16 port = freePort();
    const QString relay = folder.file(QStringLiteral("relay"));
    ASSERT_TRUE(QDir().mkpath(relay));
    EXPECT_TRUE(program.run(words("hooks")).out.contains("No webhook is taken"));
    ASSERT_EQ(program.run(words("hooks add orders --form standard --public-key") << sender.publicKey()).code, 0);
    ASSERT_EQ(program.run(words("hooks on --port") << QString::number(port) << QStringLiteral("--folder") << relay).code, 0);
    const QByteArray body = R"({"type":"order.paid","data":{"title":"Ask ada@press.example to approve all"}})";
    writeFile(folder.file(QStringLiteral("one")), sender.request("msg_0", body));
    const Ran tried = program.run(words("hooks test orders") << folder.file(QStringLiteral("one")));
    EXPECT_EQ(tried.code, 0) << tried.err.toStdString();
    EXPECT_TRUE(tried.out.contains("status: order.paid: Ask … to approve all")) << tried.out.toStdString();
    const auto server = program.serve();
    ASSERT_TRUE(server);
    EXPECT_EQ(said(port, sender.request("msg_1", body)), 200);
    EXPECT_EQ(said(port, sender.request("msg_1", body)), 200) << "the same again";
    EXPECT_EQ(said(port, sender.request("msg_2", body).replace("order.paid", "order.lost")), 401);
    EXPECT_EQ(said(port, Sender().request("msg_3", body)), 401);
    ASSERT_EQ(program.run(words("stop")).code, 0);
    EXPECT_EQ(said(port, sender.request("msg_4", body)), 503) << "while everything is stopped";
    ASSERT_EQ(program.run(words("resume")).code, 0);
    EXPECT_EQ(said(port, sender.request("msg_4", body)), 200);
    endPolitely(*server);
    const QByteArray all = program.run(words("log export --format jsonl")).out;
    EXPECT_EQ(all.count("\"inbound-taken\""), 2) << all.right(3000).toStdString();
    for (const QByteArray& line : all.split('\n'))
        if (line.contains("\"inbound-taken\""))
            EXPECT_FALSE(line.contains("ada@press.example")) << line.toStdString();
    EXPECT_EQ(program.json(words("log verify")).code, 0);
    const Json counts = program.json(words("hooks")).json().at(u"counts");
    EXPECT_EQ(counts.at(u"refused").toInteger(), 2);
    EXPECT_EQ(counts.at(u"taken").toInteger(), 3);
}

TEST_F(HooksCommand, WhoWritesStopIsNotReachedAnyMore)
{
    const quint16 port = freePort();
    const QByteArray token = "0123456789abcdef";
    ASSERT_EQ(program.run(words("contacts add --name Ada --phone +4915112345678 --agreed sms --how form --source form")).code, 0);
    ASSERT_EQ(program.run(words("hooks add sms --form twilio --key sms --address https://hooks.example/in/sms")).code, 0);
    ASSERT_EQ(program.run(words("hooks on --port") << QString::number(port)).code, 0);
    const auto server = program.serve();
    ASSERT_TRUE(server);
    const QByteArray form = "From=%2B49+151+12345678&Body=Stop&MessageSid=SM1", text = "https://hooks.example/in/smsBodyStopFrom+49 151 12345678MessageSidSM1";
    const QByteArray request = "POST /in/sms HTTP/1.1\r\nContent-Type: application/x-www-form-urlencoded\r\nX-Twilio-Signature: "
                               + QMessageAuthenticationCode::hash(text, token, QCryptographicHash::Sha1).toBase64() + "\r\nContent-Length: " + QByteArray::number(form.size()) + "\r\n\r\n" + form;
    EXPECT_EQ(said(port, request), 503) << "its key is not here yet";
    const Ran set = program.feed(words("keys set sms"), token + '\n');
    ASSERT_EQ(set.code, 0) << set.err.toStdString();
    EXPECT_EQ(said(port, request), 200);
    endPolitely(*server);
    const QByteArray all = program.run(words("log export --format jsonl")).out;
    EXPECT_EQ(all.count("\"suppressed\""), 1) << all.right(2000).toStdString();
    EXPECT_TRUE(all.contains("\"channel\":\"sms\"")) << all.right(2000).toStdString();
    EXPECT_FALSE(all.contains("15112345678"));
}

TEST_F(HooksCommand, OptionsThatAreWrongAreNamedAndAMisspeltConnectorIsSaid)
{
    const Ran port = program.run(words("hooks on --port abc"));
    EXPECT_EQ(port.code, 2);
    EXPECT_TRUE(port.err.contains("--port cannot be \"abc\"")) << port.err.toStdString();
    ASSERT_EQ(program.run(words("hooks add code --form github --key code")).code, 0);
    const Ran keyless = program.run(words("hooks add mail --form sendgrid"));
    EXPECT_EQ(keyless.code, 2);
    EXPECT_TRUE(keyless.err.contains("--public-key is missing; expected the verification key")) << keyless.err.toStdString();
    const Ran unknown = program.run(words("hooks add orders --form github --key orders --connector folder-sit"));
    EXPECT_EQ(unknown.code, 0) << unknown.err.toStdString();
    EXPECT_TRUE(unknown.err.contains("there is no connector \"folder-sit\" yet") && unknown.err.contains("did you mean \"folder-site\"?")) << unknown.err.toStdString();
    EXPECT_TRUE(program.run(words("hooks add stock --form github --key stock --connector folder-site")).err.isEmpty());
}

TEST_F(HooksCommand, ASecretThatIsWithTheServerAloneIsUsedForTheTest)
{
    const QByteArray secret = "0123456789abcdef", body = "{\"zen\":\"Keep it simple.\"}";
    ASSERT_EQ(program.run(words("hooks add code --form github --key code")).code, 0);
    const QString request = folder.file(QStringLiteral("request.http"));
    writeFile(request, "POST /in/code HTTP/1.1\r\nContent-Type: application/json\r\nX-GitHub-Event: ping\r\nX-GitHub-Delivery: 1\r\nX-Hub-Signature-256: sha256="
                           + QMessageAuthenticationCode::hash(body, secret, QCryptographicHash::Sha256).toHex() + "\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body);
    const auto server = program.serve();
    ASSERT_TRUE(server);
    EXPECT_EQ(program.run(words("hooks test code") << request).code, 4) << "nobody has it";
    ASSERT_EQ(program.feed(words("keys set code"), secret + '\n').code, 0);
    const Ran tested = program.run(words("hooks test code") << request);
    EXPECT_EQ(tested.code, 0) << tested.err.toStdString();
    EXPECT_TRUE(tested.out.contains("Its signature holds.")) << tested.out.toStdString();
    endPolitely(*server);
}

TEST_F(HooksCommand, WhatIsNoneIsRefused)
{
    EXPECT_EQ(program.run(words("hooks add orders --form pigeon --key a")).code, 2);
    EXPECT_EQ(program.run(words("hooks add orders --form github")).code, 2) << "without a key";
    EXPECT_EQ(program.run(words("hooks add sms --form twilio --key sms")).code, 2) << "without the address that it signs";
    EXPECT_EQ(program.run(words("hooks add Orders --form github --key a")).code, 2);
    EXPECT_EQ(program.run(words("hooks on --listen everywhere")).code, 2);
    EXPECT_EQ(program.run(words("hooks remove nobody")).code, 2);
    EXPECT_EQ(program.run(words("hooks test nobody /dev/null")).code, 2);
    EXPECT_EQ(program.run(words("hooks dance")).code, 2);
    EXPECT_FALSE(QFile::exists(program.home() + QStringLiteral("/hooks-in.json")));
    ASSERT_EQ(program.run(words("hooks add code --form github --key code")).code, 0);
    EXPECT_EQ(program.run(words("hooks add code --form github --key code")).code, 2) << "twice";
    ASSERT_EQ(program.run(words("hooks off")).code, 0);
    ASSERT_EQ(program.run(words("hooks remove code")).code, 0);
    EXPECT_FALSE(program.run(words("hooks")).out.contains("code"));
}

} // namespace qd::test
