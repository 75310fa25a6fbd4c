#include "agents/office/writing/EditWriter.h"

#include "agents/office/writing/Outcomes.h"
#include "agents/organisation/checks/StepGraph.h"
#include "agents/turn/EffectMaterial.h"
#include "agents/turn/Reckoning.h"
#include "core/base/Digest.h"
#include "core/base/WordCount.h"
#include "core/rules/course/Course.h"
#include "core/rules/course/Terms.h"

namespace qd::agents {

namespace {

const QString kTitle = QStringLiteral("title");
const QString kSummary = QStringLiteral("summary");
const QString kWords = QStringLiteral("words");

/// The piece as she has it.
struct Hers {
    QString title; ///< empty: it keeps the one it has
    QString summary;
    QString text;
};

/// A model's picture has no title on it.
bool wasPainted(const Step& step, const RunState& run)
{
    const Value* painter = rules::valueAt(run, step.id.text + QLatin1String(".painter"));
    return painter && !rules::textOf(*painter).isEmpty();
}

/// The picture of an effect, when a step drew it with a title on it.
std::optional<TurnOrder::Picture> pictureOf(const TurnOrder& order, const RunState& run, const Workflow& workflow)
{
    const QString bound = rules::textOf(order.step.input.value(QStringLiteral("image")));
    for (const Step& step : workflow.steps)
        if (step.kind == StepKind::Skill && !step.produces.isEmpty() && step.input.contains(QStringLiteral("title"))
            && bound == QStringLiteral("@artefact:") + step.produces && !wasPainted(step, run))
            return TurnOrder::Picture{step.id, step.produces, step.skill, inputOf(step, run)};
    return std::nullopt;
}

/// What `step` said of the piece, as it is now. A field "title" is the title of the piece, as everywhere.
Values renamed(const RunState& run, const Step& step, const QString& kind, const Hers& hers)
{
    Values values;
    const QString prefix = step.id.text + QLatin1Char('.');
    for (auto held = run.data.lowerBound(prefix); held != run.data.end() && held.key().startsWith(prefix); ++held) {
        const QString name = held.key().mid(prefix.size());
        const QString* text = std::get_if<QString>(&*held);
        if (text && !hers.title.isEmpty() && (name == kTitle || *text == run.title))
            values.insert(name, hers.title);
        else if (step.produces == kind && name == kSummary && !hers.title.isEmpty()) // only a page is summed up anew
            values.insert(name, hers.summary);
        else if (step.produces == kind && name == kWords)
            values.insert(name, countWords(hers.text));
    }
    return values;
}

QList<StepRevised> renamings(const RunState& run, const Workflow& workflow, const StepId& effect, const QString& kind, const Hers& hers)
{
    QList<StepRevised> facts;
    const StepGraph graph(workflow);
    for (const Step& step : workflow.steps) {
        const bool speaks = step.kind == StepKind::Turn || step.kind == StepKind::Debate;
        if (!speaks || !graph.comesBefore(step.id.text, effect.text) || run.statusOf(step.id) != StepStatus::Done)
            continue;
        const Values values = renamed(run, step, kind, hers);
        if (!values.isEmpty())
            facts.append({run.id, step.id, values, {}, false, QStringLiteral("the text was edited")});
    }
    return facts;
}

bool isPage(const TurnOrder& order)
{
    const QString renderer = order.input.at(u"render").toString();
    return renderer == QLatin1String("blog-page") || renderer == QLatin1String("web-post");
}

/// The run as the skills should see it: under her title.
TurnOrder::Reckoned reckonedOf(const TurnOrder& order, const RunState& run, const Workflow& workflow)
{
    TurnOrder::Reckoned reckoned{rules::pieceOf(order.step), run, {}};
    Hers hers{{}, {}, order.edits};
    if (isPage(order))
        hers.title = headlineOf(order.edits, order.input.at(kTitle).toString());
    for (const StepRevised& fact : renamings(run, workflow, order.step.id, reckoned.kind, hers))
        reckoned.run.revise(fact);
    if (!hers.title.isEmpty())
        reckoned.run.title = hers.title;
    for (const Step& step : reckonersOf(workflow, reckoned.kind))
        if (run.statusOf(step.id) == StepStatus::Done)
            reckoned.steps.append(step);
    return reckoned;
}

} // namespace

Result<TurnOrder> writeEditOrder(const OfficeState& state, const Approval& approval, const QString& edits,
                                 const OfficeSettings& settings, Instant now)
{
    Result<TurnOrder> order = writeOrder(state, approval.run, approval.step, settings, now);
    if (!order)
        return order;
    order->edits = edits;
    const RunState run = state.runs.open.value(approval.run);
    const Workflow* workflow = rules::workflowOf(state, run);
    if (!workflow)
        return order;
    order->picture = pictureOf(*order, run, *workflow);
    order->reckoned = reckonedOf(*order, run, *workflow);
    for (const Step& step : std::as_const(order->reckoned->steps))
        takeBindings(*order, step, run);
    return order;
}

QList<StepRevised> revisionsOf(const RunState& run, const Workflow& workflow, const TurnOrder& order, const TurnReport& report)
{
    Hers hers{{}, {}, order.edits};
    if (isPage(order) && report.content) {
        hers.title = report.content->title;
        hers.summary = rules::textOf(report.content->details.value(kSummary));
    }
    QList<StepRevised> facts = renamings(run, workflow, order.step.id, rules::pieceOf(order.step), hers);
    for (const RevisedStep& revised : report.revised) {
        StepRevised fact = factOf(revised, run.id);
        if (!revised.gone)
            fact.reply = sha256(revised.output.toText());
        facts.append(fact);
    }
    return facts;
}

} // namespace qd::agents
