#pragma once

#include <QByteArray>
#include <QList>

namespace qd::agents {

/// What a site asks robots to leave alone (robots.txt, RFC 9309), as far as it concerns one robot. A value.
class RobotsRules {
public:
    /// Everything is allowed.
    RobotsRules() = default;
    /// Reads the text of a robots.txt; of more than 500 KiB the first 500. `token` is the robot's name, letters, '-' and '_'.
    /// Groups for that name count, all together; without one the groups for "*". O(text).
    static RobotsRules read(QByteArrayView text, QByteArrayView token);
    static RobotsRules nothing(); ///< nothing is allowed: the site could not say

    /// Whether `target` (path and query) may be read: the longest rule that fits decides, an Allow before a Disallow of the same
    /// length. Escapes are compared as section 2.2.2 has it.
    bool allows(QByteArrayView target) const;

private:
    struct Rule {
        QByteArray path;
        bool allows = false;
    };
    QList<Rule> m_rules;
};

} // namespace qd::agents
