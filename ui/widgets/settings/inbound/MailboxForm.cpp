#include "ui/widgets/settings/inbound/MailboxForm.h"

#include "ui/style/Tokens.h"
#include "ui/widgets/parts/FilterBox.h"
#include "ui/widgets/settings/SettingParts.h"
#include "ui/widgets/settings/outside/WayRow.h"

#include <QFormLayout>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QVBoxLayout>

namespace qd::ui {

namespace {

constexpr int kMostMinutes = 1440; ///< a day

const QString kInbox = QStringLiteral("INBOX");
const QString kWay = QStringLiteral("smtp"); ///< what the workflow that ships sends by

} // namespace

MailboxForm::MailboxForm(MailboxesIn* mailboxes, QWidget* parent)
    : QWidget(parent), m_mailboxes(mailboxes), m_form(new QFormLayout), m_id(new QLineEdit(this)), m_url(new QLineEdit(this)), m_user(new QLineEdit(this)), m_connector(new FilterBox(this)),
      m_folder(new QLineEdit(this)), m_minutes(new QSpinBox(this)), m_add(smallButton(tr("Add it"), QStringLiteral("settings.mailboxes.make"), tr("Add this mailbox"), this)),
      m_leave(smallButton(tr("Cancel"), QStringLiteral("settings.mailboxes.leave"), tr("Add no mailbox"), this)), m_note(new Sentence(Saying::Muted, this))
{
    build();
    for (QLineEdit* line : {m_id, m_url, m_user, m_folder}) {
        connect(line, &QLineEdit::textEdited, this, &MailboxForm::enable);
        connect(line, &QLineEdit::returnPressed, this, &MailboxForm::add);
    }
    connect(m_add, &QPushButton::clicked, this, &MailboxForm::add);
    connect(m_leave, &QPushButton::clicked, this, &MailboxForm::left);
}

void MailboxForm::build()
{
    setObjectName(QStringLiteral("settings.mailboxes.form"));
    auto* column = columnOf(this);
    m_form->setHorizontalSpacing(kGap);
    m_form->setVerticalSpacing(kHalfGap);
    m_form->setFieldGrowthPolicy(QFormLayout::ExpandingFieldsGrow);
    const std::tuple<QString, QWidget*, const char*> rows[] = {{tr("Id"), m_id, "id"}, {tr("Mail server"), m_url, "url"}, {tr("User name"), m_user, "user"},
                                                               {tr("For what is sent by"), m_connector, "connector"}, {tr("Mailbox"), m_folder, "folder"}, {tr("Minutes between two looks"), m_minutes, "minutes"}};
    for (const auto& [label, input, member] : rows) {
        m_form->addRow(label, input);
        input->setObjectName(QStringLiteral("settings.mailboxes.field.") + QLatin1String(member));
        input->setAccessibleName(label);
    }
    m_id->setPlaceholderText(tr("answers, for example: small letters, digits and hyphens"));
    m_url->setPlaceholderText(QStringLiteral("imaps://imap.example.org:993"));
    m_user->setPlaceholderText(QStringLiteral("press@example.org"));
    m_connector->setToolTip(tr("The way out whose mails are answered there"));
    m_minutes->setRange(1, kMostMinutes);
    column->addLayout(m_form);
    m_note->setObjectName(QStringLiteral("settings.mailboxes.form.note"));
    column->addWidget(m_note);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(kGap);
    m_add->setProperty("kind", QStringLiteral("main"));
    buttons->addWidget(m_add);
    buttons->addWidget(m_leave);
    buttons->addStretch(1);
    column->addLayout(buttons);
}

void MailboxForm::begin(const QStringList& connectors)
{
    for (QLineEdit* line : {m_id, m_url, m_user})
        line->clear();
    m_folder->setText(kInbox);
    m_minutes->setValue(BoxWish{}.minutes);
    m_connector->clear();
    m_connector->addItems(connectors.isEmpty() ? QStringList{kWay} : connectors);
    m_note->say(tr("Its password is asked for once it stands in the list; many servers want one that was made for programs."), Saying::Muted);
    enable();
    m_id->setFocus(Qt::OtherFocusReason);
}

BoxWish MailboxForm::wish() const
{
    return {m_id->text().trimmed(), m_connector->currentText(), m_url->text().trimmed(), m_user->text().trimmed(), m_folder->text().trimmed(), m_minutes->value()};
}

void MailboxForm::enable()
{
    const BoxWish wanted = wish();
    m_add->setEnabled(!m_isBusy && !wanted.id.isEmpty() && !wanted.url.isEmpty() && !wanted.user.isEmpty() && !wanted.folder.isEmpty());
}

void MailboxForm::add()
{
    if (!m_add->isEnabled())
        return;
    m_isBusy = true;
    enable();
    m_mailboxes->add(wish(), this, [this, id = wish().id](const Result<Done>& done) {
        m_isBusy = false;
        enable();
        done ? emit added(id) : m_note->say(faultText(done.error()), Saying::Bad);
    });
}

void MailboxForm::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape)
        emit left();
    else
        QWidget::keyPressEvent(event);
}

} // namespace qd::ui
