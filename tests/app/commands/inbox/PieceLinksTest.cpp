#include "app/commands/inbox/PieceLinks.h"

#include <gtest/gtest.h>

namespace qd::app {

namespace {

QString only(const char* html)
{
    const QList<PieceLink> links = pieceLinks(QString::fromUtf8(html));
    return links.size() == 1 ? links.first().words + QStringLiteral(" -> ") + links.first().target : QStringLiteral("%1 links").arg(links.size());
}

bool another(const char* words, const char* target)
{
    return readsAsAnother({QString::fromUtf8(words), QString::fromUtf8(target)});
}

} // namespace

TEST(PieceLinks, EachIsNamedWithItsWholeTarget)
{
    EXPECT_EQ(only("<p>Read <a href=\"https://evil.example/steal\">our <b>bank</b></a> now.</p>"), u"our bank -> https://evil.example/steal");
    EXPECT_EQ(only("<a href=\"https://example.com/news/2026/spring-collection?a=1&amp;b=2\">example.com/news/2026/sprin\u2026</a>"),
              u"example.com/news/2026/sprin\u2026 -> https://example.com/news/2026/spring-collection?a=1&b=2");
    EXPECT_EQ(only("<a href='mailto:a@example.com?subject=x'>Write</a>"), u"Write -> mailto:a@example.com?subject=x");
    EXPECT_EQ(only("<a href='javascript:go()'>Go</a>"), u"Go -> javascript:go()") << "whatever it is, it is shown";
    EXPECT_EQ(only("<a href='../other.html'>Next</a>"), u"Next -> ../other.html");
    EXPECT_EQ(only("<a href='https://a.example/'></a>"), u" -> https://a.example/") << "one that cannot be read leads somewhere as well";
    EXPECT_EQ(only("<a href='#below'>Below</a>"), u"0 links");
    EXPECT_EQ(only("<script>var a = '<a href=\"https://a.example\">x</a>'</script>"), u"0 links");
}

TEST(PieceLinks, OfSeveralNoneHidesBehindAnother)
{
    const QList<PieceLink> links = pieceLinks(QStringLiteral("<a href='https://a.example/'>One<a href='https://b.example/'>Two</a> <a href='https://a.example/'>One</a><a href='https://a.example/'>Three</a>"));
    ASSERT_EQ(links.size(), 3) << "the same words and target once";
    EXPECT_EQ(links[0], (PieceLink{QStringLiteral("One"), QStringLiteral("https://a.example/")}));
    EXPECT_EQ(links[1], (PieceLink{QStringLiteral("Two"), QStringLiteral("https://b.example/")}));
    EXPECT_EQ(links[2].words, u"Three");
}

TEST(PieceLinks, SignsThatReadOtherwiseAreShownAsWhatTheyAre)
{
    EXPECT_EQ(only("<a href='https://b\u0430nk.example/a'>bank</a>"), u"bank -> https://xn--bnk-6cd.example/a") << "a Cyrillic letter";
    EXPECT_EQ(only("<a href='https://a.example/x'>a\u202Eb\u001b[2Jc</a>"), u"ab[2Jc -> https://a.example/x");
}

TEST(PieceLinks, PicturesFromElsewhereAreNamedAndThoseThatComeAlongAreNot)
{
    const QList<PieceLink> links = pieceLinks(QStringLiteral("<img src='header.png' alt='Here'><img src='data:image/png;base64,AAAA'><img src='https://seen.example/p.gif?who=1' alt=''><a href='https://a.example/'><img src='//b.example/l.png' alt='Logo'></a>"));
    ASSERT_EQ(links.size(), 3);
    EXPECT_EQ(links[0], (PieceLink{QString(), QStringLiteral("https://seen.example/p.gif?who=1"), true}));
    EXPECT_EQ(links[1], (PieceLink{QStringLiteral("Logo"), QStringLiteral("//b.example/l.png"), true}));
    EXPECT_EQ(links[2], (PieceLink{QStringLiteral("[image: Logo]"), QStringLiteral("https://a.example/")}));
}

TEST(PieceLinks, WordsThatLookLikeAnotherAddressAreToldFromThoseThatDoNot)
{
    EXPECT_TRUE(another("https://bank.example/login", "https://evil.example/login"));
    EXPECT_TRUE(another("www.bank.example", "https://bank.example.evil.example/"));
    EXPECT_TRUE(another("Go to bank.example now", "https://evil.example/"));
    EXPECT_TRUE(another("https://bank.example/a", "https://bank.example/b"));
    EXPECT_TRUE(another("office@bank.example", "mailto:other@evil.example"));
    EXPECT_TRUE(another("office@bank.example", "https://bank.example/"));
    EXPECT_FALSE(another("our bank", "https://evil.example/steal"));
    EXPECT_FALSE(another("bank.example", "https://www.bank.example/login"));
    EXPECT_FALSE(another("https://Bank.example/", "https://bank.example"));
    EXPECT_FALSE(another("bank.example/news/2026/sprin\u2026", "https://bank.example/news/2026/spring"));
    EXPECT_FALSE(another("office@bank.example", "mailto:Office@bank.example?subject=x"));
    EXPECT_FALSE(another("Version 1.2, i.e. the next", "https://a.example/"));
}

TEST(PieceLinks, TheDocumentBearsThemBesideWhatItHad)
{
    const QByteArray text = withLinks("{\"title\":\"T\",\"words\":12}", {{QStringLiteral("bank.example"), QStringLiteral("https://evil.example/")}});
    EXPECT_EQ(text, "{\"title\":\"T\",\"words\":12,\"links\":[{\"words\":\"bank.example\",\"target\":\"https://evil.example/\",\"kind\":\"link\",\"reads_as_another\":true}]}");
}

} // namespace qd::app
