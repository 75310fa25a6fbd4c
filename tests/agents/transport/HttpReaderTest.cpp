#include "agents/transport/HttpReader.h"

#include <gtest/gtest.h>

#include <random>

namespace qd::test {

namespace {

using agents::HttpReader;

struct Read {
    int status = 0;
    bool isDone = false;
    QByteArray body;
    QString fault;
    bool leavesConnection = false;
    bool endsWithConnection = false;

    bool operator==(const Read&) const = default;
};

Read readIn(const QByteArray& bytes, qsizetype cut, bool ends, qint64 most = 1'000)
{
    HttpReader reader(most);
    Read got;
    for (qsizetype at = 0; at < bytes.size(); at += cut)
        reader.feed(QByteArrayView(bytes).sliced(at, qMin(cut, bytes.size() - at)), [&got](QByteArrayView part) { got.body += part; });
    if (ends)
        reader.end();
    got.status = reader.status();
    got.isDone = reader.isDone();
    got.fault = reader.fault();
    got.leavesConnection = reader.leavesConnection();
    got.endsWithConnection = reader.endsWithConnection();
    return got;
}

/// However it is cut, it is the same.
Read readOf(const QByteArray& bytes, bool ends = false, qint64 most = 1'000)
{
    const Read whole = readIn(bytes, bytes.size(), ends, most);
    for (const qsizetype cut : {1, 2, 3, 7})
        EXPECT_EQ(readIn(bytes, cut, ends, most).body, whole.body) << bytes.constData() << " in cuts of " << cut;
    EXPECT_EQ(readIn(bytes, 1, ends, most), whole) << bytes.constData() << whole.fault.toStdString();
    return whole;
}

void expectFault(const QByteArray& bytes, const char* fault, bool ends = false)
{
    const Read got = readOf(bytes, ends);
    EXPECT_FALSE(got.isDone) << bytes.constData();
    EXPECT_TRUE(got.fault.contains(QLatin1String(fault))) << bytes.constData() << ": " << got.fault.toStdString();
    EXPECT_FALSE(got.leavesConnection);
}

} // namespace

TEST(HttpReader, ReadsWhatSaysItsLength)
{
    const Read got = readOf("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello");
    EXPECT_EQ(got, (Read{200, true, "hello", {}, true, false}));
    EXPECT_EQ(readOf("HTTP/1.1 503\nContent-Length: 0\n\n"), (Read{503, true, "", {}, true, false})) << "bare line ends, no reason";
    EXPECT_FALSE(readOf("HTTP/1.0 200 OK\r\nContent-Length: 0\r\n\r\n").leavesConnection);
    EXPECT_FALSE(readOf("HTTP/1.1 200 OK\r\nConnection: x, Close\r\nContent-Length: 0\r\n\r\n").leavesConnection);
    EXPECT_TRUE(readOf("HTTP/1.1 200 OK\r\nContent-Length: 5, 5\r\nContent-Length: 5\r\n\r\nhello").isDone) << "the same thrice (6.3, 5)";
}

TEST(HttpReader, ReadsChunks)
{
    const QByteArray head = "HTTP/1.1 200 OK\r\nTransfer-Encoding: Chunked\r\n\r\n";
    EXPECT_EQ(readOf(head + "5\r\nhello\r\n0A;name=\"a;b\"\r\n, you ther\r\n000\r\nX-Sum: 1\r\n\r\n"), (Read{200, true, "hello, you ther", {}, true, false}));
    for (const char* cut : {"", "5", "5\r\nhel", "5\r\nhello", "5\r\nhello\r\n", "5\r\nhello\r\n0\r\n", "5\r\nhello\r\n0\r\nX-Sum: 1\r\n"})
        expectFault(head + cut, "before the answer was whole", true);
    for (const char* size : {"zz\r\n", "\r\n", "-5\r\n", "0x5\r\n", "5 5\r\n", "fffffffffffffffff\r\n", " \r\n"})
        expectFault(head + size, "does not say how long it is");
    expectFault(head + "5\r\nhello!\r\n0\r\n\r\n", "longer than it says");
    expectFault(head + QByteArray(2'000, '0'), "has no end");
    expectFault(head + "0\r\n" + QByteArray(HttpReader::kMostHead, 'x'), "has no end");
}

TEST(HttpReader, WhatHasNoLengthEndsWithTheConnection)
{
    const QByteArray bytes = "HTTP/1.1 200 OK\r\n\r\nhello";
    EXPECT_FALSE(readOf(bytes).isDone);
    EXPECT_EQ(readOf(bytes, true), (Read{200, true, "hello", {}, false, true}));
    for (const char* status : {"204 No Content", "304 Not Modified"})
        EXPECT_EQ(readOf(QByteArray("HTTP/1.1 ") + status + "\r\nContent-Length: 7\r\n\r\n").isDone, true) << "has none by its status (6.3, 1)";
}

TEST(HttpReader, PreliminaryAnswersAreNone)
{
    const QByteArray early = "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n";
    EXPECT_EQ(readOf(early).status, 0);
    HttpReader reader(100);
    reader.feed(early + "HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\nx", [](QByteArrayView) {});
    EXPECT_EQ(reader.status(), 200);
    EXPECT_EQ(reader.headers(), (agents::HttpHeaders{{"content-length", "1"}}));
    expectFault(early, "before it answered", true);
    expectFault("HTTP/1.1 101 Switching\r\nUpgrade: x\r\n\r\n", "another protocol");
}

TEST(HttpReader, WhatIsNotHttpIsAFault)
{
    for (const char* line : {"HTTP/2.0 200 OK", "HTTP/1.1 20 OK", "HTTP/1.1  200", "HTTP/1.1 2000", "HTTP/1.x 200 OK", "ICY 200 OK", "", "SSH-2.0-OpenSSH", "HTTP/1.1 099 No"})
        expectFault(QByteArray(line) + "\r\n\r\n", "nothing that is HTTP");
    for (const char* header : {"no colon", " folded: 1", "na me: 1", "name : 1", ": 1", "a: b\rc"})
        expectFault(QByteArray("HTTP/1.1 200 OK\r\n") + header + "\r\nContent-Length: 0\r\n\r\n", "not HTTP's");
    for (const char* length : {"five", "-1", "+5", "5, 6", "99999999999999999999", "", "0x5", "5\r\nContent-Length: 6"})
        expectFault(QByteArray("HTTP/1.1 200 OK\r\nContent-Length: ") + length + "\r\n\r\n", "clearly how long");
    for (const char* encoding : {"Content-Encoding: gzip", "Transfer-Encoding: gzip, chunked", "Transfer-Encoding: chunked, chunked", "Transfer-Encoding: identity"})
        expectFault(QByteArray("HTTP/1.1 200 OK\r\n") + encoding + "\r\n\r\n0\r\n\r\n", "encoding that was not asked for");
    expectFault("HTTP/1.1 200 OK\r\n" + QByteArray("A: b\r\n").repeated(301) + "\r\n", "not HTTP's");
    expectFault("HTTP/1.1 200 OK\r\nA: " + QByteArray(HttpReader::kMostHead, 'x'), "has no end");
    expectFault(QByteArray("HTTP/1.1 102 Wait\r\n\r\n").repeated(4'000), "has no end");
}

TEST(HttpReader, TakesNoMoreThanItMay)
{
    const char* fault = "more than 4 bytes";
    for (const char* rest : {"Content-Length: 5\r\n\r\n", "\r\nhello", "Transfer-Encoding: chunked\r\n\r\n5\r\nhello"}) {
        const Read got = readIn(QByteArray("HTTP/1.1 200 OK\r\n") + rest, 10'000, false, 4);
        EXPECT_TRUE(got.fault.contains(QLatin1String(fault))) << rest;
        EXPECT_EQ(got.body, "");
    }
    EXPECT_TRUE(readOf("HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nfour", false, 4).isDone);
}

TEST(HttpReader, AConnectionOfWhichTwoCouldThinkDifferentlyIsLeft)
{
    const QByteArray both = "HTTP/1.1 200 OK\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nx\r\n0\r\n\r\n";
    EXPECT_EQ(readOf(both), (Read{200, true, "x", {}, false, false})); // RFC 9112, 6.3, 3
    EXPECT_FALSE(readOf("HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\nxHTTP/1.1 200 OK\r\n").leavesConnection) << "more than an answer came";
}

TEST(HttpReader, KnowsHowLongTheOtherSideWaits)
{
    for (const auto& [said, waits] : {std::pair("Keep-Alive: timeout=5, max=100", 5'000), std::pair("Keep-Alive: timeout=x", 0),
                                      std::pair("Keep-Alive: timeout=99999999", 3'600'000), std::pair("X: 1", 0)}) {
        HttpReader reader(100);
        reader.feed(QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n") + said + "\r\n\r\n", [](QByteArrayView) {});
        EXPECT_EQ(reader.waitsFor(), Duration(waits)) << said;
    }
}

TEST(HttpReader, HostileBytesAreReadTheSameHoweverTheyAreCut)
{
    const QByteArray seeds[] = {"HTTP/1.1 103 Early\r\nA: b\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 5\r\nKeep-Alive: timeout=5\r\n\r\nhello",
                                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n1;x=y\r\n!\r\n0\r\nT: 1\r\n\r\n",
                                "HTTP/1.0 404 Not Found\r\nConnection: close\r\n\r\nnothing"};
    const QByteArray odd = QByteArrayLiteral("\0\r\n \t:;,-0159afzAF/\x7f\xff");
    std::mt19937 random(20'261'122); // NOLINT: the same each time
    for (int round = 0; round < 3'000; ++round) {
        QByteArray bytes = seeds[random() % std::size(seeds)];
        for (unsigned changes = random() % 4; changes > 0; --changes) {
            const qsizetype at = qsizetype(random() % size_t(bytes.size()));
            if (random() % 2 == 0)
                bytes[at] = odd[qsizetype(random() % size_t(odd.size()))];
            else
                bytes.remove(at, qsizetype(random() % 9));
            if (bytes.isEmpty())
                bytes = "H";
        }
        const bool ends = random() % 2 == 0;
        const Read whole = readIn(bytes, bytes.size(), ends, 8);
        ASSERT_EQ(readIn(bytes, 1 + qsizetype(random() % 5), ends, 1'000).isDone, readIn(bytes, bytes.size(), ends, 1'000).isDone) << bytes.toPercentEncoding().constData();
        ASSERT_LE(whole.body.size(), 8);
        ASSERT_FALSE(whole.isDone && !whole.fault.isEmpty());
        ASSERT_TRUE(whole.isDone || !whole.fault.isEmpty() || !ends) << "when it has ended, it is one or the other";
        ASSERT_TRUE(!whole.leavesConnection || whole.isDone);
    }
}

} // namespace qd::test
