#pragma once

#include "core/base/Describe.h"

namespace qd::agents {

/// How a provider's API is spoken.
enum class Dialect { Anthropic, OpenAiResponses, OpenAiChat, OpenAiImages };
/// How a reply's form is asked for: by its schema, as any JSON object, or by the prompt alone.
enum class StructuredWay { None, JsonObject, Schema };
/// How thinking is asked for: not at all, as a number of tokens, or as an effort ("low", "medium", "high").
enum class ThinkingWay { None, Budget, Effort };
/// How pictures are asked for: not at all; as OpenAI's GPT Image models take it, with a quality; or with a size alone, as servers
/// of one's own do (Ollama, LocalAI).
enum class PictureWay { None, Gpt, Plain };

/// How calls that can wait are handed over, many at once: not at all, as a list of requests, or as a file that was uploaded.
enum class BatchWay { None, Anthropic, OpenAi };

/// What one model takes, and what its server knows. What is not known is left out of a request.
struct ModelTraits {
    QString model;                ///< as the API is told; LlmRequest::model has the provider before it
    TokenCount context{0};        ///< input and output together; 0: not known
    TokenCount mostOutput{0};     ///< 0: not known
    TokenCount imageTokens{16'384}; ///< the most that one picture costs
    int imagePatch = 0;           ///< a token for each square of so many pixels; 0: not known, so each picture costs imageTokens
    int imageWeight = 100;        ///< … times so many hundredths
    int imageEdge = 1568;         ///< pixels that the longer side of a picture may have; larger ones are made smaller here
    int imageBytes = 3'700'000;   ///< of one picture, before it is written as text (5 MB of base64)
    PictureWay pictures = PictureWay::None; ///< it makes pictures, and nothing else; mostOutput is then the most that one costs
    bool images = false;
    bool tools = false;
    bool temperature = false;
    bool seed = false;
    bool caching = false;         ///< the stable part is marked for the cache (cache_control)
    bool maxCompletionTokens = false; ///< Chat Completions: "max_completion_tokens" in place of "max_tokens"
    bool streams = true;          ///< its answer can come in pieces; in batches none does
    bool streamUsage = true;      ///< Chat Completions: knows stream_options.include_usage
    StructuredWay structured = StructuredWay::None;
    ThinkingWay thinking = ThinkingWay::None;
    QString idleThinking;         ///< what is sent where no thinking is asked for: a way ("disabled", "between_tools"), an effort, nothing

    template <class V> void fields(V& v)
    {
        v("model", model);
        v("context", context);
        v("most_output", mostOutput);
        v("image_tokens", imageTokens);
        v("image_patch", imagePatch);
        v("image_weight", imageWeight);
        v("image_edge", imageEdge);
        v("image_bytes", imageBytes);
        v("pictures", pictures);
        v("images", images);
        v("tools", tools);
        v("temperature", temperature);
        v("seed", seed);
        v("caching", caching);
        v("max_completion_tokens", maxCompletionTokens);
        v("streams", streams);
        v("stream_usage", streamUsage);
        v("structured", structured);
        v("thinking", thinking);
        v("idle_thinking", idleThinking);
    }
};

} // namespace qd::agents

namespace qd {

template <> struct EnumWords<agents::Dialect> {
    static constexpr std::array<const char*, 4> words{"anthropic", "openai-responses", "openai-chat", "openai-images"};
};
template <> struct EnumWords<agents::PictureWay> {
    static constexpr std::array<const char*, 3> words{"none", "gpt", "plain"};
};
template <> struct EnumWords<agents::BatchWay> {
    static constexpr std::array<const char*, 3> words{"none", "anthropic", "openai"};
};
template <> struct EnumWords<agents::StructuredWay> {
    static constexpr std::array<const char*, 3> words{"none", "json-object", "schema"};
};
template <> struct EnumWords<agents::ThinkingWay> {
    static constexpr std::array<const char*, 3> words{"none", "budget", "effort"};
};

} // namespace qd
