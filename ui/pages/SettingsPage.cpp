#include "ui/pages/SettingsPage.h"

#include "ui/models/settings/TiersModel.h"
#include "ui/style/Tokens.h"
#include "ui/widgets/Chip.h"
#include "ui/widgets/EmptyState.h"
#include "ui/widgets/Panel.h"
#include "ui/widgets/parts/FlowLayout.h"
#include "ui/widgets/parts/TableDress.h"
#include "ui/widgets/settings/KeyLine.h"
#include "ui/widgets/settings/LookPanel.h"
#include "ui/widgets/settings/NetworkPanel.h"
#include "ui/widgets/settings/ProviderRow.h"
#include "ui/widgets/settings/SearchRow.h"
#include "ui/widgets/settings/ServerRow.h"
#include "ui/widgets/settings/SettingParts.h"
#include "ui/widgets/settings/authority/AuthorityPanel.h"
#include "ui/widgets/settings/deputies/DeputiesPanel.h"
#include "ui/widgets/settings/inbound/HooksPanel.h"
#include "ui/widgets/settings/inbound/MailboxesPanel.h"
#include "ui/widgets/settings/models/ModelChoice.h"
#include "ui/widgets/settings/models/TierEditor.h"
#include "ui/widgets/settings/outside/WaysPanel.h"
#include "ui/widgets/settings/packs/PacksPanel.h"
#include "ui/widgets/settings/people/PeoplePanel.h"
#include "ui/words/ModelWords.h"
#include "ui/words/Words.h"

#include <QButtonGroup>
#include <QHeaderView>
#include <QScrollArea>
#include <QStackedWidget>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>
#include <array>

namespace qd::ui {

namespace {

constexpr int kWidest = 1080; ///< lines longer than that are not read

QWidget* listIn(QWidget* parent)
{
    auto* frame = new QWidget(parent);
    columnOf(frame, {0, 0, 0, kHalfGap}, 0);
    return frame;
}

QWidget* ruleIn(QWidget* parent)
{
    auto* rule = new QFrame(parent);
    rule->setProperty("role", QStringLiteral("rule"));
    rule->setFixedHeight(1);
    return rule;
}

/// Rows below each other, with a line between.
void addRow(QWidget* list, QWidget* row)
{
    if (list->layout()->count() > 0)
        list->layout()->addWidget(ruleIn(list));
    list->layout()->addWidget(row);
}

/// As high as its panels are at the width that there is: by itself it would want what they would be at their narrowest, and scroll through nothing.
class SectionBody final : public QWidget {
public:
    using QWidget::QWidget;
    QSize minimumSizeHint() const override { return {QWidget::minimumSizeHint().width(), 0}; }
};

/// As high as all of its rows: the section scrolls, not the table.
void fitHeight(QTableView* table)
{
    int height = table->horizontalHeader()->sizeHint().height() + 2;
    for (int row = 0; row < table->model()->rowCount(); ++row)
        height += table->rowHeight(row);
    table->setFixedHeight(height);
}

} // namespace

SettingsPage::SettingsPage(const SettingsRooms& rooms, const Clock* clock, QWidget* parent)
    : QWidget(parent), m_rooms(rooms), m_connections(rooms.connections), m_clock(clock), m_view(new QButtonGroup(this)), m_views(new QStackedWidget(this)), m_tiersModel(new TiersModel(this)),
      m_sources(new Sentence(Saying::Muted, this)), m_ring(new Sentence(Saying::Muted, this)), m_providerList(listIn(this)), m_serverList(listIn(this)),
      m_searchList(listIn(this)), m_searchWords(new Sentence(Saying::Muted, this))
{
    buildChips();
    buildSections();
    connect(m_choice, &ModelChoice::wanted, this, [this](const QString& use) { emit commandIssued(UseModels{use}); });
    connect(m_view, &QButtonGroup::idClicked, m_views, &QStackedWidget::setCurrentIndex);
    connect(m_providersEmpty, &EmptyState::acted, this, &SettingsPage::reload);
    connect(m_network, &NetworkPanel::changed, this, &SettingsPage::reload);
    connect(m_ways, &WaysPanel::changed, this, &SettingsPage::reload);
    connect(m_ways, &WaysPanel::wanted, this, &SettingsPage::commandIssued);
    connect(m_mailboxes, &MailboxesPanel::changed, this, &SettingsPage::reload);
    connect(m_hooks, &HooksPanel::changed, this, &SettingsPage::reload);
    connect(m_authority, &AuthorityPanel::wanted, this, &SettingsPage::commandIssued);
    connect(m_deputies, &DeputiesPanel::wanted, this, &SettingsPage::commandIssued);
    connect(m_look, &LookPanel::schemeChosen, this, &SettingsPage::schemeChosen);
    connect(m_look, &LookPanel::stillChosen, this, &SettingsPage::stillChosen);
    if (m_connections)
        m_connections->whenChanged(this, [this] { reload(); });
    else
        m_network->setReadOnly(tr("Nothing outside can be asked from here."));
}

/// Which of the sections stands below. Made before them, so that Tab comes here first.
void SettingsPage::buildChips()
{
    setObjectName(QStringLiteral("settings"));
    setAccessibleName(tr("Settings"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(kGap);
    auto* choice = new FlowLayout; // large text takes two lines
    choice->setSpacing(kHalfGap);
    const std::pair<QString, QString> names[] = {{tr("Models"), QStringLiteral("settings.view.models")}, {tr("Connections"), QStringLiteral("settings.view.connections")},
                                                 {tr("Mailboxes"), QStringLiteral("settings.view.mailboxes")}, {tr("Webhooks"), QStringLiteral("settings.view.hooks")},
                                                 {tr("People outside"), QStringLiteral("settings.view.people")}, {tr("Packs"), QStringLiteral("settings.view.packs")}, {tr("Tools"), QStringLiteral("settings.view.tools")},
                                                 {tr("Network"), QStringLiteral("settings.view.network")}, {tr("Authority"), QStringLiteral("settings.view.authority")}, {tr("Deputies"), QStringLiteral("settings.view.deputies")}, {tr("Appearance"), QStringLiteral("settings.view.look")}};
    int id = 0;
    for (const auto& [title, name] : names) {
        auto* chip = new Chip(title, this);
        chip->setObjectName(name);
        chip->setCheckable(true);
        chip->setChecked(id == Models);
        m_view->addButton(chip, id++);
        choice->addWidget(chip);
    }
    column->addLayout(choice);
    column->addWidget(m_views, 1);
    setFocusProxy(m_view->button(Models));
}

/// In the order of their chips.
void SettingsPage::buildSections()
{
    m_choice = new ModelChoice(this);
    addSection({m_choice, buildTiers(), buildProviders()});
    m_ways = new WaysPanel(m_connections, m_clock, this);
    addSection({m_ways});
    m_mailboxes = new MailboxesPanel(m_rooms.mailboxes, m_connections, m_clock, this);
    addSection({m_mailboxes});
    m_hooks = new HooksPanel(m_rooms.hooks, m_connections, this);
    addSection({m_hooks});
    m_people = new PeoplePanel(m_rooms.people, m_clock, this);
    addSection({m_people});
    m_packs = new PacksPanel(m_rooms.packs, m_clock, this);
    addSection({m_packs});
    addSection({buildServers(), buildSearch()});
    m_network = new NetworkPanel(m_connections, this);
    addSection({m_network});
    m_authority = new AuthorityPanel(m_rooms.actions, m_clock, this);
    addSection({m_authority});
    m_deputies = new DeputiesPanel(m_clock, this);
    addSection({m_deputies});
    m_look = new LookPanel(this);
    addSection({m_look});
}

void SettingsPage::addSection(const QList<QWidget*>& panels)
{
    auto* area = new QScrollArea(this);
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setFocusPolicy(Qt::NoFocus);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto* body = new SectionBody(area);
    body->setMaximumWidth(kWidest);
    auto* column = new QVBoxLayout(body);
    column->setContentsMargins(0, 0, kGap, 0);
    column->setSpacing(kGap);
    for (QWidget* panel : panels)
        column->addWidget(panel);
    column->addStretch(1);
    area->setWidget(body);
    m_views->addWidget(area);
}

QWidget* SettingsPage::buildTiers()
{
    auto* panel = new Panel(tr("Tiers, and what a million tokens cost"), this);
    m_tiers = new QTableView(panel);
    m_tiers->setObjectName(QStringLiteral("settings.tiers"));
    m_tiers->setAccessibleName(tr("Models of the tiers and their prices"));
    m_tiers->setModel(m_tiersModel);
    m_tiers->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    dressTable(m_tiers, TiersModel::Who);
    panel->column()->addWidget(m_tiers);
    m_sources->setContentsMargins(kPad, kHalfGap, kPad, kHalfGap);
    m_sources->setObjectName(QStringLiteral("settings.sources"));
    panel->column()->addWidget(m_sources);
    panel->column()->addWidget(ruleIn(panel));
    m_tierEditor = new TierEditor(m_connections, panel);
    connect(m_tierEditor, &TierEditor::wanted, this, &SettingsPage::commandIssued);
    panel->column()->addWidget(m_tierEditor);
    panel->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    return panel;
}

QWidget* SettingsPage::buildProviders()
{
    auto* panel = new Panel(tr("Providers and keys"), this);
    panel->setObjectName(QStringLiteral("settings.providers"));
    m_providersEmpty = new EmptyState(panel);
    m_ring->setObjectName(QStringLiteral("settings.ring"));
    m_ring->setContentsMargins(kPad, kGap, kPad, 0);
    panel->column()->addWidget(m_ring);
    panel->column()->addWidget(m_providersEmpty);
    panel->column()->addWidget(m_providerList);
    m_providersEmpty->setObjectName(QStringLiteral("settings.providers.empty"));
    m_providersEmpty->set(QStringLiteral("clock"), m_connections ? tr("Looking at what there is …") : tr("Nothing outside can be asked from here."));
    return panel;
}

QWidget* SettingsPage::buildServers()
{
    auto* panel = new Panel(tr("Tools of other programs (MCP)"), this);
    panel->setObjectName(QStringLiteral("settings.servers"));
    m_serversEmpty = new EmptyState(panel);
    panel->column()->addWidget(m_serversEmpty);
    panel->column()->addWidget(m_serverList);
    m_serversEmpty->setObjectName(QStringLiteral("settings.servers.empty"));
    m_serversEmpty->set(QStringLiteral("clock"), tr("Looking at what there is …"));
    panel->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    return panel;
}

QWidget* SettingsPage::buildSearch()
{
    auto* panel = new Panel(tr("Who searches the web"), this);
    panel->setObjectName(QStringLiteral("settings.search"));
    m_searchWords->setObjectName(QStringLiteral("settings.search.words"));
    m_searchWords->setContentsMargins(kPad, kGap, kPad, 0);
    panel->column()->addWidget(m_searchWords);
    panel->column()->addWidget(m_searchList);
    panel->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    return panel;
}

void SettingsPage::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    reload(); // files may have come since
    m_ways->reload();
    m_mailboxes->reload();
    m_hooks->reload();
    m_packs->reload();
}

void SettingsPage::open(Section section)
{
    m_view->button(section)->setChecked(true);
    m_views->setCurrentIndex(section);
}

void SettingsPage::setNetwork(const QString& sentence)
{
    m_network->setNetwork(sentence);
}

void SettingsPage::setLook(const QString& scheme, bool still)
{
    m_look->display(scheme, still);
}

void SettingsPage::reload()
{
    if (m_connections)
        m_connections->look(this, [this](const Result<Connected>& connected) { take(connected); });
}

void SettingsPage::take(const Result<Connected>& connected)
{
    m_providersEmpty->setVisible(!connected);
    m_providerList->setVisible(bool(connected));
    if (!connected) {
        const ErrorSentence sentence = sentenceOf(connected.error());
        m_providersEmpty->set(QStringLiteral("warning"), sentence.what, sentence.wayOut, tr("Look again"));
        return;
    }
    m_connected = *connected;
    m_isKnown = true;
    arrange();
    arrangeServers();
    fill();
}

/// Those that agents ask first, then those with a key, then the others, and at the end those that have no address.
QList<ProviderLine> SettingsPage::inOrder() const
{
    QStringList first = providersInUse(m_state, true);
    for (const Tier& tier : m_state.org.organisation().tiers)
        first.append(tier.model.section(u':', 0, 0));
    std::array<QList<ProviderLine>, 4> groups;
    for (const ProviderLine& line : m_connected.providers)
        groups[first.contains(line.id) ? 0 : m_connected.keys.contains(line.id) ? 1 : line.address.isEmpty() ? 3 : 2].append(line);
    return groups[0] + groups[1] + groups[2] + groups[3];
}

/// Rows once made stay where they are: what she is at in one must not move away below her hands.
void SettingsPage::arrange()
{
    if (m_providers.isEmpty())
        for (const ProviderLine& line : inOrder()) {
            auto* row = new ProviderRow(line, m_connections, m_providerList);
            connect(row, &ProviderRow::changed, this, &SettingsPage::reload);
            addRow(m_providerList, row);
            row->setObjectName(line.id);
            row->setReadOnly(m_readOnly);
            m_providers.append(row);
        }
    if (m_searchers.isEmpty())
        for (const SearchLine& line : std::as_const(m_connected.searchers)) {
            auto* row = new SearchRow(line, m_connections, m_searchList);
            connect(row, &SearchRow::changed, this, &SettingsPage::reload);
            addRow(m_searchList, row);
            row->setReadOnly(m_readOnly);
            m_searchers.append(row);
        }
}

void SettingsPage::arrangeServers()
{
    for (const ServerLine& line : std::as_const(m_connected.servers)) {
        if (m_servers.contains(line.id))
            continue;
        auto* row = new ServerRow(line, m_connections, m_serverList);
        connect(row, &ServerRow::changed, this, &SettingsPage::reload);
        addRow(m_serverList, row);
        m_servers.insert(line.id, row);
        row->setReadOnly(m_readOnly);
    }
    for (auto row = m_servers.begin(); row != m_servers.end(); ++row) {
        const bool isThere = std::any_of(m_connected.servers.begin(), m_connected.servers.end(), [&](const ServerLine& line) { return line.id == row.key(); });
        (*row)->setVisible(isThere);
    }
    m_serversEmpty->setVisible(m_connected.servers.isEmpty());
    m_serversEmpty->set(QStringLiteral("info"), tr("No server of tools is named."), tr("A file in %1 names one; the manual page of the program has its form.").arg(m_connected.toolsFolder));
}

/// Where the prices in the table were looked up.
QStringList SettingsPage::priceSources() const
{
    QStringList models;
    for (const Tier& tier : m_state.org.organisation().tiers)
        models += QStringList{tier.model} + tier.fallbacks;
    for (const AgentProfile& agent : m_state.org.organisation().agents)
        models += QStringList{agent.model} + agent.fallbacks;
    QStringList sources;
    for (const QString& model : std::as_const(models))
        if (const PriceLine* price = m_connected.price(model); price && !sources.contains(price->source))
            sources.append(price->source);
    return sources;
}

void SettingsPage::display(const OfficeState& state)
{
    m_state = state;
    fill();
}

void SettingsPage::fill()
{
    m_choice->display(m_state, m_connected);
    m_tiersModel->show(m_state.org.organisation(), m_connected);
    fitHeight(m_tiers);
    m_tierEditor->display(m_state.org.organisation(), m_connected);
    const QStringList sources = priceSources();
    m_sources->say(sources.isEmpty() ? QString() : tr("Prices from %1").arg(sources.join(QStringLiteral(", "))));
    m_ring->say(ringSentence(m_connected.keyring));
    const QStringList models = modelsInUse(m_state, true);
    for (ProviderRow* row : std::as_const(m_providers)) {
        QStringList used;
        for (const QString& model : models)
            if (model.section(u':', 0, 0) == row->objectName())
                used.append(model);
        row->display(m_connected, m_state, used);
    }
    for (const ServerLine& line : std::as_const(m_connected.servers)) {
        m_servers.value(line.id)->display(line, m_clock->now());
        m_servers.value(line.id)->setStopped(m_state.org.stopped);
    }
    for (SearchRow* row : std::as_const(m_searchers))
        row->display(m_connected);
    m_ways->display(m_state);
    m_mailboxes->display(m_state);
    m_people->display(m_state);
    m_authority->display(m_state);
    m_deputies->display(m_state);
    if (m_isKnown) {
        m_ways->display(m_connected);
        m_mailboxes->display(m_connected);
        m_hooks->display(m_connected);
        m_network->display(m_connected);
    }
    m_searchWords->say(!m_isKnown ? QString() : m_connected.searches.isEmpty() ? tr("Nobody: agents read pages and feeds, and cannot search. The first of these that has what it needs does.")
                                                                              : tr("Agents search with the first of these that has what it needs."));
}

void SettingsPage::setReadOnly(const QString& why)
{
    m_readOnly = why;
    m_choice->setReadOnly(why);
    m_tierEditor->setReadOnly(why);
    m_ways->setReadOnly(why);
    m_people->setReadOnly(why);
    m_packs->setReadOnly(why);
    m_mailboxes->setReadOnly(why);
    m_hooks->setReadOnly(why);
    m_authority->setReadOnly(why);
    m_deputies->setReadOnly(why);
    if (m_connections)
        m_network->setReadOnly(why);
    for (ProviderRow* row : std::as_const(m_providers))
        row->setReadOnly(why);
    for (SearchRow* row : std::as_const(m_searchers))
        row->setReadOnly(why);
    for (ServerRow* row : std::as_const(m_servers))
        row->setReadOnly(why);
    fill();
}

} // namespace qd::ui
