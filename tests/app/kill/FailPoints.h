#pragma once

#include <array>

namespace qd::test {

/// Every place where the program can be told to die (core/base/FailPoint.h). A house rule compares it with the sources, and the
/// kill loop is broken where it let the program die at one of them nowhere.
inline constexpr std::array kFailPoints{
    "adopt.before", "adopt.between", "backup.before_drop", "backup.half_dropped", "backup.heads_named", "backup.verified", "backup.written",
    "effect.after_index", "effect.after_rename", "effect.after_temp", "effect.before_first_byte", "effect.before_index", "effect.before_rename",
    "heads.after_line", "heads.before_line", "outbox.after_intent", "outbox.after_sent", "record.after_commit", "record.before_commit",
    "restore.heads_named", "restore.kept_aside", "restore.log_removed", "restore.prepared", "restore.written",
    "snapshot.after_commit", "snapshot.before_commit", "undo.before_step"};

} // namespace qd::test
