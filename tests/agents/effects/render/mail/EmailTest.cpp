#include "agents/effects/render/mail/Email.h"
#include "agents/effects/render/mail/MailParts.h"
#include "tests/agents/effects/EffectSamples.h"

#include <gtest/gtest.h>

namespace qd::test {

namespace {

agents::EmailMaterial sample()
{
    agents::EmailMaterial mail;
    mail.slug = QStringLiteral("first-ninety-days");
    mail.subject = QStringLiteral("The first ninety days");
    mail.preheader = QStringLiteral("What to settle before the model");
    mail.text = QStringLiteral("## Begin with one process\n\nMost programmes fail **before** the model, and nobody says so when it would still have been cheap to say it.\n\n"
                               "- Pick it, with those who do the work every day and know what happens when it does not go well\n- Measure it\n\n1. One\n2. Two\n\n> A word of theirs\n\n"
                               "See [the study](https://example.com/study?a=1&b=2).\n");
    mail.link = QStringLiteral("https://blog.harborandpine.example/posts/first-ninety-days/");
    mail.date = {1'795'000'000'000};
    return mail;
}

Result<agents::Rendered> rendered(const std::function<void(agents::EmailMaterial&)>& change = {})
{
    agents::EmailMaterial mail = sample();
    if (change)
        change(mail);
    return agents::renderEmail(mail, effectBrand());
}

} // namespace

TEST(Email, HasAPageThatLoadsNothingAndAWrappedText)
{
    const Result<agents::Rendered> mail = rendered();
    ASSERT_TRUE(mail);
    const QByteArray page = bytesOf(*mail, "message.html");
    const QList<Element> all = elementsOf(page);
    ASSERT_FALSE(all.isEmpty());
    for (const char* none : {"img", "script", "link", "iframe", "form"})
        EXPECT_TRUE(named(all, none).isEmpty()) << none;
    EXPECT_FALSE(page.contains("url("));
    EXPECT_TRUE(page.contains("prefers-color-scheme: dark"));
    EXPECT_EQ(named(all, "title").value(0).text, sample().subject);
    EXPECT_EQ(mail->content.title, sample().subject);
    EXPECT_FALSE(mail->content.reversible);
    const QByteArray text = bytesOf(*mail, "message.txt");
    EXPECT_EQ(text, "Begin with one process\n\nMost programmes fail before the model, and nobody says so when it would\nstill have been cheap to say it.\n\n"
                    "- Pick it, with those who do the work every day and know what happens\n  when it does not go well\n- Measure it\n\n1. One\n2. Two\n\n> A word of theirs\n\n"
                    "See the study <https://example.com/study?a=1&b=2>.\n\nhttps://blog.harborandpine.example/posts/first-ninety-days/\n");
}

TEST(Email, EachPartOfItDecidesItsHash)
{
    QSet<QByteArray> hashes{contentHash(rendered()->content)};
    EXPECT_TRUE(hashes.contains(contentHash(rendered()->content))) << "same material, same bytes";
    hashes.insert(contentHash(rendered([](auto& m) { m.subject += u'!'; })->content));
    hashes.insert(contentHash(rendered([](auto& m) { m.preheader += u'!'; })->content));
    hashes.insert(contentHash(rendered([](auto& m) { m.text += u'!'; })->content));
    hashes.insert(contentHash(rendered([](auto& m) { m.date.ms += 60'000; })->content));
    EXPECT_EQ(hashes.size(), 5);
}

TEST(Email, HostileTextIsNeutralised)
{
    const Result<agents::Rendered> mail = rendered([](auto& m) {
        m.text = QStringLiteral("<script>x</script> [a](javascript:x) ![b](https://evil.example/pixel.png)");
        m.subject = QStringLiteral("Hello\r\nBcc: <all@evil.example>");
        m.preheader = QStringLiteral("\"><script>x</script>");
    });
    ASSERT_TRUE(mail);
    const QByteArray page = bytesOf(*mail, "message.html");
    const QList<Element> all = elementsOf(page);
    ASSERT_FALSE(all.isEmpty());
    EXPECT_TRUE(named(all, "script").isEmpty());
    EXPECT_FALSE(page.contains("evil.example/pixel") && page.contains("<img"));
    EXPECT_FALSE(page.contains("href=\"javascript"));
    EXPECT_EQ(mail->content.title, QStringLiteral("Hello Bcc: <all@evil.example>"));
    EXPECT_EQ(rendered([](auto& m) { m.subject = QString(201, u'a'); }).error().where, QStringLiteral("subject"));
    EXPECT_EQ(rendered([](auto& m) { m.link = QStringLiteral("javascript:x"); }).error().where, QStringLiteral("link"));
}

TEST(Email, RehearsalIsMarkedInBoth)
{
    const Result<agents::Rendered> mail = rendered([](auto& m) { m.rehearsal = true; });
    ASSERT_TRUE(mail);
    EXPECT_TRUE(mail->content.rehearsal);
    EXPECT_TRUE(bytesOf(*mail, "message.html").contains("Not for sending"));
    EXPECT_TRUE(bytesOf(*mail, "message.txt").startsWith("Rehearsal: "));
}

TEST(Email, WhatItIsEditedAsMayBeginWithSubjectAndPreheader)
{
    const agents::HeadedText both = agents::headedText(QStringLiteral("Subject: Hello: you\nPreheader:\n\nSubject: of the text"));
    EXPECT_EQ(both.subject, QStringLiteral("Hello: you"));
    EXPECT_EQ(both.preheader, QString(QLatin1String("")));
    EXPECT_EQ(both.text, QStringLiteral("\nSubject: of the text"));
    const agents::HeadedText none = agents::headedText(QStringLiteral("Dear all,\nSubject: x"));
    EXPECT_FALSE(none.subject || none.preheader);
    EXPECT_EQ(none.text, QStringLiteral("Dear all,\nSubject: x"));
}

} // namespace qd::test
