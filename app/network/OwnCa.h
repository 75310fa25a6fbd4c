#pragma once

#include "agents/transport/Transport.h"
#include "app/engine/Home.h"

#include <QDateTime>

namespace qd::app {

/// An authority of one's own that is believed besides the system's, such as that of a company's proxy.
struct OwnCa {
    QStringList names;  ///< of its certificates, as people call them
    QDateTime expires;  ///< the first of them
};

/// Where a home keeps it: a copy of the file that was chosen, so that what was looked at is what is believed.
QString ownCaFile(const Home& home);
/// Reads a file of certificates (PEM, RFC 7468). Error::Parse: it holds none, or what it begins with is not PEM; Error::Rule:
/// every one of them has expired, or none is one of an authority (RFC 5280, 4.2.1.9); Error::Store: it cannot be read.
Result<OwnCa> readOwnCa(const QString& file, const QDateTime& now);
/// Copies a file into the home after readOwnCa(); from then on wayOf() has it.
Result<OwnCa> keepOwnCa(const Home& home, const QString& file, const QDateTime& now);
Result<Done> forgetOwnCa(const Home& home);

/// How requests of this home leave the machine. A file that is there and cannot be read is no reason to believe fewer: then
/// nothing goes by https, and every call says why.
agents::Way wayOf(const Home& home);

} // namespace qd::app
