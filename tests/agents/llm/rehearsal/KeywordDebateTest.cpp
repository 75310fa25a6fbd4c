#include "tests/agents/llm/rehearsal/Requests.h"

#include <gtest/gtest.h>

using namespace qd;

namespace {

constexpr const char* kList = R"({"candidates":[
    {"keyword":"ai for cto","volume":170,"difficulty":21,"intent":"informational","relevance":0.8},
    {"keyword":"ai implementation","volume":2900,"difficulty":58,"intent":"informational","relevance":1.0},
    {"keyword":"ai implementation for enterprises","volume":170,"difficulty":26,"intent":"informational","relevance":0.9}]})";
const QString kSeo = QStringLiteral("seo-specialist");
const QString kCopy = QStringLiteral("copywriter");

Json choiceOf(const QString& agent, const QByteArray& list, const QString& brief)
{
    return test::replyTo(test::RequestBuilder(QStringLiteral("keyword-choice"), agent).brief(brief).upstream(QStringLiteral("keyword-candidates"), list).build());
}

QString example()
{
    return test::manyBriefs().first();
}

QList<Json> debate(const QByteArray& list)
{
    QList<Json> turns;
    for (int part = 0; part < 6; ++part) {
        test::RequestBuilder ask(QStringLiteral("debate-argue"), part % 2 == 0 ? kSeo : kCopy);
        ask.upstream(QStringLiteral("keyword-candidates"), list);
        for (qsizetype i = 0; i < turns.size(); ++i)
            ask.turn(i % 2 == 0 ? kSeo : kCopy, turns[i].toText());
        turns.append(test::replyTo(ask.build()));
    }
    return turns;
}

Json rulingOn(const QByteArray& list, const QString& brief)
{
    test::RequestBuilder ask(QStringLiteral("debate-ruling"), QStringLiteral("content-manager"));
    return test::replyTo(ask.brief(brief).upstream(QStringLiteral("keyword-candidates"), list).build());
}

} // namespace

TEST(KeywordDebate, UsesANameWholeOrNotAtAll)
{
    test::RequestBuilder ask(QStringLiteral("keyword-choice"), QStringLiteral("seo-specialist"));
    ask.brief(QStringLiteral("How to prepare your dog for New Year's Eve fireworks"))
        .upstream(QStringLiteral("keyword-candidates"), "{\"candidates\":[{\"keyword\":\"Year's Eve fireworks\",\"volume\":null,\"difficulty\":null,\"intent\":\"informational\",\"relevance\":0.9},"
                                                        "{\"keyword\":\"Eve fireworks\",\"volume\":null,\"difficulty\":null,\"intent\":\"informational\",\"relevance\":0.9}]}");
    const QString choice = test::replyTo(ask.build()).at(u"choice").toString();
    EXPECT_TRUE(choice.contains(QStringLiteral("New Year's Eve fireworks"))) << choice.toStdString();
}

TEST(KeywordDebate, NobodyChoosesAPhraseThatReadsBadly)
{
    EXPECT_EQ(choiceOf(kSeo, kList, example()).at(u"choice").toString(), QStringLiteral("ai implementation for enterprises"));
    EXPECT_EQ(choiceOf(kCopy, kList, example()).at(u"choice").toString(), QStringLiteral("ai implementation"));
}

TEST(KeywordDebate, TheNaturalPhraseLeadsAndTheNicheSupports)
{
    const Json ruling = rulingOn(kList, example());
    EXPECT_EQ(ruling.at(u"primary").toString(), QStringLiteral("ai implementation"));
    EXPECT_EQ(ruling.at(u"secondary").toString(), QStringLiteral("ai implementation for enterprises"));
    for (const char* const figure : {"2900", "58", "170", "26"})
        EXPECT_TRUE(ruling.at(u"reasoning").toString().contains(QLatin1String(figure))) << figure;
}

TEST(KeywordDebate, EveryTurnSaysSomethingNew)
{
    QStringList said;
    for (const Json& turn : debate(kList)) {
        for (const QStringView member : {u"subject", u"message"}) {
            const QString text = turn.at(member).toString();
            EXPECT_FALSE(said.contains(text)) << text.toStdString();
            said.append(text);
        }
    }
    EXPECT_EQ(said[0], QStringLiteral("Difficulty 26 against 58"));
    EXPECT_EQ(said[2], QStringLiteral("2900 searches a month against 170"));
}

TEST(KeywordDebate, FragmentsOfAWorkingTitleAreNoKeywords)
{
    const QByteArray list = R"({"candidates":[{"keyword":"work behind","volume":null,"difficulty":null,"relevance":1.0},
        {"keyword":"coffee","volume":null,"difficulty":null,"relevance":1.0},{"keyword":"work","volume":null,"difficulty":null,"relevance":1.0}]})";
    EXPECT_EQ(choiceOf(kSeo, list, QStringLiteral("coffee")).at(u"choice").toString(), QStringLiteral("coffee"));
    const Json ruling = rulingOn(list, QStringLiteral("coffee"));
    EXPECT_EQ(ruling.at(u"primary").toString(), QStringLiteral("coffee"));
    EXPECT_FALSE(ruling.at(u"secondary").toString().contains(QStringLiteral("work")));
}

TEST(KeywordDebate, AListAboutSomethingElseDoesNotLead)
{
    EXPECT_EQ(rulingOn(kList, QStringLiteral("coffee")).at(u"primary").toString(), QStringLiteral("coffee"));
}

TEST(KeywordDebate, AListThatOnlyTouchesTheSubjectDoesNotLead)
{
    const QString brief = QStringLiteral("Promote our new maintenance service for wind farms");
    const QByteArray touching = R"({"candidates":[
        {"keyword":"predictive maintenance ai","volume":900,"difficulty":44,"intent":"informational","relevance":0.5},
        {"keyword":"ai consulting services","volume":1300,"difficulty":62,"intent":"commercial","relevance":0.3}]})";
    for (const QString& agent : {kSeo, kCopy})
        EXPECT_EQ(choiceOf(agent, touching, brief).at(u"choice").toString(), QStringLiteral("new maintenance service"));
    const QByteArray loose = R"({"candidates":[{"keyword":"future","volume":null,"difficulty":null,"intent":"informational","relevance":0.6},
        {"keyword":"museums","volume":null,"difficulty":null,"intent":"informational","relevance":0.6}]})";
    EXPECT_EQ(choiceOf(kCopy, loose, QStringLiteral("Please write about the future of museums.")).at(u"choice").toString(), QStringLiteral("future of museums"));
}

TEST(KeywordDebate, ThePhraseThatSupportsReadsAsANoun)
{
    const QByteArray list = R"({"candidates":[{"keyword":"weekly stock count","volume":null,"difficulty":null,"intent":"informational","relevance":1.0},
        {"keyword":"weekly stock count beats","volume":null,"difficulty":null,"intent":"informational","relevance":1.0}]})";
    const Json ruling = rulingOn(list, QStringLiteral("Explain to shop owners why a weekly stock count beats a yearly one"));
    EXPECT_EQ(ruling.at(u"primary").toString(), QStringLiteral("weekly stock count"));
    EXPECT_EQ(ruling.at(u"secondary").toString(), QStringLiteral("weekly stock count for shop owners"));
}

TEST(KeywordDebate, AMeasuredRelevantTermWinsOverOneWithoutFigures)
{
    const QByteArray list = R"({"candidates":[{"keyword":"every workshop","volume":null,"difficulty":null,"intent":"informational","relevance":1.0},
        {"keyword":"hammer drill","volume":5000,"difficulty":12,"intent":"informational","relevance":1.0},
        {"keyword":"workshop needs","volume":null,"difficulty":null,"intent":"informational","relevance":0.9}]})";
    for (const char* const brief : {"Why every workshop needs a hammer drill", "Every workshop, and then the hammer drill"}) {
        for (const QString& agent : {kSeo, kCopy})
            EXPECT_EQ(choiceOf(agent, list, QString::fromLatin1(brief)).at(u"choice").toString(), QStringLiteral("hammer drill")) << brief;
        EXPECT_EQ(rulingOn(list, QString::fromLatin1(brief)).at(u"primary").toString(), QStringLiteral("hammer drill")) << brief;
    }
}

TEST(KeywordDebate, RenamedAgentsArgueTheSidesOfTheirRoles)
{
    const QString finder = QStringLiteral("finder");
    const QString wordsmith = QStringLiteral("pen");
    const auto ask = [&](const char* task, const QString& agent) {
        test::RequestBuilder request(QString::fromLatin1(task), agent);
        request.role(agent == finder ? QStringLiteral("Makes our pages rank in search engines.") : QStringLiteral("Writes what the house publishes."));
        return request.upstream(QStringLiteral("keyword-candidates"), kList);
    };
    const Json found = test::replyTo(ask("keyword-choice", finder).build());
    const Json written = test::replyTo(ask("keyword-choice", wordsmith).build());
    EXPECT_EQ(found.at(u"choice").toString(), QStringLiteral("ai implementation for enterprises"));
    EXPECT_EQ(written.at(u"choice").toString(), QStringLiteral("ai implementation"));
    const auto withChoices = [&](test::RequestBuilder request) {
        return request.upstream(QStringLiteral("a"), found.toText(), finder).upstream(QStringLiteral("b"), written.toText(), wordsmith);
    };
    const Json first = test::replyTo(withChoices(ask("debate-argue", finder)).build());
    const Json second = test::replyTo(withChoices(ask("debate-argue", wordsmith)).turn(finder, first.toText()).build());
    EXPECT_EQ(first.at(u"subject").toString(), QStringLiteral("Difficulty 26 against 58"));
    EXPECT_EQ(second.at(u"subject").toString(), QStringLiteral("2900 searches a month against 170"));
    const Json ruling = test::replyTo(withChoices(ask("debate-ruling", QStringLiteral("chief"))).build());
    EXPECT_TRUE(ruling.at(u"reasoning").toString().contains(QStringLiteral("the Finder was “AI implementation for enterprises”"))) << ruling.at(u"reasoning").toString().toStdString();
    EXPECT_EQ(ruling.at(u"actions").items().first().at(u"assigned_to").toString(), wordsmith);
    EXPECT_FALSE(ruling.toText().contains("Copywriter"));
}

TEST(KeywordDebate, AnEmptyRowIsNotZero)
{
    const QByteArray list = R"({"candidates":[{"keyword":"sustainable packaging","volume":null,"difficulty":null,"relevance":1.0}]})";
    const Json reply = choiceOf(kSeo, list, QStringLiteral("Sustainable packaging for retailers"));
    EXPECT_FALSE(reply.at(u"argument").toString().contains(u'0')) << reply.at(u"argument").toString().toStdString();
    EXPECT_TRUE(reply.at(u"argument").toString().contains(QStringLiteral("no figures")));
}

TEST(RunTitle, IsTheSameAfterTheOutline)
{
    const QString title = QStringLiteral("AI Implementation: A Name of Its Own");
    for (const char* const task : {"clearance", "social-plan", "linkedin-post", "newsletter-entry"}) {
        const Json reply = test::replyTo(test::RequestBuilder(QString::fromLatin1(task), QStringLiteral("x")).title(title).build());
        EXPECT_TRUE(reply.toText().contains(title.toUtf8())) << task;
    }
}

TEST(RunTitle, HoldsTheWholeTopicNotOnlyTheKeyword)
{
    test::RequestBuilder ask(QStringLiteral("outline"));
    ask.brief(QStringLiteral("Hiring nurses in rural hospitals")).upstream(QStringLiteral("keyword"), "{\"primary\":\"hiring nurses\",\"secondary\":\"rural hospitals\"}");
    EXPECT_TRUE(test::replyTo(ask.build()).at(u"title").toString().startsWith(QStringLiteral("Hiring Nurses in Rural Hospitals")));
}

TEST(Messages, OfOnePersonBeginAndEndDifferently)
{
    QStringList ends;
    for (const char* const task : {"strategy", "assignment", "review"}) {
        test::RequestBuilder ask(QString::fromLatin1(task), QStringLiteral("content-manager"));
        const Json reply = test::replyTo(ask.personality(QStringLiteral("supportive, editorial\npraises")).build());
        const QString text = reply.at(QLatin1String(task) == QLatin1String("assignment") ? u"copywriter_message" : u"message").toString();
        for (const QString& edge : {text.section(QStringLiteral(". "), 0, 0), text.section(QStringLiteral(". "), -1)}) {
            EXPECT_FALSE(ends.contains(edge)) << edge.toStdString();
            ends.append(edge);
        }
    }
}

TEST(Messages, StrategySaysNothingOfSourcesItHasNotSeen)
{
    const Json reply = test::replyTo(test::RequestBuilder(QStringLiteral("strategy"), QStringLiteral("cmo")).build());
    EXPECT_FALSE(reply.at(u"reasoning").toString().contains(QStringLiteral("source"), Qt::CaseInsensitive));
}
