#include "agents/effects/render/SmsText.h"

#include <gtest/gtest.h>

namespace qd::test {

namespace {

agents::Rendered rendered(const QString& text, const QString& link = {}, bool rehearsal = false)
{
    return agents::renderSms({QStringLiteral("Seats"), text, link, {1'795'000'000'000}, rehearsal}).value();
}

QString sent(const agents::Rendered& sms)
{
    return QString::fromUtf8(sms.blobs.value(sms.content.files.first().sha256));
}

qint64 segments(const agents::Rendered& sms)
{
    return std::get<qint64>(sms.content.details.value(QStringLiteral("segments")));
}

} // namespace

TEST(SmsText, IsWhatItsReaderGetsWithItsPartsCounted)
{
    const agents::Rendered sms = rendered(QStringLiteral("  Three seats\r\nare left. \u200b\n"), QStringLiteral("https://press.example/x"));
    EXPECT_EQ(sent(sms), QStringLiteral("Three seats\nare left.\nhttps://press.example/x"));
    EXPECT_EQ(sms.content.files.first().mediaType, QStringLiteral("text/plain"));
    EXPECT_EQ(segments(sms), 1);
    EXPECT_FALSE(sms.content.reversible);
    EXPECT_EQ(std::get<QString>(sms.content.details.value(QStringLiteral("encoding"))), QStringLiteral("GSM-7"));
    EXPECT_TRUE(sms.preview.contains("1 part")) << sms.preview.toStdString();
    EXPECT_EQ(segments(rendered(QString(161, u'x'))), 2);
    EXPECT_TRUE(sent(rendered(QStringLiteral("Seats"), {}, true)).startsWith(QStringLiteral("[Rehearsal]")));
}

TEST(SmsText, OneSignOutsideOfTheAlphabetIsShownWithWhatItCosts)
{
    const agents::Rendered sms = rendered(QString(80, u'x') + QStringLiteral("\U0001F600"));
    EXPECT_EQ(segments(sms), 2);
    EXPECT_EQ(std::get<QString>(sms.content.details.value(QStringLiteral("encoding"))), QStringLiteral("UCS-2"));
    EXPECT_TRUE(sms.preview.contains("\xF0\x9F\x98\x80</p>")) << sms.preview.toStdString();
}

TEST(SmsText, ItsPreviewIsTextWhateverItSays)
{
    EXPECT_FALSE(rendered(QStringLiteral("<img src=\"https://spy.example/x\"> & co")).preview.contains("<img"));
}

TEST(SmsText, RefusesWhatIsNone)
{
    EXPECT_FALSE(agents::renderSms({QStringLiteral("x"), QStringLiteral(" \n "), {}, {}, false}));
    EXPECT_FALSE(agents::renderSms({QStringLiteral("x"), QString(1'601, u'x'), {}, {}, false}));
    EXPECT_TRUE(agents::renderSms({QStringLiteral("x"), QString(1'600, u'x'), {}, {}, false}));
    EXPECT_FALSE(agents::renderSms({QStringLiteral("x"), QStringLiteral("text"), QStringLiteral("javascript:alert(1)"), {}, false}));
}

} // namespace qd::test
