#include "agents/transport/SseReader.h"

#include <QByteArrayList>

#include <gtest/gtest.h>

using qd::agents::SseEvent;
using qd::agents::SseReader;

namespace {

/// "type=data" of each event.
QByteArrayList eventsOf(const QByteArray& stream, qsizetype cut = 0, qsizetype most = SseReader::kMost)
{
    QByteArrayList events;
    SseReader reader(most);
    for (qsizetype at = 0; at < stream.size(); at += cut > 0 ? cut : stream.size())
        reader.feed(QByteArrayView(stream).sliced(at, std::min(cut > 0 ? cut : stream.size(), stream.size() - at)),
                    [&](const SseEvent& event) { events.append(event.type + '=' + event.data); });
    return events;
}

} // namespace

TEST(SseReader, ReadsEveryEndOfLine)
{
    const QByteArrayList two{"a=1", "=2\n3"};
    for (const char* end : {"\n", "\r", "\r\n"}) {
        const QByteArray stream = QByteArray("event: a|data: 1||data: 2|data:3||").replace('|', end);
        for (qsizetype cut = 0; cut <= stream.size(); ++cut)
            EXPECT_EQ(eventsOf(stream, cut), two) << cut;
    }
}

TEST(SseReader, PassesOverCommentsAndUnknownFields)
{
    EXPECT_EQ(eventsOf(": OPENROUTER PROCESSING\n\nid: 7\nretry: 10\nfoo: bar\nfoo\ndata: x\n\n"), QByteArrayList{"=x"});
}

TEST(SseReader, TakesOneSpaceOffAndNoMore)
{
    EXPECT_EQ(eventsOf("data:  x: y\n\n"), QByteArrayList{"= x: y"});
}

TEST(SseReader, AnEventWithoutDataIsNoneAndItsNameIsForgotten)
{
    EXPECT_EQ(eventsOf("event: a\n\ndata\n\ndata:\n\ndata: 1\n\n"), QByteArrayList{"=1"});
    EXPECT_EQ(eventsOf("data\ndata\n\n"), QByteArrayList{"=\n"});
}

TEST(SseReader, SkipsAByteOrderMarkAtTheBeginningOnly)
{
    for (qsizetype cut : {0, 1, 2}) {
        EXPECT_EQ(eventsOf("\xef\xbb\xbf" "data: 1\n\n", cut), QByteArrayList{"=1"});
        EXPECT_EQ(eventsOf("data: 1\n\n\xef\xbb\xbf" "data: 2\n\n", cut), QByteArrayList{"=1"});
    }
}

TEST(SseReader, AnEventThatNoEmptyLineEndsIsNeverTold)
{
    EXPECT_TRUE(eventsOf("data: 1").isEmpty());
    EXPECT_TRUE(eventsOf("data: 1\n").isEmpty());
}

TEST(SseReader, KeepsBytesAsTheyAre)
{
    const QByteArray odd = QByteArray("data: \xc3\x28\xf0\x9f\x8c\x8a\0|\n\n", 16);
    EXPECT_EQ(eventsOf(odd, 1), QByteArrayList{QByteArray("=\xc3\x28\xf0\x9f\x8c\x8a\0|", 9)});
}

TEST(SseReader, RefusesALineThatIsTooLongAndKeepsNothingOfIt)
{
    SseReader reader(1000);
    int events = 0;
    const auto count = [&](const SseEvent&) { ++events; };
    EXPECT_TRUE(reader.feed("data: 1\n\n: " + QByteArray(900, 'c'), count));
    EXPECT_FALSE(reader.feed(QByteArray(200, 'c'), count));
    EXPECT_TRUE(reader.isTooLong());
    EXPECT_FALSE(reader.feed("\n\ndata: 2\n\n", count));
    EXPECT_EQ(events, 1);
}

TEST(SseReader, RefusesDataOfManyLinesThatIsTooLong)
{
    EXPECT_EQ(eventsOf(QByteArray("data: 1234567890\n").repeated(60) + '\n', 0, 1000).size(), 1);
    EXPECT_TRUE(eventsOf(QByteArray("data: 1234567890\n").repeated(200) + '\n', 0, 1000).isEmpty());
}

TEST(SseReader, KeepsWhatItTakesToGoOnInAnyCuts)
{
    const QByteArray stream = "\xef\xbb\xbf: comment\r\nid: 7\r\ndata: 1\r\n\r\nretry: 250\nid\ndata\n\rid: not yet\ndata: left over";
    for (qsizetype cut = 1; cut <= stream.size(); ++cut) {
        SseReader reader;
        QByteArrayList ids;
        for (qsizetype at = 0; at < stream.size(); at += cut)
            reader.feed(QByteArrayView(stream).sliced(at, std::min(cut, stream.size() - at)), [&](const SseEvent&) { ids.append(reader.lastId()); });
        EXPECT_EQ(ids, QByteArrayList{"7"}) << cut;
        EXPECT_EQ(reader.lastId(), QByteArray()) << "taken back by an empty one, and only by an event that ended; " << cut;
        EXPECT_EQ(reader.retryMs(), 250) << cut;
    }
}

TEST(SseReader, KeepsTheIdOfAnEventWithoutData)
{
    SseReader reader;
    int events = 0;
    reader.feed("id: primed\ndata:\n\nid: not yet\n", [&](const SseEvent&) { ++events; });
    EXPECT_EQ(events, 0);
    EXPECT_EQ(reader.lastId(), QByteArray("primed"));
}

TEST(SseReader, TakesNoIdThatNoHeaderCarriesAndNoRetryThatIsNone)
{
    for (const QByteArray& id : {QByteArray("a\0b", 3), QByteArray(2000, 'x')}) {
        SseReader reader;
        QByteArrayList all;
        reader.feed("id: " + id + "\nretry: 5s\nretry: -1\nretry: 99999999999999999999\ndata: x\n\n", [&](const SseEvent& event) { all.append(event.data); });
        EXPECT_EQ(reader.lastId(), QByteArray());
        EXPECT_FALSE(reader.retryMs());
        EXPECT_EQ(all, QByteArrayList{"x"});
    }
}
