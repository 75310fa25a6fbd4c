#include "agents/llm/rehearsal/Composer.h"
#include "agents/llm/rehearsal/replies/Reply.h"
#include "agents/llm/rehearsal/text/Wording.h"

namespace qd::agents::rehearsal {

namespace {

struct Option {
    QString name;
    QString text;
};

/// The options that the notes hold, in their order: "Option shift-print: Shift …".
QList<Option> optionsOf(const Material& material)
{
    static const QString kOption = QStringLiteral("Option ");
    QList<Option> options;
    for (const RevisionNote& note : material.notes)
        if (note.text.startsWith(kOption))
            options.append({note.text.section(u':', 0, 0).mid(kOption.size()).trimmed(), note.text.section(u':', 1).trimmed()});
    return options;
}

/// The first of the options, or none where none is within reach.
Json settled(const Plan& plan, const QString& why)
{
    const QList<Option> options = optionsOf(plan.material);
    if (options.isEmpty())
        return Reply()
            .add("ruling", QStringLiteral("climb")).add("option", QString())
            .add("reasoning", QStringLiteral("None of the ways out lies within what I may decide, so it belongs on the desk above mine."))
            .add("subject", QStringLiteral("I pass this on")).add("message", spoken(plan, QStringLiteral("I pass this on, with everything that you wrote.")))
            .add("confidence", 0.7).json();
    const Option best = options.first();
    const QString what = best.text.section(QStringLiteral(". "), 0, 0);
    return Reply()
        .add("ruling", QStringLiteral("carry-on")).add("option", best.name)
        .add("reasoning", clipped(QStringLiteral("%1. %2").arg(what, why), 2900))
        .add("subject", clipped(what, 85)).add("message", spoken(plan, QStringLiteral("%1. Please go on within the new limits.").arg(what)))
        .add("confidence", 0.78).json();
}

} // namespace

Json overrunReply(const Plan& plan)
{
    const QString figures = clipped(plan.material.brief.section(u'\n', 0, 0).trimmed(), 300);
    return Reply()
        .add("tried", QStringLiteral("I asked for the channel to spend nothing more until this is settled, and compared every report of it with its limit."))
        .add("reasoning", QStringLiteral("%1 The reports add up to that, and none of them was entered twice. Whether the money was well spent the figures alone do not say.").arg(figures))
        .add("subject", QStringLiteral("Please hold the spend until this is settled"))
        .add("message", spoken(plan, figures, QStringLiteral("Please start nothing new there until it is settled. What is booked stays booked.")))
        .add("confidence", 0.8).json();
}

Json remedyReply(const Plan& plan)
{
    return settled(plan, QStringLiteral("The channel that gives has the most left of all and keeps enough for what it has begun. Nothing is spent beyond what the campaign was given."));
}

Json shiftReply(const Plan& plan)
{
    return settled(plan, QStringLiteral("Both were read in the same days and are counted alike, and the channel that gives keeps half of what it has left. Nothing is spent beyond what the campaign was given."));
}

} // namespace qd::agents::rehearsal
