#include "agents/organisation/patterns/Pattern.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace qd::agents {

namespace {

constexpr qint64 kUsualLimit = 600'000;

/// What each vote weighs, as texts in the order of the voters; empty where all weigh the same.
QStringList weightsOf(Pattern& pattern, const QStringList& voters)
{
    const Json& rule = pattern.at(u"rule");
    const Json& given = rule.at(u"given");
    const QString by = rule.at(u"weights").toString();
    if (rule.at(u"by").toString() != u"weighted") {
        if (!by.isEmpty() || !given.isNull())
            pattern.fault(u"rule"_s, u"weighs votes, and is by %1"_s.arg(rule.at(u"by").toString()), u"expected \"weights\" with the rule weighted only"_s);
        return {};
    }
    QStringList weights;
    for (const QString& voter : voters) {
        if (by == u"record")
            continue; // as it stands when the question is put
        if (by == u"given") {
            if (!given.find(voter))
                pattern.fault(u"rule/given"_s, u"gives %1 no weight"_s.arg(voter), u"expected one for each who votes"_s);
            weights.append(QString::number(given.at(voter).toReal(), 'g', 12));
        } else {
            const QString rank = pattern.ofAgent(voter, u"rank");
            weights.append(rank == u"executive" ? u"3"_s : rank == u"management" ? u"2"_s : u"1"_s);
        }
    }
    if (by.isEmpty())
        pattern.fault(u"rule/weights"_s, u"is missing"_s, u"expected rank, record or given"_s);
    for (const Json::Member& member : given.members())
        if (!voters.contains(member.first))
            pattern.fault(u"rule/given/"_s + member.first, u"is of nobody who votes"_s, u"expected one of %1"_s.arg(voters.join(u", "_s)));
    return weights;
}

/// What becomes the weight of each one's record when the question is put.
QStringList recordsOf(const QStringList& voters)
{
    QStringList records;
    for (const QString& voter : voters)
        records.append(u"@record:"_s + voter);
    return records;
}

Json votingStep(const Pattern& pattern, const QString& voter, const QString& question, qint64 limit)
{
    Members step = pattern.asked(u"vote-"_s + voter, u"a vote"_s, voter, question, u"vote"_s, limit);
    const QString own = pattern.part(u"vote-"_s + voter);
    if (voter != pattern.agent())
        put(step, "messages", Json(QList<Json>{messageTo(u"answer"_s, {pattern.agent()}, u"Vote: {%1.choice}"_s.arg(own), u"{%1.message}"_s.arg(own))}));
    return Json(step);
}

Members countInput(const Pattern& pattern, const QStringList& voters, const QStringList& weights)
{
    QStringList choices, reasons;
    for (const QString& voter : voters) {
        choices.append(u"{%1.choice}"_s.arg(pattern.part(u"vote-"_s + voter)));
        reasons.append(u"{%1.reasoning}"_s.arg(pattern.part(u"vote-"_s + voter)));
    }
    Members input{{u"rule"_s, pattern.at(u"rule").at(u"by")}, {u"options"_s, Json(u"{%1.options}"_s.arg(pattern.part(u"question"_s)))},
                  {u"voters"_s, listOfTexts(voters)}, {u"choices"_s, listOfTexts(choices)}, {u"reasons"_s, listOfTexts(reasons)}};
    const QString by = pattern.at(u"rule").at(u"weights").toString();
    if (by == u"record")
        input.append({u"weights"_s, Json(u"{%1.weights}"_s.arg(pattern.part(u"question"_s)))});
    else if (!weights.isEmpty())
        input.append({u"weights"_s, listOfTexts(weights)});
    if (!by.isEmpty())
        input.append({u"weighed_by"_s, Json(by)});
    return input;
}

Json rulingStep(const Pattern& pattern, const QStringList& votes, const QString& count)
{
    Members step = pattern.begun(u"ruling"_s, u"%1: a ruling"_s.arg(pattern.text(u"title")).right(80), u"turn"_s, pattern.agent(), {count});
    putAlso(step, count + u".settled"_s, Json(false));
    put(step, "prompt", Json(u"consensus-ruling"_s));
    put(step, "reply", Json(u"consensus-ruling"_s));
    put(step, "uses", listOfTexts(QStringList{pattern.part(u"question"_s)} + votes + QStringList{count} + pattern.texts(u"uses")));
    put(step, "reads_sources", pattern.at(u"reads_sources"));
    return Json(step);
}

/// The step that others follow on: the one decision that it all comes to.
Json lastStep(const Pattern& pattern, const QStringList& voters, const QStringList& votes, Members input)
{
    const QString ruling = pattern.part(u"ruling"_s);
    put(input, "ruling", Json(u"{%1.choice}"_s.arg(ruling)));
    put(input, "ruled_by", Json(pattern.agent()));
    put(input, "ruling_reason", Json(u"{%1.reasoning}"_s.arg(ruling)));
    const Json told = messageTo(u"decision"_s, pattern.others(voters), u"%1: {%2.choice}"_s.arg(pattern.text(u"title"), pattern.id()),
                                u"{%1.decision} {%1.reasoning}"_s.arg(pattern.id()));
    return pattern.ended(u"decide.tally"_s, input, QStringList{pattern.part(u"question"_s)} + votes + QStringList{ruling}, u"consensus"_s, told);
}

} // namespace

QList<Json> consensusSteps(Pattern& pattern)
{
    pattern.checkMembers({u"parties"_s, u"question"_s, u"options"_s, u"rule"_s}, {u"time_limit_ms"_s});
    pattern.checkAgents(u"parties"_s, 2);
    const QStringList voters = pattern.texts(u"parties");
    const QStringList weights = weightsOf(pattern, voters);
    const QString question = pattern.part(u"question"_s);
    const QString count = pattern.part(u"count"_s);
    const qint64 limit = pattern.at(u"time_limit_ms").toInteger(kUsualLimit);
    const QStringList others = pattern.others(voters);

    Members ask = pattern.begun(u"question"_s, u"%1: the question"_s.arg(pattern.text(u"title")).right(80), u"skill"_s, pattern.agent(), {});
    put(ask, "skill", Json(u"decide.question"_s));
    Members asked{{u"question"_s, pattern.at(u"question")}, {u"options"_s, pattern.at(u"options")}, {u"asked"_s, listOfTexts(voters)}};
    if (pattern.at(u"rule").at(u"weights").toString() == u"record")
        asked.append({u"weights"_s, listOfTexts(recordsOf(voters))});
    put(ask, "input", Json(asked));
    put(ask, "messages", Json(QList<Json>{messageTo(u"request"_s, others, u"Your vote: %1"_s.arg(pattern.text(u"title")),
                                                    u"{%1.question}\nTo choose from: {%1.options}. Each votes alone."_s.arg(question), limit)}));
    QList<Json> steps{Json(ask)};
    QStringList votes;
    for (const QString& voter : voters) {
        steps.append(votingStep(pattern, voter, question, limit));
        votes.append(pattern.part(u"vote-"_s + voter));
    }
    const Members input = countInput(pattern, voters, weights);
    Members counting = pattern.begun(u"count"_s, u"%1: the count"_s.arg(pattern.text(u"title")).right(80), u"skill"_s, pattern.agent(), votes);
    put(counting, "skill", Json(u"decide.tally"_s));
    put(counting, "input", Json(input));
    steps.append(Json(counting));
    steps.append(rulingStep(pattern, votes, count));
    steps.append(lastStep(pattern, voters, votes, input));
    return steps;
}

} // namespace qd::agents
