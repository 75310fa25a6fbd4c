#pragma once

#include "app/engine/Department.h"
#include "app/people/TakingUp.h"

namespace qd::app {

/// What a page asks about people outside. Who is kept, on which lists and what they agreed to is in the state (PeopleState) and needs nothing of
/// this; what is personal is opened here, once that is on record.
/// @thread main; the keys are read on the worker's.
class PersonReader final : public QObject {
public:
    /// The department is open, the worker runs, and both have ended before this is destroyed.
    PersonReader(Department& department, const Clock& clock, Worker& worker);

    using Read = std::function<void(Result<agents::PersonalFields>)>;
    /// Puts on record that she looked (PersonalRead, for the screen), and then gives what is kept of this one. Error::Parse: nobody is kept so. Error::Rule: they were
    /// forgotten. Error::Store: it cannot be read. `read` runs on main, once.
    void read(const ContactId& person, const QString& purpose, Read read);
    using Opened = std::function<void(Result<OpenedContact>)>;
    /// The same with what is sealed, for `sink`.
    void open(const ContactId& person, const QString& purpose, const QString& sink, Opened opened);
    using Answered = std::function<void(Result<Receipt>)>;
    /// Has the department judge it. `answered` runs on main, once.
    void ask(const Command& command, Answered answered);
    using Erased = Answered;
    /// Destroys the key, and puts on record that they are forgotten, and why: without what tells who they are, which is opened for that before. As read().
    void erase(const ContactId& person, const QString& reason, Erased erased);

private:
    void destroy(const ContactId& person, const QString& reason, const Erased& erased);
    void find(const ContactId& person, const Opened& opened);
    void unseal(const Contact& contact, const Opened& opened);

    Department& m_department;
    const Clock& m_clock;
    Worker& m_worker;
    Mailbox m_mailbox;
    QMap<CommandId, Answered> m_asked;
};

} // namespace qd::app
