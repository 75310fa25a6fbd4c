#include "ui/widgets/inbox/InboxList.h"

#include "core/rules/Judge.h"
#include "core/rules/authority/Trusting.h"
#include "ui/style/Tokens.h"
#include "ui/widgets/inbox/DecisionBar.h"
#include "ui/widgets/EmptyState.h"
#include "ui/widgets/inbox/InboxView.h"
#include "ui/words/Amounts.h"
#include "ui/words/Words.h"

#include <QAbstractButton>
#include <QApplication>
#include <QLabel>
#include <QShortcut>
#include <QScopedValueRollback>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <utility>

namespace qd::ui {

namespace {

constexpr std::chrono::seconds kCountdown{1};
constexpr std::chrono::seconds kDues{20};

QString dayText(const OfficeState& state, Instant now)
{
    const DayTally day = state.activity.days.value(dayOf(now));
    if (day.messages == 0 && day.decisions == 0 && day.published == 0)
        return {};
    QStringList parts;
    parts << InboxList::tr("%n message(s)", nullptr, int(day.messages));
    parts << InboxList::tr("%n decision(s)", nullptr, int(day.decisions));
    const QString done = InboxList::tr("Today the department sent %1 and published %2. On record: %3, yours and what was taken back among them.", "messages, times, decisions")
                             .arg(parts.at(0), InboxList::tr("%n time(s)", "published how often", int(day.published)), parts.at(1));
    const QString without = day.withoutHer > 0
        ? QLatin1Char(' ') + InboxList::tr("%n of them went out without you.", nullptr, int(day.withoutHer)) : QString();
    const bool rehearsal = day.cost.micro == 0 && day.wouldHaveCost.micro > 0;
    const QString cost = rehearsal ? InboxList::tr("Rehearsal: billed %1, it would have cost %2.")
                                         .arg(moneyText(day.cost), moneyText(day.wouldHaveCost))
                                   : InboxList::tr("It cost %1.").arg(moneyText(day.cost));
    return done + without + QLatin1Char('\n') + cost;
}

} // namespace

InboxList::InboxList(const Clock* clock, Place place, QWidget* parent)
    : QWidget(parent), m_clock(clock), m_place(place),
      m_name(place == Place::Bridge ? QStringLiteral("bridge") : QStringLiteral("inbox")), m_model(new InboxModel(this)),
      m_view(new InboxView(m_model, place == Place::Page, this)), m_stack(new QStackedWidget(this)),
      m_empty(new EmptyState(this)), m_footer(new QLabel(this))
{
    build();
    connect(m_view, &InboxView::currentItemChanged, this, [this] {
        look();
        emit currentChanged();
    });
    connect(m_view, &QListView::clicked, this, &InboxList::look);
    connect(m_view, &InboxView::undoPressed, this, &InboxList::undo);
    connect(m_view, &QListView::activated, this, &InboxList::peekRequested);
    connect(m_footer, &QLabel::linkActivated, this, &InboxList::reviewRequested);
    connect(&m_timer, &QTimer::timeout, this, &InboxList::tick);
    if (m_place == Place::Page)
        return;
    auto* bar = new DecisionBar(m_name, DecisionBar::Room::Narrow, this);
    m_view->setInside(bar);
    setBar(bar);
    installKeys(this);
}

void InboxList::build()
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    m_view->setObjectName(m_name + QStringLiteral(".list"));
    m_view->setAccessibleName(tr("Waiting for you"));
    m_empty->setObjectName(m_name + QStringLiteral(".empty"));
    m_stack->addWidget(m_empty);
    m_stack->addWidget(m_view);
    column->addWidget(m_stack, 1);
    m_footer->setObjectName(m_name + QStringLiteral(".footer"));
    m_footer->setWordWrap(true);
    m_footer->setProperty("role", QStringLiteral("muted"));
    m_footer->setContentsMargins(kPad, kGap, kPad, kGap);
    m_footer->hide();
    column->addWidget(m_footer);
    setFocusProxy(m_empty);
}

void InboxList::setBar(DecisionBar* bar)
{
    m_bar = bar;
    bar->setParties([this](const ApprovalId& approval) { return partiesFor(approval); });
    connect(bar, &DecisionBar::commandIssued, this, &InboxList::decideShown);
    connect(bar, &DecisionBar::editRequested, this, [this] { emit editRequested({m_view->current().id}); });
    connect(bar, &DecisionBar::laterRequested, this, &InboxList::askLater);
    connect(bar, &DecisionBar::reshaped, m_view, &InboxView::fitInside);
    connect(bar, &DecisionBar::focusReleased, this, [this] { m_view->setFocus(Qt::OtherFocusReason); });
    showBar();
}

void InboxList::installKeys(QWidget* scope)
{
    qDeleteAll(m_keys);
    m_keys.clear();
    const auto on = [&](const QKeySequence& key, bool repeats, auto act) {
        auto* shortcut = new QShortcut(key, scope);
        shortcut->setContext(Qt::WidgetWithChildrenShortcut);
        shortcut->setAutoRepeat(repeats); // a key held down must not decide one item after the other
        connect(shortcut, &QShortcut::activated, this, act);
        m_keys.append(shortcut);
    };
    const auto bar = [this](void (DecisionBar::*act)()) { return [this, act] { if (m_bar) (m_bar->*act)(); }; };
    on(Qt::Key_J, true, [this] { step(1); });
    on(Qt::Key_K, true, [this] { step(-1); });
    on(Qt::Key_A, false, bar(&DecisionBar::approve));
    on(Qt::Key_E, false, bar(&DecisionBar::edit));
    on(Qt::Key_C, false, bar(&DecisionBar::askChanges));
    on(Qt::Key_R, false, bar(&DecisionBar::reject));
    on(Qt::Key_D, false, bar(&DecisionBar::delegate));
    on(Qt::Key_S, false, [this] { askLater(); });
    on(Qt::Key_X, false, [this] { choose(); });
    on(Qt::SHIFT | Qt::Key_A, false, [this] { approveChosen(); });
    on(Qt::Key_Space, false, [this] { space(); });
    on(Qt::Key_Z, false, [this] { undoNewest(); });
}

/// On a button Space presses it, as everywhere; anywhere else it looks at the item.
void InboxList::space()
{
    if (auto* button = qobject_cast<QAbstractButton*>(QApplication::focusWidget()))
        button->click();
    else
        emit peekRequested();
}

void InboxList::display(const OfficeState& state)
{
    const InboxKey before = m_view->current();
    const int row = m_view->currentIndex().row();
    m_state = &state;
    const bool wasPutOff = m_model->isPutOff(before);
    m_model->setNow(m_clock->now());
    m_model->show(state);
    keepCurrent(before, row, wasPutOff);
    m_putOff.removeIf([this](const InboxKey& key) { return m_model->rowOf(key) < 0; });
    showEmpty(state);
    showFooter(state);
    showBar();
    schedule();
    emit currentChanged();
    saidWaiting();
}

void InboxList::saidWaiting()
{
    if (m_waiting == m_model->waiting())
        return;
    m_waiting = m_model->waiting();
    emit waitingChanged(m_waiting);
}

void InboxList::keepCurrent(const InboxKey& wanted, int row, bool wasPutOff)
{
    if (m_model->rowOf(wanted) >= 0 && wanted.isItem() && (wasPutOff || !m_model->isPutOff(wanted)))
        return m_view->setCurrent(wanted);
    // What was there has gone: its place is taken by what follows, and neither what was approved nor what was put off is
    // followed to where it waits.
    for (int at = qBound(0, row, qMax(0, m_model->rowCount() - 1)); at >= 0; --at)
        if (const InboxKey key = m_model->key(at); key.isItem() && key.kind != InboxKey::Leaving && !m_model->isPutOff(key))
            return m_view->setCurrent(key);
    for (int at = 0; at < m_model->rowCount(); ++at)
        if (const InboxKey key = m_model->key(at); key.isItem() && !m_model->isPutOff(key))
            return m_view->setCurrent(key);
    m_view->setCurrentIndex({});
}

void InboxList::showEmpty(const OfficeState& state)
{
    QWidget* shown = m_model->rowCount() > 0 ? static_cast<QWidget*>(m_view) : m_empty;
    turnTo(m_stack, shown, shown, this);
    if (m_model->rowCount() > 0)
        return;
    const QString today = dayText(state, m_clock->now());
    if (today.isEmpty())
        m_empty->set(QStringLiteral("inbox"), tr("Nothing waits for you."),
                     tr("Nothing has happened today. Give the department a brief, and its first question comes here."));
    else
        m_empty->set(QStringLiteral("check"), tr("Nothing waits for you."), today);
}

void InboxList::showFooter(const OfficeState& state)
{
    const qint64 without = state.activity.days.value(dayOf(m_clock->now())).withoutHer;
    m_footer->setVisible(m_place == Place::Bridge && without > 0 && m_model->rowCount() > 0);
    const QString link = QStringLiteral("<a style=\"color:%1\" href=\"review\">%2</a>")
                             .arg(tokens().text.name(), tr("Review them").toHtmlEscaped().replace(QLatin1Char(' '), QChar::Nbsp));
    m_footer->setText(tr("Today %n action(s) went out without you.", nullptr, int(without)).toHtmlEscaped() + QLatin1Char(' ') + link);
}

void InboxList::showBar()
{
    if (!m_bar)
        return;
    m_bar->setTogether(m_model->chosenCount());
    const InboxKey key = m_view->current();
    const QString sent = m_model->isSent(key) ? tr("Sent. The office is taking it in.") : QString();
    if (const Approval* approval = m_model->approval(key)) {
        const QString blocked = m_model->canUndo(key) ? m_readOnly : tr("It was on its way already, and goes out as soon as it can. To keep it back, end its work.");
        if (key.kind == InboxKey::Leaving)
            m_bar->showLeaving(*approval, m_clock->now(), blocked, m_model->waitText(*approval));
        else
            m_bar->showApproval(*approval, whyBlocked(key, *approval));
    } else if (const Escalation* escalation = m_model->escalation(key)) {
        m_bar->showEscalation(*escalation, m_readOnly.isEmpty() ? sent : m_readOnly);
    } else {
        m_bar->showNothing();
    }
    m_bar->showPutOff(putOffText(key));
}

/// Whoever is named here will not be refused: the Office asks the same rule.
QList<DecisionBar::Party> InboxList::partiesFor(const ApprovalId& id) const
{
    QList<DecisionBar::Party> parties;
    if (const Approval* approval = m_model->approval({InboxKey::Waiting, id.uuid}); approval && m_state)
        for (const AgentId& agent : rules::delegates(*m_state, *approval))
            parties.append({agent, partyTitle(*m_state, agent)});
    if (const Approval* approval = m_model->approval({InboxKey::Waiting, id.uuid}); approval && m_state)
        for (const Deputy& deputy : m_state->rules.deputies)
            if (deputy.id != human() && !rules::isBeyond(deputy, *approval) && (!deputy.until || *deputy.until > m_clock->now()))
                parties.append({deputy.id, deputy.title, QStringLiteral("quarterdeck inbox export %1 --for %2 --out for-%2.review").arg(id.toString(), deputy.id.text)});
    return parties;
}

QString InboxList::whyBlocked(const InboxKey& key, const Approval& approval) const
{
    if (!m_readOnly.isEmpty())
        return m_readOnly;
    if (m_model->isSent(key))
        return tr("Sent. The office is taking it in.");
    if (const QString reason = whyNot(approval, m_clock->now()); !reason.isEmpty())
        return reason;
    if (key == m_seen && m_seenHash != approval.sha256)
        return tr("It has changed since you opened it. Look at it again: select its row, then decide.");
    return {};
}

void InboxList::setReadOnly(const QString& why)
{
    m_readOnly = why;
    m_putOff.clear();
    showBar();
}

void InboxList::look()
{
    m_seen = m_view->current();
    const Approval* approval = m_model->approval(m_seen);
    m_seenHash = approval ? approval->sha256 : QByteArray();
    showBar();
}

void InboxList::tick()
{
    const InboxKey before = m_view->current();
    const int row = m_view->currentIndex().row();
    const bool wasPutOff = m_model->isPutOff(before);
    m_model->setNow(m_clock->now());
    if (before.isItem())
        keepCurrent(before, row, wasPutOff); // something may have come back above it
    showBar();
    saidWaiting();
}

void InboxList::schedule()
{
    if (!isVisible() || m_model->rowCount() == 0)
        return m_timer.stop(); // nothing ticks on a screen that shows no time
    const std::chrono::milliseconds every = m_model->leaving() > 0 ? kCountdown : kDues;
    if (!m_timer.isActive() || m_timer.intervalAsDuration() != every)
        m_timer.start(every);
}

void InboxList::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    tick();
    schedule();
}

void InboxList::hideEvent(QHideEvent* event)
{
    QWidget::hideEvent(event);
    m_timer.stop();
}

InboxKey InboxList::current() const
{
    return m_view->current();
}

void InboxList::setCurrent(const InboxKey& key)
{
    m_view->setCurrent(key);
}

void InboxList::step(int by)
{
    for (int row = m_view->currentIndex().row() + by; row >= 0 && row < m_model->rowCount(); row += by)
        if (m_model->key(row).isItem())
            return m_view->setCurrent(m_model->key(row));
}

void InboxList::choose()
{
    const InboxKey key = m_view->current();
    if (key.kind != InboxKey::Waiting)
        return;
    m_model->setChosen(key, !m_model->isChosen(key));
    if (m_bar)
        m_bar->setTogether(m_model->chosenCount());
    step(1);
}

InboxKey InboxList::keyOf(const Command& command) const
{
    if (const auto* decided = std::get_if<DecideApproval>(&command))
        return {InboxKey::Waiting, decided->approval.uuid};
    if (const auto* settled = std::get_if<SettleEscalation>(&command))
        return {InboxKey::Escalated, settled->escalation.uuid};
    const auto* off = std::get_if<SnoozeItem>(&command);
    const auto* back = std::get_if<ReturnItem>(&command);
    if (!off && !back)
        return {};
    const InboxKey approval{InboxKey::Waiting, (off ? off->item : back->item).uuid};
    return m_model->rowOf(approval) >= 0 ? approval : InboxKey{InboxKey::Escalated, approval.id};
}

void InboxList::decide(const Command& command)
{
    const InboxKey key = keyOf(command);
    if (key.isItem()) {
        if (const Approval* approval = m_model->approval(key); approval && !whyBlocked(key, *approval).isEmpty())
            return showBar(); // it expired or changed while she looked: say so instead of sending it
        if (m_model->isSent(key))
            return;
        if (const auto* decided = std::get_if<DecideApproval>(&command); decided && isYes(decided->verdict))
            m_approved = key;
        m_putOff.clear();
        m_model->setSent(key, true);
        m_model->setChosen(key, false);
    }
    emit commandIssued(command); // first: what it takes to show the next one, the office need not wait for
    const QScopedValueRollback deciding(m_isDeciding, true);
    if (m_model->isSent(key))
        moveOn(key);
}

void InboxList::moveOn(const InboxKey& from)
{
    if (m_view->current() != from)
        return;
    const int row = m_model->rowOf(from);
    const auto open = [this](int at) {
        const InboxKey key = m_model->key(at);
        return (key.kind == InboxKey::Waiting || key.kind == InboxKey::Escalated) && !m_model->isSent(key) && !m_model->isPutOff(key);
    };
    for (int at = row + 1; at < m_model->rowCount(); ++at)
        if (open(at))
            return m_view->setCurrent(m_model->key(at));
    for (int at = row - 1; at >= 0; --at)
        if (open(at))
            return m_view->setCurrent(m_model->key(at));
    showBar();
}

void InboxList::approveChosen()
{
    for (const InboxKey& key : m_model->chosen()) {
        const Approval* approval = m_model->approval(key);
        if (!approval || approval->status == ApprovalStatus::Stale || !whyBlocked(key, *approval).isEmpty())
            continue;
        DecideApproval yes;
        yes.approval = approval->id;
        yes.sha256 = approval->sha256;
        decide(yes);
    }
}

void InboxList::undo(const InboxKey& key)
{
    if (m_model->canUndo(key) && m_readOnly.isEmpty())
        emit commandIssued(UndoApproval{{key.id}});
}

/// What is selected if it is on its way out; else what she put off last, or her last yes, even while the Office is still
/// taking it in.
void InboxList::undoNewest()
{
    if (!m_readOnly.isEmpty())
        return;
    if (m_view->current().kind == InboxKey::Leaving)
        undo(m_view->current());
    else if (!m_putOff.isEmpty() && m_putOffUntil > m_clock->now())
        bringBack(std::exchange(m_putOff, {}));
    else if (m_model->isSent(m_approved))
        emit commandIssued(UndoApproval{{m_approved.id}});
    else
        undo(m_model->newestLeaving());
}

void InboxList::taken(const Command& command)
{
    if (const auto* many = std::get_if<DecideMany>(&command))
        for (const DecideApproval& one : many->decisions)
            m_model->setSent({InboxKey::Waiting, one.approval.uuid}, false);
}

void InboxList::refuse(const Command& command, const QString& sentence)
{
    if (std::holds_alternative<DecideMany>(command)) {
        taken(command);
        showBar();
        if (m_bar)
            m_bar->setNotice(sentence, true);
    }
    const InboxKey key = keyOf(command);
    if (!key.isItem() || m_model->rowOf(key) < 0)
        return;
    m_model->setSent(key, false);
    m_putOff.removeAll(key);
    m_view->setCurrent(key);
    showBar();
    if (m_bar)
        m_bar->setNotice(sentence, true);
}

} // namespace qd::ui
