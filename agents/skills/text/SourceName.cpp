#include "agents/skills/text/SourceName.h"

#include <QRegularExpression>

#include <algorithm>

namespace qd::agents {

QString titleOfSource(const QString& name)
{
    static const QRegularExpression file(QStringLiteral("\\.(?:md|txt|text|markdown|csv|tsv|html?|pdf|docx?|odt|rtf|json)$"),
                                         QRegularExpression::CaseInsensitiveOption);
    if (!name.contains(file))
        return name;
    QString text = name.section(u'/', -1).remove(file);
    text = text.replace(u'-', u' ').replace(u'_', u' ').simplified();
    if (std::count_if(text.cbegin(), text.cend(), [](QChar c) { return c.isLetter(); }) < 3)
        return name.section(u'/', -1); // "A" would tell a reader nothing; "a.md" can be found again
    text[0] = text[0].toUpper();
    return text;
}

bool isToolInput(const QString& name)
{
    static const QRegularExpression table(QStringLiteral("\\.(?:csv|tsv|xlsx?|ods|json|jsonl|xml|ya?ml)$"), QRegularExpression::CaseInsensitiveOption);
    return name.contains(table);
}

} // namespace qd::agents
