#pragma once

#include "core/base/Clock.h"
#include "core/base/Result.h"

#include <QString>
#include <QStringList>

#include <functional>

class QObject;

namespace qd::ui {

/// A mailbox that is looked at for answers, as it is set up, and what came of it.
struct BoxLine {
    QString id;
    QString organisation; ///< on whose record it comes
    QString connector;    ///< whose mails are answered there
    QString url;
    QString user;
    QString key;          ///< name of its password
    QString folder;
    int minutes = 5;      ///< between two looks
    bool isOn = true;
    Instant looked{};     ///< last; 0: never
    QString trouble{};    ///< why that did not go; empty: it did
    qint64 taken = 0;     ///< mails that are on record
    qint64 passed = 0;    ///< that are about nothing that was sent from here
};

struct Boxes {
    QList<BoxLine> lines;   ///< in the order of their file
    QString organisation;   ///< id of the one that she works with
    QStringList connectors; ///< ids of those that send e-mail
};

/// A mailbox that she wants to have looked at, for the organisation that she works with.
struct BoxWish {
    QString id;
    QString connector;
    QString url;
    QString user;
    QString folder;
    int minutes = 5;
};

/// Where the window comes to mailboxes. Nothing in one is ever marked or deleted.
/// Every answer runs on the main thread, and only while `owner` lives. Asking never waits for a server.
/// @thread main.
class MailboxesIn {
public:
    template <class T> using Answer = std::function<void(Result<T>)>;

    virtual ~MailboxesIn() = default;
    /// Asks nobody outside. Error::Parse: their file cannot be used, and what would be right.
    virtual void look(QObject* owner, Answer<Boxes> answer) = 0;
    /// Error::Parse: what is wrong with it, and what would be right; Error::Rule: that id, or the name of its key, is taken.
    virtual void add(const BoxWish& wish, QObject* owner, Answer<Done> answer) = 0;
    virtual void turn(const QString& id, bool on, QObject* owner, Answer<Done> answer) = 0;
    /// Its password stays where it is.
    virtual void remove(const QString& id, QObject* owner, Answer<Done> answer) = 0;
    /// Logs in and opens it; no mail is read. @returns what was found, in a sentence.
    virtual void test(const QString& id, QObject* owner, Answer<QString> answer) = 0;
    /// Has each that is on looked at now; whenLooked() says that it was done.
    virtual void lookNow() = 0;
    /// All that were due have been looked at.
    virtual void whenLooked(QObject* owner, std::function<void()> then) = 0;
};

} // namespace qd::ui
