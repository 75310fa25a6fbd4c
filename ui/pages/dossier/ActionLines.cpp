#include "ui/pages/dossier/ActionLines.h"

#include "ui/pages/details/TraceFacts.h"
#include "ui/words/Amounts.h"
#include "ui/words/Words.h"

#include <QCoreApplication>

namespace qd::ui {

namespace {

class Lines {
    Q_DECLARE_TR_FUNCTIONS(qd::ui::ActionLines)
};

/// The item that she was asked with, the last of several; nullptr: she was not.
const Approval* askedAbout(const RunDetail& run, const EffectId& effect)
{
    const Approval* last = nullptr;
    for (const Approval& approval : run.approvals)
        if (approval.effect == effect)
            last = &approval;
    return last;
}

void addYes(QList<FactLine>& lines, const Approval* asked, const OfficeState& state)
{
    if (!asked) {
        lines << FactLine::pair(Lines::tr("Asked"), Lines::tr("nobody: it was within the authority given"), Tone::Plain);
        return;
    }
    lines << FactLine::pair(Lines::tr("Asked"), Lines::tr("%1: %2", "who was asked · what came of it").arg(partyTitle(state, asked->decider), words(asked->status)), Tone::Plain);
    if (!asked->note.isEmpty())
        lines << FactLine::pair(Lines::tr("Said with it"), asked->note, Tone::Plain);
    for (const Score& score : asked->scores)
        lines << FactLine::pair(scoreWords(score.name), Lines::tr("%1 of %2").arg(score.value, 0, 'f', 0).arg(score.outOf, 0, 'f', 0), Tone::Plain);
    for (const Check& check : asked->checks)
        lines << FactLine::pair(Lines::tr("Checked by %1").arg(partyTitle(state, check.by)), verdictWords(check.verdict) + (check.note.isEmpty() ? QString() : QStringLiteral(": ") + check.note), Tone::Plain);
    for (const Source& source : asked->sources)
        lines << FactLine::pair(Lines::tr("Source: %1").arg(source.name), words(source.label.integrity), source.label.integrity == Integrity::Untrusted ? Tone::Warn : Tone::Muted);
}

} // namespace

std::optional<AuthorityTrace> traceOf(const RunDetail& run, const Effect& effect)
{
    const Approval* asked = askedAbout(run, effect.id);
    return effect.trace || !asked ? effect.trace : asked->trace;
}

QList<FactLine> actionLines(const RunDetail& run, const OfficeState& state)
{
    QList<FactLine> lines;
    for (const Effect& effect : run.effects) {
        lines << FactLine::heading(effect.content.title.isEmpty() ? opened(effect.content.kind.text) : effect.content.title);
        lines << FactLine::pair(Lines::tr("What became of it"), words(effect.status));
        if (!effect.receipt.isEmpty())
            lines << FactLine::pair(Lines::tr("Receipt"), effect.receipt, Tone::Plain);
        lines << FactLine::pair(Lines::tr("Where it goes"), Lines::tr("%1 by %2", "a place · a connector").arg(effect.content.destination, connectorWords(effect.content.connector)), Tone::Plain);
        if (!effect.content.audience.isEmpty())
            lines << FactLine::pair(Lines::tr("Seen by"), effect.content.audience, Tone::Plain);
        addYes(lines, askedAbout(run, effect.id), state);
        if (const std::optional<AuthorityTrace> trace = traceOf(run, effect)) {
            lines << FactLine::plain(Lines::tr("Why it was allowed, or asked about"), Tone::Strong);
            if (!trace->why.isEmpty())
                lines << FactLine::plain(trace->why);
            lines << factsOf(*trace, state);
        }
        lines << FactLine::pair(Lines::tr("What was approved (SHA-256)"), QString::fromLatin1(effect.sha256.toHex()), Tone::Muted);
        for (const EffectFile& file : effect.content.files)
            lines << FactLine::pair(file.path, QString::fromLatin1(file.sha256.toHex()), Tone::Muted);
    }
    return lines;
}

} // namespace qd::ui
