#include "tests/app/Home.h"

namespace qd::test {

/// How things did out there, from outside.
class MetricsCommand : public AppTest {
protected:
    Json listed(const char* more = "") { return program.json(words("metrics list") + words(more)).json(); }
};

TEST_F(MetricsCommand, ANumberIsNotedListedAndPartOfThePatterns)
{
    const Ran noted = program.run(words("metrics note click-rate 2.4 --unit % --channel linkedin --campaign autumn --measured-at 2026-01-05T10:00:00Z --from stats"));
    ASSERT_EQ(noted.code, 0) << noted.err.toStdString();
    ASSERT_EQ(program.run(words("metrics note click-rate 3.6 --unit % --channel blog")).code, 0);
    const Json all = listed();
    ASSERT_EQ(all.at(u"metrics").items().size(), 2);
    EXPECT_EQ(all.at(u"metrics").items()[1].at(u"measured").toString(), QStringLiteral("2026-01-05T10:00:00.000Z"));
    EXPECT_EQ(all.at(u"metrics").items()[1].at(u"from").toString(), QStringLiteral("stats"));
    EXPECT_EQ(all.at(u"over_all").items()[0].at(u"mean").toReal(), 3.0);
    EXPECT_EQ(listed("--channel blog").at(u"metrics").items().size(), 1);
    EXPECT_TRUE(program.run(words("metrics")).out.contains("click-rate 2.4 %"));
    EXPECT_TRUE(program.run(words("memory patterns")).out.contains("on average"));
    EXPECT_EQ(program.json(words("log verify")).code, 0);
}

TEST_F(MetricsCommand, ATableIsReadOfPiecesThatTheRecordKnows)
{
    const Json run = program.json(runArguments()).json();
    const QString id = run.at(u"run").toString();
    const QString out = run.at(u"artefacts").items().first().at(u"id").toString();
    const QString file = folder.file(QStringLiteral("week.csv"));
    writeFile(file, "name;value;unit;piece;channel;measured_at\nreads;1200;;" + id.toUtf8() + ";blog;2026-01-05\nclick-rate;2.5;%;" + out.toUtf8() + ";blog;2026-01-06\n");
    const Ran read = program.run(words("metrics read") << file);
    ASSERT_EQ(read.code, 0) << read.err.toStdString();
    EXPECT_TRUE(read.out.contains("2 noted."));
    EXPECT_TRUE(program.run(words("metrics read") << file).out.contains("on record already"));
    const Json shown = program.json(words("runs show") << id).json();
    ASSERT_EQ(shown.at(u"performance").items().size(), 2);
    EXPECT_EQ(shown.at(u"performance").items()[0].at(u"from").toString(), QStringLiteral("week.csv"));
    EXPECT_TRUE(program.run(words("runs show") << id).out.contains("performed: reads 1200"));
    EXPECT_TRUE(program.run(words("memory list outcomes")).out.contains("How it performed"));
    const QString json = folder.file(QStringLiteral("week.json"));
    writeFile(json, "{\"metrics\":[{\"name\":\"reads\",\"value\":1300,\"piece\":\"" + id.toUtf8() + "\",\"channel\":\"blog\"}]}");
    EXPECT_EQ(program.run(words("metrics read") << json).code, 0);
}

TEST_F(MetricsCommand, LeadsOfAPieceCountForItsCampaignAndStandBesideItsCost)
{
    QStringList asked = runArguments();
    asked += words("--campaign autumn-launch");
    const QString id = program.json(asked).json().at(u"run").toString();
    ASSERT_EQ(program.run(words("metrics note leads 7 --piece") << id).code, 0);
    const Json campaign = program.json(words("costs team")).json().at(u"campaigns").items()[0];
    EXPECT_EQ(campaign.at(u"leads").toReal(), 7) << "the run is over, and the record knows what it was about";
    ASSERT_EQ(program.run(words("metrics note clicks 12 --channel blog --piece") << id).code, 0);
    ASSERT_EQ(program.run(words("metrics note revenue 300 --piece") << id).code, 0);
    const QByteArray shown = program.run(words("costs --by piece")).out;
    EXPECT_TRUE(shown.contains("clicks 12 (blog), leads 7, revenue 300")) << shown.toStdString();
    const Json row = program.json(words("costs --by piece")).json().at(u"rows").items().first();
    ASSERT_EQ(row.at(u"outcome").items().size(), 3);
    EXPECT_EQ(row.at(u"outcome").items()[1].at(u"name").toString(), QStringLiteral("leads"));
    EXPECT_TRUE(program.run(words("costs --by piece --csv")).out.contains("would_have_cost_micro_usd,leads,revenue\n")) << "and each row ends with both";
    EXPECT_TRUE(program.run(words("costs --by piece --csv")).out.contains(",7,300\n"));
    EXPECT_FALSE(program.run(words("costs --by agent --csv")).out.contains("leads"));
    const Ran refused = program.run(words("metrics note leads 7 --campaign nosuch"));
    EXPECT_EQ(refused.code, 2);
    EXPECT_TRUE(refused.err.contains("autumn-launch")) << refused.err.toStdString();
}

TEST_F(MetricsCommand, WhatCannotBeIsNamedByItsRow)
{
    const QString file = folder.file(QStringLiteral("bad.csv"));
    writeFile(file, "name,value\nreads,12\nreads,many\n");
    const Ran read = program.run(words("metrics read") << file);
    EXPECT_EQ(read.code, 2);
    EXPECT_TRUE(read.err.contains("row 3 of bad.csv")) << read.err.toStdString();
    writeFile(file, "name,worth\nreads,12\n");
    EXPECT_TRUE(program.run(words("metrics read") << file).err.contains("worth"));
    EXPECT_EQ(program.run(words("metrics note reads many")).code, 2);
    EXPECT_EQ(program.run(words("metrics note Reads 3")).code, 2);
    EXPECT_EQ(program.run(words("metrics note reads 3 --piece nothing")).code, 2);
    EXPECT_EQ(program.run(words("metrics note reads 3 --measured-at soon")).code, 2);
    EXPECT_EQ(program.run(words("metrics weigh")).code, 2);
}

} // namespace qd::test
