#pragma once

#include "agents/keys/KeyRing.h"

namespace qd::agents {

/// How a job of QtKeychain can end: its Error, for whoever does not include it.
enum class JobEnd { Fine, NotFound, NotRemoved, RefusedByUser, Refused, NoBackend, Other };

/// What reading, writing or removing came to, from how the job ended, what the library said and what the keyring is like now.
/// A locked keyring that was not unlocked answers a read with "not found" (libsecret 0.20): only its state tells that nothing was
/// found out.
RingAnswer answerOf(JobEnd end, const QString& said, RingState state);

/// What it is like, in plain words: "the keyring is locked".
QString inWords(RingState state);

} // namespace qd::agents
