#pragma once

#include "agents/effects/Connector.h"

namespace qd::agents {

/// One that a delivery is for.
struct Addressee {
    QString contact; ///< Recipient::address, "contact:<id>": what may be kept and shown
    Person person;
};

/// Whether `address` is one of mail: ASCII, as HTML has it for an input of type email, at most 254 characters (RFC 5321, 4.5.3.1).
bool isMailAddress(const QString& address);
/// Whether it is a number as networks know it: "+" and 8 to 15 digits, the first no 0 (ITU-T E.164).
bool isPhoneNumber(const QString& address);

/// Whether it is for somebody, for at most `most`, each once, by `channel`, and openly: each gets a message alone, so there is no copy.
/// Error::Rule says what is wrong, before anybody is asked.
Result<Done> checkRecipients(const EffectContent& content, const QString& channel, qsizetype most);
/// Those that it is for, in their order, with names that are one line. Error::Rule: one of them is not there, has no address that is one, or another's; it
/// names contacts alone.
Result<QList<Addressee>> addresseesOf(const Delivery& delivery, bool (*isAddress)(const QString&));

/// What a service says, to be kept: cleaned, cut, and without anything that is an address or a number, or a name of one of them.
QString withoutPeople(const QString& said, const QList<Addressee>& people);

} // namespace qd::agents
