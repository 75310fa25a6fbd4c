#include "agents/effects/connectors/mail/MailMessage.h"

#include <gtest/gtest.h>

namespace qd::test {

using namespace agents;

namespace {

/// RFC 2045, 6.7, read by other code than wrote it.
QByteArray unquoted(const QByteArray& text)
{
    QByteArray out;
    for (qsizetype at = 0; at < text.size(); ++at) {
        if (text[at] != '=') {
            out += text[at];
        } else if (text.mid(at + 1, 2) == "\r\n") {
            at += 2;
        } else {
            out += QByteArray::fromHex(text.mid(at + 1, 2));
            at += 2;
        }
    }
    return out;
}

qsizetype longestLine(const QByteArray& text)
{
    qsizetype most = 0;
    for (const QByteArray& line : text.split('\n'))
        most = std::max(most, line.size() - (line.endsWith('\r') ? 1 : 0));
    return most;
}

} // namespace

TEST(MailText, AddressesThatMailCanBeSentTo)
{
    EXPECT_EQ(mailAddress(QStringLiteral("ada.b+c@Press.Example")), QStringLiteral("ada.b+c@press.example"));
    EXPECT_EQ(mailAddress(QStringLiteral("ada@bücher.example")), QStringLiteral("ada@xn--bcher-kva.example"));
    for (const char* wrong : {"", "ada", "@press.example", "ada@", "a b@press.example", "ada@@press.example", ".ada@press.example", "ada@press..example", "ädä@press.example",
                              "ada@press.example\r\nBcc: x@y.example", "ada@press.example ", "<ada@press.example>"})
        EXPECT_EQ(mailAddress(QString::fromUtf8(wrong)), QString()) << wrong;
    const Result<MailAddress> named = mailAddressIn(QStringLiteral("Ada Lovelace <ada@press.example>"));
    ASSERT_TRUE(named);
    EXPECT_EQ(named->name, QStringLiteral("Ada Lovelace"));
    EXPECT_EQ(named->address, QStringLiteral("ada@press.example"));
    const Result<MailAddress> wrong = mailAddressIn(QStringLiteral("Ada <ada@press>\nBcc: <x@y.example>"));
    ASSERT_FALSE(wrong);
    EXPECT_FALSE(wrong.error().text.contains(QLatin1String("ada")));
}

TEST(MailText, HeadersAreFoldedAndEncoded)
{
    EXPECT_EQ(headerText("Subject", QStringLiteral("Hello")), "Subject: Hello\r\n");
    EXPECT_EQ(headerText("Subject", QStringLiteral("Führung")), "Subject: =?UTF-8?B?RsO8aHJ1bmc=?=\r\n");
    EXPECT_EQ(headerText("Subject", QStringLiteral("=?UTF-8?B?eA==?=")), "Subject: =?UTF-8?B?PT9VVEYtOD9CP2VBPT0/PQ==?=\r\n");
    const QByteArray plain = headerText("Subject", QStringLiteral("word ").repeated(40).trimmed());
    EXPECT_LE(longestLine(plain), 76);
    EXPECT_EQ(QByteArray(plain).replace("\r\n ", " "), "Subject: " + QByteArray("word ").repeated(40).trimmed() + "\r\n");
    const QByteArray coded = headerText("Subject", QStringLiteral("Größe 😀 ").repeated(20));
    EXPECT_LE(longestLine(coded), 76);
    QByteArray back;
    for (const QByteArray& word : coded.mid(9).replace("\r\n", "").split(' ')) {
        ASSERT_TRUE(word.startsWith("=?UTF-8?B?") && word.endsWith("?=")) << word.constData();
        const QByteArray part = QByteArray::fromBase64(word.mid(10, word.size() - 12));
        EXPECT_TRUE(QByteArrayView(part).isValidUtf8()) << "no character is cut";
        back += part;
    }
    EXPECT_EQ(QString::fromUtf8(back), QStringLiteral("Größe 😀 ").repeated(20));
    EXPECT_EQ(headerAddress("To", {QStringLiteral("Ada \"C\" Love"), QStringLiteral("ada@press.example")}), "To: \"Ada \\\"C\\\" Love\" <ada@press.example>\r\n");
    EXPECT_EQ(headerAddress("To", {{}, QStringLiteral("ada@press.example")}), "To: ada@press.example\r\n");
    EXPECT_EQ(mailDate({1'795'000'000'000}), "Wed, 18 Nov 2026 11:06:40 +0000");
}

TEST(MailText, QuotedPrintableLosesNothing)
{
    const QByteArray text = QStringLiteral("Größe = 3 € \t\n.\n..dots\nFrom here\n%1\nFrom %1 end \n\nlast").arg(QString(200, u'ä')).toUtf8() + '\n';
    const QByteArray coded = quotedPrintable(text);
    EXPECT_LE(longestLine(coded), 76);
    EXPECT_EQ(unquoted(coded).replace("\r\n", "\n"), text);
    for (const QByteArray& line : coded.split('\n')) {
        EXPECT_FALSE(line.startsWith('.') || line.startsWith("From ")) << line.constData();
        EXPECT_FALSE(line.endsWith(" \r") || line.endsWith("\t\r")) << line.constData();
    }
    for (int before = 60; before < 90; ++before) { // where the line breaks, too
        const QByteArray broken = quotedPrintable(QByteArray(before, 'x') + ".From x.From =\n");
        EXPECT_LE(longestLine(broken), 76);
        EXPECT_FALSE(broken.contains("\n.") || broken.contains("\nFrom "));
        EXPECT_EQ(unquoted(broken), QByteArray(before, 'x') + ".From x.From =\r\n");
    }
    EXPECT_EQ(quotedPrintable("a\r\nb\rc\n"), "a\r\nb\r\nc\r\n");
}

TEST(MailText, AMessageSaysWhoAndLetsItsReaderLeave)
{
    MailHead head{{QStringLiteral("Press"), QStringLiteral("press@h.example")}, {{}, QStringLiteral("ada@press.example")}, QStringLiteral("desk@h.example"), QStringLiteral("Hello"), {1'795'000'000'000}, "k.1@h.example",
                  "https://h.example/leave?m=k.1"};
    const QByteArray body = mailBody("text\n", "<p>text</p>\n", "k");
    const QByteArray message = mailMessage(head, body);
    EXPECT_TRUE(message.contains("\r\nReply-To: desk@h.example\r\n"));
    EXPECT_TRUE(message.contains("\r\nMessage-ID: <k.1@h.example>\r\n"));
    EXPECT_TRUE(message.contains("\r\nList-Unsubscribe: <https://h.example/leave?m=k.1>\r\nList-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n"));
    EXPECT_TRUE(message.endsWith(body));
    head.unsubscribe = "mailto:leave@h.example";
    EXPECT_FALSE(mailMessage(head, body).contains("One-Click")) << "a mail is no click";
    head.unsubscribe.clear();
    EXPECT_FALSE(mailMessage(head, body).contains("List-Unsubscribe"));
    EXPECT_EQ(mailMessage(head, body), mailMessage(head, body));
}

} // namespace qd::test
