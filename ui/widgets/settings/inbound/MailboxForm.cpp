#include "ui/widgets/settings/inbound/MailboxForm.h"

#include "ui/widgets/parts/FilterBox.h"
#include "ui/widgets/settings/SettingParts.h"

#include <QLineEdit>
#include <QSpinBox>

namespace qd::ui {

namespace {

constexpr int kMostMinutes = 1440; ///< a day

const QString kInbox = QStringLiteral("INBOX");
const QString kWay = QStringLiteral("smtp"); ///< what the workflow that ships sends by

} // namespace

MailboxForm::MailboxForm(MailboxesIn* mailboxes, QWidget* parent)
    : FieldForm(QStringLiteral("settings.mailboxes"), parent), m_mailboxes(mailboxes), m_id(new QLineEdit(this)), m_url(new QLineEdit(this)), m_user(new QLineEdit(this)), m_connector(new FilterBox(this)),
      m_folder(new QLineEdit(this)), m_minutes(new QSpinBox(this))
{
    build();
}

void MailboxForm::build()
{
    addField(tr("Id"), m_id, QStringLiteral("id"));
    addField(tr("Mail server"), m_url, QStringLiteral("url"));
    addField(tr("User name"), m_user, QStringLiteral("user"));
    addField(tr("For what is sent by"), m_connector, QStringLiteral("connector"));
    addField(tr("Mailbox"), m_folder, QStringLiteral("folder"));
    addField(tr("Minutes between two looks"), m_minutes, QStringLiteral("minutes"));
    m_id->setPlaceholderText(tr("answers, for example: small letters, digits and hyphens"));
    m_url->setPlaceholderText(QStringLiteral("imaps://imap.example.org:993"));
    m_user->setPlaceholderText(QStringLiteral("press@example.org"));
    m_connector->setToolTip(tr("The way out whose mails are answered there"));
    m_minutes->setRange(1, kMostMinutes);
    addButtons(tr("Add it"), tr("Add this mailbox"), tr("Add no mailbox"));
}

void MailboxForm::begin(const QStringList& connectors)
{
    for (QLineEdit* line : {m_id, m_url, m_user})
        line->clear();
    m_folder->setText(kInbox);
    m_minutes->setValue(BoxWish{}.minutes);
    m_connector->clear();
    m_connector->addItems(connectors.isEmpty() ? QStringList{kWay} : connectors);
    note()->say(tr("Its password is asked for once it stands in the list; many servers want one that was made for programs."), Saying::Muted);
    enable();
    m_id->setFocus(Qt::OtherFocusReason);
}

BoxWish MailboxForm::wish() const
{
    return {m_id->text().trimmed(), m_connector->currentText(), m_url->text().trimmed(), m_user->text().trimmed(), m_folder->text().trimmed(), m_minutes->value()};
}

bool MailboxForm::isComplete() const
{
    const BoxWish wanted = wish();
    return !wanted.id.isEmpty() && !wanted.url.isEmpty() && !wanted.user.isEmpty() && !wanted.folder.isEmpty();
}

void MailboxForm::send()
{
    m_mailboxes->add(wish(), this, awaited(wish().id));
}

} // namespace qd::ui
