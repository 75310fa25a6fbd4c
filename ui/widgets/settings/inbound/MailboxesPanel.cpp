#include "ui/widgets/settings/inbound/MailboxesPanel.h"

#include "ui/style/Tokens.h"
#include "ui/widgets/Chip.h"
#include "ui/widgets/EmptyState.h"
#include "ui/widgets/settings/SettingParts.h"
#include "ui/widgets/settings/inbound/MailboxForm.h"
#include "ui/widgets/settings/inbound/MailboxRow.h"
#include "ui/words/Words.h"

#include <QVBoxLayout>

#include <algorithm>

namespace qd::ui {

MailboxesPanel::MailboxesPanel(MailboxesIn* mailboxes, Connections* connections, const Clock* clock, QWidget* parent)
    : Panel(tr("Mailboxes that answers come to"), parent), m_mailboxes(mailboxes), m_connections(connections), m_clock(clock), m_look(new Chip(tr("Look now"), this)), m_add(new Chip(tr("Add …"), this)),
      m_empty(new EmptyState(this)), m_list(new QWidget(this))
{
    build();
    connect(m_look, &Chip::clicked, this, &MailboxesPanel::lookNow);
    connect(m_add, &Chip::clicked, this, [this] { unfold(true); });
    connect(m_empty, &EmptyState::acted, this, [this] { m_isRead ? unfold(true) : reload(); });
    if (m_mailboxes)
        m_mailboxes->whenLooked(this, [this] {
            m_isLooking = false;
            reload();
        });
    enable();
}

void MailboxesPanel::build()
{
    setObjectName(QStringLiteral("settings.mailboxes"));
    m_look->setObjectName(QStringLiteral("settings.mailboxes.look"));
    m_look->setAccessibleName(tr("Look at all mailboxes now"));
    m_add->setObjectName(QStringLiteral("settings.mailboxes.add"));
    m_add->setAccessibleName(tr("Add a mailbox"));
    addChip(m_look);
    addChip(m_add);
    auto* about = new Sentence(Saying::Muted, this);
    about->setContentsMargins(kPad, kGap, kPad, kGap);
    about->say(m_mailboxes ? tr("What is answered to mail from here is found in these, with what could not be delivered and who wants no more. Nothing in them is marked or deleted, and your own mail is passed over: nothing of it is kept.")
                           : tr("Mailboxes can't be set up from here."));
    column()->addWidget(about);
    if (m_mailboxes) {
        m_form = new MailboxForm(m_mailboxes, this);
        m_form->hide();
        column()->addWidget(m_form);
        connect(m_form, &MailboxForm::left, this, [this] { unfold(false); });
        connect(m_form, &MailboxForm::added, this, &MailboxesPanel::come);
    }
    m_empty->setObjectName(QStringLiteral("settings.mailboxes.empty"));
    m_empty->set(QStringLiteral("clock"), tr("Looking at what there is …"));
    m_empty->setVisible(m_mailboxes);
    column()->addWidget(m_empty);
    columnOf(m_list, {0, 0, 0, kHalfGap}, 0);
    column()->addWidget(m_list);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

void MailboxesPanel::reload()
{
    if (m_mailboxes)
        m_mailboxes->look(this, [this](const Result<Boxes>& boxes) { take(boxes); });
}

void MailboxesPanel::take(const Result<Boxes>& boxes)
{
    m_isRead = bool(boxes);
    m_list->setVisible(m_isRead);
    enable();
    if (!boxes) {
        const ErrorSentence sentence = sentenceOf(boxes.error());
        m_empty->show();
        return m_empty->set(QStringLiteral("warning"), sentence.what, sentence.wayOut, tr("Look again"));
    }
    m_boxes = *boxes;
    arrange();
    fill();
    enable();
    if (MailboxRow* row = m_rows.value(m_come)) {
        m_come.clear();
        row->askForKey();
    }
}

/// Rows once made stay where they are: what she is at in one must not move away below her hands.
void MailboxesPanel::arrange()
{
    const auto& lines = m_boxes.lines;
    for (const BoxLine& box : lines)
        if (!m_rows.contains(box.id))
            addRow(box);
    for (auto row = m_rows.begin(); row != m_rows.end();) {
        if (std::any_of(lines.begin(), lines.end(), [&](const BoxLine& box) { return box.id == row.key(); })) {
            ++row;
            continue;
        }
        (*row)->deleteLater();
        row = m_rows.erase(row);
    }
    m_empty->setVisible(lines.isEmpty() && !m_isAdding);
    m_empty->set(QStringLiteral("inbox"), tr("No mailbox is looked at."), tr("Answers to what goes out stay where they arrive until one is added here."), m_readOnly.isEmpty() ? tr("Add a mailbox …") : QString());
}

void MailboxesPanel::addRow(const BoxLine& box)
{
    auto* row = new MailboxRow(box, m_connections, m_mailboxes, m_list);
    row->setReadOnly(m_readOnly);
    m_list->layout()->addWidget(row);
    m_rows.insert(box.id, row);
    connect(row, &MailboxRow::changed, this, [this] {
        reload();
        emit changed();
    });
}

void MailboxesPanel::fill()
{
    for (const BoxLine& box : std::as_const(m_boxes.lines))
        if (MailboxRow* row = m_rows.value(box.id)) {
            row->display(box, m_boxes.organisation, m_clock->now());
            row->setStopped(m_isStopped);
            if (m_isKnown)
                row->display(m_connected);
        }
}

void MailboxesPanel::display(const OfficeState& state)
{
    if (std::exchange(m_isStopped, state.org.stopped) == state.org.stopped)
        return;
    fill();
    enable();
}

void MailboxesPanel::display(const Connected& connected)
{
    m_connected = connected;
    m_isKnown = true;
    fill();
}

void MailboxesPanel::enable()
{
    const bool may = m_isRead && m_readOnly.isEmpty();
    m_add->setEnabled(may);
    m_add->setToolTip(m_readOnly);
    m_look->setVisible(!m_boxes.lines.isEmpty());
    m_look->setEnabled(may && !m_isLooking && !m_isStopped);
    m_look->setText(m_isLooking ? tr("Looking …") : tr("Look now"));
    m_look->setToolTip(!m_readOnly.isEmpty() ? m_readOnly : m_isStopped ? tr("Everything is stopped, so nothing is asked outside") : tr("Each that is on and of this organisation; else they are looked at by themselves"));
}

void MailboxesPanel::lookNow()
{
    m_isLooking = true;
    enable();
    m_mailboxes->lookNow();
}

void MailboxesPanel::unfold(bool shows)
{
    if (!m_form || (shows && !m_readOnly.isEmpty()))
        return;
    m_isAdding = shows;
    m_form->setVisible(shows);
    m_add->setVisible(!shows);
    m_empty->setVisible(!shows && m_boxes.lines.isEmpty());
    if (shows)
        m_form->begin(m_boxes.connectors);
    else
        m_add->setFocus(Qt::OtherFocusReason);
}

/// Its row, and the place for its password.
void MailboxesPanel::come(const QString& id)
{
    unfold(false);
    m_come = id;
    emit changed(); // first: the password is for the address that was shown
    reload();
}

void MailboxesPanel::setReadOnly(const QString& why)
{
    m_readOnly = why;
    enable();
    if (!why.isEmpty() && m_isAdding)
        unfold(false);
    for (MailboxRow* row : std::as_const(m_rows))
        row->setReadOnly(why);
}

} // namespace qd::ui
