#include "core/rules/course/Inputs.h"

#include "core/base/Json.h"
#include "core/rules/course/Terms.h"

namespace qd::rules {

namespace {

/// Every text in it.
void collect(const Json& json, QStringList& texts)
{
    if (json.kind() == Json::String)
        texts.append(json.toString());
    for (const Json& item : json.items())
        collect(item, texts);
    for (const Json::Member& member : json.members())
        collect(member.second, texts);
}

template <class T> QStringList textsOf(const T& thing)
{
    QStringList texts;
    if (const Result<Json> json = Json::parse(encode(thing)))
        collect(*json, texts);
    return texts;
}

/// Whether the step runs whatever others find.
bool runsAnyway(const Step& step)
{
    return step.when.isEmpty() && step.fallbackFor.isEmpty() && step.undoes.isEmpty();
}

/// The step with nothing but what is printed in any case.
Step printed(Step step)
{
    step.messages.removeIf([](const Outgoing& message) { return !message.when.isEmpty(); });
    if (step.remember && !step.remember->when.isEmpty())
        step.remember.reset();
    step.writtenAs.clear();
    step.title.clear(); // shown as it stands
    return step;
}

} // namespace

QStringList inputsPrinted(const Workflow& workflow)
{
    QStringList names;
    for (const Step& step : workflow.steps) {
        if (!runsAnyway(step))
            continue;
        for (const QString& text : textsOf(printed(step))) {
            const Places places = placesIn(text);
            for (const QString& place : places.names)
                if (place.startsWith(QLatin1String("input.")) && !places.isWhole && !names.contains(place))
                    names.append(place);
        }
    }
    return names;
}

QStringList inputsRaised(const Workflow& workflow)
{
    QStringList names;
    for (const Step& step : workflow.steps) {
        if (!runsAnyway(step) || !step.wait || !step.wait->raise)
            continue;
        for (const QString& text : {step.wait->raise->campaign, step.wait->raise->channel})
            for (const QString& place : placesIn(text).names)
                if (place.startsWith(QLatin1String("input.")) && !names.contains(place))
                    names.append(place);
    }
    return names;
}

QStringList eventsTaken(const Trigger& trigger)
{
    Trigger told;
    told.brief = trigger.brief;
    told.input = trigger.input;
    QStringList names;
    for (const QString& text : textsOf(told))
        for (const QString& place : placesIn(text).names)
            if (place.contains(QLatin1Char('.')) && !names.contains(place))
                names.append(place);
    return names;
}

QString placesInWords(const QStringList& places)
{
    QStringList braced;
    for (const QString& place : places)
        braced.append(QLatin1Char('{') + place + QLatin1Char('}'));
    return braced.join(QStringLiteral(" and "));
}

} // namespace qd::rules
