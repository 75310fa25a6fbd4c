#include "ui/widgets/settings/authority/TryLine.h"

#include "ui/style/Tokens.h"
#include "ui/widgets/settings/SettingParts.h"
#include "ui/words/Words.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPushButton>
#include <QVBoxLayout>

namespace qd::ui {

TryLine::TryLine(const RuleTrial* trial, const QString& name, QWidget* parent)
    : QWidget(parent), m_trial(trial), m_try(smallButton(tr("Try it first"), name + QStringLiteral(".try"), {}, this)), m_set(smallButton(tr("Set"), name + QStringLiteral(".set"), {}, this)),
      m_leave(smallButton(tr("Cancel"), name + QStringLiteral(".leave"), {}, this)), m_note(new Sentence(Saying::Plain, this)), m_cases(new Sentence(Saying::Muted, this))
{
    build(name);
    connect(m_try, &QPushButton::clicked, this, &TryLine::run);
    connect(m_leave, &QPushButton::clicked, this, &TryLine::left);
    connect(m_set, &QPushButton::clicked, this, [this] { emit wanted(m_wish()); });
}

void TryLine::build(const QString& name)
{
    auto* column = columnOf(this, {});
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(kGap);
    m_set->setProperty("kind", QStringLiteral("main"));
    for (QPushButton* button : {m_try, m_set, m_leave})
        buttons->addWidget(button);
    buttons->addStretch(1);
    column->addLayout(buttons);
    column->addWidget(m_note);
    column->addWidget(m_cases);
    m_note->setObjectName(name + QStringLiteral(".note"));
    m_cases->setObjectName(name + QStringLiteral(".cases"));
    m_note->hide();
    m_cases->hide();
}

void TryLine::setSubject(const QString& subject)
{
    m_try->setAccessibleName(tr("Try it first: %1").arg(subject));
    m_set->setAccessibleName(tr("Set it: %1").arg(subject));
    m_leave->setAccessibleName(tr("Leave as it is: %1").arg(subject));
}

void TryLine::offer(Make rules, const QString& reason)
{
    begin([this, rules = std::move(rules), reason] { return SetRules{rules(), m_trial->state().rules.ceilings, reason}; });
}

void TryLine::offerCeilings(MakeCeilings ceilings, const QString& reason)
{
    begin([this, ceilings = std::move(ceilings), reason] { return SetRules{m_trial->state().rules.rules, ceilings(), reason}; });
}

void TryLine::begin(std::function<SetRules()> wish)
{
    m_wish = std::move(wish);
    ++m_asked;
    m_isBusy = false;
    m_note->say({});
    m_cases->say({});
    enable();
}

void TryLine::run()
{
    const int asked = ++m_asked;
    m_isBusy = true;
    enable();
    m_note->say(tr("Trying it on what was done …"), Saying::Muted);
    m_cases->say({});
    const SetRules wish = m_wish();
    m_trial->run(wish.rules, wish.ceilings, this, [this, asked](const Result<rules::DryRun>& tried) {
        if (asked == m_asked)
            tell(tried);
    });
}

void TryLine::tell(const Result<rules::DryRun>& tried)
{
    m_isBusy = false;
    enable();
    if (tried) {
        m_note->say(triedText(*tried), Saying::Plain);
        m_cases->say(caseTexts(*tried, m_trial->now()).join(u'\n'));
        return;
    }
    const ErrorSentence sentence = sentenceOf(tried.error());
    m_note->say(sentence.wayOut.isEmpty() ? sentence.what : sentence.what + u' ' + sentence.wayOut, Saying::Bad);
}

void TryLine::enable()
{
    m_try->setEnabled(!m_isBusy && m_trial->canTry());
    m_try->setToolTip(m_trial->canTry() ? tr("What this would have made of the actions of the last %1 days; it changes nothing").arg(RuleTrial::kDays) : tr("There is no record here to try it on"));
    m_set->setEnabled(m_readOnly.isEmpty());
    m_set->setToolTip(m_readOnly.isEmpty() ? tr("From now on, until you set it otherwise") : m_readOnly);
}

void TryLine::setReadOnly(const QString& why)
{
    m_readOnly = why;
    enable();
}

void TryLine::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape)
        emit left();
    else
        QWidget::keyPressEvent(event);
}

} // namespace qd::ui
