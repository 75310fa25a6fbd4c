#include "tests/support/ManualClock.h"
#include "tests/ui/pages/InboxSample.h"
#include "ui/pages/CostsPage.h"
#include "ui/pages/DecisionsPage.h"
#include "ui/pages/InboxPage.h"
#include "ui/pages/PeoplePage.h"
#include "ui/pages/WorkPage.h"
#include "ui/style/Tokens.h"
#include "ui/widgets/inbox/InboxList.h"
#include "ui/widgets/Panel.h"

#include <gtest/gtest.h>

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QCoreApplication>
#include <QDir>
#include <QSet>
#include <QVBoxLayout>

namespace qd::test {

namespace {

/// What a page looks like in a window of `size`; kept as a file when QD_GALLERY names a folder.
QImage pictureOf(QWidget* page, const QSize& size, const QString& name)
{
    QWidget ground;
    ground.setPalette(QPalette(ui::tokens().window));
    ground.setAutoFillBackground(true);
    auto* column = new QVBoxLayout(&ground);
    column->setContentsMargins(10, 10, 10, 10);
    column->addWidget(page);
    ground.resize(size);
    ground.show();
    page->show();
    for (int round = 0; round < 5; ++round)
        QCoreApplication::sendPostedEvents();
    QCoreApplication::processEvents(); // a test may: layouts that were put off come now
    const qreal scale = qEnvironmentVariable("QD_GALLERY_SCALE", QStringLiteral("1")).toDouble();
    QImage image(size * scale, QImage::Format_RGB32);
    image.setDevicePixelRatio(scale);
    ground.render(&image);
    const QString folder = qEnvironmentVariable("QD_GALLERY");
    if (!folder.isEmpty()) {
        QDir().mkpath(folder);
        image.save(QDir(folder).filePath(name + QStringLiteral(".png")));
    }
    column->removeWidget(page);
    page->setParent(nullptr);
    return image;
}

int coloursIn(const QImage& image)
{
    QSet<QRgb> seen;
    for (int y = 0; y < image.height(); y += 3)
        for (int x = 0; x < image.width(); x += 3)
            seen.insert(image.pixel(x, y));
    return int(seen.size());
}

} // namespace

TEST(PageGallery, EveryPagePaintsItselfInBothSchemesAndSizes)
{
    const bool all = qEnvironmentVariableIsSet("QD_GALLERY"); // for eyes; a test run needs one of each
    const QList<QSize> sizes = all ? QList<QSize>{{1284, 842}, {1124, 742}} : QList<QSize>{{1124, 742}};
    const QList<bool> moneys = all ? QList<bool>{false, true} : QList<bool>{true};
    for (const ui::Scheme scheme : {ui::Scheme::Dark, ui::Scheme::Light}) {
        ui::setTextSize(qEnvironmentVariable("QD_GALLERY_TEXT", QStringLiteral("100")).toInt());
        ui::applyScheme(scheme);
        for (const QSize size : sizes) {
            const QString suffix = QStringLiteral("-%1-%2").arg(scheme == ui::Scheme::Dark ? QStringLiteral("dark") : QStringLiteral("light"),
                                                                QString::number(size.width()));
            for (const bool rehearsed : moneys) {
                InboxSample sample(rehearsed ? SampleOffice::Money::Rehearsed : SampleOffice::Money::Spent);
                const ManualClock clock(SampleOffice::now());
                const QString name = suffix + (rehearsed ? QStringLiteral("-rehearsal") : QString());
                ui::InboxPage inbox(&sample.history, &clock);
                inbox.display(sample.state);
                EXPECT_GT(coloursIn(pictureOf(&inbox, size, QStringLiteral("inbox") + name)), 40);
                inbox.findChild<QAbstractButton*>(QStringLiteral("inbox.changesTab"))->click();
                pictureOf(&inbox, size, QStringLiteral("inbox-changes") + name);
                inbox.findChild<QAbstractButton*>(QStringLiteral("inbox.reject"))->click();
                pictureOf(&inbox, size, QStringLiteral("inbox-reject") + name);
                inbox.findChild<QAbstractButton*>(QStringLiteral("inbox.cancel"))->click();
                inbox.findChild<QAbstractButton*>(QStringLiteral("inbox.edit"))->click();
                pictureOf(&inbox, size, QStringLiteral("inbox-edit") + name);
                inbox.findChild<QAbstractButton*>(QStringLiteral("inbox.closeEditor"))->click();
                inbox.findChild<QAbstractButton*>(QStringLiteral("inbox.published"))->click();
                auto* waiting = inbox.findChild<QAbstractItemView*>(QStringLiteral("inbox.list"));
                for (const int row : {1, 2, 5}) {
                    waiting->setCurrentIndex(waiting->model()->index(row, 0));
                    pictureOf(&inbox, size, QStringLiteral("inbox-row%1").arg(row) + name);
                }
                OfficeState quiet = sample.state;
                quiet.inbox = {};
                inbox.display(quiet);
                pictureOf(&inbox, size, QStringLiteral("inbox-empty") + name);
                ui::DecisionsPage decisions(&sample.history, &clock);
                decisions.display(sample.state);
                EXPECT_GT(coloursIn(pictureOf(&decisions, size, QStringLiteral("decisions") + name)), 40);
                ui::CostsPage costs(&sample.history, &clock);
                costs.display(sample.state);
                EXPECT_GT(coloursIn(pictureOf(&costs, size, QStringLiteral("costs") + name)), 40);
                ui::PeoplePage people(&sample.history, &clock);
                people.display(sample.state);
                EXPECT_GT(coloursIn(pictureOf(&people, size, QStringLiteral("people") + name)), 40);
                ui::WorkPage work(&sample.history, &clock);
                work.display(sample.state);
                EXPECT_GT(coloursIn(pictureOf(&work, size, QStringLiteral("work") + name)), 40);
                auto* list = new ui::InboxList(&clock, ui::InboxList::Place::Bridge);
                list->display(sample.state);
                ui::Panel panel(QStringLiteral("Waiting for you · 4"));
                panel.setBody(list);
                EXPECT_GT(coloursIn(pictureOf(&panel, {380, 700}, QStringLiteral("bridge") + name)), 40);
            }
        }
    }
    ui::applyScheme(ui::Scheme::Dark);
}

} // namespace qd::test
