#pragma once

#include "core/state/OfficeState.h"
#include "core/store/EventStore.h"

namespace qd::agents {

/// Facts on their way to the record. Each takes effect on the office's state at once, so that the next judgement sees
/// it; what must wait for the disk is given to after().
/// @thread the office's.
class Docket {
public:
    explicit Docket(OfficeState& state) : m_state(state) {}

    /// @returns the fact's sequence.
    Sequence enter(Fact fact, const AgentId& actor, Sequence cause, const RunId& run, const Label& label, Instant now)
    {
        StoredFact stored{m_state.sequence + 1, now, actor, cause, run, label, std::move(fact)};
        m_state.apply(stored);
        if (m_heard)
            m_heard(stored);
        m_batch.facts.append(std::move(stored));
        return m_state.sequence;
    }
    /// `heard` is told of every fact right after it was entered; it must enter none itself.
    void listen(std::function<void(const StoredFact&)> heard) { m_heard = std::move(heard); }
    /// Bytes that the facts speak of.
    void keep(Blob blob) { m_batch.blobs.append(std::move(blob)); }
    /// The command that all this answers.
    void answers(const CommandId& command) { m_batch.command = command; }
    /// Runs on the store's own thread as soon as what is entered is on the disk, before after(); it must not wait.
    void onDisk(std::function<void()> then)
    {
        if (m_batch.onDisk)
            then = [first = std::move(m_batch.onDisk), second = std::move(then)] {
                first();
                second();
            };
        m_batch.onDisk = std::move(then);
    }
    /// Runs once everything entered so far is on the disk, not at all if it could not be stored.
    void after(std::function<void()> then) { m_after.push_back(std::move(then)); }

    bool isEmpty() const { return m_batch.facts.isEmpty() && m_after.empty(); }
    Batch takeBatch() { return std::exchange(m_batch, {}); }
    std::vector<std::function<void()>> takeAfter() { return std::exchange(m_after, {}); }

private:
    OfficeState& m_state;
    Batch m_batch;
    std::vector<std::function<void()>> m_after;
    std::function<void(const StoredFact&)> m_heard;
};

} // namespace qd::agents
