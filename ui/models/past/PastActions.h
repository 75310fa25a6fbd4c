#pragma once

#include "core/base/Result.h"
#include "core/model/authority/PastAction.h"

#include <functional>

class QObject;

namespace qd::ui {

/// Where the window asks what was done, for rules to be tried on.
/// Every answer runs on the main thread, and only while `owner` lives. Asking never blocks.
/// @thread main.
class PastActions {
public:
    using Answer = std::function<void(Result<QList<PastAction>>)>;

    virtual ~PastActions() = default;
    /// Those that were planned from then on, oldest first.
    virtual void actions(Instant from, QObject* owner, Answer answer) = 0;
};

} // namespace qd::ui
