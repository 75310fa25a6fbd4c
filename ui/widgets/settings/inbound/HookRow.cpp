#include "ui/widgets/settings/inbound/HookRow.h"

#include "ui/style/Tokens.h"
#include "ui/widgets/Chip.h"
#include "ui/widgets/settings/KeyLine.h"
#include "ui/widgets/settings/SettingParts.h"
#include "ui/widgets/settings/inbound/AskLine.h"
#include "ui/widgets/settings/inbound/HookForm.h"
#include "ui/words/Words.h"

#include <QFileDialog>
#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

namespace qd::ui {

HookRow::HookRow(const HookLine& hook, Connections* connections, HooksIn* hooks, QWidget* parent)
    : QWidget(parent), m_hook(hook), m_hooks(hooks), m_title(new Sentence(Saying::Strong, this)), m_mark(new Chip({}, this)),
      m_test(smallButton(tr("Test …"), name("test"), tr("Test %1 with a request in a file").arg(hook.id), this)), m_turn(smallButton({}, name("turn"), {}, this)),
      m_remove(smallButton(tr("Remove …"), name("remove"), tr("Remove %1").arg(hook.id), this)), m_about(new Sentence(Saying::Muted, this)), m_asking(new AskLine(name("remove"), tr("Remove it"), this)),
      m_note(new Sentence(Saying::Muted, this))
{
    if (connections && !hook.key.isEmpty()) {
        m_key = new KeyLine(hook.key, hook.id, connections, this);
        connect(m_key, &KeyLine::changed, this, &HookRow::changed);
    }
    build();
    connect(m_test, &QPushButton::clicked, this, &HookRow::chooseFile);
    connect(m_turn, &QPushButton::clicked, this, &HookRow::turn);
    connect(m_remove, &QPushButton::clicked, this, [this] { m_asking->ask(tr("What comes from it is not taken any more. What came stays on record."), m_remove); });
    connect(m_asking, &AskLine::agreed, this, &HookRow::remove);
}

QString HookRow::name(const char* part) const
{
    return QStringLiteral("settings.hook.%1.%2").arg(m_hook.id, QLatin1String(part));
}

void HookRow::build()
{
    setObjectName(QStringLiteral("settings.hook.%1").arg(m_hook.id));
    auto* column = columnOf(this);
    m_title->say(m_hook.id);
    m_test->setToolTip(tr("Reads one request as it came, from a file; nothing goes on record"));
    column->addLayout(headOf(m_title, m_mark, name("mark"), {m_test, m_turn, m_remove}));
    m_about->setObjectName(name("about"));
    m_note->setObjectName(name("note"));
    column->addWidget(m_about);
    if (m_key)
        column->addWidget(m_key);
    column->addWidget(m_asking);
    column->addWidget(m_note);
    m_note->say({});
}

void HookRow::display(const HookLine& hook, const Hooks& hooks)
{
    m_hook = hook;
    const Tokens& t = tokens();
    const bool isOthers = hook.organisation != hooks.organisation;
    m_mark->setText(!hook.isOn ? tr("Off") : isOthers ? tr("Of %1").arg(opened(hook.organisation)) : tr("On"));
    m_mark->setMark(!hook.isOn ? Chip::Mark::Ring : isOthers ? Chip::Mark::Square : Chip::Mark::Dot, hook.isOn && !isOthers ? t.good : t.textFaint);
    QStringList about{hookFormWords(hook.form), tr("sends to %1").arg(QStringLiteral("/in/") + hook.id), tr("speaks about %1").arg(hook.connector)};
    about << (hook.key.isEmpty() ? tr("signs with a key pair of its own") : tr("signs with a secret"));
    if (!hook.address.isEmpty())
        about << tr("known there as %1").arg(hook.address);
    m_about->say(about.join(QStringLiteral("  ·  ")));
    m_turn->setText(hook.isOn ? tr("Turn off") : tr("Turn on"));
    m_turn->setAccessibleName(hook.isOn ? tr("Turn %1 off").arg(hook.id) : tr("Turn %1 on").arg(hook.id));
    enable();
}

void HookRow::display(const Connected& connected)
{
    if (m_key)
        m_key->display(connected);
}

void HookRow::setReadOnly(const QString& why)
{
    m_readOnly = why;
    if (m_key)
        m_key->setReadOnly(why);
    enable();
}

void HookRow::askForKey()
{
    if (m_key)
        m_key->ask();
}

void HookRow::enable()
{
    for (QPushButton* button : {m_test, m_turn, m_remove})
        button->setEnabled(!m_isBusy && m_readOnly.isEmpty());
}

void HookRow::chooseFile()
{
    auto* dialog = new QFileDialog(this, tr("A request as it came"), {}, tr("Requests (*.http);;All files (*)"));
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QFileDialog::fileSelected, this, &HookRow::test);
    dialog->open();
}

void HookRow::test(const QString& file)
{
    m_isBusy = true;
    enable();
    m_note->say(tr("Reading %1 …").arg(file), Saying::Muted);
    m_hooks->test(m_hook.id, file, this, [this](const Result<QStringList>& said) {
        m_isBusy = false;
        enable();
        if (!said)
            return m_note->say(faultText(said.error()), Saying::Bad);
        m_note->say(said->isEmpty() ? tr("Its signature holds. It says nothing that is taken.") : tr("Its signature holds. It says:\n%1").arg(said->join(u'\n')), Saying::Good);
    });
}

void HookRow::turn()
{
    m_isBusy = true;
    enable();
    const bool on = !m_hook.isOn;
    m_hooks->turn(m_hook.id, on, this, [this, on](const Result<Done>& turned) { done(turned, on ? tr("What comes from it is taken while the way in is open.") : tr("What comes from it is not taken any more.")); });
}

void HookRow::remove()
{
    m_isBusy = true;
    enable();
    m_hooks->remove(m_hook.id, this, [this](const Result<Done>& gone) { done(gone, {}); });
}

void HookRow::done(const Result<Done>& done, const QString& said)
{
    m_isBusy = false;
    enable();
    if (!done)
        return m_note->say(faultText(done.error()), Saying::Bad);
    m_note->say(said, Saying::Good);
    emit changed();
}

} // namespace qd::ui
