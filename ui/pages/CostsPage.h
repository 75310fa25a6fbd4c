#pragma once

#include "core/state/OfficeState.h"
#include "ui/models/past/History.h"
#include "ui/widgets/charts/CostChart.h"

#include <QWidget>

class QButtonGroup;
class QLabel;
class QStackedWidget;
class QTableView;

namespace qd::ui {

class CampaignsPanel;
class CostsModel;
class EmptyState;
class MeterBar;
class Panel;
class BudgetsPanel;
class DearestCalls;
class TeamPanel;

/// What it costs: against the budgets, per day, and by agent, rank, model, campaign, workflow and piece.
/// What was billed and what a paid model would have cost are never mixed, nor either with what was bought outside. Limits are set
/// here in place, and the department is measured beside its targets and a human team. @thread main.
class CostsPage : public QWidget {
    Q_OBJECT
public:
    /// Both must outlive the page. `history` may be null: the page then says that the record is not open.
    CostsPage(History* history, const Clock* clock, QWidget* parent = nullptr);

    void display(const OfficeState& state);
    /// Writes the table as it stands to `file`. Error::Store names the file.
    Result<Done> saveCsv(const QString& file) const;

signals:
    void commandIssued(const qd::Command& command);
    /// She wants to look into one of the dearest calls.
    void callRequested(const qd::TurnId& turn);

protected:
    void showEvent(QShowEvent* event) override;

private:
    struct Meter {
        QLabel* amount = nullptr;
        QLabel* detail = nullptr;
        MeterBar* bar = nullptr;
    };
    void build();
    QWidget* buildMeter(const QString& title, Meter& meter, const QString& name);
    void buildChoice();
    void buildViews();
    QWidget* buildChart();
    QWidget* buildTable();
    void addChoice(Panel* panel, QButtonGroup* group, const QString& text, const QString& name, int id, bool checked);
    void showMeter(const Meter& meter, const Tally& tally, BudgetPeriod period, Money outside) const;
    void showBand(const Meter& meter) const;
    void ask();
    void showDays();
    std::optional<CostChart::Band> dayToCome() const;
    bool hasMoreAbove() const;
    void showTable();
    void showProblem(const Error& error);
    void exportTable();
    CostBy by() const;
    bool showsBilled() const;
    /// Of how many days, today among them, the chart and the table are.
    int shownDays() const;

    History* m_history;
    const Clock* m_clock;
    CostsModel* m_model;
    CampaignsPanel* m_campaigns;
    BudgetsPanel* m_limits;
    TeamPanel* m_measured;
    DearestCalls* m_dearest;
    QButtonGroup* m_view;
    QStackedWidget* m_views;
    Meter m_today;
    Meter m_month;
    QButtonGroup* m_by;
    QButtonGroup* m_days;
    QButtonGroup* m_measure;
    CostChart* m_chart;
    QTableView* m_table;
    EmptyState* m_empty;
    QStackedWidget* m_stack;
    QWidget* m_charts;
    QLabel* m_caption;
    QLabel* m_notice;
    OfficeState m_state;
    CostDays m_lastDays;
    int m_question = 0;
    qint64 m_knownCalls = -1;
    bool m_samples = false;
    bool m_measureChosen = false; ///< by her: the page does not choose any more
};

} // namespace qd::ui
