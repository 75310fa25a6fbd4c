#include "agents/llm/rehearsal/Composer.h"
#include "agents/llm/rehearsal/replies/Keywords.h"
#include "agents/llm/rehearsal/replies/Reply.h"

#include <algorithm>
#include <cmath>

namespace qd::agents::rehearsal {

namespace {

QString reasonFor(Side side, const Candidate& c)
{
    const QString fit = c.fit >= 0.7 ? QStringLiteral("says what the brief asks for")
        : c.fit >= 0.35              ? QStringLiteral("covers part of what the brief asks for")
        : c.fit > 0                  ? QStringLiteral("touches the subject and would read badly in a title")
                                     : QStringLiteral("comes from the working title, not from the subject");
    const QString weighed = side == Side::Search ? QStringLiteral("weighed first by how hard it is to rank for")
                                                    : QStringLiteral("weighed first by how many readers use these words");
    return QStringLiteral("%1; %2; %3.").arg(c.facts(), fit, weighed);
}

const Candidate* runnerUp(Side side, const Candidate& best, const QList<Candidate>& all)
{
    const Candidate* second = nullptr;
    for (const Candidate& c : all)
        if (c.keyword != best.keyword && c.fit > 0 && (!second || scoreFor(side, c, all) > scoreFor(side, *second, all)))
            second = &c;
    return second;
}

QString weakness(Side side, const Candidate& best, const QList<Candidate>& all)
{
    const bool seo = side == Side::Search;
    const auto better = std::find_if(all.begin(), all.end(), [&](const Candidate& c) {
        return c.measured && c.fit > 0 && (seo ? c.volume > best.volume : c.difficulty < best.difficulty);
    });
    if (better == all.end())
        return QStringLiteral("No other term on the list beats it on that point.");
    return seo ? QStringLiteral("Its weakness is reach: “%1” has %2 searches a month.").arg(better->keyword, whole(better->volume))
               : QStringLiteral("Its weakness is competition: “%1” has difficulty %2.").arg(better->keyword, whole(better->difficulty));
}

QString subjectFor(Side side, const Candidate& best)
{
    if (!best.measured)
        return QStringLiteral("“%1”, the words of the brief").arg(best.keyword);
    return side == Side::Search ? QStringLiteral("“%1”: difficulty %2").arg(best.keyword, whole(best.difficulty))
                                   : QStringLiteral("“%1”: %2 searches a month").arg(best.keyword, whole(best.volume));
}

} // namespace

Json keywordChoiceReply(const Plan& plan)
{
    const QList<Candidate> all = candidatesOf(plan);
    const Side side = sideOf(plan, plan.material.agentId);
    const Candidate& best = bestFor(side, all);
    QList<Json> scores;
    for (const Candidate& c : all)
        scores.append(Reply().add("keyword", c.keyword).add("score", qint64(std::llround(scoreFor(side, c, all)))).add("reason", reasonFor(side, c)).json());
    const Candidate* const second = runnerUp(side, best, all);
    QString reach = side == Side::Search ? QStringLiteral("I would build on “%1”: %2, and a page of ours can be found there.")
                                                  : QStringLiteral("My choice is “%1”: %2, and %3 would use these words themselves.").arg(QStringLiteral("%1"), QStringLiteral("%2"), plan.subject.audience);
    const QString against = second ? QStringLiteral("Next comes “%1”%2.").arg(second->keyword, second->measured ? QStringLiteral(" (%1)").arg(second->facts()) : QString())
                                   : QStringLiteral("Nothing else on the list fits the subject.");
    if (!best.measured)
        reach = side == Side::Search ? QStringLiteral("I would build on “%1”. It is what the brief asks for; where the row stands empty (%2), I go by the words.")
                                        : QStringLiteral("“%1” is what a reader would say aloud, and it opens a sentence without stumbling. As to reach, I do not know: %2.");
    const QString weak = !best.measured ? QString() : weakness(side, best, all);
    const bool repeats = second && !weak.isEmpty() && weak.contains(u'“' + second->keyword + u'”');
    const QString argument = reach.arg(best.keyword, best.facts()) + u' ' + (repeats ? QString() : against + u' ') + weak;
    return Reply()
        .add("choice", best.keyword).add("scores", scores).add("argument", argument.trimmed()).add("subject", subjectFor(side, best).left(85))
        .add("message", argument.trimmed()).add("confidence", best.measured ? 0.78 : 0.6).json();
}

} // namespace qd::agents::rehearsal
