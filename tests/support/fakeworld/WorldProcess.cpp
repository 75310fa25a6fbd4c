#include "tests/support/fakeworld/WorldProcess.h"

#include <QFile>
#include <QJsonDocument>
#include <QTcpSocket>

namespace qd::test {

namespace {
constexpr int kPatienceMs = 10'000;
}

WorldProcess::WorldProcess()
{
    m_process.setProgram(QStringLiteral(QD_FAKEWORLD));
    m_process.setArguments({QStringLiteral("--count"), m_dir.filePath(QStringLiteral("count.jsonl"))});
    m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    m_process.start();
    while (!m_process.canReadLine() && m_process.waitForReadyRead(kPatienceMs)) {
    }
    m_port = quint16(QJsonDocument::fromJson(m_process.readLine()).object().value(QStringLiteral("port")).toInt());
}

WorldProcess::~WorldProcess()
{
    m_process.closeWriteChannel();
    m_process.waitForFinished(kPatienceMs);
}

bool WorldProcess::script(const QString& path, const QString& fault, QJsonObject more)
{
    more.insert(QStringLiteral("path"), path);
    more.insert(QStringLiteral("fault"), fault);
    const QByteArray body = QJsonDocument(more).toJson(QJsonDocument::Compact);
    const QByteArray answer = talk("POST /_world/faults HTTP/1.1\r\nConnection: close\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body);
    return answer.startsWith("HTTP/1.1 200 ");
}

QList<QJsonObject> WorldProcess::count() const
{
    QFile file(m_dir.filePath(QStringLiteral("count.jsonl")));
    QList<QJsonObject> lines;
    if (file.open(QIODevice::ReadOnly))
        while (!file.atEnd())
            lines.append(QJsonDocument::fromJson(file.readLine()).object());
    return lines;
}

QByteArray WorldProcess::talk(const QByteArray& bytes) const
{
    QTcpSocket socket;
    socket.connectToHost(QStringLiteral("127.0.0.1"), m_port);
    if (!socket.waitForConnected(kPatienceMs))
        return "no connection";
    socket.write(bytes);
    QByteArray answer;
    while (socket.waitForReadyRead(kPatienceMs))
        answer += socket.readAll();
    return answer + socket.readAll();
}

} // namespace qd::test
