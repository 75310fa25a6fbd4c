#include "agents/people/Personal.h"

#include "agents/people/ForSkills.h"

#include <gtest/gtest.h>

#include <cstdio>

#include <ctime>

namespace qd::agents {
namespace {

using namespace Qt::StringLiterals;

/// What stands in it, masked: the test of every kind at once.
QString found(const QString& text, const PersonalTest& test = {})
{
    return inWords(personalValues(text, test, 50));
}

PersonalTest knowing(const QStringList& names)
{
    PersonalTest test;
    QStringList kept;
    for (const QString& name : names)
        kept.append(comparableName(name));
    test.isKept = [kept](const QString& name) { return kept.contains(name); };
    return test;
}

TEST(Personal, ValuesAreFoundByTheirFormAndSaidMasked)
{
    EXPECT_EQ(found(u"Jane Miller, jane.miller@example.com, +49 30 1234567"_s), u"an e-mail address (j…@example.com), a telephone number (…67)"_s);
    EXPECT_EQ(found(u"Call (555) 123-4567 or 555-123-4567"_s), u"a telephone number (…67), a telephone number (…67)"_s);
    EXPECT_EQ(found(u"DE89 3704 0044 0532 0130 00 and 4111 1111 1111 1111"_s), u"an account number (…00), a card number (…11)"_s);
    EXPECT_EQ(found(u"a@b.example A@B.example"_s), u"an e-mail address (a…@b.example)"_s) << "once";
    for (const char* const text : {"In 2026 we grew by 12.5 % to 2,019 users", "@home, me@ and @.com", "ISBN 978-3-16-148410-0", "10.1000/182", "192.168.0.1", "1234 5678 9012 3456", "200 300 4000"})
        EXPECT_EQ(found(QString::fromUtf8(text)), QString()) << text;
}

TEST(Personal, WhatIsTheHousesOwnIsNobodysInParticular)
{
    PersonalTest test;
    test.hosts = {u"press.example"_s};
    test.own = u"Call us on +49 30 1234567. Ada Lovelace leads it."_s;
    test.passesOffices = true;
    EXPECT_EQ(found(u"desk@press.example, ann@mail.press.example, info@elsewhere.example, +49 (30) 123-4567"_s, test), QString());
    EXPECT_EQ(found(u"ann@xpress.example"_s, test), u"an e-mail address (a…@xpress.example)"_s);
    test.passesPhones = true;
    EXPECT_EQ(found(u"+44 20 7946 0018"_s, test), QString());
}

TEST(Personal, ANameThatIsKeptIsFoundHoweverItIsWritten)
{
    const PersonalTest test = knowing({u"Ada Lovelace"_s, u"Jean-Luc O’Brien"_s});
    for (const char* const text : {"our customer Ada Lovelace and her diabetes", "Lovelace, Ada", "ADA LOVELACE", "our customer ada lovelace", "Ada Lovelace's letter", "Ada Lovelaces Brief", "\"Ada\",\"Lovelace\"",
                                   "by Ada\nLovelace", "To Jean-Luc O’Brien"})
        EXPECT_FALSE(found(QString::fromUtf8(text), test).isEmpty()) << text;
    for (const char* const text : {"Ada, a language", "Lovelace", "Ada Byron", "Ada. Lovelace came later", ""})
        EXPECT_EQ(found(QString::fromUtf8(text), test), QString()) << text;
    EXPECT_EQ(found(u"our customer Ada Lovelace"_s, test), u"the name of somebody who is kept (A… L…)"_s);
    EXPECT_EQ(comparableName(u"Ada"_s), QString()) << "one word is also other things";
}

TEST(Personal, AccentsInitialsAndAGenitiveHideNobody)
{
    const PersonalTest jose = knowing({u"José Álvarez"_s}), plain = knowing({u"Jose Alvarez"_s}), grete = knowing({u"Grete Hermann"_s}), middle = knowing({u"Grete M. Hermann"_s});
    for (const QString& text : {u"Jose Alvarez"_s, u"JOSÉ ÁLVAREZ"_s, u"José Álvarez’ Brief"_s, u"José Álvarez"_s.normalized(QString::NormalizationForm_D), u"alvarez, josé"_s}) {
        EXPECT_FALSE(found(text, jose).isEmpty()) << text.toStdString();
        EXPECT_FALSE(found(text, plain).isEmpty()) << text.toStdString();
    }
    EXPECT_FALSE(found(u"Jürgen Großmann"_s, knowing({u"Jurgen Grossmann"_s})).isEmpty());
    EXPECT_FALSE(found(u"Lukasz Soderstrom"_s, knowing({u"Łukasz Söderström"_s})).isEmpty());
    EXPECT_FALSE(found(u"Jean O'Brien"_s, knowing({u"Jean O’Brien"_s})).isEmpty());
    for (const char* const text : {"Grete M. Hermann", "GRETE HERMANN'S", "Hermann, Grete M.", "Grete M Hermann", "Grete Hermann"}) {
        EXPECT_FALSE(found(QString::fromUtf8(text), grete).isEmpty()) << text;
        EXPECT_FALSE(found(QString::fromUtf8(text), middle).isEmpty()) << text;
    }
    EXPECT_EQ(found(u"Grete Hermann a physicist"_s, grete), u"the name of somebody who is kept (G… H…)"_s) << "what stands beside it is no part of it";
    EXPECT_EQ(found(u"She came to see Grete. Hermann stayed. A. Hermann"_s, grete), QString());
    EXPECT_FALSE(found(u"by J. R. R. Tolkien"_s, knowing({u"J. R. R. Tolkien"_s})).isEmpty());
    PersonalTest own = jose;
    own.own = u"Jose Alvarez leads it. Call +49 30 1234567 or write to jose@elsewhere.example."_s;
    EXPECT_EQ(found(u"José Álvarez, +49 (30) 123-4567, jose@elsewhere.example"_s, own), QString());
}

TEST(Personal, WhatIsTakenOutIsFoundHoweverItIsWrittenThere)
{
    const PersonalValue jose{u"the name of somebody who is kept"_s, u"José Álvarez"_s}, large{u"the name of somebody who is kept"_s, u"JOSE ALVAREZ"_s}, grete{u"the name of somebody who is kept"_s, u"Grete M. Hermann"_s};
    EXPECT_EQ(without(u"What Jose Alvarez and José told"_s, {jose}).simplified(), u"What and told"_s);
    EXPECT_EQ(without(u"Straße: José Álvarez’ Brief, naïve"_s, {large}, u"…"_s), u"Straße: … Brief, naïve"_s) << "the rest stays as it was written";
    EXPECT_EQ(without(u"HERMANN'S proof by Grete"_s, {grete}).simplified(), u"proof by"_s);
    EXPECT_EQ(without(u"Josephine"_s, {jose}), u"Josephine"_s);
    EXPECT_TRUE(standsIn(u"posts/what-jose-alvarez-told/"_s, jose));
    EXPECT_TRUE(standsIn(u"#ÁlvarezJosé"_s, large));
    EXPECT_TRUE(standsIn(u"posts/hermann-grete"_s, grete));
    EXPECT_TRUE(standsIn(u"posts/jurgen-grossmann"_s, {u"the name of somebody who is kept"_s, u"Jürgen Großmann"_s}));
}

TEST(Personal, AKeyIsToldByItsBeginningAndNoMoreOfItIsSaid)
{
    for (const char* const key : {"sk-abcdefghijklmnopqrstuvwx", "sk-proj-Ab3_dE-fGh1JkLmN0pQr", "sk-ant-api03-Zx81kzQv-aa_bb77", "sk-or-v1-0123456789abcdef0123456789abcdef", "sk_live_0123456789abcdef", "ghp_0123456789abcdefghijABCDEFGHIJ",
                                  "github_pat_0123456789abcdefghij", "xoxb-0123456789-abcdef", "AKIAIOSFODNN7EXAMPLE", "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "key-0123456789abcdef0123456789abcdef",
                                  "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.x", "-----BEGIN RSA PRIVATE KEY-----", "-----BEGIN PRIVATE KEY-----"}) {
        const QString text = u"Log in with “%1”, please."_s.arg(QString::fromLatin1(key));
        const std::optional<PersonalValue> found = keyIn(text);
        ASSERT_TRUE(found) << key;
        EXPECT_EQ(found->what, u"a key"_s);
        EXPECT_EQ(masked(*found).size(), 5) << masked(*found).toStdString();
    }
    EXPECT_EQ(masked(*keyIn(u"(AKIAIOSFODNN7EXAMPLE)"_s)), u"AKIA…"_s);
    QByteArray bytes; // as of a picture, the same each time
    for (quint32 i = 0, x = 1; i < 300'000; ++i, x = x * 1'664'525 + 1'013'904'223)
        bytes.append(char(x >> 24));
    for (const QString& text : {u"In 2026 the key to growth is key-value stores, a task-oriented team and risk-averse sk-ii skin care."_s, u"ISBN 978-3-16-148410-0, Asia-Pacific, SG.2"_s,
                                u"commit 8ee04277d1b0c5a4f3e2d1c0b9a8f7e6d5c4b3a2 of 018f6b1e-0000-7000-8000-000000000001"_s, u"https://shop.example/sk-sk/vsetko-o-nasich-knihach-a-autoroch"_s,
                                u"sk-all-about-our-books-and-their-authors"_s, u"-----BEGIN PUBLIC KEY-----"_s, u"eyJ is how a token begins, and whsec_ a secret"_s,
                                u"data:image/png;base64,"_s + QString::fromLatin1(bytes.toBase64()), QString::fromLatin1(bytes.toBase64(QByteArray::Base64UrlEncoding))})
        EXPECT_FALSE(keyIn(text)) << text.left(60).toStdString();
}

TEST(Personal, NothingOfItStandsInAnAddressNorStaysInATitle)
{
    const PersonalValue ada{u"the name of somebody who is kept"_s, u"Ada Lovelace"_s}, mail{u"an e-mail address"_s, u"jane.miller@example.com"_s}, phone{u"a telephone number"_s, u"+49 30 1234567"_s};
    EXPECT_TRUE(standsIn(u"posts/customer-ada-lovelace-diabetes-takes/"_s, ada));
    EXPECT_TRUE(standsIn(u"#LovelaceAda"_s, ada));
    EXPECT_FALSE(standsIn(u"posts/customer-diabetes-takes/"_s, ada));
    EXPECT_TRUE(standsIn(u"https://example.org/jane-miller"_s, mail));
    EXPECT_TRUE(standsIn(u"post-49301234567.txt"_s, phone));
    EXPECT_FALSE(standsIn(u"2026-11-23-post.txt"_s, phone));
    EXPECT_EQ(without(u"Our customer Ada Lovelace: Ada's diabetes"_s, {ada}).simplified(), u"Our customer : diabetes"_s);
    EXPECT_EQ(without(u"Write to Jane Miller (jane.miller@example.com)"_s, {mail}, u"…"_s), u"Write to … … (…)"_s);
}

TEST(Personal, AMegabyteTakesLittleAlsoWhereItIsMadeToBeSlow)
{
    const PersonalTest test = knowing({u"Ada Lovelace"_s});
    const QStringList slow{QString(1'000'000, u'a'), u"a@"_s.repeated(500'000), u"00 1 "_s.repeated(200'000), u"12 "_s.repeated(333'333), u"Ab Cd "_s.repeated(166'666), u"DE12 "_s.repeated(200'000), u" sk-aaaa-"_s.repeated(120'000), u"-eyJabcdefgh"_s.repeated(80'000),
                           u"a.b-c_d+"_s.repeated(125'000) + u'@'};
    for (const QString& text : slow) {
        const std::clock_t before = std::clock();
        EXPECT_EQ(found(text, test), QString()) << text.left(10).toStdString();
        EXPECT_FALSE(keyIn(text)) << text.left(10).toStdString();
        const double seconds = double(std::clock() - before) / CLOCKS_PER_SEC;
        std::printf("%-8s %.2f s\n", qPrintable(text.left(6)), seconds);
        EXPECT_LT(seconds, 20) << text.left(10).toStdString(); // also with sanitizers; what is quadratic takes hours
    }
}

TEST(ForSkills, ASkillIsGivenWhatItsSchemaDeclaresAndNoMore)
{
    const QByteArray schema = R"({"type":"object","properties":{"to":{"type":"string","personal":true},"text":{"type":"string"},"tags":{"type":"array","items":{"type":"string"}}}})";
    const Json input = *Json::parse(R"({"to":"ada@example.com","text":"Write to ada@example.com","tags":["ada@example.com",7],"n":{"x":"+49 30 1234567"}})");
    const auto given = [&input](const QByteArray& form) { return onlyDeclared(input, {form, {}}, {}, PersonalTest{})->input; };
    EXPECT_EQ(given(schema).toText(), R"({"to":"ada@example.com","text":"Write to …","tags":["…",7],"n":{"x":"…"}})");
    EXPECT_EQ(given("{").at(u"to").toString(), u"…"_s) << "nobody knows what it declares";
}

/// What a skill without a declaration is given as "text", with a brief of the work.
QString toldTo(const QString& text, const QString& brief = {}, const QStringList& shown = {})
{
    const Result<DeclaredInput> given = onlyDeclared(Json(QList<Json::Member>{{u"text"_s, Json(text)}}), {"{}", shown}, brief, knowing({u"Zelda Quixote"_s}));
    EXPECT_TRUE(given) << text.toStdString();
    return given ? given->input.at(u"text").toString() + (given->untold.contains(u"text"_s) ? u" (untold)"_s : QString()) : QString();
}

TEST(ForSkills, ASkillIsNotToldTheNameOfSomebodyWhoIsKept)
{
    EXPECT_EQ(toldTo(u"How Zelda Quixote uses our app"_s), u"How … uses our app"_s);
    EXPECT_EQ(toldTo(u"How Zelda uses our app"_s, u"Write about Zelda Quixote"_s), u"How … uses our app"_s) << "the brief says who that is";
    EXPECT_EQ(toldTo(u"How Zelda uses our app"_s), u"How Zelda uses our app"_s) << "one name alone is nobody's";
    EXPECT_EQ(toldTo(u"How Ada Lovelace uses our app"_s), u"How Ada Lovelace uses our app"_s) << "nobody keeps her";
    const Json input = *Json::parse(R"({"a":"Zelda Quixote came","b":["What Zelda said"],"to":"Zelda Quixote"})");
    const QByteArray schema = R"({"properties":{"to":{"personal":true}}})";
    EXPECT_EQ(onlyDeclared(input, {schema, {}}, {}, knowing({u"Zelda Quixote"_s}))->input.toText(), R"({"a":"… came","b":["What … said"],"to":"Zelda Quixote"})");
}

TEST(ForSkills, WhatIsShownKeepsItsPartsThatNameNobodyAndHasNoHole)
{
    const auto shown = [](const QString& text) { return toldTo(text, {}, {u"text"_s}).toStdString(); };
    EXPECT_EQ(shown(u"How Zelda Quixote uses our note-taking app"_s), "… (untold)");
    EXPECT_EQ(shown(u"Zelda Quixote"_s), "… (untold)");
    EXPECT_EQ(shown(u"Zelda Quixote: how notes save a day"_s), "How notes save a day");
    EXPECT_EQ(shown(u"Notes that save a day – by Zelda Quixote"_s), "Notes that save a day");
    EXPECT_EQ(shown(u"Do notes help? Zelda Quixote says so"_s), "Do notes help?");
    EXPECT_EQ(shown(u"How notes help (with Zelda Quixote) at work"_s), "How notes help at work");
    EXPECT_EQ(shown(u"How notes (good ones) help: Zelda Quixote tells"_s), "How notes (good ones) help");
    EXPECT_EQ(shown(u"Interview: Zelda Quixote"_s), "… (untold)") << "one word says nothing";
    EXPECT_EQ(shown(u"How notes save a day: part 2 - the pen"_s), "How notes save a day: part 2 - the pen") << "as it is";
    EXPECT_EQ(shown({}), "");
}

TEST(ForSkills, ATextWithMoreThanIsLookedForIsNotGivenAtAll)
{
    const auto list = [](int count) {
        QString text;
        for (int i = 0; i < count; ++i)
            text += u"person%1@example.com\n"_s.arg(i);
        return Json(QList<Json::Member>{{u"list"_s, Json(text)}});
    };
    const Result<DeclaredInput> given = onlyDeclared(list(200), {"{}", {}}, {}, PersonalTest{});
    ASSERT_TRUE(given);
    EXPECT_FALSE(given->input.toText().contains("example.com"));
    const Result<DeclaredInput> refused = onlyDeclared(list(201), {"{}", {}}, {}, PersonalTest{});
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().text, u"“list” holds more than 200 personal values, so it is not given to a skill that is not meant for people's data"_s);
    EXPECT_TRUE(onlyDeclared(list(201), {R"({"properties":{"list":{"personal":true}}})", {}}, {}, PersonalTest{})) << "this one is meant for them";
}

} // namespace
} // namespace qd::agents
