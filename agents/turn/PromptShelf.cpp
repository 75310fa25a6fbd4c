#include "agents/turn/PromptShelf.h"

#include <QFile>
#include <QHash>

#include <sys/stat.h>

namespace qd::agents {

namespace {

QString below(const QString& home, const char* folder)
{
    return home.isEmpty() ? QString() : home + QLatin1Char('/') + QString::fromLatin1(folder);
}

/// What tells one state of a file from another without reading it (stat(2)); all zero when there is no such file.
struct Stamp {
    quint64 node = 0;
    qint64 size = 0;
    qint64 seconds = 0;
    qint64 nanoseconds = 0;
    bool operator==(const Stamp&) const = default;
};

Stamp stampOf(const QString& path)
{
    struct stat found{};
    if (path.isEmpty() || ::stat(QFile::encodeName(path).constData(), &found) != 0)
        return {};
    return {found.st_ino, found.st_size, found.st_ctim.tv_sec, found.st_ctim.tv_nsec};
}

/// What `read` gave for that name the last time, as long as the user's own file is the same one; what ships never changes.
template <class T, class Read>
Result<T> kept(const DocumentShelf& shelf, const QString& name, Read read)
{
    struct Kept {
        Stamp stamp;
        T value;
    };
    static thread_local QHash<QString, Kept> all; // by the path that goes first; as many as there are files
    const QString own = shelf.ownPathOf(name);
    const QString key = own.isEmpty() ? name : own;
    const Stamp stamp = stampOf(own); // before reading: a change meanwhile is seen the next time
    if (const auto known = all.constFind(key); known != all.constEnd() && known->stamp == stamp)
        return known->value;
    Result<T> fresh = read(name);
    if (fresh)
        all.insert(key, {stamp, *fresh});
    return fresh;
}

Result<PromptText> parsed(const QString& name, const QByteArray& bytes)
{
    const QString all = QString::fromUtf8(bytes);
    const qsizetype end = all.indexOf(QLatin1Char('\n'));
    const QString first = all.left(end).trimmed();
    bool whole = false;
    const int version = first.startsWith(QLatin1String("version:")) ? QStringView(first).mid(8).trimmed().toInt(&whole) : 0;
    if (!whole || version < 1 || end < 0)
        return Error{Error::Parse, QStringLiteral("the prompt \"%1\" begins with \"%2\"; expected \"version: 1\" on its first line")
                                       .arg(name, first.left(40)), name, QStringLiteral("version: 1")};
    return PromptText{version, all.mid(end + 1).trimmed()};
}

QStringList together(QStringList names, const QMap<QString, QString>& its)
{
    names += its.keys();
    names.removeDuplicates();
    names.sort();
    return names;
}

} // namespace

PromptShelf::PromptShelf(const QString& home)
    : m_prompts(QStringLiteral(":/prompts"), below(home, "prompts"), QStringLiteral(".md"))
    , m_replies(QStringLiteral(":/schema/replies"), below(home, "replies"), QStringLiteral(".json"))
{
}

PromptShelf PromptShelf::with(const QMap<QString, QString>& prompts, const QMap<QString, QString>& replies) const
{
    PromptShelf shelf = *this;
    shelf.m_itsPrompts = prompts;
    shelf.m_itsReplies = replies;
    return shelf;
}

QStringList PromptShelf::promptNames() const
{
    return together(m_prompts.names(), m_itsPrompts);
}

QStringList PromptShelf::replyNames() const
{
    return together(m_replies.names(), m_itsReplies);
}

Result<PromptText> PromptShelf::prompt(const QString& name) const
{
    if (const auto its = m_itsPrompts.constFind(name); its != m_itsPrompts.constEnd())
        return parsed(name, its->toUtf8());
    return kept<PromptText>(m_prompts, name, [this](const QString& wanted) -> Result<PromptText> {
        const Result<QByteArray> bytes = m_prompts.read(wanted);
        return bytes ? parsed(wanted, *bytes) : Result<PromptText>(bytes.error());
    });
}

Result<QByteArray> PromptShelf::replySchema(const QString& name) const
{
    if (const auto its = m_itsReplies.constFind(name); its != m_itsReplies.constEnd())
        return its->toUtf8();
    return kept<QByteArray>(m_replies, name, [this](const QString& wanted) { return m_replies.read(wanted); });
}

} // namespace qd::agents
