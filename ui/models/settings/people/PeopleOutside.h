#pragma once

#include "core/base/Clock.h"
#include "core/base/Result.h"
#include "core/model/Ids.h"

#include <QMap>
#include <QString>

#include <functional>

class QObject;

namespace qd {
struct Consent;
}

namespace qd::ui {

/// Somebody as she writes them down. What is not given of one who is kept stays as it is.
struct PersonWish {
    ContactId person{};              ///< who is changed by it; null: somebody new
    QMap<QString, QString> values{}; ///< by field: what is personal, and "segments", "agreed", "refused", "how", "source" as the columns of a table of people
};

/// Where the window comes to what is kept of people outside. Who is kept, on which lists, and what they agreed to is in the state; what
/// is personal is opened here, and that goes on record first.
/// Every answer runs on the main thread, and only while `owner` lives. Asking never blocks.
/// @thread main.
class PeopleOutside {
public:
    template <class T> using Answer = std::function<void(Result<T>)>;

    virtual ~PeopleOutside() = default;
    /// Who has that e-mail address or phone number, or that id; null: nobody who is kept. Nothing is opened. Error::Parse: it is none of them.
    virtual void find(const QString& what, QObject* owner, Answer<ContactId> answer) = 0;
    /// What is kept, by field.
    virtual void read(const ContactId& person, QObject* owner, Answer<QMap<QString, QString>> answer) = 0;
    /// One thing that happened with what is kept of somebody.
    struct Happened {
        Instant time;
        QString what;    ///< "kept", "read", "agreed", "refused", "forgotten"
        AgentId by;
        QString purpose; ///< why, or what they agreed to and how that is known
    };
    /// All of it, the oldest first. Nothing is opened.
    virtual void history(const ContactId& person, QObject* owner, Answer<QList<Happened>> answer) = 0;
    /// Writes all that is kept and all that happened with it into a file that only this user may read.
    virtual void exportTo(const ContactId& person, const QString& file, QObject* owner, Answer<Done> answer) = 0;
    /// Takes somebody up, or changes who is kept, sealed; then what they agreed to. Names, addresses and numbers are left out of what stands on record in plain.
    /// Error::Parse: what is wrong, and `where` names the field; then nothing is kept.
    virtual void keep(const PersonWish& wish, QObject* owner, Answer<ContactId> answer) = 0;
    /// Puts on record what somebody has said, as `consent` has it; the same is left out of how that is known.
    virtual void noteConsent(const Consent& consent, QObject* owner, Answer<Done> answer) = 0;
    /// Destroys the key of what is kept: nobody can read it any more, in no copy. It cannot be taken back.
    virtual void erase(const ContactId& person, const QString& reason, QObject* owner, Answer<Done> answer) = 0;
};

} // namespace qd::ui
