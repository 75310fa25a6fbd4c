#include "ui/widgets/settings/inbound/HookDoorPart.h"

#include "ui/style/Tokens.h"
#include "ui/widgets/Chip.h"
#include "ui/widgets/settings/SettingParts.h"
#include "ui/words/Amounts.h"

#include <QFormLayout>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QVBoxLayout>

namespace qd::ui {

namespace {

constexpr int kMostPort = 65'535;
const QString kNowhere = QStringLiteral("none");

QString doorText(const HookDoor& door)
{
    const bool listens = door.listen != kNowhere;
    const QString at = QStringLiteral("http://%1:%2").arg(door.listen.contains(u':') ? u'[' + door.listen + u']' : door.listen).arg(door.port);
    if (listens && !door.folder.isEmpty())
        return HookDoorPart::tr("They come in at %1, and from the folder %2, while a window or a server is at work. A relay or a proxy outside hands them on to there.").arg(at, door.folder);
    if (listens)
        return HookDoorPart::tr("They come in at %1, while a window or a server is at work. A relay or a proxy outside hands them on to there.").arg(at);
    return door.folder.isEmpty() ? HookDoorPart::tr("There is no way in: it neither listens nor looks into a folder.")
                                 : HookDoorPart::tr("They come in from the folder %1, where a relay leaves them, while a window or a server is at work.").arg(door.folder);
}

QString countsText(const Hooks& hooks)
{
    return HookDoorPart::tr("%1 taken, %2 refused for their signature or time, %3 that were none, %4 put off until later.", "webhooks, each")
        .arg(countText(hooks.taken), countText(hooks.refused), countText(hooks.malformed), countText(hooks.putOff));
}

} // namespace

HookDoorPart::HookDoorPart(HooksIn* hooks, QWidget* parent)
    : QWidget(parent), m_hooks(hooks), m_title(new Sentence(Saying::Strong, this)), m_mark(new Chip({}, this)), m_turn(smallButton({}, QStringLiteral("settings.hooks.turn"), {}, this)),
      m_change(smallButton(tr("Change …"), QStringLiteral("settings.hooks.change"), tr("Change where webhooks come in"), this)), m_about(new Sentence(Saying::Plain, this)),
      m_counts(new Sentence(Saying::Muted, this)), m_form(new QWidget(this)), m_listen(new QLineEdit(m_form)), m_port(new QSpinBox(m_form)), m_folder(new QLineEdit(m_form)),
      m_save(smallButton(tr("Save"), QStringLiteral("settings.hooks.save"), {}, m_form)), m_leave(smallButton(tr("Cancel"), QStringLiteral("settings.hooks.stay"), {}, m_form)),
      m_note(new Sentence(Saying::Muted, this))
{
    build();
    connect(m_turn, &QPushButton::clicked, this, [this] {
        HookDoor door = m_door;
        door.isOn = !door.isOn;
        put(door, door.isOn ? tr("Webhooks are taken within seconds.") : tr("No webhook is taken any more."));
    });
    connect(m_change, &QPushButton::clicked, this, [this] { unfold(true); });
    connect(m_leave, &QPushButton::clicked, this, [this] { unfold(false); });
    connect(m_save, &QPushButton::clicked, this, &HookDoorPart::save);
    connect(m_listen, &QLineEdit::returnPressed, this, &HookDoorPart::save);
    connect(m_folder, &QLineEdit::returnPressed, this, &HookDoorPart::save);
}

void HookDoorPart::build()
{
    setObjectName(QStringLiteral("settings.hooks.door"));
    auto* column = columnOf(this);
    m_title->say(tr("The way in"));
    column->addLayout(headOf(m_title, m_mark, QStringLiteral("settings.hooks.mark"), {m_turn, m_change}));
    m_about->setObjectName(QStringLiteral("settings.hooks.about"));
    m_counts->setObjectName(QStringLiteral("settings.hooks.counts"));
    m_counts->setToolTip(tr("Since whoever is at work began"));
    m_note->setObjectName(QStringLiteral("settings.hooks.note"));
    for (QWidget* part : std::initializer_list<QWidget*>{m_about, m_counts, buildForm(), m_note})
        column->addWidget(part);
    m_note->say({});
}

QWidget* HookDoorPart::buildForm()
{
    auto* column = columnOf(m_form, {0, kHalfGap, 0, 0});
    QFormLayout* form = fieldList();
    const std::tuple<QString, QWidget*, const char*> rows[] = {{tr("Address of this machine"), m_listen, "listen"}, {tr("Port"), m_port, "port"}, {tr("Folder of a relay"), m_folder, "folder"}};
    for (const auto& [label, input, member] : rows)
        addField(form, label, input, QStringLiteral("settings.hooks.field.") + QLatin1String(member));
    m_listen->setPlaceholderText(tr("127.0.0.1; empty: it does not listen"));
    m_port->setRange(1, kMostPort);
    m_folder->setPlaceholderText(tr("an absolute path; empty: none"));
    column->addLayout(form);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(kGap);
    m_save->setProperty("kind", QStringLiteral("main"));
    buttons->addWidget(m_save);
    buttons->addWidget(m_leave);
    buttons->addStretch(1);
    column->addLayout(buttons);
    m_form->hide();
    return m_form;
}

void HookDoorPart::display(const Hooks& hooks)
{
    m_door = hooks.door;
    m_mark->setText(m_door.isOn ? tr("Open") : tr("Shut"));
    m_mark->setMark(m_door.isOn ? Chip::Mark::Dot : Chip::Mark::Ring, m_door.isOn ? tokens().good : tokens().textFaint);
    m_turn->setText(m_door.isOn ? tr("Turn off") : tr("Turn on"));
    m_turn->setAccessibleName(m_door.isOn ? tr("Take no webhooks any more") : tr("Take webhooks"));
    m_about->say(m_door.isOn ? doorText(m_door) : tr("No webhook is taken: what others say of what was sent is not heard."));
    m_counts->say(countsText(hooks));
    m_counts->setVisible(m_door.isOn);
    enable();
}

void HookDoorPart::setReadOnly(const QString& why)
{
    m_readOnly = why;
    if (!why.isEmpty())
        m_form->hide();
    enable();
}

void HookDoorPart::enable()
{
    const bool may = !m_isBusy && m_readOnly.isEmpty();
    for (QPushButton* button : {m_turn, m_change, m_save}) {
        button->setEnabled(may);
        button->setToolTip(m_readOnly);
    }
}

void HookDoorPart::unfold(bool shows)
{
    m_form->setVisible(shows);
    m_change->setVisible(!shows);
    if (!shows)
        return m_change->setFocus(Qt::OtherFocusReason);
    m_listen->setText(m_door.listen == kNowhere ? QString() : m_door.listen);
    m_port->setValue(m_door.port);
    m_folder->setText(m_door.folder);
    m_listen->setFocus(Qt::OtherFocusReason);
}

void HookDoorPart::save()
{
    if (!m_save->isEnabled())
        return;
    const QString listen = m_listen->text().trimmed();
    put({m_door.isOn, listen.isEmpty() ? kNowhere : listen, m_port->value(), m_folder->text().trimmed()}, tr("Saved. Whoever is at work follows within seconds."));
}

void HookDoorPart::put(const HookDoor& door, const QString& said)
{
    m_isBusy = true;
    enable();
    m_hooks->put(door, this, [this, said](const Result<Done>& done) {
        m_isBusy = false;
        enable();
        if (!done)
            return m_note->say(faultText(done.error()), Saying::Bad);
        if (m_form->isVisible())
            unfold(false);
        m_note->say(said, Saying::Good);
        emit changed();
    });
}

void HookDoorPart::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape && m_form->isVisible())
        return unfold(false);
    QWidget::keyPressEvent(event);
}

} // namespace qd::ui
