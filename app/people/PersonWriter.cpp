#include "app/people/PersonWriter.h"

#include "agents/people/WithoutPerson.h"

namespace qd::app {

namespace {

/// Which of them it is, with its key, and what is to be carried out. Reads and writes the keys.
Result<std::pair<ContactId, TakingUp>> sealedOf(const QString& home, agents::ContactRow row, const QList<OpenedContact>& before, const PeopleState& people, const QString& source, Instant now)
{
    const agents::PersonKeyFile file(home);
    Result<agents::PersonKeys> keys = file.readOrMake({});
    if (!keys)
        return keys.error();
    if (const QList<agents::ContactFault> faults = faultsIn(people, {row}, *keys); !faults.isEmpty())
        return errorOf(faults.first());
    if (row.id.isNull())
        row.id = ContactId::make(now);
    keys = file.readOrMake({row.id});
    const Result<TakingUp> taking = keys ? takingUp({row}, before, *keys, source, now) : Result<TakingUp>(keys.error());
    if (!taking)
        return taking.error();
    return std::pair(row.id, *taking);
}

} // namespace

Error errorOf(const agents::ContactFault& fault)
{
    return {Error::Parse, fault.wrong, fault.where, fault.right};
}

PersonWriter::PersonWriter(Department& department, const Clock& clock, Worker& worker, PersonReader& reader) : m_department(department), m_clock(clock), m_worker(worker), m_reader(reader) {}

void PersonWriter::keep(const agents::ContactRow& row, const QString& source, Kept kept)
{
    if (row.id.isNull())
        return seal(row, {}, source, kept);
    m_reader.open(row.id, agents::whyOpenedForWords(), agents::nowhere(), [this, row, source, kept = std::move(kept)](const Result<OpenedContact>& before) {
        before ? seal(row, {*before}, source, kept) : kept(before.error());
    });
}

void PersonWriter::seal(const agents::ContactRow& row, const QList<OpenedContact>& before, const QString& source, const Kept& kept)
{
    const PeopleState people = m_department.feed().state().people;
    m_worker.post([this, row, before, people, source, kept, home = m_department.home().path(), now = m_clock.now()] {
        const auto sealed = sealedOf(home, row, before, people, source, now);
        m_mailbox.post([this, sealed, kept] { sealed ? carryOut(sealed->first, sealed->second.commands, kept) : kept(sealed.error()); });
    });
}

/// One after the other; ends with the first that is refused.
void PersonWriter::carryOut(const ContactId& person, QList<Command> commands, const Kept& kept)
{
    if (commands.isEmpty())
        return kept(person);
    const Command first = commands.takeFirst();
    m_reader.ask(first, [this, person, commands, kept](const Result<Receipt>& receipt) { receipt ? carryOut(person, commands, kept) : kept(receipt.error()); });
}

void PersonWriter::note(const Consent& consent, PersonReader::Answered noted)
{
    m_reader.open(consent.contact, agents::whyOpenedForWords(), agents::nowhere(), [this, consent, noted = std::move(noted)](const Result<OpenedContact>& one) {
        if (!one && one.error().kind != Error::Rule) // of one without a key nothing tells who it is
            return noted(one.error());
        Consent plain = consent;
        plain.source = agents::withoutPerson(consent.source, one ? QList<agents::PersonalFields>{one->fields} : QList<agents::PersonalFields>());
        m_reader.ask(NoteConsent{plain}, noted);
    });
}

} // namespace qd::app
