#include "agents/reading/WebReader.h"

#include "tests/agents/reading/PageServer.h"
#include "tests/support/Await.h"
#include "tests/support/ManualClock.h"

#include <gtest/gtest.h>

#include <QFile>

namespace qd::test {

namespace {

using agents::Fetched;
using agents::FetchOrder;
using agents::ReaderSettings;
using agents::WebReader;

QByteArray throwawayCertificate()
{
    QFile file(QStringLiteral(QUARTERDECK_SOURCE_DIR "/tests/data/tls/throwaway.crt"));
    EXPECT_TRUE(file.open(QIODevice::ReadOnly));
    return file.readAll();
}

/// A reader that may look at the sites of this test, whose names lead where the test says.
class WebReaderTest : public testing::Test {
protected:
    ReaderSettings settings()
    {
        ReaderSettings made;
        made.version = "1.2";
        made.opened = {site.origin(), other.origin(), site.origin(kName), other.origin(kName)};
        made.allowsLoopback = true;
        made.usesSystemProxy = false;
        made.apart = Duration(0);
        made.mostBytes = 100'000;
        made.lookUp = [this](const QString& host, QObject* listener, std::function<void(Result<QList<QHostAddress>>)> found) {
            lookedUp.append(host);
            QList<QHostAddress> addresses;
            for (const QString& address : names.value(host).value(qMin(names.value(host).size() - 1, lookedUp.count(host) - 1)))
                addresses.append(QHostAddress(address));
            QTimer::singleShot(0, listener, [host, addresses, found = std::move(found)] {
                found(addresses.isEmpty() ? Result<QList<QHostAddress>>(Error{Error::Network, host + QStringLiteral(" is not known"), host, {}}) : addresses);
            });
        };
        return made;
    }
    Result<Fetched> fetch(WebReader& reader, const QString& address)
    {
        return fetch(reader, FetchOrder{address, "text/html", {}, {}});
    }
    Result<Fetched> fetch(WebReader& reader, const FetchOrder& order)
    {
        return answerOf<Result<Fetched>>([&](auto done) { reader.fetch(order, done); }, std::chrono::seconds(30));
    }
    Result<Fetched> fetch(const QString& address)
    {
        WebReader reader(settings(), clock);
        return fetch(reader, address);
    }
    void expectRefused(const QString& address, Error::Kind kind, const char* says)
    {
        const Result<Fetched> page = fetch(address);
        ASSERT_FALSE(page) << address.toStdString();
        EXPECT_EQ(page.error().kind, kind) << page.error().text.toStdString();
        EXPECT_TRUE(page.error().text.contains(QLatin1String(says))) << page.error().text.toStdString();
    }

    const QString kName = QStringLiteral("site.test");
    ManualClock clock;
    PageServer site;
    PageServer other;
    QHash<QString, QList<QStringList>> names; ///< what a name leads to, the first time, the second time, …
    QStringList lookedUp;
};

} // namespace

TEST_F(WebReaderTest, ReadsAPageAsAPoliteRobot)
{
    site.page("/a?b=c", "<p>Hello", "Text/HTML; Charset=\"UTF-8\"", "200 OK", "ETag: \"7\"\r\nLast-Modified: Sun, 06 Nov 1994 08:49:37 GMT\r\nSet-Cookie: a=b\r\n");
    const Result<Fetched> page = fetch(site.url("/a?b=c#part"));
    ASSERT_TRUE(page) << page.error().text.toStdString();
    EXPECT_EQ(page->body, "<p>Hello");
    EXPECT_EQ(page->status, 200);
    EXPECT_EQ(page->mediaType, "text/html");
    EXPECT_EQ(page->charset, "UTF-8");
    EXPECT_EQ(page->etag, "\"7\"");
    EXPECT_EQ(page->address, site.url("/a?b=c"));
    EXPECT_EQ(page->asked, site.url("/a?b=c#part"));
    EXPECT_EQ(page->at, clock.now());
    EXPECT_EQ(site.paths(), QList<QByteArray>({"/robots.txt", "/a?b=c"})) << "the site is asked first what robots may read";
    const QByteArray request = site.requests().last();
    EXPECT_TRUE(request.startsWith("GET /a?b=c HTTP/1.1\r\nHost: 127.0.0.1:" + QByteArray::number(site.port()) + "\r\nUser-Agent: Quarterdeck/1.2 (")) << request.toStdString();
    EXPECT_TRUE(request.contains("\r\nAccept-Encoding: identity\r\nConnection: close\r\n"));
    for (const char* word : {"cookie", "authorization", "referer", "gzip", "if-", "upgrade"})
        EXPECT_FALSE(request.toLower().contains(word)) << request.toStdString();
}

TEST_F(WebReaderTest, NobodyIsSentWhereItMustNotGo)
{
    names = {{QStringLiteral("inside.test"), {{QStringLiteral("10.0.0.7")}}},
             {QStringLiteral("meta.test"), {{QStringLiteral("169.254.169.254")}}},
             {QStringLiteral("mapped.test"), {{QStringLiteral("::ffff:127.0.0.1")}}},
             {QStringLiteral("both.test"), {{QStringLiteral("192.168.0.1"), QStringLiteral("fd00::1")}}}};
    expectRefused(QStringLiteral("http://inside.test/"), Error::Rule, "inside.test leads to 10.0.0.7, a private address (RFC 1918)");
    expectRefused(QStringLiteral("http://meta.test/latest/meta-data/"), Error::Rule, "link-local");
    expectRefused(QStringLiteral("http://mapped.test/"), Error::Rule, "IPv4 address said in IPv6");
    expectRefused(QStringLiteral("http://both.test/"), Error::Rule, "192.168.0.1");
    expectRefused(QStringLiteral("http://nowhere.test/"), Error::Network, "is not known");
    for (const char* literal : {"http://10.1.2.3/", "http://[::ffff:127.0.0.1]/", "http://[fe80::1]/", "http://[64:ff9b::7f00:1]/", "http://0.0.0.0/"})
        expectRefused(QLatin1String(literal), Error::Rule, "only the public internet is read");
    EXPECT_EQ(site.connections(), 0);
}

TEST_F(WebReaderTest, ThisMachineIsNoPartOfTheInternet)
{
    ReaderSettings strict = settings();
    strict.allowsLoopback = false;
    WebReader reader(strict, clock);
    names = {{kName, {{QStringLiteral("127.0.0.1")}}}};
    const QString octal = QStringLiteral("http://0177.1:%1/").arg(site.port()), whole = QStringLiteral("http://2130706433:%1/").arg(site.port());
    for (const QString& address : {site.url("/"), site.origin(kName), QStringLiteral("http://127.0.0.1/"), QStringLiteral("http://[::1]/"), octal, whole}) {
        const Result<Fetched> page = fetch(reader, address);
        ASSERT_FALSE(page) << address.toStdString();
        EXPECT_TRUE(page.error().kind == Error::Rule || page.error().text.contains(QStringLiteral("not known"))) << page.error().text.toStdString();
    }
    EXPECT_EQ(site.connections(), 0);
}

TEST_F(WebReaderTest, AWayToSayThisMachineInDigitsIsCheckedLikeItsName)
{
    ReaderSettings strict = settings();
    strict.allowsLoopback = false;
    strict.lookUp = nullptr; // the system's own resolver, which reads such digits
    WebReader reader(strict, clock);
    for (const char* host : {"2130706433", "0x7f000001", "0177.0.0.1", "127.1", "localhost"}) {
        const Result<Fetched> page = fetch(reader, QStringLiteral("http://") + QLatin1String(host) + u'/');
        ASSERT_FALSE(page) << host;
        EXPECT_FALSE(page.error().text.contains(QStringLiteral("does not answer"))) << "it was connected to: " << host;
    }
}

TEST_F(WebReaderTest, ANameThatChangesItsMindLeadsNowhere)
{
    // Every request looks the name up once, checks what came, and connects to that: there is no second answer to wait for.
    names = {{kName, {{QStringLiteral("127.0.0.1")}, {QStringLiteral("127.0.0.1")}, {QStringLiteral("10.0.0.7")}}}};
    site.page("/", "one");
    WebReader reader(settings(), clock);
    const Result<Fetched> first = fetch(reader, site.origin(kName) + u'/');
    ASSERT_TRUE(first) << first.error().text.toStdString();
    EXPECT_EQ(lookedUp, QStringList({kName, kName})) << "once for robots.txt, once for the page, and nothing connects by name";
    EXPECT_EQ(site.connections(), 2);
    EXPECT_TRUE(site.requests().last().contains("\r\nHost: site.test:" + QByteArray::number(site.port()) + "\r\n"));
    const Result<Fetched> second = fetch(reader, site.origin(kName) + u'/');
    ASSERT_FALSE(second);
    EXPECT_TRUE(second.error().text.contains(QStringLiteral("10.0.0.7"))) << "checked anew each time";
    EXPECT_EQ(site.connections(), 2);
}

TEST_F(WebReaderTest, OfSeveralAddressesThoseThatPassedAreTried)
{
    const PageServer gone; // only its port is of use
    names = {{kName, {{QStringLiteral("10.0.0.7"), QStringLiteral("127.9.9.9"), QStringLiteral("127.0.0.1")}}}};
    site.page("/", "here");
    const Result<Fetched> page = fetch(site.origin(kName) + u'/');
    ASSERT_TRUE(page) << page.error().text.toStdString();
    EXPECT_EQ(page->body, "here") << "nothing listens at the first one that passed; the second one does";
}

TEST_F(WebReaderTest, RedirectsAreFollowedFiveTimesAndCheckedEachTime)
{
    for (int i = 0; i < 6; ++i)
        site.redirect("/" + QByteArray::number(i), i == 2 ? other.url("/3").toLatin1() : "/" + QByteArray::number(i + 1), i % 2 ? "301 Moved" : "308 Permanent");
    other.redirect("/3", site.url("/4").toLatin1(), "307 Temporary");
    site.page("/6", "end");
    const Result<Fetched> page = fetch(site.url("/1"));
    ASSERT_TRUE(page) << page.error().text.toStdString();
    EXPECT_EQ(page->body, "end");
    EXPECT_EQ(page->address, site.url("/6"));
    EXPECT_EQ(page->asked, site.url("/1"));
    EXPECT_EQ(other.paths(), QList<QByteArray>({"/robots.txt", "/3"})) << "the other site is asked, too";
    expectRefused(site.url("/0"), Error::Rule, "sixth time");
    names = {{QStringLiteral("inside.test"), {{QStringLiteral("10.0.0.7")}}}};
    struct Case {
        const char* to;
        const char* says;
    };
    for (const Case& one : {Case{"http://inside.test/", "leads to 10.0.0.7"}, Case{"http://10.0.0.7/", "private"}, Case{"file:///etc/passwd", "only http and https"},
                            Case{"http://example.com:22/", "neither 80 nor 443"}, Case{"http://me:secret@example.com/", "name or a password"},
                            Case{"//[::ffff:10.0.0.7]/", "IPv4 address said in IPv6"}, Case{"", "without naming it"}}) {
        site.redirect("/away", one.to);
        expectRefused(site.url("/away"), Error::Rule, one.says);
    }
}

TEST_F(WebReaderTest, WhatRobotsMayNotReadIsLeftAlone)
{
    site.page("/robots.txt", "User-agent: *\nDisallow: /private\nAllow: /private/open", "text/plain");
    site.page("/", "a");
    site.page("/private/open/x", "b");
    site.redirect("/in", "/private/x");
    WebReader reader(settings(), clock);
    EXPECT_TRUE(fetch(reader, site.url("/")));
    EXPECT_TRUE(fetch(reader, site.url("/private/open/x")));
    for (const char* path : {"/private/x", "/in"}) {
        const Result<Fetched> page = fetch(reader, site.url(path));
        ASSERT_FALSE(page);
        EXPECT_EQ(page.error().kind, Error::Rule);
        EXPECT_TRUE(page.error().text.contains(QStringLiteral("asks robots to leave it alone"))) << page.error().text.toStdString();
    }
    EXPECT_EQ(site.asked("/private/x"), 0);
    EXPECT_EQ(site.asked("/robots.txt"), 1) << "kept for a day";
    clock.advance(std::chrono::hours(24));
    EXPECT_TRUE(fetch(reader, site.url("/")));
    EXPECT_EQ(site.asked("/robots.txt"), 2);
}

TEST_F(WebReaderTest, ASiteThatCannotSayIsNotReadAndOneWithoutRulesIs)
{
    site.page("/", "a");
    site.page("/robots.txt", "no", "text/plain", "503 Service Unavailable");
    expectRefused(site.url("/"), Error::Rule, "could not say what robots may read");
    EXPECT_EQ(site.asked("/"), 0);
    site.page("/robots.txt", "User-agent: *\nDisallow: /", "text/plain", "403 Forbidden");
    EXPECT_TRUE(fetch(site.url("/"))) << "RFC 9309, 2.3.1.3";
    site.redirect("/robots.txt", other.url("/rules").toLatin1());
    other.page("/rules", "User-agent: *\nDisallow: /", "text/plain");
    expectRefused(site.url("/"), Error::Rule, "asks robots to leave it alone");
    site.redirect("/robots.txt", "/robots.txt");
    EXPECT_TRUE(fetch(site.url("/"))) << "round and round is as good as none";
    site.raw("/robots.txt", "220 mail\r\n");
    expectRefused(site.url("/"), Error::Network, "nothing that is HTTP");
    QByteArray huge = "User-agent: *\nDisallow: /\n" + QByteArray(600 * 1024, '#');
    site.page("/robots.txt", huge, "text/plain");
    expectRefused(site.url("/"), Error::Rule, "asks robots to leave it alone");
}

TEST_F(WebReaderTest, OneRequestAtATimeGoesToAHost)
{
    for (int i = 0; i < 8; ++i)
        site.page("/" + QByteArray::number(i), "x");
    WebReader reader(settings(), clock);
    int arrived = 0;
    for (int i = 0; i < 8; ++i)
        reader.fetch({site.url(("/" + QByteArray::number(i)).constData()), "text/html", {}, {}}, [&arrived](const Result<Fetched>& page) { arrived += page ? 1 : 100; });
    ASSERT_TRUE(waitUntil([&] { return arrived >= 8; }));
    EXPECT_EQ(arrived, 8);
    EXPECT_EQ(site.mostAtOnce(), 1);
    EXPECT_EQ(site.asked("/robots.txt"), 1);
}

TEST_F(WebReaderTest, TheNextRequestWaitsForItsTime)
{
    ReaderSettings slow = settings();
    slow.apart = std::chrono::hours(1);
    site.page("/", "x");
    WebReader reader(slow, clock);
    ASSERT_TRUE(fetch(reader, site.url("/")));
    int arrived = 0;
    const quint64 visit = reader.fetch({site.url("/"), "text/html", {}, {}}, [&arrived](const Result<Fetched>& page) {
        ++arrived;
        EXPECT_FALSE(page);
        EXPECT_EQ(page.error().kind, Error::Cancelled);
    });
    EXPECT_FALSE(waitUntil([&] { return arrived > 0 || site.asked("/") > 1; }, std::chrono::milliseconds(40)));
    reader.cancel(visit);
    reader.cancel(visit);
    ASSERT_TRUE(waitUntil([&] { return arrived > 0; }));
    reader.cancel(visit);
    EXPECT_FALSE(waitUntil([&] { return arrived > 1; }, std::chrono::milliseconds(20))) << "told once";
    EXPECT_EQ(site.asked("/"), 1);
}

TEST_F(WebReaderTest, WhatIsTooMuchOrTooSlowIsNotRead)
{
    ReaderSettings quick = settings();
    quick.silence = Duration(200);
    quick.whole = std::chrono::seconds(30);
    site.page("/big", QByteArray(100'001, 'x'));
    site.raw("/endless", "HTTP/1.1 200 OK\r\n\r\n" + QByteArray(100'001, 'x'), true);
    site.raw("/silent", "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nab", true);
    site.raw("/cut", "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nab");
    site.raw("/none", "");
    WebReader reader(quick, clock);
    struct Case {
        const char* path;
        const char* says;
    };
    for (const Case& one : {Case{"/big", "more bytes than are read"}, Case{"/endless", "more bytes than are read"}, Case{"/silent", "said nothing for 0.2 s"},
                            Case{"/cut", "before the answer was whole"}, Case{"/none", "without an answer"}}) {
        const Result<Fetched> page = fetch(reader, site.url(one.path));
        ASSERT_FALSE(page) << one.path;
        EXPECT_EQ(page.error().kind, Error::Network);
        EXPECT_TRUE(page.error().text.contains(QLatin1String(one.says))) << page.error().text.toStdString();
    }
    quick.whole = Duration(300);
    quick.silence = std::chrono::seconds(30);
    WebReader hurried(quick, clock);
    const Result<Fetched> late = fetch(hurried, site.url("/silent"));
    ASSERT_FALSE(late);
    EXPECT_TRUE(late.error().text.contains(QStringLiteral("within 0.3 s"))) << late.error().text.toStdString();
}

TEST_F(WebReaderTest, WhatWasReadBeforeIsAskedForWithItsMark)
{
    site.raw("/feed", "HTTP/1.1 304 Not Modified\r\nETag: \"7\"\r\n\r\n");
    WebReader reader(settings(), clock);
    const Result<Fetched> page = fetch(reader, {site.url("/feed"), "text/xml", "\"7\"", "Sun, 06 Nov 1994 08:49:37 GMT"});
    ASSERT_TRUE(page) << page.error().text.toStdString();
    EXPECT_EQ(page->status, 304);
    EXPECT_TRUE(site.requests().last().contains("\r\nIf-None-Match: \"7\"\r\nIf-Modified-Since: Sun, 06 Nov 1994 08:49:37 GMT\r\n"));
    EXPECT_TRUE(fetch(reader, {site.url("/feed"), "text/xml", "\"7\"\r\nX: y", {}}));
    EXPECT_FALSE(site.requests().last().contains("X: y")) << "a mark that ends its line is none";
}

TEST_F(WebReaderTest, ACertificateMustNameTheSiteAndBeVouchedFor)
{
    PageServer safe(true);
    safe.page("/", "safe");
    safe.redirect("/down", site.url("/").toLatin1());
    site.page("/", "open");
    names = {{QStringLiteral("localhost"), {{QStringLiteral("127.0.0.1")}}}, {QStringLiteral("other.test"), {{QStringLiteral("127.0.0.1")}}}};
    ReaderSettings trusting = settings();
    trusting.ownCa = throwawayCertificate();
    trusting.opened += {safe.origin(QStringLiteral("localhost")), safe.origin(QStringLiteral("other.test"))};
    WebReader reader(trusting, clock);
    const Result<Fetched> page = fetch(reader, safe.origin(QStringLiteral("localhost")) + u'/');
    ASSERT_TRUE(page) << page.error().text.toStdString();
    EXPECT_EQ(page->body, "safe");
    const Result<Fetched> wrongName = fetch(reader, safe.origin(QStringLiteral("other.test")) + u'/');
    ASSERT_FALSE(wrongName);
    EXPECT_TRUE(wrongName.error().text.contains(QStringLiteral("cannot be trusted"))) << wrongName.error().text.toStdString();
    const Result<Fetched> down = fetch(reader, safe.origin(QStringLiteral("localhost")) + QStringLiteral("/down"));
    ASSERT_FALSE(down);
    EXPECT_TRUE(down.error().text.contains(QStringLiteral("from https to http"))) << down.error().text.toStdString();
    EXPECT_EQ(site.connections(), 0);
    ReaderSettings strict = trusting;
    strict.ownCa.clear();
    WebReader unbelieving(strict, clock);
    const int before = int(safe.requests().size());
    EXPECT_FALSE(fetch(unbelieving, safe.origin(QStringLiteral("localhost")) + u'/'));
    EXPECT_EQ(safe.requests().size(), before) << "it is told nothing";
}

TEST_F(WebReaderTest, AProxyIsToldTheAddressThatWasCheckedAndNotTheName)
{
    PageServer proxy; // hears CONNECT and refuses
    names = {{kName, {{QStringLiteral("127.0.0.1")}}}};
    ReaderSettings proxied = settings();
    proxied.usesSystemProxy = true;
    qputenv("http_proxy", proxy.origin().toLatin1());
    WebReader reader(proxied, clock);
    const Result<Fetched> page = fetch(reader, site.origin(kName) + u'/');
    qunsetenv("http_proxy");
    EXPECT_FALSE(page);
    ASSERT_GE(proxy.requests().size(), 1); // Qt asks a proxy that says no once more
    for (const QByteArray& request : proxy.requests()) {
        EXPECT_TRUE(request.startsWith("CONNECT 127.0.0.1:" + QByteArray::number(site.port()) + " HTTP/1.1\r\n")) << request.toStdString();
        EXPECT_FALSE(request.contains("site.test"));
    }
    EXPECT_EQ(site.connections(), 0);
}

TEST_F(WebReaderTest, WhoGoesAwayTellsNobody)
{
    site.raw("/robots.txt", "", true);
    bool told = false;
    {
        WebReader passing(settings(), clock);
        passing.fetch({site.url("/"), "text/html", {}, {}}, [&told](const Result<Fetched>&) { told = true; });
        ASSERT_TRUE(waitUntil([this] { return site.connections() == 1; }));
    }
    EXPECT_FALSE(waitUntil([&told] { return told; }, std::chrono::milliseconds(30)));
}

} // namespace qd::test
