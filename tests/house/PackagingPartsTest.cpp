// What was written to be run at length is run: a part that no script names is a measurement that nobody takes.
#include <gtest/gtest.h>

#include <QDir>
#include <QDirIterator>
#include <QRegularExpression>

namespace qd::house {

namespace {

const QString kRoot = QStringLiteral(QUARTERDECK_SOURCE_DIR "/");

QString textOf(const QString& path)
{
    QFile file(kRoot + path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

} // namespace

TEST(PackagingParts, AcceptanceRunsEachOfItsParts)
{
    const QString script = textOf(QStringLiteral("packaging/acceptance"));
    int parts = 0;
    for (QDirIterator at(kRoot + QStringLiteral("packaging/acceptance-parts"), QDir::Files | QDir::Executable, QDirIterator::Subdirectories); at.hasNext(); ++parts) {
        const QString part = QDir(kRoot).relativeFilePath(at.next());
        EXPECT_TRUE(script.contains(part)) << part.toStdString();
    }
    EXPECT_GE(parts, 3);
}

// Goals are met by these; the others measure one call of a kind beside another way of doing it.
TEST(PackagingParts, TheBenchesOfWholeTurnsAreRun)
{
    static const QRegularExpression kNames(QStringLiteral("run_bench\\(\\) \\{[^}]*for name in ([a-z -]+);"));
    const QStringList run = kNames.match(textOf(QStringLiteral("packaging/promises"))).captured(1).split(QLatin1Char(' '));
    const QString known = textOf(QStringLiteral("tests/bench/main.cpp"));
    for (const char* name : {"append", "open", "bus", "steps", "calls", "inbox", "dry-run"})
        EXPECT_TRUE(run.contains(QLatin1String(name))) << name;
    for (const QString& name : run)
        EXPECT_TRUE(known.contains(QStringLiteral("{\"%1\", ").arg(name))) << "there is no bench " << name.toStdString();
}

// Of the figures that are promised none is only printed.
TEST(PackagingParts, TheBenchesOfPromisedFiguresAreJudged)
{
    const QString script = textOf(QStringLiteral("packaging/promises"));
    for (const char* judgement : {"inbox) judge_key \"$said\"", "dry-run) judge_dry_run \"$said\""})
        EXPECT_TRUE(script.contains(QLatin1String(judgement))) << judgement;
}

} // namespace qd::house
