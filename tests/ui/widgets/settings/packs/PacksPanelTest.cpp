#include "ui/widgets/settings/packs/PacksPanel.h"

#include "tests/support/ManualClock.h"
#include "tests/ui/widgets/settings/packs/FakePacks.h"
#include "ui/widgets/settings/packs/PackRow.h"

#include <gtest/gtest.h>

#include <QAbstractButton>
#include <QApplication>
#include <QComboBox>
#include <QDropEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMimeData>
#include <QTest>
#include <QTextEdit>
#include <QTextFragment>

namespace qd::test {

using namespace Qt::Literals::StringLiterals;

namespace {

class PacksPanelTest : public testing::Test {
protected:
    void show()
    {
        panel.resize(900, 700);
        panel.reload();
        panel.show();
    }
    template <class T = QAbstractButton> T* part(const QString& name) const
    {
        T* found = panel.findChild<T*>(name);
        EXPECT_TRUE(found) << name.toStdString();
        return found;
    }
    template <class T = QAbstractButton> T* of(const char* pack, const char* what) const { return part<T>(u"settings.pack.%1.%2"_s.arg(QLatin1String(pack), QLatin1String(what))); }
    QString text(const char* pack, const char* what) const { return of<QLabel>(pack, what)->text(); }
    QString note() const { return part<QLabel>(u"settings.packs.note"_s)->text(); }
    bool drop(const QString& file)
    {
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(file)});
        QDragEnterEvent enter({10, 10}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        enter.ignore();
        QApplication::sendEvent(&panel, &enter);
        if (!enter.isAccepted())
            return false;
        QDropEvent let({10, 10}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(&panel, &let);
        return let.isAccepted();
    }
    /// What of the text that is shown stands struck through, or underlined.
    QString marked(bool struck) const
    {
        QString all;
        const QTextDocument* shown = of<QTextEdit>("field-office", "text")->document();
        for (QTextBlock block = shown->begin(); block.isValid(); block = block.next())
            for (auto at = block.begin(); !at.atEnd(); ++at)
                if (struck ? at.fragment().charFormat().fontStrikeOut() : at.fragment().charFormat().fontUnderline())
                    all += at.fragment().text() + u' ';
        return all;
    }

    ManualClock clock{SampleOffice::now()};
    FakePacks packs;
    ui::PacksPanel panel{&packs, &clock};
};

} // namespace

TEST_F(PacksPanelTest, EachSaysWhoseItIsWhatItWantsAndHowMuchIsUnread)
{
    packs.hold(u"field-office"_s, u"Field office"_s, 6, 2);
    packs.seen.lines.first().pack.key = QByteArray(32, '\x5a');
    packs.hold(u"other-desk"_s, u"Other desk"_s, 3, 3);
    show();
    EXPECT_TRUE(of<QAbstractButton>("field-office", "mark")->text().contains(u"4 of 6"_s));
    EXPECT_EQ(of<QAbstractButton>("other-desk", "mark")->text(), u"Adopted as it stands"_s);
    const QString about = text("field-office", "about");
    EXPECT_TRUE(about.contains(u"Nimbus Works, as it names itself"_s)) << about.toStdString();
    EXPECT_TRUE(about.contains(u"1.1"_s));
    EXPECT_TRUE(about.contains(u"signed with the key 5a5a5a5a…5a5a5a5a"_s));
    EXPECT_TRUE(text("other-desk", "about").contains(u"not signed"_s));
    const QString wants = text("field-office", "wants");
    EXPECT_TRUE(wants.contains(u"Daily social post by LinkedIn folder"_s)) << wants.toStdString();
    EXPECT_TRUE(wants.contains(u"the stricter of the two holds"_s));
}

TEST_F(PacksPanelTest, AChangedTextIsReadAsWhatIsAnotherAndAdopted)
{
    packs.hold(u"field-office"_s, u"Field office"_s, 6, 2);
    show();
    of("field-office", "read")->click();
    auto* list = of<QListWidget>("field-office", "texts");
    EXPECT_EQ(list->currentRow(), 2) << "the first that is not adopted";
    EXPECT_TRUE(text("field-office", "state").contains(u"It has changed"_s));
    EXPECT_EQ(marked(true).simplified(), u"seen. at once."_s);
    EXPECT_EQ(marked(false).simplified(), u"seen, and what was heard. once a day."_s);
    of("field-office", "adopt")->click();
    EXPECT_EQ(packs.done, QStringList{u"adopt reply/field-note"_s});
    EXPECT_EQ(list->currentRow(), 3) << "the next that is not adopted";
    EXPECT_TRUE(text("field-office", "state").contains(u"All of it is new"_s));
    EXPECT_TRUE(marked(true).isEmpty());
    EXPECT_TRUE(text("field-office", "note").contains(u"Form of reply: Field note"_s));
    list->setCurrentRow(0);
    EXPECT_FALSE(of("field-office", "adopt")->isEnabled()) << "it is adopted as it stands";
    EXPECT_TRUE(of<QAbstractButton>("field-office", "mark")->text().contains(u"3 of 6"_s));
}

TEST_F(PacksPanelTest, AdoptingAllAsksFirst)
{
    packs.hold(u"field-office"_s, u"Field office"_s, 6, 2);
    show();
    of("field-office", "read")->click();
    EXPECT_EQ(of("field-office", "all")->text(), u"Adopt all 4 …"_s);
    of("field-office", "all")->click();
    EXPECT_TRUE(packs.done.isEmpty());
    EXPECT_TRUE(of<QWidget>("field-office", "question")->isVisible());
    QTest::keyClick(of<QWidget>("field-office", "leave"), Qt::Key_Escape);
    EXPECT_FALSE(of<QWidget>("field-office", "question")->isVisible());
    of("field-office", "all")->click();
    of("field-office", "sure")->click();
    EXPECT_EQ(packs.done, QStringList{u"adopt reply/field-note,role/lead,role/scribe,workflow/note"_s});
    EXPECT_FALSE(of("field-office", "all")->isVisible());
    EXPECT_EQ(of<QAbstractButton>("field-office", "mark")->text(), u"Adopted as it stands"_s);
}

TEST_F(PacksPanelTest, RemovingWantsAReason)
{
    packs.hold(u"field-office"_s, u"Field office"_s, 6, 2);
    packs.hold(u"other-desk"_s, u"Other desk"_s, 3, 3);
    show();
    of("field-office", "remove")->click();
    EXPECT_FALSE(of("field-office", "removal.sure")->isEnabled());
    QTest::keyClicks(of<QLineEdit>("field-office", "removal.reason"), u"unwanted"_s);
    packs.refusal = Error{Error::Rule, u"a run of it is open: \"A note\""_s, {}, u"let it end, or stop it"_s};
    of("field-office", "removal.sure")->click();
    EXPECT_TRUE(text("field-office", "note").contains(u"A run of it is open"_s));
    EXPECT_TRUE(text("field-office", "note").contains(u"let it end"_s));
    packs.refusal.reset();
    QTest::keyClick(of<QLineEdit>("field-office", "removal.reason"), Qt::Key_Return);
    EXPECT_EQ(packs.done.last(), u"remove unwanted"_s);
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    EXPECT_EQ(panel.findChildren<ui::PackRow*>().size(), 1);
}

TEST_F(PacksPanelTest, AFileIsTakenByDroppingItAndWhatItDoesNotGetIsSaid)
{
    show();
    EXPECT_TRUE(part<QWidget>(u"settings.packs.empty"_s)->accessibleName().contains(u"No pack is held"_s));
    EXPECT_FALSE(drop(u"/home/her/notes.txt"_s));
    EXPECT_TRUE(drop(u"/home/her/field.json"_s));
    EXPECT_EQ(packs.done, QStringList{u"take /home/her/field.json"_s});
    EXPECT_TRUE(note().isEmpty());
    EXPECT_TRUE(text("taken", "note").contains(u"Its trigger is left out"_s));
    EXPECT_FALSE(part<QWidget>(u"settings.packs.empty"_s)->isVisible());
    packs.refusal = Error{Error::Parse, u"the pack has a member that nobody knows"_s, u"field.json /base_url"_s, u"format, pack, organisation, prompts and replies"_s};
    EXPECT_TRUE(drop(u"/home/her/field.json"_s));
    EXPECT_TRUE(note().contains(u"that nobody knows"_s)) << note().toStdString();
    EXPECT_TRUE(note().contains(u"/base_url"_s));
}

TEST_F(PacksPanelTest, PromptsAloneAreForTheOrganisationThatSheNames)
{
    packs.seen.hers = {u"marketing-department"_s, u"press"_s};
    packs.seen.current = u"press"_s;
    packs.holdFor(u"plain-words"_s, u"Plain words"_s, u"press"_s);
    show();
    auto* into = part<QComboBox>(u"settings.packs.into"_s);
    EXPECT_EQ(into->currentText(), u"press"_s) << "the one she works with";
    EXPECT_TRUE(text("plain-words@press", "wants").contains(u"for press"_s)) << text("plain-words@press", "wants").toStdString();
    of("plain-words@press", "read")->click();
    EXPECT_TRUE(text("plain-words@press", "state").contains(u"what your agents are told under this name now"_s));
    const QTextDocument* shown = of<QTextEdit>("plain-words@press", "text")->document();
    EXPECT_TRUE(shown->toPlainText().contains(u"plain words"_s)) << "hers, struck through";
    EXPECT_TRUE(shown->toPlainText().contains(u"who reads it"_s));
    of("plain-words@press", "adopt")->click();
    EXPECT_EQ(packs.done, QStringList{u"adopt prompt/draft"_s});
    into->setCurrentText(u"marketing-department"_s);
    EXPECT_TRUE(drop(u"/home/her/words.json"_s));
    EXPECT_EQ(packs.done.last(), u"take /home/her/words.json for marketing-department"_s);
    EXPECT_EQ(into->currentText(), u"marketing-department"_s) << "what she chose stays";
}

TEST_F(PacksPanelTest, WhatCannotBeReadIsSaidAndLookedAtAgain)
{
    packs.trouble = Error{Error::Store, u"the record cannot be read"_s, {}, {}};
    show();
    auto* empty = part<QWidget>(u"settings.packs.empty"_s);
    EXPECT_TRUE(empty->accessibleName().contains(u"cannot be read"_s)) << empty->accessibleName().toStdString();
    EXPECT_FALSE(part(u"settings.packs.take"_s)->isEnabled());
    packs.trouble.reset();
    packs.hold(u"field-office"_s, u"Field office"_s, 6, 2);
    packs.seen.faults = {u"the record of \"press\" is damaged"_s};
    empty->findChild<QAbstractButton*>()->click();
    EXPECT_FALSE(empty->isVisible());
    EXPECT_TRUE(part<QLabel>(u"settings.packs.faults"_s)->text().contains(u"damaged"_s));
}

TEST_F(PacksPanelTest, NothingIsChangedInThePast)
{
    packs.hold(u"field-office"_s, u"Field office"_s, 6, 2);
    show();
    of("field-office", "read")->click();
    panel.setReadOnly(u"the past"_s);
    EXPECT_FALSE(part(u"settings.packs.take"_s)->isEnabled());
    EXPECT_FALSE(of("field-office", "adopt")->isEnabled());
    EXPECT_FALSE(of("field-office", "remove")->isEnabled());
    EXPECT_FALSE(drop(u"/home/her/field.json"_s));
    panel.setReadOnly({});
    EXPECT_TRUE(of("field-office", "adopt")->isEnabled());
}

TEST_F(PacksPanelTest, WithoutAHomeItSaysSo)
{
    const ui::PacksPanel none{nullptr, &clock};
    EXPECT_FALSE(none.acceptDrops());
    EXPECT_FALSE(none.findChild<QAbstractButton*>(u"settings.packs.take"_s)->isEnabled());
}

} // namespace qd::test
