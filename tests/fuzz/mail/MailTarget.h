#pragma once

#include <QByteArray>
#include <QString>

namespace qd::fuzz {

/// A mail is read within its bounds whatever it is, and what it says has a text without addresses, cut to length; as the words of a server the same bytes are the same
/// responses in any cuts, of which each ends as a mail or as none. @returns what did not hold.
QString mail(const QByteArray& bytes);

} // namespace qd::fuzz
