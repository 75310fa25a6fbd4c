#include "agents/replay/recorded/RecordedTools.h"

#include "core/async/Mailbox.h"
#include "core/base/Digest.h"

#include <QSet>

#include <algorithm>

namespace qd::agents {

namespace {

/// The names of the tools that a kept call was offered.
struct Offered {
    QStringList tools;
    template <class V> void fields(V& v) { v("tools", tools); }
};

} // namespace

RecordedTools::RecordedTools(const Recording& recording)
{
    QSet<QString> names;
    for (const StoredFact& stored : recording.facts) {
        const auto* finished = std::get_if<TurnFinished>(&stored.fact);
        if (const Result<Offered> offered = finished && !finished->prompt.isEmpty() ? decodeText<Offered>(recording.blobs.value(finished->prompt)) : Offered{}; offered)
            for (const QString& name : offered->tools)
                if (!names.contains(name)) {
                    names.insert(name);
                    m_offers.append({name, {}, {}});
                }
        if (const auto* used = std::get_if<ToolUsed>(&stored.fact))
            m_uses.append({used->call, used->tool, used->input, {recording.text(used->output), used->failed, stored.label, used->sources, used->took}, false});
    }
}

void RecordedTools::use(const ToolWish& wish, Mailbox* replyTo, Given given)
{
    const QByteArray input = sha256(wish.input.toUtf8());
    const auto found = std::find_if(m_uses.begin(), m_uses.end(), [&](const Use& use) { return !use.isTaken && use.call == wish.call && use.tool == wish.tool && use.input == input; });
    ToolGiven came;
    if (found != m_uses.end()) {
        found->isTaken = true;
        came = found->given;
    } else {
        came.failed = true;
        came.text = QStringLiteral("The recorded run did not use “%1” so.").arg(wish.tool);
    }
    replyTo->post([given = std::move(given), came] { given(came); });
}

} // namespace qd::agents
