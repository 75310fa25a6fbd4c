#include "agents/tools/protocol/EventStream.h"

#include <gtest/gtest.h>

#include <QByteArrayList>

namespace qd::test {

namespace {

struct Heard {
    QByteArrayList all;
    agents::EventStream stream{[this](const QByteArray& data) { all.append(data); }, 1000};
};

} // namespace

TEST(EventStream, ReadsEventsInAnyCuts)
{
    const QByteArray text = "\xef\xbb\xbf: comment\r\nid: 7\r\ndata: {\"a\":\r\ndata: 1}\r\n\r\nevent: message\ndata:two\n\nretry: 250\nid\ndata\n\rdata: left over";
    for (qsizetype cut = 1; cut <= text.size(); ++cut) {
        Heard heard;
        for (qsizetype at = 0; at < text.size(); at += cut)
            heard.stream.feed(QByteArrayView(text).sliced(at, qMin(cut, text.size() - at)));
        EXPECT_EQ(heard.all, (QByteArrayList{"{\"a\":\n1}", "two"})) << cut;
        EXPECT_EQ(heard.stream.retryMs(), 250) << cut;
        EXPECT_EQ(heard.stream.lastId(), QByteArray()) << cut;
    }
}

TEST(EventStream, KeepsTheIdOfAnEventWithoutData)
{
    Heard heard;
    heard.stream.feed("id: primed\ndata:\n\nid: not yet\n");
    EXPECT_TRUE(heard.all.isEmpty());
    EXPECT_EQ(heard.stream.lastId(), QByteArray("primed"));
}

TEST(EventStream, TakesNoIdWithANullAndNoRetryThatIsNone)
{
    Heard heard;
    heard.stream.feed(QByteArray("id: a\0b\nretry: 5s\nretry: -1\ndata: x\n\n", 38));
    EXPECT_EQ(heard.stream.lastId(), QByteArray());
    EXPECT_FALSE(heard.stream.retryMs());
    EXPECT_EQ(heard.all, QByteArrayList{"x"});
}

TEST(EventStream, TakesNoIdThatNoHeaderCarries)
{
    QByteArrayList all;
    agents::EventStream stream([&](const QByteArray& data) { all.append(data); }, 10'000);
    stream.feed("id: " + QByteArray(2000, 'x') + "\ndata: 1\n\n");
    EXPECT_EQ(stream.lastId(), QByteArray());
    EXPECT_EQ(all, QByteArrayList{"1"});
}

TEST(EventStream, StopsAtWhatIsTooLong)
{
    Heard line;
    line.stream.feed(QByteArray(2000, 'x'));
    EXPECT_TRUE(line.stream.isTooLong());
    Heard event;
    for (int i = 0; i < 100; ++i)
        event.stream.feed("data: twenty characters..\n");
    EXPECT_TRUE(event.stream.isTooLong());
    event.stream.feed("\n\ndata: more\n\n");
    EXPECT_TRUE(event.all.isEmpty());
}

} // namespace qd::test
