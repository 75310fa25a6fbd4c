#include "tests/support/fakeworld/World.h"

#include "tests/support/fakeworld/Embeddings.h"

#include <QJsonDocument>
#include <QTimer>

#include <array>
#include <memory>

namespace fakeworld {

namespace {

constexpr std::array kWords{"", "close-after-body", "half-status-line", "cut-body", "fail-after", "fail-before",
                            "redirect", "delay", "answer"};

QByteArray response(int status, const QByteArray& body, const QByteArray& more = {})
{
    return "HTTP/1.1 " + QByteArray::number(status) + " -\r\nContent-Type: application/json\r\nContent-Length: "
           + QByteArray::number(body.size()) + "\r\n" + more + "\r\n" + body;
}

void sendAndClose(QTcpSocket* socket, const QByteArray& bytes)
{
    socket->write(bytes);
    socket->disconnectFromHost();
}

/// Answers, and stays connected unless the request asked for the end.
void reply(QTcpSocket* socket, const HttpRequest& request, const QByteArray& bytes)
{
    socket->write(bytes);
    if (request.headers.value("connection").toLower() == "close")
        socket->disconnectFromHost();
}

} // namespace

std::optional<Fault> Fault::fromJson(const QJsonObject& json)
{
    const QByteArray word = json.value(QStringLiteral("fault")).toString().toLatin1();
    Fault fault;
    fault.times = json.value(QStringLiteral("times")).toInt(-1);
    fault.delayMs = json.value(QStringLiteral("delay_ms")).toInt();
    fault.status = json.value(QStringLiteral("status")).toInt(200);
    fault.to = json.value(QStringLiteral("to")).toString().toLatin1();
    fault.body = json.value(QStringLiteral("body")).toString().toUtf8();
    for (size_t i = 0; i < kWords.size(); ++i)
        if (word == kWords[i]) {
            fault.kind = Kind(i);
            return fault;
        }
    return std::nullopt;
}

QString Fault::word() const
{
    return QString::fromLatin1(kWords[size_t(kind)]);
}

World::World(QObject* parent) : QObject(parent)
{
    connect(&m_server, &QTcpServer::newConnection, this, &World::accept);
}

bool World::start(const QString& countFile, quint16 port)
{
    return m_count.open(countFile) && m_server.listen(QHostAddress::LocalHost, port);
}

void World::accept()
{
    while (QTcpSocket* socket = m_server.nextPendingConnection()) {
        const auto reader = std::make_shared<RequestReader>();
        connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
        connect(socket, &QTcpSocket::readyRead, this, [this, socket, reader] {
            reader->feed(socket->readAll());
            while (const std::optional<HttpRequest> request = reader->next())
                answer(socket, *request);
            if (reader->isBroken())
                sendAndClose(socket, response(400, R"({"error":"not a request with Content-Length"})"));
        });
    }
}

void World::answer(QTcpSocket* socket, const HttpRequest& request)
{
    if (socket->state() != QAbstractSocket::ConnectedState)
        return; // came behind a request that ended the connection
    if (request.path == "/_world/faults")
        return script(socket, request);
    const Fault fault = take(request.path);
    const qint64 number = m_count.add(request, fault.word(), fault.does());
    if (request.path.endsWith("/embeddings")) {
        const QByteArray body = embeddingsFor(request.body);
        return misbehave(socket, request, fault, body.isEmpty() ? response(400, R"({"error":{"message":"not texts with a model and floats"}})") : response(200, body));
    }
    misbehave(socket, request, fault, response(200, "{\"ok\":true,\"id\":\"" + QByteArray::number(number) + "\"}"));
}

void World::script(QTcpSocket* socket, const HttpRequest& request)
{
    const QJsonObject json = QJsonDocument::fromJson(request.body).object();
    const std::optional<Fault> fault = Fault::fromJson(json);
    const QByteArray path = json.value(QStringLiteral("path")).toString().toLatin1();
    if (!fault || path.isEmpty()) {
        reply(socket, request, response(400, R"({"error":"expected path and a known fault"})"));
        return;
    }
    m_faults.insert(path, *fault);
    reply(socket, request, response(200, "{}"));
}

void World::misbehave(QTcpSocket* socket, const HttpRequest& request, const Fault& fault, const QByteArray& well)
{
    switch (fault.kind) {
    case Fault::None: return reply(socket, request, well);
    case Fault::CloseAfterBody: return sendAndClose(socket, {});
    case Fault::HalfStatusLine: return sendAndClose(socket, "HTTP/1.1 2");
    case Fault::CutBody: return sendAndClose(socket, well.left(well.size() - 5));
    case Fault::FailAfter: return reply(socket, request, response(500, R"({"error":"something broke"})"));
    case Fault::FailBefore: return reply(socket, request, response(503, R"({"error":"not now"})"));
    case Fault::Redirect: return reply(socket, request, response(307, {}, "Location: " + fault.to + "\r\n"));
    case Fault::Delay: QTimer::singleShot(fault.delayMs, socket, [socket, request, well] { reply(socket, request, well); }); return;
    case Fault::Answer: return reply(socket, request, response(fault.status, fault.body));
    }
}

Fault World::take(const QByteArray& path)
{
    const auto found = m_faults.find(path);
    if (found == m_faults.end())
        return {};
    const Fault fault = *found;
    if (found->times > 0 && --found->times == 0)
        m_faults.erase(found);
    return fault;
}

} // namespace fakeworld
