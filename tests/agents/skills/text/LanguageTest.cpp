#include "agents/skills/text/Language.h"
#include "agents/skills/text/SourceName.h"

#include <gtest/gtest.h>

using namespace qd::agents;

TEST(Language, IsToldByScriptAndByTheWordsThatBind)
{
    struct Case {
        const char* text;
        const char* tag;
    };
    for (const Case& c : {
             Case{"Explain to shop owners why a weekly stock count beats a yearly one", "en"},
             Case{"Launch our Q4 series on AI implementation for enterprise CTOs", "en"},
             Case{"Schreibt einen Beitrag für Geschäftsführer im Mittelstand", "de"},
             Case{"Wie führt man künstliche Intelligenz in der Buchhaltung ein", "de"},
             Case{"Écrivez un article sur la fidélisation des clients dans les banques", "fr"},
             Case{"Escribe un artículo sobre la seguridad de los datos en las escuelas", "es"},
             Case{"اكتبوا مقالاً لمديري المستشفيات عن إدخال الذكاء الاصطناعي", "ar"},
             Case{"چگونه داده‌ها را محافظت کنیم", "fa"},
             Case{"כתבו מאמר על ניהול מלאי", "he"},
             Case{"Как хранить данные клиентов", "ru"},
             Case{"在庫管理について書いてください", "ja"},
             Case{"coffee", ""},
             Case{"asdf qwer zxcv", ""},
             Case{"1234 ...", ""},
             Case{"", ""},
         })
        EXPECT_EQ(languageOf(QString::fromUtf8(c.text)).toStdString(), c.tag) << c.text;
    EXPECT_TRUE(isRightToLeft(QStringLiteral("he")));
    EXPECT_FALSE(isRightToLeft(QStringLiteral("de")));
    EXPECT_EQ(nameOfLanguage(QStringLiteral("ar")), QStringLiteral("Arabic"));
    EXPECT_EQ(nameOfLanguage(QStringLiteral("xx")), QStringLiteral("xx"));
}

TEST(SourceName, IsWhatAReaderWouldSay)
{
    EXPECT_EQ(titleOfSource(QStringLiteral("counting-diary.md")), QStringLiteral("Counting diary"));
    EXPECT_EQ(titleOfSource(QStringLiteral("a/b/own-survey_2026.PDF")), QStringLiteral("Own survey 2026"));
    EXPECT_EQ(titleOfSource(QStringLiteral("A study of 40 firms")), QStringLiteral("A study of 40 firms"));
    EXPECT_TRUE(isToolInput(QStringLiteral("keywords.csv")));
    EXPECT_TRUE(isToolInput(QStringLiteral("plan.XLSX")));
    EXPECT_FALSE(isToolInput(QStringLiteral("yearly-count.txt")));
}
