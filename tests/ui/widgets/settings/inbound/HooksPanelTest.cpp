#include "ui/widgets/settings/inbound/HooksPanel.h"

#include "tests/ui/pages/FakeConnections.h"
#include "tests/ui/widgets/settings/inbound/FakeInbound.h"
#include "ui/widgets/settings/inbound/HookRow.h"

#include <gtest/gtest.h>

#include <QAbstractButton>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QSpinBox>
#include <QTest>

namespace qd::test {

using namespace Qt::Literals::StringLiterals;

namespace {

class HooksPanelTest : public testing::Test {
protected:
    void show()
    {
        panel.resize(900, 700);
        panel.display(connections.connected);
        panel.reload();
        panel.show();
    }
    template <class T = QAbstractButton> T* part(const QString& name) const
    {
        T* found = panel.findChild<T*>(u"settings."_s + name);
        EXPECT_TRUE(found) << name.toStdString();
        return found;
    }
    QString text(const QString& name) const { return part<QLabel>(name)->text(); }
    void type(const QString& field, const QString& text) const
    {
        auto* line = part<QLineEdit>(u"hooks.field."_s + field);
        line->clear();
        QTest::keyClicks(line, text);
    }
    void choose(const QString& form) const
    {
        auto* box = part<QComboBox>(u"hooks.field.form"_s);
        box->setCurrentIndex(box->findData(form));
    }

    FakeConnections connections;
    FakeHooks hooks;
    ui::HooksPanel panel{&hooks, &connections};
};

} // namespace

TEST_F(HooksPanelTest, TheWayInIsOpenedMovedAndShut)
{
    show();
    EXPECT_EQ(part(u"hooks.mark"_s)->text(), u"Shut"_s);
    EXPECT_FALSE(part<QLabel>(u"hooks.counts"_s)->isVisible());
    part(u"hooks.turn"_s)->click();
    EXPECT_EQ(part(u"hooks.mark"_s)->text(), u"Open"_s);
    EXPECT_TRUE(text(u"hooks.about"_s).contains(u"http://127.0.0.1:8797"_s));
    part(u"hooks.change"_s)->click();
    type(u"listen"_s, u"::1"_s);
    part<QSpinBox>(u"hooks.field.port"_s)->setValue(9000);
    part(u"hooks.save"_s)->click();
    EXPECT_TRUE(text(u"hooks.about"_s).contains(u"http://[::1]:9000"_s)) << text(u"hooks.about"_s).toStdString();
    part(u"hooks.change"_s)->click();
    part<QLineEdit>(u"hooks.field.listen"_s)->clear();
    type(u"folder"_s, u"/var/relay"_s);
    QTest::keyClick(part<QLineEdit>(u"hooks.field.folder"_s), Qt::Key_Return);
    EXPECT_TRUE(text(u"hooks.about"_s).contains(u"from the folder /var/relay"_s));
    part(u"hooks.turn"_s)->click();
    EXPECT_EQ(hooks.done, (QStringList{u"put on 127.0.0.1 8797 "_s, u"put on ::1 9000 "_s, u"put on none 9000 /var/relay"_s, u"put off none 9000 /var/relay"_s}));
    hooks.refusal = Error{Error::Parse, u"hooks-in.json: /folder is \"relay\""_s, {}, u"an absolute path"_s};
    part(u"hooks.turn"_s)->click();
    EXPECT_TRUE(text(u"hooks.note"_s).contains(u"an absolute path"_s));
    EXPECT_EQ(part(u"hooks.mark"_s)->text(), u"Shut"_s);
}

TEST_F(HooksPanelTest, EachSaysInWhoseFormItSignsAndWhatItSpeaksAbout)
{
    hooks.fill();
    show();
    EXPECT_TRUE(text(u"hooks.counts"_s).contains(u"1,204 taken, 3 refused"_s)) << text(u"hooks.counts"_s).toStdString();
    EXPECT_TRUE(text(u"hook.sendgrid.about"_s).contains(u"SendGrid"_s));
    EXPECT_TRUE(text(u"hook.sendgrid.about"_s).contains(u"/in/sendgrid"_s));
    EXPECT_TRUE(text(u"hook.sendgrid.about"_s).contains(u"a key pair of its own"_s));
    EXPECT_TRUE(text(u"hook.twilio.about"_s).contains(u"https://relay.example.org/in/twilio"_s));
    EXPECT_EQ(part(u"hook.orders.mark"_s)->text(), u"Off"_s);
    EXPECT_TRUE(part<QWidget>(u"key.hook-in-twilio.set"_s));
    EXPECT_FALSE(panel.findChild<QWidget*>(u"settings.key.hook-in-sendgrid.set"_s));
}

TEST_F(HooksPanelTest, ASenderIsAskedForWhatItsFormNeeds)
{
    show();
    part(u"hooks.add"_s)->click();
    EXPECT_FALSE(part(u"hooks.make"_s)->isEnabled()) << "an id is missing";
    EXPECT_TRUE(part<QWidget>(u"hooks.field.public-key"_s)->isVisible());
    EXPECT_FALSE(part<QWidget>(u"hooks.field.address"_s)->isVisible());
    choose(u"twilio"_s);
    EXPECT_EQ(part<QLineEdit>(u"hooks.field.id"_s)->text(), u"twilio"_s);
    EXPECT_FALSE(part<QWidget>(u"hooks.field.public-key"_s)->isVisible());
    EXPECT_FALSE(part(u"hooks.make"_s)->isEnabled()) << "an address is missing";
    type(u"address"_s, u"https://relay.example.org/in/twilio"_s);
    part(u"hooks.make"_s)->click();
    EXPECT_EQ(hooks.done.last(), u"add twilio twilio   https://relay.example.org/in/twilio"_s);
    QCoreApplication::processEvents(); // its row is shown then
    EXPECT_TRUE(part<QWidget>(u"key.hook-in-twilio.field"_s)->isVisible()) << "its secret is asked for";
    part(u"hooks.add"_s)->click();
    choose(u"sendgrid"_s);
    type(u"public-key"_s, u"MFkw"_s);
    auto* connector = part<QComboBox>(u"hooks.field.connector"_s);
    connector->setCurrentIndex(connector->findData(u"smtp"_s));
    hooks.refusal = Error{Error::Parse, u"hooks-in.json: /senders/1/public_key is \"MFkw\""_s, {}, u"the verification key"_s};
    part(u"hooks.make"_s)->click();
    EXPECT_EQ(hooks.done.last(), u"add sendgrid sendgrid smtp MFkw "_s);
    EXPECT_TRUE(text(u"hooks.form.note"_s).contains(u"the verification key"_s));
    QTest::keyClick(part<QWidget>(u"hooks.field.public-key"_s), Qt::Key_Escape);
    EXPECT_FALSE(part<QWidget>(u"hooks.form"_s)->isVisible());
}

TEST_F(HooksPanelTest, ASenderIsTestedTurnedOffAndRemoved)
{
    hooks.fill();
    show();
    panel.findChild<ui::HookRow*>(u"settings.hook.twilio"_s)->test(u"/tmp/one.http"_s);
    EXPECT_TRUE(text(u"hook.twilio.note"_s).contains(u"bounce: the mailbox is gone"_s));
    hooks.refusal = Error{Error::Rule, u"its signature does not hold"_s, {}, {}};
    panel.findChild<ui::HookRow*>(u"settings.hook.twilio"_s)->test(u"/tmp/one.http"_s);
    EXPECT_TRUE(text(u"hook.twilio.note"_s).contains(u"Its signature does not hold"_s));
    hooks.refusal.reset();
    part(u"hook.twilio.turn"_s)->click();
    EXPECT_EQ(part(u"hook.twilio.mark"_s)->text(), u"Off"_s);
    part(u"hook.twilio.remove"_s)->click();
    part(u"hook.twilio.remove.yes"_s)->click();
    EXPECT_EQ(hooks.done.mid(2), (QStringList{u"off twilio"_s, u"remove twilio"_s}));
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    EXPECT_EQ(panel.findChildren<ui::HookRow*>().size(), 2);
}

TEST_F(HooksPanelTest, WhatCannotBeReadIsSaidAndThePastChangesNothing)
{
    hooks.trouble = Error{Error::Parse, u"hooks-in.json: /port is 99999"_s, {}, u"a port"_s};
    show();
    auto* empty = part<QWidget>(u"hooks.empty"_s);
    EXPECT_TRUE(empty->accessibleName().contains(u"hooks-in.json"_s)) << empty->accessibleName().toStdString();
    EXPECT_FALSE(part<QWidget>(u"hooks.door"_s)->isVisible());
    hooks.trouble.reset();
    hooks.fill();
    empty->findChild<QAbstractButton*>()->click();
    EXPECT_TRUE(part<QWidget>(u"hooks.door"_s)->isVisible());
    panel.setReadOnly(u"the past"_s);
    for (const char* button : {"hooks.add", "hooks.turn", "hooks.change", "hook.twilio.turn", "hook.twilio.test", "hook.twilio.remove"})
        EXPECT_FALSE(part(QLatin1String(button))->isEnabled()) << button;
}

} // namespace qd::test
