#pragma once

#include "agents/llm/wire/batches/BatchWire.h"

namespace qd::agents {

/// The Batch API (https://developers.openai.com/api/docs/guides/batch): requests as a JSONL file that is uploaded (RFC 7578),
/// then a batch of it with a completion window of 24 hours, at half the price. Answers lie in one file, what was not answered in
/// another; requests that expire are not charged. A batch that fails its validation is not begun.
class OpenAiBatches final : public BatchWire {
public:
    std::optional<BatchCall> upload(const QList<BatchItem>& items, Dialect dialect) const override;
    Result<QString> uploaded(const QByteArray& body) const override;
    BatchCall create(const QList<BatchItem>& items, Dialect dialect, const QString& uploaded) const override;
    BatchCall look(const QString& batch) const override;
    BatchCall cancel(const QString& batch) const override;
    Result<BatchStanding> standing(const QByteArray& body) const override;
    BatchCall fetch(const QString& results) const override;

private:
    BatchResult result(const Json& line, const Mask& mask) const override;
};

} // namespace qd::agents
