#include "tests/agents/organisation/Department.h"

#include <QRegularExpression>
#include <QSet>

#include <functional>

namespace qd::test {

namespace {

using agents::Fault;
using agents::Known;
using agents::faultsOf;
using agents::readOrganisation;
using agents::writeOrganisation;

const QString kName = QStringLiteral("department.json");

Organisation shipped()
{
    const Result<Organisation> read = readOrganisation(department(), kName, everything());
    EXPECT_TRUE(bool(read)) << (read ? "" : qPrintable(read.error().text));
    return read ? *read : Organisation();
}

/// The faults of the shipped department after `change`.
QList<Fault> faultsAfter(const std::function<void(Organisation&)>& change)
{
    Organisation organisation = shipped();
    change(organisation);
    return faultsOf(writeOrganisation(organisation), everything());
}

Step& stepOf(Organisation& organisation, const char* id)
{
    for (Step& step : organisation.workflows[0].steps)
        if (step.id.text == QLatin1String(id))
            return step;
    ADD_FAILURE() << id;
    return organisation.workflows[0].steps[0];
}

std::string at(const Organisation& organisation, const char* step, const char* rest)
{
    const QList<Step>& steps = organisation.workflows[0].steps;
    for (qsizetype i = 0; i < steps.size(); ++i)
        if (steps[i].id.text == QLatin1String(step))
            return "/workflows/0/steps/" + std::to_string(i) + rest;
    return "no such step";
}

} // namespace

TEST(OrganisationFile, TheShippedDepartmentIsValid)
{
    EXPECT_EQ(told(faultsOf(department(), everything())), "");
    const Organisation organisation = shipped();
    EXPECT_EQ(organisation.agents.size(), 14);
    EXPECT_EQ(organisation.workflows.size(), 11);
    EXPECT_EQ(organisation.workflows[0].steps.size(), 29);
    EXPECT_EQ(organisation.autonomy.size(), 13);
}

TEST(OrganisationFile, TheDepartmentHasTheThreeRanksAndLines)
{
    const Organisation organisation = shipped();
    const auto boss = [&](const char* id) { return organisation.agent({QString::fromLatin1(id)})->reportsTo.text.toStdString(); };
    EXPECT_EQ(boss("cmo"), "human");
    EXPECT_EQ(boss("vp-marketing"), "cmo");
    EXPECT_EQ(boss("director-of-communications"), "cmo");
    for (const char* id : {"content-manager", "social-media-manager", "campaign-manager", "analytics-specialist", "market-research"})
        EXPECT_EQ(boss(id), "vp-marketing") << id;
    for (const char* id : {"copywriter", "seo-specialist", "designer"})
        EXPECT_EQ(boss(id), "content-manager") << id;
    EXPECT_EQ(boss("email-specialist"), "campaign-manager");
    EXPECT_EQ(boss("linkedin-manager"), "social-media-manager");
    EXPECT_EQ(boss("twitter-manager"), "social-media-manager");
    QMap<QString, int> tiers;
    for (const AgentProfile& agent : organisation.agents)
        ++tiers[agent.tier.text];
    EXPECT_EQ(tiers.value(QStringLiteral("top")), 4);
    EXPECT_EQ(tiers.value(QStringLiteral("middle")), 6);
    EXPECT_EQ(tiers.value(QStringLiteral("fast")), 4);
}

TEST(OrganisationFile, TheDailyBudgetsOfTheClassesAddUpToTheOrganisations)
{
    Money classes;
    Money whole;
    for (const Budget& budget : shipped().budgets)
        if (budget.period == BudgetPeriod::Day)
            (budget.scope == QLatin1String("organisation") ? whole : classes) += budget.limit;
    EXPECT_EQ(whole.micro, 50'000'000);
    EXPECT_EQ(classes.micro, whole.micro);
}

TEST(OrganisationFile, EveryFieldThatAMessageNamesExistsInAReply)
{
    const Organisation organisation = shipped();
    const agents::PromptShelf shelf;
    static const QRegularExpression kPlace(QStringLiteral("\\{([a-z-]+)\\.([a-z_]+)\\}"));
    for (const Step& step : organisation.workflows[0].steps)
        for (const Outgoing& message : step.messages)
            for (auto it = kPlace.globalMatch(message.subject + message.body); it.hasNext();) {
                const QRegularExpressionMatch match = it.next();
                const Step* const source = organisation.workflows[0].step({match.captured(1)});
                ASSERT_TRUE(source) << qPrintable(match.captured());
                if (source->reply.isEmpty() || match.captured(2) == QLatin1String("words"))
                    continue;
                const Result<Json> schema = Json::parse(*shelf.replySchema(source->reply));
                EXPECT_TRUE(schema->at(u"properties").find(match.captured(2))) << qPrintable(match.captured());
            }
}

TEST(OrganisationFile, WritingWhatWasReadIsStable)
{
    for (const QByteArray& text : {department(), bytesOf(QStringLiteral(QUARTERDECK_SOURCE_DIR "/tests/data/organisations/field-notes.json"))}) {
        const Result<Organisation> first = readOrganisation(text, kName, everything());
        ASSERT_TRUE(bool(first)) << qPrintable(first.error().text);
        const QByteArray once = writeOrganisation(*first);
        const Result<Organisation> second = readOrganisation(once, kName, everything());
        ASSERT_TRUE(bool(second)) << qPrintable(second.error().text);
        EXPECT_EQ(writeOrganisation(*second).toStdString(), once.toStdString());
        EXPECT_EQ(encode(*first), encode(*second));
        EXPECT_TRUE(once.endsWith("}\n"));
    }
}

TEST(OrganisationFile, NothingOfTheShippedFileIsLostInWriting)
{
    const QByteArray written = writeOrganisation(shipped());
    for (const char* part : {"\"below\": 75", "\"same_as\": \"keywords-copy.choice\"", "\"@artefact:draft:first\"", "\"limit\": 8", "\"rounds\": 3",
                             "\"answer_within_ms\": 3600000", "\"on_limit\": \"continue\"", "\"L4\": 70"})
        EXPECT_TRUE(written.contains(part)) << part;
    EXPECT_FALSE(written.contains("{}"));
}

TEST(OrganisationFile, PicturesAreShownToTurnsAndPaintedBySkills)
{
    const Known known = everything();
    const std::string shows = at(shipped(), "image-alt", "/shows"), paints = at(shipped(), "header-image", "/paints"), draft = at(shipped(), "draft", "");
    EXPECT_FAULT(faultsOf(with(department(), "\"shows\": [\n            \"header-image\"", "\"shows\": [\n            \"photograph\""), known), (shows + "/0").c_str(), "is \"photograph\", which no step produces");
    EXPECT_FAULT(faultsOf(with(department(), "\"prompt\": \"picture\"", "\"shows\": [\"header-image\"], \"prompt\": \"picture\""), known), at(shipped(), "header-image", "/shows").c_str(), "stands at a step of the kind skill");
    EXPECT_FAULT(faultsOf(with(department(), "\"id\": \"draft\",", "\"id\": \"draft\", \"paints\": {},"), known), (draft + "/paints").c_str(), "stands at a step of the kind turn");
    EXPECT_FAULT(faultsOf(with(department(), "\"prompt\": \"picture\"", "\"prompt\": \"paintwork\""), known), at(shipped(), "header-image", "/prompt").c_str(), "unknown prompt");
    EXPECT_FAULT(faultsOf(with(department(), "1536x1024", "large"), known), (paints + "/size").c_str(), "large");
}

TEST(OrganisationFile, BytesThatAreNoDocumentAreNamed)
{
    const Known known = everything();
    EXPECT_FAULT(faultsOf({}, known), "/", "is empty");
    EXPECT_FAULT(faultsOf(" \n\t ", known), "/", "is empty");
    EXPECT_FAULT(faultsOf("\xEF\xBB\xBF" + department(), known), "/", "byte-order mark");
    EXPECT_FAULT(faultsOf(QByteArray("\xFF\xFE{\0}\0", 6), known), "/", "byte-order mark");
    EXPECT_FAULT(faultsOf(QByteArray("\x7f" "ELF\2\1\1\0\0\0", 10), known), "/", "binary");
    EXPECT_FAULT(faultsOf(QByteArray(17 * 1024 * 1024, 'x'), known), "/", "17825792 bytes");
    EXPECT_FAULT(faultsOf("{\"id\": \"a\xC3\"}", known), "/", "cannot be read");
    EXPECT_FAULT(faultsOf("{\"id\": ", known), "/", "cannot be read");
    EXPECT_FAULT(faultsOf("[]", known), "/", "is a list");
    EXPECT_FAULT(faultsOf("{\"id\": \"a\", \"id\": \"b\"}", known), "/", "stands twice");
    EXPECT_FAULT(faultsOf(QByteArray(40, '[') + QByteArray(40, ']'), known), "/", "nested deeper");
}

TEST(OrganisationFile, TheErrorNamesFilePathAndWhatWouldBeRight)
{
    const Result<Organisation> read = readOrganisation(with(department(), "\"rank\": \"executive\"", "\"rank\": \"boss\""), kName, everything());
    ASSERT_FALSE(bool(read));
    EXPECT_EQ(read.error().kind, Error::Parse);
    EXPECT_EQ(read.error().where.toStdString(), "/agents/0/rank");
    EXPECT_EQ(read.error().text.toStdString(),
              "department.json: /agents/0/rank is \"boss\"; expected one of executive, management, specialist");
}

TEST(OrganisationFile, TheErrorSaysSixFaultsAndHowManyMoreThereAre)
{
    const QByteArray twice = with(with(department(), "\"rank\": \"executive\"", "\"rank\": \"boss\""), "\"version\": 1", "\"version\": \"one\"");
    EXPECT_EQ(faultsOf(twice, everything()).size(), 2);
    const QString both = readOrganisation(twice, kName, everything()).error().text;
    EXPECT_TRUE(both.contains(QLatin1String("/version is a text")) && both.contains(QLatin1String("/agents/0/rank is \"boss\""))) << both.toStdString();
    EXPECT_FALSE(both.contains(QLatin1String("more)"))) << both.toStdString();
    QByteArray many = department();
    for (int i = 0; i < 8; ++i)
        many = with(many, "\"rank\": \"specialist\"", "\"rank\": \"boss\"");
    EXPECT_EQ(faultsOf(many, everything()).size(), 8);
    const QString most = readOrganisation(many, kName, everything()).error().text;
    EXPECT_TRUE(most.endsWith(QLatin1String("(and 2 more)"))) << most.toStdString();
}

TEST(OrganisationFile, WrongTypesAreNamedWithWhatIsWanted)
{
    const Known known = everything();
    EXPECT_FAULT(faultsOf(with(department(), "\"version\": 1", "\"version\": 1.5"), known), "/version", "expected a whole number");
    EXPECT_FAULT(faultsOf(with(department(), "\"authority_micro_usd\": 50000000", "\"authority_micro_usd\": \"much\""), known),
                 "/agents/0/authority_micro_usd", "is a text; expected a whole number");
    EXPECT_FAULT(faultsOf(with(department(), "\"tone\": \"executive, calm, strategic\"", "\"tone\": null"), known),
                 "/agents/0/personality/tone", "is null; expected a text");
    EXPECT_FAULT(faultsOf(with(department(), "\"retries\": 2", "\"retries\": -2"), known), "/workflows/0/steps/0/retries", "expected 0 or more");
    EXPECT_FAULT(faultsOf(with(department(), "\"version\": 1", "\"version\": 1, \"colour\": \"red\""), known), "/colour", "is not known here");
}

TEST(OrganisationFile, AnAgentWithoutABossIsNamed)
{
    const QList<Fault> none = faultsOf(with(department(), "      \"reports_to\": \"cmo\",\n", ""), everything());
    EXPECT_FAULT(none, "/agents/1/reports_to", "is missing");
    EXPECT_FAULT(none, "/agents/1/reports_to", "or \"human\" at the top");
    EXPECT_FAULT(faultsAfter([](Organisation& o) { o.agents[3].reportsTo = {QStringLiteral("ceo")}; }), "/agents/3/reports_to",
                 "unknown agent \"ceo\"");
}

TEST(OrganisationFile, ACircleInTheReportingLinesIsNamedOnce)
{
    const QList<Fault> faults = faultsAfter([](Organisation& o) { o.agents[0].reportsTo = {QStringLiteral("vp-marketing")}; });
    EXPECT_FAULT(faults, "/agents/0/reports_to", "cmo -> vp-marketing -> cmo");
    EXPECT_EQ(faults.size(), 1) << told(faults);
    EXPECT_FAULT(faultsAfter([](Organisation& o) { o.agents[5].reportsTo = o.agents[5].id; }), "/agents/5/reports_to",
                 "campaign-manager -> campaign-manager");
}

TEST(OrganisationFile, RulesOfAuthorityAreLookedAt)
{
    AuthorityRule rule;
    rule.id = {QStringLiteral("all")};
    const auto with = [&](auto change) {
        return faultsAfter([&](Organisation& o) {
            o.rules = {rule};
            change(o);
        });
    };
    EXPECT_EQ(told(with([](Organisation&) {})), "");
    EXPECT_FAULT(with([&](Organisation& o) { o.rules.append(o.rules[0]); o.rules[1].id.text = QStringLiteral("more"); }), "/rules/1", "never matches");
    EXPECT_FAULT(with([](Organisation& o) { o.rules[0].agents = {{QStringLiteral("nobody")}}; }), "/rules/0/agents/0", "unknown agent");
    EXPECT_FAULT(with([](Organisation& o) { o.rules[0].above = Money{5}; o.rules[0].upTo = Money{5}; }), "/rules/0/up_to_micro_usd", "above");
    EXPECT_FAULT(with([](Organisation& o) { o.ceilings = Ceilings{}; o.ceilings->accounts = QStringList{QStringLiteral("folder")}; }), "/ceilings/accounts/0", "folder");
}

TEST(OrganisationFile, DuplicateAndMalformedIdsAreNamed)
{
    EXPECT_FAULT(faultsAfter([](Organisation& o) { o.agents[13].id = o.agents[12].id; }), "/agents/13/id", "further up already");
    EXPECT_FAULT(faultsAfter([](Organisation& o) { o.tiers[1].id = o.tiers[0].id; }), "/tiers/1/id", "further up already");
    EXPECT_FAULT(faultsAfter([](Organisation& o) { o.autonomy[1].action = o.autonomy[0].action; }), "/autonomy/1/action", "further up already");
    EXPECT_FAULT(faultsAfter([](Organisation& o) { o.workflows.insert(1, o.workflows[0]); }), "/workflows/1/id", "further up already");
    EXPECT_FAULT(faultsAfter([](Organisation& o) { o.workflows[0].steps[1].id = o.workflows[0].steps[0].id; }), "/workflows/0/steps/1/id",
                 "further up already");
    EXPECT_FAULT(faultsAfter([](Organisation& o) { o.id.text = QStringLiteral("Marketing Department"); }), "/id", "single hyphens");
    EXPECT_FAULT(faultsAfter([](Organisation& o) { o.agents[0].id.text = QStringLiteral("human"); }), "/agents/0/id", "program's own");
    for (const char* bad : {"", "A", "a--b", "-a", "a-", "1a", "a_b", "a b", "ä"})
        EXPECT_FALSE(agents::isSlug(QString::fromUtf8(bad))) << bad;
    for (const char* good : {"a", "content-manager", "q4-2"})
        EXPECT_TRUE(agents::isSlug(QString::fromUtf8(good))) << good;
}

TEST(OrganisationFile, UnknownNamesAreNamedWithTheChoice)
{
    EXPECT_FAULT(faultsAfter([](Organisation& o) { o.agents[7].skills[0].text = QStringLiteral("seo.magic"); }), "/agents/7/skills/0",
                 "unknown skill \"seo.magic\"; expected one of brand.voice-score");
    EXPECT_FAULT(faultsAfter([](Organisation& o) { o.agents[2].tier.text = QStringLiteral("gold"); }), "/agents/2/tier",
                 "unknown tier \"gold\"; expected one of top, middle, fast");
    EXPECT_FAULT(faultsAfter([](Organisation& o) { o.tiers[0].model = QStringLiteral("claude"); }), "/tiers/0/model", "provider:model");
    EXPECT_FAULT(faultsAfter([](Organisation& o) { o.budgets[2].scope = QStringLiteral("agent:nobody"); }), "/budgets/2/scope", "agent:nobody");
    EXPECT_FAULT(faultsAfter([](Organisation& o) { o.budgets[1].scope = QStringLiteral("channel:spring/tv"); }), "/budgets/1/scope", "CAMPAIGN/CHANNEL");
    EXPECT_FAULT(faultsAfter([](Organisation& o) { o.budgets[1].unit = BudgetUnit::Calls; }), "/budgets/1/limit", "how many calls");
    EXPECT_FAULT(faultsAfter([](Organisation& o) { o.budgets.append(o.budgets[0]); }), "/budgets/6/scope", "one per period and unit");
    EXPECT_FAULT(faultsAfter([](Organisation& o) { o.autonomyTarget[QStringLiteral("L1")] = 12; }), "/autonomy_target", "110 percent");
}

TEST(OrganisationFile, FaultsOfStepsAreNamed)
{
    const Organisation o = shipped();
    struct Case {
        const char* step;
        const char* path;
        const char* part;
        std::function<void(Step&)> change;
    };
    const QList<Case> cases{
        {"strategy", "/agent", "unknown agent \"ceo\"", [](Step& s) { s.agent.text = QStringLiteral("ceo"); }},
        {"strategy", "/prompt", "unknown prompt \"vision\"", [](Step& s) { s.prompt = QStringLiteral("vision"); }},
        {"strategy", "/reply", "is missing", [](Step& s) { s.reply.clear(); }},
        {"draft", "/artefact_field", "is missing", [](Step& s) { s.artefactField.clear(); }},
        {"draft", "/uses/0", "unknown step \"x\"", [](Step& s) { s.uses[0].text = QStringLiteral("x"); }},
        {"draft", "/messages/0/to/0", "unknown agent \"x\"", [](Step& s) { s.messages[0].to[0].text = QStringLiteral("x"); }},
        {"draft", "/messages/0/body", "unknown step \"drift\"", [](Step& s) { s.messages[0].body = QStringLiteral("{drift.title}"); }},
        {"draft", "/messages/0/subject", "refers to \"tittle\"", [](Step& s) { s.messages[0].subject = QStringLiteral("{tittle}"); }},
        {"seo-score", "/skill", "which seo-specialist does not have", [](Step& s) { s.skill.text = QStringLiteral("content.readability"); }},
        {"readability", "/input/markdown", "@artefact:poem", [](Step& s) { s.input[QStringLiteral("markdown")] = QStringLiteral("@artefact:poem"); }},
        {"keyword", "/parties", "names 1 agents", [](Step& s) { s.parties.removeLast(); }},
        {"keyword", "/agent", "nobody rules in a dispute of their own", [](Step& s) { s.parties[0] = s.agent; }},
        {"keyword", "/parties", "one agent twice", [](Step& s) { s.parties[1] = s.parties[0]; }},
        {"keyword", "/settled/any/0", "forms of a condition", [](Step& s) { s.settled.any[0].below = 3; }},
        {"publish", "/action", "unknown action \"fly\"", [](Step& s) { s.action.text = QStringLiteral("fly"); }},
        {"publish", "/connector", "unknown connector \"moon\"", [](Step& s) { s.connector.text = QStringLiteral("moon"); }},
        {"publish", "/input/render", "is missing", [](Step& s) { s.input.clear(); }},
        {"revise", "/loop/back_to", "unknown step \"x\"", [](Step& s) { s.loop->backTo.text = QStringLiteral("x"); }},
        {"revise", "/loop/back_to", "does not come before", [](Step& s) { s.loop->backTo.text = QStringLiteral("publish"); }},
        {"revise", "/loop/when", "is missing", [](Step& s) { s.loop->when = {}; }},
    };
    for (const Case& one : cases)
        EXPECT_FAULT(faultsAfter([&](Organisation& changed) { one.change(stepOf(changed, one.step)); }), at(o, one.step, one.path).c_str(), one.part);
}

TEST(OrganisationFile, ACircleOfStepsAndWhatItCutsOffAreNamed)
{
    const QList<Fault> faults = faultsAfter([](Organisation& o) { stepOf(o, "outline").after.append({QStringLiteral("review")}); });
    const Organisation o = shipped();
    EXPECT_FAULT(faults, at(o, "outline", "/after").c_str(), "outline -> review -> draft -> outline");
    EXPECT_FAULT(faults, at(o, "publish", "/after").c_str(), "unreachable");
    const QList<Fault> lost = faultsAfter([](Organisation& changed) { stepOf(changed, "draft").after = {{QStringLiteral("dream")}}; });
    EXPECT_FAULT(lost, at(o, "draft", "/after/0").c_str(), "unknown step \"dream\"");
    EXPECT_FAULT(lost, at(o, "review", "/after").c_str(), "unreachable");
}

TEST(OrganisationFile, AnyTruncationIsAFaultAndNeverACrash)
{
    const QByteArray text = department();
    const Known known = everything();
    for (qsizetype at = 0; at < text.size() - 2; at += 997)
        EXPECT_FALSE(faultsOf(text.left(at), known).isEmpty()) << at;
}

TEST(OrganisationFile, AnOrganisationOfOnesOwnNeedsNothingButAFile)
{
    const Result<Organisation> read =
        readOrganisation(bytesOf(QStringLiteral(QUARTERDECK_SOURCE_DIR "/tests/data/organisations/field-notes.json")), kName, everything());
    ASSERT_TRUE(bool(read)) << qPrintable(read.error().text);
    EXPECT_EQ(read->agents.size(), 3);
    EXPECT_EQ(read->workflows[0].steps.size(), 6);
}

} // namespace qd::test
