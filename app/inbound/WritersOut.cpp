#include "app/inbound/WritersOut.h"

#include "agents/people/PersonKeys.h"
#include "agents/people/WithoutPerson.h"
#include "core/rules/people/People.h"

namespace qd::app {

namespace {

QList<ContactId> writersOf(const PeopleState& people, const WritersOut::Written& written)
{
    QList<ContactId> all;
    for (const QString& channel : written.text.isEmpty() ? QStringList() : rules::reachChannels())
        for (const QByteArray& index : written.whose)
            if (const ContactId who = index.isEmpty() ? ContactId() : people.whoIs(channel, index); !who.isNull() && !all.contains(who))
                all.append(who);
    return all;
}

} // namespace

struct WritersOut::Work {
    QStringList texts;
    QList<QList<ContactId>> writers; ///< of each text
    Plain plain;
    QList<std::pair<ContactId, Sequence>> toFind;
    QList<Contact> found;
    /// What comes of it: without those who could be opened; left out where one could not.
    QStringList without(const QMap<ContactId, agents::PersonalFields>& opened) const;
};

QStringList WritersOut::Work::without(const QMap<ContactId, agents::PersonalFields>& opened) const
{
    QStringList all;
    for (qsizetype i = 0; i < texts.size(); ++i) {
        QList<agents::PersonalFields> tells;
        for (const ContactId& writer : writers[i])
            if (const auto fields = opened.constFind(writer); fields != opened.constEnd())
                tells.append(*fields);
        if (tells.size() < writers[i].size())
            all.append(QStringLiteral("their words are left out, since what is kept of them cannot be opened to take their name out"));
        else
            all.append(tells.isEmpty() ? texts[i] : agents::withoutPerson(texts[i], tells));
    }
    return all;
}

WritersOut::WritersOut(Department& department, Worker& files) : m_department(department), m_files(files) {}

void WritersOut::takeOut(const QList<Written>& written, Plain plain)
{
    const PeopleState& people = m_department.feed().state().people;
    const auto work = std::make_shared<Work>();
    work->plain = std::move(plain);
    QList<ContactId> all;
    for (const Written& one : written) {
        work->texts.append(one.text);
        work->writers.append(writersOf(people, one));
        for (const ContactId& writer : std::as_const(work->writers.last()))
            if (!all.contains(writer)) {
                all.append(writer);
                work->toFind.append({writer, people.contacts.value(writer).kept});
            }
    }
    if (all.isEmpty())
        return work->plain(work->texts);
    m_department.issue(CommandId::make(m_clock.now()), NoteReading{agents::whyOpenedForWords(), agents::personalFields(), all, agents::nowhere()}, system());
    find(work);
}

/// What is sealed of them, one after the other.
void WritersOut::find(const std::shared_ptr<Work>& work)
{
    if (work->toFind.isEmpty())
        return open(work);
    const std::pair<ContactId, Sequence> next = work->toFind.takeFirst();
    m_department.history().facts(next.second, 1, &m_mailbox, [this, work, writer = next.first](const Result<QList<StoredFact>>& facts) {
        const auto* kept = facts && facts->size() == 1 ? std::get_if<ContactKept>(&facts->first().fact) : nullptr;
        if (kept && kept->contact.id == writer)
            work->found.append(kept->contact);
        find(work);
    });
}

void WritersOut::open(const std::shared_ptr<Work>& work)
{
    m_files.post([this, work, home = m_department.home().path()] {
        QMap<ContactId, agents::PersonalFields> opened;
        const Result<agents::PersonKeys> keys = agents::PersonKeyFile(home).read();
        for (const Contact& contact : keys ? work->found : QList<Contact>())
            if (const Result<agents::PersonalFields> fields = keys->opened(contact))
                opened.insert(contact.id, *fields);
        m_mailbox.post([work, opened] { work->plain(work->without(opened)); });
    });
}

} // namespace qd::app
