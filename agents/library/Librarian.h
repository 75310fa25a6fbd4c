#pragma once

#include "agents/library/MeaningPrice.h"
#include "agents/llm/door/ToldLimits.h"
#include "agents/transport/Transport.h"
#include "core/async/Worker.h"
#include "core/facts/Fact.h"
#include "core/store/HistoryReader.h"

#include <atomic>
#include <memory>

namespace qd {
class EventStore;
}

namespace qd::agents {

class KeysAtHand;
class KeyShelf;
class LibraryDesk;
class PriceList;
class ProviderList;
struct AskingTerms;

/// Looks things up in memory and documents, and, where an endpoint was chosen to say what they mean, has it say so of every
/// piece, behind the record: a page at a time, again when something is kept, later and later while the endpoint fails. What is
/// more confidential than internal goes only to an endpoint on this machine. Nobody waits for it, and while everything is
/// stopped it asks nobody. What costs is reserved first; where a limit stands in the way, nobody is asked until a limit was set anew, or
/// some time later. On a thread of its own.
class Librarian final {
public:
    /// What it works with; all outlive stop().
    struct Parts {
        HistoryReader* history = nullptr;
        EventStore* store = nullptr; ///< keeps what the endpoint says; null: it only looks things up
        const Clock* clock = nullptr;
        Duration firstPause{1'000}; ///< after the first failure; each further one doubles it, up to ten minutes
        const ProviderList* providers = nullptr; ///< whose keys go to which endpoints, with `prices`: one whose price nobody knows is not asked
        const PriceList* prices = nullptr;
        KeyShelf* keys = nullptr;                ///< null: no key goes anywhere
        Way way{};                  ///< of what is asked
        /// Reserves what an endpoint that bills can cost, and settles it, both @thread any: MeaningMoney's, but that the answer goes by the
        /// mailbox. Null: none that bills is asked.
        std::function<void(const QString& model, Money most, Mailbox* replyTo, MeaningMoney::Promised promised)> promise{};
        std::function<void(const TurnId& hold, Money owed)> settle{};
        ToldLimits told{}; ///< what providers say of their limits, shared with who asks models
    };
    explicit Librarian(Parts parts);
    /// Stops first when that was forgotten.
    ~Librarian();

    void start(const std::optional<MeaningSource>& chosen, bool halted);
    /// Breaks off what is under way; who waits for it is not told. @thread the one that started it.
    void stop();

    /// Facts that are on the disk. From its return on nobody is asked when they stop everything. @thread any.
    void heard(const QList<StoredFact>& facts);

    /// As Transport's. @thread any.
    void setWay(const Way& way);

    /// HistoryReader::pieces(), by the endpoint where one was chosen, has said what all pieces mean that it may be told, and says
    /// within kAnswersWithin what the question means; else by the local way, and then the answer says why.
    /// A question that is itself `confidential` goes to an endpoint on this machine only.
    /// @ownership `replyTo` outlives stop(). @thread any.
    void find(PieceQuestion question, Mailbox* replyTo, HistoryReader::Answer<PieceFindings> answer);

    static constexpr Duration kAnswersWithin{2'000};

private:
    void post(std::function<void(LibraryDesk&)> task);
    MeaningMoney money();
    void findTerms(const MeaningSource& source, const std::function<void(Result<AskingTerms>)>& found);

    const Parts m_parts;
    std::atomic<bool> m_halted{false};
    std::atomic<bool> m_isChosen{false}; ///< an endpoint
    Worker m_worker{QStringLiteral("library")};
    std::unique_ptr<KeysAtHand> m_keys;
    std::unique_ptr<LibraryDesk> m_desk; ///< made and destroyed on the thread
};

} // namespace qd::agents
