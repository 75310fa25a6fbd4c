#pragma once

#include "core/base/Describe.h"

#include <QString>

namespace qd {

/// Why a picture was drawn in place of the one that a model was to paint, as the values of its turn have it ("painter", "because");
/// empty where it was painted, and of every other turn. Pure.
QString whyDrawn(const Values& values);

} // namespace qd
