#include "app/control/Trying.h"

namespace qd::app {

Trying::Trying(const Home& home, const QString& organisation, agents::KeyShelf& keys) : m_ways(home, organisation, keys), m_hooks(home, organisation, keys), m_mailboxes(home, organisation, keys, {})
{
}

void Trying::begin(const QString& what, const QString& id, const QString& file, const Ended& ended)
{
    const auto one = [ended](const Result<QString>& found) { ended(found ? Result<QStringList>(QStringList{*found}) : Result<QStringList>(found.error())); };
    if (what == QLatin1String("connector"))
        return m_ways.test(id, this, [one](const Result<ui::WayWord>& word) { one(word ? Result<QString>(word->found) : Result<QString>(word.error())); });
    if (what == QLatin1String("mailbox"))
        return m_mailboxes.test(id, this, one);
    if (what == QLatin1String("hook"))
        return m_hooks.test(id, file, this, ended);
    ended(Error{Error::Parse, QStringLiteral("nothing called \"%1\" can be tried").arg(what), what, QStringLiteral("connector, mailbox or hook")});
}

} // namespace qd::app
