#pragma once

#include "agents/library/EndpointEmbedder.h"
#include "agents/llm/door/ToldLimits.h"

#include <atomic>
#include <memory>

namespace qd::agents {

/// How an endpoint is asked.
struct AskingTerms {
    PinnedKey key;  ///< without a secret: none
    QString billed; ///< "provider:model", whose price is reserved first; empty: it costs nothing
    QString model{}; ///< "provider:model", whose limits others may have been told; empty: nobody's
};

/// Asks the endpoint what texts mean, with its key. Where somebody bills for that, the worst that it can cost is reserved before anything
/// leaves, and what it did cost is settled, whatever came of it: all of the reservation where nobody saw an answer.
/// @thread everything on the transport's.
class MeaningDoor final {
public:
    /// Gives how the endpoint is asked, later or at once, on this thread. Error: it is not asked.
    using FindTerms = std::function<void(const MeaningSource&, std::function<void(Result<AskingTerms>)>)>;
    struct Parts {
        Transport& transport;
        const std::atomic<bool>& halted; ///< says at any time whether anybody may be asked
        FindTerms findTerms{};           ///< none: everybody is asked without a key, and costs nothing
        const PriceList* prices = nullptr; ///< as findTerms, where somebody bills
        MeaningMoney money{};
        ToldLimits told{}; ///< what providers say of their limits is shared there
    };
    explicit MeaningDoor(Parts parts) : m_parts(std::move(parts)), m_embedder(m_parts.transport) {}

    using Answer = std::function<void(Result<QList<QByteArray>>)>;
    /// As EndpointEmbedder::embed(). `deadline` is for all of it, also for what has to be reserved. Error::Rule also: a limit stands in the
    /// way, and nobody was asked. `answer` runs once, unless this is gone.
    void embed(const MeaningSource& source, const QStringList& texts, Duration deadline, Answer answer);
    /// What is under way ends, and what waits for its money is not sent.
    void cancelAll();

private:
    struct Asking;
    using Shared = std::shared_ptr<Asking>;
    template <class T> std::function<void(Result<T>)> whileHere(std::function<void(Result<T>)> then);
    void promise(const Shared& asking);
    void promised(const Shared& asking, const Result<TurnId>& hold);
    void send(const Shared& asking);
    void tellOthers(const Asking& asking, const MeaningBill& bill) const;
    void settle(const Asking& asking, const MeaningBill& bill);
    bool mayGoOn(const Asking& asking) const;

    const Parts m_parts;
    EndpointEmbedder m_embedder;
    const std::shared_ptr<bool> m_here = std::make_shared<bool>(true);
    quint64 m_epoch = 0; ///< of what was not cancelled
};

} // namespace qd::agents
