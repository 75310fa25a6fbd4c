#pragma once

#include "core/model/Command.h"
#include "core/state/StateFeed.h"
#include "core/store/calls/Call.h"
#include "ui/models/TrafficSource.h"
#include "ui/style/Tokens.h"

#include <QHash>
#include <QMainWindow>
#include <QPointer>
#include <QSet>
#include <QTimer>

class QActionGroup;
class QMenu;
class QSettings;
class QStackedWidget;

namespace qd::ui {

class AwayStrip;
class BridgePage;
class CallsPage;
class CostsPage;
class DecisionsPage;
class FirstRunStrip;
class StopStrip;
class HooksIn;
class InboxList;
class InboxPage;
class KeysSheet;
class LookWatch;
class MailboxesIn;
class PacksHeld;
class Connections;
class ModelStrip;
class SettingsPage;
class Palette;
struct PaletteEntry;
class PastActions;
class PeopleOutside;
class PeoplePage;
class Rail;
class TimeBar;
class TimeTravel;
class TrialStrip;
class Toasts;
class TopBar;
struct OrganisationChoice;
enum class Network;
class TrafficView;
class Tries;
class WorkPage;

/// What the window shows and where it keeps how it looks. All of it outlives the window.
struct Sources {
    StateFeed* feed = nullptr;
    History* history = nullptr;
    QSettings* settings = nullptr;
    const Clock* clock = nullptr;
    Tries* tries = nullptr; ///< null: no run can be done again here
    QStringList models{};   ///< that have a price, as "provider:model": agents can be set up with them
    Connections* connections = nullptr; ///< null: nothing outside can be asked from here
    PeopleOutside* people = nullptr; ///< null: nothing that is sealed can be opened from here
    PacksHeld* packs = nullptr;      ///< null: organisations of others can't be seen from here
    MailboxesIn* mailboxes = nullptr; ///< null: mailboxes can't be set up from here
    HooksIn* hooks = nullptr;        ///< null: nor can webhooks
    PastActions* actions = nullptr;  ///< null: no rule can be tried on what was done
};

/// The control room: rail, top bar, pages, notes. Wishes leave it as commands; nothing else does.
class MainWindow final : public QMainWindow {
    Q_OBJECT
public:
    explicit MainWindow(const Sources& sources);
    ~MainWindow() override;

    /// Adds a place after those that are there; it gets that Ctrl+digit, or the next one (0). Takes ownership of `page`.
    void addPage(const QString& id, const QString& title, const QString& icon, QWidget* page, int digit = 0);
    /// Puts the window back as it was left: place, size, docks, filters. Call after every page was added.
    void restore();
    void save() const;

    BridgePage* bridge() const { return m_bridge; }
    TrafficView* traffic() const { return m_traffic; }
    Toasts* toasts() const { return m_toasts; }
    TimeTravel* travel() const { return m_travel; }
    KeysSheet* keys() const { return m_keys; }
    QString currentPage() const { return m_current; }
    /// As TopBar's.
    void setOrganisations(const QList<OrganisationChoice>& choices, const QString& current);

public slots:
    /// Sends a wish of the person on its way; a note says what became of it.
    void issue(const qd::Command& command);
    /// The Office's answer to a command of this window; others are left alone.
    void commandAnswered(qd::CommandId id, const qd::Result<qd::Receipt>& answer);
    void openPage(const QString& id);
    /// The inbox, at that item when it waits there.
    void openItem(const qd::Uuid& item);
    /// Gives the keys to the page in front: to what it lists.
    void focusPage();
    /// The settings, at whom agents ask.
    void openModels();
    /// Shows the ways out of this machine, in the settings.
    void openConnections();
    /// As TopBar's.
    void setNetwork(qd::ui::Network network);
    void openPalette();
    /// Opens the slider over the record: pages then show a moment of it, and nothing can be commanded but a stop.
    void lookAtThePast();

signals:
    void organisationsAsked();
    /// She wants to work with another organisation of her home, by name.
    void organisationChosen(QString name);
    void commandIssued(qd::CommandId id, qd::Command command);
    /// Another place is in front.
    void pageOpened(QString id);

protected:
    void closeEvent(QCloseEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    /// Tab goes by what really takes the keys. Qt's own way follows the proxy of a page as well, and so jumps over all
    /// that stands before its list.
    bool focusNextPrevChild(bool next) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void buildFrame();
    void buildBridge();
    void buildInbox();
    void buildPlaces();
    void buildWork();
    void buildRecords();
    void buildCalls();
    void buildLooks();
    void buildSettings();
    void showSettings(const OfficeState& state);
    void showStrip();
    void buildTrials();
    void showTrials();
    void setStill(bool on);
    void buildViewMenu();
    void buildKeys();
    Scheme wantedScheme() const;
    void chooseScheme(const QString& name);
    void showState();
    void showSoon();
    void showPresent();
    void showMoment();
    void showWaiting();
    void showTime();
    void buildTime();
    QString whyReadOnly() const;
    void send(const Command& command);
    void displayFront();
    void tidyBridge();
    void showProfile(const AgentId& agent);
    void showRun(const RunId& run);
    void showTrafficOf(const TrafficFilter& filter);
    void toCalls();
    void showCall(const TurnId& turn);
    void showCalls(const CallFilter& filter, const QByteArray& prompt = {});
    void leaveCalls();
    QString placeToKeep() const;
    void watchLook();
    void noteThere();
    void sayMeanwhile();
    Command withLook(Command command);
    void refuse(const Command& command, const Error& error);
    bool isEntrance(QWidget* widget);
    bool waitsForAnswer(const UndoApproval& undo);
    void sayAccepted(const Command& command, const Receipt& receipt);
    void sayDecided(const DecideApproval& decided);
    void takeBackNotes(const ApprovalId& undone);
    void noteReplaced(const QList<StoredFact>& facts);
    void sayPassed(const QList<StoredFact>& facts);
    void sayUnusual(const AgentUnusual& unusual);
    ApprovalId newest(ApprovalId approval) const;
    void sayPutOff(Instant until);
    void sayReturned(const ReturnItem& command);
    void saySteered(const SteerRun& command, const QString& text);
    template <class C> bool isPending() const;
    void awaitReturn();
    QList<PaletteEntry> paletteEntries();
    void addStateEntries(QList<PaletteEntry>& entries);
    void addOrganisations(QList<PaletteEntry>& entries);

    Sources m_present;  ///< what is
    TimeTravel* m_travel;
    Sources m_sources;  ///< what is shown: the same, or a moment of the past
    HistoryTraffic m_messages;
    LookWatch* m_looks;
    TimeBar* m_time = nullptr;
    Rail* m_rail = nullptr;
    TopBar* m_top = nullptr;
    FirstRunStrip* m_strip = nullptr;
    StopStrip* m_stopped = nullptr;
    ModelStrip* m_models = nullptr;
    TrialStrip* m_trials = nullptr;
    AwayStrip* m_away = nullptr;
    QStackedWidget* m_stack = nullptr;
    BridgePage* m_bridge = nullptr;
    TrafficView* m_traffic = nullptr;
    InboxList* m_waiting = nullptr; ///< on the bridge
    InboxPage* m_inbox = nullptr;
    WorkPage* m_work = nullptr;
    DecisionsPage* m_decisions = nullptr;
    CostsPage* m_costs = nullptr;
    PeoplePage* m_people = nullptr;
    CallsPage* m_calls = nullptr;
    QString m_before;               ///< where she was before she looked into a call
    QPointer<QWidget> m_focusBefore; ///< and what had the keys there
    SettingsPage* m_settings = nullptr;
    Toasts* m_toasts = nullptr;
    Palette* m_palette = nullptr;
    KeysSheet* m_keys = nullptr;
    QActionGroup* m_schemes = nullptr;
    QAction* m_still = nullptr; ///< nothing moves
    QHash<QString, QWidget*> m_pages; ///< as they stand in the stack
    QHash<QString, QWidget*> m_fronts; ///< as they were added
    QList<std::pair<QString, QString>> m_places; ///< id and title, in the order of the rail
    QString m_current;
    QList<OrganisationChoice> m_organisations; ///< of the home
    QString m_organisation; ///< the one that is shown
    QHash<CommandId, Command> m_pending;
    QSet<ApprovalId> m_takenBack; ///< undone before the Office has answered the yes: carried out with the answer
    ApprovalId m_lastYes;
    QHash<ApprovalId, ApprovalId> m_newer; ///< what took the place of an item, such as one with her edits
    QList<InboxItemId> m_putOff; ///< put off in one go, and not said yet
    QTimer m_return; ///< when the next thing that was put off comes back
    bool m_isToShow = false; ///< the state, when the events that are there have been handled
    QTimer m_minute; ///< relative times and "today" go on without facts
};

/// The scheme that the desktop asks for, judged by its palette before ours was set. @thread main.
Scheme desktopScheme();
/// The scheme that was chosen, or that of the desktop. @thread main.
Scheme chosenScheme(const QSettings& settings);

} // namespace qd::ui
