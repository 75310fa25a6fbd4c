#include "agents/people/WithoutPerson.h"

#include "core/rules/people/FreeWords.h"

#include <gtest/gtest.h>

namespace qd::agents {
namespace {

using namespace Qt::StringLiterals;

const PersonalFields kQuimby{{u"name"_s, u"Zorblax Anna-Lena Quimby"_s}, {u"e-mail"_s, u"zorblax77@mail.example"_s}, {u"phone"_s, u"+4915112345678"_s}, {u"company"_s, u"Quimby & Sons"_s},
                             {u"street"_s, u"Elm Lane 5"_s}, {u"country"_s, u"DE"_s}, {u"language"_s, u"de"_s}};

TEST(WithoutPerson, WhatTellsWhoItIsIsTakenOutHoweverItIsWritten)
{
    for (const auto& [words, plain] : {std::pair{u"said so in a mail from zorblax77@mail.example"_s, u"said so in a mail from …"_s},
                                       std::pair{u"card of ZORBLAX anna-lena  Quimby"_s, u"card of …"_s},
                                       std::pair{u"Quimbys Karte, Zorblax's word, Lena too"_s, u"… Karte, … word, … too"_s},
                                       std::pair{u"at Elm Lane 5, for quimby & sons"_s, u"at …, for …"_s},
                                       std::pair{u"signed zorblax_quimby, or zorblax77"_s, u"signed …_…, or …"_s},
                                       std::pair{u"rang from 0151 / 12345678, ext. 345678"_s, u"rang from …, ext. …"_s},
                                       std::pair{u"form on the site of 2026-03-12, in DE"_s, u"form on the site of 2026-03-12, in DE"_s},
                                       std::pair{u"the Quimbydale fair"_s, u"the Quimbydale fair"_s}}) {
        EXPECT_EQ(withoutPerson(words, {kQuimby}), plain);
        EXPECT_EQ(withoutPerson(plain, {kQuimby}), plain) << "and again as it is";
        EXPECT_FALSE(rules::addressIn(plain, u"reason"_s)) << plain.toStdString();
    }
}

TEST(WithoutPerson, AShortNameIsTakenOutAsItIsWrittenAndNoWordOfTheSentence)
{
    EXPECT_EQ(withoutPerson(u"An said so: wu and Wu at an inn"_s, {{{u"name"_s, u"An Wu"_s}}}), u"… said so: wu and … at an inn"_s);
    EXPECT_EQ(withoutPerson(u"card of Ma\u0308rz"_s, {{{u"name"_s, u"M\u00e4rz"_s}}}), u"card of …"_s) << "however its letters are put together";
}

TEST(WithoutPerson, OfNobodyKnownOnlyAddressesAndNumbersGo)
{
    EXPECT_EQ(withoutPerson(u"Ada wrote from ada@press.example and b@c@d, call +49 (151) 123-4567"_s, {}), u"Ada wrote from … and … call …"_s);
    EXPECT_EQ(withoutPerson(u"40 copies, 12.3.2026, no. 1234567"_s, {}), u"40 copies, 12.3.2026, no. 1234567"_s);
    EXPECT_EQ(withoutPerson(u"2026-03-12 0151 23456789, from 12.3.2026 - 14.3.2026"_s, {}), u"2026-03-12 …, from 12.3.2026 - 14.3.2026"_s);
}

} // namespace
} // namespace qd::agents
