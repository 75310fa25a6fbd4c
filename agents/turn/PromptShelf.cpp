#include "agents/turn/PromptShelf.h"

namespace qd::agents {

namespace {

QString below(const QString& home, const char* folder)
{
    return home.isEmpty() ? QString() : home + QLatin1Char('/') + QString::fromLatin1(folder);
}

} // namespace

PromptShelf::PromptShelf(const QString& home)
    : m_prompts(QStringLiteral(":/prompts"), below(home, "prompts"), QStringLiteral(".md"))
    , m_replies(QStringLiteral(":/schema/replies"), below(home, "replies"), QStringLiteral(".json"))
{
}

Result<PromptText> PromptShelf::prompt(const QString& name) const
{
    const Result<QByteArray> bytes = m_prompts.read(name);
    if (!bytes)
        return bytes.error();
    const QString all = QString::fromUtf8(*bytes);
    const qsizetype end = all.indexOf(QLatin1Char('\n'));
    const QString first = all.left(end).trimmed();
    bool whole = false;
    const int version = first.startsWith(QLatin1String("version:")) ? QStringView(first).mid(8).trimmed().toInt(&whole) : 0;
    if (!whole || version < 1 || end < 0)
        return Error{Error::Parse, QStringLiteral("the prompt \"%1\" begins with \"%2\"; expected \"version: 1\" on its first line")
                                       .arg(name, first.left(40)), name, QStringLiteral("version: 1")};
    return PromptText{version, all.mid(end + 1).trimmed()};
}

} // namespace qd::agents
