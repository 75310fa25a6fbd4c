#pragma once

#include "agents/reading/manners/RobotsRules.h"
#include "core/base/Clock.h"

#include <QHash>
#include <QString>

namespace qd::agents {

/// What sites have said about robots, by origin, for at most a day (RFC 9309, 2.4). Of a thousand origins the one that was asked
/// longest ago gives way.
class RobotsShelf {
public:
    struct Said {
        RobotsRules rules;
        bool couldSay = true; ///< false: the site failed (5xx), so that nothing of it is read for a while
        Instant at;
    };
    /// What `origin` said, when that still counts; else nullptr.
    const Said* find(const QString& origin, Instant now) const;
    void keep(const QString& origin, Said said);

private:
    QHash<QString, Said> m_said;
};

} // namespace qd::agents
