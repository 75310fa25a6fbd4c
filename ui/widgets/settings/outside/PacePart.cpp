#include "ui/widgets/settings/outside/PacePart.h"

#include "ui/models/settings/outside/WayReading.h"
#include "ui/style/Tokens.h"
#include "ui/widgets/settings/SettingParts.h"
#include "ui/widgets/settings/outside/PaceForm.h"
#include "ui/widgets/settings/outside/WayRow.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

namespace qd::ui {

PacePart::PacePart(const WayLine& way, WaysOut* ways, QWidget* parent)
    : QWidget(parent), m_way(way), m_ways(ways), m_limits(new Sentence(Saying::Muted, this)),
      m_set(smallButton(tr("Limits …"), QStringLiteral("settings.way.%1.limit").arg(way.name), {}, this)), m_note(new Sentence(Saying::Muted, this))
{
    setObjectName(QStringLiteral("settings.way.%1.pace").arg(way.name));
    m_limits->setObjectName(QStringLiteral("settings.way.%1.limits").arg(way.name));
    m_note->setObjectName(QStringLiteral("settings.way.%1.limits.note").arg(way.name));
    m_note->hide();
    auto* column = columnOf(this, {kPad, 0, kPad, kGap});
    auto* line = new QHBoxLayout;
    line->setSpacing(kGap);
    line->addWidget(m_limits, 1);
    line->addWidget(m_set, 0, Qt::AlignTop);
    column->addLayout(line);
    column->addWidget(m_note);
    connect(m_set, &QPushButton::clicked, this, [this] { ask(!m_form || m_form->isHidden()); });
}

void PacePart::display(const WayLine& way)
{
    m_way = way;
    const QString limits = limitText(way.own);
    m_set->setAccessibleName(tr("Your limits of %1").arg(way.title.isEmpty() ? way.name : way.title));
    if (way.ownFault)
        m_limits->say(tr("Nothing goes out, for your limits cannot be read. %1").arg(faultText(*way.ownFault)), Saying::Bad);
    else
        m_limits->say(limits.isEmpty() ? tr("You set no limit of your own.") : tr("Your own limits: %1 Where the department says something, too, the stricter of both holds.").arg(limits), Saying::Muted);
    setVisible(!way.fault && way.isOn);
    enable();
}

void PacePart::ask(bool shows)
{
    if (!m_form) {
        m_form = new PaceForm(m_way, m_ways, this);
        layout()->addWidget(m_form);
        connect(m_form, &PaceForm::left, this, [this] { ask(false); });
        connect(m_form, &PaceForm::added, this, [this] {
            ask(false);
            m_note->say(tr("Kept. It holds from now on, also for what waits."), Saying::Good);
            emit changed();
        });
    }
    m_form->setVisible(shows);
    if (shows) {
        m_note->say({});
        m_form->begin(m_way);
    } else {
        m_set->setFocus(Qt::OtherFocusReason);
    }
}

void PacePart::enable()
{
    m_set->setEnabled(m_readOnly.isEmpty() && !m_way.ownFault);
    m_set->setToolTip(m_readOnly.isEmpty() ? tr("How much may go out there, how fast, and when nothing") : m_readOnly);
    if (m_form && !m_set->isEnabled())
        m_form->hide();
}

void PacePart::setReadOnly(const QString& why)
{
    m_readOnly = why;
    enable();
}

} // namespace qd::ui
