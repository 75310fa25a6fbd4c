#include "agents/office/EffectPurse.h"

#include "agents/office/course/MoneyDesk.h"
#include "core/model/money/OutsidePayee.h"
#include "core/rules/money/Campaigns.h"

#include <utility>

namespace qd::agents {

namespace {

/// Its reservation is named as the effect is.
TurnId holdOf(const Effect& effect)
{
    return {effect.id.uuid};
}

/// The channel that a promise draws on, which is then no money of the organisation's (see scopesOf()).
std::optional<std::pair<CampaignId, ChannelId>> channelOf(const LedgerState::Reservation& held)
{
    static const QString kChannel = QStringLiteral("channel:");
    for (const QString& scope : held.scopes)
        if (scope.startsWith(kChannel))
            return std::pair{CampaignId{scope.mid(kChannel.size()).section(u'/', 0, 0)}, ChannelId{scope.section(u'/', 1)}};
    return std::nullopt;
}

QString payeeOf(const Effect& effect)
{
    return outsidePayee(effect.content.connector.text);
}

} // namespace

Result<Done> EffectPurse::promise(const Effect& effect)
{
    const Money cost = effect.content.cost;
    if (cost.micro <= 0)
        return Done{};
    return m_floor.money->promise({holdOf(effect), effect.agent, effect.run, payeeOf(effect), cost});
}

/// The promise ends in each case; what a channel bought is said as it is of what somebody reports.
void EffectPurse::settle(const Effect& effect, bool isOwed)
{
    const auto held = m_floor.state.ledger.reserved.constFind(holdOf(effect));
    if (held == m_floor.state.ledger.reserved.constEnd())
        return;
    const Instant now = m_floor.now();
    ToolUsed used;
    used.turn = holdOf(effect);
    used.run = effect.run;
    used.agent = effect.agent;
    used.campaign = held->root == effect.run ? RunId() : held->root;
    used.tool = effect.content.connector.text;
    used.failed = !isOwed;
    const Money amount = isOwed ? held->amount : Money{};
    Result<QList<Fact>> spent = QList<Fact>{};
    if (const auto channel = channelOf(*held); channel && amount.micro > 0)
        spent = rules::judgeSpend(m_floor.state, {channel->first, channel->second, amount, effect.content.title}, {effect.agent, now, {}, {}});
    if (!spent || spent->isEmpty())
        used.cost = amount;
    m_floor.docket.enter(used, effect.agent, 0, effect.run, {}, now);
    for (const Fact& fact : spent ? *spent : QList<Fact>())
        m_floor.docket.enter(fact, effect.agent, 0, effect.run, {}, now);
    m_floor.money->lookAgain();
}

} // namespace qd::agents
