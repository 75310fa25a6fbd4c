#pragma once

#include "core/state/OfficeState.h"
#include "ui/pages/calls/CallReading.h"

#include <QSet>

namespace qd::ui {

/// A call as a document, and the texts that can be copied out of it.
struct CallDocument {
    QString markup;
    QList<QString> copies; ///< what "copy:N" stands for
};

/// A call looked into, in the colours in use now: who, what came of it, what it cost; the prompt block by block, what is from
/// outside marked; tools; the answer. Texts of more than kFolded characters are cut unless their key is in `unfolded`; links
/// are "unfold:KEY", "copy:N", "call:TURN", "run:RUN", "agent:ID". Every text is escaped. Pure; O(what is shown). @thread main.
CallDocument callDocument(const ReadCall& read, const OfficeState& state, Instant now, const QSet<QString>& unfolded);
/// The keys of the texts that contain `words`, so that what is folded is found too.
QSet<QString> foldedWith(const ReadCall& read, const QString& words);

/// The call as it was sent: the system text, the prompt, and what was asked for and given before; nothing read into it.
QString asSent(const ReadCall& read);

inline constexpr qsizetype kFolded = 3'000;
inline constexpr qsizetype kUnfoldedAtMost = 60'000; ///< a document of many more takes seconds to lay out; as it was sent, all of it is shown

} // namespace qd::ui
