#include "tests/agents/replay/ReplayFixture.h"

#include "core/rules/Comparison.h"
#include "core/rules/course/Course.h"

namespace qd::test {

namespace {

using agents::Recording;
using agents::ReplayResult;

const QString kKept = QStringLiteral("# A piece\n\nHer own thoughts on plain words.");
const QString kRetitled = QStringLiteral("# Her headline\n\nHer own thoughts on plain words.");

/// The post waits for her, too.
Organisation teamThatAsks()
{
    Organisation team = illustratedTeam();
    team.autonomy.last().level = Autonomy::L3;
    return team;
}

/// She edits what waits, and rendering her text takes its time.
class EditedReplayTest : public ReplayFixture {
protected:
    EditedReplayTest() : ReplayFixture(teamThatAsks()) {}

    void edit(const QString& text, Duration rendering = Duration(36))
    {
        DecideApproval command = decision(Verdict::ApproveWithEdits);
        command.edits = text;
        const qsizetype before = rig.all<EffectPlanned>().size();
        const Instant said = rig.clock.now();
        const CommandId id = rig.give(command);
        rig.clock.advance(rendering);
        ASSERT_TRUE(waitUntil([&] { return rig.answered.contains(id); }));
        ASSERT_TRUE(rig.answered.value(id)) << rig.answered.value(id).error().text.toStdString();
        const QList<EffectPlanned> planned = rig.all<EffectPlanned>();
        ASSERT_EQ(planned.size(), before + 1) << "her text was taken";
        ASSERT_EQ(rules::textOf(planned.last().effect.content.details.value(QStringLiteral("date"))), toRfc3339(said));
    }
    void leave()
    {
        rig.pass(std::chrono::seconds(11));
        ASSERT_TRUE(rig.settle());
    }
    void expectSame(const RunId& run, int edits)
    {
        ASSERT_TRUE(rig.state().runs.open.isEmpty());
        const qsizetype sent = rig.outside.count();
        const ReplayResult result = replay(recorded(run));
        EXPECT_TRUE(result.same) << result.difference.toStdString() << "\n" << result.first.constData() << "\n" << result.second.constData();
        EXPECT_EQ(result.replayed, result.recorded);
        EXPECT_EQ(rig.outside.count(), sent);
        QStringList then;
        QStringList now;
        for (const EffectPlanned& planned : rig.all<EffectPlanned>())
            then.append(QString::fromLatin1(planned.effect.sha256.toHex()));
        int edited = 0;
        for (const StoredFact& stored : result.facts) {
            if (const auto* planned = std::get_if<EffectPlanned>(&stored.fact))
                now.append(QString::fromLatin1(planned->effect.sha256.toHex()));
            const auto* decided = std::get_if<ApprovalDecided>(&stored.fact);
            edited += decided && decided->verdict == Verdict::ApproveWithEdits ? 1 : 0;
        }
        EXPECT_EQ(now.join(u'\n').toStdString(), then.join(u'\n').toStdString()) << "what would go out has the same bytes";
        EXPECT_EQ(edited, edits);
    }
};

TEST_F(EditedReplayTest, HerTextUnderTheSameTitleComesOutTheSame)
{
    const RunId run = submit();
    edit(kKept);
    leave();
    ASSERT_TRUE(rig.issue(decision(Verdict::Approve)));
    leave();
    expectSame(run, 1);
}

TEST_F(EditedReplayTest, HerTextUnderAnotherTitleComesOutTheSameWithItsPicture)
{
    const RunId run = submit();
    edit(kRetitled);
    ASSERT_EQ(rig.state().runs.open.value(run).artefacts.value(QStringLiteral("header-image")).size(), 2) << "drawn anew";
    leave();
    ASSERT_TRUE(rig.issue(decision(Verdict::Approve)));
    leave();
    expectSame(run, 1);
}

TEST_F(EditedReplayTest, EditsOfSeveralItemsAreEachGivenToTheirOwn)
{
    const RunId run = submit();
    edit(kRetitled, std::chrono::seconds(3));
    leave();
    edit(QStringLiteral("Her own post about it."), Duration(1));
    leave();
    expectSame(run, 2);
}

TEST_F(EditedReplayTest, EditsThatWereTakenBackAndMadeAgainBearTheDateOfEach)
{
    const RunId run = submit();
    edit(kRetitled);
    rig.pass(std::chrono::seconds(4));
    ASSERT_TRUE(rig.issue(UndoApproval{waiting().id}));
    ASSERT_TRUE(rig.settle());
    rig.pass(std::chrono::seconds(20));
    edit(kRetitled, Duration(50));
    rig.pass(std::chrono::seconds(2));
    ASSERT_TRUE(rig.issue(UndoApproval{waiting().id}));
    ASSERT_TRUE(rig.settle());
    ASSERT_TRUE(rig.issue(decision(Verdict::AskChanges, QStringLiteral("Shorter, please"))));
    ASSERT_TRUE(rig.settle());
    edit(kKept);
    leave();
    ASSERT_TRUE(rig.issue(decision(Verdict::Approve)));
    leave();
    expectSame(run, 3);
}

TEST_F(EditedReplayTest, EditsAreRepeatedWhereTheProgramWasStartedAgainAfterThem)
{
    const RunId run = submit();
    edit(kRetitled);
    rig.close();
    rig.clock.advance(std::chrono::minutes(3));
    rig.open();
    leave();
    ASSERT_TRUE(rig.issue(decision(Verdict::Approve)));
    leave();
    expectSame(run, 1);
}

TEST_F(EditedReplayTest, ALaterStepIsTriedAnotherWayAfterARetitledPiece)
{
    const RunId run = submit();
    edit(kRetitled);
    leave();
    ASSERT_TRUE(rig.issue(decision(Verdict::Approve)));
    leave();
    const Recording recording = recorded(run);
    agents::Change change;
    change.from = {QStringLiteral("post")};
    change.level = Autonomy::L4;
    const agents::SkillLibrary skills;
    const agents::PriceList prices = *agents::PriceList::read();
    const agents::PromptShelf shelf;
    agents::RunReplay again(recording, {&skills, &prices, &shelf}, {{}, agents::Match::ByPlace, change, {}});
    const auto result = answerOf<ReplayResult>([&](std::function<void(ReplayResult)> done) {
        QObject::connect(&again, &agents::RunReplay::finished, &again, done);
        EXPECT_TRUE(again.begin());
    }, std::chrono::seconds(30));
    EXPECT_TRUE(result.ended) << result.difference.toStdString();
    EXPECT_TRUE(result.forked);
    const rules::Account now = rules::accountOf(result.facts);
    EXPECT_EQ(now.sentOut, 2);
    EXPECT_EQ(now.asked, rules::accountOf(recording.facts).asked - 1) << "the post waited for nobody";
    for (const StoredFact& stored : result.facts)
        if (const auto* planned = std::get_if<EffectPlanned>(&stored.fact); planned && planned->effect.step == change.from)
            EXPECT_EQ(planned->effect.content.title, QStringLiteral("Her headline"));
}

} // namespace

} // namespace qd::test
