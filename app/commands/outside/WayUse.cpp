#include "app/commands/outside/WayUse.h"

#include "agents/effects/settings/WayTaking.h"
#include "app/commands/Fields.h"
#include "app/commands/Work.h"
#include "app/connections/outside/ConnectorShelf.h"
#include "app/connections/outside/StepTurning.h"
#include "app/engine/Shelves.h"
#include "app/keys/HomeKeys.h"

namespace qd::app {

namespace {

const QString kFor = QStringLiteral("for");
const QString kStep = QStringLiteral("step");

/// Why nothing goes there although steps do, as it is set up now.
QStringList notYet(const Invocation& call, const QString& id, const OfficeState& state)
{
    const std::unique_ptr<agents::KeyShelf> keys = keysOf(call.home);
    const ConnectorShelf shelf(call.home, *keys);
    if (shelf.folder(id, call.organisation))
        return {};
    const Result<WayOut> way = shelf.find(id);
    if (!way)
        return {QStringLiteral("\"%1\" is not set up yet: quarterdeck connectors add %1.").arg(id)};
    QStringList sentences;
    if (!way->from.file->isOn)
        sentences.append(QStringLiteral("\"%1\" is off: nothing goes there before quarterdeck connectors on %1.").arg(id));
    else if (way->allowedIn(call.organisation, state.door) != WayOut::Yes)
        sentences.append(QStringLiteral("Nothing goes there before quarterdeck connectors allow %1.").arg(id));
    if (!way->from.file->isOnThisMachine() && agents::takenBy(*way->from.file).renders != QStringList{QStringLiteral("e-mail")}) // that is rehearsed into a folder
        sentences.append(QStringLiteral("A rehearsal does not leave this machine: a run that asks the rehearsal model is refused there."));
    return sentences;
}

/// One sentence for each reason, however many steps have it.
QStringList forbidden(const OfficeState& state, const QString& id, const QList<rules::StepName>& steps)
{
    QStringList sentences;
    for (const rules::StepName& step : steps)
        if (const QString why = rules::whyForbidden(state, step, {id}); !why.isEmpty())
            sentences.append(QStringLiteral("But %1.").arg(why));
    sentences.removeDuplicates();
    return sentences;
}

/// What was asked for by --for and --step, each once.
Result<QList<rules::StepName>> chosen(const QList<rules::StepOut>& all, const QString& title, const QCommandLineParser& parser)
{
    QList<rules::StepName> steps;
    const auto take = [&steps](const rules::StepName& name) {
        if (!steps.contains(name))
            steps.append(name);
    };
    for (const QString& render : parser.values(kFor)) {
        QStringList made;
        for (const rules::StepOut& step : all) {
            made.append(step.render);
            if (step.render == render)
                take(step.name);
        }
        made.removeDuplicates();
        if (!made.contains(render))
            return Error{Error::Parse, QStringLiteral("no step of %1 makes \"%2\"").arg(title, render), QStringLiteral("--for"), QStringLiteral("one of: %1").arg(made.join(QStringLiteral(", ")))};
    }
    for (const QString& text : parser.values(kStep))
        take({{text.section(u'/', 0, 0)}, {text.section(u'/', 1)}});
    return steps;
}

void fieldsOf(JsonWriter& out, const QString& id, const rules::StepOut& step)
{
    field(out, "step", step.name.text());
    field(out, "title", step.title);
    field(out, "renders", step.render);
    field(out, "connector", step.connector);
    field(out, "goes", step.connector.text == id);
    field(out, "could", step.whyNot.isEmpty());
    field(out, "why_not", step.whyNot);
}

/// Of steps that make what it takes, why they cannot go there all the same: one sentence for each reason.
QStringList nearlyTaken(const rules::WayTakes& way, const QList<rules::StepOut>& all)
{
    QMap<QString, QStringList> byReason;
    for (const rules::StepOut& step : all)
        if (way.renders && way.renders->contains(step.render) && !step.whyNot.isEmpty())
            byReason[step.whyNot].append(QStringLiteral("%1 makes %2").arg(step.name.text(), step.render));
    QStringList sentences;
    for (auto reason = byReason.begin(); reason != byReason.end(); ++reason)
        sentences.append(QStringLiteral("%1, and cannot go there: %2.").arg(reason->join(QStringLiteral(", ")), reason.key()));
    return sentences;
}

int listSteps(const Invocation& call, const rules::WayTakes& way, const QList<rules::StepOut>& all)
{
    const QString& id = way.id.text;
    if (call.json)
        call.print(document([&](JsonWriter& out) {
            field(out, "id", id);
            field(out, "takes", way.renders.value_or(QStringList()));
            field(out, "takes_any", !way.renders);
            fieldList(out, "steps", all, [&](const rules::StepOut& step) { fieldsOf(out, id, step); });
        }));
    bool isAny = false;
    for (const rules::StepOut& step : all) {
        const bool goes = step.connector == way.id;
        if (!goes && !step.whyNot.isEmpty())
            continue;
        isAny = true;
        call.say(QStringLiteral("%1  %2  %3").arg(step.name.text(), -34).arg(goes ? QStringLiteral("goes there") : QStringLiteral("could; goes to %1 now").arg(step.connector.text), -36).arg(step.title));
    }
    if (isAny)
        call.say(QStringLiteral("quarterdeck connectors use %1 --step WORKFLOW/STEP turns one to it.").arg(id));
    else if (way.renders && way.renders->isEmpty())
        call.say(QStringLiteral("Nothing that a step makes goes to %1.").arg(way.title));
    else if (const QStringList nearly = nearlyTaken(way, all); !nearly.isEmpty())
        for (const QString& sentence : nearly + QStringList{QStringLiteral("Whom a step is for stands in its \"to\": man quarterdeck-organisation says how one with it, or without it, is written.")})
            call.say(sentence);
    else
        call.say(QStringLiteral("No step of %1 makes what %2 takes%3. man quarterdeck-organisation says how one does.").arg(call.organisation, way.title, way.renders ? QStringLiteral(": ") + way.renders->join(QStringLiteral(", ")) : QString()));
    return kDone;
}

int turnSteps(const Invocation& call, const rules::WayTakes& way, const QList<rules::StepName>& steps)
{
    const QString& id = way.id.text;
    const Result<StepsWritten> written = writeSteps(call.home, call.organisation, id, steps);
    const Result<Receipt> adopted = written ? sendCommand(call, written->adopt) : Result<Receipt>(written.error());
    const Result<OfficeState> state = adopted ? stateNow(call) : Result<OfficeState>(adopted.error());
    if (!state)
        return call.fail(state.error());
    const QStringList held = notYet(call, id, *state) + forbidden(*state, id, steps);
    QStringList names, titles;
    for (const rules::StepOut& step : rules::stepsOut(written->adopt.organisation, way))
        if (steps.contains(step.name)) {
            names.append(step.name.text());
            titles.append(step.title);
        }
    if (call.json)
        call.print(document([&](JsonWriter& out) {
            field(out, "id", id);
            field(out, "steps", names);
            field(out, "path", written->path);
            field(out, "held_back", held);
        }));
    for (const QString& title : titles)
        call.say(QStringLiteral("%1 goes to %2 from now on; a run that is open goes where it began to.").arg(title, way.title));
    call.say((written->wasShipped ? QStringLiteral("It stands in %1, in place of what ships, which is used again when that file is removed.") : QStringLiteral("It stands in %1.")).arg(written->path));
    for (const QString& sentence : held)
        call.say(sentence);
    return kDone;
}

} // namespace

void addUseOptions(QCommandLineParser& parser)
{
    parser.addOption({kFor, QStringLiteral("use: every step that makes this, as linkedin-post; may be said more than once."), QStringLiteral("RENDER")});
    parser.addOption({kStep, QStringLiteral("use: this step of the organisation; may be said more than once."), QStringLiteral("WORKFLOW/STEP")});
}

int useWay(const Invocation& call, const QString& id, const QCommandLineParser& parser)
{
    const Result<rules::WayTakes> way = takesOf(call.home, id);
    const Result<Organisation> organisation = way ? Shelves(call.home).organisation(call.organisation) : Result<Organisation>(way.error());
    if (!organisation)
        return call.fail(organisation.error());
    const QList<rules::StepOut> all = rules::stepsOut(*organisation, *way);
    const Result<QList<rules::StepName>> steps = chosen(all, organisation->title, parser);
    if (!steps)
        return call.fail(steps.error());
    return steps->isEmpty() ? listSteps(call, *way, all) : turnSteps(call, *way, *steps);
}

QString unusedSentence(const Invocation& call, const QString& id, const OfficeState& state)
{
    return rules::goingBy(state.org.organisation(), {id}).isEmpty() ? QStringLiteral("No step of %1 goes through it yet: quarterdeck connectors use %2 says which could.").arg(call.organisation, id) : QString();
}

void sayUses(const Invocation& call, const QString& id, const OfficeState& state)
{
    const QStringList titles = rules::goingBy(state.org.organisation(), {id});
    call.say(QStringLiteral("  ") + (titles.isEmpty() ? unusedSentence(call, id, state) : QStringLiteral("what goes there: ") + titles.join(QStringLiteral(", "))));
}

void useFields(JsonWriter& out, const QString& id, const OfficeState& state)
{
    QStringList names;
    for (const rules::StepOut& step : rules::stepsOut(state.org.organisation(), {}))
        if (step.connector.text == id)
            names.append(step.name.text());
    field(out, "steps", names);
}

} // namespace qd::app
