#include "agents/inbound/mail/MimeReader.h"
#include "agents/inbound/mail/MimeText.h"

#include <gtest/gtest.h>

using namespace qd::agents;

TEST(MimeText, AFieldIsReadWithItsParametersAndWithoutComments)
{
    const MimeField field = mimeField(R"(Multipart/Report (of a kind); report-type=delivery-status; boundary="a;b\"c" ; boundary=other)");
    EXPECT_EQ(field.value, "multipart/report");
    EXPECT_EQ(field.parameters.value("report-type"), "delivery-status");
    EXPECT_EQ(field.parameters.value("boundary"), "a;b\"c") << "the first one counts";
    EXPECT_TRUE(mimeField({}).value.isEmpty());
    EXPECT_TRUE(mimeField(";;;=;\"").value.isEmpty());
}

TEST(MimeText, BodiesAndCharsetsAreDecodedAndWhatIsBrokenBreaksNothing)
{
    EXPECT_EQ(decodedBody("Gr=C3=BC=C3=9Fe =\r\nan alle=\n=3D=ZZ", "Quoted-Printable"), QByteArray("Grüße an alle==ZZ"));
    EXPECT_EQ(decodedBody("aGFs\r\nbG8=", " base64 "), "hallo");
    EXPECT_EQ(decodedBody("as it is", "8bit"), "as it is");
    EXPECT_EQ(charsetText("caf\xe9", "iso-8859-1"), QStringLiteral("café"));
    EXPECT_EQ(charsetText("\xa4", "iso-8859-15"), QStringLiteral("€"));
    EXPECT_EQ(charsetText("\x93\xfa\x96\x7b", "Shift_JIS"), QStringLiteral("日本"));
    EXPECT_EQ(charsetText("a\xffz", "no-such-charset"), QStringLiteral("a\uFFFDz"));
    EXPECT_EQ(charsetText("a", "../../etc; \"x"), QStringLiteral("a"));
}

TEST(MimeText, HeadersAreReadAsPeopleReadThem)
{
    EXPECT_EQ(headerWords("=?UTF-8?B?R3LDvMOf?= =?utf-8?q?e_an_alle?= there"), QStringLiteral("Grüße an alle there"));
    EXPECT_EQ(headerWords("=?x"), QStringLiteral("=?x"));
    EXPECT_EQ(firstAddress("\"Lovelace, Ada\" (the first) <Ada@Press.example>, b@c.example"), QStringLiteral("ada@press.example"));
    EXPECT_EQ(firstAddress("ada@press.example (Ada)"), QStringLiteral("ada@press.example"));
    EXPECT_TRUE(firstAddress("undisclosed-recipients:;").isEmpty());
    EXPECT_EQ(firstName("=?utf-8?q?=C5=81ukasz?= Nowak <l@n.example>"), QStringLiteral("Łukasz Nowak"));
}

TEST(MimeReader, PartsAreFoundHoweverTheyAreNestedOrCutOff)
{
    const QByteArray mail = "From: a@b.example\r\nContent-Type: multipart/mixed; boundary=\"out er\"\r\n\r\nbefore\r\n--out er\r\n"
                            "Content-Type: multipart/alternative; boundary=in\r\n\r\n--in\r\n\r\nplain words\r\n--in\r\nContent-Type: text/html\r\n\r\n<b>bold</b>\r\n--in--\r\n"
                            "--out er\r\nContent-Type: message/rfc822\r\n\r\nSubject: inside\r\nMessage-ID: <x@y>\r\n\r\nold\r\n--out er";
    const qd::Result<MailPart> read = readMail(mail);
    ASSERT_TRUE(read);
    ASSERT_EQ(read->parts.size(), 2);
    EXPECT_EQ(read->find("text/plain")->text(), QStringLiteral("plain words"));
    EXPECT_EQ(read->find("text/html")->text(), QStringLiteral("<b>bold</b>"));
    ASSERT_TRUE(read->find("message/rfc822"));
    EXPECT_EQ(read->find("message/rfc822")->parts.first().header("message-id"), "<x@y>");
    for (qsizetype end = 0; end < mail.size(); ++end)
        (void)readMail(mail.left(end)); // which ends
}

TEST(MimeReader, NothingIsLargerOrDeeperThanItsBounds)
{
    QByteArray deep = "From: a@b.example\r\n";
    for (int i = 0; i < 200; ++i)
        deep += "Content-Type: multipart/mixed; boundary=b" + QByteArray::number(i) + "\r\n\r\n--b" + QByteArray::number(i) + "\r\n";
    const qd::Result<MailPart> read = readMail(deep);
    ASSERT_TRUE(read);
    int depth = 0;
    for (const MailPart* at = &*read; !at->parts.isEmpty(); at = &at->parts.first())
        ++depth;
    EXPECT_EQ(depth, MailBounds::kMostDepth);
    QByteArray wide = "From: a@b.example\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n";
    for (int i = 0; i < 5'000; ++i)
        wide += "--b\r\n\r\nx\r\n";
    EXPECT_LE(readMail(wide)->parts.size(), MailBounds::kMostParts);
    QByteArray heads;
    for (int i = 0; i < 2'000; ++i)
        heads += "X-H: y\r\n";
    EXPECT_EQ(readMail(heads + "\r\nz")->headers.size(), MailBounds::kMostHeaders);
    EXPECT_FALSE(readMail("no header at all\r\n\r\nx"));
    EXPECT_FALSE(readMail({}));
}
