#include "agents/organisation/patterns/Expansion.h"

#include "agents/organisation/patterns/Pattern.h"

#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace qd::agents {

namespace {

/// Members that only steps of these kinds have.
void checkPlain(const Json& step, const QString& path, QList<Fault>& faults)
{
    for (const char* const name : {"question", "options", "rule", "affects", "intent", "window_ms", "ruled_by"})
        if (step.find(QString::fromLatin1(name)))
            faults.append({path + u'/' + QLatin1String(name), u"stands at a %1"_s.arg(step.at(u"kind").toString()),
                           u"expected it at a consensus or an intent only"_s});
}

/// The last of `steps` keeps what its author wrote, and the others say that they are part of it.
QList<Json> marked(const QList<Json>& steps, const Json& written)
{
    QList<Json> out;
    for (qsizetype i = 0; i < steps.size(); ++i) {
        Members members = steps[i].members();
        if (i + 1 == steps.size())
            put(members, "written_as", Json(QString::fromUtf8(written.toText())));
        else
            put(members, "part_of", written.at(u"id"));
        out.append(Json(members));
    }
    return out;
}

/// Whoever puts a question to others counts the answers.
void giveSkills(Members& agent, const QStringList& skills)
{
    QList<Json> has = Json(agent).at(u"skills").items();
    for (const QString& skill : skills)
        if (!std::any_of(has.begin(), has.end(), [&](const Json& one) { return one.toString() == skill; }))
            has.append(Json(skill));
    put(agent, "skills", Json(has));
}

Json withSkills(const QList<Json>& agents, const QMap<QString, QStringList>& needed)
{
    QList<Json> out;
    for (const Json& agent : agents) {
        const QStringList skills = needed.value(agent.at(u"id").toString());
        Members members = agent.members();
        if (!skills.isEmpty())
            giveSkills(members, skills);
        out.append(Json(members));
    }
    return Json(out);
}

/// Writes out the workflows of one file.
class Expansion {
public:
    explicit Expansion(const Json& file) : m_file(file) {}

    Expanded expanded()
    {
        QList<Json> workflows;
        const QList<Json>& all = m_file.at(u"workflows").items();
        for (qsizetype i = 0; i < all.size(); ++i)
            workflows.append(workflow(all[i], u"/workflows/%1"_s.arg(i)));
        Members members;
        for (const Json::Member& member : m_file.members())
            members.append(member.first == u"workflows" ? Json::Member{member.first, Json(workflows)}
                           : member.first == u"agents"  ? Json::Member{member.first, withSkills(member.second.items(), m_skills)}
                                                        : member);
        m_out.json = Json(members);
        return m_out;
    }

private:
    Json workflow(const Json& flow, const QString& path)
    {
        QList<Json> steps;
        QList<qsizetype> origins;
        const QList<Json>& all = flow.at(u"steps").items();
        for (qsizetype i = 0; i < all.size(); ++i) {
            const QList<Json> plain = plainSteps(all[i], path + u"/steps/%1"_s.arg(i));
            steps += plain;
            origins += QList<qsizetype>(plain.size(), i);
        }
        m_out.origins.append(origins);
        Members members = flow.members();
        for (Json::Member& member : members)
            if (member.first == u"steps")
                member.second = Json(steps);
        return Json(members);
    }

    QList<Json> plainSteps(const Json& step, const QString& path)
    {
        const QString kind = step.at(u"kind").toString();
        Pattern pattern(step, m_file.at(u"agents").items(), path, m_out.faults);
        if (kind == u"consensus") {
            m_skills[pattern.agent()] += {u"decide.question"_s, u"decide.tally"_s};
            return marked(consensusSteps(pattern), step);
        }
        if (kind == u"intent") {
            m_skills[pattern.agent()] += {u"decide.question"_s, u"decide.objections"_s};
            return marked(intentSteps(pattern), step);
        }
        checkPlain(step, path, m_out.faults);
        return {step};
    }

    const Json& m_file;
    QMap<QString, QStringList> m_skills; ///< by agent
    Expanded m_out;
};

} // namespace

Fault Expanded::inFile(Fault fault) const
{
    static const QRegularExpression kStep(u"^/workflows/(\\d+)/steps/(\\d+)"_s);
    const QRegularExpressionMatch match = kStep.match(fault.path);
    if (!match.hasMatch())
        return fault;
    const QList<qsizetype> steps = origins.value(match.captured(1).toLongLong());
    const qsizetype place = match.captured(2).toLongLong();
    if (place < steps.size())
        fault.path.replace(0, match.capturedLength(), u"/workflows/%1/steps/%2"_s.arg(match.captured(1)).arg(steps[place]));
    return fault;
}

Expanded expanded(const Json& file)
{
    return Expansion(file).expanded();
}

} // namespace qd::agents
