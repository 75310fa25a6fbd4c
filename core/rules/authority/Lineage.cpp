#include "core/rules/authority/Lineage.h"

#include "core/rules/course/Course.h"
#include "core/state/runs/StepData.h"
#include "core/rules/packs/PackTexts.h"

#include <QSet>

#include <algorithm>

namespace qd::rules {

namespace {

constexpr int kDeepest = 16; ///< calls inside calls; an office begins no more than eight

Label hers()
{
    return {Integrity::Human, Confidentiality::Public, false, {}};
}

/// What only readers see. Everything else in the input of an effect chooses.
bool isText(const QString& field)
{
    static const QSet<QString> kTexts{QStringLiteral("text"), QStringLiteral("title"), QStringLiteral("meta_title"), QStringLiteral("description"),
                                      QStringLiteral("summary"), QStringLiteral("keyword"), QStringLiteral("image"), QStringLiteral("image_alt"),
                                      QStringLiteral("subject"), QStringLiteral("preheader"), QStringLiteral("hashtags"), QStringLiteral("link")};
    return kTexts.contains(field);
}

QStringList textsOf(const Value& value)
{
    if (const QStringList* list = std::get_if<QStringList>(&value))
        return *list;
    const QString* text = std::get_if<QString>(&value);
    return text ? QStringList{*text} : QStringList();
}

void takePaths(const Condition& condition, QStringList& paths)
{
    for (const QString& path : {condition.path, condition.sameAs})
        if (!path.isEmpty() && !paths.contains(path))
            paths.append(path);
    for (const QList<Condition>* several : {&condition.all, &condition.any, &condition.none})
        for (const Condition& inner : *several)
            takePaths(inner, paths);
}

QStringList pathsOf(const Condition& condition)
{
    QStringList paths;
    takePaths(condition, paths);
    return paths;
}

Label labelOfPiece(const RunState& run, const QString& binding)
{
    const QList<Artefact> made = run.artefacts.value(boundKind(binding));
    if (made.isEmpty())
        return run.label;
    return binding.endsWith(QLatin1String(":first")) ? made.first().label : made.last().label;
}

/// Follows what a text says back to where it came from, through the runs that called this one.
class Tracing {
public:
    explicit Tracing(const OfficeState& state) : m_state(state) {}

    Label ofPath(const RunState& run, const QString& path, int depth) const
    {
        if (path == QLatin1String("title"))
            return labelOfTitle(run);
        const QString step = path.section(u'.', 0, 0);
        if (step == QLatin1String("input"))
            return ofGiven(run, path.section(u'.', 1), depth);
        const auto found = run.steps.constFind({step});
        return found == run.steps.constEnd() ? run.label : found->label; // else it is the brief, or nothing that is known
    }
    Label ofValue(const RunState& run, const Value& value, int depth) const
    {
        Label label = labelOfWorkflow(m_state, run); // it stands there; hers where the organisation is
        for (const QString& text : textsOf(value)) {
            if (!boundKind(text).isEmpty())
                label = joined(label, labelOfPiece(run, text));
            for (const QString& path : placesIn(text).names)
                label = joined(label, ofPath(run, path, depth));
        }
        return label;
    }
    /// The step that the run was begun for, and the run of it; nullptr where it was not begun by another, or that is not known.
    const Step* callerOf(const RunState& run, const RunState*& caller) const
    {
        caller = nullptr;
        if (!run.parent)
            return nullptr;
        const auto open = m_state.runs.open.constFind(run.parent->run);
        if (open != m_state.runs.open.constEnd()) {
            caller = &*open;
        } else if (const auto ended = m_state.runs.undoable.constFind(run.parent->run); ended != m_state.runs.undoable.constEnd()) {
            caller = &*ended;
        }
        const Workflow* workflow = caller ? workflowOf(m_state, *caller) : nullptr;
        const Step* step = workflow ? workflow->step(run.parent->step) : nullptr;
        return step && step->call ? step : nullptr;
    }

private:
    /// What the run was given by that name: by the one that called it, or by whoever began it.
    Label ofGiven(const RunState& run, const QString& name, int depth) const
    {
        const RunState* caller = nullptr;
        const Step* step = depth < kDeepest ? callerOf(run, caller) : nullptr;
        if (!step)
            return run.label;
        const auto given = step->call->input.constFind(name);
        const Label list = step->call->over.isEmpty() ? labelOfWorkflow(m_state, *caller) : ofPath(*caller, step->call->over, depth + 1);
        if (given == step->call->input.constEnd())
            return name == QLatin1String("item") ? list : run.label;
        const Label label = ofValue(*caller, *given, depth + 1);
        const QStringList texts = textsOf(*given);
        const bool quotesItem = std::any_of(texts.begin(), texts.end(), [](const QString& text) { return placesIn(text).names.contains(QStringLiteral("item")); });
        return quotesItem ? joined(label, list) : label;
    }

    const OfficeState& m_state;
};

/// The list of what chose, each with where it came from.
class Choices {
public:
    explicit Choices(const OfficeState& state) : m_tracing(state), m_state(state) {}

    void takeFields(const RunState& run, const Step& step)
    {
        add(QStringLiteral("kind, connector, account"), QStringLiteral("workflow"), labelOfWorkflow(m_state, run));
        for (auto field = step.input.begin(); field != step.input.end(); ++field)
            if (!isText(field.key()))
                add(field.key(), textsOf(*field).join(QLatin1String(", ")), m_tracing.ofValue(run, *field, 0));
        if (!step.input.contains(QStringLiteral("slug"))) // then its files are named by the title
            add(QStringLiteral("file name"), QStringLiteral("title"), joined(labelOfTitle(run), m_tracing.ofValue(run, step.input.value(QStringLiteral("title")), 0)));
    }
    void takeCondition(const RunState& run, const Condition& condition, const QString& field)
    {
        for (const QString& path : pathsOf(condition))
            add(field, path, m_tracing.ofPath(run, path, 0));
    }
    /// Loops around it that have gone back: they have it done once more.
    void takeLoops(const RunState& run, const Step& step)
    {
        const Workflow* workflow = workflowOf(m_state, run);
        if (!workflow || run.step(step.id).round < 2)
            return;
        const QSet<StepId> later = reachedFrom(*workflow, step.id);
        for (const Step& other : workflow->steps) {
            const bool isAround = other.loop && later.contains(other.id) && reachedFrom(*workflow, other.loop->backTo).contains(step.id);
            if (!isAround)
                continue;
            takeCondition(run, other.loop->when, QStringLiteral("loop"));
            takeCondition(run, other.loop->enough, QStringLiteral("loop"));
            if (!other.loop->gains.isEmpty())
                add(QStringLiteral("loop"), other.loop->gains, m_tracing.ofPath(run, other.loop->gains, 0));
        }
    }
    /// What led to the run: the calls, and what set off the first.
    void takeCalls(const RunState& run)
    {
        const RunState* at = &run;
        for (int depth = 0; depth < kDeepest; ++depth) {
            const RunState* caller = nullptr;
            const Step* step = m_tracing.callerOf(*at, caller);
            if (!step)
                break;
            if (const Label written = labelOfWorkflow(m_state, *caller); !written.sources.isEmpty()) // somebody else's
                add(QStringLiteral("call"), QStringLiteral("workflow"), written);
            takeCondition(*caller, step->when, QStringLiteral("call"));
            if (!step->call->over.isEmpty())
                add(QStringLiteral("call"), step->call->over, m_tracing.ofPath(*caller, step->call->over, 0));
            takeLoops(*caller, *step);
            at = caller;
        }
        add(QStringLiteral("run"), QStringLiteral("what set it off"), at->label);
    }
    QList<ChoiceInput> taken() const { return m_choices; }

private:
    void add(const QString& field, const QString& from, const Label& label) { m_choices.append({field, from.left(200), label}); }

    Tracing m_tracing;
    const OfficeState& m_state;
    QList<ChoiceInput> m_choices;
};

QString listed(const QStringList& sources)
{
    constexpr qsizetype kShown = 3;
    if (sources.isEmpty())
        return {};
    const QString more = sources.size() > kShown ? QStringLiteral(" and %1 more").arg(sources.size() - kShown) : QString();
    return QStringLiteral(" (%1%2)").arg(sources.mid(0, kShown).join(QLatin1String(", ")), more);
}

/// Who chose, of those that are not trusted enough to: "destination by {research.site} (example.org)".
QString distrusted(const QList<ChoiceInput>& choices)
{
    QStringList parts;
    for (const ChoiceInput& choice : choices)
        if (choice.label.integrity < Integrity::Internal)
            parts.append(QStringLiteral("%1 by %2%3").arg(choice.field, choice.from, listed(choice.label.sources)));
    return parts.isEmpty() ? QStringLiteral("what was chosen") : parts.mid(0, 3).join(QLatin1String("; "));
}

bool isGiven(const QList<Source>& sources, const QString& name)
{
    return std::any_of(sources.begin(), sources.end(), [&](const Source& source) {
        return source.name == name || source.origin == name || source.label.sources.contains(name);
    });
}

/// How far what is called so can be trusted, of all that is known: a label says of several sources only what the worst of them is.
Label trustIn(const QString& name, const Label& text, const QList<ChoiceInput>& choices)
{
    std::optional<Label> best;
    const auto look = [&](const Label& label) {
        if (label.sources.contains(name) && (!best || label.integrity > best->integrity))
            best = label;
    };
    look(text);
    for (const ChoiceInput& choice : choices)
        look(choice.label);
    return best.value_or(text);
}

/// By its title where it is a document of the library.
Source sourceNamed(const OfficeState& state, const QString& name, const Label& label)
{
    const Label own{label.integrity, label.confidentiality, label.rehearsal, {name}};
    for (const MemoryState::Holding& held : state.memory.documents)
        if (held.origin == name && !held.title.isEmpty())
            return {held.title, name, {}, own};
    return {name, {}, {}, own};
}

} // namespace

Label labelOfTitle(const RunState& run)
{
    return titleLabel(run);
}

Label labelOfInput(const OfficeState& state, const RunState& run, const Value& value)
{
    return Tracing(state).ofValue(run, value, 0);
}

Label labelOfAll(const RunState& run)
{
    Label label = run.label;
    for (const StepState& step : run.steps) {
        label = joined(label, step.label);
        for (const ToolRound& round : step.tools)
            label = joined(label, round.label);
    }
    for (const QList<Artefact>& versions : run.artefacts)
        for (const Artefact& made : versions)
            label = joined(label, made.label);
    return label;
}

QList<ChoiceInput> choicesOf(const OfficeState& state, const RunState& run, const Step& step)
{
    Choices choices(state);
    choices.takeFields(run, step);
    choices.takeCondition(run, step.when, QStringLiteral("when"));
    choices.takeLoops(run, step);
    choices.takeCalls(run);
    return choices.taken();
}

Label labelOf(const QList<ChoiceInput>& choices)
{
    Label label = hers();
    for (const ChoiceInput& choice : choices)
        label = joined(label, choice.label);
    return label;
}

QList<Source> lineageOf(const OfficeState& state, const Approval& approval)
{
    const QList<ChoiceInput> choices = approval.trace ? approval.trace->choice : QList<ChoiceInput>();
    QStringList names = approval.label.sources;
    if (approval.trace)
        names += approval.trace->traits.sources;
    for (const ChoiceInput& choice : choices)
        names += choice.label.sources;
    names.removeDuplicates();
    QList<Source> lineage;
    for (const QString& name : std::as_const(names))
        if (!name.isEmpty() && !isGiven(approval.sources, name))
            lineage.append(sourceNamed(state, name, trustIn(name, approval.label, choices)));
    return lineage;
}

QList<Source> sourcesBehind(const Approval& approval)
{
    Approval known = approval;
    known.sources += approval.lineage;
    return known.sources + lineageOf(OfficeState(), known);
}

QList<ChoiceInput> strangersChoices(const Approval& approval)
{
    QList<ChoiceInput> choices = approval.trace ? approval.trace->choice : QList<ChoiceInput>();
    choices.removeIf([](const ChoiceInput& choice) { return choice.label.integrity >= Integrity::Internal; });
    return choices;
}

QList<LevelCut> cutsByLabel(const ActionTraits& traits, const QList<ChoiceInput>& choices, const Label& all, Autonomy level)
{
    QList<LevelCut> cuts;
    const Autonomy to = traits.reversible ? Autonomy::L3 : Autonomy::L2;
    const auto cut = [&](const QString& why) {
        if (to < level) {
            cuts.append({QStringLiteral("label"), to, why});
            level = to;
        }
    };
    const bool isSeen = traits.reach.who >= AudienceClass::Followers;
    const bool readsStrangers = std::min({all.integrity, traits.madeFrom, traits.chosenBy}) == Integrity::Untrusted;
    if (traits.chosenBy < Integrity::Internal)
        cut(QStringLiteral("strangers had a hand in what was chosen: %1").arg(distrusted(choices)));
    if (traits.madeFrom == Integrity::Untrusted && (isSeen || !traits.reversible))
        cut(QStringLiteral("it was made from what strangers wrote%1, and %2").arg(listed(traits.sources), traits.reversible ? QStringLiteral("everybody may see it") : QStringLiteral("it cannot be undone")));
    if (readsStrangers && traits.carries >= Confidentiality::Pii)
        cut(QStringLiteral("it carries what is %1, and its run has read what strangers wrote").arg(traits.carries == Confidentiality::Secret ? QStringLiteral("secret") : QStringLiteral("personal")));
    if (isSeen && traits.carries >= Confidentiality::Pii)
        cut(QStringLiteral("it was made from what is %1, and everybody may see it").arg(traits.carries == Confidentiality::Secret ? QStringLiteral("secret") : QStringLiteral("personal")));
    return cuts;
}

} // namespace qd::rules
