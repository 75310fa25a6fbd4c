#include "ui/widgets/traffic/TrafficView.h"

#include "ui/style/Tokens.h"
#include "ui/widgets/Chip.h"
#include "ui/widgets/EmptyState.h"
#include "ui/widgets/traffic/MessageList.h"
#include "ui/widgets/traffic/MessagePane.h"
#include "ui/words/Words.h"

#include <QApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMenu>
#include <QSettings>
#include <QSplitter>
#include <QStackedWidget>

#include <chrono>

namespace qd::ui {

namespace {
constexpr std::chrono::milliseconds kTypingPause{250};
constexpr int kPane = 320;

/// Of a run that is open or ended of late; empty for an older one.
QString titleOf(const RunsState& runs, const RunId& run)
{
    const auto open = runs.open.constFind(run);
    if (open != runs.open.constEnd())
        return open->title;
    for (const RunSummary& ended : runs.recent)
        if (ended.id == run)
            return ended.title;
    return {};
}
}

TrafficView::TrafficView(StateFeed* feed, TrafficSource* source, const QString& name, QWidget* parent)
    : Panel(tr("Traffic"), parent), m_feed(feed), m_model(new TrafficModel(source, this))
{
    setObjectName(name);
    buildList();
    buildChips();
    m_model->setNames(feed->state());
    connect(feed, &StateFeed::factsTaken, m_model, &TrafficModel::take);
    connect(feed, &StateFeed::stateChanged, this, [this] { m_model->setNames(m_feed->state()); });
    connect(m_model, &TrafficModel::stateChanged, this, &TrafficView::showState);
    connect(m_model, &TrafficModel::rowsInserted, this, &TrafficView::showState);
    connect(m_model, &TrafficModel::modelReset, this, &TrafficView::showState);
    showState();
}

void TrafficView::buildList()
{
    m_stack = new QStackedWidget;
    m_split = new QSplitter(Qt::Horizontal);
    m_split->setChildrenCollapsible(false);
    m_split->setHandleWidth(4);
    m_list = new MessageList(m_model);
    m_list->setObjectName(objectName() + QStringLiteral(".list"));
    setFocusProxy(m_list);
    m_message = new MessagePane;
    m_message->hide();
    m_split->addWidget(m_list);
    m_split->addWidget(m_message);
    m_split->setStretchFactor(0, 1);
    m_empty = new EmptyState;
    m_stack->addWidget(m_split);
    m_stack->addWidget(m_empty);
    setBody(m_stack);
    connect(m_list, &MessageList::rowActivated, this, &TrafficView::openRow);
    connect(m_message, &MessagePane::closed, this, &TrafficView::closeMessage);
    connect(m_message, &MessagePane::causeAsked, this, &TrafficView::openCause);
    connect(m_message, &MessagePane::runAsked, this, [this](const RunId& run) {
        change([&](TrafficFilter& filter) { filter.run = run; });
    });
    connect(m_empty, &EmptyState::acted, this, [this] {
        if (m_model->state() == TrafficModel::State::Failed)
            m_model->reload();
        else
            setFilter({});
    });
}

void TrafficView::buildChips()
{
    m_active = new QWidget;
    auto* chips = new QHBoxLayout(m_active);
    chips->setContentsMargins(0, 0, 0, 0);
    chips->setSpacing(kHalfGap + 2);
    addChip(m_active);
    m_words = new QLineEdit;
    m_words->setObjectName(objectName() + QStringLiteral(".words"));
    m_words->setAccessibleName(tr("Words in a message"));
    m_words->setPlaceholderText(tr("Find words"));
    m_words->setFont(smallFont());
    m_words->setFixedWidth(130);
    m_words->setProperty("kind", QStringLiteral("small"));
    m_words->setClearButtonEnabled(true);
    addChip(m_words);
    m_typing.setSingleShot(true);
    m_typing.setInterval(kTypingPause);
    connect(m_words, &QLineEdit::textChanged, this, [this] { m_typing.start(); });
    connect(&m_typing, &QTimer::timeout, this, [this] {
        change([this](TrafficFilter& filter) { filter.text = m_words->text().trimmed(); });
    });
    auto* add = new Chip(tr("Filter"));
    add->setObjectName(objectName() + QStringLiteral(".filter"));
    add->setToolTip(tr("Show only some of the messages"));
    connect(add, &Chip::clicked, this, [this, add] { openFilterMenu(add->mapToGlobal(QPoint(0, add->height() + 2))); });
    addChip(add);
    m_follow = new Chip(tr("following"));
    m_follow->setObjectName(objectName() + QStringLiteral(".follow"));
    m_follow->setMark(Chip::Mark::Dot, {});
    m_follow->setToolTip(tr("Newest messages stay in sight; scroll up to hold still"));
    connect(m_follow, &Chip::clicked, m_list, &MessageList::follow);
    connect(m_list, &MessageList::followingChanged, this, [this](bool following) {
        m_follow->setText(following ? tr("following") : tr("held"));
        m_follow->setMark(following ? Chip::Mark::Dot : Chip::Mark::Bars);
    });
    addChip(m_follow);
}

template <class Change> void TrafficView::change(Change&& edit)
{
    TrafficFilter next = m_model->filter();
    edit(next);
    setFilter(next);
}

void TrafficView::reload()
{
    m_model->reload();
}

void TrafficView::setFilter(const TrafficFilter& filter)
{
    if (filter == m_model->filter())
        return;
    closeMessage();
    m_model->setFilter(filter);
    if (m_words->text().trimmed() != filter.text) {
        const QSignalBlocker quiet(m_words);
        m_words->setText(filter.text);
    }
    showChips();
    emit filterChanged(this);
}

void TrafficView::showTrafficOf(const AgentId& agent)
{
    TrafficFilter filter;
    filter.agent = agent;
    setFilter(filter);
}

void TrafficView::openFilterMenu(const QPoint& globalAt)
{
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    QMenu* agents = menu->addMenu(tr("From or to"));
    agents->addAction(tr("You"), this, [this] { change([](TrafficFilter& f) { f.agent = human(); }); });
    for (const AgentProfile& profile : m_feed->state().org.organisation().agents)
        agents->addAction(profile.title, this, [this, id = profile.id] { change([&](TrafficFilter& f) { f.agent = id; }); });
    QMenu* types = menu->addMenu(tr("Type"));
    for (size_t i = 0; i < EnumWords<MessageType>::words.size(); ++i)
        types->addAction(words(MessageType(i)), this, [this, i] { change([i](TrafficFilter& f) { f.type = MessageType(i); }); });
    QMenu* priorities = menu->addMenu(tr("Priority"));
    for (size_t i = 0; i < EnumWords<Priority>::words.size(); ++i)
        priorities->addAction(words(Priority(i)), this, [this, i] { change([i](TrafficFilter& f) { f.priority = Priority(i); }); });
    QMenu* runs = menu->addMenu(tr("Campaign"));
    for (const RunState& run : m_feed->state().runs.open)
        runs->addAction(run.title, this, [this, id = run.id] { change([&](TrafficFilter& f) { f.run = id; }); });
    for (const RunSummary& run : m_feed->state().runs.recent)
        runs->addAction(run.title, this, [this, id = run.id] { change([&](TrafficFilter& f) { f.run = id; }); });
    runs->setEnabled(!runs->isEmpty());
    menu->addSeparator();
    QAction* clear = menu->addAction(tr("Show all messages"), this, [this] { setFilter({}); });
    clear->setEnabled(!m_model->filter().isEmpty());
    menu->popup(globalAt);
}

void TrafficView::addFilterChip(const QString& text, const std::function<void(TrafficFilter&)>& takeAway)
{
    auto* chip = new Chip(text);
    chip->setObjectName(objectName() + QStringLiteral(".active"));
    chip->setClosable(true);
    chip->setChecked(true);
    chip->setAccessibleDescription(tr("Filter; press Delete to take it away"));
    connect(chip, &Chip::closed, this, [this, takeAway] { change(takeAway); });
    m_active->layout()->addWidget(chip);
}

void TrafficView::showChips()
{
    while (QLayoutItem* item = m_active->layout()->takeAt(0)) {
        item->widget()->hide();
        item->widget()->deleteLater();
        delete item;
    }
    const TrafficFilter& filter = m_model->filter();
    if (!filter.agent.isEmpty())
        addFilterChip(tr("agent: %1").arg(m_model->nameOf(filter.agent)), [](TrafficFilter& f) { f.agent = {}; });
    if (filter.type)
        addFilterChip(tr("type: %1").arg(words(*filter.type)), [](TrafficFilter& f) { f.type.reset(); });
    if (filter.priority)
        addFilterChip(tr("priority: %1").arg(words(*filter.priority)), [](TrafficFilter& f) { f.priority.reset(); });
    if (!filter.run.isNull()) {
        const QString title = titleOf(m_feed->state().runs, filter.run);
        addFilterChip(tr("campaign: %1").arg(title.isEmpty() ? tr("one that ended a while ago") : title), [](TrafficFilter& f) { f.run = {}; });
    }
}

void TrafficView::showState()
{
    const bool filtered = !m_model->filter().isEmpty();
    const bool rows = m_model->rowCount() > 0;
    turnTo(m_stack, rows ? static_cast<QWidget*>(m_split) : m_empty, rows ? static_cast<QWidget*>(m_list) : m_empty, this);
    if (rows)
        return;
    if (m_model->state() == TrafficModel::State::Loading) {
        m_empty->set(QStringLiteral("clock"), tr("Reading the messages …"));
    } else if (m_model->state() == TrafficModel::State::Failed) {
        const ErrorSentence sentence = sentenceOf(m_model->error());
        m_empty->set(QStringLiteral("warning"), sentence.what, sentence.wayOut, tr("Try again"));
    } else if (filtered) {
        m_empty->set(QStringLiteral("filter"), tr("No message passes these filters."), {}, tr("Show all messages"));
    } else {
        m_empty->set(QStringLiteral("traffic"), tr("Nobody has said anything yet."),
                     tr("Give the department a brief, and its messages appear here."));
    }
}

void TrafficView::openRow(int row)
{
    const TrafficRow* found = m_model->row(row);
    if (!found)
        return;
    const bool first = m_message->isHidden();
    m_message->show(found->message, m_feed->state());
    if (first)
        m_split->setSizes({m_split->width() - kPane, kPane});
}

void TrafficView::closeMessage()
{
    const QWidget* now = QApplication::focusWidget();
    const bool had = now && (now == m_message || m_message->isAncestorOf(now));
    m_message->hide();
    if (had) // not out of the field in which she types
        m_list->setFocus();
}

/// The cause is nearly always close above; it is looked for among the rows at hand.
void TrafficView::openCause(const MessageId& message)
{
    const int from = m_list->currentIndex().isValid() ? m_list->currentIndex().row() : m_model->rowCount();
    for (int row = from - 1; row >= 0 && row > from - 2 * TrafficModel::kPage; --row) {
        const TrafficRow* found = m_model->row(row);
        if (!found)
            return;
        if (found->message.id == message) {
            m_list->setCurrentIndex(m_model->index(row, 0));
            m_list->scrollTo(m_list->currentIndex());
            return openRow(row);
        }
    }
}

void TrafficView::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape && !m_message->isHidden())
        closeMessage();
    else if (event->matches(QKeySequence::Find))
        m_words->setFocus();
    else
        Panel::keyPressEvent(event);
}

void TrafficView::save(QSettings* settings) const
{
    const TrafficFilter& filter = m_model->filter();
    settings->beginGroup(objectName());
    settings->setValue(QStringLiteral("columns"), m_list->header()->saveState());
    settings->setValue(QStringLiteral("agent"), filter.agent.text);
    settings->setValue(QStringLiteral("type"), filter.type ? wordOf(*filter.type) : QString());
    settings->setValue(QStringLiteral("priority"), filter.priority ? wordOf(*filter.priority) : QString());
    settings->setValue(QStringLiteral("run"), filter.run.isNull() ? QString() : filter.run.toString());
    settings->setValue(QStringLiteral("text"), filter.text);
    settings->endGroup();
}

void TrafficView::restore(QSettings* settings)
{
    TrafficFilter filter;
    settings->beginGroup(objectName());
    const QByteArray columns = settings->value(QStringLiteral("columns")).toByteArray();
    filter.agent = {settings->value(QStringLiteral("agent")).toString()};
    filter.type = enumOf<MessageType>(settings->value(QStringLiteral("type")).toString());
    filter.priority = enumOf<Priority>(settings->value(QStringLiteral("priority")).toString());
    filter.run = RunId::fromString(settings->value(QStringLiteral("run")).toString()).value_or(RunId{});
    filter.text = settings->value(QStringLiteral("text")).toString();
    settings->endGroup();
    if (!columns.isEmpty())
        m_list->header()->restoreState(columns);
    setFilter(filter);
}

} // namespace qd::ui
