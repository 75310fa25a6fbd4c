#include "agents/people/PersonKeys.h"
#include "tests/app/Home.h"
#include "tests/support/Await.h"

#include <QDirIterator>
#include <QFile>

namespace qd::test {

using namespace Qt::StringLiterals;

/// People outside, from outside.
class ContactsCommand : public AppTest {
protected:
    Ran contacts(const QStringList& arguments) { return program.run(QStringList{u"contacts"_s} + arguments); }
    Json json(const QStringList& arguments) { return program.json(QStringList{u"contacts"_s} + arguments).json(); }
    /// Takes Ada up. @returns her id.
    QString ada()
    {
        const Ran added = contacts({u"add"_s, u"--name"_s, u"Augusta Lovelace"_s, u"--e-mail"_s, u"Augusta@press.example"_s, u"--phone"_s, u"+49 151 12345678"_s, u"--segments"_s, u"customers press"_s,
                                    u"--agreed"_s, u"e-mail/newsletter"_s, u"--how"_s, u"form on the site"_s});
        EXPECT_EQ(added.code, 0) << added.err.toStdString();
        return json({u"find"_s, u"AUGUSTA@PRESS.example"_s}).at(u"id").toString();
    }
    QString table(const QByteArray& csv)
    {
        const QString name = folder.file(u"people.csv"_s);
        QFile out(name);
        EXPECT_TRUE(out.open(QIODevice::WriteOnly) && out.write(csv) == csv.size());
        return name;
    }
    /// Files of the home that the text stands in, also half of it.
    QStringList filesWith(const QByteArray& text) const
    {
        QStringList found;
        QDirIterator files(program.home(), QDir::Files | QDir::Hidden | QDir::System, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            QFile file(files.next());
            if (!file.open(QIODevice::ReadOnly))
                continue;
            const QByteArray bytes = file.readAll().toLower();
            if (bytes.contains(text.toLower()) || bytes.contains(QByteArray(reinterpret_cast<const char*>(QString::fromUtf8(text).utf16()), text.size() * 2)))
                found.append(file.fileName());
        }
        return found;
    }
    const QList<QByteArray> hers{"Lovelace", "augusta@press", "15112345678"};
};

TEST_F(ContactsCommand, SomebodyIsTakenUpShownAndForgottenAndStandsInNoFileInPlain)
{
    const QString id = ada();
    ASSERT_EQ(id.size(), 36);
    const Json shown = json({u"show"_s, id});
    EXPECT_EQ(shown.at(u"fields").at(u"name").toString(), u"Augusta Lovelace"_s);
    EXPECT_EQ(shown.at(u"fields").at(u"phone").toString(), u"+4915112345678"_s);
    EXPECT_EQ(shown.at(u"agreed").items().value(0).toString(), u"e-mail/newsletter"_s);
    ASSERT_EQ(program.run(words("backup now")).code, 0);
    for (const QByteArray& text : hers)
        EXPECT_TRUE(filesWith(text).isEmpty()) << text.toStdString() << " in " << filesWith(text).join(u' ').toStdString();
    EXPECT_FALSE(filesWith("customers").isEmpty()) << "names of lists are not personal, and the search finds what is there";
    EXPECT_EQ(contacts({u"erase"_s, id}).code, 2) << "not without a reason";
    EXPECT_EQ(contacts({u"show"_s, id}).code, 0);
    ASSERT_EQ(contacts({u"erase"_s, id, u"--reason"_s, u"she asked"_s}).code, 0);
    EXPECT_EQ(contacts({u"show"_s, id}).code, 2);
    EXPECT_TRUE(json({u"list"_s}).at(u"contacts").items().isEmpty());
    EXPECT_TRUE(json({u"find"_s, u"augusta@press.example"_s}).at(u"id").isNull());
    ASSERT_EQ(program.run(words("log verify")).code, 0) << "the chain is whole";
    ASSERT_EQ(program.run(words("backup now")).code, 0);
    for (const QByteArray& text : hers)
        EXPECT_TRUE(filesWith(text).isEmpty()) << text.toStdString();
}

TEST_F(ContactsCommand, WhatSheWritesOfSomebodyTellsNobodyWhoItIs)
{
    const QList<QByteArray> tells{"Zorblax", "Quimby", "zorblax77@mail", "15198765432"};
    ASSERT_EQ(contacts({u"add"_s, u"--name"_s, u"Zorblax Quimby"_s, u"--e-mail"_s, u"zorblax77@mail.example"_s, u"--phone"_s, u"+4915198765432"_s, u"--agreed"_s, u"e-mail"_s, u"--how"_s,
                        u"said so in a mail from zorblax77@mail.example of 2026-03-12"_s, u"--source"_s, u"card of Zorblax Quimby, 0151 98765432"_s}).code, 0);
    const QString id = json({u"find"_s, u"zorblax77@mail.example"_s}).at(u"id").toString();
    EXPECT_EQ(json({u"show"_s, id}).at(u"source").toString(), u"card of …, …"_s);
    const Ran agreed = contacts({u"consent"_s, id, u"sms"_s, u"yes"_s, u"--how"_s, u"Quimby's own word"_s});
    EXPECT_EQ(agreed.code, 0);
    EXPECT_TRUE(agreed.err.contains("Names, addresses and numbers are left out of what you wrote")) << agreed.err.toStdString();
    EXPECT_FALSE(contacts({u"consent"_s, id, u"letter"_s, u"no"_s, u"--how"_s, u"on the phone"_s}).err.contains("left out")) << "nothing was";
    ASSERT_EQ(contacts({u"import"_s, table("id,city,street,postcode,country,agreed,how\n" + id.toLatin1() + ",Berlin,Elm Lane 5,10115,DE,letter,zorblax wrote from Elm Lane 5\n"), u"--source"_s, u"list of Quimby"_s}).code, 0);
    ASSERT_EQ(contacts({u"suppress"_s, u"zorblax77@mail.example"_s, u"--reason"_s, u"Zorblax rang from 0151 98765432"_s}).code, 0);
    ASSERT_EQ(contacts({u"lift"_s, u"zorblax77@mail.example"_s, u"--reason"_s, u"zorblax77 wants it again"_s}).code, 0);
    ASSERT_EQ(contacts({u"suppress"_s, u"other33@mail.example"_s, u"--reason"_s, u"other33 is nobody who is kept"_s}).code, 0);
    const auto isNowhere = [&] {
        for (const QByteArray& text : tells + QList<QByteArray>{"Elm Lane", "other33"})
            EXPECT_TRUE(filesWith(text).isEmpty()) << text.toStdString() << " in " << filesWith(text).join(u' ').toStdString();
    };
    isNowhere();
    EXPECT_FALSE(filesWith("own word").isEmpty()) << "the rest of what she wrote stands there";
    EXPECT_FALSE(filesWith("2026-03-12").isEmpty());
    ASSERT_EQ(contacts({u"erase"_s, id, u"--reason"_s, u"Zorblax Quimby (zorblax77@mail.example) asked for it"_s}).code, 0);
    EXPECT_EQ(json({u"trail"_s, id}).at(u"trail").items().last().at(u"purpose").toString(), u"… (…) asked for it"_s);
    isNowhere();
    ASSERT_EQ(program.run(words("log verify")).code, 0);
}

TEST_F(ContactsCommand, ABackupFromBeforeBringsNobodyBack)
{
    const QString id = ada();
    ASSERT_EQ(program.run(words("backup now")).code, 0);
    const QString backup = program.json(words("backup list")).json().at(u"backups").items().value(0).at(u"file").toString();
    ASSERT_FALSE(backup.isEmpty());
    ASSERT_EQ(contacts({u"erase"_s, id, u"--reason"_s, u"she asked"_s}).code, 0);
    ASSERT_EQ(program.run({u"backup"_s, u"restore"_s, backup}).code, 0);
    EXPECT_EQ(json({u"list"_s}).at(u"contacts").items().size(), 1) << "the record does not know it any more";
    const Ran shown = contacts({u"show"_s, id});
    EXPECT_EQ(shown.code, 4);
    EXPECT_TRUE(shown.err.contains("this person was forgotten")) << shown.err.toStdString();
    ASSERT_EQ(program.run(words("resume")).code, 0);
    const std::unique_ptr<QProcess> served = program.serve();
    ASSERT_TRUE(served);
    EXPECT_TRUE(waitUntil([&] { return json({u"list"_s}).at(u"contacts").items().isEmpty(); })) << "whoever works here finds out, and puts it on record again";
    EXPECT_EQ(endPolitely(*served), 0);
    const QList<Json> trail = json({u"trail"_s, id}).at(u"trail").items();
    ASSERT_FALSE(trail.isEmpty());
    EXPECT_EQ(trail.last().at(u"what").toString(), u"forgotten"_s);
    EXPECT_EQ(trail.last().at(u"by").toString(), u"system"_s);
    EXPECT_EQ(program.run(words("log verify")).code, 0);
}

TEST_F(ContactsCommand, WhoCannotBeOpenedIsLeftOutOfAnExportAndServingPutsItOnRecord)
{
    const QString id = ada();
    ASSERT_EQ(contacts({u"add"_s, u"--name"_s, u"Bob"_s, u"--e-mail"_s, u"bob@press.example"_s}).code, 0);
    ASSERT_TRUE(agents::PersonKeyFile(program.home()).destroy(*ContactId::fromString(id))); // and whoever did it ended before that was on record
    const Ran exported = contacts({u"export"_s});
    EXPECT_EQ(exported.code, 1) << exported.err.toStdString();
    EXPECT_TRUE(exported.out.contains("bob@press.example"));
    EXPECT_TRUE(exported.err.contains("Left out: " + id.toLatin1() + ": this person was forgotten")) << exported.err.toStdString();
    EXPECT_EQ(json({u"trail"_s, id}).at(u"trail").items().size(), 2) << "kept and agreed: nobody has read what nobody can read";
    EXPECT_EQ(contacts({u"export"_s, u"--segment"_s, u"press"_s}).code, 4) << "nobody is left";
    ASSERT_EQ(program.run(words("serve --until-idle --pace 0")).code, 0);
    EXPECT_EQ(json({u"list"_s}).at(u"contacts").items().size(), 1);
    EXPECT_EQ(json({u"trail"_s, id}).at(u"trail").items().last().at(u"what").toString(), u"forgotten"_s);
    EXPECT_EQ(contacts({u"export"_s}).code, 0);
    EXPECT_EQ(contacts({u"add"_s, u"--name"_s, u"Augusta Lovelace"_s, u"--e-mail"_s, u"augusta@press.example"_s}).code, 0) << "the address is nobody's any more";
    EXPECT_EQ(program.run(words("log verify")).code, 0);
}

TEST_F(ContactsCommand, WhatAnOptionSaysWrongIsSaidByItsName)
{
    const Ran added = program.run(words("contacts add --name Ada --e-mail ada@press.example --agreed pigeon --how form --source form"));
    EXPECT_EQ(added.code, 2);
    EXPECT_TRUE(added.err.contains("--agreed: ")) << added.err.toStdString();
    EXPECT_FALSE(added.err.contains("line 2")) << added.err.toStdString();
    const Ran part = program.run(words("contacts add --id 018f0000-0000-7000-8000-000000000000 --name Ada"));
    EXPECT_TRUE(part.err.contains("--id: nobody is kept under it")) << part.err.toStdString();
    const Ran lifted = program.run(words("contacts lift ada@press.example --reason asked"));
    EXPECT_EQ(lifted.code, 4) << lifted.err.toStdString();
    EXPECT_FALSE(lifted.err.contains("name the channel")) << lifted.err.toStdString();
}

TEST_F(ContactsCommand, OfATableWithOneWrongLineNobodyIsTakenUp)
{
    const Ran wrong = contacts({u"import"_s, table("name,e-mail,segments\nAda,ada@press.example,customers\nBob,bob@press,Customers\n")});
    EXPECT_EQ(wrong.code, 2);
    EXPECT_TRUE(wrong.err.contains("line 3, e-mail: ")) << wrong.err.toStdString();
    EXPECT_TRUE(wrong.err.contains("line 3, segments: ")) << wrong.err.toStdString();
    EXPECT_TRUE(json({u"list"_s}).at(u"contacts").items().isEmpty());
    ASSERT_EQ(contacts({u"import"_s, table("name,e-mail,segments,agreed,how\nAda,ada@press.example,customers,e-mail,form\nBob,bob@press.example,customers,,\n")}).code, 0);
    EXPECT_EQ(json({u"list"_s, u"--segment"_s, u"customers"_s}).at(u"contacts").items().size(), 2);
    const Ran again = contacts({u"import"_s, table("name,e-mail\nCid,cid@press.example\nAda,ADA@press.example\n")});
    EXPECT_EQ(again.code, 2);
    EXPECT_TRUE(again.err.contains("line 3, e-mail: that address is kept already")) << again.err.toStdString();
    EXPECT_EQ(json({u"list"_s}).at(u"contacts").items().size(), 2);
}

TEST_F(ContactsCommand, WhoIsChangedKeepsWhatIsNotGivenAnew)
{
    const QString id = ada();
    ASSERT_EQ(contacts({u"import"_s, table("id,e-mail\n" + id.toLatin1() + ",countess@press.example\n")}).code, 0);
    const Json shown = json({u"show"_s, id});
    EXPECT_EQ(shown.at(u"fields").at(u"e-mail").toString(), u"countess@press.example"_s);
    EXPECT_EQ(shown.at(u"fields").at(u"name").toString(), u"Augusta Lovelace"_s);
    EXPECT_EQ(shown.at(u"segments").items().size(), 2);
    EXPECT_EQ(shown.at(u"agreed").items().size(), 1);
    EXPECT_TRUE(json({u"find"_s, u"augusta@press.example"_s}).at(u"id").isNull());
    EXPECT_EQ(json({u"find"_s, u"countess@press.example"_s}).at(u"id").toString(), id);
    EXPECT_EQ(contacts({u"import"_s, table("id,city\n" + id.toLatin1() + ",Berlin\n")}).code, 2) << "half an address";
}

TEST_F(ContactsCommand, WhoeverReadsIsOnRecordAndATableComesOutAsItWentIn)
{
    const QString id = ada();
    const QString out = folder.file(u"out.csv"_s);
    ASSERT_EQ(contacts({u"export"_s, u"--segment"_s, u"customers"_s, u"--out"_s, out}).code, 0);
    EXPECT_EQ(QFile(out).permissions() & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
    QFile file(out);
    ASSERT_TRUE(file.open(QIODevice::ReadOnly));
    EXPECT_TRUE(file.readAll().contains("Augusta Lovelace,Augusta@press.example,+4915112345678,customers press,e-mail/newsletter,form on the site")) << "with how it is known what they agreed to";
    const Json one = json({u"export"_s, id});
    EXPECT_EQ(one.at(u"fields").at(u"name").toString(), u"Augusta Lovelace"_s);
    EXPECT_EQ(one.at(u"consents").items().value(0).at(u"known_from").toString(), u"form on the site"_s);
    EXPECT_TRUE(contacts({u"show"_s, id}).out.contains("agreed to e-mail/newsletter on 20")) << "and where she looks";
    EXPECT_TRUE(contacts({u"show"_s, id}).out.contains("known from: form on the site"));
    EXPECT_EQ(one.at(u"trail").items().size(), 4) << "kept, agreed, and read twice";
    const QList<Json> trail = json({u"trail"_s, id}).at(u"trail").items();
    ASSERT_EQ(trail.size(), 6);
    EXPECT_EQ(trail[2].at(u"what").toString(), u"read"_s);
    EXPECT_EQ(trail[2].at(u"sink").toString(), u"export"_s);
    EXPECT_EQ(trail[2].at(u"by").toString(), u"human"_s);
    EXPECT_EQ(trail[2].at(u"fields").items().size(), 3);
}

TEST_F(ContactsCommand, WhatTheySaidAndHowLongTheyStayIsPutOnRecord)
{
    const QString id = ada();
    EXPECT_EQ(contacts({u"consent"_s, id, u"sms"_s, u"yes"_s}).code, 2) << "it does not say how that is known";
    ASSERT_EQ(contacts({u"consent"_s, id, u"sms"_s, u"yes"_s, u"--how"_s, u"she phoned"_s}).code, 0);
    ASSERT_EQ(contacts({u"consent"_s, id, u"e-mail/newsletter"_s, u"no"_s, u"--how"_s, u"link in a mail"_s}).code, 0);
    EXPECT_EQ(contacts({u"consent"_s, id, u"pigeon"_s, u"yes"_s, u"--how"_s, u"x"_s}).code, 2);
    EXPECT_EQ(contacts({u"consent"_s, id, u"sms"_s, u"maybe"_s, u"--how"_s, u"x"_s}).code, 2);
    const Json one = json({u"list"_s}).at(u"contacts").items().value(0);
    EXPECT_EQ(one.at(u"agreed").items().value(0).toString(), u"sms"_s);
    EXPECT_EQ(one.at(u"refused").items().value(0).toString(), u"e-mail/newsletter"_s);
    ASSERT_EQ(contacts({u"suppress"_s, u"augusta@press.example"_s, u"--reason"_s, u"bounced"_s}).code, 0);
    EXPECT_EQ(json({u"list"_s}).at(u"contacts").items().value(0).at(u"not_reached").items().value(0).toString(), u"e-mail: bounced"_s);
    ASSERT_EQ(contacts({u"lift"_s, u"augusta@press.example"_s, u"--reason"_s, u"a new server"_s}).code, 0);
    ASSERT_EQ(contacts({u"retention"_s, u"customers"_s, u"900"_s}).code, 0);
    EXPECT_EQ(contacts({u"retention"_s, u"customers"_s, u"soon"_s}).code, 2);
    EXPECT_EQ(json({u"list"_s}).at(u"contacts").items().value(0).at(u"kept_days").toInteger(), 900);
    ASSERT_EQ(contacts({u"retention"_s, u"customers"_s, u"off"_s}).code, 0);
    EXPECT_TRUE(json({u"list"_s}).at(u"contacts").items().value(0).at(u"kept_days").isNull());
    EXPECT_EQ(contacts({u"fly"_s}).code, 2);
}

} // namespace qd::test
