#pragma once

#include "core/base/Result.h"

#include <QCoroTask>

#include <QObject>
#include <QPointer>

#include <exception>

namespace qd {

namespace detail {

template <class T, class Finish>
QCoro::Task<> guarded(QPointer<QObject> owner, QCoro::Task<Result<T>> task, Finish finish)
{
    Result<T> result;
    try {
        result = co_await task;
    } catch (const std::exception& e) {
        result = Error{Error::Internal, QString::fromUtf8(e.what()), {}, {}};
    } catch (...) {
        result = Error{Error::Internal, QStringLiteral("an unknown exception"), {}, {}};
    }
    if (owner)
        finish(std::move(result));
}

} // namespace detail

/// The single door from ordinary code into a coroutine: runs `task` and gives its result, or what it threw, to
/// `finish`. Nobody is called when `owner` has gone meanwhile.
/// @thread the one that `owner` lives on.
template <class T, class Finish>
void launch(QObject* owner, QCoro::Task<Result<T>> task, Finish finish)
{
    detail::guarded<T, Finish>(QPointer<QObject>(owner), std::move(task), std::move(finish));
}

} // namespace qd
