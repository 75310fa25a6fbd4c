#include "agents/keys/KeyShelf.h"
#include "agents/llm/door/ModelThread.h"
#include "tests/agents/transport/OnTheWire.h"
#include "tests/support/TempHome.h"

#include <gtest/gtest.h>

#include <atomic>

namespace qd::test {

TEST(ModelThread, WhoCouldNotBeBelievedIsAskedOnceAnAuthorityIsGiven)
{
    const TempHome home;
    WireServer server(true, WireServer::AnswersWell);
    agents::ProviderList providers;
    const QByteArray file = QByteArray(R"({"id":"here","title":"Here","dialect":"openai-chat","base_url":")") + server.origin()
        + R"(","date":"2026-11-22","source":"a test","any_model":true,"defaults":{"context":100000}})";
    const Result<Done> added = providers.add(file, QStringLiteral("here.json"));
    ASSERT_TRUE(added) << added.error().text.toStdString() << added.error().where.toStdString();
    agents::KeyShelf keys(home.file(QStringLiteral("settings.ini")), std::make_unique<agents::SessionKeyRing>());
    agents::ModelThread thread(providers, keys, {agents::Way::None, {}});
    std::atomic<int> told = 0;
    thread.start([&told](const agents::ModelNews&) { ++told; });
    const std::unique_ptr<agents::LlmClient> client = thread.client(0);
    agents::LlmRequest request;
    request.model = QStringLiteral("here:m");
    request.system = QStringLiteral("You answer.");
    request.prompt = QStringLiteral("Is it so?");
    QObject owner;
    bool isOver = false;
    launch(&owner, client->complete(request, {}, {}), [&isOver](const Result<agents::LlmAnswer>&) { isOver = true; });
    ASSERT_TRUE(waitUntil([&] { return told > 0 || isOver; })) << "it is said that nobody could be asked";
    EXPECT_EQ(server.requests(), 0);
    thread.setWay({agents::Way::None, throwawayCertificate()});
    EXPECT_TRUE(waitUntil([&] { return server.requests() > 0 || isOver; }, std::chrono::seconds(20)));
    EXPECT_EQ(server.requests(), 1) << "the call that waited was sent";
    thread.stop();
    EXPECT_TRUE(waitUntil([&] { return isOver; }));
}

} // namespace qd::test
