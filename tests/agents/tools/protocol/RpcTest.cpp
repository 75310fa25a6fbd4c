#include "agents/tools/protocol/Rpc.h"

#include <gtest/gtest.h>

namespace qd::test {

using agents::RpcId;
using agents::RpcMessage;

TEST(Rpc, ReadsTheFourKinds)
{
    const RpcMessage request = *RpcMessage::read(R"({"jsonrpc":"2.0","id":"a","method":"ping"})");
    EXPECT_EQ(request.kind, RpcMessage::Request);
    EXPECT_EQ(request.id, RpcId{QStringLiteral("a")});
    EXPECT_TRUE(request.params.isNull());
    const RpcMessage notification = *RpcMessage::read(R"({"jsonrpc":"2.0","method":"m","params":{"x":1}})");
    EXPECT_EQ(notification.kind, RpcMessage::Notification);
    EXPECT_EQ(notification.params.at(u"x").toInteger(), 1);
    const RpcMessage answer = *RpcMessage::read(R"({"id":7,"jsonrpc":"2.0","result":{"y":2},"more":[1]})");
    EXPECT_EQ(answer.kind, RpcMessage::Answer);
    EXPECT_EQ(answer.id, RpcId{7});
    EXPECT_EQ(answer.result.at(u"y").toInteger(), 2);
    const RpcMessage failure = *RpcMessage::read(R"({"jsonrpc":"2.0","id":null,"error":{"code":-32700,"message":"no"}})");
    EXPECT_EQ(failure.kind, RpcMessage::Failure);
    EXPECT_FALSE(failure.id) << "it could not read whose it is";
    EXPECT_EQ(failure.code, -32700);
}

TEST(Rpc, RefusesWhatIsNoMessage)
{
    for (const char* text : {
             "", "null", "[]", R"([{"jsonrpc":"2.0","method":"m"}])", R"({"method":"m"})", R"({"jsonrpc":"1.0","method":"m"})", R"({"jsonrpc":2.0,"method":"m"})",
             R"({"jsonrpc":"2.0"})", R"({"jsonrpc":"2.0","id":1})", R"({"jsonrpc":"2.0","id":1.5,"result":{}})", R"({"jsonrpc":"2.0","id":null,"method":"m"})",
             R"({"jsonrpc":"2.0","id":null,"result":{}})", R"({"jsonrpc":"2.0","id":{},"result":{}})", R"({"jsonrpc":"2.0","result":{}})", R"({"jsonrpc":"2.0","id":1,"result":5})",
             R"({"jsonrpc":"2.0","id":1,"result":{},"error":{"code":1,"message":"m"}})", R"({"jsonrpc":"2.0","id":1,"method":"m","result":{}})",
             R"({"jsonrpc":"2.0","id":1,"method":5})", R"({"jsonrpc":"2.0","id":1,"method":""})", R"({"jsonrpc":"2.0","id":1,"method":"m","params":[1]})",
             R"({"jsonrpc":"2.0","id":1,"error":"no"})", R"({"jsonrpc":"2.0","id":1,"error":{"code":"1","message":"m"}})", R"({"jsonrpc":"2.0","id":1,"error":{"code":1}})",
             R"({"jsonrpc":"2.0","id":1,"id":2,"result":{}})", R"({"jsonrpc":"2.0","id":1,"result":{}} x)"}) {
        const Result<RpcMessage> read = RpcMessage::read(text);
        ASSERT_FALSE(read) << text;
        EXPECT_EQ(read.error().kind, Error::Parse);
        EXPECT_FALSE(read.error().text.isEmpty());
    }
}

TEST(Rpc, WritesWhatItReads)
{
    const RpcMessage request = *RpcMessage::read(agents::rpcRequest({QStringLiteral("a\"b")}, QStringLiteral("m"), R"({"x":"y\nz"})"));
    EXPECT_EQ(request.id, RpcId{QStringLiteral("a\"b")});
    EXPECT_EQ(request.params.at(u"x").toString(), QStringLiteral("y\nz"));
    EXPECT_EQ(RpcMessage::read(agents::rpcNotification(QStringLiteral("n")))->method, QStringLiteral("n"));
    EXPECT_EQ(RpcMessage::read(agents::rpcAnswer({3}, "{}"))->id, RpcId{3});
    const RpcMessage failure = *RpcMessage::read(agents::rpcFailure({4}, agents::kMethodNotFound, QStringLiteral("no")));
    EXPECT_EQ(failure.code, -32601);
    EXPECT_FALSE(agents::rpcRequest({1}, QStringLiteral("m"), R"({"x":"y\nz"})").contains('\n')) << "one line";
}

} // namespace qd::test
