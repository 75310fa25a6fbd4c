#pragma once

#include "core/rules/Judge.h"

/// Who outside is kept, what they agreed to, what comes in from them. Pure.
namespace qd::rules {

Result<QList<Fact>> judgeContacts(const OfficeState& state, const KeepContacts& command, const Asking& asking);
Result<QList<Fact>> judgeConsent(const OfficeState& state, const NoteConsent& command, const Asking& asking);
Result<QList<Fact>> judgeErasure(const OfficeState& state, const EraseContact& command, const Asking& asking);
Result<QList<Fact>> judgeRetention(const OfficeState& state, const SetRetention& command, const Asking& asking);
Result<QList<Fact>> judgeReading(const OfficeState& state, const NoteReading& command, const Asking& asking);
/// What came in before is nothing new. Who opts out, complains or can never be reached is suppressed by that.
Result<QList<Fact>> judgeInbound(const OfficeState& state, const TakeInbound& command, const Asking& asking);

/// "e-mail", "sms", "letter": by what people outside are reached.
const QStringList& reachChannels();

} // namespace qd::rules
