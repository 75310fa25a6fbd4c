#include "ui/widgets/settings/outside/UpkeepPart.h"

#include "ui/models/settings/outside/WayReading.h"
#include "ui/style/Tokens.h"
#include "ui/widgets/settings/SettingParts.h"
#include "ui/widgets/settings/inbound/AskLine.h"
#include "ui/widgets/settings/outside/WayForm.h"
#include "ui/widgets/settings/outside/WayRow.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace qd::ui {

UpkeepPart::UpkeepPart(const WayLine& way, WaysOut* ways, QWidget* parent)
    : QWidget(parent), m_way(way), m_ways(ways), m_change(smallButton(tr("Change …"), name("change"), {}, this)), m_turn(smallButton({}, name("turn"), {}, this)),
      m_remove(smallButton(tr("Remove …"), name("remove"), {}, this)), m_asking(new AskLine(name("remove"), tr("Remove it"), this)), m_note(new Sentence(Saying::Muted, this))
{
    build();
    connect(m_change, &QPushButton::clicked, this, [this] { unfold(!m_form || m_form->isHidden()); });
    connect(m_turn, &QPushButton::clicked, this, &UpkeepPart::turn);
    connect(m_remove, &QPushButton::clicked, this, &UpkeepPart::ask);
    connect(m_asking, &AskLine::agreed, this, &UpkeepPart::remove);
}

QString UpkeepPart::name(const char* part) const
{
    return QStringLiteral("settings.way.%1.%2").arg(m_way.name, QLatin1String(part));
}

void UpkeepPart::build()
{
    setObjectName(name("upkeep"));
    m_note->setObjectName(name("upkeep.note"));
    m_note->hide();
    auto* column = columnOf(this, {kPad, 0, kPad, kGap});
    auto* line = new QHBoxLayout;
    line->setSpacing(kGap);
    line->addStretch(1);
    for (QPushButton* button : {m_change, m_turn, m_remove})
        line->addWidget(button);
    column->addLayout(line);
    column->addWidget(m_asking);
    column->addWidget(m_note);
}

void UpkeepPart::display(const WayLine& way, const QList<WayKind>& kinds, const OfficeState& state)
{
    m_way = way;
    m_kinds = kinds;
    const auto leave = state.door.accounts.constFind(accountKey({way.name}, {}));
    m_leave = leave == state.door.accounts.constEnd() ? std::nullopt : std::optional(SetConnector{*leave, true});
    m_open = int(std::count_if(state.effects.open.begin(), state.effects.open.end(), [&](const Effect& effect) { return effect.content.connector.text == way.name && isStillHere(effect.status); }));
    m_goes = way.takes.mayLack ? QStringList() : rules::goingBy(state.org.organisation(), {way.name});
    const QString title = way.title.isEmpty() ? way.name : way.title;
    m_change->setAccessibleName(tr("Change %1").arg(title));
    m_turn->setText(way.isOn ? tr("Switch off") : tr("Switch on"));
    m_turn->setAccessibleName(way.isOn ? tr("Switch %1 off").arg(title) : tr("Switch %1 on").arg(title));
    m_remove->setAccessibleName(tr("Remove %1").arg(title));
    setVisible(way.kind != QLatin1String(kFolderWay));
    enable();
}

void UpkeepPart::unfold(bool shows)
{
    if (!m_form) {
        m_form = new WayForm(m_ways, QStringLiteral("settings.way.%1").arg(m_way.name), this);
        layout()->addWidget(m_form);
        connect(m_form, &WayForm::left, this, [this] { unfold(false); });
        connect(m_form, &WayForm::added, this, [this] {
            unfold(false);
            take(Done{}, m_leave ? tr("Kept. Nothing goes there before you have allowed it anew.") : tr("Kept."));
        });
    }
    m_form->setVisible(shows);
    if (shows) {
        m_note->say({});
        m_form->begin(m_kinds, m_way);
    } else {
        m_change->setFocus(Qt::OtherFocusReason);
    }
}

void UpkeepPart::turn()
{
    m_isBusy = true;
    enable();
    const bool on = !m_way.isOn;
    m_ways->turn(m_way.name, on, this, [this, on](const Result<Done>& done) { take(done, on ? tr("It is on.") : tr("It is off: nothing of any organisation goes through it.")); });
}

void UpkeepPart::ask()
{
    if (!m_goes.isEmpty())
        return m_note->say(tr("%1 goes here: choose another way for it first. Switched off, it lets nothing out meanwhile.").arg(m_goes.join(QStringLiteral(", "))), Saying::Bad);
    const QString waits = m_open == 0 ? QString() : u' ' + tr("%n piece(s) would still go through it, and cannot before a connection of that id is set up and allowed.", nullptr, m_open);
    m_asking->ask(tr("Its file and your limits of it are deleted, and nothing goes through it any more. Its key stays where it is.") + waits, m_remove);
}

void UpkeepPart::remove()
{
    m_isBusy = true;
    enable();
    m_ways->remove(m_way.name, this, [this](const Result<Done>& done) {
        if (done && m_leave)
            emit wanted(*m_leave);
        take(done, {});
    });
}

void UpkeepPart::take(const Result<Done>& done, const QString& said)
{
    m_isBusy = false;
    enable();
    done ? m_note->say(said, Saying::Good) : m_note->say(faultText(done.error()), Saying::Bad);
    if (done)
        emit changed();
}

void UpkeepPart::enable()
{
    const bool isFree = !m_isBusy && m_readOnly.isEmpty();
    m_change->setVisible(!m_way.fault);
    m_turn->setVisible(!m_way.fault);
    for (QPushButton* button : {m_change, m_turn, m_remove}) {
        button->setEnabled(isFree);
        button->setToolTip(m_readOnly);
    }
    if (m_form && !isFree)
        m_form->hide();
    if (!m_readOnly.isEmpty())
        m_asking->hide();
}

void UpkeepPart::setReadOnly(const QString& why)
{
    m_readOnly = why;
    enable();
}

} // namespace qd::ui
