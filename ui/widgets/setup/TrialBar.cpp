#include "ui/widgets/setup/TrialBar.h"

#include "ui/style/Tokens.h"
#include "ui/widgets/Chip.h"
#include "ui/widgets/parts/FilterBox.h"
#include "ui/widgets/parts/FlowLayout.h"
#include "ui/words/Amounts.h"

#include <QLabel>
#include <QSpinBox>
#include <QVBoxLayout>

namespace qd::ui {

namespace {

QString sideText(const Trial& trial, int version, const std::optional<double>& mean, qsizetype count)
{
    const QString name = TrialBar::tr("Version %1").arg(version);
    if (!mean)
        return TrialBar::tr("%1: nothing is known yet").arg(name);
    const QString share = percentText(*mean);
    switch (trial.measure) {
    case TrialMeasure::ApprovedFirstTime: return TrialBar::tr("%1: %2 of %n piece(s) approved at first time", nullptr, int(count)).arg(name, share);
    case TrialMeasure::Quality: return TrialBar::tr("%1: %2 of 100 for %n piece(s)", nullptr, int(count)).arg(name).arg(*mean * 100, 0, 'f', 0);
    case TrialMeasure::Kept: return TrialBar::tr("%1: %2 of the words kept in %n piece(s)", nullptr, int(count)).arg(name, share);
    }
    return {};
}

QString pointsText(double difference)
{
    const int points = qRound(difference * 100);
    return points > 0 ? QStringLiteral("+%1").arg(points) : points < 0 ? QStringLiteral("−%1").arg(-points) : QStringLiteral("0");
}

QString measureWords(TrialMeasure measure)
{
    switch (measure) {
    case TrialMeasure::ApprovedFirstTime: return TrialBar::tr("approved at first time");
    case TrialMeasure::Quality: return TrialBar::tr("quality");
    case TrialMeasure::Kept: return TrialBar::tr("words kept");
    }
    return {};
}

} // namespace

QString trialText(const Trial& trial, const rules::TrialSays& says)
{
    QString text = sideText(trial, trial.b, says.meanB, says.countB) + QLatin1Char('\n') + sideText(trial, trial.a, says.meanA, says.countA) + QLatin1Char('\n');
    if (says.isShown())
        return text + TrialBar::tr("Shown: version %1 does better. Take it?").arg(says.better(trial));
    if (says.pairs == 0)
        return text + TrialBar::tr("Not shown yet: each version needs a piece that was judged.");
    return text + (says.isOver ? TrialBar::tr("No difference was shown, and nothing more is counted.") : TrialBar::tr("Not shown yet: it may still be chance."));
}

QString trialNews(const Trial& trial, const rules::TrialSays& says, const QString& who)
{
    QStringList sides{sideText(trial, trial.b, says.meanB, says.countB), sideText(trial, trial.a, says.meanA, says.countA)};
    const int better = says.better(trial);
    if (better == trial.a)
        sides.swapItemsAt(0, 1);
    const QString news = TrialBar::tr("%1 does better with version %2 than with version %3, and it is hardly chance.").arg(who).arg(better).arg(better == trial.a ? trial.b : trial.a);
    return news + QLatin1Char(' ') + sides.join(QStringLiteral(" · "));
}

QString trialTerms(const Trial& trial, const rules::TrialSays& says)
{
    QStringList parts{TrialBar::tr("%1 of new runs go to version %2").arg(percentText(trial.share)).arg(trial.b), TrialBar::tr("%n pair(s)", nullptr, int(says.pairs))};
    if (says.waiting > 0)
        parts.append(TrialBar::tr("%n piece(s) wait for a partner", nullptr, int(says.waiting)));
    if (says.leftOut > 0)
        parts.append(TrialBar::tr("%n piece(s) left out (the last was %1)", nullptr, int(says.leftOut)).arg(says.whyLeftOut));
    if (says.pairs > 0)
        parts.append(TrialBar::tr("the difference lies between %1 and %2 points").arg(pointsText(says.difference.low), pointsText(says.difference.high)));
    parts.append(says.isShown() ? TrialBar::tr("shown after %n pair(s)", nullptr, int(says.difference.shownAt))
                                : TrialBar::tr("evidence %1 of the %2 that it takes").arg(says.difference.most, 0, 'f', 1).arg(1 / trial.error, 0, 'f', 0));
    return parts.join(QStringLiteral(" · "));
}

TrialBar::TrialBar(const Clock* clock, QWidget* parent)
    : QWidget(parent), m_clock(clock), m_open(new QWidget(this)), m_title(new QLabel(m_open)), m_says(new QLabel(m_open)), m_terms(new QLabel(m_open)), m_takeB(new Chip({}, m_open)),
      m_takeA(new Chip({}, m_open)), m_end(new Chip(tr("End it, as before"), m_open)), m_start(new QWidget(this)), m_version(new FilterBox(m_start)),
      m_share(new QSpinBox(m_start)), m_measure(new FilterBox(m_start)), m_begin(new Chip(tr("Begin a trial"), m_start))
{
    build();
    connect(m_takeB, &Chip::clicked, this, [this] { emit commandIssued(EndTrial{m_trial.id, m_trial.b, {}}); });
    connect(m_takeA, &Chip::clicked, this, [this] { emit commandIssued(EndTrial{m_trial.id, m_trial.a, {}}); });
    connect(m_end, &Chip::clicked, this, [this] { emit commandIssued(EndTrial{m_trial.id, -1, {}}); });
    connect(m_begin, &Chip::clicked, this, &TrialBar::begin);
}

void TrialBar::build()
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(kPad, kGap, kPad, kGap);
    column->addWidget(m_open);
    column->addWidget(m_start);
    auto* inside = new QVBoxLayout(m_open);
    inside->setContentsMargins(0, 0, 0, 0);
    m_title->setFont(strongFont());
    m_terms->setProperty("role", QStringLiteral("muted"));
    m_says->setObjectName(QStringLiteral("trial.says"));
    m_terms->setObjectName(QStringLiteral("trial.terms"));
    for (QLabel* label : {m_title, m_says, m_terms}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
        inside->addWidget(label);
    }
    auto* ways = new FlowLayout;
    m_takeB->setObjectName(QStringLiteral("trial.take-b"));
    m_takeA->setObjectName(QStringLiteral("trial.take-a"));
    m_end->setObjectName(QStringLiteral("trial.end"));
    for (Chip* chip : {m_takeB, m_takeA, m_end})
        ways->addWidget(chip);
    inside->addLayout(ways);
    auto* line = new FlowLayout(m_start);
    line->setContentsMargins(0, 0, 0, 0);
    m_version->setObjectName(QStringLiteral("trial.version"));
    m_version->setAccessibleName(tr("The version to try"));
    m_share->setObjectName(QStringLiteral("trial.share"));
    m_share->setAccessibleName(tr("Share of the runs that goes to it"));
    m_share->setRange(5, 95);
    m_share->setValue(50);
    m_share->setButtonSymbols(QAbstractSpinBox::NoButtons);
    m_share->setSuffix(tr(" % of runs"));
    m_measure->setObjectName(QStringLiteral("trial.measure"));
    m_measure->setAccessibleName(tr("What they are compared by"));
    for (const TrialMeasure one : {TrialMeasure::ApprovedFirstTime, TrialMeasure::Quality, TrialMeasure::Kept})
        m_measure->addItem(measureWords(one), int(one));
    m_begin->setObjectName(QStringLiteral("trial.begin"));
    for (QWidget* part : std::initializer_list<QWidget*>{m_version, m_share, m_measure, m_begin})
        line->addWidget(part);
}

void TrialBar::display(const OfficeState& state, const AgentId& agent)
{
    m_agent = agent;
    m_inUse = state.setups.inUse(agent);
    const SetupsState::Tried* tried = state.setups.trialOf(agent);
    m_open->setVisible(tried != nullptr);
    if (tried)
        showTrial(*tried);
    else
        offer(state);
    m_start->setVisible(!tried && m_version->count() > 0);
    setVisible(tried || m_version->count() > 0);
}

void TrialBar::showTrial(const SetupsState::Tried& tried)
{
    m_trial = tried.trial;
    const rules::TrialSays says = rules::saidBy(tried);
    m_title->setText(tr("Version %1 is tried against version %2, by: %3").arg(m_trial.b).arg(m_trial.a).arg(measureWords(m_trial.measure)));
    m_says->setText(trialText(m_trial, says));
    m_terms->setText(trialTerms(m_trial, says));
    m_takeB->setText(tr("Take version %1").arg(m_trial.b));
    m_takeA->setText(tr("Take version %1").arg(m_trial.a));
    m_takeB->setMark(says.better(m_trial) == m_trial.b ? Chip::Mark::Dot : Chip::Mark::None, tokens().good);
    m_takeA->setMark(says.better(m_trial) == m_trial.a ? Chip::Mark::Dot : Chip::Mark::None, tokens().good);
}

void TrialBar::offer(const OfficeState& state)
{
    QList<int> others;
    for (int version = 0; version <= state.setups.agents.value(m_agent).versions.size(); ++version)
        if (version != m_inUse)
            others.prepend(version);
    if (others == m_offered)
        return;
    m_offered = others;
    m_version->clear();
    for (const int version : std::as_const(others))
        m_version->addItem(version == 0 ? tr("Try what the file says") : tr("Try version %1").arg(version), version);
}

void TrialBar::choose(int version)
{
    m_version->setCurrentIndex(qMax(0, m_version->findData(version)));
    m_begin->setFocus(Qt::OtherFocusReason);
}

void TrialBar::begin()
{
    BeginTrial command;
    command.trial.id = TrialId::make(m_clock->now());
    command.trial.agent = m_agent;
    command.trial.a = m_inUse;
    command.trial.b = m_version->currentData().toInt();
    command.trial.share = m_share->value() / 100.0;
    command.trial.measure = TrialMeasure(m_measure->currentData().toInt());
    emit commandIssued(command);
}

} // namespace qd::ui
