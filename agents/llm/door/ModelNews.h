#pragma once

#include "core/base/Clock.h"

#include <QString>

namespace qd::agents {

/// Something about providers and calls that others should know while it is so.
struct ModelNews {
    enum What { Troubled, Recovered, Slow } what = Troubled;
    QString provider;
    QString why;
    QString turn;       ///< Slow: LlmRequest::turn
    Duration silent{0}; ///< Slow: so long nothing has come
};

} // namespace qd::agents
