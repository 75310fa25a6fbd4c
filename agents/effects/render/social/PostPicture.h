#pragma once

#include "core/base/Result.h"

#include <QByteArray>
#include <QString>

namespace qd::agents {

/// The JPEG that is made of a graphic for a platform that takes one, from 4:5 to 1.91:1. Same PNG, same bytes. Error::Parse: there is none, it is
/// no PNG, or of another shape.
Result<QByteArray> jpegOf(const QByteArray& png, const QString& platform);

} // namespace qd::agents
