#include "ui/widgets/work/SteerBar.h"

#include "core/rules/course/Course.h"
#include "core/rules/course/Steering.h"
#include "ui/style/Tokens.h"
#include "ui/widgets/inbox/NoteField.h"
#include "ui/widgets/parts/FlowLayout.h"
#include "ui/widgets/parts/KeyButton.h"
#include "ui/words/Words.h"

#include <QApplication>
#include <QCoreApplication>
#include <QMenu>
#include <QVBoxLayout>

namespace qd::ui {

namespace {

/// Why the rule refuses it, as a sentence; empty when it does not.
QString whyNot(const Result<QList<Fact>>& judged)
{
    if (judged)
        return {};
    QString text = judged.error().text;
    text[0] = text.at(0).toUpper();
    if (!judged.error().hint.isEmpty())
        text += QStringLiteral(" — ") + judged.error().hint;
    return text + QLatin1Char('.');
}

QString whyNotRun(const OfficeState& state, const RunId& run, RunWish wish)
{
    return whyNot(rules::judgeRun(state, SteerRun{run, wish, {}}, {}));
}

QString whyNotStep(const OfficeState& state, const RunId& run, const StepId& step, StepWish wish)
{
    return whyNot(rules::judgeStep(state, SteerStep{run, step, wish, {}, {}}, {}));
}

class Words {
    Q_DECLARE_TR_FUNCTIONS(qd::ui::SteerBar)
};

/// What leaving the step out means: who uses what an effect gives is left out with it.
QString skipText(const OfficeState& state, const RunId& run, const StepId& step)
{
    const auto judged = rules::judgeStep(state, SteerStep{run, step, StepWish::Skip, {}, {}}, {});
    QStringList with;
    for (const Fact& fact : judged ? *judged : QList<Fact>())
        if (const auto* other = std::get_if<StepSkipped>(&fact); other && other->step != step)
            with.append(QStringLiteral("“%1”").arg(other->step.text));
    const QString text = Words::tr("The run goes on without this step");
    return with.isEmpty() ? text : text + Words::tr("; left out with it: %1").arg(with.join(QStringLiteral(", ")));
}

} // namespace

SteerBar::SteerBar(QWidget* parent)
    : QWidget(parent), m_note(new NoteField(QStringLiteral("work"), this)), m_runRow(new QWidget(this)), m_stepRow(new QWidget(this))
{
    build();
    connect(m_note, &NoteField::sent, this, &SteerBar::send);
    connect(m_note, &NoteField::cancelled, this, &SteerBar::closeNote);
    display({}, {}, {});
}

void SteerBar::build()
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(kGap);
    for (QWidget* part : {static_cast<QWidget*>(m_note), m_stepRow, m_runRow})
        column->addWidget(part);
    m_note->hide();
    const auto add = [](QWidget* row, const QString& text, const char* key, const char* name) {
        if (!row->layout())
            (new FlowLayout(row))->setContentsMargins(0, 0, 0, 0);
        auto* button = new KeyButton(text, QString::fromUtf8(key), QStringLiteral("work.") + QLatin1String(name), row);
        row->layout()->addWidget(button);
        return button;
    };
    m_retry = add(m_stepRow, tr("Do again"), "", "retry");
    m_skip = add(m_stepRow, tr("Leave out"), "", "skip");
    m_reassign = add(m_stepRow, tr("Give to …"), "", "reassign");
    m_pause = add(m_runRow, tr("Pause"), "P", "pause");
    m_stop = add(m_runRow, tr("Stop …"), "⇧Del", "stop");
    m_stop->setLook(KeyButton::Look::Danger);
    m_undo = add(m_runRow, tr("Undo …"), "", "undo");
    connect(m_pause, &QPushButton::clicked, this, &SteerBar::pauseOrGoOn);
    connect(m_stop, &QPushButton::clicked, this, &SteerBar::stop);
    connect(m_undo, &QPushButton::clicked, this, &SteerBar::undo);
    connect(m_retry, &QPushButton::clicked, this, [this] { emit commandIssued(SteerStep{m_run, m_step, StepWish::Retry, {}, {}}); });
    connect(m_skip, &QPushButton::clicked, this, [this] { emit commandIssued(SteerStep{m_run, m_step, StepWish::Skip, {}, {}}); });
    connect(m_reassign, &QPushButton::clicked, this, &SteerBar::reassign);
}

void SteerBar::display(const OfficeState& state, const RunId& run, const StepId& step)
{
    if (run != m_run)
        closeNote();
    m_state = state;
    m_run = run;
    m_step = step;
    if (!m_readOnly.isEmpty())
        closeNote();
    const bool isAsking = !m_note->isHidden();
    const bool isOpen = state.runs.open.contains(run);
    m_runRow->setVisible(!isAsking && (isOpen || state.runs.undoable.contains(run)));
    m_stepRow->setVisible(!isAsking && isOpen && !step.isEmpty());
    judgeRun();
    judgeStep();
}

void SteerBar::judge(KeyButton* button, const QString& does, const QString& ruled)
{
    const QString& whyNot = m_readOnly.isEmpty() ? ruled : m_readOnly;
    button->setEnabled(whyNot.isEmpty());
    button->setToolTip(whyNot.isEmpty() ? does : whyNot);
    button->setAccessibleDescription(button->toolTip());
}

void SteerBar::judgeRun()
{
    const auto open = m_state.runs.open.constFind(m_run);
    const bool paused = open != m_state.runs.open.constEnd() && open->paused;
    const QString pause = paused ? tr("Go on") : tr("Pause");
    m_pause->setText(pause);
    m_pause->setAccessibleName(pause);
    m_pause->updateGeometry();
    judge(m_pause, paused ? tr("Work goes on where it was") : tr("What is under way is finished; nothing new begins"),
          whyNotRun(m_state, m_run, paused ? RunWish::Continue : RunWish::Pause));
    judge(m_stop, tr("The run ends here; what it has made stays in the record"), whyNotRun(m_state, m_run, RunWish::Stop));
    judge(m_undo, tr("The undoing steps of what is done follow, the last one done first, also in the runs that it began"), whyNotRun(m_state, m_run, RunWish::Undo));
    m_stop->setAccessibleName(tr("Stop the run"));
    m_undo->setAccessibleName(tr("Undo the run"));
}

void SteerBar::judgeStep()
{
    if (m_step.isEmpty() || !m_state.runs.open.contains(m_run))
        return;
    judge(m_retry, tr("This step and everything that follows from it are done again"), whyNotStep(m_state, m_run, m_step, StepWish::Retry));
    judge(m_skip, skipText(m_state, m_run, m_step), whyNotStep(m_state, m_run, m_step, StepWish::Skip));
    const RunState run = m_state.runs.open.value(m_run);
    const bool isSomebody = !rules::assignees(m_state, run, m_step).isEmpty();
    const Step* step = rules::workflowOf(m_state, run) ? rules::workflowOf(m_state, run)->step(m_step) : nullptr;
    QString reason;
    if (!isSomebody && step) // any agent but the one that has it: the rule says what stands against it
        for (const AgentProfile& agent : rules::organisationOf(m_state, run)->agents)
            if (agent.id != rules::agentOf(*step, run) && reason.isEmpty())
                reason = whyNot(rules::judgeStep(m_state, SteerStep{m_run, m_step, StepWish::Reassign, agent.id, {}}, {}));
    judge(m_reassign, tr("Somebody else does this step"), isSomebody ? QString() : reason.isEmpty() ? tr("There is nobody else.") : reason);
    m_reassign->setAccessibleName(tr("Give the step to somebody else"));
}

void SteerBar::pauseOrGoOn()
{
    if (!m_pause->isEnabled() || m_runRow->isHidden())
        return;
    const bool paused = m_state.runs.open.value(m_run).paused;
    emit commandIssued(SteerRun{m_run, paused ? RunWish::Continue : RunWish::Pause, {}});
}

void SteerBar::stop()
{
    if (m_stop->isEnabled() && !m_runRow->isHidden())
        ask(RunWish::Stop);
}

void SteerBar::undo()
{
    if (m_undo->isEnabled() && !m_runRow->isHidden())
        ask(RunWish::Undo);
}

void SteerBar::ask(RunWish wish)
{
    m_asking = wish;
    m_runRow->hide();
    m_stepRow->hide();
    m_note->show();
    const bool stops = wish == RunWish::Stop;
    m_note->ask({stops ? tr("Stop the run: a word for the record?") : tr("Undo the run: a word for the record?"), tr("May stay empty"),
                 stops ? tr("Stop it") : tr("Undo it"), {}, false});
}

void SteerBar::send(const QString& reason)
{
    const SteerRun steer{m_run, m_asking, reason};
    closeNote();
    emit commandIssued(steer);
}

void SteerBar::closeNote()
{
    const bool hadFocus = m_note->isAncestorOf(QApplication::focusWidget());
    m_note->hide();
    m_runRow->setVisible(m_state.runs.open.contains(m_run) || m_state.runs.undoable.contains(m_run));
    m_stepRow->setVisible(m_state.runs.open.contains(m_run) && !m_step.isEmpty());
    if (hadFocus)
        emit focusReleased();
}

void SteerBar::reassign()
{
    auto* menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("work.assignees"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addSection(tr("Let do"));
    const QList<AgentId> able = rules::assignees(m_state, m_state.runs.open.value(m_run), m_step);
    for (const AgentId& agent : able) {
        const SteerStep steer{m_run, m_step, StepWish::Reassign, agent, {}}; // the bar may show another step before the menu is answered
        QAction* action = menu->addAction(partyTitle(m_state, agent).replace(QLatin1Char('&'), QStringLiteral("&&")));
        connect(action, &QAction::triggered, this, [this, steer] { emit commandIssued(steer); });
    }
    menu->popup(m_reassign->mapToGlobal(QPoint(0, m_reassign->height())));
}

} // namespace qd::ui
