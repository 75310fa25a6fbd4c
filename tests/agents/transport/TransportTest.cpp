#include "agents/transport/Transport.h"

#include "tests/agents/transport/WireServer.h"
#include "tests/support/Await.h"

#include <gtest/gtest.h>

#include <QFile>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslSocket>

namespace qd::test {

namespace {

using agents::HttpAnswer;

/// Over HTTP and over HTTPS alike.
class OnTheWire : public testing::TestWithParam<bool> {
protected:
    void SetUp() override
    {
        if (!GetParam())
            return;
        ASSERT_TRUE(QSslSocket::supportsSsl());
        QFile file(QStringLiteral(QUARTERDECK_SOURCE_DIR "/tests/data/tls/throwaway.crt"));
        ASSERT_TRUE(file.open(QIODevice::ReadOnly));
        QSslConfiguration trusting = before;
        trusting.addCaCertificate(QSslCertificate(file.readAll()));
        QSslConfiguration::setDefaultConfiguration(trusting);
    }
    void TearDown() override { QSslConfiguration::setDefaultConfiguration(before); }

    HttpAnswer ask(const WireServer& server, Duration deadline = std::chrono::seconds(20))
    {
        agents::HttpRequest request;
        request.url = server.url();
        request.body = R"({"secret":"text"})";
        request.deadline = deadline;
        request.mostBytes = 100'000;
        std::optional<HttpAnswer> answer;
        transport.send(request, [&answer](HttpAnswer got) { answer = std::move(got); });
        EXPECT_FALSE(answer) << "later, not now";
        EXPECT_TRUE(waitUntil([&answer] { return answer.has_value(); }, std::chrono::seconds(30)));
        return answer.value_or(HttpAnswer{});
    }
    static void expect(const HttpAnswer& answer, HttpAnswer::Delivery delivery, int status, const char* trouble)
    {
        EXPECT_EQ(answer.delivery, delivery) << answer.trouble.toStdString();
        EXPECT_EQ(answer.status, status);
        EXPECT_TRUE(answer.trouble.contains(QLatin1String(trouble))) << answer.trouble.toStdString();
        EXPECT_EQ(answer.trouble.isEmpty(), qstrlen(trouble) == 0) << answer.trouble.toStdString();
        EXPECT_TRUE(answer.trouble.isEmpty() || answer.body.isEmpty()) << "half an answer is none";
    }

    const QSslConfiguration before = QSslConfiguration::defaultConfiguration();
    agents::Transport transport;
};

} // namespace

struct Misbehaviour {
    WireServer::Does does;
    HttpAnswer::Delivery delivery;
    int status;
    const char* trouble;
};

TEST_P(OnTheWire, WhateverTheOtherSideDoesTheRequestIsThereOnce)
{
    const Misbehaviour all[] = {
        {WireServer::AnswersWell, HttpAnswer::Answered, 200, ""},
        {WireServer::ClosesAfterBody, HttpAnswer::Unclear, 0, "closed the connection"},
        {WireServer::ClosesInStatusLine, HttpAnswer::Unclear, 0, "closed the connection"},
        {WireServer::ClosesInAnswer, HttpAnswer::Answered, 200, "before the answer was whole"},
        {WireServer::ClosesInChunk, HttpAnswer::Answered, 200, "before the answer was whole"},
        {WireServer::SaysTooMuch, HttpAnswer::Answered, 200, "more than 100000 bytes"},
        {WireServer::Compresses, HttpAnswer::Answered, 200, "encoding"},
        {WireServer::Refuses, HttpAnswer::Answered, 401, ""},
    };
    for (const Misbehaviour& one : all) {
        WireServer server(GetParam(), one.does);
        expect(ask(server), one.delivery, one.status, one.trouble);
        EXPECT_EQ(server.requests(), 1) << "of " << one.does;
        expect(ask(server), one.delivery, one.status, one.trouble); // to one that is known by now
        EXPECT_EQ(server.requests(), 2) << "of " << one.does;
        EXPECT_EQ(server.connections(), 2) << "each of its own";
    }
}

TEST_P(OnTheWire, WhoClosesAfterTheHeadGetsNoMoreOfIt)
{
    WireServer server(GetParam(), WireServer::ClosesAfterHead);
    const HttpAnswer answer = ask(server);
    EXPECT_NE(answer.delivery, HttpAnswer::Answered);
    EXPECT_FALSE(answer.trouble.isEmpty());
    EXPECT_EQ(server.requests(), 1);
}

TEST_P(OnTheWire, NobodyIsFollowed)
{
    WireServer other(GetParam(), WireServer::AnswersWell);
    WireServer server(GetParam(), WireServer::Redirects, other.origin());
    expect(ask(server), HttpAnswer::Answered, 307, "no redirect is followed");
    EXPECT_EQ(server.requests(), 1);
    EXPECT_EQ(other.connections(), 0);
}

TEST_P(OnTheWire, ItsTimeIsForTheWholeCall)
{
    for (const WireServer::Does does : {WireServer::KeepsSilent, WireServer::Drips}) {
        WireServer server(GetParam(), does);
        const HttpAnswer answer = ask(server, std::chrono::milliseconds(300));
        EXPECT_TRUE(answer.trouble.contains(QStringLiteral("within 0.3 s"))) << answer.trouble.toStdString();
        EXPECT_EQ(answer.delivery, does == WireServer::Drips ? HttpAnswer::Answered : HttpAnswer::Unclear);
        EXPECT_EQ(server.requests(), 1);
    }
}

TEST_P(OnTheWire, AnAnswerThatEndsWithTheConnectionIsSaidToBeOne)
{
    WireServer server(GetParam(), WireServer::EndsWithConnection);
    const HttpAnswer answer = ask(server);
    expect(answer, HttpAnswer::Answered, 200, "");
    EXPECT_TRUE(answer.endsWithConnection);
    EXPECT_EQ(answer.body, R"({"a":1})");
    WireServer well(GetParam(), WireServer::AnswersWell);
    EXPECT_FALSE(ask(well).endsWithConnection);
}

TEST_P(OnTheWire, WhatIsBrokenOffIsToldOnce)
{
    WireServer server(GetParam(), WireServer::KeepsSilent);
    agents::HttpRequest request;
    request.url = server.url();
    request.body = "{}";
    int told = 0;
    bool isCancelled = false;
    const quint64 call = transport.send(request, [&](const HttpAnswer& answer) {
        ++told;
        isCancelled = answer.isCancelled;
    });
    ASSERT_TRUE(waitUntil([&server] { return server.requests() == 1; }));
    transport.cancel(call);
    transport.cancel(call);
    ASSERT_TRUE(waitUntil([&told] { return told > 0; }));
    transport.cancel(call);
    transport.cancelAll();
    EXPECT_FALSE(waitUntil([&told] { return told > 1; }, std::chrono::milliseconds(50)));
    EXPECT_TRUE(isCancelled);
}

TEST_P(OnTheWire, WhoGoesAwayTellsNobody)
{
    WireServer server(GetParam(), WireServer::KeepsSilent);
    bool told = false;
    {
        agents::Transport passing;
        agents::HttpRequest request;
        request.url = server.url();
        request.body = "{}";
        passing.send(request, [&told](const HttpAnswer&) { told = true; });
        ASSERT_TRUE(waitUntil([&server] { return server.requests() == 1; }));
    }
    EXPECT_FALSE(waitUntil([&told] { return told; }, std::chrono::milliseconds(50)));
}

TEST_P(OnTheWire, ItSendsNothingOfItsOwn)
{
    WireServer server(GetParam(), WireServer::AnswersWell);
    ask(server);
    const QByteArray seen = server.seen().toLower();
    EXPECT_TRUE(seen.startsWith("post /v1/embeddings http/1.1\r\n")) << seen.toStdString();
    EXPECT_TRUE(seen.endsWith("\r\n\r\n{\"secret\":\"text\"}")) << seen.toStdString();
    for (const char* word : {"cookie", "authorization", "gzip", "transfer-encoding", "upgrade", "referer"})
        EXPECT_FALSE(seen.contains(word)) << seen.toStdString();
}

INSTANTIATE_TEST_SUITE_P(Both, OnTheWire, testing::Bool(), [](const auto& info) { return info.param ? "Https" : "Http"; });

TEST(Transport, WhereNobodyListensNothingWasSent)
{
    QString url;
    {
        const WireServer gone(false, WireServer::AnswersWell);
        url = gone.url();
    }
    agents::Transport transport;
    agents::HttpRequest request;
    request.body = "{}";
    for (const QString& to : {url, QStringLiteral("https://no-such-host.invalid/v1")}) {
        request.url = to;
        std::optional<HttpAnswer> answer;
        transport.send(request, [&answer](HttpAnswer got) { answer = std::move(got); });
        ASSERT_TRUE(waitUntil([&answer] { return answer.has_value(); }, std::chrono::seconds(30)));
        EXPECT_EQ(answer->delivery, HttpAnswer::NotSent) << answer->trouble.toStdString();
        EXPECT_FALSE(answer->trouble.isEmpty());
    }
}

TEST(Transport, WhomNobodyVouchesForIsToldNothing)
{
    WireServer server(true, WireServer::AnswersWell);
    agents::Transport transport;
    agents::HttpRequest request;
    request.url = server.url();
    request.body = "{}";
    std::optional<HttpAnswer> answer;
    transport.send(request, [&answer](HttpAnswer got) { answer = std::move(got); });
    ASSERT_TRUE(waitUntil([&answer] { return answer.has_value(); }));
    EXPECT_EQ(answer->delivery, HttpAnswer::NotSent);
    EXPECT_TRUE(answer->trouble.contains(QStringLiteral("cannot be trusted"))) << answer->trouble.toStdString();
    EXPECT_EQ(server.requests(), 0);
}

} // namespace qd::test
