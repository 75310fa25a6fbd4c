#include "app/people/PersonReader.h"

#include "agents/people/WithoutPerson.h"

namespace qd::app {

namespace {

Error nobody(const ContactId& person)
{
    return {Error::Parse, QStringLiteral("nobody is kept under %1").arg(person.toString()), QStringLiteral("contact"), QStringLiteral("the id of one who is kept")};
}

} // namespace

PersonReader::PersonReader(Department& department, const Clock& clock, Worker& worker)
    : m_department(department)
    , m_clock(clock)
    , m_worker(worker)
{
    connect(&department, &Department::answered, this, [this](const CommandId& id, const Result<Receipt>& receipt) {
        if (const Answered answered = m_asked.take(id))
            answered(receipt);
    });
}

void PersonReader::ask(const Command& command, Answered answered)
{
    const CommandId id = CommandId::make(m_clock.now());
    m_asked.insert(id, std::move(answered));
    m_department.issue(id, command);
}

void PersonReader::read(const ContactId& person, const QString& purpose, Read read)
{
    open(person, purpose, QStringLiteral("screen"), [read = std::move(read)](const Result<OpenedContact>& one) {
        read(one ? Result<agents::PersonalFields>(one->fields) : Result<agents::PersonalFields>(one.error()));
    });
}

void PersonReader::open(const ContactId& person, const QString& purpose, const QString& sink, Opened opened)
{
    if (!m_department.feed().state().people.contacts.contains(person))
        return opened(nobody(person));
    ask(NoteReading{purpose, agents::personalFields(), {person}, sink}, [this, person, opened = std::move(opened)](const Result<Receipt>& noted) {
        noted ? find(person, opened) : opened(noted.error());
    });
}

void PersonReader::find(const ContactId& person, const Opened& opened)
{
    const PeopleState& people = m_department.feed().state().people;
    const auto card = people.contacts.constFind(person);
    if (card == people.contacts.constEnd())
        return opened(nobody(person));
    m_department.history().facts(card->kept, 1, &m_mailbox, [this, person, opened](const Result<QList<StoredFact>>& facts) {
        const auto* kept = facts && facts->size() == 1 ? std::get_if<ContactKept>(&facts->first().fact) : nullptr;
        if (!kept || kept->contact.id != person)
            return opened(facts ? nobody(person) : facts.error());
        unseal(kept->contact, opened);
    });
}

void PersonReader::unseal(const Contact& contact, const Opened& opened)
{
    m_worker.post([this, contact, opened, home = m_department.home().path()] {
        const Result<agents::PersonKeys> keys = agents::PersonKeyFile(home).read();
        const Result<agents::PersonalFields> fields = keys ? keys->opened(contact) : Result<agents::PersonalFields>(keys.error());
        m_mailbox.post([opened, contact, fields] { opened(fields ? Result<OpenedContact>(OpenedContact{contact, *fields}) : Result<OpenedContact>(fields.error())); });
    });
}

void PersonReader::erase(const ContactId& person, const QString& reason, Erased erased)
{
    if (!m_department.feed().state().people.contacts.contains(person))
        return erased(nobody(person));
    open(person, agents::whyOpenedForWords(), agents::nowhere(), [this, person, reason, erased = std::move(erased)](const Result<OpenedContact>& one) {
        if (!one && one.error().kind != Error::Rule) // one without a key is forgotten all the same
            return erased(one.error());
        destroy(person, agents::withoutPerson(reason, one ? QList<agents::PersonalFields>{one->fields} : QList<agents::PersonalFields>()), erased);
    });
}

void PersonReader::destroy(const ContactId& person, const QString& reason, const Erased& erased)
{
    m_worker.post([this, person, reason, erased, home = m_department.home().path()] {
        const Result<QByteArray> hash = agents::PersonKeyFile(home).destroy(person);
        m_mailbox.post([this, person, reason, erased, hash] { hash ? ask(EraseContact{person, reason, *hash}, erased) : erased(hash.error()); });
    });
}

} // namespace qd::app
