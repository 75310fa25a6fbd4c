#include "ui/widgets/settings/packs/PackWords.h"

#include "ui/widgets/settings/packs/PackRow.h"
#include "ui/words/Amounts.h"
#include "ui/words/Words.h"

#include <QLocale>

namespace qd::ui {

QString packName(const PackPlace& pack, const char* part)
{
    const QString name = QStringLiteral("settings.pack.") + pack.pack.text + (pack.into.isEmpty() ? QString() : u'@' + pack.into);
    return part ? name + u'.' + QLatin1String(part) : name;
}

QString packTextWords(const QString& name)
{
    const QString kind = name.section(u'/', 0, 0);
    const QString what = opened(name.section(u'/', 1));
    if (kind == QLatin1String("organisation"))
        return PackRow::tr("Title, rules and limits");
    if (kind == QLatin1String("role"))
        return PackRow::tr("Role: %1").arg(what);
    if (kind == QLatin1String("workflow"))
        return PackRow::tr("Workflow: %1").arg(what);
    if (kind == QLatin1String("prompt"))
        return PackRow::tr("Prompt: %1").arg(what);
    return kind == QLatin1String("reply") ? PackRow::tr("Form of reply: %1").arg(what) : name;
}

QString packAboutText(const PackLine& line, Instant now)
{
    const Pack& pack = line.pack;
    const QString key = QString::fromLatin1(pack.key.toHex());
    QStringList parts{PackRow::tr("Version %1").arg(pack.version), PackRow::tr("from %1, as it names itself").arg(pack.publisher),
                      key.isEmpty() ? PackRow::tr("not signed") : PackRow::tr("signed with the key %1").arg(key.left(8) + QChar(0x2026) + key.right(8))};
    if (!pack.licence.isEmpty())
        parts << PackRow::tr("licence %1").arg(pack.licence);
    parts << PackRow::tr("taken %1").arg(agoText(line.taken, now));
    return parts.join(QStringLiteral("  ·  "));
}

QString packWantsText(const PackLine& line)
{
    const Pack& pack = line.pack;
    if (!line.into.isEmpty())
        return PackRow::tr("Prompts and forms of replies for %1. Each is told there once you have adopted it, in place of what stood under its name. They let nothing that your organisation does not.").arg(line.into);
    if (pack.wants.isEmpty())
        return PackRow::tr("It would do nothing outside.");
    QStringList wants;
    for (const QString& want : pack.wants)
        wants.append(PackRow::tr("%1 by %2", "a kind of action · the way out it takes").arg(opened(want.section(u'/', 1)), connectorWords({want.section(u'/', 0, 0)})));
    return PackRow::tr("It would do outside: %1. Each time its rules and yours are asked, and the stricter of the two holds; where neither says anything, you are asked.").arg(QLocale().createSeparatedList(wants));
}

QString packReadingText(const PackText& text)
{
    if (text.isAdopted)
        return PackRow::tr("You have adopted it as it stands.");
    if (text.isHers)
        return PackRow::tr("Beside what your agents are told under this name now: what it would put in is underlined, what it would take out is struck through.");
    if (!text.wasAdopted)
        return PackRow::tr("All of it is new: nothing of it was adopted before.");
    return text.before.isEmpty() ? PackRow::tr("You adopted another version of it, which the record does not hold any more.")
                                 : PackRow::tr("It has changed since you adopted it: what was put in is underlined, what was taken out is struck through.");
}

} // namespace qd::ui
