#pragma once

#include "agents/inbound/hooks/HookDesk.h"
#include "agents/inbound/mail/ImapTalk.h"
#include "agents/inbound/mail/MailAccounts.h"

/// What is set up to come in, tried for a person. Nothing goes on record.
namespace qd::app {

/// Logs in and opens it; no mail is read. Blocks. @returns what was found, in a sentence. Error::Rule: it is not let in; Error::Network. @thread one of its own.
Result<QString> tryMailbox(const agents::MailAccount& box, const agents::SharedSecret& key, const QByteArray& ownCa, const std::stop_token& stop);

/// Reads a request as it came from a file. `key`: null where its sender signs with a key pair. @thread any.
Result<QList<agents::HookDesk::Came>> tryHook(const agents::HookSender& sender, const QString& file, const agents::Secret* key);

} // namespace qd::app
