#include "agents/office/course/Looking.h"

#include "agents/effects/Dispatcher.h"
#include "agents/office/EffectDesk.h"

namespace qd::agents {

namespace {

constexpr QLatin1String kEffect("effect"), kSlug("slug");

bool isToBeLookedAt(const Floor& floor, const TurnOrder& order, const TurnReport& report)
{
    if (order.step.kind != StepKind::Effect || order.work != Work::Render || report.error || !report.content || !floor.dispatcher.looks(order.step.connector))
        return false;
    const std::optional<ConnectorInfo> at = floor.dispatcher.infoOf(order.step.connector);
    return !report.content->rehearsal || (at && !at->isOutward); // a rehearsal asks nobody outside
}

/// Where its address was taken it stands under another one.
void moveTo(EffectContent& content, const Values& details)
{
    const auto text = [](const Values& in, QLatin1String name) {
        const auto found = in.constFind(name);
        const QString* held = found == in.constEnd() ? nullptr : std::get_if<QString>(&*found);
        return held ? *held : QString();
    };
    const QString before = text(content.details, kSlug), now = text(details, kSlug);
    const QString end = content.destination.endsWith(u'/') ? before + u'/' : before;
    if (before.isEmpty() || now.isEmpty() || now == before || !content.destination.endsWith(end))
        return;
    content.destination = content.destination.chopped(end.size()) + now + end.mid(before.size());
}

/// As it is planned, as far as that is known.
Effect effectToLookAt(const Floor& floor, const TurnOrder& order, const TurnReport& report)
{
    Effect effect;
    effect.id = EffectId::make(floor.now());
    effect.run = order.run;
    effect.step = order.step.id;
    effect.agent = order.agent.id;
    effect.content = *report.content;
    effect.content.kind = order.step.action;
    effect.content.connector = order.step.connector;
    effect.content.account = order.step.account;
    return effect;
}

void look(Floor& floor, const Effect& effect, const QMap<QString, Person>& people, TurnReport report, const std::function<void(TurnReport)>& then)
{
    Delivery delivery;
    delivery.effect = effect.id;
    delivery.content = effect.content;
    delivery.account = effect.content.account;
    delivery.blobs = report.files;
    delivery.people = people;
    floor.dispatcher.look(delivery, floor.mailbox, [id = effect.id, report, then](const Result<Sight>& seen) mutable {
        if (!seen) {
            report.error = seen.error();
            return then(std::move(report));
        }
        report.content->target = seen->target;
        moveTo(*report.content, seen->details);
        for (auto one = seen->details.begin(); one != seen->details.end(); ++one)
            report.content->details.insert(one.key(), *one);
        if (!seen->details.contains(kEffect)) // what is done again is planned as what it was
            report.content->details.insert(kEffect, id.toString());
        report.preview += seen->preview.toUtf8();
        then(std::move(report));
    });
}

} // namespace

void lookFirst(Floor& floor, const TurnOrder& order, TurnReport report, std::function<void(TurnReport)> then)
{
    if (!isToBeLookedAt(floor, order, report))
        return then(std::move(report));
    const Result<Effect> effect = addressed(floor.state, floor.dispatcher, order, effectToLookAt(floor, order, report));
    if (!effect)
        return then(std::move(report)); // planning it says whom it cannot be for
    const std::optional<ConnectorInfo> at = floor.dispatcher.infoOf(effect->content.connector);
    if (effect->content.recipients.isEmpty() || !at || at->reads.isEmpty())
        return look(floor, *effect, {}, std::move(report), then);
    floor.effects->openToLook(*effect, [&floor, effect = *effect, report, then](const Result<QMap<QString, Person>>& people) mutable {
        if (people)
            return look(floor, effect, *people, std::move(report), then);
        report.error = people.error();
        then(std::move(report));
    });
}

EffectId lookedAtAs(const EffectContent& content)
{
    const auto found = content.details.constFind(kEffect);
    const QString* text = found == content.details.constEnd() ? nullptr : std::get_if<QString>(&*found);
    return text ? EffectId::fromString(*text).value_or(EffectId()) : EffectId();
}

} // namespace qd::agents
