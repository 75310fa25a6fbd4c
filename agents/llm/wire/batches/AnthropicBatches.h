#pragma once

#include "agents/llm/wire/batches/BatchWire.h"

namespace qd::agents {

/// The Message Batches API (https://platform.claude.com/docs/en/build-with-claude/batch-processing): a list of requests, done
/// within 24 hours at half the price; what errs, expires or is cancelled is not charged. Results come as JSONL in any order, from
/// the address that the batch names once it has ended.
class AnthropicBatches final : public BatchWire {
public:
    std::optional<BatchCall> upload(const QList<BatchItem>&, Dialect) const override { return std::nullopt; }
    Result<QString> uploaded(const QByteArray&) const override { return QString(); }
    BatchCall create(const QList<BatchItem>& items, Dialect dialect, const QString& uploaded) const override;
    BatchCall look(const QString& batch) const override;
    BatchCall cancel(const QString& batch) const override;
    Result<BatchStanding> standing(const QByteArray& body) const override;
    BatchCall fetch(const QString& results) const override;

private:
    BatchResult result(const Json& line, const Mask& mask) const override;
};

} // namespace qd::agents
