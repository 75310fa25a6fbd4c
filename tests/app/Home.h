#pragma once

#include "tests/app/Program.h"
#include "tests/support/TempHome.h"

#include <gtest/gtest.h>

namespace qd::test {

/// The program that was built beside these tests, on a home of its own.
class AppTest : public testing::Test {
protected:
    TempHome folder;
    Program program{QStringLiteral(QUARTERDECK_PROGRAM), folder.file(QStringLiteral("home"))};

    static QString brief() { return QStringLiteral("Explain to shop owners why a weekly stock count beats a yearly one"); }
    QStringList runArguments() const
    {
        return {QStringLiteral("run"), QStringLiteral("--brief"), brief(), QStringLiteral("--approve"), QStringLiteral("all"), QStringLiteral("--wait")};
    }
    QString record() const { return program.home() + QStringLiteral("/records/marketing-department.qdr"); }
};

inline QStringList words(const char* line)
{
    return QString::fromUtf8(line).split(QLatin1Char(' '), Qt::SkipEmptyParts);
}

} // namespace qd::test
