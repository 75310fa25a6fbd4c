#include "resources/Resources.h"
#include "tests/support/NoiseIsFailure.h"

#include <gtest/gtest.h>

#include <QStandardPaths>
#include <QTimeZone>

#ifdef QD_TEST_WIDGETS
#include <QApplication>
using TestApplication = QApplication;
#else
#include <QGuiApplication>
using TestApplication = QGuiApplication;
#endif

#ifdef QD_SANITIZED
/// What others' libraries keep until the process ends (clang's documentation, AddressSanitizer, "Suppressing memory leaks").
extern "C" const char* __lsan_default_suppressions()
{
    return "leak:libfontconfig\n";
}
#endif

int main(int argc, char** argv)
{
    if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    QStandardPaths::setTestModeEnabled(true);
    qd::test::failOnNoise(); // first: what the start says counts for the first test
    TestApplication application(argc, argv);
    qd::openResources();
    testing::InitGoogleTest(&argc, argv);
    return RUN_ALL_TESTS();
}
