#include "ui/widgets/settings/authority/AuthorityPanel.h"

#include "core/rules/authority/RuleCheck.h"
#include "tests/support/ManualClock.h"
#include "tests/support/SampleState.h"
#include "tests/ui/pages/FakeActions.h"
#include "ui/models/settings/authority/AuthorityReading.h"

#include <gtest/gtest.h>

#include <QAbstractButton>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QTest>

namespace qd::test {

using namespace Qt::Literals::StringLiterals;

namespace {

AuthorityRule ruleOf(const char* id, const char* kind, Autonomy level)
{
    AuthorityRule rule;
    rule.id = {QString::fromLatin1(id)};
    if (*kind)
        rule.kinds = {{QString::fromLatin1(kind)}};
    rule.level = level;
    return rule;
}

/// The panel over an office that takes what it is told.
class AuthorityPanelTest : public testing::Test {
protected:
    AuthorityPanelTest() : state(SampleOffice().state())
    {
        past.add("daily-social-post", Autonomy::L4, 7, SampleOffice::now() - std::chrono::hours(2));
        past.add("blog-post", Autonomy::L3, 3, SampleOffice::now() - std::chrono::hours(1));
        QObject::connect(&panel, &ui::AuthorityPanel::wanted, &panel, [this](const Command& command) { wanted.append(command); });
        panel.resize(1000, 2000);
        panel.show();
        panel.display(state);
    }
    template <class T> T* find(const QString& name) const
    {
        T* found = panel.findChild<T*>(name);
        EXPECT_TRUE(found) << name.toStdString();
        return found;
    }
    QString text(const QString& name) const
    {
        const auto* label = find<QLabel>(name);
        return label && label->isVisible() ? label->text() : QString();
    }
    void press(const QString& name) const { find<QAbstractButton>(name)->click(); }
    void choose(const QString& box, int data) const
    {
        auto* choice = find<QComboBox>(box);
        choice->setCurrentIndex(choice->findData(data));
        emit choice->activated(choice->currentIndex());
    }
    void take()
    {
        state.rules.rules = std::get<SetRules>(wanted.last()).rules;
        state.rules.epoch += 1;
        EXPECT_TRUE(rules::faultsOf(state.rules.rules, clock.now()).isEmpty());
        panel.display(state);
    }
    QStringList ids() const
    {
        QStringList all;
        for (const AuthorityRule& rule : std::get<SetRules>(wanted.last()).rules)
            all.append(rule.id.text + u' ' + wordOf(rule.level));
        return all;
    }

    ManualClock clock{SampleOffice::now()};
    OfficeState state;
    FakeActions past;
    ui::AuthorityPanel panel{&past, &clock};
    QList<Command> wanted;
};

} // namespace

TEST_F(AuthorityPanelTest, EachKindSaysWhoDecidesWhoSaysSoAndHowLongThingsWait)
{
    auto* level = find<QComboBox>(u"settings.level.blog-post.level"_s);
    EXPECT_EQ(level->currentData().toInt(), int(Autonomy::L3));
    EXPECT_EQ(level->accessibleName(), u"Who decides on: Blog posts"_s);
    EXPECT_EQ(text(u"settings.level.blog-post.source"_s), u"As the matrix of Marketing department says."_s);
    EXPECT_TRUE(text(u"settings.level.blog-post.terms"_s).startsWith(u"Waits for you for 4 h; then it goes back to whoever leads its agent"_s)) << text(u"settings.level.blog-post.terms"_s).toStdString();
    EXPECT_EQ(text(u"settings.level.daily-social-post.terms"_s), u"Held for 10 s before it leaves."_s) << "nobody is asked";
    state.rules.ceilings = Ceilings{};
    state.rules.ceilings->kinds.insert({u"daily-social-post"_s}, Autonomy::L2);
    panel.display(state);
    EXPECT_TRUE(text(u"settings.level.daily-social-post.source"_s).endsWith(u"It would be L4; a ceiling takes it down."_s));
    EXPECT_TRUE(text(u"settings.ceilings.own"_s).contains(u"Daily social post: L2"_s)) << text(u"settings.ceilings.own"_s).toStdString();
}

TEST_F(AuthorityPanelTest, ALevelIsTriedOnWhatWasDoneAndThenSet)
{
    choose(u"settings.level.daily-social-post.level"_s, int(Autonomy::L3));
    past.waits = true;
    press(u"settings.level.daily-social-post.try"_s);
    EXPECT_EQ(text(u"settings.level.daily-social-post.note"_s), u"Trying it on what was done …"_s);
    past.letGo();
    EXPECT_TRUE(text(u"settings.level.daily-social-post.note"_s).startsWith(u"10 of the last 30 days' 10 actions would have asked you; 3 did. 7 that went by themselves would ask"_s))
        << text(u"settings.level.daily-social-post.note"_s).toStdString();
    EXPECT_TRUE(text(u"settings.level.daily-social-post.cases"_s).contains(u"L4 → L3"_s));
    EXPECT_TRUE(text(u"settings.level.daily-social-post.cases"_s).endsWith(u"… and 3 more"_s));
    EXPECT_EQ(past.asked.last(), clock.now() - std::chrono::days(30));
    EXPECT_TRUE(wanted.isEmpty()) << "trying changes nothing";
    press(u"settings.level.daily-social-post.set"_s);
    ASSERT_EQ(wanted.size(), 1);
    EXPECT_EQ(ids(), QStringList{u"own-daily-social-post L3"_s});
    take();
    EXPECT_FALSE(find<QWidget>(u"settings.level.daily-social-post.set"_s)->isVisible()) << "it is so";
    EXPECT_EQ(text(u"settings.level.daily-social-post.source"_s), u"You have set this."_s);
    choose(u"settings.level.daily-social-post.level"_s, int(Autonomy::L4));
    press(u"settings.level.daily-social-post.set"_s);
    EXPECT_TRUE(ids().isEmpty()) << "that is what holds without a word of hers";
}

TEST_F(AuthorityPanelTest, ATrialThatFailsSaysWhyAndOneThatIsLeftChangesNothing)
{
    choose(u"settings.level.blog-post.level"_s, int(Autonomy::L4));
    past.failure = Error{Error::Store, u"the record cannot be read"_s, {}, {}};
    press(u"settings.level.blog-post.try"_s);
    EXPECT_TRUE(text(u"settings.level.blog-post.note"_s).contains(u"record"_s)) << text(u"settings.level.blog-post.note"_s).toStdString();
    auto* leave = find<QAbstractButton>(u"settings.level.blog-post.leave"_s);
    leave->setFocus();
    QTest::keyClick(leave, Qt::Key_Escape);
    EXPECT_FALSE(leave->isVisible());
    EXPECT_EQ(find<QComboBox>(u"settings.level.blog-post.level"_s)->currentData().toInt(), int(Autonomy::L3));
    EXPECT_TRUE(wanted.isEmpty());
    panel.setReadOnly(u"This is the past"_s);
    EXPECT_FALSE(find<QWidget>(u"settings.level.blog-post.level"_s)->isEnabled());
    EXPECT_FALSE(find<QWidget>(u"settings.rules.add"_s)->isEnabled());
}

TEST_F(AuthorityPanelTest, WhatAsksMoreStaysInFrontOfALevel)
{
    AuthorityRule dear = ruleOf("dear", "blog-post", Autonomy::L2);
    dear.above = Money{5'000'000};
    AuthorityRule cheap = ruleOf("cheap", "blog-post", Autonomy::L4);
    cheap.upTo = Money{1'000'000};
    state.rules.rules = {dear, cheap, ruleOf("all", "", Autonomy::L4)};
    panel.display(state);
    EXPECT_EQ(find<QComboBox>(u"settings.level.blog-post.level"_s)->currentData().toInt(), int(Autonomy::L4));
    choose(u"settings.level.blog-post.level"_s, int(Autonomy::L3));
    press(u"settings.level.blog-post.set"_s);
    EXPECT_EQ(ids(), (QStringList{u"dear L2"_s, u"own-blog-post L3"_s, u"all L4"_s})) << "what would let more out is gone";
    take();
}

TEST_F(AuthorityPanelTest, ARuleIsAddedByTheKeyboardAndTakenOutAgain)
{
    auto* add = find<QAbstractButton>(u"settings.rules.add"_s);
    add->setFocus();
    QTest::keyClick(add, Qt::Key_Space);
    auto* kind = find<QComboBox>(u"settings.rules.field.kind"_s);
    EXPECT_TRUE(kind->isVisible());
    kind->setCurrentIndex(kind->findData(u"blog-post"_s));
    auto* above = find<QLineEdit>(u"settings.rules.field.above"_s);
    QTest::keyClicks(above, u"much"_s);
    EXPECT_FALSE(find<QWidget>(u"settings.rules.make.set"_s)->isVisible());
    EXPECT_EQ(text(u"settings.rules.note"_s), u"An amount is in dollars, as 50 or 19.90."_s);
    above->clear();
    QTest::keyClicks(above, u"19.90"_s);
    choose(u"settings.rules.field.level"_s, int(Autonomy::L1));
    press(u"settings.rules.make.set"_s);
    const QList<AuthorityRule> rules = std::get<SetRules>(wanted.last()).rules;
    ASSERT_EQ(rules.size(), 1);
    EXPECT_EQ(rules[0].above, Money{19'900'000});
    EXPECT_EQ(rules[0].level, Autonomy::L1);
    take();
    EXPECT_FALSE(kind->isVisible()) << "the form goes once it is set";
    EXPECT_EQ(text(u"settings.rule.own-blog-post.title"_s), u"1. Blog post, for more than $19.90"_s);
    press(u"settings.rule.own-blog-post.remove"_s);
    EXPECT_TRUE(find<QWidget>(u"settings.rule.own-blog-post.try"_s)->isVisible()) << "that can be tried, too";
    press(u"settings.rule.own-blog-post.set"_s);
    EXPECT_TRUE(ids().isEmpty());
    take();
    EXPECT_TRUE(find<QWidget>(u"settings.rules.empty"_s)->isVisible());
}

TEST_F(AuthorityPanelTest, WhatSheTookSaysItsFiguresAndWhatIsPutToHerIsAnswered)
{
    AuthorityRule taken = ruleOf("always-blog-post", "blog-post", Autonomy::L4);
    taken.until = clock.now() + std::chrono::days(60);
    state.rules.rules = {taken};
    state.rules.taken.insert(fixedId<ProposalId>(7), {taken.id, clock.now() - std::chrono::days(3), taken.until});
    state.agreement.kinds[{u"blog-post"_s}].unedited = 38;
    state.agreement.kinds[{u"blog-post"_s}].rejected = 2;
    Proposal put;
    put.id = fixedId<ProposalId>(8);
    put.rule = ruleOf("level-campaign-email", "campaign-email", Autonomy::L4);
    put.to = Autonomy::L4;
    put.agreed = 60;
    put.of = 61;
    put.low = 0.92;
    put.tried = 24;
    put.wouldAsk = 2;
    state.rules.proposals.insert(put.id, put);
    panel.display(state);
    const QString origin = text(u"settings.rule.always-blog-post.origin"_s);
    EXPECT_TRUE(origin.contains(u"38 of 40: with 95"_s) && origin.startsWith(u"Until "_s)) << origin.toStdString();
    const QString row = u"settings.proposal."_s + put.id.toString();
    EXPECT_TRUE(text(row + u".figures"_s).startsWith(u"You agreed with 60 of 61 of its kind"_s)) << text(row + u".figures"_s).toStdString();
    EXPECT_TRUE(text(row + u".figures"_s).contains(u"Of the last 24 it would have asked you about 2."_s));
    press(row + u".take"_s);
    ASSERT_EQ(wanted.size(), 1);
    EXPECT_TRUE(std::get<AnswerProposal>(wanted.last()).accepted);
    EXPECT_EQ(std::get<AnswerProposal>(wanted.last()).proposal, put.id);
    press(row + u".leave"_s);
    EXPECT_FALSE(std::get<AnswerProposal>(wanted.last()).accepted);
}

TEST_F(AuthorityPanelTest, CeilingsAreTriedOnWhatWasDoneAndThenSet)
{
    AuthorityRule own = ruleOf("own", "blog-post", Autonomy::L3);
    state.rules.rules = {own};
    panel.display(state);
    press(u"settings.ceilings.change"_s);
    choose(u"settings.ceilings.field.kind.daily-social-post"_s, int(Autonomy::L3));
    press(u"settings.ceilings.make.try"_s);
    EXPECT_TRUE(text(u"settings.ceilings.make.note"_s).startsWith(u"10 of the last 30 days' 10 actions would have asked you; 3 did. 7 that went by themselves would ask"_s))
        << text(u"settings.ceilings.make.note"_s).toStdString();
    EXPECT_TRUE(wanted.isEmpty()) << "trying changes nothing";
    choose(u"settings.ceilings.field.irreversible"_s, int(Autonomy::L2));
    EXPECT_TRUE(text(u"settings.ceilings.make.note"_s).isEmpty()) << "that was tried without this";
    find<QLineEdit>(u"settings.ceilings.field.cost"_s)->setText(u"19.90"_s);
    find<QLineEdit>(u"settings.ceilings.field.reach"_s)->setText(u"1000"_s);
    press(u"settings.ceilings.make.set"_s);
    ASSERT_EQ(wanted.size(), 1);
    const SetRules set = std::get<SetRules>(wanted.last());
    ASSERT_TRUE(set.ceilings);
    EXPECT_TRUE(rules::faultsOf(*set.ceilings).isEmpty());
    EXPECT_EQ(set.rules.size(), 1) << "her rules stay";
    EXPECT_FALSE(set.ceilings->level);
    EXPECT_EQ(set.ceilings->kinds, (QMap<ActionKind, Autonomy>{{{u"daily-social-post"_s}, Autonomy::L3}}));
    EXPECT_EQ(set.ceilings->irreversible, Autonomy::L2);
    EXPECT_FALSE(set.ceilings->untrusted);
    EXPECT_EQ(set.ceilings->perAction, Money{19'900'000});
    EXPECT_EQ(set.ceilings->reach, 1000);
    EXPECT_FALSE(set.ceilings->accounts);
    state.rules.ceilings = set.ceilings;
    take();
    EXPECT_FALSE(find<QWidget>(u"settings.ceilings.form"_s)->isVisible()) << "the form goes once they are set";
    EXPECT_TRUE(text(u"settings.ceilings.own"_s).contains(u"Daily social post: L3"_s));
    EXPECT_TRUE(text(u"settings.level.daily-social-post.source"_s).endsWith(u"It would be L4; a ceiling takes it down."_s));
}

TEST_F(AuthorityPanelTest, CeilingsAreShownAsTheyAreAndTakenAwayAgain)
{
    Ceilings now;
    now.level = Autonomy::L3;
    now.kinds.insert({u"press-release"_s}, Autonomy::L1);
    now.untrusted = Autonomy::L2;
    now.perAction = Money{200'000'000};
    now.reach = 50;
    now.accounts = QStringList{u"orders/second"_s};
    state.rules.ceilings = now;
    panel.display(state);
    press(u"settings.ceilings.change"_s);
    press(u"settings.ceilings.make.set"_s);
    const auto same = std::get<SetRules>(wanted.last()).ceilings;
    ASSERT_TRUE(same);
    EXPECT_EQ(same->level, now.level);
    EXPECT_EQ(same->kinds, now.kinds) << "also of a kind that nothing does";
    EXPECT_EQ(same->untrusted, now.untrusted);
    EXPECT_EQ(same->perAction, now.perAction);
    EXPECT_EQ(same->reach, now.reach);
    EXPECT_EQ(same->accounts, now.accounts);
    press(u"settings.ceilings.account.orders/second"_s);
    press(u"settings.ceilings.make.set"_s);
    EXPECT_EQ(std::get<SetRules>(wanted.last()).ceilings->accounts, QStringList()) << "then nothing goes out at all";
    auto* cost = find<QLineEdit>(u"settings.ceilings.field.cost"_s);
    cost->setText(u"much"_s);
    EXPECT_FALSE(find<QWidget>(u"settings.ceilings.make.set"_s)->isVisible());
    EXPECT_EQ(text(u"settings.ceilings.note"_s), u"An amount is in dollars, as 50 or 19.90."_s);
    cost->clear();
    find<QLineEdit>(u"settings.ceilings.field.reach"_s)->setText(u"many"_s);
    EXPECT_EQ(text(u"settings.ceilings.note"_s), u"How many people is a number, as 1000."_s);
    find<QLineEdit>(u"settings.ceilings.field.reach"_s)->clear();
    for (const QString& box : {u"level"_s, u"untrusted"_s, u"kind.press-release"_s})
        choose(u"settings.ceilings.field."_s + box, -1);
    press(u"settings.ceilings.field.only"_s);
    press(u"settings.ceilings.make.set"_s);
    EXPECT_FALSE(std::get<SetRules>(wanted.last()).ceilings) << "none: the organisation's file alone limits them";
    panel.setReadOnly(u"This is the past"_s);
    EXPECT_FALSE(find<QWidget>(u"settings.ceilings.form"_s)->isVisible());
    EXPECT_FALSE(find<QWidget>(u"settings.ceilings.change"_s)->isEnabled());
}

} // namespace qd::test
