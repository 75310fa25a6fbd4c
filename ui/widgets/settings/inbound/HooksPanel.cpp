#include "ui/widgets/settings/inbound/HooksPanel.h"

#include "ui/style/Tokens.h"
#include "ui/widgets/Chip.h"
#include "ui/widgets/EmptyState.h"
#include "ui/widgets/settings/SettingParts.h"
#include "ui/widgets/settings/inbound/HookDoorPart.h"
#include "ui/widgets/settings/inbound/HookForm.h"
#include "ui/widgets/settings/inbound/HookRow.h"
#include "ui/words/Words.h"

#include <QFrame>
#include <QVBoxLayout>

#include <algorithm>

namespace qd::ui {

HooksPanel::HooksPanel(HooksIn* hooks, Connections* connections, QWidget* parent)
    : Panel(tr("Webhooks that come in"), parent), m_hooks(hooks), m_connections(connections), m_add(new Chip(tr("Add …"), this)), m_empty(new EmptyState(this)), m_list(new QWidget(this))
{
    build();
    connect(m_add, &Chip::clicked, this, [this] { unfold(true); });
    connect(m_empty, &EmptyState::acted, this, [this] { m_isRead ? unfold(true) : reload(); });
    enable();
}

void HooksPanel::build()
{
    setObjectName(QStringLiteral("settings.hooks"));
    m_add->setObjectName(QStringLiteral("settings.hooks.add"));
    m_add->setAccessibleName(tr("Add somebody who sends webhooks"));
    addChip(m_add);
    auto* about = new Sentence(Saying::Muted, this);
    about->setContentsMargins(kPad, kGap, kPad, kGap);
    about->say(m_hooks ? tr("What others say of what was sent: delivered, opened, bounced, unsubscribed. Each is signed by somebody who stands here, or it is refused; none allows anything.")
                       : tr("Webhooks can't be set up from here."));
    column()->addWidget(about);
    if (m_hooks)
        buildParts();
    m_empty->setObjectName(QStringLiteral("settings.hooks.empty"));
    m_empty->set(QStringLiteral("clock"), tr("Looking at what there is …"));
    m_empty->setVisible(m_hooks);
    column()->addWidget(m_empty);
    columnOf(m_list, {0, 0, 0, kHalfGap}, 0);
    column()->addWidget(m_list);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

void HooksPanel::buildParts()
{
    m_door = new HookDoorPart(m_hooks, this);
    m_door->hide();
    column()->addWidget(m_door);
    m_form = new HookForm(m_hooks, this);
    m_form->hide();
    column()->addWidget(m_form);
    auto* rule = new QFrame(this); // between the way in and who uses it
    rule->setProperty("role", QStringLiteral("rule"));
    rule->setFixedHeight(1);
    column()->addWidget(rule);
    connect(m_door, &HookDoorPart::changed, this, &HooksPanel::reload);
    connect(m_form, &HookForm::left, this, [this] { unfold(false); });
    connect(m_form, &HookForm::added, this, &HooksPanel::come);
}

void HooksPanel::reload()
{
    if (m_hooks)
        m_hooks->look(this, [this](const Result<Hooks>& hooks) { take(hooks); });
}

void HooksPanel::take(const Result<Hooks>& hooks)
{
    m_isRead = bool(hooks);
    m_list->setVisible(m_isRead);
    m_door->setVisible(m_isRead);
    enable();
    if (!hooks) {
        const ErrorSentence sentence = sentenceOf(hooks.error());
        m_empty->show();
        return m_empty->set(QStringLiteral("warning"), sentence.what, sentence.wayOut, tr("Look again"));
    }
    m_read = *hooks;
    m_door->display(m_read);
    arrange();
    fill();
    if (HookRow* row = m_rows.value(m_come)) {
        m_come.clear();
        row->askForKey();
    }
}

/// Rows once made stay where they are: what she is at in one must not move away below her hands.
void HooksPanel::arrange()
{
    const auto& lines = m_read.lines;
    for (const HookLine& hook : lines)
        if (!m_rows.contains(hook.id))
            addRow(hook);
    for (auto row = m_rows.begin(); row != m_rows.end();) {
        if (std::any_of(lines.begin(), lines.end(), [&](const HookLine& hook) { return hook.id == row.key(); })) {
            ++row;
            continue;
        }
        (*row)->deleteLater();
        row = m_rows.erase(row);
    }
    m_empty->setVisible(lines.isEmpty() && !m_isAdding);
    m_empty->set(QStringLiteral("info"), tr("Nobody may send webhooks here."), tr("A service that tells of bounces, openings or opt-outs is added with its secret, or its public key."), m_readOnly.isEmpty() ? tr("Add a sender …") : QString());
}

void HooksPanel::addRow(const HookLine& hook)
{
    auto* row = new HookRow(hook, m_connections, m_hooks, m_list);
    row->setReadOnly(m_readOnly);
    m_list->layout()->addWidget(row);
    m_rows.insert(hook.id, row);
    connect(row, &HookRow::changed, this, [this] {
        reload();
        emit changed();
    });
}

void HooksPanel::fill()
{
    for (const HookLine& hook : std::as_const(m_read.lines))
        if (HookRow* row = m_rows.value(hook.id)) {
            row->display(hook, m_read);
            if (m_isKnown)
                row->display(m_connected);
        }
}

void HooksPanel::display(const Connected& connected)
{
    m_connected = connected;
    m_isKnown = true;
    fill();
}

void HooksPanel::enable()
{
    m_add->setEnabled(m_isRead && m_readOnly.isEmpty());
    m_add->setToolTip(m_readOnly);
}

void HooksPanel::unfold(bool shows)
{
    if (!m_form || (shows && !m_readOnly.isEmpty()))
        return;
    m_isAdding = shows;
    m_form->setVisible(shows);
    m_add->setVisible(!shows);
    m_empty->setVisible(!shows && m_read.lines.isEmpty());
    if (shows)
        m_form->begin(m_read.connectors);
    else
        m_add->setFocus(Qt::OtherFocusReason);
}

/// Its row, and the place for its secret.
void HooksPanel::come(const QString& id)
{
    unfold(false);
    m_come = id;
    emit changed(); // first: the secret is for the sender that was shown
    reload();
}

void HooksPanel::setReadOnly(const QString& why)
{
    m_readOnly = why;
    enable();
    if (!why.isEmpty() && m_isAdding)
        unfold(false);
    if (m_door)
        m_door->setReadOnly(why);
    for (HookRow* row : std::as_const(m_rows))
        row->setReadOnly(why);
}

} // namespace qd::ui
