#pragma once

#include "app/people/PersonReader.h"
#include "app/people/PersonTrail.h"
#include "app/people/PersonWriter.h"
#include "ui/models/settings/people/PeopleOutside.h"

namespace qd::app {

/// The window's way to what is kept of people outside: found by keyed hashes, opened by PersonReader, with a thread for the keys that
/// begins with the first question.
/// @thread main.
class PeopleRoom final : public ui::PeopleOutside {
public:
    /// Both outlive it; the department is open by the first question.
    PeopleRoom(Department& department, const Clock& clock);
    ~PeopleRoom() override;

    void find(const QString& what, QObject* owner, Answer<ContactId> answer) override;
    void read(const ContactId& person, QObject* owner, Answer<QMap<QString, QString>> answer) override;
    void history(const ContactId& person, QObject* owner, Answer<QList<Happened>> answer) override;
    void exportTo(const ContactId& person, const QString& file, QObject* owner, Answer<Done> answer) override;
    void keep(const ui::PersonWish& wish, QObject* owner, Answer<ContactId> answer) override;
    void noteConsent(const Consent& consent, QObject* owner, Answer<Done> answer) override;
    void erase(const ContactId& person, const QString& reason, QObject* owner, Answer<Done> answer) override;

private:
    struct Gathering {
        ContactId person;
        QString file;
        agents::PersonalFields fields;
        QString source;
        QList<PersonTrace> trail;
        SaidByPeople said;
    };
    PersonReader& reader();
    PersonWriter& writer();
    void gather(const std::shared_ptr<Gathering>& what, Sequence first, const Answer<Done>& answer);
    Result<Done> write(const Gathering& what) const;

    Department& m_department;
    const Clock& m_clock;
    Worker m_worker{QStringLiteral("people")};
    Mailbox m_mailbox;
    std::unique_ptr<PersonReader> m_reader; ///< from the first question on
    std::unique_ptr<PersonWriter> m_writer; ///< with it
};

} // namespace qd::app
