#include "core/rules/people/Retaining.h"

namespace qd::rules {

std::optional<int> daysKept(const PeopleState& people, const PeopleState::Card& card)
{
    std::optional<int> days;
    for (const QString& segment : card.segments)
        if (const auto rule = people.retention.constFind(segment); rule != people.retention.constEnd())
            days = std::max(days.value_or(0), *rule);
    if (days)
        return days;
    const auto everybody = people.retention.constFind(QString());
    return everybody == people.retention.constEnd() ? std::nullopt : std::optional(*everybody);
}

QList<ContactId> pastTheirDays(const PeopleState& people, Instant now)
{
    QList<ContactId> past;
    if (people.retention.isEmpty())
        return past;
    for (auto card = people.contacts.begin(); card != people.contacts.end(); ++card)
        if (const std::optional<int> days = daysKept(people, *card); days && now - card->touched >= std::chrono::days(*days))
            past.append(card.key());
    return past;
}

QString whyForgotten(const PeopleState& people, const ContactId& contact)
{
    const auto card = people.contacts.constFind(contact);
    const std::optional<int> days = card == people.contacts.constEnd() ? std::nullopt : daysKept(people, *card);
    return QStringLiteral("nothing has happened with them for %1 days, which is how long they are kept").arg(days.value_or(0));
}

} // namespace qd::rules
