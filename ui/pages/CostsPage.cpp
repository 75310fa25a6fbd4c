#include "ui/pages/CostsPage.h"

#include "core/rules/Measuring.h"
#include "ui/models/Readings.h"
#include "ui/models/past/CostsModel.h"
#include "ui/pages/calls/DearestCalls.h"
#include "ui/style/Tokens.h"
#include "ui/widgets/CampaignsPanel.h"
#include "ui/widgets/Chip.h"
#include "ui/widgets/EmptyState.h"
#include "ui/widgets/MeterBar.h"
#include "ui/widgets/Panel.h"
#include "ui/widgets/charts/CostChart.h"
#include "ui/widgets/money/BudgetsPanel.h"
#include "ui/widgets/money/MonthBand.h"
#include "ui/widgets/money/TeamPanel.h"
#include "ui/widgets/parts/TableDress.h"
#include "ui/words/Amounts.h"
#include "ui/words/Words.h"

#include <QButtonGroup>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSaveFile>
#include <QStackedWidget>
#include <QTableView>
#include <QTimer>

namespace qd::ui {

namespace {

QString byWords(CostBy by)
{
    switch (by) {
    case CostBy::Agent: return CostsPage::tr("Agent");
    case CostBy::Rank: return CostsPage::tr("Rank");
    case CostBy::Model: return CostsPage::tr("Model");
    case CostBy::Campaign: return CostsPage::tr("Campaign");
    case CostBy::Workflow: return CostsPage::tr("Workflow");
    case CostBy::Piece: return CostsPage::tr("Piece");
    case CostBy::Day: return CostsPage::tr("Day");
    }
    return {};
}

constexpr int kThisMonth = 0; ///< in place of a number of days

bool isRehearsal(const Tally& tally)
{
    return tally.cost.micro == 0 && tally.wouldHaveCost.micro > 0;
}

} // namespace

CostsPage::CostsPage(History* history, const Clock* clock, QWidget* parent)
    : QWidget(parent), m_history(history), m_clock(clock), m_model(new CostsModel(this)), m_campaigns(new CampaignsPanel(this)),
      m_limits(new BudgetsPanel(this)), m_measured(new TeamPanel(this)), m_dearest(new DearestCalls(history, clock, this)),
      m_view(new QButtonGroup(this)), m_views(new QStackedWidget(this)), m_by(new QButtonGroup(this)),
      m_days(new QButtonGroup(this)), m_measure(new QButtonGroup(this)), m_chart(new CostChart(this)),
      m_table(new QTableView(this)), m_empty(new EmptyState(this)), m_stack(new QStackedWidget(this)),
      m_charts(new QWidget(this)), m_caption(new QLabel(this)), m_notice(new QLabel(this))
{
    build();
    connect(m_by, &QButtonGroup::idClicked, this, &CostsPage::ask);
    connect(m_days, &QButtonGroup::idClicked, this, &CostsPage::ask);
    connect(m_measure, &QButtonGroup::idClicked, this, [this] {
        m_measureChosen = true;
        showDays();
        m_dearest->ask(shownDays(), showsBilled());
    });
    connect(m_empty, &EmptyState::acted, this, &CostsPage::ask);
    connect(m_view, &QButtonGroup::idClicked, m_views, &QStackedWidget::setCurrentIndex);
    connect(m_limits, &BudgetsPanel::commandIssued, this, &CostsPage::commandIssued);
    connect(m_measured, &TeamPanel::commandIssued, this, &CostsPage::commandIssued);
    connect(m_dearest, &DearestCalls::callRequested, this, &CostsPage::callRequested);
}

void CostsPage::build()
{
    setObjectName(QStringLiteral("costs"));
    setAccessibleName(tr("Costs"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(kGap);
    auto* meters = new QHBoxLayout;
    meters->setSpacing(kGap);
    meters->addWidget(buildMeter(tr("Today"), m_today, QStringLiteral("costs.today")), 1);
    meters->addWidget(buildMeter(tr("This month"), m_month, QStringLiteral("costs.month")), 1);
    column->addLayout(meters);
    buildChoice();
    auto* body = new QVBoxLayout(m_charts);
    body->setContentsMargins(0, 0, 0, 0);
    body->setSpacing(kGap);
    body->addWidget(buildChart(), 5);
    body->addWidget(buildTable(), 4);
    m_empty->setObjectName(QStringLiteral("costs.empty"));
    auto* emptyPanel = new Panel({}, this);
    emptyPanel->setBody(m_empty);
    m_stack->addWidget(emptyPanel);
    m_stack->addWidget(m_charts);
    buildViews();
    m_empty->set(QStringLiteral("clock"), tr("Adding it up …"));
    setFocusProxy(m_empty);
}

/// Which of the views stands below the meters. Made before them, so that Tab comes here first.
void CostsPage::buildChoice()
{
    auto* choice = new QHBoxLayout;
    choice->setSpacing(kHalfGap);
    const std::pair<QString, QString> names[] = {{tr("Spending"), QStringLiteral("costs.view.spending")}, {tr("Limits"), QStringLiteral("costs.view.limits")},
                                                 {tr("Measured"), QStringLiteral("costs.view.measured")}, {tr("Dearest calls"), QStringLiteral("costs.view.calls")}};
    int id = 0;
    for (const auto& [title, name] : names) {
        auto* chip = new Chip(title, this);
        chip->setObjectName(name);
        chip->setCheckable(true);
        chip->setChecked(id == 0);
        m_view->addButton(chip, id++);
        choice->addWidget(chip);
    }
    choice->addStretch(1);
    static_cast<QVBoxLayout*>(layout())->addLayout(choice);
}

/// What was spent, what is limited, what is measured.
void CostsPage::buildViews()
{
    auto* spending = new QWidget(this);
    auto* column = new QVBoxLayout(spending);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(kGap);
    column->addWidget(m_campaigns);
    column->addWidget(m_stack, 1);
    for (QWidget* view : std::initializer_list<QWidget*>{spending, m_limits, m_measured, m_dearest})
        m_views->addWidget(view);
    static_cast<QVBoxLayout*>(layout())->addWidget(m_views, 1);
}

QWidget* CostsPage::buildMeter(const QString& title, Meter& meter, const QString& name)
{
    auto* panel = new Panel({}, this);
    panel->setAccessibleName(title);
    auto* body = new QWidget(panel);
    auto* column = new QVBoxLayout(body);
    column->setContentsMargins(kPad, kPad, kPad, kPad - kHalfGap);
    column->setSpacing(kHalfGap);
    auto* heading = new QLabel(title, body);
    heading->setFont(headingFont());
    heading->setProperty("role", QStringLiteral("faint"));
    meter.amount = new QLabel(body);
    meter.amount->setFont(largeFigureFont());
    meter.amount->setObjectName(name);
    meter.detail = new QLabel(body);
    meter.detail->setProperty("role", QStringLiteral("muted"));
    meter.detail->setObjectName(name + QStringLiteral(".detail"));
    meter.detail->setWordWrap(true); // it must not make the window wider than the screen
    meter.bar = new MeterBar(body);
    auto* row = new QHBoxLayout;
    row->setSpacing(kGap);
    row->addWidget(meter.amount);
    row->addWidget(meter.detail, 1);
    column->addWidget(heading);
    column->addLayout(row);
    column->addStretch(1);
    column->addSpacing(2);
    column->addWidget(meter.bar);
    panel->setBody(body);
    panel->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Minimum); // as high as its words and the other one need it
    return panel;
}

void CostsPage::addChoice(Panel* panel, QButtonGroup* group, const QString& text, const QString& name, int id, bool checked)
{
    auto* chip = new Chip(text, panel);
    chip->setObjectName(name);
    chip->setCheckable(true);
    chip->setChecked(checked);
    group->addButton(chip, id);
    panel->addChip(chip);
}

QWidget* CostsPage::buildChart()
{
    auto* panel = new Panel(tr("Per day"), this);
    addChoice(panel, m_measure, tr("Billed"), QStringLiteral("costs.billed"), 0, true);
    addChoice(panel, m_measure, tr("Would have cost"), QStringLiteral("costs.wouldHaveCost"), 1, false);
    panel->addChip(new QWidget(panel)); // a gap between two choices
    addChoice(panel, m_days, tr("Today"), QStringLiteral("costs.today.only"), 1, false);
    for (const int days : {7, 14, 30})
        addChoice(panel, m_days, tr("%1 days").arg(days), QStringLiteral("costs.days%1").arg(days), days, days == 14);
    addChoice(panel, m_days, tr("This month"), QStringLiteral("costs.month.only"), kThisMonth, false);
    auto* body = new QWidget(panel);
    auto* column = new QVBoxLayout(body);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    m_caption->setObjectName(QStringLiteral("costs.caption"));
    m_caption->setProperty("role", QStringLiteral("muted"));
    m_caption->setContentsMargins(kPad, kGap, kPad, 0);
    m_caption->setWordWrap(true);
    column->addWidget(m_caption);
    column->addWidget(m_chart, 1);
    panel->setBody(body);
    return panel;
}

QWidget* CostsPage::buildTable()
{
    auto* panel = new Panel(tr("Where it went"), this);
    for (const CostBy by : {CostBy::Agent, CostBy::Rank, CostBy::Model, CostBy::Campaign, CostBy::Workflow, CostBy::Piece})
        addChoice(panel, m_by, byWords(by), QStringLiteral("costs.by.") + wordOf(by), int(by), by == CostBy::Agent);
    panel->addChip(new QWidget(panel)); // a gap between the choice and what is done with it
    auto* save = new Chip(tr("Export CSV …"), panel);
    save->setObjectName(QStringLiteral("costs.export"));
    connect(save, &Chip::clicked, this, &CostsPage::exportTable);
    panel->addChip(save);
    m_table->setObjectName(QStringLiteral("costs.table"));
    m_table->setAccessibleName(tr("Costs by key"));
    m_table->setModel(m_model);
    dressTable(m_table, CostsModel::What);
    auto* body = new QWidget(panel);
    auto* column = new QVBoxLayout(body);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_table, 1);
    m_notice->setObjectName(QStringLiteral("costs.notice"));
    m_notice->setProperty("role", QStringLiteral("muted"));
    m_notice->setTextFormat(Qt::PlainText);
    m_notice->setContentsMargins(kPad, kHalfGap, kPad, kHalfGap);
    m_notice->hide();
    column->addWidget(m_notice);
    panel->setBody(body);
    return panel;
}

void CostsPage::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    if (m_question == 0)
        ask();
}

void CostsPage::display(const OfficeState& state)
{
    m_state = state;
    const Instant now = m_clock->now();
    showMeter(m_today, state.ledger.today, BudgetPeriod::Day, state.ledger.isToday(now) ? state.ledger.outsideToday : Money{});
    showMeter(m_month, state.ledger.thisMonth, BudgetPeriod::Month, state.ledger.isThisMonth(now) ? state.ledger.outsideThisMonth : Money{});
    showBand(m_month);
    m_campaigns->display(state);
    m_limits->display(state, now);
    m_measured->display(state, now);
    m_dearest->display(state);
    if (m_question > 0 && isVisible() && state.ledger.ever.calls != m_knownCalls)
        ask();
    m_knownCalls = state.ledger.ever.calls;
    if (m_question > 0 && m_samples && !hasSampleWork(state))
        QTimer::singleShot(kSamplesLeave, this, &CostsPage::ask);
    m_samples = hasSampleWork(state);
}

void CostsPage::showMeter(const Meter& meter, const Tally& tally, BudgetPeriod period, Money outside) const
{
    const Money reserved = m_state.ledger.reservedTotal();
    const Money budget = organisationBudget(m_state, period).value_or(Money{});
    const bool rehearsal = isRehearsal(tally);
    meter.amount->setText(moneyText(tally.cost));
    QString detail = budget.micro > 0 ? tr("of %1").arg(roundMoneyText(budget)) : tr("no budget is set");
    if (rehearsal)
        detail = tr("billed, %1 · would have cost %2 (Rehearsal)").arg(detail, moneyText(tally.wouldHaveCost));
    if (reserved.micro > 0)
        detail += QStringLiteral(" · ") + tr("%1 reserved").arg(moneyText(reserved));
    if (outside.micro > 0)
        detail += QStringLiteral(" · ") + tr("outside %1").arg(moneyText(outside));
    meter.detail->setText(detail);
    QList<MeterBar::Segment> segments;
    const double limit = budget.micro > 0 ? double(budget.micro) : qMax(1.0, double(qMax(tally.cost.micro, tally.wouldHaveCost.micro)));
    const double share = double(tally.cost.micro) / limit;
    const QColor colour = share >= 1 ? tokens().bad : share >= 0.8 ? tokens().warn : tokens().info;
    segments.append({tr("Billed %1").arg(moneyText(tally.cost)), double(tally.cost.micro), colour, false});
    if (rehearsal)
        segments.append({tr("Would have cost %1").arg(moneyText(tally.wouldHaveCost)), double(tally.wouldHaveCost.micro), tokens().info, true});
    else if (reserved.micro > 0)
        segments.append({tr("Reserved %1").arg(moneyText(reserved)), double(reserved.micro), colour, true});
    meter.bar->set(segments, limit);
    meter.bar->setMarks(budget.micro > 0 ? QList<double>{limit * 0.5, limit * 0.8, limit} : QList<double>());
}

/// What the month comes to, behind what it has come to so far.
void CostsPage::showBand(const Meter& meter) const
{
    const bool rehearsal = isRehearsal(m_state.ledger.thisMonth);
    const std::optional<rules::Outlook> seen = monthForecast(m_state, m_clock->now(), rehearsal);
    if (!seen)
        return;
    const Money soFar = rehearsal ? m_state.ledger.thisMonth.wouldHaveCost : m_state.ledger.thisMonth.cost;
    meter.detail->setText(meter.detail->text() + QStringLiteral(" · ") + tr("month's end %1").arg(bandText(*seen)));
    meter.detail->setToolTip(bandDetail(*seen));
    const Money budget = organisationBudget(m_state, BudgetPeriod::Month).value_or(Money{});
    meter.bar->set(bandSegments(*seen, soFar, rehearsal), double(qMax(budget.micro, seen->high.micro)));
}

CostBy CostsPage::by() const
{
    return CostBy(qMax(0, m_by->checkedId()));
}

int CostsPage::shownDays() const
{
    const int days = m_days->checkedId();
    return days == kThisMonth ? QDate(1970, 1, 1).addDays(dayOf(m_clock->now())).day() : days;
}

bool CostsPage::showsBilled() const
{
    return m_measure->checkedId() == 0;
}

void CostsPage::ask()
{
    const int question = ++m_question;
    if (!m_history)
        return showProblem({Error::Store, QStringLiteral("the record is not open"), {}, {}});
    const int days = shownDays();
    m_history->costDays(by(), days, this, [this, question](Result<CostDays> answer) {
        if (question != m_question)
            return;
        if (!answer)
            return showProblem(answer.error());
        m_lastDays = std::move(*answer);
        showDays();
    });
    const Instant from{(dayOf(m_clock->now()) - days + 1) * 86'400'000};
    m_history->costs(by(), from, this, [this, question](Result<CostTable> answer) {
        if (question != m_question)
            return;
        if (!answer)
            return showProblem(answer.error());
        QStringList outcomes;
        if (by() == CostBy::Piece)
            for (const CostRow& row : std::as_const(answer->rows))
                outcomes.append(rules::outcomeText(m_state, RunId::fromString(row.key).value_or(RunId{})));
        m_model->show(*answer, byWords(by()), outcomes);
        showTable();
    });
}

void CostsPage::showTable()
{
    const bool any = m_model->rowCount() > 0;
    turnTo(m_stack, m_stack->widget(any ? 1 : 0), any ? static_cast<QWidget*>(m_table) : m_empty, this);
    if (!any)
        m_empty->set(QStringLiteral("costs"), tr("Nothing was spent in these days."),
                     tr("Every call of a model is priced and counted here, also what it would have cost in rehearsal."));
    else if (!m_table->currentIndex().isValid() || !m_table->selectionModel()->hasSelection())
        m_table->selectRow(qMax(0, m_table->currentIndex().row())); // where the arrows begin
    const Tally& total = m_model->table().total;
    if (!m_measureChosen)
        m_measure->button(isRehearsal(total) ? 1 : 0)->setChecked(true);
    m_dearest->ask(shownDays(), showsBilled());
    showDays();
}

/// What is likely still to come, for each day of the month that is left with today.
std::optional<CostChart::Band> CostsPage::dayToCome() const
{
    const Instant now = m_clock->now();
    const std::optional<rules::Outlook> seen = monthForecast(m_state, now, !showsBilled());
    if (!seen)
        return {};
    const QDate today = QDate(1970, 1, 1).addDays(dayOf(now));
    const double days = 1 + today.daysInMonth() - today.day();
    const Money soFar = monthToDate(m_state, now, !showsBilled());
    return CostChart::Band{double(seen->low.micro - soFar.micro) / 1e6 / days, double(seen->high.micro - soFar.micro) / 1e6 / days};
}

void CostsPage::showDays()
{
    const Tally& total = m_model->table().total;
    m_chart->display(m_lastDays, showsBilled() ? CostChart::Measure::Billed : CostChart::Measure::WouldHaveCost, dayToCome());
    const QString billed = tr("Billed %1").arg(moneyText(total.cost));
    const QString would = tr("would have cost %1").arg(moneyText(total.wouldHaveCost));
    m_caption->setText(isRehearsal(total) ? tr("Rehearsal: %1 · %2 on the configured tiers. The bars show what was not billed.").arg(billed, would)
                           : showsBilled() ? tr("%1 in these days.").arg(billed)
                                           : tr("%1 in these days; at list prices it %2.").arg(billed, would));
    if (isRehearsal(total) && showsBilled())
        m_caption->setText(tr("Rehearsal: %1, so there are no bars. The same tokens %2 on the configured tiers.").arg(billed, would));
    if (hasMoreAbove())
        m_caption->setText(m_caption->text() + QLatin1Char(' ')
                           + tr("The figures at the top count what is spent as it is spent, also for sample work that was cleared since."));
}

/// Whether more was spent today than the days below hold: sample work that was cleared stays in the budgets.
bool CostsPage::hasMoreAbove() const
{
    const qint64 today = dayOf(m_clock->now());
    const qsizetype at = m_lastDays.days.indexOf(today);
    qint64 listed = 0;
    for (const QList<Money>& key : m_lastDays.wouldHaveCost)
        listed += at >= 0 && at < key.size() ? key.at(at).micro : 0;
    constexpr qint64 kCent = 10'000;
    const bool isToday = m_state.ledger.day == today;
    return isToday && m_state.ledger.today.wouldHaveCost.micro >= listed + kCent;
}

void CostsPage::showProblem(const Error& error)
{
    const ErrorSentence sentence = sentenceOf(error);
    m_empty->set(QStringLiteral("warning"), tr("Costs can't be read: %1").arg(sentence.what), sentence.wayOut, tr("Try again"));
    turnTo(m_stack, m_stack->widget(0), m_empty, this);
}

Result<Done> CostsPage::saveCsv(const QString& file) const
{
    QSaveFile out(file);
    const QByteArray text = toCsv(m_model->table(), byWords(by()), m_model->outcomes());
    if (!out.open(QIODevice::WriteOnly) || out.write(text) != text.size() || !out.commit())
        return Error{Error::Store, QStringLiteral("the table could not be written: ") + out.errorString(), file,
                     QStringLiteral("a folder that can be written to")};
    return Done{};
}

void CostsPage::exportTable()
{
    auto* dialog = new QFileDialog(this, tr("Export costs"), {}, tr("Comma-separated text (*.csv)"));
    dialog->selectFile(QStringLiteral("costs.csv"));
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("csv"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& file) {
        const Result<Done> saved = saveCsv(file);
        m_notice->setText(saved ? tr("Saved to %1").arg(file) : sentenceOf(saved.error()).what + QLatin1Char(' ') + file);
        m_notice->show();
    });
    dialog->open();
}

} // namespace qd::ui
