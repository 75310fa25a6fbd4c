#include "tests/app/Home.h"

#include <QFile>

namespace qd::test {

class MemoryCommands : public AppTest {
protected:
    QString written(const char* name, const QByteArray& bytes)
    {
        const QString path = folder.file(QString::fromLatin1(name));
        QFile file(path);
        EXPECT_TRUE(file.open(QIODevice::WriteOnly));
        file.write(bytes);
        return path;
    }
    qsizetype found(const char* text, const QStringList& more = {})
    {
        return program.json(QStringList{QStringLiteral("library"), QStringLiteral("search"), QString::fromUtf8(text)} + more)
            .json().at(u"pieces").items().size();
    }
};

TEST_F(MemoryCommands, WhatSheHasKeptIsListedFoundAndForgotten)
{
    const Ran kept = program.json({QStringLiteral("memory"), QStringLiteral("keep"), QStringLiteral("notes"), QStringLiteral("Saws are not lent.")});
    ASSERT_EQ(kept.code, 0) << kept.err.toStdString();
    const QString id = kept.json().at(u"id").toString();
    ASSERT_EQ(id.size(), 36) << kept.out.toStdString();
    const Json listed = program.json(words("memory list notes")).json();
    ASSERT_EQ(listed.at(u"entries").items().size(), 1);
    EXPECT_EQ(listed.at(u"entries").items()[0].at(u"text").toString(), QStringLiteral("Saws are not lent."));
    EXPECT_EQ(listed.at(u"entries").items()[0].at(u"label").at(u"integrity").toString(), QStringLiteral("human"));
    EXPECT_EQ(program.json({QStringLiteral("memory"), QStringLiteral("show"), id}).json().at(u"namespace").toString(), QStringLiteral("notes"));
    EXPECT_EQ(found("who lends saws"), 1);
    EXPECT_EQ(program.run({QStringLiteral("memory"), QStringLiteral("forget"), id}).code, 0);
    EXPECT_EQ(found("who lends saws"), 0);
    EXPECT_EQ(program.json(words("memory list")).json().at(u"total").toInteger(), 0);
    EXPECT_EQ(program.run({QStringLiteral("memory"), QStringLiteral("forget"), id}).code, 4);
    EXPECT_TRUE(program.run(words("log show")).out.contains("memory-kept")) << "the record keeps it";
}

TEST_F(MemoryCommands, ADocumentIsLookedUpByWordAndByMeaningAndNamesItsPieces)
{
    const QString file = written("handbook.md", "# Bread\n\nSourdough loaves keep for five days.\n");
    const Ran added = program.json({QStringLiteral("library"), QStringLiteral("add"), file});
    ASSERT_EQ(added.code, 0) << added.err.toStdString();
    const QString id = added.json().at(u"documents").items()[0].at(u"id").toString();
    const Json answer = program.json({QStringLiteral("library"), QStringLiteral("search"), QStringLiteral("how long does a sourdough loaf keep")}).json();
    ASSERT_EQ(answer.at(u"pieces").items().size(), 1);
    const Json piece = answer.at(u"pieces").items()[0];
    EXPECT_EQ(piece.at(u"piece").toString(), id + QStringLiteral("#1"));
    EXPECT_EQ(piece.at(u"heading").toString(), QStringLiteral("Bread"));
    EXPECT_EQ(piece.at(u"label").at(u"integrity").toString(), QStringLiteral("untrusted"));
    EXPECT_GT(piece.at(u"by_word").toReal(), 0);
    EXPECT_GT(piece.at(u"by_meaning").toReal(), 0.2);
    EXPECT_EQ(found("sourdough", {QStringLiteral("--in"), QStringLiteral("notes")}), 0);
    EXPECT_TRUE(program.run({QStringLiteral("library"), QStringLiteral("show"), id}).out.contains("five days"));
    ASSERT_EQ(program.run({QStringLiteral("library"), QStringLiteral("add"), file}).code, 0);
    EXPECT_EQ(program.json(words("library list")).json().at(u"total").toInteger(), 1) << "the same file again takes its own place";
    EXPECT_EQ(program.run({QStringLiteral("library"), QStringLiteral("forget"), id}).code, 4) << "the one before is gone already";
}

TEST_F(MemoryCommands, TwoOrganisationsShareNothing)
{
    ASSERT_EQ(program.run(words("org new other")).code, 0);
    ASSERT_EQ(program.run(words("memory keep notes saws")).code, 0);
    EXPECT_EQ(found("saws"), 1);
    EXPECT_EQ(found("saws", {QStringLiteral("--org"), QStringLiteral("other")}), 0);
}

TEST_F(MemoryCommands, AWrongArgumentSaysWhatWouldBeRight)
{
    for (const char* line : {"memory keep Notes text", "memory keep sources text", "memory show 12", "memory fly", "library search", "library add /no/such/file",
                             "library search x --limit 0", "library show 12", "library fly"}) {
        const Ran ran = program.run(words(line));
        EXPECT_EQ(ran.code, 2) << line << ": " << ran.err.toStdString();
        EXPECT_FALSE(ran.err.isEmpty()) << line;
    }
}

} // namespace qd::test
