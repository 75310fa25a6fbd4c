#include "ui/widgets/settings/inbound/MailboxesPanel.h"

#include "tests/support/ManualClock.h"
#include "tests/ui/pages/FakeConnections.h"
#include "tests/ui/widgets/settings/inbound/FakeInbound.h"
#include "ui/widgets/settings/inbound/MailboxRow.h"

#include <gtest/gtest.h>

#include <QAbstractButton>
#include <QLabel>
#include <QLineEdit>
#include <QSpinBox>
#include <QTest>

namespace qd::test {

using namespace Qt::Literals::StringLiterals;

namespace {

class MailboxesPanelTest : public testing::Test {
protected:
    void show()
    {
        panel.resize(900, 700);
        panel.display(state);
        panel.display(connections.connected);
        panel.reload();
        panel.show();
    }
    template <class T = QAbstractButton> T* part(const QString& name) const
    {
        T* found = panel.findChild<T*>(name);
        EXPECT_TRUE(found) << name.toStdString();
        return found;
    }
    template <class T = QAbstractButton> T* of(const char* box, const char* what) const { return part<T>(u"settings.mailbox.%1.%2"_s.arg(QLatin1String(box), QLatin1String(what))); }
    QString text(const char* box, const char* what) const { return of<QLabel>(box, what)->text(); }
    QString chip(const char* box) const { return of(box, "mark")->text(); }
    void type(const char* field, const QString& text) const
    {
        auto* line = part<QLineEdit>(u"settings.mailboxes.field."_s + QLatin1String(field));
        line->clear();
        QTest::keyClicks(line, text);
    }

    ManualClock clock{SampleOffice::now()};
    FakeConnections connections;
    FakeMailboxes mailboxes;
    OfficeState state;
    ui::MailboxesPanel panel{&mailboxes, &connections, &clock};
};

} // namespace

TEST_F(MailboxesPanelTest, EachSaysWhenItWasLookedAtAndWhatCame)
{
    mailboxes.fill();
    mailboxes.put(u"others"_s).organisation = u"press-office"_s;
    show();
    EXPECT_EQ(chip("answers"), u"On"_s);
    EXPECT_EQ(chip("press"), u"Cannot be read"_s);
    EXPECT_EQ(chip("shop"), u"Off"_s);
    EXPECT_EQ(chip("others"), u"Of Press office"_s);
    EXPECT_TRUE(text("answers", "seen").contains(u"128 on record, 2,310 passed over"_s)) << text("answers", "seen").toStdString();
    EXPECT_TRUE(text("press", "seen").contains(u"does not take this password"_s));
    EXPECT_EQ(text("shop", "seen"), u"Not looked at yet."_s);
    EXPECT_TRUE(text("answers", "about").contains(u"INBOX of press@harborandpine.example"_s));
    EXPECT_TRUE(text("answers", "about").contains(u"every 5 minute"_s)) << text("answers", "about").toStdString();
    EXPECT_TRUE(panel.findChild<QWidget*>(u"settings.key.mail-in-answers.set"_s));
}

TEST_F(MailboxesPanelTest, OneIsAddedAndItsPasswordAskedFor)
{
    show();
    auto* empty = part<QWidget>(u"settings.mailboxes.empty"_s);
    EXPECT_TRUE(empty->accessibleName().contains(u"No mailbox is looked at"_s));
    empty->findChild<QAbstractButton*>()->click();
    EXPECT_FALSE(part(u"settings.mailboxes.make"_s)->isEnabled());
    type("id", u"answers"_s);
    type("url", u"imap.example.org"_s);
    type("user", u"press"_s);
    part<QSpinBox>(u"settings.mailboxes.field.minutes"_s)->setValue(15);
    mailboxes.refusal = Error{Error::Parse, u"mail-in.json: /mailboxes/0/url is \"imap.example.org\""_s, {}, u"imaps://host:993"_s};
    part(u"settings.mailboxes.make"_s)->click();
    EXPECT_TRUE(part<QLabel>(u"settings.mailboxes.form.note"_s)->text().contains(u"imaps://host:993"_s));
    mailboxes.refusal.reset();
    type("url", u"imaps://imap.example.org:993"_s);
    QTest::keyClick(part<QLineEdit>(u"settings.mailboxes.field.url"_s), Qt::Key_Return);
    EXPECT_EQ(mailboxes.done.last(), u"add answers smtp imaps://imap.example.org:993 press INBOX 15"_s);
    EXPECT_FALSE(part<QWidget>(u"settings.mailboxes.form"_s)->isVisible());
    EXPECT_FALSE(empty->isVisible());
    QCoreApplication::processEvents(); // its row is shown then
    EXPECT_TRUE(part<QWidget>(u"settings.key.mail-in-answers.field"_s)->isVisible()) << "its password is asked for";
}

TEST_F(MailboxesPanelTest, OneIsTestedTurnedOffAndRemoved)
{
    mailboxes.fill();
    show();
    of("answers", "test")->click();
    EXPECT_TRUE(text("answers", "note").contains(u"lets us in"_s));
    of("answers", "turn")->click();
    EXPECT_EQ(chip("answers"), u"Off"_s);
    EXPECT_EQ(of("answers", "turn")->text(), u"Turn on"_s);
    of("answers", "turn")->click();
    EXPECT_EQ(chip("answers"), u"On"_s);
    of("answers", "remove")->click();
    QTest::keyClick(of("answers", "remove.no"), Qt::Key_Escape);
    EXPECT_FALSE(of("answers", "remove.yes")->isVisible());
    EXPECT_TRUE(of("answers", "remove")->hasFocus() || !panel.isActiveWindow());
    of("answers", "remove")->click();
    of("answers", "remove.yes")->click();
    EXPECT_EQ(mailboxes.done, (QStringList{u"test answers"_s, u"off answers"_s, u"on answers"_s, u"remove answers"_s}));
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    EXPECT_EQ(panel.findChildren<ui::MailboxRow*>().size(), 2);
}

TEST_F(MailboxesPanelTest, TheyAreLookedAtNowUnlessEverythingIsStopped)
{
    mailboxes.fill();
    show();
    auto* look = part(u"settings.mailboxes.look"_s);
    look->click();
    EXPECT_EQ(mailboxes.done, QStringList{u"look"_s});
    EXPECT_FALSE(look->isEnabled());
    mailboxes.boxes.lines[0].taken = 129;
    mailboxes.looked();
    EXPECT_TRUE(look->isEnabled());
    EXPECT_TRUE(text("answers", "seen").contains(u"129 on record"_s));
    state.org.stopped = true;
    panel.display(state);
    EXPECT_FALSE(look->isEnabled());
    EXPECT_FALSE(of("answers", "test")->isEnabled());
    EXPECT_TRUE(of("answers", "test")->toolTip().contains(u"stopped"_s));
}

TEST_F(MailboxesPanelTest, WhatGoesWrongIsSaidWhereItHappened)
{
    mailboxes.trouble = Error{Error::Parse, u"mail-in.json: /mailboxes/0/user is \"\""_s, {}, u"the account's name"_s};
    show();
    auto* empty = part<QWidget>(u"settings.mailboxes.empty"_s);
    EXPECT_TRUE(empty->accessibleName().contains(u"mail-in.json"_s)) << empty->accessibleName().toStdString();
    EXPECT_FALSE(part(u"settings.mailboxes.add"_s)->isEnabled());
    mailboxes.trouble.reset();
    mailboxes.fill();
    empty->findChild<QAbstractButton*>()->click();
    mailboxes.refusal = Error{Error::Rule, u"the server lets nobody in"_s, {}, u"a password that was made for programs"_s};
    of("press", "test")->click();
    EXPECT_TRUE(text("press", "note").contains(u"The server lets nobody in"_s));
    panel.setReadOnly(u"the past"_s);
    for (const char* button : {"test", "turn", "remove"})
        EXPECT_FALSE(of("press", button)->isEnabled()) << button;
}

} // namespace qd::test
