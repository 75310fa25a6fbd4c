#pragma once

#include <QString>

namespace qd::agents::rehearsal {

/// A trade that a brief may come from: what its houses are called, whom they serve and who leads them.
struct Trade {
    const char* cue; ///< beginnings of words that belong to it
    const char* org;
    const char* orgs;
    const char* clients;
    const char* leaders;
};

/// The first trade that `text` speaks of; null when it speaks of none.
const Trade* tradeOf(const QString& text);

} // namespace qd::agents::rehearsal
