#include "ui/widgets/settings/outside/WaysPanel.h"

#include "tests/support/ManualClock.h"
#include "tests/support/SampleState.h"
#include "tests/ui/pages/FakeConnections.h"
#include "ui/models/settings/outside/WayReading.h"

#include <gtest/gtest.h>

#include <QAbstractButton>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QTest>

namespace qd::test {

using namespace Qt::Literals::StringLiterals;

namespace {

class WaysPanelTest : public testing::Test {
protected:
    WaysPanelTest() : state(SampleOffice().state())
    {
        QObject::connect(&panel, &ui::WaysPanel::wanted, &panel, [this](const Command& command) {
            if (const auto* adopt = std::get_if<AdoptOrganisation>(&command))
                return adopted.append(adopt->organisation);
            wanted.append(std::get<SetConnector>(command));
        });
        QObject::connect(&panel, &ui::WaysPanel::changed, &panel, [this] { panel.display(connections.connected); });
        panel.resize(1000, 800);
        panel.show();
        panel.display(state);
        panel.display(connections.connected);
        panel.reload();
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
        return label && !label->isHidden() ? label->text() : QString();
    }
    QString mark(const char* way) const { return find<QAbstractButton>(u"settings.way.%1.mark"_s.arg(QLatin1String(way)))->text(); }
    void press(const QString& name) const { find<QAbstractButton>(name)->click(); }
    /// Two posts go into a folder, of which one is for people.
    void leaving()
    {
        Organisation& organisation = state.org.organisations[state.org.current];
        for (const char* id : {"post", "mail"}) {
            Step step;
            step.id = {QString::fromLatin1(id)};
            step.title = u"Send the %1"_s.arg(step.id.text);
            step.kind = StepKind::Effect;
            step.connector = {u"press-site"_s};
            step.input = {{u"render"_s, QString::fromLatin1(id)}};
            organisation.workflows.first().steps.append(step);
        }
        organisation.index();
        connections.organisation = organisation;
        connections.ways.ways.lines[0].takes = {{u"orders"_s}, u"Order desk"_s, QStringList{u"post"_s}};
        connections.ways.ways.lines[2].takes = {{u"shop"_s}, u"Shop news"_s, QStringList{u"web-post"_s}};
        panel.display(state);
        panel.reload();
    }
    void allow(const char* way, const QString& verified)
    {
        const QString id = QString::fromLatin1(way);
        state.door.accounts.insert(accountKey({id}, {}), FakeWays::settingOf(id, verified));
        panel.display(state);
    }

    ManualClock clock{SampleOffice::now()};
    FakeConnections connections;
    OfficeState state;
    ui::WaysPanel panel{&connections, &clock};
    QList<SetConnector> wanted;
    QList<Organisation> adopted;
};

} // namespace

TEST_F(WaysPanelTest, EachSaysWhereItLeadsWhatHoldsThereAndHowItStands)
{
    EXPECT_EQ(mark("orders"), u"Not allowed"_s);
    EXPECT_TRUE(text(u"settings.way.orders.about"_s).contains(u"https://hooks.shop.example/orders"_s));
    EXPECT_TRUE(text(u"settings.way.orders.about"_s).contains(u"marketing-department"_s));
    EXPECT_TRUE(text(u"settings.way.orders.promises"_s).contains(u"It cannot be taken back."_s));
    EXPECT_TRUE(text(u"settings.way.orders.figures"_s).startsWith(u"Not verified live: its test has not passed as it is now. Nothing was sent this month."_s)) << text(u"settings.way.orders.figures"_s).toStdString();
    EXPECT_EQ(mark("old-list"), u"Cannot be used"_s);
    EXPECT_EQ(text(u"settings.way.old-list.trouble"_s), u"old-list.json cannot be used. /url is \"ftp://list.example\". Right would be: an https address without a user."_s);
    EXPECT_FALSE(find<QWidget>(u"settings.way.old-list.test"_s)->isVisible());
    allow("orders", u"live 2026-11-20"_s);
    EXPECT_EQ(mark("orders"), u"Allowed; waits for its key"_s);
    EXPECT_TRUE(text(u"settings.way.orders.figures"_s).startsWith(u"Answered live on 20 Nov 2026."_s));
    allow("press-site", u"here 2026-11-20"_s);
    EXPECT_EQ(mark("press-site"), u"Allowed"_s) << "it needs no key";
    EXPECT_TRUE(text(u"settings.way.press-site.figures"_s).startsWith(u"Not verified live; on this machine it answered on 20 Nov 2026."_s));
    connections.ways.ways.lines[0].sha256 = QByteArray(32, 'x');
    panel.reload();
    EXPECT_EQ(mark("orders"), u"Has changed; waits for you"_s);
    EXPECT_TRUE(text(u"settings.way.orders.figures"_s).startsWith(u"Not verified live: "_s)) << "another file was tried";
}

TEST_F(WaysPanelTest, ItCountsThisMonthAndSaysThePace)
{
    const QDate today = QDateTime::fromMSecsSinceEpoch(SampleOffice::now().ms, Qt::UTC).date();
    DoorState::Sent sent;
    sent.month = qint64(today.year()) * 12 + today.month() - 1;
    sent.inMonth = 1412;
    state.door.sent.insert(accountKey({u"orders"_s}, {}), sent);
    ChannelPace pace;
    pace.connector = {u"orders"_s};
    pace.perMinute = 60;
    pace.quietFrom = u"22:00"_s;
    pace.quietUntil = u"07:00"_s;
    state.org.organisations[state.org.current].paces = {pace};
    panel.display(state);
    EXPECT_TRUE(text(u"settings.way.orders.figures"_s).endsWith(u"1,412 sent this month. At most 60 a minute. Quiet from 22:00 to 07:00."_s)) << text(u"settings.way.orders.figures"_s).toStdString();
    state.door.sent[accountKey({u"orders"_s}, {})].month -= 1;
    panel.display(state);
    EXPECT_TRUE(text(u"settings.way.orders.figures"_s).contains(u"Nothing was sent this month."_s)) << "that was last month";
}

TEST_F(WaysPanelTest, OneIsChangedSwitchedOffAndTakenOut)
{
    allow("orders", {});
    connections.ways.ways.lines[0].values = {{u"url"_s, u"https://hooks.shop.example/orders"_s}, {u"clearance"_s, u"public"_s}, {u"remembers_hours"_s, u"24"_s}};
    panel.reload();
    for (const char* part : {"change", "turn", "remove"})
        EXPECT_FALSE(find<QWidget>(u"settings.way.orders."_s + QLatin1String(part))->accessibleName().isEmpty()) << part;
    press(u"settings.way.orders.change"_s);
    auto* url = find<QLineEdit>(u"settings.way.orders.field.url"_s);
    EXPECT_EQ(url->text(), u"https://hooks.shop.example/orders"_s);
    EXPECT_EQ(find<QComboBox>(u"settings.way.orders.field.clearance"_s)->currentData().toString(), u"public"_s);
    EXPECT_FALSE(find<QWidget>(u"settings.way.orders.field.id"_s)->isEnabled()) << "its id is its file's name";
    url->setText(u"https://hooks.shop.example/new"_s);
    find<QLineEdit>(u"settings.way.orders.field.remembers_hours"_s)->clear();
    press(u"settings.way.orders.make"_s);
    EXPECT_EQ(connections.ways.done.last(), u"change orders"_s);
    const QMap<QString, QString> wish = connections.ways.wish.values;
    EXPECT_EQ(wish.value(u"url"_s), u"https://hooks.shop.example/new"_s);
    EXPECT_EQ(wish.value(u"title"_s), u"Order desk"_s);
    EXPECT_TRUE(wish.contains(u"remembers_hours"_s) && wish.value(u"remembers_hours"_s).isEmpty()) << "what is empty is taken out";
    EXPECT_TRUE(text(u"settings.way.orders.upkeep.note"_s).contains(u"allowed it anew"_s));
    press(u"settings.way.orders.turn"_s);
    EXPECT_EQ(connections.ways.done.last(), u"off orders"_s);
    EXPECT_EQ(mark("orders"), u"Off"_s);
    press(u"settings.way.orders.turn"_s);
    EXPECT_EQ(connections.ways.done.last(), u"on orders"_s);
    press(u"settings.way.orders.remove"_s);
    EXPECT_EQ(connections.ways.done.last(), u"on orders"_s) << "she is asked first";
    press(u"settings.way.orders.remove.yes"_s);
    EXPECT_EQ(connections.ways.done.last(), u"remove orders"_s);
    ASSERT_EQ(wanted.size(), 1) << "the leave to use it goes off the record";
    EXPECT_TRUE(wanted[0].gone);
    EXPECT_FALSE(find<QWidget>(u"settings.way.orders"_s)->isVisible());
    EXPECT_FALSE(find<QWidget>(u"settings.way.orders.upkeep"_s)->isVisible());
    EXPECT_FALSE(find<QWidget>(u"settings.way.old-list.change"_s)->isVisible()) << "its file cannot be read";
    EXPECT_TRUE(find<QWidget>(u"settings.way.old-list.remove"_s)->isVisible());
}

TEST_F(WaysPanelTest, WhyWhatItTakesCannotGoThereIsSaid)
{
    leaving();
    const auto take = [this](rules::WayTakes::People people) {
        connections.ways.ways.lines[2].takes = {{u"shop"_s}, u"Shop news"_s, QStringList{u"mail"_s}, people};
        panel.reload();
    };
    take(rules::WayTakes::Always);
    EXPECT_EQ(text(u"settings.way.shop.uses"_s), u"Nothing goes here yet: what it takes is made (Blog post › Send the mail), but for nobody by name, and what goes here is for people."_s);
    Organisation& organisation = state.org.organisations[state.org.current];
    organisation.workflows.first().steps.last().input.insert(u"to"_s, u"segment:press"_s);
    organisation.index();
    panel.display(state);
    take(rules::WayTakes::Nobody);
    EXPECT_EQ(text(u"settings.way.shop.uses"_s), u"Nothing goes here yet: what it takes is made (Blog post › Send the mail), but for people by name, and nobody is reached by name here."_s);
    take(rules::WayTakes::Perhaps);
    EXPECT_EQ(text(u"settings.way.shop.uses"_s), u"Nothing goes here yet."_s);
    EXPECT_TRUE(find<QAbstractButton>(u"settings.way.shop.choose"_s)->isEnabled());
}

TEST_F(WaysPanelTest, WhatGoesThereIsSaidAndChosenByTheKeyboard)
{
    leaving();
    EXPECT_EQ(text(u"settings.way.press-site.uses"_s), u"What goes here: Blog post › Send the post, Blog post › Send the mail."_s);
    EXPECT_FALSE(find<QAbstractButton>(u"settings.way.press-site.choose"_s)->isEnabled()) << "all goes there";
    EXPECT_EQ(text(u"settings.way.shop.uses"_s), u"Nothing goes here yet: no step of the department makes what it takes (web-post)."_s);
    EXPECT_EQ(text(u"settings.way.orders.uses"_s), u"Nothing goes here yet."_s);
    EXPECT_FALSE(find<QWidget>(u"settings.way.old-list.use"_s)->isVisible()) << "its file cannot be used";
    auto* choose = find<QAbstractButton>(u"settings.way.orders.choose"_s);
    EXPECT_EQ(choose->accessibleName(), u"Choose what goes to Order desk"_s);
    choose->setFocus();
    QTest::keyClick(choose, Qt::Key_Space);
    auto* tick = find<QAbstractButton>(u"settings.use.orders.field.blog-post/post"_s);
    EXPECT_EQ(tick->text(), u"Blog post › Send the post (goes to Press site now)"_s);
    EXPECT_FALSE(panel.findChild<QWidget*>(u"settings.use.orders.field.blog-post/mail"_s)) << "that is not taken there";
    EXPECT_FALSE(find<QAbstractButton>(u"settings.use.orders.make"_s)->isEnabled()) << "nothing is ticked";
    QTest::keyClick(tick, Qt::Key_Space);
    connections.refusal = Error{Error::Store, u"the disk is full"_s, {}, u"room"_s};
    press(u"settings.use.orders.make"_s);
    EXPECT_EQ(text(u"settings.use.orders.form.note"_s), u"The disk is full. Right would be: room."_s);
    EXPECT_TRUE(adopted.isEmpty());
    connections.refusal.reset();
    press(u"settings.use.orders.make"_s);
    EXPECT_EQ(connections.done.last(), u"use orders blog-post/post"_s);
    ASSERT_EQ(adopted.size(), 1);
    EXPECT_FALSE(find<QWidget>(u"settings.use.orders.form"_s)->isVisible());
    EXPECT_TRUE(text(u"settings.way.orders.uses.note"_s).endsWith(u"Nothing goes there before you have allowed it."_s)) << text(u"settings.way.orders.uses.note"_s).toStdString();
    state.org.organisations[state.org.current] = adopted.last();
    panel.display(state);
    EXPECT_EQ(text(u"settings.way.orders.uses"_s), u"What goes here: Blog post › Send the post."_s);
    EXPECT_EQ(text(u"settings.way.press-site.uses"_s), u"What goes here: Blog post › Send the mail."_s);
    press(u"settings.way.orders.remove"_s);
    EXPECT_TRUE(text(u"settings.way.orders.upkeep.note"_s).startsWith(u"Blog post › Send the post goes here: choose another way for it first."_s));
    EXPECT_FALSE(connections.ways.done.contains(u"remove orders"_s));
    press(u"settings.way.press-site.choose"_s);
    EXPECT_TRUE(find<QAbstractButton>(u"settings.use.press-site.field.blog-post/mail"_s)->isChecked());
    EXPECT_FALSE(find<QAbstractButton>(u"settings.use.press-site.field.blog-post/mail"_s)->isEnabled()) << "it is turned away at another way";
    press(u"settings.use.press-site.field.blog-post/post"_s);
    press(u"settings.use.press-site.make"_s);
    EXPECT_EQ(connections.done.last(), u"use press-site blog-post/post"_s) << "the same takes it back";
}

TEST_F(WaysPanelTest, ACeilingThatLetsNothingOutThereIsSaid)
{
    leaving();
    EXPECT_EQ(text(u"settings.way.press-site.uses.held"_s), QString());
    state.rules.ceilings = Ceilings{};
    state.rules.ceilings->accounts = QStringList{u"orders/main"_s};
    panel.display(state);
    EXPECT_EQ(text(u"settings.way.press-site.uses.held"_s), u"It is held back all the same: nothing may go out through \"press-site/main\": it is not among the accounts that are allowed."_s);
}

TEST_F(WaysPanelTest, HerOwnLimitsAreSetByTheKeyboardSaidAndTakenBack)
{
    EXPECT_EQ(text(u"settings.way.orders.limits"_s), u"You set no limit of your own."_s);
    EXPECT_FALSE(find<QWidget>(u"settings.way.old-list.pace"_s)->isVisible()) << "its file cannot be used";
    auto* limit = find<QAbstractButton>(u"settings.way.orders.limit"_s);
    EXPECT_FALSE(limit->accessibleName().isEmpty());
    limit->setFocus();
    QTest::keyClick(limit, Qt::Key_Space);
    auto* day = find<QLineEdit>(u"settings.pace.orders.field.day"_s);
    for (const char* name : {"minute", "hour", "day", "month", "from", "until", "zone"})
        EXPECT_FALSE(find<QWidget>(u"settings.pace.orders.field."_s + QLatin1String(name))->accessibleName().isEmpty()) << name;
    QTest::keyClicks(day, u"3"_s);
    QTest::keyClicks(find<QLineEdit>(u"settings.pace.orders.field.from"_s), u"22:00"_s);
    QTest::keyClicks(find<QLineEdit>(u"settings.pace.orders.field.until"_s), u"07:00"_s);
    auto* zone = find<QLineEdit>(u"settings.pace.orders.field.zone"_s);
    EXPECT_FALSE(zone->text().isEmpty()) << "hers, unless she says another";
    zone->setText(u"Europe/Berlin"_s);
    QTest::keyClick(day, Qt::Key_Return);
    ASSERT_TRUE(connections.ways.done.contains(u"limit orders"_s));
    EXPECT_FALSE(find<QWidget>(u"settings.pace.orders.form"_s)->isVisible());
    EXPECT_EQ(text(u"settings.way.orders.limits"_s), u"Your own limits: At most 3 a day. Quiet from 22:00 to 07:00 (Europe/Berlin). Where the department says something, too, the stricter of both holds."_s);
    EXPECT_EQ(mark("orders"), u"Not allowed"_s) << "its file is the same, so nothing is to be allowed anew";
    QTest::keyClick(limit, Qt::Key_Space);
    EXPECT_EQ(day->text(), u"3"_s) << "what she has said stands there";
    connections.ways.refusal = Error{Error::Parse, u"quiet hours have a beginning and an end"_s, {}, u"times of day as 22:00"_s};
    press(u"settings.pace.orders.make"_s);
    EXPECT_EQ(text(u"settings.pace.orders.form.note"_s), u"Quiet hours have a beginning and an end. Right would be: times of day as 22:00."_s);
    EXPECT_TRUE(day->isVisible()) << "what she wrote stays";
    connections.ways.refusal.reset();
    for (const char* name : {"day", "from", "until"})
        find<QLineEdit>(u"settings.pace.orders.field."_s + QLatin1String(name))->clear();
    press(u"settings.pace.orders.make"_s);
    EXPECT_EQ(text(u"settings.way.orders.limits"_s), u"You set no limit of your own."_s);
    QTest::keyClick(limit, Qt::Key_Space);
    QTest::keyClick(day, Qt::Key_Escape);
    EXPECT_FALSE(day->isVisible());
    EXPECT_EQ(connections.ways.done.count(u"limit orders"_s), 3);
}

TEST_F(WaysPanelTest, LimitsThatCannotBeReadAreSaidAndNotWrittenOver)
{
    connections.ways.ways.lines[0].ownFault = Error{Error::Parse, u"/paces/0/per_dy is unknown"_s, u"paces.json"_s, {}};
    panel.reload();
    EXPECT_TRUE(text(u"settings.way.orders.limits"_s).startsWith(u"Nothing goes out, for your limits cannot be read. /paces/0/per_dy"_s)) << text(u"settings.way.orders.limits"_s).toStdString();
    EXPECT_FALSE(find<QAbstractButton>(u"settings.way.orders.limit"_s)->isEnabled());
}

TEST_F(WaysPanelTest, OneIsAllowedTestedAndForbidden)
{
    EXPECT_EQ(find<QAbstractButton>(u"settings.way.orders.allow"_s)->text(), u"Allow"_s);
    press(u"settings.way.orders.allow"_s);
    ASSERT_EQ(wanted.size(), 1);
    EXPECT_FALSE(wanted.last().gone);
    allow("orders", {});
    EXPECT_EQ(find<QAbstractButton>(u"settings.way.orders.allow"_s)->text(), u"Forbid"_s);
    connections.ways.holdsBack = true;
    press(u"settings.way.orders.test"_s);
    EXPECT_EQ(text(u"settings.way.orders.note"_s), u"Asking https://hooks.shop.example/orders …"_s);
    EXPECT_FALSE(find<QAbstractButton>(u"settings.way.orders.test"_s)->isEnabled()) << "one at a time";
    connections.ways.letGo();
    connections.ways.holdsBack = false;
    EXPECT_EQ(text(u"settings.way.orders.note"_s), u"It answered 204 and takes the key."_s);
    ASSERT_EQ(wanted.size(), 2);
    EXPECT_EQ(wanted.last().setting.verified, u"live 2026-11-23"_s);
    press(u"settings.way.orders.allow"_s);
    ASSERT_EQ(wanted.size(), 3);
    EXPECT_TRUE(wanted.last().gone);
    EXPECT_EQ(connections.ways.done, (QStringList{u"allow orders"_s, u"test orders"_s, u"forbid orders"_s}));
}

TEST_F(WaysPanelTest, ATestOfWhatNobodyMayUseIsOnNoRecordAndAFailedOneSaysTheWayOut)
{
    press(u"settings.way.shop.test"_s);
    EXPECT_TRUE(wanted.isEmpty());
    EXPECT_TRUE(text(u"settings.way.shop.note"_s).contains(u"Allow it and test it again"_s));
    connections.ways.refusal = Error{Error::Network, u"shop.example does not answer"_s, {}, u"its address, or a network"_s};
    press(u"settings.way.shop.test"_s);
    EXPECT_EQ(text(u"settings.way.shop.note"_s), u"Shop.example does not answer. Right would be: its address, or a network."_s);
    press(u"settings.way.shop.open"_s);
    EXPECT_EQ(connections.ways.done.last(), u"open shop"_s);
    state.org.stopped = true;
    panel.display(state);
    EXPECT_FALSE(find<QAbstractButton>(u"settings.way.shop.test"_s)->isEnabled()) << "nothing is asked outside while everything is stopped";
}

TEST_F(WaysPanelTest, OneIsAddedByTheKeyboardAloneAndItsKeyIsAskedForNext)
{
    auto* add = find<QAbstractButton>(u"settings.ways.add"_s);
    add->setFocus();
    QTest::keyClick(add, Qt::Key_Space);
    auto* title = find<QLineEdit>(u"settings.ways.field.title"_s);
    EXPECT_TRUE(title->isVisible());
    EXPECT_FALSE(find<QAbstractButton>(u"settings.ways.make"_s)->isEnabled());
    QTest::keyClicks(title, u"Cafe orders!"_s);
    EXPECT_EQ(ui::idFor(u"Caf\u00e9  \u2014 orders 2!"_s), u"cafe-orders-2"_s);
    EXPECT_EQ(find<QLineEdit>(u"settings.ways.field.id"_s)->text(), u"cafe-orders"_s);
    auto* url = find<QLineEdit>(u"settings.ways.field.url"_s);
    QTest::keyClicks(url, u"http://127.0.0.1:8080/in"_s);
    QTest::keyClick(url, Qt::Key_Return);
    EXPECT_EQ(connections.ways.wish.id, u"cafe-orders"_s);
    EXPECT_EQ(connections.ways.wish.values, (QMap<QString, QString>{{u"url"_s, u"http://127.0.0.1:8080/in"_s}, {u"clearance"_s, u"internal"_s}}));
    EXPECT_FALSE(find<QWidget>(u"settings.ways.form"_s)->isVisible());
    EXPECT_EQ(mark("cafe-orders"), u"Not allowed"_s);
    EXPECT_TRUE(find<QWidget>(u"settings.key.cafe-orders.field"_s)->isVisible()) << "its key is asked for";
}

TEST_F(WaysPanelTest, TheFormAsksWhatTheKindNeedsAndSaysWhatIsWrong)
{
    press(u"settings.ways.add"_s);
    EXPECT_FALSE(panel.findChild<QWidget*>(u"settings.ways.field.branch"_s));
    auto* kind = find<QComboBox>(u"settings.ways.field.kind"_s);
    kind->setCurrentIndex(1);
    EXPECT_TRUE(find<QLineEdit>(u"settings.ways.field.branch"_s));
    EXPECT_FALSE(panel.findChild<QWidget*>(u"settings.ways.field.remembers_hours"_s));
    for (const char* name : {"kind", "title", "id", "url", "clearance", "branch", "path"})
        EXPECT_FALSE(find<QWidget>(u"settings.ways.field."_s + QLatin1String(name))->accessibleName().isEmpty()) << name;
    QTest::keyClicks(find<QLineEdit>(u"settings.ways.field.title"_s), u"Site"_s);
    connections.ways.refusal = Error{Error::Parse, u"/branch is \"\""_s, {}, u"the name of a branch"_s};
    press(u"settings.ways.make"_s);
    EXPECT_EQ(text(u"settings.ways.form.note"_s), u"/branch is \"\". Right would be: the name of a branch."_s);
    EXPECT_EQ(find<QLineEdit>(u"settings.ways.field.title"_s)->text(), u"Site"_s) << "what she wrote stays";
    QTest::keyClick(find<QLineEdit>(u"settings.ways.field.title"_s), Qt::Key_Escape);
    EXPECT_FALSE(find<QWidget>(u"settings.ways.form"_s)->isVisible());
}

TEST_F(WaysPanelTest, NoneAndAHomeThatCannotBeReadAreSaid)
{
    connections.ways.trouble = Error{Error::Store, u"the folder cannot be read"_s, {}, u"its rights"_s};
    panel.reload();
    auto* empty = find<QWidget>(u"settings.ways.empty"_s);
    EXPECT_TRUE(empty->isVisible());
    EXPECT_FALSE(find<QAbstractButton>(u"settings.ways.add"_s)->isEnabled());
    connections.ways.trouble.reset();
    connections.ways.ways.lines.clear();
    empty->findChild<QAbstractButton*>()->click(); // look again
    QStringList texts;
    for (const QLabel* label : empty->findChildren<QLabel*>())
        texts.append(label->text());
    EXPECT_TRUE(texts.join(u' ').contains(u"No way out of this machine is set up."_s)) << texts.join(u'|').toStdString();
    empty->findChild<QAbstractButton*>()->click();
    EXPECT_TRUE(find<QWidget>(u"settings.ways.form"_s)->isVisible());
    EXPECT_FALSE(empty->isVisible());
}

TEST_F(WaysPanelTest, InThePastNothingCanBeChanged)
{
    panel.setReadOnly(u"You are looking at the past."_s);
    for (const char* name : {"settings.ways.add", "settings.way.orders.test", "settings.way.orders.allow", "settings.way.orders.limit", "settings.way.orders.choose"})
        EXPECT_FALSE(find<QAbstractButton>(QString::fromLatin1(name))->isEnabled()) << name;
    panel.setReadOnly({});
    EXPECT_TRUE(find<QAbstractButton>(u"settings.way.orders.test"_s)->isEnabled());
}

TEST_F(WaysPanelTest, OneSignsInWhereAKeyIsNotTyped)
{
    EXPECT_TRUE(find<QWidget>(u"settings.way.orders.sign-in"_s)->isHidden()) << "its key is typed";
    connections.ways.ways.lines[0].signsIn = true;
    connections.ways.ways.lines[0].secret = u"orders-app"_s;
    panel.reload();
    EXPECT_FALSE(find<QWidget>(u"settings.way.orders.sign-in"_s)->isHidden());
    EXPECT_TRUE(find<QWidget>(u"settings.way.press-site.sign-in"_s)->isHidden());
    connections.ways.holdsBack = true;
    press(u"settings.way.orders.sign-in"_s);
    EXPECT_TRUE(connections.ways.done.contains(u"sign in orders"_s));
    EXPECT_TRUE(text(u"settings.way.orders.note"_s).startsWith(u"Your browser asks you to sign in to Order desk."_s)) << text(u"settings.way.orders.note"_s).toStdString();
    EXPECT_TRUE(find<QWidget>(u"settings.way.orders.test"_s)->isEnabled()) << "she may go on meanwhile";
    connections.ways.letGo();
    EXPECT_EQ(text(u"settings.way.orders.note"_s), u"You are signed in."_s);
    connections.ways.refusal = Error{Error::Rule, u"LinkedIn: it was not allowed in the browser"_s, {}, u"sign in anew"_s};
    press(u"settings.way.orders.sign-in"_s);
    connections.ways.letGo();
    EXPECT_EQ(text(u"settings.way.orders.note"_s), u"LinkedIn: it was not allowed in the browser. Right would be: sign in anew."_s);
}

} // namespace qd::test
