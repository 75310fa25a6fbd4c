#include "ui/pages/calls/CallsPage.h"

#include "ui/pages/calls/CallReading.h"
#include "ui/pages/calls/CallText.h"
#include "ui/pages/calls/CallWords.h"
#include "ui/style/Tokens.h"
#include "ui/widgets/Chip.h"
#include "ui/widgets/EmptyState.h"
#include "ui/widgets/Panel.h"
#include "ui/widgets/parts/KeyButton.h"
#include "ui/widgets/parts/LinesDelegate.h"
#include "ui/words/Amounts.h"
#include "ui/words/Words.h"

#include <QHBoxLayout>
#include <QListWidget>
#include <QShortcut>
#include <QSplitter>
#include <QStackedWidget>

namespace qd::ui {

namespace {
constexpr qint64 kPage = 200;
}

CallsPage::CallsPage(History* history, const Clock* clock, QWidget* parent)
    : QWidget(parent), m_history(history), m_clock(clock), m_reading(new CallReading(history, this)), m_left(new Panel(tr("Calls"), this)),
      m_right(new Panel(tr("One call"), this)), m_list(new QListWidget(this)), m_stack(new QStackedWidget(this)), m_empty(new EmptyState(this)),
      m_text(new CallText(this))
{
    build();
    connect(m_list, &QListWidget::currentRowChanged, this, &CallsPage::choose);
    connect(m_list, &QListWidget::itemActivated, this, [this] { m_text->setFocus(Qt::OtherFocusReason); });
    connect(m_empty, &EmptyState::acted, this, &CallsPage::reload);
    connect(m_reading, &CallReading::changed, this, &CallsPage::showCall);
    connect(m_text, &CallText::followed, this, &CallsPage::follow);
    connect(new QShortcut(QKeySequence(Qt::Key_Escape), this, nullptr, nullptr, Qt::WidgetWithChildrenShortcut), &QShortcut::activated, this, &CallsPage::leave);
    connect(new QShortcut(QKeySequence::Find, this, nullptr, nullptr, Qt::WidgetWithChildrenShortcut), &QShortcut::activated, m_text, &CallText::find);
}

void CallsPage::build()
{
    setObjectName(QStringLiteral("call"));
    setAccessibleName(tr("Calls of models"));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    auto* splitter = new QSplitter(Qt::Horizontal, this);
    m_list->setObjectName(QStringLiteral("call.list"));
    m_list->setAccessibleName(tr("Calls, with what came of each"));
    m_list->setItemDelegate(new LinesDelegate(m_list));
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setResizeMode(QListView::Adjust);
    m_left->setBody(m_list);
    m_left->setMinimumWidth(240);
    auto* find = new Chip(tr("Find"), m_right);
    find->setToolTip(tr("Find words in this call (Ctrl+F)"));
    connect(find, &Chip::clicked, m_text, &CallText::find);
    auto* close = new KeyButton(tr("Back"), tr("Esc"), QStringLiteral("call.close"), m_right);
    connect(close, &KeyButton::clicked, this, &CallsPage::closed);
    for (QWidget* chip : {static_cast<QWidget*>(m_text->asSentChip()), static_cast<QWidget*>(find), static_cast<QWidget*>(close)})
        m_right->addChip(chip);
    m_empty->setObjectName(QStringLiteral("call.empty"));
    m_stack->addWidget(m_empty);
    m_stack->addWidget(m_text);
    m_right->setBody(m_stack);
    splitter->addWidget(m_left);
    splitter->addWidget(m_right);
    splitter->setHandleWidth(kGap);
    splitter->setChildrenCollapsible(false);
    splitter->setStretchFactor(0, 0);
    splitter->setStretchFactor(1, 1);
    splitter->setSizes({320, 860});
    row->addWidget(splitter);
    setFocusProxy(m_list);
}

void CallsPage::display(const OfficeState& state)
{
    const bool more = state.ledger.ever.calls != m_state.ledger.ever.calls;
    m_state = state;
    if (more && isVisible())
        reload();
    else if (m_stack->currentWidget() == m_text && !m_reading->shown().call.ended)
        showCall(); // it goes on; one that has ended stands still, with what she has marked in it
}

void CallsPage::open(const TurnId& turn)
{
    m_wanted = turn;
    m_prompt.clear();
    say(QStringLiteral("clock"), tr("Reading the record …"), {}, {});
    if (!m_history)
        return fail({Error::Store, QStringLiteral("the record is not open"), {}, {}});
    m_history->call(turn, this, [this, question = ++m_question](const Result<ModelCall>& call) {
        if (question != m_question)
            return;
        if (!call)
            return fail(call.error());
        m_filter = {};
        m_filter.run = call->started.run;
        m_filter.step = call->started.step;
        m_calls.clear();
        ask(0);
    });
}

void CallsPage::open(const CallFilter& filter, const QByteArray& prompt)
{
    m_filter = filter;
    m_wanted = {};
    m_prompt = prompt;
    m_calls.clear();
    say(QStringLiteral("clock"), tr("Reading the record …"), {}, {});
    ask(0);
}

void CallsPage::reload()
{
    if (m_filter.run.isNull() && m_filter.agent.isEmpty())
        return;
    if (const int row = m_list->currentRow(); row >= 0 && row < m_calls.size())
        m_wanted = m_calls.at(row).started.turn;
    ask(0);
}

void CallsPage::ask(qint64 first)
{
    if (!m_history)
        return fail({Error::Store, QStringLiteral("the record is not open"), {}, {}});
    const qint64 limit = first == 0 ? std::max(kPage, qint64(m_calls.size())) : kPage; // what was there stays there
    m_history->calls(m_filter, first, limit, this, [this, first, question = ++m_question](const Result<CallPage>& page) {
        if (question != m_question)
            return;
        if (!page)
            return fail(page.error());
        take(first, *page);
    });
}

void CallsPage::take(qint64 first, const CallPage& page)
{
    m_calls = m_calls.mid(0, first) + page.rows;
    m_total = page.total;
    m_left->setTitle(titleText());
    int row = -1;
    for (int i = 0; i < m_calls.size(); ++i)
        if (m_calls[i].started.turn == m_wanted || (!m_prompt.isEmpty() && m_calls[i].prompt() == m_prompt))
            row = i;
    if (row < 0 && (!m_wanted.isNull() || !m_prompt.isEmpty()) && m_calls.size() < m_total && !page.rows.isEmpty())
        return ask(m_calls.size()); // it stands further on
    m_wanted = {};
    m_prompt.clear();
    fillList();
    if (m_calls.isEmpty())
        return say(QStringLiteral("work"), tr("No model was asked here."), tr("A skill, or what nobody has begun yet, makes no call."), {});
    m_list->setCurrentRow(std::max(0, row));
    choose(m_list->currentRow());
}

QString CallsPage::titleText() const
{
    if (!m_filter.agent.isEmpty())
        return tr("Calls of %1 · %2").arg(partyTitle(m_state, m_filter.agent), countText(m_total));
    if (!m_filter.step.isEmpty())
        return tr("Calls for “%1” · %2").arg(stepTitle(m_state, m_filter.step), countText(m_total));
    return tr("Calls of the run · %1").arg(countText(m_total));
}

void CallsPage::fillList()
{
    const QSignalBlocker quietly(m_list);
    m_list->clear();
    for (const ModelCall& call : std::as_const(m_calls)) {
        const QString who = m_filter.agent.isEmpty() ? QStringLiteral(" · ") + partyName(m_state, call.started.agent) : QString();
        m_list->addItem(timesText(call, m_state) + who + QLatin1Char('\n') + outcomeText(call, m_clock->now()));
        m_list->item(m_list->count() - 1)->setToolTip(absoluteText(call.began));
    }
    if (m_calls.size() < m_total)
        m_list->addItem(tr("%n more …", nullptr, int(m_total - m_calls.size())));
}

void CallsPage::choose(int row)
{
    if (row < 0)
        return;
    if (row >= m_calls.size()) { // "more"
        if (!m_calls.isEmpty())
            m_wanted = m_calls.last().started.turn;
        return ask(m_calls.size());
    }
    turnTo(m_stack, m_text, m_text, m_right);
    m_reading->read(m_calls.at(row));
}

void CallsPage::showCall()
{
    const ReadCall& read = m_reading->shown();
    m_right->setTitle(timesText(read.call, m_state));
    m_text->show(read, m_state, m_clock->now());
}

void CallsPage::say(const QString& icon, const QString& sentence, const QString& detail, const QString& action)
{
    m_empty->set(icon, sentence, detail, action);
    m_right->setTitle(tr("One call"));
    turnTo(m_stack, m_empty, m_empty, m_right);
}

void CallsPage::fail(const Error& error)
{
    const ErrorSentence sentence = sentenceOf(error);
    say(QStringLiteral("warning"), tr("Calls can't be read: %1").arg(sentence.what), sentence.wayOut, error.kind == Error::Parse ? QString() : tr("Try again"));
}

void CallsPage::follow(const QString& to)
{
    const QString whom = to.section(QLatin1Char(':'), 1);
    if (to.startsWith(QLatin1String("agent:")))
        emit profileRequested({whom});
    else if (to.startsWith(QLatin1String("run:")))
        emit runRequested(RunId::fromString(whom).value_or(RunId{}));
    else if (to.startsWith(QLatin1String("call:")))
        open(TurnId::fromString(whom).value_or(TurnId{}));
}

void CallsPage::leave()
{
    if (!m_text->leaveFind())
        emit closed();
}

} // namespace qd::ui
