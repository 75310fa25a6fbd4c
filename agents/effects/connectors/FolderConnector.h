#pragma once

#include "agents/effects/Connector.h"

#include <memory>
#include <vector>

namespace qd::agents {

/// What a folder connector is for.
struct FolderPlan {
    ConnectorId id;
    QString title;
    QString root;           ///< absolute; made when missing
    QString section;        ///< the folder below it that all pieces stand in: "posts"
    QString page;           ///< the file of a piece that people open: written after its other files, named in the receipt
    bool keepsSite = false; ///< rebuilds index.html and feed.xml at the root after each piece
    qint64 characters = 0;  ///< the most that details.characters may say; 0: no limit
    QString owner = {};      ///< whose folder it is; keeps the identifiers of its feed apart from those of others
    QString formerRoot = {}; ///< where it stood when all organisations shared one folder: what was approved for there goes there
};

/// Publishes to a folder on this machine. Takes effects whose files are <section>/<slug>/<name>, writes exactly the
/// approved bytes and, beside them, record.json.
/// All files are written and on the disk before the first takes its name; then the piece, then record, feed and index
/// take theirs, so that no reader ever follows a link to half a page. Delivering the same content again changes
/// nothing and gives the same receipt, so an interrupted delivery is repeated. Other content at the same place takes
/// its place as the next revision, and the receipt says so; what was looked at before it was asked about only where there is what she was told of.
/// deliver() answers at once: Confirmed, receipt "file:///…" and after a blank what else is worth knowing; Refused, nothing was
/// published, with the reason; Unknown, a part took its name before the disk failed, repeat it.
class FolderConnector final : public Connector {
public:
    explicit FolderConnector(FolderPlan plan) : m_plan(std::move(plan)) {}

    ConnectorId id() const override { return m_plan.id; }
    QString title() const override { return m_plan.title; }
    QString place() const override { return m_plan.root; }
    Guarantees guarantees() const override;
    Confidentiality clearance() const override { return Confidentiality::Internal; }
    bool isOutward() const override { return false; }
    Result<Done> check(const EffectContent& content) const override;
    bool looks() const override { return true; }
    /// Answers at once: what stands there, and whose place it would take.
    void look(const Delivery& delivery, const Gate& gate, Seen seen) override;
    void deliver(const Delivery& delivery, const Gate& gate, Ended ended) override { ended(published(delivery, gate)); }
    /// Whether the folder, or the one that it would be made in, can be written.
    void test(const Gate& gate, Tested tested) override;

private:
    Outcome published(const Delivery& delivery, const Gate& gate) const;
    Result<Done> checkFile(const EffectFile& file, const QString& folder) const;
    Result<FolderPlan> planFor(const EffectContent& content) const;

    const FolderPlan m_plan;
};

/// The folders of an organisation: <published>/<organisation>/site, …/linkedin, …/newsletter, and …/outbox for e-mails of a rehearsal. No organisation
/// writes into another's; without a name they stand right in `published`. What was approved for <published>/site and its
/// like, from the time when all shared them, still goes there.
std::vector<std::unique_ptr<Connector>> folderConnectors(const QString& published, const QString& organisation);

} // namespace qd::agents
