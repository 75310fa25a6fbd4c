#include "agents/tools/ServerSession.h"

#include "agents/tools/protocol/OutsideText.h"

#include <QCoreApplication>
#include <QUrl>

namespace qd::agents {

namespace {

const QStringList& knownRevisions()
{
    static const QStringList known{QStringLiteral("2025-11-25"), QStringLiteral("2025-06-18"), QStringLiteral("2025-03-26"), QStringLiteral("2024-11-05")};
    return known;
}

constexpr int kMostUnasked = 5000;   ///< within kWindowMs
constexpr int kWindowMs = 10'000;
constexpr int kNoMessage = 100;      ///< a line that is no message counts as so many
constexpr int kMostPages = 50;
constexpr qsizetype kMostTools = 500;
constexpr qsizetype kSaid = 500;     ///< characters of the other side's words in a sentence

QByteArray objectOf(const std::function<void(JsonWriter&)>& members)
{
    JsonWriter out;
    out.beginObject();
    members(out);
    out.endObject();
    return out.take();
}

QByteArray greeting(bool hasRoots)
{
    return objectOf([&](JsonWriter& out) {
        out.key("protocolVersion");
        out.value(knownRevisions().first());
        out.key("capabilities");
        out.beginObject();
        if (hasRoots) {
            out.key("roots");
            out.beginObject();
            out.endObject();
        }
        out.endObject();
        out.key("clientInfo");
        out.beginObject();
        out.key("name");
        out.value(QStringLiteral("quarterdeck"));
        out.key("title");
        out.value(QStringLiteral("Quarterdeck"));
        out.key("version");
        out.value(QCoreApplication::applicationVersion());
        out.endObject();
    });
}

QByteArray rootList(const QStringList& roots)
{
    return objectOf([&](JsonWriter& out) {
        out.key("roots");
        out.beginList();
        for (const QString& root : roots) {
            out.beginObject();
            out.key("uri");
            out.value(QString::fromLatin1(QUrl::fromLocalFile(root).toEncoded()));
            out.key("name");
            out.value(root.section(u'/', -1));
            out.endObject();
        }
        out.endList();
    });
}

QString progressOf(const Json& params)
{
    const QString said = cleanedLine(params.at(u"message").toString(), 200);
    const auto number = [](const Json& value) { return QString::number(value.toReal(), 'g', 6); };
    QString count = number(params.at(u"progress"));
    if (!params.at(u"total").isNull())
        count += QStringLiteral(" of ") + number(params.at(u"total"));
    return said.isEmpty() ? count : count + QStringLiteral(": ") + said;
}

} // namespace

ServerSession::ServerSession(QString title, QStringList roots, std::unique_ptr<ServerWay> way, QObject* parent)
    : QObject(parent), m_title(std::move(title)), m_roots(std::move(roots)), m_way(std::move(way))
{
}

ServerSession::~ServerSession() = default;

Error ServerSession::silence(const QString& why) const
{
    const QString words = cleanedLine(m_way->lastWords().right(kSaid), kSaid);
    return {Error::Network, QStringLiteral("the server of tools %1 %2").arg(m_title, why) + (words.isEmpty() ? QString() : QStringLiteral("; it wrote last: %1").arg(words)),
            m_title, {}};
}

void ServerSession::open(Ear ear, Duration within, std::function<void(Result<ServerFacts>)> done)
{
    m_ear = std::move(ear);
    m_way->open({[this](const QByteArray& text) { hear(text); },
                 [this](const RpcId& id, const Error& why) {
                     if (const qint64* number = std::get_if<qint64>(&id.held))
                         settle(*number, Error{why.kind, QStringLiteral("the server of tools %1 %2").arg(m_title, why.text), m_title, why.hint});
                 },
                 [this](const QString& why) { gone(why); }});
    request(QStringLiteral("initialize"), greeting(!m_roots.isEmpty()), within, [this, done](const Result<Json>& result) {
        result ? greeted(*result, done) : done(result.error());
    });
}

void ServerSession::greeted(const Json& result, const std::function<void(Result<ServerFacts>)>& done)
{
    const QString revision = result.at(u"protocolVersion").toString();
    if (!knownRevisions().contains(revision)) {
        done(silence(QStringLiteral("speaks the revision \"%1\" of the protocol; known are %2").arg(cleanedLine(revision, 40), knownRevisions().join(QLatin1String(", ")))));
        return end();
    }
    if (result.at(u"capabilities").at(u"tools").kind() != Json::Object) {
        done(silence(QStringLiteral("offers no tools")));
        return end();
    }
    m_way->agreed(revision);
    m_way->send({rpcNotification(QStringLiteral("notifications/initialized")), {}, QStringLiteral("notifications/initialized"), false});
    const Json& info = result.at(u"serverInfo");
    done(ServerFacts{cleanedLine(info.at(u"name").toString(), 100), cleanedLine(info.at(u"version").toString(), 40), revision});
}

qint64 ServerSession::request(const QString& method, const QByteArray& params, Duration within, Reply reply, Progress progress)
{
    const qint64 id = ++m_last;
    auto deadline = std::make_unique<QTimer>();
    deadline->setSingleShot(true);
    connect(deadline.get(), &QTimer::timeout, this, [this, id, method, within] {
        giveUp(id, silence(QStringLiteral("gave no answer to %1 within %2 s").arg(method).arg(double(within.count()) / 1000)));
    });
    deadline->start(within);
    m_waiting.emplace(id, Waiting{method, std::move(reply), std::move(progress), std::move(deadline)});
    if (m_goneFor)
        QTimer::singleShot(0, this, [this, id] { settle(id, *m_goneFor); });
    else
        m_way->send({rpcRequest({id}, method, params), RpcId{id}, method, method == QLatin1String("initialize")});
    return id;
}

void ServerSession::listTools(Duration within, std::function<void(Result<QList<ToolDescription>>)> done)
{
    listPage({}, std::make_shared<Listing>(Listing{within, std::move(done), {}, 0}));
}

void ServerSession::listPage(const QString& cursor, std::shared_ptr<Listing> listing)
{
    const QByteArray params = objectOf([&](JsonWriter& out) {
        if (cursor.isEmpty())
            return;
        out.key("cursor");
        out.value(cursor);
    });
    request(QStringLiteral("tools/list"), params, listing->within, [this, listing](const Result<Json>& result) {
        if (!result)
            return listing->done(result.error());
        const Result<ToolPage> page = ToolPage::read(*result);
        const auto unusable = [&](const QString& why) {
            listing->done(Error{Error::Parse, QStringLiteral("the tools of the server %1 cannot be used: %2").arg(m_title, why), m_title, {}});
        };
        if (!page)
            return unusable(page.error().text);
        listing->tools += page->tools;
        if (listing->tools.size() > kMostTools || ++listing->pages > kMostPages)
            return unusable(QStringLiteral("there are more than %1, or on more than %2 pages").arg(kMostTools).arg(kMostPages));
        QSet<QString> names;
        for (const ToolDescription& tool : listing->tools)
            names.insert(tool.name);
        if (names.size() != listing->tools.size())
            return unusable(QStringLiteral("it lists one of them twice"));
        page->nextCursor.isEmpty() ? listing->done(listing->tools) : listPage(page->nextCursor, listing);
    });
}

qint64 ServerSession::call(const QString& tool, const Json& input, Duration within, Progress progress, std::function<void(Result<Json>)> done)
{
    const qint64 next = m_last + 1; // the number that request() gives is its progress token as well
    const QByteArray params = objectOf([&](JsonWriter& out) {
        out.key("name");
        out.value(tool);
        out.key("arguments");
        out.json(input);
        out.key("_meta");
        out.beginObject();
        out.key("progressToken");
        out.value(next);
        out.endObject();
    });
    return request(QStringLiteral("tools/call"), params, within, std::move(done), std::move(progress));
}

void ServerSession::cancel(qint64 call)
{
    QTimer::singleShot(0, this, [this, call] {
        giveUp(call, {Error::Cancelled, QStringLiteral("nobody waits for the tool of %1 any more").arg(m_title), m_title, {}});
    });
}

/// The handshake is never called off (MCP, Cancellation).
void ServerSession::giveUp(qint64 id, const Error& why)
{
    const auto found = m_waiting.find(id);
    if (found == m_waiting.end())
        return;
    if (!m_goneFor && found->second.method != QLatin1String("initialize")) {
        const QByteArray params = objectOf([&](JsonWriter& out) {
            out.key("requestId");
            out.value(id);
            out.key("reason");
            out.value(why.kind == Error::Cancelled ? QStringLiteral("nobody waits any more") : QStringLiteral("it took too long"));
        });
        m_way->send({rpcNotification(QStringLiteral("notifications/cancelled"), params), {}, QStringLiteral("notifications/cancelled"), false});
    }
    settle(id, why);
}

void ServerSession::settle(qint64 id, Result<Json> result)
{
    const auto found = m_waiting.find(id);
    if (found == m_waiting.end())
        return;
    const Reply reply = std::move(found->second.reply);
    found->second.deadline.release()->deleteLater(); // it may be the one that speaks
    m_waiting.erase(found);
    m_way->forget({id});
    reply(std::move(result));
}

void ServerSession::hear(const QByteArray& text)
{
    if (m_goneFor)
        return;
    const Result<RpcMessage> message = RpcMessage::read(text);
    if (message)
        return heard(*message);
    if (isTooMuch(kNoMessage))
        gone(QStringLiteral("says too much that is no message: %1").arg(cleanedLine(message.error().text, 200)));
}

void ServerSession::heard(const RpcMessage& message)
{
    const qint64* id = message.id ? std::get_if<qint64>(&message.id->held) : nullptr;
    const bool isAwaited = (message.kind == RpcMessage::Answer || message.kind == RpcMessage::Failure) && id && m_waiting.contains(*id);
    if (!isAwaited && isTooMuch(1)) // an answer to nobody, or the second one, counts as unasked
        return gone(QStringLiteral("sends more unasked than anybody reads"));
    if (message.kind == RpcMessage::Request)
        return answer(message);
    if (message.kind == RpcMessage::Notification)
        return noted(message);
    if (!isAwaited)
        return;
    if (message.kind == RpcMessage::Answer)
        return settle(*id, message.result);
    const QString method = m_waiting.at(*id).method;
    settle(*id, Error{Error::Network, QStringLiteral("the server of tools %1 refuses %2: %3 (%4)").arg(m_title, method, cleanedLine(message.said, kSaid)).arg(message.code), m_title, {}});
}

void ServerSession::answer(const RpcMessage& message)
{
    QByteArray text;
    if (message.method == QLatin1String("ping"))
        text = rpcAnswer(*message.id, "{}");
    else if (message.method == QLatin1String("roots/list") && !m_roots.isEmpty())
        text = rpcAnswer(*message.id, rootList(m_roots));
    else
        text = rpcFailure(*message.id, kMethodNotFound, QStringLiteral("%1 is not offered by this client").arg(cleanedLine(message.method, 100)));
    m_way->send({text, {}, {}, false});
}

void ServerSession::noted(const RpcMessage& message)
{
    if (message.method == QLatin1String("notifications/tools/list_changed")) {
        if (const auto tell = m_ear.toolsChanged)
            tell();
    } else if (message.method == QLatin1String("notifications/progress")) {
        const auto found = m_waiting.find(message.params.at(u"progressToken").toInteger());
        if (found != m_waiting.end() && found->second.progress)
            found->second.progress(progressOf(message.params));
    }
}

bool ServerSession::isTooMuch(int units)
{
    if (!m_window.isValid() || m_window.elapsed() > kWindowMs) {
        m_window.start();
        m_unasked = 0;
    }
    m_unasked += units;
    return m_unasked > kMostUnasked;
}

void ServerSession::end()
{
    QTimer::singleShot(0, this, [this] { gone(QStringLiteral("was ended")); });
    m_way->end();
}

void ServerSession::retire()
{
    m_ear = {};
    end();
}

void ServerSession::gone(const QString& why)
{
    if (m_goneFor)
        return;
    m_goneFor = silence(why);
    m_way->end();
    for (auto& [id, waiting] : std::exchange(m_waiting, {}))
        waiting.reply(*m_goneFor);
    if (const auto tell = m_ear.gone) // a copy: it may retire this
        tell(*m_goneFor);
}

} // namespace qd::agents
