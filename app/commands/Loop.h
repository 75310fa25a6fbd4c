#pragma once

#include "core/async/Mailbox.h"
#include "core/base/Result.h"

#include <QCoreApplication>

#include <functional>
#include <optional>

namespace qd::app {

/// Runs the program's event loop until `ask` has called back, for commands that do one thing after the other.
/// @thread main, where no loop is running yet.
template <class T>
Result<T> waitFor(const std::function<void(Mailbox*, std::function<void(Result<T>)>)>& ask)
{
    Mailbox mailbox;
    std::optional<Result<T>> answer;
    ask(&mailbox, [&answer](Result<T> given) {
        answer = std::move(given);
        QCoreApplication::exit();
    });
    while (!answer)
        QCoreApplication::exec();
    return std::move(*answer);
}

} // namespace qd::app
