#pragma once

#include "agents/skills/content/KeywordPlan.h"

#include <QHash>
#include <QSet>
#include <QStringList>

namespace qd::agents {

/// Judges how well a keyword fits a topic: shared stems, weighted by how rare they are in the list, and shared
/// three-letter groups for what stems miss.
class KeywordFit {
public:
    KeywordFit(const QString& topic, const QString& brief, const QList<KeywordPlan::Entry>& list);

    /// From 0 (nothing in common) to 1 (the topic's own words).
    double of(const QString& keyword) const;

    /// "informational", "commercial", "transactional" or "navigational", by the words that searchers add.
    static QString intentOf(const QString& keyword, const QString& brandName);
    /// Phrases of one to four words that the topic itself holds, longest first; never empty for a topic with a word.
    static QStringList phrasesOf(const QString& topic, qsizetype atMost);

private:
    double weightOf(const QString& stem) const;

    QSet<QString> m_topic;
    QSet<QString> m_brief;
    QSet<QString> m_groups;
    QHash<QString, int> m_inRows;
    double m_rows = 1;
};

} // namespace qd::agents
