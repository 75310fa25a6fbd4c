#include "tests/app/Home.h"

#include <QFile>

namespace qd::test {

/// Runs that wait: for a time, or for her.
class WaitsCommand : public AppTest {
protected:
    /// An organisation like the small one of the test data whose only workflow has these steps.
    void give(const char* steps)
    {
        QFile file(QStringLiteral(QUARTERDECK_SOURCE_DIR "/tests/data/organisations/field-notes.json"));
        ASSERT_TRUE(file.open(QIODevice::ReadOnly));
        const Result<Json> read = Json::parse(file.readAll());
        ASSERT_TRUE(read);
        QList<Json::Member> members;
        for (const Json::Member& member : read->members()) {
            if (member.first == QLatin1String("triggers"))
                continue;
            const bool flows = member.first == QLatin1String("workflows");
            const QByteArray own = QByteArray("[{\"id\":\"flow\",\"title\":\"Flow\",\"steps\":[") + QByteArray(steps).replace('\'', '"') + "]}]";
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
