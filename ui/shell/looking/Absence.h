#pragma once

#include "core/state/OfficeState.h"

#include <QStringList>

#include <optional>

namespace qd::ui {

/// How far the department had come at a moment, in the sums that somebody who comes back asks after.
struct Milestone {
    Instant at;
    qint64 sent = 0;       ///< what had gone out, ever
    qint64 withoutHer = 0; ///< of it: without asking her
    qint64 decided = 0;    ///< decisions of others
    Money spent;

    template <class V> void fields(V& v)
    {
        v("at", at);
        v("sent", sent);
        v("without_her", withoutHer);
        v("decided", decided);
        v("spent_micro_usd", spent);
    }
};

Milestone milestoneOf(const OfficeState& state, Instant now);
/// What has happened since, and what waits now: one clause each; empty: nothing that she has to know. @thread main.
QStringList newsSince(const Milestone& then, const OfficeState& state, Instant now);
/// As it is kept in the settings; nothing where that is not one.
QByteArray textOf(const Milestone& milestone);
std::optional<Milestone> milestoneIn(const QByteArray& text);

} // namespace qd::ui
