#include "agents/organisation/packs/PackFile.h"

#include "agents/organisation/packs/PackCheck.h"
#include "core/rules/packs/PackTexts.h"
#include "core/rules/packs/Taming.h"
#include "tests/agents/organisation/Department.h"
#include "tests/agents/organisation/PackSample.h"

#include <gtest/gtest.h>

#include <sodium/core.h>
#include <sodium/crypto_sign.h>

namespace qd {

using test::PackSample;

namespace {

Result<agents::ReadPack> read(const PackSample& sample, const QByteArray& signature = {})
{
    static const agents::Known kKnown = test::everything();
    return agents::readPack(sample.text(), signature, QStringLiteral("field.json"), kKnown, {QStringLiteral("harbor-and-pine")});
}

/// What is said against it, with the place.
std::string against(const PackSample& sample)
{
    const Result<agents::ReadPack> pack = read(sample);
    return pack ? "nothing" : (pack.error().where + QStringLiteral(": ") + pack.error().text).toStdString();
}

bool says(const std::string& text, const char* part)
{
    return text.find(part) != std::string::npos;
}

} // namespace

#define EXPECT_REFUSED(sample, part) EXPECT_TRUE(says(against(sample), part)) << against(sample)

TEST(PackFile, IsReadWithItsTextsAndWhatItWouldDo)
{
    const Result<agents::ReadPack> pack = read(PackSample());
    ASSERT_TRUE(pack) << pack.error().where.toStdString() << ": " << pack.error().text.toStdString();
    EXPECT_EQ(pack->pack.id.text, QStringLiteral("field-office"));
    EXPECT_EQ(pack->pack.source(), QStringLiteral("pack:Nimbus Works"));
    EXPECT_TRUE(pack->pack.key.isEmpty());
    EXPECT_EQ(pack->organisation.pack, QStringLiteral("field-office"));
    EXPECT_TRUE(pack->organisation.prompts.value(QStringLiteral("field-note")).startsWith(QLatin1String("version: 3\n")));
    EXPECT_EQ(pack->pack.texts.keys(), (QStringList{QStringLiteral("organisation"), QStringLiteral("prompt/field-note"), QStringLiteral("reply/field-note"), QStringLiteral("role/lead"),
                                                    QStringLiteral("role/scribe"), QStringLiteral("workflow/note")}));
    EXPECT_EQ(pack->pack.wants, QStringList{QStringLiteral("folder-linkedin/daily-social-post")});
    EXPECT_TRUE(pack->leftOut.isEmpty()) << pack->leftOut.join(u'\n').toStdString();
}

TEST(PackFile, MayBringPromptsAndFormsAlone)
{
    const Result<agents::ReadPack> pack = read(PackSample::skills());
    ASSERT_TRUE(pack) << pack.error().where.toStdString() << ": " << pack.error().text.toStdString();
    EXPECT_TRUE(rules::isSkills(pack->organisation));
    EXPECT_EQ(pack->organisation.pack, QStringLiteral("plain-words"));
    EXPECT_EQ(pack->pack.texts.keys(), (QStringList{QStringLiteral("prompt/draft"), QStringLiteral("reply/field-note")}));
    EXPECT_TRUE(pack->pack.wants.isEmpty());
    EXPECT_TRUE(pack->organisation.autonomy.isEmpty() && pack->organisation.budgets.isEmpty() && pack->organisation.tiers.isEmpty());
    EXPECT_REFUSED(PackSample::skills().set("organisation", "null"), "/organisation");
    EXPECT_REFUSED(PackSample::skills().set("prompts", "{}").set("replies", "{}"), "holds nothing");
    for (const char* grab : {"skills", "tools", "into", "autonomy", "budgets", "base_url"})
        EXPECT_REFUSED(PackSample::skills().set(grab, "{}"), "has no place in a pack");
    EXPECT_REFUSED(PackSample::skills().put("prompts", "draft", "system"), "takes the place of one of the program's own");
    EXPECT_REFUSED(PackSample::skills().set("replies", R"({"draft":{"type":"object","additionalProperties":true}})"), "lets members in");
}

TEST(PackFile, TakesNoArchiveAndNothingThatIsLargerThanAPack)
{
    PackSample sample;
    for (const char* begin : {"PK\x03\x04", "\x1f\x8b", "BZh9"})
        EXPECT_FALSE(agents::archiveName(QByteArray(begin) + QByteArray(600, 'x')).isEmpty());
    QByteArray tar(512, '\0');
    tar.replace(257, 5, "ustar");
    EXPECT_EQ(agents::archiveName(tar), QStringLiteral("a tar archive"));
    EXPECT_EQ(agents::archiveName(sample.text()), QString());
    sample.set("prompts", "{\"long\":\"" + QByteArray(agents::kMostPackBytes, 'a') + "\"}");
    EXPECT_REFUSED(sample, "bytes");
    QByteArray many = "{";
    for (int i = 0; i < 30'000; ++i)
        many += QByteArray(i == 0 ? "" : ",") + "\"a" + QByteArray::number(i) + "\":0";
    EXPECT_REFUSED(PackSample().set("prompts", many + "}"), "holds too much");
    EXPECT_REFUSED(PackSample().set("prompts", QByteArray(200, '[') + QByteArray(200, ']')), "cannot be read");
}

TEST(PackFile, RefusesWhatIsSaidTwiceAndMembersThatNobodyKnows)
{
    EXPECT_REFUSED(PackSample().set("pack", R"({"id":"a","id":"field-office"})"), "cannot be read");
    for (const char* grab : {"providers", "base_url", "keys", "connectors", "tools", "mcp", "brand", "files"})
        EXPECT_REFUSED(PackSample().set(grab, "{\"x\":\"http://203.0.113.9/\"}"), "has no place in a pack");
    EXPECT_REFUSED(PackSample().put("organisation", "\"version\":1", "\"version\":1,\"pack\":\"\""), "/organisation");
    EXPECT_REFUSED(PackSample().put("organisation", "\"version\":1", "\"version\":1,\"prompts\":{}"), "/organisation");
    EXPECT_REFUSED(PackSample().put("organisation", "\"title\":\"Any\"", "\"title\":\"Any\",\"base_url\":\"http://203.0.113.9\""), "/organisation/tiers");
    EXPECT_REFUSED(PackSample().put("pack", "\"id\":\"field-office\"", "\"id\":\"other\""), "/organisation/id");
}

TEST(PackFile, RefusesNamesThatAreNoneAndThoseOfTheProgram)
{
    for (const char* name : {"../evil", "/etc/passwd", "a\\u0000b", "a\\\\b", "A", "f\\u0456eld", "a\\u202eb", "system", "tools", "clearance", "a--b", ""})
        EXPECT_NE(against(PackSample().put("prompts", "\"field-note\"", '"' + QByteArray(name) + '"')), "nothing") << name;
}

TEST(PackFile, RefusesTextsThatAreNotReadAsTheyStand)
{
    for (const char* hidden : {"\\u202e", "\\u2066", "\\u200b", "\\ufeff", "\\u00ad", "\\u0007", "\\udb40\\udc41", "\\ue000"})
        EXPECT_REFUSED(PackSample().put("prompts", "what was", QByteArray("what ") + hidden + "was"), "is not seen") << hidden;
    EXPECT_REFUSED(PackSample().put("pack", "Nimbus", "N\\u0456mbus"), "scripts that look alike");
    EXPECT_EQ(agents::lookAlike(QStringLiteral("Кириллица and Latin")), QString()) << "each word in one script";
}

TEST(PackFile, RefusesFormsThatReferOrNeverEnd)
{
    const auto with = [](const char* form) { return PackSample().put("replies", "{\"type\":\"string\",\"minLength\":1,\"maxLength\":4000}", form); };
    EXPECT_REFUSED(with(R"({"$ref":"http://203.0.113.9/x.json"})"), "has no place in a form");
    EXPECT_REFUSED(with(R"({"type":"string","$ref":"#"})"), "has no place in a form");
    EXPECT_REFUSED(with(R"({"type":"string","pattern":"^(a+)+$"})"), "has no place in a form");
    EXPECT_REFUSED(with(R"({"type":"object","properties":{}})"), "lets members in");
    EXPECT_REFUSED(with(R"({"type":["string","null"]})"), "is no text");
    QByteArray deep = R"({"type":"string"})";
    for (int i = 0; i < 12; ++i)
        deep = R"({"type":"array","items":)" + deep + "}";
    EXPECT_REFUSED(with(deep.constData()), "nested too deep");
}

TEST(PackFile, NamesNobodyAndNothingOfHers)
{
    EXPECT_NE(against(PackSample().put("organisation", "\"slug\":\"a-note\"", "\"slug\":\"a-note\",\"to\":\"contact:00000000-0000-7000-8000-000000000001\"")), "nothing");
    EXPECT_REFUSED(PackSample().put("organisation", "\"tier\":\"any\",\"cost_class\":\"specialist\"", "\"tier\":\"any\",\"cost_class\":\"specialist\",\"tools\":[\"mcp_files_write\"]"), "a tool of a server of yours");
    EXPECT_REFUSED(PackSample().put("organisation", "harbor-and-pine", "their-brand"), "expected a brand that is here");
    EXPECT_REFUSED(PackSample().put("organisation", "folder-linkedin", "their-server"), "/connector");
}

TEST(PackFile, BeginsNothingMovesNoMoneyAndIsLimited)
{
    PackSample greedy;
    greedy.put("organisation", "2000000}]", "900000000000}],\"triggers\":[{\"id\":\"always\",\"title\":\"Always\",\"workflow\":\"note\",\"brief\":\"Now\",\"schedule\":{\"cron\":\"* * * * *\"}}]");
    greedy.put("organisation", "\"authority_micro_usd\":50000000", "\"authority_micro_usd\":50000000,\"shift_authority_micro_usd\":1000000000");
    const Result<agents::ReadPack> pack = read(greedy);
    ASSERT_TRUE(pack) << against(greedy);
    EXPECT_TRUE(pack->organisation.triggers.isEmpty());
    EXPECT_FALSE(pack->organisation.agents.first().shiftAuthority);
    EXPECT_EQ(pack->organisation.budgets.at(0).limit, rules::kPackDay);
    EXPECT_EQ(pack->organisation.budgets.at(1).limit, rules::kPackMonth);
    EXPECT_EQ(pack->leftOut.size(), 3) << pack->leftOut.join(u'\n').toStdString();
    EXPECT_EQ(read(PackSample())->organisation.budgets.at(0).limit, Money{2'000'000}) << "its own, where it is lower";
}

TEST(PackFile, SaysWhoseItIsAndRefusesASignatureThatDoesNotFit)
{
    ASSERT_GE(sodium_init(), 0);
    QByteArray open(crypto_sign_PUBLICKEYBYTES, '\0');
    QByteArray secret(crypto_sign_SECRETKEYBYTES, '\0');
    QByteArray signature(crypto_sign_BYTES, '\0');
    const auto raw = [](QByteArray& bytes) { return reinterpret_cast<unsigned char*>(bytes.data()); };
    crypto_sign_keypair(raw(open), raw(secret));
    QByteArray text = PackSample().text();
    crypto_sign_detached(raw(signature), nullptr, raw(text), size_t(text.size()), raw(secret));
    const auto said = [&](const QByteArray& by) { return "{\"key\":\"" + open.toHex() + "\",\"signature\":\"" + by.toHex() + "\"}"; };
    const Result<agents::ReadPack> pack = read(PackSample(), said(signature));
    ASSERT_TRUE(pack) << pack.error().text.toStdString();
    EXPECT_EQ(pack->pack.key, open);
    EXPECT_TRUE(read(PackSample().put("pack", "1.0", "1.1"), said(signature)).error().text.contains(QLatin1String("not what was signed")));
    EXPECT_FALSE(read(PackSample(), "{}"));
    EXPECT_FALSE(read(PackSample(), said(signature.left(63))));
}

TEST(PackFile, TheDepartmentThatShipsCouldComeInOne)
{
    QByteArray shipped = test::department();
    shipped.replace("\"id\": \"marketing-department\"", "\"id\": \"field-office\"");
    const Result<agents::ReadPack> pack = read(PackSample().set("organisation", shipped));
    ASSERT_TRUE(pack) << pack.error().where.toStdString() << pack.error().text.toStdString();
    EXPECT_GT(pack->pack.texts.size(), 15);
}

} // namespace qd
