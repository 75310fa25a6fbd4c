#include "ui/pages/calls/DearestCalls.h"

#include "ui/pages/calls/CallsModel.h"
#include "ui/style/Tokens.h"
#include "ui/widgets/EmptyState.h"
#include "ui/widgets/parts/TableDress.h"
#include "ui/words/Words.h"

#include <QStackedWidget>
#include <QTableView>

namespace qd::ui {

namespace {
constexpr qint64 kShown = 100;
}

DearestCalls::DearestCalls(History* history, const Clock* clock, QWidget* parent)
    : Panel(tr("Dearest calls"), parent), m_history(history), m_clock(clock), m_model(new CallsModel(this)), m_stack(new QStackedWidget(this)),
      m_table(new QTableView(this)), m_empty(new EmptyState(this))
{
    build();
    connect(m_table, &QTableView::activated, this, [this](const QModelIndex& index) { open(index.row()); });
    connect(m_empty, &EmptyState::acted, this, [this] { ask(m_days, m_billed); });
}

void DearestCalls::build()
{
    setObjectName(QStringLiteral("costs.calls"));
    m_table->setObjectName(QStringLiteral("costs.calls.table"));
    m_table->setAccessibleName(tr("Dearest calls; Enter opens one"));
    m_table->setModel(m_model);
    dressTable(m_table, CallsModel::What);
    m_empty->setObjectName(QStringLiteral("costs.calls.empty"));
    m_empty->set(QStringLiteral("clock"), tr("Reading the record …"));
    m_stack->addWidget(m_empty);
    m_stack->addWidget(m_table);
    setBody(m_stack);
}

void DearestCalls::display(const OfficeState& state)
{
    m_model->setContext(state, m_clock->now());
}

void DearestCalls::ask(int days, bool billed)
{
    m_days = days;
    m_billed = billed;
    CallFilter filter;
    filter.order = billed ? CallFilter::DearestBilled : CallFilter::DearestAtListPrice;
    filter.from = Instant{(dayOf(m_clock->now()) - days + 1) * 86'400'000};
    m_table->setColumnHidden(CallsModel::WouldHaveCost, billed); // one of the two is what they are ordered by
    m_table->setColumnHidden(CallsModel::Billed, !billed);
    const int question = ++m_question;
    if (!m_history)
        return m_empty->set(QStringLiteral("warning"), tr("Calls can't be read: %1").arg(sentenceOf({Error::Store, QStringLiteral("the record is not open"), {}, {}}).what));
    m_history->calls(filter, 0, kShown, this, [this, question](const Result<CallPage>& page) {
        if (question != m_question)
            return;
        if (page)
            return take(*page);
        const ErrorSentence sentence = sentenceOf(page.error());
        m_empty->set(QStringLiteral("warning"), tr("Calls can't be read: %1").arg(sentence.what), sentence.wayOut, tr("Try again"));
        turnTo(m_stack, m_empty, m_empty, this);
    });
}

void DearestCalls::take(const CallPage& page)
{
    const TurnId chosen = m_model->turn(m_table->currentIndex().row());
    m_model->show(page.rows);
    if (page.rows.isEmpty()) {
        m_empty->set(QStringLiteral("costs"), m_billed ? tr("No call was billed in these days.") : tr("No model was asked in these days."));
        return turnTo(m_stack, m_empty, m_empty, this);
    }
    turnTo(m_stack, m_table, m_table, this);
    m_table->selectRow(qMax(0, m_model->rowOf(chosen)));
}

void DearestCalls::open(int row)
{
    if (const TurnId turn = m_model->turn(row); !turn.isNull())
        emit callRequested(turn);
}

} // namespace qd::ui
