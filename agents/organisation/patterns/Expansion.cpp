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

/// The ruling of a debate is a decision as that of a consensus is, also where its author names no kind for it.
Json withRecord(const Json& debate)
{
    Members members = debate.members();
    if (debate.at(u"decision").toString().isEmpty())
        put(members, "decision", Json(u"debate"_s));
    return Json(members);
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
    explicit Expansion(const Json& file) : m_file(file), m_text(file.toText()) {}

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
        QList<Expanded::Origin> origins;
        const QList<Json>& all = flow.at(u"steps").items();
        for (qsizetype i = 0; i < all.size(); ++i) {
            const QList<Json> plain = plainSteps(all[i], path + u"/steps/%1"_s.arg(i));
            const QString id = all[i].at(u"id").toString();
            const bool isPattern = plain.size() > 1;
            for (const Json& step : plain) {
                const QString name = step.at(u"id").toString();
                origins.append({i, id, isPattern ? all[i].at(u"kind").toString() : QString(), name == id});
                if (name != id && !m_text.contains(name.toUtf8()))
                    m_out.parts.insert(name, id);
            }
            steps += plain;
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
        return {kind == u"debate" ? withRecord(step) : step};
    }

    const Json& m_file;
    QByteArray m_text;
    QMap<QString, QStringList> m_skills; ///< by agent
    Expanded m_out;
};

/// What of the step in the file a member of one of its plain steps was made from; empty: the step itself.
QString memberInFile(const QString& member, const Expanded::Origin& origin)
{
    static const QRegularExpression kMessage(u"^/messages/(\\d+)"_s);
    const bool asks = origin.kind == u"consensus";
    if (member.startsWith(u"/input/question"))
        return asks ? u"/question"_s : u"/intent"_s;
    if (member.startsWith(u"/input/options") && asks)
        return u"/options"_s;
    if (member.startsWith(u"/uses"))
        return u"/uses"_s;
    if (member.startsWith(u"/when/all/0")) // a ruling asks for more than the step does
        return u"/when"_s + member.mid(11);
    if (const QRegularExpressionMatch sent = kMessage.match(member); origin.isLast && sent.hasMatch() && sent.captured(1) != u"0")
        return u"/messages/%1"_s.arg(sent.captured(1).toInt() - 1) + member.mid(sent.capturedLength());
    for (const QString& same : {u"/after"_s, u"/when"_s, u"/remember"_s, u"/on_failure"_s})
        if (member.startsWith(same))
            return member;
    return {};
}

QString pathInFile(const QString& path, const QList<QList<Expanded::Origin>>& origins)
{
    static const QRegularExpression kStep(u"^/workflows/(\\d+)/steps/(\\d+)"_s);
    const QRegularExpressionMatch match = kStep.match(path);
    const QList<Expanded::Origin> steps = match.hasMatch() ? origins.value(match.captured(1).toLongLong()) : QList<Expanded::Origin>();
    const qsizetype place = match.captured(2).toLongLong();
    if (!match.hasMatch() || place >= steps.size())
        return path;
    const Expanded::Origin& origin = steps[place];
    const QString member = path.mid(match.capturedLength());
    return u"/workflows/%1/steps/%2"_s.arg(match.captured(1)).arg(origin.place) + (origin.kind.isEmpty() ? member : memberInFile(member, origin));
}

/// Without what is the same as the item before; a circle through one step alone still comes round.
QString eachOnce(const QString& list, const QString& between)
{
    const QStringList all = list.split(between);
    QStringList items;
    for (const QString& item : all)
        if (items.isEmpty() || (items.last() != item && !items.last().endsWith(u' ' + item)))
            items.append(item);
    if (items.size() == 1 && all.size() > 1 && between != u", ")
        items.append(all.last());
    return items.join(between);
}

/// A sentence with the step's own name where it names one of its parts; a list of names then holds it once.
QString inOwnNames(const QString& sentence, const QMap<QString, QString>& parts)
{
    static const QRegularExpression kName(u"[a-z0-9]+(?:-[a-z0-9]+)*"_s);
    if (parts.isEmpty())
        return sentence;
    QString out;
    qsizetype at = 0;
    for (auto it = kName.globalMatch(sentence); it.hasNext();) {
        const QRegularExpressionMatch name = it.next();
        out += QStringView(sentence).mid(at, name.capturedStart() - at);
        out += parts.value(name.captured(), name.captured());
        at = name.capturedEnd();
    }
    out += QStringView(sentence).mid(at);
    return eachOnce(eachOnce(out, u", "_s), u" -> "_s);
}

} // namespace

QList<Fault> Expanded::inFile(const QList<Fault>& found) const
{
    QList<Fault> out;
    for (const Fault& fault : found) {
        const Fault known{pathInFile(fault.path, origins), inOwnNames(fault.wrong, parts), inOwnNames(fault.right, parts)};
        const bool isNew = std::none_of(out.begin(), out.end(), [&](const Fault& other) { return other.sentence() == known.sentence(); });
        if (isNew)
            out.append(known);
    }
    return out;
}

Expanded expanded(const Json& file)
{
    return Expansion(file).expanded();
}

} // namespace qd::agents
