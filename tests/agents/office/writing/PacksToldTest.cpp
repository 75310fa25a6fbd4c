#include "core/base/Digest.h"
#include "core/facts/FactCodec.h"
#include "core/rules/packs/PackTexts.h"
#include "core/rules/packs/SkillPacks.h"
#include "core/rules/packs/Taming.h"
#include "tests/agents/office/EngineFixture.h"

using namespace qd;
using namespace qd::test;

namespace {

using namespace Qt::StringLiterals;

const QString kPrompt = u"their-note"_s;

/// A department of somebody else whose post would go out by itself, also by a rule of hers.
class PacksToldTest : public EngineFixture {
protected:
    void SetUp() override
    {
        Step note = turnStep("note", "writer", {}, "their-note");
        Step post = effectStep("post", "daily-social-post", {stepId("note")});
        post.input.insert(u"text"_s, u"{note.message}"_s);
        Organisation organisation = teamWith({workflowOf("flow", {note, post})});
        organisation.prompts.insert(kPrompt, u"version: 4\nSay plainly what was seen."_s);
        organisation.replies.insert(kPrompt, uR"({"type":"object","additionalProperties":false,"required":["message"],"properties":{"message":{"type":"string"}}})"_s);
        theirs = rules::tamed(organisation, {organisation.id.text}).organisation;
        theirs.index();
        rig = std::make_unique<OfficeRig>(theirs);
        rig->answers.set("their-note", {uR"({"message":"It rained."})"_s});
        take.organisation = theirs;
        take.pack = {{theirs.id.text}, u"Theirs"_s, u"Nimbus"_s, u"1"_s, u"CC0"_s, {}, sha256("file"), sha256(encode(theirs)), rules::digestsOf(rules::textsOf(theirs)), rules::wantsOf(theirs)};
        ASSERT_FALSE(rig->issue(AdoptOrganisation{theirs, {}})) << "no pack of it is held";
        ASSERT_TRUE(rig->issue(take));
        ASSERT_TRUE(rig->issue(AdoptOrganisation{theirs, {}}));
        AuthorityRule hers;
        hers.id = {u"posts"_s};
        hers.kinds = {{u"daily-social-post"_s}};
        hers.level = Autonomy::L4;
        ASSERT_TRUE(rig->issue(SetRules{{hers}, {}, {}}));
    }
    void adopt(const QStringList& but = {})
    {
        AdoptPack command{take.pack.id, take.pack.texts};
        for (const QString& name : but)
            command.texts.remove(name);
        ASSERT_TRUE(rig->issue(command));
    }
    void expectAsked(const RunId& run)
    {
        EXPECT_EQ(rig->outside.count(), 0);
        ASSERT_EQ(rig->state().inbox.approvals.size(), 1);
        const Approval asked = rig->state().inbox.approvals.first();
        EXPECT_EQ(asked.run, run);
        EXPECT_EQ(asked.level, Autonomy::L3);
        EXPECT_EQ(asked.label.integrity, Integrity::Untrusted);
        EXPECT_TRUE(asked.label.sources.contains(u"pack:Nimbus"_s)) << asked.label.sources.join(u' ').toStdString();
        ASSERT_TRUE(asked.trace);
        EXPECT_TRUE(asked.trace->traits.sources.contains(u"pack:Nimbus"_s));
    }
    Organisation theirs;
    TakePack take;
};

TEST_F(PacksToldTest, ATurnIsToldItsOwnPromptAndFormAndIsAStrangersWord)
{
    const RunId run = begin();
    ASSERT_EQ(rig->answers.prompts.size(), 1);
    EXPECT_TRUE(rig->answers.prompts.first().contains(u"Say plainly what was seen."_s));
    EXPECT_TRUE(rig->answers.prompts.first().contains(u"\"message\""_s)) << "its form of the reply";
    expectAsked(run);
}

TEST_F(PacksToldTest, NothingGoesOutWhileOneOfTheTextsIsNotAdopted)
{
    adopt({u"prompt/their-note"_s});
    expectAsked(begin());
}

TEST_F(PacksToldTest, NorWhileItsWorkflowIsNot)
{
    adopt({u"workflow/flow"_s});
    expectAsked(begin());
}

TEST_F(PacksToldTest, WhatWasAdoptedWorksAsHersWouldAndKeepsItsSource)
{
    adopt();
    const RunId run = begin();
    EXPECT_EQ(rig->outside.count(), 1);
    EXPECT_EQ(outcome(run), RunOutcome::Finished);
    QStringList sources;
    for (const StoredFact& stored : rig->facts())
        if (std::holds_alternative<TurnFinished>(stored.fact)) {
            EXPECT_EQ(stored.label.integrity, Integrity::Internal) << "an agent's reply is never more";
            sources += stored.label.sources;
        }
    EXPECT_TRUE(sources.contains(u"pack:Nimbus"_s)) << sources.join(u' ').toStdString();
}

/// Hers, with a prompt that somebody else wrote.
class SkillsToldTest : public EngineFixture {
protected:
    void SetUp() override
    {
        rig = std::make_unique<OfficeRig>(teamWith({workflowOf("flow", {turnStep("note", "writer")})}));
        rig->answers.set("review", {verdict("accept")});
        take.organisation = rules::skillsOf({u"plain-words"_s}, u"Plain words"_s, {{u"review"_s, u"version: 9\nSay plainly what was seen."_s}}, {});
        take.pack = {{u"plain-words"_s}, u"Plain words"_s, u"Nimbus"_s, u"1"_s, u"CC0"_s, {}, sha256("file"), sha256(encode(take.organisation)), rules::digestsOf(rules::textsOf(take.organisation)), {}};
        ASSERT_TRUE(rig->issue(take));
    }
    QStringList sources() const
    {
        QStringList all;
        for (const StoredFact& stored : rig->facts())
            if (std::holds_alternative<TurnFinished>(stored.fact))
                all += stored.label.sources;
        return all;
    }
    TakePack take;
};

TEST_F(SkillsToldTest, APromptThatIsHeldIsToldToNobodyBeforeItIsAdopted)
{
    begin();
    ASSERT_EQ(rig->answers.prompts.size(), 1);
    EXPECT_FALSE(rig->answers.prompts.first().contains(u"Say plainly what was seen."_s));
    EXPECT_FALSE(sources().contains(u"pack:Nimbus"_s));
}

TEST_F(SkillsToldTest, AnAdoptedOneIsToldAndItsPublisherStaysTheSource)
{
    ASSERT_TRUE(rig->issue(AdoptPack{take.pack.id, take.pack.texts}));
    begin();
    ASSERT_EQ(rig->answers.prompts.size(), 1);
    EXPECT_TRUE(rig->answers.prompts.first().contains(u"Say plainly what was seen."_s));
    EXPECT_TRUE(sources().contains(u"pack:Nimbus"_s)) << sources().join(u' ').toStdString();
}

} // namespace
