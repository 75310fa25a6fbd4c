#pragma once

#include <QList>
#include <QString>

namespace qd::agents::rehearsal {

/// Something that a brief says and that a piece may not lose: a figure, a date, or what it asks to have mentioned.
struct Stated {
    enum Kind {
        News,        ///< what is announced: "all plans become 8 % cheaper from 1 March"
        Told,        ///< what the brief wants mentioned: "our webinar is on 12 March"
        Fact,        ///< a sentence of the brief with a figure or a date in it
        Scope,       ///< the case that is meant, where it is narrower than the topic: "… for a company with 12 vehicles"
        Instruction, ///< says how to work, and has no place in a text: "Use at most 3 images"
    };
    Kind kind;
    QString text; ///< in the words of the brief, without the full stop
};

/// What the first 4,000 characters of a brief state, in its order. `announces`: the brief makes something known.
QList<Stated> statedIn(const QString& brief, bool announces);
/// Whether each figure of `text`, or each of its words where it has none, stands in `said`.
bool isSaidIn(const QString& said, const QString& text);
/// `stated` as a sentence that names the brief as its origin. Empty for an instruction.
QString sentenceOf(const Stated& stated);
/// Whether `block` was made by sentenceOf().
bool tellsStated(const QString& block);

} // namespace qd::agents::rehearsal
