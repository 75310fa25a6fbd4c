#include "agents/effects/render/social/PostText.h"

#include "agents/effects/render/Html.h"
#include "agents/effects/render/PageHead.h"

#include <algorithm>

namespace qd::agents {

Result<QStringList> tagsOf(const QStringList& written)
{
    QStringList tags;
    for (const QString& each : written) {
        QString tag = oneLine(each);
        if (tag.startsWith(QLatin1Char('#')))
            tag = tag.mid(1);
        const bool plain = !tag.isEmpty() && std::all_of(tag.begin(), tag.end(), [](QChar c) { return c.isLetterOrNumber() || c.isSurrogate() || c == QLatin1Char('_'); });
        if (!plain)
            return Error{Error::Parse, QStringLiteral("\"%1\" is no hashtag; letters and digits only").arg(each.left(60)),
                         QStringLiteral("hashtags"), QStringLiteral("letters and digits, no blanks")};
        if (!tags.contains(tag, Qt::CaseInsensitive))
            tags.append(tag);
    }
    return tags;
}

/// The text by paragraphs, without blanks at line ends and without more than one empty line in a row.
QString tidied(const QString& text)
{
    QString out;
    int empty = 0;
    for (const QString& line : xmlSafe(text).split(QLatin1Char('\n'))) {
        const QString plain = oneLine(line);
        empty = plain.isEmpty() ? empty + 1 : 0;
        if (empty < 2)
            out += plain + QLatin1Char('\n');
    }
    return out.trimmed();
}

QString pasted(const QString& text, const QStringList& tags, const PostMaterial& material)
{
    QStringList parts;
    if (material.rehearsal)
        parts.append(QLatin1Char('[') + rehearsalNote(material.title, material.text) + QLatin1Char(']'));
    parts.append(text);
    if (!material.link.isEmpty())
        parts.append(material.link);
    if (!tags.isEmpty())
        parts.append(QLatin1Char('#') + tags.join(QLatin1String(" #")));
    return parts.join(QLatin1String("\n\n"));
}

} // namespace qd::agents
