#include "tests/app/connections/ListingServer.h"

#include <gtest/gtest.h>

#include <QFile>
#include <QSslKey>
#include <QSslSocket>

namespace qd::test {

namespace {

QByteArray bytesOf(const char* name)
{
    QFile file(QStringLiteral(QUARTERDECK_SOURCE_DIR "/tests/data/tls/") + QString::fromLatin1(name));
    EXPECT_TRUE(file.open(QFile::ReadOnly));
    return file.readAll();
}

QByteArray answer(const QByteArray& status, const QByteArray& body)
{
    return "HTTP/1.1 " + status + "\r\nContent-Type: application/json\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\nConnection: close\r\n\r\n" + body;
}

} // namespace

ListingServer::ListingServer(QByteArray key) : m_key(std::move(key))
{
    EXPECT_TRUE(listen(QHostAddress::LocalHost, 0));
}

void ListingServer::incomingConnection(qintptr descriptor)
{
    auto* socket = new QSslSocket(this);
    socket->setSocketDescriptor(descriptor);
    socket->setLocalCertificate(QSslCertificate(bytesOf("throwaway.crt")));
    socket->setPrivateKey(QSslKey(bytesOf("throwaway.key"), QSsl::Ec));
    auto head = std::make_shared<QByteArray>();
    connect(socket, &QSslSocket::readyRead, this, [this, socket, head] {
        *head += socket->readAll();
        if (!head->contains("\r\n\r\n"))
            return;
        heads.append(*head);
        const bool isRight = head->contains("x-api-key: " + m_key + "\r\n");
        socket->write(isRight ? answer("200 OK", R"({"data":[{"id":"tide-1"},{"id":"tide-2"}],"has_more":false})")
                              : answer("401 Unauthorized", R"({"type":"error","error":{"type":"authentication_error","message":"invalid x-api-key"}})"));
        socket->disconnectFromHost();
    });
    socket->startServerEncryption();
}

} // namespace qd::test
