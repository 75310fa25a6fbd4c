#include "tests/app/Home.h"
#include "tests/support/Await.h"

#include "agents/skills/Typeface.h"
#include "app/tries/TryRoom.h"

#include <QDirIterator>

namespace qd::test {

namespace {

/// A run that was done, and a room in which it is tried.
class TryRoomTest : public AppTest {
protected:
    void SetUp() override
    {
        ASSERT_EQ(program.run(runArguments()).code, 0);
        const Json runs = program.json(words("runs list")).json();
        run = *RunId::fromString(runs.at(u"runs").items().first().at(u"run").toString());
        agents::Typeface::open();
        reader = std::make_unique<HistoryReader>(record());
        ASSERT_TRUE(reader->open());
        room = makeRoom();
    }
    void TearDown() override
    {
        room.reset();
        reader->close();
    }
    std::unique_ptr<app::TryRoom> makeRoom()
    {
        return std::make_unique<app::TryRoom>(*reader, program.home(), app::TryShelf(program.home() + QStringLiteral("/tries/marketing-department")));
    }
    ui::Tryable tryable()
    {
        return answerOf<Result<ui::Tryable>>([&](auto done) { room->tryable(run, &owner, done); }).value();
    }
    Result<ui::Tried> tried(const ui::Attempt& attempt)
    {
        return answerOf<Result<ui::Tried>>([&](auto done) { room->begin(attempt, &owner, [this](const ui::TryProgress& at) { progress = at; }, done); }, std::chrono::seconds(60));
    }
    QList<ui::Tried> earlier()
    {
        return answerOf<Result<QList<ui::Tried>>>([&](auto done) { room->earlier(run, &owner, done); }).value();
    }
    ui::Attempt otherDraft() const { return {run, {QStringLiteral("draft")}, QStringLiteral("Write the whole piece anew, for people who count by night."), {}, {}}; }
    /// Everything in the home but the tries, by name and size.
    QStringList heldElsewhere() const
    {
        QStringList all;
        for (QDirIterator files(program.home(), QDir::Files, QDirIterator::Subdirectories); files.hasNext();) {
            files.next();
            if (!files.filePath().contains(QLatin1String("/tries/")) && !files.fileName().contains(QLatin1String(".qdr-")))
                all.append(QStringLiteral("%1 %2").arg(files.filePath()).arg(files.fileInfo().size()));
        }
        all.sort();
        return all;
    }

    QObject owner;
    RunId run;
    ui::TryProgress progress;
    std::unique_ptr<HistoryReader> reader;
    std::unique_ptr<app::TryRoom> room;
};

} // namespace

TEST_F(TryRoomTest, ARunIsTriedBesideTheRecordKeptAndThrownAway)
{
    const ui::Tryable offer = tryable();
    const auto draft = std::find_if(offer.steps.begin(), offer.steps.end(), [](const ui::Tryable::Step& step) { return step.id.text == QLatin1String("draft"); });
    ASSERT_NE(draft, offer.steps.end());
    EXPECT_FALSE(draft->task.isEmpty());
    EXPECT_TRUE(std::any_of(offer.steps.begin(), offer.steps.end(), [](const ui::Tryable::Step& step) { return !step.decisions.isEmpty(); }));
    const QStringList before = heldElsewhere();
    const qint64 facts = program.json(words("status")).json().at(u"log_sequence").toInteger();
    const Result<ui::Tried> result = tried(otherDraft());
    ASSERT_TRUE(result) << result.error().text.toStdString();
    EXPECT_GT(result->asked, 0);
    EXPECT_GT(result->given, 5);
    EXPECT_FALSE(result->comparison.differences.isEmpty());
    EXPECT_GT(result->comparison.now.sentOut, 0) << "it would have gone out";
    EXPECT_TRUE(progress.differs);
    EXPECT_EQ(heldElsewhere(), before) << "nothing left, and nothing was written elsewhere";
    EXPECT_EQ(program.json(words("status")).json().at(u"log_sequence").toInteger(), facts) << "the record is untouched";

    room = makeRoom(); // another day
    const QList<ui::Tried> kept = earlier();
    ASSERT_EQ(kept.size(), 1);
    EXPECT_EQ(kept.first().comparison.differences, result->comparison.differences);
    EXPECT_EQ(kept.first().attempt.task, otherDraft().task);
    EXPECT_EQ(kept.first().pieces, result->pieces);
    room->throwAway(run, QStringLiteral("../../../settings"));
    room->throwAway(run, kept.first().id);
    EXPECT_TRUE(earlier().isEmpty());
}

TEST_F(TryRoomTest, AReplaySaysOfEachDecisionThatItIsTheSame)
{
    ui::Attempt again;
    again.run = run;
    const Result<ui::Tried> result = tried(again);
    ASSERT_TRUE(result) << result.error().text.toStdString();
    EXPECT_EQ(result->asked, 0);
    EXPECT_EQ(result->difference, QString());
    EXPECT_GT(result->comparison.decisions.size(), 5);
    for (const rules::Comparison::Decisions& pair : result->comparison.decisions)
        EXPECT_TRUE(pair.same) << pair.kind.toStdString();
    EXPECT_TRUE(earlier().isEmpty()) << "there is nothing to keep of it";
}

TEST_F(TryRoomTest, StoppedItSaysSoAndAClosedRoomAsksNothingMore)
{
    const Result<ui::Tried> stopped = answerOf<Result<ui::Tried>>([&](auto done) {
        room->begin(otherDraft(), &owner, [this](const ui::TryProgress&) { room->stop(); }, done);
    }, std::chrono::seconds(60));
    ASSERT_FALSE(stopped);
    EXPECT_EQ(stopped.error().kind, Error::Cancelled);
    EXPECT_TRUE(earlier().isEmpty());
    room->begin(otherDraft(), &owner, [](const ui::TryProgress&) {}, [](const Result<ui::Tried>&) { FAIL() << "it was closed"; });
    room.reset();
}

TEST_F(TryRoomTest, WhatTheRunDoesNotKnowIsRefused)
{
    ui::Attempt attempt = otherDraft();
    attempt.from = {QStringLiteral("nowhere")};
    const Result<ui::Tried> result = tried(attempt);
    ASSERT_FALSE(result);
    EXPECT_EQ(result.error().kind, Error::Parse);
    EXPECT_TRUE(earlier().isEmpty());
}

} // namespace qd::test
