#pragma once

#include "core/base/Result.h"

#include <QByteArray>
#include <QSslConfiguration>

namespace qd::agents {

/// Whom connections believe: the authorities of the system, and those in `ownCa` (PEM) besides. The other side is always
/// checked. The first time that something is given it takes up to a second. Error::Rule: something was given, and it holds no certificate.
Result<QSslConfiguration> trusting(const QByteArray& ownCa);

} // namespace qd::agents
