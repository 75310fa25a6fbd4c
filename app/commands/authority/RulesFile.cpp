#include "app/commands/authority/RulesFile.h"

#include "agents/organisation/DocumentText.h"
#include "core/rules/calendar/Moments.h"

namespace qd::app {

namespace {

const QString kUntil = QStringLiteral("until");

/// The value with `change` made to "until" of each of its rules.
template <class Change> Json withMoments(const Json& file, Change change)
{
    QList<Json::Member> members = file.members();
    for (Json::Member& member : members) {
        if (member.first != QLatin1String("rules"))
            continue;
        QList<Json> rules;
        for (qsizetype i = 0; i < member.second.items().size(); ++i) {
            QList<Json::Member> rule = member.second.items()[i].members();
            for (Json::Member& part : rule)
                if (part.first == kUntil)
                    part.second = change(part.second, i);
            rules.append(Json(rule));
        }
        member.second = Json(rules);
    }
    return Json(members);
}

} // namespace

Result<SetRules> readRules(const QString& file)
{
    const Result<QByteArray> bytes = agents::fileBytes(file);
    if (!bytes)
        return bytes.error();
    QList<agents::Fault> faults;
    const Result<Json> json = agents::readDocument(*bytes, QStringLiteral(":/schema/rules.json"), faults);
    if (!json)
        return faults.isEmpty() ? json.error() : agents::errorOf(faults, file);
    const Json inNumbers = withMoments(*json, [&](const Json& text, qsizetype at) {
        const std::optional<Instant> moment = rules::momentOf(text.toString(), QStringLiteral("UTC"));
        if (!moment)
            faults.append({QStringLiteral("/rules/%1/until").arg(at), QStringLiteral("is \"%1\"").arg(text.toString()), QStringLiteral("expected a moment (RFC 3339), as 2027-01-31T18:00:00Z")});
        return Json(moment.value_or(Instant{}).ms);
    });
    if (!faults.isEmpty())
        return agents::errorOf(faults, file);
    return decode<SetRules>(inNumbers);
}

QByteArray writeRules(const QList<AuthorityRule>& rules, const std::optional<Ceilings>& ceilings)
{
    const Result<Json> json = Json::parse(encode(SetRules{rules, ceilings, {}}));
    if (!json)
        return {};
    Json file = withMoments(*json, [](const Json& ms, qsizetype) { return Json(toRfc3339(Instant{ms.toInteger()})); });
    if (rules.isEmpty()) {
        QList<Json::Member> members = file.members();
        members.prepend({QStringLiteral("rules"), Json(QList<Json>())});
        file = Json(members);
    }
    return agents::indented(file);
}

} // namespace qd::app
