// What is personal bears its label from where it comes in, and goes nowhere by itself.
#include "agents/office/labelling/Naming.h"
#include "agents/office/labelling/Secrets.h"
#include "agents/office/writing/MemoryWriter.h"
#include "agents/office/writing/OrderWriter.h"
#include "agents/skills/SkillLibrary.h"
#include "agents/turn/EffectMaterial.h"
#include "core/facts/FactCodec.h"
#include "core/rules/course/Terms.h"
#include "core/rules/inbox/Erasure.h"
#include "core/rules/people/People.h"
#include "tests/agents/office/EngineFixture.h"

#include <QFile>

using namespace qd;
using namespace qd::test;
using namespace Qt::StringLiterals;

namespace {

const QString kCustomers = u"Jane Miller, jane.miller@example.com, +44 20 7946 0018"_s;
const QString kKey = u"sk-proj-Ab3dEfGh1JkLmN0pQr5t"_s;
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
    void erase(const ContactId& id) { EXPECT_TRUE(rig->issue(EraseContact{id, u"they asked"_s, *agents::PersonKeyFile(rig->home.path()).destroy(id)})); }
    /// Why a command is not taken; empty: it is.
    std::string refused(const Command& command)
    {
        const Result<Receipt> receipt = rig->issue(command);
        return receipt ? std::string() : receipt.error().text.toStdString() + " / " + receipt.error().hint.toStdString();
    }
    /// A piece with an e-mail address in its text waits for her.
    void askAboutJane()
    {
        Step send = effectStep("send", "daily-social-post");
        send.input.insert(u"text"_s, u"Ask jane.miller@example.com"_s);
        work({send});
    }
    void approve()
    {
        ASSERT_EQ(rig->state().inbox.approvals.size(), 1);
        DecideApproval yes;
        yes.approval = rig->state().inbox.approvals.first().id;
        yes.sha256 = rig->state().inbox.approvals.first().sha256;
        const Result<Receipt> done = rig->issue(yes);
        ASSERT_TRUE(done) << done.error().text.toStdString();
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

TEST_F(LabellingTest, AKeyIsNotTakenFromHerAndNothingOfItGetsOnRecord)
{
    const std::string hint = " stays on record and is shown to models / keys belong into the keyring (quarterdeck keys set NAME): take it out and give it again";
    SubmitBrief asked;
    asked.text = u"Write with "_s + kKey;
    EXPECT_EQ(refused(asked), "a key (sk-p…) stands in the brief, and what is given here" + hint);
    asked.text = u"Write on the trustees"_s;
    asked.sources = {{u"notes.txt"_s, u"/home/her/notes.txt"_s, u"One line\n"_s + kKey}};
    EXPECT_EQ(refused(asked), "a key (sk-p…) stands in the source “notes.txt”, and what is given here" + hint);
    EXPECT_EQ(refused(KeepDocument{u"Notes"_s, u"/home/her/notes.txt"_s, kKey}), "a key (sk-p…) stands in the document “Notes”, and what is given here" + hint);
    EXPECT_EQ(refused(KeepMemory{u"notes"_s, u"access"_s, u"It is "_s + kKey}), "a key (sk-p…) stands in what is to be remembered, and what is given here" + hint);
    SettleEscalation settle;
    settle.note = u"Use "_s + kKey;
    EXPECT_EQ(refused(settle), "a key (sk-p…) stands in the note, and what is given here" + hint);
    DecideApproval decide;
    decide.note = kKey;
    EXPECT_EQ(refused(decide), "a key (sk-p…) stands in the note, and what is given here" + hint);
    SetRules rules;
    rules.reason = u"So that\n"_s + kKey; // behind what JSON writes as a backslash and a letter
    EXPECT_EQ(refused(rules), "a key (sk-p…) stands in what was given, and what is given here" + hint);
    EXPECT_FALSE(agents::secretIn(StopAll{kKey})) << "a stop is never refused";
    for (const StoredFact& stored : rig->facts())
        EXPECT_FALSE(encodeFact(stored.fact).contains(kKey.toUtf8()));
    EXPECT_TRUE(rig->all<BriefSubmitted>().isEmpty());
    asked.sources.clear();
    EXPECT_EQ(refused(asked), "");
    EXPECT_TRUE(rig->settle());
}

TEST_F(LabellingTest, AStrangersKeyIsSecretWhereItComesIn)
{
    InboundTaken came;
    came.inbound.text = u"Here is mine: "_s + kKey;
    EXPECT_EQ(stored(TakeInbound{came.inbound}, came).second.confidentiality, Confidentiality::Secret);
    EXPECT_FALSE(agents::secretIn(TakeInbound{came.inbound})) << "nobody could be told to take it out";
    Label page;
    page.confidentiality = Confidentiality::Public;
    page.sources = {u"https://www.bees.example/contact"_s};
    EXPECT_EQ(labelling().ofPage(page, kKey).confidentiality, Confidentiality::Secret);
    Label personal;
    personal.confidentiality = Confidentiality::Pii;
    EXPECT_EQ(labelling().of(personal, kKey).confidentiality, Confidentiality::Secret) << "also what is personal already";
}

TEST_F(LabellingTest, NothingIsMadeWithAKeyInIt)
{
    const auto made = [this](const EffectContent& content, const agents::TurnReport& report) {
        Effect effect;
        effect.content = content;
        agents::Labelling its = labelling();
        const Result<Effect> done = agents::marked(effect, {}, report, its);
        return done ? std::string() : done.error().text.toStdString();
    };
    const std::string why = "a key (sk-p…) stands in it, and no key may go out";
    EffectContent content;
    content.title = u"Our news"_s;
    EXPECT_EQ(made(content, {}), "");
    content.details.insert(u"text"_s, u"Log in with "_s + kKey);
    EXPECT_EQ(made(content, {}), why);
    content.details = {{u"footer"_s, QStringList{u"One"_s, kKey}}};
    EXPECT_EQ(made(content, {}), why) << "in whatever field";
    content.details = {{u"link"_s, u"https://example.org/?k="_s + kKey}};
    EXPECT_EQ(made(content, {}), why);
    content.details.clear();
    EffectFile file;
    file.path = u"news.txt"_s;
    file.mediaType = u"text/plain"_s;
    file.sha256 = "a hash";
    content.files = {file};
    agents::TurnReport report;
    report.files.insert(file.sha256, "Log in with " + kKey.toUtf8());
    EXPECT_EQ(made(content, report), why);
    report.files.insert(file.sha256, "Log in");
    EXPECT_EQ(made(content, report), "");
}

TEST_F(LabellingTest, WhatBecameOfAPersonalPieceMakesNoOtherPersonal)
{
    Approval item;
    item.title = u"Our news"_s;
    item.label.confidentiality = Confidentiality::Pii;
    item.label.integrity = Integrity::Untrusted;
    ApprovalDecided decided;
    decided.by = human();
    const Label bare = agents::outcomeOf(item, decided, {}).label;
    EXPECT_EQ(bare.confidentiality, Confidentiality::Internal) << "it says the title and the verdict alone";
    EXPECT_EQ(bare.integrity, Integrity::Untrusted) << "the title may be a stranger's";
    brief(u"Write to "_s + kCustomers);
    ASSERT_EQ(rig->state().inbox.approvals.size(), 1);
    DecideApproval no;
    no.approval = rig->state().inbox.approvals.first().id;
    no.sha256 = rig->state().inbox.approvals.first().sha256;
    no.verdict = Verdict::Reject;
    no.note = u"Nothing to "_s + kCustomers;
    EXPECT_TRUE(rig->issue(no));
    EXPECT_TRUE(rig->settle());
    QList<MemoryEntry> outcomes;
    for (const MemoryKept& kept : rig->all<MemoryKept>())
        if (kept.entry.space == outcomeSpace())
            outcomes.append(kept.entry);
    ASSERT_EQ(outcomes.size(), 1);
    EXPECT_EQ(outcomes.first().label.confidentiality, Confidentiality::Pii) << "her reason says whom";
}

TEST_F(LabellingTest, AfterAnErasureWhatIsPersonalIsPutToHerAnew)
{
    askAboutJane();
    const ContactId jane = keep(u"Jane Miller"_s);
    brief(u"Write on the trustees"_s);
    ASSERT_EQ(rig->state().inbox.approvals.size(), 1);
    const Approval before = rig->state().inbox.approvals.first();
    erase(jane);
    EXPECT_TRUE(rig->settle());
    ASSERT_EQ(rig->state().inbox.approvals.size(), 1) << "one item still";
    const Approval now = rig->state().inbox.approvals.first();
    EXPECT_NE(now.id, before.id);
    EXPECT_EQ(now.status, ApprovalStatus::Waiting);
    ASSERT_EQ(now.stale.size(), 1);
    EXPECT_EQ(now.stale.first().after, rules::kMayBeTheirs);
    for (int n = 2; n < 6; ++n) // nothing that goes on by itself: it is no question
        erase(keep(u"Ada Lovelace"_s, n));
    EXPECT_TRUE(rig->settle());
    ASSERT_EQ(rig->state().inbox.approvals.size(), 1);
    EXPECT_EQ(rig->state().inbox.approvals.first().stale.size(), 1);
    approve();
    rig->pass(std::chrono::minutes(1));
    EXPECT_TRUE(rig->settle());
    EXPECT_EQ(rig->outside.count(), 1) << "her yes to it as it is now counts";
}

TEST_F(LabellingTest, AfterAnErasureAYesBeforeItCountsNoMore)
{
    askAboutJane();
    const ContactId jane = keep(u"Jane Miller"_s);
    brief(u"Write on the trustees"_s);
    approve();
    ASSERT_EQ(rig->state().inbox.approvals.first().status, ApprovalStatus::Held);
    erase(jane);
    EXPECT_TRUE(rig->settle());
    rig->pass(std::chrono::minutes(1));
    EXPECT_TRUE(rig->settle());
    EXPECT_EQ(rig->outside.reached, 0);
    ASSERT_EQ(rig->state().inbox.approvals.size(), 1);
    EXPECT_EQ(rig->state().inbox.approvals.first().status, ApprovalStatus::Waiting);
    EXPECT_EQ(rig->all<ApprovalUndone>().size(), 1);
}

TEST_F(LabellingTest, AfterAnErasureWhatWaitsToLeaveDoesNotLeave)
{
    askAboutJane();
    rig->outside.next = {agents::Outcome{agents::Outcome::Later, u"it is full"_s}};
    const ContactId jane = keep(u"Jane Miller"_s);
    brief(u"Write on the trustees"_s);
    approve();
    rig->pass(std::chrono::minutes(1));
    ASSERT_TRUE(waitUntil([&] { return rig->all<EffectDeferred>().size() == 1; }));
    ASSERT_EQ(rig->outside.reached, 1);
    ASSERT_EQ(rig->outside.count(), 0);
    erase(jane);
    rig->pass(std::chrono::minutes(10));
    EXPECT_TRUE(rig->settle());
    EXPECT_EQ(rig->outside.reached, 1);
    ASSERT_EQ(rig->state().inbox.escalations.size(), 1);
    EXPECT_TRUE(rig->state().inbox.escalations.first().issue.contains(u"did not go out: somebody whom you kept was erased"_s));
}

TEST_F(LabellingTest, AnErasureSaysNothingOfWhatHoldsNothingPersonal)
{
    work({effectStep("send", "blog-post")});
    const ContactId jane = keep(u"Jane Miller"_s);
    brief(u"Write on the trustees"_s);
    ASSERT_EQ(rig->state().inbox.approvals.size(), 1);
    const ApprovalId before = rig->state().inbox.approvals.first().id;
    erase(jane);
    EXPECT_TRUE(rig->settle());
    ASSERT_EQ(rig->state().inbox.approvals.size(), 1);
    EXPECT_EQ(rig->state().inbox.approvals.first().id, before);
    EXPECT_TRUE(rig->all<ApprovalStale>().isEmpty());
}

TEST_F(LabellingTest, ASlugIsMadeWithoutSomebodyHoweverTheNameIsWritten)
{
    Step send = effectStep("send", "daily-social-post");
    send.input.remove(u"slug"_s);
    work({send});
    keep(u"José Álvarez"_s);
    brief(u"What our customer Jose Alvarez takes"_s);
    ASSERT_EQ(rig->all<EffectPlanned>().size(), 1) << "it has a way on";
    const EffectContent content = rig->all<EffectPlanned>().first().effect.content;
    for (const EffectFile& file : content.files)
        EXPECT_FALSE(file.path.contains(u"alvarez"_s)) << file.path.toStdString();
}

TEST_F(LabellingTest, APictureBearsNobodysName)
{
    Step draw = turnStep("draw", "writer");
    draw.kind = StepKind::Skill;
    draw.prompt.clear();
    draw.reply.clear();
    draw.skill = {u"design.header-image"_s};
    draw.produces = u"header-image"_s;
    draw.input = {{u"title"_s, u"How Zelda Quixote plans"_s}, {u"theme"_s, u"Zelda Quixote and her network"_s}};
    work({draw});
    keep(u"Zelda Quixote"_s);
    brief(u"Write about how Zelda Quixote uses our note-taking app"_s);
    ASSERT_EQ(rig->all<TurnFinished>().size(), 1);
    const QString alt = rules::textOf(rig->all<TurnFinished>().first().values.value(u"alt"_s));
    EXPECT_TRUE(alt.startsWith(u"A picture, with "_s)) << alt.toStdString();
    EXPECT_EQ(rig->all<ArtefactMade>().size(), 1) << "it is drawn all the same";
    brief(u"Write about how our note-taking app is used"_s); // nothing of hers came in with it
    ASSERT_EQ(rig->all<TurnFinished>().size(), 2);
    EXPECT_TRUE(rules::textOf(rig->all<TurnFinished>().last().values.value(u"alt"_s)).startsWith(u"“How Zelda Quixote plans”"_s)) << "the organisation's own words are those of its file";
}

TEST_F(LabellingTest, WithoutTheKeysOfPeopleNoSkillIsToldAnything)
{
    keep(u"Zelda Quixote"_s);
    agents::TurnOrder order;
    order.label.confidentiality = Confidentiality::Pii;
    order.known = labelling().known();
    const agents::SkillLibrary skills;
    const Json input(QList<Json::Member>{{u"markdown"_s, Json(u"Zelda Quixote plans her day."_s)}});
    EXPECT_TRUE(agents::usedSkill(skills, {u"content.readability"_s}, input, order));
    QFile keys(rig->home.path() + u"/private/people.keys"_s);
    ASSERT_TRUE(keys.open(QIODevice::WriteOnly));
    keys.write("torn");
    keys.close();
    const Result<agents::SkillOutput> refused = agents::usedSkill(skills, {u"content.readability"_s}, input, order);
    ASSERT_FALSE(refused) << "nobody can tell whose name stands in it";
    EXPECT_EQ(refused.error().kind, Error::Store);
}

TEST_F(LabellingTest, HerOwnEditsTellASkillNobody)
{
    keep(u"Zelda Quixote"_s);
    agents::TurnOrder order;
    order.known = labelling().known();
    const agents::SkillLibrary skills;
    const Json input(QList<Json::Member>{{u"title"_s, Json(u"What Zelda plans"_s)}, {u"markdown"_s, Json(u"A day of Zelda Quixote in full."_s)}});
    const auto said = [&] {
        const Result<agents::SkillOutput> output = agents::usedSkill(skills, {u"content.meta-tags"_s}, input, order);
        return output ? output->output.at(u"description").toString() + u" / "_s + output->output.at(u"title").toString() : output.error().text;
    };
    EXPECT_EQ(said(), u"A day of Zelda Quixote in full. / What Zelda plans"_s) << "nothing personal came in, and she wrote nothing";
    order.edits = u"# What Zelda plans\n\nA day of Zelda Quixote in full."_s;
    EXPECT_EQ(said(), u"A day of … in full. / What … plans"_s);
}

} // namespace
