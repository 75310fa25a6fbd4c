#include "agents/organisation/patterns/Pattern.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace qd::agents {

QStringList Pattern::texts(QStringView member) const
{
    QStringList texts;
    for (const Json& item : m_step.at(member).items())
        texts.append(item.toString());
    return texts;
}

QString Pattern::ofAgent(const QString& agent, QStringView member) const
{
    for (const Json& one : m_agents)
        if (one.at(u"id").toString() == agent)
            return one.at(member).toString();
    return {};
}

void Pattern::checkAgents(const QString& member, qsizetype least)
{
    const QStringList named = texts(member);
    if (named.size() < least)
        fault(member, u"names %1 %2"_s.arg(named.size()).arg(named.size() == 1 ? u"agent"_s : u"agents"_s), u"expected at least %1"_s.arg(least));
    for (qsizetype i = 0; i < named.size(); ++i) {
        const QString place = member + u'/' + QString::number(i);
        if (ofAgent(named[i], u"id").isEmpty())
            fault(place, u"names the unknown agent \"%1\""_s.arg(named[i]), u"expected the id of an agent"_s);
        else if (named.indexOf(named[i]) != i)
            fault(place, u"names \"%1\" a second time"_s.arg(named[i]), u"expected every agent once"_s);
    }
}

void Pattern::checkMembers(const QStringList& needed, const QStringList& allowed)
{
    static const QStringList kAlways{u"id"_s, u"title"_s, u"kind"_s, u"agent"_s, u"after"_s, u"when"_s, u"uses"_s, u"reads_sources"_s,
                                     u"messages"_s, u"remember"_s, u"on_failure"_s};
    const QString kind = text(u"kind");
    for (const QString& name : needed)
        if (m_step.at(name).isNull())
            fault(name, u"is missing"_s, u"expected it at every step of the kind %1"_s.arg(kind));
    for (const Json::Member& member : m_step.members())
        if (!kAlways.contains(member.first) && !needed.contains(member.first) && !allowed.contains(member.first))
            fault(member.first, u"says nothing at a step of the kind %1"_s.arg(kind), u"expected %1"_s.arg((needed + allowed).join(u", "_s)));
    constexpr qsizetype kLongest = 64, kPart = 30; // "-vote-" and the id of an agent come behind it
    if (id().size() > kLongest - kPart)
        fault(u"id"_s, u"has %1 characters"_s.arg(id().size()), u"expected at most %1 at a step of the kind %2: its parts are named after it"_s.arg(kLongest - kPart).arg(kind));
}

QList<Json::Member> Pattern::begun(const QString& name, const QString& title, const QString& kind, const QString& agent, const QStringList& after) const
{
    Members step{{u"id"_s, Json(name.isEmpty() ? id() : part(name))}, {u"title"_s, Json(title.left(80))}, {u"kind"_s, Json(kind)},
                 {u"agent"_s, Json(agent)}, {u"after"_s, after.isEmpty() ? at(u"after") : listOfTexts(after)}};
    if (!at(u"when").isNull())
        step.append({u"when"_s, at(u"when")});
    return step;
}

Members Pattern::asked(const QString& part, const QString& word, const QString& party, const QString& since, const QString& prompt, qint64 limitMs) const
{
    Members step = begun(part, u"%1: %2"_s.arg(text(u"title"), word).right(80), u"turn"_s, party, {since});
    put(step, "prompt", Json(prompt));
    put(step, "reply", Json(prompt));
    put(step, "uses", listOfTexts(QStringList{since} + texts(u"uses")));
    put(step, "reads_sources", at(u"reads_sources"));
    put(step, "retries", Json(qint64(1)));
    put(step, "time_limit_ms", Json(limitMs));
    put(step, "window", windowOf(since, limitMs));
    put(step, "on_failure", Json(u"skip"_s));
    return step;
}

Json Pattern::ended(const QString& skill, const Members& input, const QStringList& uses, const QString& decision, const Json& told) const
{
    Members step = begun({}, text(u"title"), u"skill"_s, agent(), {part(u"ruling"_s)});
    put(step, "skill", Json(skill));
    put(step, "input", Json(input));
    put(step, "uses", listOfTexts(uses));
    put(step, "decision", Json(decision));
    put(step, "messages", Json(QList<Json>{told} + at(u"messages").items()));
    put(step, "remember", at(u"remember"));
    put(step, "on_failure", at(u"on_failure"));
    return Json(step);
}

QStringList Pattern::others(QStringList agents) const
{
    agents.removeAll(agent());
    return agents;
}

void put(Members& members, const char* name, Json value)
{
    const QString key = QString::fromLatin1(name);
    members.removeIf([&](const Json::Member& member) { return member.first == key; });
    if (!value.isNull())
        members.append({key, std::move(value)});
}

Json windowOf(const QString& since, qint64 lengthMs)
{
    return Json(Members{{u"since"_s, Json(since)}, {u"length_ms"_s, Json(std::max<qint64>(1000, lengthMs))}});
}

Json listOfTexts(const QStringList& texts)
{
    QList<Json> items;
    for (const QString& text : texts)
        items.append(Json(text));
    return Json(items);
}

Json messageTo(const QString& type, const QStringList& to, const QString& subject, const QString& body, qint64 dueMs)
{
    Members message{{u"type"_s, Json(type)}, {u"to"_s, listOfTexts(to)}, {u"subject"_s, Json(subject.left(300))}, {u"body"_s, Json(body)}};
    if (dueMs > 0)
        message.append({u"due_within_ms"_s, Json(dueMs)});
    return Json(message);
}

void putAlso(Members& step, const QString& path, Json value)
{
    const Json also(Members{{u"path"_s, Json(path)}, {u"is"_s, std::move(value)}});
    const auto found = std::find_if(step.begin(), step.end(), [](const Json::Member& member) { return member.first == u"when"; });
    const Json both = found == step.end() ? also : Json(Members{{u"all"_s, Json(QList<Json>{found->second, also})}});
    put(step, "when", both);
}

} // namespace qd::agents
