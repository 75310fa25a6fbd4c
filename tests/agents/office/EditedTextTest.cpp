#include "tests/agents/office/OfficeRig.h"

#include "agents/skills/SkillLibrary.h"
#include "core/base/Digest.h"
#include "core/rules/course/Course.h"

#include <gtest/gtest.h>

namespace qd::test {

namespace {

const QString kEdits = QStringLiteral("# Her headline\n\nHer own thoughts on plain words, and not one more.\n\n## Begin\n\nShe begins early.");

Step reckoner(const char* id, const char* skill, const Values& input)
{
    Step step;
    step.id = {QString::fromLatin1(id)};
    step.title = QString::fromLatin1(id);
    step.kind = StepKind::Skill;
    step.agent = {QStringLiteral("editor")};
    step.after = {{QStringLiteral("revise")}};
    step.skill = {QString::fromLatin1(skill)};
    step.input = input;
    return step;
}

/// The small team with everything that is reckoned from a draft, and a post that speaks of it by the draft's own title.
Organisation measuringTeam()
{
    const QString draft = QStringLiteral("@artefact:draft");
    Organisation team = smallTeam();
    QList<Step>& steps = team.workflows.first().steps;
    QList<Step> reckoners{
        reckoner("edit-ratio", "content.edit-ratio", {{QStringLiteral("before"), QStringLiteral("@artefact:draft:first")}, {QStringLiteral("after"), draft}}),
        reckoner("readability", "content.readability", {{QStringLiteral("markdown"), draft}}),
        reckoner("brand-voice", "brand.voice-score", {{QStringLiteral("markdown"), draft}, {QStringLiteral("title"), QStringLiteral("{draft.title}")}}),
        reckoner("meta-tags", "content.meta-tags", {{QStringLiteral("markdown"), draft}, {QStringLiteral("title"), QStringLiteral("{draft.title}")},
                                                    {QStringLiteral("keyword"), QStringLiteral("plain words")}}),
        reckoner("seo-score", "seo.score", {{QStringLiteral("markdown"), draft}, {QStringLiteral("title"), QStringLiteral("{meta-tags.title}")},
                                            {QStringLiteral("keyword"), QStringLiteral("plain words")}}),
        // Its keyword is a summary that her text does not have while it is measured, so it cannot be reckoned again.
        reckoner("lost", "seo.score", {{QStringLiteral("markdown"), draft}, {QStringLiteral("title"), QStringLiteral("{draft.title}")},
                                       {QStringLiteral("keyword"), QStringLiteral("{draft.summary}")}})};
    reckoners[4].after = {reckoners[3].id};
    for (qsizetype i = 0; i < reckoners.size(); ++i)
        steps.insert(3 + i, reckoners[i]);
    Step& publish = steps[3 + reckoners.size()];
    publish.after = {{QStringLiteral("revise")}};
    for (const Step& step : reckoners)
        publish.after.append(step.id);
    steps.last().input.insert(QStringLiteral("title"), QStringLiteral("{draft.title}"));
    steps.last().input.insert(QStringLiteral("text"), QStringLiteral("Read {draft.title}, {draft.words} words"));
    return team;
}

QString acceptance()
{
    return QStringLiteral(R"({"verdict":"accept","notes":[{"section":"Opening","note":"Say what it costs in the first line."}],)"
                          R"("praise":"The order of the argument is good.","reasoning":"The opening does say what is at stake for readers.",)"
                          R"("subject":"About the draft","message":"I have read the draft and it may go out like this."})");
}

class EditedText : public testing::Test {
protected:
    OfficeRig rig{measuringTeam()};
    Approval before;
    Approval after;

    void SetUp() override
    {
        rig.answers.set("draft", {draftReply(QStringLiteral("A piece"), QStringLiteral("Plain words about the work of today."))});
        rig.answers.set("review", {acceptance()});
        SubmitBrief brief;
        brief.text = QStringLiteral("Write about the work of today");
        ASSERT_TRUE(rig.issue(brief));
        ASSERT_TRUE(rig.settle());
        ASSERT_EQ(rig.state().inbox.approvals.size(), 1);
        before = rig.state().inbox.approvals.first();
    }
    void edit()
    {
        DecideApproval command;
        command.approval = before.id;
        command.sha256 = before.sha256;
        command.verdict = Verdict::ApproveWithEdits;
        command.edits = kEdits;
        const Result<Receipt> receipt = rig.issue(command);
        ASSERT_TRUE(receipt) << receipt.error().text.toStdString();
        after = rig.state().inbox.approvals.first();
    }
    static std::optional<double> score(const Approval& approval, const char* name)
    {
        for (const Score& each : approval.scores)
            if (each.name == QLatin1String(name))
                return each.value;
        return std::nullopt;
    }
    Json measured(const char* skill, const QList<Json::Member>& input) const
    {
        agents::SkillInput given{Json(input), rig.state().org.brand, {}};
        const Result<agents::SkillOutput> output = agents::SkillLibrary().run({QString::fromLatin1(skill)}, given);
        EXPECT_TRUE(output) << (output ? "" : output.error().text.toStdString());
        return output ? output->output : Json();
    }
};

} // namespace

TEST_F(EditedText, TheScoresAreThoseOfHerText)
{
    for (const char* name : {"edit-ratio", "brand-voice", "seo-score", "lost"})
        ASSERT_TRUE(score(before, name)) << name;
    edit();
    const Json readable = measured("content.readability", {{QStringLiteral("markdown"), Json(kEdits)}});
    const RunState run = rig.state().runs.open.first();
    EXPECT_EQ(rules::textOf(*rules::valueAt(run, QStringLiteral("readability.average_sentence"))), rules::textOf(Value(readable.at(u"average_sentence").toReal())));
    EXPECT_EQ(run.step({QStringLiteral("readability")}).reply, sha256(readable.toText()));
    EXPECT_EQ(score(after, "brand-voice"), measured("brand.voice-score", {{QStringLiteral("markdown"), Json(kEdits)},
                                                                          {QStringLiteral("title"), Json(QStringLiteral("Her headline"))}}).at(u"score").toReal());
    const Json tags = measured("content.meta-tags", {{QStringLiteral("markdown"), Json(kEdits)}, {QStringLiteral("title"), Json(QStringLiteral("Her headline"))},
                                                     {QStringLiteral("keyword"), Json(QStringLiteral())}});
    EXPECT_EQ(score(after, "seo-score"), measured("seo.score", {{QStringLiteral("markdown"), Json(kEdits)}, {QStringLiteral("title"), tags.at(u"title")},
                                                                {QStringLiteral("keyword"), Json(QStringLiteral("plain words"))}}).at(u"score").toReal());
    ASSERT_TRUE(score(after, "edit-ratio"));
    EXPECT_EQ(*score(before, "edit-ratio"), 0) << "the only draft is the first";
    EXPECT_GT(*score(after, "edit-ratio"), 50);
}

TEST_F(EditedText, WhatCannotBeReckonedAgainIsLeftOut)
{
    edit();
    EXPECT_FALSE(score(after, "lost"));
    const RunState run = rig.state().runs.open.first();
    EXPECT_FALSE(rules::valueAt(run, QStringLiteral("lost.score")));
    EXPECT_TRUE(run.step({QStringLiteral("lost")}).reply.isEmpty());
    for (const Check& check : before.checks)
        EXPECT_TRUE(check.verdict == QStringLiteral("accept") || check.verdict.endsWith(QStringLiteral("of 100")));
    for (const Check& check : after.checks)
        EXPECT_TRUE(check.verdict.endsWith(QStringLiteral("of 100"))) << "nobody has read hers: " << check.verdict.toStdString();
    EXPECT_EQ(after.words, 16);
    const QList<DecisionMade> decisions = rig.all<DecisionMade>();
    for (const Evidence& evidence : decisions.last().decision.evidence)
        if (evidence.kind == QStringLiteral("score"))
            EXPECT_EQ(evidence.note, QString::number(*score(after, evidence.reference.toLatin1().constData())));
}

TEST_F(EditedText, WhatFollowsSpeaksOfHerPiece)
{
    edit();
    const RunState run = rig.state().runs.open.first();
    EXPECT_EQ(rules::textOf(*rules::valueAt(run, QStringLiteral("draft.title"))), QStringLiteral("Her headline"));
    EXPECT_EQ(rules::textOf(*rules::valueAt(run, QStringLiteral("draft.summary"))), rules::textOf(after.content.details.value(QStringLiteral("summary"))));
    rig.pass(std::chrono::seconds(11));
    ASSERT_TRUE(rig.settle());
    ASSERT_EQ(rig.outside.count(), 2);
    const EffectContent post = rig.outside.delivered.last();
    EXPECT_EQ(post.title, QStringLiteral("Her headline"));
    OfficeState again;
    again.apply(rig.facts());
    EXPECT_EQ(encodeSnapshot(again), encodeSnapshot(rig.state())) << "the record says all of it";
}

/// She has given a page of such a team her own headline.
class EditedPicture : public testing::Test {
protected:
    void edit(const Organisation& team)
    {
        rig = std::make_unique<OfficeRig>(team);
        rig->answers.set("draft", {draftReply(QStringLiteral("A piece"), QStringLiteral("Plain words about the work of today."))});
        rig->answers.set("review", {acceptance()});
        SubmitBrief brief;
        brief.text = QStringLiteral("Write about the work of today");
        ASSERT_TRUE(rig->issue(brief));
        ASSERT_TRUE(rig->settle());
        ASSERT_EQ(rig->state().inbox.approvals.size(), 1);
        const Approval before = rig->state().inbox.approvals.first();
        const Result<Receipt> receipt = rig->issue(DecideApproval{before.id, Verdict::ApproveWithEdits, before.sha256, {}, kEdits, {}});
        ASSERT_TRUE(receipt) << receipt.error().text.toStdString();
    }
    qsizetype drawn(const char* kind) const { return rig->state().runs.open.first().artefacts.value(QString::fromLatin1(kind)).size(); }

    std::unique_ptr<OfficeRig> rig;
};

TEST_F(EditedPicture, IsTheOneThatThePageShows)
{
    Organisation team = illustratedTeam();
    QList<Step>& steps = team.workflows.first().steps;
    Step other = steps[1];
    other.id = {QStringLiteral("other")};
    other.produces = QStringLiteral("other-image");
    steps[4].after.append(other.id);
    steps.insert(1, other);
    edit(team);
    EXPECT_EQ(drawn("header-image"), 2);
    EXPECT_EQ(drawn("other-image"), 1);
}

TEST_F(EditedPicture, IsSaidAnewOnce)
{
    edit(illustratedTeam());
    EXPECT_EQ(drawn("header-image"), 2);
    int said = 0;
    for (const StepRevised& fact : rig->all<StepRevised>())
        said += fact.step.text == u"picture";
    EXPECT_EQ(said, 1);
}

TEST(EditedPost, IsMeasuredByNothingThatReadThePageOnly)
{
    Organisation team = measuringTeam();
    team.autonomy.last().level = Autonomy::L3;
    QList<Step>& steps = team.workflows.first().steps;
    Step post = steps.takeLast();
    Step write = steps.first();
    write.id = {QStringLiteral("write-post")};
    write.after = {{QStringLiteral("publish")}};
    write.produces = write.prompt = write.reply = QStringLiteral("linkedin-post");
    write.artefactField = QStringLiteral("text");
    write.messages.clear();
    post.after = {write.id};
    post.input.insert(QStringLiteral("text"), QStringLiteral("@artefact:linkedin-post"));
    steps += {write, post};
    OfficeRig rig{team};
    rig.answers.set("draft", {draftReply(QStringLiteral("A piece"), QStringLiteral("Plain words about the work of today."))});
    rig.answers.set("review", {acceptance()});
    rig.answers.set("linkedin-post", {QStringLiteral(R"({"text":"Plain words about the work of today, for those who do it and for those who wait for it, )"
                                                     R"(in fewer lines than the piece itself has.","hashtags":[],"subject":"A post","message":"Here is the post."})")});
    SubmitBrief brief;
    brief.text = QStringLiteral("Write about the work of today");
    ASSERT_TRUE(rig.issue(brief));
    ASSERT_TRUE(rig.settle());
    const Approval page = rig.state().inbox.approvals.first();
    ASSERT_TRUE(rig.issue(DecideApproval{page.id, Verdict::Approve, page.sha256, {}, {}, {}}));
    rig.pass(std::chrono::seconds(11));
    ASSERT_TRUE(rig.settle());
    ASSERT_EQ(rig.state().inbox.approvals.size(), 1);
    const Approval asked = rig.state().inbox.approvals.first();
    EXPECT_FALSE(asked.scores.isEmpty()) << "of the page that it speaks of";
    DecideApproval command;
    command.approval = asked.id;
    command.sha256 = asked.sha256;
    command.verdict = Verdict::ApproveWithEdits;
    command.edits = QStringLiteral("Her own words about it.");
    const Result<Receipt> receipt = rig.issue(command);
    ASSERT_TRUE(receipt) << receipt.error().text.toStdString();
    const Approval edited = rig.state().inbox.approvals.first();
    EXPECT_TRUE(edited.scores.isEmpty()) << "nothing has measured her post";
    EXPECT_TRUE(edited.checks.isEmpty());
    EXPECT_EQ(edited.title, asked.title);
    const RunState run = rig.state().runs.open.first();
    EXPECT_TRUE(rules::valueAt(run, QStringLiteral("seo-score.score"))) << "the page's holds";
    EXPECT_EQ(rules::textOf(*rules::valueAt(run, QStringLiteral("write-post.words"))), QStringLiteral("5"));
}

} // namespace qd::test
