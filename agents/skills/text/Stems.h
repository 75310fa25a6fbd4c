#pragma once

#include <QString>
#include <QStringList>

namespace qd::agents {

/// Words reduced to what they have in common, for comparing an English text with a keyword. The suffixes taken off
/// are few and plain: "implementing", "implementation" and "implement" meet, and nothing more is claimed.
struct Stems {
    /// The stem of one word, lower-case. Words with letters beyond a-z are only made lower-case.
    static QString of(QStringView word);
    /// The stems of all words of a text, in order.
    static QStringList ofText(QStringView text);
    /// The same without words that carry no topic ("the", "for", "our").
    static QStringList topical(QStringView text);
    /// Whether the lower-case word carries no topic.
    static bool isStopWord(const QString& word);
    /// Where the sequence `phrase` begins in `text`; -1 if nowhere from `from` on.
    static qsizetype find(const QStringList& text, const QStringList& phrase, qsizetype from = 0);
    /// How often `phrase` stands in `text`, without overlaps.
    static qsizetype count(const QStringList& text, const QStringList& phrase);
};

} // namespace qd::agents
