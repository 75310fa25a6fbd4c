#include "agents/skills/content/KeywordResearch.h"

#include "agents/skills/content/KeywordFit.h"
#include "tests/support/TempHome.h"

#include <gtest/gtest.h>

#include <QFile>

using namespace qd;
using namespace qd::agents;
using namespace Qt::StringLiterals;

namespace {

SkillInput asks(const QString& topic, const QString& home = {}, qint64 limit = 8)
{
    return {Json(QList<Json::Member>{{u"topic"_s, Json(topic)}, {u"brief"_s, Json(QString())}, {u"limit"_s, Json(limit)}}), {}, home};
}

QStringList keywordsOf(const SkillOutput& output)
{
    QStringList all;
    for (const Json& candidate : output.output.at(u"candidates").items())
        all.append(candidate.at(u"keyword").toString());
    return all;
}

} // namespace

TEST(KeywordResearch, FindsWhatFitsTheTopicAndTracesEachFigureToItsRow)
{
    const auto found = KeywordResearch().run(asks(u"AI implementation for enterprise CTOs"_s));
    ASSERT_TRUE(found) << found.error().text.toStdString();
    const QStringList keywords = keywordsOf(*found);
    ASSERT_EQ(keywords.size(), 8);
    EXPECT_TRUE(keywords.contains(u"ai implementation"_s)) << keywords.join(u", "_s).toStdString();
    EXPECT_TRUE(keywords.contains(u"enterprise ai implementation"_s));
    for (const QString& keyword : keywords)
        EXPECT_FALSE(keyword.contains(u"insurance"_s) || keyword.contains(u"email"_s)) << keyword.toStdString();
    QFile file(u":/samples/keywords.csv"_s);
    ASSERT_TRUE(file.open(QIODevice::ReadOnly));
    const QList<QByteArray> lines = file.readAll().split('\n');
    for (const Json& candidate : found->output.at(u"candidates").items()) {
        const QList<QByteArray> cells = lines[candidate.at(u"row").toInteger() - 1].split(',');
        EXPECT_EQ(QString::fromUtf8(cells[0]), candidate.at(u"keyword").toString());
        EXPECT_EQ(cells[1].toLongLong(), candidate.at(u"volume").toInteger());
        EXPECT_EQ(cells[3].toDouble(), candidate.at(u"difficulty").toReal());
    }
}

TEST(KeywordResearch, OtherBriefsFindOtherRows)
{
    const QStringList newsletter = keywordsOf(*KeywordResearch().run(asks(u"Email newsletter ideas for a small business"_s)));
    EXPECT_EQ(newsletter.first(1), QStringList{u"email newsletter ideas"_s}) << newsletter.join(u", "_s).toStdString();
    const QStringList churn = keywordsOf(*KeywordResearch().run(asks(u"How to reduce customer churn in an insurance agency"_s)));
    EXPECT_TRUE(churn.contains(u"reduce customer churn"_s)) << churn.join(u", "_s).toStdString();
}

TEST(KeywordResearch, WithoutAnyFitThePhrasesOfTheTopicComeWithoutFigures)
{
    const auto found = KeywordResearch().run(asks(u"Medieval falconry in Burgundy"_s));
    ASSERT_TRUE(found);
    const QStringList keywords = keywordsOf(*found);
    EXPECT_TRUE(keywords.contains(u"medieval falconry"_s)) << keywords.join(u", "_s).toStdString();
    for (const Json& candidate : found->output.at(u"candidates").items()) {
        EXPECT_TRUE(candidate.at(u"volume").isNull());
        EXPECT_TRUE(candidate.at(u"difficulty").isNull());
        EXPECT_TRUE(candidate.at(u"row").isNull());
    }
    EXPECT_TRUE(found->output.at(u"note").toString().startsWith(u"nothing in samples/keywords.csv fits the topic"_s));
}

TEST(KeywordResearch, FewFitsAreFilledUpToAChoice)
{
    const test::TempHome home;
    ASSERT_TRUE(QDir(home.path()).mkdir(u"keywords"_s));
    QFile file(home.file(u"keywords/mine.csv"_s));
    ASSERT_TRUE(file.open(QIODevice::WriteOnly));
    file.write("keyword,volume,difficulty\nmedieval falconry,90,12\ngarden chairs,5000,60\n");
    file.close();
    const auto found = KeywordResearch().run(asks(u"Medieval falconry in Burgundy"_s, home.path()));
    ASSERT_TRUE(found);
    const auto& candidates = found->output.at(u"candidates").items();
    ASSERT_EQ(candidates.size(), 3);
    EXPECT_EQ(candidates[0].at(u"keyword").toString(), u"medieval falconry"_s);
    EXPECT_EQ(candidates[0].at(u"volume").toInteger(), 90);
    EXPECT_EQ(candidates[0].at(u"row").toInteger(), 2);
    EXPECT_TRUE(candidates[1].at(u"row").isNull());
    EXPECT_TRUE(found->output.at(u"note").toString().startsWith(u"only 1 rows of keywords/mine.csv fit"_s));
}

TEST(KeywordResearch, OddTopicsAreTopicsToo)
{
    EXPECT_EQ(KeywordResearch().run(asks(u" "_s)).error().text, u"\"topic\" is empty."_s);
    EXPECT_FALSE(KeywordResearch().run(asks(QString(QChar(2)))));
    EXPECT_EQ(keywordsOf(*KeywordResearch().run(asks(u"יישום בינה מלאכותית"_s))).first(1), QStringList{u"יישום בינה מלאכותית"_s});
    EXPECT_EQ(keywordsOf(*KeywordResearch().run(asks(u"What will it be"_s))), QStringList{u"what will it be"_s});
    EXPECT_TRUE(KeywordResearch().run(asks(u"ai strategy and more "_s.repeated(50'000))));
}

TEST(KeywordFit, IntentFollowsTheWordsThatSearchersAdd)
{
    EXPECT_EQ(KeywordFit::intentOf(u"how to measure ai roi"_s, {}), u"informational"_s);
    EXPECT_EQ(KeywordFit::intentOf(u"best ai consultants"_s, {}), u"commercial"_s);
    EXPECT_EQ(KeywordFit::intentOf(u"ai implementation cost"_s, {}), u"transactional"_s);
    EXPECT_EQ(KeywordFit::intentOf(u"harbor & pine careers"_s, u"Harbor & Pine"_s), u"navigational"_s);
    EXPECT_EQ(KeywordFit::intentOf(u"stop tooling"_s, {}), u"informational"_s);
}
