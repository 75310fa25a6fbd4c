#include "agents/skills/decide/Tally.h"

#include "agents/skills/decide/Texts.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace qd::agents {

namespace {

struct Vote {
    QString voter;
    QString choice; ///< empty: none was cast, or none of the options
    QString reason;
    double weight = 1;
};

struct Count {
    QList<Vote> votes;
    QStringList options;
    QMap<QString, double> weightFor;
    double all = 0;  ///< weight of everybody who was asked
    double cast = 0; ///< weight of those who voted
    qsizetype voted = 0;

    double most() const { return weightFor.isEmpty() ? 0 : *std::max_element(weightFor.begin(), weightFor.end()); }
    QStringList leading() const
    {
        QStringList leading;
        for (const QString& option : options)
            if (voted > 0 && weightFor.value(option) == most())
                leading.append(option);
        return leading;
    }
};

Result<Count> countOf(const Json& input)
{
    Count count;
    count.options = textsOf(input.at(u"options"));
    const QStringList voters = textsOf(input.at(u"voters"));
    const QStringList choices = textsOf(input.at(u"choices"));
    const QStringList reasons = textsOf(input.at(u"reasons"));
    const QStringList weights = textsOf(input.at(u"weights"));
    if (choices.size() != voters.size() || (!weights.isEmpty() && weights.size() != voters.size()))
        return Error{Error::Parse, u"There are %1 voters, %2 choices and %3 weights."_s.arg(voters.size()).arg(choices.size()).arg(weights.size()),
                     u"/choices"_s, u"one of each for every voter"_s};
    for (qsizetype i = 0; i < voters.size(); ++i) {
        Vote vote{voters[i], {}, reasons.value(i), 1};
        bool isNumber = true;
        if (!weights.isEmpty())
            vote.weight = weights[i].toDouble(&isNumber);
        if (!isNumber || vote.weight < 0)
            return Error{Error::Parse, u"The weight of %1 is \"%2\"."_s.arg(voters[i], weights[i]), u"/weights/%1"_s.arg(i), u"a number that is not below 0"_s};
        for (const QString& option : std::as_const(count.options))
            if (option.compare(choices[i].simplified(), Qt::CaseInsensitive) == 0)
                vote.choice = option;
        count.all += vote.weight;
        if (!vote.choice.isEmpty()) {
            count.weightFor[vote.choice] += vote.weight;
            count.cast += vote.weight;
            ++count.voted;
        }
        count.votes.append(vote);
    }
    return count;
}

/// More than half of all who were asked, by heads or by weight; or all of them.
bool isSettled(const Count& count, const QString& rule)
{
    const QStringList leading = count.leading();
    if (leading.size() != 1)
        return false;
    if (rule == u"unanimity")
        return count.voted == count.votes.size() && count.weightFor.size() == 1;
    return 2 * count.most() > count.all;
}

QString number(double weight) { return QString::number(weight, 'g', 4); }

/// "4 of 5 for A, 1 for B, 1 did not vote".
QString inWords(const Count& count, bool weighted)
{
    QStringList parts;
    QStringList order = count.options;
    std::sort(order.begin(), order.end(), [&](const QString& a, const QString& b) {
        const double x = count.weightFor.value(a), y = count.weightFor.value(b);
        return x != y ? x > y : count.options.indexOf(a) < count.options.indexOf(b);
    });
    for (const QString& option : std::as_const(order)) {
        QStringList voters;
        for (const Vote& vote : count.votes)
            if (vote.choice == option)
                voters.append(weighted ? u"%1 at %2"_s.arg(vote.voter, number(vote.weight)) : vote.voter);
        if (!voters.isEmpty())
            parts.append(u"%1 of %2 for \"%3\" (%4)"_s.arg(number(count.weightFor.value(option)), number(count.all), option, voters.join(u", "_s)));
    }
    QStringList silent;
    for (const Vote& vote : count.votes)
        if (vote.choice.isEmpty())
            silent.append(vote.voter);
    if (!silent.isEmpty())
        parts.append(u"no vote in time from %1"_s.arg(silent.join(u", "_s)));
    return parts.isEmpty() ? u"nobody voted"_s : parts.join(u"; "_s);
}

QString ruleInWords(const QString& rule, const QString& weighedBy)
{
    const QString by = weighedBy == u"record" ? u", a vote weighing what share of the voter's pieces was approved unedited"_s
                     : weighedBy == u"rank"   ? u", by rank"_s
                                              : QString();
    return rule == u"unanimity" ? u"Unanimity is asked for"_s
        : rule == u"weighted"   ? u"More than half of the weight is asked for"_s + by
                                : u"More than half of those asked is asked for"_s;
}

/// What was on the table and not taken, with who stood for it and why it was turned down.
Json alternativesOf(const Count& count, const QString& taken, const QString& why)
{
    QList<Json> alternatives;
    for (const QString& option : count.options) {
        if (option.compare(taken, Qt::CaseInsensitive) == 0)
            continue;
        QString by, reason;
        for (const Vote& vote : count.votes)
            if (vote.choice == option && by.isEmpty()) {
                by = vote.voter;
                reason = vote.reason;
            }
        alternatives.append(Json(QList<Json::Member>{{u"option"_s, Json(option)}, {u"proposed_by"_s, Json(by)},
                                                     {u"reason"_s, Json(reason)}, {u"turned_down"_s, Json(why)}}));
    }
    return Json(alternatives);
}

} // namespace

SkillId Tally::id() const { return {u"decide.tally"_s}; }
QString Tally::title() const { return u"Count of votes"_s; }
QString Tally::description() const { return u"Counts votes by majority, by weight or for unanimity, and says what they settle."_s; }

QByteArray Tally::inputSchema() const
{
    return R"({"$schema":"http://json-schema.org/draft-07/schema#","type":"object","additionalProperties":false,
"required":["rule","options","voters","choices"],"properties":{
"rule":{"type":"string","enum":["majority","weighted","unanimity"]},
"options":{"type":"array","items":{"type":"string"},"minItems":2},
"voters":{"type":"array","items":{"type":"string"},"minItems":1},
"choices":{"type":"array","items":{"type":"string"}},"reasons":{"type":"array","items":{"type":"string"}},
"weights":{"type":"array","items":{"type":"string"}},
"weighed_by":{"type":"string","enum":["rank","record","given"]},
"ruling":{"type":"string"},"ruled_by":{"type":"string"},"ruling_reason":{"type":"string"}}})";
}

QByteArray Tally::outputSchema() const
{
    return R"({"$schema":"http://json-schema.org/draft-07/schema#","type":"object","additionalProperties":false,
"required":["choice","settled","decision","reasoning","voted","asked","alternatives","confidence"],"properties":{
"choice":{"type":"string"},"settled":{"type":"boolean"},"decision":{"type":"string"},"reasoning":{"type":"string"},
"voted":{"type":"integer"},"asked":{"type":"integer"},"confidence":{"type":"number"},
"alternatives":{"type":"array","items":{"type":"object"}}}})";
}

Result<SkillOutput> Tally::run(const SkillInput& input) const
{
    const Result<Count> count = countOf(input.input);
    if (!count)
        return count.error();
    const QString rule = input.input.at(u"rule").toString();
    const bool settled = isSettled(*count, rule);
    const QString ruling = input.input.at(u"ruling").toString().simplified();
    const QString by = input.input.at(u"ruled_by").toString();
    const QString choice = settled ? count->leading().first() : ruling;
    const QString votes = inWords(*count, rule == u"weighted");
    QString reasoning = u"%1: %2."_s.arg(ruleInWords(rule, input.input.at(u"weighed_by").toString()), votes);
    QString decision = settled ? u"\"%1\", by %2."_s.arg(choice, rule == u"weighted" ? u"weight of votes"_s : rule) : u"Not settled by the votes."_s;
    if (!settled && !ruling.isEmpty()) {
        decision = u"\"%1\", ruled by %2: the votes did not settle it."_s.arg(ruling, by);
        reasoning += u' ' + input.input.at(u"ruling_reason").toString();
    }
    const QString why = settled ? u"Fewer stood for it: %1."_s.arg(votes) : u"The votes did not settle it, and %1 ruled otherwise."_s.arg(by);
    const double confidence = settled && count->all > 0 ? count->most() / count->all : 0.5;
    return SkillOutput{Json(QList<Json::Member>{{u"choice"_s, Json(choice)},
                                                {u"settled"_s, Json(settled)},
                                                {u"decision"_s, Json(decision)},
                                                {u"reasoning"_s, Json(reasoning)},
                                                {u"voted"_s, Json(qint64(count->voted))},
                                                {u"asked"_s, Json(qint64(count->votes.size()))},
                                                {u"alternatives"_s, alternativesOf(*count, choice, why)},
                                                {u"confidence"_s, Json(confidence)}}),
                       {}};
}

} // namespace qd::agents
