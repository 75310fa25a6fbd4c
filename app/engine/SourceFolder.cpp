#include "app/engine/SourceFolder.h"

#include "agents/organisation/DocumentText.h"
#include "agents/reading/markup/HtmlText.h"

#include <QDir>
#include <QDirIterator>
#include <QFileInfo>
#include <QStringDecoder>

#include <algorithm>

namespace qd::app {

namespace {

constexpr qsizetype kMostSources = 200;

Error unreadable(const QString& name, const QString& why, const QString& hint)
{
    return Error{Error::Parse, QStringLiteral("%1: %2").arg(name, why), name, hint};
}

bool isPage(const QString& file)
{
    const QString kind = QFileInfo(file).suffix().toLower();
    return kind == QLatin1String("html") || kind == QLatin1String("htm");
}

/// What a page says, under its title; a source of markup and scripts tells a model little.
QString textOfPage(const QString& html)
{
    const agents::HtmlPage page = agents::htmlPage(html, {});
    return page.title.isEmpty() || page.text.contains(page.title) ? page.text : QStringLiteral("# %1\n\n%2").arg(page.title, page.text);
}

} // namespace

Result<QByteArray> readFileBytes(const QString& name, qint64 most)
{
    const QFileInfo info(name);
    if (!info.exists())
        return unreadable(name, QStringLiteral("there is no such file"), QStringLiteral("the path of a file"));
    if (info.isDir())
        return unreadable(name, QStringLiteral("this is a folder"), QStringLiteral("the path of a file"));
    if (info.size() > most)
        return unreadable(name, QStringLiteral("the file has %1 bytes").arg(info.size()), QStringLiteral("at most %1 bytes").arg(most));
    if (!info.isReadable())
        return unreadable(name, QStringLiteral("Permission denied"), QStringLiteral("a file that you may read"));
    return agents::fileBytes(name, most); // a device says 0 and never ends
}

Result<QString> readTextFile(const QString& name)
{
    const Result<QByteArray> bytes = readFileBytes(name);
    if (!bytes)
        return bytes.error();
    const auto encoding = QStringConverter::encodingForData(*bytes).value_or(QStringConverter::Utf8);
    QStringDecoder decoder(encoding, QStringConverter::Flag::Stateless); // half a letter at the end is a fault too
    const QString text = decoder.decode(*bytes);
    if (decoder.hasError() || text.contains(QChar::Null))
        return unreadable(name, QStringLiteral("this is not text"), QStringLiteral("a text file in UTF-8"));
    return text;
}

Result<QList<GivenSource>> readSources(const QString& place)
{
    QStringList files;
    if (QFileInfo(place).isDir()) {
        const QStringList kinds{QStringLiteral("*.md"), QStringLiteral("*.txt"), QStringLiteral("*.csv"), QStringLiteral("*.html"),
                                QStringLiteral("*.json")};
        for (QDirIterator it(place, kinds, QDir::Files | QDir::Readable, QDirIterator::Subdirectories); it.hasNext();)
            files.append(it.next());
        std::sort(files.begin(), files.end());
    } else {
        files.append(place);
    }
    if (files.isEmpty() || files.size() > kMostSources)
        return unreadable(place, QStringLiteral("the folder has %1 texts").arg(files.size()),
                          QStringLiteral("1 to %1 files .md, .txt, .csv, .html or .json").arg(kMostSources));
    QList<GivenSource> sources;
    for (const QString& file : std::as_const(files)) {
        const Result<QString> text = readTextFile(file);
        if (!text)
            return text.error();
        sources.append({QFileInfo(file).fileName(), QFileInfo(file).absoluteFilePath(), isPage(file) ? textOfPage(*text) : *text});
    }
    return sources;
}

} // namespace qd::app
