#pragma once

#include "core/async/Launch.h"

#include <QEventLoop>
#include <QTimer>

#include <chrono>
#include <functional>
#include <memory>
#include <optional>

namespace qd::test {

/// Runs the event loop until `done` says so. @returns false when `limit` passed first.
inline bool waitUntil(const std::function<bool()>& done, std::chrono::milliseconds limit = std::chrono::seconds(30))
{
    QEventLoop loop;
    QTimer poll;
    QTimer over;
    bool inTime = true;
    QObject::connect(&poll, &QTimer::timeout, &loop, [&] { if (done()) loop.quit(); });
    QObject::connect(&over, &QTimer::timeout, &loop, [&] { inTime = false; loop.quit(); });
    if (done())
        return true;
    poll.start(1);
    over.setSingleShot(true);
    over.start(limit);
    loop.exec();
    return inTime || done();
}

/// The result of a coroutine, also when it throws or takes longer than `limit`.
template <class T>
Result<T> await(QCoro::Task<Result<T>> task, std::chrono::milliseconds limit = std::chrono::seconds(30))
{
    const auto out = std::make_shared<std::optional<Result<T>>>();
    QObject owner;
    launch(&owner, std::move(task), [out](Result<T> result) { *out = std::move(result); });
    if (!waitUntil([out] { return out->has_value(); }, limit))
        return Error{Error::Internal, QStringLiteral("timed out"), {}, {}};
    return std::move(**out);
}

/// Calls `ask` with a callback and waits for what it is given.
template <class T>
T answerOf(const std::function<void(std::function<void(T)>)>& ask, std::chrono::milliseconds limit = std::chrono::seconds(30))
{
    const auto out = std::make_shared<std::optional<T>>();
    ask([out](T value) { *out = std::move(value); });
    if (!waitUntil([out] { return out->has_value(); }, limit))
        return T{};
    return std::move(**out);
}

} // namespace qd::test
