#include "tests/agents/llm/wire/Streams.h"

#include <QFile>

#include <gtest/gtest.h>

namespace qd::test {

using namespace agents;

QByteArray streamOf(const char* name)
{
    QFile file(QStringLiteral(QUARTERDECK_SOURCE_DIR "/tests/data/streams/") + QString::fromLatin1(name));
    EXPECT_TRUE(file.open(QIODevice::ReadOnly)) << name;
    return file.readAll();
}

LlmRequest wishForTitle()
{
    LlmRequest request;
    request.model = QStringLiteral("test:model");
    request.system = QStringLiteral("You are Ada.");
    request.prompt = QStringLiteral("A title, please.");
    request.replyName = QStringLiteral("title");
    request.replySchema = R"({"$schema":"http://json-schema.org/draft-07/schema#","type":"object","additionalProperties":false,"required":["title"],
        "properties":{"title":{"type":"string","minLength":5},"confidence":{"type":"number","minimum":0,"maximum":1}}})";
    request.tools = {{QStringLiteral("read_page"), QStringLiteral("Reads a page."), R"({"type":"object","properties":{"url":{"type":"string"}}})"},
                     {QStringLiteral("search"), QStringLiteral("Searches."), R"({"type":"object"})"}};
    return request;
}

ReadAnswer readIn(Dialect dialect, const QByteArray& body, qsizetype cut, const LlmRequest& request, const Mask& mask)
{
    ReadAnswer read;
    const auto reader = wireOf(dialect)->reader(request, mask);
    const auto piece = [&](const QString& words) { read.pieces.append(words); };
    for (qsizetype at = 0; at < body.size(); at += cut > 0 ? cut : body.size())
        reader->feed(QByteArrayView(body).sliced(at, std::min(cut > 0 ? cut : body.size(), body.size() - at)), piece);
    read.answer = reader->finish();
    read.refusal = reader->refusal();
    return read;
}

QByteArray sse(const QByteArray& data)
{
    return "data: " + data + "\n\n";
}

Json written(Dialect dialect, const LlmRequest& request, const ModelTraits& traits)
{
    const Result<Json> body = Json::parse(wireOf(dialect)->write(request, traits).body);
    EXPECT_TRUE(bool(body)) << (body ? "" : qPrintable(body.error().text));
    return body ? *body : Json();
}

} // namespace qd::test
