#pragma once

#include "core/model/Approval.h"

/// What it means for what waits that somebody was erased: nobody can tell any more whose the personal values in it are. Pure.
namespace qd::rules {

/// Change::what of it.
inline const QString kErased = QStringLiteral("people");
/// Why what holds personal values does not go out as it was agreed to, one clause.
inline const QString kMayBeTheirs = QStringLiteral("somebody whom you kept was erased since you were asked; it holds personal data: look whether it is theirs");

/// Whether personal values stand in its words.
bool holdsPersonal(const EffectContent& content);
/// What is not as it was asked about when somebody has been erased since; empty where no personal values stand in it.
QList<Change> changedByErasure(const EffectContent& content);
/// All that has changed of an item: of erasures the last one.
QList<Change> allChanges(const QList<Change>& before, const QList<Change>& now);

} // namespace qd::rules
