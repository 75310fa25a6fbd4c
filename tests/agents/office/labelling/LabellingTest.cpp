// What is personal bears its label from where it comes in, and goes nowhere by itself.
#include "agents/office/labelling/Naming.h"
#include "agents/office/writing/OrderWriter.h"
#include "core/rules/people/People.h"
#include "tests/agents/office/EngineFixture.h"

using namespace qd;
using namespace qd::test;
using namespace Qt::StringLiterals;

namespace {

const QString kCustomers = u"Jane Miller, jane.miller@example.com, +44 20 7946 0018"_s;
const QString kTrustees = u"Our three trustees met in May and agreed on the budget."_s;

class LabellingTest : public EngineFixture {
protected:
    void SetUp() override { work({effectStep("send", "daily-social-post")}); }
    ContactId keep(const QString& name, int n = 1)
    {
        const ContactId id{Uuid{0x018f6b1e00007000ULL, 0x8000000000000000ULL + quint64(n)}};
        Contact contact = *agents::PersonKeyFile(rig->home.path()).readOrMake({id})->sealed(id, {{u"name"_s, name}});
        contact.source = u"form"_s;
        EXPECT_TRUE(rig->issue(KeepContacts{{contact}}));
        return id;
    }
    agents::Labelling labelling() { return agents::Labelling(rig->state(), rig->home.path()); }
    Confidentiality of(const QString& text) { return labelling().of({}, text).confidentiality; }
    /// A fact with its label as a command has it stored.
    template <class F> std::pair<F, Label> stored(const Command& command, F payload)
    {
        agents::Labelling its = labelling();
        Fact fact = payload;
        const Label label = agents::labelledFact(its, command, {fact}, fact, {});
        return {std::get<F>(fact), label};
    }
    void brief(const QString& text, const QString& source = {})
    {
        SubmitBrief brief;
        brief.text = text;
        if (!source.isEmpty())
            brief.sources = {{u"customers.txt"_s, u"/home/her/customers.txt"_s, source}};
        EXPECT_TRUE(rig->issue(brief));
        EXPECT_TRUE(rig->settle());
    }
};

TEST_F(LabellingTest, ABriefAndItsSourcesAreLabelledWhereTheyComeIn)
{
    brief(u"Write on the trustees"_s, kCustomers);
    ASSERT_EQ(rig->all<BriefSubmitted>().size(), 1);
    EXPECT_EQ(rig->all<BriefSubmitted>().first().sources.first().label.confidentiality, Confidentiality::Pii);
    EXPECT_EQ(rig->all<EffectAuthorised>().size(), 1) << "no step read it";
    brief(u"Write to "_s + kCustomers);
    const RunState run = rig->state().runs.open.first();
    EXPECT_EQ(run.label.confidentiality, Confidentiality::Pii);
}

TEST_F(LabellingTest, SheIsAskedAboutWhatIsPersonalForEverybody)
{
    brief(u"Write to "_s + kCustomers);
    EXPECT_TRUE(rig->all<EffectAuthorised>().isEmpty()) << "a daily post goes by itself, and this one does not";
    ASSERT_EQ(rig->state().inbox.approvals.size(), 1);
    const Approval item = rig->state().inbox.approvals.first();
    EXPECT_TRUE(item.why.contains(u"made from what is personal, and everybody may see it"_s)) << item.why.toStdString();
    brief(u"Write on the trustees"_s);
    EXPECT_EQ(rig->all<EffectAuthorised>().size(), 1) << "as ever";
}

TEST_F(LabellingTest, WhatStandsInAPieceIsSaidMaskedAndAYesLetsItGo)
{
    Step send = effectStep("send", "daily-social-post");
    send.input.insert(u"text"_s, u"Ask jane.miller@example.com"_s);
    work({send});
    brief(u"Write on the trustees"_s);
    ASSERT_EQ(rig->state().inbox.approvals.size(), 1);
    const Approval item = rig->state().inbox.approvals.first();
    EXPECT_TRUE(item.why.contains(u"It holds personal data: an e-mail address (j…@example.com)."_s)) << item.why.toStdString();
    EXPECT_FALSE(item.why.contains(u"jane"_s));
    DecideApproval yes;
    yes.approval = item.id;
    yes.sha256 = item.sha256;
    EXPECT_TRUE(rig->issue(yes));
    rig->pass(std::chrono::minutes(1)); // the time to take it back
    EXPECT_TRUE(rig->settle());
    EXPECT_EQ(rig->all<EffectAuthorised>().size(), 1);
}

TEST_F(LabellingTest, NobodysNameStandsInAnAddress)
{
    Step send = effectStep("send", "daily-social-post");
    send.input.remove(u"slug"_s);
    work({send});
    keep(u"Ada Lovelace"_s);
    brief(u"What our customer Ada Lovelace and her diabetes take"_s);
    ASSERT_EQ(rig->all<EffectPlanned>().size(), 1);
    const EffectContent content = rig->all<EffectPlanned>().first().effect.content;
    for (const EffectFile& file : content.files)
        EXPECT_FALSE(file.path.contains(u"lovelace"_s) || file.path.contains(u"ada-"_s)) << file.path.toStdString();
    EXPECT_FALSE(content.destination.contains(u"lovelace"_s));
    EXPECT_TRUE(content.details.contains(rules::kPersonal)) << "its title";
}

TEST_F(LabellingTest, ALinkThatNamesSomebodyIsRefused)
{
    Step send = effectStep("send", "daily-social-post");
    send.input.insert(u"link"_s, u"https://example.org/people/ada-lovelace"_s);
    work({send});
    keep(u"Ada Lovelace"_s);
    brief(u"What our customer Ada Lovelace takes"_s);
    EXPECT_TRUE(rig->all<EffectPlanned>().isEmpty());
    ASSERT_EQ(rig->state().inbox.escalations.size(), 1);
    const QString issue = rig->state().inbox.escalations.first().issue;
    EXPECT_TRUE(issue.contains(u"the name of somebody who is kept (A… L…) stands in its address"_s)) << issue.toStdString();
}

TEST_F(LabellingTest, EveryOtherTextIsLabelledWhereItComesIn)
{
    KeepDocument document{u"Customers"_s, u"/home/her/customers.txt"_s, kCustomers};
    EXPECT_EQ(stored(document, DocumentKept{}).first.document.label.confidentiality, Confidentiality::Pii);
    document.text = kTrustees;
    EXPECT_EQ(stored(document, DocumentKept{}).second.confidentiality, Confidentiality::Internal);
    MemoryKept remembered;
    remembered.entry.text = kCustomers;
    EXPECT_EQ(stored(KeepMemory{}, remembered).first.entry.label.confidentiality, Confidentiality::Pii);
    InboundTaken came;
    came.inbound.text = kCustomers;
    EXPECT_EQ(stored(TakeInbound{came.inbound}, came).second.confidentiality, Confidentiality::Pii);
    ApprovalDecided decided;
    decided.note = u"Ask "_s + kCustomers;
    EXPECT_EQ(stored(DecideApproval{}, decided).second.confidentiality, Confidentiality::Pii);
    decided.note = u"Shorter, please."_s;
    EXPECT_EQ(stored(DecideApproval{}, decided).second.confidentiality, Confidentiality::Internal);
    agents::TurnOrder order;
    order.notes.append({human(), u"Ask "_s + kCustomers, {}});
    agents::Labelling its = labelling();
    agents::weighNotes(order, its);
    EXPECT_EQ(order.label.confidentiality, Confidentiality::Pii);
}

TEST_F(LabellingTest, APageSaysItsOwnAddressesToEverybody)
{
    Label page;
    page.integrity = Integrity::Untrusted;
    page.confidentiality = Confidentiality::Public;
    page.sources = {u"https://www.bees.example/contact"_s};
    EXPECT_EQ(labelling().ofPage(page, u"Write to ann.bee@bees.example or call +44 20 7946 0018"_s).confidentiality, Confidentiality::Public);
    EXPECT_EQ(labelling().ofPage(page, u"Our reader jane.miller@example.com says so"_s).confidentiality, Confidentiality::Pii);
    EXPECT_EQ(labelling().ofPage(page, u"Ada Lovelace wrote the first program"_s).confidentiality, Confidentiality::Public);
    keep(u"Ada Lovelace"_s);
    EXPECT_EQ(labelling().ofPage(page, u"Ada Lovelace wrote the first program"_s).confidentiality, Confidentiality::Pii);
}

TEST_F(LabellingTest, SeveralMayHaveOneNameAndWhoIsForgottenIsNotKnown)
{
    EXPECT_EQ(of(u"Ada Lovelace came"_s), Confidentiality::Internal);
    const ContactId one = keep(u"Ada Lovelace"_s, 1), other = keep(u"Lovelace, Ada"_s, 2);
    EXPECT_EQ(rig->state().people.contacts.value(one).indexes.keys(), QStringList()) << "nobody is reached by a name";
    EXPECT_EQ(of(u"Ada Lovelace came"_s), Confidentiality::Pii);
    EXPECT_TRUE(rig->issue(EraseContact{one, u"they asked"_s, *agents::PersonKeyFile(rig->home.path()).destroy(one)}));
    EXPECT_EQ(of(u"Ada Lovelace came"_s), Confidentiality::Pii) << "the other is kept";
    EXPECT_TRUE(rig->issue(EraseContact{other, u"they asked"_s, *agents::PersonKeyFile(rig->home.path()).destroy(other)}));
    EXPECT_EQ(of(u"Ada Lovelace came"_s), Confidentiality::Internal);
    EXPECT_FALSE(rig->state().people.reached.contains(rules::kNameIndex));
}

} // namespace
