#pragma once

#include "agents/effects/Outcome.h"
#include "agents/transport/Transport.h"

namespace qd::agents {

/// How a connector reads the answers of the place that it sends to.
struct AnswerTerms {
    QString place; ///< "hooks.example.com", for sentences
    Guarantees::Once once = Guarantees::Never;
    /// What the other side calls what it took, out of a 2xx, where the documentation says it stands; an error when it is not there.
    /// Null: the status alone says that it was taken.
    std::function<Result<QString>(const HttpAnswer&)> idIn{};
    /// What a 409 means there, where the documentation says so. Null: nobody knows.
    std::function<Outcome(const HttpAnswer&)> conflict{};
};

/// What an answer means for what was sent once: by whether bytes left, the status (RFC 9110, 15; RFC 6585) and what the other
/// side promises. The only place that decides it. Pure.
Outcome verdictOf(const HttpAnswer& answer, const AnswerTerms& terms, Instant now);
/// What became of something that there was no request for. Nothing left. Without a key (KeyShelf::find()) it waits for one; an error
/// of any other kind is what the request itself lacks.
Outcome unsent(const Error& why);

} // namespace qd::agents
