#include "ui/shell/TopBar.h"

#include "ui/models/Readings.h"
#include "ui/style/Icons.h"
#include "ui/style/Tokens.h"
#include "ui/widgets/Chip.h"
#include "ui/widgets/ElidedLabel.h"
#include "ui/words/Amounts.h"
#include "ui/words/ModelWords.h"

#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QMenu>
#include <QPainter>
#include <QPushButton>
#include <QShortcut>
#include <QStyle>
#include <QToolButton>

#include <utility>

namespace qd::ui {

namespace {
constexpr int kForAll = 1180;    ///< from this width on everything is said in full
constexpr int kForNetwork = 980; ///< below it the brief box needs the room
constexpr int kMostText = 2'000'000; ///< far more than a brief may have: how long one may be is for the Office to say
}

TopBar::TopBar(QWidget* parent)
    : QWidget(parent), m_brand(new ElidedLabel({}, ElidedLabel::Role::Strong)),
      m_organisation(new ElidedLabel({}, ElidedLabel::Role::Small)), m_switch(new QToolButton), m_brief(new QLineEdit), m_model(new Chip),
      m_network(new Chip), m_spend(new Chip), m_menu(new QToolButton), m_stop(new QPushButton)
{
    setObjectName(QStringLiteral("shell.top"));
    auto* line = new QHBoxLayout(this);
    line->setContentsMargins(2 * kGap, 7, kPad, 8);
    line->setSpacing(kPad);
    auto* names = new QHBoxLayout;
    names->setSpacing(6);
    m_brand->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    m_organisation->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    names->addWidget(m_brand);
    names->addWidget(m_organisation);
    buildSwitch();
    names->addWidget(m_switch);
    line->addLayout(names);
    buildBrief();
    line->addWidget(m_brief, 1);
    buildChips();
    for (QWidget* widget : QList<QWidget*>{m_model, m_network, m_spend, m_menu, m_stop})
        line->addWidget(widget);
}

void TopBar::buildSwitch()
{
    m_switch->setObjectName(QStringLiteral("shell.organisations"));
    m_switch->setAccessibleName(tr("Other organisations"));
    m_switch->setToolTip(tr("Work with another organisation"));
    m_switch->setIcon(icon(QStringLiteral("chevron")));
    m_switch->setIconSize({14, 14});
    m_switch->setPopupMode(QToolButton::InstantPopup);
    m_switch->setStyleSheet(QStringLiteral("QToolButton::menu-indicator { image: none; }"));
    auto* menu = new QMenu(m_switch);
    m_switch->setMenu(menu);
    connect(menu, &QMenu::aboutToShow, this, &TopBar::organisationsAsked);
    m_organisation->setObjectName(QStringLiteral("shell.organisation"));
    m_organisation->installEventFilter(this); // its name is pressed as readily as the arrow behind it
    m_switch->hide();
}

void TopBar::setOrganisations(const QList<OrganisationChoice>& choices, const QString& current)
{
    QMenu* menu = m_switch->menu();
    menu->clear();
    for (const auto& [name, title] : choices) {
        QAction* action = menu->addAction(QString(title).replace(QLatin1Char('&'), QLatin1String("&&")));
        action->setCheckable(true);
        action->setChecked(name == current);
        action->setEnabled(name != current);
        connect(action, &QAction::triggered, this, [this, chosen = name] { emit organisationChosen(chosen); });
    }
    m_switch->setVisible(choices.size() > 1);
    m_organisation->setCursor(choices.size() > 1 ? Qt::PointingHandCursor : Qt::ArrowCursor);
}

bool TopBar::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_organisation && event->type() == QEvent::MouseButtonPress && !m_switch->isHidden()) {
        m_switch->menu()->popup(m_organisation->mapToGlobal(m_organisation->rect().bottomLeft()));
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

void TopBar::buildBrief()
{
    m_brief->setObjectName(QStringLiteral("shell.brief"));
    m_brief->setAccessibleName(tr("What should the department do?"));
    m_brief->setMinimumWidth(200);
    m_brief->setMinimumHeight(31);
    m_brief->setMaxLength(kMostText);
    connect(m_brief, &QLineEdit::inputRejected, this, &TopBar::briefCut); // nothing else is ever refused there
    m_brief->setPlaceholderText(tr("What should the department do?"));
    QAction* send = m_brief->addAction(icon(QStringLiteral("send")), QLineEdit::TrailingPosition); // the first stands last
    send->setToolTip(tr("Give it to the department (Enter)"));
    connect(send, &QAction::triggered, this, &TopBar::giveBrief);
    m_later = m_brief->addAction(icon(QStringLiteral("clock")), QLineEdit::TrailingPosition);
    m_later->setObjectName(QStringLiteral("shell.later"));
    m_later->setCheckable(true);
    connect(m_later, &QAction::toggled, this, &TopBar::showLater);
    showLater(false);
    m_campaign = m_brief->addAction(icon(QStringLiteral("campaign")), QLineEdit::TrailingPosition);
    m_campaign->setObjectName(QStringLiteral("shell.campaign"));
    m_campaigns = new QMenu(m_brief);
    const auto open = [this] { m_campaigns->popup(m_brief->mapToGlobal(QPoint(m_brief->width() - m_campaigns->sizeHint().width(), m_brief->height()))); };
    connect(m_campaign, &QAction::triggered, this, open);
    auto* choose = new QShortcut(Qt::ALT | Qt::Key_Down, m_brief);
    choose->setContext(Qt::WidgetShortcut);
    connect(choose, &QShortcut::activated, this, [this, open] {
        if (m_campaign->isVisible())
            open();
    });
    m_campaign->setVisible(false);
    chooseCampaign({}, {});
    buildPasting();
    connect(m_brief, &QLineEdit::returnPressed, this, &TopBar::giveBrief);
    auto* leave = new QShortcut(Qt::Key_Escape, m_brief);
    leave->setContext(Qt::WidgetShortcut);
    connect(leave, &QShortcut::activated, this, &TopBar::briefLeft);
}

/// What is pasted into the box is hers, as if she had typed it; what somebody else wrote is better pasted as a source.
void TopBar::buildPasting()
{
    m_along = m_brief->addAction(icon(QStringLiteral("document"), tokens().accent), QLineEdit::TrailingPosition);
    m_along->setObjectName(QStringLiteral("shell.along"));
    connect(m_along, &QAction::triggered, this, [this] {
        m_pasted.clear();
        showSources();
    });
    showSources();
    auto* paste = new QShortcut(Qt::CTRL | Qt::SHIFT | Qt::Key_V, m_brief);
    paste->setContext(Qt::WidgetShortcut);
    connect(paste, &QShortcut::activated, this, &TopBar::pasteSource);
    m_brief->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(m_brief, &QWidget::customContextMenuRequested, this, [this](const QPoint& at) {
        QMenu* menu = m_brief->createStandardContextMenu();
        menu->setObjectName(QStringLiteral("shell.briefMenu"));
        menu->setAttribute(Qt::WA_DeleteOnClose);
        menu->addSeparator();
        QAction* source = menu->addAction(tr("Paste as source\tCtrl+Shift+V"), this, &TopBar::pasteSource);
        source->setObjectName(QStringLiteral("shell.pasteSource"));
        source->setEnabled(!QGuiApplication::clipboard()->text().trimmed().isEmpty());
        menu->popup(m_brief->mapToGlobal(at));
    });
}

void TopBar::pasteSource()
{
    const QString text = QGuiApplication::clipboard()->text();
    if (text.trimmed().isEmpty() || !m_brief->isEnabled())
        return;
    const QString name = m_pasted.isEmpty() ? tr("Pasted text") : tr("Pasted text %1").arg(m_pasted.size() + 1);
    m_pasted.append({name, name, text});
    showSources();
    m_brief->setFocus(Qt::OtherFocusReason);
}

void TopBar::showSources()
{
    m_along->setVisible(!m_pasted.isEmpty());
    qsizetype characters = 0;
    for (const GivenSource& source : std::as_const(m_pasted))
        characters += source.text.size();
    m_along->setToolTip(tr("%n pasted text(s) go along with the brief as a stranger's: %1 characters. Press to leave them away.", nullptr, int(m_pasted.size())).arg(countText(characters)));
}

void TopBar::putBack(const SubmitBrief& brief)
{
    m_brief->setText(brief.text);
    m_pasted = brief.sources;
    showSources();
    m_brief->setFocus(Qt::OtherFocusReason);
}

/// Pressed it is filled, so that one sees what the next brief will be.
void TopBar::showLater(bool canWait)
{
    m_later->setIcon(canWait ? icon(QStringLiteral("clock"), tokens().accent) : icon(QStringLiteral("clock")));
    m_later->setToolTip(canWait ? tr("The brief can wait until tomorrow, at half the price. Press to have it done now.")
                                : tr("Can wait until tomorrow, half price: models are asked in batches where their provider takes them."));
}

/// Only where there are any.
void TopBar::offerCampaigns(const OrgState& org)
{
    if (std::exchange(m_known, org.current) == org.current)
        return;
    const QList<Campaign> campaigns = org.organisation().campaigns;
    m_campaigns->clear();
    m_campaign->setVisible(!campaigns.isEmpty());
    const auto offer = [this](const QString& words, const Campaign& campaign) {
        QAction* action = m_campaigns->addAction(QString(words).replace(QLatin1Char('&'), QLatin1String("&&")));
        connect(action, &QAction::triggered, this, [this, campaign] { chooseCampaign(campaign.id, campaign.title); });
    };
    offer(tr("For no campaign"), {});
    m_campaigns->addSeparator();
    for (const Campaign& campaign : campaigns)
        offer(campaign.title, campaign);
    chooseCampaign({}, {});
}

/// As above: filled when the next brief is for one.
void TopBar::chooseCampaign(const CampaignId& campaign, const QString& title)
{
    m_chosen = campaign;
    m_campaign->setIcon(campaign.isEmpty() ? icon(QStringLiteral("campaign")) : icon(QStringLiteral("campaign"), tokens().accent));
    m_campaign->setToolTip(campaign.isEmpty() ? tr("Which campaign is it for? Its budgets hold for the work as well, and its costs stand there. (Alt+Down)")
                                              : tr("The brief is for the campaign %1. Press to choose another, or none.").arg(title));
}

void TopBar::setReadOnly(const QString& why)
{
    m_brief->setEnabled(why.isEmpty());
    m_brief->setToolTip(why);
}

void TopBar::giveBrief()
{
    const QString text = m_brief->text().trimmed();
    if (text.isEmpty())
        return;
    m_brief->clear(); // first: a refusal may come back at once and put the text there again
    SubmitBrief brief;
    brief.text = text;
    brief.sources = std::exchange(m_pasted, {}); // of this brief only
    brief.sample = text == m_example && brief.sources.isEmpty();
    brief.canWait = m_later->isChecked();
    brief.campaign = m_chosen;
    m_later->setChecked(false); // likewise
    showSources();
    chooseCampaign({}, {});
    emit briefGiven(brief);
}

void TopBar::buildChips()
{
    m_model->setObjectName(QStringLiteral("shell.model"));
    connect(m_model, &Chip::clicked, this, &TopBar::modelsAsked);
    m_network->setObjectName(QStringLiteral("shell.network"));
    m_network->setQuiet(true);
    m_spend->setObjectName(QStringLiteral("shell.spend"));
    connect(m_spend, &Chip::clicked, this, &TopBar::costsAsked);
    m_menu->setObjectName(QStringLiteral("shell.menu"));
    m_menu->setIcon(icon(QStringLiteral("layout")));
    m_menu->setIconSize({18, 18});
    m_menu->setPopupMode(QToolButton::InstantPopup);
    m_menu->setToolTip(tr("View"));
    m_menu->setAccessibleName(tr("View"));
    m_menu->setStyleSheet(QStringLiteral("QToolButton::menu-indicator { image: none; }"));
    m_stop->setObjectName(QStringLiteral("shell.stop"));
    m_stop->setProperty("kind", QStringLiteral("danger"));
    connect(m_stop, &QPushButton::clicked, this, [this] {
        if (m_stopped)
            emit resumeAsked();
        else
            emit stopAsked();
    });
    showModel({});
    m_network->hide();
}

/// A rehearsal is marked as such; models, of which one cannot be asked now, as well.
void TopBar::showModel(const OfficeState& state)
{
    m_rehearses = state.models.use == QLatin1String(ModelsState::kRehearsal);
    bool isTroubled = false;
    const QStringList used = providersInUse(state, false);
    for (const QString& who : state.models.troubled.keys()) // a provider, or one model of it
        isTroubled = isTroubled || used.contains(who.section(u':', 0, 0));
    m_model->setText(useWords(state));
    m_model->setToolTip(useSentence(state) + u'\n' + tr("Press for the settings."));
    m_model->setAccessibleName(tr("Model in use: %1").arg(m_model->text()));
    m_model->setMark(m_rehearses ? Chip::Mark::Ring : isTroubled ? Chip::Mark::Triangle : Chip::Mark::Dot, m_rehearses ? tokens().textFaint : isTroubled ? tokens().warn : tokens().good);
}

QString TopBar::networkWords() const
{
    return m_found ? m_network->toolTip() : QString();
}

void TopBar::setNetwork(Network network)
{
    m_found = network;
    showNetwork();
}

void TopBar::show(const OfficeState& state, Instant now)
{
    const Organisation& organisation = state.org.organisation();
    m_brand->setText(state.org.brand.name.isEmpty() ? QStringLiteral("Quarterdeck") : state.org.brand.name);
    m_organisation->setText(organisation.title);
    showModel(state);
    showNetwork();
    showSpend(state, now);
    showExample(state);
    offerCampaigns(state.org);
    m_later->setVisible(state.models.use != QLatin1String(ModelsState::kRehearsal)); // a rehearsal costs nothing
    if (std::exchange(m_stopped, state.org.stopped) != m_stopped)
        update();
    const QString kind = m_stopped ? QStringLiteral("main") : QStringLiteral("danger");
    m_stop->setText(m_stopped ? tr("Resume") : tr("All stop"));
    m_stop->setToolTip(m_stopped ? (QStringList{tr("Go on where everything was")} + state.org.inFlightAtStop).join(QLatin1Char('\n')) : tr("Halt every agent and everything on its way out (Ctrl+.)"));
    if (m_stop->property("kind").toString() != kind) {
        m_stop->setProperty("kind", kind);
        m_stop->style()->unpolish(m_stop);
        m_stop->style()->polish(m_stop);
    }
}

void TopBar::showSpend(const OfficeState& state, Instant now)
{
    const bool isToday = state.ledger.day == dayOf(now);
    const Money today = isToday ? state.ledger.today.cost : Money{};
    const auto budget = organisationBudget(state, BudgetPeriod::Day);
    const QString spent = moneyText(today);
    m_spend->setText(budget ? tr("Today %1 of %2").arg(spent, roundMoneyText(*budget)) : tr("Today %1").arg(spent));
    m_spend->setStrongPart(spent);
    const bool near = budget && today.micro * 5 >= budget->micro * 4;
    m_spend->setMark(near ? Chip::Mark::Triangle : Chip::Mark::None, budget && today >= *budget ? tokens().bad : tokens().warn);
    m_spend->setToolTip(tr("Spent today. Press for the costs."));
}

/// At the very first run the example stands in the box, so that one Enter is enough; later it is only hinted at.
void TopBar::showExample(const OfficeState& state)
{
    if (m_example != state.org.organisation().exampleBrief) {
        m_example = state.org.organisation().exampleBrief;
        m_brief->setPlaceholderText(m_example.isEmpty() ? tr("What should the department do?")
                                                        : tr("What should the department do?  e.g. “%1”").arg(m_example));
    }
    const bool untouched = state.runs.open.isEmpty() && state.runs.recent.isEmpty() && state.activity.messages == 0;
    if (untouched && !m_offered && !m_example.isEmpty() && m_brief->text().isEmpty()) {
        m_offered = true;
        m_brief->setText(m_example);
        m_brief->setFocus();
        m_brief->selectAll();
    }
}

void TopBar::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    m_organisation->setVisible(width() >= kForAll);
    showNetwork();
}

void TopBar::showNetwork()
{
    m_network->setVisible(m_found && width() >= kForNetwork);
    if (!m_found)
        return;
    const Tokens& t = tokens();
    const bool roomy = width() >= kForAll;
    const QString nothingWaits = m_rehearses ? tr("Nothing waits for it: the model is built in, and what you approve is written to folders on this computer.")
                                             : tr("Models are asked by it; what you approve is written to folders on this computer.");
    switch (*m_found) {
    case Network::Unknown:
        m_network->setText(tr("Network unknown"));
        m_network->setMark(Chip::Mark::Ring, t.textFaint);
        m_network->setToolTip(tr("This computer does not say whether it has a network.") + QLatin1Char(' ') + nothingWaits);
        break;
    case Network::Offline:
        m_network->setText(roomy ? tr("Offline · local work goes on") : tr("Offline"));
        m_network->setMark(Chip::Mark::Ring, t.warn);
        m_network->setToolTip(tr("There is no network.") + QLatin1Char(' ') + nothingWaits);
        break;
    case Network::LocalOnly:
        m_network->setText(tr("Local network only"));
        m_network->setMark(Chip::Mark::Ring, t.textFaint);
        m_network->setToolTip(tr("The network does not lead to the outside.") + QLatin1Char(' ') + nothingWaits);
        break;
    case Network::Online:
        m_network->setText(tr("Online"));
        m_network->setMark(Chip::Mark::Dot, t.good);
        m_network->setToolTip(tr("The network leads to the outside.") + QLatin1Char(' ') + nothingWaits);
        break;
    }
}

void TopBar::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const Tokens& t = tokens();
    painter.fillRect(rect(), m_stopped ? mixed(t.bad, t.panel, 0.10) : t.panel); // on every page one sees that all stands still
    const int line = m_stopped ? 2 : 1;
    painter.fillRect(0, height() - line, width(), line, m_stopped ? t.bad : t.border);
}

} // namespace qd::ui
