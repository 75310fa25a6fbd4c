#include "agents/effects/connectors/FolderConnector.h"

#include "agents/effects/connectors/FolderPublication.h"

#include "core/base/Digest.h"

#include <QDir>
#include <QFileInfo>
#include <QRegularExpression>
#include <QSet>
#include <QStorageInfo>

namespace qd::agents {

namespace {

constexpr qint64 kLargestFile = 16 * 1024 * 1024;
constexpr qsizetype kMostFiles = 16;
constexpr qint64 kMiB = 1024 * 1024;
constexpr qint64 kRoom = kMostFiles * kLargestFile; ///< the largest piece that there can be

Error unfit(const QString& text, const QString& where)
{
    return {Error::Rule, text, where, {}};
}

/// The folder that all files of `content` stand in, "posts/slug"; empty when a path is not of three plain names.
QString folderOf(const EffectFile& file, const QString& section)
{
    // Plain names only: no "..", nothing hidden, no NUL, backslash or colon, nothing that looks like another letter.
    static const QRegularExpression kPath(
        QStringLiteral("\\A([a-z]+)/([A-Za-z0-9][A-Za-z0-9-]{0,119})/([A-Za-z0-9][A-Za-z0-9_-]{0,80}(\\.[A-Za-z0-9]{1,8}){1,2})\\z"));
    const QRegularExpressionMatch parts = kPath.match(file.path);
    if (!parts.hasMatch() || parts.captured(1) != section)
        return {};
    return parts.captured(1) + QLatin1Char('/') + parts.captured(2);
}

bool isPlace(const QString& destination, const QString& root, const QString& folder)
{
    return QDir::cleanPath(destination) == QDir::cleanPath(root + QLatin1Char('/') + folder);
}

Result<Done> checkBytes(const Delivery& delivery)
{
    for (const EffectFile& file : delivery.content.files) {
        const auto found = delivery.blobs.constFind(file.sha256);
        if (found == delivery.blobs.constEnd())
            return unfit(QStringLiteral("the bytes of %1 are missing").arg(file.path), file.path);
        if (found->size() != file.bytes || sha256(*found) != file.sha256)
            return unfit(QStringLiteral("the bytes of %1 are not the ones that were approved").arg(file.path), file.path);
    }
    return Done{};
}

} // namespace

Result<Done> FolderConnector::checkFile(const EffectFile& file, const QString& folder) const
{
    const QString shown = file.path.left(120);
    const QString stands = folderOf(file, m_plan.section);
    if (stands.isEmpty())
        return unfit(QStringLiteral("the path \"%1\" is not allowed here; expected %2/name-of-the-piece/file.ext").arg(shown, m_plan.section), shown);
    if (stands != folder)
        return unfit(QStringLiteral("the files stand in two folders, %1 and %2; one piece has one").arg(folder, stands), shown);
    if (file.path.endsWith(QLatin1String("/record.json"), Qt::CaseInsensitive))
        return unfit(QStringLiteral("record.json is written by the program itself"), shown);
    if (file.bytes < 0 || file.bytes > kLargestFile)
        return unfit(QStringLiteral("%1 has %2 bytes; a file may have %3").arg(shown).arg(file.bytes).arg(kLargestFile), shown);
    return Done{};
}

Result<Done> FolderConnector::check(const EffectContent& content) const
{
    if (content.connector != m_plan.id)
        return unfit(QStringLiteral("this goes to %1, not to %2").arg(content.connector.text, m_plan.id.text), QStringLiteral("connector"));
    if (content.files.isEmpty() || content.files.size() > kMostFiles)
        return unfit(QStringLiteral("it has %1 files; a piece has 1 to %2").arg(content.files.size()).arg(kMostFiles), QStringLiteral("files"));
    const QString folder = folderOf(content.files.first(), m_plan.section);
    QSet<QString> seen;
    for (const EffectFile& file : content.files) {
        if (const Result<Done> good = checkFile(file, folder); !good)
            return good.error();
        if (seen.contains(file.path.toLower()))
            return unfit(QStringLiteral("the path %1 stands there twice").arg(file.path), file.path);
        seen.insert(file.path.toLower());
    }
    if (!seen.contains((folder + QLatin1Char('/') + m_plan.page).toLower()))
        return unfit(QStringLiteral("%1/%2 is missing").arg(folder, m_plan.page), QStringLiteral("files"));
    if (const Result<FolderPlan> plan = planFor(content); !plan)
        return plan.error();
    const auto length = content.details.constFind(QStringLiteral("characters"));
    const qint64* characters = length == content.details.constEnd() ? nullptr : std::get_if<qint64>(&*length);
    if (m_plan.characters > 0 && characters && *characters > m_plan.characters)
        return unfit(QStringLiteral("the text has %1 characters; %2 takes %3").arg(*characters).arg(m_plan.title).arg(m_plan.characters),
                     QStringLiteral("details.characters"));
    return Done{};
}

/// How `content`, which has a file, is published: where it was approved for.
Result<FolderPlan> FolderConnector::planFor(const EffectContent& content) const
{
    const QString folder = folderOf(content.files.first(), m_plan.section);
    if (!content.destination.startsWith(QLatin1Char('/')) || isPlace(content.destination, m_plan.root, folder))
        return m_plan;
    if (m_plan.formerRoot.isEmpty() || !isPlace(content.destination, m_plan.formerRoot, folder))
        return unfit(QStringLiteral("it was meant for %1, and %2 now writes to %3").arg(content.destination.left(200), m_plan.title, m_plan.root),
                     QStringLiteral("destination"));
    FolderPlan former = m_plan;
    former.root = m_plan.formerRoot;
    former.owner.clear();
    return former;
}

Guarantees FolderConnector::guarantees() const
{
    return {Guarantees::ByContent, {}, {QStringLiteral("Publishing the same again changes nothing."), QStringLiteral("Another version takes the place of the one before, and only of one that you were told of."), QStringLiteral("It stays on this machine.")}};
}

void FolderConnector::test(const Gate&, Tested tested)
{
    QFileInfo at(m_plan.root);
    while (!at.exists() && !at.isRoot())
        at.setFile(at.absolutePath());
    if (!at.isDir() || !at.isWritable())
        return tested(Error{Error::Store, QStringLiteral("%1 cannot be written").arg(at.absoluteFilePath()), m_plan.root, QStringLiteral("a folder of yours")});
    const qint64 room = QStorageInfo(at.absoluteFilePath()).bytesAvailable();
    if (room < kRoom)
        return tested(Error{Error::Store, QStringLiteral("%1 has room for %2 MiB more").arg(m_plan.root).arg(room / kMiB), m_plan.root, QStringLiteral("at least %1 MiB: a piece may need as much").arg(kRoom / kMiB)});
    tested(QStringLiteral("%1 can be written, and has room for %2 MiB.").arg(m_plan.root).arg(room / kMiB));
}

/// What it would not take is said by whoever plans it.
void FolderConnector::look(const Delivery& delivery, const Gate& gate, Seen seen)
{
    if (!gate.mayBegin())
        return seen(Error{Error::Cancelled, QStringLiteral("everything is stopped"), {}, {}});
    const Result<Done> fit = check(delivery.content);
    const Result<FolderPlan> plan = fit ? planFor(delivery.content) : Result<FolderPlan>(fit.error());
    seen(plan ? FolderPublication(*plan, delivery).look() : Result<Sight>(Sight{}));
}

Outcome FolderConnector::published(const Delivery& delivery, const Gate& gate) const
{
    if (!gate.mayBegin())
        return {Outcome::NotSent, QStringLiteral("everything is stopped")};
    if (const Result<Done> fit = check(delivery.content); !fit)
        return {Outcome::Refused, fit.error().text};
    if (const Result<Done> same = checkBytes(delivery); !same)
        return {Outcome::Refused, same.error().text};
    const Result<FolderPlan> plan = planFor(delivery.content);
    if (!plan)
        return {Outcome::Refused, plan.error().text};
    return FolderPublication(*plan, delivery).run();
}

std::vector<std::unique_ptr<Connector>> folderConnectors(const QString& published, const QString& organisation)
{
    const QString own = organisation.isEmpty() ? published : published + QLatin1Char('/') + organisation;
    const QString site = QStringLiteral("/site");
    std::vector<std::unique_ptr<Connector>> all;
    all.push_back(std::make_unique<FolderConnector>(FolderPlan{{QStringLiteral("folder-site")}, QStringLiteral("Site folder"),
        own + site, QStringLiteral("posts"), QStringLiteral("index.html"), true, 0, organisation, published + site}));
    all.push_back(std::make_unique<FolderConnector>(FolderPlan{{QStringLiteral("folder-linkedin")}, QStringLiteral("LinkedIn folder"),
        own, QStringLiteral("linkedin"), QStringLiteral("post.txt"), false, 3000, organisation, published}));
    all.push_back(std::make_unique<FolderConnector>(FolderPlan{{QStringLiteral("folder-newsletter")}, QStringLiteral("Newsletter folder"),
        own, QStringLiteral("newsletter"), QStringLiteral("entry.html"), false, 0, organisation, published}));
    all.push_back(std::make_unique<FolderConnector>(FolderPlan{{QStringLiteral("folder-outbox")}, QStringLiteral("Outbox folder"),
        own, QStringLiteral("outbox"), QStringLiteral("message.html"), false, 0, organisation, published}));
    return all;
}

} // namespace qd::agents
