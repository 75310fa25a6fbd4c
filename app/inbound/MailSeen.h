#pragma once

#include "app/engine/Home.h"
#include "core/base/Describe.h"

#include <QMap>

namespace qd::app {

/// How far a mailbox was read, and what came of it.
struct BoxSeen {
    QString address;      ///< whose numbers these are: its server, user and folder
    qint64 validity = 0;  ///< UIDVALIDITY
    qint64 last = 0;      ///< the largest UID that was read
    Instant looked;       ///< when it was looked at last; 0: never
    QString trouble;      ///< why that did not go; empty: it did
    qint64 taken = 0;     ///< mails that are on record
    qint64 passed = 0;    ///< that are about nothing that was sent from here

    template <class V> void fields(V& v)
    {
        v("address", address);
        v("validity", validity);
        v("last", last);
        v("looked", looked);
        v("trouble", trouble);
        v("taken", taken);
        v("passed", passed);
    }
};

/// That of all mailboxes of an organisation, by their ids, in <home>/mail-in.seen/<organisation>.json. Without the file none was looked at.
struct MailSeen {
    QMap<QString, BoxSeen> boxes;
    template <class V> void fields(V& v) { v("boxes", boxes); }
};

/// Error::Store, Error::Parse: it is there and cannot be used.
Result<MailSeen> mailSeen(const Home& home, const QString& organisation);
/// Whole and 0600. Error::Store: it cannot be written.
Result<Done> writeMailSeen(const Home& home, const QString& organisation, const MailSeen& seen);

/// Asks whoever works on the organisation to look now, from another process. Error::Store.
Result<Done> askForMail(const Home& home, const QString& organisation);
/// When that was asked last; 0: never.
Instant mailAskedFor(const Home& home, const QString& organisation);

} // namespace qd::app
