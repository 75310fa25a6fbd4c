#include "agents/effects/render/paper/Invoice.h"
#include "tests/agents/effects/EffectSamples.h"

#include <gtest/gtest.h>

namespace qd::test {

namespace {

const QString kWho = QStringLiteral("contact:0190a000-0000-7000-8000-000000000001");

agents::InvoiceMaterial invoice(const char* text = "Work | _and_ <b>more</b>")
{
    return {QStringLiteral(R"({"number":"2026/017","customer":"%1","date":"2026-11-23","due":"2026-12-23","currency":"EUR","positions":[{"text":"%2","quantity":"3","price":"100.00","tax":"19"}]})")
                .arg(kWho, QString::fromLatin1(text)),
            {1'795'000'000'000}, false};
}

} // namespace

TEST(Invoice, IsALetterThatSaysNumberSumAndDay)
{
    const Result<agents::Rendered> out = agents::renderInvoice(invoice(), effectBrand(), {kWho});
    ASSERT_TRUE(out) << out.error().text.toStdString();
    EXPECT_EQ(out->content.kind.text, QStringLiteral("invoice"));
    EXPECT_EQ(out->content.title, QStringLiteral("Invoice 2026/017: 357.00 EUR, due on 2026-12-23"));
    EXPECT_EQ(out->content.details.value(QStringLiteral("invoice")), Value(QStringLiteral("2026/017")));
    EXPECT_EQ(out->content.details.value(QStringLiteral("total")), Value(QStringLiteral("357.00 EUR")));
    EXPECT_EQ(out->content.details.value(QStringLiteral("customer")), Value(kWho));
    EXPECT_TRUE(bytesOf(*out, "letter.pdf").startsWith("%PDF-1."));
    EXPECT_EQ(contentHash(out->content), contentHash(agents::renderInvoice(invoice(), effectBrand())->content)) << "the same bytes each time";
    EXPECT_NE(contentHash(out->content), contentHash(agents::renderInvoice(invoice("Work"), effectBrand())->content));
}

TEST(Invoice, IsForItsCustomerAlone)
{
    EXPECT_FALSE(agents::renderInvoice(invoice(), effectBrand(), {QStringLiteral("contact:0190a000-0000-7000-8000-000000000002")}));
    EXPECT_FALSE(agents::renderInvoice(invoice(), effectBrand(), {QStringLiteral("segment:customers")}));
    agents::InvoiceMaterial none = invoice();
    none.invoice = QStringLiteral("[]");
    EXPECT_FALSE(agents::renderInvoice(none, effectBrand()));
}

} // namespace qd::test
