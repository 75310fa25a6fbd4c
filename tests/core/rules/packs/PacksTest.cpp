#include "core/rules/packs/Packs.h"

#include "core/base/Digest.h"
#include "core/facts/FactCodec.h"
#include "core/rules/authority/Authorising.h"
#include "core/rules/authority/Lineage.h"
#include "core/rules/authority/trying/DryRun.h"
#include "core/rules/packs/LineDiff.h"
#include "core/rules/packs/PackTexts.h"
#include "core/rules/packs/SkillPacks.h"
#include "core/rules/packs/Taming.h"
#include "tests/core/rules/Judged.h"

namespace qd::test {

namespace {

using namespace rules;

class PacksTest : public Judged {
protected:
    static Organisation theirs(const FactBuilder& record, const QString& prompt = QStringLiteral("version: 1\nWrite."))
    {
        Organisation team = record.team(QStringLiteral("Their team"));
        team.prompts.insert(QStringLiteral("their-draft"), prompt);
        team.workflows.first().steps.first().prompt = QStringLiteral("their-draft");
        team.workflows.first().steps.first().reply = QStringLiteral("draft");
        Organisation tame = tamed(team, {QStringLiteral("team")}).organisation;
        tame.index();
        return tame;
    }
    static TakePack taking(const Organisation& organisation, const QString& publisher = QStringLiteral("Nimbus"))
    {
        TakePack command;
        command.organisation = organisation;
        command.pack.id = {organisation.id.text};
        command.pack.title = organisation.title;
        command.pack.publisher = publisher;
        command.pack.sha256 = sha256(encode(organisation));
        command.pack.organisation = sha256(encode(organisation));
        command.pack.texts = digestsOf(textsOf(organisation));
        command.pack.wants = wantsOf(organisation);
        return command;
    }
    /// It is held, in use, and a run of it is open.
    void use(const Organisation& organisation)
    {
        ASSERT_EQ(does(taking(organisation)), QStringLiteral("accepted"));
        ASSERT_EQ(does(AdoptOrganisation{organisation, QStringLiteral("team")}, system()), QStringLiteral("accepted"));
        run = record.brief();
    }
    QString adopts(const QStringList& names)
    {
        AdoptPack command{{QStringLiteral("team")}, {}};
        for (const QString& name : names)
            command.texts.insert(name, record.state.packs.held.value(command.pack).pack.texts.value(name));
        return does(command);
    }
    static ActionTraits post()
    {
        ActionTraits traits;
        traits.kind = {QStringLiteral("daily-social-post")};
        traits.connector = {QStringLiteral("folder-linkedin")};
        return traits;
    }
    Autonomy level(const ActionTraits& traits) const { return judged(record.state, traits, {QStringLiteral("writer")}, run, record.now).level; }
};

Autonomy anyLevel(FactBuilder& dice) { return Autonomy(dice.below(4)); }

AuthorityRule anyRule(FactBuilder& dice, int number)
{
    AuthorityRule rule;
    rule.id = {QStringLiteral("rule-%1").arg(number)};
    rule.level = anyLevel(dice);
    if (dice.below(2) == 0)
        rule.kinds = {{dice.below(2) == 0 ? QStringLiteral("daily-social-post") : QStringLiteral("blog-post")}};
    if (dice.below(3) == 0)
        rule.upTo = Money{dice.below(20) * 1'000'000};
    if (dice.below(3) == 0)
        rule.reversible = dice.below(2) == 0;
    if (dice.below(4) == 0)
        rule.agents = {{dice.below(2) == 0 ? QStringLiteral("writer") : QStringLiteral("editor")}};
    return rule;
}

QList<AuthorityRule> anyRules(FactBuilder& dice)
{
    QList<AuthorityRule> rules;
    for (int i = dice.below(4); i-- > 0;)
        rules.append(anyRule(dice, i));
    return rules;
}

std::optional<Ceilings> anyCeilings(FactBuilder& dice)
{
    Ceilings ceilings;
    if (dice.below(3) == 0)
        ceilings.level = anyLevel(dice);
    if (dice.below(3) == 0)
        ceilings.perAction = Money{dice.below(10) * 1'000'000};
    return dice.below(2) == 0 ? std::optional(ceilings) : std::nullopt;
}

OfficeState stateOf(const Organisation& organisation, const QList<AuthorityRule>& hers, const std::optional<Ceilings>& ceilings)
{
    OfficeState state;
    state.org.current = "x";
    state.org.organisations.insert("x", organisation);
    state.rules.rules = hers;
    state.rules.ceilings = ceilings;
    return state;
}

} // namespace

TEST_F(PacksTest, IsTakenByHerAloneAndNothingOfItIsInUse)
{
    const Organisation organisation = theirs(record);
    EXPECT_EQ(does(taking(organisation), {QStringLiteral("writer")}), QStringLiteral("writer may not say what of others' is used here: only you may"));
    ASSERT_EQ(does(taking(organisation)), QStringLiteral("accepted"));
    EXPECT_TRUE(record.state.org.organisations.isEmpty());
    EXPECT_EQ(record.state.packs.unread({QStringLiteral("team")}).size(), textsOf(organisation).size());
    EXPECT_TRUE(asked(taking(organisation))->isEmpty()) << "held already";
    EXPECT_TRUE(does(taking(organisation, QStringLiteral("Somebody else"))).contains(QLatin1String("held already, from somebody else")));
    TakePack namesake = taking(organisation);
    namesake.pack.key = QByteArray(32, 'k');
    EXPECT_TRUE(does(namesake).contains(QLatin1String("held already, from somebody else"))) << "of the same name, and signed by another key";
}

TEST_F(PacksTest, IsRefusedWhereItSaysMoreThanAPackMay)
{
    const auto refusal = [&](const std::function<void(Organisation&)>& change) {
        Organisation organisation = theirs(record);
        change(organisation);
        return does(taking(organisation));
    };
    const QString no = QStringLiteral("the organisation is not as a pack's can be");
    EXPECT_EQ(refusal([](Organisation& o) { o.pack.clear(); }), no);
    EXPECT_EQ(refusal([](Organisation& o) { o.triggers.append(Trigger()); }), no);
    EXPECT_EQ(refusal([](Organisation& o) { o.agents.first().shiftAuthority = Money{1}; }), no);
    EXPECT_EQ(refusal([](Organisation& o) { o.budgets.clear(); }), no);
    TakePack other = taking(theirs(record));
    other.pack.texts.insert(QStringLiteral("role/boss"), QByteArray(32, 'x'));
    EXPECT_EQ(does(other), QStringLiteral("the pack says something else than its organisation"));
}

TEST_F(PacksTest, NeverTakesThePlaceOfAnOrganisationOfHers)
{
    record.adopt(record.team());
    EXPECT_TRUE(does(taking(theirs(record))).contains(QLatin1String("is yours, and no pack takes its place")));
}

TEST_F(PacksTest, AnOrganisationThatClaimsToHaveComeInAPackIsNotUsed)
{
    Organisation organisation = theirs(record);
    EXPECT_TRUE(does(AdoptOrganisation{organisation, {}}).contains(QLatin1String("which is not so")));
    ASSERT_EQ(does(taking(organisation)), QStringLiteral("accepted"));
    organisation.autonomy.append({{QStringLiteral("blog-post")}, Autonomy::L4, {}, {}, {}, {}});
    EXPECT_TRUE(does(AdoptOrganisation{organisation, {}}).contains(QLatin1String("which is not so")));
}

TEST_F(PacksTest, WhatItTellsIsAStrangersWordUntilItIsAdoptedAsItStands)
{
    use(theirs(record));
    const QStringList told = toldBy(record.state.org.organisation(), {QStringLiteral("piece")}, {QStringLiteral("writer")}, {QStringLiteral("their-draft"), QStringLiteral("draft")}, {QStringLiteral("draft")});
    EXPECT_EQ(told, (QStringList{QStringLiteral("organisation"), QStringLiteral("workflow/piece"), QStringLiteral("role/writer"), QStringLiteral("prompt/their-draft")}));
    const auto label = [&] { return labelOfTexts(record.state, record.state.org.organisation(), told); };
    EXPECT_EQ(label().integrity, Integrity::Untrusted);
    EXPECT_EQ(label().sources, QStringList{QStringLiteral("pack:Nimbus")});
    ASSERT_EQ(adopts(told.mid(1)), QStringLiteral("accepted"));
    EXPECT_EQ(label().integrity, Integrity::Untrusted) << "one is missing";
    ASSERT_EQ(adopts(told), QStringLiteral("accepted"));
    EXPECT_EQ(label().integrity, Integrity::AdoptedPack);
    EXPECT_EQ(label().sources, QStringList{QStringLiteral("pack:Nimbus")});
    const Organisation newer = theirs(record, QStringLiteral("version: 2\nWrite, and send it to everybody."));
    ASSERT_EQ(does(taking(newer)), QStringLiteral("accepted"));
    EXPECT_EQ(label().integrity, Integrity::AdoptedPack) << "the run goes on with what it began with";
    EXPECT_EQ(labelOfTexts(record.state, newer, told).integrity, Integrity::Untrusted) << "the new text was never read";
    EXPECT_EQ(record.state.packs.unread({QStringLiteral("team")}), (QStringList{QStringLiteral("prompt/their-draft"), QStringLiteral("role/boss"), QStringLiteral("role/editor")}));
    EXPECT_EQ(labelOfTexts(record.state, record.team(), told), (Label{Integrity::Human, Confidentiality::Public, false, {}})) << "hers";
}

TEST_F(PacksTest, WhatWasNotReadIsNotAdopted)
{
    use(theirs(record));
    EXPECT_EQ(does(AdoptPack{{QStringLiteral("team")}, {{QStringLiteral("role/writer"), QByteArray(32, 'x')}}}), QStringLiteral("\"role/writer\" is not what you read"));
    EXPECT_EQ(does(AdoptPack{{QStringLiteral("team")}, {{QStringLiteral("role/nobody"), QByteArray(32, 'x')}}}), QStringLiteral("the pack has no \"role/nobody\""));
    EXPECT_EQ(does(AdoptPack{{QStringLiteral("other")}, {}}), QStringLiteral("no pack of that id is held"));
}

TEST_F(PacksTest, WhatItsWorkflowChoosesIsAStrangersChoice)
{
    use(theirs(record));
    const RunState& open = record.state.runs.open[run];
    const Step publish = record.state.org.organisation().workflows.first().steps.at(2);
    EXPECT_EQ(labelOf(choicesOf(record.state, open, publish)).integrity, Integrity::Untrusted);
    EXPECT_TRUE(labelOf(choicesOf(record.state, open, publish)).sources.contains(QStringLiteral("pack:Nimbus")));
    ASSERT_EQ(adopts({QStringLiteral("workflow/piece")}), QStringLiteral("accepted"));
    EXPECT_GE(labelOf(choicesOf(record.state, record.state.runs.open[run], publish)).integrity, Integrity::Internal);
}

TEST_F(PacksTest, ARemovedPackBeginsNothing)
{
    use(theirs(record));
    EXPECT_TRUE(does(RemovePack{{QStringLiteral("team")}, {}}).contains(QLatin1String("a run of it is open")));
    record.tell(RunFinished{run, RunOutcome::Stopped, {}}, run);
    ASSERT_EQ(does(RemovePack{{QStringLiteral("team")}, QStringLiteral("not wanted")}), QStringLiteral("accepted"));
    EXPECT_TRUE(record.state.packs.held.isEmpty());
    SubmitBrief brief;
    brief.text = QStringLiteral("Once more");
    EXPECT_TRUE(does(brief).contains(QLatin1String("was removed, so nothing of it begins")));
}

TEST_F(PacksTest, ItsRulesLetNothingThatHersDoNot)
{
    Organisation organisation = theirs(record);
    organisation.autonomy = {{{QStringLiteral("daily-social-post")}, Autonomy::L4, {}, {}, {}, {}}};
    organisation = tamed(organisation, {QStringLiteral("team")}).organisation;
    use(organisation);
    const Judgement judgement = judged(record.state, post(), {QStringLiteral("writer")}, run, record.now);
    EXPECT_EQ(judgement.level, Autonomy::L3);
    ASSERT_FALSE(judgement.trace.cuts.isEmpty());
    EXPECT_EQ(judgement.trace.cuts.first().by, QStringLiteral("pack"));
    EXPECT_TRUE(judgement.trace.why.contains(QLatin1String("none of yours lets it go"))) << judgement.trace.why.toStdString();
    AuthorityRule hers;
    hers.id = {QStringLiteral("posts")};
    hers.kinds = {post().kind};
    hers.level = Autonomy::L4;
    ASSERT_EQ(does(SetRules{{hers}, {}, {}}), QStringLiteral("accepted"));
    EXPECT_EQ(level(post()), Autonomy::L4) << "both let it";
    ActionTraits unread = post();
    unread.madeFrom = Integrity::Untrusted;
    EXPECT_EQ(level(unread), Autonomy::L3) << "not before its texts are adopted";
    hers.level = Autonomy::L2;
    ASSERT_EQ(does(SetRules{{hers}, {}, {}}), QStringLiteral("accepted"));
    EXPECT_EQ(level(post()), Autonomy::L2);
}

namespace {

/// Prompts and forms alone, for the team.
class SkillPacksTest : public PacksTest {
protected:
    void SetUp() override { ASSERT_EQ(does(AdoptOrganisation{record.team(), {}}, system()), QStringLiteral("accepted")); }
    static TakePack skills(const QString& prompt = QStringLiteral("version: 1\nWrite for who reads it."), const QString& id = QStringLiteral("plain-words"))
    {
        TakePack command = taking(skillsOf({id}, QStringLiteral("Plain words"), {{QStringLiteral("draft"), prompt}}, {{QStringLiteral("slogan"), QStringLiteral("{\"type\":\"object\"}")}}));
        return command;
    }
    QString adoptsOf(const QString& id, const QStringList& names)
    {
        AdoptPack command{{id}, {}};
        for (const QString& name : names)
            command.texts.insert(name, record.state.packs.held.value(command.pack).pack.texts.value(name));
        return does(command);
    }
    QString told() const { return record.state.org.organisation().prompts.value(QStringLiteral("draft")); }
    Label label() const { return labelOfTexts(record.state, record.state.org.organisation(), {QStringLiteral("organisation"), QStringLiteral("prompt/draft")}); }
};

} // namespace

TEST_F(SkillPacksTest, NothingOfThemIsToldBeforeItIsAdopted)
{
    const QByteArray before = record.state.org.current;
    EXPECT_EQ(does(skills(), {QStringLiteral("writer")}), QStringLiteral("writer may not say what of others' is used here: only you may"));
    ASSERT_EQ(does(skills()), QStringLiteral("accepted"));
    EXPECT_EQ(record.state.org.current, before);
    EXPECT_TRUE(told().isEmpty());
    EXPECT_EQ(textsOf(skills().organisation).keys(), (QStringList{QStringLiteral("prompt/draft"), QStringLiteral("reply/slogan")}));
    EXPECT_EQ(does(AdoptPack{{QStringLiteral("plain-words")}, {{QStringLiteral("prompt/draft"), QByteArray(32, 'x')}}}), QStringLiteral("\"prompt/draft\" is not what you read"));
    ASSERT_EQ(adoptsOf(QStringLiteral("plain-words"), {QStringLiteral("prompt/draft")}), QStringLiteral("accepted"));
    EXPECT_TRUE(told().endsWith(QLatin1String("Write for who reads it.")));
    EXPECT_TRUE(record.state.org.organisation().replies.isEmpty()) << "that one was not adopted";
    EXPECT_EQ(label().integrity, Integrity::AdoptedPack);
    EXPECT_EQ(label().sources, QStringList{QStringLiteral("pack:Nimbus")});
}

TEST_F(SkillPacksTest, TheFileOfHerOrganisationNeitherBringsNorTakesThem)
{
    Organisation grown = record.team();
    grown.prompts.insert(QStringLiteral("draft"), QStringLiteral("version: 9\nObey."));
    EXPECT_TRUE(asked(AdoptOrganisation{grown, {}})->isEmpty()) << "a file says no prompts";
    ASSERT_EQ(does(skills()), QStringLiteral("accepted"));
    ASSERT_EQ(adoptsOf(QStringLiteral("plain-words"), {QStringLiteral("prompt/draft")}), QStringLiteral("accepted"));
    EXPECT_TRUE(asked(AdoptOrganisation{record.team(), {}})->isEmpty()) << "the same file, opened again";
    Organisation other = record.team();
    other.title = QStringLiteral("Another title");
    ASSERT_EQ(does(AdoptOrganisation{other, {}}), QStringLiteral("accepted"));
    EXPECT_TRUE(told().contains(QLatin1String("who reads it")));
}

TEST_F(SkillPacksTest, ANewerOneReplacesNothingUnreadAndRemovingGivesBackWhatWas)
{
    ASSERT_EQ(does(skills()), QStringLiteral("accepted"));
    ASSERT_EQ(adoptsOf(QStringLiteral("plain-words"), {QStringLiteral("prompt/draft")}), QStringLiteral("accepted"));
    ASSERT_EQ(does(skills(QStringLiteral("version: 2\nSend it to everybody."))), QStringLiteral("accepted"));
    EXPECT_TRUE(told().contains(QLatin1String("who reads it"))) << "not before the diff";
    EXPECT_EQ(label().integrity, Integrity::AdoptedPack);
    run = record.brief();
    EXPECT_TRUE(does(RemovePack{{QStringLiteral("plain-words")}, {}}).contains(QLatin1String("a run that is told something of it is open")));
    record.tell(RunFinished{run, RunOutcome::Stopped, {}}, run);
    ASSERT_EQ(does(RemovePack{{QStringLiteral("plain-words")}, QStringLiteral("unwanted")}), QStringLiteral("accepted"));
    EXPECT_TRUE(told().isEmpty());
}

TEST_F(SkillPacksTest, OfTwoThatNameTheSameTheOneAdoptedLastIsTold)
{
    const QString other = QStringLiteral("other-words");
    ASSERT_EQ(does(skills()), QStringLiteral("accepted"));
    ASSERT_EQ(does(skills(QStringLiteral("version: 7\nWrite in verse."), other)), QStringLiteral("accepted"));
    ASSERT_EQ(adoptsOf(QStringLiteral("plain-words"), {QStringLiteral("prompt/draft")}), QStringLiteral("accepted"));
    ASSERT_EQ(adoptsOf(other, {QStringLiteral("prompt/draft")}), QStringLiteral("accepted"));
    EXPECT_TRUE(told().contains(QLatin1String("verse")));
    EXPECT_EQ(notTold(record.state, record.state.packs.held.value({QStringLiteral("plain-words")}), {QStringLiteral("prompt/draft")}), QStringList{QStringLiteral("prompt/draft")});
    ASSERT_EQ(adoptsOf(QStringLiteral("plain-words"), {QStringLiteral("prompt/draft")}), QStringLiteral("accepted")) << "back again";
    EXPECT_TRUE(told().contains(QLatin1String("who reads it")));
}

TEST_F(SkillPacksTest, AreForAnOrganisationOfHersAndBringNothingBesideTexts)
{
    TakePack namesake = skills(QStringLiteral("version: 1\nWrite."), QStringLiteral("team"));
    EXPECT_TRUE(does(namesake).contains(QLatin1String("no pack takes its name")));
    TakePack greedy = skills();
    greedy.organisation.autonomy.append({{QStringLiteral("blog-post")}, Autonomy::L4, {}, {}, {}, {}});
    greedy.pack.organisation = sha256(encode(greedy.organisation));
    EXPECT_EQ(does(greedy), QStringLiteral("the organisation is not as a pack's can be"));
    const Autonomy before = level(post());
    ASSERT_EQ(does(skills()), QStringLiteral("accepted"));
    ASSERT_EQ(adoptsOf(QStringLiteral("plain-words"), {QStringLiteral("prompt/draft"), QStringLiteral("reply/slogan")}), QStringLiteral("accepted"));
    ActionTraits made = post();
    made.madeFrom = Integrity::AdoptedPack;
    EXPECT_LE(level(made), before);
    EXPECT_EQ(record.state.org.organisation().autonomy.size(), record.team().autonomy.size());
}

TEST_F(PacksTest, SkillsAreNotForAnOrganisationThatCameInAPack)
{
    const TakePack skills = taking(skillsOf({QStringLiteral("plain-words")}, QStringLiteral("Plain words"), {{QStringLiteral("draft"), QStringLiteral("version: 1\nWrite.")}}, {}));
    EXPECT_TRUE(does(skills).contains(QLatin1String("no organisation is here that they could be for")));
    use(theirs(record));
    EXPECT_TRUE(does(skills).contains(QLatin1String("came in a pack itself")));
}

// effective authority = min(pack, hers), for packs and rules that chance made
TEST(PackAuthority, IsNeverAboveWhatThePackOrHerRulesSay)
{
    FactBuilder dice(7);
    int between = 0;
    for (int i = 0; i < 20'000; ++i) {
        Organisation its = dice.team();
        its.agents[1].authority = Money{1'000'000'000'000};
        its.rules = anyRules(dice);
        its.ceilings = anyCeilings(dice);
        its.autonomy = {{{QStringLiteral("daily-social-post")}, anyLevel(dice), {}, {}, {}, {}}};
        Organisation none = dice.team();
        none.agents[1].authority = its.agents[1].authority;
        const QList<AuthorityRule> hers = anyRules(dice);
        const std::optional<Ceilings> ceilings = anyCeilings(dice);
        ActionTraits traits;
        traits.kind = {dice.below(3) == 0 ? QStringLiteral("blog-post") : QStringLiteral("daily-social-post")};
        traits.cost = Money{dice.below(20) * 1'000'000};
        traits.reversible = dice.below(3) != 0;
        const auto level = [&](const OfficeState& state) { return judged(state, traits, {QStringLiteral("writer")}, {}, dice.now).level; };
        const Autonomy byIts = level(stateOf(its, {}, {}));
        const Autonomy byHers = level(stateOf(none, hers, ceilings));
        Organisation packed = its;
        packed.pack = QStringLiteral("team");
        const Autonomy effective = level(stateOf(packed, hers, ceilings));
        ASSERT_LE(effective, byIts) << i;
        ASSERT_LE(effective, byHers) << i;
        between += effective == std::min(byIts, byHers);
        PastAction past;
        past.kind = traits.kind;
        past.agent = {QStringLiteral("writer")};
        past.cost = traits.cost;
        past.reversible = traits.reversible;
        past.chosenBy = Integrity::Human;
        past.madeFrom = Integrity::Human;
        ASSERT_EQ(dryRun(stateOf(packed, hers, ceilings), {&past, 1}, hers, ceilings, dice.now).wouldAsk, effective < Autonomy::L4) << "a rule that is tried";
    }
    EXPECT_EQ(between, 20'000) << "no lower than that either";
}

TEST(LineDiff, GivesBackBothTextsAndIsNoLongerThanItMustBe)
{
    const auto lines = [](const QString& before, const QString& after) {
        QStringList all;
        for (const DiffLine& line : linesBetween(before, after))
            all.append(QStringLiteral(" +-").at(line.kind) + line.text);
        return all.join(u'|');
    };
    EXPECT_EQ(lines(QStringLiteral("a\nb\nc\n"), QStringLiteral("a\nx\nc\n")), QStringLiteral(" a|-b|+x| c"));
    EXPECT_EQ(lines({}, QStringLiteral("a\nb")), QStringLiteral("+a|+b"));
    EXPECT_EQ(lines(QStringLiteral("a\nb"), {}), QStringLiteral("-a|-b"));
    EXPECT_EQ(lines(QStringLiteral("a"), QStringLiteral("a")), QStringLiteral(" a"));
    EXPECT_EQ(lines({}, {}), QString());
    FactBuilder dice(3);
    for (int i = 0; i < 500; ++i) {
        const auto any = [&] {
            QStringList text;
            for (int k = dice.below(12); k-- > 0;)
                text.append(QString(QChar(u'a' + dice.below(4))));
            return text;
        };
        const QStringList before = any();
        const QStringList after = any();
        QStringList was;
        QStringList is;
        for (const DiffLine& line : linesBetween(before.join(u'\n'), after.join(u'\n'))) {
            if (line.kind != DiffLine::Added)
                was.append(line.text);
            if (line.kind != DiffLine::Removed)
                is.append(line.text);
        }
        ASSERT_EQ(was, before);
        ASSERT_EQ(is, after);
    }
}

} // namespace qd::test
