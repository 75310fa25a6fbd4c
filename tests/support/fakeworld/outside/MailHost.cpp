#include "tests/support/fakeworld/outside/MailHost.h"

#include <QTcpSocket>

#include <memory>
#include <utility>

namespace fakeworld {

struct MailHost::Talk {
    QTcpSocket* socket = nullptr;
    QByteArray held{};
    QByteArray from{};
    QByteArray to{};
    bool isIn = false;     ///< logged in
    bool isData = false;
    bool isAsked = false;  ///< for who it is
    bool isDeaf = false;   ///< hangs
};

void MailHost::say(Talk& talk, const QByteArray& line)
{
    talk.socket->write(line + "\r\n");
}

QJsonObject MailHost::told()
{
    listen();
    return {{QStringLiteral("port"), int(m_server.serverPort())}, {QStringLiteral("mails"), m_mails}, {QStringLiteral("talks"), m_talks}, {QStringLiteral("unfinished"), m_unfinished}};
}

void MailHost::misbehave(const QJsonObject& rule)
{
    const QByteArray from = rule.value(QStringLiteral("from")).toString().toLatin1();
    (from.isEmpty() ? m_rule : m_rulesFrom[from]) = {rule, 0};
}

MailHost::Rule& MailHost::ruleFor(const Talk& talk)
{
    const auto own = m_rulesFrom.find(talk.from);
    return own == m_rulesFrom.end() ? m_rule : *own;
}

void MailHost::listen()
{
    if (m_server.isListening())
        return;
    if (!m_server.listen(QHostAddress::LocalHost))
        qFatal("no port for mail");
    QObject::connect(&m_server, &QTcpServer::newConnection, &m_server, [this] { accept(); });
}

void MailHost::accept()
{
    while (QTcpSocket* socket = m_server.nextPendingConnection()) {
        ++m_talks;
        const auto talk = std::make_shared<Talk>();
        talk->socket = socket;
        QObject::connect(socket, &QTcpSocket::readyRead, socket, [this, talk] {
            talk->held += talk->socket->readAll();
            hear(*talk);
        });
        QObject::connect(socket, &QTcpSocket::disconnected, socket, [this, talk] {
            m_unfinished += talk->isData ? 1 : 0;
            talk->socket->deleteLater();
        });
        if (!isTrouble(*talk, QStringLiteral("greeting")))
            say(*talk, "220 mail.example ESMTP");
    }
}

bool MailHost::isTrouble(Talk& talk, const QString& at)
{
    Rule& rule = ruleFor(talk);
    if (rule.said.value(QStringLiteral("at")).toString() != at)
        return false;
    ++rule.visits;
    const int first = rule.said.value(QStringLiteral("on")).toInt(1);
    if (rule.visits < first || rule.visits >= first + rule.said.value(QStringLiteral("times")).toInt(1))
        return false;
    const QString what = rule.said.value(QStringLiteral("do")).toString();
    if (what == QLatin1String("code"))
        say(talk, QByteArray::number(rule.said.value(QStringLiteral("code")).toInt()) + " 4.3.0 not for <" + talk.to + ">");
    else if (what == QLatin1String("hang"))
        talk.isDeaf = true;
    else
        talk.socket->abort();
    return true;
}

void MailHost::hear(Talk& talk)
{
    while (!talk.isDeaf && talk.socket->state() == QAbstractSocket::ConnectedState) {
        if (talk.isData) {
            if (!talk.held.isEmpty() && isTrouble(talk, QStringLiteral("body")))
                return;
            const qsizetype end = talk.held.startsWith(".\r\n") ? 0 : talk.held.indexOf("\r\n.\r\n");
            if (end < 0)
                return;
            const QByteArray data = end == 0 ? QByteArray() : talk.held.left(end + 2);
            talk.held.remove(0, end == 0 ? 3 : end + 5);
            ended(talk, data);
            continue;
        }
        const qsizetype end = talk.held.indexOf("\r\n");
        if (end < 0)
            return;
        const QByteArray line = talk.held.left(end);
        talk.held.remove(0, end + 2);
        command(talk, line);
    }
}

void MailHost::command(Talk& talk, const QByteArray& line)
{
    const QByteArray verb = std::exchange(talk.isAsked, false) ? QByteArray("WHO") : line.left(4).toUpper();
    const QByteArray address = line.mid(line.indexOf('<') + 1, line.indexOf('>') - line.indexOf('<') - 1);
    if (verb == "RCPT")
        talk.to = address;
    if (verb == "MAIL")
        talk.from = address;
    if (isTrouble(talk, QString::fromLatin1(verb)))
        return;
    if (verb == "EHLO") {
        say(talk, "250-mail.example\r\n250-SIZE 1000000\r\n250 AUTH PLAIN");
    } else if (verb == "AUTH") { // RFC 4954, 4: the response may come with it or be asked for
        talk.isAsked = line == "AUTH PLAIN";
        if (talk.isAsked)
            return say(talk, "334 ");
        say(talk, "504 5.5.4 not that way");
    } else if (verb == "WHO") {
        const QByteArray right = QByteArray(1, '\0') + kUser + QByteArray(1, '\0') + kPassword;
        talk.isIn = line == right.toBase64();
        say(talk, talk.isIn ? "235 2.7.0 ok" : "535 5.7.8 who are you");
    } else if (verb == "MAIL") {
        say(talk, talk.isIn ? "250 2.1.0 ok" : "530 5.7.0 log in first");
    } else if (verb == "RCPT") {
        say(talk, address.startsWith("nobody") ? "550 5.1.1 <" + address + "> is not here" : QByteArray("250 2.1.5 ok"));
    } else if (verb == "DATA") {
        talk.isData = true;
        say(talk, "354 go on");
    } else if (verb == "QUIT") {
        say(talk, "221 2.0.0 bye");
        talk.socket->disconnectFromHost();
    } else {
        say(talk, "250 2.0.0 ok");
    }
}

void MailHost::ended(Talk& talk, const QByteArray& data)
{
    talk.isData = false;
    const QString what = ruleFor(talk).said.value(QStringLiteral("do")).toString();
    const bool isHit = isTrouble(talk, QStringLiteral("dot"));
    if (isHit && (what == QLatin1String("code") || what == QLatin1String("lose")))
        return void(++m_unfinished);
    QByteArray plain = data;
    if (plain.startsWith(".."))
        plain.remove(0, 1);
    plain.replace("\r\n..", "\r\n.");
    m_mails.append(QJsonObject{{QStringLiteral("from"), QString::fromLatin1(talk.from)}, {QStringLiteral("to"), QString::fromLatin1(talk.to)}, {QStringLiteral("data"), QString::fromLatin1(plain.toBase64())}});
    if (!isHit)
        say(talk, "250 2.0.0 Ok: queued as Q" + QByteArray::number(m_mails.size()));
}

} // namespace fakeworld
