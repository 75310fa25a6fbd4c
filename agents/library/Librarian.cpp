#include "agents/library/Librarian.h"

#include "agents/keys/KeysAtHand.h"
#include "agents/library/EndpointTerms.h"
#include "agents/library/LibraryDesk.h"
#include "agents/llm/providers/ProviderRequest.h"

namespace qd::agents {

Librarian::Librarian(Parts parts)
    : m_parts(parts), m_keys(parts.keys ? std::make_unique<KeysAtHand>(*parts.keys, m_worker.mailbox()) : nullptr)
{
}

Librarian::~Librarian()
{
    stop();
}

void Librarian::start(const std::optional<MeaningSource>& chosen, bool halted)
{
    m_halted = halted;
    m_isChosen = chosen.has_value();
    m_worker.start();
    m_worker.post([this, chosen] {
        m_desk = std::make_unique<LibraryDesk>(LibraryDesk::Parts{*m_parts.history, m_parts.store, *m_parts.clock, m_worker.mailbox(), m_parts.firstPause, m_halted,
                                                                   [this](const MeaningSource& source, const std::function<void(Result<PinnedKey>)>& found) { findKey(source, found); }, m_parts.way});
        m_desk->choose(chosen);
    });
}

void Librarian::stop()
{
    m_worker.stop([this] { m_desk.reset(); });
}

void Librarian::post(std::function<void(LibraryDesk&)> task)
{
    m_worker.post([this, task = std::move(task)] {
        if (m_desk)
            task(*m_desk);
    });
}

/// On the thread.
void Librarian::findKey(const MeaningSource& source, const std::function<void(Result<PinnedKey>)>& found)
{
    if (!m_parts.providers || !m_parts.prices)
        return found(PinnedKey{});
    const Result<std::optional<EndpointTerms>> terms = termsOf(source, *m_parts.providers, *m_parts.prices);
    if (!terms)
        return found(terms.error());
    if (!*terms || (*terms)->key.header.isEmpty() || (!m_keys && (*terms)->key.isOptional))
        return found(PinnedKey{});
    if (!m_keys)
        return found(Error{Error::Rule, QStringLiteral("%1 takes a key, and there is none here.").arg((*terms)->provider), {}, {}});
    m_keys->find((*terms)->provider, [terms = **terms, found](const Result<SharedSecret>& came) {
        const Result<SharedSecret> key = keyFrom(terms.key, came);
        if (!key)
            return found(key.error());
        found(*key ? PinnedKey{*key, terms.key.header.toLatin1(), terms.key.prefix.toLatin1(), terms.origin} : PinnedKey{});
    });
}

void Librarian::setWay(const Way& way)
{
    post([way](LibraryDesk& desk) { desk.setWay(way); });
}

void Librarian::heard(const QList<StoredFact>& facts)
{
    bool isNew = false;
    for (const StoredFact& stored : facts) {
        if (const auto* chosen = std::get_if<MeaningChosen>(&stored.fact)) {
            m_isChosen = chosen->source.has_value();
            post([source = chosen->source](LibraryDesk& desk) { desk.choose(source); });
        } else if (std::holds_alternative<AllStopped>(stored.fact)) {
            m_halted = true;
            post([](LibraryDesk& desk) { desk.halt(); });
        } else if (std::holds_alternative<AllResumed>(stored.fact)) {
            m_halted = false;
            isNew = true;
        } else if (std::holds_alternative<MemoryKept>(stored.fact) || std::holds_alternative<DocumentKept>(stored.fact)) {
            isNew = true;
        }
    }
    if (isNew && m_isChosen)
        post([](LibraryDesk& desk) { desk.lookSoon(); });
}

void Librarian::find(PieceQuestion question, Mailbox* replyTo, HistoryReader::Answer<PieceFindings> answer)
{
    if (!m_isChosen)
        return m_parts.history->pieces(std::move(question), replyTo, std::move(answer));
    post([question = std::move(question), replyTo, answer = std::move(answer)](LibraryDesk& desk) { desk.find(question, replyTo, answer); });
}

} // namespace qd::agents
