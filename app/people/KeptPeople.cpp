#include "app/people/KeptPeople.h"

#include "agents/people/PersonKeys.h"
#include "core/rules/people/Retaining.h"

namespace qd::app {

namespace {

constexpr std::chrono::hours kEach{1};

/// Those who are to be forgotten now, their keys destroyed. What cannot be done now is done the next time. Error::Store: the keys cannot be read.
Result<QList<EraseContact>> whoIsGone(const QString& home, const PeopleState& people, Instant now)
{
    const agents::PersonKeyFile file(home);
    const Result<agents::PersonKeys> keys = file.read();
    QList<EraseContact> gone;
    if (!keys)
        return keys.error();
    for (auto card = people.contacts.begin(); card != people.contacts.end(); ++card)
        if (keys->isErased(card.key()))
            gone.append({card.key(), QStringLiteral("they were forgotten before, and the record was put back from a time before that"), keys->hashOf(card.key())});
    for (const ContactId& contact : rules::pastTheirDays(people, now)) {
        if (keys->isErased(contact))
            continue;
        const Result<QByteArray> hash = file.destroy(contact);
        if (!hash)
            return hash.error();
        gone.append({contact, rules::whyForgotten(people, contact), *hash});
    }
    return gone;
}

} // namespace

KeptPeople::KeptPeople(Department& department, const Clock& clock, Worker& files)
    : m_department(department)
    , m_clock(clock)
    , m_files(files)
{
    m_hourly.setInterval(kEach);
    connect(&m_hourly, &QTimer::timeout, this, &KeptPeople::look);
    connect(&department.feed(), &StateFeed::factsTaken, this, &KeptPeople::lookSoon);
    m_hourly.start();
    m_mailbox.post([this] { look(); }); // whoever opened it listens once it has come back
}

void KeptPeople::lookSoon(const QList<StoredFact>& facts)
{
    const auto matters = [](const StoredFact& stored) { return std::holds_alternative<RetentionSet>(stored.fact); };
    if (std::any_of(facts.begin(), facts.end(), matters))
        m_mailbox.post([this] { look(); });
}

void KeptPeople::look()
{
    const PeopleState people = m_department.feed().state().people;
    if (m_isLooking || people.contacts.isEmpty())
        return;
    m_isLooking = true;
    m_files.post([this, people, home = m_department.home().path(), now = m_clock.now()] {
        const Result<QList<EraseContact>> gone = whoIsGone(home, people, now);
        m_mailbox.post([this, gone] { forget(gone); });
    });
}

void KeptPeople::forget(const Result<QList<EraseContact>>& gone)
{
    m_isLooking = false;
    const QString trouble = gone ? QString() : QStringLiteral("Nobody can be reached or forgotten now: %1 (%2)").arg(gone.error().text, gone.error().where);
    if (!trouble.isEmpty() && trouble != m_said)
        emit m_department.noted(trouble);
    m_said = trouble;
    if (!gone)
        return;
    for (const EraseContact& one : *gone)
        if (m_department.feed().state().people.contacts.contains(one.contact))
            m_department.issue(CommandId::make(m_clock.now()), one, system());
}

} // namespace qd::app
