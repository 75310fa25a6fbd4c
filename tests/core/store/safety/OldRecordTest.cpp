#include "core/store/Schema.h"
#include "tests/core/store/RecordFixture.h"

#include <QFile>

namespace qd::test {

namespace {

QString recordFile(int format)
{
    return QStringLiteral(QUARTERDECK_SOURCE_DIR "/tests/data/records/format-%1.qdr.z").arg(format);
}

/// What it folded to when it was written, as text.
QString stateFile(int format)
{
    return QStringLiteral(QUARTERDECK_SOURCE_DIR "/tests/data/records/format-%1.state.json").arg(format);
}

QByteArray bytesOfFile(const QString& name)
{
    QFile file(name);
    EXPECT_TRUE(file.open(QIODevice::ReadOnly)) << name.toStdString();
    return file.readAll();
}

/// Parts of the state as text, without what an organisation file says.
QByteArray openThings(const OfficeState& state)
{
    JsonWriter out;
    out.beginObject();
    out.key("runs");
    out.raw(encode(state.runs));
    out.key("inbox");
    out.raw(encode(state.inbox));
    out.key("effects");
    out.raw(encode(state.effects));
    out.key("ledger");
    out.raw(encode(state.ledger));
    out.key("memory");
    out.raw(encode(state.memory));
    out.key("history");
    out.raw(encode(state.history));
    out.endObject();
    return out.take();
}

/// Where `now` lacks something of `then`, or says another thing; members that came later do not count.
QString difference(const Json& then, const Json& now, const QString& path = {})
{
    if (then.kind() == Json::Object) {
        for (const auto& [name, value] : then.members())
            if (const QString found = difference(value, now.at(name), path + u'/' + name); !found.isEmpty())
                return found;
        return {};
    }
    if (then.kind() == Json::List && then.items().size() == now.items().size()) {
        for (qsizetype i = 0; i < then.items().size(); ++i)
            if (const QString found = difference(then.items()[i], now.items()[i], path + u'/' + QString::number(i)); !found.isEmpty())
                return found;
        return {};
    }
    return then.toText() == now.toText() ? QString() : path;
}

} // namespace

/// What an older version of the program left behind.
struct Left {
    int format;
    Sequence facts;
    qint64 blobs;
};

/// Records that older versions of the program left behind, one for each format there was.
class OldRecordTest : public RecordTest {
protected:
    void take(int format)
    {
        QFile out(file);
        ASSERT_TRUE(out.open(QIODevice::WriteOnly));
        const QByteArray raw = qUncompress(bytesOfFile(recordFile(format)));
        ASSERT_GT(raw.size(), 0);
        out.write(raw);
    }
    /// It opens, folds to what it folded to then, can be written, is brought up to this format, and is whole.
    void check(const Left& left)
    {
        take(left.format);
        const auto opened = store.open(file, key);
        ASSERT_TRUE(opened) << opened.error().text.toStdString();
        EXPECT_EQ(opened->state.sequence, left.facts);
        compare(stateFile(left.format), openThings(opened->state));
        next = left.facts + 1;
        ASSERT_TRUE(append(notices(1))) << "it can be written";
        store.close();
        Database database;
        ASSERT_TRUE(database.open(file, Database::ReadOnly));
        EXPECT_EQ(database.number("PRAGMA user_version"), kSchemaVersion);
        database.close();
        HistoryReader reader(file, key);
        ASSERT_TRUE(reader.open());
        const auto found = answerOf<Result<Verification>>([&](auto done) { reader.verify(&mailbox, done); });
        ASSERT_TRUE(found);
        EXPECT_TRUE(found->ok) << found->what.toStdString();
        EXPECT_EQ(found->facts, left.facts + 1);
        EXPECT_EQ(found->blobs, left.blobs);
    }
    static void compare(const QString& golden, const QByteArray& now)
    {
        if (qEnvironmentVariableIsSet("QD_WRITE_GOLDEN") && !QFile::exists(golden)) {
            QFile out(golden);
            ASSERT_TRUE(out.open(QIODevice::WriteOnly));
            out.write(now + '\n');
        }
        const Result<Json> before = Json::parse(bytesOfFile(golden));
        const Result<Json> after = Json::parse(now);
        ASSERT_TRUE(before && after);
        EXPECT_EQ(difference(*before, *after).toStdString(), "");
    }

    QString key = home.file(QStringLiteral("private/heads.key"));
};

// Written by the program of 21 November 2026: one run of the marketing department, whose blog post waits for a yes.
TEST_F(OldRecordTest, FormatOneOpensFoldsToTheSameAndIsWhole)
{
    check({1, 87, 49});
}

// Written by the program of the same day: a text in the library, an entry in the memory, a run that listens for a fact and
// waits for another run, whose field note waits for a yes, and a third one that was undone.
TEST_F(OldRecordTest, FormatTwoOpensFoldsToTheSameAndIsWhole)
{
    check({2, 53, 25});
}

// Written by the program of 22 November 2026: an endpoint has said what a text in the library and an entry in the memory mean,
// and a run waits for a yes.
TEST_F(OldRecordTest, FormatThreeOpensFoldsToTheSameAndKeepsWhatAnEndpointHasSaid)
{
    check({3, 111, 64});
    HistoryReader reader(file, key);
    ASSERT_TRUE(reader.open());
    const auto said = answerOf<Result<Unmeant>>([&](auto done) {
        reader.unmeant({QStringLiteral("toy at http://127.0.0.1:18099/v1"), true, 0, 0}, &mailbox, done);
    });
    ASSERT_TRUE(said);
    EXPECT_EQ(said->meant, 2);
    EXPECT_GE(said->pieces, 2);
}

TEST_F(OldRecordTest, ADifferenceInTheFoldWouldShow)
{
    const Result<Json> then = Json::parse(R"({"a":[{"b":1,"c":"x"}]})");
    EXPECT_EQ(difference(*then, *Json::parse(R"({"a":[{"b":1,"c":"x","new":2}]})")), QString());
    EXPECT_EQ(difference(*then, *Json::parse(R"({"a":[{"b":2,"c":"x"}]})")), QStringLiteral("/a/0/b"));
    EXPECT_EQ(difference(*then, *Json::parse(R"({"a":[{"b":1}]})")), QStringLiteral("/a/0/c"));
    EXPECT_EQ(difference(*then, *Json::parse(R"({"a":[]})")), QStringLiteral("/a"));
}

TEST_F(OldRecordTest, EveryFormatHasARecordHere)
{
    for (int format = 1; format <= kSchemaVersion; ++format)
        EXPECT_TRUE(QFile::exists(recordFile(format)) && QFile::exists(stateFile(format))) << format;
}

} // namespace qd::test
