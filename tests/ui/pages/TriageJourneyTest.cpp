#include "core/rules/Judge.h"
#include "tests/support/FactBuilder.h"
#include "tests/support/ManualClock.h"
#include "tests/support/NoiseIsFailure.h"
#include "tests/ui/pages/FakeHistory.h"
#include "ui/pages/InboxPage.h"
#include "ui/widgets/inbox/InboxList.h"
#include "ui/widgets/inbox/later/LaterMenu.h"

#include <gtest/gtest.h>

#include <QAbstractItemView>
#include <QApplication>
#include <QTest>

namespace qd::ui {

namespace {

using namespace Qt::Literals::StringLiterals;
using test::FactBuilder;

/// The inbox page over an office that judges by the rules: what she commands becomes facts, and these are shown.
class Triage : public testing::Test {
protected:
    FactBuilder record;
    test::ManualClock clock{record.now};
    test::FakeHistory history;
    InboxPage page{&history, &clock};
    QStringList refused;
    int decided = 0;

    Triage()
    {
        record.adopt(record.team());
        QObject::connect(&page, &InboxPage::commandIssued, &page, [this](const Command& command) { take(command); });
    }
    void show()
    {
        page.resize(1280, 760);
        page.display(record.state);
        page.show();
        page.activateWindow();
        list()->setFocus();
        (void)QTest::qWaitForWindowActive(&page);
    }
    void take(const Command& command)
    {
        const Result<QList<Fact>> facts = rules::judge(record.state, command, {human(), clock.now(), record.id<BriefId>(), record.id<RunId>(), record.id<EffectId>(), {}});
        if (!facts) {
            refused.append(facts.error().text);
            return page.refuse(command, facts.error());
        }
        for (const Fact& fact : *facts)
            record.tell(fact, {}, {}, human());
        ++decided;
        page.taken(command);
        page.display(record.state);
    }
    void approvals(int count)
    {
        for (int i = 0; i < count; ++i)
            record.ask(record.brief(), "publish");
    }
    void escalations(int count, const char* reason, const QList<Remedy>& remedies = {})
    {
        for (int i = 0; i < count; ++i) {
            Escalation escalation;
            escalation.id = record.id<EscalationId>();
            escalation.run = record.brief();
            escalation.step = {u"draft"_s};
            escalation.raisedBy = {u"writer"_s};
            escalation.with = human();
            escalation.reason = QString::fromLatin1(reason);
            escalation.issue = u"What now?"_s;
            escalation.remedies = remedies;
            escalation.raised = record.now;
            escalation.answerBy = record.now + std::chrono::hours(2 + i);
            record.tell(EscalationRaised{escalation}, escalation.run);
        }
    }
    InboxList* inbox() { return page.findChild<InboxList*>(); }
    QAbstractItemView* list() { return page.findChild<QAbstractItemView*>(u"inbox.list"_s); }
    void press(Qt::Key key, Qt::KeyboardModifiers with = Qt::NoModifier) { QTest::keyClick(QApplication::focusWidget(), key, with); }
    void answer(const QString& text)
    {
        QTest::keyClicks(QApplication::focusWidget(), text);
        press(Qt::Key_Return);
    }
    void putOff()
    {
        press(Qt::Key_S);
        auto* menu = page.findChild<LaterMenu*>();
        ASSERT_TRUE(menu);
        QTest::keyClick(menu, Qt::Key_1);
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete); // the next one is another
    }
    /// What stands before her gets the `turn`th of the ways to decide it.
    void decide(int turn)
    {
        const InboxKey key = inbox()->current();
        if (const Approval* approval = inbox()->model().approval(key)) {
            if (approval->status == ApprovalStatus::Stale) {
                press(Qt::Key_A); // does nothing
                press(Qt::Key_R);
                return answer(u"Too late"_s);
            }
            switch (turn % 4) {
            case 0: return press(Qt::Key_R), answer(u"Off brand"_s);
            case 1: return press(Qt::Key_C), answer(u"Make it shorter"_s);
            case 2: return putOff();
            default: return press(Qt::Key_A);
            }
        }
        const Escalation* escalation = inbox()->model().escalation(key);
        ASSERT_TRUE(escalation);
        if (!escalation->remedies.isEmpty())
            return press(Qt::Key_A), answer(escalation->remedies.at(turn % escalation->remedies.size()).title + u": because"_s);
        press(turn % 2 ? Qt::Key_A : Qt::Key_R);
        answer(u"On we go"_s);
    }
};

} // namespace

TEST_F(Triage, FiftyItemsAreDecidedByTheKeyboardAlone)
{
    test::expectNoise(u"raise()"_s); // of menus, on a platform without a screen
    test::expectNoise(u"grabbing the keyboard"_s);
    approvals(35);
    const QList<ApprovalId> asked = record.state.inbox.approvals.keys();
    for (qsizetype i = 0; i < 2; ++i)
        record.tell(ApprovalStale{asked.at(7 + i), record.state.inbox.approvals.value(asked.at(7 + i)).run, {u"publish"_s}, {{u"price"_s, u"$0.00"_s, u"$1.00"_s}}, {}});
    escalations(6, Escalation::kQuestion);
    escalations(6, "failure");
    escalations(3, Escalation::kOverrun, {{u"less"_s, u"Spend less"_s, {}, {}}, {u"end"_s, u"End it"_s, {}, {}}});
    show();
    ASSERT_EQ(inbox()->model().waiting(), 50);
    for (int i = 0; i < 3; ++i) { // three that are selected go together
        while (!inbox()->model().approval(inbox()->current()))
            press(Qt::Key_J);
        press(Qt::Key_X);
    }
    press(Qt::Key_A, Qt::ShiftModifier);
    EXPECT_EQ(decided, 3);
    int turn = 0;
    for (; inbox()->model().waiting() > 0 && turn < 100; ++turn) {
        ASSERT_TRUE(inbox()->current().isItem());
        decide(turn);
    }
    EXPECT_EQ(inbox()->model().waiting(), 0);
    EXPECT_EQ(turn, 47) << "one way to decide for each that was left";
    EXPECT_TRUE(refused.isEmpty()) << refused.join(u'\n').toStdString();
    EXPECT_GT(inbox()->model().later(), 5);
    EXPECT_GT(inbox()->model().leaving(), 5);
    EXPECT_TRUE(list()->hasFocus()) << "the keys stay where they are";
}

} // namespace qd::ui
