#include "tests/agents/transport/OnTheWire.h"

#include <QFile>
#include <QSslCertificate>
#include <QSslSocket>

namespace qd::test {

using agents::HttpAnswer;

QByteArray throwawayCertificate()
{
    QFile file(QStringLiteral(QUARTERDECK_SOURCE_DIR "/tests/data/tls/throwaway.crt"));
    EXPECT_TRUE(file.open(QIODevice::ReadOnly));
    return file.readAll();
}

void OnTheWire::SetUp()
{
    if (!GetParam())
        return;
    ASSERT_TRUE(QSslSocket::supportsSsl());
    QSslConfiguration trust = before;
    trust.addCaCertificate(QSslCertificate(throwawayCertificate()));
    QSslConfiguration::setDefaultConfiguration(trust);
}

agents::HttpRequest OnTheWire::requestTo(const QString& url)
{
    agents::HttpRequest request;
    request.url = url;
    request.body = R"({"secret":"text"})";
    request.deadline = std::chrono::seconds(20);
    request.mostBytes = 100'000;
    return request;
}

HttpAnswer OnTheWire::ask(const agents::HttpRequest& request)
{
    std::optional<HttpAnswer> answer;
    transport.send(request, [&answer](HttpAnswer got) { answer = std::move(got); });
    EXPECT_FALSE(answer) << "later, not now";
    EXPECT_TRUE(waitUntil([&answer] { return answer.has_value(); }, std::chrono::seconds(30)));
    return answer.value_or(HttpAnswer{});
}

HttpAnswer OnTheWire::ask(const WireServer& server, Duration deadline)
{
    agents::HttpRequest request = requestTo(server.url());
    request.deadline = deadline;
    return ask(request);
}

HttpAnswer OnTheWire::stream(const agents::HttpRequest& request)
{
    std::optional<HttpAnswer> answer;
    QByteArray body;
    transport.stream(request, [&body](QByteArrayView piece) { body += piece; }, [&answer](HttpAnswer got) { answer = std::move(got); });
    EXPECT_TRUE(waitUntil([&answer] { return answer.has_value(); }, std::chrono::seconds(30)));
    EXPECT_TRUE(!answer || answer->body.isEmpty() || body.isEmpty()) << "one or the other";
    if (answer && !body.isEmpty())
        answer->body = body;
    return answer.value_or(HttpAnswer{});
}

void OnTheWire::expect(const HttpAnswer& answer, HttpAnswer::Delivery delivery, int status, const char* trouble)
{
    EXPECT_EQ(answer.delivery, delivery) << answer.trouble.toStdString();
    EXPECT_EQ(answer.status, status);
    EXPECT_TRUE(answer.trouble.contains(QLatin1String(trouble))) << answer.trouble.toStdString();
    EXPECT_EQ(answer.trouble.isEmpty(), qstrlen(trouble) == 0) << answer.trouble.toStdString();
    EXPECT_TRUE(answer.trouble.isEmpty() || answer.body.isEmpty()) << "half an answer is none";
}

} // namespace qd::test
