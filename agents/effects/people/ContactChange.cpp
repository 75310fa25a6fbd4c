#include "agents/effects/people/ContactChange.h"

#include "agents/effects/render/Html.h"
#include "core/base/Digest.h"

#include <algorithm>

namespace qd::agents {

namespace {

QString versionOf(const ContactThere* there)
{
    return there ? QString::fromLatin1(sha256((there->id + QLatin1Char(' ') + there->version).toUtf8()).toHex().left(16)) : QStringLiteral("absent");
}

bool stands(const ContactThere* there, const ContactWish& wish)
{
    for (auto value = wish.values.begin(); there && value != wish.values.end(); ++value)
        if (there->values.value(value.key()) != *value)
            return false;
    return there != nullptr;
}

bool fillsOnly(const ContactThere* there, const ContactWish& wish)
{
    for (auto value = wish.values.begin(); there && value != wish.values.end(); ++value)
        if (const QString before = there->values.value(value.key()); !before.isEmpty() && before != *value)
            return false;
    return true;
}

QString inWords(const ContactThere* there, const ContactWish& wish)
{
    QStringList words;
    for (auto value = wish.values.begin(); value != wish.values.end(); ++value) {
        const QString before = there ? there->values.value(value.key()) : QString();
        words.append(QStringLiteral("%1: %2").arg(value.key(), before.isEmpty() ? QStringLiteral("empty there, is filled") : before == *value ? QStringLiteral("the same already") : QStringLiteral("another stands there, is replaced")));
    }
    return words.isEmpty() ? QStringLiteral("nothing is written") : words.join(QStringLiteral("; "));
}

} // namespace

const ContactThere* thereOf(const QList<ContactThere>& there, const ContactWish& wish)
{
    const auto found = std::find_if(there.begin(), there.end(), [&wish](const ContactThere& one) { return one.address == wish.address.toLower(); });
    return found == there.end() ? nullptr : &*found;
}

bool standsThere(const QList<ContactThere>& there, const QList<ContactWish>& wishes)
{
    return std::all_of(wishes.begin(), wishes.end(), [&there](const ContactWish& wish) { return stands(thereOf(there, wish), wish); });
}

QString versionsOf(const QList<ContactThere>& there, const QList<ContactWish>& wishes)
{
    QStringList all;
    for (const ContactWish& wish : wishes)
        all.append(versionOf(thereOf(there, wish)));
    return all.join(QLatin1Char('.'));
}

QString whyStale(const QList<ContactThere>& there, const QList<ContactWish>& wishes, const QString& target, const QString& system)
{
    const QStringList asked = target.split(QLatin1Char('.'));
    for (qsizetype i = 0; i < wishes.size(); ++i) {
        const ContactThere* const one = thereOf(there, wishes[i]);
        if (target.isEmpty() ? fillsOnly(one, wishes[i]) : versionOf(one) == asked.value(i) || stands(one, wishes[i]))
            continue;
        return QStringLiteral("contact %1 of %2 %3").arg(i + 1).arg(wishes.size()).arg(target.isEmpty() ? QStringLiteral("has something else there already, and nobody looked at it before you were asked") : QStringLiteral("has been changed in %1 since you were asked").arg(system));
    }
    return {};
}

QString differenceOf(const QList<ContactThere>& there, const QList<ContactWish>& wishes, const QString& system)
{
    HtmlWriter out;
    out.element("h2", {}, QStringLiteral("What changes in %1").arg(system));
    out.open("ul");
    for (qsizetype i = 0; i < wishes.size(); ++i) {
        const ContactThere* const one = thereOf(there, wishes[i]);
        out.element("li", {}, QStringLiteral("%1 %2 of %3: %4").arg(one ? QStringLiteral("Contact") : QStringLiteral("New contact")).arg(i + 1).arg(wishes.size()).arg(inWords(one, wishes[i])));
    }
    out.close("ul");
    return out.take();
}

} // namespace qd::agents
