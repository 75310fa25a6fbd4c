#include "agents/skills/text/Prose.h"

#include <gtest/gtest.h>

using namespace qd::agents;
using namespace Qt::StringLiterals;

TEST(Prose, TakesMarkdownApart)
{
    const Prose prose = Prose::fromMarkdown(u"# Top & more\n\nOne *plain* [link](https://a.example/x) &amp; text.\n\n> A quote.\n\n- first\n- second\n\n"
                                            "![alt text](pic.png)\n\n```\ncode\n```\n\n| a | b |\n|---|---|\n| c | d |\n"_s);
    ASSERT_EQ(prose.headings().size(), 1);
    EXPECT_EQ(prose.headings()[0].text, u"Top & more"_s);
    EXPECT_EQ(prose.headings()[0].level, 1);
    EXPECT_EQ(prose.running(), u"One plain link & text.\nA quote.\nfirst\nsecond"_s);
    ASSERT_EQ(prose.links.size(), 1);
    EXPECT_EQ(prose.links[0].text, u"link"_s);
    EXPECT_EQ(prose.links[0].target, u"https://a.example/x"_s);
    ASSERT_EQ(prose.images.size(), 1);
    EXPECT_EQ(prose.images[0].alt, u"alt text"_s);
    EXPECT_EQ(prose.lists, 1);
    EXPECT_EQ(prose.tables, 1);
}

TEST(Prose, NestedListsKeepTheirItemsApart)
{
    const Prose prose = Prose::fromMarkdown(u"- outer\n  - inner\n- last\n"_s);
    EXPECT_EQ(prose.running(), u"outer\ninner\nlast"_s);
}

TEST(Prose, EntitiesAreCharactersAndBadOnesDoNoHarm)
{
    EXPECT_EQ(Prose::fromMarkdown(u"a &#8211; b &#x1F600; &quot;c&quot; &#xD800;x"_s).running(), u"a – b 😀 \"c\" \uFFFDx"_s);
}

TEST(Prose, WordsOfSeveralScripts)
{
    EXPECT_EQ(Prose::wordsOf(u"Don't panic: state-of-the-art R&D costs 1,300.50 e.g. here."),
              (QStringList{u"Don't"_s, u"panic"_s, u"state-of-the-art"_s, u"R&D"_s, u"costs"_s, u"1,300.50"_s, u"e.g"_s, u"here"_s}));
    EXPECT_EQ(Prose::wordsOf(u"שלום עולם"), (QStringList{u"שלום"_s, u"עולם"_s}));
    EXPECT_EQ(Prose::wordsOf(u"人工 ai"), (QStringList{u"人"_s, u"工"_s, u"ai"_s}));
    EXPECT_EQ(Prose::wordsOf(u"— … 😀 !"), QStringList());
    EXPECT_EQ(Prose::wordsOf(u"'quoted' end-"), (QStringList{u"quoted"_s, u"end"_s}));
}

TEST(Prose, SentencesEndWhereTheyEnd)
{
    EXPECT_EQ(Prose::sentencesOf(u"Dr. Smith paid 3.5 million. Was it J. Doe? \"Yes!\" he said. They went to e.g. Boston, which is far…"),
              (QStringList{u"Dr. Smith paid 3.5 million."_s, u"Was it J. Doe?"_s, u"\"Yes!\" he said."_s, u"They went to e.g. Boston, which is far…"_s}));
    EXPECT_EQ(Prose::sentencesOf(u"See no. 5 and vs. the rest. It is No. Then more."),
              (QStringList{u"See no. 5 and vs. the rest."_s, u"It is No."_s, u"Then more."_s}));
    EXPECT_EQ(Prose::sentencesOf(u"一。二！"), (QStringList{u"一。"_s, u"二！"_s}));
    EXPECT_EQ(Prose::sentencesOf(u"..."), QStringList());
}
