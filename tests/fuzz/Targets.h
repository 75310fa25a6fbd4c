#pragma once

#include <QByteArray>
#include <QString>

namespace qd::fuzz {

// Each takes any bytes and says what did not hold; empty: everything did.

/// Server-sent events are the same in any cuts.
QString sse(const QByteArray& bytes);
/// An answer of a dialect is the same in any cuts; one without a fault is whole, and asks only for tools that were offered.
QString anthropic(const QByteArray& bytes);
QString openAiChat(const QByteArray& bytes);
QString openAiResponses(const QByteArray& bytes);
/// The same of pictures: what is one has a kind and a size, and there is none beside a fault.
QString openAiImages(const QByteArray& bytes);
/// A refusal is one short sentence, without the key that stands in the body; a wait is bounded. The first line is taken for the
/// value of the headers that say when to come back.
QString refusal(const QByteArray& bytes);
/// What is said of a batch names nothing outside of it: its results lie with the same provider, an answer is JSON, and a refusal is
/// one short sentence without the key.
QString batches(const QByteArray& bytes);
/// What was read comes back the same when it is written and read again.
QString json(const QByteArray& bytes);

using Target = QString (*)(const QByteArray&);
/// By the name of its corpus; null for another name.
Target targetOf(const char* corpus);

} // namespace qd::fuzz
