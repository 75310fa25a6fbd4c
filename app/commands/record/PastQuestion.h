#pragma once

#include "app/commands/Loop.h"
#include "app/commands/Work.h"

namespace qd::app {

constexpr qint64 kPage = 500; ///< rows that one question asks for

/// Asks the reader of a call's past, which is at the end of the record or says that it is not; an empty answer when there is no past yet.
template <class T>
Result<T> ask(const Invocation& call, const std::function<void(HistoryReader&, Mailbox*, HistoryReader::Answer<T>)>& question)
{
    Result<std::unique_ptr<Past>> past = Past::open(call);
    if (!past)
        return past.error();
    if ((*past)->isEmpty())
        return T{};
    (*past)->catchUp(call);
    return waitFor<T>([&](Mailbox* here, auto done) { question((*past)->reader(), here, done); });
}

} // namespace qd::app
