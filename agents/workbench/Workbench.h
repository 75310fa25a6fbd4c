#pragma once

#include "agents/keys/KeysAtHand.h"
#include "agents/reading/OutsideReader.h"
#include "agents/tools/ToolServers.h"
#include "agents/turn/ToolBench.h"
#include "core/model/Brand.h"
#include "core/async/Shown.h"
#include "core/async/Worker.h"

#include <QElapsedTimer>


namespace qd::agents {

class PriceList;
class SkillLibrary;

/// What agents may use while they work, in one place and on one thread: skills of the house, the reader of the outside, and
/// tools of servers that the person has allowed. An offered skill is called by its id with '_' for '.'.
/// @thread made, started and stopped on main, where the shelf of keys is; offers(), use() and cancelAll() any.
class Workbench final : public ToolBench {
public:
    /// All outlive it.
    struct Parts {
        QString home;
        const SkillLibrary* skills = nullptr;
        KeyShelf* keys = nullptr;
        const Clock* clock = nullptr;
        std::function<Brand()> brand; ///< that skills speak for; any thread
        QString searxng;              ///< address of a SearXNG server that searches; empty: whoever there is a key for
        const PriceList* prices = nullptr; ///< of searches; null: nobody knows what they cost
        Way way{};                    ///< of everything that is asked outside
        ReaderSettings reader{};      ///< how pages are read; `way` and the program say whose, by which proxy and whom to trust
    };
    explicit Workbench(Parts parts);
    ~Workbench() override;

    void start();
    void stop();
    /// What the person has allowed or forbidden has changed, or who searches. `then` runs on a thread of its own when that holds.
    /// @thread any.
    void readServers(std::function<void()> then = {});
    /// The list of prices has other ones. @thread any.
    void pricesChanged();
    /// Whoever is asked from now on is asked this way; what readers of the outside are at is broken off. @thread any.
    void setWay(const Way& way);
    /// As Parts::searxng. The same holds.
    void setSearxng(const QString& address);

    QList<ToolOffer> offers() const override;
    Result<ToolPrice> priceOf(const QString& tool) const override;
    QString whyNot(const QString& tool) const override;
    void use(const ToolWish& wish, Mailbox* replyTo, Given given) override;
    void cancelAll() override;

private:
    class Bench;
    const Parts m_parts;
    Worker m_worker{QStringLiteral("tools")};
    KeysAtHand m_keys;
    /// What there is, and what it costs, by name; what is not named is free.
    struct Table {
        QList<ToolOffer> offers;
        QMap<QString, Result<ToolPrice>> prices;
        QMap<QString, QString> withheld; ///< by name: why no agent may use it
    };
    Shown<Table> m_table;
    Bench* m_bench = nullptr; ///< lives on the worker
};

/// The name that a skill is offered by.
QString toolNameOf(const QString& skill);

} // namespace qd::agents
