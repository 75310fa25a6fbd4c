#include "app/commands/people/TakenUp.h"

#include "agents/people/PersonKeys.h"
#include "agents/people/WithoutPerson.h"
#include "app/commands/Fields.h"
#include "core/rules/people/People.h"

namespace qd::app {

namespace {

using namespace Qt::StringLiterals;

const QStringList kLetterFields{u"street"_s, u"postcode"_s, u"city"_s, u"country"_s};

QString atLine(const agents::ContactRow& row, const QString& where, const QString& wrong, const QString& right)
{
    return u"line %1, %2: %3; right would be: %4"_s.arg(row.line).arg(where, wrong, right);
}

/// Ids that nobody has are no ids of those who are kept, and an address is one person's.
QStringList faultsIn(const OfficeState& state, const QList<agents::ContactRow>& rows, const agents::PersonKeys& keys)
{
    QStringList faults;
    for (const agents::ContactRow& row : rows) {
        const bool isKnown = state.people.contacts.contains(row.id);
        if (!row.id.isNull() && !isKnown)
            faults.append(atLine(row, u"id"_s, u"nobody is kept under it"_s, u"an id that quarterdeck contacts list shows, or none for somebody new"_s));
        const auto isGiven = [&row](const QString& field) { return row.fields.contains(field); };
        if (isKnown && std::any_of(kLetterFields.begin(), kLetterFields.end(), isGiven) && !std::all_of(kLetterFields.begin(), kLetterFields.end(), isGiven))
            faults.append(atLine(row, u"street"_s, u"a part of the address of letters is missing"_s, u"all of "_s + kLetterFields.join(u", "_s) + u", or none of them"_s));
        for (const QString& channel : rules::reachChannels()) {
            const QByteArray index = keys.index(channel, agents::comparableAddress(channel, row.fields));
            const ContactId other = index.isEmpty() ? ContactId() : state.people.whoIs(channel, index);
            if (!other.isNull() && other != row.id)
                faults.append(atLine(row, channel, u"that address is kept already, of %1"_s.arg(other.toString()), u"that id in the column id, to change who has it"_s));
        }
    }
    return faults;
}

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

int refuseAll(const Invocation& call, const QStringList& faults)
{
    for (const QString& fault : faults)
        call.note(fault);
    return call.fail({Error::Parse, faults.size() == 1 ? u"one thing is wrong, so nobody was taken up: %1"_s.arg(faults.first()) : u"%1 things are wrong, so nobody was taken up; the first: %2"_s.arg(faults.size()).arg(faults.first()),
                      {}, {}});
}

} // namespace

int takeUp(const Invocation& call, const agents::ContactRows& read, const QString& source)
{
    if (!read.faults.isEmpty())
        return refuseAll(call, read.faults);
    const Instant now = SystemClock().now();
    const Result<OfficeState> state = stateNow(call);
    const agents::PersonKeyFile file(call.home.path());
    Result<agents::PersonKeys> keys = state ? file.readOrMake({}) : Result<agents::PersonKeys>(state.error());
    if (!keys)
        return call.fail(keys.error());
    if (const QStringList faults = faultsIn(*state, read.rows, *keys); !faults.isEmpty())
        return refuseAll(call, faults);
    QList<agents::ContactRow> rows = read.rows;
    QList<ContactId> changed, all;
    for (agents::ContactRow& row : rows) {
        if (!row.id.isNull())
            changed.append(row.id);
        else
            row.id = ContactId::make(now);
        all.append(row.id);
    }
    const Result<QList<OpenedContact>> before = changed.isEmpty() ? Result<QList<OpenedContact>>(QList<OpenedContact>()) : opened(call, *state, changed, agents::whyOpenedForWords(), agents::nowhere());
    keys = before ? file.readOrMake(all) : Result<agents::PersonKeys>(before.error());
    const QString from = before ? agents::withoutPerson(source, telling(rows, *before)) : QString();
    if (before && (leaveOut(rows, *before) || from != source))
        sayLeftOut(call);
    const Result<QList<Contact>> contacts = keys ? sealedRows(rows, *before, *keys, from, now) : Result<QList<Contact>>(keys.error());
    if (!contacts)
        return call.fail(contacts.error());
    QList<Command> commands{KeepContacts{*contacts}};
    for (const agents::ContactRow& row : std::as_const(rows))
        for (Consent consent : row.consents) {
            consent.contact = row.id;
            commands.append(NoteConsent{consent});
        }
    const Result<Receipt> receipt = sendAll(call, commands);
    if (!receipt)
        return call.fail(receipt.error());
    if (call.json)
        call.print(document([&](JsonWriter& out) { field(out, "kept", all); }));
    call.say(receipt->text);
    for (const ContactId& id : std::as_const(all))
        call.say(u"  "_s + id.toString());
    return kDone;
}

} // namespace qd::app
