#pragma once

#include "core/model/Effect.h"

#include <QString>

namespace qd::ui {

/// Why what she has approved has not gone yet: "waits for the network".
QString waitWords(Deferral deferral);

} // namespace qd::ui
