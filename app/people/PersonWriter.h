#pragma once

#include "app/people/PersonReader.h"

namespace qd::app {

/// What is wrong as an error whose `where` names the field.
Error errorOf(const agents::ContactFault& fault);

/// What a page has kept of people outside: sealed with keys that are read or made on the worker's thread, then judged by the department.
/// @thread main.
class PersonWriter final {
public:
    /// The department is open, the worker runs, and all of them have ended after this.
    PersonWriter(Department& department, const Clock& clock, Worker& worker, PersonReader& reader);

    using Kept = std::function<void(Result<ContactId>)>;
    /// Somebody new, where the row has no id; else what is not given stays, and what was kept is opened, on record, so that it does not stand in plain words. Error::Parse:
    /// as errorOf(). `kept` runs on main, once.
    void keep(const agents::ContactRow& row, const QString& source, Kept kept);
    /// What they said, without what tells who they are, which is opened for that before. As keep().
    void note(const Consent& consent, PersonReader::Answered noted);

private:
    void seal(const agents::ContactRow& row, const QList<OpenedContact>& before, const QString& source, const Kept& kept);
    void carryOut(const ContactId& person, QList<Command> commands, const Kept& kept);

    Department& m_department;
    const Clock& m_clock;
    Worker& m_worker;
    PersonReader& m_reader;
    Mailbox m_mailbox;
};

} // namespace qd::app
