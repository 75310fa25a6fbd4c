#include "ui/shell/MainWindow.h"

#include "ui/models/Readings.h"
#include "ui/models/TrafficModel.h"
#include "ui/pages/BridgePage.h"
#include "ui/pages/InboxPage.h"
#include "ui/pages/SettingsPage.h"
#include "ui/shell/KeysSheet.h"
#include "ui/shell/Palette.h"
#include "ui/shell/Rail.h"
#include "ui/shell/Toasts.h"
#include "ui/shell/TopBar.h"
#include "ui/shell/looking/LookWatch.h"
#include "ui/shell/past/TimeBar.h"
#include "ui/shell/past/TimeTravel.h"
#include "ui/shell/strips/AwayStrip.h"
#include "ui/shell/strips/FirstRunStrip.h"
#include "ui/shell/strips/ModelStrip.h"
#include "ui/shell/strips/StopStrip.h"
#include "ui/shell/strips/TrialStrip.h"
#include "ui/widgets/inbox/InboxList.h"
#include "ui/widgets/org/OrgChart.h"
#include "ui/words/Words.h"

#include <QAbstractButton>
#include <QButtonGroup>
#include <QCloseEvent>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QSettings>
#include <QShortcut>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <chrono>

namespace qd::ui {

namespace {
constexpr int kNarrowBelow = 1100;
constexpr std::chrono::milliseconds kUndoLasts{10'000};

QString stopNote()
{
    return QStringLiteral("stop");
}

/// A hint is written to stand behind a colon; as a sentence of its own it begins with a capital.
QString asSentence(QString hint)
{
    if (!hint.isEmpty())
        hint[0] = hint[0].toUpper();
    return hint.endsWith(QLatin1Char('.')) ? hint : hint + QLatin1Char('.');
}
}

MainWindow::MainWindow(const Sources& sources)
    : m_present(sources), m_travel(new TimeTravel(sources.feed, sources.history, sources.clock, this)),
      m_sources{m_travel->feed(), sources.history, sources.settings, m_travel->clock(), sources.tries, sources.models, sources.connections, sources.people, sources.packs, sources.mailboxes, sources.hooks, sources.actions}, m_messages(sources.history),
      m_looks(new LookWatch(sources.clock, this))
{
    setObjectName(QStringLiteral("shell"));
    setWindowTitle(QStringLiteral("Quarterdeck"));
    setMinimumSize(900, 560);
    resize(1440, 900);
    applyScheme(wantedScheme()); // before the first child: widgets take the fonts that they are born with
    buildFrame();
    buildPlaces();
    buildTime();
    buildViewMenu();
    buildKeys();
    connect(m_sources.feed, &StateFeed::stateChanged, this, &MainWindow::showSoon);
    connect(m_present.feed, &StateFeed::factsTaken, this, &MainWindow::noteReplaced);
    connect(m_present.feed, &StateFeed::factsTaken, this, &MainWindow::sayPassed);
    m_minute.setInterval(std::chrono::seconds(30));
    connect(&m_minute, &QTimer::timeout, this, &MainWindow::showState);
    m_minute.start();
    m_return.setSingleShot(true);
    m_return.setTimerType(Qt::PreciseTimer); // a coarse one is late, or early, by minutes in an hour
    connect(&m_return, &QTimer::timeout, this, [this] {
        m_bridge->showState();
        showState();
    });
    showState();
}

MainWindow::~MainWindow()
{
    disconnect(qGuiApp, nullptr, this, nullptr); // the keys leave its parts while they go, and nobody is to hear of that
}

void MainWindow::buildFrame()
{
    auto* whole = new QWidget;
    auto* column = new QVBoxLayout(whole);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    m_top = new TopBar;
    m_strip = new FirstRunStrip;
    m_time = new TimeBar;
    column->addWidget(m_top);
    column->addWidget(m_stopped = new StopStrip);
    column->addWidget(m_models = new ModelStrip(m_present.clock));
    column->addWidget(m_trials = new TrialStrip);
    column->addWidget(m_away = new AwayStrip);
    column->addWidget(m_strip);
    column->addWidget(m_time);
    auto* below = new QHBoxLayout;
    below->setSpacing(0);
    m_rail = new Rail;
    m_stack = new QStackedWidget;
    below->addWidget(m_rail);
    below->addWidget(m_stack, 1);
    column->addLayout(below, 1);
    setCentralWidget(whole);
    m_toasts = new Toasts(this);
    m_palette = new Palette(this);
    m_keys = new KeysSheet(this);
    connect(m_rail, &Rail::chosen, this, &MainWindow::openPage);
    connect(m_top, &TopBar::briefGiven, this, [this](const SubmitBrief& brief) {
        focusPage(); // before the answer: the next key is meant for the page, and a refusal takes the focus back
        issue(brief);
    });
    connect(m_top, &TopBar::briefLeft, this, &MainWindow::focusPage);
    connect(m_top, &TopBar::briefCut, this, [this] {
        m_toasts->say(tr("The end of that text did not fit into the box. A brief has 100,000 characters at most."), Toasts::Tone::Bad);
    });
    connect(m_top, &TopBar::stopAsked, this, [this] { issue(StopAll{tr("by hand")}); });
    connect(m_top, &TopBar::resumeAsked, this, [this] { issue(ResumeAll{}); });
    connect(m_top, &TopBar::organisationsAsked, this, &MainWindow::organisationsAsked);
    connect(m_top, &TopBar::organisationChosen, this, &MainWindow::organisationChosen);
    connect(m_top, &TopBar::costsAsked, this, [this] { openPage(QStringLiteral("costs")); });
    connect(m_top, &TopBar::modelsAsked, this, &MainWindow::openModels);
    buildTrials();
    connect(m_models, &ModelStrip::settingsAsked, this, &MainWindow::openModels);
    connect(m_strip, &FirstRunStrip::connectAsked, this, &MainWindow::openModels);
    connect(m_strip, &FirstRunStrip::clearAsked, this, [this] { issue(ClearSamples{}); });
    connect(m_strip, &FirstRunStrip::dismissed, this, [this] {
        m_sources.settings->setValue(QStringLiteral("strip/dismissed"), true);
        showStrip();
    });
}

void MainWindow::addPage(const QString& id, const QString& title, const QString& icon, QWidget* page, int digit)
{
    const int number = digit > 0 ? digit : int(m_places.size()) + 1;
    const QKeySequence key(Qt::CTRL | Qt::Key(Qt::Key_0 + number));
    QWidget* shown = page;
    if (id != QLatin1String("bridge")) {
        shown = new QWidget;
        auto* frame = new QVBoxLayout(shown);
        frame->setContentsMargins(kGap + 2, kGap + 2, kGap + 2, kGap + 2);
        frame->addWidget(page);
    }
    m_stack->addWidget(shown);
    QWidget* keys = page->focusProxy();
    page->setFocusProxy(nullptr); // its proxy would be given the policy too, and Tab would pass by it
    page->setFocusPolicy(Qt::ClickFocus); // a click beside everything brings the keys back
    page->setFocusProxy(keys);
    m_pages.insert(id, shown);
    m_fronts.insert(id, page);
    m_places.append({id, title});
    m_rail->add(id, title, icon, key.toString(QKeySequence::NativeText));
    auto* shortcut = new QShortcut(key, this);
    connect(shortcut, &QShortcut::activated, this, [this, id] { openPage(id); });
    if (number == 1)
        openPage(id);
}

void MainWindow::openPage(const QString& id)
{
    QWidget* page = m_pages.value(id);
    if (!page)
        return;
    if (m_current == id)
        return focusPage();
    m_current = id;
    m_stack->setCurrentWidget(page);
    m_rail->choose(id);
    displayFront();
    focusPage();
    emit pageOpened(id);
}

void MainWindow::openItem(const Uuid& item)
{
    openPage(QStringLiteral("inbox"));
    m_inbox->open(item);
}

void MainWindow::focusPage()
{
    QWidget* to = m_fronts.value(m_current);
    while (to && to->focusProxy())
        to = to->focusProxy();
    if (m_current == QLatin1String("bridge") && to && to->window() != this)
        to = m_bridge->chart(); // the inbox was torn off; its keys work on the whole page
    else if (!to || !to->isVisibleTo(this))
        to = m_stack; // nothing is listed
    to->setFocus(Qt::OtherFocusReason);
}

/// Of buttons that are one choice, Tab comes to the chosen one; the arrows lead to the others.
bool MainWindow::isEntrance(QWidget* widget)
{
    const auto* button = qobject_cast<const QAbstractButton*>(widget);
    if (button && button->isCheckable() && (button->group() || button->autoExclusive())) {
        if (button->isChecked())
            return true;
        if (button->group() ? button->group()->checkedButton() != nullptr : button->parentWidget() == m_rail)
            return false;
    }
    return (widget->focusPolicy() & Qt::TabFocus) == Qt::TabFocus && !widget->focusProxy();
}

bool MainWindow::focusNextPrevChild(bool next)
{
    QWidget* from = focusWidget() ? focusWidget() : this;
    const auto step = [next](const QWidget* widget) { return next ? widget->nextInFocusChain() : widget->previousInFocusChain(); };
    for (QWidget* to = step(from); to != from; to = step(to)) {
        if (!isEntrance(to) || !to->isVisible() || !to->isEnabled() || to->window() != this)
            continue;
        to->setFocus(next ? Qt::TabFocusReason : Qt::BacktabFocusReason);
        return true;
    }
    return false;
}

/// An undo whose yes is still on its way is kept until that is answered; one that is itself on its way is not sent twice.
bool MainWindow::waitsForAnswer(const UndoApproval& undo)
{
    for (const Command& pending : std::as_const(m_pending)) {
        if (const auto* decided = std::get_if<DecideApproval>(&pending); decided && decided->approval == undo.approval) {
            m_takenBack.insert(undo.approval);
            return true;
        }
        if (const auto* undone = std::get_if<UndoApproval>(&pending); undone && undone->approval == undo.approval)
            return true;
    }
    return false;
}

void MainWindow::issue(const Command& command)
{
    const bool stops = std::holds_alternative<StopAll>(command) || std::holds_alternative<ResumeAll>(command);
    if (m_travel->isPast() && !stops)
        return m_toasts->say(whyReadOnly(), Toasts::Tone::Bad);
    if (const auto* undo = std::get_if<UndoApproval>(&command); undo && waitsForAnswer(*undo))
        return;
    if (const auto* decided = std::get_if<DecideApproval>(&command); decided && InboxList::isYes(decided->verdict))
        m_lastYes = decided->approval;
    send(withLook(command));
}

void MainWindow::send(const Command& command)
{
    const CommandId id = CommandId::make(m_present.clock->now());
    m_pending.insert(id, command);
    emit commandIssued(id, command);
}

void MainWindow::commandAnswered(CommandId id, const Result<Receipt>& answer)
{
    const auto asked = m_pending.constFind(id);
    if (asked == m_pending.constEnd())
        return;
    const Command command = *asked;
    m_pending.erase(asked);
    const auto* decided = std::get_if<DecideApproval>(&command);
    const bool takenBack = decided && m_takenBack.remove(decided->approval);
    if (takenBack && answer)
        return send(UndoApproval{newest(decided->approval)});
    if (answer)
        return sayAccepted(command, *answer);
    refuse(command, answer.error());
}

void MainWindow::refuse(const Command& command, const Error& error)
{
    const ErrorSentence sentence = sentenceOf(error);
    if (error.kind != Error::Cancelled)
        m_toasts->say(sentence.wayOut.isEmpty() ? sentence.what : sentence.what + QLatin1Char(' ') + asSentence(sentence.wayOut), Toasts::Tone::Bad);
    if (const auto* brief = std::get_if<SubmitBrief>(&command); brief && m_top->brief()->text().isEmpty())
        m_top->putBack(*brief); // what she wrote must not be lost with the refusal
    if (const auto* decided = std::get_if<DecideApproval>(&command))
        m_looks->giveBack(decided->approval.toString(), decided->lookedAt);
    if (const auto* off = std::get_if<SnoozeItem>(&command))
        sayPutOff(off->until); // of the others
    m_inbox->refuse(command, error);
    m_waiting->refuse(command, sentence.what);
    if (std::holds_alternative<UseModels>(command))
        displayFront(); // the choice goes back to what is so
}

void MainWindow::noteReplaced(const QList<StoredFact>& facts)
{
    for (const StoredFact& stored : facts)
        if (const auto* replaced = std::get_if<ApprovalReplaced>(&stored.fact))
            m_newer.insert(replaced->approval, replaced->by);
}

/// Her edits make another item of the one that she decided on: that is the one which leaves, and can be taken back.
ApprovalId MainWindow::newest(ApprovalId approval) const
{
    for (auto next = m_newer.constFind(approval); next != m_newer.constEnd(); next = m_newer.constFind(approval))
        approval = *next;
    return approval;
}

void MainWindow::takeBackNotes(const ApprovalId& undone)
{
    m_toasts->takeBack(undone.toString());
    for (auto it = m_newer.constBegin(); it != m_newer.constEnd(); ++it)
        if (newest(it.key()) == undone)
            m_toasts->takeBack(it.key().toString());
}

void MainWindow::sayDecided(const DecideApproval& decided)
{
    const QMap<ApprovalId, Approval>& approvals = m_present.feed->state().inbox.approvals;
    const auto held = approvals.constFind(newest(decided.approval));
    const bool known = held != approvals.constEnd();
    const QString verdict = words(decided.verdict);
    const QString text = known ? tr("%1: %2", "verdict: title").arg(verdict, held->title) : tr("%1.").arg(verdict);
    if (!InboxList::isYes(decided.verdict))
        return m_toasts->say(text, Toasts::Tone::Good);
    m_toasts->sayWithUndo(text, [this, id = decided.approval] { issue(UndoApproval{newest(id)}); },
                          known && held->grace.count() > 0 ? held->grace : kUndoLasts, {}, decided.approval.toString());
}

void MainWindow::sayAccepted(const Command& command, const Receipt& receipt)
{
    if (const auto* decided = std::get_if<DecideApproval>(&command))
        return sayDecided(*decided);
    m_inbox->taken(command);
    m_waiting->taken(command);
    if (const auto* off = std::get_if<SnoozeItem>(&command)) {
        m_putOff.append(off->item);
        return sayPutOff(off->until);
    }
    if (const auto* back = std::get_if<ReturnItem>(&command))
        return sayReturned(*back);
    if (const auto* steered = std::get_if<SteerRun>(&command))
        return saySteered(*steered, receipt.text);
    if (const auto* undone = std::get_if<UndoApproval>(&command))
        takeBackNotes(undone->approval);
    if (std::holds_alternative<ResumeAll>(command))
        m_toasts->takeBack(stopNote());
    if (std::holds_alternative<StopAll>(command)) {
        const QString text = receipt.text.isEmpty() ? tr("Everything has stopped.") : receipt.text;
        return m_toasts->sayWithUndo(text, [this] { issue(ResumeAll{}); }, kUndoLasts, tr("Resume"), stopNote());
    }
    QString text = receipt.text;
    if (text.isEmpty())
        text = std::holds_alternative<SubmitBrief>(command) ? tr("The department has begun.") : tr("Done.");
    m_toasts->say(text, Toasts::Tone::Good);
}

/// Pausing and going on undo each other; what was stopped or undone can't be taken back.
void MainWindow::saySteered(const SteerRun& command, const QString& text)
{
    m_toasts->takeBack(command.run.toString());
    if (command.wish != RunWish::Pause && command.wish != RunWish::Continue)
        return m_toasts->say(text, Toasts::Tone::Good);
    const RunWish back = command.wish == RunWish::Pause ? RunWish::Continue : RunWish::Pause;
    m_toasts->sayWithUndo(text, [this, run = command.run, back] { issue(SteerRun{run, back, {}}); }, kUndoLasts,
                          back == RunWish::Continue ? tr("Go on") : QString(), command.run.toString());
}

/// With a crowd of items, answers that have come as well go first: a decision does not wait for the one before to be shown.
void MainWindow::showSoon()
{
    constexpr qsizetype kCrowd = 500;
    if (m_sources.feed->state().inbox.approvals.size() < kCrowd)
        return showState();
    if (!std::exchange(m_isToShow, true))
        QTimer::singleShot(0, this, [this] {
            m_isToShow = false;
            showState();
        });
}

void MainWindow::showState()
{
    showPresent();
    displayFront();
}

/// What stands around the pages is of now, so that nothing new is missed while she looks back; but for what waits there,
/// which the pages themselves say as well.
void MainWindow::showPresent()
{
    const OfficeState& state = m_present.feed->state();
    m_top->show(state, m_present.clock->now());
    m_stopped->show(state.org);
    m_models->show(state);
    showTrials();
    showStrip();
    const qsizetype waiting = state.inbox.waiting(m_present.clock->now());
    showWaiting();
    m_strip->setSampleWork(hasSampleWork(state));
    awaitReturn();
    showTime();
    setWindowTitle(waiting > 0 ? tr("(%1) Quarterdeck").arg(waiting) : QStringLiteral("Quarterdeck"));
}

/// Who asks paid models needs no word about rehearsing.
void MainWindow::showStrip()
{
    const bool rehearses = m_present.feed->state().models.use == QLatin1String(ModelsState::kRehearsal);
    m_strip->setVisible(rehearses && !m_sources.settings->value(QStringLiteral("strip/dismissed")).toBool());
}

void MainWindow::openModels()
{
    openPage(QStringLiteral("settings"));
    m_settings->open(SettingsPage::Models);
}

void MainWindow::openConnections()
{
    openPage(QStringLiteral("settings"));
    m_settings->open(SettingsPage::Ways);
}

void MainWindow::setOrganisations(const QList<OrganisationChoice>& choices, const QString& current)
{
    m_organisations = choices;
    m_organisation = current;
    m_top->setOrganisations(choices, current);
}

void MainWindow::setNetwork(Network network)
{
    m_top->setNetwork(network);
    m_settings->setNetwork(m_top->networkWords());
}

void MainWindow::closeEvent(QCloseEvent* event)
{
    save();
    QMainWindow::closeEvent(event);
}

void MainWindow::resizeEvent(QResizeEvent* event)
{
    QMainWindow::resizeEvent(event);
    m_rail->setNarrow(width() < kNarrowBelow);
}

} // namespace qd::ui
