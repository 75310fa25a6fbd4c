#include "ui/widgets/money/BudgetsPanel.h"

#include "ui/style/Tokens.h"
#include "ui/widgets/Chip.h"
#include "ui/widgets/MeterBar.h"
#include "ui/widgets/money/BudgetEditor.h"
#include "ui/words/Amounts.h"

#include <QGridLayout>
#include <QLabel>
#include <QScrollArea>
#include <QVBoxLayout>

namespace qd::ui {

namespace {

QString periodWords(BudgetPeriod period)
{
    switch (period) {
    case BudgetPeriod::Day: return BudgetsPanel::tr("per day");
    case BudgetPeriod::Month: return BudgetsPanel::tr("per month");
    case BudgetPeriod::Campaign: return BudgetsPanel::tr("per run");
    }
    return {};
}

} // namespace

BudgetsPanel::BudgetsPanel(QWidget* parent) : Panel(tr("Limits"), parent), m_editor(new BudgetEditor(this)), m_area(new QScrollArea(this))
{
    setObjectName(QStringLiteral("costs.limits"));
    m_area->setWidgetResizable(true);
    m_area->setFrameShape(QFrame::NoFrame);
    m_area->setFocusPolicy(Qt::NoFocus);
    auto* body = new QWidget(this);
    auto* column = new QVBoxLayout(body);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_editor);
    column->addWidget(m_area, 1);
    setBody(body);
    connect(m_editor, &BudgetEditor::commandIssued, this, &BudgetsPanel::commandIssued);
}

void BudgetsPanel::display(const OfficeState& state, Instant now)
{
    m_editor->offer(state);
    m_shown = rules::standings(state, now);
    if (m_rows.size() != m_shown.size() || !m_area->widget())
        rebuild(m_shown.size());
    for (qsizetype i = 0; i < m_shown.size(); ++i)
        show(m_rows[i], state, m_shown[i]);
}

void BudgetsPanel::rebuild(qsizetype rows)
{
    m_rows.clear();
    auto* list = new QWidget;
    auto* column = new QVBoxLayout(list);
    column->setContentsMargins(kPad, 0, kPad, kPad);
    if (rows == 0) {
        auto* none = new QLabel(tr("Nothing is limited. Set a limit above: at 50 and 80 % you are told, at 100 % nothing more begins."), list);
        none->setProperty("role", QStringLiteral("muted"));
        none->setWordWrap(true);
        column->addWidget(none);
    }
    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(2 * kGap);
    grid->setVerticalSpacing(kGap);
    grid->setColumnStretch(1, 1);
    for (int i = 0; i < int(rows); ++i) {
        Row row{new QLabel(list), new MeterBar(list), new QLabel(list), new Chip(tr("Change"), list)};
        row.amount->setProperty("role", QStringLiteral("muted"));
        for (QLabel* label : {row.title, row.amount})
            label->setTextFormat(Qt::PlainText);
        connect(row.change, &Chip::clicked, this, [this, i] {
            if (i < m_shown.size())
                m_editor->load(m_shown[i].budget, m_shown[i].inPlace);
        });
        grid->addWidget(row.title, i, 0);
        grid->addWidget(row.bar, i, 1, Qt::AlignVCenter);
        grid->addWidget(row.amount, i, 2);
        grid->addWidget(row.change, i, 3);
        m_rows.append(row);
    }
    column->addLayout(grid);
    column->addStretch(1);
    m_area->setWidget(list);
}

void BudgetsPanel::show(const Row& row, const OfficeState& state, const rules::Standing& standing)
{
    const Budget& budget = standing.budget;
    const auto text = [&](qint64 grains) { return unitText(budget.counts(), grains); };
    const QString title = QStringLiteral("%1, %2").arg(scopeWords(state, budget.scope), periodWords(budget.period));
    row.title->setText(title);
    row.title->setObjectName(QStringLiteral("costs.limit.%1.%2.%3").arg(budget.scope, wordOf(budget.period), wordOf(budget.counts())));
    const qint64 percent = standing.percent();
    QString amount = tr("%1 of %2", "spent, limit").arg(text(standing.used.spent), text(budget.grains())) + QStringLiteral(" · ") + percentText(double(percent) / 100);
    if (percent >= 100)
        amount += QStringLiteral(" · ") + tr("used up: nothing more begins");
    else if (percent >= 80)
        amount += QStringLiteral(" · ") + tr("nearly used up");
    if (standing.used.promised > 0)
        amount += QStringLiteral(" · ") + tr("%1 reserved").arg(text(standing.used.promised));
    if (!standing.run.isNull())
        amount += QStringLiteral(" · ") + state.runs.open.value(standing.run).title;
    if (standing.inPlace)
        amount += QStringLiteral(" · ") + tr("set here");
    row.amount->setText(amount);
    const QColor colour = percent >= 100 ? tokens().bad : percent >= 80 ? tokens().warn : tokens().info;
    row.bar->set(QList<MeterBar::Segment>{{tr("Spent %1").arg(text(standing.used.spent)), double(standing.used.spent), colour, false},
                                          {tr("Reserved %1").arg(text(standing.used.promised)), double(standing.used.promised), colour, true}},
                 double(qMax(budget.grains(), qint64(1))));
    const double limit = double(budget.grains());
    row.bar->setMarks({limit * 0.5, limit * 0.8, limit});
    row.change->setAccessibleName(tr("Change: %1").arg(title));
}

} // namespace qd::ui
