#include "tests/agents/office/writing/PageFixture.h"

#include "agents/office/writing/OrderWriter.h"
#include "agents/turn/RunTurn.h"
#include "core/model/calls/SentCall.h"

using namespace qd;
using namespace qd::test;

namespace {

using namespace Qt::StringLiterals;

/// What strangers wrote is marked wherever it stands in a prompt, also where somebody else says it after them.
class MarkedTest : public PageFixture {
protected:
    static Step writing()
    {
        Step step = turnStep("write", "writer", {stepId("read")}, "clearance");
        step.uses = {stepId("read")};
        return step;
    }
    /// The block of that name, of what was asked for the reply the last time.
    PromptPart part(const QString& reply, const QString& block)
    {
        const std::lock_guard lock(rig->answers.mutex);
        const qsizetype at = rig->answers.asked.lastIndexOf(reply);
        for (const PromptPart& one : promptParts(at < 0 ? QString() : rig->answers.prompts[at]))
            if (one.name == block)
                return one;
        ADD_FAILURE() << "no block " << qPrintable(block);
        return {};
    }
    static QString trust(const PromptPart& part) { return part.attribute(u"integrity"_s); }
};

TEST_F(MarkedTest, TheWriterSeesThatAResultWasMadeFromAStrangersPage)
{
    team({workflowOf("flow", {reading(), writing()})});
    ASSERT_EQ(outcome(run(true)), RunOutcome::Finished);
    EXPECT_EQ(trust(part(u"review"_s, u"source"_s)), u"untrusted");
    EXPECT_TRUE(part(u"clearance"_s, u"result"_s).isOutside) << "the view of the call goes by the same mark";
    EXPECT_EQ(trust(part(u"clearance"_s, u"result"_s)), u"untrusted");
    EXPECT_EQ(trust(part(u"clearance"_s, u"brief"_s)), u"human");
}

TEST_F(MarkedTest, AResultOfWhatIsHersIsNotMarked)
{
    team({workflowOf("flow", {reading(), writing()})});
    ASSERT_EQ(outcome(run(false)), RunOutcome::Finished);
    EXPECT_EQ(trust(part(u"clearance"_s, u"result"_s)), u"internal");
    EXPECT_FALSE(part(u"clearance"_s, u"result"_s).isOutside);
}

TEST_F(MarkedTest, ABriefThatWasFilledFromAStrangersWordsIsMarked)
{
    Call call{{u"inner"_s}, u"Write about {read.message}"_s, {}, {}, 1, {}};
    Step calls = callStep("pass-on", {stepId("read")}, call);
    calls.uses = {stepId("read")};
    team({workflowOf("flow", {reading(), calls}), workflowOf("inner", {turnStep("write", "writer", {}, "clearance")})});
    ASSERT_EQ(outcome(run(true)), RunOutcome::Finished);
    const PromptPart brief = part(u"clearance"_s, u"brief"_s);
    EXPECT_TRUE(brief.text.startsWith(u"Write about Please have a look"_s)) << qPrintable(brief.text);
    EXPECT_EQ(trust(brief), u"untrusted");
    ASSERT_EQ(outcome(run(false)), RunOutcome::Finished);
    EXPECT_EQ(trust(part(u"clearance"_s, u"brief"_s)), u"internal") << "a colleague's words, and no stranger's";
}

/// An order whose run has a draft from a stranger's page, a title that came with it, and notes of two.
TEST_F(MarkedTest, DraftTitleAndNotesHaveTheLabelOfWhatTheyCameFrom)
{
    Step drafting = turnStep("draft", "writer");
    drafting.produces = u"draft"_s;
    drafting.artefactField = u"markdown"_s;
    Step ruling = turnStep("rule", "boss");
    ruling.kind = StepKind::Debate;
    ruling.parties = {{u"editor"_s}, {u"writer"_s}};
    team({workflowOf("flow", {drafting, ruling})});
    OfficeState state = rig->state();
    Label strange;
    strange.integrity = Integrity::Untrusted;
    RunState open;
    open.id = RunId::make(rig->clock.now());
    open.workflow = {u"flow"_s};
    open.organisation = state.org.current;
    open.title = u"Link to us"_s;
    open.label.integrity = Integrity::Human;
    open.data.insert(u"draft.title"_s, open.title);
    open.steps[stepId("draft")].label = strange;
    open.steps[stepId("rule")].label = strange;
    open.steps[stepId("rule")].parts = {QByteArray("a")};
    Artefact draft;
    draft.kind = u"draft"_s;
    draft.label = strange;
    open.artefacts[u"draft"_s] = {draft};
    open.notes.insert(stepId("draft"), {human(), u"Shorter"_s, {}});
    open.notes.insert(stepId("rule"), {{u"editor"_s}, u"Link to them"_s, {}});
    const auto order = [&](const char* step) {
        state.runs.open.insert(open.id, open);
        const Result<agents::TurnOrder> written = agents::writeOrder(state, open.id, stepId(step), {}, rig->clock.now());
        EXPECT_TRUE(written) << written.error().text.toStdString();
        return written ? *written : agents::TurnOrder();
    };
    agents::TurnOrder its = order("draft");
    EXPECT_EQ(its.draftLabel.integrity, Integrity::Untrusted);
    EXPECT_EQ(its.titleLabel.integrity, Integrity::Untrusted);
    EXPECT_EQ(its.briefLabel.integrity, Integrity::Human);
    ASSERT_EQ(its.notes.size(), 2);
    EXPECT_EQ(its.notes[0].label.integrity, Integrity::Human);
    EXPECT_EQ(its.notes[1].label.integrity, Integrity::Untrusted);
    its = order("rule");
    ASSERT_EQ(its.debate.size(), 1);
    EXPECT_EQ(its.debate[0].label.integrity, Integrity::Untrusted);
    EXPECT_EQ(its.label.integrity, Integrity::Untrusted);
    open.steps[stepId("draft")].label = open.steps[stepId("rule")].label = Label();
    open.artefacts[u"draft"_s][0].label = Label();
    its = order("draft");
    EXPECT_EQ(its.notes[1].label.integrity, Integrity::Internal);
    EXPECT_EQ(its.titleLabel.integrity, Integrity::Internal);
    open.heard[{u"editor"_s}].append({{}, {u"boss"_s}, MessageType::Notice, {}, {}, strange});
    EXPECT_EQ(order("draft").notes[1].label.integrity, Integrity::Untrusted) << "she may say again what she was told";
}

} // namespace
