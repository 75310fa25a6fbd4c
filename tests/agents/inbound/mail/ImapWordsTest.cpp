#include "agents/inbound/mail/ImapWords.h"

#include <gtest/gtest.h>

using namespace qd;
using namespace qd::agents;

namespace {

QList<ImapResponse> all(const QByteArray& bytes, qsizetype cut)
{
    ImapReader reader;
    QList<ImapResponse> found;
    for (qsizetype at = 0; at < bytes.size(); at += cut) {
        reader.feed(QByteArrayView(bytes).sliced(at, std::min(cut, bytes.size() - at)));
        while (const auto one = reader.next())
            found.append(*one);
    }
    return found;
}

} // namespace

TEST(ImapWords, ResponsesAreTheSameInAnyCuts)
{
    const QByteArray bytes = "* OK [UIDVALIDITY 42] hello\r\n* 3 FETCH (FLAGS (\\Seen \"a)b\") UID 8 BODY[]<0> {6}\r\nab\r\ncd X \"y\")\r\n* SEARCH 9 4\r\nQ1 OK done\r\n";
    for (const qsizetype cut : {1, 2, 3, 7, 500}) {
        const QList<ImapResponse> found = all(bytes, cut);
        ASSERT_EQ(found.size(), 4);
        EXPECT_EQ(imapCode(found[0], "UIDVALIDITY"), 42U);
        const auto mail = imapMail(found[1]);
        ASSERT_TRUE(mail);
        EXPECT_EQ(mail->uid, 8U);
        EXPECT_EQ(mail->bytes, "ab\r\ncd");
        EXPECT_EQ(imapFound(found[2]), QList<quint32>({4, 9}));
        EXPECT_TRUE(found[3].isTagged("Q1") && found[3].isOk());
        EXPECT_FALSE(found[3].isTagged("Q"));
    }
}

TEST(ImapWords, MailsComeAsLiteralsOrQuotedOrNotAtAll)
{
    EXPECT_EQ(imapMail(all("* 1 FETCH (BODY[] \"a \\\"b\" UID 5)\r\n", 99).first())->bytes, "a \"b");
    EXPECT_FALSE(imapMail(all("* 1 FETCH (UID 5)\r\n", 99).first()));
    EXPECT_FALSE(imapMail(all("* 1 FETCH (UID 0 BODY[] \"\")\r\n", 99).first()));
    EXPECT_FALSE(imapMail(all("* 1 EXISTS\r\n", 99).first()));
    EXPECT_FALSE(imapMail({"* 1 FETCH (((((((", {}}));
}

TEST(ImapWords, NothingIsHeldWithoutEnd)
{
    ImapReader reader;
    EXPECT_FALSE(reader.feed("* 1 FETCH (BODY[] {99999999}\r\n"));
    EXPECT_FALSE(reader.fault().isEmpty());
    ImapReader line;
    bool goesOn = true;
    for (int i = 0; i < 40 && goesOn; ++i)
        goesOn = line.feed(QByteArray(64 * 1024, 'x'));
    EXPECT_FALSE(goesOn);
    EXPECT_EQ(imapQuoted("a\"b\\"), "\"a\\\"b\\\\\"");
    EXPECT_EQ(imapDate({1'795'420'800'000}), "23-Nov-2026");
}
