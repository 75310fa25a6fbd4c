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
    EXPECT_FALSE(list->isHidden());
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

TEST_F(PeoplePanelTest, SomebodyIsAddedWithEveryFieldWhatTheyAgreedToAndHowThatIsKnown)
{
    show(2);
    part(u"settings.people.add"_s)->click();
    auto* make = part(u"settings.people.make"_s);
    EXPECT_FALSE(make->isEnabled());
    QMap<QString, QString> expected{{u"agreed"_s, u"e-mail/newsletter e-mail/offers"_s}, {u"refused"_s, u"sms"_s}};
    for (const char* member : {"name", "e-mail", "phone", "company", "street", "street-2", "postcode", "city", "region", "country", "language", "note", "segments", "source"}) {
        part<QLineEdit>(u"settings.people.field."_s + QLatin1String(member))->setText(u" a "_s + QLatin1String(member));
        expected.insert(QLatin1String(member), u"a "_s + QLatin1String(member));
    }
    EXPECT_TRUE(make->isEnabled());
    part<QComboBox>(u"settings.people.field.by-e-mail"_s)->setCurrentIndex(1);
    part<QLineEdit>(u"settings.people.field.by-e-mail.purposes"_s)->setText(u"Newsletter, offers"_s);
    part<QComboBox>(u"settings.people.field.by-sms"_s)->setCurrentIndex(2);
    EXPECT_FALSE(make->isEnabled()) << "nobody knows how that is known";
    auto* how = part<QLineEdit>(u"settings.people.field.how"_s);
    how->setText(u"a form"_s);
    expected.insert(u"how"_s, u"a form"_s);
    QTest::keyClick(how, Qt::Key_Return);
    ASSERT_EQ(people.wishes.size(), 1);
    EXPECT_TRUE(people.wishes.first().person.isNull());
    EXPECT_EQ(people.wishes.first().values, expected);
    EXPECT_FALSE(part<QWidget>(u"settings.people.form"_s)->isVisible());
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    ASSERT_EQ(rows(), 1) << "who was taken up is what is shown";
    EXPECT_EQ(panel.findChild<ui::PersonRow*>()->person(), people.made);
    EXPECT_TRUE(part<QLabel>(u"settings.people.found"_s)->text().startsWith(u"Kept."_s));
}

TEST_F(PeoplePanelTest, WhatIsWrongWithAFieldIsSaidBelowIt)
{
    show(1);
    part(u"settings.people.add"_s)->click();
    auto* mail = part<QLineEdit>(u"settings.people.field.e-mail"_s);
    auto* name = part<QLineEdit>(u"settings.people.field.name"_s);
    name->setText(u"Ada"_s);
    mail->setText(u"ada"_s);
    people.refusal = Error{Error::Parse, u"\"ada\" is no e-mail address"_s, u"e-mail"_s, u"name@host"_s};
    part(u"settings.people.make"_s)->click();
    auto* fault = part<QLabel>(u"settings.people.field.e-mail.fault"_s);
    EXPECT_EQ(fault->text(), u"\"ada\" is no e-mail address. Right would be: name@host."_s);
    EXPECT_TRUE(fault->isVisible());
    EXPECT_FALSE(part<QLabel>(u"settings.people.field.name.fault"_s)->isVisible());
    EXPECT_EQ(name->text(), u"Ada"_s) << "nothing of what she wrote is gone";
    people.refusal->where = u"sms"_s;
    part(u"settings.people.make"_s)->click();
    EXPECT_TRUE(part<QLabel>(u"settings.people.field.phone.fault"_s)->isVisible()) << "where they are reached by it";
    mail->setText(u"ada@press.example"_s);
    EXPECT_FALSE(part<QLabel>(u"settings.people.field.phone.fault"_s)->isVisible());
    people.refusal = Error{Error::Store, u"the keys cannot be read"_s, {}, {}};
    part(u"settings.people.make"_s)->click();
    EXPECT_EQ(part<QLabel>(u"settings.people.form.note"_s)->text(), u"The keys cannot be read."_s);
    QTest::keyClick(mail, Qt::Key_Escape);
    EXPECT_FALSE(mail->isVisible());
}

TEST_F(PeoplePanelTest, ConsentIsNotedAndWithdrawnWithHowItIsKnown)
{
    show(1);
    part(of(1, "consent"))->click();
    auto* make = part(of(1, "consent.make"));
    EXPECT_FALSE(make->isEnabled());
    auto* purpose = part<QComboBox>(of(1, "consent.field.purpose"));
    EXPECT_GE(purpose->findText(u"newsletter"_s), 0) << "what anybody has been asked for";
    purpose->setEditText(u"Newsletter"_s);
    part<QComboBox>(of(1, "consent.field.given"))->setCurrentIndex(1);
    part<QLineEdit>(of(1, "consent.field.how"))->setText(u"link in a mail"_s);
    make->click();
    ASSERT_EQ(people.consents.size(), 1);
    const Consent said = people.consents.first();
    EXPECT_EQ(said.contact, fixedId<ContactId>(8001));
    EXPECT_EQ(said.channel, u"e-mail"_s);
    EXPECT_EQ(said.purpose, u"newsletter"_s);
    EXPECT_FALSE(said.given);
    EXPECT_EQ(said.source, u"link in a mail"_s);
    EXPECT_EQ(said.at, clock.now());
    EXPECT_FALSE(make->isVisible());
    EXPECT_EQ(part<QLabel>(of(1, "note"))->text(), u"Noted."_s);
    part(of(1, "consent"))->click();
    EXPECT_TRUE(part<QLineEdit>(of(1, "consent.field.how"))->text().isEmpty()) << "each word has its own";
    EXPECT_TRUE(part<QComboBox>(of(1, "consent.field.given"))->currentData().toBool());
}

TEST_F(PeoplePanelTest, WhoIsKeptIsChangedFieldByField)
{
    show(2);
    part(of(2, "change"))->click();
    EXPECT_TRUE(part<QLineEdit>(of(2, "change.field.name"))->text().isEmpty()) << "nothing is opened for that";
    EXPECT_TRUE(people.done.isEmpty());
    part<QLineEdit>(of(2, "change.field.phone"))->setText(u"+4915112345678"_s);
    part(of(2, "consent"))->click();
    EXPECT_FALSE(part<QWidget>(of(2, "change.form"))->isVisible()) << "one at a time";
    part(of(2, "change"))->click();
    EXPECT_FALSE(part(of(2, "change.make"))->isEnabled());
    part<QLineEdit>(of(2, "change.field.segments"))->setText(u"press"_s);
    EXPECT_TRUE(part(of(2, "change.make"))->isEnabled()) << "a list is enough of one who is kept";
    part<QLineEdit>(of(2, "change.field.segments"))->clear();
    part<QLineEdit>(of(2, "change.field.phone"))->setText(u"+4915112345678"_s);
    part(of(2, "change.make"))->click();
    ASSERT_EQ(people.wishes.size(), 1);
    EXPECT_EQ(people.wishes.first().person, fixedId<ContactId>(8002));
    EXPECT_EQ(people.wishes.first().values, (QMap<QString, QString>{{u"phone"_s, u"+4915112345678"_s}}));
    EXPECT_TRUE(part<QLabel>(of(2, "note"))->text().startsWith(u"Changed."_s));
    panel.setReadOnly(u"the past"_s);
    for (const char* button : {"change", "consent"})
        EXPECT_FALSE(part(of(2, button))->isEnabled()) << button;
    EXPECT_FALSE(part(u"settings.people.add"_s)->isEnabled());
}

TEST_F(PeoplePanelTest, AnEmptyHouseSaysHowPeopleComeIn)
{
    panel.display(state);
    EXPECT_TRUE(panel.findChild<QWidget*>(u"settings.people.empty"_s)->accessibleName().contains(u"Nobody outside"_s));
}

} // namespace qd::test
