#include "ui/shell/strips/TrialStrip.h"

#include "ui/shell/strips/StripPaint.h"
#include "ui/style/Icons.h"
#include "ui/widgets/setup/TrialBar.h"
#include "ui/words/Words.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QToolButton>

namespace qd::ui {

TrialStrip::TrialStrip(QWidget* parent)
    : QWidget(parent), m_words(new QLabel(this)), m_take(new QPushButton(this)), m_look(new QPushButton(tr("Look at the trial"), this)), m_close(new QToolButton(this))
{
    build();
    connect(m_take, &QPushButton::clicked, this, [this] { emit commandIssued(EndTrial{m_trial.id, m_better, {}}); });
    connect(m_look, &QPushButton::clicked, this, [this] { emit lookAsked(m_trial.agent); });
    connect(m_close, &QToolButton::clicked, this, [this] { emit dismissed(m_trial.id); });
    setReadOnly({});
    hide();
}

void TrialStrip::build()
{
    setObjectName(QStringLiteral("shell.trial"));
    auto* line = new QHBoxLayout(this);
    line->setContentsMargins(kStripMargins);
    line->setSpacing(kGap);
    m_words->setObjectName(QStringLiteral("shell.trial.words"));
    dressWords(*m_words);
    line->addWidget(m_words, 1);
    m_take->setObjectName(QStringLiteral("shell.trial.take"));
    m_look->setObjectName(QStringLiteral("shell.trial.look"));
    m_look->setToolTip(tr("Both versions, and on what terms they are compared"));
    for (QPushButton* button : {m_take, m_look}) {
        button->setProperty("kind", QStringLiteral("quiet"));
        button->setFont(smallFont());
        line->addWidget(button);
    }
    m_close->setObjectName(QStringLiteral("shell.trial.close"));
    m_close->setIcon(icon(QStringLiteral("close")));
    m_close->setIconSize({14, 14});
    m_close->setToolTip(tr("Don't show this again; the trial goes on"));
    m_close->setAccessibleName(tr("Close this note; the trial goes on"));
    line->addWidget(m_close);
}

void TrialStrip::show(const OfficeState& state, const QSet<TrialId>& heard)
{
    m_better = -1;
    for (const SetupsState::Tried& tried : state.setups.open) {
        if (heard.contains(tried.trial.id))
            continue;
        const rules::TrialSays says = rules::saidBy(tried);
        if (!says.isShown())
            continue;
        m_trial = tried.trial;
        m_better = says.better(m_trial);
        m_words->setText(trialNews(m_trial, says, partyTitle(state, m_trial.agent)));
        m_take->setText(tr("Take version %1").arg(m_better));
        setAccessibleName(m_words->text());
        break;
    }
    setVisible(m_better >= 0);
}

void TrialStrip::setReadOnly(const QString& why)
{
    m_take->setEnabled(why.isEmpty());
    m_take->setToolTip(why.isEmpty() ? tr("Ends the trial: from its next turn on the agent works so") : why);
}

void TrialStrip::paintEvent(QPaintEvent*)
{
    paintStrip(this, tokens().good, QStringLiteral("people"), StripIcon::Middle);
}

} // namespace qd::ui
