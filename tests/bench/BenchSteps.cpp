#include "tests/bench/Bench.h"
#include "tests/bench/Race.h"

#include <QDir>
#include <QTemporaryDir>

namespace qd::bench {

void benchSteps(const Parameters& parameters, JsonWriter& said, JsonWriter& results)
{
    const qint64 seconds = parameters.number(QStringLiteral("seconds"), 6);
    const qint64 teams = parameters.number(QStringLiteral("teams"), 0); // 0: one for each run, so that no run waits for an agent
    const Duration model(parameters.number(QStringLiteral("model-ms"), 0));
    put(said, "seconds", seconds);
    put(said, "model_ms", qint64(model.count()));
    put(said, "teams", teams);
    results.key("loads");
    results.beginList();
    for (const qint64 atOnce : parameters.numbers(QStringLiteral("at"), {1, 16, 128})) {
        QTemporaryDir home(parameters.text(QStringLiteral("where"), QDir::tempPath()) + QStringLiteral("/qd-steps-XXXXXX"));
        const int of = int(teams > 0 ? teams : atOnce);
        const auto pace = std::make_shared<RelayPace>(of);
        pace->takes = model;
        Race race(home.path(), relayDepartment(home.path(), of, pace), int(atOnce), of, pace);
        race.run(Duration(seconds * 1'000));
        race.write(results);
    }
    results.endList();
}

} // namespace qd::bench
