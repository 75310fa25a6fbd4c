#include "agents/skills/brand/VoiceScore.h"

#include "agents/skills/brand/VoiceText.h"

#include <gtest/gtest.h>

using namespace qd;
using namespace qd::agents;
using namespace Qt::StringLiterals;

namespace {

const QString kGood = u"You want a working system. We help you put AI to work. The owner decides what you build. Talk to us.\n"_s;

Brand harbor()
{
    Brand brand;
    brand.name = u"Harbor & Pine"_s;
    brand.avoid = {u"leverage"_s, u"silver bullet"_s};
    brand.preferred = {u"put AI to work"_s, u"owner"_s, u"working system"_s};
    brand.callToAction = u"Bring us one process that should work better."_s;
    brand.sentenceWords = 18;
    return brand;
}

Json scoreOf(const QString& markdown, const QString& title = {}, const Brand& brand = harbor())
{
    const auto made = VoiceScore().run({Json(QList<Json::Member>{{u"markdown"_s, Json(markdown)}, {u"title"_s, Json(title)}}), brand, {}});
    EXPECT_TRUE(made) << (made ? "" : made.error().text.toStdString());
    return made ? made->output : Json();
}

double points(const Json& output, QStringView id)
{
    for (const Json& check : output.at(u"checks").items())
        if (check.at(u"id").toString() == id)
            return check.at(u"points").toReal();
    ADD_FAILURE() << "no check " << id.toString().toStdString();
    return -1;
}

bool hasReason(const Json& output, const QString& beginning, const QString& part)
{
    for (const Json& reason : output.at(u"reasons").items())
        if (reason.toString().startsWith(beginning) && reason.toString().contains(part))
            return true;
    return false;
}

} // namespace

TEST(VoiceScore, ATextInTheBrandsVoiceReachesAHundredWithoutReasons)
{
    const Json output = scoreOf(kGood, u"A title"_s);
    EXPECT_EQ(output.at(u"score").toReal(), 100) << output.toText().toStdString();
    EXPECT_TRUE(output.at(u"reasons").items().isEmpty());
    double outOf = 0;
    for (const Json& check : output.at(u"checks").items())
        outOf += check.at(u"out_of").toReal();
    EXPECT_EQ(outOf, 100);
}

TEST(VoiceScore, AvoidedWordsCostFourEachAndAreQuoted)
{
    const Json output = scoreOf(u"We are leveraging data. It is a Silver bullet.\n\n"_s + kGood);
    EXPECT_EQ(points(output, u"avoided-words"), 10);
    EXPECT_TRUE(hasReason(output, u"Loses 4 points: the brand avoids \"leverage\", and the text says "_s, u"leveraging data"_s));
    EXPECT_TRUE(hasReason(output, u"Loses 4 points: the brand avoids \"silver bullet\""_s, u"Silver bullet"_s));
    EXPECT_EQ(points(scoreOf(kGood, u"Leverage it"_s), u"avoided-words"), 14); // the title counts
    EXPECT_EQ(points(scoreOf(u"Beverages and leverets. "_s + kGood), u"avoided-words"), 18);
    EXPECT_EQ(points(scoreOf(u"leverage "_s.repeated(50) + kGood), u"avoided-words"), 0);
}

TEST(VoiceScore, EachCheckLosesOnItsOwnFault)
{
    const QString plain = u"You want a thing. We help you do it. Talk to us.\n"_s;
    EXPECT_EQ(points(scoreOf(plain), u"preferred-words"), 0);
    EXPECT_TRUE(hasReason(scoreOf(plain), u"Loses 10 points: none of the brand's preferred phrases is used"_s, u"put AI to work"_s));
    EXPECT_EQ(points(scoreOf(u"An amazing and world-class thing. "_s + kGood), u"hype"), 6);
    EXPECT_EQ(points(scoreOf(u"We utilize synergies. "_s + kGood), u"jargon"), 4);
    EXPECT_EQ(points(scoreOf(u"Harbor & pine and HARBOR & PINE. "_s + kGood), u"brand-name"), 0);
    EXPECT_EQ(points(scoreOf(u"Harbor & Pine is here. "_s + kGood), u"brand-name"), 4);
    EXPECT_EQ(points(scoreOf(u"Wow! Really! "_s + kGood), u"exclamation-marks"), 1);
    EXPECT_EQ(points(scoreOf(u"Good 🚀 work ✅ here. "_s + kGood), u"emoji"), 0);
    EXPECT_EQ(points(scoreOf(u"It has no people in it. It stands there."_s), u"person"), 4);
    EXPECT_EQ(points(scoreOf(u"We do it. We know. Our team and our work help us. I know you."_s), u"person"), 0);
    EXPECT_EQ(points(scoreOf(u"Organisational interoperability necessitates multidimensional considerations."_s), u"readability"), 0);
    EXPECT_EQ(points(scoreOf(u"You see the end of it. The sea is calm. A day is long. Nothing is left to say."_s), u"call-to-action"), 0);
    EXPECT_EQ(points(scoreOf(u"The sea is calm. The process that should work better is one to bring."_s), u"call-to-action"), 6);
}

TEST(VoiceScore, SentencesAndPassivesLoseByDegree)
{
    // 27 words a sentence against 18: half way to 36, so half of the 12 points.
    const QString sentence = u"you "_s.repeated(26) + u"go."_s;
    EXPECT_EQ(points(scoreOf(sentence), u"sentence-length"), 6);
    // One of four sentences is passive: 25 % lies half way from 10 to 40, so 4.5 of 9.
    const QString passive = u"The plan was quickly written by the team. You go. We go. They know it."_s;
    EXPECT_EQ(points(scoreOf(passive), u"passive-voice"), 4.5);
    EXPECT_TRUE(hasReason(scoreOf(passive), u"Loses 4.5 points: 1 of 4 sentences is passive"_s, u"\"The plan was quickly written by the team.\""_s));
    EXPECT_EQ(points(scoreOf(u"It is good. They are interested. We are in need. You were there."_s), u"passive-voice"), 9);
}

TEST(VoiceScore, LossesInTheReasonsAddUpToTheScore)
{
    const Json output = scoreOf(u"I utilize an amazing silver bullet!\n\nThe thing was made."_s);
    double lost = 0;
    for (const Json& reason : output.at(u"reasons").items())
        lost += reason.toString().section(u' ', 1, 1).toDouble();
    EXPECT_NEAR(output.at(u"score").toReal(), 100 - lost, 0.05) << output.toText().toStdString();
}

TEST(VoiceScore, EveryReasonIsASentence)
{
    const Json output = scoreOf(u"I utilize an amazing silver bullet! HARBOR & PINE is perfect 🚀.\n\nThe thing was made. "_s + u"leverage "_s.repeated(20));
    ASSERT_GT(output.at(u"reasons").items().size(), 8);
    for (const Json& reason : output.at(u"reasons").items()) {
        const QString text = reason.toString();
        EXPECT_TRUE(text.startsWith(u"Loses "_s) && text.contains(u" point"_s)) << text.toStdString();
        EXPECT_TRUE(text.endsWith(u'.') || text.endsWith(u'"')) << text.toStdString();
        EXPECT_FALSE(text.contains(u"%1"_s) || text.contains(u"  "_s)) << text.toStdString();
    }
    EXPECT_EQ(scoreOf(u"You and us, wow! "_s + kGood).at(u"reasons").items().first().toString().section(u':', 0, 0), u"Loses 1 point"_s);
}

TEST(VoiceScore, ABareBrandAndOddTexts)
{
    EXPECT_EQ(points(scoreOf(kGood, {}, Brand()), u"avoided-words"), 18);
    EXPECT_EQ(points(scoreOf(kGood, {}, Brand()), u"preferred-words"), 10);
    EXPECT_GT(scoreOf(u"שלום עולם. מה שלומך?"_s).at(u"score").toReal(), 0);
    EXPECT_GE(scoreOf(u"leverage! "_s.repeated(100'000)).at(u"score").toReal(), 0);
    EXPECT_FALSE(VoiceScore().run({Json(QList<Json::Member>{{u"markdown"_s, Json(u"# Title only"_s)}}), harbor(), {}}));
    EXPECT_FALSE(VoiceScore().run({Json(QList<Json::Member>{{u"markdown"_s, Json(QString(u"a"_s) + QChar(0))}}), harbor(), {}}));
}

TEST(PhraseSearch, FindsWholeWordsAndTheirForms)
{
    EXPECT_EQ(PhraseSearch::in(u"Disrupt, disrupts, disrupted, disrupting; disruptor"_s, u"disrupt"_s).size(), 4);
    EXPECT_EQ(PhraseSearch::in(u"leverage leverages leveraged leveraging leverag leveret"_s, u"leverage"_s).size(), 4);
    EXPECT_EQ(PhraseSearch::in(u"owners own the owner's townowner"_s, u"owner"_s).size(), 2);
    EXPECT_EQ(PhraseSearch::in(u"owners"_s, u"owner"_s, false).size(), 0);
    EXPECT_EQ(PhraseSearch::in(u"anything"_s, QString()).size(), 0);
}
