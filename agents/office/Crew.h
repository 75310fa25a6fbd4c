#pragma once

#include "agents/turn/RunTurn.h"
#include "core/async/Worker.h"

#include <QHash>

#include <chrono>
#include <memory>
#include <stop_token>
#include <vector>

namespace qd::agents {

/// The worker threads that agents think on. An agent always works on the same one; any number of agents share it.
/// @thread one: that of its owner, which is also where answers arrive.
class Crew final {
public:
    using MakeModel = std::function<std::unique_ptr<LlmClient>()>;
    using Reported = std::function<void(TurnReport)>;

    /// `makeModel` is called once on each worker thread. `tools` outlive the crew.
    Crew(int workers, MakeModel makeModel, const TurnTools& tools);
    ~Crew();

    void start();
    /// Asks every turn to end, waits for them, ends the threads.
    void stop();
    /// Waits for the turns that are under way, at most so long, and ends the threads; every turn was asked to end, none is
    /// assigned and no thread replaced any more. A thread that goes on is left behind until the program ends.
    /// @returns false when there is one: then everything that a turn works with, and the crew, must never be destroyed.
    /// @thread any.
    [[nodiscard]] bool joinWithin(std::chrono::milliseconds longest);

    /// Has the turn run. `reported` runs on `replyTo`'s thread, once, whatever happens.
    void assign(std::shared_ptr<const TurnOrder> order, TurnMaterials materials, Mailbox* replyTo, Reported reported);
    /// Makes the turn ready, so that it begins at once when the function that is returned is called. That may be called
    /// once on any thread, also when the crew is gone; when it is not called, nothing was begun and nothing is reported.
    using Go = std::function<void()>;
    Go prepare(std::shared_ptr<const TurnOrder> order, TurnMaterials materials, Mailbox* replyTo, Reported reported);
    /// Has the prompt of the turn written and tells how many tokens its call can be billed for at most; none where there is
    /// no prompt, which whoever begins it then learns. `written` runs on `replyTo`'s thread. It begins when the function that takeGo() gives is called, or when it
    /// is asked to end.
    struct Call {
        TokenCount in;
        TokenCount out;
        QByteArray request;      ///< SHA-256 of the call as it is kept
        bool isRepeatable = false; ///< the same call would be answered by the same words (ReadyTurn)
    };
    using Written = std::function<void(const Call&)>;
    void write(std::shared_ptr<const TurnOrder> order, TurnMaterials materials, Mailbox* replyTo, Written written, Reported reported);
    /// Nothing when it has begun, or is not there. `most`: its call may take no longer.
    Go takeGo(const TurnId& turn, Duration most);
    /// Takes what was written, in place of takeGo(): whoever does so asks himself, and nothing is reported. Null when the turn
    /// has begun, or is not there.
    std::shared_ptr<const ReadyTurn> takeWritten(const TurnId& turn);
    /// It was written and waits for a word.
    bool isWritten(const TurnId& turn) const;
    /// Asks one turn, or every turn, to end now; it then reports Error::Cancelled.
    void halt(const TurnId& turn);
    void haltAll();
    /// To be called when a report has arrived.
    void forget(const TurnId& turn) { m_flights.remove(turn); }
    const TurnTools& tools() const { return m_tools; }
    qsizetype inFlight() const { return m_flights.size(); }

    /// To be called every half second or so while turns are in flight. A thread that has not read a letter for `patience` is
    /// given up: its turns are reported as failed (the one it was at), or as cut short (the others that share it; where their model
    /// may have been asked, nobody can tell what that costs), what they still bring is dropped, and a fresh thread takes its place, but of no more than `most`. O(threads + turns on those
    /// given up).
    void replaceHung(Duration patience, qsizetype most);
    /// How many threads were given up; they go on until the program ends.
    qsizetype givenUp() const { return qsizetype(m_givenUp.size()); }

private:
    class Seat;
    class Reply;
    struct Flight {
        std::stop_source stop;
        size_t place = 0;
        bool asks = false; ///< a model
        std::shared_ptr<Reply> reply;
        Go go; ///< of one that was written and waits for a word
        std::shared_ptr<ReadyTurn> ready; ///< the worker's own until it was written
    };
    /// A letter on its way through a thread, to see whether it reads any.
    struct Ping {
        std::shared_ptr<std::atomic<bool>> answered;
        std::chrono::steady_clock::time_point sent;
    };
    Go prepare(std::shared_ptr<const TurnOrder> order, TurnMaterials materials, Mailbox* replyTo, Reported reported, std::function<void(const ReadyTurn&)> ready);
    void giveUp(size_t place);
    void retireAll();
    bool joinGivenUp();

    const TurnTools& m_tools;
    MakeModel m_makeModel;
    std::vector<std::shared_ptr<Worker>> m_workers; ///< shared with those who may give the word to go
    std::vector<std::unique_ptr<Seat>> m_seats;
    std::vector<Ping> m_pings; ///< one for each place
    QHash<TurnId, Flight> m_flights;
    std::vector<std::pair<std::shared_ptr<Worker>, Seat*>> m_givenUp; ///< their threads may wake again
};

} // namespace qd::agents
