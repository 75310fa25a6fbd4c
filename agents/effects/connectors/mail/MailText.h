#pragma once

#include "core/base/Clock.h"
#include "core/base/Result.h"

/// The small things that mail is written in. Pure.
namespace qd::agents {

struct MailAddress {
    QString name;    ///< as people read it; may be empty
    QString address; ///< ASCII: "ada@press.example", the host in its ACE form (RFC 5891)
};

/// "Name <address>" or "address". Error::Rule: it is none that can be written to without SMTPUTF8 (RFC 6531), or a line end or something that cannot be seen is in
/// it. The text of the error does not hold the address.
Result<MailAddress> mailAddressIn(const QString& text);
/// The address alone (RFC 5321, 4.1.2: a Dot-string of at most 64, a domain); empty: it is none.
QString mailAddress(const QString& text);

/// `text` as it stands in a header of that name, folded (RFC 5322, 2.2.3), in encoded words where it is more than ASCII (RFC 2047).
QByteArray headerText(const QByteArray& header, const QString& text);
/// The same of an address: its name quoted, or in encoded words.
QByteArray headerAddress(const QByteArray& header, const MailAddress& of);
/// A date (RFC 5322, 3.3), in UTC.
QByteArray mailDate(Instant at);
/// Text in UTF-8 with any line ends as quoted-printable (RFC 2045, 6.7): lines of at most 76 that end in CRLF; no line begins with a dot or
/// with "From ".
QByteArray quotedPrintable(const QByteArray& text);

} // namespace qd::agents
