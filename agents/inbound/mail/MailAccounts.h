#pragma once

#include "core/base/Describe.h"
#include "core/base/Result.h"

#include <QList>

namespace qd::agents {

/// A mailbox that is looked at for answers.
struct MailAccount {
    QString id;           ///< a slug
    QString organisation; ///< on whose record it comes
    QString connector;    ///< the id of the connector whose mails are answered there
    QString url;          ///< "imaps://host:993", or "imap://host:143" where the server offers STARTTLS
    QString user;
    QString key;          ///< name of its password in the keyring
    QString folder = QStringLiteral("INBOX");
    int minutes = 5;      ///< between two looks
    bool isOn = true;

    /// By imap without TLS no other machine is spoken to.
    bool isOnThisMachine() const;
    template <class V> void fields(V& v)
    {
        v("id", id);
        v("organisation", organisation);
        v("connector", connector);
        v("url", url);
        v("user", user);
        v("key", key);
        v("folder", folder);
        v("minutes", minutes);
        v("on", isOn);
    }
};

/// The mailboxes of a home, as a person sets them up, in <home>/mail-in.json. Without the file none is looked at.
struct MailAccounts {
    int v = 1;
    QList<MailAccount> mailboxes;

    const MailAccount* find(const QString& id) const;
    template <class V> void fields(V& v_)
    {
        v_("v", v);
        v_("mailboxes", mailboxes);
    }
};

/// Where it lies.
QString mailFileOf(const QString& home);
/// Reads such a file strictly. Error::Parse with the place in it and what would be right.
Result<MailAccounts> readMailAccounts(const QByteArray& bytes);
/// That of the home; of a home without one there are none. Blocks for reading it. Errors as readMailAccounts(). @thread any.
Result<MailAccounts> mailAccountsOf(const QString& home);
/// Writes it whole, 0600, after readMailAccounts() took it. Error::Store: it cannot be written.
Result<Done> writeMailAccounts(const QString& home, const MailAccounts& file);

} // namespace qd::agents
