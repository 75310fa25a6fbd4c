#pragma once

#include "core/rules/Judge.h"

/// Several items that ask for the very same: the same content, through the same connector, to the same people. She is asked once, and it
/// goes out once: with the bytes that she saw. Pure.
namespace qd::rules {

/// The item that she decides on in the place of this one; nullptr: it stands for itself, or the one that stood for it is leaving.
const Approval* standingFor(const InboxState& inbox, const ApprovalId& item);
/// The item itself, and then those that it stands for.
QList<Approval> togetherWith(const InboxState& inbox, const Approval& item);
/// The titles of the pieces of work that ask for it, its own first; one alone where nobody else asks.
QStringList askersOf(const OfficeState& state, const Approval& item);
/// "2 pieces of work ask for the same: “A”, “B”"; empty where only one does.
QString askersInWords(const OfficeState& state, const Approval& item);
/// Why nothing is decided on an item that another one stands for.
Error standsInWords(const InboxState& inbox, const ApprovalId& item);

/// In the details of an effect that no piece is behind and whose files say when they were rendered: the hash of what it would be at one moment that is the same for all.
inline const QString kUnstamped = QStringLiteral("unstamped");

/// Whether they ask for the same: byte for byte, or but for the moment at which each was rendered, made from the same text or the same at one moment.
bool areTheSame(const Approval& a, const Approval& b);
/// What is to be put on record of those that ask for the same as this one, one fact for each that changes, so that exactly one of them
/// waits for her: equal ones are joined, and where the one that stood for others is gone or has changed, and nothing of it is leaving, the
/// next one stands up. Empty once it is on record. O(items).
QList<ApprovalsMerged> mergesDue(const OfficeState& state, const ApprovalId& of);
/// Those of which mergesDue() can have anything to say when nothing is known of what was looked at: all that look like another one, or that
/// one stood for. O(items).
QList<ApprovalId> mayBeMerged(const InboxState& inbox);
/// Those that one stood for, and none does any more.
QList<ApprovalId> leftAlone(const InboxState& inbox);
/// Those of them that wait for what becomes of that content, which is leaving.
QList<Approval> carried(const InboxState& inbox, const EffectContent& content);
/// What follows for one of them when it has gone out: nothing is sent again, and its step is done.
QList<Fact> goneOutWith(const OfficeState& state, const Approval& item, const EffectConfirmed& sent);
/// `first`: what a no, or the changes asked for, become for the item itself; with what they become for each that it stands for. One that
/// cannot hear it so stands up and waits.
Result<QList<Fact>> saidToAll(const OfficeState& state, const DecideApproval& command, const Asking& asking, const Result<QList<Fact>>& first);

} // namespace qd::rules
