#include "agents/effects/capability/Capability.h"

#include "core/model/money/Budget.h"

#include <algorithm>

#include <ctime>

namespace qd::agents {

BootTime BootTime::now()
{
    timespec at{};
    ::clock_gettime(CLOCK_BOOTTIME, &at);
    return {std::chrono::duration_cast<Duration>(std::chrono::seconds(at.tv_sec) + std::chrono::nanoseconds(at.tv_nsec))};
}

Capability::Capability(Intent intent, QByteArray seal, Money most, BootTime now)
    : m_intent(std::move(intent)), m_seal(std::move(seal)), m_most(most), m_until{now.since + kLongest}
{
}

Capability Capability::attenuated(Money most, int uses, Duration life, BootTime now) &&
{
    Capability less(std::move(*this));
    m_uses = 0; // what it was made from is good for nothing
    less.m_most = std::min(less.m_most, most);
    less.m_uses = std::clamp(uses, 0, less.m_uses);
    less.m_until.since = std::min(less.m_until.since, now.since + std::max(life, Duration(0)));
    return less;
}

Capability::Word Capability::use(const EffectId& effect, const EffectContent& content, const SendingLaw& law, BootTime now)
{
    if (!law.seal->isOf(m_intent, m_seal))
        return {QStringLiteral("the record of its intent was changed, or is not of this program")};
    if (m_intent.effect != effect)
        return {QStringLiteral("the leave to send is for something else")};
    if (contentHash(content) != m_intent.content)
        return {QStringLiteral("it is not what was agreed to")};
    if (content.cost > m_most)
        return {QStringLiteral("it costs %1, and it may cost %2").arg(dollarText(content.cost), dollarText(m_most))};
    if (m_intent.epoch != law.epoch)
        return {QStringLiteral("the rules have changed since it was let out"), true};
    if (now.since >= m_until.since)
        return {QStringLiteral("it waited too long for its turn"), true};
    if (m_uses < 1)
        return {QStringLiteral("the leave to send was used already"), true};
    --m_uses;
    return {};
}

} // namespace qd::agents
