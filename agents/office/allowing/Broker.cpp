#include "agents/office/allowing/Broker.h"

#include "agents/effects/Dispatcher.h"
#include "agents/office/allowing/Allowing.h"
#include "core/rules/authority/Authorising.h"

#include <algorithm>

namespace qd::agents {

namespace {
constexpr qint64 kPage = 500;
constexpr Sequence kFarthest = 50'000; ///< what was on its way when the program ended stands near the end of the record
}

Result<Done> Broker::open()
{
    if (m_law)
        return Done{};
    const QString& home = m_floor.settings.home;
    return go(home.isEmpty() ? IntentSeal::fresh(m_floor.now()) : IntentSeal::readOrMake(home + QStringLiteral("/private/intents.key"), m_floor.now()));
}

Result<Done> Broker::go(const Result<std::shared_ptr<const IntentSeal>>& by)
{
    if (!by)
        return by.error();
    m_law = std::make_shared<SendingLaw>(*by);
    follow();
    m_floor.dispatcher.setLaw(m_law);
    return Done{};
}

void Broker::follow()
{
    if (m_law)
        m_law->epoch = m_floor.state.rules.epoch;
}

/// Her yes stays where a level is another one; what a rule let out by itself is judged by those of now, and by what time it is: the
/// rule may have ended. What they forbid goes in neither case.
QString Broker::whyNoMore(const Effect& effect) const
{
    const bool isSame = effect.trace && effect.epoch == m_floor.state.rules.epoch && !rules::hasRunOut(m_floor.state, effect.run, *effect.trace, m_floor.now());
    if (!effect.trace || isSame)
        return {};
    const AuthorityTrace& then = *effect.trace;
    const Result<Effect> now = stillAllowed(m_floor.state, m_floor.dispatcher, effect, then, {}, m_floor.now());
    if (!now)
        return now.error().text;
    return then.level == Autonomy::L4 && now->level < Autonomy::L4 ? now->trace->why : QString();
}

Result<Done> Broker::seal(EffectIntended& intended, const Effect& effect)
{
    if (const Result<Done> opened = open(); !opened)
        return opened;
    if (m_law->seal->isDue(m_floor.now()))
        if (const Result<Done> renewed = go(m_law->seal->renewed(m_floor.now())); !renewed)
            return renewed;
    if (const QString why = whyNoMore(effect); !why.isEmpty())
        return Error{Error::Rule, why, {}, {}};
    follow();
    m_sealed.removeIf([this](const auto& one) { return !m_floor.state.effects.open.contains(one.key()); });
    const Intent intent{effect.id, effect.sha256, intended.key, m_floor.state.rules.epoch, intended.attempt};
    keep(intent, effect.content.cost);
    intended.epoch = intent.epoch;
    intended.mac = m_sealed.value(effect.id).seal;
    return Done{};
}

void Broker::keep(const Intent& intent, Money most)
{
    m_sealed.insert(intent.effect, {intent, m_law->seal->of(intent), most});
}

std::shared_ptr<Capability> Broker::mint(const EffectId& id) const
{
    const auto sealed = m_sealed.constFind(id);
    if (sealed == m_sealed.constEnd())
        return nullptr;
    return std::make_shared<Capability>(sealed->intent, sealed->seal, sealed->most, BootTime::now());
}

void Broker::find(const EffectId& id, std::function<void(bool)> found)
{
    const bool isOpen = open().operator bool();
    if (!isOpen || m_sealed.contains(id))
        return m_floor.mailbox->post([found = std::move(found), isOpen] { found(isOpen); });
    look(id, m_floor.state.sequence + 1, found);
}

void Broker::look(const EffectId& id, Sequence before, const std::function<void(bool)>& found)
{
    const Sequence first = before > kPage ? before - kPage : 1;
    m_floor.history.facts(first, before - first, m_floor.mailbox, [this, id, first, found, epoch = m_floor.epoch()](const Result<QList<StoredFact>>& facts) {
        if (epoch != m_floor.epoch())
            return;
        for (qsizetype i = facts ? facts->size() - 1 : -1; i >= 0; --i)
            if (const auto* fact = std::get_if<EffectIntended>(&(*facts)[i].fact); fact && fact->effect == id)
                return found(take(*fact));
        if (!facts || first <= 1 || m_floor.state.sequence - first > kFarthest)
            return found(false);
        look(id, first, found);
    });
}

/// Sealed anew, since the rules may be others by now: whether they let it was said before.
bool Broker::take(const EffectIntended& fact)
{
    const auto effect = m_floor.state.effects.open.constFind(fact.effect);
    if (effect == m_floor.state.effects.open.constEnd() || effect->key != fact.key || effect->attempt != fact.attempt)
        return false;
    const Intent then{fact.effect, contentHash(effect->content), fact.key, fact.epoch.value_or(0), fact.attempt};
    if (!m_law->seal->isOf(then, fact.mac))
        return false;
    follow();
    Intent now = then;
    now.epoch = m_floor.state.rules.epoch;
    keep(now, effect->content.cost);
    return true;
}

} // namespace qd::agents
