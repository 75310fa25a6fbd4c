#include "tests/support/Await.h"

#include "agents/llm/PriceList.h"
#include "agents/replay/RunReplay.h"
#include "agents/skills/SkillLibrary.h"
#include "agents/turn/PromptShelf.h"
#include "core/facts/FactCodec.h"

#include <gtest/gtest.h>

#include <QDirIterator>
#include <QFile>

namespace qd::test {

namespace {

QByteArray bytesIn(const QString& file)
{
    QFile in(file);
    EXPECT_TRUE(in.open(QIODevice::ReadOnly)) << file.toStdString();
    return in.readAll();
}

QList<Json> linesIn(const QString& file)
{
    QList<Json> lines;
    for (const QByteArray& line : qUncompress(bytesIn(file)).split('\n'))
        if (!line.isEmpty())
            lines.append(Json::parse(line).value());
    return lines;
}

StoredFact factOf(const Json& line)
{
    StoredFact stored;
    stored.sequence = line.at(u"sequence").toInteger();
    stored.time = {line.at(u"time").toInteger()};
    stored.actor = {line.at(u"actor").toString()};
    stored.cause = line.at(u"cause").toInteger();
    stored.correlation = RunId::fromString(line.at(u"correlation").toString()).value_or(RunId{});
    if (!line.at(u"label").isNull())
        stored.label = decode<Label>(line.at(u"label")).value();
    const Result<Fact> fact = decodeFact(line.at(u"kind").toString(), line.at(u"body").toText());
    EXPECT_TRUE(fact) << "fact " << stored.sequence << ": " << fact.error().text.toStdString();
    if (fact)
        stored.fact = *fact;
    return stored;
}

/// Where `now` does not say what `then` says; empty when it says all of it. It may say more: a state may gain members.
QString missing(const Json& then, const Json& now, const QString& path = {})
{
    if (then.kind() == Json::Object) {
        for (const Json::Member& member : then.members())
            if (const QString at = missing(member.second, now.at(member.first), path + QLatin1Char('/') + member.first); !at.isEmpty())
                return at;
        return {};
    }
    if (then.kind() != Json::List)
        return then.toText() == now.toText() ? QString() : path + QStringLiteral(": ") + QString::fromUtf8(then.toText() + " is now " + now.toText());
    if (then.items().size() != now.items().size())
        return path + QStringLiteral(": another number of items");
    for (qsizetype i = 0; i < then.items().size(); ++i)
        if (const QString at = missing(then.items()[i], now.items()[i], path + QLatin1Char('/') + QString::number(i)); !at.isEmpty())
            return at;
    return {};
}

class OldLogs : public testing::TestWithParam<QString> {
protected:
    void SetUp() override
    {
        for (const Json& line : linesIn(GetParam() + QStringLiteral("/facts.qz")))
            facts.append(factOf(line));
        ASSERT_GT(facts.size(), 100);
    }
    QList<StoredFact> facts;
};

QStringList logs()
{
    QStringList folders;
    QDirIterator files(QStringLiteral(QUARTERDECK_SOURCE_DIR "/tests/data/logs"), {QStringLiteral("facts.qz")}, QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext())
        folders.append(QFileInfo(files.next()).path());
    folders.sort();
    return folders;
}

TEST(OldLogsFolder, HoldsLogs)
{
    EXPECT_FALSE(logs().isEmpty());
}

TEST_P(OldLogs, GiveTheStateThatTheProgramOfThenHad)
{
    OfficeState state;
    state.apply(facts);
    const Json then = Json::parse(bytesIn(GetParam() + QStringLiteral("/state.json"))).value();
    const Json now = Json::parse(encodeSnapshot(state)).value().at(u"state");
    EXPECT_EQ(missing(then, now), QString());
}

TEST_P(OldLogs, EveryRunIsDoneAgainAndDecidesTheSame)
{
    QMap<QByteArray, QByteArray> blobs;
    for (const Json& line : linesIn(GetParam() + QStringLiteral("/blobs.qz")))
        blobs.insert(QByteArray::fromHex(line.at(u"sha256").toString().toLatin1()), line.at(u"text").toString().toUtf8());
    const agents::SkillLibrary skills;
    const agents::PriceList prices = *agents::PriceList::read();
    const agents::PromptShelf prompts;
    for (const StoredFact& stored : facts) {
        const auto* brief = std::get_if<BriefSubmitted>(&stored.fact);
        if (!brief)
            continue;
        Result<agents::Recording> recording = agents::recordingOf({}, facts, brief->run);
        ASSERT_TRUE(recording) << recording.error().text.toStdString();
        recording->blobs = blobs;
        agents::RunReplay again(*recording, {&skills, &prices, &prompts}, {{}, agents::Match::ByPlace});
        const auto result = answerOf<agents::ReplayResult>([&](std::function<void(agents::ReplayResult)> done) {
            QObject::connect(&again, &agents::RunReplay::finished, &again, done);
            EXPECT_TRUE(again.begin());
        }, std::chrono::seconds(60));
        EXPECT_TRUE(result.same) << result.difference.toStdString() << "\n" << result.first.constData() << "\n" << result.second.constData();
        EXPECT_GT(result.recorded, 3);
    }
}

INSTANTIATE_TEST_SUITE_P(Each, OldLogs, testing::ValuesIn(logs()), [](const auto& one) {
    QString name = one.param.section(QStringLiteral("/logs/"), 1);
    for (QChar& c : name)
        if (!c.isLetterOrNumber())
            c = QLatin1Char('_');
    return name.toStdString();
});

} // namespace

} // namespace qd::test
