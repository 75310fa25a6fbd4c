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
        m_desk = std::make_unique<LibraryDesk>(LibraryDesk::Parts{
            *m_parts.history, m_parts.store, *m_parts.clock, m_worker.mailbox(), m_parts.firstPause, m_halted,
            [this](const MeaningSource& source, const std::function<void(Result<AskingTerms>)>& found) { findTerms(source, found); }, m_parts.prices, money(), m_parts.way, m_parts.told});
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

/// What is answered comes back to the thread.
MeaningMoney Librarian::money()
{
    if (!m_parts.promise || !m_parts.settle)
        return {};
    return {[this](const QString& model, Money most, MeaningMoney::Promised promised) { m_parts.promise(model, most, m_worker.mailbox(), std::move(promised)); },
            m_parts.settle};
}

/// On the thread.
void Librarian::findTerms(const MeaningSource& source, const std::function<void(Result<AskingTerms>)>& found)
{
    if (!m_parts.providers || !m_parts.prices)
        return found(AskingTerms{});
    const Result<std::optional<EndpointTerms>> terms = termsOf(source, *m_parts.providers, *m_parts.prices);
    if (!terms)
        return found(terms.error());
    const EndpointTerms wanted = terms->value_or(EndpointTerms{});
    const QString model = wanted.provider.isEmpty() ? QString() : wanted.provider + u':' + source.model;
    const bool isNotAsked = !wanted.billed.isEmpty() && !m_parts.promise; // so it needs no key
    if (wanted.key.header.isEmpty() || isNotAsked || (!m_keys && wanted.key.isOptional))
        return found(AskingTerms{{}, wanted.billed, model});
    if (!m_keys)
        return found(Error{Error::Rule, QStringLiteral("%1 takes a key, and there is none here.").arg(wanted.provider), {}, {}});
    m_keys->find(wanted.provider, wanted.origin, [wanted, model, found](const Result<SharedSecret>& came) {
        const Result<SharedSecret> key = keyFrom(wanted.key, came);
        if (!key)
            return found(key.error());
        found(AskingTerms{*key ? PinnedKey{*key, wanted.key.header.toLatin1(), wanted.key.prefix.toLatin1(), wanted.origin} : PinnedKey{}, wanted.billed, model});
    });
}

void Librarian::setWay(const Way& way)
{
    post([way](LibraryDesk& desk) { desk.setWay(way); });
}

void Librarian::heard(const QList<StoredFact>& facts)
{
    bool isNew = false;
    bool mayFit = false;
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
        } else if (std::holds_alternative<BudgetSet>(stored.fact) || std::holds_alternative<OrganisationAdopted>(stored.fact)) {
            mayFit = true;
        } else if (std::holds_alternative<MemoryKept>(stored.fact) || std::holds_alternative<DocumentKept>(stored.fact)) {
            isNew = true;
        }
    }
    if (mayFit && m_isChosen)
        post([](LibraryDesk& desk) { desk.lookAgain(); });
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
