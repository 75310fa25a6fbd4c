#include "tests/app/load/LoadTrial.h"
#include "tests/support/PromiseTable.h"

#include <QCoreApplication>
#include <QTemporaryDir>

#include <algorithm>
#include <cstdio>

namespace {

using namespace qd::test;

void report(const LoadTrial& trial, double minutes, int broken)
{
    const auto most = [&trial](auto Taken::*what) {
        double found = 0;
        for (const Taken& sample : trial.samples)
            found = std::max(found, double(sample.*what));
        return found;
    };
    const bool judged = minutes >= LoadTrial::kShortestForSlope;
    const QString slope = judged ? QString() : QStringLiteral(" (slope not judged under %1 min)").arg(LoadTrial::kShortestForSlope);
    const auto [low, high] = std::minmax_element(trial.openRuns.begin(), trial.openRuns.end());
    const int least = trial.openRuns.isEmpty() ? 0 : *low;
    const int greatest = trial.openRuns.isEmpty() ? 0 : *high;
    std::printf("{\"bench\":\"load\",\"parameters\":{\"minutes\":%.1f,\"tasks\":%d,\"agents\":14,\"campaigns\":%d},\"results\":{\"briefs\":%d,\"runs_ended\":%d,"
                "\"runs_failed\":%d,\"turns\":%d,\"turns_failed\":%d,\"facts\":%d,\"rss_mb_most\":%.1f,\"pss_mb_most\":%.1f,\"rss_mb_per_minute\":%.2f,\"wal_mb_most\":%.1f,"
                "\"line_most\":%d,\"descriptors_most\":%.0f,\"threads_most\":%.0f,\"stall_ms_p50\":%.2f,\"stall_ms_p99\":%.1f,\"stall_ms_max\":%.1f,"
                "\"greetings\":%lld,\"open_least\":%d,\"open_most\":%d,\"open_least_of_campaign\":%d,\"bills\":%d,\"moves\":%d,"
                "\"spent_micro_usd\":%lld,\"slope_judged\":%s,\"broken\":%d}}\n",
                minutes, LoadTrial::kTasks, CampaignMoney::kCampaigns, trial.briefs, trial.ended, trial.failed, trial.turns, trial.turnsFailed, trial.facts,
                most(&Taken::rssMb), most(&Taken::pssMb), slopeOf(trial.warm()), most(&Taken::walMb), trial.longestLine, most(&Taken::descriptors),
                most(&Taken::threads), quantile(trial.stallsMs, 0.5), quantile(trial.stallsMs, 0.99), quantile(trial.stallsMs, 1),
                static_cast<long long>(trial.stallsMs.size()), least, greatest, trial.leastOfCampaign, trial.money.reports, trial.money.moves,
                static_cast<long long>(trial.money.spent), judged ? "true" : "false", broken);
    printPromise("P15", QStringLiteral("tasks at once of %1 campaigns, for %2 min").arg(CampaignMoney::kCampaigns).arg(minutes), LoadTrial::kTasks, broken,
                 QStringLiteral("under way %8 to %9; RSS %1 MB, %2 MB/min after warm-up%10; WAL %3 MB; line %4, dropped %5; stall p99 %6 ms, max %7 ms; %11 bills, each campaign's sums compared")
                     .arg(most(&Taken::rssMb), 0, 'f', 0).arg(slopeOf(trial.warm()), 0, 'f', 2).arg(most(&Taken::walMb), 0, 'f', 0).arg(trial.longestLine)
                     .arg(trial.briefs - trial.runs).arg(quantile(trial.stallsMs, 0.99), 0, 'f', 1).arg(quantile(trial.stallsMs, 1), 0, 'f', 0)
                     .arg(least).arg(greatest).arg(slope).arg(trial.money.reports));
}

} // namespace

// Usage: qd_load_trial PROGRAM MINUTES [PACE]: opens PROGRAM's window offscreen, gives it 120 tasks of ten campaigns at once with models
// that stream at the pace of hosted ones (1), and measures memory, descriptors, threads, the record's log, the lines
// before the agents, and how long the window takes to answer. Exit code 1 when a figure was not kept.
int main(int argc, char** argv)
{
    std::setvbuf(stdout, nullptr, _IOLBF, 0); // what is wrong is said at once, also into a file
    const QCoreApplication application(argc, argv);
    const QStringList words = QCoreApplication::arguments();
    const double minutes = words.value(2).toDouble();
    if (minutes <= 0) {
        std::fprintf(stderr, "usage: qd_load_trial PROGRAM MINUTES [PACE]\n");
        return 2;
    }
    QTemporaryDir home;
    LoadTrial trial(words[1], home.path(), minutes);
    const QStringList wrong = trial.play(words.size() > 3 ? words[3].toDouble() : 1);
    for (const QString& line : wrong)
        std::printf("%s\n", qPrintable(line));
    report(trial, minutes, int(wrong.size()));
    return wrong.isEmpty() ? 0 : 1;
}
