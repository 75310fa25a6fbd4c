#pragma once

#include "app/engine/Home.h"
#include "core/model/Command.h"

#include <QStringList>

#include <optional>

namespace qd::app {

/// What came of a command in one of several organisations.
struct Told {
    QString organisation;
    std::optional<Result<Receipt>> answer; ///< nothing: nobody holds it
};

/// Has whoever holds each of the organisations judge the command, all at the same time, so that one that does not answer keeps
/// none of the others waiting. Blocks until every one has answered or been given up. In the order of `organisations`.
/// @thread any.
QList<Told> tellHolders(const Home& home, const QStringList& organisations, const Command& command);

} // namespace qd::app
