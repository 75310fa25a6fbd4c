#include "agents/replay/recorded/Edits.h"

#include "agents/replay/recorded/Reminders.h"
#include "core/rules/course/Terms.h"

#include <QDateTime>

namespace qd::agents {

namespace {

QString keyOf(const QString& place, const StepId& step)
{
    return place + QLatin1Char('|') + step.text;
}

/// The effect that waits as `approval`, as it was planned before the fact at `at`.
const Effect* effectOf(const Recording& recording, qsizetype at, const ApprovalId& approval)
{
    EffectId wanted;
    for (; at >= 0; --at) {
        const Fact& fact = recording.facts[at].fact;
        if (const auto* asked = std::get_if<ApprovalAsked>(&fact); asked && asked->approval.id == approval)
            wanted = asked->approval.effect;
        else if (const auto* planned = std::get_if<EffectPlanned>(&fact); planned && planned->effect.id == wanted)
            return &planned->effect;
    }
    return nullptr;
}

std::optional<Instant> dateOf(const Effect& effect)
{
    const QString text = rules::textOf(effect.content.details.value(QStringLiteral("date")));
    const QDateTime date = QDateTime::fromString(text, Qt::ISODateWithMs);
    return date.isValid() ? std::optional(Instant{date.toMSecsSinceEpoch()}) : std::nullopt;
}

} // namespace

Edit editBefore(const Recording& recording, qsizetype at, const ApprovalDecided& decided)
{
    Edit edit;
    if (const Effect* effect = effectOf(recording, at, decided.approval))
        edit.said = dateOf(*effect);
    for (; at >= 0; --at) {
        const auto* made = std::get_if<ArtefactMade>(&recording.facts[at].fact);
        if (made && isHerText(made->artefact) && made->artefact.run == decided.run && made->artefact.step == decided.step) {
            edit.text = recording.text(made->artefact.sha256);
            return edit;
        }
    }
    return edit;
}

Edits::Edits(const Recording& recording)
{
    const RunPlaces places(recording);
    for (qsizetype at = 0; at < recording.facts.size(); ++at) {
        const auto* decided = std::get_if<ApprovalDecided>(&recording.facts[at].fact);
        if (!decided || decided->verdict != Verdict::ApproveWithEdits || decided->by != human())
            continue;
        const Edit edit = editBefore(recording, at, *decided);
        m_said[keyOf(places.of(decided->run), decided->step)].append(edit.said.value_or(recording.facts[at].time));
    }
}

void Edits::date(const OfficeState& state, TurnOrder& order)
{
    QList<Instant>& said = m_said[keyOf(RunPlaces::of(state, order.run), order.step.id)];
    if (!said.isEmpty())
        order.now = said.takeFirst();
}

} // namespace qd::agents
