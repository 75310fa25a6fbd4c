#include "agents/effects/connectors/FolderPublication.h"

#include "agents/effects/Replacing.h"
#include "agents/effects/render/Html.h"
#include "core/base/Digest.h"
#include "core/base/FailPoint.h"

#include <QFileInfo>
#include <QUrl>

#include <algorithm>

namespace qd::agents {

namespace {

const QString kRecord = QStringLiteral("record.json");
const QString kIndex = QStringLiteral("index.html");
const QString kFeed = QStringLiteral("feed.xml");

QString nameOf(const EffectFile& file)
{
    return file.path.section(QLatin1Char('/'), -1);
}

/// A record that cannot be read stops the publication: guessing would drop a post from the list without a word.
Result<std::optional<PostRecord>> recordOf(const std::optional<QByteArray>& bytes, const SafeFolder& folder)
{
    if (!bytes)
        return std::optional<PostRecord>();
    const Result<PostRecord> record = decodeText<PostRecord>(*bytes);
    if (!record)
        return Error{Error::Store, QStringLiteral("%1/%2 is damaged (%3); mend it or remove it").arg(folder.path(), kRecord, record.error().text),
                     folder.path(), {}};
    return std::optional<PostRecord>(*record);
}

/// The record in `folder`, or nothing.
Result<std::optional<PostRecord>> recordIn(const SafeFolder& folder)
{
    const Result<std::optional<QByteArray>> bytes = folder.read(kRecord);
    return bytes ? recordOf(*bytes, folder) : Result<std::optional<PostRecord>>(bytes.error());
}

QString digestOf(const QByteArray& sha256)
{
    return sha256.isEmpty() ? QStringLiteral("-") : QString::fromLatin1(sha256.toHex());
}

/// Without what a look has put there: the same piece is the same, whoever asked for it and when.
EffectContent bare(EffectContent content)
{
    content.target.clear();
    content.details.remove(QStringLiteral("effect"));
    content.details.remove(kReplaces);
    return content;
}

QString placeTaken(const QString& title, const QString& path, const std::optional<QByteArray>& page)
{
    HtmlWriter out;
    out.element("h2", {}, QStringLiteral("It takes the place of what stands there now"));
    out.element("p", {}, QStringLiteral("%1: %2").arg(title, path));
    if (page && path.endsWith(QLatin1String(".txt")))
        out.element("pre", {}, xmlSafe(QString::fromUtf8(page->left(20'000))));
    return out.take();
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
        went = checkStanding();
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

const EffectFile& FolderPublication::page() const
{
    const auto isPage = [this](const EffectFile& file) { return nameOf(file).compare(m_plan.page, Qt::CaseInsensitive) == 0; };
    return *std::find_if(m_delivery.content.files.begin(), m_delivery.content.files.end(), isPage); // it was checked that it is there
}

Result<FolderPublication::Standing> FolderPublication::standingIn(const SafeFolder& folder) const
{
    Standing standing;
    const Result<std::optional<QByteArray>> bytes = folder.read(kRecord);
    const Result<std::optional<PostRecord>> record = bytes ? recordOf(*bytes, folder) : Result<std::optional<PostRecord>>(bytes.error());
    if (!record)
        return record.error();
    standing.record = *record;
    standing.recordSha256 = *bytes ? sha256(**bytes) : QByteArray();
    for (const EffectFile& file : m_delivery.content.files) {
        const Result<std::optional<QByteArray>> present = folder.read(nameOf(file));
        if (!present)
            return present.error();
        if (*present && sha256(**present) != file.sha256)
            standing.others.append(nameOf(file));
        if (&file == &page())
            standing.page = *present;
    }
    return standing;
}

Result<Sight> FolderPublication::look() const
{
    Standing standing;
    if (QFileInfo(m_plan.root).isDir()) { // opening it would make it
        const Result<SafeFolder> root = SafeFolder::open(m_plan.root);
        const Result<std::optional<SafeFolder>> section = root ? root->existing(m_plan.section) : Result<std::optional<SafeFolder>>(root.error());
        const Result<std::optional<SafeFolder>> folder = section && *section ? (*section)->existing(m_slug) : Result<std::optional<SafeFolder>>(std::optional<SafeFolder>());
        const Result<Standing> found = section && folder && *folder ? standingIn(**folder) : Result<Standing>(Standing{});
        if (!section || !folder || !found)
            return Sight{}; // what stands in its way is said by its delivery, which nothing gets past
        standing = *found;
    }
    Sight sight;
    sight.target = digestOf(standing.recordSha256) + u'.' + digestOf(standing.page ? sha256(*standing.page) : QByteArray());
    if (standing.others.isEmpty())
        return sight;
    const QString title = standing.record ? QStringLiteral("“%1”").arg(standing.record->title) : QStringLiteral("files that this program did not put there");
    const QString path = QStringLiteral("%1/%2/%3/%4").arg(m_plan.root, m_plan.section, m_slug, m_plan.page);
    sight.details.insert(kReplaces, QStringLiteral("%1, in %2/%3").arg(title, m_plan.section, m_slug));
    sight.preview = placeTaken(title, path, standing.page);
    return sight;
}

/// Nothing else stands there than what she was told of. Of what broke off the page may have its name, and then its record has it last.
Result<Done> FolderPublication::checkStanding() const
{
    const EffectContent& content = m_delivery.content;
    if (content.target.isEmpty())
        return Done{}; // nobody looked, for nobody is asked: a rehearsal of something that goes elsewhere
    const Result<Standing> standing = standingIn(m_folder);
    if (!standing)
        return standing.error();
    if (standing->record && standing->record->sha256 == contentHash(bare(content)))
        return Done{};
    const QByteArray now = standing->page ? sha256(*standing->page) : QByteArray();
    const bool isPage = now == page().sha256 || digestOf(now) == content.target.section(u'.', 1, 1);
    if (isPage && digestOf(standing->recordSha256) == content.target.section(u'.', 0, 0))
        return Done{};
    const QString what = standing->record ? QStringLiteral("“%1”").arg(standing->record->title) : QStringLiteral("something else");
    return Error{Error::Rule, QStringLiteral("%1 stands in %2/%3 by now, and you were not told of it").arg(what, m_plan.section, m_slug), m_slug, {}};
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
    const EffectContent content = bare(m_delivery.content);
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
