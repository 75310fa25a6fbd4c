#include "ui/widgets/settings/outside/UsePart.h"

#include "ui/models/settings/outside/WayReading.h"
#include "ui/style/Tokens.h"
#include "ui/widgets/settings/SettingParts.h"
#include "ui/widgets/settings/outside/UseForm.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace qd::ui {

UsePart::UsePart(const QString& way, Connections* connections, QWidget* parent)
    : QWidget(parent), m_name(way), m_connections(connections), m_uses(new Sentence(Saying::Muted, this)), m_held(new Sentence(Saying::Bad, this)),
      m_choose(smallButton(tr("Choose what goes here …"), QStringLiteral("settings.way.%1.choose").arg(way), {}, this)), m_note(new Sentence(Saying::Muted, this))
{
    setObjectName(QStringLiteral("settings.way.%1.use").arg(way));
    m_uses->setObjectName(QStringLiteral("settings.way.%1.uses").arg(way));
    m_held->setObjectName(QStringLiteral("settings.way.%1.uses.held").arg(way));
    m_held->say({});
    m_note->setObjectName(QStringLiteral("settings.way.%1.uses.note").arg(way));
    m_note->say({});
    auto* column = columnOf(this, {kPad, 0, kPad, kGap});
    auto* line = new QHBoxLayout;
    line->setSpacing(kGap);
    line->addWidget(m_uses, 1);
    line->addWidget(m_choose, 0, Qt::AlignTop);
    column->addLayout(line);
    column->addWidget(m_held);
    column->addWidget(m_note);
    connect(m_choose, &QPushButton::clicked, this, [this] { ask(!m_form || m_form->isHidden()); });
}

void UsePart::display(const WayLine& way, const Ways& ways, const OfficeState& state)
{
    m_steps = rules::stepsOut(state.org.organisation(), way.takes);
    m_nearly.clear();
    for (const rules::StepOut& step : std::as_const(m_steps))
        if (!step.whyNot.isEmpty() && way.takes.renders && way.takes.renders->contains(step.render))
            m_nearly.append(step.title);
    m_steps.removeIf([&way](const rules::StepOut& step) { return !step.whyNot.isEmpty() && step.connector.text != way.name; });
    m_titles.clear();
    for (const WayLine& each : ways.lines)
        m_titles.insert(each.name, each.title.isEmpty() ? each.name : each.title);
    const WayIs is = way.fault ? WayIs::Faulty : standingOf(way, state, ways.organisation, true);
    m_isShut = way.kind != QLatin1String(kFolderWay) && is != WayIs::Allowed;
    m_choose->setAccessibleName(tr("Choose what goes to %1").arg(m_titles.value(way.name)));
    say(way, state);
    const bool takesNothing = way.takes.renders && way.takes.renders->isEmpty();
    setVisible(!way.fault && way.isOn && (!takesNothing || !rules::goingBy(state.org.organisation(), {way.name}).isEmpty()));
    enable();
}

void UsePart::say(const WayLine& way, const OfficeState& state)
{
    QStringList titles, held;
    for (const rules::StepOut& step : std::as_const(m_steps))
        if (step.connector.text == way.name) {
            titles.append(step.title);
            held.append(rules::whyForbidden(state, step.name, step.connector));
        }
    held.removeAll(QString());
    held.removeDuplicates();
    if (!titles.isEmpty())
        m_uses->say(tr("What goes here: %1.").arg(titles.join(QStringLiteral(", "))));
    else if (m_steps.isEmpty() && !m_nearly.isEmpty() && way.takes.people == rules::WayTakes::Always)
        m_uses->say(tr("Nothing goes here yet: what it takes is made (%1), but for nobody by name, and what goes here is for people.").arg(m_nearly.join(QStringLiteral(", "))));
    else if (m_steps.isEmpty() && !m_nearly.isEmpty())
        m_uses->say(tr("Nothing goes here yet: what it takes is made (%1), but for people by name, and nobody is reached by name here.").arg(m_nearly.join(QStringLiteral(", "))));
    else if (m_steps.isEmpty() && way.takes.renders)
        m_uses->say(tr("Nothing goes here yet: no step of the department makes what it takes (%1).").arg(way.takes.renders->join(QStringLiteral(", "))));
    else
        m_uses->say(tr("Nothing goes here yet."));
    m_held->say(held.isEmpty() ? QString() : tr("It is held back all the same: %1.").arg(held.join(QStringLiteral("; "))));
}

void UsePart::ask(bool shows)
{
    if (!m_form) {
        m_form = new UseForm(m_name, m_connections, this);
        layout()->addWidget(m_form);
        connect(m_form, &UseForm::left, this, [this] { ask(false); });
        connect(m_form, &UseForm::added, this, [this] { ask(false); });
        connect(m_form, &UseForm::written, this, &UsePart::take);
    }
    m_form->setVisible(shows);
    if (shows) {
        m_note->say({});
        m_form->begin(m_steps, m_titles);
    } else {
        m_choose->setFocus(Qt::OtherFocusReason);
    }
}

void UsePart::take(const StepsLine& line)
{
    QStringList said{(line.wasShipped ? tr("Kept: it stands in %1 now, in place of what ships. A run that is open goes where it began to.") : tr("Kept: it stands in %1 now. A run that is open goes where it began to.")).arg(line.path)};
    if (m_isShut)
        said.append(tr("Nothing goes there before you have allowed it."));
    m_note->say(said.join(u' '), Saying::Good);
    emit wanted(line.adopt);
}

void UsePart::enable()
{
    const bool isAny = std::any_of(m_steps.begin(), m_steps.end(), [this](const rules::StepOut& step) { return step.connector.text != m_name; });
    m_choose->setEnabled(m_readOnly.isEmpty() && isAny);
    m_choose->setToolTip(!m_readOnly.isEmpty() ? m_readOnly : isAny ? tr("Which steps of the department go this way, and where they go now") : tr("Nothing else of the department could go here"));
    if (m_form && !m_readOnly.isEmpty())
        m_form->hide();
}

void UsePart::setReadOnly(const QString& why)
{
    m_readOnly = why;
    enable();
}

} // namespace qd::ui
