#include "tests/agents/organisation/PackSample.h"
#include "tests/app/Home.h"

#include <QDir>

namespace qd::test {

class PacksCommand : public AppTest {
protected:
    QString file(const PackSample& sample, const char* name = "field.json")
    {
        const QString path = folder.file(QString::fromLatin1(name));
        writeFile(path, sample.text());
        return path;
    }
    Ran take(const PackSample& sample = {}) { return program.run(words("packs take") << file(sample)); }
};

TEST_F(PacksCommand, APackIsTakenReadAdoptedUsedAndRemoved)
{
    EXPECT_TRUE(program.run(words("packs")).out.contains("No pack is held"));
    const Ran taken = take();
    ASSERT_EQ(taken.code, 0) << taken.err.toStdString();
    EXPECT_TRUE(taken.out.contains("It is from Nimbus Works, not signed")) << taken.out.toStdString();
    EXPECT_TRUE(taken.out.contains("6 of its 6 texts are to be read"));
    EXPECT_TRUE(program.run(words("status")).out.contains("Marketing")) << "the one in use is another";
    EXPECT_TRUE(program.run(words("org list")).out.contains("field-office  (came in a pack)"));
    const Json shown = program.json(words("packs show field-office")).json();
    EXPECT_EQ(shown.at(u"unread").toInteger(), 6);
    EXPECT_EQ(shown.at(u"wants").items().first().toString(), QStringLiteral("folder-linkedin/daily-social-post"));
    EXPECT_TRUE(program.run(words("packs diff field-office prompt/field-note")).out.contains("+ Write down what was seen."));
    EXPECT_EQ(program.run(words("packs adopt field-office")).code, 2);
    EXPECT_EQ(program.run(words("packs adopt field-office role/nobody")).code, 2);
    ASSERT_EQ(program.run(words("packs adopt field-office prompt/field-note role/scribe")).code, 0);
    EXPECT_EQ(program.json(words("packs list")).json().at(u"packs").items().first().at(u"unread").toInteger(), 4);
    ASSERT_EQ(program.run(words("packs remove field-office --reason unwanted")).code, 0);
    EXPECT_EQ(program.run(words("packs show field-office")).code, 2);
    EXPECT_FALSE(QFile::exists(program.home() + QStringLiteral("/packs/field-office.json")));
}

TEST_F(PacksCommand, ItsRulesAreShownAsTheyCount)
{
    ASSERT_EQ(take().code, 0);
    ASSERT_EQ(program.run(words("stop --org field-office")).code, 0); // opens it for the first time
    const QByteArray alone = program.run(words("rules show --org field-office")).out;
    EXPECT_TRUE(alone.contains("  L3  daily-social-post  (L4 in its file; its rules came in the pack \"field-office\", and only a rule of yours lets it go without asking you)")) << alone.toStdString();
    EXPECT_FALSE(alone.contains("L4  daily-social-post")) << alone.toStdString();
    const Json matrix = program.json(words("rules show --org field-office")).json().at(u"matrix");
    EXPECT_EQ(matrix.items().first().at(u"level").toString(), QStringLiteral("L4"));
    EXPECT_EQ(matrix.items().first().at(u"held").toString(), QStringLiteral("L3"));
    EXPECT_TRUE(matrix.items().first().at(u"held_why").toString().contains(QStringLiteral("came in the pack")));
    const QString rules = folder.file(QStringLiteral("rules.json"));
    for (const auto& [level, line] : {std::pair{"L4", "  L4  daily-social-post\n"}, std::pair{"L2", "  L2  daily-social-post  (L4 in its file; it came in the pack \"field-office\", so the lower of it and of your rule \"mine\" counts)"}}) {
        writeFile(rules, QByteArray(R"({"rules":[{"id":"mine","kinds":["daily-social-post"],"level":"LEVEL"}]})").replace("LEVEL", level));
        ASSERT_EQ(program.run(words("rules set --org field-office") << rules).code, 0);
        const QByteArray shown = program.run(words("rules show --org field-office")).out;
        EXPECT_TRUE(shown.contains(line)) << shown.toStdString();
    }
    const QByteArray own = program.run(words("rules show")).out;
    EXPECT_FALSE(own.contains("in its file")) << own.toStdString();
}

TEST_F(PacksCommand, ANewerFileIsReadWhereItChanged)
{
    ASSERT_EQ(take().code, 0);
    ASSERT_EQ(program.run(words("packs adopt field-office --all")).code, 0);
    EXPECT_TRUE(program.run(words("packs diff field-office")).out.contains("You have adopted all of it"));
    PackSample newer;
    newer.put("prompts", "Write down what was seen.", "Write down what was heard.").put("pack", "1.0", "1.1");
    ASSERT_EQ(take(newer).code, 0);
    const Json lines = program.json(words("packs diff field-office")).json();
    ASSERT_EQ(lines.at(u"texts").items().size(), 1);
    const QByteArray text = lines.toText();
    EXPECT_TRUE(text.contains(R"({"kind":"removed","text":"Write down what was seen.)")) << text.constData();
    EXPECT_TRUE(text.contains(R"({"kind":"added","text":"Write down what was heard.)")) << text.constData();
    newer.put("pack", "Nimbus Works", "Somebody Else");
    const Ran other = take(newer);
    EXPECT_EQ(other.code, 4) << other.out.toStdString();
    EXPECT_TRUE(other.err.contains("from somebody else"));
    EXPECT_TRUE(program.run(words("packs show field-office")).out.contains("version 1.1, from Nimbus Works"));
}

TEST_F(PacksCommand, WhatIsHostileLeavesNothing)
{
    PackSample greedy;
    greedy.put("organisation", "\"id\":\"field-office\"", "\"id\":\"marketing-department\"").put("pack", "\"id\":\"field-office\"", "\"id\":\"marketing-department\"");
    const Ran imposter = take(greedy);
    EXPECT_EQ(imposter.code, 4);
    EXPECT_TRUE(imposter.err.contains("no pack takes its place")) << imposter.err.toStdString();
    EXPECT_EQ(take(PackSample().set("base_url", "\"http://203.0.113.9\"")).code, 2);
    EXPECT_EQ(program.run(words("packs take") << folder.file(QStringLiteral("none.json"))).code, 2);
    EXPECT_EQ(program.run(words("packs show ../../etc")).code, 2);
    EXPECT_FALSE(QDir(program.home() + QStringLiteral("/packs")).exists());
    EXPECT_TRUE(program.run(words("packs")).out.contains("No pack is held"));
}

TEST_F(PacksCommand, PromptsAloneAreTakenOverByDiffIntoAnOrganisationOfHers)
{
    EXPECT_EQ(take(PackSample::skills()).code, 2) << "nothing says what they are for";
    EXPECT_EQ(program.run(words("packs take --into nobody") << file(PackSample::skills())).code, 2);
    EXPECT_EQ(program.run(words("packs take --into marketing-department") << file({})).code, 2) << "it brings an organisation of its own";
    EXPECT_TRUE(program.run(words("packs")).out.contains("No pack is held"));
    const Ran taken = program.run(words("packs take --into marketing-department") << file(PackSample::skills()));
    ASSERT_EQ(taken.code, 0) << taken.err.toStdString();
    EXPECT_TRUE(taken.out.contains("2 of its 2 texts are to be read")) << taken.out.toStdString();
    EXPECT_TRUE(taken.out.contains("It is from Nimbus Works"));
    EXPECT_FALSE(program.run(words("org list")).out.contains("plain-words")) << "it is no organisation";
    const QByteArray diff = program.run(words("packs diff plain-words prompt/draft")).out;
    EXPECT_TRUE(diff.contains("+ Write the draft in plain words.")) << diff.constData();
    EXPECT_TRUE(diff.contains("\n- ")) << "beside what is told now: " << diff.constData();
    ASSERT_EQ(program.run(words("packs adopt plain-words prompt/draft")).code, 0);
    const Json shown = program.json(words("packs show plain-words")).json();
    EXPECT_EQ(shown.at(u"into").toString(), QStringLiteral("marketing-department"));
    EXPECT_EQ(shown.at(u"unread").toInteger(), 1);
    EXPECT_EQ(program.run(words("status")).code, 0) << "opened again, with its file";
    EXPECT_EQ(program.json(words("packs show plain-words")).json().at(u"unread").toInteger(), 1);
    const Ran gone = program.run(words("packs remove plain-words --reason unwanted"));
    ASSERT_EQ(gone.code, 0) << gone.err.toStdString();
    EXPECT_EQ(program.run(words("packs show plain-words")).code, 2);
    EXPECT_FALSE(QFile::exists(program.home() + QStringLiteral("/packs/marketing-department/plain-words.json")));
}

TEST_F(PacksCommand, AFormThatBreaksHerOrganisationIsNotAdopted)
{
    PackSample bare = PackSample::skills();
    bare.set("replies", R"({"draft":{"type":"object","additionalProperties":false,"required":["nothing"],"properties":{"nothing":{"type":"string"}}}})");
    ASSERT_EQ(program.run(words("packs take --into marketing-department") << file(bare)).code, 0);
    const Ran adopted = program.run(words("packs adopt plain-words reply/draft"));
    EXPECT_EQ(adopted.code, 4) << adopted.out.toStdString();
    EXPECT_TRUE(adopted.err.contains("would not hold together")) << adopted.err.toStdString();
}

TEST_F(PacksCommand, ARunOfItAsksHerWhereItsOwnRulesWouldNot)
{
    ASSERT_EQ(take().code, 0);
    const Ran ran = program.run(words("run --org field-office --pace 0 --json --brief") << QStringLiteral("Note what was seen in the field today"));
    EXPECT_EQ(ran.code, 3) << ran.out.toStdString() << ran.err.toStdString();
    const QByteArray inbox = program.run(words("inbox list --org field-office --json")).out;
    EXPECT_TRUE(inbox.contains("\"level\":\"L3\"")) << inbox.constData();
    EXPECT_EQ(program.run(words("packs remove field-office")).code, 4) << "its run is open";
    EXPECT_EQ(program.run(words("org new mine --org field-office")).code, 4) << "no copy of it becomes hers";
}

} // namespace qd::test
