#pragma once

#include "core/state/OfficeState.h"

/// What waits for her without being an approval, as it is shown where there is nothing of this home; and who may rule on it there. Pure.
namespace qd::rules {

/// One of them with all that it is judged by.
struct ShownQuestion {
    Escalation question;
    QString work;      ///< title of the run that it is about
    QString step;      ///< title of the step that asks
    QStringList about; ///< what it is about, as that stands: one line each

    template <class V> void fields(V& v)
    {
        v("question", question);
        v("work", work);
        v("step", step);
        v("about", about);
    }
};

ShownQuestion shownQuestion(const OfficeState& state, const Escalation& question);
/// SHA-256 of each part of it, by what that is called in a sentence ("the answers"): a ruling is bound to all of them.
QMap<QString, QByteArray> partsOf(const ShownQuestion& shown);
/// "what is asked, the answers": the parts in which the two differ; empty: they are the same.
QString differenceInWords(const QMap<QString, QByteArray>& before, const QMap<QString, QByteArray>& now);

/// The same for any two by which different pieces of work ask the very same: the same step, in the same words, with the same answers, or the same
/// failure by which nothing went out. Empty: it stands for itself, as what nobody can tell does, and what moves money.
QByteArray likenessOf(const ShownQuestion& shown);
/// Those that wait for her and ask the very same, itself first; nobody has to answer them one after the other. O(items).
QList<EscalationId> alikeWith(const OfficeState& state, const Escalation& question);

/// Why it is ruled on here alone, one sentence without its end; empty: elsewhere as well.
QString whyItStays(const Escalation& question);
/// Whether the key of that person rules on it. It is hers; and a key of hers that is for some actions only rules on those alone.
bool mayRule(const OfficeState& state, const Deputy& person, const Escalation& question);

} // namespace qd::rules
