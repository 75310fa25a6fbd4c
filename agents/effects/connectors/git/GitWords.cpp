#include "agents/effects/connectors/git/GitWords.h"

#include "agents/tools/protocol/OutsideText.h"

#include <QList>
#include <QRegularExpression>
#include <QStringList>

#include <algorithm>
#include <array>

namespace qd::agents {

namespace {

constexpr qsizetype kMostWords = 400;

bool isCommit(const QByteArray& text)
{
    return text.size() == 40 && std::all_of(text.begin(), text.end(), [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
}

/// What hooks and the other side said, without git's own lines about it.
QString remoteWords(const QString& error)
{
    QStringList words;
    for (const QString& line : error.split(QLatin1Char('\n')))
        if (line.startsWith(QLatin1String("remote: ")))
            words.append(line.mid(8).trimmed());
    words.removeAll(QString());
    return cleanedLine(words.join(QLatin1String(" · ")), kMostWords);
}

QString firstWords(const QString& error)
{
    for (const QString& line : error.split(QLatin1Char('\n')))
        if (const QString said = line.trimmed(); !said.isEmpty())
            return cleanedLine(said, kMostWords);
    return QStringLiteral("git said nothing");
}

} // namespace

Result<QString> headIn(const QByteArray& said, const QString& branch)
{
    const QByteArray wanted = "refs/heads/" + branch.toUtf8();
    for (const QByteArray& line : said.split('\n')) {
        if (line.isEmpty())
            continue;
        const qsizetype tab = line.indexOf('\t');
        if (tab < 0)
            return Error{Error::Parse, QStringLiteral("git lists branches in a way that is not known"), {}, {}};
        if (line.mid(tab + 1) != wanted)
            continue;
        if (!isCommit(line.left(tab)))
            return Error{Error::Rule, QStringLiteral("its commits are not named by SHA-1"), {}, QStringLiteral("a repository of git's usual object format")};
        return QString::fromLatin1(line.left(tab));
    }
    return QString();
}

/// "<flag>\t<from>:<to>\t<summary> (<reason>)" for each branch; "[remote failure]" is git's word for a push that nobody told the
/// outcome of (transport.c, REF_STATUS_EXPECTING_REPORT).
PushWord pushedIn(const QByteArray& said, const QString& error, const QString& branch)
{
    const QByteArray wanted = ":refs/heads/" + branch.toUtf8();
    for (const QByteArray& line : said.split('\n')) {
        const QList<QByteArray> parts = line.split('\t');
        if (parts.size() != 3 || parts[0].size() != 1 || !parts[1].endsWith(wanted))
            continue;
        if (parts[0] == " " || parts[0] == "*" || parts[0] == "=")
            return {PushWord::Taken, {}};
        if (parts[0] != "!" || parts[2].startsWith("[remote failure]"))
            return {};
        const QString remote = remoteWords(error);
        const QString why = cleanedLine(QString::fromUtf8(parts[2]), kMostWords);
        return {PushWord::Refused, remote.isEmpty() ? why : why + QStringLiteral(": ") + remote};
    }
    return {};
}

Error obstacleIn(const QString& error, const QString& place)
{
    static constexpr std::array kPassing{"Could not resolve host", "Connection refused", "Connection timed out", "Operation timed out", "Failed to connect", "Couldn't connect",
                                         "Network is unreachable", "No route to host", "Connection reset", "Temporary failure", "Operation too slow", "The requested URL returned error: 5",
                                         "early EOF", "remote end hung up unexpectedly", "Connection closed", "SSL_ERROR_SYSCALL", "unexpected disconnect"};
    const bool passes = std::any_of(kPassing.begin(), kPassing.end(), [&error](const char* word) { return error.contains(QLatin1String(word)); });
    const QString text = QStringLiteral("%1 could not be reached: %2").arg(place, firstWords(error));
    if (passes)
        return {Error::Network, text, place, {}};
    return {Error::Rule, text, place, QStringLiteral("the address of the repository, and a way in for this account")};
}

bool isBranchName(const QString& name)
{
    static const QRegularExpression kPlain(QStringLiteral("\\A[A-Za-z0-9_][A-Za-z0-9._-]*(/[A-Za-z0-9_][A-Za-z0-9._-]*)*\\z"));
    if (name.size() > 200 || !kPlain.match(name).hasMatch() || name.contains(QLatin1String("..")))
        return false;
    const QStringList parts = name.split(QLatin1Char('/'));
    return std::none_of(parts.begin(), parts.end(), [](const QString& part) { return part.endsWith(QLatin1String(".lock")) || part.endsWith(QLatin1Char('.')); });
}

/// Some systems take ".GIT", "git~1" and ".git " for ".git" (CVE-2014-9390).
bool isRepositoryPath(const QString& path)
{
    static const QRegularExpression kGit(QStringLiteral("\\A(\\.git|git~[0-9]+)[ .]*\\z"), QRegularExpression::CaseInsensitiveOption);
    if (path.isEmpty() || path.size() > 400 || path != cleanedLine(path, 400) || path.contains(QLatin1Char('\\')) || path.contains(QLatin1Char(':')))
        return false;
    const QStringList parts = path.split(QLatin1Char('/'));
    return std::none_of(parts.begin(), parts.end(), [](const QString& part) {
        return part.isEmpty() || part == QLatin1String(".") || part == QLatin1String("..") || kGit.match(part).hasMatch();
    });
}

GitAuthor authorIn(const QString& text)
{
    static const QRegularExpression kForm(QStringLiteral("\\A([^<>\\n]{1,100}) <([^<>\\s@]{1,100}@[^<>\\s@]{1,100})>\\z"));
    const QRegularExpressionMatch match = kForm.match(text);
    return match.hasMatch() && text == cleanedLine(text, 300) ? GitAuthor{match.captured(1).trimmed(), match.captured(2)} : GitAuthor{};
}

} // namespace qd::agents
