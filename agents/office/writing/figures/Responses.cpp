#include "agents/office/writing/figures/Responses.h"

#include "core/rules/Measuring.h"

namespace qd::agents {

namespace {

using namespace Qt::StringLiterals;

const QString kMeasured = u"@measured:"_s;

QString nameOf(const Inbound& inbound)
{
    if (inbound.kind == InboundKind::Delivered)
        return u"delivered"_s;
    const QString first = inbound.id.section(u'/', 0, 0);
    return inbound.kind == InboundKind::Status && responseWords().contains(first) ? first : QString();
}

/// The effect, or the whole of which it is a part.
EffectId wholeOf(const OfficeState& state, const EffectId& effect)
{
    const EffectId parent = state.effects.open.value(effect).parent;
    return parent.isNull() ? effect : parent;
}

QString read(const OfficeState& state, const RunId& run, const QString& text, Label& label)
{
    const QStringList words = text.mid(kMeasured.size()).split(u':');
    const std::optional<Measurement> found = measuredOf(state, run, words.value(0), {words.value(1)});
    if (!found)
        return {};
    label = joined(label, rules::labelOf(*found));
    return QString::number(found->value, 'g', 12);
}

} // namespace

const QStringList& responseWords()
{
    static const QStringList words{u"opened"_s, u"clicked"_s};
    return words;
}

std::optional<Measurement> responseOf(const OfficeState& state, const Inbound& inbound, Instant now)
{
    const QString name = nameOf(inbound);
    if (name.isEmpty() || inbound.effect.isNull())
        return std::nullopt;
    const EffectId whole = wholeOf(state, inbound.effect);
    for (const RunState& run : state.runs.open)
        for (auto step = run.steps.begin(); step != run.steps.end(); ++step) {
            if (step->effect != whole)
                continue;
            const std::optional<Measurement> before = measuredOf(state, run.id, name, step.key());
            Measurement count;
            count.name = name;
            count.value = (before ? before->value : 0) + 1;
            count.run = run.id;
            count.kind = step.key().text;
            count.title = run.title.left(200);
            count.from = inbound.connector.text.left(200);
            count.measured = now;
            return count;
        }
    return std::nullopt;
}

std::optional<Measurement> measuredOf(const OfficeState& state, const RunId& run, const QString& name, const StepId& step)
{
    std::optional<Measurement> last;
    for (const Measurement& one : state.metrics.of(run))
        if (one.name == name && one.kind == step.text && (!last || last->measured <= one.measured))
            last = one;
    return last;
}

Label takeMeasured(Values& input, const OfficeState& state, const RunId& run, Label label)
{
    for (Value& value : input) {
        if (QString* text = std::get_if<QString>(&value); text && text->startsWith(kMeasured))
            *text = read(state, run, *text, label);
        else if (QStringList* list = std::get_if<QStringList>(&value))
            for (QString& item : *list)
                if (item.startsWith(kMeasured))
                    item = read(state, run, item, label);
    }
    return label;
}

} // namespace qd::agents
