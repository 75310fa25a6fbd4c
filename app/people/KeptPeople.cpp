#include "app/people/KeptPeople.h"

#include "agents/people/PersonKeys.h"
#include "core/rules/people/Retaining.h"

#include <algorithm>
#include <utility>

namespace qd::app {

namespace {

constexpr std::chrono::hours kEach{1};

const QString kBefore = QStringLiteral("their key was destroyed before, and the record did not say so: it was put back from a time before that, or the program ended in between");

} // namespace

KeptPeople::KeptPeople(Department& department, const Clock& clock, Worker& files)
    : m_department(department)
    , m_clock(clock)
    , m_files(files)
{
    m_hourly.setInterval(kEach);
    connect(&m_hourly, &QTimer::timeout, this, &KeptPeople::look);
    connect(&department.feed(), &StateFeed::factsTaken, this, &KeptPeople::lookSoon);
    connect(&department, &Department::answered, this, &KeptPeople::heard);
    m_hourly.start();
    setAtWork(true);
    m_mailbox.post([this] { look(); }); // whoever opened it listens once it has come back
}

/// What cannot be done now is done the next time, whatever was done already comes on record.
KeptPeople::Gone KeptPeople::whoIsGone(const QString& home, const PeopleState& people, Instant now)
{
    const agents::PersonKeyFile file(home);
    const Result<agents::PersonKeys> keys = file.read();
    Gone gone;
    if (!keys) {
        gone.trouble = keys.error();
        return gone;
    }
    const QList<ContactId> past = rules::pastTheirDays(people, now);
    for (auto card = people.contacts.begin(); card != people.contacts.end(); ++card)
        if (keys->isErased(card.key()))
            gone.people.append({card.key(), past.contains(card.key()) ? rules::whyForgotten(people, card.key()) : kBefore, keys->hashOf(card.key())});
    for (const ContactId& contact : past) {
        if (keys->isErased(contact))
            continue;
        const Result<QByteArray> hash = file.destroy(contact);
        if (!hash) {
            gone.trouble = hash.error();
            break;
        }
        gone.people.append({contact, rules::whyForgotten(people, contact), *hash});
    }
    return gone;
}

void KeptPeople::lookSoon(const QList<StoredFact>& facts)
{
    const auto matters = [](const StoredFact& stored) { return std::holds_alternative<RetentionSet>(stored.fact); };
    if (std::none_of(facts.begin(), facts.end(), matters))
        return;
    setAtWork(true);
    m_mailbox.post([this] { look(); });
}

void KeptPeople::look()
{
    if (m_isLooking)
        return void(m_isDueAgain = true); // what it has seen may be from before the change
    const PeopleState people = m_department.feed().state().people;
    if (people.contacts.isEmpty())
        return setAtWork(false);
    m_isLooking = true;
    m_unanswered.clear(); // whom it did not reach is found again
    setAtWork(true);
    m_files.post([this, people, home = m_department.home().path(), now = m_clock.now()] {
        const Gone gone = whoIsGone(home, people, now);
        m_mailbox.post([this, gone] { forget(gone); });
    });
}

void KeptPeople::forget(const Gone& gone)
{
    m_isLooking = false;
    const QString trouble = gone.trouble ? QStringLiteral("Nobody can be reached or forgotten now: %1 (%2)").arg(gone.trouble->text, gone.trouble->where) : QString();
    if (!trouble.isEmpty() && trouble != m_said)
        emit m_department.noted(trouble);
    m_said = trouble;
    QList<std::pair<CommandId, EraseContact>> commands;
    for (const EraseContact& one : gone.people)
        if (m_department.feed().state().people.contacts.contains(one.contact))
            commands.append({CommandId::make(m_clock.now()), one});
    for (const auto& [id, command] : commands)
        m_unanswered.insert(id);
    for (const auto& [id, command] : commands)
        m_department.issue(id, command, system());
    rest();
}

void KeptPeople::heard(const CommandId& id)
{
    if (m_unanswered.remove(id))
        rest();
}

/// Once nothing of it is under way.
void KeptPeople::rest()
{
    if (m_isLooking || !m_unanswered.isEmpty())
        return;
    if (std::exchange(m_isDueAgain, false))
        return look();
    setAtWork(false);
}

void KeptPeople::setAtWork(bool isAtWork)
{
    if (std::exchange(m_isAtWork, isAtWork) == isAtWork)
        return;
    isAtWork ? m_department.beginWork() : m_department.endWork();
}

} // namespace qd::app
