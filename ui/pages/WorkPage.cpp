#include "ui/pages/WorkPage.h"

#include "core/rules/course/Course.h"
#include "ui/models/WorkModel.h"
#include "ui/pages/details/WorkFacts.h"
#include "ui/pages/tries/TryPage.h"
#include "ui/style/Tokens.h"
#include "ui/widgets/Chip.h"
#include "ui/widgets/EmptyState.h"
#include "ui/widgets/Panel.h"
#include "ui/widgets/work/RunDelegate.h"
#include "ui/widgets/work/SteerBar.h"
#include "ui/widgets/work/StepGraph.h"
#include "ui/words/Words.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QListView>
#include <QShortcut>
#include <QSplitter>
#include <QStackedWidget>

#include <algorithm>

namespace qd::ui {

WorkPage::WorkPage(History* history, const Clock* clock, QWidget* parent)
    : QWidget(parent), m_history(history), m_clock(clock), m_model(new WorkModel(history, this)), m_front(new QStackedWidget(this)),
      m_splitter(new QSplitter(Qt::Horizontal, this)), m_left(new Panel(tr("Runs"), this)), m_stack(new QStackedWidget(this)),
      m_empty(new EmptyState(this)), m_list(new QListView(this)), m_steps(new QStackedWidget(this)), m_noSteps(new EmptyState(this)),
      m_graph(new StepGraph(this)), m_title(new QLabel(this)), m_about(new QLabel(this)), m_whole(new Chip(tr("The whole run"), this)),
      m_bar(new SteerBar(this)), m_facts(new Sections(this)), m_tries(new TryPage(clock, this))
{
    build();
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, [this](const QModelIndex& now) {
        if (const WorkModel::Line* line = m_model->line(now.row()); line && line->run != m_run)
            choose(line->run);
    });
    connect(m_graph, &StepGraph::stepMarked, this, [this] {
        showFacts();
        m_facts->toTop();
    });
    connect(m_graph, &StepGraph::stepOpened, this, &WorkPage::lookIntoCalls);
    connect(m_whole, &Chip::clicked, this, [this] { m_graph->select({}); });
    connect(m_facts, &Sections::followed, this, &WorkPage::follow);
    connect(m_bar, &SteerBar::commandIssued, this, &WorkPage::commandIssued);
    connect(m_bar, &SteerBar::focusReleased, this, [this] { m_list->setFocus(Qt::OtherFocusReason); });
    connect(m_noSteps, &EmptyState::acted, this, [this] { emit runTrafficRequested(m_run); });
    connect(new QShortcut(QKeySequence(Qt::Key_P), this, nullptr, nullptr, Qt::WidgetWithChildrenShortcut), &QShortcut::activated, m_bar, &SteerBar::pauseOrGoOn);
    connect(new QShortcut(QKeySequence(Qt::SHIFT | Qt::Key_Delete), this, nullptr, nullptr, Qt::WidgetWithChildrenShortcut), &QShortcut::activated, m_bar, &SteerBar::stop);
}

void WorkPage::build()
{
    setObjectName(QStringLiteral("work"));
    setAccessibleName(tr("Work"));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    m_list->setObjectName(QStringLiteral("work.list"));
    m_list->setAccessibleName(tr("Runs, those under way first"));
    m_list->setModel(m_model);
    m_list->setItemDelegate(new RunDelegate(m_list));
    m_list->setVerticalScrollMode(QListView::ScrollPerPixel);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setMouseTracking(true);
    m_list->setResizeMode(QListView::Adjust);
    m_empty->setObjectName(QStringLiteral("work.empty"));
    m_empty->set(QStringLiteral("work"), tr("Nothing has been given to the department yet."),
                 tr("Write a brief in the box above: the run that it becomes stands here, with every step."));
    m_stack->addWidget(m_empty);
    m_stack->addWidget(m_list);
    setFocusProxy(m_empty);
    m_left->setBody(m_stack);
    m_left->setMinimumWidth(240);
    m_splitter->addWidget(m_left);
    m_splitter->addWidget(buildSteps());
    m_splitter->addWidget(buildFacts());
    m_splitter->setHandleWidth(kGap);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setStretchFactor(0, 0);
    m_splitter->setStretchFactor(1, 1);
    m_splitter->setStretchFactor(2, 0);
    m_splitter->setSizes({286, 560, 296});
    m_front->addWidget(m_splitter);
    m_front->addWidget(m_tries);
    row->addWidget(m_front);
}

Panel* WorkPage::buildSteps()
{
    m_middle = new Panel(tr("Steps"), this);
    m_middle->setMinimumWidth(320);
    auto* fit = new Chip(tr("Fit"), m_middle);
    fit->setObjectName(QStringLiteral("work.fit"));
    fit->setAccessibleName(tr("Fit every step in"));
    fit->setToolTip(tr("Fit every step in (F)"));
    connect(fit, &Chip::clicked, m_graph, &StepGraph::fit);
    m_middle->addChip(fit);
    m_noSteps->setObjectName(QStringLiteral("work.noSteps"));
    m_steps->addWidget(m_noSteps);
    m_steps->addWidget(m_graph);
    m_middle->setBody(m_steps);
    return m_middle;
}

Panel* WorkPage::buildFacts()
{
    auto* panel = new Panel({}, this);
    panel->setMinimumWidth(270);
    auto* body = new QWidget(panel);
    auto* column = new QVBoxLayout(body);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto* head = new QVBoxLayout;
    head->setContentsMargins(kPad, kPad, kPad, kHalfGap);
    head->setSpacing(kHalfGap);
    m_title->setObjectName(QStringLiteral("work.title"));
    m_title->setFont(strongFont());
    m_about->setObjectName(QStringLiteral("work.about"));
    m_about->setProperty("role", QStringLiteral("muted"));
    for (QLabel* label : {m_title, m_about}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
        label->setMinimumWidth(1);
        head->addWidget(label);
    }
    m_whole->setObjectName(QStringLiteral("work.whole"));
    m_whole->setToolTip(tr("Show the run instead of the step"));
    head->addWidget(m_whole, 0, Qt::AlignLeft);
    head->addSpacing(kHalfGap);
    head->addWidget(m_bar);
    head->addWidget(buildTries());
    column->addLayout(head);
    m_facts->setObjectName(QStringLiteral("work.facts"));
    m_facts->setAccessibleName(tr("What one needs to know"));
    column->addWidget(m_facts, 1);
    panel->setBody(body);
    return panel;
}

void WorkPage::display(const OfficeState& state)
{
    m_state = state;
    m_tries->display(state);
    m_model->show(state, m_clock->now());
    const bool any = !m_model->first().isNull();
    QWidget* shown = any ? static_cast<QWidget*>(m_list) : m_empty;
    if (m_front->currentWidget() == m_splitter)
        turnTo(m_stack, shown, shown, this);
    if (m_model->rowOf(m_run) < 0)
        return choose(m_model->first());
    const bool chosen = m_list->selectionModel()->hasSelection(); // given the keys, a list has a current row and none selected
    if (const int row = m_model->rowOf(m_run); row != m_list->currentIndex().row() || !chosen)
        m_list->setCurrentIndex(m_model->index(row));
    showRun();
}

void WorkPage::open(const RunId& run)
{
    if (m_model->rowOf(run) >= 0)
        choose(run);
}

void WorkPage::choose(const RunId& run)
{
    m_run = run;
    m_graph->select({});
    if (const int row = m_model->rowOf(run); row >= 0)
        m_list->setCurrentIndex(m_model->index(row));
    showRun();
    m_facts->toTop();
}

void WorkPage::setReadOnly(const QString& why)
{
    m_bar->setReadOnly(why);
    showFacts();
}

/// What the record says of a run that has ended; asked for once.
void WorkPage::ask()
{
    if (m_state.runs.open.contains(m_run))
        m_asked = {}; // what was read of it, if it was undone and ended before, is not all any more
    if (m_run.isNull() || m_asked == m_run || m_state.runs.open.contains(m_run))
        return;
    m_asked = m_run;
    m_detail.reset();
    m_then.reset();
    if (!m_history) {
        m_detail = Result<RunDetail>(Error{Error::Store, QStringLiteral("the record is not open"), {}, {}});
        return;
    }
    m_history->run(m_run, this, [this, run = m_run](const Result<RunDetail>& detail) {
        if (run != m_run || run != m_asked)
            return;
        m_detail = detail;
        if (detail)
            recall(*detail);
        showFacts();
    });
}

/// Its steps as they were when it ended.
void WorkPage::recall(const RunDetail& detail)
{
    if (shown().run || detail.ended < 2)
        return;
    m_history->stateAt(detail.ended - 1, this, [this, run = m_run](const Result<OfficeState>& then) {
        if (!then || run != m_run || run != m_asked)
            return;
        m_then = *then;
        showRun();
    });
}

/// From now while it is open and as long as it can be undone, then from the moment when it ended.
WorkPage::Shown WorkPage::shown() const
{
    const auto open = m_state.runs.open.constFind(m_run);
    if (open != m_state.runs.open.constEnd())
        return {&m_state, &*open};
    const auto undoable = m_state.runs.undoable.constFind(m_run);
    if (undoable != m_state.runs.undoable.constEnd())
        return {&m_state, &*undoable};
    if (!m_then || m_asked != m_run)
        return {};
    const auto then = m_then->runs.open.constFind(m_run);
    return then == m_then->runs.open.constEnd() ? Shown{} : Shown{&*m_then, &*then};
}

void WorkPage::showRun()
{
    ask();
    const auto [state, run] = shown();
    if (run && rules::workflowOf(*state, *run)) {
        m_graph->show(*state, *run, state == &m_state ? m_clock->now() : state->time);
        turnTo(m_steps, m_graph, m_graph, m_middle);
    } else {
        m_graph->clear();
        if (m_run.isNull())
            m_noSteps->set(QStringLiteral("work"), tr("No run is selected."), tr("Its steps are shown here, and what each is at."));
        else if (run)
            m_noSteps->set(QStringLiteral("work"), tr("The workflow of this run is not known any more."), {}, tr("Show its messages"));
        else
            m_noSteps->set(QStringLiteral("check"), tr("This run has ended."), tr("What was said and done stands in its messages."), tr("Show its messages"));
        turnTo(m_steps, m_noSteps, m_noSteps, m_middle);
    }
    showFacts();
}

RunSummary WorkPage::endedRun() const
{
    for (const RunSummary& run : m_state.runs.recent)
        if (run.id == m_run)
            return run;
    RunSummary summary;
    summary.id = m_run;
    if (const RunRow* row = m_model->older(m_run)) {
        summary.title = row->title;
        summary.outcome = enumOf<RunOutcome>(row->state).value_or(RunOutcome::Finished);
        summary.summary = row->summary;
        summary.cost = row->tally.cost;
        summary.wouldHaveCost = row->tally.wouldHaveCost;
        summary.started = row->started;
        summary.ended = row->ended.value_or(row->started);
    }
    return summary;
}

void WorkPage::showFacts()
{
    const Instant now = m_clock->now();
    const auto [state, run] = shown();
    const Workflow* workflow = run ? rules::workflowOf(*state, *run) : nullptr;
    const Step* step = workflow ? workflow->step(m_graph->selected()) : nullptr;
    const bool isOpen = m_state.runs.open.contains(m_run);
    m_whole->setVisible(step);
    m_bar->display(m_state, m_run, step && isOpen ? step->id : StepId{});
    offerTries();
    m_about->setVisible(!m_run.isNull());
    if (m_run.isNull()) {
        m_title->setText(tr("Nothing is selected"));
        m_facts->set({FactLine::plain(tr("Select a run: how far it is, what it costs and what you may do with it stand here."), Tone::Muted)});
    } else if (step) {
        m_title->setText(step->title);
        m_about->setText(run->title);
        m_facts->set(factsOf(*run, *step, *state, now));
    } else if (run && isOpen) {
        m_title->setText(run->title.isEmpty() ? run->briefText : run->title);
        m_about->setText(workflow ? workflow->title : QString());
        m_facts->set(factsOf(*run, m_state, now));
    } else {
        const RunSummary ended = endedRun();
        m_title->setText(ended.title);
        m_about->setText(ended.rehearsal ? tr("%1 · rehearsal").arg(words(ended.outcome)) : words(ended.outcome));
        m_facts->set(factsOf(ended, m_detail, m_state, now));
    }
}

void WorkPage::follow(const QString& to)
{
    const QString what = to.section(QLatin1Char(':'), 0, 0);
    const QString whom = to.section(QLatin1Char(':'), 1);
    if (what == QLatin1String("traffic"))
        emit runTrafficRequested(m_run);
    else if (what == QLatin1String("inbox"))
        emit inboxRequested();
    else if (what == QLatin1String("agent"))
        emit profileRequested({whom});
    else if (what == QLatin1String("calls"))
        lookIntoCalls({whom});
    else if (what == QLatin1String("step"))
        m_graph->select({whom});
    else if (const std::optional<RunId> run = RunId::fromString(whom))
        open(*run);
}

void WorkPage::lookIntoCalls(const StepId& step)
{
    CallFilter filter;
    filter.run = m_run;
    filter.step = step;
    emit callsRequested(filter);
}

QByteArray WorkPage::saveColumns() const
{
    return m_splitter->saveState();
}

void WorkPage::restoreColumns(const QByteArray& saved)
{
    m_splitter->restoreState(saved);
}

} // namespace qd::ui
