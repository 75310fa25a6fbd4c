#include "core/base/Digest.h"
#include "core/model/calls/DrawnPicture.h"
#include "core/rules/course/Terms.h"
#include "tests/agents/replay/ReplayFixture.h"

#include <QBuffer>
#include <QImage>

#include <stdexcept>

namespace qd::test {
namespace {

using agents::LlmAnswer;
using agents::LlmRequest;

const QString kPainter = QStringLiteral("openai:gpt-image-2.6-sunburst");

QByteArray paintedBytes(int width = 1536, int height = 1024)
{
    QImage image(width, height, QImage::Format_RGB32);
    image.fill(QColor(20, 90, 80));
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    EXPECT_TRUE(image.save(&buffer, "PNG"));
    return bytes;
}

/// A picture that is painted where it can be, and looked at by who describes it.
Organisation paintingTeam()
{
    Organisation team = illustratedTeam();
    team.tiers = {{{QStringLiteral("top")}, QStringLiteral("Top"), QStringLiteral("anthropic:claude-opus-5-5")},
                  {{QStringLiteral("picture")}, QStringLiteral("Pictures"), kPainter}};
    QList<Step>& steps = team.workflows.first().steps;
    steps[1].prompt = QStringLiteral("picture");
    steps[1].paints = Painting{};
    steps[1].retries = 1;
    Step alt;
    alt.id = {QStringLiteral("alt")};
    alt.title = QStringLiteral("Alt");
    alt.agent = {QStringLiteral("writer")};
    alt.after = {{QStringLiteral("picture")}};
    alt.prompt = alt.reply = QStringLiteral("alt-text");
    alt.uses = {{QStringLiteral("picture")}};
    alt.shows = {QStringLiteral("header-image")};
    steps[4].after.append(alt.id);
    steps[4].input.insert(QStringLiteral("image_alt"), QStringLiteral("{alt.alt}"));
    steps.insert(2, alt);
    return team;
}

class Pictures : public ReplayFixture {
protected:
    Pictures() : ReplayFixture(paintingTeam()) {}
    void SetUp() override
    {
        ReplayFixture::SetUp();
        rig.answers.set("alt-text", {QStringLiteral(R"({"alt":"A green field"})")});
        rig.answers.instead = [this](const LlmRequest& request) -> std::optional<Result<LlmAnswer>> {
            if (!request.images.isEmpty())
                shown.append(request.images);
            if (!request.paints)
                return std::nullopt;
            asked.append(request);
            return painter(request);
        };
        painter = [](const LlmRequest&) { return paintedAnswer(); };
    }
    static LlmAnswer paintedAnswer()
    {
        LlmAnswer answer;
        answer.usage = {{200}, {1'600}, {}, {}};
        answer.pictures = {{QStringLiteral("image/png"), paintedBytes()}};
        return answer;
    }
    /// All from here on ask the models of their tiers.
    void byTiers()
    {
        rig.close();
        rig.model.clear();
        rig.knowsModels = true;
        rig.open();
        ASSERT_TRUE(rig.issue(UseModels{QStringLiteral("tiers")}));
    }
    QString said(const char* field)
    {
        for (const TurnFinished& fact : rig.all<TurnFinished>())
            if (fact.step.text == u"picture")
                return rules::textOf(fact.values.value(QString::fromLatin1(field), QString()));
        return QStringLiteral("nothing");
    }
    TurnFinished painted()
    {
        for (const TurnFinished& fact : rig.all<TurnFinished>())
            if (fact.step.text == u"picture")
                return fact;
        return {};
    }
    QByteArray piece(const RunId& run) { return blob(rig.state().runs.open.value(run).latest(QStringLiteral("header-image"))->sha256); }
    QString altOfPage() { return QString::fromUtf8(blob(waiting().content.files.first().sha256)); }

    std::function<Result<LlmAnswer>(const LlmRequest&)> painter;
    QList<LlmRequest> asked;
    QList<QList<agents::ShownImage>> shown;
};

TEST_F(Pictures, InARehearsalTheCardIsDrawnAndSaysSo)
{
    const RunId run = submit();
    EXPECT_TRUE(asked.isEmpty());
    EXPECT_EQ(said("painter"), QString());
    EXPECT_EQ(said("because"), QStringLiteral("This is a rehearsal."));
    EXPECT_EQ(said("origin"), QStringLiteral("It is drawn in our colours, and no model painted it. This is a rehearsal."));
    EXPECT_FALSE(piece(run).contains("trainedAlgorithmicMedia"));
}

TEST_F(Pictures, AModelPaintsAndItsPictureIsPaidMarkedShownAndPublished)
{
    byTiers();
    const RunId run = submit();
    ASSERT_EQ(asked.size(), 1);
    EXPECT_EQ(asked[0].model, kPainter);
    EXPECT_EQ(asked[0].paints->size, QStringLiteral("1536x1024"));
    EXPECT_EQ(asked[0].maxTokens.value, 16'384) << "what one costs at most";
    EXPECT_TRUE(asked[0].system.contains(QStringLiteral("No text")));
    EXPECT_TRUE(asked[0].prompt.contains(QStringLiteral("Show this: work.")));
    EXPECT_TRUE(asked[0].prompt.contains(QStringLiteral("A piece")));
    EXPECT_EQ(said("painter"), kPainter);
    EXPECT_EQ(said("origin"), QStringLiteral("It was painted by %1, and the file says that a machine made it.").arg(kPainter));
    EXPECT_TRUE(said("prompt").contains(QStringLiteral("Show this: work.")));
    const TurnFinished turn = painted();
    EXPECT_EQ(turn.spend.model, kPainter);
    EXPECT_EQ(turn.spend.tier.text, QStringLiteral("picture"));
    EXPECT_EQ(turn.spend.cost.micro, 200 * 5 + 1'600 * 30);
    for (const TurnReserved& reserved : rig.all<TurnReserved>())
        if (reserved.turn == turn.turn)
            EXPECT_GE(reserved.amount.micro, 16'384 * 30);
    EXPECT_EQ(rig.state().ledger.reservedTotal().micro, 0);
    const QByteArray made = piece(run);
    EXPECT_TRUE(made.contains("trainedAlgorithmicMedia"));
    ASSERT_EQ(shown.size(), 1) << "who describes it has seen it";
    EXPECT_EQ(shown[0][0].bytes, made);
    EXPECT_EQ(shown[0][0].piece, sha256(made));
    EXPECT_TRUE(altOfPage().contains(QStringLiteral("alt=\"A green field\""))) << altOfPage().left(3000).toStdString();
}

TEST_F(Pictures, TheRecordNamesWhatWasShownAndHoldsNoCopyOfIt)
{
    byTiers();
    const RunId run = submit();
    QByteArray call;
    for (const TurnFinished& fact : rig.all<TurnFinished>())
        if (fact.step.text == u"alt")
            call = blob(fact.prompt);
    const Result<Json> kept = Json::parse(call);
    ASSERT_TRUE(kept);
    ASSERT_EQ(kept->at(u"images").items().size(), 1);
    EXPECT_EQ(kept->at(u"images").items()[0].toText(),
              R"({"sha256":")" + rig.state().runs.open.value(run).latest(QStringLiteral("header-image"))->sha256.toHex() + R"(","media_type":"image/png"})");
    EXPECT_LT(call.size(), 12'000);
    EXPECT_TRUE(kept->at(u"prompt").toString().contains(QStringLiteral("<picture kind=\"header-image\" shown=\"1\">Number 1 of the pictures that come with this. 1200 by 630 pixels.</picture>")));
}

TEST_F(Pictures, AFilterThatRefusesIsPaidOnlyWhereItWasAndTheCardIsDrawn)
{
    byTiers();
    painter = [](const LlmRequest&) { return Error{Error::Rule, QStringLiteral("The provider's filter refuses this (400): violence."), {}, {}}; };
    const RunId run = submit();
    EXPECT_EQ(said("painter"), QString());
    EXPECT_EQ(said("because"), QStringLiteral("The provider's filter refuses this (400): violence."));
    EXPECT_EQ(whyDrawn(painted().values), said("because"));
    EXPECT_EQ(painted().spend.cost.micro, 0);
    EXPECT_FALSE(piece(run).isEmpty());
    EXPECT_EQ(rig.state().inbox.approvals.size(), 1) << "the piece goes on with it";
}

TEST_F(Pictures, ABrokenOrUselessAnswerCostsWhatItMayAndTheCardIsDrawn)
{
    byTiers();
    painter = [](const LlmRequest&) {
        LlmAnswer cut;
        cut.isWhole = cut.isReported = false;
        cut.fault = Error{Error::Network, QStringLiteral("The answer was broken off: its end never came."), {}, {}};
        return cut;
    };
    submit();
    EXPECT_EQ(said("because"), QStringLiteral("The answer was broken off: its end never came."));
    qint64 held = 0;
    for (const TurnReserved& reserved : rig.all<TurnReserved>())
        if (reserved.turn == painted().turn)
            held = reserved.amount.micro;
    EXPECT_EQ(painted().spend.cost.micro, held);
    EXPECT_EQ(asked.size(), 1) << "nobody pays for a second one";
}

TEST_F(Pictures, APictureThatCameWithAFaultIsPaidAndNotUsed)
{
    byTiers();
    painter = [](const LlmRequest&) {
        LlmAnswer withheld = paintedAnswer();
        withheld.fault = Error{Error::Model, QStringLiteral("The answer repeats the key."), {}, {}};
        return withheld;
    };
    submit();
    EXPECT_EQ(said("painter"), QString());
    EXPECT_EQ(said("because"), QStringLiteral("The answer repeats the key."));
    EXPECT_EQ(painted().spend.cost.micro, 200 * 5 + 1'600 * 30);
}

TEST_F(Pictures, WhereNobodyIsReachedItIsAskedAgainAndNoCardIsDrawn)
{
    byTiers();
    painter = [this](const LlmRequest&) -> Result<LlmAnswer> {
        if (asked.size() == 1)
            return Error{Error::Network, QStringLiteral("Nobody is there."), {}, {}};
        return paintedAnswer();
    };
    submit();
    rig.pass(std::chrono::minutes(1));
    ASSERT_TRUE(rig.settle());
    QStringList failed;
    for (const TurnFailed& fact : rig.all<TurnFailed>())
        failed.append(fact.step.text);
    EXPECT_EQ(failed, QStringList{QStringLiteral("picture")});
    EXPECT_EQ(asked.size(), 2);
    EXPECT_EQ(said("painter"), kPainter);
}

TEST_F(Pictures, WhoBrokeDownOverAPictureIsNotAskedForASecondOne)
{
    byTiers();
    painter = [](const LlmRequest&) -> Result<LlmAnswer> { throw std::runtime_error("out of paint"); };
    const RunId run = submit();
    rig.pass(std::chrono::minutes(1));
    ASSERT_TRUE(rig.settle());
    EXPECT_EQ(asked.size(), 1) << "it may have been paid";
    EXPECT_EQ(said("painter"), QString());
    EXPECT_TRUE(said("because").contains(QStringLiteral("out of paint"))) << said("because").toStdString();
    EXPECT_FALSE(piece(run).isEmpty()) << "the card is drawn";
}

TEST_F(Pictures, WhatIsSaidOfAPictureAnswersNoOtherCall)
{
    for (AgentProfile& agent : rig.organisation.agents)
        agent.temperature = 0.0;
    rig.organisation.tiers.first().model = QStringLiteral("anthropic:claude-opus-4-6");
    rig.organisation.index();
    byTiers();
    ASSERT_TRUE(rig.issue(AdoptOrganisation{rig.organisation, QStringLiteral("test")}, system()));
    submit();
    ASSERT_EQ(shown.size(), 1);
    QMap<QString, QString> serves;
    for (const TurnFinished& fact : rig.all<TurnFinished>())
        if (const Result<Json> kept = fact.prompt.isEmpty() ? Json() : Json::parse(blob(fact.prompt)); kept)
            serves.insert(fact.step.text, kept->at(u"reply_sha256").toString());
    EXPECT_FALSE(serves.value(QStringLiteral("draft")).isEmpty()) << "what is written at temperature 0 does";
    EXPECT_TRUE(serves.contains(QStringLiteral("alt")));
    EXPECT_EQ(serves.value(QStringLiteral("alt")), QString());
}

TEST_F(Pictures, ASmallPictureIsNotUsed)
{
    byTiers();
    painter = [](const LlmRequest&) {
        LlmAnswer small = paintedAnswer();
        small.pictures = {{QStringLiteral("image/png"), paintedBytes(64, 64)}};
        return small;
    };
    submit();
    EXPECT_EQ(said("because"), QStringLiteral("The picture came as 64x64 in place of 1536x1024, which is too small."));
    EXPECT_EQ(painted().spend.cost.micro, 200 * 5 + 1'600 * 30) << "and is paid";
}

TEST_F(Pictures, WithoutATierForThemTheCardIsDrawn)
{
    rig.organisation.tiers.removeLast();
    byTiers();
    ASSERT_TRUE(rig.issue(AdoptOrganisation{rig.organisation, QStringLiteral("test")}, system()));
    submit();
    EXPECT_TRUE(asked.isEmpty());
    EXPECT_EQ(said("because"), QStringLiteral("The organisation has no tier for pictures."));
}

TEST_F(Pictures, AModelOfWordsIsNotAskedForOne)
{
    rig.organisation.tiers.last().model = QStringLiteral("openai:gpt-6-sol");
    byTiers();
    ASSERT_TRUE(rig.issue(AdoptOrganisation{rig.organisation, QStringLiteral("test")}, system()));
    submit();
    EXPECT_TRUE(asked.isEmpty());
    EXPECT_EQ(said("because"), QStringLiteral("No model “openai:gpt-6-sol” that makes pictures is known here."));
}

TEST_F(Pictures, AModelThatTakesNoneIsToldThatItCannotSee)
{
    rig.organisation.tiers.first().model = QStringLiteral("ollama:words-only");
    byTiers();
    ASSERT_TRUE(rig.issue(AdoptOrganisation{rig.organisation, QStringLiteral("test")}, system()));
    submit();
    EXPECT_TRUE(shown.isEmpty());
    EXPECT_TRUE(rig.answers.prompts.join(u'\n').contains(
        QStringLiteral("<picture kind=\"header-image\" shown=\"no\">You cannot see it. The model that answers takes no pictures.")));
}

TEST_F(Pictures, WhoSeesIsAskedBeforeWhoDoesNot)
{
    rig.organisation.tiers.first().model = QStringLiteral("ollama:words-only");
    rig.organisation.tiers.first().fallbacks = {QStringLiteral("anthropic:claude-haiku-4-5")};
    byTiers();
    ASSERT_TRUE(rig.issue(AdoptOrganisation{rig.organisation, QStringLiteral("test")}, system()));
    submit();
    EXPECT_EQ(shown.size(), 1);
    for (const TurnStarted& started : rig.all<TurnStarted>())
        EXPECT_EQ(started.model, started.step.text == u"alt"       ? QStringLiteral("anthropic:claude-haiku-4-5")
                                 : started.step.text == u"picture" ? kPainter
                                 : started.model.isEmpty()         ? QString()
                                                                   : QStringLiteral("ollama:words-only"));
}

TEST_F(Pictures, HerHeadlineLeavesAPaintedPictureAlone)
{
    byTiers();
    const RunId run = submit();
    const QByteArray before = piece(run);
    DecideApproval command = decision(Verdict::ApproveWithEdits);
    command.edits = QStringLiteral("# Her headline\n\nHer own thoughts, and not one more.");
    ASSERT_TRUE(rig.issue(command));
    EXPECT_EQ(piece(run), before) << "no title stands on it";
    EXPECT_TRUE(altOfPage().contains(QStringLiteral("alt=\"A green field\"")));
}

TEST_F(Pictures, HerHeadlineIsDrawnAndWhatLookedAtTheOldOneIsSaidAnew)
{
    rig.answers.set("alt-text", {QStringLiteral(R"({"alt":"“A piece”, a card"})")});
    const RunId run = submit();
    DecideApproval command = decision(Verdict::ApproveWithEdits);
    command.edits = QStringLiteral("# Her headline\n\nHer own thoughts, and not one more.");
    const Result<Receipt> receipt = rig.issue(command);
    ASSERT_TRUE(receipt) << receipt.error().text.toStdString();
    EXPECT_EQ(rig.state().runs.open.value(run).artefacts.value(QStringLiteral("header-image")).size(), 2);
    EXPECT_TRUE(altOfPage().contains(QStringLiteral("alt=\"“Her headline”"))) << "not of the old one";
    EXPECT_TRUE(rules::textOf(*rules::valueAt(rig.state().runs.open.value(run), QStringLiteral("alt.alt"))).startsWith(QStringLiteral("“Her headline”")));
}

TEST_F(Pictures, WhatWasPaintedRefusedOrDrawnComesOutTheSameAgain)
{
    const auto expectSame = [this](const char* what) {
        const RunId run = submit(true);
        ASSERT_TRUE(rig.state().runs.open.isEmpty()) << what;
        const agents::ReplayResult result = replay(recorded(run));
        EXPECT_TRUE(result.same) << what << ": " << result.difference.toStdString() << "\n" << result.first.constData() << "\n" << result.second.constData();
        EXPECT_EQ(result.replayed, result.recorded) << what;
    };
    expectSame("in rehearsal");
    byTiers();
    expectSame("painted");
    painter = [](const LlmRequest&) { return Error{Error::Rule, QStringLiteral("The provider's filter refuses this (400): violence."), {}, {}}; };
    expectSame("refused before it was made");
    painter = [](const LlmRequest&) {
        LlmAnswer withheld;
        withheld.isWhole = withheld.isReported = false;
        withheld.fault = Error{Error::Rule, QStringLiteral("The provider's filter refuses this (400): violence."), {}, {}};
        return withheld;
    };
    expectSame("withheld after it was made");
    rig.organisation.tiers.removeLast();
    ASSERT_TRUE(rig.issue(AdoptOrganisation{rig.organisation, QStringLiteral("test")}, system()));
    expectSame("without a tier for pictures");
}

} // namespace
} // namespace qd::test
