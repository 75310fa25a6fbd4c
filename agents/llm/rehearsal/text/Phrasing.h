#pragma once

#include "agents/llm/rehearsal/text/Dice.h"
#include "agents/llm/rehearsal/text/Subject.h"
#include "agents/llm/rehearsal/frames/Field.h"
#include "agents/llm/rehearsal/frames/Passages.h"
#include "agents/llm/rehearsal/frames/Theme.h"

#include <QMap>
#include <QSet>

namespace qd::agents::rehearsal {

/// Makes sentences of frames, and sees to it that no frame is used twice and no avoided word slips in.
class Phrasing {
public:
    /// `vocabulary` decides between words of equal meaning, so that a piece uses one of them throughout.
    Phrasing(const Subject& subject, const Brand& brand, Dice vocabulary, Dice dice);

    /// Gives a slot its text. 'K' keyword, 'S' second keyword, 'F' quoted statement … (frames/Passages.h)
    void set(char slot, const QString& text) { m_late[QLatin1Char(slot)] = text; }
    /// Frames whose words stand in `text` count as used.
    void avoidRepeating(const QString& text) { m_written += text.toLower(); }

    QString fill(const char* frame);
    /// A frame that was not used yet, filled; empty when none is left.
    QString fresh(Passages passages);
    QString fresh(const Theme& theme, Move move);
    Dice& dice() { return m_dice; }

private:
    bool isFree(const char* frame) const;
    void fillField(QString& text);
    QString inVocabulary(QString text) const;
    QString chosen(const QList<const char*>& frames);
    QList<const char*> freeOf(const QList<const char*>& frames);
    bool holdsAvoided(const QString& text) const;
    int taste(const char* frame) const;

    Brand m_brand;
    Dice m_dice;
    QMap<QChar, QStringList> m_field; ///< things of the subject's field, used in turn
    QStringList m_topic;              ///< in full, then briefly, in turn
    QMap<QChar, QString> m_early;
    QMap<QChar, QString> m_late;
    QSet<const char*> m_used;
    QList<bool> m_vocabulary;
    int m_weekday = 0;
    QString m_written;
};

} // namespace qd::agents::rehearsal
