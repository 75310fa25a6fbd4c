#pragma once

#include "agents/effects/people/MailParts.h"
#include "agents/effects/settings/ConnectorFile.h"

namespace qd::agents {

/// The headers by which a reader leaves, as names and values: the address that the account's file names, which an https one makes
/// one click (RFC 8058), with `key` where "{key}" stands in it; without one a message to whom one answers (RFC 2369, 3.2).
QList<std::pair<QString, QString>> leaveHeaders(const ConnectorFile& file, const MailParts& mail, const QString& key);
/// What a service promises of it, in a sentence.
QString leaveSentence(const ConnectorFile& file);

} // namespace qd::agents
