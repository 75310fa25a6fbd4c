// Fifty items of a real office wait: she decides each by keys, and what went out is what she approved, by the world's own count.
#include "tests/app/window/journeys/FrontDesk.h"
#include "tests/support/Await.h"

#include <QSet>

using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;

namespace qd::test {

namespace {

constexpr int kEvents = 30, kQuestions = 8, kChoices = 6, kFailures = 6;

/// Whatever she did, with what should come of it.
class TriageJourney : public testing::Test {
protected:
    FrontDesk desk;
    QStringList approved; ///< SHA-256 of what she said yes to
    int turn = 0;

    bool begin()
    {
        for (int i = 1; i <= kEvents; ++i)
            desk.begin("tell", u"Lantern %1 is lit"_s.arg(i));
        for (int i = 1; i <= kQuestions; ++i)
            desk.begin("ask", u"Lantern %1 is to burn"_s.arg(i));
        for (int i = 1; i <= kChoices; ++i)
            desk.begin("choose", u"Lantern %1 flickers"_s.arg(i));
        for (int i = 1; i <= kFailures; ++i)
            desk.begin("try", u"Lantern %1 is to be cleared"_s.arg(i));
        return waitUntil([this] { return desk.waiting() == kEvents + kQuestions + kChoices + kFailures; }, 90s) && desk.settle();
    }
    const Approval* approval() const { return desk.inbox()->model().approval(desk.inbox()->current()); }
    /// It is off her list, as the record has it.
    bool isDown(qsizetype to) { return waitUntil([&] { return desk.waiting() == to && desk.inbox()->model().waiting() == to; }, 20s); }

    void bulk(int items)
    {
        const qsizetype before = desk.waiting();
        for (int i = 0; i < items; ++i) {
            while (!approval())
                desk.press(Qt::Key_J);
            approved.append(hashOf(approval()->content));
            desk.press(Qt::Key_X);
        }
        desk.press(Qt::Key_A, Qt::ShiftModifier);
        ASSERT_TRUE(isDown(before - items));
    }
    /// A yes that she takes back within the grace time; it waits again.
    void undo()
    {
        const qsizetype before = desk.waiting();
        while (!approval())
            desk.press(Qt::Key_J);
        desk.press(Qt::Key_A);
        ASSERT_TRUE(isDown(before - 1));
        desk.press(Qt::Key_Z);
        ASSERT_TRUE(isDown(before));
    }
    /// What stands before her gets the next of the ways to decide it.
    void decide()
    {
        const qsizetype before = desk.waiting();
        if (const Approval* item = approval()) {
            if (++turn % 3 != 0)
                approved.append(hashOf(item->content));
            desk.press(turn % 3 != 0 ? Qt::Key_A : Qt::Key_R);
            if (turn % 3 == 0)
                desk.answer(u"Off brand"_s);
        } else {
            const Escalation* question = desk.inbox()->model().escalation(desk.inbox()->current());
            ASSERT_TRUE(question);
            const QList<Remedy> ways = question->ways();
            desk.press(++turn % 2 ? Qt::Key_A : Qt::Key_R);
            desk.answer(turn % 2 == 0 ? u"Enough"_s : ways.isEmpty() ? u"Until dawn"_s : ways.first().title + u": because"_s);
        }
        ASSERT_TRUE(isDown(before - 1)) << "after " << turn;
    }
};

} // namespace

TEST_F(TriageJourney, FiftyItemsOfARealOfficeAreDecidedByKeysAndWhatWentOutIsWhatSheApproved)
{
    ASSERT_TRUE(begin()) << desk.waiting();
    desk.works = true;
    ASSERT_TRUE(desk.goToInbox());
    EXPECT_EQ(desk.acts(), 0) << "before anybody said yes";
    bulk(4);
    undo();
    while (desk.waiting() > 0 && turn < 60 && !HasFatalFailure()) {
        ASSERT_TRUE(desk.inbox()->current().isItem());
        decide();
    }
    EXPECT_EQ(turn, 46) << "one way to decide for each that was left";
    EXPECT_EQ(desk.inbox()->model().waiting(), 0);

    ASSERT_TRUE(waitUntil([this] { return desk.state().runs.open.isEmpty(); }, 60s));
    QStringList came = desk.came();
    came.sort();
    approved.sort();
    EXPECT_EQ(came, approved) << "byte for byte what she said yes to, each once, and nothing else";
    EXPECT_EQ(desk.acts(), approved.size());
    EXPECT_EQ(desk.waiting(), 0) << "nothing has come after";

    desk.leave();
    QSet<QString> items;
    int decisions = 0;
    const auto take = [&](const char* kind, const char* member) {
        for (const SeenFact& fact : desk.recorded(kind)) {
            EXPECT_EQ(fact.text("by"), u"human"_s);
            items.insert(fact.text(member));
            ++decisions;
        }
    };
    take("approval-decided", "approval");
    take("escalation-settled", "escalation");
    EXPECT_EQ(items.size(), 50) << "the record has a word of hers on each";
    EXPECT_EQ(decisions, 51) << "and one that she took back";
    EXPECT_EQ(desk.recorded("approval-undone").size(), 1);
}

} // namespace qd::test
