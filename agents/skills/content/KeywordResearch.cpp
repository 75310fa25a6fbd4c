#include "agents/skills/content/KeywordResearch.h"

#include "agents/skills/GivenText.h"
#include "agents/skills/content/KeywordFit.h"

#include <QSet>

#include <cmath>

using namespace Qt::StringLiterals;

namespace qd::agents {

namespace {

constexpr double kRelevant = 0.45;
constexpr qsizetype kAtLeast = 3; // a choice needs something to choose from

struct Candidate {
    KeywordPlan::Entry entry;
    double relevance = 0;
    double score = 0;
    QString intent;
};

double rounded(double value, double steps)
{
    return std::round(value * steps) / steps;
}

/// What an article gains: it answers questions and weighs offers better than it sells or leads to a login.
double intentWorth(const QString& intent)
{
    return intent == "informational"_L1 ? 1 : intent == "commercial"_L1 ? 0.8 : intent == "transactional"_L1 ? 0.4 : 0;
}

/// 100 for a fitting, much sought and easy keyword; an unknown figure counts as the least favourable.
double scoreOf(const Candidate& candidate, qint64 biggestVolume)
{
    const double volume = double(candidate.entry.volume.value_or(0));
    const double sought = biggestVolume > 0 ? std::log1p(volume) / std::log1p(double(biggestVolume)) : 0;
    const double ease = 1 - candidate.entry.difficulty.value_or(100) / 100;
    return 100 * (0.55 * candidate.relevance + 0.2 * sought + 0.15 * ease + 0.1 * intentWorth(candidate.intent));
}

QList<Candidate> relevantOf(const KeywordPlan& plan, const KeywordFit& fit, const QString& brand)
{
    QList<Candidate> found;
    QSet<QString> seen;
    qint64 biggest = 0;
    for (const KeywordPlan::Entry& entry : plan.entries) {
        const double relevance = fit.of(entry.keyword);
        const QString key = entry.keyword.toLower();
        if (relevance < kRelevant || seen.contains(key))
            continue;
        seen.insert(key);
        biggest = std::max(biggest, entry.volume.value_or(0));
        found.append({entry, relevance, 0, KeywordFit::intentOf(entry.keyword, brand)});
    }
    for (Candidate& candidate : found)
        candidate.score = scoreOf(candidate, biggest);
    std::sort(found.begin(), found.end(), [](const Candidate& a, const Candidate& b) {
        return a.score != b.score ? a.score > b.score : a.entry.row < b.entry.row;
    });
    return found;
}

void addPhrases(QList<Candidate>& candidates, const QString& topic, const KeywordFit& fit, const QString& brand, qsizetype upTo)
{
    for (const QString& phrase : KeywordFit::phrasesOf(topic, upTo)) {
        const auto same = [&](const Candidate& c) { return c.entry.keyword.compare(phrase, Qt::CaseInsensitive) == 0; };
        if (candidates.size() >= upTo || std::any_of(candidates.begin(), candidates.end(), same))
            continue;
        Candidate candidate{{phrase, {}, {}, 0}, fit.of(phrase), 0, KeywordFit::intentOf(phrase, brand)};
        candidate.score = scoreOf(candidate, 0);
        candidates.append(candidate);
    }
}

Json toJson(const Candidate& candidate)
{
    const KeywordPlan::Entry& entry = candidate.entry;
    return Json(QList<Json::Member>{{u"keyword"_s, Json(entry.keyword)},
                                    {u"volume"_s, entry.volume ? Json(*entry.volume) : Json()},
                                    {u"difficulty"_s, entry.difficulty ? Json(*entry.difficulty) : Json()},
                                    {u"intent"_s, Json(candidate.intent)},
                                    {u"relevance"_s, Json(rounded(candidate.relevance, 1000))},
                                    {u"score"_s, Json(rounded(candidate.score, 10))},
                                    {u"row"_s, entry.row ? Json(qint64(entry.row)) : Json()}});
}

QString noteOf(const KeywordPlan& plan, qsizetype relevant, qsizetype derived)
{
    QStringList notes;
    if (derived && !relevant)
        notes.append(u"nothing in %1 fits the topic; the candidates are phrases of the topic itself, volume and difficulty unknown"_s
                         .arg(plan.source));
    else if (derived)
        notes.append(u"only %1 rows of %2 fit the topic; %3 candidates are phrases of the topic itself, volume and difficulty unknown"_s
                         .arg(relevant).arg(plan.source).arg(derived));
    if (!plan.note.isEmpty())
        notes.append(plan.source + u": "_s + plan.note);
    return notes.join(u". "_s);
}

} // namespace

SkillId KeywordResearch::id() const { return {u"content.keyword-research"_s}; }
QString KeywordResearch::title() const { return u"Keyword research"_s; }
QString KeywordResearch::description() const
{
    return u"Finds and ranks keyword candidates for a topic in a keyword planner's CSV export."_s;
}

QByteArray KeywordResearch::inputSchema() const
{
    return R"({"$schema":"http://json-schema.org/draft-07/schema#","type":"object","additionalProperties":false,
"required":["topic"],"properties":{
"topic":{"type":"string","minLength":1},"brief":{"type":"string"},
"limit":{"type":"integer","minimum":1,"maximum":50,"default":8}}})";
}

QByteArray KeywordResearch::outputSchema() const
{
    return R"({"$schema":"http://json-schema.org/draft-07/schema#","type":"object","additionalProperties":false,
"required":["candidates","source","rows","note"],"properties":{
"candidates":{"type":"array","items":{"type":"object","additionalProperties":false,
 "required":["keyword","volume","difficulty","intent","relevance","score","row"],"properties":{
 "keyword":{"type":"string","minLength":1},"volume":{"type":["integer","null"],"minimum":0},
 "difficulty":{"type":["number","null"],"minimum":0,"maximum":100},
 "intent":{"enum":["informational","commercial","transactional","navigational"]},
 "relevance":{"type":"number","minimum":0,"maximum":1},"score":{"type":"number"},"row":{"type":["integer","null"],"minimum":1}}}},
"source":{"type":"string"},"rows":{"type":"integer","minimum":0},"note":{"type":"string"}}})";
}

Result<SkillOutput> KeywordResearch::run(const SkillInput& input) const
{
    const Result<QString> topic = givenText(input.input, "topic"_L1);
    if (!topic)
        return topic.error();
    const Result<KeywordPlan> plan = KeywordPlan::newest(input.home);
    if (!plan)
        return plan.error();
    const qsizetype limit = std::clamp<qsizetype>(input.input.at(u"limit").toInteger(8), 1, 50);
    const KeywordFit fit(*topic, input.input.at(u"brief").toString(), plan->entries);
    QList<Candidate> candidates = relevantOf(*plan, fit, input.brand.name);
    if (candidates.size() > limit)
        candidates.resize(limit);
    const qsizetype relevant = candidates.size();
    if (relevant < kAtLeast)
        addPhrases(candidates, *topic, fit, input.brand.name, relevant ? std::min(limit, kAtLeast) : limit);
    QList<Json> list;
    for (const Candidate& candidate : std::as_const(candidates))
        list.append(toJson(candidate));
    return SkillOutput{Json(QList<Json::Member>{{u"candidates"_s, Json(list)},
                                                {u"source"_s, Json(plan->source)},
                                                {u"rows"_s, Json(qint64(plan->entries.size()))},
                                                {u"note"_s, Json(noteOf(*plan, relevant, candidates.size() - relevant))}}),
                       {}};
}

} // namespace qd::agents
