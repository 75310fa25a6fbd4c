#pragma once

#include "agents/llm/wire/ModelWire.h"

#include <QStringList>

namespace qd::test {

/// A file of tests/data/streams.
QByteArray streamOf(const char* name);

/// What became of a body.
struct ReadAnswer {
    Result<agents::LlmAnswer> answer;
    QStringList pieces;
    std::optional<agents::ModelRefusal> refusal;
};

/// A request that offers "read_page" and "search" and wants a reply with a title.
agents::LlmRequest wishForTitle();

/// Reads `body` in cuts of `cut` bytes; 0: in one.
ReadAnswer readIn(agents::Dialect dialect, const QByteArray& body, qsizetype cut = 0, const agents::LlmRequest& request = wishForTitle(),
                  const agents::Mask& mask = {});

/// One event of a stream.
QByteArray sse(const QByteArray& data);

/// A request as its dialect has it.
Json written(agents::Dialect dialect, const agents::LlmRequest& request, const agents::ModelTraits& traits);

} // namespace qd::test
