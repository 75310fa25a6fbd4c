#include "agents/people/ForSkills.h"

#include "agents/people/Personal.h"

namespace qd::agents {

namespace {

constexpr qsizetype kMost = 200;

Json withoutValues(const Json& input)
{
    if (input.kind() == Json::String) {
        const QList<PersonalValue> values = personalValues(input.toString(), {}, kMost);
        return values.isEmpty() ? input : Json(without(input.toString(), values, QStringLiteral("…")));
    }
    if (input.kind() == Json::List) {
        QList<Json> items;
        for (const Json& item : input.items())
            items.append(withoutValues(item));
        return Json(items);
    }
    QList<Json::Member> members;
    for (const Json::Member& member : input.members())
        members.append({member.first, withoutValues(member.second)});
    return input.kind() == Json::Object ? Json(members) : input;
}

} // namespace

Json onlyDeclared(const Json& input, const QByteArray& inputSchema)
{
    if (input.kind() != Json::Object)
        return input; // no skill takes it
    const Result<Json> schema = Json::parse(inputSchema);
    const Json properties = schema ? schema->at(u"properties") : Json();
    QList<Json::Member> members;
    for (const Json::Member& member : input.members()) {
        const bool isDeclared = properties.at(member.first).at(u"personal").toBool();
        members.append({member.first, isDeclared ? member.second : withoutValues(member.second)});
    }
    return Json(members);
}

} // namespace qd::agents
