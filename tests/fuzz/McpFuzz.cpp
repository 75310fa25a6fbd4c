#include "tests/fuzz/McpFuzz.h"

#include "agents/tools/protocol/OutsideText.h"
#include "agents/tools/protocol/Rpc.h"
#include "agents/tools/protocol/ToolDescription.h"
#include "agents/tools/protocol/ToolReply.h"
#include "agents/tools/protocol/ToolSchema.h"
#include "agents/transport/SseReader.h"

#include <cstdio>
#include <cstdlib>

namespace qd::test {

namespace {

void must(bool holds, const char* promise)
{
    if (holds)
        return;
    std::fprintf(stderr, "broken: %s\n", promise);
    std::abort();
}

void schema(const Json& schema, const Json& value)
{
    if (const Result<agents::SchemaCheck> check = agents::checkOf(schema))
        (void)check->faultsOf(value);
}

void tools(const Json& document)
{
    const Result<agents::ToolPage> page = agents::ToolPage::read(document);
    if (!page)
        return;
    for (const agents::ToolDescription& tool : page->tools) {
        const Result<Json> kept = Json::parse(tool.toJson());
        must(bool(kept), "a tool that was read is kept as JSON");
        const Result<agents::ToolDescription> again = agents::ToolDescription::fromJson(*kept);
        must(again && again->hash() == tool.hash(), "a tool that was kept is the tool that was read");
        const QString name = agents::offerName(QStringLiteral("server"), tool.name);
        must(name.size() <= 64 && name == agents::offerName(QStringLiteral("server"), again->name), "its name fits");
        schema(tool.inputSchema, document);
    }
}

void reply(const Json& document)
{
    constexpr qsizetype kMost = 64;
    const Result<agents::ToolReply> read = agents::ToolReply::read(document, kMost);
    must(!read || read->text.toUtf8().size() <= kMost, "a reply keeps to its bound");
}

void message(const QByteArray& text)
{
    const Result<agents::RpcMessage> read = agents::RpcMessage::read(text);
    if (!read)
        return must(!read.error().text.isEmpty(), "a refusal says why");
    tools(read->result);
    reply(read->result);
    schema(read->params, read->params);
    if (read->id)
        must(agents::RpcMessage::read(agents::rpcAnswer(*read->id, "{}"))->id == read->id, "an id comes back as it was");
}

} // namespace

void fuzzMcp(const std::uint8_t* bytes, std::size_t count)
{
    const QByteArray text(reinterpret_cast<const char*>(bytes), qsizetype(count));
    message(text);
    QByteArrayList whole;
    agents::SseReader stream(4096);
    stream.feed(text, [&](const agents::SseEvent& event) { whole.append(event.data); });
    QByteArrayList pieces;
    agents::SseReader inPieces(4096);
    for (const char c : text)
        inPieces.feed(QByteArrayView(&c, 1), [&](const agents::SseEvent& event) { pieces.append(event.data); });
    must(whole == pieces && stream.lastId() == inPieces.lastId(), "a stream says the same in any cuts");
    for (const QByteArray& data : whole)
        message(data);
    const QString clean = agents::cleaned(QString::fromUtf8(text), text.size());
    must(agents::cleaned(clean, clean.size()) == clean, "what is clean stays as it is");
    if (const Result<Json> document = Json::parse(text)) {
        tools(*document);
        reply(*document);
        schema(*document, *document);
    }
}

} // namespace qd::test

#ifdef QD_FUZZ
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t count)
{
    qd::test::fuzzMcp(bytes, count);
    return 0;
}
#endif
