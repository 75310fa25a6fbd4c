#pragma once

#include <QObject>
#include <QTcpServer>

namespace qd::test {

/// Lists its models over TLS to whoever shows its key, and counts the heads that came. Its certificate is the throwaway one.
class ListingServer final : public QTcpServer {
    Q_OBJECT
public:
    explicit ListingServer(QByteArray key);
    QString address() const { return QStringLiteral("https://localhost:%1").arg(serverPort()); }

    QByteArrayList heads;

protected:
    void incomingConnection(qintptr descriptor) override;

private:
    QByteArray m_key;
};

} // namespace qd::test
