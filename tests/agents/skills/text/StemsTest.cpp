#include "agents/skills/text/Stems.h"

#include <gtest/gtest.h>

using namespace qd::agents;
using namespace Qt::StringLiterals;

TEST(Stems, FormsOfAWordMeet)
{
    for (const auto& family : {QStringList{u"implement"_s, u"implements"_s, u"implementing"_s, u"implemented"_s, u"implementation"_s, u"Implementations"_s},
                               QStringList{u"strategy"_s, u"strategies"_s}, QStringList{u"train"_s, u"training"_s, u"trained"_s, u"trainer"_s, u"trainers"_s},
                               QStringList{u"automate"_s, u"automation"_s, u"automated"_s}, QStringList{u"plan"_s, u"planning"_s, u"plans"_s},
                               QStringList{u"company"_s, u"companies"_s, u"company's"_s}, QStringList{u"consult"_s, u"consultant"_s, u"consulting"_s, u"consultancy"_s}})
        for (const QString& word : family)
            EXPECT_EQ(Stems::of(word), Stems::of(family.constFirst())) << word.toStdString();
}

TEST(Stems, DifferentWordsStayApart)
{
    EXPECT_NE(Stems::of(u"data"), Stems::of(u"date"));
    EXPECT_NE(Stems::of(u"plan"), Stems::of(u"plant"));
    EXPECT_NE(Stems::of(u"market"), Stems::of(u"mark"));
    EXPECT_EQ(Stems::of(u"CTOs"), u"cto"_s);
    EXPECT_EQ(Stems::of(u"AI"), u"ai"_s);
    EXPECT_EQ(Stems::of(u"שלום"), u"שלום"_s);
}

TEST(Stems, FindsAndCountsPhrases)
{
    const QStringList text = Stems::ofText(u"AI implementation, then implementing AI, then AI-implementations");
    EXPECT_EQ(Stems::find(text, Stems::ofText(u"implementing AI")), 3);
    EXPECT_EQ(Stems::count(text, Stems::ofText(u"ai implementation")), 2);
    EXPECT_EQ(Stems::find(text, Stems::ofText(u"banana")), -1);
    EXPECT_EQ(Stems::find(text, {}), -1);
    EXPECT_EQ(Stems::topical(u"Launch our Q4 series on AI for the CTO"), (QStringList{u"ai"_s, u"cto"_s}));
}
