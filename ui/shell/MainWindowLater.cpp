#include "ui/shell/MainWindow.h"

#include "ui/pages/PeoplePage.h"
#include "ui/shell/Toasts.h"
#include "ui/shell/strips/TrialStrip.h"
#include "ui/widgets/money/BudgetEditor.h"
#include "ui/words/Amounts.h"
#include "ui/words/HabitWords.h"
#include "ui/words/Words.h"

#include <QSettings>

#include <algorithm>
#include <utility>

namespace qd::ui {

namespace {

constexpr std::chrono::milliseconds kUndoLasts{10'000};
const QString kTrialsHeard = QStringLiteral("trials/heard");
constexpr qsizetype kTrialsKept = 64; ///< the last ones; who is tried has one open trial
constexpr Duration kLongestWait = std::chrono::hours(12); ///< a timer counts milliseconds in 32 bits

QString titleOf(const InboxState& inbox, const InboxItemId& item)
{
    const auto approval = inbox.approvals.constFind({item.uuid});
    return approval != inbox.approvals.cend() ? approval->title : inbox.escalations.value({item.uuid}).issue;
}

} // namespace

/// The office has no clock for this: the window looks again when the next thing comes back.
void MainWindow::awaitReturn()
{
    const Instant now = m_present.clock->now();
    const std::optional<Instant> next = m_present.feed->state().inbox.nextReturn(now);
    if (next)
        m_return.start(std::min(*next - now, kLongestWait));
    else
        m_return.stop();
}

template <class C> bool MainWindow::isPending() const
{
    return std::any_of(m_pending.cbegin(), m_pending.cend(), [](const Command& command) { return std::holds_alternative<C>(command); });
}

/// What was put off in one go is said, and undone, in one note.
void MainWindow::sayPutOff(Instant until)
{
    if (m_putOff.isEmpty() || isPending<SnoozeItem>())
        return;
    const QList<InboxItemId> items = std::exchange(m_putOff, {});
    const QString when = momentText(until, m_present.clock->now());
    const QString title = titleOf(m_present.feed->state().inbox, items.first());
    const QString one = title.isEmpty() ? tr("Put off until %1.", "when").arg(when) : tr("Put off until %1: %2", "when, title").arg(when, title);
    const QString text = items.size() == 1 ? one : tr("%n item(s) put off until %1.", nullptr, int(items.size())).arg(when);
    const auto bringBack = [this, items] {
        const InboxState& inbox = m_present.feed->state().inbox;
        for (const InboxItemId& item : items)
            if (inbox.putOffUntil(item, m_present.clock->now()))
                issue(ReturnItem{item});
    };
    m_toasts->sayWithUndo(text, bringBack, kUndoLasts, {}, items.first().toString());
}

void MainWindow::sayReturned(const ReturnItem& command)
{
    m_toasts->takeBack(command.item.toString());
    if (!isPending<ReturnItem>())
        m_toasts->say(tr("Brought back. It waits for you again."), Toasts::Tone::Good);
}

/// An agent's day is not as its other days are: said once, as it is recorded.
void MainWindow::sayUnusual(const AgentUnusual& unusual)
{
    m_toasts->say(unusualSentence(unusual, partyTitle(m_present.feed->state(), unusual.agent)), Toasts::Tone::Bad);
}

void MainWindow::buildTrials()
{
    connect(m_trials, &TrialStrip::commandIssued, this, &MainWindow::issue);
    connect(m_trials, &TrialStrip::lookAsked, this, [this](const AgentId& agent) {
        openPage(QStringLiteral("people"));
        m_people->openSetup(agent);
    });
    connect(m_trials, &TrialStrip::dismissed, this, [this](const TrialId& trial) {
        QStringList heard = m_present.settings->value(kTrialsHeard).toStringList();
        m_present.settings->setValue(kTrialsHeard, (heard << trial.toString()).mid(qMax<qsizetype>(0, heard.size() - kTrialsKept)));
        showTrials();
        focusPage(); // the button that had the keys is gone
    });
}

void MainWindow::showTrials()
{
    QSet<TrialId> heard;
    for (const QString& trial : m_present.settings->value(kTrialsHeard).toStringList())
        heard.insert(TrialId::fromString(trial).value_or(TrialId{}));
    m_trials->show(m_present.feed->state(), heard);
}

/// A budget is half used up, nearly, or whole: said once, as it is recorded.
void MainWindow::sayPassed(const QList<StoredFact>& facts)
{
    for (const StoredFact& stored : facts) {
        if (const auto* unusual = std::get_if<AgentUnusual>(&stored.fact))
            sayUnusual(*unusual);
        const auto* passed = std::get_if<BudgetPassed>(&stored.fact);
        if (!passed)
            continue;
        const Budget& budget = passed->budget;
        const QString what = scopeWords(m_present.feed->state(), budget.scope);
        const QString amount = tr("%1 of %2", "spent, limit").arg(unitText(budget.counts(), passed->used), unitText(budget.counts(), budget.grains()));
        const QString text = passed->percent >= 100 ? tr("The limit is used up: %1, %2. Nothing more begins.").arg(what, amount)
                                                    : tr("%1 % of a limit is used up: %2, %3.").arg(passed->percent).arg(what, amount);
        m_toasts->say(text, passed->percent >= 80 ? Toasts::Tone::Bad : Toasts::Tone::Plain);
    }
}

} // namespace qd::ui
