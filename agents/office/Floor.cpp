#include "agents/office/Floor.h"

#include "agents/library/Intake.h"
#include "core/base/Digest.h"
#include "core/rules/Keeping.h"
#include "core/rules/course/Course.h"

namespace qd::agents {

bool Floor::isPaused(const RunId& run) const
{
    const auto found = state.runs.open.constFind(run);
    return found != state.runs.open.constEnd() && rules::isPaused(state, *found);
}

void Floor::keep(const QByteArray& sha256, const QByteArray& bytes)
{
    docket.keep({sha256, bytes});
    m_fresh.insert(sha256, new QByteArray(bytes), int(bytes.size() / 1024) + 1);
}

void Floor::keepRendered(const TurnReport& report)
{
    for (auto file = report.files.begin(); file != report.files.end(); ++file)
        keep(file.key(), file.value());
    if (!report.preview.isEmpty())
        keep(qd::sha256(report.preview), report.preview);
}

void Floor::keepOnce(const QByteArray& sha256, const QByteArray& bytes)
{
    if (m_kept.object(sha256))
        return;
    m_kept.insert(sha256, new bool(true));
    docket.keep({sha256, bytes});
}

void Floor::remember(const MemoryEntry& entry, Sequence cause)
{
    const MemoryEntry ready = readyEntry(entry, now());
    for (const Fact& fact : rules::remembered(state, ready))
        docket.enter(fact, ready.by, cause, ready.run, ready.label, now());
}

std::optional<TurnMaterials> Floor::atHand(const QList<QByteArray>& wanted) const
{
    TurnMaterials found;
    for (const QByteArray& sha256 : wanted) {
        const QByteArray* bytes = m_fresh.object(sha256);
        if (!bytes)
            return std::nullopt;
        found.insert(sha256, *bytes);
    }
    return found;
}

void Floor::gather(const QList<QByteArray>& wanted, Gathered gathered)
{
    struct Gathering {
        TurnMaterials found;
        std::optional<Error> error;
        qsizetype missing = 0;
    };
    const auto gathering = std::make_shared<Gathering>();
    QList<QByteArray> toRead;
    for (const QByteArray& sha256 : wanted) {
        if (const QByteArray* bytes = m_fresh.object(sha256))
            gathering->found.insert(sha256, *bytes);
        else
            toRead.append(sha256);
    }
    if (toRead.isEmpty())
        return gathered(std::move(gathering->found));
    gathering->missing = toRead.size();
    for (const QByteArray& sha256 : toRead)
        history.blob(sha256, mailbox, [this, gathering, sha256, gathered, epoch = m_epoch](Result<QByteArray> bytes) {
            if (bytes) {
                m_fresh.insert(sha256, new QByteArray(*bytes), int(bytes->size() / 1024) + 1);
                gathering->found.insert(sha256, *bytes);
            } else {
                gathering->error = bytes.error();
            }
            if (--gathering->missing == 0 && epoch == m_epoch)
                gathering->error ? gathered(*gathering->error) : gathered(std::move(gathering->found));
        });
}

} // namespace qd::agents
