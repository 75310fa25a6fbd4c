#include "agents/inbound/hooks/HookRequest.h"

#include "tests/fuzz/hooks/HookTarget.h"

#include <QDir>
#include <QFile>

#include <gtest/gtest.h>

namespace qd::test {

using namespace agents;

namespace {

int faultOf(const QByteArray& bytes)
{
    HookReader reader;
    reader.feed(bytes);
    return reader.isDone() ? 200 : reader.fault();
}

} // namespace

TEST(HookRequest, IsReadInAnyCuts)
{
    const QByteArray bytes = "POST /in/orders?a=1&b HTTP/1.1\r\nHost: hooks.example\r\nWebhook-Id:  x y \r\nContent-Length: 6\r\n\r\nab\r\ncdPOST /next HTTP/1.1\r\n";
    for (const qsizetype cut : {1, 2, 3, 1000}) {
        HookReader reader;
        for (qsizetype at = 0; at < bytes.size(); at += cut)
            reader.feed(QByteArrayView(bytes).sliced(at, std::min(cut, bytes.size() - at)));
        ASSERT_TRUE(reader.isDone());
        EXPECT_EQ(reader.request().method, "POST");
        EXPECT_EQ(reader.request().path, "/in/orders");
        EXPECT_EQ(reader.request().query, "a=1&b");
        EXPECT_EQ(reader.request().header("webhook-id"), "x y");
        EXPECT_EQ(reader.request().body, "ab\r\ncd");
    }
}

TEST(HookRequest, WhatAnotherReaderCouldTakeForSomethingElseIsNone)
{
    const auto with = [](const QByteArray& lines) { return faultOf("POST /in/a HTTP/1.1\r\n" + lines + "\r\nabc"); };
    EXPECT_EQ(with("Host: h\r\nContent-Length: 3\r\n"), 200);
    EXPECT_EQ(with("Content-Length: 3\r\nContent-Length: 3\r\n"), 400) << "twice";
    EXPECT_EQ(with("Content-Length: +3\r\n"), 400);
    EXPECT_EQ(with("Content-Length: 3, 3\r\n"), 400);
    EXPECT_EQ(with("Content-Length: 0x3\r\n"), 400);
    EXPECT_EQ(with("Content-Length: 3\r\nTransfer-Encoding: chunked\r\n"), 411);
    EXPECT_EQ(with("Content-Length : 3\r\n"), 400) << "a blank before the colon";
    EXPECT_EQ(with("X: a\r\n b\r\nContent-Length: 3\r\n"), 400) << "folded";
    EXPECT_EQ(with("Content-Length: 3\nX: y\r\n"), 400) << "a line without its carriage return";
    EXPECT_EQ(with("X: a\rb\r\nContent-Length: 3\r\n"), 400);
    EXPECT_EQ(with(": a\r\n"), 400);
    EXPECT_EQ(with("Host: a\r\nHost: b\r\nContent-Length: 3\r\n"), 400);
    EXPECT_EQ(with(""), 411);
    EXPECT_EQ(with("Expect: 100-continue\r\nContent-Length: 3\r\n"), 417);
    for (const char* first : {"POST  /in/a HTTP/1.1", "POST /in/a", "POST http://h/in/a HTTP/1.1", "POST /in/a HTTP/1.1 ", " POST /in/a HTTP/1.1", "PO\tST /in/a HTTP/1.1", "POST /in/a#b HTTP/1.1", "POST /in/\xc3\xa4 HTTP/1.1", "POST * HTTP/1.1", ""})
        EXPECT_EQ(faultOf(QByteArray(first) + "\r\nContent-Length: 0\r\n\r\n"), 400) << first;
    EXPECT_EQ(faultOf("POST /in/a HTTP/2.0\r\n\r\n"), 505);
}

TEST(HookRequest, KeepsToItsBounds)
{
    EXPECT_EQ(faultOf("POST /" + QByteArray(HookReader::kMostHead, 'a')), 431);
    EXPECT_EQ(faultOf("POST / HTTP/1.1\r\n" + QByteArray("A: b\r\n").repeated(HookReader::kMostHeaders + 1)), 431);
    EXPECT_EQ(faultOf("POST / HTTP/1.1\r\nContent-Length: " + QByteArray::number(HookReader::kMostBody + 1) + "\r\n\r\n"), 413);
    EXPECT_EQ(faultOf("POST / HTTP/1.1\r\nContent-Length: 99999999999999999999\r\n\r\n"), 413);
    EXPECT_EQ(faultOf("POST / HTTP/1.1\r\nContent-Length: " + QByteArray::number(HookReader::kMostBody) + "\r\n\r\n" + QByteArray(HookReader::kMostBody, 'x')), 200);
    EXPECT_EQ(faultOf("POST / HTTP/1.1\r\nContent-Length: 5\r\n\r\nabc"), 0) << "it is not whole";
}

TEST(HookRequest, TheCorpusBreaksNothing)
{
    const QDir corpus(QStringLiteral(QUARTERDECK_SOURCE_DIR "/tests/fuzz/corpus/hook-requests"));
    const QStringList names = corpus.entryList(QDir::Files, QDir::Name);
    ASSERT_GE(names.size(), 15) << "the corpus is not there";
    for (const QString& name : names) {
        QFile file(corpus.filePath(name));
        ASSERT_TRUE(file.open(QIODevice::ReadOnly));
        const QByteArray bytes = file.readAll();
        for (qsizetype cut = 0; cut <= bytes.size(); cut += 1 + bytes.size() / 64) {
            EXPECT_EQ(fuzz::hookRequest(bytes.left(cut)).toStdString(), "") << name.toStdString() << ", the first " << cut;
            QByteArray other = bytes;
            if (cut < other.size())
                other[cut] = char(other[cut] ^ 0x20);
            EXPECT_EQ(fuzz::hookRequest(other).toStdString(), "") << name.toStdString() << ", another byte at " << cut;
        }
    }
}

} // namespace qd::test
