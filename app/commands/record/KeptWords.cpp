#include "app/commands/record/KeptWords.h"

#include "app/commands/Fields.h"
#include "app/commands/record/PastQuestion.h"
#include "app/commands/inbox/TraceReport.h"
#include "core/base/Digest.h"
#include "core/model/KeptText.h"
#include "core/rules/Authority.h"
#include "ui/pages/dossier/ActionLines.h"

namespace qd::app {

namespace {

QString indented(const QString& text, const QString& indent)
{
    return indent + text.trimmed().replace(QLatin1Char('\n'), QLatin1Char('\n') + indent);
}

QString piecesText(const QByteArray& bytes, const QString& indent)
{
    const std::optional<QList<KeptPiece>> pieces = keptPieces(bytes);
    if (!pieces)
        return indent + QStringLiteral("%1 bytes that are no text").arg(bytes.size());
    QStringList lines;
    for (const KeptPiece& piece : *pieces) {
        const QString inside = indent + QString(piece.depth * 2, QLatin1Char(' '));
        const bool below = piece.name.isEmpty() || piece.text.contains(QLatin1Char('\n'));
        if (!piece.name.isEmpty())
            lines << inside + piece.name + (piece.text.isEmpty() || below ? QStringLiteral(":") : QStringLiteral(": ") + piece.text);
        if (below)
            lines << indented(piece.text, piece.name.isEmpty() ? inside : inside + QStringLiteral("  "));
    }
    return lines.join(QLatin1Char('\n'));
}

/// The message of that id among those of the run.
Result<Message> messageOf(const Invocation& call, const RunId& run, const MessageId& id)
{
    TrafficFilter filter;
    filter.run = run;
    for (qint64 first = 0;;) {
        const Result<TrafficPage> page = ask<TrafficPage>(call, [&](HistoryReader& r, Mailbox* m, auto done) { r.traffic(filter, first, kPage, m, done); });
        if (!page)
            return page.error();
        for (const TrafficRow& row : page->rows)
            if (row.message.id == id)
                return row.message;
        first += page->rows.size();
        if (page->rows.isEmpty() || first >= page->total)
            return Error{Error::Store, QStringLiteral("the run has no message %1").arg(id.toString()), {}, QStringLiteral("quarterdeck log verify")};
    }
}

QString messageText(const Message& message, const QString& indent)
{
    QString text = indent + QStringLiteral("%1 → %2, %3: %4").arg(message.from.text, message.to.text, wordOf(message.type), message.subject);
    if (!message.body.isEmpty())
        text += QLatin1Char('\n') + indented(message.body, indent);
    if (message.deadline)
        text += QLatin1Char('\n') + indent + QStringLiteral("due %1").arg(toRfc3339(*message.deadline).left(16));
    return text;
}

void sayWeighed(const Invocation& call, const DecisionRecord& d)
{
    if (!d.alternatives.isEmpty())
        call.say(QStringLiteral("\nWhat else was weighed"));
    for (const Alternative& other : d.alternatives) {
        call.say(QStringLiteral("  %1%2").arg(other.option, other.proposedBy.isEmpty() ? QString() : QStringLiteral(" (%1)").arg(other.proposedBy.text)));
        if (!other.reason.isEmpty())
            call.say(QStringLiteral("    for it: %1").arg(other.reason));
        if (!other.turnedDown.isEmpty())
            call.say(QStringLiteral("    turned down: %1").arg(other.turnedDown));
    }
    if (!d.actions.isEmpty())
        call.say(QStringLiteral("\nWhat follows"));
    for (const ActionItem& action : d.actions)
        call.say(QStringLiteral("  %1: %2%3").arg(action.assignedTo.text, action.action,
                                                 action.due ? QStringLiteral(", due %1").arg(toRfc3339(*action.due).left(16)) : QString()));
}

} // namespace

Result<QByteArray> keptBytes(const Invocation& call, const QByteArray& hash)
{
    const Result<QByteArray> bytes = ask<QByteArray>(call, [&](HistoryReader& r, Mailbox* m, auto done) { r.blob(hash, m, done); });
    if (!bytes || sha256(*bytes) == hash)
        return bytes;
    return Error{Error::Store, QStringLiteral("the record keeps nothing under %1").arg(QString::fromLatin1(hash.toHex())), {},
                 QStringLiteral("a hash that \"quarterdeck log show --json\" prints")};
}

Result<QString> evidenceText(const Invocation& call, const DecisionRecord& decision, const Evidence& piece, const QString& indent)
{
    if (piece.kind == QLatin1String("message"))
        if (const std::optional<MessageId> id = MessageId::fromString(piece.reference)) {
            const Result<Message> message = messageOf(call, decision.run, *id);
            return message ? Result<QString>(messageText(*message, indent)) : Result<QString>(message.error());
        }
    const QByteArray hash = keptHash(piece.reference);
    if (hash.isEmpty() || piece.kind == QLatin1String("effect"))
        return QString();
    const Result<QByteArray> bytes = keptBytes(call, hash);
    if (!bytes)
        return bytes.error();
    QString text = piecesText(*bytes, indent);
    if (const QByteArray system = systemTextOf(*bytes); !system.isEmpty()) {
        const Result<QByteArray> instructions = keptBytes(call, system);
        if (!instructions)
            return instructions.error();
        text += QLatin1Char('\n') + indent + QStringLiteral("Instructions of the agent:\n") + piecesText(*instructions, indent + QStringLiteral("  "));
    }
    return text;
}

namespace {

/// Why the action that a decision let out, or held up, was allowed or asked about; nothing of what had no trace then.
void sayAction(const Invocation& call, const RunDetail& run, const QByteArray& sha256, const OfficeState& state)
{
    for (const Effect& effect : run.effects) {
        if (effect.sha256 != sha256)
            continue;
        const std::optional<AuthorityTrace> trace = ui::traceOf(run, effect);
        if (!trace)
            continue;
        call.say(QStringLiteral("\nWhy \"%1\" was allowed, or asked about\n  %2").arg(effect.content.title, trace->why));
        sayTrace(call, *trace, state);
    }
}

/// Of every action that the decision rests on.
Result<Done> sayActions(const Invocation& call, const DecisionRecord& d)
{
    QList<QByteArray> actions;
    for (const Evidence& piece : d.evidence)
        if (piece.kind == QLatin1String("effect"))
            actions.append(keptHash(piece.reference));
    if (actions.isEmpty() || d.run.isNull())
        return Done{};
    const Result<OfficeState> state = stateNow(call);
    const Result<RunDetail> run = state ? ask<RunDetail>(call, [&](HistoryReader& r, Mailbox* m, auto done) { r.run(d.run, m, done); }) : Result<RunDetail>(state.error());
    if (!run)
        return run.error();
    for (const QByteArray& sha256 : std::as_const(actions))
        sayAction(call, *run, sha256, *state);
    return Done{};
}

} // namespace

int sayDecision(const Invocation& call, const DecisionRecord& d)
{
    call.say(QStringLiteral("%1%2\n%3 · %4 · %5 · %6 · %7").arg(rehearsalMark(d.label.rehearsal), d.decision, d.kind, d.maker.text, wordOf(d.level),
                                                             toRfc3339(d.time).left(16), d.id.toString()));
    if (!d.reasoning.isEmpty())
        call.say(QStringLiteral("\nWhy\n") + indented(d.reasoning, QStringLiteral("  ")));
    sayWeighed(call, d);
    QStringList chain;
    for (const AgentId& party : d.approvalChain)
        chain.append(party.text);
    call.say(QStringLiteral("\nApproved by %1. Confidence %2. Cost %3 (would have cost %4).").arg(chain.join(QStringLiteral(", then ")))
                 .arg(d.confidence).arg(rules::dollars(d.cost), rules::dollars(d.wouldHaveCost)));
    if (const Result<Done> said = sayActions(call, d); !said)
        return call.fail(said.error());
    call.say(d.evidence.isEmpty() ? QStringLiteral("\nNo evidence was named.") : QStringLiteral("\nWhat it rests on"));
    for (const Evidence& piece : d.evidence) {
        call.say(QStringLiteral("  %1 · %2 · %3").arg(piece.note.isEmpty() ? piece.kind : piece.note, piece.reference, wordOf(piece.label.integrity)));
        const Result<QString> text = evidenceText(call, d, piece, QStringLiteral("    "));
        if (!text)
            return call.fail(text.error());
        if (!text->isEmpty())
            call.say(*text + QLatin1Char('\n'));
    }
    return kDone;
}

} // namespace qd::app
