#include "ui/widgets/parts/Sections.h"

#include <gtest/gtest.h>

#include <QLabel>
#include <QPushButton>
#include <QTest>

namespace qd::test {

namespace {

using ui::FactLine;
using ui::Sections;

QStringList labelsOf(const Sections& sections)
{
    QStringList texts;
    for (const QLabel* label : sections.widget()->findChildren<QLabel*>())
        texts << label->text();
    return texts;
}

} // namespace

TEST(Sections, WhatIsFoldedOpensAtAPressAndStaysOpen)
{
    Sections sections;
    const FactLine folded = FactLine::more(QStringLiteral("2 more"), {QStringLiteral("third"), QStringLiteral("fourth")});
    sections.set({FactLine::plain(QStringLiteral("first")), folded});
    EXPECT_EQ(labelsOf(sections), QStringList{QStringLiteral("first")});
    sections.findChild<QPushButton*>(QStringLiteral("more"))->click();
    QCoreApplication::sendPostedEvents(&sections, QEvent::MetaCall);
    EXPECT_EQ(labelsOf(sections), (QStringList{QStringLiteral("first"), QStringLiteral("third"), QStringLiteral("fourth")}));
    sections.set({FactLine::plain(QStringLiteral("changed")), folded});
    EXPECT_EQ(labelsOf(sections).size(), 3) << "it was opened, and it is still the same";
    sections.set({FactLine::plain(QStringLiteral("another item"))});
    sections.set({folded});
    EXPECT_TRUE(labelsOf(sections).isEmpty()) << "another item begins folded";
}

TEST(Sections, ALongWordDoesNotPushTheColumnOut)
{
    Sections sections;
    sections.resize(300, 400);
    sections.set({FactLine::pair(QString(200, QLatin1Char('x')), QStringLiteral("outside")), FactLine::plain(QString(200, QLatin1Char('y')))});
    sections.show();
    EXPECT_LE(sections.widget()->width(), sections.viewport()->width());
}

} // namespace qd::test
