#include "agents/library/Librarian.h"

#include "agents/library/LibraryDesk.h"

namespace qd::agents {

Librarian::Librarian(Parts parts) : m_parts(parts) {}

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
        m_desk = std::make_unique<LibraryDesk>(LibraryDesk::Parts{*m_parts.history, m_parts.store, *m_parts.clock, m_worker.mailbox(), m_parts.firstPause, m_halted});
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
