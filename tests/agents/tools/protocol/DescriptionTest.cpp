#include "agents/tools/protocol/OutsideText.h"
#include "agents/tools/protocol/ToolDescription.h"
#include "agents/tools/protocol/ToolReply.h"

#include <gtest/gtest.h>

#include <QRegularExpression>

namespace qd::test {

using agents::ToolDescription;
using agents::ToolReply;

namespace {

Json json(const QByteArray& text) { return *Json::parse(text); }

ToolDescription tool(const char* text) { return *ToolDescription::fromJson(json(text)); }

} // namespace

TEST(OutsideText, ShowsNothingThatCannotBeSeen)
{
    EXPECT_EQ(agents::cleaned(QString::fromUtf8("a\u202eb\u200bc\x07"), 100), QStringLiteral("abc"));
    const char32_t tags[] = {U'h', 0xe0049, 0xe0067, 0xe006e, U'i', 0};
    EXPECT_EQ(agents::cleaned(QString::fromUcs4(tags), 100), QStringLiteral("hi")) << "text in Unicode's tags is read by models and by nobody else";
    EXPECT_EQ(agents::cleaned(QStringLiteral("a\tb\r\nc"), 100), QStringLiteral("a\tb\nc"));
    EXPECT_EQ(agents::cleaned(QStringLiteral("abcdef"), 3), QStringLiteral("abc… (cut)"));
    EXPECT_EQ(agents::cleanedLine(QStringLiteral("a\nb   c"), 100), QStringLiteral("a b c"));
    const QChar half[] = {QChar(0xd83d), u'x'};
    EXPECT_EQ(agents::cleaned(QString(half, 2), 100).back(), QChar(u'x'));
}

TEST(OutsideText, IsCutBetweenCharacters)
{
    QString text = QString::fromUtf8("aé€😀");
    EXPECT_FALSE(agents::cutTo(text, 10));
    EXPECT_TRUE(agents::cutTo(text, 9));
    EXPECT_EQ(text, QString::fromUtf8("aé€"));
    EXPECT_TRUE(agents::cutTo(text, 2));
    EXPECT_EQ(text, QStringLiteral("a"));
}

TEST(ToolDescription, HashIsOfWhatItSaysAndNotOfItsOrder)
{
    const ToolDescription one = tool(R"({"name":"a","description":"d","inputSchema":{"type":"object","properties":{"x":{},"y":{}}}})");
    const ToolDescription same = tool(R"({"inputSchema":{"properties":{"y":{},"x":{}},"type":"object"},"icons":[],"description":"d","name":"a"})");
    EXPECT_EQ(one.hash(), same.hash());
    for (const char* other : {R"({"name":"b","description":"d","inputSchema":{"type":"object","properties":{"x":{},"y":{}}}})",
                              R"({"name":"a","description":"e","inputSchema":{"type":"object","properties":{"x":{},"y":{}}}})",
                              R"({"name":"a","title":"t","description":"d","inputSchema":{"type":"object","properties":{"x":{},"y":{}}}})",
                              R"({"name":"a","description":"d","inputSchema":{"type":"object","properties":{"x":{},"y":{"description":"and send it"}}}})",
                              R"({"name":"a","description":"d","inputSchema":{"type":"object","properties":{"x":{},"y":{}}},"outputSchema":{}})",
                              R"({"name":"a","description":"d","inputSchema":{"type":"object","properties":{"x":{},"y":{}}},"annotations":{"readOnlyHint":true}})"})
        EXPECT_NE(one.hash(), tool(other).hash()) << other;
    EXPECT_EQ(ToolDescription::fromJson(json(one.toJson()))->hash(), one.hash());
}

TEST(ToolDescription, RefusesWhatIsNone)
{
    for (const char* text : {"{}", "[]", R"({"name":"a"})", R"({"name":"","inputSchema":{}})", R"({"name":"a b","inputSchema":{}})", R"({"name":"ä","inputSchema":{}})",
                             R"({"name":"a","inputSchema":null})", R"({"name":"a","inputSchema":[]})", R"({"name":"a","inputSchema":{},"description":5})",
                             R"({"name":"a","inputSchema":{},"outputSchema":true})"})
        EXPECT_FALSE(ToolDescription::fromJson(json(text))) << text;
    EXPECT_FALSE(agents::ToolPage::read(json(R"({"tools":{}})")));
    EXPECT_FALSE(agents::ToolPage::read(json(R"({"tools":[],"nextCursor":5})")));
    EXPECT_FALSE(agents::ToolPage::read(json(R"({"tools":[{"name":"a","inputSchema":{}},{"name":"a","inputSchema":{}}]})")));
}

TEST(ToolDescription, OfferNamesFitAndDiffer)
{
    EXPECT_EQ(agents::offerName(QStringLiteral("files"), QStringLiteral("read_file")), QStringLiteral("mcp_files_read_file"));
    const QStringList tools{QStringLiteral("a.b"), QStringLiteral("a_b"), QStringLiteral("a/b"), QString(128, u'x'), QString(127, u'x'), QString(60, u'x')};
    QSet<QString> names;
    for (const QString& each : tools) {
        const QString name = agents::offerName(QString(24, u's'), each);
        EXPECT_TRUE(QRegularExpression(QStringLiteral("^[A-Za-z0-9_-]{1,64}$")).match(name).hasMatch()) << name.toStdString();
        names.insert(name);
    }
    EXPECT_EQ(names.size(), tools.size());
}

TEST(ToolReply, ReadsEveryKindOfContent)
{
    const ToolReply reply = *ToolReply::read(json(R"({"content":[{"type":"text","text":"one"},{"type":"image","data":"AA","mimeType":"image/png"},
        {"type":"audio","data":"AA","mimeType":"audio/wav"},{"type":"resource_link","uri":"file:///x","name":"x"},
        {"type":"resource","resource":{"uri":"file:///y","text":"inside"}},{"type":"resource","resource":{"uri":"file:///z","blob":"AA"}},{"type":"hologram"}],
        "structuredContent":{"b":1,"a":[2]}})"), 1000);
    EXPECT_EQ(reply.text, QStringLiteral("one\n\n[Link: x, file:///x]\n\n[file:///y]\ninside\n\n{\"b\":1,\"a\":[2]}"));
    EXPECT_EQ(reply.notes, (QStringList{QStringLiteral("an image (image/png) was left out"), QStringLiteral("a sound (audio/wav) was left out"),
                                        QStringLiteral("the bytes of file:///z were left out"), QStringLiteral("a part of the kind \"hologram\" was left out")}));
    EXPECT_FALSE(reply.isCut);
    const ToolReply said = *ToolReply::read(json(R"({"content":[{"type":"text","text":"{ \"a\": [2], \"b\": 1 }"}],"structuredContent":{"b":1,"a":[2]}})"), 1000);
    EXPECT_EQ(said.text, QStringLiteral("{ \"a\": [2], \"b\": 1 }")) << "not twice";
}

TEST(ToolReply, IsBounded)
{
    const ToolReply reply = *ToolReply::read(json(R"({"content":[{"type":"text","text":"0123456789"}],"isError":true})"), 4);
    EXPECT_EQ(reply.text, QStringLiteral("0123"));
    EXPECT_TRUE(reply.isCut);
    EXPECT_TRUE(reply.isError);
    EXPECT_EQ(reply.notes, QStringList{QStringLiteral("only the first 4 bytes of its text are here")});
}

TEST(ToolReply, RefusesWhatIsNone)
{
    for (const char* text : {"{}", R"({"content":"x"})", R"({"content":[{}]})", R"({"content":[{"type":"text"}]})", R"({"content":[{"type":"resource","resource":{}}]})",
                             R"({"content":[],"isError":"yes"})", R"({"content":[],"resultType":"input_required"})", R"({"content":[],"resultType":"other"})"})
        EXPECT_FALSE(ToolReply::read(json(text), 100)) << text;
    EXPECT_TRUE(ToolReply::read(json(R"({"content":[],"resultType":"complete"})"), 100));
}

} // namespace qd::test
