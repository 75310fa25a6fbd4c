#include "app/commands/people/KeptContacts.h"

#include "agents/people/PersonKeys.h"
#include "agents/people/WithoutPerson.h"
#include "app/commands/Loop.h"

namespace qd::app {

namespace {

using namespace Qt::StringLiterals;

constexpr qsizetype kReadAtOnce = 1000; ///< people in one fact that says who was read

Result<Receipt> sendTo(Doer& doer, const Command& command)
{
    return doer.there ? doer.there->send(CommandId::make(SystemClock().now()), command) : issueAndWait(doer.here->department, command);
}

} // namespace

Result<ContactId> keptId(const OfficeState& state, const QString& text)
{
    const Result<ContactId> id = idArgument<ContactId>(text, u"a person"_s);
    if (id && !state.people.contacts.contains(*id))
        return Error{Error::Parse, u"nobody is kept under %1"_s.arg(text), u"ID"_s, u"an id that quarterdeck contacts list shows"_s};
    return id;
}

Result<QList<Contact>> sealedOf(const Invocation& call, const OfficeState& state, const QList<ContactId>& people)
{
    Result<std::unique_ptr<Past>> past = Past::open(call);
    if (!past)
        return past.error();
    QList<Contact> contacts;
    for (const ContactId& person : people) {
        const Sequence at = state.people.contacts.value(person).kept;
        const Result<QList<StoredFact>> facts = waitFor<QList<StoredFact>>([&](Mailbox* here, auto done) { (*past)->reader().facts(at, 1, here, done); });
        const ContactKept* kept = facts && facts->size() == 1 ? std::get_if<ContactKept>(&facts->first().fact) : nullptr;
        if (!kept || kept->contact.id != person)
            return Error{Error::Store, u"what is kept of %1 cannot be found in the record"_s.arg(person.toString()), {}, u"quarterdeck log verify says whether it is whole"_s};
        contacts.append(kept->contact);
    }
    return contacts;
}

Result<OpenedContacts> openedOf(const Invocation& call, const OfficeState& state, const QList<ContactId>& people, const QString& purpose, const QString& sink)
{
    const Result<QList<Contact>> contacts = sealedOf(call, state, people);
    const Result<agents::PersonKeys> keys = contacts ? agents::PersonKeyFile(call.home.path()).read() : Result<agents::PersonKeys>(contacts.error());
    if (!keys)
        return keys.error();
    QStringList fields;
    QList<ContactId> legible; // of the others nothing is read
    for (const Contact& contact : *contacts) {
        if (!keys->has(contact.id))
            continue;
        legible.append(contact.id);
        for (auto field = contact.sealed.begin(); field != contact.sealed.end(); ++field)
            if (!fields.contains(field.key()))
                fields.append(field.key());
    }
    QList<Command> readings;
    for (qsizetype at = 0; at < legible.size(); at += kReadAtOnce)
        readings.append(NoteReading{purpose, fields, legible.mid(at, kReadAtOnce), sink});
    if (const Result<Receipt> noted = sendAll(call, readings); !noted)
        return noted.error();
    OpenedContacts all;
    for (const Contact& contact : *contacts) {
        const Result<agents::PersonalFields> plain = keys->opened(contact);
        if (plain)
            all.people.append({contact, *plain});
        else
            all.left.append({contact.id, plain.error()});
    }
    return all;
}

Result<QList<OpenedContact>> opened(const Invocation& call, const OfficeState& state, const QList<ContactId>& people, const QString& purpose, const QString& sink)
{
    const Result<OpenedContacts> all = openedOf(call, state, people, purpose, sink);
    if (!all)
        return all.error();
    return all->left.isEmpty() ? Result<QList<OpenedContact>>(all->people) : Result<QList<OpenedContact>>(all->left.first().second);
}

void sayLeftOut(const Invocation& call)
{
    call.note(u"Names, addresses and numbers are left out of what you wrote: those words stand on record, and are not sealed."_s);
}

Result<QString> plainWords(const Invocation& call, const OfficeState& state, const QString& words, const ContactId& person, const agents::PersonalFields& given)
{
    QList<agents::PersonalFields> tells{given};
    const bool isKept = !words.isEmpty() && state.people.contacts.contains(person);
    const Result<agents::PersonKeys> keys = isKept ? agents::PersonKeyFile(call.home.path()).read() : Result<agents::PersonKeys>(Error{});
    if (isKept && !keys)
        return keys.error();
    if (isKept && keys->has(person)) {
        const Result<QList<OpenedContact>> one = opened(call, state, {person}, agents::whyOpenedForWords(), agents::nowhere());
        if (!one)
            return one.error();
        tells.append(one->first().fields);
    }
    const QString plain = agents::withoutPerson(words, tells);
    if (plain != words)
        sayLeftOut(call);
    return plain;
}

Result<Receipt> sendAll(const Invocation& call, const QList<Command>& commands)
{
    if (commands.isEmpty())
        return Receipt{};
    DepartmentSettings settings;
    settings.pace = 0; // nobody watches
    settings.awaitsCommand = true;
    Result<Doer> doer = whoDoesIt(call, settings);
    if (!doer)
        return doer.error();
    std::optional<Receipt> first;
    std::optional<Error> refused;
    for (const Command& command : commands) {
        const Result<Receipt> receipt = sendTo(*doer, command);
        if (!receipt) {
            refused = receipt.error();
            break;
        }
        first = first.value_or(*receipt);
    }
    if (doer->here) {
        if (first)
            if (const Result<Done> settled = waitSettled(doer->here->department); !settled)
                return settled.error();
        serveOthers(call, *doer->here);
    }
    return refused ? Result<Receipt>(*refused) : Result<Receipt>(*first);
}

} // namespace qd::app
