#pragma once

#include "core/base/Result.h"

#include <QMap>
#include <QStringList>

/// What is kept of people outside, field by field, and the addresses in it. Pure. @thread any.
namespace qd::agents {

/// What is kept of one person in plain words: by field, "name", "e-mail", "phone" …
using PersonalFields = QMap<QString, QString>;

/// The fields that there are: "name", "e-mail", "phone", "company", "street", "street-2", "postcode", "city", "region", "country",
/// "language", "note".
const QStringList& personalFields();

/// A field as it is kept: trimmed, its e-mail address with a domain in small ASCII letters (RFC 5321, 2.4; IDNA, RFC 5890), its phone number as
/// "+" and at most 15 digits (ITU-T E.164, 6.2), its country as two capital letters (ISO 3166-1 alpha-2). Error::Parse says what is wrong
/// with it, and what would be right.
Result<QString> keptForm(const QString& field, const QString& value);

/// Where this person is reached by "e-mail", "sms" or "letter", as a connector takes it; of a letter its first line. Empty: not at all.
QString addressBy(const QString& channel, const PersonalFields& person);

/// The same address in one form however it is written, for keyed hashes of it; empty: not at all. An e-mail address is all in small
/// letters: RFC 5321 lets a host tell "Ada" from "ada", no host known does, and who opted out as one is not to be reached as the other. A
/// letter's is street, postcode, city and country.
QString comparableAddress(const QString& channel, const PersonalFields& person);

} // namespace qd::agents
