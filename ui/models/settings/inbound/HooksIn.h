#pragma once

#include "core/base/Result.h"

#include <QString>
#include <QStringList>

#include <functional>

class QObject;

namespace qd::ui {

/// Somebody whose webhooks are taken.
struct HookLine {
    QString id;
    QString form;         ///< "standard", "sendgrid" …: how it signs and speaks
    QString organisation; ///< on whose record it comes
    QString connector;    ///< that it speaks about
    QString key;          ///< name of its secret; empty: it signs with a key pair
    QString address;      ///< that it sends to, as it knows it; empty where it does not sign that
    bool isOn = true;
};

/// Where they come in.
struct HookDoor {
    bool isOn = false;
    QString listen;       ///< an address of this machine; "none": it does not listen
    int port = 0;
    QString folder;       ///< where a relay leaves requests; empty: nowhere
};

struct Hooks {
    HookDoor door;
    QList<HookLine> lines;  ///< in the order of their file
    QString organisation;   ///< id of the one that she works with
    QStringList connectors; ///< ids of those that there are
    qint64 taken = 0;       ///< since who is at work began
    qint64 refused = 0;     ///< for their signature or time
    qint64 malformed = 0;   ///< that were none
    qint64 putOff = 0;      ///< that come again
};

/// Somebody whose webhooks she wants to have taken, for the organisation that she works with.
struct HookWish {
    QString id;
    QString form;
    QString connector;
    QString publicKey;      ///< empty: it signs with a secret, which gets a key of its own
    QString address;
};

/// Where the window comes to webhooks. None allows anything: they say what became of what was sent.
/// Every answer runs on the main thread, and only while `owner` lives.
/// @thread main.
class HooksIn {
public:
    template <class T> using Answer = std::function<void(Result<T>)>;

    virtual ~HooksIn() = default;
    /// Error::Parse: their file cannot be used, and what would be right.
    virtual void look(QObject* owner, Answer<Hooks> answer) = 0;
    /// Opens or shuts the door for all, or puts it elsewhere; whoever is at work follows within seconds.
    virtual void put(const HookDoor& door, QObject* owner, Answer<Done> answer) = 0;
    /// Error::Parse: what is wrong with it, and what would be right; Error::Rule: that id, or the name of its key, is taken.
    virtual void add(const HookWish& wish, QObject* owner, Answer<Done> answer) = 0;
    virtual void turn(const QString& id, bool on, QObject* owner, Answer<Done> answer) = 0;
    virtual void remove(const QString& id, QObject* owner, Answer<Done> answer) = 0;
    /// Reads a request as it came from a file. Nothing goes on record. @returns what it would be taken as, a line each; Error::Rule: its signature does not hold.
    virtual void test(const QString& id, const QString& file, QObject* owner, Answer<QStringList> answer) = 0;
};

} // namespace qd::ui
