#include "ui/widgets/settings/outside/UseForm.h"

#include "ui/widgets/parts/TickBox.h"
#include "ui/widgets/settings/SettingParts.h"

#include <QFormLayout>
#include <QPushButton>

namespace qd::ui {

UseForm::UseForm(const QString& way, Connections* connections, QWidget* parent)
    : FieldForm(QStringLiteral("settings.use.%1").arg(way), parent), m_way(way), m_connections(connections)
{
    addButtons(tr("Have it go here"), tr("Have what is ticked go here"), tr("Leave where things go as it is"));
}

void UseForm::begin(const QList<rules::StepOut>& steps, const QMap<QString, QString>& titles)
{
    while (fields()->rowCount() > 0)
        fields()->removeRow(0);
    m_ticks.clear();
    for (const rules::StepOut& step : steps)
        addTick(step, titles.value(step.connector.text, step.connector.text));
    note()->say(tr("Who decides on it stays as it was, and a rehearsal leaves this machine by no way. To have something go elsewhere again, choose it at that way."), Saying::Muted);
    enable();
    for (qsizetype i = 1; i < m_ticks.size(); ++i)
        setTabOrder(m_ticks[i - 1].second, m_ticks[i].second);
    if (m_ticks.isEmpty())
        return;
    setTabOrder(m_ticks.last().second, addButton());
    for (const auto& [name, tick] : std::as_const(m_ticks))
        if (tick->isEnabled())
            return tick->setFocus(Qt::OtherFocusReason);
}

void UseForm::addTick(const rules::StepOut& step, const QString& now)
{
    const bool goes = step.connector.text == m_way;
    const QString says = goes ? tr("%1 (goes here already)").arg(step.title) : tr("%1 (goes to %2 now)").arg(step.title, now);
    auto* tick = new TickBox(QString(says).replace(u'&', QStringLiteral("&&")), this);
    tick->setObjectName(nameOf(step.name.text()));
    tick->setAccessibleName(says);
    tick->setChecked(goes);
    tick->setEnabled(!goes);
    fields()->addRow(tick);
    tick->show(); // before it is given the keys
    m_ticks.append({step.name, tick});
    connect(tick, &QCheckBox::toggled, this, &UseForm::enable);
}

QList<rules::StepName> UseForm::chosen() const
{
    QList<rules::StepName> steps;
    for (const auto& [name, tick] : m_ticks)
        if (tick->isEnabled() && tick->isChecked())
            steps.append(name);
    return steps;
}

bool UseForm::isComplete() const
{
    return !chosen().isEmpty();
}

void UseForm::send()
{
    hold();
    m_connections->writeSteps(m_way, chosen(), this, [this](const Result<StepsLine>& line) {
        if (line)
            emit written(*line);
        release(line ? Result<QString>(m_way) : Result<QString>(line.error()));
    });
}

} // namespace qd::ui
