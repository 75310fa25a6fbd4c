#include "agents/organisation/checks/data/DataMap.h"

#include "core/rules/calendar/News.h"

namespace qd::agents {

namespace {

constexpr int kDeepest = 8; ///< calls within calls; a circle of them is found elsewhere

/// The one kind that all are of.
std::optional<FieldKind> common(const QList<KindFrom>& kinds)
{
    if (kinds.isEmpty())
        return std::nullopt;
    for (const KindFrom& one : kinds)
        if (one.kind != kinds.first().kind)
            return std::nullopt;
    return kinds.first().kind;
}

Fields extractedFields(const QList<Extract>& extracts)
{
    Fields fields;
    for (const Extract& extract : extracts)
        fields.insert(extract.field, extract.kind == ExtractKind::YesNo ? FieldKind::YesNo : extract.kind == ExtractKind::Number ? FieldKind::Number : FieldKind::Text);
    return fields;
}

} // namespace

std::optional<Fields> DataMap::fieldsOf(const Step& step, int depth) const
{
    Fields fields;
    switch (step.kind) {
    case StepKind::Effect: {
        const Value render = step.input.value(QStringLiteral("render"));
        const QString* name = std::get_if<QString>(&render);
        fields = m_known.renderFields.value(name ? *name : QString());
        break;
    }
    case StepKind::Skill: fields = m_known.skillFields.value(step.skill.text); break;
    case StepKind::Turn: fields = step.extracts.isEmpty() ? m_known.replyFields.value(step.reply) : extractedFields(step.extracts); break;
    case StepKind::Debate:
        fields = m_known.replyFields.value(step.reply);
        fields.insert(m_known.replyFields.value(QStringLiteral("argument")));
        break;
    case StepKind::Wait:
        if (step.wait && !step.wait->event.isEmpty() && rules::newsFields(step.wait->event).isEmpty())
            return std::nullopt; // no such event, or one that says nothing; which is said elsewhere
        return waitFields(step);
    case StepKind::Call: return callFields(step, depth);
    }
    if (fields.isEmpty())
        return std::nullopt; // its format is not known, which is said elsewhere
    if (step.paints)
        for (const char* const name : {"painter", "because", "origin", "prompt"})
            fields.insert(QString::fromLatin1(name), FieldKind::Text);
    if (!step.artefactField.isEmpty()) {
        fields.remove(step.artefactField); // kept as an artefact
        fields.insert(QStringLiteral("words"), FieldKind::Number);
    }
    return fields;
}

Fields DataMap::waitFields(const Step& step) const
{
    Fields fields;
    if (step.wait && !step.wait->event.isEmpty())
        fields = rules::newsFields(step.wait->event);
    if (step.wait && (!step.wait->question.isEmpty() || step.wait->raise)) {
        fields.insert(QStringLiteral("answer"), FieldKind::Text);
        fields.insert(QStringLiteral("yes"), FieldKind::YesNo);
        fields.insert(QStringLiteral("option"), FieldKind::Text);
        fields.insert(QStringLiteral("settled_by"), FieldKind::Text);
    }
    fields.insert(QStringLiteral("outcome"), FieldKind::Text);
    return fields;
}

std::optional<Fields> DataMap::callFields(const Step& step, int depth) const
{
    const Workflow* called = step.call ? m_org.workflow(step.call->workflow) : nullptr;
    if (!called)
        return std::nullopt;
    Fields fields;
    for (auto it = called->results.begin(); it != called->results.end(); ++it) {
        const bool isList = !step.call->over.isEmpty();
        fields.insert(it.key(), isList ? FieldKind::Texts : kindOfGiven(*called, it.value(), depth + 1).value_or(FieldKind::Open));
    }
    fields.insert(QStringLiteral("finished"), FieldKind::Number);
    fields.insert(QStringLiteral("failed"), FieldKind::Number);
    return fields;
}

QList<Giver> DataMap::giversOf(const WorkflowId& workflow) const
{
    QList<Giver> givers;
    for (qsizetype w = 0; w < m_org.workflows.size(); ++w)
        for (qsizetype s = 0; s < m_org.workflows[w].steps.size(); ++s) {
            const Workflow& flow = m_org.workflows[w];
            const Step& step = flow.steps[s];
            if (step.call && step.call->workflow == workflow)
                givers.append({&step.call->input, &flow, &step, nullptr, QStringLiteral("/workflows/%1/steps/%2/call/input").arg(w).arg(s),
                               QStringLiteral("step \"%1\" of \"%2\"").arg(step.id.text, flow.id.text)});
        }
    for (qsizetype t = 0; t < m_org.triggers.size(); ++t)
        if (const Trigger& trigger = m_org.triggers[t]; trigger.workflow == workflow)
            givers.append({&trigger.input, nullptr, nullptr, &trigger, QStringLiteral("/triggers/%1/input").arg(t),
                           QStringLiteral("trigger \"%1\"").arg(trigger.id.text)});
    return givers;
}

std::optional<FieldKind> DataMap::kindFrom(const Giver& giver, const QString& name, int depth) const
{
    const auto given = giver.input->constFind(name);
    if (given == giver.input->constEnd())
        return giver.givesItem(name) ? std::optional(FieldKind::Text) : std::nullopt;
    if (giver.flow)
        return kindOfGiven(*giver.flow, *given, depth + 1).value_or(FieldKind::Open);
    const QString* text = std::get_if<QString>(&*given);
    const Places places = text ? placesIn(*text) : Places{};
    const std::optional<Fields> fields = eventFields(*giver.trigger);
    if (!places.isWhole)
        return kindOf(*given);
    const FieldKind* kind = fields ? fieldAt(*fields, places.names.first()) : nullptr;
    return kind ? *kind : FieldKind::Open;
}

QList<KindFrom> DataMap::kindsOf(const Workflow& workflow, const QString& place, int depth) const
{
    if (place == QLatin1String("brief") || place == QLatin1String("title"))
        return {{FieldKind::Text, {}}};
    const QString head = place.section(QLatin1Char('.'), 0, 0);
    const QString field = place.section(QLatin1Char('.'), 1);
    QList<KindFrom> kinds;
    if (depth > kDeepest)
        return kinds;
    if (head == QLatin1String("input")) {
        for (const Giver& giver : giversOf(workflow.id))
            if (const std::optional<FieldKind> kind = kindFrom(giver, field, depth))
                kinds.append({*kind, giver.name});
        return kinds;
    }
    const Step* step = workflow.step({head});
    const std::optional<Fields> fields = step ? fieldsOf(*step, depth) : std::nullopt;
    if (const FieldKind* kind = fields ? fieldAt(*fields, field) : nullptr)
        kinds.append({*kind, {}});
    return kinds;
}

std::optional<FieldKind> DataMap::kindOfGiven(const Workflow& workflow, const Value& value, int depth) const
{
    const QString* text = std::get_if<QString>(&value);
    const Places places = text ? placesIn(*text) : Places{};
    if (!places.isWhole)
        return kindOf(value);
    if (places.names.first() == QLatin1String("item"))
        return FieldKind::Text;
    return common(kindsOf(workflow, places.names.first(), depth));
}

std::optional<Fields> eventFields(const Trigger& trigger)
{
    if (trigger.threshold)
        return Fields{{QStringLiteral("event.metric"), FieldKind::Text}, {QStringLiteral("event.value"), FieldKind::Number}};
    Fields all;
    for (const Signal& signal : trigger.heardEvents()) {
        const Fields fields = rules::newsFields(signal.kind);
        if (fields.isEmpty())
            return std::nullopt; // no such event, which is said elsewhere
        for (auto it = fields.begin(); it != fields.end(); ++it)
            all.insert(signal.as + QLatin1Char('.') + it.key(), it.value());
    }
    return all;
}

} // namespace qd::agents
