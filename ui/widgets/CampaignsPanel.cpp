#include "ui/widgets/CampaignsPanel.h"

#include "core/rules/money/Campaigns.h"
#include "ui/style/Tokens.h"
#include "ui/widgets/ElidedLabel.h"
#include "ui/widgets/MeterBar.h"
#include "ui/words/Amounts.h"
#include "ui/words/Words.h"

#include <QGridLayout>
#include <QLabel>
#include <QVBoxLayout>

namespace qd::ui {

namespace {

constexpr int kAcross = 3; ///< channels beside each other
constexpr qsizetype kMovesShown = 2;

QString titleOf(const Campaign* campaign, const ChannelId& id)
{
    const Channel* channel = campaign ? campaign->channel(id) : nullptr;
    return channel ? channel->title : opened(id.text);
}

QLabel* muted(const QString& text, QWidget* parent)
{
    auto* label = new QLabel(text, parent);
    label->setProperty("role", QStringLiteral("muted"));
    label->setTextFormat(Qt::PlainText);
    return label;
}

bool isSame(const CampaignsState& a, const CampaignsState& b)
{
    return encode(a) == encode(b);
}

} // namespace

CampaignsPanel::CampaignsPanel(QWidget* parent) : Panel(tr("Spent outside, by campaign"), parent)
{
    setObjectName(QStringLiteral("costs.campaigns"));
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    hide();
}

void CampaignsPanel::display(const OfficeState& state)
{
    setVisible(!state.org.organisation().campaigns.isEmpty());
    if (m_rows && m_organisation == state.org.current && isSame(m_shown, state.campaigns))
        return;
    m_shown = state.campaigns;
    m_organisation = state.org.current;
    fill(state);
}

void CampaignsPanel::fill(const OfficeState& state)
{
    m_rows = new QWidget(this);
    auto* column = new QVBoxLayout(m_rows);
    column->setContentsMargins(kPad, kHalfGap, kPad, kPad - kHalfGap);
    column->setSpacing(kGap);
    for (const Campaign& campaign : state.org.organisation().campaigns) {
        auto* grid = new QGridLayout;
        grid->setHorizontalSpacing(2 * kPad);
        grid->setVerticalSpacing(kHalfGap);
        grid->addWidget(muted(tr("%1 · watched by %2", "campaign, agent").arg(campaign.title, partyTitle(state, campaign.owner)), m_rows), 0, 0, 1, kAcross);
        for (int i = 0; i < campaign.channels.size(); ++i) {
            grid->addWidget(channelCell(state, campaign, campaign.channels[i]), 1 + i / kAcross, i % kAcross);
            grid->setColumnStretch(i % kAcross, 1);
        }
        column->addLayout(grid);
    }
    for (const CampaignsState::Move& move : state.campaigns.moves.mid(0, kMovesShown))
        column->addWidget(moveLine(state, move));
    setBody(m_rows);
}

QWidget* CampaignsPanel::channelCell(const OfficeState& state, const Campaign& campaign, const Channel& channel)
{
    const CampaignsState::ChannelState at = state.campaigns.channel(campaign.id, channel.id);
    auto* cell = new QWidget(m_rows);
    auto* column = new QVBoxLayout(cell);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2);
    QString amount = tr("%1: %2 of %3", "channel, spent, limit").arg(channel.title, roundMoneyText(at.spent), roundMoneyText(at.limit()));
    if (at.moved.micro != 0)
        amount += QStringLiteral(" · ") + tr("planned %1").arg(roundMoneyText(at.planned));
    auto* label = new QLabel(amount, cell);
    label->setObjectName(QStringLiteral("costs.channel.%1.%2").arg(campaign.id.text, channel.id.text));
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    auto* bar = new MeterBar(cell);
    const double limit = double(qMax(at.limit().micro, qint64(1)));
    const double share = double(at.spent.micro) / limit;
    const QColor colour = share > 1 ? tokens().bad : share >= 0.8 ? tokens().warn : tokens().info;
    bar->set(QList<MeterBar::Segment>{MeterBar::Segment{tr("Spent %1").arg(roundMoneyText(at.spent)), double(at.spent.micro), colour, false}}, limit);
    column->addWidget(label);
    column->addWidget(bar);
    return cell;
}

QWidget* CampaignsPanel::moveLine(const OfficeState& state, const CampaignsState::Move& move)
{
    const BudgetMoved& what = move.what;
    const Campaign* campaign = state.org.organisation().campaign(what.shift.campaign);
    const QString to = tr("%1 %2 → %3", "channel, limit before, after").arg(titleOf(campaign, what.shift.to), roundMoneyText(what.toBefore), roundMoneyText(what.toAfter));
    const QString from = what.shift.from.isEmpty() ? tr("new money")
                                                   : tr("%1 %2 → %3", "channel, limit before, after").arg(titleOf(campaign, what.shift.from), roundMoneyText(what.fromBefore), roundMoneyText(what.fromAfter));
    const bool ends = rules::isEnding(what.shift);
    const QString ended = tr("%1 ended %2 early. %3", "who, channel, why").arg(partyTitle(state, what.by), titleOf(campaign, what.shift.to), what.reason);
    const QString text = ends ? ended : tr("%1 moved %2: %3; %4. %5", "who, amount, to, from, why").arg(partyTitle(state, what.by), roundMoneyText(what.shift.amount), to, from, what.reason);
    auto* line = new ElidedLabel(text, ElidedLabel::Role::Muted, m_rows);
    line->setAccessibleDescription(absoluteText(move.time));
    line->setObjectName(QStringLiteral("costs.move"));
    return line;
}

} // namespace qd::ui
