#include "agents/llm/wire/ModelWire.h"

#include "agents/llm/wire/anthropic/MessagesWire.h"
#include "agents/llm/wire/openai/ChatWire.h"
#include "agents/llm/wire/openai/ImagesWire.h"
#include "agents/llm/wire/openai/ResponsesWire.h"

namespace qd::agents {

std::unique_ptr<ModelWire> wireOf(Dialect dialect)
{
    switch (dialect) {
    case Dialect::Anthropic: return std::make_unique<MessagesWire>();
    case Dialect::OpenAiResponses: return std::make_unique<ResponsesWire>();
    case Dialect::OpenAiImages: return std::make_unique<ImagesWire>();
    case Dialect::OpenAiChat: break;
    }
    return std::make_unique<ChatWire>();
}

} // namespace qd::agents
