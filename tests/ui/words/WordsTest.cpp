#include "ui/words/Amounts.h"
#include "ui/words/Words.h"

#include "tests/support/SampleState.h"

#include <gtest/gtest.h>

#include <QDateTime>
#include <QLocale>
#include <QSet>

namespace qd::test {

using namespace std::chrono_literals;

class WordsInEnglish : public testing::Test {
protected:
    void SetUp() override { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }
};

TEST_F(WordsInEnglish, MoneyShowsCentsAndWhatIsBelowThem)
{
    EXPECT_EQ(ui::moneyText({18'420'000}), QStringLiteral("$18.42"));
    EXPECT_EQ(ui::moneyText({1'512'000'000}), QStringLiteral("$1,512.00"));
    EXPECT_EQ(ui::moneyText({4'200}), QStringLiteral("$0.0042"));
    EXPECT_EQ(ui::moneyText({42}), QStringLiteral("$0.000042"));
    EXPECT_EQ(ui::moneyText({}), QStringLiteral("$0.00"));
    EXPECT_EQ(ui::moneyText({-2'500'000}), QStringLiteral("\u2212$2.50"));
    EXPECT_EQ(ui::roundMoneyText({50'000'000}), QStringLiteral("$50"));
    EXPECT_EQ(ui::roundMoneyText({50'500'000}), QStringLiteral("$50.50"));
}

TEST_F(WordsInEnglish, DurationsKeepTheTwoPartsThatMatter)
{
    EXPECT_EQ(ui::durationText(12s), QStringLiteral("12 s"));
    EXPECT_EQ(ui::durationText(35min), QStringLiteral("35 min"));
    EXPECT_EQ(ui::durationText(2h + 10min), QStringLiteral("2 h 10"));
    EXPECT_EQ(ui::durationText(5h), QStringLiteral("5 h"));
    EXPECT_EQ(ui::durationText(2h + 5min), QStringLiteral("2 h 05"));
    EXPECT_EQ(ui::durationText(-5s), QStringLiteral("0 s"));
}

TEST_F(WordsInEnglish, DueAndAgoSayWhichSideOfNow)
{
    const Instant now = SampleOffice::now();
    EXPECT_EQ(ui::dueText(now + Duration(130min), now), QStringLiteral("due in 2 h 10"));
    EXPECT_EQ(ui::dueText(now - Duration(35min), now), QStringLiteral("35 min overdue"));
    EXPECT_EQ(ui::agoText(now - Duration(3s), now), QStringLiteral("just now"));
    EXPECT_EQ(ui::agoText(now - Duration(3min), now), QStringLiteral("3 min ago"));
    EXPECT_TRUE(ui::agoText(now - Duration(30h), now).startsWith(QStringLiteral("yesterday")));
}

TEST_F(WordsInEnglish, AMomentToComeIsSaidAsShortAsItIsClear)
{
    const auto at = [](int day, int hour) { return Instant{QDateTime(QDate(2026, 11, day), QTime(hour, 0)).toMSecsSinceEpoch()}; };
    const Instant now = at(18, 10); // a Wednesday
    EXPECT_EQ(ui::momentText(at(18, 18), now), QStringLiteral("18:00"));
    EXPECT_EQ(ui::momentText(at(19, 9), now), QStringLiteral("tomorrow 09:00"));
    EXPECT_EQ(ui::momentText(at(23, 9), now), QStringLiteral("Monday 09:00"));
    EXPECT_EQ(ui::momentText(at(24, 9), now), QStringLiteral("Tuesday 09:00"));
    EXPECT_EQ(ui::momentText(at(25, 9), now), QStringLiteral("25 Nov 09:00")) << "a week from now the day's name says the wrong one";
}

template <class E> void expectEveryWord()
{
    QSet<QString> seen;
    for (size_t i = 0; i < EnumWords<E>::words.size(); ++i) {
        const QString word = ui::words(E(i));
        EXPECT_FALSE(word.isEmpty()) << EnumWords<E>::words[i];
        EXPECT_FALSE(seen.contains(word)) << word.toStdString() << " twice";
        seen.insert(word);
    }
}

TEST_F(WordsInEnglish, EveryWordIsThereAndItsOwn)
{
    expectEveryWord<AgentStatus>();
    expectEveryWord<MessageType>();
    expectEveryWord<Priority>();
    expectEveryWord<ApprovalStatus>();
    expectEveryWord<Autonomy>();
    expectEveryWord<Rank>();
    expectEveryWord<RunOutcome>();
    expectEveryWord<StepStatus>();
    expectEveryWord<StepKind>();
    expectEveryWord<Severity>();
    expectEveryWord<EffectStatus>();
    expectEveryWord<Verdict>();
    expectEveryWord<Integrity>();
    expectEveryWord<Confidentiality>();
    expectEveryWord<BudgetPeriod>();
}

TEST_F(WordsInEnglish, PartiesHaveNamesAlsoWhenTheyAreGone)
{
    const OfficeState state = SampleOffice().state();
    EXPECT_EQ(ui::partyName(state, {QStringLiteral("content-manager")}), QStringLiteral("Content Mgr"));
    EXPECT_EQ(ui::partyTitle(state, {QStringLiteral("content-manager")}), QStringLiteral("Content Manager"));
    EXPECT_EQ(ui::partyName(state, human()), QStringLiteral("You"));
    EXPECT_EQ(ui::partyName(state, {QStringLiteral("press-office")}), QStringLiteral("Press office"));
    EXPECT_EQ(ui::doingText(state, {QStringLiteral("copywriter")}), QStringLiteral("revision 2"));
}

TEST_F(WordsInEnglish, AnErrorSaysWhatAndTheWayOut)
{
    const ui::ErrorSentence store = ui::sentenceOf({Error::Store, QStringLiteral("the disk is full"), QStringLiteral("/data/record.db"), {}});
    EXPECT_TRUE(store.what.contains(QStringLiteral("the disk is full")));
    EXPECT_TRUE(store.what.contains(QStringLiteral("/data/record.db")));
    EXPECT_FALSE(store.wayOut.isEmpty());
    const ui::ErrorSentence own = ui::sentenceOf({Error::Parse, QStringLiteral("no such column"), {}, QStringLiteral("name it volume")});
    EXPECT_EQ(own.wayOut, QStringLiteral("name it volume"));
}

TEST(Words, ScoresAreReadInOneOrder)
{
    const QList<Score> came{{QStringLiteral("edit-ratio"), 21, 100, {}}, {QStringLiteral("charm"), 1, 100, {}},
                            {QStringLiteral("readability"), 60, 100, {}}, {QStringLiteral("seo-score"), 98, 100, {}},
                            {QStringLiteral("brand-voice"), 95, 100, {}}};
    QStringList read;
    for (const Score& score : ui::inReadingOrder(came))
        read << ui::scoreWords(score.name);
    EXPECT_EQ(read.join(QLatin1Char('|')), QStringLiteral("Brand voice|SEO|Readability|Edit ratio|Charm"));
}

TEST(Words, AnOpenedNameKeepsItsAbbreviations)
{
    EXPECT_EQ(ui::opened(QStringLiteral("content-manager")), QStringLiteral("Content manager"));
    EXPECT_EQ(ui::opened(QStringLiteral("seo-score")), QStringLiteral("SEO score"));
    EXPECT_EQ(ui::opened(QStringLiteral("paid-ai-api")), QStringLiteral("Paid AI API"));
    EXPECT_EQ(ui::opened({}), QString());
}

TEST(Words, AWayOutHasAName)
{
    EXPECT_EQ(ui::connectorWords({QStringLiteral("folder-site")}), QStringLiteral("Website folder"));
    EXPECT_EQ(ui::connectorWords({QStringLiteral("carrier-pigeon")}), QStringLiteral("Carrier pigeon"));
}

TEST(Words, KindsOfPiecesAreWrittenAsPeopleWriteThem)
{
    EXPECT_EQ(ui::artefactWords(QStringLiteral("linkedin-post")).toStdString(), "LinkedIn post");
    EXPECT_EQ(ui::artefactWords(QStringLiteral("press-kit")).toStdString(), "Press kit");
}

} // namespace qd::test
