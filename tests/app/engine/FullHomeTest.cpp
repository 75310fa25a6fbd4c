#include "tests/app/Home.h"

namespace qd::test {

namespace {

// A home on a disk of 12 MB of its own, which somebody else fills while a run is under way, and frees again.
constexpr const char* kScript = R"sh(
mkdir -p "$QD_HOME" && mount -t tmpfs -o size=12m tmpfs "$QD_HOME" || exit 77
"$QD_PROGRAM" serve --home "$QD_HOME" --pace 0.02 2>"$QD_SAID" & server=$!
for i in $(seq 200); do grep -q serving "$QD_SAID" && break; sleep 0.05; done
echo "at first: $(grep "too little to hold some back" "$QD_SAID")"
"$QD_PROGRAM" run --home "$QD_HOME" --brief "$QD_BRIEF" --approve all >/dev/null 2>&1
dd if=/dev/zero of="$QD_HOME/filler" bs=64k 2>/dev/null; dd if=/dev/zero of="$QD_HOME/more" bs=1k 2>/dev/null
for i in $(seq 400); do grep -q "disk is full" "$QD_SAID" && break; sleep 0.05; done
echo "said: $(grep "disk is full" "$QD_SAID")"
"$QD_PROGRAM" run --home "$QD_HOME" --brief "Another" --json
echo "refused: $?"
timeout 10 "$QD_PROGRAM" stop --home "$QD_HOME" --json
echo "stop: $?"
rm "$QD_HOME/filler" "$QD_HOME/more"
for i in $(seq 100); do "$QD_PROGRAM" resume --home "$QD_HOME" >/dev/null 2>&1 && echo "stopped till then" && break; sleep 0.2; done
for i in $(seq 300); do "$QD_PROGRAM" log export --home "$QD_HOME" 2>/dev/null | grep -q run-finished && break; sleep 0.2; done
"$QD_PROGRAM" log export --home "$QD_HOME" | grep -c run-finished | sed 's/^/finished: /'
kill $server; wait $server
echo "ended: $?"
"$QD_PROGRAM" log verify --home "$QD_HOME"
echo "whole: $?"
)sh";

} // namespace

class FullHomeTest : public AppTest {};

TEST_F(FullHomeTest, IsSaidInASentenceAndTheWorkGoesOnByItselfWhenThereIsRoom)
{
    QProcess shell;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("QT_QPA_PLATFORM"), QStringLiteral("offscreen"));
    environment.insert(QStringLiteral("QD_PROGRAM"), QStringLiteral(QUARTERDECK_PROGRAM));
    environment.insert(QStringLiteral("QD_HOME"), program.home());
    environment.insert(QStringLiteral("QD_SAID"), folder.file(QStringLiteral("said")));
    environment.insert(QStringLiteral("QD_BRIEF"), brief());
    shell.setProcessEnvironment(environment);
    shell.start(QStringLiteral("unshare"), {QStringLiteral("-Urm"), QStringLiteral("sh"), QStringLiteral("-c"), QLatin1String(kScript)});
    if (!shell.waitForStarted() || !shell.waitForFinished(180'000) || shell.exitCode() == 77
        || shell.readAllStandardError().contains("unshare"))
        GTEST_SKIP() << "this machine lets nobody mount";
    const QByteArray said = shell.readAllStandardOutput();
    EXPECT_TRUE(said.contains("said: The disk is full")) << said.toStdString();
    EXPECT_TRUE(said.contains("the record cannot be written now") && said.contains("refused: 1")) << said.toStdString();
    EXPECT_TRUE(said.contains("at first: Only ")) << said.toStdString();
    EXPECT_TRUE(said.contains("everything has halted, but that is not on record yet") && said.contains("stop: 1")) << said.toStdString();
    EXPECT_TRUE(said.contains("stopped till then")) << said.toStdString();
    EXPECT_TRUE(said.contains("finished: 1")) << said.toStdString();
    EXPECT_TRUE(said.contains("ended: 0") && said.contains("whole: 0")) << said.toStdString();
}

} // namespace qd::test
