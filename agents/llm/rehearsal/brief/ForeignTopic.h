#pragma once

#include <QString>

namespace qd::agents::rehearsal {

/// What a brief in another language than English is about, in its own words: without the wish for a piece ("Schreibt
/// einen Beitrag über …"), the part that can stand as a title. At most nine words; the whole line when nothing else tells.
QString foreignTopic(const QString& line);

} // namespace qd::agents::rehearsal
