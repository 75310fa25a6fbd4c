#include "agents/llm/rehearsal/Composer.h"
#include "agents/llm/rehearsal/Reply.h"
#include "agents/llm/rehearsal/Wording.h"

#include <algorithm>
#include <cmath>

namespace qd::agents::rehearsal {

namespace {

struct Candidate {
    QString keyword;
    double volume = 0;
    double difficulty = 50;
    double relevance = 0; ///< 0 to 1
    bool measured = false; ///< volume and difficulty stand in the data
    QString intent;
};

QList<Candidate> candidatesOf(const Plan& plan)
{
    QList<Candidate> found;
    for (const Json& item : plan.material.result(u"keyword-candidates").at(u"candidates").items()) {
        Candidate c;
        c.keyword = item.at(u"keyword").toString().trimmed();
        c.volume = item.at(u"volume").toReal();
        c.difficulty = item.find(u"difficulty") ? item.at(u"difficulty").toReal() : 50;
        c.measured = item.find(u"volume") && item.find(u"difficulty");
        const double relevance = item.at(u"relevance").toReal();
        c.relevance = relevance > 1 ? relevance / 100 : relevance;
        c.intent = item.at(u"intent").toString();
        if (!c.keyword.isEmpty())
            found.append(c);
    }
    if (found.isEmpty())
        found.append({plan.subject.topic, 0, 50, 1, false, {}});
    return found;
}

const Candidate* named(const QList<Candidate>& list, const QString& keyword)
{
    const auto it = std::find_if(list.begin(), list.end(), [&](const Candidate& c) { return c.keyword.compare(keyword, Qt::CaseInsensitive) == 0; });
    return it == list.end() ? nullptr : &*it;
}

bool weighsDifficulty(const QString& agent)
{
    return agent.contains(u"seo");
}

// Search people ask what can be won; writers ask how many readers use these words.
double scoreFor(const QString& agent, const Candidate& c, const QList<Candidate>& all)
{
    double most = 1;
    for (const Candidate& other : all)
        most = std::max(most, other.volume);
    const double reach = std::log1p(c.volume) / std::log1p(most);
    const double ease = 1 - std::clamp(c.difficulty, 0.0, 100.0) / 100;
    const bool seo = weighsDifficulty(agent);
    return 100 * (seo ? 0.55 * ease + 0.15 * reach + 0.30 * c.relevance : 0.10 * ease + 0.50 * reach + 0.40 * c.relevance);
}

const Candidate& bestFor(const QString& agent, const QList<Candidate>& all)
{
    return *std::max_element(all.begin(), all.end(), [&](const Candidate& a, const Candidate& b) {
        return scoreFor(agent, a, all) < scoreFor(agent, b, all);
    });
}

QString whole(double value)
{
    return QString::number(qint64(std::llround(value)));
}

QString factsOf(const Candidate& c)
{
    if (!c.measured)
        return QStringLiteral("nothing is measured for it yet");
    return QStringLiteral("volume %1, difficulty %2%3").arg(whole(c.volume), whole(c.difficulty),
                                                             c.intent.isEmpty() ? QString() : QStringLiteral(", intent ") + c.intent);
}

QString reasonFor(const QString& agent, const Candidate& c)
{
    const QString fit = c.relevance >= 0.6 ? QStringLiteral("close to the subject") : c.relevance >= 0.3 ? QStringLiteral("touches the subject") : QStringLiteral("some way from the subject");
    const QString weighed = weighsDifficulty(agent) ? QStringLiteral("weighed first by how hard it is to rank for") : QStringLiteral("weighed first by how many readers use these words");
    return QStringLiteral("%1; %2; %3.").arg(factsOf(c), fit, weighed);
}

QString ownChoice(const Plan& plan, const QString& agent)
{
    for (auto turn = plan.material.debate.rbegin(); turn != plan.material.debate.rend(); ++turn)
        if (turn->agent == agent)
            return turn->argument.at(u"position").toString();
    const bool seo = weighsDifficulty(agent);
    const QString mine = plan.material.resultText(seo ? u"keywords-seo" : u"keywords-copy", u"choice");
    return mine.isEmpty() ? bestFor(agent, candidatesOf(plan)).keyword : mine;
}

QString otherAgent(const QString& agent)
{
    return weighsDifficulty(agent) ? QStringLiteral("copywriter") : QStringLiteral("seo-specialist");
}

// Whoever concedes has run the other's candidate through their own weights and found it about as good.
bool shouldConcede(const Plan& plan, const QString& agent, const Candidate& mine, const Candidate& theirs, const QList<Candidate>& all)
{
    if (plan.material.debate.size() < 2 || mine.keyword == theirs.keyword)
        return mine.keyword == theirs.keyword;
    return scoreFor(agent, theirs, all) >= scoreFor(agent, mine, all) * 0.97;
}

QString considerationFor(const Plan& plan, const QString& agent, const Candidate& mine, const Candidate& theirs)
{
    Dice dice = plan.dice.forPurpose(agent);
    const bool seo = weighsDifficulty(agent);
    const QStringList forSeo{
        QStringLiteral("A term we can win soon brings readers while the piece is fresh; “%2” would leave us waiting behind older pages."),
        QStringLiteral("Both can share the piece: “%1” in title and address, “%2” in a subheading, and nothing of the argument is lost."),
        QStringLiteral("Readers of “%1” are closer to a decision. A smaller audience that acts is worth more than a larger one that looks.")};
    const QStringList forCopy{
        QStringLiteral("Readers say “%1” in their own meetings. A title in their words is opened; one in ours is scrolled past."),
        QStringLiteral("If “%2” leads, the opening has to explain the term before it can make the point. That costs us the first paragraph."),
        QStringLiteral("The angle is written for people who look for “%1”. With “%2” in front we would answer a question they did not ask.")};
    const QStringList& lines = seo ? forSeo : forCopy;
    const QString line = lines[(plan.material.debate.size() / 2 + dice.roll(3)) % lines.size()];
    return QString(line).replace(QStringLiteral("%1"), mine.keyword).replace(QStringLiteral("%2"), theirs.keyword);
}

QString granted(const Candidate& mine, const Candidate& theirs, bool seo)
{
    if (seo && theirs.volume > mine.volume)
        return QStringLiteral("You are right that more people search for “%1” (%2).").arg(theirs.keyword, factsOf(theirs));
    if (!seo && theirs.difficulty < mine.difficulty)
        return QStringLiteral("You are right that “%1” is easier to win (%2).").arg(theirs.keyword, factsOf(theirs));
    return QStringLiteral("I see the case for “%1” (%2).").arg(theirs.keyword, factsOf(theirs));
}

} // namespace

Json keywordChoiceReply(const Plan& plan)
{
    const QList<Candidate> all = candidatesOf(plan);
    const QString& agent = plan.material.agentId;
    const Candidate& best = bestFor(agent, all);
    QList<Json> scores;
    for (const Candidate& c : all)
        scores.append(Reply().add("keyword", c.keyword).add("score", qint64(std::llround(scoreFor(agent, c, all)))).add("reason", reasonFor(agent, c)).json());
    const QString weakness = weighsDifficulty(agent) ? QStringLiteral("Its weakness is reach: other terms on the list are searched more often.")
                                                     : QStringLiteral("Its weakness is competition: other terms on the list are easier to win.");
    const QString argument = QStringLiteral("I choose “%1”: %2. %3").arg(best.keyword, factsOf(best), all.size() > 1 ? weakness : QStringLiteral("There is no other candidate to weigh it against."));
    return Reply()
        .add("choice", best.keyword).add("scores", scores).add("argument", argument)
        .add("subject", QStringLiteral("Keyword: %1").arg(best.keyword).left(85))
        .add("message", spoken(plan, argument)).add("confidence", best.relevance >= 0.5 ? 0.78 : 0.6).json();
}

Json argumentReply(const Plan& plan)
{
    const QList<Candidate> all = candidatesOf(plan);
    const QString& agent = plan.material.agentId;
    const Candidate fallback{plan.keyword, 0, 50, 0, false, {}};
    const Candidate* const mine = named(all, ownChoice(plan, agent));
    const Candidate* const theirs = named(all, ownChoice(plan, otherAgent(agent)));
    const Candidate& own = mine ? *mine : bestFor(agent, all);
    const Candidate& other = theirs ? *theirs : fallback;
    const bool concedes = shouldConcede(plan, agent, own, other, all);
    const bool seo = weighsDifficulty(agent);
    QString argument;
    if (concedes)
        argument = QStringLiteral("I have put “%1” through my own scale, and it holds (%2). What convinced me is that it loses little where I look first, and gains where you do. Let us take it.").arg(other.keyword, factsOf(other));
    else
        argument = QStringLiteral("%1 Against that stands “%2” (%3). %4").arg(granted(own, other, seo), own.keyword, factsOf(own), considerationFor(plan, agent, own, other));
    const QString& position = concedes ? other.keyword : own.keyword;
    return Reply()
        .add("position", position).add("argument", argument).add("concedes", concedes)
        .add("subject", (concedes ? QStringLiteral("Agreed: %1") : QStringLiteral("Still for %1")).arg(position).left(85))
        .add("message", spoken(plan, argument)).add("confidence", concedes ? 0.8 : 0.7).json();
}

Json rulingReply(const Plan& plan)
{
    const QList<Candidate> all = candidatesOf(plan);
    const QString seoId = QStringLiteral("seo-specialist");
    const QString copyId = QStringLiteral("copywriter");
    const Candidate* const fromSeo = named(all, ownChoice(plan, seoId));
    const Candidate* const fromCopy = named(all, ownChoice(plan, copyId));
    const Candidate& seo = fromSeo ? *fromSeo : bestFor(seoId, all);
    const Candidate& copy = fromCopy ? *fromCopy : bestFor(copyId, all);
    const auto joint = [&](const Candidate& c) { return scoreFor(seoId, c, all) + scoreFor(copyId, c, all); };
    const bool copyLeads = joint(copy) > joint(seo);
    const Candidate& primary = copyLeads ? copy : seo;
    const Candidate* secondary = copyLeads ? &seo : &copy;
    for (const Candidate& c : all)
        if (secondary->keyword == primary.keyword && c.keyword != primary.keyword)
            secondary = &c;
    const QString second = secondary->keyword == primary.keyword ? plan.subject.topic : secondary->keyword;
    const QString decision = QStringLiteral("“%1” leads: title, opening and address. “%2” supports it in a subheading and in the text.").arg(primary.keyword, second);
    const QString reasoning = QStringLiteral("“%1” has %2; “%3” has %4. On both scales together the first comes out ahead, and the second keeps most of its value as a supporting term. "
                                             "The writer's words and the chance to be found both stay in the piece.")
                                  .arg(primary.keyword, factsOf(primary), second, named(all, second) ? factsOf(*named(all, second)) : QStringLiteral("nothing measured"));
    QList<Json> alternatives{Reply().add("option", QStringLiteral("“%1” alone").arg(second)).add("proposed_by", copyLeads ? seoId : copyId)
                                 .add("turned_down", QStringLiteral("Strong on one scale and weaker on the other; it serves better beside “%1” than instead of it.").arg(primary.keyword)).json()};
    QList<Json> actions{
        Reply().add("assigned_to", copyId).add("action", QStringLiteral("Use “%1” in the title, the first hundred words and one heading; give “%2” a subheading.").arg(primary.keyword, second)).json(),
        Reply().add("assigned_to", seoId).add("action", QStringLiteral("Prepare title tag, description and address for “%1” once the text is final.").arg(primary.keyword)).json()};
    return Reply()
        .add("primary", primary.keyword).add("secondary", second).add("decision", decision).add("reasoning", reasoning)
        .add("alternatives", alternatives).add("actions", actions).add("subject", QStringLiteral("Decision: %1").arg(primary.keyword).left(85))
        .add("message", spoken(plan, decision, QStringLiteral("Both of you argued from facts, and both terms stay in."))).add("confidence", 0.8).json();
}

} // namespace qd::agents::rehearsal
