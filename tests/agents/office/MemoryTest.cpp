#include "agents/office/writing/MemoryWriter.h"
#include "tests/agents/office/OfficeFixture.h"

#include "core/base/Digest.h"
#include "core/base/EditRatio.h"

namespace qd::test {

namespace {

/// The small team; its review leaves a note, and a second brief finds what the first left.
Organisation remembering()
{
    Organisation team = smallTeam();
    for (Step& step : team.workflows.first().steps)
        if (step.id.text == QLatin1String("review"))
            step.remember = Remember{QStringLiteral("patterns"), QStringLiteral("opening"), QStringLiteral("The review of {title} said: {review.reasoning}"), {}};
    return team;
}

class MemoryTest : public OfficeFixture {
protected:
    MemoryTest() : OfficeFixture(remembering()) {}

    QList<MemoryEntry> kept(const QString& space)
    {
        QList<MemoryEntry> list;
        for (const MemoryKept& fact : rig.all<MemoryKept>())
            if (fact.entry.space == space)
                list.append(fact.entry);
        return list;
    }
    /// What the model was asked in the last turn of a step.
    QString prompt(const char* step)
    {
        QByteArray sha256;
        for (const TurnFinished& fact : rig.all<TurnFinished>())
            if (fact.step.text == QLatin1String(step) && !fact.prompt.isEmpty())
                sha256 = fact.prompt;
        const auto bytes = answerOf<Result<QByteArray>>([&](auto done) { rig.history->blob(sha256, &mailbox, done); });
        return bytes ? QString::fromUtf8(*bytes) : QString();
    }
    TurnFinished lastTurn(const char* step)
    {
        TurnFinished last;
        for (const TurnFinished& fact : rig.all<TurnFinished>())
            if (fact.step.text == QLatin1String(step))
                last = fact;
        return last;
    }
    OutcomeTally tally() const { return rig.state().memory.byAction.value({QStringLiteral("blog-post")}); }

};

} // namespace

TEST_F(MemoryTest, AStepLeavesANoteThatSaysWhereItComesFrom)
{
    const RunId run = submit();
    const QList<MemoryEntry> notes = kept(QStringLiteral("patterns"));
    ASSERT_EQ(notes.size(), 1);
    EXPECT_EQ(notes[0].text, QStringLiteral("The review of %1 said: The opening says what is at stake for readers.").arg(rig.state().runs.open.value(run).title));
    EXPECT_EQ(notes[0].by.text, QStringLiteral("editor"));
    EXPECT_EQ(notes[0].run, run);
    EXPECT_EQ(notes[0].step.text, QStringLiteral("review"));
    EXPECT_FALSE(notes[0].vector.isEmpty());
    submit();
    EXPECT_EQ(kept(QStringLiteral("patterns")).size(), 2);
    EXPECT_EQ(rig.state().memory.entries.value(QStringLiteral("patterns")).size(), 1) << "the newer of one key takes its place";
}

TEST_F(MemoryTest, ATurnIsShownWhatIsKnownAboutItsTaskAndBearsItsLabel)
{
    const QString text = QStringLiteral("The work of today is described in figures, says the handbook.");
    const Result<Receipt> receipt = rig.issue(KeepDocument{QStringLiteral("handbook.md"), QStringLiteral("/x/handbook.md"), text});
    ASSERT_TRUE(receipt) << receipt.error().text.toStdString();
    ASSERT_TRUE(rig.issue(KeepMemory{QStringLiteral("notes"), {}, QStringLiteral("Of the work of today nobody writes on Fridays.")}));
    found();
    submit();
    const QString asked = prompt("draft");
    EXPECT_TRUE(asked.contains(text)) << asked.toStdString();
    EXPECT_TRUE(asked.contains(QStringLiteral("nobody writes on Fridays")));
    EXPECT_TRUE(asked.contains(QStringLiteral("handbook.md, part 1 of 1")));
    const DocumentId document = rig.all<DocumentKept>().first().document.id;
    const TurnFinished turn = lastTurn("draft");
    EXPECT_TRUE(turn.recalled.contains(document.toString() + QStringLiteral("#1"))) << turn.recalled.join(u' ').toStdString();
    EXPECT_EQ(turn.recalled.size(), 2);
    EXPECT_EQ(turn.notRecalled, 0);
    for (const StoredFact& stored : rig.facts())
        if (const auto* finished = std::get_if<TurnFinished>(&stored.fact); finished && finished->turn == turn.turn) {
            EXPECT_EQ(stored.label.integrity, Integrity::Untrusted) << "it saw a stranger's text";
            EXPECT_TRUE(stored.label.sources.contains(QStringLiteral("/x/handbook.md")));
        }
}

TEST_F(MemoryTest, WhoLooksThingsUpInAnotherWayIsAskedAndWaitedFor)
{
    ASSERT_TRUE(rig.issue(KeepMemory{QStringLiteral("notes"), {}, QStringLiteral("Of the work of today nobody writes on Fridays.")}));
    found();
    rig.close();
    PieceQuestion asked;
    rig.lookUp = [&](const PieceQuestion& question, Mailbox* replyTo, const std::function<void(Result<PieceFindings>)>& answer) {
        asked = question;
        FoundPiece piece;
        piece.space = QStringLiteral("notes");
        piece.text = QStringLiteral("Elsewhere they call it labour.");
        piece.meaningRank = 1;
        piece.meaningScore = 0.1; // little, as this model counts
        piece.chance = 0.05;
        QTimer::singleShot(20, replyTo, [answer, piece] { answer(PieceFindings{{piece}, 1}); });
    };
    rig.open();
    submit();
    EXPECT_TRUE(prompt("draft").contains(QStringLiteral("Elsewhere they call it labour."))) << prompt("draft").toStdString();
    EXPECT_FALSE(prompt("draft").contains(QStringLiteral("Fridays")));
    EXPECT_TRUE(asked.text.contains(QStringLiteral("work of today")));
}

TEST_F(MemoryTest, ATurnIsToldHowWorkLikeItsOwnPerformedAndWhoSaysSo)
{
    Measurement reads;
    reads.name = QStringLiteral("reads");
    reads.value = 1200;
    reads.run = RunId{Uuid{1, 2}};
    reads.title = QStringLiteral("The work of today");
    reads.channel = QStringLiteral("blog");
    reads.from = QStringLiteral("week.csv");
    reads.measured = rig.clock.now();
    ASSERT_TRUE(rig.issue(NoteMetrics{{reads}}));
    found();
    submit();
    const QString asked = prompt("draft");
    EXPECT_TRUE(asked.contains(QStringLiteral("How it performed: “The work of today”, on blog: reads 1200"))) << asked.toStdString();
    EXPECT_TRUE(asked.contains(QStringLiteral("according to week.csv")));
    const TurnFinished turn = lastTurn("draft");
    for (const StoredFact& stored : rig.facts())
        if (const auto* finished = std::get_if<TurnFinished>(&stored.fact); finished && finished->turn == turn.turn) {
            EXPECT_EQ(stored.label.integrity, Integrity::Untrusted) << "what it makes of a number is no more sure than the number";
            EXPECT_TRUE(stored.label.sources.contains(QStringLiteral("week.csv")));
        }
}

TEST_F(MemoryTest, WhatIsForgottenIsShownToNobody)
{
    const Result<Receipt> kept = rig.issue(KeepMemory{QStringLiteral("notes"), {}, QStringLiteral("Of the work of today nobody writes on Fridays.")});
    ASSERT_TRUE(kept);
    const MemoryId id = rig.all<MemoryKept>().first().entry.id;
    ASSERT_TRUE(rig.issue(KeepMemory{QStringLiteral("notes"), {}, QStringLiteral("Saws are not lent.")}));
    ASSERT_TRUE(rig.issue(ForgetMemory{id, QStringLiteral("not true any more")}));
    EXPECT_FALSE(rig.issue(ForgetMemory{id, {}})) << "it is not there any more";
    found();
    submit();
    EXPECT_FALSE(prompt("draft").contains(QStringLiteral("Fridays")));
    EXPECT_FALSE(lastTurn("draft").recalled.contains(id.toString()));
}

TEST_F(MemoryTest, MoreThanHasRoomIsCounted)
{
    for (int i = 0; i < 9; ++i)
        ASSERT_TRUE(rig.issue(KeepMemory{QStringLiteral("notes"), {}, QStringLiteral("The work of today, remark %1.").arg(i)}));
    found();
    submit();
    EXPECT_EQ(lastTurn("draft").recalled.size(), 6);
    EXPECT_EQ(lastTurn("draft").notRecalled, 3);
}

TEST_F(MemoryTest, AnOutcomeIsRememberedWithItsReasonAndCounted)
{
    submit();
    ASSERT_TRUE(rig.issue(decision(Verdict::Reject, QStringLiteral("Too loud"))));
    ASSERT_TRUE(rig.settle());
    const QList<MemoryEntry> outcomes = kept(outcomeSpace());
    ASSERT_EQ(outcomes.size(), 1);
    EXPECT_TRUE(outcomes[0].text.contains(QStringLiteral("rejected. Reason: Too loud"))) << outcomes[0].text.toStdString();
    EXPECT_EQ(tally().rejected, 1);
    EXPECT_EQ(rig.state().memory.byAgent.value({QStringLiteral("writer")}).rejected, 1) << "who wrote it, not who asks";
}

TEST_F(MemoryTest, AYesThatIsTakenBackIsNoPattern)
{
    submit();
    const ApprovalId id = waiting().id;
    ASSERT_TRUE(rig.issue(decision(Verdict::Approve)));
    EXPECT_EQ(tally().approvedUnedited, 1);
    ASSERT_TRUE(rig.issue(UndoApproval{id}));
    EXPECT_EQ(tally().all(), 0);
    EXPECT_TRUE(rig.state().memory.entries.value(outcomeSpace()).isEmpty());
    ASSERT_TRUE(rig.issue(decision(Verdict::AskChanges, QStringLiteral("Shorter"))));
    EXPECT_EQ(tally().changes, 1);
}

TEST_F(MemoryTest, HerEditsAreMeasured)
{
    submit();
    DecideApproval command = decision(Verdict::ApproveWithEdits);
    command.edits = QStringLiteral("# Her headline\n\nHer own words, and not a word more.");
    ASSERT_TRUE(rig.issue(command));
    EXPECT_EQ(tally().edited, 1);
    EXPECT_GT(tally().editRatio, 0.5) << "nearly nothing of the draft is left";
    EXPECT_LE(tally().editRatio, 1);
    EXPECT_EQ(rig.state().memory.byAgent.value({QStringLiteral("writer")}).edited, 1);
}

TEST_F(MemoryTest, ATrialTeachesNothing)
{
    submit(true);
    EXPECT_TRUE(kept(outcomeSpace()).isEmpty());
}

TEST_F(MemoryTest, AnAgentIsToldOfItsEarlierTurnsAndNotOfThisRun)
{
    submit(true);
    ASSERT_TRUE(rig.settle());
    EXPECT_FALSE(prompt("draft").contains(QStringLiteral("you: \\\"draft\\\"")));
    submit();
    EXPECT_TRUE(prompt("draft").contains(QStringLiteral("you: \\\"draft\\\""))) << prompt("draft").toStdString();
}

TEST(MemoryWriter, TheEditRatioIsThePartOfTheWordsThatDiffers)
{
    EXPECT_DOUBLE_EQ(editRatio(QStringLiteral("one two three four"), QStringLiteral("one  two\nthree four")), 0);
    EXPECT_DOUBLE_EQ(editRatio(QStringLiteral("one two three four"), QStringLiteral("one two 3 four")), 0.25);
    EXPECT_DOUBLE_EQ(editRatio(QStringLiteral("one two three four"), QStringLiteral("two three four")), 0.25);
    EXPECT_DOUBLE_EQ(editRatio({}, QStringLiteral("all new")), 1);
    EXPECT_DOUBLE_EQ(editRatio({}, {}), 0);
    const QString longText = QStringLiteral("alpha beta gamma ").repeated(5'000);
    EXPECT_DOUBLE_EQ(editRatio(longText, QStringLiteral("x ") + longText + QStringLiteral("y")), 2.0 / 15'002);
}

TEST(MemoryWriter, WhatANoteQuotesTakesItsLabelAlong)
{
    RunState run;
    run.id = {{1, 2}};
    StepState research;
    research.label.integrity = Integrity::Untrusted;
    research.label.sources = QStringList{QStringLiteral("a page")};
    run.steps.insert({QStringLiteral("research")}, research);
    run.data.insert(QStringLiteral("research.finding"), QStringLiteral("Tables sell"));
    Step step;
    step.id = {QStringLiteral("plan")};
    step.remember = Remember{QStringLiteral("notes"), {}, QStringLiteral("Found: {research.finding}"), {}};
    const auto entry = agents::rememberedOf(run, step, {QStringLiteral("writer")}, {});
    ASSERT_TRUE(entry);
    EXPECT_EQ(entry->text, QStringLiteral("Found: Tables sell"));
    EXPECT_EQ(entry->label.integrity, Integrity::Untrusted);
    EXPECT_EQ(entry->label.sources, QStringList{QStringLiteral("a page")});
    step.remember->when.path = QStringLiteral("research.missing");
    EXPECT_FALSE(agents::rememberedOf(run, step, {QStringLiteral("writer")}, {}));
    step.remember = Remember{QStringLiteral("notes"), {}, QStringLiteral("{research.nothing}"), {}};
    EXPECT_FALSE(agents::rememberedOf(run, step, {QStringLiteral("writer")}, {})) << "there is no word to remember";
}

} // namespace qd::test
