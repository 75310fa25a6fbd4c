#pragma once

#include "agents/effects/people/MailParts.h"
#include "agents/effects/settings/ConnectorFile.h"

namespace qd::agents {

/// Stands in EffectContent::details of a mail to several, with leaveWarning().
inline constexpr QLatin1String kLeave("leave");

/// The headers by which a reader leaves, as names and values: the address that the account's file names, which an https one makes
/// one click (RFC 8058), with `key` where "{key}" stands in it; without one a message to whom one answers (RFC 2369, 3.2).
QList<std::pair<QString, QString>> leaveHeaders(const ConnectorFile& file, const MailParts& mail, const QString& key);
/// Where readers leave: the address that the account's file names; without one that of whom a mail is answered to (`replyTo`), or whom it is from, with
/// a subject that names their message, by which a mailbox that is looked at knows what they mean.
QString leaveAddress(const ConnectorFile& file, const QString& replyTo, const QString& key);
/// What she is told of a mail to several whose readers cannot leave with one click; empty: they can.
QString leaveWarning(const ConnectorFile& file);
/// What a service promises of it, in a sentence.
QString leaveSentence(const ConnectorFile& file);

} // namespace qd::agents
