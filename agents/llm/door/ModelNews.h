#pragma once

#include "core/base/Clock.h"

#include <QString>

namespace qd::agents {

/// Something about providers and calls that others should know while it is so.
struct ModelNews {
    enum What {
        Troubled,  ///< asking is in vain for now
        Recovered, ///< asking may be tried again
        Slow,      ///< nothing comes to a call that is under way
        Waits,     ///< a call was not sent yet, since its provider is in trouble
    } what = Troubled;
    QString provider;   ///< or one model of it, as "provider:model"
    QString why;
    QString turn;       ///< Slow, Waits: LlmRequest::turn
    Duration silent{0}; ///< Slow: so long nothing has come
};

} // namespace qd::agents
