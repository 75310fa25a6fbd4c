#include "agents/office/leaving/Addressing.h"

#include "agents/effects/Dispatcher.h"
#include "agents/office/leaving/Rehearsing.h"
#include "agents/office/leaving/Shares.h"
#include "agents/people/PersonKeys.h"
#include "core/rules/people/Reaching.h"

namespace qd::agents {

namespace {

using namespace Qt::StringLiterals;

constexpr qint64 kPage = 200; ///< facts that are read at once
const QLatin1String kLetter("letter");

Error refusal(const QString& text, const QString& hint = {})
{
    return {Error::Rule, text, u"recipients"_s, hint};
}

QStringList textsOf(const Json& value)
{
    QStringList texts;
    for (const Json& item : value.items())
        texts.append(item.toString());
    return value.kind() == Json::String ? QStringList{value.toString()} : texts;
}

QList<ContactId> peopleOf(const EffectContent& content)
{
    QList<ContactId> people;
    for (const Recipient& recipient : content.recipients)
        if (const ContactId person = rules::contactIn(recipient.address); !person.isNull())
            people.append(person);
    return people;
}

/// What is opened of each for that connector, and no more.
QStringList fieldsFor(const ConnectorInfo& to)
{
    QStringList fields{u"name"_s, to.channel == u"sms"_s ? u"phone"_s : to.channel == kLetter ? u"street"_s : to.channel};
    if (to.channel == kLetter)
        fields += {u"postcode"_s, u"city"_s, u"country"_s}; // without them nobody knows that it is a whole address
    for (const QString& field : to.reads)
        if (!fields.contains(field))
            fields.append(field);
    return fields;
}

/// Data of people goes only where it is declared that it is read, and may lie (promise P3, rule R2).
QString whyNotThere(const std::optional<ConnectorInfo>& to, const ConnectorId& id)
{
    if (!to)
        return u"nobody may use \"%1\" here: quarterdeck connectors allow %1, where it is set up; else connectors add %1"_s.arg(id.text);
    if (to->channel.isEmpty())
        return u"\"%1\" reaches nobody by name, so nothing through it can be for certain people"_s.arg(to->title);
    return whyTooMuch(Confidentiality::Pii, to->title, to->clearance);
}

/// Leaves those who are in the part that the step's input `share` names. @returns that part in words; nothing: it is for all of them.
Result<QString> shared(rules::Reach& reach, const TurnOrder& order)
{
    const QString text = order.input.at(u"share").toString();
    if (text.isEmpty())
        return QString();
    const Result<Share> share = shareFrom(text);
    if (!share)
        return share.error();
    const qsizetype all = reach.recipients.size();
    reach.recipients.removeIf([&](const Recipient& one) { return !share->holds(order.run, one.address); });
    if (all > 0 && reach.recipients.isEmpty())
        return refusal(u"of %1 who may be reached nobody is in this part (%2)"_s.arg(all).arg(share->inWords()), u"a longer list, or the same to all of it: --workflow newsletter"_s);
    return u", %1 (of %2)"_s.arg(share->inWords()).arg(all);
}

Person personFrom(const PersonalFields& fields, const ConnectorInfo& to)
{
    Person person{fields.value(u"name"_s), addressBy(to.channel, fields)};
    for (const QString& field : to.reads)
        if (const auto value = fields.constFind(field); value != fields.constEnd())
            person.fields.insert(field, *value);
    return person;
}

/// An invoice of that number that goes to the same customer by another step, and is under way or waits for her; empty: there is none. What was
/// posted before, whoever posts it is asked.
QString whyTwice(const OfficeState& state, const Effect& effect)
{
    static const QString kNumber = u"invoice"_s;
    const auto number = effect.content.details.constFind(kNumber);
    if (effect.content.kind.text != kNumber || number == effect.content.details.constEnd())
        return {};
    for (const Effect& other : state.effects.open) {
        const bool isSelf = other.id == effect.id || (other.run == effect.run && other.step == effect.step);
        if (!isSelf && other.content.kind == effect.content.kind && other.content.details.value(kNumber) == *number && peopleOf(other.content) == peopleOf(effect.content))
            return u"this invoice is on its way to this customer already, by the run %1"_s.arg(other.run.toString());
    }
    return {};
}

} // namespace

Result<Effect> addressed(const OfficeState& state, const Dispatcher& dispatcher, const TurnOrder& order, Effect effect)
{
    const QStringList to = textsOf(order.input.at(u"to"));
    if (to.isEmpty())
        return effect;
    EffectContent& content = effect.content;
    const std::optional<ConnectorInfo> info = dispatcher.infoOf(content.connector);
    if (!info) // whatever else is missing is said with it
        return refusal(missingFor(state, dispatcher, order).join(u"; "_s), u"a connector for e-mail, sms or letters, whose clearance is pii"_s);
    if (const QString why = whyNotThere(info, content.connector); !why.isEmpty())
        return refusal(why, u"a connector for e-mail, sms or letters, whose clearance is pii"_s);
    const QString purpose = order.input.at(u"purpose").toString();
    Result<rules::Reach> reach = rules::reachOf(state, to, info->channel, purpose);
    if (!reach)
        return reach.error();
    const Result<QString> part = shared(*reach, order);
    if (!part)
        return part.error();
    const QString leftOut = rules::leftOutInWords(*reach);
    if (reach->recipients.isEmpty())
        return refusal(u"nobody is left whom \"%1\" may reach by %2%3"_s.arg(content.title, info->channel, leftOut.isEmpty() ? u": nobody is on that list"_s : u": "_s + leftOut),
                       u"who agreed is put on record by quarterdeck contacts consent"_s);
    content.recipients = reach->recipients;
    const qsizetype size = content.recipients.size();
    content.reach = Audience{!reach->segments.isEmpty() ? AudienceClass::List : size == 1 ? AudienceClass::One : AudienceClass::Named, size, false};
    content.audience = rules::audienceInWords(*reach, info->channel) + *part;
    content.carries = std::max(content.carries.value_or(Confidentiality::Public), Confidentiality::Pii);
    if (!purpose.isEmpty())
        content.details.insert(rules::kPurpose, purpose);
    if (!leftOut.isEmpty())
        content.details.insert(rules::kLeftOut, leftOut);
    effect.sha256 = contentHash(content);
    if (const QString twice = whyTwice(state, effect); !twice.isEmpty())
        return refusal(twice, u"a number of its own for each invoice"_s);
    return effect;
}

void Addressing::note(const Effect& effect, const QString& purpose)
{
    const QList<ContactId> people = peopleOf(effect.content);
    const std::optional<ConnectorInfo> to = m_floor.dispatcher.infoOf(effect.content.connector);
    if (people.isEmpty() || !to)
        return;
    PersonalRead read;
    read.by = system();
    read.run = effect.run;
    read.step = effect.step;
    read.effect = effect.id;
    read.purpose = purpose;
    read.what = fieldsFor(*to);
    read.contacts = people;
    read.sink = accountKey(effect.content.connector, effect.content.account);
    m_floor.docket.enter(read, system(), 0, effect.run, {}, m_floor.now());
}

/// What is under way: who is still to be found, in the order of the record.
struct Addressing::Looking {
    ConnectorInfo to;
    QMap<Sequence, ContactId> wanted;
    QMap<ContactId, Contact> kept;
    Found found;
    quint64 epoch = 0;

    Result<QMap<QString, Person>> opened(const QString& home) const
    {
        const Result<PersonKeys> keys = PersonKeyFile(home).read();
        if (!keys)
            return keys.error();
        QMap<QString, Person> people;
        for (const Contact& contact : kept) {
            const Result<PersonalFields> fields = keys->opened(contact, fieldsFor(to));
            if (!fields)
                return fields.error();
            const Person person = personFrom(*fields, to);
            if (person.address.isEmpty())
                return refusal(u"no address for %1 is kept of %2"_s.arg(to.channel, contact.id.toString()));
            people.insert(rules::addressOf(contact.id), person);
        }
        return people;
    }
};

void Addressing::find(const Effect& effect, const Found& found)
{
    const QList<ContactId> people = peopleOf(effect.content);
    if (people.isEmpty())
        return found(QMap<QString, Person>());
    const std::optional<ConnectorInfo> to = m_floor.dispatcher.infoOf(effect.content.connector);
    if (const QString why = whyNotThere(to, effect.content.connector); !why.isEmpty())
        return found(refusal(why));
    auto looking = std::make_shared<Looking>(Looking{*to, {}, {}, found, m_floor.epoch()});
    for (const ContactId& person : people) {
        const auto card = m_floor.state.people.contacts.constFind(person);
        if (card == m_floor.state.people.contacts.constEnd())
            return found(refusal(u"one of those that it is for is kept no more (%1)"_s.arg(person.toString())));
        looking->wanted.insert(card->kept, person);
    }
    look(looking);
}

/// One page of the record after the other, and none in which nobody stands.
void Addressing::look(const std::shared_ptr<Looking>& looking)
{
    if (looking->wanted.isEmpty())
        return looking->found(looking->opened(m_floor.settings.home));
    const Sequence first = looking->wanted.firstKey();
    Sequence last = first;
    for (auto one = looking->wanted.begin(); one != looking->wanted.end() && one.key() < first + kPage; ++one)
        last = one.key();
    m_floor.history.facts(first, last - first + 1, m_floor.mailbox, [this, looking, first, last](const Result<QList<StoredFact>>& facts) {
        if (looking->epoch != m_floor.epoch())
            return;
        for (const StoredFact& stored : facts ? *facts : QList<StoredFact>())
            if (const auto* kept = std::get_if<ContactKept>(&stored.fact); kept && looking->wanted.value(stored.sequence) == kept->contact.id)
                looking->kept.insert(kept->contact.id, kept->contact);
        for (Sequence at = first; at <= last; ++at)
            if (looking->wanted.contains(at) && !looking->kept.contains(looking->wanted.take(at)))
                return looking->found(Error{Error::Store, u"what is kept of one of those that it is for cannot be read"_s, {}, {}});
        look(looking);
    });
}

void Addressing::read(const Effect& effect, const QString& purpose, const Found& found)
{
    if (peopleOf(effect.content).isEmpty())
        return found(QMap<QString, Person>());
    note(effect, purpose);
    m_floor.docket.after([this, effect, found] { find(effect, found); });
    m_floor.flush();
}

} // namespace qd::agents
