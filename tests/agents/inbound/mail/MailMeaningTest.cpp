#include "agents/inbound/mail/MailLook.h"
#include "tests/agents/inbound/mail/ImapHost.h"

#include <gtest/gtest.h>

using namespace qd;
using namespace qd::agents;
using namespace qd::test;

namespace {

const QByteArray kKey = "abcdefghijklmnopqrstuvwxyz234567", kSent = kKey + ".2@harborandpine.example";
const QString kLeave = QStringLiteral("mailto:leave+{key}@harborandpine.example?subject=unsubscribe");

std::optional<MailWord> said(const QByteArray& mail, const QString& leave = {})
{
    return meaningOf(readMail(mail).value(), leave);
}

QByteArray report(const QByteArray& type, const QByteArray& part, const QByteArray& original)
{
    return "From: MAILER-DAEMON@mx.example\r\nTo: press@harborandpine.example\r\nSubject: Undelivered\r\nAuto-Submitted: auto-replied\r\nDate: Mon, 23 Nov 2026 08:00:00 +0000\r\n"
           "Content-Type: multipart/report; report-type=" + type + "; boundary=\"=_r\"\r\n\r\n--=_r\r\nContent-Type: text/plain\r\n\r\nSorry.\r\n--=_r\r\nContent-Type: message/" + part
        + "\r\n--=_r\r\nContent-Type: text/rfc822-headers\r\n\r\nFrom: press@harborandpine.example\r\nMessage-ID: <" + original + ">\r\n\r\n--=_r--\r\n";
}

QByteArray notDelivered(const QByteArray& action, const QByteArray& status, const QByteArray& to = "ada@press.example")
{
    return report("delivery-status", "delivery-status\r\n\r\nReporting-MTA: dns; mx.example\r\n\r\nFinal-Recipient: rfc822; " + to + "\r\nAction: " + action + "\r\nStatus: " + status
                  + "\r\nDiagnostic-Code: smtp; 550 " + status + " <" + to + "> no such user\r\n", kSent);
}

QByteArray indexOf(const QString& address)
{
    return address.toLatin1().leftJustified(32, '.', true);
}

MailAccount box()
{
    MailAccount account;
    account.id = QStringLiteral("answers");
    account.connector = QStringLiteral("smtp");
    return account;
}

std::optional<Inbound> onRecord(const QByteArray& mail, const std::optional<SentMail>& sent)
{
    const std::optional<MailCame> came = mailCame(box(), mail, kLeave, indexOf, Instant{1'800'000'000'000});
    return came ? inboundOf(*came, sent) : std::nullopt;
}

SentMail sent()
{
    return {EffectId::make({1}), QStringLiteral("Three things to count"), {indexOf(QStringLiteral("bob@press.example")), indexOf(QStringLiteral("ada@press.example"))}};
}

} // namespace

TEST(MailMeaning, AnAnswerIsItsWritersOwnWordsAndNamesWhatItAnswers)
{
    const auto word = said(answerTo(kSent, "Ada Lovelace <ada@press.example>", "Could you send me the plan? Call +49 30 1234567 or ada@press.example.\r\n\r\nBest, Ada\r\n\r\n"
                                                                              "On Sun, 22 Nov 2026 at 09:00,\r\nPress <press@harborandpine.example> wrote:\r\n> Three things\r\n> to count\r\n"));
    ASSERT_TRUE(word);
    EXPECT_EQ(word->kind, InboundKind::Reply);
    EXPECT_EQ(word->key.toLatin1(), kKey);
    EXPECT_EQ(word->number, 2);
    EXPECT_EQ(word->address, QStringLiteral("ada@press.example"));
    EXPECT_EQ(word->text, QStringLiteral("Could you send me the plan? Call … or …\n\nBest, …")) << "neither numbers nor addresses nor the writer's name";
    EXPECT_EQ(word->at.ms, 1'795'420'800'000);
}

TEST(MailMeaning, WhatQuotesIsNotItsWriters)
{
    EXPECT_EQ(ownWords(QStringLiteral("Yes.\n> old\n>> older\nNo.\n-- \nAda\nCEO")), QStringLiteral("Yes.\nNo."));
    EXPECT_EQ(ownWords(QStringLiteral("Gern.\n\nAm Montag schrieb Press:\n> alt")), QStringLiteral("Gern."));
    EXPECT_EQ(ownWords(QStringLiteral("Ok\n\n-----Original Message-----\nFrom: us")), QStringLiteral("Ok"));
    EXPECT_EQ(ownWords(QStringLiteral("> only\n> quoted")), QString());
}

TEST(MailMeaning, AReportSaysWhetherTheAddressIsDead)
{
    struct Case { const char* action; const char* status; InboundKind is; };
    const Case cases[] = {{"failed", "5.1.1", InboundKind::Bounced}, {"failed", "5.0.0", InboundKind::Bounced}, {"failed", "5.2.1", InboundKind::Bounced}, {"failed", "5.2.2", InboundKind::Status},
                          {"failed", "5.7.1", InboundKind::Status}, {"failed", "5.3.4", InboundKind::Status}, {"failed", "4.4.1", InboundKind::Status}, {"delayed", "4.2.0", InboundKind::Status},
                          {"delivered", "2.0.0", InboundKind::Delivered}, {"failed", "rubbish", InboundKind::Status}};
    for (const Case& one : cases) {
        const auto word = said(notDelivered(one.action, one.status));
        ASSERT_TRUE(word) << one.status;
        EXPECT_EQ(word->kind, one.is) << one.action << ' ' << one.status;
        EXPECT_EQ(word->address, QStringLiteral("ada@press.example"));
        EXPECT_EQ(word->number, 2);
        EXPECT_FALSE(word->text.contains(u'@')) << word->text.toStdString();
    }
}

TEST(MailMeaning, AComplaintAnAnswerByItselfAndAWishToLeave)
{
    const auto complaint = said(report("feedback-report", "feedback-report\r\n\r\nFeedback-Type: abuse\r\nUser-Agent: x/1\r\nVersion: 1\r\nOriginal-Rcpt-To: <ada@press.example>\r\n", kSent));
    ASSERT_TRUE(complaint);
    EXPECT_EQ(complaint->kind, InboundKind::Complained);
    const auto away = said(answerTo(kSent, "ada@press.example", "I am away until Monday.", "Auto-Submitted: auto-replied\r\n"));
    ASSERT_TRUE(away);
    EXPECT_EQ(away->kind, InboundKind::Status);
    EXPECT_EQ(said(answerTo(kSent, "ada@press.example", " Unsubscribe. \r\n\r\n> old"))->kind, InboundKind::OptedOut) << "in a word";
    EXPECT_EQ(said(answerTo(kSent, "ada@press.example", "Do not unsubscribe me, I like it"))->kind, InboundKind::Reply);
    const QByteArray leaving = "From: ada@press.example\r\nTo: leave+" + kKey + ".2@harborandpine.example\r\nSubject: unsubscribe\r\n\r\n\r\n";
    const auto leaves = said(leaving, kLeave);
    ASSERT_TRUE(leaves);
    EXPECT_EQ(leaves->kind, InboundKind::OptedOut);
    EXPECT_EQ(leaves->number, 2);
    EXPECT_FALSE(said(leaving)) << "nowhere to leave was said";
    const auto bySubject = said("From: ada@press.example\r\nTo: press@harborandpine.example\r\nSubject: unsubscribe-" + kKey + ".3\r\n\r\nThis message was made by the button of a mail program.\r\n");
    ASSERT_TRUE(bySubject);
    EXPECT_EQ(bySubject->kind, InboundKind::OptedOut);
    EXPECT_EQ(bySubject->number, 3);
}

TEST(MailMeaning, WhatIsAboutNothingOfOursIsPassedOver)
{
    EXPECT_FALSE(said(answerTo("someone@else.example", "ada@press.example", "About last night")));
    EXPECT_FALSE(said("From: shop@example.com\r\nSubject: Offers\r\n\r\nBuy"));
    EXPECT_FALSE(said(report("delivery-status", "delivery-status\r\n\r\n\r\nFinal-Recipient: rfc822; ada@press.example\r\nAction: failed\r\nStatus: 5.1.1\r\n", "other@x.example")));
}

TEST(MailLook, OnlyTheSameReaderByNumberAndAddressIsKeptFromAnything)
{
    const auto bounced = onRecord(notDelivered("failed", "5.1.1"), sent());
    ASSERT_TRUE(bounced);
    EXPECT_EQ(bounced->kind, InboundKind::Bounced);
    EXPECT_EQ(bounced->index, indexOf(QStringLiteral("ada@press.example")));
    EXPECT_EQ(onRecord(notDelivered("failed", "5.1.1", "bob@press.example"), sent())->kind, InboundKind::Status) << "who forges it knows the key, and not who is which";
    EXPECT_FALSE(onRecord(notDelivered("failed", "5.1.1"), std::nullopt)) << "of a delivery that nobody here knows";
    EXPECT_FALSE(onRecord(answerTo(kSent, "ada@press.example", "Hello"), std::nullopt));
}

TEST(MailLook, TheSameMailHasTheSameIdAndItsTextTheNameOfWhatItAnswers)
{
    const QByteArray mail = answerTo(kSent, "ada@press.example", "Yes, please");
    const auto one = onRecord(mail, sent());
    ASSERT_TRUE(one);
    EXPECT_EQ(one->id, onRecord(mail, sent())->id);
    EXPECT_NE(one->id, onRecord(mail + " ", sent())->id);
    EXPECT_EQ(one->text, QStringLiteral("On “Three things to count”: Yes, please"));
    EXPECT_EQ(one->connector.text, QStringLiteral("smtp"));
    EXPECT_EQ(one->index.size(), 32);
    EXPECT_TRUE(one->sha256.isEmpty()) << "its bytes are not kept";
}
