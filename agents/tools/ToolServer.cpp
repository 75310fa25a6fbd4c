#include "agents/tools/ToolServer.h"

#include <QPointer>

#include <utility>

namespace qd::agents {

namespace {
constexpr int kMostAgain = 5; ///< a list that changes while it is read is read so often
}

ToolServer::ToolServer(ToolServerFile file, MakeWay makeWay, const Clock* clock, QObject* parent)
    : QObject(parent), m_file(std::move(file)), m_makeWay(std::move(makeWay)), m_clock(clock)
{
}

ToolServer::~ToolServer() = default;

void ToolServer::look(Duration within, std::function<void(Result<Look>)> done)
{
    reach(within, [this, done = std::move(done)](const Result<Look>& look) {
        if (!look)
            return done(look.error());
        Look now = *look;
        now.lastWords = m_session ? m_session->lastWords() : QString();
        done(std::move(now));
    });
}

quint64 ToolServer::use(const Allowance& allowed, const QString& tool, const Json& input, Duration within, ServerSession::Progress progress,
                        std::function<void(Result<Json>)> done)
{
    const quint64 number = ++m_lastUse;
    m_uses.emplace(number, Use{std::move(done), 0});
    QElapsedTimer since;
    since.start();
    QTimer::singleShot(within, this, [this, number] {
        if (const auto found = m_uses.find(number); found != m_uses.end() && found->second.call == 0)
            finish(number, Error{Error::Network, QStringLiteral("the server of tools %1 could not be reached in time").arg(m_file.title), m_file.id, {}});
    });
    reach(within, [this, number, allowed, tool, input, within, progress, since](const Result<Look>& look) {
        if (!look)
            return finish(number, look.error());
        if (const std::optional<Error> no = refusal(allowed, tool))
            return finish(number, *no);
        callNow(number, tool, input, qMax(Duration(1), within - Duration(since.elapsed())), progress);
    });
    return number;
}

void ToolServer::callNow(quint64 use, const QString& tool, const Json& input, Duration within, ServerSession::Progress progress)
{
    if (const auto found = m_uses.find(use); found != m_uses.end()) // else nobody waits any more
        found->second.call = m_session->call(tool, input, within, std::move(progress), [this, use](Result<Json> result) { finish(use, std::move(result)); });
}

void ToolServer::finish(quint64 use, Result<Json> result)
{
    const auto found = m_uses.find(use);
    if (found == m_uses.end())
        return;
    const auto done = std::move(found->second.done);
    m_uses.erase(found);
    done(std::move(result));
}

void ToolServer::cancel(quint64 use)
{
    const auto found = m_uses.find(use);
    if (found == m_uses.end())
        return;
    if (found->second.call > 0 && m_session)
        return m_session->cancel(found->second.call);
    QTimer::singleShot(0, this, [this, use] {
        finish(use, Error{Error::Cancelled, QStringLiteral("nobody waits for the tool of %1 any more").arg(m_file.title), m_file.id, {}});
    });
}

void ToolServer::end()
{
    if (m_session)
        m_session->end();
}

std::optional<Error> ToolServer::refusal(const Allowance& allowed, const QString& tool) const
{
    const ToolChanges changes = ToolChanges::between(allowed, m_look.tools);
    const QString look = QStringLiteral("quarterdeck tools show %1 says how; quarterdeck tools allow %1").arg(m_file.id);
    if (!changes.changed.isEmpty())
        return Error{Error::Rule, QStringLiteral("the server of tools %1 waits for you: since it was allowed it has changed %2").arg(m_file.title, changes.changed.join(QLatin1String(", "))), m_file.id, look};
    if (changes.gone.contains(tool))
        return Error{Error::Rule, QStringLiteral("the server of tools %1 does not offer %2 any more").arg(m_file.title, tool), tool, look};
    if (changes.added.contains(tool))
        return Error{Error::Rule, QStringLiteral("the tool %1 of %2 waits for you: it is new").arg(tool, m_file.title), tool, look};
    return std::nullopt;
}

/// Later, also when it is there already.
void ToolServer::reach(Duration within, Reached done)
{
    m_reaching.append(std::move(done));
    if (m_isBeginning || (m_session && !m_isListed))
        return; // under way
    QTimer::singleShot(0, this, [this, within] {
        if (m_isListed)
            reached(m_look);
        else if (!m_session && !m_isBeginning && !m_reaching.isEmpty())
            begin(within);
    });
}

void ToolServer::begin(Duration within)
{
    const Instant now = m_clock->now();
    m_starts.removeIf([&](Instant at) { return now - at >= kWindow || at > now; });
    if (m_starts.size() > kRestarts)
        return reached(Error{Error::Network, QStringLiteral("the server of tools %1 has ended %2 times within a minute and is left alone: %3").arg(m_file.title).arg(m_starts.size()).arg(m_trouble),
                             m_file.id, QStringLiteral("see what it writes, then try again in a minute")});
    m_starts.append(now);
    m_isBeginning = true;
    m_makeWay(m_file, [here = QPointer<ToolServer>(this), within](Result<std::unique_ptr<ServerWay>> way) {
        if (here)
            here->opened(std::move(way), within);
    });
}

void ToolServer::opened(Result<std::unique_ptr<ServerWay>> way, Duration within)
{
    m_isBeginning = false;
    if (!way) {
        m_trouble = way.error().text;
        return reached(way.error());
    }
    m_session = std::make_unique<ServerSession>(m_file.title, m_file.roots, std::move(way.value()));
    m_session->open({[this] { otherTools(); }, [this](const Error& why) { ended(why); }}, within,
                    [this, within](const Result<ServerFacts>& facts) { greeted(facts, within); });
}

void ToolServer::greeted(const Result<ServerFacts>& facts, Duration within)
{
    if (!facts)
        return ended(facts.error());
    m_look.facts = *facts;
    list(within);
}

void ToolServer::otherTools()
{
    m_isOld = m_isListing;
    if (std::exchange(m_isListed, false))
        list(Duration(m_file.seconds * 1000));
}

void ToolServer::list(Duration within)
{
    m_isListing = true;
    m_session->listTools(within, [this, within](const Result<QList<ToolDescription>>& tools) {
        m_isListing = false;
        if (tools && std::exchange(m_isOld, false) && ++m_again < kMostAgain)
            return list(within);
        m_again = 0;
        if (!tools)
            return ended(tools.error());
        m_look.tools = *tools;
        m_isListed = true;
        m_trouble.clear();
        reached(m_look);
    });
}

void ToolServer::reached(const Result<Look>& look)
{
    for (const Reached& done : std::exchange(m_reaching, {}))
        done(look);
}

void ToolServer::ended(const Error& why)
{
    const Error said = why; // it may be the session's
    m_trouble = said.text;
    retire();
    reached(said);
}

/// The session may be the one that speaks, and its server may take its time to end: it goes later.
void ToolServer::retire()
{
    m_isListed = false;
    m_isListing = false;
    m_isOld = false;
    if (!m_session)
        return;
    m_session->retire();
    m_session->setParent(this);
    QTimer::singleShot(kRetired, m_session.release(), &QObject::deleteLater);
}

} // namespace qd::agents
