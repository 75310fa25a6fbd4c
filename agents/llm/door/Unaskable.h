#pragma once

#include "core/base/Clock.h"

#include <QMap>
#include <QString>

#include <optional>

namespace qd::agents {

/// Who is asked in vain for a while: providers by their id, and single models as "provider:model". Pure: time is the caller's,
/// monotonic.
/// @thread one.
class Unaskable final {
public:
    /// Why it is in vain. What was refused is not asked anew because the provider answers others.
    enum Why { Ill, Refused };
    /// At least until then; what is known already lasts longer by it. @returns true when that is news.
    bool mark(const QString& who, Why why, Duration until);
    /// @returns true when that is news.
    bool lift(const QString& who) { return m_marks.remove(who) > 0; }
    bool has(const QString& who) const { return m_marks.contains(who); }
    bool isRefused(const QString& who) const { return has(who) && m_marks[who].why == Refused; }
    /// The provider and those of its models that are here.
    QStringList of(const QString& provider) const;
    /// Those whose time is over by then.
    QStringList due(Duration now) const;
    /// When the next one's is.
    std::optional<Duration> next() const;

private:
    struct Mark {
        Why why = Ill;
        Duration until{0};
    };
    QMap<QString, Mark> m_marks;
};

} // namespace qd::agents
