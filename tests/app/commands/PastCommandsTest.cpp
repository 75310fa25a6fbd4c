#include "tests/app/Home.h"

#include <QFile>

namespace qd::test {

/// A home in which one run is over.
class PastCommands : public AppTest {
protected:
    void SetUp() override
    {
        const Ran ran = program.json(runArguments());
        run = ran.json().at(u"run").toString();
        ASSERT_FALSE(run.isEmpty()) << ran.err.toStdString();
    }
    Ran asItWas(const QString& to) const { return program.json({QStringLiteral("log"), QStringLiteral("replay"), QStringLiteral("--to"), to}); }
    QString run;
};

TEST_F(PastCommands, TheLastMomentIsWhatStatusSays)
{
    const Json now = program.json(words("status")).json();
    const qint64 last = now.at(u"log_sequence").toInteger();
    const Json then = asItWas(QString::number(last)).json();
    EXPECT_EQ(then.at(u"log_sequence").toInteger(), last);
    EXPECT_EQ(then.at(u"agents").toText(), now.at(u"agents").toText());
    EXPECT_EQ(then.at(u"open_runs").toInteger(), 0);
}

TEST_F(PastCommands, AnEarlierMomentHasTheRunOpen)
{
    const qint64 last = program.json(words("status")).json().at(u"log_sequence").toInteger();
    const Json then = asItWas(QString::number(last / 2)).json();
    ASSERT_EQ(then.at(u"runs").items().size(), 1);
    EXPECT_EQ(then.at(u"runs").items().first().at(u"run").toString(), run);
    EXPECT_EQ(then.at(u"log_sequence").toInteger(), last / 2);
    EXPECT_EQ(asItWas(then.at(u"time").toString()).code, 0);
    const Ran text = program.run({QStringLiteral("log"), QStringLiteral("replay"), QStringLiteral("--to"), QString::number(last / 2)});
    EXPECT_TRUE(text.out.startsWith("As it was at fact ")) << text.out.toStdString();
    EXPECT_TRUE(text.out.contains("1 run open"));
}

TEST_F(PastCommands, ARunThatHasEndedShowsItsStepsAsTheyWere)
{
    const Json shown = program.json({QStringLiteral("runs"), QStringLiteral("show"), run}).json();
    const QList<Json> steps = shown.at(u"steps").items();
    ASSERT_GT(steps.size(), 10) << shown.toText().toStdString();
    EXPECT_EQ(steps.first().at(u"state").toString(), QStringLiteral("done"));
    EXPECT_TRUE(shown.at(u"progress").at(u"expected_end").isNull()) << "it is over";
    EXPECT_TRUE(shown.at(u"runs").items().isEmpty()) << "it had nothing begun";
    const Ran text = program.run({QStringLiteral("runs"), QStringLiteral("show"), run});
    EXPECT_TRUE(text.out.contains("    " + steps.first().at(u"id").toString().toUtf8())) << text.out.toStdString();
    EXPECT_FALSE(text.out.contains("probably over")) << text.out.toStdString();
}

TEST_F(PastCommands, TheLogNamesStepsAndReasons)
{
    const Ran text = program.run(words("log show"));
    EXPECT_TRUE(text.out.contains("draft: Write the draft")) << text.out.left(3000).toStdString();
    EXPECT_TRUE(text.out.contains("run-finished")) << text.out.left(3000).toStdString();
}

TEST_F(PastCommands, ATimeOfTheLogIsReadAsItStandsThereWhateverTheClockOnTheWallShows)
{
    program.set(QStringLiteral("TZ"), QStringLiteral("Asia/Tokyo"));
    const QList<QByteArray> last = program.run(words("log show")).out.trimmed().split('\n').last().simplified().split(' ');
    ASSERT_GT(last.size(), 2);
    EXPECT_TRUE(last[1].endsWith('Z')) << last[1].toStdString();
    const Ran then = asItWas(QString::fromLatin1(last[1]));
    EXPECT_EQ(then.code, 0) << then.out.toStdString();
    EXPECT_EQ(then.json().at(u"log_sequence").toInteger(), last[0].toLongLong());
}

TEST_F(PastCommands, TheLogAsJsonIsOneDocument)
{
    const qint64 facts = program.json(words("status")).json().at(u"log_sequence").toInteger();
    EXPECT_EQ(program.json(words("log show")).json().at(u"facts").items().size(), facts);
    EXPECT_EQ(program.json({QStringLiteral("log"), QStringLiteral("--since"), QString::number(facts - 1)}).json().at(u"facts").items().size(), 1);
    const Json none = program.json({QStringLiteral("log"), QStringLiteral("--since"), QString::number(facts)}).json();
    EXPECT_TRUE(none.find(u"facts") && none.at(u"facts").items().isEmpty());
}

TEST_F(PastCommands, WhatIsNotInTheRecordIsRefusedInASentence)
{
    EXPECT_EQ(asItWas(QStringLiteral("999999")).code, 2);
    EXPECT_TRUE(asItWas(QStringLiteral("999999")).message().startsWith(QStringLiteral("The record ends at fact ")));
    EXPECT_EQ(asItWas(QStringLiteral("0")).code, 2);
    EXPECT_EQ(asItWas(QStringLiteral("yesterday")).code, 2);
    EXPECT_EQ(asItWas(QStringLiteral("2999-01-01T00:00")).code, 2);
    EXPECT_EQ(asItWas(QStringLiteral("2001-01-01T00:00")).code, 2);
    EXPECT_EQ(program.json(words("log replay")).code, 2);
}

TEST_F(PastCommands, ARunIsDoneAgainWithoutACallAndDecidesTheSame)
{
    const Ran again = program.json({QStringLiteral("runs"), QStringLiteral("replay"), run});
    const Json result = again.json();
    EXPECT_EQ(again.code, 0) << again.out.toStdString() << again.err.toStdString();
    EXPECT_TRUE(result.at(u"same").toBool()) << again.out.toStdString();
    EXPECT_EQ(result.at(u"calls").toInteger(), 0);
    EXPECT_GT(result.at(u"decisions").toInteger(), 3);
    EXPECT_EQ(result.at(u"replayed").toInteger(), result.at(u"decisions").toInteger());
    writeFile(program.home() + QStringLiteral("/prompts/strategy.md"), "version: 9\nThink of something else.\n");
    const Ran other = program.json({QStringLiteral("runs"), QStringLiteral("replay"), run});
    EXPECT_EQ(other.code, 1);
    EXPECT_TRUE(other.json().at(u"first_difference").at(u"what").toString().startsWith(QStringLiteral("The request differs at step ")))
        << other.out.toStdString();
    EXPECT_EQ(program.json(words("status")).json().at(u"open_runs").toInteger(), 0) << "the record is untouched";
}

/// A run tried differently.
class ForkCommands : public PastCommands {
protected:
    void SetUp() override
    {
        PastCommands::SetUp();
        prompt = folder.file(QStringLiteral("other.md"));
        writeFile(prompt, "version: 3\nWrite the whole piece anew, for people who count by night.\n");
    }
    QStringList fork(const QStringList& rest) const { return QStringList{QStringLiteral("runs"), QStringLiteral("fork"), run} + rest; }
    QStringList otherDraft() const { return fork({QStringLiteral("--from"), QStringLiteral("draft"), QStringLiteral("--prompt"), QStringLiteral("draft=") + prompt}); }
    QString prompt;
};

TEST_F(ForkCommands, AnotherPromptIsComparedWithTheRunAsItWas)
{
    const Json before = program.json(words("status")).json();
    const QString pieces = folder.file(QStringLiteral("pieces"));
    const Ran ran = program.json(otherDraft() + QStringList{QStringLiteral("--out"), pieces});
    const Json result = ran.json();
    ASSERT_EQ(ran.code, 0) << ran.out.toStdString() << ran.err.toStdString();
    EXPECT_FALSE(result.at(u"same").toBool());
    EXPECT_GT(result.at(u"calls").toInteger(), 0);
    EXPECT_TRUE(result.at(u"rehearsal").toBool());
    EXPECT_GT(result.at(u"answered_by_record").toInteger(), 5);
    EXPECT_EQ(result.at(u"put_otherwise_before").toInteger(), 0);
    EXPECT_EQ(result.at(u"then").at(u"state").toString(), QStringLiteral("finished"));
    EXPECT_EQ(result.at(u"now").at(u"state").toString(), QStringLiteral("finished"));
    EXPECT_EQ(result.at(u"now").at(u"cost_micro_usd").toInteger(), 0);
    EXPECT_TRUE(result.at(u"decisions").items().first().at(u"same").toBool()) << "before the step nothing is decided anew";
    EXPECT_TRUE(QFile::exists(pieces + QStringLiteral("/draft.as-it-was.md")));
    EXPECT_TRUE(QFile::exists(pieces + QStringLiteral("/draft.rehearsed.md")));
    EXPECT_EQ(program.json(words("status")).json().at(u"log_sequence").toInteger(), before.at(u"log_sequence").toInteger()) << "the record is untouched";
    const Ran text = program.run(otherDraft());
    EXPECT_TRUE(text.out.contains("Nothing left the house, and your record is as it was.")) << text.out.toStdString();
    EXPECT_TRUE(text.out.contains("The rehearsal model answered those: no other model was asked, nothing was paid"));
    EXPECT_TRUE(text.out.contains("What differs:"));
    EXPECT_TRUE(text.out.contains("The draft has "));
}

TEST_F(ForkCommands, WhatCannotBeTriedSaysWhatWouldBeRight)
{
    const auto refused = [&](const QStringList& rest, const char* message) {
        const Ran ran = program.json(fork(rest));
        EXPECT_EQ(ran.code, 2) << message << "\n" << ran.out.toStdString();
        EXPECT_EQ(ran.message(), QString::fromUtf8(message));
    };
    refused({}, "fork needs the step from which on things are done differently");
    refused(words("--from draft"), "Nothing is to be changed.");
    refused(words("--from nowhere --autonomy L1"), "The workflow of the run has no step \"nowhere\".");
    refused(words("--from draft --autonomy L9"), "--autonomy cannot be \"L9\"");
    refused(words("--from draft --model nobody:knows"), "Nobody knows a price of the model \"nobody:knows\".");
    refused(words("--from draft --prompt draft"), "--prompt cannot be \"draft\"");
    const Ran stray = program.json(words("runs list --from draft"));
    EXPECT_EQ(stray.code, 2);
    EXPECT_EQ(stray.message(), QStringLiteral("--from belongs to runs fork"));
}

namespace {

/// A home with an organisation of this workflow, in which a brief was given.
class OwnWorkflow : public AppTest {
protected:
    QString begin(const char* steps, const char* more = "")
    {
        const QString file = folder.file(QStringLiteral("own.json"));
        const QByteArray notes = readAll(QStringLiteral(QUARTERDECK_SOURCE_DIR "/tests/data/organisations/field-notes.json"));
        const qsizetype at = notes.indexOf("\"workflows\": [");
        QByteArray own = notes;
        own.insert(at + qsizetype(qstrlen("\"workflows\": [")), QByteArray(R"({"id":"own","title":"Own","steps":[)") + steps + "]}," + more);
        writeFile(file, own);
        EXPECT_EQ(program.run({QStringLiteral("org"), QStringLiteral("add"), file}).code, 0);
        return program.json(words("run --org field-notes --workflow own --approve all --wait --brief Something")).json().at(u"run").toString();
    }
    static QByteArray readAll(const QString& path)
    {
        QFile file(path);
        EXPECT_TRUE(file.open(QIODevice::ReadOnly));
        return file.readAll();
    }
};

} // namespace

TEST_F(OwnWorkflow, AQuestionStandsInTheInboxOfThen)
{
    ASSERT_FALSE(begin(R"({"id":"ask","title":"Ask","kind":"wait","agent":"editor","wait":{"question":"Shall we?"}})").isEmpty());
    const Json now = program.json(words("status --org field-notes")).json();
    const Ran then = program.json({QStringLiteral("log"), QStringLiteral("replay"), QStringLiteral("--org"), QStringLiteral("field-notes"), QStringLiteral("--to"),
                                   QString::number(now.at(u"log_sequence").toInteger())});
    const QList<Json> inbox = then.json().at(u"inbox").items();
    ASSERT_EQ(inbox.size(), 1) << then.out.toStdString();
    EXPECT_EQ(inbox.first().at(u"title").toString(), QStringLiteral("Shall we?"));
    EXPECT_EQ(inbox.first().at(u"kind").toString(), QStringLiteral("question"));
    EXPECT_EQ(inbox.first().at(u"step").toString(), QStringLiteral("ask"));
}

TEST_F(OwnWorkflow, ARunSaysWhatTheRunsPublishedThatItBegan)
{
    const QString run = begin(R"({"id":"note","title":"Have it made","kind":"call","agent":"editor","call":{"workflow":"field-note"}})");
    const Ran shown = program.json({QStringLiteral("runs"), QStringLiteral("--org"), QStringLiteral("field-notes"), QStringLiteral("show"), run});
    const QList<Json> begun = shown.json().at(u"runs").items();
    ASSERT_EQ(begun.size(), 1) << shown.out.toStdString();
    EXPECT_EQ(begun.first().at(u"state").toString(), QStringLiteral("finished"));
    ASSERT_FALSE(begun.first().at(u"artefacts").items().isEmpty());
    EXPECT_EQ(begun.first().at(u"artefacts").items().first().at(u"kind").toString(), QStringLiteral("field-note"));
    const Ran text = program.run({QStringLiteral("runs"), QStringLiteral("--org"), QStringLiteral("field-notes"), QStringLiteral("show"), run});
    EXPECT_TRUE(text.out.contains("  began ")) << text.out.toStdString();
    EXPECT_TRUE(text.out.contains("field-note: /")) << text.out.toStdString();
}

TEST_F(OwnWorkflow, TheSchemaOfTheFileIsPrinted)
{
    const Json schema = program.run(words("org schema")).json();
    EXPECT_FALSE(schema.at(u"definitions").at(u"step").isNull());
    EXPECT_TRUE(program.run(words("org --help")).out.contains("quarterdeck-organisation"));
}

} // namespace qd::test
