#include "agents/llm/rehearsal/Composer.h"
#include "agents/llm/rehearsal/replies/Reply.h"
#include "agents/llm/rehearsal/text/Wording.h"
#include "core/model/Ids.h"

namespace qd::agents::rehearsal {

namespace {

/// What the house counts of one sort: the rest of "Came in: …".
QStringList counted(const Material& material, const char* sort)
{
    const QString start = QString::fromLatin1(sort) + QStringLiteral(": ");
    QStringList rest;
    for (const QString& line : material.memory)
        if (line.startsWith(start))
            rest.append(line.mid(start.size()));
    return rest;
}

QString first(const QStringList& lines, const char* otherwise)
{
    return lines.isEmpty() ? QString::fromLatin1(otherwise) : lines.first();
}

QString listed(const QStringList& lines, const char* otherwise)
{
    return lines.isEmpty() ? QString::fromLatin1(otherwise) : clipped(lines.join(u'\n'), 3900);
}

/// "Two things wait" and the like.
QString things(qsizetype count, const char* one, const char* many)
{
    return QStringLiteral("%1 %2").arg(numberWord(int(count)), QLatin1String(count == 1 ? one : many));
}

} // namespace

Json dayDigestReply(const Plan& plan)
{
    const Material& m = plan.material;
    const QStringList cameIn = counted(m, "Came in");
    const QStringList waiting = counted(m, "Waits for the human");
    const QStringList late = counted(m, "Due").filter(QStringLiteral("overdue since"));
    const qsizetype overdue = late.size();
    QStringList due = late;
    for (const QString& line : counted(m, "Due"))
        if (!late.contains(line))
            due.append(line);
    const QStringList open = counted(m, "Under way");
    const bool quiet = cameIn.isEmpty() && due.isEmpty() && waiting.isEmpty();
    QStringList parts;
    parts.append(quiet ? QStringLiteral("A quiet day: nothing came in, nothing is due, and nothing waits for you.")
                       : cameIn.isEmpty() ? QStringLiteral("Nothing came in since the last working day.")
                                          : QStringLiteral("%1 since the last working day, first of all %2.").arg(things(cameIn.size(), "thing came in", "things came in"), withoutStop(cameIn.first())));
    if (!waiting.isEmpty())
        parts.append(QStringLiteral("%1 for you: %2.").arg(things(waiting.size(), "thing waits", "things wait"), withoutStop(waiting.first())));
    if (overdue > 0)
        parts.append(QStringLiteral("%1: %2.").arg(things(overdue, "thing is overdue", "things are overdue"), withoutStop(due.first())));
    const QStringList money = counted(m, "Money");
    if (const QStringList figures = counted(m, "Figures"); figures.size() > 1)
        parts.append(capitalised(withoutStop(figures[1])) + u'.');
    const QString look = !due.isEmpty() ? QStringLiteral("Please begin with this: %1.").arg(withoutStop(due.first()))
        : !open.isEmpty()               ? QStringLiteral("Nothing is due today. Under way is %1.").arg(withoutStop(open.first()))
                                        : QStringLiteral("Nothing is due today, and nothing is under way: a day for what was put off.");
    return Reply()
        .add("day", first(counted(m, "Day"), "today")).add("summary", clipped(parts.join(u' '), 1900))
        .add("came_in", listed(cameIn + money, "Nothing came in.")).add("due", listed(due + open, "Nothing is due."))
        .add("waiting", qint64(waiting.size())).add("overdue", qint64(overdue))
        .add("subject", clipped(QStringLiteral("Today, %1: %2").arg(first(counted(m, "Day"), "the day"), due.isEmpty() ? QStringLiteral("nothing is due") : things(due.size(), "thing due", "things due").toLower()), 85))
        .add("message", spoken(plan, look, overdue > 0 ? QStringLiteral("Say today what keeps it from being done.") : QString()))
        .add("confidence", 0.85).json();
}

Json monthDigestReply(const Plan& plan)
{
    const Material& m = plan.material;
    const QStringList figures = counted(m, "Figures") + counted(m, "Money");
    const QStringList judged = counted(m, "Worked");
    const QStringList most = counted(m, "Most");
    const QString month = first(counted(m, "Month"), "this month");
    const QStringList measured = counted(m, "Measured");
    const QString evidence = !most.isEmpty() ? QStringLiteral("Out there this did best: %1.").arg(withoutStop(most.first()))
        : QStringLiteral("How pieces did out there was not measured.");
    const QString inside = judged.isEmpty() ? QStringLiteral("No piece was judged yet, so there is nothing to say of what was approved as it was.")
                                            : QStringLiteral("Of what you were shown: %1.").arg(withoutStop(judged.first()));
    const QString next = most.isEmpty() ? QStringLiteral("Note reads and click rate of each piece within a week of its day, with \"quarterdeck metrics note\", so that the next summary can say what worked.")
                                        : QStringLiteral("Take up in the first week what did best (%1) and leave the weakest out.").arg(clipped(withoutStop(most.first()), 300));
    return Reply()
        .add("month", month)
        .add("summary", clipped(QStringLiteral("%1: %2. %3 %4 %5").arg(month, withoutStop(first(figures, "nothing was counted")), counted(m, "Money").isEmpty() ? QString() : capitalised(withoutStop(counted(m, "Money").first())) + u'.', inside, evidence).simplified(), 2900))
        .add("figures", listed(figures, "Nothing was counted.")).add("worked", listed(judged + most + measured, "Nothing was judged and nothing was measured."))
        .add("next", next)
        .add("subject", clipped(QStringLiteral("The month %1: %2").arg(month, most.isEmpty() ? QStringLiteral("done, and not measured") : QStringLiteral("what worked")), 85))
        .add("message", spoken(plan, evidence, next)).add("confidence", most.size() > 2 ? 0.75 : 0.55).json();
}

Json emergencyReply(const Plan& plan)
{
    const QString known = clipped(withoutStop(plan.material.brief.section(u'\n', 0, 0).trimmed()), 900);
    return Reply()
        .add("situation", QStringLiteral("What is known: %1. Nothing else is confirmed.").arg(known))
        .add("unknown", QStringLiteral("Who is concerned, since when, and whether it is still going on. Market Research finds that out first."))
        .add("hold", QStringLiteral("Nothing that is planned goes out until this is decided: no post, no mail, no new placement."))
        .add("research", QStringLiteral("Please find out within ten minutes: who is concerned, since when, who else has written about it, and what of it is confirmed. Begin with where it was first said; what you cannot confirm stays open."))
        .add("social", QStringLiteral("Please hold back every planned post. To whoever asks, word for word: \"We have seen this and are looking into it. We will say more as soon as we know more.\" Nothing beyond that."))
        .add("campaigns", QStringLiteral("Please stop paid placements and mails that would run today, and note for each what was booked before you stop it."))
        .add("options", QStringLiteral("A) Say in one sentence that we know of it and look into it, and nothing else before the facts are there.\nB) Say nothing yet, and speak when Market Research has answered.\nC) Speak in your own name, with what is known and what we do about it."))
        .add("recommendation", QStringLiteral("A: whoever is concerned hears from us first, and we say nothing that we would have to take back."))
        .add("impact", QStringLiteral("Without a word from you everything stays held, and others tell it in our place."))
        .add("subject", QStringLiteral("Emergency: nothing goes out until this is decided"))
        .add("message", spoken(plan, QStringLiteral("%1. All that was planned is held, Market Research looks into it, and you are asked which way we go.").arg(known)))
        .add("confidence", 0.6).json();
}

Json emergencyFactsReply(const Plan& plan)
{
    QStringList names;
    for (const SourceText& source : plan.material.sources)
        if (!MemoryId::fromString(source.origin) && !names.contains(source.name)) // a text; not what colleagues remember
            names.append(source.name);
    const QString read = names.isEmpty() ? QStringLiteral("I was given nothing to read about it, so I can confirm nothing of what was said.")
                                         : QStringLiteral("I have read %1. What stands there is what I can vouch for; the rest is only said.").arg(listing(names));
    return Reply()
        .add("summary", QStringLiteral("%1 Open is who is concerned, since when, and whether it is still going on.").arg(read))
        .add("subject", names.isEmpty() ? QStringLiteral("Nothing is confirmed yet") : QStringLiteral("What is confirmed, and what is not"))
        .add("message", spoken(plan, read, QStringLiteral("In public only this can be said without taking it back: that we have seen it and look into it.")))
        .add("confidence", names.isEmpty() ? 0.4 : 0.6).json();
}

Json emergencyOrderReply(const Plan& plan)
{
    const QString known = clipped(withoutStop(plan.material.brief.section(u'\n', 0, 0).trimmed()), 900);
    return Reply()
        .add("summary", QStringLiteral("Called was: %1. What was planned was held until it was decided.").arg(known))
        .add("subject", QStringLiteral("It is decided: how we go on"))
        .add("message", spoken(plan, QStringLiteral("The decision stands above, word for word. Whatever it does not name stays as it is until I say otherwise. Questions to me, and to nobody outside.")))
        .add("confidence", 0.8).json();
}

} // namespace qd::agents::rehearsal
