#include "agents/effects/connectors/FolderPublication.h"

#include "core/base/FailPoint.h"

#include <QUrl>

namespace qd::agents {

namespace {

const QString kRecord = QStringLiteral("record.json");
const QString kIndex = QStringLiteral("index.html");
const QString kFeed = QStringLiteral("feed.xml");

QString nameOf(const EffectFile& file)
{
    return file.path.section(QLatin1Char('/'), -1);
}

/// The record in `folder`, or nothing. A record that cannot be read stops the publication: guessing would drop a post
/// from the list without a word.
Result<std::optional<PostRecord>> recordIn(const SafeFolder& folder)
{
    const Result<std::optional<QByteArray>> bytes = folder.read(kRecord);
    if (!bytes)
        return bytes.error();
    if (!*bytes)
        return std::optional<PostRecord>();
    const Result<PostRecord> record = decodeText<PostRecord>(**bytes);
    if (!record)
        return Error{Error::Store, QStringLiteral("%1/%2 is damaged (%3); mend it or remove it").arg(folder.path(), kRecord, record.error().text),
                     folder.path(), {}};
    return std::optional<PostRecord>(*record);
}

} // namespace

FolderPublication::FolderPublication(const FolderPlan& plan, const Delivery& delivery)
    : m_plan(plan)
    , m_delivery(delivery)
    , m_slug(delivery.content.files.first().path.section(QLatin1Char('/'), 1, 1))
{
}

Outcome FolderPublication::run()
{
    QD_FAIL("effect.before_first_byte");
    Result<Done> went = open();
    if (went)
        went = record();
    if (went)
        went = gather();
    if (went)
        went = stage();
    if (went)
        went = publish();
    if (went)
        return {Outcome::Confirmed, receipt()};
    tidyUp();
    if (m_published == 0)
        return {Outcome::Refused, QStringLiteral("nothing was published: ") + went.error().text};
    return {Outcome::Unknown, QStringLiteral("%1 of it is in its place, and then: %2; delivering it again completes it").arg(m_published).arg(went.error().text)};
}

Result<Done> FolderPublication::open()
{
    Result<SafeFolder> root = SafeFolder::open(m_plan.root);
    if (!root)
        return root.error();
    m_root = std::move(*root);
    Result<SafeFolder> section = m_root.child(m_plan.section);
    if (!section)
        return section.error();
    m_section = std::move(*section);
    Result<SafeFolder> folder = m_section.child(m_slug);
    if (!folder)
        return folder.error();
    m_folder = std::move(*folder);
    return Done{};
}

Result<Done> FolderPublication::record()
{
    const Result<std::optional<PostRecord>> before = recordIn(m_folder);
    if (!before)
        return before.error();
    const EffectContent& content = m_delivery.content;
    m_record = {contentHash(content), 1, content.title, content.rehearsal, content.details};
    if (*before)
        m_record.revision = (*before)->sha256 == m_record.sha256 ? (*before)->revision : (*before)->revision + 1;
    return Done{};
}

Result<Done> FolderPublication::gather()
{
    QList<Piece> page;
    for (const EffectFile& file : m_delivery.content.files) {
        Piece piece{&m_folder, nameOf(file), m_delivery.blobs.value(file.sha256)};
        (piece.name == m_plan.page ? page : m_pieces).append(piece);
    }
    m_pieces += page;
    m_pieces.append({&m_folder, kRecord, encode(m_record) + '\n'});
    return m_plan.keepsSite ? gatherSite() : Result<Done>(Done{});
}

Result<Done> FolderPublication::gatherSite()
{
    const Result<QStringList> folders = m_section.folders();
    if (!folders)
        return folders.error();
    SitePosts posts;
    for (const QString& name : *folders) {
        const Result<std::optional<SafeFolder>> folder = m_section.existing(name);
        if (!folder)
            return folder.error();
        const Result<std::optional<PostRecord>> record = *folder ? recordIn(**folder) : Result<std::optional<PostRecord>>(std::optional<PostRecord>());
        if (!record)
            return record.error();
        if (*record)
            posts.insert(name, **record);
    }
    posts.insert(m_slug, m_record);
    m_pieces.append({&m_root, kFeed, siteFeed(posts, m_plan.owner), true});
    m_pieces.append({&m_root, kIndex, siteIndex(posts), true});
    return Done{};
}

/// Everything is on the disk before anything takes its name: a full disk then leaves nothing half published.
Result<Done> FolderPublication::stage()
{
    QList<Piece> differing;
    for (const Piece& piece : std::as_const(m_pieces)) {
        const Result<std::optional<QByteArray>> present = piece.folder->read(piece.name);
        if (!present)
            return present.error();
        if (*present && **present == piece.bytes) {
            if (const Result<Done> settled = settle(piece); !settled)
                return settled.error();
            continue;
        }
        if (piece.isIndex && *present && !(*present)->contains("Quarterdeck"))
            return Error{Error::Store, QStringLiteral("%1/%2 was not made by this program; choose another folder, or move that file away")
                                           .arg(piece.folder->path(), piece.name), piece.name, {}};
        if (const Result<Done> written = piece.folder->stage(piece.name, piece.bytes); !written)
            return written.error();
        QD_FAIL("effect.after_temp");
        differing.append(piece);
    }
    m_pieces = differing;
    return Done{};
}

/// It lies there from before: whoever put it there may have died before its name was on the disk.
Result<Done> FolderPublication::settle(const Piece& piece)
{
    const Result<Done> settled = piece.folder->settle(piece.name);
    m_published += settled ? 0 : 1; // it can be seen, so nobody may say that nothing was published
    return settled;
}

Result<Done> FolderPublication::publish()
{
    for (const Piece& piece : std::as_const(m_pieces)) {
        if (piece.isIndex)
            QD_FAIL("effect.before_index");
        else
            QD_FAIL("effect.before_rename");
        if (const Result<Done> named = piece.folder->publish(piece.name); !named)
            return named.error();
        ++m_published;
        if (piece.isIndex)
            QD_FAIL("effect.after_index");
        else
            QD_FAIL("effect.after_rename");
    }
    return Done{};
}

void FolderPublication::tidyUp()
{
    for (const Piece& piece : std::as_const(m_pieces))
        piece.folder->discard(piece.name);
    m_section.removeEmpty(m_slug);
    m_root.removeEmpty(m_plan.section);
}

QString FolderPublication::receipt() const
{
    const QString page = QStringLiteral("%1/%2").arg(m_folder.path(), m_plan.page);
    const QString url = QUrl::fromLocalFile(page).toString(QUrl::FullyEncoded);
    if (m_record.revision == 1)
        return url;
    return QStringLiteral("%1 (revision %2, in the place of the one before)").arg(url).arg(m_record.revision);
}

} // namespace qd::agents
