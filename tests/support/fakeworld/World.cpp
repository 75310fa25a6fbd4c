#include "tests/support/fakeworld/World.h"

#include "tests/support/fakeworld/tools/ToolEcho.h"

#include <QJsonDocument>
#include <QPointer>
#include <QTimer>

#include <memory>

namespace fakeworld {

namespace {

Reply json(int status, const QByteArray& body)
{
    Reply reply;
    reply.status = status;
    reply.body = body;
    return reply;
}

Reply wrong(const QString& why)
{
    return json(400, QJsonDocument(QJsonObject{{QStringLiteral("error"), why}}).toJson(QJsonDocument::Compact));
}

bool asksForEnd(const HttpRequest& request)
{
    return request.headers.value("connection").toLower() == "close";
}

} // namespace

struct World::Visitor {
    QPointer<QTcpSocket> socket;
    RequestReader reader;
    int number = 0;
    bool busy = false; ///< an answer is on its way
};

World::World(QObject* parent) : QObject(parent)
{
    connect(&m_server, &QTcpServer::newConnection, this, &World::accept);
}

QString World::start(const Settings& settings)
{
    if (!m_count.open(settings.count, settings.syncs))
        return settings.count + QStringLiteral(" cannot be written");
    if (const QString why = m_provider.start(settings.models); !why.isEmpty())
        return why;
    if (!m_server.listen(QHostAddress::LocalHost, settings.port))
        return QStringLiteral("port %1 is not free").arg(settings.port);
    m_port = m_server.serverPort();
    return {};
}

void World::accept()
{
    while (QTcpSocket* socket = m_server.nextPendingConnection()) {
        const auto visitor = std::make_shared<Visitor>();
        visitor->socket = socket;
        visitor->number = ++m_visitors;
        m_open.append(socket);
        connect(socket, &QTcpSocket::disconnected, this, [this, visitor, socket] {
            m_open.removeAll(socket);
            m_provider.leftOver(visitor->reader.rest());
            socket->deleteLater();
        });
        connect(socket, &QTcpSocket::readyRead, this, [this, visitor, socket] {
            visitor->reader.feed(socket->readAll());
            serve(visitor);
        });
    }
}

/// One request after the other, each when the one before has its answer.
void World::serve(const std::shared_ptr<Visitor>& visitor)
{
    while (!visitor->busy && visitor->socket && visitor->socket->state() == QAbstractSocket::ConnectedState) {
        std::optional<HttpRequest> request = visitor->reader.next();
        if (!request) {
            if (visitor->reader.isBroken()) {
                const Reply reply = wrong(QStringLiteral("not a request with Content-Length"));
                visitor->socket->write(reply.head() + reply.body);
                visitor->socket->disconnectFromHost();
            }
            return;
        }
        request->connection = visitor->number;
        answer(visitor, *request);
    }
}

void World::answer(const std::shared_ptr<Visitor>& visitor, const HttpRequest& request)
{
    if (request.path.startsWith("/_world/"))
        return deliver(visitor, request, Plan{control(request)}, 0);
    const Fault fault = m_faults.take(request.path.split('?').constFirst(), request.body);
    const qint64 number = m_count.add(request, fault.word(), fault.does());
    deliver(visitor, request, planFor(request, fault, number), number);
}

Plan World::planFor(const HttpRequest& request, const Fault& fault, qint64 number)
{
    if (Provider::serves(request.path))
        return m_provider.answer(request, fault, number);
    const QByteArray broke = fault.kind == Fault::FailBefore ? R"({"error":"not now"})" : R"({"error":"something broke"})";
    if (HookReceiver::serves(request.path))
        return planOf(m_hooks.answer(request, fault.does()), fault, broke, {});
    if (BlogSite::serves(request.path))
        return planOf(m_blog.answer(request, fault.does()), fault, broke, {});
    if (CalendarServer::serves(request.path))
        return planOf(m_calendars.answer(request, fault.does()), fault, broke, {});
    if (Services::serves(request.path))
        return planOf(m_services.answer(request, fault.does()), fault, broke, {});
    if (request.path.endsWith("/mcp"))
        return planOf(toolEcho(request), fault, broke, {});
    return planOf(json(200, "{\"ok\":true,\"id\":\"" + QByteArray::number(number) + "\"}"), fault, broke, {});
}

void World::deliver(const std::shared_ptr<Visitor>& visitor, const HttpRequest& request, const Plan& plan, qint64 number)
{
    visitor->busy = true;
    const auto delivery = std::make_shared<QPointer<Delivery>>();
    *delivery = new Delivery(visitor->socket, plan, asksForEnd(request), [this, visitor, delivery, number](const Delivery::Outcome& outcome) {
        m_provider.ended(number, outcome.whole, outcome.sent);
        if (*delivery)
            (*delivery)->deleteLater();
        visitor->busy = !outcome.stays;
        if (outcome.stays)
            QTimer::singleShot(0, this, [this, visitor] { serve(visitor); });
    });
    (*delivery)->start();
}

Reply World::control(const HttpRequest& request)
{
    const QByteArray what = request.path.mid(qsizetype(qstrlen("/_world/")));
    const QJsonObject body = QJsonDocument::fromJson(request.body).object();
    if (what == "faults")
        return scriptFault(body);
    if (what == "refuse")
        return refuse(body);
    if (what == "script") {
        const QString why = m_provider.script(request.body);
        return why.isEmpty() ? json(200, "{}") : wrong(why);
    }
    if (what == "batches") {
        m_provider.batches(body);
        return json(200, "{}");
    }
    if (what == "hooks-at")
        return json(200, QJsonDocument(m_hooks.actsAt()).toJson(QJsonDocument::Compact));
    if (what == "hooks")
        return json(200, QJsonDocument(m_hooks.acts()).toJson(QJsonDocument::Compact));
    if (what == "services")
        return json(200, QJsonDocument(m_services.acts()).toJson(QJsonDocument::Compact));
    if (what == "doubles")
        return json(200, QJsonDocument(m_services.doubles()).toJson(QJsonDocument::Compact));
    if (what == "blog") {
        if (request.method == "POST")
            m_blog.change(body);
        return json(200, QJsonDocument(m_blog.acts()).toJson(QJsonDocument::Compact));
    }
    if (what == "calendars") {
        if (request.method == "POST")
            m_calendars.change(body);
        return json(200, QJsonDocument(m_calendars.acts()).toJson(QJsonDocument::Compact));
    }
    if (what == "mail") {
        if (request.method == "POST")
            m_mail.misbehave(body);
        return json(200, QJsonDocument(m_mail.told()).toJson(QJsonDocument::Compact));
    }
    if (what == "clear") {
        m_faults.clear();
        return json(200, "{}");
    }
    if (what != "totals")
        return wrong(QStringLiteral("the world has no \"%1\"").arg(QString::fromLatin1(what)));
    QJsonObject totals = m_provider.totals();
    totals.insert(QStringLiteral("connected"), m_open.size());
    return json(200, QJsonDocument(totals).toJson(QJsonDocument::Compact));
}

Reply World::scriptFault(const QJsonObject& body)
{
    const std::optional<Fault> fault = Fault::fromJson(body);
    const QByteArray path = body.value(QStringLiteral("path")).toString().toLatin1();
    if (!fault || path.isEmpty())
        return wrong(QStringLiteral("expected path and a known fault"));
    m_faults.script(path, *fault, body.value(QStringLiteral("also")).toBool());
    return json(200, "{}");
}

Reply World::refuse(const QJsonObject& body)
{
    const int ms = body.value(QStringLiteral("for_ms")).toInt();
    if (ms <= 0)
        return wrong(QStringLiteral("expected for_ms above 0"));
    const bool drop = body.value(QStringLiteral("drop")).toBool();
    QTimer::singleShot(0, this, [this, drop] {
        m_server.close();
        if (drop)
            for (QTcpSocket* socket : QList<QTcpSocket*>(m_open)) {
                socket->flush(); // who asked for this has its answer
                socket->abort();
            }
    });
    QTimer::singleShot(ms, this, [this] {
        if (!m_server.listen(QHostAddress::LocalHost, m_port))
            qFatal("port %d was taken", int(m_port));
    });
    return json(200, "{}");
}

} // namespace fakeworld
