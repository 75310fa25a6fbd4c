#include "app/control/ControlServer.h"

#include "agents/keys/Wipe.h"
#include "app/control/KeyWire.h"
#include "app/control/Trying.h"
#include "app/control/Wire.h"
#include "app/keys/KeyAddresses.h"
#include "core/facts/FactCodec.h"

#include <algorithm>

namespace qd::app {

namespace {
constexpr qint64 kLongestLine = 8 * 1024 * 1024;
}

ControlServer::ControlServer(Department& department, QString called, QObject* parent)
    : QObject(parent)
    , m_department(department)
    , m_called(std::move(called))
{
    m_server.setSocketOptions(QLocalServer::UserAccessOption);
    connect(&m_server, &QLocalServer::newConnection, this, &ControlServer::meet);
    connect(&department, &Department::answered, this, &ControlServer::answer);
    connect(&department, &Department::settled, this, [this] {
        for (const QPointer<QLocalSocket>& socket : std::exchange(m_waitForSettled, {}))
            saySettled(socket);
    });
}

ControlServer::~ControlServer()
{
    const QByteArray line = errorLine({Error::Cancelled, QStringLiteral("the %1 that did the work has ended; what is on record goes on with \"quarterdeck serve\"").arg(m_called), {}, {}});
    QList<QPointer<QLocalSocket>> waiting = std::exchange(m_waitForSettled, {});
    waiting += std::exchange(m_open, {}).values();
    for (const QPointer<QLocalSocket>& socket : std::as_const(waiting)) {
        if (!socket)
            continue;
        socket->write(line);
        socket->flush();
    }
}

void ControlServer::say(const QPointer<QLocalSocket>& socket, const QByteArray& line)
{
    // Who is told reads the record next, and should find there what it was told about.
    m_department.whenIndexed([socket, line] {
        if (socket)
            socket->write(line);
    });
}

void ControlServer::saySettled(const QPointer<QLocalSocket>& socket)
{
    m_department.whenIndexed([here = QPointer<ControlServer>(this), socket] {
        if (!here || !socket)
            return;
        if (here->m_department.isSettled())
            socket->write(settledLine({here->m_department.feed().state().sequence, here->m_department.workingSince()}));
        else
            here->m_waitForSettled.append(socket); // something fell due meanwhile
    });
}

Result<Done> ControlServer::listen()
{
    const QString name = m_department.home().socketName(m_department.organisation());
    QLocalServer::removeServer(name); // the organisation's lock is ours, so whoever listened there is gone
    if (!m_server.listen(name))
        return Error{Error::Busy, QStringLiteral("no socket for commands: %1").arg(m_server.errorString()), name, {}};
    return Done{};
}

void ControlServer::meet()
{
    while (QLocalSocket* socket = m_server.nextPendingConnection()) {
        ++m_callers;
        connect(socket, &QLocalSocket::readyRead, this, [this, socket] { read(socket); });
        connect(socket, &QLocalSocket::disconnected, this, [this, socket] {
            m_open.removeIf([socket](const auto& entry) { return !entry.value() || entry.value() == socket; });
            m_waitForSettled.removeIf([socket](const auto& each) { return !each || each == socket; });
            socket->deleteLater();
            if (--m_callers == 0)
                emit callersGone();
        });
    }
}

void ControlServer::read(QLocalSocket* socket)
{
    while (socket->canReadLine()) {
        QByteArray line = socket->readLine();
        if (isKeyLine(line)) {
            takeKey(socket, line);
            agents::wipe(line);
        } else {
            serve(socket, line);
        }
    }
    if (socket->bytesAvailable() > kLongestLine)
        socket->abort();
}

Result<Done> ControlServer::admit(const Json& line) const
{
    const QString wanted = line.at(u"organisation").toString();
    const QString held = m_department.organisation();
    if (wanted.isEmpty() && line.find(u"command"))
        return Error{Error::Parse, QStringLiteral("the command names no organisation"), QStringLiteral("organisation"), held};
    if (wanted.isEmpty() || wanted == held)
        return Done{};
    return Error{Error::Busy, QStringLiteral("the %1 that listens here works on %2, not on %3").arg(m_called, held, wanted), held,
                 QStringLiteral("another socket: each organisation has its own")};
}

void ControlServer::takeKey(QLocalSocket* socket, const QByteArray& line)
{
    const Result<KeyLine> read = readKeyLine(line);
    if (!read)
        return static_cast<void>(socket->write(errorLine(read.error())));
    if (!isOwnUser(*socket) || read->organisation != m_department.organisation())
        return static_cast<void>(socket->write(errorLine({Error::Rule, QStringLiteral("keys are taken from the same user only, for %1").arg(m_department.organisation()), read->name, {}})));
    const Result<agents::KeyKind> kind = keyKind(m_department.home(), read->name);
    if (!kind)
        return static_cast<void>(socket->write(errorLine(kind.error())));
    m_department.keys().keep(read->name, read->secret, [to = QPointer<QLocalSocket>(socket)](const Result<agents::KeptKey>& kept) {
        if (to)
            to->write(kept ? keptLine(*kept) : errorLine(kept.error()));
    }, *kind);
}

void ControlServer::serveKeys(QLocalSocket* socket, const QString& query, const QString& name)
{
    const QList<agents::KeptKey> kept = m_department.keys().kept();
    if (query == QLatin1String("keys"))
        return static_cast<void>(socket->write(keptKeysLine(kept)));
    const bool wasHere = std::any_of(kept.begin(), kept.end(), [&name](const agents::KeptKey& each) { return each.name == name && !each.inKeyring; });
    m_department.keys().reread(name);
    socket->write(wasHere ? "{\"forgotten\":true}\n" : "{\"forgotten\":false}\n");
}

void ControlServer::serve(QLocalSocket* socket, const QByteArray& line)
{
    const Result<Json> json = Json::parse(line);
    if (!json) {
        socket->write(errorLine(json.error()));
        return;
    }
    if (const Result<Done> admitted = admit(*json); !admitted) {
        socket->write(errorLine(admitted.error()));
        return;
    }
    const QString query = json->at(u"query").toString();
    if (query == QLatin1String("hello")) {
        socket->write("{\"hello\":true,\"called\":" + Json(m_called).toText() + "}\n");
    } else if (query == QLatin1String("raise")) {
        raise(socket);
    } else if (query == QLatin1String("keys") || query == QLatin1String("reread-key")) {
        serveKeys(socket, query, json->at(u"key").toString());
    } else if (query == QLatin1String("reread-tools")) {
        rereadTools(socket);
    } else if (query == QLatin1String("try")) {
        tryOut(socket, *json);
    } else if (query == QLatin1String("settled")) {
        if (m_department.isSettled())
            saySettled(socket);
        else
            m_waitForSettled.append(socket);
    } else if (const Result<Command> command = decodeCommand(line); command) {
        const CommandId id = CommandId::fromString(json->at(u"id").toString()).value_or(CommandId::make(SystemClock().now()));
        m_open.insert(id, socket);
        m_tookWork = true;
        m_department.issue(id, *command);
    } else {
        socket->write(errorLine(command.error()));
    }
}

void ControlServer::rereadTools(QLocalSocket* socket)
{
    m_department.readTools([to = QPointer<QLocalSocket>(socket)] {
        if (to)
            to->write("{\"reread\":true}\n");
    });
}

void ControlServer::tryOut(QLocalSocket* socket, const Json& asked)
{
    if (m_department.feed().state().org.stopped)
        return static_cast<void>(socket->write(errorLine({Error::Rule, QStringLiteral("everything is stopped, so nothing is asked outside"), {}, QStringLiteral("quarterdeck resume, then the test")})));
    if (!m_trying)
        m_trying = std::make_unique<Trying>(m_department.home(), m_department.organisation(), m_department.keys());
    m_trying->begin(asked.at(u"what").toString(), asked.at(u"id").toString(), asked.at(u"file").toString(), [to = QPointer<QLocalSocket>(socket)](const Result<QStringList>& found) {
        if (!to)
            return;
        QList<Json> sentences;
        for (const QString& sentence : found ? *found : QStringList())
            sentences.append(Json(sentence));
        to->write(found ? "{\"found\":" + Json(sentences).toText() + "}\n" : errorLine(found.error()));
    });
}

void ControlServer::raise(QLocalSocket* socket)
{
    if (m_called == QLatin1String("command")) {
        socket->write(errorLine({Error::Busy, QStringLiteral("a command works on this organisation now, and it has no window"), {},
                                 QStringLiteral("open the window when it has ended")}));
        return;
    }
    emit raiseAsked();
    socket->write("{\"raised\":true}\n");
}

void ControlServer::answer(const CommandId& id, const Result<Receipt>& receipt)
{
    if (m_open.contains(id))
        say(m_open.take(id), receipt ? receiptLine(*receipt) : errorLine(receipt.error()));
}

} // namespace qd::app
