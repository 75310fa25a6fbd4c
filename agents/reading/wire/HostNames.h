#pragma once

#include "core/base/Result.h"

#include <QHostAddress>
#include <QObject>

#include <functional>

namespace qd::agents {

/// Who says which addresses a name has. `found` runs once, later, on the caller's thread, unless `listener` is gone by then.
using LookUp = std::function<void(const QString& host, QObject* listener, std::function<void(Result<QList<QHostAddress>>)> found)>;

/// The resolver of the system. Error::Network: no such name, or nobody to ask.
LookUp systemLookUp();

} // namespace qd::agents
