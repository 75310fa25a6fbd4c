#include "app/people/PersonReader.h"

#include "agents/people/PersonKeys.h"
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
        if (const Erased answered = m_asked.take(id))
            answered(receipt);
    });
}

void PersonReader::ask(const Command& command, Erased answered)
{
    const CommandId id = CommandId::make(m_clock.now());
    m_asked.insert(id, std::move(answered));
    m_department.issue(id, command);
}

void PersonReader::read(const ContactId& person, const QString& purpose, Read read)
{
    look(person, purpose, QStringLiteral("screen"), std::move(read));
}

void PersonReader::look(const ContactId& person, const QString& purpose, const QString& sink, Read read)
{
    if (!m_department.feed().state().people.contacts.contains(person))
        return read(nobody(person));
    ask(NoteReading{purpose, agents::personalFields(), {person}, sink}, [this, person, read = std::move(read)](const Result<Receipt>& noted) {
        noted ? find(person, read) : read(noted.error());
    });
}

void PersonReader::find(const ContactId& person, const Read& read)
{
    const PeopleState& people = m_department.feed().state().people;
    const auto card = people.contacts.constFind(person);
    if (card == people.contacts.constEnd())
        return read(nobody(person));
    m_department.history().facts(card->kept, 1, &m_mailbox, [this, person, read](const Result<QList<StoredFact>>& facts) {
        const auto* kept = facts && facts->size() == 1 ? std::get_if<ContactKept>(&facts->first().fact) : nullptr;
        if (!kept || kept->contact.id != person)
            return read(facts ? nobody(person) : facts.error());
        open(kept->contact, read);
    });
}

void PersonReader::open(const Contact& contact, const Read& read)
{
    m_worker.post([this, contact, read, home = m_department.home().path()] {
        const Result<agents::PersonKeys> keys = agents::PersonKeyFile(home).read();
        const Result<agents::PersonalFields> fields = keys ? keys->opened(contact) : Result<agents::PersonalFields>(keys.error());
        m_mailbox.post([read, fields] { read(fields); });
    });
}

void PersonReader::erase(const ContactId& person, const QString& reason, Erased erased)
{
    if (!m_department.feed().state().people.contacts.contains(person))
        return erased(nobody(person));
    look(person, agents::whyOpenedForWords(), agents::nowhere(), [this, person, reason, erased = std::move(erased)](const Result<agents::PersonalFields>& fields) {
        if (!fields && fields.error().kind != Error::Rule) // one without a key is forgotten all the same
            return erased(fields.error());
        destroy(person, agents::withoutPerson(reason, fields ? QList<agents::PersonalFields>{*fields} : QList<agents::PersonalFields>()), erased);
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
