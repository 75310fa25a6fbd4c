#pragma once

#include "app/engine/Department.h"

#include <QTimer>

namespace qd::app {

/// Has people forgotten by the program itself, each on record: who is past their days, and who was forgotten before and is in the record again, since that was
/// put back from a backup. The key goes first. Looked at when it is made, once an hour, and when what is kept of how long people stay changes.
/// @thread main; the keys are read and written on the worker's.
class KeptPeople final : public QObject {
public:
    /// Both outlive it; the department is open.
    KeptPeople(Department& department, const Clock& clock, Worker& files);

    void look();

private:
    void lookSoon(const QList<StoredFact>& facts);
    void forget(const Result<QList<EraseContact>>& gone);

    Department& m_department;
    const Clock& m_clock;
    Worker& m_files;
    Mailbox m_mailbox;
    QTimer m_hourly;
    bool m_isLooking = false;
    QString m_said; ///< of the last look: what went wrong
};

} // namespace qd::app
