#include "tests/support/fakeworld/WorldProcess.h"

#include <QFile>
#include <QJsonDocument>
#include <QMap>
#include <QTcpSocket>

namespace qd::test {

namespace {

constexpr int kPatienceMs = 10'000;
const char* const kCount = "count.jsonl";
const char* const kBill = "bill.jsonl";

QList<QJsonObject> linesOf(const QString& path)
{
    QFile file(path);
    QList<QJsonObject> lines;
    if (file.open(QIODevice::ReadOnly))
        while (!file.atEnd())
            lines.append(QJsonDocument::fromJson(file.readLine()).object());
    return lines;
}

} // namespace

WorldProcess::WorldProcess(const QStringList& options)
{
    m_process.setProgram(QStringLiteral(QD_FAKEWORLD));
    m_process.setArguments(QStringList{QStringLiteral("--count"), m_dir.filePath(QString::fromLatin1(kCount)), QStringLiteral("--bill"),
                                       m_dir.filePath(QString::fromLatin1(kBill))} + options);
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
    return post(QStringLiteral("faults"), more);
}

bool WorldProcess::models(const QJsonArray& rules)
{
    return ask("POST", QStringLiteral("script"), QJsonDocument(rules).toJson(QJsonDocument::Compact)).startsWith("HTTP/1.1 200 ");
}

bool WorldProcess::post(const QString& what, const QJsonObject& body) const
{
    return ask("POST", what, QJsonDocument(body).toJson(QJsonDocument::Compact)).startsWith("HTTP/1.1 200 ");
}

QByteArray WorldProcess::ask(const QByteArray& method, const QString& what, const QByteArray& body) const
{
    return talk(method + " /_world/" + what.toLatin1() + " HTTP/1.1\r\nConnection: close\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body);
}

QList<QJsonObject> WorldProcess::count() const
{
    return linesOf(m_dir.filePath(QString::fromLatin1(kCount)));
}

QList<QJsonObject> WorldProcess::bill() const
{
    QMap<qint64, QJsonObject> calls;
    for (const QJsonObject& line : linesOf(m_dir.filePath(QString::fromLatin1(kBill)))) {
        QJsonObject& call = calls[line.value(QStringLiteral("n")).toInteger()];
        for (auto member = line.begin(); member != line.end(); ++member)
            call.insert(member.key(), member.value());
    }
    return calls.values();
}

QString WorldProcess::billFile() const
{
    return m_dir.filePath(QString::fromLatin1(kBill));
}

qint64 WorldProcess::billedPico() const
{
    qint64 sum = 0;
    for (const QJsonObject& line : linesOf(m_dir.filePath(QString::fromLatin1(kBill))))
        sum += line.value(QStringLiteral("cost_pico_usd")).toInteger();
    return sum;
}

QJsonObject WorldProcess::told(const QString& what) const
{
    const QByteArray answer = ask("GET", what, {});
    return QJsonDocument::fromJson(answer.mid(answer.indexOf("\r\n\r\n") + 4)).object();
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
