#pragma once

#include "app/engine/Department.h"

#include <QSet>
#include <QTimer>

#include <optional>

namespace qd::app {

/// Has people forgotten by the program itself, each on record: who is past their days, and whose key is gone though the record does not say so, since that was
/// put back from a backup, or the program ended between the two. The key goes first, and the department is not settled before the rest is on record.
/// Looked at when it is made, once an hour, and when what is kept of how long people stay changes.
/// @thread main; the keys are read and written on the worker's.
class KeptPeople final : public QObject {
public:
    /// Both outlive it; the department is open.
    KeptPeople(Department& department, const Clock& clock, Worker& files);

    void look();

private:
    /// Whom to forget, their keys destroyed.
    struct Gone {
        QList<EraseContact> people;
        std::optional<Error> trouble{}; ///< what ended it
    };
    static Gone whoIsGone(const QString& home, const PeopleState& people, Instant now);
    void lookSoon(const QList<StoredFact>& facts);
    void forget(const Gone& gone);
    void heard(const CommandId& id);
    void rest();
    void setAtWork(bool isAtWork);

    Department& m_department;
    const Clock& m_clock;
    Worker& m_files;
    Mailbox m_mailbox;
    QTimer m_hourly;
    bool m_isLooking = false;
    bool m_isDueAgain = false;    ///< something changed while it looked
    bool m_isAtWork = false;      ///< the department waits for it
    QSet<CommandId> m_unanswered; ///< what it issued
    QString m_said;               ///< of the last look: what went wrong
};

} // namespace qd::app
