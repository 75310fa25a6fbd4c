#include "tests/ui/shell/Desk.h"
#include "ui/shell/TopBar.h"
#include "ui/widgets/inbox/InboxList.h"
#include "ui/words/Language.h"

#include <gtest/gtest.h>

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAccessible>
#include <QApplication>
#include <QLabel>
#include <QLocale>
#include <QTranslator>

namespace qd::test {

namespace {

/// English with its plural forms, as the program speaks it; taken out again afterwards.
class Spoken {
public:
    Spoken() : files(ui::speak(qApp, QLocale(QLocale::English))) {}
    ~Spoken() { qDeleteAll(qApp->findChildren<QTranslator*>()); }
    QStringList files;
};

QString nameOf(QWidget* widget)
{
    QAccessibleInterface* told = QAccessible::queryAccessibleInterface(widget);
    return told ? told->text(QAccessible::Name) : QString();
}

QStringList textsOf(QWidget* widget)
{
    QStringList texts{nameOf(widget), widget->accessibleDescription(), widget->toolTip()};
    if (const auto* label = qobject_cast<QLabel*>(widget))
        texts << label->text();
    if (const auto* button = qobject_cast<QAbstractButton*>(widget))
        texts << button->text();
    if (const auto* view = qobject_cast<QAbstractItemView*>(widget); view && view->model())
        for (int row = 0; row < qMin(200, view->model()->rowCount()); ++row)
            for (const int role : {Qt::DisplayRole, Qt::AccessibleTextRole})
                texts << view->model()->index(row, 0).data(role).toString();
    return texts;
}

constexpr const char* kPlaces[] = {"bridge", "inbox", "work", "traffic", "decisions", "costs", "people", "settings"};

} // namespace

TEST(VisibleText, NeverLeavesAPluralToTheReader)
{
    const Spoken spoken;
    ASSERT_EQ(spoken.files, QStringList{QStringLiteral("quarterdeck_en")});
    OfficeState quiet = InboxSample().state;
    quiet.inbox = {};
    OfficeState later = InboxSample().state;
    later.inbox.snoozed.insert({later.inbox.approvals.firstKey().uuid}, SampleOffice::now() + Duration(3'600'000));
    for (const OfficeState& state : {InboxSample().state, quiet, later}) {
        Desk desk(state);
        for (const char* place : kPlaces) {
            desk.window->openPage(QString::fromLatin1(place));
            for (QWidget* widget : desk.window->findChildren<QWidget*>())
                for (const QString& text : textsOf(widget))
                    EXPECT_FALSE(text.contains(QStringLiteral("(s)"))) << place << ": " << text.toStdString();
        }
    }
}

TEST(VisibleText, CountsOneAndMany)
{
    const Spoken spoken;
    EXPECT_EQ(ui::InboxList::tr("%n message(s)", nullptr, 1), QStringLiteral("1 message"));
    EXPECT_EQ(ui::InboxList::tr("%n message(s)", nullptr, 2), QStringLiteral("2 messages"));
    EXPECT_EQ(ui::InboxList::tr("%n decision(s)", nullptr, 0), QStringLiteral("0 decisions"));
}

TEST(VisibleText, AnUnknownLanguageFallsBackToEnglish)
{
    EXPECT_EQ(ui::speak(qApp, QLocale(QLocale::Icelandic)), QStringList{QStringLiteral("quarterdeck_en")});
    qDeleteAll(qApp->findChildren<QTranslator*>());
}

TEST(VisibleText, EveryControlHasAName)
{
    Desk desk;
    for (const char* place : kPlaces) {
        desk.window->openPage(QString::fromLatin1(place));
        for (QWidget* widget : desk.window->findChildren<QWidget*>()) {
            if (!widget->isVisible() || !(widget->focusPolicy() & Qt::TabFocus))
                continue;
            EXPECT_FALSE(nameOf(widget).isEmpty())
                << place << ": " << widget->metaObject()->className() << " \"" << widget->objectName().toStdString() << "\" in \""
                << widget->parentWidget()->objectName().toStdString() << '"';
        }
    }
}

TEST(VisibleText, NothingIsClaimedOfANetworkThatNobodyWatches)
{
    Desk desk;
    const auto* chip = desk.find<QAbstractButton>("shell.network");
    EXPECT_FALSE(chip->isVisible());
    desk.window->setNetwork(ui::Network::Offline);
    EXPECT_TRUE(chip->isVisible());
}

TEST(VisibleText, AnUnknownNetworkIsNotCalledOfflineAndOfflineStopsNothing)
{
    Desk desk;
    desk.window->resize(1440, 900);
    const auto* chip = desk.find<QAbstractButton>("shell.network");
    const auto shown = [&](ui::Network network) {
        desk.window->setNetwork(network);
        EXPECT_FALSE(chip->toolTip().contains(QStringLiteral("queue"))) << "nothing that she approves waits for a network";
        EXPECT_TRUE(chip->toolTip().contains(QStringLiteral("Nothing waits for it")));
        return chip->text();
    };
    EXPECT_EQ(shown(ui::Network::Unknown), QStringLiteral("Network unknown"));
    EXPECT_EQ(shown(ui::Network::Offline), QStringLiteral("Offline · local work goes on"));
    EXPECT_EQ(shown(ui::Network::LocalOnly), QStringLiteral("Local network only"));
    EXPECT_EQ(shown(ui::Network::Online), QStringLiteral("Online"));
}

TEST(VisibleText, TheTopBarFitsASmallWindowWithoutANetwork)
{
    Desk desk;
    desk.window->setNetwork(ui::Network::Offline);
    for (const int width : {980, 1180, 1280}) {
        desk.window->resize(width, 800);
        QCoreApplication::sendPostedEvents();
        EXPECT_EQ(desk.window->width(), width);
        EXPECT_LE(desk.find<QWidget>("shell.stop")->geometry().right(), width);
        EXPECT_GE(desk.find<QWidget>("shell.brief")->width(), 200);
    }
}

} // namespace qd::test
