#pragma once

#include "app/connections/outside/WaysRoom.h"
#include "app/inbound/settings/HooksSetUp.h"
#include "app/inbound/settings/MailboxesSetUp.h"

namespace qd::app {

/// Tries what is set up for somebody who has not the keys, with those of the process that works: as its window would. @thread main.
class Trying final : public QObject {
    Q_OBJECT
public:
    using Ended = std::function<void(const Result<QStringList>& found)>;

    /// `keys` outlive it.
    Trying(const Home& home, const QString& organisation, agents::KeyShelf& keys);

    /// `what`: "connector", "mailbox", or "hook" with a request in `file`. Error::Parse: nothing else is tried. Each may be at once with others.
    void begin(const QString& what, const QString& id, const QString& file, const Ended& ended);

private:
    WaysRoom m_ways;
    HooksSetUp m_hooks;
    MailboxesSetUp m_mailboxes;
};

} // namespace qd::app
