#include "agents/llm/rehearsal/Composer.h"
#include "agents/llm/rehearsal/replies/Reply.h"
#include "agents/llm/rehearsal/text/Wording.h"
#include "agents/skills/text/Stems.h"

#include <QSet>

#include <algorithm>

namespace qd::agents::rehearsal {

namespace {

/// The result that puts a question: it holds what there is to choose from.
const Json& questionOf(const Material& material)
{
    static const Json none;
    for (const UpstreamResult& result : material.upstream)
        if (result.reply.find(u"question") && result.reply.find(u"options"))
            return result.reply;
    return none;
}

QStringList optionsOf(const Material& material)
{
    QStringList options;
    for (const Json& option : questionOf(material).at(u"options").items())
        options.append(option.toString());
    return options;
}

QSet<QString> topics(const QString& text)
{
    const QStringList stems = Stems::topical(text);
    return {stems.begin(), stems.end()};
}

/// The words of `text` that belong to the duty of the one who speaks, as they stand in the text.
QStringList touched(const QString& text, const QString& role)
{
    const QSet<QString> duty = topics(role);
    QStringList words;
    for (const QString& word : wordsOf(text))
        if (word.size() > 3 && !isSmallWord(word) && duty.contains(Stems::of(word)) && !words.contains(word))
            words.append(word);
    return words;
}

/// Says that something is taken away, hurried or risked; without that a colleague's plan is the colleague's business.
bool takesAway(const QString& text)
{
    static const QSet<QString> kSigns{QStringLiteral("cut"),   QStringLiteral("drop"),   QStringLiteral("stop"),    QStringLiteral("reduc"),  QStringLiteral("less"),
                                      QStringLiteral("fewer"), QStringLiteral("remov"),  QStringLiteral("pause"),   QStringLiteral("paus"),   QStringLiteral("delay"),
                                      QStringLiteral("without"), QStringLiteral("skip"), QStringLiteral("lower"),   QStringLiteral("cancel"), QStringLiteral("postpon"),
                                      QStringLiteral("shorten"), QStringLiteral("halv"), QStringLiteral("discount"), QStringLiteral("instead"), QStringLiteral("shift"),
                                      QStringLiteral("move"),  QStringLiteral("mov")};
    for (const QString& word : wordsOf(text)) {
        QString stem = Stems::of(word);
        if (kSigns.contains(word) || kSigns.contains(stem) || (stem.endsWith(u'e') && kSigns.contains(stem.chopped(1))))
            return true;
    }
    return false;
}

/// How near an option is to the speaker's own work, and to what the brief asks; ties fall differently for each.
double worth(const Plan& plan, const QString& option)
{
    const QSet<QString> words = topics(option);
    const QSet<QString> duty = topics(plan.material.role);
    const QSet<QString> brief = topics(plan.material.brief);
    double worth = 0;
    for (const QString& word : words)
        worth += (duty.contains(word) ? 1.0 : 0.0) + (brief.contains(word) ? 0.6 : 0.0);
    Dice dice(plan.material.brief.left(4000) + plan.material.agentId + option, 0);
    return worth + double(dice.roll(100)) / 250.0;
}

QString preferred(const Plan& plan)
{
    const QStringList options = optionsOf(plan.material);
    const auto best = std::max_element(options.begin(), options.end(), [&](const QString& a, const QString& b) { return worth(plan, a) < worth(plan, b); });
    return best == options.end() ? QStringLiteral("no option") : *best;
}

struct Objector {
    QString agent;
    QString reason;
    QString change;
};

QList<Objector> objectorsOf(const Material& material, qsizetype& asked)
{
    QList<Objector> objectors;
    asked = 0;
    for (const UpstreamResult& result : material.upstream) {
        if (!result.reply.find(u"objects"))
            continue;
        ++asked;
        if (result.reply.at(u"objects").toBool())
            objectors.append({result.agent, result.reply.at(u"reasoning").toString(), result.reply.at(u"change").toString()});
    }
    return objectors;
}

bool isPressing(const QString& brief)
{
    for (const char* const sign : {"urgent", "at any rate", "at all costs", "must not wait"})
        if (brief.contains(QLatin1String(sign), Qt::CaseInsensitive))
            return true;
    return false;
}

} // namespace

Json voteReply(const Plan& plan)
{
    const QString choice = preferred(plan);
    const QStringList mine = touched(choice, plan.material.role);
    const QStringList asked = touched(choice, plan.material.brief);
    const QString ground = !mine.isEmpty() ? QStringLiteral("It speaks of %1, and that is what I answer for.").arg(listing(mine.mid(0, 3)))
        : !asked.isEmpty()                 ? QStringLiteral("The brief speaks of %1, and this option takes it up.").arg(listing(asked.mid(0, 3)))
                                           : QStringLiteral("None of the options lies in my own field, so I took the one that is easiest to keep.");
    QStringList others = optionsOf(plan.material);
    others.removeAll(choice);
    const QString against = others.isEmpty() ? QString() : QStringLiteral(" The strongest reason against it is what “%1” could do that it cannot.").arg(others.first());
    return Reply()
        .add("choice", choice).add("reasoning", QStringLiteral("From my side “%1” serves %2 best. %3%4").arg(choice, plan.subject.audience, ground, against))
        .add("subject", clipped(QStringLiteral("My vote: %1").arg(choice), 85))
        .add("message", spoken(plan, QStringLiteral("“%1”. %2").arg(choice, ground))).add("confidence", mine.isEmpty() ? 0.55 : 0.78).json();
}

Json consensusRulingReply(const Plan& plan)
{
    QMap<QString, QString> reasons; // by choice, the first that was given
    for (const UpstreamResult& result : plan.material.upstream)
        if (const QString choice = result.reply.at(u"choice").toString(); !choice.isEmpty() && !reasons.contains(choice) && !result.reply.find(u"settled"))
            reasons.insert(choice, result.reply.at(u"reasoning").toString());
    QString choice = preferred(plan);
    if (!reasons.isEmpty() && !reasons.contains(choice)) // what nobody stood for has no reason on the table
        choice = *std::max_element(reasons.keyBegin(), reasons.keyEnd(), [&](const QString& a, const QString& b) { return worth(plan, a) < worth(plan, b); });
    QStringList sides;
    for (auto it = reasons.begin(); it != reasons.end(); ++it)
        sides.append(QStringLiteral("For “%1”: %2").arg(it.key(), clipped(it.value(), 400)));
    const QString reasoning = QStringLiteral("%1 I weighed them against the brief, which decides for “%2”.")
                                  .arg(sides.isEmpty() ? QStringLiteral("Nobody voted in time, so there was only the question itself to go by.") : sides.join(u' '), choice);
    return Reply()
        .add("choice", choice).add("reasoning", clipped(reasoning, 2900)).add("subject", clipped(QStringLiteral("Decided: %1").arg(choice), 85))
        .add("message", spoken(plan, QStringLiteral("The votes did not settle it, so I do: “%1”.").arg(choice), QStringLiteral("The other reasons stand in the record.")))
        .add("confidence", 0.7).json();
}

/// Nobody tries anything in a rehearsal, so there is nothing that would go better the next time: it is passed on with what was
/// written.
Json escalationReply(const Plan& plan)
{
    const auto noted = [&plan](const char* name) {
        const QString prefix = QString::fromLatin1(name) + QStringLiteral(": ");
        for (const RevisionNote& note : plan.material.notes)
            if (note.text.startsWith(prefix))
                return note.text.mid(prefix.size()).trimmed();
        return QString();
    };
    const QString tried = noted("Tried");
    const QString advised = noted("Recommends");
    const QString reasoning = tried.isEmpty() ? QStringLiteral("It asks for more than my desk may decide, and nothing was tried that I could try better.")
                                              : QStringLiteral("It asks for more than my desk may decide. What was tried is written down, and to try the same again would change nothing.");
    return Reply()
        .add("ruling", QStringLiteral("climb")).add("reasoning", reasoning).add("subject", QStringLiteral("I pass this on"))
        .add("message", spoken(plan, QStringLiteral("I pass this on as you wrote it."),
                               advised.isEmpty() ? QString() : QStringLiteral("What you recommend goes with it: %1").arg(clipped(advised, 1500))))
        .add("confidence", 0.7).json();
}

Json objectionReply(const Plan& plan)
{
    const QString intent = questionOf(plan.material).at(u"question").toString();
    const QStringList words = touched(intent, plan.material.role);
    const bool objects = !words.isEmpty() && takesAway(intent);
    if (!objects)
        return Reply()
            .add("objects", false)
            .add("reasoning", words.isEmpty() ? QStringLiteral("It does not touch what I answer for, so I have no objection.")
                                              : QStringLiteral("It touches %1, which is mine, and takes nothing from it. I have no objection.").arg(listing(words.mid(0, 3))))
            .add("change", QString()).add("subject", QStringLiteral("No objection"))
            .add("message", spoken(plan, QStringLiteral("No objection from me."))).add("confidence", 0.8).json();
    const QString duty = listing(words.mid(0, 3));
    const QString change = QStringLiteral("Leave %1 as it is until its figures for this month are in, and decide then.").arg(duty);
    const QString reasoning = QStringLiteral("I answer for %1, and as announced it would lose by this. What was agreed there could not be kept, and nobody has said who tells those who rely on it.").arg(duty);
    return Reply()
        .add("objects", true).add("reasoning", reasoning).add("change", change)
        .add("subject", clipped(QStringLiteral("Objection: it touches %1").arg(duty), 85))
        .add("message", spoken(plan, reasoning, change)).add("confidence", 0.75).json();
}

Json objectionRulingReply(const Plan& plan)
{
    qsizetype asked = 0;
    const QList<Objector> objectors = objectorsOf(plan.material, asked);
    QStringList said;
    QString change;
    for (const Objector& one : objectors) {
        said.append(QStringLiteral("%1: %2").arg(one.agent, clipped(one.reason, 500)));
        if (change.isEmpty())
            change = one.change;
    }
    const bool most = objectors.size() > 1 && 2 * objectors.size() > asked;
    const bool go = isPressing(plan.material.brief);
    const QString verdict = go ? QStringLiteral("go") : most ? QStringLiteral("drop") : QStringLiteral("change");
    if (change.isEmpty())
        change = QStringLiteral("Do it in a first small part, and look at what comes of it before the rest follows.");
    const QString decision = go ? QStringLiteral("It goes ahead as announced: the brief does not leave room to wait.")
        : most                  ? QStringLiteral("It is dropped: most of those whom it touches object.")
                                : QStringLiteral("It goes ahead changed: %1").arg(change);
    const QString reasoning = QStringLiteral("%1 %2").arg(said.isEmpty() ? QStringLiteral("The objection was made without a reason.") : said.join(u' '),
        go     ? QStringLiteral("That is fair, and it weighs less than what the brief asks for now.")
        : most ? QStringLiteral("What it would gain does not make up for what so many would lose.")
               : QStringLiteral("With the change both can be had, and it costs only a little time."));
    return Reply()
        .add("verdict", verdict).add("decision", clipped(decision, 950)).add("reasoning", clipped(reasoning, 2900))
        .add("change", verdict == u"change" ? change : QString()).add("subject", clipped(decision, 85))
        .add("message", spoken(plan, decision, QStringLiteral("The reasons on both sides are in the record."))).add("confidence", 0.76).json();
}

} // namespace qd::agents::rehearsal
