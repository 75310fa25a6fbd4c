#pragma once

#include "agents/keys/KeyNames.h"
#include "agents/keys/SessionKeyRing.h"
#include "core/async/Mailbox.h"
#include "core/base/Result.h"

#include <QDeadlineTimer>
#include <QMap>
#include <QObject>
#include <QStringList>

#include <chrono>

namespace qd::agents {

/// Where a key is.
struct KeptKey {
    QString name;
    bool inKeyring = true; ///< else only here, until the program ends
    QString why;           ///< of one that is only here: why it is in no keyring, as one clause
    QString origin{};      ///< that it was given for; not known of one in the keyring before it is asked
};

/// Makes the key that is shown out of one that is kept and is none itself, as tokens that run out are (oauth).
/// @thread main.
class KeyMaker {
public:
    using Made = std::function<void(Result<SharedSecret>)>;

    virtual ~KeyMaker() = default;
    virtual bool isFor(const Secret& kept) const = 0;
    /// `made` runs exactly once, at once or later, unless this is gone before. Error::Rule: she has to do something about it; Error::Network:
    /// nobody could be asked just now; Error::Store: what is kept cannot be read.
    virtual void make(const QString& name, const SharedSecret& kept, Made made) = 0;
    /// What was shown was not taken, whatever it said of its life.
    virtual void refused(const QString& name, const SharedSecret& kept, const SharedSecret& shown) = 0;
};

/// The keys of one home in this process: fetches each from the keyring when it is first needed, hands it to other threads, and
/// keeps a new one in the keyring, or, where there is none or it stays locked, until the program ends. The names of those in the
/// keyring stand in the home's settings, and nothing else of them.
/// @thread main, but for ask().
class KeyShelf final : public QObject {
    Q_OBJECT
public:
    using Found = std::function<void(Result<SharedSecret>)>;

    /// `settingsFile` is the home's. Takes the keyring. One that did not give a key, and may have asked the person, is not asked for it
    /// again for as long as `patience`, unless the key changes.
    KeyShelf(QString settingsFile, std::unique_ptr<KeyRing> keyring, std::chrono::milliseconds patience = std::chrono::minutes(1));
    ~KeyShelf() override;

    /// From now on what it is for is shown as it makes it. Takes it.
    void setMaker(std::unique_ptr<KeyMaker> maker) { m_maker = std::move(maker); }

    /// The key of that name, never null, for a call of `address`. Error::Rule when there is none, Error::Store when the keyring does
    /// not give it, or it was given for another address, each with what to do; and those of KeyMaker::make(). The keyring is asked only for names that it was
    /// given; it may ask the person.
    void find(const QString& name, const QString& address, Found found);
    /// The origin that the key of that name was given for; empty: none was kept with it. Errors as find().
    void findOrigin(const QString& name, std::function<void(Result<QString>)> found);

    /// Registers a thread that will ask(). `changed` is posted to its mailbox with the name of each key that is another one from now
    /// on, or none.
    int enter(Mailbox* mailbox, std::function<void(const QString& name)> changed);
    /// Nothing is posted there any more. The thread may have ended, its mailbox not.
    void leave(int guest);
    /// find() for a thread that has entered: `found` is posted to its mailbox. @thread any.
    void ask(int guest, const QString& name, const QString& address, Found found);
    /// Who was shown the key of that name did not take it (401). Only what a KeyMaker made is looked at. @thread any.
    void refuse(const QString& name, const SharedSecret& shown);

    /// Keeps a key in the keyring, or here with the reason; from then on it is the one that is used. Error::Parse for a name or key
    /// that cannot be one, Error::Store when the keyring failed in another way: then nothing has changed.
    void keep(const QString& name, SharedSecret secret, std::function<void(Result<KeptKey>)> kept, KeyKind kind = KeyKind::Key);
    /// Keeps a key in the keyring or nowhere. Error::Store says why not; Error::Rule that there is none, or that it stays locked.
    void keepInKeyring(const QString& name, SharedSecret secret, std::function<void(Result<KeptKey>)> kept, KeyKind kind = KeyKind::Key);
    /// What is kept, as it stands in the keyring now, whatever was known of it; nobody is told.
    void readAgain(const QString& name, Found found);
    /// Keeps another in the place of a key that nobody can give again: in the keyring, or here, whatever the keyring says.
    void renew(const QString& name, SharedSecret secret, std::function<void()> kept);
    /// Forgets it everywhere. Error::Rule when there is none, Error::Store when the keyring still holds it.
    void remove(const QString& name, std::function<void(Result<Done>)> removed);
    /// Another process has changed it: what is known of it here is forgotten.
    void reread(const QString& name);
    /// By name. What another process keeps only for itself is not among them.
    QList<KeptKey> kept() const;
    /// What the keyring is like; nobody is asked.
    void look(std::function<void(RingState)> seen) { m_keyring->look(std::move(seen)); }

signals:
    /// This key is another one from now on, or none.
    void changed(const QString& name);
    /// The keyring may wait for the person: one sentence that says so. Whoever made the shelf emits it.
    void waits(const QString& sentence);

private:
    struct Guest {
        Mailbox* mailbox = nullptr;
        std::function<void(const QString&)> changed;
    };
    struct Trouble {
        RingAnswer answer;
        QDeadlineTimer until;
    };
    void fetch(const QString& name, Found found);
    void taken(const QString& name, const RingAnswer& answer);
    void tell(const QString& name);
    void answer(const QString& name, const Result<SharedSecret>& result);
    void list(const QString& name, bool isKept) const;
    QStringList listed() const;
    void keepHere(const QString& name, SharedSecret secret, const QString& why);

    QString m_settingsFile;
    std::chrono::milliseconds m_patience;
    std::unique_ptr<KeyRing> m_keyring;
    std::unique_ptr<KeyMaker> m_maker; ///< null: each key is shown as it is kept
    SessionKeyRing m_session;
    QMap<QString, QString> m_whyHere;          ///< of those of the session
    QHash<QString, QString> m_origins;         ///< of those of the session, and perhaps of some that were
    QHash<QString, SharedSecret> m_known;      ///< of the keyring
    QHash<QString, Trouble> m_troubles;        ///< of those that the keyring did not give
    QHash<QString, QList<Found>> m_wanted;     ///< the keyring is being asked for them
    QHash<QString, int> m_changes;             ///< what was asked for before a change is not kept after it
    QHash<int, Guest> m_guests;
    int m_lastGuest = 0;
    Mailbox m_mailbox;
};

} // namespace qd::agents
