#include "agents/skills/paper/Invoices.h"

#include "agents/skills/paper/InvoiceText.h"

#include <gtest/gtest.h>

#include <random>

namespace qd::test {

using agents::Invoice;
using agents::invoicesIn;

namespace {

constexpr const char* kTable = "number,customer,date,due,currency,text,quantity,price,tax,total\n"
                               "2026-017,contact:0190a000-0000-7000-8000-000000000001,2026-11-23,2026-12-23,EUR,Consulting,1.5,120.00,19,226.10\n"
                               "2026-017,contact:0190a000-0000-7000-8000-000000000001,2026-11-23,2026-12-23,EUR,\"Book, printed\",1,10,19,226.10\n"
                               "2026-018,0190a000-0000-7000-8000-000000000002,2026-11-23,2026-11-23,JPY,Print,3,333,10,1099\n";

constexpr const char* kJson = R"({"invoices":[{"number":"A-1","customer":"contact:0190a000-0000-7000-8000-000000000001","date":"2026-11-23","due":"2026-12-23","currency":"EUR","note":"Pay to our account.",
"positions":[{"text":"Work","quantity":"2","price":"0.05","tax":"7"},{"text":"Discount","quantity":"1","price":"-0.01","tax":"19"}]}]})";

std::string faultIn(QByteArray bytes, const QByteArray& part = {}, const QByteArray& instead = {})
{
    EXPECT_TRUE(part.isEmpty() || bytes.contains(part)) << part.toStdString();
    const Result<QList<Invoice>> read = invoicesIn(part.isEmpty() ? bytes : bytes.replace(part, instead));
    return read ? std::string() : read.error().text.toStdString();
}

} // namespace

TEST(Invoices, ATableHasARowForEachPosition)
{
    const Result<QList<Invoice>> all = invoicesIn(kTable);
    ASSERT_TRUE(all) << all.error().text.toStdString();
    ASSERT_EQ(all->size(), 2);
    const Invoice& first = all->first();
    EXPECT_EQ(first.positions.size(), 2);
    EXPECT_EQ(first.positions[0].net(), 18'000);
    EXPECT_EQ(first.positions[1].text, QStringLiteral("Book, printed"));
    EXPECT_EQ(first.net(), 19'000);
    ASSERT_EQ(first.taxes().size(), 1) << "reckoned once for each rate";
    EXPECT_EQ(first.taxes().first().amount, 3'610);
    EXPECT_EQ(agents::amountInWords(first.total(), first.currency), QStringLiteral("226.10 EUR"));
    EXPECT_EQ(all->last().customer, QStringLiteral("contact:0190a000-0000-7000-8000-000000000002"));
    EXPECT_EQ(agents::amountInWords(all->last().total(), QStringLiteral("JPY")), QStringLiteral("1099 JPY")) << "no decimals, and half a yen is a whole one";
}

TEST(Invoices, JsonSaysTheSameWithTextsForAmounts)
{
    const Result<QList<Invoice>> all = invoicesIn(kJson);
    ASSERT_TRUE(all) << all.error().text.toStdString();
    ASSERT_EQ(all->size(), 1);
    EXPECT_EQ(all->first().net(), 9);
    ASSERT_EQ(all->first().taxes().size(), 2);
    EXPECT_EQ(all->first().taxes()[0].amount, 1) << "0.7 of a cent";
    EXPECT_EQ(all->first().taxes()[1].amount, 0) << "-0.19 of a cent";
    EXPECT_EQ(all->first().total(), 10);
    EXPECT_EQ(faultIn(kJson, R"("price":"0.05")", R"("price":0.05)"), "invoice 1, position 1: price is no text");
    EXPECT_EQ(faultIn(kJson, R"("note")", R"("notes")"), "invoice 1: \"notes\" is unknown");
}

TEST(Invoices, WhatIsWrongIsSaidWithItsPlace)
{
    EXPECT_EQ(faultIn(""), "there is no list of invoices, or more than one");
    EXPECT_EQ(faultIn(kTable, "226.10\n2026-017", "226.11\n2026-017"), "row 3: total is \"226.10\"") << "what is of the invoice is alike in all its rows";
    EXPECT_EQ(faultIn(kTable, "1099", "1100"), "row 4: total is \"1100\"");
    EXPECT_EQ(faultIn(kTable, "2026-018", "2026-017"), "row 4: customer is \"0190a000-0000-7000-8000-000000000002\"");
    EXPECT_EQ(faultIn(kTable, "3,333,", "3,333.5,"), "row 4: price is \"333.5\"");
    EXPECT_EQ(faultIn(kTable, "3,333,", "0,333,"), "row 4: quantity is \"0\"");
    EXPECT_EQ(faultIn(kTable, "333,10,", "333,,"), "row 4: tax is missing");
    EXPECT_EQ(faultIn(kTable, "2026-11-23,2026-11-23", "2026-11-23,2026-11-22"), "row 4: due is \"2026-11-22\"");
    EXPECT_EQ(faultIn(kTable, "2026-11-23,2026-11-23", "2026-11-23,23.11.2026"), "row 4: due is \"23.11.2026\"");
    EXPECT_EQ(faultIn(kTable, ",JPY,", ",yen,"), "row 4: currency is \"yen\"");
    EXPECT_EQ(faultIn(kTable, "8000-000000000002", "8000-00000000000x"), "row 4: customer is \"0190a000-0000-7000-8000-00000000000x\"");
    EXPECT_EQ(faultIn(kTable, ",tax,", ",vat,"), "row 1: the column \"vat\" is unknown or stands twice");
    const QByteArray twice = QByteArray(kTable) + "2026-017,contact:0190a000-0000-7000-8000-000000000001,2026-11-23,2026-12-23,EUR,Again,1,10,19,11.90\n";
    EXPECT_EQ(faultIn(twice), "row 5: the number 2026-017 stands twice");
}

TEST(Invoices, TheSkillGivesEachAsALineThatReadsTheSame)
{
    const agents::Invoices skill;
    agents::SkillInput given;
    given.input = Json(QList<Json::Member>{{QStringLiteral("invoices"), Json(QString::fromUtf8(kTable))}});
    const Result<agents::SkillOutput> out = skill.run(given);
    ASSERT_TRUE(out) << out.error().text.toStdString();
    EXPECT_EQ(out->output.at(u"count").toInteger(), 2);
    EXPECT_EQ(out->output.at(u"summary").toString(), QStringLiteral("2026-017: 226.10 EUR; 2026-018: 1099 JPY"));
    EXPECT_EQ(out->output.at(u"customer").toString(), QStringLiteral("contact:0190a000-0000-7000-8000-000000000001"));
    for (const Json& line : out->output.at(u"invoices").items()) {
        const Result<QList<Invoice>> one = invoicesIn(line.toString().toUtf8());
        ASSERT_TRUE(one) << one.error().text.toStdString();
        EXPECT_EQ(agents::lineOf(one->first()), line.toString());
    }
}

TEST(Invoices, RandomOnesComeToTheirPositionsAndReadBack)
{
    std::mt19937 random(7);
    const auto below = [&random](quint32 bound) { return qint64(random() % bound); };
    for (int i = 0; i < 500; ++i) {
        Invoice invoice{QStringLiteral("N-%1").arg(i), QStringLiteral("contact:0190a000-0000-7000-8000-000000000001"), QDate(2026, 1, 1), QDate(2026, 2, 1), QStringLiteral("EUR"), {}, {}};
        for (qint64 left = 1 + below(6); left > 0; --left)
            invoice.positions.append({QStringLiteral("Position"), 1 + below(5'000'000), 100 + below(1'000'000), below(3) * 700});
        qint64 sum = 0, taxed = 0;
        for (const agents::InvoicePosition& position : invoice.positions)
            sum += position.net();
        for (const Invoice::Tax& tax : invoice.taxes()) {
            taxed += tax.net;
            EXPECT_LE(std::abs(tax.amount * 10'000 - tax.net * tax.rate), 5'000) << "at most half a cent";
        }
        EXPECT_EQ(taxed, sum) << "every position is taxed once";
        const Result<QList<Invoice>> read = invoicesIn(agents::lineOf(invoice).toUtf8());
        ASSERT_TRUE(invoice.total() <= 0 || read) << read.error().text.toStdString();
        if (read)
            EXPECT_EQ(read->first().total(), invoice.total());
    }
}

} // namespace qd::test
