#include "app/control/Holders.h"

#include "app/control/ControlClient.h"
#include "core/async/Worker.h"

#include <memory>
#include <vector>

namespace qd::app {

namespace {

std::optional<Result<Receipt>> tellHolder(const Home& home, const QString& organisation, const Command& command)
{
    const Result<std::unique_ptr<ControlClient>> holder = ControlClient::find(home, organisation);
    if (!holder)
        return Result<Receipt>(holder.error());
    if (!*holder)
        return std::nullopt;
    Result<Receipt> said = (*holder)->send(CommandId::make(SystemClock().now()), command);
    if (!said && said.error().kind == Error::Cancelled)
        return std::nullopt; // it has just ended
    return said;
}

} // namespace

QList<Told> tellHolders(const Home& home, const QStringList& organisations, const Command& command)
{
    std::vector<Told> told;
    std::vector<std::unique_ptr<Worker>> callers;
    for (const QString& organisation : organisations)
        told.push_back({organisation, {}});
    for (Told& one : told) {
        callers.push_back(std::make_unique<Worker>(QStringLiteral("caller")));
        callers.back()->start();
        callers.back()->post([&home, &command, &one] { one.answer = tellHolder(home, one.organisation, command); });
    }
    for (const std::unique_ptr<Worker>& caller : callers)
        caller->stop();
    return {told.begin(), told.end()};
}

} // namespace qd::app
