#include "app/commands/inbox/PieceText.h"

#include "agents/reading/markup/HtmlText.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

namespace qd::app {

namespace {

bool isPage(const Approval& item)
{
    return item.previewType.startsWith(QLatin1String("text/html"));
}

/// The files by their names, each with the SHA-256 of its bytes.
QMap<QString, QByteArray> filesOf(const Approval& item)
{
    QMap<QString, QByteArray> files;
    for (const EffectFile& file : item.content.files)
        files.insert(file.path, file.sha256);
    for (const SentRequest& request : item.content.requests)
        files.insert(QStringLiteral("sent-") + request.name, request.sha256);
    if (!item.preview.isEmpty())
        files.insert(isPage(item) ? QStringLiteral("preview.html") : QStringLiteral("preview"), item.preview);
    if (!item.draft.isEmpty())
        files.insert(QStringLiteral("draft.md"), item.draft);
    return files;
}

} // namespace

Result<PieceShown> pieceShown(const Approval& item, const PieceBytes& bytes)
{
    const bool isReadable = item.previewType.startsWith(QLatin1String("text/"));
    const QByteArray wanted = isReadable && !item.preview.isEmpty() ? item.preview : item.draft;
    if (wanted.isEmpty())
        return PieceShown{QStringLiteral("There is no text to read here: --out FOLDER writes its files.")};
    const Result<QByteArray> shown = bytes(wanted);
    if (!shown)
        return shown.error();
    const QString text = QString::fromUtf8(*shown);
    return wanted == item.preview && isPage(item) ? PieceShown{agents::htmlPage(text, {}).text, pieceLinks(text)} : PieceShown{text};
}

Result<Done> writePiece(const Approval& item, const QString& folder, const PieceBytes& bytes)
{
    const QMap<QString, QByteArray> files = filesOf(item);
    for (auto one = files.begin(); one != files.end(); ++one) {
        const QString path = QDir::cleanPath(one.key());
        const QString wanted = folder + QLatin1Char('/') + path;
        if (path.startsWith(QLatin1String("..")) || QDir::isAbsolutePath(path))
            return Error{Error::Rule, QStringLiteral("a file of it wants to be at %1").arg(one.key()), folder, QStringLiteral("look at its text without --out")};
        const Result<QByteArray> kept = bytes(one.value());
        if (!kept)
            return kept.error();
        if (kept->isEmpty())
            continue;
        QFile file(wanted);
        if (!QDir().mkpath(QFileInfo(wanted).path()) || !file.open(QIODevice::WriteOnly) || file.write(*kept) < 0)
            return Error{Error::Store, QStringLiteral("%1 cannot be written: %2").arg(wanted, file.errorString()), QStringLiteral("--out"), QStringLiteral("a folder that you may write to")};
    }
    return Done{};
}

} // namespace qd::app
