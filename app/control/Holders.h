#pragma once

#include "app/control/ControlClient.h"

#include <QStringList>

#include <functional>
#include <optional>

namespace qd::app {

/// What to say to one holder, and its answer; `index` is that of its organisation. Runs on a thread of its own, beside others.
using Speak = std::function<void(qsizetype index, const Result<ControlClient*>& holder)>;
/// Speaks to whoever holds each of the organisations, all at the same time, so that one that does not answer keeps none of the
/// others waiting: an error is one that does not answer, null means that nobody holds it. Blocks until every call has returned.
/// @thread any.
void speakToHolders(const Home& home, const QStringList& organisations, const Speak& speak);

/// The same for one question: what each answered; nothing where nobody holds it.
template <class T>
QList<std::optional<Result<T>>> askHolders(const Home& home, const QStringList& organisations, const std::function<Result<T>(ControlClient&)>& question)
{
    std::vector<std::optional<Result<T>>> answers(size_t(organisations.size()));
    speakToHolders(home, organisations, [&](qsizetype index, const Result<ControlClient*>& holder) {
        if (!holder)
            answers[size_t(index)] = holder.error();
        else if (*holder)
            answers[size_t(index)] = question(**holder);
    });
    return {answers.begin(), answers.end()};
}

/// What came of a command in one of several organisations.
struct Told {
    QString organisation;
    std::optional<Result<Receipt>> answer; ///< nothing: nobody holds it
};

/// Has whoever holds each of the organisations judge the command, as speakToHolders(). In the order of `organisations`.
/// @thread any.
QList<Told> tellHolders(const Home& home, const QStringList& organisations, const Command& command);

} // namespace qd::app
