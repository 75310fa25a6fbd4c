#pragma once

#include "agents/effects/Dispatcher.h"
#include "agents/llm/PriceList.h"
#include "agents/llm/batches/BatchPost.h"
#include "agents/llm/providers/ProviderList.h"
#include "agents/office/Office.h"
#include "agents/skills/SkillLibrary.h"
#include "agents/turn/PromptShelf.h"
#include "agents/turn/ToolBench.h"
#include "core/store/EventStore.h"
#include "core/store/HistoryReader.h"
#include "tests/support/Await.h"
#include "tests/support/ManualClock.h"
#include "tests/support/ScriptedLlm.h"
#include "tests/support/TempHome.h"

#include <atomic>
#include <mutex>

namespace qd::test {

/// The outside world of these tests: counts what arrives, and behaves as told.
struct Outside {
    std::mutex mutex;
    QList<EffectContent> delivered;
    QList<QMap<QByteArray, QByteArray>> bytes; ///< of each of them, by SHA-256
    QList<agents::Outcome::Kind> outcomes; ///< for the next deliveries; then Confirmed
    bool repeatable = true;
    std::atomic<qint64> cost = 0; ///< of each delivery, micro-dollars; -1: nobody knows
    std::atomic<int> reached = 0; ///< deliveries that have begun
    agents::Guarantees guarantees{agents::Guarantees::Never}; ///< where it is not repeatable; to be set before anything is sent
    bool needsNetwork = false;
    bool canLookUp = false;
    QList<agents::Outcome> next;    ///< for the next deliveries, whole; then `outcomes`
    QList<agents::LookedUp> found;  ///< for the next looks; then unclear
    QStringList keys;               ///< of deliveries, in order
    QStringList looked;             ///< keys that were looked for

    qsizetype count()
    {
        const std::lock_guard lock(mutex);
        return delivered.size();
    }

    QString channel;                ///< by what it reaches people; the same: to be set before anything is planned
    QStringList reads;
    Confidentiality clearance = Confidentiality::Internal;
    QList<QMap<QString, agents::Person>> people; ///< of deliveries and of looks, in order: whom they were for

    std::function<Result<agents::Sight>(const agents::Delivery&)> sees; ///< what a look says, on its thread; to be set before anything is rendered. Null: nobody looks
};

class OutsideConnector final : public agents::Connector {
public:
    OutsideConnector(QString id, Outside* outside) : m_id(std::move(id)), m_outside(outside) {}
    ConnectorId id() const override { return {m_id}; }
    QString title() const override { return m_id; }
    agents::Guarantees guarantees() const override { return m_outside->repeatable ? agents::Guarantees{agents::Guarantees::ByContent} : m_outside->guarantees; }
    bool needsNetwork() const override { return m_outside->needsNetwork; }
    bool canLookUp() const override { return m_outside->canLookUp; }
    void lookUp(const agents::Delivery& delivery, const agents::Gate&, Looked looked) override
    {
        const std::lock_guard lock(m_outside->mutex);
        m_outside->looked.append(delivery.key);
        m_outside->people.append(delivery.people);
        looked(m_outside->found.isEmpty() ? agents::LookedUp{Found::Unclear, QStringLiteral("it is not clear"), {}} : m_outside->found.takeFirst());
    }
    Confidentiality clearance() const override { return m_outside->clearance; }
    QString channel() const override { return m_outside->channel; }
    QStringList reads() const override { return m_outside->reads; }
    bool isOutward() const override { return false; }
    Result<Done> check(const EffectContent&) const override { return Done{}; }
    Result<Money> cost(const EffectContent&) const override
    {
        if (m_outside->cost < 0)
            return Error{Error::Rule, QStringLiteral("No price is known."), {}, {}};
        return Money{m_outside->cost};
    }
    void deliver(const agents::Delivery& delivery, const agents::Gate&, Ended ended) override { ended(taken(delivery)); }
    bool looks() const override { return bool(m_outside->sees); }
    void look(const agents::Delivery& delivery, const agents::Gate&, Seen seen) override { seen(m_outside->sees(delivery)); }
    void test(const agents::Gate&, Tested tested) override { tested(QStringLiteral("it is there")); }

private:
    agents::Outcome taken(const agents::Delivery& delivery)
    {
        ++m_outside->reached;
        const std::lock_guard lock(m_outside->mutex);
        m_outside->keys.append(delivery.key);
        m_outside->people.append(delivery.people);
        if (!m_outside->next.isEmpty()) {
            const agents::Outcome outcome = m_outside->next.takeFirst();
            keep(delivery, outcome.kind);
            return outcome;
        }
        const agents::Outcome::Kind kind = m_outside->outcomes.isEmpty() ? agents::Outcome::Confirmed
                                                                         : m_outside->outcomes.takeFirst();
        keep(delivery, kind);
        return {kind, QStringLiteral("file:///there/") + delivery.content.title};
    }

    void keep(const agents::Delivery& delivery, agents::Outcome::Kind kind)
    {
        if (kind != agents::Outcome::Confirmed)
            return;
        m_outside->delivered.append(delivery.content);
        m_outside->bytes.append(delivery.blobs);
    }

    QString m_id;
    Outside* m_outside;
};

/// What models answer in a test, by the name of the reply; shared by all workers.
struct Answers {
    std::mutex mutex;
    QMap<QString, QStringList> byReply; ///< the last one of a list is given again and again
    QStringList asked;

    QStringList prompts;  ///< of all that was asked, in the same order
    bool rehearses = false; ///< what nothing is scripted for the rehearsal model answers
    std::function<void(const agents::LlmRequest&)> before; ///< runs first, on the worker's thread; may hang or throw
    std::function<std::optional<Result<agents::LlmAnswer>>(const agents::LlmRequest&)> instead; ///< has the first word
    QStringList held; ///< replies that are not given before release()

    void hold(const char* reply);
    void release();
    void set(const char* reply, const QStringList& texts) { byReply.insert(QString::fromLatin1(reply), texts); }
    Result<agents::LlmAnswer> answer(const agents::LlmRequest& request);
};

/// An office with everything around it, on the test's own thread.
class OfficeRig {
public:
    explicit OfficeRig(const Organisation& organisation, StoreLimits limits = {0, 0}, Duration patience = Duration(60'000));
    ~OfficeRig() { close(); }

    void open();
    /// The same; the error where the record does not open.
    std::optional<Error> tryOpen();
    void close();
    Result<Receipt> issue(const Command& command, const AgentId& by = human());
    bool settle();
    /// Gives a command without waiting; `answered` below gets what came of it.
    CommandId give(const Command& command, const AgentId& by = human());
    /// Moves the clock and has the office look at it.
    void pass(Duration time);
    const OfficeState& state() const { return office->state(); }
    QList<StoredFact> facts();
    /// These hold from now on. @thread one at a time.
    void takePrices(const agents::PriceList& prices) { m_prices.take(prices); }
    template <class T> QList<T> all()
    {
        QList<T> found;
        for (const StoredFact& stored : facts())
            if (const T* fact = std::get_if<T>(&stored.fact))
                found.append(*fact);
        return found;
    }

    TempHome home;
    ManualClock clock;
    Outside outside;
    Answers answers;
    agents::ProviderList providers;                  ///< what models hold; to be filled before anything is asked
    QString model = QStringLiteral("rehearsal");     ///< the same; empty: that of the tier
    std::shared_ptr<agents::ToolBench> tools;        ///< the same
    bool knowsModels = false;                        ///< the same: what the shipped provider files say of models
    std::shared_ptr<agents::BatchPost> batches;      ///< the same
    Duration repeats{0};                             ///< the same
    bool awaitsCommand = false; ///< of the offices that are opened from now on
    decltype(agents::OfficeSettings::lookUp) lookUp; ///< the same
    Organisation organisation;
    std::unique_ptr<EventStore> store;
    std::unique_ptr<HistoryReader> history;
    std::unique_ptr<agents::Crew> crew;
    std::unique_ptr<agents::Dispatcher> dispatcher;
    std::unique_ptr<agents::Office> office;
    QMap<CommandId, Result<Receipt>> answered;
    QString keyFile; ///< the same: what the record's heads are signed with; empty: none are kept
    QStringList troubles;
    int recoveries = 0;

private:
    agents::SkillLibrary m_skills;
    agents::PromptShelf m_prompts;
    agents::PriceList m_prices;
    agents::ProviderList m_providers;
    agents::TurnTools m_tools;
    StoreLimits m_limits;
    Duration m_patience;
};

/// A team of two writers and a boss: draft → review (until accepted) → publish at L3 → post at L4.
Organisation smallTeam();
/// The same with a picture that bears the title of the piece, and is published with it.
Organisation illustratedTeam();
/// A draft of that team that every schema takes.
QString draftReply(const QString& title, const QString& body);

} // namespace qd::test
