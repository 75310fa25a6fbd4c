#include "agents/llm/wire/batches/BatchWire.h"

#include "agents/llm/wire/batches/AnthropicBatches.h"
#include "agents/llm/wire/batches/OpenAiBatches.h"

#include <QRegularExpression>

namespace qd::agents {

std::unique_ptr<BatchWire> batchWireOf(BatchWay way)
{
    switch (way) {
    case BatchWay::None: break;
    case BatchWay::Anthropic: return std::make_unique<AnthropicBatches>();
    case BatchWay::OpenAi: return std::make_unique<OpenAiBatches>();
    }
    return nullptr;
}

Result<QList<BatchResult>> BatchWire::results(const QByteArray& body, const Mask& mask) const
{
    QList<BatchResult> results;
    qsizetype number = 0;
    for (const QByteArray& line : body.split('\n')) {
        ++number;
        if (line.trimmed().isEmpty())
            continue;
        const Result<Json> read = Json::parse(line);
        if (!read || read->kind() != Json::Object)
            return batches::strange(QStringLiteral("line %1 of the results is not a JSON object").arg(number));
        results.append(result(*read, mask));
    }
    return results;
}

namespace batches {

WireCall plainCall(const BatchItem& item, Dialect dialect)
{
    ModelTraits traits = item.traits;
    traits.streams = false;
    return wireOf(dialect)->write(item.request, traits);
}

bool isName(const QString& text)
{
    static const QRegularExpression name(QStringLiteral("\\A[A-Za-z0-9_-]{1,200}\\z"));
    return name.match(text).hasMatch();
}

Error strange(const QString& what)
{
    return {Error::Network, QStringLiteral("What the provider says of the batch cannot be read: %1.").arg(what), {}, {}};
}

} // namespace batches

} // namespace qd::agents
