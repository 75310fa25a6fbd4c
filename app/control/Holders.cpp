#include "app/control/Holders.h"

#include "core/async/Worker.h"

#include <memory>
#include <vector>

namespace qd::app {

void speakToHolders(const Home& home, const QStringList& organisations, const Speak& speak)
{
    std::vector<std::unique_ptr<Worker>> callers;
    for (qsizetype i = 0; i < organisations.size(); ++i) {
        callers.push_back(std::make_unique<Worker>(QStringLiteral("caller")));
        callers.back()->start();
        callers.back()->post([&home, &speak, i, organisation = organisations[i]] {
            const Result<std::unique_ptr<ControlClient>> holder = ControlClient::find(home, organisation);
            speak(i, holder ? Result<ControlClient*>(holder->get()) : Result<ControlClient*>(holder.error()));
        });
    }
    for (const std::unique_ptr<Worker>& caller : callers)
        caller->stop();
}

QList<Told> tellHolders(const Home& home, const QStringList& organisations, const Command& command)
{
    const auto answers = askHolders<Receipt>(home, organisations, [&command](ControlClient& holder) {
        return holder.send(CommandId::make(SystemClock().now()), command);
    });
    QList<Told> told;
    for (qsizetype i = 0; i < organisations.size(); ++i) {
        const std::optional<Result<Receipt>>& answer = answers[i];
        const bool hasEnded = answer && !*answer && answer->error().kind == Error::Cancelled; // just now
        told.append({organisations[i], hasEnded ? std::nullopt : answer});
    }
    return told;
}

} // namespace qd::app
