#pragma once

#include "core/model/Command.h"
#include "core/state/OfficeState.h"
#include "ui/models/settings/Connections.h"

#include <QWidget>

class QButtonGroup;
class QStackedWidget;
class QTableView;
class QVBoxLayout;

namespace qd::ui {

class AuthorityPanel;
class DeputiesPanel;
class EmptyState;
class HooksIn;
class HooksPanel;
class LookPanel;
class MailboxesIn;
class MailboxesPanel;
class ModelChoice;
class NetworkPanel;
class PacksHeld;
class PacksPanel;
class PeopleOutside;
class PeoplePanel;
class Panel;
class PastActions;
class ProviderRow;
class SearchRow;
class Sentence;
class ServerRow;
class TierEditor;
class TiersModel;
class WaysPanel;

/// Whom the settings ask, of what is no state. Each may be null: then that can't be asked from here, and its section says so. All outlive the page.
struct SettingsRooms {
    Connections* connections = nullptr; ///< keys, providers, tools, the network, ways out
    PeopleOutside* people = nullptr;    ///< what is sealed
    PacksHeld* packs = nullptr;
    MailboxesIn* mailboxes = nullptr;
    HooksIn* hooks = nullptr;
    PastActions* actions = nullptr; ///< null: no rule can be tried on what was done
};

/// Whom agents ask and what that costs, providers and their keys, ways out of the house, mailboxes and webhooks that answers come by, people outside, organisations
/// of others, tools of others, who searches, the network, who decides on what and in her place, and how the window looks. What is the organisation's goes as a command; what is this computer's by Connections. @thread main.
class SettingsPage final : public QWidget {
    Q_OBJECT
public:
    enum Section { Models, Ways, Mailboxes, Hooks, People, Packs, Tools, Network, Authority, Deputies, Look };

    /// `clock` outlives it.
    SettingsPage(const SettingsRooms& rooms, const Clock* clock, QWidget* parent = nullptr);

    void display(const OfficeState& state);
    void open(Section section);
    void setNetwork(const QString& sentence);
    /// As LookPanel's.
    void setLook(const QString& scheme, bool still);
    void setReadOnly(const QString& why);

signals:
    void commandIssued(const qd::Command& command);
    void schemeChosen(QString scheme);
    void stillChosen(bool still);

protected:
    void showEvent(QShowEvent* event) override;

private:
    void buildChips();
    void buildSections();
    void addSection(const QList<QWidget*>& panels);
    QWidget* buildTiers();
    QWidget* buildProviders();
    QWidget* buildServers();
    QWidget* buildSearch();
    void reload();
    void take(const Result<Connected>& connected);
    void arrange();
    void arrangeServers();
    void fill();
    QList<ProviderLine> inOrder() const;
    QStringList priceSources() const;

    SettingsRooms m_rooms;
    Connections* m_connections;
    const Clock* m_clock;
    QButtonGroup* m_view;
    QStackedWidget* m_views;
    ModelChoice* m_choice = nullptr;
    TiersModel* m_tiersModel;
    QTableView* m_tiers = nullptr;
    TierEditor* m_tierEditor = nullptr;
    Sentence* m_sources;
    Sentence* m_ring;
    EmptyState* m_providersEmpty = nullptr;
    QWidget* m_providerList;
    QList<ProviderRow*> m_providers;
    QWidget* m_serverList;
    EmptyState* m_serversEmpty = nullptr;
    QMap<QString, ServerRow*> m_servers;
    QWidget* m_searchList;
    Sentence* m_searchWords;
    QList<SearchRow*> m_searchers;
    WaysPanel* m_ways = nullptr;
    MailboxesPanel* m_mailboxes = nullptr;
    HooksPanel* m_hooks = nullptr;
    PeoplePanel* m_people = nullptr;
    PacksPanel* m_packs = nullptr;
    NetworkPanel* m_network = nullptr;
    AuthorityPanel* m_authority = nullptr;
    DeputiesPanel* m_deputies = nullptr;
    LookPanel* m_look = nullptr;
    OfficeState m_state;
    Connected m_connected;
    bool m_isKnown = false; ///< m_connected was read once
    QString m_readOnly;
};

} // namespace qd::ui
