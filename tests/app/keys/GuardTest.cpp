#include "app/keys/LogGuard.h"

#include <gtest/gtest.h>

#include <QCoreApplication>
#include <QFile>
#include <QLoggingCategory>
#include <QProcess>

#include <cstring>
#include <elf.h>

namespace qd::test {

namespace {

/// One structure at a place of a file.
template <class T>
T at(const QByteArray& file, quint64 offset)
{
    T value{};
    if (offset + sizeof value <= quint64(file.size()))
        std::memcpy(&value, file.constData() + offset, sizeof value);
    return value;
}

/// What matters of a program as elf(5) describes it.
struct Hardened {
    bool isMovable = false;      ///< position-independent, and marked as a program
    bool tablesAreSealed = false; ///< PT_GNU_RELRO
    bool bindsAtOnce = false;     ///< so that the seal covers all of them
    bool stackRuns = true;
};

Hardened look(const QByteArray& file)
{
    Hardened found;
    const auto header = at<Elf64_Ehdr>(file, 0);
    quint64 flags1 = 0;
    for (int i = 0; i < header.e_phnum; ++i) {
        const auto part = at<Elf64_Phdr>(file, header.e_phoff + quint64(i) * header.e_phentsize);
        found.tablesAreSealed |= part.p_type == PT_GNU_RELRO;
        if (part.p_type == PT_GNU_STACK)
            found.stackRuns = part.p_flags & PF_X;
        for (quint64 entry = 0; part.p_type == PT_DYNAMIC && entry < part.p_filesz; entry += sizeof(Elf64_Dyn)) {
            const auto dynamic = at<Elf64_Dyn>(file, part.p_offset + entry);
            found.bindsAtOnce |= dynamic.d_tag == DT_FLAGS && (dynamic.d_un.d_val & DF_BIND_NOW);
            if (dynamic.d_tag == DT_FLAGS_1)
                flags1 = dynamic.d_un.d_val;
        }
    }
    found.isMovable = header.e_type == ET_DYN && (flags1 & DF_1_PIE);
    return found;
}

} // namespace

TEST(Guard, TheProgramIsHardToAimAt)
{
    QFile file(QStringLiteral(QUARTERDECK_PROGRAM));
    ASSERT_TRUE(file.open(QIODevice::ReadOnly));
    const QByteArray bytes = file.readAll();
    ASSERT_TRUE(bytes.startsWith(ELFMAG));
    const Hardened found = look(bytes);
    EXPECT_TRUE(found.isMovable);
    EXPECT_TRUE(found.tablesAreSealed);
    EXPECT_TRUE(found.bindsAtOnce);
    EXPECT_FALSE(found.stackRuns);
}

TEST(Guard, WhatIsSentIsNotLoggedWhateverTheRulesSay)
{
    // In a process of its own, because Qt reads the environment once: the test below, which no run takes by itself.
    QProcess child;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("QT_LOGGING_RULES"), QStringLiteral("*=true;qt.network.*=true;qt.network.http2.debug=true"));
    child.setProcessEnvironment(environment);
    child.start(QCoreApplication::applicationFilePath(), {QStringLiteral("--gtest_filter=Guard.DISABLED_UnderRulesThatLogEverything"), QStringLiteral("--gtest_also_run_disabled_tests")});
    ASSERT_TRUE(child.waitForFinished(60'000));
    const QByteArray said = child.readAllStandardOutput();
    EXPECT_EQ(child.exitCode(), 0) << said.toStdString();
    EXPECT_TRUE(said.contains("1 test")) << said.toStdString();
}

TEST(Guard, DISABLED_UnderRulesThatLogEverything)
{
    static const QLoggingCategory early("qt.network.early");
    static const QLoggingCategory other("qd.other");
    ASSERT_TRUE(early.isDebugEnabled()) << "the rules do not do what this is about";
    app::guardLog();
    app::guardLog(); // twice, as by mistake
    static const QLoggingCategory late("qt.network.late");
    for (const QLoggingCategory* category : {&early, &late}) {
        EXPECT_FALSE(category->isDebugEnabled()) << category->categoryName();
        EXPECT_FALSE(category->isInfoEnabled()) << category->categoryName();
        EXPECT_TRUE(category->isWarningEnabled()) << category->categoryName();
    }
    QLoggingCategory::setFilterRules(QStringLiteral("qt.network.*=true"));
    EXPECT_FALSE(early.isDebugEnabled());
    EXPECT_FALSE(late.isInfoEnabled());
    EXPECT_TRUE(other.isDebugEnabled()) << "other rules stay as they are";
}

} // namespace qd::test
