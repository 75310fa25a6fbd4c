#include "agents/llm/rehearsal/replies/Keywords.h"

#include "agents/llm/rehearsal/brief/TopicPhrase.h"
#include "agents/llm/rehearsal/text/Wording.h"
#include "agents/skills/text/Language.h"

#include <algorithm>
#include <cmath>

namespace qd::agents::rehearsal {

namespace {

constexpr double kUnknownReach = 0.6; // not measured is not the same as none
constexpr double kRelevant = 0.75;
constexpr double kAsked = 0.8;

bool isKin(const QString& a, const QString& b)
{
    const qsizetype stem = std::max<qsizetype>(4, std::min(a.size(), b.size()) - 3);
    return a == b || (a.size() >= stem && b.size() >= stem && a.left(stem) == b.left(stem));
}

QStringList ownWords(const QString& text)
{
    QStringList words = wordsOf(text);
    words.removeIf([](const QString& w) { return isSmallWord(w); });
    return words;
}

double shareOf(const QStringList& words, const QStringList& in)
{
    const auto known = [&in](const QString& w) { return std::any_of(in.begin(), in.end(), [&w](const QString& other) { return isKin(w, other); }); };
    return words.isEmpty() ? 0 : double(std::count_if(words.begin(), words.end(), known)) / double(words.size());
}

double fitOf(const QString& keyword, const Subject& subject)
{
    const QStringList topic = ownWords(subject.topic);
    const QStringList own = ownWords(keyword);
    const double covered = shareOf(topic, own);
    if (shareOf(own, topic) == 0)
        return 0;
    const bool itself = holdsPhrase(subject.topic, keyword);
    const QStringList& binding = bindingWords(subject.language);
    const bool loose = subject.isForeign() ? std::any_of(own.begin(), own.end(), [&](const QString& w) { return binding.contains(w); })
                                           : (isLatin(keyword) && !readsAsNoun(keyword)) || (!subject.claim.isEmpty() && !itself);
    const double natural = loose ? 0.35 : 1;
    const double said = shareOf(own, topic + subject.words); // "predictive maintenance ai" is not what "maintenance service" asks for
    return natural * (said < 0.5 ? 0.4 : 1) * (0.6 * covered + 0.25 * said + 0.15 * itself);
}

} // namespace

QString whole(double value)
{
    return QString::number(qint64(std::llround(value)));
}

QString Candidate::facts() const
{
    return measured ? QStringLiteral("%1 searches a month, difficulty %2").arg(whole(volume), whole(difficulty))
                    : QStringLiteral("no figures in the list");
}

QList<Candidate> candidatesOf(const Plan& plan)
{
    QList<Candidate> found;
    for (const Json& item : plan.material.result(u"keyword-candidates").at(u"candidates").items()) {
        Candidate c;
        c.keyword = item.at(u"keyword").toString().trimmed();
        c.measured = !item.at(u"volume").isNull() && !item.at(u"difficulty").isNull();
        c.volume = item.at(u"volume").toReal();
        c.difficulty = c.measured ? item.at(u"difficulty").toReal() : 50;
        const double relevance = item.at(u"relevance").toReal();
        c.relevance = relevance > 1 ? relevance / 100 : relevance;
        c.intent = item.at(u"intent").toString();
        c.fit = fitOf(c.keyword, plan.subject);
        // Her own words with figures beside them: nothing that was only guessed from the title stands above these.
        if (c.measured && c.relevance >= kRelevant && readsAsNoun(c.keyword) && wordCount(c.keyword) > 1 && holdsPhrase(plan.material.brief.left(4000), c.keyword))
            c.fit = std::max(c.fit, kAsked);
        if (!c.keyword.isEmpty())
            found.append(c);
    }
    // A list that says little about the subject cannot lead a piece about it, nor can one loose word of it.
    const auto leads = [](const Candidate& c) { return c.fit > 0.3 && (c.measured || wordCount(c.keyword) > 1); };
    if (std::none_of(found.begin(), found.end(), leads))
        found.prepend({withoutArticle(plan.subject.topic), 0, 50, 1, false, {}, 1});
    return found;
}

const Candidate* named(const QList<Candidate>& list, const QString& keyword)
{
    const auto it = std::find_if(list.begin(), list.end(), [&](const Candidate& c) { return c.keyword.compare(keyword, Qt::CaseInsensitive) == 0; });
    return it == list.end() ? nullptr : &*it;
}

double scoreFor(Side side, const Candidate& c, const QList<Candidate>& all)
{
    double most = 1;
    double bestFit = 0.01;
    for (const Candidate& other : all) {
        most = std::max(most, other.volume);
        bestFit = std::max(bestFit, other.fit);
    }
    const double reach = c.measured ? std::log1p(c.volume) / std::log1p(most) : kUnknownReach;
    const double ease = 1 - std::clamp(c.difficulty, 0.0, 100.0) / 100;
    const double fit = std::min(1.0, c.fit / (0.8 * bestFit)); // a near miss is none
    const double merit = side == Side::Search ? 0.55 * ease + 0.15 * reach + 0.30 * c.relevance : 0.10 * ease + 0.50 * reach + 0.40 * c.relevance;
    return 100 * merit * (0.1 + 0.9 * fit * fit);
}

const Candidate& bestFor(Side side, const QList<Candidate>& all)
{
    return *std::max_element(all.begin(), all.end(), [&](const Candidate& a, const Candidate& b) {
        return scoreFor(side, a, all) < scoreFor(side, b, all);
    });
}

} // namespace qd::agents::rehearsal
