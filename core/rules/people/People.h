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

/// Beside those of the channels an index of the name is kept, a keyed hash too: nobody is reached by it, and several may have the same.
inline const QString kNameIndex = QStringLiteral("name");
/// Whether one of them has that index; `names` are those of PeopleState::reached. O(log n).
bool isNameKept(const QMap<QByteArray, ContactId>& names, const QByteArray& index);


/// In the details of an effect: which personal values stand in its texts, masked, for whoever is asked.
inline const QString kPersonal = QStringLiteral("personal");

} // namespace qd::rules
