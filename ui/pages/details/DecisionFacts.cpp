#include "ui/pages/details/DecisionFacts.h"

#include "ui/pages/details/ApprovalFacts.h"
#include "ui/pages/details/OpenedEvidence.h"
#include "ui/words/Amounts.h"
#include "ui/words/Words.h"

#include <QCoreApplication>

#include <algorithm>

namespace qd::ui {

namespace {

class Facts {
    Q_DECLARE_TR_FUNCTIONS(qd::ui::DecisionFacts)
};

void addWeighed(QList<FactLine>& lines, const DecisionRecord& d, const OfficeState& state)
{
    lines << FactLine::heading(Facts::tr("What else was weighed"));
    if (d.alternatives.isEmpty())
        lines << FactLine::plain(Facts::tr("Nothing else was put forward."), Tone::Muted);
    for (const Alternative& other : d.alternatives) {
        lines << FactLine::plain(quoted(other.option), Tone::Strong);
        if (!other.proposedBy.isEmpty())
            lines << FactLine::plain(other.reason.isEmpty() ? Facts::tr("Put forward by %1").arg(partyTitle(state, other.proposedBy))
                                                            : Facts::tr("%1: %2", "who: why").arg(partyTitle(state, other.proposedBy), other.reason),
                                     Tone::Muted);
        if (!other.turnedDown.isEmpty())
            lines << FactLine::plain(Facts::tr("Turned down: %1").arg(other.turnedDown));
    }
}

void addActions(QList<FactLine>& lines, const DecisionRecord& d, const OfficeState& state)
{
    if (!d.actions.isEmpty())
        lines << FactLine::heading(Facts::tr("What follows"));
    for (const ActionItem& item : d.actions) {
        const QString due = item.due ? QStringLiteral(" · ") + absoluteText(*item.due) : QString();
        lines << FactLine::mark(QStringLiteral("→"), Facts::tr("%1: %2", "who: what").arg(partyTitle(state, item.assignedTo), item.action + due), Tone::Info);
    }
    if (d.approvalChain.isEmpty())
        return;
    QStringList chain;
    for (const AgentId& party : d.approvalChain)
        chain << partyTitle(state, party);
    lines << FactLine::heading(Facts::tr("Approved by")) << FactLine::plain(chain.join(QStringLiteral(" → ")));
}

/// Hashes and ids by their first letters, which is what a person compares; names and addresses as they are.
QString shortReference(const QString& reference)
{
    const auto isHex = [](QChar c) { return c == QLatin1Char('-') || c.isDigit() || (c >= QLatin1Char('a') && c <= QLatin1Char('f')); };
    const bool machine = reference.size() >= 32 && std::all_of(reference.cbegin(), reference.cend(), isHex);
    return machine ? reference.left(13) + QChar(0x2026) : reference;
}

void addPiece(QList<FactLine>& lines, const Evidence& piece, int number, const QMap<int, QList<FactLine>>& opened)
{
    const Integrity trust = piece.label.integrity;
    const Tone tone = trust == Integrity::Untrusted ? Tone::Warn : trust >= Integrity::App ? Tone::Good : Tone::Muted;
    const QString what = piece.note.isEmpty() ? ui::opened(piece.kind) : piece.note.at(0).toUpper() + piece.note.mid(1);
    if (canOpen(piece)) {
        lines << FactLine::fold(what, QStringLiteral("evidence.%1").arg(number), opened.contains(number), words(trust), tone);
        for (FactLine line : opened.value(number)) {
            ++line.inside;
            lines << line;
        }
        return;
    }
    bool measured = false; // then the note is the figure, and the reference says of what
    piece.note.toDouble(&measured);
    lines << FactLine::pair(Facts::tr("%1 · %2", "what it is · reference").arg(measured ? scoreWords(piece.reference) : what, measured ? what : shortReference(piece.reference)),
                            words(trust), tone);
}

void addEvidence(QList<FactLine>& lines, const DecisionRecord& d, const QMap<int, QList<FactLine>>& opened)
{
    lines << FactLine::heading(Facts::tr("What it rests on"));
    if (d.evidence.isEmpty())
        lines << FactLine::plain(Facts::tr("No evidence was named."), Tone::Muted);
    for (int i = 0; i < d.evidence.size(); ++i)
        addPiece(lines, d.evidence.at(i), i, opened);
}

} // namespace

QString decisionKindWords(const QString& kind)
{
    return opened(kind);
}

QList<FactLine> factsOf(const DecisionRecord& d, const OfficeState& state, Instant now, const QMap<int, QList<FactLine>>& opened)
{
    QList<FactLine> lines;
    lines << FactLine::heading(decisionKindWords(d.kind)) << FactLine::plain(d.decision, Tone::Strong);
    lines << FactLine::plain(Facts::tr("%1 · %2", "when · how long ago").arg(absoluteText(d.time), agoText(d.time, now)), Tone::Muted);
    lines << FactLine::heading(Facts::tr("Why"));
    lines << FactLine::plain(d.reasoning.isEmpty() ? Facts::tr("No reason was written down.") : d.reasoning,
                             d.reasoning.isEmpty() ? Tone::Muted : Tone::Plain);
    addWeighed(lines, d, state);
    addActions(lines, d, state);
    lines << FactLine::heading(Facts::tr("Circumstances"));
    lines << FactLine::pair(Facts::tr("Decided by"), partyTitle(state, d.maker));
    lines << FactLine::pair(Facts::tr("Level"), words(d.level));
    if (d.confidence > 0)
        lines << FactLine::meter(Facts::tr("Confidence, as stated"), percentText(d.confidence), d.confidence, Tone::Info);
    lines << FactLine::pair(Facts::tr("Cost of reaching it"), moneyText(d.cost));
    if (d.label.rehearsal || (d.cost.micro == 0 && d.wouldHaveCost.micro > 0))
        lines << FactLine::pair(Facts::tr("Would have cost"), moneyText(d.wouldHaveCost));
    if (d.label.rehearsal)
        lines << FactLine::plain(Facts::tr("Rehearsal: made by the rehearsal model."), Tone::Info);
    addEvidence(lines, d, opened);
    if (!d.run.isNull())
        lines << FactLine::heading(Facts::tr("The conversation")) << FactLine::link(Facts::tr("Show the messages of this run"), QStringLiteral("run"));
    return lines;
}

} // namespace qd::ui
