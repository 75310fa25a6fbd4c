#include "agents/keys/KeyNames.h"

#include "agents/keys/KeyRing.h"
#include "agents/llm/providers/ProviderList.h"
#include "resources/Resources.h"

#include <gtest/gtest.h>

namespace qd::test {

using namespace agents;

TEST(KeyAddress, AnOriginIsSchemeHostAndPort)
{
    const std::pair<const char*, const char*> all[] = {{"https://api.openai.com/v1", "https://api.openai.com"}, {"https://API.openai.com:443/v1?a=b#c", "https://api.openai.com"},
                                                       {"http://localhost:80/", "http://localhost"}, {"http://127.0.0.1:18431", "http://127.0.0.1:18431"},
                                                       {"https://a.example:80", "https://a.example:80"}, {"https://u:p@a.example/x", "https://a.example"},
                                                       {"http://[::1]:8080/v1", "http://[::1]:8080"}, {"api.openai.com", ""}, {"", ""}, {"https://", ""}};
    for (const auto& [address, origin] : all)
        EXPECT_EQ(originOf(QString::fromLatin1(address)), QString::fromLatin1(origin)) << address;
}

TEST(KeyAddress, WhatTheRingKeepsIsReadAsItWasWritten)
{
    const SharedSecret bound = Secret::of("sk-number-one", QStringLiteral("https://api.anthropic.com"));
    EXPECT_EQ(framed(*bound), QByteArray("for https://api.anthropic.com\nsk-number-one"));
    const SharedSecret read = unframed(framed(*bound));
    EXPECT_EQ(read->bytes(), QByteArrayView("sk-number-one"));
    EXPECT_EQ(read->origin(), QStringLiteral("https://api.anthropic.com"));
    const SharedSecret old = unframed("sk-for-one");
    EXPECT_EQ(old->bytes(), QByteArrayView("sk-for-one"));
    EXPECT_EQ(old->origin(), QString());
    EXPECT_EQ(framed(*old), QByteArray("sk-for-one"));
    EXPECT_FALSE(unframed("for https://a\n")) << "no key";
}

TEST(KeyAddress, AKeyGoesWhereItWasGivenForAndNowhereElse)
{
    const QString name = QStringLiteral("anthropic");
    const SharedSecret own = Secret::of("sk-number-one", QStringLiteral("http://127.0.0.1:18431"));
    EXPECT_TRUE(checkGoesTo(*own, name, QStringLiteral("http://127.0.0.1:18431/v1")));
    for (const char* other : {"http://127.0.0.1:18432", "https://127.0.0.1:18431", "http://localhost:18431", "https://api.anthropic.com", ""}) {
        const Result<Done> goes = checkGoesTo(*own, name, QString::fromLatin1(other));
        ASSERT_FALSE(goes) << other;
        EXPECT_TRUE(goes.error().text.contains(QLatin1String("http://127.0.0.1:18431")) && goes.error().text.contains(QLatin1String(other))) << goes.error().text.toStdString();
        EXPECT_TRUE(goes.error().hint.contains(QLatin1String("quarterdeck keys set anthropic")));
    }
}

TEST(KeyAddress, AnOldKeyGoesToWhatShipsAndNowhereElse)
{
    const SharedSecret old = Secret::of("sk-number-one");
    EXPECT_TRUE(checkGoesTo(*old, QStringLiteral("anthropic"), QStringLiteral("https://api.anthropic.com")));
    EXPECT_FALSE(checkGoesTo(*old, QStringLiteral("anthropic"), QStringLiteral("http://127.0.0.1:18431")));
    EXPECT_FALSE(checkGoesTo(*old, QStringLiteral("mine"), QStringLiteral("https://a.example")));
    EXPECT_FALSE(checkGoesTo(*old, QStringLiteral("mine"), QString()));
}

TEST(KeyAddress, WhatShipsIsWhatTheProvidersFilesSay)
{
    openResources();
    const Result<ProviderList> shipped = ProviderList::read();
    ASSERT_TRUE(shipped);
    for (const ModelProvider& provider : shipped->providers())
        if (!provider.key.header.isEmpty() && !provider.isOnThisMachine())
            EXPECT_EQ(shippedOrigin(provider.id), originOf(provider.baseUrl)) << provider.id.toStdString();
}

} // namespace qd::test
