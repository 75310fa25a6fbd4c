#include "tests/support/Await.h"
#include "tests/support/PromiseTable.h"

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
        ASSERT_GT(facts.size(), 10);
    }
    /// Begun by another run, with which it is done again.
    bool isChild(const RunId& run) const
    {
        return std::any_of(facts.begin(), facts.end(), [&](const StoredFact& stored) {
            const auto* started = std::get_if<RunStarted>(&stored.fact);
            return started && started->run == run && started->parent;
        });
    }
    QList<StoredFact> facts;
};

/// What became of the steps and the runs, in order: the same when it is done again, beside the decisions.
QStringList courseOf(const QList<StoredFact>& facts)
{
    QStringList course;
    for (const StoredFact& stored : facts)
        if (const auto* finished = std::get_if<TurnFinished>(&stored.fact))
            course.append(QStringLiteral("%1 by %2").arg(finished->step.text, finished->agent.text));
        else if (const auto* settled = std::get_if<StepSettled>(&stored.fact))
            course.append(QStringLiteral("%1 %2").arg(settled->step.text, settled->failed ? QStringLiteral("in vain") : QStringLiteral("over")));
        else if (const auto* skipped = std::get_if<StepSkipped>(&stored.fact))
            course.append(QStringLiteral("%1 left out").arg(skipped->step.text));
        else if (const auto* undone = std::get_if<ApprovalUndone>(&stored.fact))
            course.append(QStringLiteral("taken back by %1").arg(undone->by.text));
        else if (const auto* ended = std::get_if<RunFinished>(&stored.fact))
            course.append(QStringLiteral("%1: %2").arg(wordOf(ended->outcome), ended->summary));
    course.sort(); // what is concurrent may be recorded the other way round
    return course;
}

/// Nobody decides anything in these: work that goes through, is left out or is undone.
bool decidesNothing(const QString& log)
{
    static const QStringList kSilent{QStringLiteral("one-for-each"), QStringLiteral("signals"), QStringLiteral("step-left-out"),
                                     QStringLiteral("stood-in-for"), QStringLiteral("undone")};
    return kSilent.contains(log.section(QLatin1Char('/'), -1));
}

QStringList logs()
{
    QStringList folders;
    QDirIterator files(QStringLiteral(QUARTERDECK_SOURCE_DIR "/tests/data/logs"), {QStringLiteral("facts.qz")}, QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext())
        folders.append(QFileInfo(files.next()).path());
    folders.sort();
    return folders;
}

/// Of the program that is built now, as CMakeLists.txt says it.
QString versionOfNow()
{
    const QString text = QString::fromUtf8(bytesIn(QStringLiteral(QUARTERDECK_SOURCE_DIR "/CMakeLists.txt")));
    return text.section(QStringLiteral("project(quarterdeck VERSION "), 1, 1).section(QLatin1Char(' '), 0, 0);
}

TEST(OldLogsFolder, HoldsTwentyLogsOfEachVersionAndOfThisOne)
{
    QMap<QString, int> byVersion{{versionOfNow(), 0}};
    for (const QString& log : logs())
        ++byVersion[log.section(QLatin1Char('/'), -2, -2)];
    for (auto version = byVersion.begin(); version != byVersion.end(); ++version)
        EXPECT_GE(version.value(), 20) << version.key().toStdString() << ": packaging/record-logs records them before a release";
}

TEST(OldLogsFolder, HoldsLogsOfEveryKind)
{
    QSet<QString> kinds;
    QSet<QString> verdicts; ///< of her; and whether she gave the piece another title
    for (const QString& log : logs())
        for (const Json& line : linesIn(log + QStringLiteral("/facts.qz"))) {
            kinds.insert(line.at(u"kind").toString());
            verdicts.insert(line.at(u"body").at(u"verdict").toString());
            const Json made = line.at(u"body").at(u"artefact");
            if (made.at(u"made_by").toString() == human().text && made.at(u"media_type").toString() == QLatin1String("image/png"))
                verdicts.insert(QStringLiteral("another title"));
        }
    for (const char* kind : {"step-waits", "run-undoing", "approval-undone", "steps-reopened", "step-skipped", "escalation-settled", "effect-confirmed"})
        EXPECT_TRUE(kinds.contains(QLatin1String(kind))) << kind;
    for (const char* verdict : {"approve", "approve-with-edits", "another title", "ask-changes", "reject"})
        EXPECT_TRUE(verdicts.contains(QLatin1String(verdict))) << verdict;
}

TEST_P(OldLogs, GiveTheStateThatTheProgramOfThenHad)
{
    OfficeState state;
    state.apply(facts);
    const Json then = Json::parse(bytesIn(GetParam() + QStringLiteral("/state.json"))).value();
    const Json now = Json::parse(encodeSnapshot(state)).value().at(u"state");
    EXPECT_EQ(missing(then, now).toStdString(), "");
    printPromise("P16", QStringLiteral("states of kept logs"), 1, HasFailure());
}

TEST_P(OldLogs, EveryRunIsDoneAgainAndDecidesTheSame)
{
    QMap<QByteArray, QByteArray> blobs;
    for (const Json& line : linesIn(GetParam() + QStringLiteral("/blobs.qz")))
        blobs.insert(QByteArray::fromHex(line.at(u"sha256").toString().toLatin1()), line.at(u"text").toString().toUtf8());
    const agents::SkillLibrary skills;
    const agents::PriceList prices = *agents::PriceList::read();
    const agents::PromptShelf prompts;
    int decisions = 0;
    for (const StoredFact& stored : facts) {
        const auto* brief = std::get_if<BriefSubmitted>(&stored.fact);
        if (!brief || isChild(brief->run))
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
        if (recording->hasEnded())
            EXPECT_EQ(courseOf(result.facts).join(u'\n').toStdString(), courseOf(recording->facts).join(u'\n').toStdString());
        decisions += result.recorded;
    }
    EXPECT_EQ(decisions > 0, !decidesNothing(GetParam())) << decisions << " decisions";
    printPromise("P16", QStringLiteral("decisions of kept logs, taken again"), decisions, HasFailure(),
                 GetParam().section(QStringLiteral("/logs/"), 1));
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
