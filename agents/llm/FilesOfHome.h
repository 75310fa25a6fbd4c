#pragma once

#include "core/base/Result.h"

#include <QString>

#include <functional>

namespace qd::agents {

/// Hands the bytes of every file.json of `folder` to `add`: those that ship with the program, then the home's, each in the order of
/// their names. Without a home only the first. Error::Store names a file that cannot be read (`kind` is what it is called: "price
/// file"); else the first error of `add`.
Result<Done> readFilesOfHome(const QString& folder, const QString& home, const QString& kind, const std::function<Result<Done>(const QByteArray& bytes, const QString& path)>& add);

} // namespace qd::agents
