#include "core/facts/FactCodec.h"

#include "tests/core/facts/FieldFiller.h"

#include <gtest/gtest.h>

#include <QFile>
#include <QRegularExpression>

namespace qd {

namespace {

/// Calls `with` for each alternative of a variant.
template <class Variant, class With> void forEachKind(With with)
{
    [&]<size_t... I>(std::index_sequence<I...>) {
        (with.template operator()<std::variant_alternative_t<I, Variant>>(), ...);
    }(std::make_index_sequence<std::variant_size_v<Variant>>());
}

QString goldenFile()
{
    return QStringLiteral(QUARTERDECK_SOURCE_DIR "/tests/core/facts/golden/facts.jsonl");
}

/// One fact of each kind as it is written today: name, tab, payload.
QStringList linesOfToday()
{
    QStringList lines;
    quint64 seed = 100;
    forEachKind<AnyFact>([&]<class T>() {
        lines.append(QString::fromLatin1(T::kName) + u'\t' + QString::fromUtf8(encodeFact(Fact(test::filled<T>(++seed)))));
    });
    return lines;
}

} // namespace

TEST(FactCodec, EveryKindComesBackWhateverItHolds)
{
    forEachKind<AnyFact>([]<class T>() {
        for (quint64 seed = 1; seed <= 40; ++seed) {
            const T payload = test::filled<T>(seed);
            const QByteArray text = encodeFact(Fact(payload));
            const Result<Fact> back = decodeFact(QString::fromLatin1(T::kName), text);
            ASSERT_TRUE(back) << T::kName << ": " << back.error().text.toStdString() << "\n" << text.toStdString();
            ASSERT_TRUE(std::holds_alternative<T>(*back));
            ASSERT_EQ(test::firstDifference(std::get<T>(*back), payload), "") << T::kName << " seed " << seed;
            ASSERT_EQ(encodeFact(*back), text);
        }
    });
}

TEST(FactCodec, EveryKindStandsOnItsDefaults)
{
    forEachKind<AnyFact>([]<class T>() {
        const Result<Fact> back = decodeFact(QString::fromLatin1(T::kName), R"({"v":1})");
        ASSERT_TRUE(back) << T::kName;
        EXPECT_EQ(test::firstDifference(std::get<T>(*back), T{}), "") << T::kName;
    });
}

TEST(FactCodec, NamesAreUniqueAndWrittenInKebabCase)
{
    const QStringList names = factNames();
    EXPECT_EQ(names.size(), qsizetype(std::variant_size_v<AnyFact>));
    EXPECT_EQ(QSet<QString>(names.begin(), names.end()).size(), names.size());
    static const QRegularExpression kebab(QStringLiteral("^[a-z]+(-[a-z]+)*$"));
    for (const QString& name : names)
        EXPECT_TRUE(kebab.match(name).hasMatch()) << name.toStdString();
    EXPECT_EQ(factName(Fact(AllResumed{})), QStringLiteral("all-resumed"));
}

TEST(FactCodec, RefusesWhatItDoesNotKnow)
{
    const QString known = QStringLiteral("all-resumed");
    EXPECT_EQ(decodeFact(QStringLiteral("all-gone"), R"({"v":1})").error().kind, Error::Store);
    EXPECT_TRUE(decodeFact(QStringLiteral("all-gone"), R"({"v":1})").error().text.contains(QLatin1String("all-gone")));
    EXPECT_TRUE(decodeFact(known, R"({"v":2})").error().text.contains(QLatin1String("version 2")));
    EXPECT_FALSE(decodeFact(known, R"({})"));
    EXPECT_FALSE(decodeFact(known, R"({"v":0})"));
    EXPECT_FALSE(decodeFact(known, R"({"v":"1"})"));
    EXPECT_FALSE(decodeFact(known, R"([1])"));
    EXPECT_EQ(decodeFact(known, R"({"v":1,"by":7})").error().where, QStringLiteral("/by"));
    EXPECT_EQ(decodeFact(known, R"({"v":1)").error().kind, Error::Parse);
}

TEST(FactCodec, ReadsMembersThatANewerProgramAdded)
{
    EXPECT_TRUE(decodeFact(QStringLiteral("all-resumed"), R"({"v":1,"by":"human","mood":{"a":[1]}})"));
}

// A record must be readable for ever. When this fails, the way facts are written has changed: where members were only
// added, append the new lines to the file and keep the old ones; where a meaning changed, raise the version, upgrade
// in FactCodec, and keep the old lines.
TEST(FactCodec, WritesFactsAsItAlwaysDid)
{
    QFile file(goldenFile());
    if (qEnvironmentVariableIsSet("QD_WRITE_GOLDEN")) { // what is new is put behind what is there
        ASSERT_TRUE(file.open(QIODevice::ReadWrite));
        const QStringList before = QString::fromUtf8(file.readAll()).split(u'\n', Qt::SkipEmptyParts);
        for (const QString& line : linesOfToday())
            if (!before.contains(line))
                file.write(line.toUtf8() + '\n');
        file.close();
    }
    ASSERT_TRUE(file.open(QIODevice::ReadOnly)) << "missing: " << goldenFile().toStdString();
    const QStringList golden = QString::fromUtf8(file.readAll()).split(u'\n', Qt::SkipEmptyParts);
    for (const QString& line : linesOfToday())
        EXPECT_TRUE(golden.contains(line)) << "now written differently: " << line.toStdString();
    for (const QString& line : golden) {
        const Result<Fact> fact = decodeFact(line.section(u'\t', 0, 0), line.section(u'\t', 1).toUtf8());
        EXPECT_TRUE(fact) << line.toStdString() << "\n" << fact.error().text.toStdString();
    }
}

TEST(CommandCodec, EveryKindComesBackWhateverItHolds)
{
    forEachKind<Command>([]<class T>() {
        for (quint64 seed = 1; seed <= 40; ++seed) {
            const T body = test::filled<T>(seed);
            const QByteArray text = encodeCommand(Command(body));
            const Result<Command> back = decodeCommand(text);
            ASSERT_TRUE(back) << T::kName << ": " << back.error().text.toStdString();
            ASSERT_TRUE(std::holds_alternative<T>(*back));
            ASSERT_EQ(test::firstDifference(std::get<T>(*back), body), "") << T::kName << " seed " << seed;
        }
    });
}

TEST(CommandCodec, RefusesWhatItDoesNotKnow)
{
    EXPECT_EQ(decodeCommand(R"({"command":"dance","body":{}})").error().text, QStringLiteral("there is no command \"dance\""));
    EXPECT_FALSE(decodeCommand(R"({"command":"stop-all"})"));
    EXPECT_FALSE(decodeCommand(R"({"command":"stop-all","body":[]})"));
    EXPECT_FALSE(decodeCommand(R"({})"));
    EXPECT_FALSE(decodeCommand("stop"));
    EXPECT_EQ(decodeCommand(R"({"command":"stop-all","body":{"reason":1}})").error().where, QStringLiteral("/reason"));
}

} // namespace qd
