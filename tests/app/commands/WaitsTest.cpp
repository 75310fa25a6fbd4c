#include "tests/app/Home.h"

#include <QFile>

namespace qd::test {

/// Runs that wait: for a time, or for her.
class WaitsCommand : public AppTest {
protected:
    /// An organisation like the small one of the test data whose workflows are one of these steps, and `others`.
    void give(const char* steps, const char* others = "")
    {
        QFile file(QStringLiteral(QUARTERDECK_SOURCE_DIR "/tests/data/organisations/field-notes.json"));
        ASSERT_TRUE(file.open(QIODevice::ReadOnly));
        const Result<Json> read = Json::parse(file.readAll().replace("\"skills\": [", "\"skills\": [\"decide.question\", \"decide.tally\","));
        ASSERT_TRUE(read);
        QList<Json::Member> members;
        for (const Json::Member& member : read->members()) {
            if (member.first == QLatin1String("triggers"))
                continue;
            const bool flows = member.first == QLatin1String("workflows");
            const QByteArray own = QByteArray("[{\"id\":\"flow\",\"title\":\"Flow\",\"steps\":[") + QByteArray(steps).replace('\'', '"') + "]}" + QByteArray(others).replace('\'', '"') + "]";
            members.append(flows ? Json::Member{member.first, *Json::parse(own)} : member);
        }
        writeFile(program.home() + QStringLiteral("/organisations/field-notes.json"), Json(members).toText());
    }
    Ran begin(const char* more = "") { return program.json(words("--org field-notes run --approve none --brief Begin") + words(more)); }
};

TEST_F(WaitsCommand, RunWaitsForATimeWhenItIsToldTo)
{
    give("{'id':'nap','title':'Nap','kind':'wait','agent':'editor','wait':{'for_ms':1500}}");
    const Ran plain = begin();
    ASSERT_EQ(plain.code, 3) << plain.err.toStdString() << plain.out.toStdString();
    EXPECT_FALSE(plain.json().at(u"goes_on").isNull()) << "it says when it goes on";
    const Ran waited = begin("--wait");
    EXPECT_EQ(waited.code, 0) << waited.out.toStdString();
    EXPECT_EQ(waited.json().at(u"state").toString(), QStringLiteral("finished"));
}

TEST_F(WaitsCommand, ServeUntilIdleStaysForWhatGoesOnByItself)
{
    give("{'id':'nap','title':'Nap','kind':'wait','agent':'editor','wait':{'for_ms':1500}}");
    const QString run = begin().json().at(u"run").toString();
    const Ran served = program.json(words("--org field-notes serve --until-idle --pace 0"));
    EXPECT_EQ(served.code, 0) << served.err.toStdString();
    EXPECT_EQ(served.json().at(u"open_runs").toInteger(), 0);
    EXPECT_EQ(program.json(words("--org field-notes runs show") << run).json().at(u"state").toString(), QStringLiteral("finished"));
}

TEST_F(WaitsCommand, RunStaysForTheTurnsThatFollowOnAWait)
{
    give("{'id':'n1','title':'A nap','kind':'wait','agent':'editor','wait':{'for_ms':150}},"
         "{'id':'t1','title':'A turn','kind':'turn','agent':'editor','after':['n1'],'prompt':'planning','reply':'planning'},"
         "{'id':'n2','title':'A nap','kind':'wait','agent':'editor','after':['t1'],'wait':{'for_ms':150}},"
         "{'id':'t2','title':'A turn','kind':'turn','agent':'reporter','after':['n2'],'prompt':'outline','reply':'outline'},"
         "{'id':'n3','title':'A nap','kind':'wait','agent':'editor','after':['t2'],'wait':{'for_ms':150}},"
         "{'id':'t3','title':'A turn','kind':'turn','agent':'editor','after':['n3'],'prompt':'planning','reply':'planning'}");
    const Ran here = begin("--wait --pace 0.1");
    EXPECT_EQ(here.code, 0) << here.out.left(400).toStdString() << here.err.toStdString();
    const std::unique_ptr<QProcess> holder = program.serve(words("--org field-notes --pace 0.1"));
    ASSERT_TRUE(holder);
    const Ran there = begin("--wait");
    EXPECT_EQ(there.code, 0) << there.out.left(400).toStdString() << there.err.toStdString();
    EXPECT_FALSE(program.run(words("--org field-notes log show")).out.contains("turn-failed")) << "nothing was cut short";
    EXPECT_GE(endPolitely(*holder), 0);
}

/// A vote on which the one who is paused says nothing, for a second.
constexpr const char* kVote = "{'id':'v','title':'A vote','kind':'consensus','agent':'editor','parties':['reporter','illustrator'],'question':'Which?',"
                              "'options':['Red','Blue'],'rule':{'by':'unanimity'},'time_limit_ms':1000}";

TEST_F(WaitsCommand, RunStaysForTheEndOfAVoteThatNobodyCasts)
{
    give(kVote);
    ASSERT_EQ(program.json(words("--org field-notes agent pause reporter")).code, 0);
    const Ran voted = begin("--wait");
    EXPECT_EQ(voted.code, 0) << voted.out.left(400).toStdString() << voted.err.toStdString();
    EXPECT_EQ(voted.json().at(u"state").toString(), QStringLiteral("finished"));
}

TEST_F(WaitsCommand, ServeUntilIdleStaysForTheEndOfAVote)
{
    give(kVote);
    ASSERT_EQ(program.json(words("--org field-notes agent pause reporter")).code, 0);
    const Ran begun = begin();
    EXPECT_EQ(begun.code, 3);
    EXPECT_FALSE(begun.json().at(u"goes_on").isNull()) << begun.out.left(400).toStdString();
    const Ran served = program.json(words("--org field-notes serve --until-idle --pace 0"));
    EXPECT_EQ(served.code, 0) << served.err.toStdString();
    EXPECT_EQ(served.json().at(u"open_runs").toInteger(), 0);
}

TEST_F(WaitsCommand, WhoIsPausedIsNamedWithWhatLetsItGoOn)
{
    give("{'id':'t','title':'A turn','kind':'turn','agent':'reporter','prompt':'planning','reply':'planning'}");
    ASSERT_EQ(program.json(words("--org field-notes agent pause reporter")).code, 0);
    const Ran held = begin();
    EXPECT_EQ(held.code, 3);
    EXPECT_EQ(held.json().at(u"paused_agents").items().value(0).toString(), QStringLiteral("reporter"));
    const QString run = held.json().at(u"run").toString();
    const QByteArray shown = program.run(words("--org field-notes runs show") << run).out;
    EXPECT_TRUE(shown.contains("waits for reporter, who is paused; \"quarterdeck agent resume reporter\"")) << shown.toStdString();
    const std::unique_ptr<QProcess> holder = program.serve(words("--org field-notes --pace 0"));
    ASSERT_TRUE(holder);
    ASSERT_EQ(program.json(words("--org field-notes agent resume reporter")).code, 0);
    EXPECT_EQ(begin().code, 0) << "it was taken, and nothing waits for her";
    EXPECT_GE(endPolitely(*holder), 0);
}

TEST_F(WaitsCommand, AQuestionOfARunThatItBeganWaitsForHerAsWell)
{
    give("{'id':'each','title':'Two','kind':'call','agent':'editor','call':{'workflow':'asked','brief':'One of two'}}",
         ",{'id':'asked','title':'Asked','steps':[{'id':'ask','title':'Ask','kind':'wait','agent':'editor','wait':{'question':'Which name?'}}]}");
    const Ran asked = program.json(words("--org field-notes run --approve none --brief Begin --workflow flow --wait"));
    EXPECT_EQ(asked.code, 3) << asked.out.left(400).toStdString();
    EXPECT_EQ(asked.json().at(u"state").toString(), QStringLiteral("waiting"));
    const Json item = program.json(words("--org field-notes inbox list")).json().at(u"items").items().value(0);
    ASSERT_FALSE(item.at(u"id").toString().isEmpty());
    EXPECT_EQ(asked.json().at(u"waiting").items().value(0).toString(), item.at(u"id").toString());
    EXPECT_NE(item.at(u"run").toString(), asked.json().at(u"run").toString()) << "it is the other run's";
}

TEST_F(WaitsCommand, ARunThatIsOverHoldsNothing)
{
    give("{'id':'plan','title':'Plan','kind':'turn','agent':'editor','prompt':'planning','reply':'planning','holds':['page']}");
    const Ran done = begin("--wait --pace 0");
    ASSERT_EQ(done.code, 0) << done.err.toStdString() << done.out.toStdString();
    const QStringList show = words("--org field-notes runs show") << done.json().at(u"run").toString();
    EXPECT_TRUE(program.json(show).json().at(u"steps").items().first().at(u"holds").items().isEmpty());
    const QByteArray text = program.run(show).out;
    EXPECT_TRUE(text.contains("1 of 1 steps done")) << text.toStdString();
    EXPECT_FALSE(text.contains("holds page")) << text.toStdString();
}

TEST_F(WaitsCommand, WhereWhoHasTheNextStepIsPausedThatIsSaidAndNoEnd)
{
    give("{'id':'plan','title':'Plan','kind':'turn','agent':'editor','prompt':'planning','reply':'planning'}");
    ASSERT_EQ(begin("--wait --pace 0").code, 0); // how long it takes is known from now on
    ASSERT_EQ(program.run(words("--org field-notes agent pause editor")).code, 0);
    const QString run = begin("--pace 0").json().at(u"run").toString();
    const QStringList show = words("--org field-notes runs show") << run;
    const QByteArray text = program.run(show).out;
    EXPECT_TRUE(text.contains("0 of 1 steps done, waits for editor, who is paused")) << text.toStdString();
    EXPECT_FALSE(text.contains("probably over")) << text.toStdString();
    EXPECT_TRUE(program.json(show).json().at(u"progress").at(u"expected_end").isNull());
}

TEST_F(WaitsCommand, AQuestionIsHersAndNothingWaitsForItsLimit)
{
    give("{'id':'ask','title':'Ask','kind':'wait','agent':'editor','wait':{'question':'Which name?','limit_ms':3600000}}");
    const Ran asked = begin("--wait");
    ASSERT_EQ(asked.code, 3) << asked.err.toStdString() << asked.out.toStdString();
    const QString run = asked.json().at(u"run").toString();
    EXPECT_EQ(program.json(words("--org field-notes serve --until-idle --pace 0")).code, 3);
    const Json item = program.json(words("--org field-notes inbox list")).json().at(u"items").items().first();
    EXPECT_EQ(item.at(u"kind").toString(), QStringLiteral("question"));
    EXPECT_EQ(item.at(u"run").toString(), run);
    EXPECT_TRUE(item.at(u"attempts").items().isEmpty());
    EXPECT_TRUE(item.at(u"recommendation").toString().startsWith(QStringLiteral("Answer it")));
    const QString id = item.at(u"id").toString();
    const QByteArray list = program.run(words("--org field-notes inbox")).out;
    EXPECT_TRUE(list.contains("question  Which name?") && list.contains(run.toUtf8())) << list.toStdString();
    const QByteArray shown = program.run(words("--org field-notes inbox show") << id).out;
    EXPECT_TRUE(shown.contains("Which name?") && shown.contains("\"Ask\" of") && shown.contains("--note")) << shown.toStdString();
    EXPECT_EQ(program.json(words("--org field-notes inbox show") << id).json().at(u"run").toString(), run);
    EXPECT_TRUE(program.run(words("inbox --help")).out.simplified().contains("to a question"));
    ASSERT_EQ(program.run(words("--org field-notes inbox settle") << id << QStringLiteral("--note") << QStringLiteral("The second")).code, 0);
    EXPECT_EQ(program.json(words("--org field-notes runs show") << run).json().at(u"state").toString(), QStringLiteral("finished"));
    EXPECT_NE(program.run(words("--org field-notes inbox settle") << id).code, 0);
}

} // namespace qd::test
