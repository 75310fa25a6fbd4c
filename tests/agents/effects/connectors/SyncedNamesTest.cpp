#include "agents/effects/connectors/FolderConnector.h"

#include "tests/agents/effects/EffectSamples.h"
#include "tests/support/TempHome.h"

#include <QFile>
#include <QSet>

#include <gtest/gtest.h>

#include <sys/syscall.h>
#include <unistd.h>

namespace {

QSet<QString>* synced = nullptr; // what is waited for, while a test asks

} // namespace

/// In the place of the C library's: says which folders and files the program waits for.
extern "C" int fsync(int handle)
{
    if (synced)
        synced->insert(QFile::symLinkTarget(QStringLiteral("/proc/self/fd/%1").arg(handle)));
    return int(syscall(SYS_fsync, handle));
}

namespace qd::test {

namespace {

/// Delivers the page to `root`, and gives every place that was waited for.
QSet<QString> waitedFor(const QString& root)
{
    QSet<QString> places;
    const agents::Rendered made = *agents::renderBlogPage(samplePage(), effectBrand());
    agents::FolderConnector connector({{QStringLiteral("folder-site")}, QStringLiteral("Site folder"), root, QStringLiteral("posts"), QStringLiteral("index.html"), true, 0});
    synced = &places;
    const agents::Outcome outcome = delivered(connector, deliveryOf(made));
    synced = nullptr;
    EXPECT_EQ(outcome.kind, agents::Outcome::Confirmed) << outcome.text.toStdString();
    return places;
}

} // namespace

TEST(SyncedNames, WhatLiesThereAlreadyIsConfirmedOnlyWhenItsNamesAreOnTheDisk)
{
    const TempHome home;
    const QString root = home.file(QStringLiteral("site"));
    const QSet<QString> folders{root, root + QStringLiteral("/posts"), root + QStringLiteral("/posts/first-ninety-days")};
    EXPECT_TRUE(waitedFor(root).contains(folders)) << "the first time";
    const QSet<QString> again = waitedFor(root); // as after a death between the last name and the disk
    EXPECT_TRUE(again.contains(folders)) << QStringList(again.values()).join(u' ').toStdString();
}

} // namespace qd::test
