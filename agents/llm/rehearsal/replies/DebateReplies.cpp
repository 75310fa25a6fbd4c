#include "agents/llm/rehearsal/Composer.h"
#include "agents/llm/rehearsal/replies/Keywords.h"
#include "agents/llm/rehearsal/replies/Reply.h"
#include "agents/llm/rehearsal/brief/TopicPhrase.h"
#include "agents/llm/rehearsal/text/Wording.h"

#include <algorithm>

namespace qd::agents::rehearsal {

namespace {

// Two terms as one of the parties sees them.
struct Sides {
    Candidate own;
    Candidate other;
    QString ownName;
    QString otherName;
    QString extra; ///< what the longer term says and the shorter does not
    bool addressed = false; ///< that names the readers
};

struct Turn {
    QString subject;
    QString argument;
};

QString ownChoice(const Plan& plan, const QString& agent, Side side, const QList<Candidate>& all)
{
    for (auto turn = plan.material.debate.rbegin(); !agent.isEmpty() && turn != plan.material.debate.rend(); ++turn)
        if (turn->agent == agent)
            return turn->argument.at(u"position").toString();
    for (const UpstreamResult& result : plan.material.upstream)
        if (result.agent == agent && !result.reply.at(u"choice").isNull())
            return result.reply.at(u"choice").toString().trimmed();
    return bestFor(side, all).keyword;
}

Candidate choiceOf(const Plan& plan, const QString& agent, Side side, const QList<Candidate>& all)
{
    const Candidate* const known = named(all, ownChoice(plan, agent, side, all));
    return known ? *known : bestFor(side, all);
}

QString extraWords(const QString& longer, const QString& shorter)
{
    QStringList words = wordsOf(longer);
    const QStringList less = wordsOf(shorter);
    words.removeIf([&less](const QString& w) { return less.contains(w) || isSmallWord(w); });
    return words.join(u' ');
}

Sides sidesOf(const Plan& plan, const Candidate& own, const Candidate& other)
{
    const bool longer = own.keyword.size() >= other.keyword.size();
    const QString extra = longer ? extraWords(own.keyword, other.keyword) : extraWords(other.keyword, own.keyword);
    const bool addressed = !extra.isEmpty() && plan.subject.audience.contains(extra.left(6), Qt::CaseInsensitive);
    return {own, other, plan.subject.inCase(own.keyword), plan.subject.inCase(other.keyword), extra, addressed};
}

// Whoever concedes has run the other's candidate through their own weights and found it about as good.
bool shouldConcede(const Plan& plan, Side side, const Candidate& mine, const Candidate& theirs, const QList<Candidate>& all)
{
    if (plan.material.debate.size() < 2 || mine.keyword == theirs.keyword)
        return mine.keyword == theirs.keyword;
    return scoreFor(side, theirs, all) >= scoreFor(side, mine, all) * 0.97;
}

bool compared(const Sides& s)
{
    return s.own.measured && s.other.measured;
}

Turn seoOnDifficulty(const Sides& s)
{
    const QString grant = s.other.volume > s.own.volume
        ? QStringLiteral("I grant the reach: “%1” has %2 searches a month, and %3.").arg(s.otherName, whole(s.other.volume),
              s.own.measured ? QStringLiteral("mine has ") + whole(s.own.volume) : QStringLiteral("for mine the list has no figure"))
        : QStringLiteral("I see the case for “%1” (%2).").arg(s.otherName, s.other.facts());
    if (compared(s) && s.own.difficulty < s.other.difficulty)
        return {QStringLiteral("Difficulty %1 against %2").arg(whole(s.own.difficulty), whole(s.other.difficulty)),
                grant + QStringLiteral(" Its difficulty, though, is %1 against %2. A new page starts at the end of that queue, and I would rather be found by a few than listed for many.")
                            .arg(whole(s.other.difficulty), whole(s.own.difficulty))};
    return {QStringLiteral("“%1” is nearer to the brief").arg(s.ownName),
            grant + QStringLiteral(" But “%1” is nearer to what the brief asks for. A figure for a neighbouring question does not make it our question.").arg(s.ownName)};
}

Turn seoOnIntent(const Sides& s)
{
    const QString facts = QStringLiteral("“%1” (%2)").arg(s.otherName, s.other.facts());
    if (!s.extra.isEmpty() && s.ownName.size() > s.otherName.size())
        return {QStringLiteral("What “%1” tells us about the reader").arg(s.extra),
                QStringLiteral("You are right about the words people use. One thing was not on the table yet: intent. Whoever adds “%1” %3; "
                               "behind %2 stands everyone from the student to the supplier.")
                    .arg(s.extra, facts, s.addressed ? QStringLiteral("is one of the readers we write for") : QStringLiteral("has stopped reading around and wants to act"))};
    return {QStringLiteral("Who stands behind the searches"),
            QStringLiteral("You are right about the words people use. One thing was not on the table yet: intent. Some of those who look for %1 want a definition, some a supplier. "
                           "“%2” comes from readers with our question.").arg(facts, s.ownName)};
}

Turn seoOnSharing(const Sides& s)
{
    return {QStringLiteral("A heading for “%1”, whatever leads").arg(s.ownName),
            QStringLiteral("The title has to sound like speech; on that you have convinced me. So I narrow my claim: “%1” (%2) needs a heading of its own and the paragraph below it. "
                           "Without that, all we could be found under is “%3” (%4).").arg(s.ownName, s.own.facts(), s.otherName, s.other.facts())};
}

Turn copyOnReach(const Sides& s, const Plan& plan)
{
    const bool easier = compared(s) && s.other.difficulty < s.own.difficulty;
    const QString grant = easier ? QStringLiteral("Granted, difficulty %1 is kinder than %2.").arg(whole(s.other.difficulty), whole(s.own.difficulty))
                                 : QStringLiteral("I see what you like about “%1” (%2).").arg(s.otherName, s.other.facts());
    const QString speech = QStringLiteral(" %1 say it like that in their own meetings, and a title in their words gets opened.").arg(capitalised(plan.subject.audience));
    if (s.own.volume <= s.other.volume)
        return {QStringLiteral("“%1” is how people say it").arg(s.ownName), grant + QStringLiteral(" But nobody says “%1” over a table; they say “%2”.").arg(s.otherName, s.ownName) + speech};
    const QString theirs = s.other.measured ? whole(s.other.volume) : QStringLiteral("an unknown number");
    return {QStringLiteral("%1 searches a month against %2").arg(whole(s.own.volume), theirs),
            grant + QStringLiteral(" Yet %1 searches a month use “%2”, and %3 use yours.").arg(whole(s.own.volume), s.ownName, theirs) + speech};
}

Turn copyOnTitle(const Sides& s, const Plan& plan)
{
    const QString narrow = !s.extra.isEmpty() && s.otherName.size() > s.ownName.size()
        ? (s.addressed ? QStringLiteral("spends its words on the address") : QStringLiteral("promises “%1” and nothing else").arg(s.extra)) : QStringLiteral("sounds like a search box");
    return {QStringLiteral("Read both as a title"),
            QStringLiteral("About intent you may well be right%1. Now read both as a title. “%2” can open any sentence; “%3” %4. "
                           "The assignment is wider than that, and %5 should recognise it at first sight.")
                .arg(s.other.measured ? QStringLiteral(", and difficulty ") + whole(s.other.difficulty) + QStringLiteral(" is a fact") : QString(), titleCase(s.ownName), titleCase(s.otherName), narrow, plan.subject.audience)};
}

Turn copyOnSharing(const Sides& s, const Plan& plan)
{
    return {QStringLiteral("The title for mine, a section for yours"),
            QStringLiteral("Then we are close. “%1” gets a section under its own name, which serves its readers honestly (%2). Title and opening stay with “%3” (%4), "
                           "because that is the promise this piece can keep for %5.").arg(s.otherName, s.other.facts(), s.ownName, s.own.facts(), plan.subject.audience)};
}

Turn turnFor(const Plan& plan, bool seo, const Sides& sides)
{
    const qsizetype round = plan.material.debate.size() / 2;
    if (seo)
        return round == 0 ? seoOnDifficulty(sides) : round == 1 ? seoOnIntent(sides) : seoOnSharing(sides);
    return round == 0 ? copyOnReach(sides, plan) : round == 1 ? copyOnTitle(sides, plan) : copyOnSharing(sides, plan);
}

constexpr double kSupports = 0.4; // fits enough to have a subheading of its own

// The next best term that says something about the subject, else the topic with its readers.
QString secondTo(const Candidate& primary, const Candidate& loser, const QList<Candidate>& all, const Plan& plan)
{
    if (loser.keyword != primary.keyword)
        return loser.keyword;
    const Candidate* best = nullptr;
    for (const Candidate& c : all) {
        const bool whole = countPhrase(primary.keyword, c.keyword) == 0 || !isLatin(c.keyword); // a part of the first adds nothing
        if (c.keyword != primary.keyword && c.fit >= kSupports && whole && (!best || c.volume + c.fit > best->volume + best->fit))
            best = &c;
    }
    if (best)
        return best->keyword;
    const QString topic = withoutArticle(plan.subject.topic);
    if (!plan.subject.isForeign() && plan.subject.inProse() != plan.subject.topic)
        return withoutArticle(plan.subject.inProse());
    return topic.compare(primary.keyword, Qt::CaseInsensitive) != 0 ? topic : topic + (plan.subject.audienceKnown ? QStringLiteral(" for ") + plan.subject.audience : QStringLiteral(" in practice"));
}

QString rulingReasons(const Plan& plan, const Candidate& seo, const Candidate& copy, const Candidate& primary, const QString& second)
{
    const QString first = plan.subject.inCase(primary.keyword);
    if (seo.keyword == copy.keyword)
        return QStringLiteral("Both chose “%1”, each on their own scale (%2). I held it against the brief: it says what was asked for, and it reads naturally in a title. “%3” adds readers and costs the prose nothing, so it gets a subheading.")
            .arg(first, primary.facts(), plan.subject.inCase(second));
    const Candidate& niche = primary.keyword == copy.keyword ? seo : copy;
    const auto called = [&plan](Side side, const QString& unnamed) {
        const QString party = partyOf(plan, side);
        return party.isEmpty() ? unnamed : QStringLiteral("the ") + titleOf(plan, party);
    };
    return QStringLiteral("The strongest point of %7 was “%1”: %2, and a reader who knows what he wants. The strongest point of %8 was “%3”: %4, in words that can open a sentence. "
                          "A title has to be read before it can rank, and “%5” says what the brief asks for. “%6” is the narrower promise; as a subheading it keeps its readers and spoils no sentence. Both searches end on this page.")
        .arg(plan.subject.inCase(seo.keyword), seo.facts(), plan.subject.inCase(copy.keyword), copy.facts(), first, plan.subject.inCase(niche.keyword),
             called(Side::Search, QStringLiteral("the search side")), called(Side::Readers, QStringLiteral("the readers' side")));
}

} // namespace

Json argumentReply(const Plan& plan)
{
    const QList<Candidate> all = candidatesOf(plan);
    const QString& agent = plan.material.agentId;
    const Side side = sideOf(plan, agent);
    const bool seo = side == Side::Search;
    const Candidate own = choiceOf(plan, agent, side, all);
    const Candidate other = choiceOf(plan, otherParty(plan, agent), opposite(side), all);
    const Sides sides = sidesOf(plan, own, other);
    const bool concedes = shouldConcede(plan, side, own, other, all);
    const Turn turn = !concedes ? turnFor(plan, seo, sides)
                                : Turn{QStringLiteral("You have convinced me: “%1”").arg(sides.otherName),
                                       QStringLiteral("I have put “%1” through my own scale, and it holds: %2. It loses little where I look first and gains where you do. Let us take it.").arg(sides.otherName, other.facts())};
    return Reply()
        .add("position", concedes ? other.keyword : own.keyword).add("argument", turn.argument).add("concedes", concedes)
        .add("subject", clipped(turn.subject, 85)).add("message", turn.argument).add("confidence", concedes ? 0.8 : 0.7).json();
}

Json rulingReply(const Plan& plan)
{
    const QList<Candidate> all = candidatesOf(plan);
    const QString seoParty = partyOf(plan, Side::Search);
    const QString copyParty = partyOf(plan, Side::Readers);
    const Candidate seo = choiceOf(plan, seoParty, Side::Search, all);
    const Candidate copy = choiceOf(plan, copyParty, Side::Readers, all);
    const QString seoId = seoParty.isEmpty() ? QStringLiteral("whoever looks after search") : seoParty;
    const QString copyId = copyParty.isEmpty() ? QStringLiteral("the writer") : copyParty;
    // What stands in the title has to say what was asked for; only then the figures count.
    const auto worth = [&](const Candidate& c) { return scoreFor(Side::Search, c, all) + scoreFor(Side::Readers, c, all) + 80 * c.fit; };
    const bool copyLeads = worth(copy) >= worth(seo);
    const Candidate& primary = copyLeads ? copy : seo;
    const QString second = secondTo(primary, copyLeads ? seo : copy, all, plan);
    const QString first = plan.subject.inCase(primary.keyword);
    const QString support = plan.subject.inCase(second);
    const bool agreed = seo.keyword == copy.keyword;
    const QString decision = QStringLiteral("“%1” leads: title, opening and address. “%2” supports it, in a subheading and in the text.").arg(first, support);
    QList<Json> alternatives{Reply().add("option", QStringLiteral("“%1” in the title").arg(support)).add("proposed_by", agreed || !copyLeads ? copyId : seoId)
                                 .add("turned_down", QStringLiteral("A narrower promise than the brief makes; beside “%1” it serves its readers, instead of it it would lose the others.").arg(first)).json()};
    QList<Json> actions{
        Reply().add("assigned_to", copyId).add("action", QStringLiteral("Use “%1” in the title, the first hundred words and one heading; give “%2” a subheading.").arg(first, support)).json(),
        Reply().add("assigned_to", seoId).add("action", QStringLiteral("Prepare title tag, description and address for “%1” once the text is final.").arg(first)).json()};
    const QString thanks = agreed ? QStringLiteral("You agreed from the start, and the brief bears you out.")
                                  : QStringLiteral("You were both right about your own half: one of you about being found, the other about being read.");
    return Reply()
        .add("primary", primary.keyword).add("secondary", second).add("decision", decision)
        .add("reasoning", rulingReasons(plan, seo, copy, primary, second)).add("alternatives", alternatives).add("actions", actions)
        .add("subject", clipped(QStringLiteral("“%1” in the title, “%2” in a heading").arg(first, support), 85))
        .add("message", decision + u' ' + thanks).add("confidence", agreed ? 0.85 : 0.8).json();
}

} // namespace qd::agents::rehearsal
