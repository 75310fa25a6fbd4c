#include "core/rules/course/Inputs.h"

#include "core/base/Json.h"

namespace qd::rules {

namespace {

/// What stands between braces in the text, as it is filled.
QStringList placesIn(const QString& text)
{
    QStringList places;
    for (qsizetype open = text.indexOf(QLatin1Char('{')); open >= 0; open = text.indexOf(QLatin1Char('{'), open)) {
        const qsizetype close = text.indexOf(QLatin1Char('}'), open);
        if (close < 0)
            break;
        places.append(text.mid(open + 1, close - open - 1));
        open = close;
    }
    return places;
}

bool isWhole(const QString& text, const QString& place)
{
    return text.size() == place.size() + 2;
}

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
        if (!step.when.isEmpty() || !step.fallbackFor.isEmpty() || !step.undoes.isEmpty())
            continue;
        for (const QString& text : textsOf(printed(step)))
            for (const QString& place : placesIn(text))
                if (place.startsWith(QLatin1String("input.")) && !isWhole(text, place) && !names.contains(place))
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
        for (const QString& place : placesIn(text))
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
