#pragma once

#include "agents/effects/connectors/FolderConnector.h"
#include "agents/effects/connectors/PostRecord.h"
#include "agents/effects/connectors/SafeFolder.h"
#include "agents/effects/connectors/SiteIndex.h"

#include <optional>

namespace qd::agents {

/// One delivery to a folder, from the first look at the disk to the last name. Expects checked content and bytes.
class FolderPublication {
public:
    FolderPublication(const FolderPlan& plan, const Delivery& delivery);

    /// What stands there; makes nothing.
    Result<Sight> look() const;
    Outcome run();

private:
    struct Piece {
        const SafeFolder* folder;
        QString name;
        QByteArray bytes;
        bool isIndex = false;
    };

    /// What stands at its place.
    struct Standing {
        std::optional<PostRecord> record{};
        QByteArray recordSha256{};
        std::optional<QByteArray> page{};
        QStringList others{}; ///< files that stand there with other bytes
    };
    Result<Standing> standingIn(const SafeFolder& folder) const;
    Result<Done> checkStanding() const;
    const EffectFile& page() const;
    Result<Done> open();
    Result<Done> record();
    Result<Done> gather();
    Result<Done> gatherSite();
    Result<Done> stage();
    Result<Done> settle(const Piece& piece);
    Result<Done> publish();
    void tidyUp();
    QString receipt() const;

    const FolderPlan& m_plan;
    const Delivery& m_delivery;
    const QString m_slug;
    SafeFolder m_root;
    SafeFolder m_section;
    SafeFolder m_folder;
    PostRecord m_record;
    QList<Piece> m_pieces; ///< in the order in which they take their names; after stage() only what differs
    int m_published = 0;
};

} // namespace qd::agents
