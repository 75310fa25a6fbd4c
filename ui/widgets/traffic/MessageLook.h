#pragma once

#include "core/model/Message.h"

#include <QColor>

namespace qd::ui {

/// The colour that the word for it is set in; the word itself always stands beside.
QColor colourOf(MessageType type);
QColor colourOf(Priority priority);
QColor colourOf(Integrity integrity);

} // namespace qd::ui
