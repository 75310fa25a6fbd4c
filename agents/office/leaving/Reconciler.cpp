#include "agents/office/leaving/Reconciler.h"

#include "agents/effects/Dispatcher.h"
#include "agents/effects/capability/Capability.h"
#include "core/rules/course/Outside.h"
#include "core/rules/outside/Splitting.h"

namespace qd::agents {

namespace {

constexpr int kMostRepeats = 3;
constexpr int kMostLooks = 6;
constexpr Duration kRepeatAfter = std::chrono::seconds(30);
constexpr Duration kFirstLook = std::chrono::seconds(2);
constexpr Duration kLookAgain = std::chrono::seconds(10);     ///< then four times as long each time
constexpr Duration kLongestDelivery = std::chrono::minutes(10); ///< so much earlier than it was found to be unknown it may have begun

Duration lifeOf(const Guarantees& guarantees)
{
    return guarantees.keyLife * 4 / 5;
}

} // namespace

void Reconciler::leaving(const EffectId& id)
{
    if (!m_first.contains(id))
        m_first.insert(id, {m_floor.now(), BootTime::now().since});
}

void Reconciler::known(const EffectId& id)
{
    m_first.remove(id);
    m_looks.remove(id);
}

/// Or about the whole that it is a part of.
bool Reconciler::isAskedAbout(const Effect& effect) const
{
    const auto& questions = m_floor.state.inbox.escalations;
    return std::any_of(questions.begin(), questions.end(), [&](const Escalation& question) {
        return question.isUnknownOutcome() && !question.effect.isNull() && (question.effect == effect.id || question.effect == effect.parent);
    });
}

bool Reconciler::isRestored(const Effect& effect) const
{
    const auto& questions = m_floor.state.inbox.escalations;
    return questions.contains({effect.id.uuid}) || (!effect.parent.isNull() && questions.contains({effect.parent.uuid}));
}

/// At the latest. After a restart what is on record says it: an attempt that nothing is known of, or when the one before it was
/// found to be unknown.
std::optional<Instant> Reconciler::firstSent(const Effect& effect) const
{
    if (const auto first = m_first.constFind(effect.id); first != m_first.constEnd())
        return first->at;
    if (effect.lookup)
        return effect.lookup->last - kLongestDelivery;
    return effect.status == EffectStatus::Intended ? std::optional(effect.changed) : std::nullopt;
}

bool Reconciler::mayRepeat(const Effect& effect) const
{
    const std::optional<ConnectorInfo> info = m_floor.dispatcher.infoOf(effect.content.connector);
    if (!info || rules::isGivenUp(m_floor.state, effect) || isAskedAbout(effect))
        return false;
    if (info->guarantees.once == Guarantees::ByContent)
        return true;
    const std::optional<Instant> first = firstSent(effect);
    if (info->guarantees.once != Guarantees::ByKey || !first)
        return false;
    const Duration life = lifeOf(info->guarantees);
    const Duration old = m_floor.now() - *first;
    const auto here = m_first.constFind(effect.id);
    return old >= Duration(0) && old < life && (here == m_first.constEnd() || BootTime::now().since - here->awake < life);
}

bool Reconciler::putOff(const Effect& effect, const Outcome& outcome)
{
    const int tries = effect.lookup ? effect.lookup->tries : 0;
    if (!outcome.repeats || tries >= kMostRepeats || !mayRepeat(effect))
        return false;
    const Instant now = m_floor.now();
    const Instant next = now + std::max(outcome.after.value_or(kRepeatAfter), Duration(1)) * (1 << tries);
    EffectLookedUp again{effect.id, effect.run, tries + 1, Found::Unclear, outcome.text + QStringLiteral("; it is sent again with the same key"), next};
    m_floor.docket.enter(again, system(), 0, effect.run, {}, now);
    m_floor.wakeAt(next);
    return true;
}

bool Reconciler::isRepeated(const Effect& effect) const
{
    const std::optional<ConnectorInfo> info = m_floor.dispatcher.infoOf(effect.content.connector);
    const bool counts = !info || info->guarantees.once == Guarantees::ByKey || info->guarantees.once == Guarantees::ByContent;
    return effect.status == EffectStatus::Reconciling && effect.lookup && effect.lookup->next && counts && !isAskedAbout(effect);
}

std::optional<Instant> Reconciler::due(const Effect& effect) const
{
    if (!isUnknown(effect.status) || rules::isSplit(effect)) // each of its parts is looked for
        return std::nullopt;
    if (isRepeated(effect))
        return effect.lookup->next;
    const std::optional<ConnectorInfo> info = m_floor.dispatcher.infoOf(effect.content.connector);
    if (!info || !info->canLookUp)
        return std::nullopt;
    if (const auto known = m_looks.constFind(effect.id); known != m_looks.constEnd())
        return known->isUnderWay || known->tries >= kMostLooks ? std::nullopt : std::optional(known->at);
    return effect.changed + std::max(info->guarantees.settles, kFirstLook); // a restart looks anew
}

std::optional<Instant> Reconciler::tick()
{
    std::optional<Instant> next;
    if (m_floor.isHalted() || m_floor.awaitsCommand)
        return next;
    const Instant now = m_floor.now();
    const QMap<EffectId, Effect> open = m_floor.state.effects.open;
    for (const Effect& effect : open) {
        const std::optional<Instant> at = due(effect);
        if (at && *at > now)
            next = next ? std::min(*next, *at) : *at;
        if (!at || *at > now)
            continue;
        if (!isRepeated(effect))
            look(effect);
        else if (mayRepeat(effect))
            m_ways.again(effect.id);
        else
            m_ways.ask(effect.id, effect.receipt);
    }
    return next;
}

void Reconciler::look(const Effect& effect)
{
    m_looks[effect.id].isUnderWay = true;
    m_floor.gather(blobsOf(effect.content), [this, effect](const Result<TurnMaterials>& blobs) {
        if (!blobs)
            return seen(effect.id, {Found::Unclear, blobs.error().text, {}});
        m_ways.people(effect, [this, effect, blobs = *blobs](const Result<QMap<QString, Person>>& people) {
            people ? look(effect, blobs, *people) : seen(effect.id, {Found::Unclear, people.error().text, {}});
        });
    });
}

void Reconciler::look(const Effect& effect, const TurnMaterials& blobs, const QMap<QString, Person>& people)
{
    Delivery delivery{effect.id, effect.content, blobs};
    delivery.account = effect.content.account;
    delivery.key = effect.key;
    delivery.stepped = effect.stepped;
    delivery.people = people;
    m_floor.dispatcher.lookUp(std::move(delivery), m_floor.mailbox, [this, id = effect.id, epoch = m_floor.epoch()](const LookedUp& found) {
        if (epoch == m_floor.epoch())
            seen(id, found);
    });
}

void Reconciler::seen(const EffectId& id, const LookedUp& found)
{
    const auto at = m_floor.state.effects.open.constFind(id);
    Look& look = m_looks[id];
    look.isUnderWay = false;
    if (m_floor.lost || at == m_floor.state.effects.open.constEnd() || !isUnknown(at->status))
        return;
    const Instant now = m_floor.now();
    if (m_floor.isHalted()) // it says nothing of the outside
        return void(look.at = now);
    const Effect effect = *at;
    const std::optional<ConnectorInfo> info = m_floor.dispatcher.infoOf(effect.content.connector);
    ++look.tries;
    if (found.found == Found::Yes)
        return m_ways.isThere(id, found);
    const bool isCertain = found.found == Found::No && info && info->guarantees.lookUpIsStrong && !rules::isGivenUp(m_floor.state, effect);
    if (isCertain && !isRestored(effect))
        return m_ways.isAbsent(id, found);
    look.at = now + kLookAgain * (1 << (2 * (look.tries - 1)));
    EffectLookedUp said{effect.id, effect.run, look.tries, found.found, found.evidence, look.tries < kMostLooks ? std::optional(look.at) : std::nullopt};
    m_floor.docket.enter(said, system(), 0, effect.run, {}, now);
    m_floor.wakeAt(look.at);
    m_floor.flush();
}

bool Reconciler::isBusy() const
{
    return std::any_of(m_looks.begin(), m_looks.end(), [](const Look& look) { return look.isUnderWay; });
}

} // namespace qd::agents
