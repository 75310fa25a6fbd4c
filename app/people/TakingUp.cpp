#include "app/people/TakingUp.h"

#include "agents/people/WithoutPerson.h"
#include "core/rules/people/People.h"

namespace qd::app {

namespace {

using namespace Qt::StringLiterals;

const QStringList kLetterFields{u"street"_s, u"postcode"_s, u"city"_s, u"country"_s};

/// What was kept stays where nothing else is said.
Contact over(const Contact& before, Contact now)
{
    for (auto field = before.sealed.begin(); field != before.sealed.end(); ++field)
        if (!now.sealed.contains(field.key()))
            now.sealed.insert(field.key(), *field);
    for (auto index = before.indexes.begin(); index != before.indexes.end(); ++index)
        if (!now.indexes.contains(index.key()))
            now.indexes.insert(index.key(), *index);
    if (now.segments.isEmpty())
        now.segments = before.segments;
    return now;
}

Result<QList<Contact>> sealedRows(const QList<agents::ContactRow>& rows, const QList<OpenedContact>& before, const agents::PersonKeys& keys, const QString& source, Instant now)
{
    QList<Contact> contacts;
    for (const agents::ContactRow& row : rows) {
        Result<Contact> contact = keys.sealed(row.id, row.fields);
        if (!contact)
            return contact.error();
        contact->segments = row.segments;
        contact->source = source;
        contact->changed = now;
        const auto old = std::find_if(before.begin(), before.end(), [&row](const OpenedContact& one) { return one.contact.id == row.id; });
        contacts.append(old == before.end() ? *contact : over(old->contact, *contact));
    }
    return contacts;
}

/// What tells who they are, as it was kept and as it is given now.
QList<agents::PersonalFields> telling(const QList<agents::ContactRow>& rows, const QList<OpenedContact>& before)
{
    QList<agents::PersonalFields> all;
    for (const agents::ContactRow& row : rows) {
        all.append(row.fields);
        for (const OpenedContact& one : before)
            if (one.contact.id == row.id)
                all.append(one.fields);
    }
    return all;
}

/// Takes out of each word on how something is known what tells who that is. Says whether there was any.
bool leaveOut(QList<agents::ContactRow>& rows, const QList<OpenedContact>& before)
{
    bool isAny = false;
    for (agents::ContactRow& row : rows)
        for (Consent& consent : row.consents) {
            const QString plain = agents::withoutPerson(consent.source, telling({row}, before));
            isAny = isAny || plain != consent.source;
            consent.source = plain;
        }
    return isAny;
}

} // namespace

QString byHand()
{
    return u"your own hand"_s;
}

QList<agents::ContactFault> faultsIn(const PeopleState& people, const QList<agents::ContactRow>& rows, const agents::PersonKeys& keys)
{
    QList<agents::ContactFault> faults;
    for (const agents::ContactRow& row : rows) {
        const bool isKnown = people.contacts.contains(row.id);
        if (!row.id.isNull() && !isKnown)
            faults.append({row.line, u"id"_s, u"nobody is kept under it"_s, u"an id that quarterdeck contacts list shows, or none for somebody new"_s});
        const auto isGiven = [&row](const QString& field) { return row.fields.contains(field); };
        if (isKnown && std::any_of(kLetterFields.begin(), kLetterFields.end(), isGiven) && !std::all_of(kLetterFields.begin(), kLetterFields.end(), isGiven))
            faults.append({row.line, u"street"_s, u"a part of the address of letters is missing"_s, u"all of "_s + kLetterFields.join(u", "_s) + u", or none of them"_s});
        for (const QString& channel : rules::reachChannels()) {
            const QByteArray index = keys.index(channel, agents::comparableAddress(channel, row.fields));
            const ContactId other = index.isEmpty() ? ContactId() : people.whoIs(channel, index);
            if (!other.isNull() && other != row.id)
                faults.append({row.line, channel, u"that address is kept already, of %1"_s.arg(other.toString()), u"another address, or that one changed instead of somebody new"_s});
        }
    }
    return faults;
}

Result<TakingUp> takingUp(QList<agents::ContactRow> rows, const QList<OpenedContact>& before, const agents::PersonKeys& keys, const QString& source, Instant now)
{
    const QString from = agents::withoutPerson(source, telling(rows, before));
    TakingUp taking;
    taking.leftOut = leaveOut(rows, before) || from != source;
    const Result<QList<Contact>> contacts = sealedRows(rows, before, keys, from, now);
    if (!contacts)
        return contacts.error();
    taking.commands.append(KeepContacts{*contacts});
    for (const agents::ContactRow& row : std::as_const(rows))
        for (Consent consent : row.consents) {
            consent.contact = row.id;
            taking.commands.append(NoteConsent{consent});
        }
    return taking;
}

} // namespace qd::app
