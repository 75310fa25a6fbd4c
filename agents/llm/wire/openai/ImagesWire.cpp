#include "agents/llm/wire/openai/ImagesWire.h"

#include "agents/llm/wire/openai/ImagesReader.h"

namespace qd::agents {

WireCall ImagesWire::write(const LlmRequest& request, const ModelTraits& traits) const
{
    const Painting wanted = request.paints.value_or(Painting{});
    JsonWriter out;
    out.beginObject();
    out.key("model");
    out.value(traits.model);
    out.key("prompt");
    out.value(request.system.isEmpty() ? request.prompt : request.system + QLatin1String("\n\n") + request.prompt);
    out.key("n");
    out.value(qint64(1));
    out.key("size");
    out.value(wanted.size);
    if (traits.pictures == PictureWay::Plain) {
        out.key("response_format");
        out.value(QStringLiteral("b64_json"));
        if (traits.seed) {
            out.key("seed");
            out.value(request.seed);
        }
    } else {
        out.key("quality");
        out.value(wanted.quality);
        out.key("background");
        out.value(QStringLiteral("opaque"));
        out.key("output_format");
        out.value(QStringLiteral("png"));
    }
    out.endObject();
    return {QStringLiteral("/images/generations"), out.take(), {}, false};
}

std::unique_ptr<AnswerReader> ImagesWire::reader(const LlmRequest& request, Mask mask) const
{
    return std::make_unique<ImagesReader>(request, std::move(mask));
}

} // namespace qd::agents
