#include "agents/reading/wire/HttpReply.h"

#include <gtest/gtest.h>

namespace qd::test {

namespace {

using agents::HttpReply;

/// Read in cuts of `portion` bytes; then the connection ends.
HttpReply read(const QByteArray& bytes, qsizetype portion = 1'000'000, qint64 most = 1'000, bool cuts = false)
{
    HttpReply reply(most, cuts);
    for (qsizetype at = 0; at < bytes.size(); at += portion)
        reply.feed(QByteArrayView(bytes).sliced(at, qMin(portion, bytes.size() - at)));
    if (reply.fault().isEmpty() && !reply.isWhole())
        reply.end();
    return reply;
}

} // namespace

TEST(HttpReply, IsTheSameInAnyCuts)
{
    const QByteArray all[] = {
        "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 5\r\n\r\nhello",
        "HTTP/1.1 200 OK\r\nContent-Type:text/html\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nhel\r\n2;x=y\r\nlo\r\n0\r\nTrailer: x\r\n\r\n",
        "HTTP/1.0 200 OK\r\ncontent-type: \t text/html \r\n\r\nhello",
        "HTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\nHTTP/1.1 200 \r\nContent-Type: text/html\r\nContent-Length: 5\r\nContent-Length: 5\r\n\r\nhello",
    };
    for (const QByteArray& bytes : all)
        for (qsizetype portion = 1; portion <= bytes.size(); ++portion) {
            const HttpReply reply = read(bytes, portion);
            ASSERT_TRUE(reply.isWhole()) << bytes.toStdString() << portion << reply.fault().toStdString();
            EXPECT_EQ(reply.status(), 200);
            EXPECT_EQ(reply.body(), "hello");
            EXPECT_EQ(reply.header("content-type"), "text/html");
            EXPECT_TRUE(reply.header("link").isEmpty()) << "an interim answer's";
        }
}

TEST(HttpReply, ABodyThatMayNotBeIsNotWaitedFor)
{
    EXPECT_TRUE(read("HTTP/1.1 304 Not Modified\r\nContent-Length: 5\r\nETag: \"x\"\r\n\r\n").isWhole());
    EXPECT_TRUE(read("HTTP/1.1 204 No Content\r\n\r\n").isWhole());
    EXPECT_TRUE(read("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n").isWhole());
}

TEST(HttpReply, WhatIsNoAnswerIsRefused)
{
    struct Case {
        QByteArray bytes;
        const char* says;
    };
    const QByteArray ok = "HTTP/1.1 200 OK\r\n";
    const Case all[] = {
        {"", "without an answer"},
        {"220 mail.example ESMTP\r\n", "nothing that is HTTP"},
        {"HTTP/2 200\r\n\r\n", "nothing that is HTTP"},
        {"HTTP/1.1 2000 OK\r\n\r\n", "nothing that is HTTP"},
        {"HTTP/1.1 20\r\n\r\n", "nothing that is HTTP"},
        {"HTTP/1.1 099 OK\r\n\r\n", "status"},
        {"HTTP/1.1 600 OK\r\n\r\n", "status"},
        {"HTTP/1.1 101 Switching\r\n\r\n", "something else"},
        {"HTTP/1.1 200 OK\n\n", "before the answer was whole"},
        {ok, "before the answer was whole"},
        {ok + "Content-Length: 5\r\n\r\nhell", "before the answer was whole"},
        {ok + "Transfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n", "before the answer was whole"},
        {ok + "Transfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n", "before the answer was whole"},
        {ok + "Content-Length: 5\r\n\r\nhelloHTTP/1.1 200 OK\r\n", "more than the answer"},
        {ok + "Content-Length: -5\r\n\r\n", "a length that is none"},
        {ok + "Content-Length: +5\r\n\r\nhello", "a length that is none"},
        {ok + "Content-Length: 5, 5\r\n\r\nhello", "a length that is none"},
        {ok + "Content-Length: 5\r\nContent-Length: 6\r\n\r\nhello", "a length that is none"},
        {ok + "Content-Length: 99999999999999999999\r\n\r\n", "a length that is none"},
        {ok + "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n", "several ways"},
        {ok + "Transfer-Encoding: gzip, chunked\r\n\r\n", "several ways"},
        {ok + "Transfer-Encoding: chunked, chunked\r\n\r\n", "several ways"},
        {"HTTP/1.0 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", "several ways"},
        {ok + "Transfer-Encoding: chunked\r\n\r\nxyz\r\n", "chunk without a length"},
        {ok + "Transfer-Encoding: chunked\r\n\r\n-1\r\n", "chunk without a length"},
        {ok + "Transfer-Encoding: chunked\r\n\r\n0x5\r\nhello\r\n", "chunk without a length"},
        {ok + "Transfer-Encoding: chunked\r\n\r\n3\r\nhello\r\n0\r\n\r\n", "another length"},
        {ok + "Content-Encoding: gzip\r\nContent-Length: 5\r\n\r\nhello", "not asked for"},
        {ok + "No colon\r\n\r\n", "a header that is none"},
        {ok + "Bad name: x\r\n\r\n", "a header that is none"},
        {ok + " folded: x\r\n\r\n", "a header that is none"},
        {ok + "A: x\r\n\tfolded\r\n\r\n", "a header that is none"},
        {ok + QByteArray("A: \0x\r\n\r\n", 9), "a header that is none"},
        {ok + "Content-Length: 2000\r\n\r\n", "more bytes than are read"},
        {ok + "\r\n" + QByteArray(2'000, 'x'), "more bytes than are read"},
        {ok + "Transfer-Encoding: chunked\r\n\r\n7D0\r\n" + QByteArray(2'000, 'x'), "more bytes than are read"},
        {ok + "A: " + QByteArray(17'000, 'x'), "16 KiB"},
        {ok + QByteArray("A: xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\r\n").repeated(2'000) + "\r\n", "64 KiB"},
        {QByteArray("HTTP/1.1 103 Early Hints\r\n\r\n").repeated(20), "something else"},
        {ok + "Transfer-Encoding: chunked\r\n\r\n0\r\n" + QByteArray("A: xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\r\n").repeated(2'000) + "\r\n", "64 KiB"},
    };
    for (const Case& one : all)
        for (const qsizetype portion : {qsizetype(1'000'000), qsizetype(1)}) {
            const HttpReply reply = read(one.bytes, portion);
            EXPECT_FALSE(reply.isWhole()) << one.bytes.left(100).toStdString();
            EXPECT_TRUE(reply.fault().contains(QLatin1String(one.says))) << one.bytes.left(100).toStdString() << " -> " << reply.fault().toStdString();
            EXPECT_TRUE(reply.body().isEmpty());
        }
}

TEST(HttpReply, WhereAPieceIsEnoughTheRestIsLeft)
{
    const QByteArray all[] = {
        "HTTP/1.1 200 OK\r\nContent-Length: 26\r\n\r\nabcdefghijklmnopqrstuvwxyz",
        "HTTP/1.1 200 OK\r\n\r\nabcdefghijklmnopqrstuvwxyz",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1A\r\nabcdefghijklmnopqrstuvwxyz\r\n0\r\n\r\n",
    };
    for (const QByteArray& bytes : all)
        for (const qsizetype portion : {qsizetype(1), qsizetype(7), qsizetype(1'000)}) {
            const HttpReply reply = read(bytes, portion, 10, true);
            EXPECT_TRUE(reply.isWhole()) << reply.fault().toStdString();
            EXPECT_TRUE(reply.wasCut());
            EXPECT_EQ(reply.body(), "abcdefghij");
        }
    EXPECT_FALSE(read(all[0], 100, 26, true).wasCut());
}

} // namespace qd::test
