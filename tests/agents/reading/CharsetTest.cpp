#include "agents/reading/markup/Charset.h"

#include <gtest/gtest.h>

namespace qd::test {

using namespace Qt::StringLiterals;
using agents::decoded;

TEST(Charset, TheMarkGoesBeforeTheHeaderAndThatBeforeThePage)
{
    struct Case {
        QByteArray bytes;
        const char* said;
        QString text;
    };
    const Case all[] = {
        {"gr\xC3\xBC\xC3\x9F", "", u"grüß"_s},
        {"gr\xFC\xDF \x80 \x93x\x94", "", u"grüß € “x”"_s}, // no UTF-8: windows-1252
        {"gr\xC3\xBC", "utf-8", u"grü"_s},
        {"gr\xC3\xBC", "ISO-8859-1", u"grÃ¼"_s},
        {"gr\xFC", "latin1", u"grü"_s},
        {"a\xFF", "UTF8", u"a\ufffd"_s},
        {QByteArray("\xFF\xFE" "a\0\xFC\0", 6), "utf-8", u"aü"_s},
        {QByteArray("\xFE\xFF\0a\0\xFC", 6), "", u"aü"_s},
        {QByteArray("a\0\xFC\0", 4), "utf-16", u"aü"_s},
        {QByteArray("\0a", 2), "UTF-16BE", u"a"_s},
        {"\xEF\xBB\xBFgr\xC3\xBC", "iso-8859-1", u"grü"_s},
        {"<meta charset=latin1>\xFC", "", u"<meta charset=latin1>ü"_s},
        {"<meta charset=latin1>\xC3\xBC", "utf-8", u"<meta charset=latin1>ü"_s},
        {"<META content='text/html; charset=windows-1252' http-equiv=Content-Type>\x80", "", u"<META content='text/html; charset=windows-1252' http-equiv=Content-Type>€"_s},
        {"<meta charset=utf-16>\xC3\xBC", "", u"<meta charset=utf-16>ü"_s},
        {"<!-- <meta charset=latin1> -->\xC3\xBC", "", u"<!-- <meta charset=latin1> -->ü"_s},
    };
    for (const Case& one : all) {
        const Result<QString> text = decoded(one.bytes, one.said, true);
        ASSERT_TRUE(text) << one.bytes.toStdString();
        EXPECT_EQ(text->toStdString(), one.text.toStdString()) << one.bytes.toStdString() << " said " << one.said;
    }
    EXPECT_EQ(decoded("<meta charset=latin1>\xC3\xBC", "", false)->right(1), u"ü"_s) << "only a page of HTML says so inside";
}

TEST(Charset, AnotherEncodingIsNamedAndNotGuessed)
{
    for (const char* label : {"shift_jis", "gbk", "koi8-r", "windows-1251", "utf-7", "utf-32", "nonsense"}) {
        const Result<QString> text = decoded("x", label, false);
        ASSERT_FALSE(text) << label;
        EXPECT_TRUE(text.error().text.contains(QLatin1String(label))) << text.error().text.toStdString();
    }
    EXPECT_FALSE(decoded("<meta charset=euc-jp>x", "", true));
}

} // namespace qd::test
