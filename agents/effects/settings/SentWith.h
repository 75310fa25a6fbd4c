#pragma once

#include "agents/effects/settings/ConnectorFile.h"

namespace qd::agents {

/// A member of a connection's file that goes out with whatever is sent by it.
struct SentWith {
    QString member; ///< as the file calls it
    QString words;  ///< what it comes to, for people
};

/// Those of a kind that are set, and stand in nothing else that is approved: neither in the address of its account nor in a file. Left out are those
/// that let us in (key, user, client_id, manager, …), those that say how much, how fast and what for (price_micro_usd, letter_cents, clearance, …), and the
/// author of a Git commit, whose hash is what is approved.
QList<SentWith> sentWith(const ConnectorFile& file);
/// `to` with all of them: where something goes is part of what is approved and of its hash, so what would go out with another of them is refused, as
/// what would go elsewhere. "https://… as Press <news@press.example> (answers go to desk@press.example)"
QString withWhatIsSent(const QString& to, const ConnectorFile& file);

/// Two such places, for a sentence that tells them apart: "…" in place of the parts that both begin with.
std::pair<QString, QString> apart(const QString& one, const QString& other);

} // namespace qd::agents
