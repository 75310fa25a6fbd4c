#include "core/state/people/PeopleState.h"

namespace qd {

namespace {

QString consentKey(const QString& channel, const QString& purpose)
{
    return channel + QLatin1Char('/') + purpose;
}

/// The index of a name, by which nobody is reached and which several may have: with its person's id behind it, and the other way round.
const QString kName = QStringLiteral("name");

void forgetName(QMap<QByteArray, ContactId>& names, const ContactId& contact)
{
    const QByteArray id = contact.toString().toLatin1();
    const auto its = names.lowerBound(id);
    if (its == names.end() || !its.key().startsWith(id))
        return;
    names.remove(its.key().mid(id.size()) + id);
    names.erase(its);
}

} // namespace

ContactId PeopleState::whoIs(const QString& channel, const QByteArray& index) const
{
    const auto all = reached.constFind(channel);
    return all == reached.constEnd() ? ContactId{} : all->value(index);
}

std::optional<bool> PeopleState::consent(const ContactId& contact, const QString& channel, const QString& purpose) const
{
    const auto card = contacts.constFind(contact);
    if (card == contacts.constEnd())
        return std::nullopt;
    for (const QString& key : {consentKey(channel, purpose), consentKey(channel, {})})
        if (const auto said = card->consents.constFind(key); said != card->consents.constEnd())
            return *said;
    return std::nullopt;
}

void PeopleState::keep(const Contact& contact, Sequence sequence, Instant at)
{
    const QMap<QString, bool> consents = contacts.value(contact.id).consents;
    forget(contact.id);
    QMap<QString, QByteArray> indexes = contact.indexes;
    const QByteArray id = contact.id.toString().toLatin1();
    if (const QByteArray name = indexes.take(kName); !name.isEmpty())
        for (const QByteArray& key : {name + id, id + name})
            reached[kName].insert(key, contact.id);
    for (auto index = indexes.begin(); index != indexes.end(); ++index)
        reached[index.key()].insert(index.value(), contact.id);
    contacts.insert(contact.id, {sequence, indexes, contact.segments, consents, at});
}

void PeopleState::forget(const ContactId& contact)
{
    if (!contacts.contains(contact))
        return;
    const Card card = contacts.take(contact);
    if (const auto names = reached.find(kName); names != reached.end()) {
        forgetName(*names, contact);
        if (names->isEmpty())
            reached.erase(names);
    }
    for (auto index = card.indexes.begin(); index != card.indexes.end(); ++index) {
        const auto all = reached.find(index.key());
        if (all == reached.end() || all->value(index.value()) != contact)
            continue; // it is somebody else's by now
        all->remove(index.value());
        if (all->isEmpty())
            reached.erase(all);
    }
}

void PeopleState::touch(const ContactId& contact, Instant at)
{
    if (const auto card = contacts.find(contact); card != contacts.end())
        card->touched = at;
}

void PeopleState::apply(const StoredFact& stored, const EffectsState& before)
{
    if (const auto* kept = std::get_if<ContactKept>(&stored.fact)) {
        keep(kept->contact, stored.sequence, stored.time);
    } else if (const auto* noted = std::get_if<ConsentNoted>(&stored.fact)) {
        if (const auto card = contacts.find(noted->consent.contact); card != contacts.end()) {
            card->consents.insert(consentKey(noted->consent.channel, noted->consent.purpose), noted->consent.given);
            card->touched = stored.time;
        }
    } else if (const auto* erased = std::get_if<ContactErased>(&stored.fact)) {
        forget(erased->contact);
    } else if (const auto* set = std::get_if<RetentionSet>(&stored.fact)) {
        if (set->gone)
            retention.remove(set->retention.segment);
        else
            retention.insert(set->retention.segment, set->retention.days);
    } else if (const auto* intended = std::get_if<EffectIntended>(&stored.fact)) {
        if (const auto effect = before.open.constFind(intended->effect); effect != before.open.constEnd())
            for (const Recipient& recipient : effect->content.recipients)
                touch(whoIs(recipient.channel, recipient.index), stored.time);
    } else if (const auto* in = std::get_if<InboundTaken>(&stored.fact)) {
        for (const QString& channel : reached.keys())
            touch(whoIs(channel, in->inbound.index), stored.time);
    }
}

} // namespace qd
