#include "agents/llm/rehearsal/brief/Stated.h"
#include "agents/llm/rehearsal/text/Wording.h"
#include "tests/agents/llm/rehearsal/Requests.h"

#include <gtest/gtest.h>

using namespace qd;
using namespace qd::agents::rehearsal;

namespace {

struct Case {
    const char* brief;
    QStringList said; ///< stands in the text in these words
};

const QList<Case>& cases()
{
    static const QList<Case> list{
        {"Announce our new price list for 2027: all plans become 8 % cheaper from 1 March", {QStringLiteral("all plans become 8 % cheaper from 1 March"), QStringLiteral("2027")}},
        {"Compare electric and diesel vans for a plumbing company with 12 vehicles", {QStringLiteral("a plumbing company with 12 vehicles")}},
        {"Explain to shop owners why a weekly stock count beats a yearly one. Mention that our webinar is on 12 March at 10:00.", {QStringLiteral("our webinar is on 12 March at 10:00")}},
        {"Write a post about stock counts and mention that entry to our webinar is free", {QStringLiteral("entry to our webinar is free")}},
        {"Hiring nurses in rural hospitals. In 2025 we lost 14 nurses to the city. Half of them left before summer.", {QStringLiteral("In 2025 we lost 14 nurses to the city")}},
        {"Write about cold storage. Please also mention our open day on 3 May.", {QStringLiteral("our open day on 3 May")}},
        {"Announce that our shop opens at 7:30 from Monday 4 May", {QStringLiteral("our shop opens at 7:30 from Monday 4 May")}},
        {"Tell our customers about the move. We close the old store on 30 June and open the new one on 2 July.", {QStringLiteral("We close the old store on 30 June and open the new one on 2 July")}},
        {"Write about heat pumps; say that the subsidy ends in October", {QStringLiteral("the subsidy ends in October")}},
        {"Our cafe turns 10 on 4 June. Invite the regulars to the party at 18:00.", {QStringLiteral("cafe turns 10 on 4 June"), QStringLiteral("the party at 18:00")}},
        {"Promote our spring sale: 20 % off all bikes until 30 April", {QStringLiteral("20 % off all bikes until 30 April")}},
        {"Announce our merger with Miller Ltd, effective 1 July 2027, and say that all contracts stay as they are",
         {QStringLiteral("effective 1 July 2027"), QStringLiteral("all contracts stay as they are")}},
        {"Schreibt über unsere Hecken. Der Verein hat 340 Mitglieder.", {QStringLiteral("Der Verein hat 340 Mitglieder")}},
    };
    return list;
}

} // namespace

TEST(Stated, StandsInDraftAndRevisionInTheWordsOfTheBrief)
{
    for (const Case& c : cases()) {
        const QString brief = QString::fromUtf8(c.brief);
        const QString draft = test::draftFor(brief, false);
        for (const QString& text : {draft, test::revisionOf(draft, brief, false)})
            for (const QString& said : c.said)
                EXPECT_TRUE(text.contains(said)) << said.toStdString() << " of " << c.brief;
    }
}

TEST(Stated, SurvivesANewOpeningAndIsSaidOnce)
{
    const QString brief = QString::fromUtf8(cases()[2].brief);
    QString text = test::draftFor(brief, false);
    for (const char* const note : {"The opening is dull.", "Make the opening shorter.", "Make it shorter."}) {
        test::RequestBuilder ask(QStringLiteral("revise"));
        text = test::replyTo(ask.brief(brief).draft(text).note(QStringLiteral("human"), QString::fromLatin1(note)).build()).at(u"markdown").toString();
        EXPECT_EQ(text.count(QStringLiteral("our webinar is on 12 March at 10:00")), 1) << note;
    }
}

TEST(Stated, IsAFindingWithTheBriefForItsOrigin)
{
    const Json reply = test::replyTo(test::RequestBuilder(QStringLiteral("research")).brief(QString::fromUtf8(cases()[0].brief)).build());
    bool found = false;
    for (const Json& finding : reply.at(u"findings").items())
        found = found || (finding.at(u"origin").toString() == u"brief" && finding.at(u"statement").toString() == u"all plans become 8 % cheaper from 1 March.");
    EXPECT_TRUE(found);
}

TEST(Stated, LeavesOrdersOutAndSaysSo)
{
    const auto draft = [](const char* brief) { return test::replyTo(test::RequestBuilder(QStringLiteral("draft")).brief(QString::fromUtf8(brief)).build()); };
    const Json ordered = draft("Write about cold storage. Use at most 3 colours. Publish on 4 May.");
    EXPECT_FALSE(ordered.at(u"markdown").toString().contains(QStringLiteral("3 colours")));
    EXPECT_TRUE(ordered.at(u"message").toString().contains(QStringLiteral("“Use at most 3 colours” as an instruction")));
    EXPECT_TRUE(ordered.at(u"message").toString().contains(QStringLiteral("“Publish on 4 May” as an instruction")));
    for (const char* const brief : {"5 ways to reduce food waste in school canteens", "A guide to cloud cost control for finance directors, 3 parts, before 15 March 2027",
                                    "Please draft an 800 word blog post about onboarding remote engineers. Keep it friendly and avoid jargon.",
                                    "Launch our Q4 series on AI implementation for enterprise CTOs", "Hiring nurses in rural hospitals"}) {
        for (const Stated& stated : statedIn(QString::fromUtf8(brief), false))
            ADD_FAILURE() << stated.text.toStdString() << " of " << brief;
    }
}

TEST(Stated, SaysNothingInWordsThatTheBrandAvoids)
{
    test::RequestBuilder ask(QStringLiteral("draft"));
    ask.brand(test::sampleBrand()).brief(QStringLiteral("Write about cold storage. Mention that our seamless doors cost 900 euros."));
    const Json reply = test::replyTo(ask.build());
    EXPECT_FALSE(reply.at(u"markdown").toString().contains(QStringLiteral("900 euros")));
    EXPECT_TRUE(reply.at(u"message").toString().contains(QStringLiteral("is not in the text, because “seamless”")));
}
