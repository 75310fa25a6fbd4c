#pragma once

#include "core/model/Approval.h"
#include "core/model/Escalation.h"

#include <QString>
#include <QStringList>

namespace qd::app {

/// What a notification says of one item.
struct NoteText {
    QString summary;
    QString body;
    QStringList actions; ///< key and words, by turns
    bool isUrgent = false;
};

/// `asks`: the title of who asks. Approve stands on it only where a glance is enough (rules::isEnoughAtAGlance).
NoteText noteOf(const Approval& approval, const QString& asks);
NoteText noteOf(const Escalation& escalation, const QString& asks);
/// Of several that came at once.
NoteText noteOfMany(qsizetype items);

/// One line without control characters, no longer than a notification shows; for a server that reads markup, without any.
QString plainLine(const QString& text, bool forMarkup);

} // namespace qd::app
