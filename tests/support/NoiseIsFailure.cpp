#include "tests/support/NoiseIsFailure.h"

#include <gtest/gtest.h>

#include <QList>

#include <mutex>

namespace qd::test {

namespace {

struct Expected {
    QString part;
    bool came = false;
};

std::mutex g_mutex;
QList<Expected> g_expected;
QStringList g_noise;

/// Said by Qt's offscreen platform about what it cannot do; not ours to mend.
bool isPlatformTalk(const QString& text)
{
    return text.contains(QLatin1String("propagateSizeHints")) || text.contains(QLatin1String("XDG_RUNTIME_DIR"));
}

void listen(QtMsgType type, const QMessageLogContext&, const QString& text)
{
    if (type == QtDebugMsg || type == QtInfoMsg || isPlatformTalk(text))
        return;
    const std::lock_guard lock(g_mutex);
    for (Expected& expected : g_expected)
        if (text.contains(expected.part)) {
            expected.came = true;
            return;
        }
    g_noise.append(text);
    if (type == QtFatalMsg)
        fprintf(stderr, "%s\n", qPrintable(text));
}

class NoiseListener final : public testing::EmptyTestEventListener {
    void OnTestStart(const testing::TestInfo&) override
    {
        const std::lock_guard lock(g_mutex);
        g_expected.clear();
    }
    void OnTestEnd(const testing::TestInfo&) override
    {
        const std::lock_guard lock(g_mutex);
        for (const QString& text : std::as_const(g_noise))
            ADD_FAILURE() << "unannounced: " << text.toStdString();
        for (const Expected& expected : std::as_const(g_expected))
            if (!expected.came)
                ADD_FAILURE() << "announced, but never said: " << expected.part.toStdString();
        g_noise.clear();
    }
};

} // namespace

void failOnNoise()
{
    qInstallMessageHandler(listen);
    testing::UnitTest::GetInstance()->listeners().Append(new NoiseListener);
}

void expectNoise(const QString& part)
{
    const std::lock_guard lock(g_mutex);
    g_expected.append({part, false});
}

} // namespace qd::test
