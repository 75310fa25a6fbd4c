#include "ui/widgets/settings/authority/OwnRuleRow.h"

#include "ui/models/settings/authority/AuthorityReading.h"
#include "ui/models/settings/authority/RuleText.h"
#include "ui/style/Tokens.h"
#include "ui/widgets/Chip.h"
#include "ui/widgets/settings/SettingParts.h"
#include "ui/widgets/settings/authority/TryLine.h"
#include "ui/words/Amounts.h"
#include "ui/words/Words.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

namespace qd::ui {

OwnRuleRow::OwnRuleRow(const RuleId& id, const RuleTrial* trial, QWidget* parent)
    : QWidget(parent), m_id(id), m_trial(trial), m_title(new Sentence(Saying::Strong, this)), m_mark(new Chip({}, this)), m_remove(smallButton(tr("Take out …"), name("remove"), {}, this)),
      m_origin(new Sentence(Saying::Muted, this)), m_try(new TryLine(trial, QStringLiteral("settings.rule.%1").arg(id.text), this))
{
    build();
    connect(m_remove, &QPushButton::clicked, this, &OwnRuleRow::offer);
    connect(m_try, &TryLine::left, this, &OwnRuleRow::leave);
    connect(m_try, &TryLine::wanted, this, &OwnRuleRow::wanted);
}

void OwnRuleRow::build()
{
    setObjectName(QStringLiteral("settings.rule.%1").arg(m_id.text));
    auto* column = columnOf(this);
    auto* line = new QHBoxLayout;
    line->setSpacing(kGap);
    m_mark->setQuiet(true);
    m_mark->setObjectName(name("mark"));
    line->addWidget(m_title, 1);
    line->addWidget(m_mark);
    line->addWidget(m_remove);
    column->addLayout(line);
    column->addWidget(m_origin);
    column->addWidget(m_try);
    m_title->setObjectName(name("title"));
    m_origin->setObjectName(name("origin"));
    m_try->hide();
}

void OwnRuleRow::display(const AuthorityRule& rule, int place)
{
    const Instant now = m_trial->now();
    const QString when = whenText(m_trial->state(), rule);
    const bool isOver = rule.until && *rule.until <= now;
    m_title->say(tr("%1. %2", "its place, and when it holds").arg(place).arg(when));
    m_mark->setText(words(rule.level));
    m_mark->setMark(isOver ? Chip::Mark::Ring : Chip::Mark::Dot, isOver ? tokens().textFaint : tokens().info);
    QStringList about;
    if (!rule.title.isEmpty())
        about << rule.title + u'.';
    if (rule.until)
        about << (isOver ? tr("Its time is over.") : tr("Until %1; then you are asked as before.").arg(momentText(*rule.until, now)));
    about << originText(m_trial->state(), rule, now);
    about.removeAll(QString());
    m_origin->say(about.join(u' '));
    m_remove->setAccessibleName(tr("Take out: %1").arg(when));
    m_try->setSubject(tr("without “%1”").arg(when));
}

void OwnRuleRow::offer()
{
    m_try->offer([this] { return without(m_trial->state(), m_id); }, QStringLiteral("without %1").arg(m_id.text));
    m_try->show();
}

void OwnRuleRow::leave()
{
    m_try->hide();
    m_remove->setFocus(Qt::OtherFocusReason);
}

void OwnRuleRow::setReadOnly(const QString& why)
{
    m_remove->setEnabled(why.isEmpty());
    m_remove->setToolTip(why.isEmpty() ? tr("It holds no more from then on; what it let out stays out") : why);
    m_try->setReadOnly(why);
    if (!why.isEmpty())
        m_try->hide();
}

} // namespace qd::ui
