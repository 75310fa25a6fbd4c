#include "ui/widgets/settings/deputies/DeputiesPanel.h"

#include "core/model/Command.h"
#include "ui/widgets/Chip.h"
#include "ui/widgets/EmptyState.h"
#include "ui/widgets/settings/SettingParts.h"
#include "ui/widgets/settings/deputies/DeputyForm.h"
#include "ui/widgets/settings/deputies/DeputyRow.h"

#include <QFrame>
#include <QVBoxLayout>

namespace qd::ui {

namespace {

QFrame* ruleIn(QWidget* parent)
{
    auto* rule = new QFrame(parent);
    rule->setProperty("role", QStringLiteral("rule"));
    rule->setFixedHeight(1);
    return rule;
}

/// Those that the organisation has rules for.
QList<ActionKind> kindsOf(const OfficeState& state)
{
    QList<ActionKind> kinds;
    for (const AutonomyRule& rule : state.org.organisation().autonomy)
        if (!kinds.contains(rule.action))
            kinds.append(rule.action);
    return kinds;
}

} // namespace

DeputiesPanel::DeputiesPanel(const Clock* clock, QWidget* parent)
    : Panel(tr("Who may decide in your place"), parent), m_clock(clock), m_add(new Chip(tr("Add …"), this)), m_form(new DeputyForm(clock, this)), m_rule(ruleIn(this)),
      m_empty(new EmptyState(this)), m_list(new QWidget(this))
{
    build();
    connect(m_add, &Chip::clicked, this, [this] { unfold(true); });
    connect(m_empty, &EmptyState::acted, this, [this] { unfold(true); });
    connect(m_form, &DeputyForm::left, this, [this] { unfold(false); });
    connect(m_form, &DeputyForm::wanted, this, [this](const Command& command) {
        m_asked = std::get<SetDeputy>(command).deputy.publicKey;
        emit wanted(command);
    });
}

void DeputiesPanel::build()
{
    setObjectName(QStringLiteral("settings.deputies"));
    m_add->setObjectName(QStringLiteral("settings.deputies.add"));
    m_add->setAccessibleName(tr("Add somebody who decides in your place"));
    addChip(m_add);
    auto* about = new Sentence(Saying::Muted, this);
    about->setContentsMargins(kPad, kGap, kPad, kGap);
    about->say(tr("They look through what waits on a machine of their own, without a network if need be, and what they sign there counts here. On their machine, "
                  "“quarterdeck deputies key” prints the key that is entered here; here, “quarterdeck inbox export” writes what waits, and “quarterdeck inbox take” takes their answers."));
    column()->addWidget(about);
    m_form->hide();
    column()->addWidget(m_form);
    column()->addWidget(m_rule);
    m_empty->setObjectName(QStringLiteral("settings.deputies.empty"));
    m_empty->set(QStringLiteral("info"), tr("Nobody decides in your place."), tr("It can be another person while you are away, or you on another machine."), tr("Add somebody …"));
    column()->addWidget(m_empty);
    columnOf(m_list, {0, 0, 0, kHalfGap}, 0);
    column()->addWidget(m_list);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

void DeputiesPanel::addRow(const AgentId& id)
{
    auto* row = new DeputyRow(id, m_list);
    row->setReadOnly(m_readOnly);
    m_list->layout()->addWidget(row);
    m_rows.insert(id, row);
    connect(row, &DeputyRow::wanted, this, &DeputiesPanel::wanted);
}

/// Rows once made stay where they are: what she is at in one must not move away below her hands.
void DeputiesPanel::display(const OfficeState& state)
{
    m_deputies = state.rules.deputies;
    m_kinds = kindsOf(state);
    for (const Deputy& deputy : std::as_const(m_deputies)) {
        if (!m_rows.contains(deputy.id))
            addRow(deputy.id);
        m_rows.value(deputy.id)->display(deputy, m_clock->now());
        if (m_isAdding && deputy.publicKey == m_asked)
            unfold(false);
    }
    for (auto row = m_rows.begin(); row != m_rows.end(); ++row)
        (*row)->setVisible(m_deputies.contains(row.key()));
    m_empty->setVisible(m_deputies.isEmpty() && !m_isAdding);
}

void DeputiesPanel::unfold(bool shows)
{
    if (shows && !m_readOnly.isEmpty())
        return;
    m_isAdding = shows;
    m_asked.clear();
    m_form->setVisible(shows);
    m_add->setVisible(!shows);
    m_empty->setVisible(!shows && m_deputies.isEmpty());
    if (shows)
        m_form->begin(m_kinds);
    else
        m_add->setFocus(Qt::OtherFocusReason);
}

void DeputiesPanel::setReadOnly(const QString& why)
{
    m_readOnly = why;
    m_add->setEnabled(why.isEmpty());
    m_add->setToolTip(why);
    if (!why.isEmpty() && m_isAdding)
        unfold(false);
    for (DeputyRow* row : std::as_const(m_rows))
        row->setReadOnly(why);
}

} // namespace qd::ui
