#pragma once

#include "core/state/OfficeState.h"
#include "ui/models/past/History.h"

#include <QWidget>

class QButtonGroup;
class QLabel;
class QStackedWidget;
class QTableView;

namespace qd::ui {

class CostChart;
class CampaignsPanel;
class CostsModel;
class EmptyState;
class MeterBar;
class Panel;

/// What it costs: against the budgets, per day, and by agent, rank, model, campaign, workflow and piece.
/// What was billed and what a paid model would have cost are never mixed. @thread main.
class CostsPage : public QWidget {
    Q_OBJECT
public:
    /// Both must outlive the page. `history` may be null: the page then says that the record is not open.
    CostsPage(History* history, const Clock* clock, QWidget* parent = nullptr);

    void display(const OfficeState& state);
    /// Writes the table as it stands to `file`. Error::Store names the file.
    Result<Done> saveCsv(const QString& file) const;

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
    QWidget* buildChart();
    QWidget* buildTable();
    void addChoice(Panel* panel, QButtonGroup* group, const QString& text, const QString& name, int id, bool checked);
    void showMeter(const Meter& meter, const Tally& tally, BudgetPeriod period, Money reserved) const;
    void ask();
    void showDays();
    bool hasMoreAbove() const;
    void showTable();
    void showProblem(const Error& error);
    void exportTable();
    CostBy by() const;
    bool showsBilled() const;

    History* m_history;
    const Clock* m_clock;
    CostsModel* m_model;
    CampaignsPanel* m_campaigns;
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
