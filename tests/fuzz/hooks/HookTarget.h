#pragma once

#include <QByteArray>
#include <QString>

namespace qd::fuzz {

/// A request is the same in any cuts; whole it is within its bounds and its words are what they may be, broken nothing of it is left; and whatever
/// its body is, each sender's reader ends, with an id, a kind and a text without an address for each event, or with why not. @returns what did not hold.
QString hookRequest(const QByteArray& bytes);

} // namespace qd::fuzz
