#pragma once

#include "agents/llm/LlmClient.h"
#include "agents/turn/TurnOrder.h"
#include "agents/turn/fit/CallFit.h"

#include <QMap>

#include <atomic>
#include <memory>

namespace qd::agents {

class ProviderList;
class SkillLibrary;
class PriceList;
class PromptShelf;
class ProviderList;

/// The bytes of the blobs that an order names, by SHA-256.
using TurnMaterials = QMap<QByteArray, QByteArray>;

/// What turns are done with. Read-only and shared by all workers.
struct TurnTools {
    const SkillLibrary* skills = nullptr;
    const PriceList* prices = nullptr;
    const PromptShelf* prompts = nullptr;
    const ProviderList* providers = nullptr; ///< what models hold and take; null: nobody knows, and each is taken to see pictures
};

/// Which turn a thread works on at this moment, so that somebody else can tell when it hangs.
class TurnMark {
public:
    /// Sets the mark while it lives.
    class Here {
    public:
        Here(std::shared_ptr<TurnMark> mark, const TurnId& turn) : m_mark(std::move(mark)) { set(turn.uuid.low); }
        ~Here() { set(0); }
        Here(const Here&) = delete;
        Here& operator=(const Here&) = delete;

    private:
        void set(quint64 low)
        {
            if (m_mark)
                m_mark->m_turn.store(low, std::memory_order_relaxed);
        }
        std::shared_ptr<TurnMark> m_mark;
    };
    /// @thread any.
    bool isAt(const TurnId& turn) const { return m_turn.load(std::memory_order_relaxed) == turn.uuid.low; }

private:
    std::atomic<quint64> m_turn{0}; ///< the random half of its id
};

/// A turn with what can be made before it may begin: its prompt is written, but nobody was asked.
struct ReadyTurn {
    std::shared_ptr<const TurnOrder> order;
    TurnMaterials materials;
    Result<LlmRequest> request; ///< Work::Ask only, as the next two
    QByteArray requestText;     ///< the call as it can be looked at later: what was asked, word for word
    QByteArray requestHash;     ///< its SHA-256
    QByteArray systemText;      ///< what requestText names by its hash only
    QByteArray systemHash;
    std::shared_ptr<TurnMark> mark; ///< of the thread that it runs on; none outside a crew
    qsizetype recalled = 0;     ///< so many of the order's recalled pieces are in the prompt
    TokenCount inAtMost;        ///< the call cannot be billed for more input than that …
    TokenCount outAtMost;       ///< … nor for more output
    bool isRepeatable = false;  ///< the same call would be answered by the same words: it leaves nothing to chance
};
/// The call as it is kept: its system text only by the hash of that.
QByteArray keptRequest(LlmRequest request, QByteArray systemHash);
/// @thread the worker's.
ReadyTurn makeReady(std::shared_ptr<const TurnOrder> order, TurnMaterials materials, const TurnTools& tools);

/// One turn: prompt, model, parsed reply; or a skill; or a rendering. What was spent is in the report also when nothing
/// usable came. An error as result means that not even that is known.
/// @thread the worker's; resumes there. `model` and `tools` outlive it.
QCoro::Task<Result<TurnReport>> runTurn(ReadyTurn turn, LlmClient* model, const TurnTools* tools, std::stop_token stop);

} // namespace qd::agents
