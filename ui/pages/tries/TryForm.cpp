#include "ui/pages/tries/TryForm.h"

#include "ui/style/Tokens.h"
#include "ui/widgets/Chip.h"
#include "ui/widgets/parts/FilterBox.h"
#include "ui/widgets/parts/KeyButton.h"
#include "ui/words/Words.h"

#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QRegularExpression>
#include <QShortcut>

namespace qd::ui {

namespace {

QLabel* quiet(QWidget* parent)
{
    auto* label = new QLabel(parent);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setProperty("role", QStringLiteral("muted"));
    return label;
}

} // namespace

TryForm::TryForm(QWidget* parent)
    : QWidget(parent), m_from(new FilterBox(this)), m_task(new QPlainTextEdit(this)), m_taskName(new QLabel(this)), m_back(new Chip(tr("Put back"), this)),
      m_model(new FilterBox(this)), m_level(new FilterBox(this)), m_whether(quiet(this)), m_begin(new KeyButton(tr("Try it"), QString::fromUtf8("Ctrl+↵"), QStringLiteral("try.begin"), this))
{
    build();
    connect(m_from, &QComboBox::currentIndexChanged, this, &TryForm::showStep);
    connect(m_task, &QPlainTextEdit::textChanged, this, &TryForm::showWhether);
    connect(m_model, &QComboBox::currentIndexChanged, this, &TryForm::showWhether);
    connect(m_level, &QComboBox::currentIndexChanged, this, &TryForm::showWhether);
    connect(m_back, &Chip::clicked, this, &TryForm::showStep);
    connect(m_begin, &KeyButton::clicked, this, [this] { emit wanted(attempt()); });
    for (const auto key : {Qt::CTRL | Qt::Key_Return, Qt::CTRL | Qt::Key_Enter})
        connect(new QShortcut(QKeySequence(key), this, nullptr, nullptr, Qt::WidgetWithChildrenShortcut), &QShortcut::activated, m_begin, &KeyButton::click);
}

void TryForm::build()
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(kPad, kPad, kPad, kPad);
    column->setSpacing(kGap);
    auto* about = quiet(this);
    about->setText(tr("Up to that step everything comes out of the record and costs nothing. From there on agents are asked anew, in a record of its own: "
                      "nothing leaves the house, and this run stays as it is."));
    column->addWidget(about);
    auto* top = new QFormLayout;
    top->setHorizontalSpacing(kPad);
    m_from->setObjectName(QStringLiteral("try.from"));
    m_from->setAccessibleName(tr("From this step on"));
    top->addRow(tr("From this step on"), m_from);
    column->addLayout(top);
    auto* line = new QHBoxLayout;
    m_taskName->setText(tr("What the agent is told there"));
    m_taskName->setBuddy(m_task);
    m_back->setToolTip(tr("The prompt as it stands"));
    m_back->setObjectName(QStringLiteral("try.back"));
    line->addWidget(m_taskName);
    line->addStretch(1);
    line->addWidget(m_back);
    column->addLayout(line);
    m_task->setObjectName(QStringLiteral("try.task"));
    m_task->setAccessibleName(m_taskName->text());
    m_task->setTabChangesFocus(true);
    m_task->setMinimumHeight(120);
    column->addWidget(m_task, 1);
    auto* form = new QFormLayout;
    form->setHorizontalSpacing(kPad);
    m_model->setObjectName(QStringLiteral("try.model"));
    m_model->setAccessibleName(tr("Model"));
    m_model->setToolTip(tr("The rehearsal model answers; the prices of the chosen one count."));
    form->addRow(tr("Model"), m_model);
    m_level->setObjectName(QStringLiteral("try.level"));
    m_level->setAccessibleName(tr("Autonomy of what goes out"));
    form->addRow(tr("Autonomy of what goes out"), m_level);
    column->addLayout(form);
    auto* end = new QHBoxLayout;
    m_begin->setLook(KeyButton::Look::Main);
    m_whether->setObjectName(QStringLiteral("try.whether"));
    end->addWidget(m_whether, 1);
    end->addWidget(m_begin);
    column->addLayout(end);
}

void TryForm::offer(const RunId& run, const Tryable& tryable, const StepId& from)
{
    m_run = run;
    m_tryable = tryable;
    const QSignalBlocker quietly(m_from);
    m_from->clear();
    m_model->clear();
    m_level->clear();
    for (const Tryable::Step& step : tryable.steps)
        m_from->addItem(step.title, step.id.text);
    m_from->setCurrentIndex(qMax(0, m_from->findData(from.text)));
    m_model->addItem(tryable.model.isEmpty() ? tr("As it was") : tr("As it was: %1").arg(tryable.model), QString());
    for (const QString& model : tryable.models)
        m_model->addItem(model, model);
    m_level->addItem(tr("As it was"));
    for (const Autonomy level : {Autonomy::L1, Autonomy::L2, Autonomy::L3, Autonomy::L4})
        m_level->addItem(words(level), int(level));
    showStep();
}

void TryForm::fill(const Attempt& attempt)
{
    m_from->setCurrentIndex(qMax(0, m_from->findData(attempt.from.text)));
    if (!attempt.task.isEmpty() && !m_task->isReadOnly())
        m_task->setPlainText(attempt.task);
    m_model->setCurrentIndex(qMax(0, m_model->findData(attempt.model)));
    m_level->setCurrentIndex(attempt.level ? m_level->findData(int(*attempt.level)) : 0);
}

void TryForm::takeKeys()
{
    (m_task->isReadOnly() ? static_cast<QWidget*>(m_model) : m_task)->setFocus(Qt::OtherFocusReason);
}

const Tryable::Step* TryForm::step() const
{
    const int at = m_from->currentIndex();
    return at >= 0 && at < m_tryable.steps.size() ? &m_tryable.steps[at] : nullptr;
}

void TryForm::showStep()
{
    const bool thinks = step() && !step()->task.isEmpty();
    m_task->setPlainText(thinks ? step()->task : QString());
    m_task->setReadOnly(!thinks);
    m_task->setPlaceholderText(thinks ? QString() : tr("This step asks no model, so nobody is told anything there. Change the model or the autonomy, or choose another step."));
    showWhether();
}

Attempt TryForm::attempt() const
{
    Attempt attempt;
    attempt.run = m_run;
    if (const Tryable::Step* from = step()) {
        attempt.from = from->id;
        const QString task = m_task->toPlainText().trimmed();
        if (!from->task.isEmpty() && task != from->task)
            attempt.task = task;
    }
    attempt.model = m_model->currentData().toString();
    if (const QVariant level = m_level->currentData(); level.isValid())
        attempt.level = Autonomy(level.toInt());
    return attempt;
}

/// Whether it can be tried as it stands, and why not.
void TryForm::showWhether()
{
    const Attempt wish = attempt();
    const bool thinks = step() && !step()->task.isEmpty();
    const bool empty = thinks && m_task->toPlainText().trimmed().isEmpty();
    const bool changed = !wish.task.isEmpty() || !wish.model.isEmpty() || wish.level;
    QString why;
    if (m_tryable.steps.isEmpty())
        why = tr("No step of this run has begun yet.");
    else if (empty)
        why = tr("The prompt is empty. Say what the agent is to do.");
    else if (!changed)
        why = tr("Nothing is changed yet: the prompt, the model or the autonomy.");
    m_whether->setText(why.isEmpty() ? tr("Changed: %1", "what").arg(QStringList{wish.task.isEmpty() ? QString() : tr("the prompt"), wish.model,
                                                                                  wish.level ? wordOf(*wish.level) : QString()}.filter(QRegularExpression(QStringLiteral("."))).join(QStringLiteral(" · ")))
                                     : why);
    m_begin->setEnabled(why.isEmpty());
    m_begin->setAccessibleDescription(m_whether->text());
    m_back->setVisible(thinks && !wish.task.isEmpty());
}

} // namespace qd::ui
