#include "agents/effects/limits/SmsSegments.h"
#include "agents/effects/limits/WeightedLength.h"

#include <gtest/gtest.h>

namespace qd::test {

namespace {

struct Vector {
    QString text;
    int length;
};

/// What X counts, where that is sure.
int counted(const QString& text)
{
    const agents::WeightedLength length = agents::weightedLength(text);
    EXPECT_EQ(length.least, length.most) << text.toStdString();
    return length.most;
}

QString times(int count, const char* utf8)
{
    return QString::fromUtf8(utf8).repeated(count);
}

QString digits(int count)
{
    QString text;
    for (int i = 1; i <= count; ++i)
        text += QChar(u'0' + i % 10);
    return text;
}

} // namespace

/// Texts and lengths of twitter-text's own conformance suite (github.com/twitter/twitter-text, conformance/validate.yml, sections
/// WeightedTweetsWithDiscountedEmojiCounterTest and UnicodeDirectionalMarkerCounterTest).
TEST(WeightedLength, IsThatOfThePublishedVectors)
{
    const char* const kTen = "\u3042\u3044\u3046\u3048\u304A\u304B\u304D\u304F\u3051\u3053";
    const char* const family = "\U0001F468\u200D\U0001F469\u200D\U0001F467\u200D\U0001F466";
    const QString jack = QStringLiteral("http://www.twitter.com/jack");
    const QList<Vector> all{
        {times(10, "https://www.twitter.com/aloha "), 240},
        {QStringLiteral("285 chars- ") + jack + QStringLiteral(" ") + times(24, "xxxxxxxxxx-"), 299},
        {times(24, "xxxxxxxxxx-") + u' ' + jack + u' ', 289},
        {times(160, "\u6545"), 320},
        {QStringLiteral("the") + times(160, "\u6545"), 323},
        {times(160, "\U0001F637"), 320},
        {QString::fromUtf8("A\u0301B"), 2},
        {QString::fromUtf8("A\uFB2C"), 4},
        {QString::fromUtf8("H\U0001F431\u263A") + times(1, family), 7},
        {times(140, family), 280},
        {QString::fromUtf8("\U0001F64B\U0001F3FD\U0001F468\u200D\U0001F3A4"), 4},
        {QString::fromUtf8("1\u20E3"), 2},
        {QString::fromUtf8("1\uFE0F\u20E3"), 2},
        {QString::fromUtf8("Unicode 10.0 emoji: \U0001F92A; \U0001F9D5; \U0001F9D5\U0001F3FE; \U0001F3F4\U000E0067\U000E0062\U000E0065\U000E006E\U000E0067\U000E007F"), 34},
        {QString::fromUtf8("Unicode 9.0 emoji: \U0001F920; \U0001F483; \U0001F483\U0001F3FE"), 29},
        {QString::fromUtf8("ABC\u202A") + QChar(0xffff) + QStringLiteral("ABC") + QChar(0xfffe), 12},
        {QString::fromUtf8("\u2066\u202Ahttp://foobar.\u067E\u0627\u06A9\u0633\u062A\u0627\u0646/\u202C\u2069"), 31},
        {QStringLiteral("randomurlrandomurlrandomurlrandomurlrandomurlrandomurlrandomurls.com"), 68},
        {times(120, "\u3042") + QStringLiteral(" http://") + times(5, kTen) + QString::fromUtf8("\u3042\u3044\u3046.com"), 358},
        {times(120, "\u3042") + QStringLiteral(" http://") + times(5, kTen) + QString::fromUtf8("\u3042\u3044.com"), 264},
    };
    for (const Vector& one : all)
        EXPECT_EQ(counted(one.text), one.length) << one.text.toStdString();
}

TEST(WeightedLength, OfOtherTexts)
{
    const QList<Vector> all{{{}, 0}, {QStringLiteral("Hello, world."), 13}, {QString::fromUtf8("\u201CQuoted\u201D \u2014 yes"), 14}, {QString::fromUtf8("\u00A9 \u00A9\uFE0F \u2122"), 7},
                            {QString::fromUtf8("\U0001F1E9\U0001F1EA\U0001F1EB\U0001F1F7"), 4}, {QStringLiteral("See https://example.com/a_(b)?c=d&e=1. And http://x.org!"), 4 + 23 + 6 + 23 + 1},
                            {QStringLiteral("mail her@example.com"), 20}, {QStringLiteral("HTTPS://EXAMPLE.COM"), 23}, {QStringLiteral("3.5 and 1.2.3"), 13}};
    for (const Vector& one : all)
        EXPECT_EQ(counted(one.text), one.length) << one.text.toStdString();
}

TEST(WeightedLength, ANameWithDotsIsSaidToBeUnsure)
{
    const agents::WeightedLength shorter = agents::weightedLength(QStringLiteral("see t.co"));
    EXPECT_EQ(shorter.least, 8);
    EXPECT_EQ(shorter.most, 4 + 23);
    const agents::WeightedLength longer = agents::weightedLength(QStringLiteral("www.example.com/path/to/resource?search=foo&lang=en now"));
    EXPECT_EQ(longer.least, 23 + 4);
    EXPECT_EQ(longer.most, 51 + 4);
}

/// Texts and counts of Twilio's calculator (github.com/TwilioDevEd/message-segment-calculator, tests/index.test.js, segments.test.js).
TEST(SmsSegments, AreThoseOfThePublishedVectors)
{
    struct {
        QString text;
        bool isGsm7;
        int count;
    } const all[] = {
        {u'{' + digits(159).mid(1), true, 1},
        {u'{' + digits(160).mid(1), true, 2},
        {QString::fromUtf8("\U0001F61C") + digits(69).mid(1), false, 1},
        {QString::fromUtf8("\U0001F61C") + digits(70).mid(1), false, 2},
        {digits(307), true, 3},
        {QString::fromUtf8("\U0001F61C") + digits(134).mid(1), false, 3},
    };
    for (const auto& one : all) {
        const agents::SmsSegments segments = agents::smsSegments(one.text);
        EXPECT_EQ(segments.isGsm7, one.isGsm7) << one.text.toStdString();
        EXPECT_EQ(segments.count, one.count) << one.text.toStdString();
    }
    EXPECT_EQ(agents::smsSegments(digits(307)).left, 152);
}

TEST(SmsSegments, CutNoCharacterAndSayWhatIsLeft)
{
    EXPECT_EQ(agents::smsSegments({}).count, 0);
    EXPECT_EQ(agents::smsSegments({}).left, 160);
    EXPECT_EQ(agents::smsSegments(digits(160)).left, 0);
    EXPECT_EQ(agents::smsSegments(digits(152) + QString::fromUtf8("\u20AC") + digits(151)).count, 2);
    EXPECT_EQ(agents::smsSegments(digits(152) + QString::fromUtf8("\u20AC") + digits(152)).count, 3) << "a place stays empty before the euro";
    EXPECT_EQ(agents::smsSegments(digits(153) + QString::fromUtf8("\u20AC") + digits(151)).count, 2);
    EXPECT_EQ(agents::smsSegments(digits(66) + QString::fromUtf8("\U0001F61C") + digits(65)).count, 2);
    EXPECT_EQ(agents::smsSegments(digits(66) + QString::fromUtf8("\U0001F61C") + digits(66)).count, 3) << "and before the pair";
    EXPECT_FALSE(agents::smsSegments(QString::fromUtf8("fa\u00E7ade")).isGsm7) << "the alphabet has the capital alone";
    EXPECT_TRUE(agents::smsSegments(QString::fromUtf8("\u00C7\u0394\u00DF@\n[~]")).isGsm7);
}

} // namespace qd::test
