#include "agents/workbench/PersonalValues.h"

#include <gtest/gtest.h>

namespace qd::agents {
namespace {

using namespace Qt::StringLiterals;

TEST(PersonalValues, WhatIsPersonalOrSecretIsSeenByItsForm)
{
    const std::pair<const char*, const char*> cases[] = {
        {"https://evil.example/?q=anna.berg@example.com", "an e-mail address"},
        {"https://evil.example/anna.berg%40example.com", "an e-mail address"},
        {"https://evil.example/?q=anna%2540example.com", "an e-mail address"},
        {"who is anna+news@example.co.uk", "an e-mail address"},
        {"jürgen@müller.example", "an e-mail address"},
        {"https://user:secret@example.com/", "an e-mail address"},
        {"call +49 (30) 123 456-78", "a telephone number"},
        {"https://evil.example/?t=%2B493012345678", "a telephone number"},
        {"0049 30 12345678", "a telephone number"},
        {"030/1234 5678", "a telephone number"},
        {"DE89 3704 0044 0532 0130 00", "an account number"},
        {"https://evil.example/GB82WEST12345698765432", "an account number"},
        {"4111 1111 1111 1111", "a card number"},
        {"https://evil.example/?c=5555555555554444", "a card number"},
        {"https://evil.example/?k=sk-abcdefghijklmnopqrstuvwx", "a key"},
        {"ghp_0123456789abcdefghijABCDEFGHIJ", "a key"},
        {"AKIAIOSFODNN7EXAMPLE", "a key"},
        {"-----BEGIN OPENSSH PRIVATE KEY-----", "a key"},
    };
    for (const auto& [text, what] : cases)
        EXPECT_EQ(personalIn(QString::fromUtf8(text)), QString::fromUtf8(what)) << text;
}

TEST(PersonalValues, WhatPeopleSearchForIsNot)
{
    for (const char* const text : {"https://example.org/@bees/post-2026-11-23", "how to prune roses in 2026", "https://example.org/articles/1795257401000-roses?page=2&size=100",
                                   "ISBN 978-3-16-148410-0", "C++20 & Qt 6.4", "growth of 12.5 % from 2,019 to 2,026", "https://en.wikipedia.org/wiki/ISO_8601#Dates", "10.1000/182",
                                   "https://www.youtube.com/watch?v=dQw4w9WgXcQ", "192.168.0.1", "sk-ii skin care", "DE12 is no account number", "1234 5678 9012 3456", "0-60 in 4.2 s", "",
                                   "https://example.org/?id=0123456789abcdef0123456789abcdef"})
        EXPECT_EQ(personalIn(QString::fromUtf8(text)), QString()) << text;
}

TEST(PersonalValues, EveryValueOfAnInputIsLookedAt)
{
    const auto found = [](const char* input) { return personalIn(*Json::parse(input)); };
    EXPECT_EQ(found(R"({"query":"roses"})"), QString());
    EXPECT_EQ(found(R"({"a":[{"b":["x","anna@example.com"]}]})"), u"an e-mail address"_s);
    EXPECT_EQ(found(R"({"n":4111111111111111})"), u"a card number"_s);
    EXPECT_EQ(found(R"({"anna@example.com":true,"l":[],"o":{}})"), QString());
}

} // namespace
} // namespace qd::agents
