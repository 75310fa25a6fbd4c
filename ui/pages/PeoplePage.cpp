#include "ui/pages/PeoplePage.h"

#include "core/rules/setup/Setup.h"
#include "ui/models/PeopleModel.h"
#include "ui/pages/calls/CallWords.h"
#include "ui/style/Tokens.h"
#include "ui/widgets/Chip.h"
#include "ui/widgets/EmptyState.h"
#include "ui/widgets/Panel.h"
#include "ui/widgets/parts/PersonDelegate.h"
#include "ui/widgets/setup/SetupPanel.h"
#include "ui/words/Amounts.h"
#include "ui/words/Words.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QListView>
#include <QScrollArea>
#include <QSplitter>
#include <QStackedWidget>

namespace qd::ui {

namespace {
constexpr qint64 kMessages = 30;
constexpr qint64 kCalls = 5;
}

PeoplePage::PeoplePage(History* history, const Clock* clock, QWidget* parent)
    : QWidget(parent), m_history(history), m_clock(clock), m_model(new PeopleModel(this)),
      m_splitter(new QSplitter(Qt::Horizontal, this)), m_list(new QListView(this)), m_stack(new QStackedWidget(this)),
      m_empty(new EmptyState(this)), m_title(new QLabel(this)), m_role(new QLabel(this)), m_profile(new Sections(this)),
      m_setup(new SetupPanel(clock, this)), m_sides(new QStackedWidget(this)), m_turn(new Chip({}, this)), m_messages(new Sections(this))
{
    build();
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, [this](const QModelIndex& now) {
        const AgentId agent = m_model->agent(now.row());
        if (agent.isEmpty() || agent == m_agent)
            return;
        m_agent = agent;
        showProfile();
        askMessages();
        askCalls();
    });
}

void PeoplePage::build()
{
    setObjectName(QStringLiteral("people"));
    setAccessibleName(tr("People"));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    m_list->setObjectName(QStringLiteral("people.list"));
    m_list->setAccessibleName(tr("Agents by rank"));
    m_list->setModel(m_model);
    m_list->setItemDelegate(new PersonDelegate(m_list));
    m_list->setVerticalScrollMode(QListView::ScrollPerPixel);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setMouseTracking(true);
    m_list->setResizeMode(QListView::Adjust);
    m_empty->setObjectName(QStringLiteral("people.empty"));
    m_empty->set(QStringLiteral("people"), tr("Nobody works here yet."),
                 tr("Adopt an organisation, and its agents are listed here with what they answer for."));
    m_stack->addWidget(m_empty);
    m_stack->addWidget(m_list);
    setFocusProxy(m_empty);
    auto* left = new Panel(tr("People"), this);
    left->setBody(m_stack);
    auto* right = new Panel(tr("Recent messages"), this);
    auto* show = new Chip(tr("Show its traffic"), right);
    show->setObjectName(QStringLiteral("people.traffic"));
    connect(show, &Chip::clicked, this, [this] {
        if (!m_agent.isEmpty())
            emit trafficRequested(m_agent);
    });
    right->addChip(show);
    m_messages->setObjectName(QStringLiteral("people.messages"));
    m_messages->setAccessibleName(tr("Recent messages"));
    right->setBody(m_messages);
    left->setMinimumWidth(250);
    right->setMinimumWidth(280);
    for (QWidget* part : {static_cast<QWidget*>(left), buildProfile(), static_cast<QWidget*>(right)})
        m_splitter->addWidget(part);
    m_splitter->setHandleWidth(kGap);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setStretchFactor(0, 0);
    m_splitter->setStretchFactor(1, 1);
    m_splitter->setStretchFactor(2, 1);
    m_splitter->setSizes({290, 470, 440});
    row->addWidget(m_splitter);
}

QWidget* PeoplePage::buildProfile()
{
    auto* panel = m_middle = new Panel({}, this);
    panel->setMinimumWidth(320);
    auto* body = new QWidget(panel);
    auto* column = new QVBoxLayout(body);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    m_title->setObjectName(QStringLiteral("people.title"));
    m_title->setFont(largeFigureFont());
    m_title->setTextFormat(Qt::PlainText);
    m_title->setContentsMargins(kPad, kPad, kPad, 0);
    m_title->setWordWrap(true);
    m_role->setObjectName(QStringLiteral("people.role"));
    m_role->setTextFormat(Qt::PlainText);
    m_role->setWordWrap(true);
    m_role->setProperty("role", QStringLiteral("muted"));
    m_role->setContentsMargins(kPad, kHalfGap, kPad, kHalfGap);
    m_profile->setObjectName(QStringLiteral("people.profile"));
    m_profile->setAccessibleName(tr("Profile"));
    panel->addChip(m_turn);
    m_turn->setObjectName(QStringLiteral("people.turn"));
    m_sides->addWidget(m_profile);
    auto* setup = new QScrollArea(m_sides); // the form is high
    setup->setWidgetResizable(true);
    setup->setFrameShape(QFrame::NoFrame);
    setup->setFocusPolicy(Qt::NoFocus);
    setup->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setup->setWidget(m_setup);
    m_sides->addWidget(setup);
    column->addWidget(m_title);
    column->addWidget(m_role);
    column->addWidget(m_sides, 1);
    panel->setBody(body);
    turnToSetup(false);
    connect(m_turn, &Chip::clicked, this, [this] { turnToSetup(m_sides->currentWidget() == m_profile); });
    connect(m_setup, &SetupPanel::commandIssued, this, &PeoplePage::commandIssued);
    connect(m_profile, &Sections::followed, this, &PeoplePage::follow);
    return panel;
}

void PeoplePage::turnToSetup(bool setup)
{
    m_sides->setCurrentIndex(setup ? 1 : 0);
    m_middle->setTitle(setup ? tr("How it is set up") : tr("Profile"));
    m_turn->setText(setup ? tr("Show the profile") : tr("How it is set up"));
}

void PeoplePage::offerModels(const QStringList& models)
{
    m_setup->offerModels(models);
}

void PeoplePage::display(const OfficeState& state)
{
    m_state = state;
    m_model->show(state);
    QWidget* shown = m_model->rowCount() > 0 ? static_cast<QWidget*>(m_list) : m_empty;
    turnTo(m_stack, shown, shown, this);
    if (m_model->rowOf(m_agent) < 0)
        m_agent = {};
    for (int row = 0; m_agent.isEmpty() && row < m_model->rowCount(); ++row)
        if (!m_model->agent(row).isEmpty())
            m_agent = m_model->agent(row);
    const bool chosen = m_list->selectionModel()->hasSelection(); // given the keys, a list has a current row and none selected
    if (const int row = m_model->rowOf(m_agent); row >= 0 && (row != m_list->currentIndex().row() || !chosen))
        m_list->setCurrentIndex(m_model->index(row));
    showProfile();
    if (isVisible() && state.activity.messages != m_knownMessages)
        askMessages();
    if (isVisible())
        askCalls();
}

void PeoplePage::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    if (m_state.activity.messages != m_knownMessages)
        askMessages();
    askCalls();
}

void PeoplePage::open(const AgentId& agent)
{
    if (const int row = m_model->rowOf(agent); row >= 0)
        m_list->setCurrentIndex(m_model->index(row));
}

void PeoplePage::openSetup(const AgentId& agent)
{
    open(agent);
    turnToSetup(true);
}

void PeoplePage::showProfile()
{
    const AgentProfile* own = m_state.org.organisation().agent(m_agent);
    const AgentProfile profile = own ? rules::profileAt(m_state, *own, m_state.setups.inUse(m_agent)) : AgentProfile();
    m_title->setText(own ? profile.title : tr("Nobody"));
    m_role->setText(profile.role);
    m_profile->set(own ? profileOf(profile, m_state, m_clock->now()) + callLines() : QList<FactLine>{});
    m_turn->setEnabled(own != nullptr);
    m_setup->display(m_state, m_agent);
}

/// The last ones, when there may be others than those that are shown.
void PeoplePage::askCalls()
{
    const qint64 calls = m_state.ledger.ever.calls;
    if (!m_history || m_agent.isEmpty() || (m_callsOf == m_agent && m_knownCalls == calls))
        return;
    m_knownCalls = calls;
    m_callsOf = m_agent;
    CallFilter filter;
    filter.agent = m_agent;
    m_history->calls(filter, 0, kCalls, this, [this, question = ++m_callsQuestion](const Result<CallPage>& page) {
        if (question != m_callsQuestion)
            return;
        m_calls = page ? *page : CallPage{};
        showProfile();
    });
}

QList<FactLine> PeoplePage::callLines() const
{
    if (m_callsOf != m_agent || m_calls.rows.isEmpty())
        return {};
    QList<FactLine> lines{FactLine::heading(tr("Last calls of a model"))};
    for (const ModelCall& call : m_calls.rows)
        lines << FactLine::link(timesText(call, m_state) + QStringLiteral(" · ") + outcomeText(call, m_clock->now()), QStringLiteral("call:") + call.started.turn.toString());
    if (m_calls.total > m_calls.rows.size())
        lines << FactLine::link(tr("All %n call(s)", nullptr, int(m_calls.total)), QStringLiteral("calls"));
    return lines;
}

void PeoplePage::follow(const QString& to)
{
    CallFilter filter;
    filter.agent = m_agent;
    if (to == QLatin1String("calls"))
        emit callsRequested(filter);
    else if (to.startsWith(QLatin1String("call:")))
        emit callRequested(TurnId::fromString(to.section(QLatin1Char(':'), 1)).value_or(TurnId{}));
    else if (const std::optional<RunId> run = RunId::fromString(to))
        emit runRequested(*run);
}

void PeoplePage::askMessages()
{
    const int question = ++m_question;
    m_knownMessages = m_state.activity.messages;
    if (m_agent.isEmpty())
        return showMessages(TrafficPage{});
    if (!m_history)
        return showMessages(Error{Error::Store, QStringLiteral("the record is not open"), {}, {}});
    TrafficFilter filter;
    filter.agent = m_agent;
    m_history->traffic(filter, -kMessages, kMessages, this, [this, question](const Result<TrafficPage>& page) {
        if (question == m_question)
            showMessages(page);
    });
}

void PeoplePage::showMessages(const Result<TrafficPage>& page)
{
    QList<FactLine> lines;
    if (!page) {
        const ErrorSentence sentence = sentenceOf(page.error());
        m_messages->set({FactLine::plain(tr("Messages can't be read: %1").arg(sentence.what), Tone::Bad),
                         FactLine::plain(sentence.wayOut, Tone::Muted)});
        return;
    }
    if (page->rows.isEmpty())
        lines << FactLine::plain(tr("No message from or to this agent yet."), Tone::Muted);
    for (qsizetype i = page->rows.size() - 1; i >= 0; --i) { // newest first: this is a glance, not the conversation
        const Message& m = page->rows.at(i).message;
        const bool sent = m.from == m_agent;
        const AgentId other = sent ? m.to : m.from;
        lines << FactLine::heading(sent ? tr("%1 · to %2 · %3", "when · whom · type").arg(clockText(m.time), partyTitle(m_state, other), words(m.type))
                                        : tr("%1 · from %2 · %3", "when · whom · type").arg(clockText(m.time), partyTitle(m_state, other), words(m.type)));
        lines << FactLine::plain(m.subject);
    }
    m_messages->set(lines);
}

QByteArray PeoplePage::saveColumns() const
{
    return m_splitter->saveState();
}

void PeoplePage::restoreColumns(const QByteArray& saved)
{
    m_splitter->restoreState(saved);
}

} // namespace qd::ui
