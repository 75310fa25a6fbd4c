#pragma once

#include "agents/llm/LlmClient.h"
#include "app/engine/Home.h"
#include "app/engine/Shelves.h"
#include "core/state/StateFeed.h"
#include "core/store/HistoryReader.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <memory>

namespace qd::agents {
class KeyShelf;
}

namespace qd::app {

struct DepartmentSettings {
    QString organisation;   ///< name below organisations; empty: the one used last
    QString model;          ///< whom agents ask in every run, as UseModels has it, whatever was chosen and named: for trials; empty: that
    double pace = 1;        ///< how much of its plausible time the rehearsal model takes; 0: none
    int workers = 2;
    const Clock* clock = nullptr; ///< null: the machine's
    bool asksMeanings = false; ///< has the endpoint that was chosen say what pieces mean, while it is open
    bool backups = false;   ///< makes one a day while nothing is under way
    bool startsAgain = false; ///< wornOut() is heeded; else everything stops when too many threads hang
    bool awaitsCommand = false; ///< nothing leaves before the first command that is issued here is on record: it may be a stop
    agents::KeyShelf* keys = nullptr; ///< the home's, where they are to outlive the department; null: it has its own
    /// Makes the model of one worker; null: the rehearsal model, and those of providers.
    std::function<std::unique_ptr<agents::LlmClient>()> makeModel;
};

class HomeFiles;

/// One organisation at work: its record, its office, its agents, its ways out; and the state of it all on this thread.
/// Commands go in by issue(), facts come out through feed().
/// @thread the one it was made on, which has an event loop.
class Department final : public QObject {
    Q_OBJECT
public:
    Department(Home home, DepartmentSettings settings, QObject* parent = nullptr);
    ~Department() override;

    /// Holds the organisation, opens the record, starts the threads, adopts organisation and brand where none are.
    /// Blocks until the state is there; O(facts since the last snapshot).
    Result<Done> open();
    /// Stops in order: turns, agents, office, dispatcher, record. Blocks, for a few seconds at most where a thread hangs:
    /// that one is left behind, and its turn is taken up again as after a crash. Harmless when not open.
    void close();

    StateFeed& feed() { return m_feed; }
    HistoryReader& history() { return *m_history; }
    const Home& home() const { return m_home; }
    /// What was allowed or forbidden of tools has changed; `then` when that holds for whoever uses one from now on.
    void readTools(std::function<void()> then = {});
    /// Takes the prices and providers of the home as they are now, where their files are others than before; it does so by itself soon after
    /// they are written, and before each command. Where they cannot be read, noted() says that it goes on with those of before.
    void readModels();
    /// How requests leave this machine has changed: whatever is sent from now on goes the new way.
    void readWay();
    /// The address of the server that searches has changed.
    void readSearxng();
    /// The keys of the home as this process has them.
    agents::KeyShelf& keys() { return *m_settings.keys; }
    /// What the home could use when it was opened. Only while it is open.
    const Shelves& shelves() const { return *m_shelves; }
    /// Takes the ways out of this machine as her files and the record have them now; waysNotReady() says how many cannot be used. It does so by
    /// itself soon after her files are written, and before each command; what leaves is held against them anyway.
    void readConnectors();
    /// Whether what goes to that connector leaves this machine. Also true of one that there is not. Only while it is open.
    bool isOutward(const ConnectorId& connector) const;
    /// What the desktop knows of the network: what waits for it goes out when it is there. Nobody knowing is as if it were.
    void noteNetwork(bool isThere);
    /// Name of the organisation that is at work, as --org gives it.
    const QString& organisation() const { return m_settings.organisation; }
    /// Has a command judged; answered() follows with the same id. A brief whose work reads the keyword plan is refused with
    /// what is wrong with the plan, which another thread reads first.
    void issue(const CommandId& id, const Command& command, const AgentId& by = human());

    /// No command is awaited any more: what is due leaves.
    void letOut();

    /// Nothing was under way or due when the office last said so, no fact has come since, and nobody is at work here that the office does not know of.
    bool isSettled() const { return m_settled && m_atWork == 0; }
    /// Something is done beside the office that is to come on record: nothing is settled before as many have ended as began.
    void beginWork() { ++m_atWork; }
    void endWork()
    {
        if (--m_atWork == 0 && m_settled)
            emit settled();
    }
    /// Since when agents may work: it was opened, everything was resumed, or the record came back.
    Instant workingSince() const { return m_workingSince; }

    /// `then` runs here once history() finds everything that is stored now.
    void whenIndexed(std::function<void()> then);

signals:
    void answered(qd::CommandId id, qd::Result<qd::Receipt> receipt);
    /// Nothing is under way and nothing is due, as the office knows it (isSettled() says whether that is all). The feed has every fact up to there.
    void settled();
    void troubled(QString text);
    /// Something that she should know and that hinders nobody.
    void noted(QString text);
    /// So many ways out of this machine that her files name cannot be used. Said once for the same ones.
    void waysNotReady(qsizetype count);
    void recovered();
    /// So many threads hang that the process has to be started again; nothing new begins any more.
    void wornOut();
    /// The daily backup was made and checked.
    void backedUp(QString file);

private:
    class Rooms;
    Result<Done> openRecord();
    void startLibrarian(const OfficeState& state);
    void startOffice(OfficeState state);
    void adoptDefaults(const Result<Organisation>& organisation);
    void backUpWhenDue();
    void seeConnectors();
    void keyChanged(const QString& name);
    void wakeEffects();
    static bool endCrew(Rooms* rooms);

    Home m_home;
    std::unique_ptr<agents::KeyShelf> m_keys; ///< where nobody else has them
    DepartmentSettings m_settings;
    SystemClock m_systemClock;
    std::unique_ptr<Hold> m_lock;
    std::unique_ptr<Shelves> m_shelves;
    StateFeed m_feed;
    Mailbox m_mailbox;
    std::unique_ptr<HistoryReader> m_history;
    std::unique_ptr<Rooms> m_rooms;
    std::unique_ptr<HomeFiles> m_modelFiles;
    QTimer m_backupWatch;
    QElapsedTimer m_sinceBackup; ///< since one was begun; so that one that fails is not tried again at once
    bool m_settled = false; ///< by the office
    int m_atWork = 0;       ///< beside the office
    Instant m_workingSince;
};

} // namespace qd::app
