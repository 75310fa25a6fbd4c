#include "agents/effects/people/Addressees.h"

#include "agents/tools/protocol/OutsideText.h"

#include <QHash>
#include <QRegularExpression>
#include <QSet>

namespace qd::agents {

namespace {

constexpr qsizetype kMostSaid = 200, kLongestName = 100;
constexpr qsizetype kLongestMail = 254, kLongestLocal = 64;
const QString kHidden = QStringLiteral("(a person)");

Error unfit(const QString& text, const QString& hint = {})
{
    return {Error::Rule, text, QStringLiteral("recipients"), hint};
}

} // namespace

bool isMailAddress(const QString& address)
{
    static const QRegularExpression pattern(QStringLiteral("\\A[a-zA-Z0-9.!#$%&'*+/=?^_`{|}~-]+@[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?(?:\\.[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?)+\\z"));
    return address.size() <= kLongestMail && address.indexOf(u'@') <= kLongestLocal && pattern.match(address).hasMatch();
}

bool isPhoneNumber(const QString& address)
{
    static const QRegularExpression pattern(QStringLiteral("\\A\\+[1-9][0-9]{7,14}\\z"));
    return pattern.match(address).hasMatch();
}

Result<Done> checkRecipients(const EffectContent& content, const QString& channel, qsizetype most)
{
    if (content.recipients.isEmpty())
        return unfit(QStringLiteral("it is for nobody"), QStringLiteral("a step that says whom it is for, by its input \"to\""));
    if (content.recipients.size() > most)
        return unfit(QStringLiteral("it is for %1 people; it may be for %2 at once").arg(content.recipients.size()).arg(most));
    QSet<QString> known;
    for (const Recipient& one : content.recipients) {
        if (one.address.isEmpty() || known.contains(one.address))
            return unfit(QStringLiteral("somebody is among those that it is for twice, or without a contact: %1").arg(one.address.left(80)));
        if (one.channel != channel)
            return unfit(QStringLiteral("%1 is reached by \"%2\", and this goes by %3").arg(one.address.left(80), one.channel.left(40), channel));
        if (!one.part.isEmpty() && one.part != QLatin1String("to"))
            return unfit(QStringLiteral("%1 would get a copy (%2); each gets a message alone").arg(one.address.left(80), one.part.left(20)));
        known.insert(one.address);
    }
    return Done{};
}

Result<QList<Addressee>> addresseesOf(const Delivery& delivery, bool (*isAddress)(const QString&))
{
    QList<Addressee> all;
    QHash<QString, QString> known; // by address: one who is kept twice would get it twice
    for (const Recipient& one : delivery.content.recipients) {
        const auto person = delivery.people.constFind(one.address);
        if (person == delivery.people.constEnd())
            return unfit(QStringLiteral("%1 is not at hand").arg(one.address.left(80)));
        if (!isAddress(person->address))
            return unfit(QStringLiteral("what is kept as the address of %1 is none").arg(one.address.left(80)));
        QString& contact = known[person->address.toLower()];
        if (!contact.isEmpty())
            return unfit(QStringLiteral("%1 and %2 have the same address").arg(contact, one.address.left(80)));
        contact = one.address;
        all.append({one.address, *person});
        all.last().person.name = cleanedLine(person->name, kLongestName); // a line's end in it would begin a header
    }
    return all;
}

QString withoutPeople(const QString& said, const QList<Addressee>& people)
{
    static const QRegularExpression mail(QStringLiteral("[^\\s<>\"'(),;:]+@[^\\s<>\"'(),;:]+"));
    static const QRegularExpression number(QStringLiteral("\\+?[0-9][0-9 ()./-]{5,}[0-9]"));
    QString text = said.left(4 * kMostSaid);
    for (const Addressee& one : people) {
        QStringList personal{one.person.address, one.person.name};
        personal += one.person.fields.values();
        for (const QString& each : std::as_const(personal))
            if (each.size() >= 3)
                text.replace(each, kHidden, Qt::CaseInsensitive);
    }
    return cleanedLine(text.replace(mail, kHidden).replace(number, kHidden), kMostSaid);
}

} // namespace qd::agents
