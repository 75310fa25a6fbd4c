#include "agents/reading/wire/WebAddress.h"

#include <gtest/gtest.h>

namespace qd::test {

using agents::WebAddress;
using agents::webAddress;

TEST(WebAddress, IsTakenApartAsARequestNeedsIt)
{
    const Result<WebAddress> plain = webAddress(QStringLiteral(" https://Example.COM/a/b?c=d&e=%20#part "), {});
    ASSERT_TRUE(plain) << plain.error().text.toStdString();
    EXPECT_EQ(plain->host, QStringLiteral("example.com"));
    EXPECT_EQ(plain->target, "/a/b?c=d&e=%20");
    EXPECT_EQ(plain->hostField, "example.com");
    EXPECT_EQ(plain->origin, QStringLiteral("https://example.com"));
    EXPECT_EQ(plain->port, 443);
    EXPECT_TRUE(plain->encrypts);

    const Result<WebAddress> other = webAddress(QStringLiteral("http://bücher.example/straße?ö=ü"), {});
    ASSERT_TRUE(other) << other.error().text.toStdString();
    EXPECT_EQ(other->hostField, "xn--bcher-kva.example");
    EXPECT_EQ(other->target, "/stra%C3%9Fe?%C3%B6=%C3%BC");
    EXPECT_EQ(other->port, 80);
    EXPECT_EQ(webAddress(QStringLiteral("http://example.com"), {})->target, "/");
    EXPECT_EQ(webAddress(QStringLiteral("http://example.com?x"), {})->target, "/?x");
    EXPECT_EQ(webAddress(QStringLiteral("http://[2606:4700::1111]/"), {})->hostField, "[2606:4700::1111]");
    EXPECT_EQ(webAddress(QStringLiteral("http://[2606:4700::1111]/"), {})->host, QStringLiteral("2606:4700::1111"));
    EXPECT_EQ(webAddress(QStringLiteral("https://example.com:443/"), {})->origin, QStringLiteral("https://example.com"));
    EXPECT_EQ(webAddress(QStringLiteral("http://example.com:443/"), {})->hostField, "example.com:443");
}

TEST(WebAddress, WhatIsNotReadIsRefusedInWords)
{
    struct Case {
        const char* text;
        Error::Kind kind;
        const char* says;
    };
    const Case all[] = {
        {"", Error::Parse, "no address"},
        {"example.com/page", Error::Rule, "only http and https"},
        {"ftp://example.com/", Error::Rule, "only http and https"},
        {"file:///etc/passwd", Error::Rule, "only http and https"},
        {"javascript:alert(1)", Error::Rule, "only http and https"},
        {"data:text/html,x", Error::Rule, "only http and https"},
        {"http://", Error::Parse, "no address"},
        {"https:///path", Error::Parse, "no address"},
        {"http://a b/", Error::Parse, "no address"},
        {"https://me@example.com/", Error::Rule, "name or a password"},
        {"https://me:secret@example.com/", Error::Rule, "name or a password"},
        {"https://example.com:8443/", Error::Rule, "neither 80 nor 443"},
        {"http://example.com:22/", Error::Rule, "neither 80 nor 443"},
        {"http://example.com:0/", Error::Parse, "no address"},
        {"http://example.com/\r\nX: y", Error::Parse, "no address"},
    };
    for (const Case& one : all) {
        const Result<WebAddress> read = webAddress(QString::fromUtf8(one.text), {});
        ASSERT_FALSE(read) << one.text;
        EXPECT_EQ(read.error().kind, one.kind) << one.text << ": " << read.error().text.toStdString();
        EXPECT_TRUE(read.error().text.contains(QLatin1String(one.says))) << read.error().text.toStdString();
        EXPECT_FALSE(read.error().text.contains(QStringLiteral("secret"))) << "a password is not said again";
    }
    const Result<WebAddress> endless = webAddress(QStringLiteral("https://example.com/") + QString(3'000, u'a'), {});
    ASSERT_FALSE(endless);
    EXPECT_TRUE(endless.error().text.contains(QStringLiteral("2,048")));
    EXPECT_LT(endless.error().text.size(), 400);
}

TEST(WebAddress, AnotherPortIsReadWhereItWasOpened)
{
    const QStringList opened{QStringLiteral("https://example.com:8443")};
    EXPECT_TRUE(webAddress(QStringLiteral("https://example.com:8443/x"), opened));
    EXPECT_FALSE(webAddress(QStringLiteral("http://example.com:8443/x"), opened));
    EXPECT_FALSE(webAddress(QStringLiteral("https://example.com:8444/x"), opened));
    EXPECT_FALSE(webAddress(QStringLiteral("https://www.example.com:8443/x"), opened));
}

} // namespace qd::test
