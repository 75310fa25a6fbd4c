#include "ui/widgets/settings/KeyLine.h"

#include "ui/style/Tokens.h"
#include "ui/widgets/settings/KeyField.h"
#include "ui/widgets/settings/SettingParts.h"
#include "ui/words/Words.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QShortcut>
#include <QVBoxLayout>

namespace qd::ui {

QString ringSentence(RingIs ring)
{
    switch (ring) {
    case RingIs::Asked: return {};
    case RingIs::Open: return KeyLine::tr("The desktop's keyring is open.");
    case RingIs::Locked: return KeyLine::tr("The desktop's keyring is locked; it asks you for its password.");
    case RingIs::Empty: return KeyLine::tr("The desktop's keyring was never set up; the first key makes one, and asks you for a password.");
    case RingIs::NoBus: return KeyLine::tr("There is no D-Bus session here, over which a keyring is asked: keys are kept only until the program ends.");
    case RingIs::NoRing: return KeyLine::tr("Nothing on this desktop keeps keys (GNOME Keyring, KWallet or KeePassXC would): they are kept only until the program ends.");
    case RingIs::Unknown: return KeyLine::tr("The desktop's keyring does not say whether it is open.");
    }
    return {};
}

KeyLine::KeyLine(const QString& name, const QString& title, Connections* connections, QWidget* parent)
    : QWidget(parent), m_name(name), m_title(title), m_connections(connections), m_where(new Sentence(Saying::Muted, this)),
      m_set(smallButton({}, QStringLiteral("settings.key.%1.set").arg(name), tr("Set the key for %1").arg(title), this)),
      m_remove(smallButton(tr("Remove key"), QStringLiteral("settings.key.%1.remove").arg(name), tr("Remove the key for %1").arg(title), this)),
      m_entry(new QWidget(this)), m_field(new KeyField(m_entry)), m_yes(smallButton({}, QStringLiteral("settings.key.%1.yes").arg(name), {}, m_entry)),
      m_no(smallButton(tr("Cancel"), QStringLiteral("settings.key.%1.no").arg(name), tr("Cancel"), m_entry)), m_note(new Sentence(Saying::Muted, this))
{
    build(title);
    connect(m_set, &QPushButton::clicked, this, [this] { unfold(Unfolded::Setting); });
    connect(m_remove, &QPushButton::clicked, this, [this] { unfold(Unfolded::Removing); });
    connect(m_no, &QPushButton::clicked, this, [this] { unfold(Unfolded::Nothing); });
    connect(m_yes, &QPushButton::clicked, this, [this] { m_unfolded == Unfolded::Removing ? remove() : keep(); });
    connect(m_field, &QLineEdit::returnPressed, this, &KeyLine::keep);
    connect(m_field, &KeyField::lengthChanged, this, [this](qsizetype length) { m_yes->setEnabled(length > 0 && !m_isBusy); });
    auto* leave = new QShortcut(Qt::Key_Escape, m_entry);
    leave->setContext(Qt::WidgetWithChildrenShortcut);
    connect(leave, &QShortcut::activated, this, [this] { unfold(Unfolded::Nothing); });
}

void KeyLine::build(const QString& title)
{
    auto* column = columnOf(this, {});
    auto* line = new QHBoxLayout;
    line->setSpacing(kGap);
    m_where->setObjectName(QStringLiteral("settings.key.%1").arg(m_name));
    line->addWidget(m_where, 1);
    line->addWidget(m_set);
    line->addWidget(m_remove);
    column->addLayout(line);
    auto* entry = new QHBoxLayout(m_entry);
    entry->setContentsMargins(0, 0, 0, 0);
    entry->setSpacing(kGap);
    m_field->setObjectName(QStringLiteral("settings.key.%1.field").arg(m_name));
    m_field->setAccessibleName(tr("Key for %1, not shown").arg(title));
    m_field->setPlaceholderText(tr("Paste the key; it is not shown"));
    entry->addWidget(m_field, 1);
    entry->addWidget(m_yes);
    entry->addWidget(m_no);
    m_entry->hide();
    column->addWidget(m_entry);
    m_note->setObjectName(QStringLiteral("settings.key.%1.note").arg(m_name));
    m_note->hide();
    column->addWidget(m_note);
}

void KeyLine::display(const Connected& connected)
{
    m_place = connected.keys.value(m_name);
    m_address = connected.keyAddresses.value(m_name);
    m_ring = connected.keyring;
    switch (m_place.where) {
    case KeyPlace::Nowhere: m_where->say(tr("No key."), Saying::Muted); break;
    case KeyPlace::Keyring: m_where->say(tr("Key: in the desktop's keyring, as “%1”.").arg(m_name), Saying::Muted); break;
    case KeyPlace::Session: m_where->say(tr("Key: only here, until the program ends: %1.").arg(m_place.why), Saying::Muted); break;
    }
    if (m_place.where != KeyPlace::Nowhere && !m_place.address.isEmpty() && !m_address.isEmpty() && m_place.address != m_address)
        m_where->say(tr("Key: given for %1, and not shown to %2, which is named now. Replace it if a key is to go there.").arg(m_place.address, m_address), Saying::Bad);
    m_set->setText(m_place.where == KeyPlace::Nowhere ? tr("Set key …") : tr("Replace key …"));
    m_remove->setVisible(m_place.where != KeyPlace::Nowhere);
}

void KeyLine::setReadOnly(const QString& why)
{
    for (QPushButton* button : {m_set, m_remove}) {
        button->setEnabled(why.isEmpty());
        button->setToolTip(why);
    }
    if (!why.isEmpty())
        unfold(Unfolded::Nothing);
}

QString KeyLine::whereItGoes() const
{
    const bool isNone = m_ring == RingIs::NoBus || m_ring == RingIs::NoRing;
    if (isNone)
        return ringSentence(m_ring);
    if (m_address.startsWith(QLatin1String("hook-in:")))
        return tr("It goes into the desktop's keyring and nowhere else: what %1 sends is held against it.").arg(m_title);
    return m_address.isEmpty() ? tr("It goes into the desktop's keyring, and to %1 with each call. Nothing else keeps it.").arg(m_title)
                               : tr("It goes into the desktop's keyring, and with each call to %1 at %2, nowhere else. Nothing else keeps it.").arg(m_title, m_address);
}

void KeyLine::ask()
{
    unfold(Unfolded::Setting);
}

void KeyLine::unfold(Unfolded what)
{
    if (m_isBusy)
        return;
    const bool hadKeys = m_entry->isAncestorOf(focusWidget());
    m_unfolded = what;
    m_field->wipe();
    m_field->setVisible(what == Unfolded::Setting);
    m_entry->setVisible(what != Unfolded::Nothing);
    m_yes->setText(what == Unfolded::Removing ? tr("Remove it") : tr("Keep it"));
    m_yes->setAccessibleName(m_yes->text());
    m_yes->setEnabled(what == Unfolded::Removing);
    m_note->say(what == Unfolded::Setting    ? whereItGoes()
                : what == Unfolded::Removing ? tr("It is forgotten here. It stays valid until you revoke it at %1.").arg(m_title)
                                             : QString(),
                Saying::Muted);
    if (what == Unfolded::Setting)
        m_field->setFocus(Qt::OtherFocusReason);
    else if (what == Unfolded::Removing)
        m_no->setFocus(Qt::OtherFocusReason);
    else if (hadKeys)
        m_set->setFocus(Qt::OtherFocusReason);
}

void KeyLine::keep()
{
    if (m_isBusy || m_field->length() == 0)
        return;
    m_isBusy = true;
    m_yes->setEnabled(false);
    m_note->say(tr("Handing it to the keyring, which may ask you for a password …"), Saying::Muted);
    m_connections->keepKey(m_name, m_field->take(), this, [this](const Result<KeyPlace>& kept) { answered(kept); });
}

void KeyLine::answered(const Result<KeyPlace>& kept)
{
    m_isBusy = false;
    if (!kept) {
        const ErrorSentence sentence = sentenceOf(kept.error());
        unfold(Unfolded::Setting); // what was typed is gone: it is not held for a second attempt
        return m_note->say(sentence.wayOut.isEmpty() ? sentence.what : tr("%1 Right would be: %2.").arg(sentence.what, sentence.wayOut), Saying::Bad);
    }
    unfold(Unfolded::Nothing);
    const bool isInRing = kept->where == KeyPlace::Keyring;
    m_note->say(isInRing ? tr("The key is in the desktop's keyring.") : tr("The key is kept only until the program ends: %1.").arg(kept->why), Saying::Good);
    emit changed();
}

void KeyLine::remove()
{
    if (m_isBusy)
        return;
    m_isBusy = true;
    m_yes->setEnabled(false);
    m_connections->removeKey(m_name, this, [this](const Result<Done>& removed) {
        m_isBusy = false;
        unfold(Unfolded::Nothing);
        m_note->say(removed ? tr("The key is forgotten here. It stays valid until you revoke it at %1.").arg(m_title) : sentenceOf(removed.error()).what, removed ? Saying::Good : Saying::Bad);
        emit changed();
    });
}

} // namespace qd::ui
