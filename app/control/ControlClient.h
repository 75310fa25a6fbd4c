#pragma once

#include "app/control/KeyWire.h"
#include "app/control/Wire.h"
#include "app/engine/Home.h"
#include "core/model/Command.h"

#include <QLocalSocket>

#include <memory>

namespace qd::app {

/// Speaks to the process that holds an organisation of a home.
/// @thread one; every call blocks, for a command-line process that does nothing else.
class ControlClient {
public:
    /// Nothing when nobody holds the organisation, or whoever did has just ended; Error::Busy when somebody does and does
    /// not answer.
    static Result<std::unique_ptr<ControlClient>> find(const Home& home, const QString& organisation);

    /// The holder is a command: it ends once its work is done.
    bool isPassing() const { return m_passing; }

    /// Has the holder judge the command. Error::Cancelled when it ended before it could answer.
    Result<Receipt> send(const CommandId& id, const Command& command);
    /// Waits until nothing is under way there; for as long as it takes. What the record holds after the sequence that it says
    /// was not there then.
    Result<Settled> waitSettled();
    /// Asks it to show its window.
    Result<Done> raise();

    /// Has it forget what it knows of a key, which has changed in the keyring. @returns whether it kept one only for itself.
    Result<bool> rereadKey(const QString& name);
    /// Has it read again what was allowed of tools; that holds there when this returns.
    Result<Done> rereadTools();
    /// Gives it a key to keep, in its keyring or until it ends. Error::Rule when it runs as another user: then nothing was sent.
    Result<agents::KeptKey> giveKey(const QString& name, const agents::Secret& secret);
    /// The keys that it has.
    Result<QList<agents::KeptKey>> keys();
    /// Has it try something that needs a key which it alone has: "connector", "mailbox", or "hook" with the request in that file. @returns what was found, a sentence each.
    Result<QStringList> tryOut(const QString& what, const QString& id, const QString& file = {});

private:
    explicit ControlClient(QString organisation) : m_organisation(std::move(organisation)) {}
    enum class Met { Yes, NotThere, Silent };
    /// A greeting first: a command sent to a copy that hangs would be carried out after its sender was told that it was not.
    Result<Met> meet(const QString& name);
    /// One line of this organisation: `members` are those of a JSON object, without its braces.
    QByteArray lineOf(const QByteArray& members) const;
    Result<QByteArray> ask(const QByteArray& line, int limitMs);
    QString m_organisation;
    QLocalSocket m_socket;
    bool m_passing = false;
};

} // namespace qd::app
