#pragma once

#include "core/model/Command.h"
#include "core/rules/Judge.h"

/// What may be remembered and looked up, what gives way to it, and who may say what it means. Pure.
namespace qd::rules {

/// A namespace holds so many notes of hers, and as many entries of others. Of the others the oldest gives way to one more.
inline constexpr qsizetype kEntriesPerSpace = 2'000;
inline constexpr qsizetype kLongestEntry = 4'000;
inline constexpr qsizetype kLongestDocument = 2'000'000;
inline constexpr qsizetype kLongestEndpoint = 300;
inline constexpr qsizetype kLongestModel = 120;

/// The facts by which `entry` is remembered: what it takes the place of is forgotten first, of hers only by a note of hers
/// with the same key. O(entries of its namespace).
QList<Fact> remembered(const OfficeState& state, const MemoryEntry& entry);
/// The same for the entry of a key that is not hers, which is forgotten; nothing when there is none.
QList<Fact> forgotten(const OfficeState& state, const QString& space, const QString& key, const AgentId& by, const QString& reason);
/// Why a text cannot be an entry of `space`; Done when it can.
Result<Done> rememberable(const QString& space, const QString& key, const QString& text);
/// The documents that one from `origin` takes the place of are forgotten.
QList<Fact> outdated(const OfficeState& state, const QString& origin, const AgentId& by);

Result<QList<Fact>> judgeKeep(const OfficeState& state, const KeepMemory& command);
Result<QList<Fact>> judgeForget(const OfficeState& state, const ForgetMemory& command, const Asking& asking);
Result<QList<Fact>> judgeKeep(const KeepDocument& command);
Result<QList<Fact>> judgeForget(const OfficeState& state, const ForgetDocument& command, const Asking& asking);
/// Empty when that is so already. Error::Parse: the endpoint cannot be asked, or not without telling others what it is asked.
Result<QList<Fact>> judgeMeaning(const OfficeState& state, const ChooseMeaning& command, const Asking& asking);

} // namespace qd::rules
