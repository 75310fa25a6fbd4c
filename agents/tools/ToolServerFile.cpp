#include "agents/tools/ToolServerFile.h"

#include "agents/organisation/DocumentText.h"
#include "agents/organisation/OrganisationFile.h"
#include "agents/transport/SystemProxy.h"
#include "core/base/Digest.h"

#include <QUrl>

namespace qd::agents {

namespace {

constexpr qsizetype kMostId = 24; // "mcp_<id>_<tool>" has 64 characters

/// An argument as a shell takes it for one.
QString quoted(const QString& word)
{
    static const QString kPlain = QStringLiteral("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_@%+=:,./-");
    const bool isPlain = !word.isEmpty() && std::all_of(word.begin(), word.end(), [](QChar c) { return kPlain.contains(c); });
    return isPlain ? word : QLatin1Char('\'') + QString(word).replace(u'\'', QLatin1String("'\\''")) + QLatin1Char('\'');
}

bool isHeaderName(const QString& text)
{
    return !text.isEmpty() && std::all_of(text.begin(), text.end(), [](QChar c) { return c == u'-' || (c.unicode() < 128 && c.isLetterOrNumber()); });
}

void checkUrl(const ToolServerFile& file, QList<Fault>& faults)
{
    const QUrl url(file.url, QUrl::StrictMode);
    const bool isSafe = url.scheme() == QLatin1String("https") || (url.scheme() == QLatin1String("http") && isThisMachine(url.host()));
    if (!url.isValid() || url.host().isEmpty() || !isSafe || !url.userInfo().isEmpty() || url.hasFragment())
        faults.append({QStringLiteral("/url"), QStringLiteral("is \"%1\"").arg(file.url),
                       QStringLiteral("expected an https address without a user, or an http address of this machine")});
    if (!isHeaderName(file.keyHeader))
        faults.append({QStringLiteral("/key_header"), QStringLiteral("is \"%1\"").arg(file.keyHeader), QStringLiteral("expected the name of a header, as \"Authorization\"")});
    for (const QChar c : file.keyPrefix)
        if (c.unicode() < 0x20 || c.unicode() > 0x7e)
            faults.append({QStringLiteral("/key_prefix"), QStringLiteral("has a character that is not plain ASCII"), QStringLiteral("expected a word such as \"Bearer \"")});
}

void checkCommand(const ToolServerFile& file, QList<Fault>& faults)
{
    if (!file.command.startsWith(u'/'))
        faults.append({QStringLiteral("/command"), QStringLiteral("is \"%1\"").arg(file.command),
                       QStringLiteral("expected the absolute path of a program, as \"/usr/bin/node\"")});
    if (!file.key.isEmpty())
        faults.append({QStringLiteral("/key"), QStringLiteral("is given to a command"), QStringLiteral("expected it only beside url: keys do not go into arguments or environments")});
}

QList<Fault> faultsOf(const ToolServerFile& file, const QString& fileName)
{
    QList<Fault> faults;
    const QString name = fileName.section(u'/', -1);
    if (file.v != 1)
        faults.append({QStringLiteral("/v"), QStringLiteral("is %1").arg(file.v), QStringLiteral("expected 1")});
    if (!isSlug(file.id) || file.id.size() > kMostId)
        faults.append({QStringLiteral("/id"), QStringLiteral("is \"%1\"").arg(file.id),
                       QStringLiteral("expected small letters, digits and single hyphens, at most %1 of them").arg(kMostId)});
    else if (!name.isEmpty() && name != file.id + QLatin1String(".json"))
        faults.append({QStringLiteral("/id"), QStringLiteral("is \"%1\"").arg(file.id), QStringLiteral("expected the name of its file, without .json")});
    if (file.command.isEmpty() == file.url.isEmpty())
        faults.append({QStringLiteral("/"), file.url.isEmpty() ? QStringLiteral("has neither command nor url") : QStringLiteral("has both command and url"),
                       QStringLiteral("expected one of the two")});
    else
        file.url.isEmpty() ? checkCommand(file, faults) : checkUrl(file, faults);
    for (qsizetype i = 0; i < file.roots.size(); ++i)
        if (!file.roots[i].startsWith(u'/') || file.roots[i].contains(QLatin1String("/../")) || file.roots[i].endsWith(QLatin1String("/..")))
            faults.append({QStringLiteral("/roots/%1").arg(i), QStringLiteral("is \"%1\"").arg(file.roots[i]), QStringLiteral("expected the absolute path of a folder")});
    return faults;
}

} // namespace

QString ToolServerFile::shown() const
{
    if (command.isEmpty())
        return url;
    QStringList words{quoted(command)};
    for (const QString& argument : arguments)
        words.append(quoted(argument));
    return words.join(u' ');
}

QByteArray ToolServerFile::way() const
{
    JsonWriter out;
    out.beginList();
    const auto list = [&out](const QStringList& texts) {
        out.beginList();
        for (const QString& text : texts)
            out.value(text);
        out.endList();
    };
    for (const QString& text : {command, url, key, keyHeader, keyPrefix})
        out.value(text);
    list(arguments);
    list(roots);
    out.endList();
    return sha256(out.take());
}

Result<ToolServerFile> readToolServer(const QByteArray& bytes, const QString& fileName)
{
    QList<Fault> faults;
    const Result<Json> json = readDocument(bytes, QStringLiteral(":/schema/tool-server.json"), faults);
    if (!json)
        return faults.isEmpty() ? json.error() : errorOf(faults, fileName);
    Result<ToolServerFile> file = decode<ToolServerFile>(*json);
    if (!file)
        return file;
    faults = faultsOf(*file, fileName);
    return faults.isEmpty() ? file : Result<ToolServerFile>(errorOf(faults, fileName));
}

} // namespace qd::agents
