#include "tests/support/ManualClock.h"
#include "tests/ui/pages/FakePeople.h"
#include "ui/widgets/settings/people/PeoplePanel.h"
#include "ui/widgets/settings/people/PersonRow.h"

#include <gtest/gtest.h>

#include <QAbstractButton>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QTest>

namespace qd::test {

using namespace Qt::Literals::StringLiterals;

namespace {

class PeoplePanelTest : public testing::Test {
protected:
    void show(int count)
    {
        people.fill(state, count);
        panel.display(state);
        panel.show();
    }
    template <class T = QAbstractButton> T* part(const QString& name) const
    {
        T* found = panel.findChild<T*>(name);
        EXPECT_TRUE(found) << name.toStdString();
        return found;
    }
    QString of(int number, const char* what) const { return u"settings.person.%1.%2"_s.arg(fixedId<ContactId>(8000 + number).toString(), QLatin1String(what)); }
    qsizetype rows() const { return panel.findChildren<ui::PersonRow*>().size(); }

    ManualClock clock{SampleOffice::now()};
    FakePeople people;
    OfficeState state;
    ui::PeoplePanel panel{&people, &clock};
};

} // namespace

TEST_F(PeoplePanelTest, NothingPersonalIsThereBeforeSheAsksForIt)
{
    show(3);
    EXPECT_EQ(rows(), 3);
    EXPECT_TRUE(people.done.isEmpty()) << "to show the section is to read nothing";
    EXPECT_FALSE(part<QLabel>(of(1, "title"))->text().contains(u"Ada"_s));
    part(of(1, "show"))->click();
    EXPECT_EQ(people.done, QStringList{u"read"_s});
    EXPECT_EQ(part<QLabel>(of(1, "title"))->text(), u"Ada Lovelace 1"_s);
    EXPECT_TRUE(part<QLabel>(of(1, "fields"))->text().contains(u"1@press.example"_s));
    part(of(1, "show"))->click();
    EXPECT_FALSE(part<QLabel>(of(1, "title"))->text().contains(u"Ada"_s));
    EXPECT_TRUE(part<QLabel>(of(1, "fields"))->text().isEmpty());
}

TEST_F(PeoplePanelTest, WhereSheLooksStandsHowItIsKnownWhatTheyAgreedToAndWhoLookedBefore)
{
    const ContactId ada = fixedId<ContactId>(8001);
    for (int i = 0; i < 22; ++i)
        people.happened[ada].append({SampleOffice::now(), u"read"_s, {u"content-manager"_s}, u"no %1"_s.arg(i)});
    people.happened[ada].append({SampleOffice::now(), u"agreed"_s, human(), u"e-mail/newsletter, known from: form on the site"_s});
    show(1);
    EXPECT_TRUE(part<QLabel>(of(1, "history"))->text().isEmpty());
    part(of(1, "show"))->click();
    const QString text = part<QLabel>(of(1, "history"))->text();
    EXPECT_TRUE(text.section(u'\n', 0, 0).endsWith(u"agreed by you, e-mail/newsletter, known from: form on the site"_s)) << text.toStdString();
    EXPECT_TRUE(text.section(u'\n', 1, 1).endsWith(u"read by Content manager, no 21"_s)) << text.toStdString();
    EXPECT_TRUE(text.endsWith(u"3 earlier: quarterdeck contacts trail shows them"_s)) << text.toStdString();
    part(of(1, "show"))->click();
    EXPECT_TRUE(part<QLabel>(of(1, "history"))->text().isEmpty());
}

TEST_F(PeoplePanelTest, ForgettingAsksWhyFirst)
{
    show(2);
    part(of(2, "forget"))->click();
    EXPECT_FALSE(part(of(2, "sure"))->isEnabled());
    QTest::keyClicks(part<QLineEdit>(of(2, "reason")), u"they asked"_s);
    EXPECT_TRUE(people.done.isEmpty());
    part(of(2, "sure"))->click();
    EXPECT_EQ(people.done, QStringList{u"erase they asked"_s});
    state.people.contacts.remove(fixedId<ContactId>(8002));
    panel.display(state);
    EXPECT_TRUE(part<QLabel>(of(2, "note"))->text().contains(u"nobody can read"_s)) << "what was said of it stays in sight";
}

TEST_F(PeoplePanelTest, OneIsFoundByAddressAndAListShowsItsOwn)
{
    show(int(ui::PeoplePanel::kShown) + 10);
    EXPECT_EQ(rows(), ui::PeoplePanel::kShown);
    EXPECT_TRUE(part<QLabel>(u"settings.people.found"_s)->text().contains(u"25"_s));
    auto* search = part<QLineEdit>(u"settings.people.search"_s);
    QTest::keyClicks(search, u"30@press.example"_s);
    QTest::keyClick(search, Qt::Key_Return);
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    ASSERT_EQ(rows(), 1);
    EXPECT_EQ(panel.findChild<ui::PersonRow*>()->person(), fixedId<ContactId>(8030));
    auto* list = part<QComboBox>(u"settings.people.list"_s);
    list->setCurrentIndex(list->findData(u"press"_s));
    emit list->activated(list->currentIndex());
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    ASSERT_EQ(rows(), 1);
    EXPECT_EQ(panel.findChild<ui::PersonRow*>()->person(), fixedId<ContactId>(8001));
}

TEST_F(PeoplePanelTest, WhatGoesWrongIsSaidWhereItHappened)
{
    show(1);
    people.refusal = Error{Error::Parse, u"\"ada\" is no e-mail address"_s, {}, u"name@host"_s};
    QTest::keyClicks(part<QLineEdit>(u"settings.people.search"_s), u"ada"_s);
    part(u"settings.people.find"_s)->click();
    EXPECT_TRUE(part<QLabel>(u"settings.people.found"_s)->text().contains(u"no e-mail address"_s));
    part(of(1, "show"))->click();
    EXPECT_TRUE(part<QLabel>(of(1, "note"))->text().contains(u"no e-mail address"_s));
    panel.setReadOnly(u"the past"_s);
    EXPECT_FALSE(part(of(1, "show"))->isEnabled());
}

TEST_F(PeoplePanelTest, AnEmptyHouseSaysHowPeopleComeIn)
{
    panel.display(state);
    EXPECT_TRUE(panel.findChild<QWidget*>(u"settings.people.empty"_s)->accessibleName().contains(u"Nobody outside"_s));
}

} // namespace qd::test
