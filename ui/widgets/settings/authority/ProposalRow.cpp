#include "ui/widgets/settings/authority/ProposalRow.h"

#include "ui/models/settings/authority/AuthorityReading.h"
#include "ui/models/settings/authority/RuleText.h"
#include "ui/models/settings/authority/RuleTrial.h"
#include "ui/style/Tokens.h"
#include "ui/widgets/settings/SettingParts.h"
#include "ui/words/Amounts.h"
#include "ui/words/Words.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

namespace qd::ui {

ProposalRow::ProposalRow(const ProposalId& id, const RuleTrial* trial, QWidget* parent)
    : QWidget(parent), m_id(id), m_trial(trial), m_title(new Sentence(Saying::Strong, this)), m_take(smallButton(tr("Take it"), name("take"), {}, this)),
      m_leave(smallButton(tr("Leave it"), name("leave"), {}, this)), m_figures(new Sentence(Saying::Plain, this))
{
    setObjectName(QStringLiteral("settings.proposal.%1").arg(id.toString()));
    auto* column = columnOf(this);
    auto* line = new QHBoxLayout;
    line->setSpacing(kGap);
    line->addWidget(m_title, 1);
    line->addWidget(m_take);
    line->addWidget(m_leave);
    column->addLayout(line);
    column->addWidget(m_figures);
    m_title->setObjectName(name("title"));
    m_figures->setObjectName(name("figures"));
    connect(m_take, &QPushButton::clicked, this, [this] { emit wanted(AnswerProposal{m_id, true, {}}); });
    connect(m_leave, &QPushButton::clicked, this, [this] { emit wanted(AnswerProposal{m_id, false, {}}); });
}

void ProposalRow::display(const Proposal& proposal)
{
    const QString when = whenText(m_trial->state(), proposal.rule);
    m_title->say(tr("%1: %2 instead of %3", "when it holds, the new level, the one of now").arg(when, words(proposal.to), wordOf(proposal.from)));
    const QString until = proposal.rule.until ? tr("Until %1; then you are asked as before.").arg(momentText(*proposal.rule.until, m_trial->now())) : QString();
    m_figures->say(until.isEmpty() ? figuresText(proposal) : figuresText(proposal) + u' ' + until);
    m_take->setAccessibleName(tr("Take the rule: %1").arg(when));
    m_leave->setAccessibleName(tr("Leave the rule: %1").arg(when));
}

void ProposalRow::setReadOnly(const QString& why)
{
    for (QPushButton* button : {m_take, m_leave}) {
        button->setEnabled(why.isEmpty());
        button->setToolTip(why);
    }
}

} // namespace qd::ui
