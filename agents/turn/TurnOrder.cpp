#include "agents/turn/TurnOrder.h"

namespace qd::agents {

QList<QByteArray> TurnOrder::blobs() const
{
    QList<QByteArray> wanted;
    const auto want = [&wanted](const QByteArray& sha256) {
        if (!sha256.isEmpty() && !wanted.contains(sha256))
            wanted.append(sha256);
    };
    if (work == Work::Ask && step.readsSources)
        for (const Source& source : sources)
            want(source.sha256);
    for (const Upstream& result : upstream)
        want(result.reply);
    for (const Upstream& argument : debate)
        want(argument.reply);
    want(draft);
    for (const QByteArray& artefact : artefacts)
        want(artefact);
    for (const Used& before : used) {
        want(before.asks);
        for (const Used::Given& given : before.given)
            want(given.output);
    }
    return wanted;
}

} // namespace qd::agents
