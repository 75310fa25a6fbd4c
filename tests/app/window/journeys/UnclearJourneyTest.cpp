// Nobody can tell whether it went out: the program is started again, it is put to her as that, and it goes by her word, whichever it is.
#include "tests/app/window/journeys/FrontDesk.h"
#include "tests/support/Await.h"

#include <QAbstractItemView>

using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;

namespace qd::test {

namespace {

class UnclearJourney : public testing::Test {
protected:
    FrontDesk desk;
    QString approved; ///< SHA-256 of what she said yes to

    /// She says yes, and the connection breaks at `fault` without a word; then the program is started again.
    void breakOff(const char* fault)
    {
        ASSERT_TRUE(desk.world.script(u"/hooks/each/press"_s, QString::fromLatin1(fault), {{u"times"_s, 1}}));
        desk.begin("tell", u"The lantern is lit"_s);
        ASSERT_TRUE(waitUntil([this] { return desk.waiting() == 1; }, 30s));
        approved = hashOf(desk.state().inbox.approvals.first().content);
        yes();
        ASSERT_TRUE(waitUntil([this] { return !desk.state().inbox.escalations.isEmpty(); }, 30s));
        EXPECT_EQ(desk.came(), QStringList{approved});
        desk.leave();
        desk.sitDown();
        ASSERT_TRUE(desk.goToInbox());
        ASSERT_EQ(desk.waiting(), 1);
        EXPECT_TRUE(desk.state().inbox.escalations.first().isUnknownOutcome());
        EXPECT_TRUE(waitUntil([this] { return desk.facts().contains(u"What became of it"_s, Qt::CaseInsensitive); }, 10s)) << desk.facts().toStdString();
        ASSERT_TRUE(desk.settle());
        EXPECT_EQ(desk.came().size(), 1) << "nothing is sent again by itself";
    }
    void yes()
    {
        ASSERT_TRUE(desk.goToInbox());
        desk.press(Qt::Key_A);
        ASSERT_TRUE(waitUntil([this] { return desk.waiting() == 0; }, 10s));
    }
    /// A, one of the ways in words, Enter.
    void rule(const QString& way)
    {
        desk.press(Qt::Key_A);
        desk.answer(way + u": I looked"_s);
        ASSERT_TRUE(waitUntil([this] { return desk.state().inbox.escalations.isEmpty(); }, 20s));
    }
    bool isOver()
    {
        return waitUntil([this] { return desk.state().runs.open.isEmpty(); }, 30s) && desk.settle();
    }
    void ruledAs(const QString& word)
    {
        desk.leave();
        const QList<SeenFact> rulings = desk.recorded("effect-ruled");
        ASSERT_EQ(rulings.size(), 1);
        EXPECT_EQ(rulings.first().text("ruling"), word);
        EXPECT_EQ(rulings.first().text("by"), u"human"_s);
        EXPECT_EQ(rulings.first().text("note"), u"I looked"_s);
    }
};

} // namespace

TEST_F(UnclearJourney, SheSaysThatItWentOutAndNothingIsSentAgain)
{
    ASSERT_NO_FATAL_FAILURE(breakOff("close-after-body"));
    EXPECT_EQ(desk.acts(), 1) << "it did go out";
    ASSERT_NO_FATAL_FAILURE(rule(u"It went out"_s));
    ASSERT_TRUE(isOver());
    EXPECT_EQ(desk.state().runs.recent.last().outcome, RunOutcome::Finished);
    EXPECT_EQ(desk.came().size(), 1);
    EXPECT_EQ(desk.acts(), 1);
    ruledAs(u"went-out"_s);
}

TEST_F(UnclearJourney, SheSaysThatItDidNotAndIsAskedAnewAndItGoesOutOnce)
{
    ASSERT_NO_FATAL_FAILURE(breakOff("close-before"));
    EXPECT_EQ(desk.acts(), 0);
    ASSERT_NO_FATAL_FAILURE(rule(u"It did not go out"_s));
    ASSERT_TRUE(waitUntil([this] { return desk.waiting() == 1; }, 30s)) << "its step is done again, and asks";
    EXPECT_EQ(desk.acts(), 0) << "not before she has said yes";
    const QString again = hashOf(desk.state().inbox.approvals.first().content);
    ASSERT_NO_FATAL_FAILURE(yes());
    ASSERT_TRUE(isOver());
    EXPECT_EQ(desk.came(), QStringList({approved, again}));
    EXPECT_EQ(desk.acts(), 1);
    ruledAs(u"did-not"_s);
}

TEST_F(UnclearJourney, SheHasTheSameSentAgainAndItGoesOutOnceMore)
{
    ASSERT_NO_FATAL_FAILURE(breakOff("close-before"));
    ASSERT_NO_FATAL_FAILURE(rule(u"Send it again"_s));
    ASSERT_TRUE(isOver());
    EXPECT_EQ(desk.came(), QStringList({approved, approved})) << "the very bytes that she said yes to";
    EXPECT_EQ(desk.acts(), 1);
    ruledAs(u"send-again"_s);
}

} // namespace qd::test
