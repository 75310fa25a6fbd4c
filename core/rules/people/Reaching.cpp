#include "core/rules/people/Reaching.h"

#include "core/rules/Refusals.h"
#include "core/rules/authority/RuleCheck.h"
#include "core/rules/people/People.h"

#include <QRegularExpression>
#include <QSet>

namespace qd::rules {

namespace {

const QLatin1String kContact("contact:");
const QLatin1String kSegment("segment:");
const QString kForm = QStringLiteral("\"contact:<id>\", \"segment:<name>\", or several of them");

QString textIn(const Values& values, const QString& name)
{
    const auto found = values.constFind(name);
    const QString* text = found == values.constEnd() ? nullptr : std::get_if<QString>(&*found);
    return text ? *text : QString();
}

QStringList wordsIn(const QStringList& to)
{
    static const QRegularExpression kBetween(QStringLiteral("[,;\\s]+"));
    QStringList words;
    for (const QString& text : to)
        words += text.split(kBetween, Qt::SkipEmptyParts);
    return words;
}

QList<ContactId> onList(const PeopleState& people, const QString& segment)
{
    QList<ContactId> all;
    for (auto card = people.contacts.begin(); card != people.contacts.end(); ++card)
        if (card->segments.contains(segment))
            all.append(card.key());
    return all;
}

Recipient recipientOf(const PeopleState& people, const ContactId& contact, const QString& channel)
{
    Recipient recipient;
    recipient.address = addressOf(contact);
    recipient.index = people.contacts.value(contact).indexes.value(channel);
    recipient.part = QStringLiteral("to");
    recipient.channel = channel;
    return recipient;
}

} // namespace

bool needsConsent(const QString& channel)
{
    return channel != QLatin1String("letter");
}

QString addressOf(const ContactId& contact)
{
    return kContact + contact.toString();
}

ContactId contactIn(const QString& address)
{
    return address.startsWith(kContact) ? ContactId::fromString(QStringView(address).mid(kContact.size())).value_or(ContactId()) : ContactId();
}

QString whyNot(const OfficeState& state, const ContactId& contact, const QString& channel, const QString& purpose)
{
    const auto card = state.people.contacts.constFind(contact);
    if (card == state.people.contacts.constEnd())
        return QStringLiteral("not kept");
    const QByteArray index = card->indexes.value(channel);
    if (index.isEmpty())
        return QStringLiteral("no address for %1").arg(channel);
    if (const std::optional<QString> reason = state.door.suppression(index, channel))
        return *reason == QLatin1String("her") ? QStringLiteral("kept back by you") : *reason;
    const std::optional<bool> said = state.people.consent(contact, channel, purpose);
    if (said && !*said)
        return QStringLiteral("opted out");
    return !said && needsConsent(channel) ? QStringLiteral("never agreed") : QString();
}

Result<Reach> reachOf(const OfficeState& state, const QStringList& to, const QString& channel, const QString& purpose)
{
    const QString where = QStringLiteral("/input/to");
    const QStringList words = wordsIn(to);
    if (words.isEmpty())
        return wrong(where, QStringLiteral("it does not say whom it is for"), kForm);
    Reach reach;
    QList<ContactId> people;
    for (const QString& word : words) {
        const ContactId one = contactIn(word);
        const QString segment = word.startsWith(kSegment) ? word.mid(kSegment.size()) : QString();
        if (one.isNull() && !isName(segment))
            return wrong(where, QStringLiteral("\"%1\" is nobody that something can be for").arg(word.left(100)), kForm);
        if (!one.isNull() && !state.people.contacts.contains(one))
            return wrong(where, QStringLiteral("nobody is kept under %1").arg(one.toString()), QStringLiteral("the id of one who is kept: quarterdeck contacts list"));
        people += one.isNull() ? onList(state.people, segment) : QList<ContactId>{one};
        if (one.isNull() && !reach.segments.contains(segment))
            reach.segments.append(segment);
    }
    QSet<ContactId> seen;
    for (const ContactId& contact : std::as_const(people)) {
        if (seen.contains(contact))
            continue;
        seen.insert(contact);
        const QString why = whyNot(state, contact, channel, purpose);
        why.isEmpty() ? reach.recipients.append(recipientOf(state.people, contact, channel)) : void(++reach.leftOut[why]);
    }
    std::sort(reach.recipients.begin(), reach.recipients.end(), [](const Recipient& a, const Recipient& b) { return a.address < b.address; });
    return reach;
}

QString leftOutInWords(const Reach& reach)
{
    int all = 0;
    QStringList reasons;
    for (auto why = reach.leftOut.begin(); why != reach.leftOut.end(); ++why) {
        all += *why;
        reasons.append(QStringLiteral("%1 %2").arg(*why).arg(why.key()));
    }
    return all == 0 ? QString() : QStringLiteral("%1 left out: %2").arg(all).arg(reasons.join(QLatin1String(", ")));
}

QString audienceInWords(const Reach& reach, const QString& channel)
{
    const qsizetype size = reach.recipients.size();
    const QString who = size == 1 ? QStringLiteral("one person") : QStringLiteral("%1 people").arg(size);
    const QString lists = reach.segments.isEmpty() ? QString() : QStringLiteral(" on the list%1 %2").arg(reach.segments.size() == 1 ? QString() : QStringLiteral("s"), reach.segments.join(QLatin1String(", ")));
    return QStringLiteral("%1%2, by %3").arg(who, lists, channel);
}

QString whyNotReachedNow(const OfficeState& state, const EffectContent& content)
{
    const QString purpose = textIn(content.details, kPurpose);
    for (const Recipient& recipient : content.recipients) {
        const ContactId contact = contactIn(recipient.address);
        if (contact.isNull())
            continue;
        if (const QString why = whyNot(state, contact, recipient.channel, purpose); !why.isEmpty())
            return QStringLiteral("one of those that it is for must not be reached any more (%1): %2").arg(contact.toString(), why);
        if (state.people.contacts.constFind(contact)->indexes.value(recipient.channel) != recipient.index)
            return QStringLiteral("one of those that it is for has another address by now (%1)").arg(contact.toString());
    }
    return {};
}

} // namespace qd::rules
