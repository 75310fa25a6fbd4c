#include "app/commands/models/TierModels.h"

#include "app/commands/Fields.h"
#include "app/commands/Work.h"
#include "app/engine/tiers/TierFile.h"

namespace qd::app {

int setTierModels(const Invocation& call, const QString& tier, const QStringList& models)
{
    const Result<TierWritten> written = writeTier(call.home, call.organisation, tier, models);
    const Result<Receipt> adopted = written ? sendCommand(call, written->adopt) : Result<Receipt>(written.error());
    if (!adopted)
        return call.fail(adopted.error());
    if (call.json)
        call.print(document([&](JsonWriter& out) {
            field(out, "tier", tier);
            field(out, "model", models.first());
            field(out, "fallbacks", models.mid(1));
            field(out, "path", written->path);
        }));
    call.say(QStringLiteral("Who is of the tier %1 asks %2.").arg(tier, models.join(QStringLiteral(", else "))));
    call.say((written->wasShipped ? QStringLiteral("It stands in %1, in place of what ships, which is used again when that file is removed.") : QStringLiteral("It stands in %1.")).arg(written->path));
    return kDone;
}

} // namespace qd::app
