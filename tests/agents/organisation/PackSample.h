#pragma once

#include "core/base/Json.h"

#include <QByteArray>
#include <QMap>
#include <QString>

namespace qd::test {

/// The file of a pack that is right: two agents, a turn with a prompt and a form of reply of its own, and a post that would go out by
/// itself. Members can be put in place of those that are there, as JSON text.
class PackSample {
public:
    QMap<QString, QByteArray> members{
        {QStringLiteral("format"), "\"quarterdeck-pack 1\""},
        {QStringLiteral("pack"), R"({"id":"field-office","title":"Field office","publisher":"Nimbus Works","version":"1.0","licence":"CC-BY-4.0"})"},
        {QStringLiteral("organisation"), organisation()},
        {QStringLiteral("prompts"), R"({"field-note":"version: 3\nWrite down what was seen. Reply with \"text\"."})"},
        {QStringLiteral("replies"), R"({"field-note":{"type":"object","additionalProperties":false,"required":["text"],"properties":{"text":{"type":"string","minLength":1,"maxLength":4000}}}})"},
    };

    QByteArray text() const
    {
        QByteArray out = "{";
        for (auto member = members.begin(); member != members.end(); ++member) {
            out += member == members.begin() ? "" : ",";
            out += Json(member.key()).toText() + ":" + *member;
        }
        return out + "}";
    }
    /// With the first `from` in the member replaced.
    PackSample& put(const char* member, const char* from, const QByteArray& to)
    {
        QByteArray& text = members[QString::fromLatin1(member)];
        const qsizetype at = text.indexOf(from);
        Q_ASSERT(at >= 0);
        text.replace(at, qstrlen(from), to);
        return *this;
    }
    PackSample& set(const char* member, const QByteArray& json)
    {
        members.insert(QString::fromLatin1(member), json);
        return *this;
    }

    /// One that brings no organisation: a prompt under a name that the program has, and a form of a reply under a new one.
    static PackSample skills()
    {
        PackSample sample;
        sample.members.remove(QStringLiteral("organisation"));
        sample.set("pack", R"({"id":"plain-words","title":"Plain words","publisher":"Nimbus Works","version":"1.0","licence":"CC-BY-4.0"})");
        sample.set("prompts", R"({"draft":"version: 9\nWrite the draft in plain words. Say what was seen."})");
        return sample;
    }

    static QByteArray organisation()
    {
        return R"({"id":"field-office","title":"Field office","version":1,"brand":"harbor-and-pine",
"tiers":[{"id":"any","title":"Any","model":"anthropic:claude-haiku-5-5"}],
"agents":[{"id":"lead","title":"Lead","short_title":"Lead","rank":"executive","reports_to":"human","role":"Answers for the notes.",
"personality":{"tone":"calm","style":"brief","example":"Noted."},"tier":"any","cost_class":"executive","authority_micro_usd":50000000},
{"id":"scribe","title":"Scribe","short_title":"Scribe","rank":"specialist","reports_to":"lead","role":"Writes down what was seen.",
"personality":{"tone":"plain","style":"short","example":"It rained."},"tier":"any","cost_class":"specialist"}],
"autonomy":[{"action":"daily-social-post","level":"L4","title":"Publish a daily social post","grace_ms":0}],
"budgets":[{"scope":"organisation","period":"day","limit_micro_usd":2000000}],
"workflows":[{"id":"note","title":"A note","steps":[
{"id":"note","title":"Write the note","kind":"turn","agent":"scribe","prompt":"field-note","reply":"field-note","produces":"note","artefact_field":"text"},
{"id":"post","title":"Post it","kind":"effect","agent":"lead","after":["note"],"action":"daily-social-post","connector":"folder-linkedin",
"input":{"render":"linkedin-post","slug":"a-note","text":"@artefact:note"}}]}]})";
    }
};

} // namespace qd::test
