#include "agents/office/course/Looking.h"

#include "agents/effects/Dispatcher.h"

namespace qd::agents {

namespace {

constexpr QLatin1String kEffect("effect");

bool isToBeLookedAt(const Floor& floor, const TurnOrder& order, const TurnReport& report)
{
    return order.step.kind == StepKind::Effect && order.work == Work::Render && !report.error && report.content && !report.content->rehearsal && floor.dispatcher.looks(order.step.connector);
}

} // namespace

void lookFirst(Floor& floor, const TurnOrder& order, TurnReport report, std::function<void(TurnReport)> then)
{
    if (!isToBeLookedAt(floor, order, report))
        return then(std::move(report));
    Delivery delivery;
    delivery.effect = EffectId::make(floor.now());
    delivery.content = *report.content;
    delivery.content.kind = order.step.action;
    delivery.content.connector = order.step.connector;
    delivery.content.account = delivery.account = order.step.account;
    delivery.blobs = report.files;
    floor.dispatcher.look(delivery, floor.mailbox, [id = delivery.effect, report, then = std::move(then)](const Result<Sight>& seen) mutable {
        if (!seen) {
            report.error = seen.error();
            return then(std::move(report));
        }
        report.content->target = seen->target;
        for (auto one = seen->details.begin(); one != seen->details.end(); ++one)
            report.content->details.insert(one.key(), *one);
        report.content->details.insert(kEffect, id.toString());
        report.preview += seen->preview.toUtf8();
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
