#pragma once

#include "core/base/Result.h"

#include <QString>

#include <functional>

namespace qd::app {

/// What is wrong with a file that options were written into, said by those options: "--user is missing; expected …" in the place of "FILE: PLACE/user is """.
/// `place`: where the members stand in the file, empty or as "/senders/2"; `optionOf` names the option of a member. Errors of another file stay as they are. Pure.
Error inOptions(Error error, const QString& fileName, const QString& place, const std::function<QString(const QString& member)>& optionOf);

} // namespace qd::app
