#include "app/commands/reports/ComparisonReport.h"

#include "app/commands/Fields.h"

namespace qd::app {

namespace {

using rules::Account;
using rules::Comparison;

QString stateOf(const Account& account)
{
    return account.outcome ? wordOf(*account.outcome) : QStringLiteral("open");
}

void accountField(JsonWriter& out, const char* name, const Account& account)
{
    out.key(name);
    out.beginObject();
    field(out, "state", stateOf(account));
    field(out, "decisions", qint64(account.decisions.size()));
    field(out, "turns", account.turns);
    field(out, "calls", account.calls);
    field(out, "tokens_in", account.usage.in.value);
    field(out, "tokens_out", account.usage.out.value);
    field(out, "cost_micro_usd", account.cost);
    field(out, "would_have_cost_micro_usd", account.wouldHaveCost);
    field(out, "model_seconds", double(account.working.count()) / 1000);
    field(out, "asked", account.asked);
    field(out, "escalated", account.escalated);
    field(out, "going_out", account.sentOut);
    out.endObject();
}

/// One side of a pair: an object, or null.
template <class T, class Write>
void sideField(JsonWriter& out, const char* name, const std::optional<T>& side, Write write)
{
    out.key(name);
    if (!side)
        return out.null();
    out.beginObject();
    write(*side);
    out.endObject();
}

void decisionFields(JsonWriter& out, const Comparison::Decisions& pair)
{
    const auto side = [&](const DecisionRecord& decision) {
        field(out, "maker", decision.maker);
        field(out, "decision", decision.decision);
        field(out, "reasoning", decision.reasoning);
        field(out, "level", decision.level);
        field(out, "confidence", decision.confidence);
    };
    field(out, "kind", pair.kind);
    field(out, "same", pair.same);
    sideField(out, "then", pair.then, side);
    sideField(out, "now", pair.now, side);
}

void pieceFields(JsonWriter& out, const Comparison::Pieces& pair)
{
    const auto side = [&](const Account::Piece& piece) {
        field(out, "title", piece.title);
        field(out, "by", piece.by);
        field(out, "versions", piece.versions);
        field(out, "sha256", piece.sha256);
    };
    field(out, "kind", pair.kind);
    field(out, "words_then", pair.wordsThen);
    field(out, "words_now", pair.wordsNow);
    field(out, "changed", pair.changed);
    sideField(out, "then", pair.then, side);
    sideField(out, "now", pair.now, side);
}

QByteArray documentOf(const Trial& trial, const Comparison& comparison, const agents::ReplayResult& result)
{
    return document([&](JsonWriter& out) {
        field(out, "run", trial.run);
        field(out, "from", trial.from);
        field(out, "changes", trial.changes);
        field(out, "same", comparison.differences.isEmpty());
        field(out, "differences", comparison.differences);
        field(out, "answered_by_record", result.given);
        field(out, "put_otherwise_before", result.putOtherwise);
        field(out, "calls", result.asked);
        field(out, "rehearsal", result.asked > 0);
        field(out, "assumed", result.assumed);
        accountField(out, "then", comparison.then);
        accountField(out, "now", comparison.now);
        fieldList(out, "decisions", comparison.decisions, [&](const Comparison::Decisions& pair) { decisionFields(out, pair); });
        fieldList(out, "pieces", comparison.pieces, [&](const Comparison::Pieces& pair) { pieceFields(out, pair); });
    });
}

QString money(Money amount)
{
    return QStringLiteral("$%1").arg(double(amount.micro) / 1e6, 0, 'f', 4);
}

void sayTable(const Invocation& call, const Account& then, const Account& now)
{
    const auto line = [&](const char* what, const QString& was, const QString& is) {
        call.say(QStringLiteral("  %1 %2 %3").arg(QLatin1String(what), -22).arg(was, 12).arg(is, 12));
    };
    const auto number = [&](const char* what, qint64 was, qint64 is) { line(what, QString::number(was), QString::number(is)); };
    const auto seconds = [](Duration time) { return QStringLiteral("%1 s").arg(double(time.count()) / 1000, 0, 'f', 1); };
    line("", QStringLiteral("as it was"), QStringLiteral("tried"));
    line("state", stateOf(then), stateOf(now));
    number("decisions", then.decisions.size(), now.decisions.size());
    number("turns", then.turns, now.turns);
    number("calls of models", then.calls, now.calls);
    number("tokens read", then.usage.in.value, now.usage.in.value);
    number("tokens written", then.usage.out.value, now.usage.out.value);
    line("price", money(then.cost), money(now.cost));
    line("of its tier's models", money(then.wouldHaveCost), money(now.wouldHaveCost));
    line("models worked", seconds(then.working), seconds(now.working));
    number("waited for a yes", then.asked, now.asked);
    number("went up the ladder", then.escalated, now.escalated);
    number("would go out", then.sentOut, now.sentOut);
}

void sayCalls(const Invocation& call, const Trial& trial, const agents::ReplayResult& result)
{
    call.say(QStringLiteral("Nothing left the house, and your record is as it was. The record answered %1 calls of models, %2 were made anew.")
                 .arg(result.given).arg(result.asked));
    if (result.asked > 0)
        call.say(QStringLiteral("The rehearsal model answered those: no other model was asked, nothing was paid, and the words from there on are made up."));
    if (result.putOtherwise > 0)
        call.say(QStringLiteral("Of the calls before \"%1\", %2 would be put otherwise today: prompts or the brand are others by now.")
                     .arg(trial.from.text).arg(result.putOtherwise));
    if (result.assumed > 0)
        call.say(QStringLiteral("It asked you %1 times what you were not asked then; yes was said for you.").arg(result.assumed));
}

} // namespace

void printComparison(const Invocation& call, const Trial& trial, const Comparison& comparison, const agents::ReplayResult& result)
{
    if (call.json)
        return call.print(documentOf(trial, comparison, result));
    call.say(QStringLiteral("Run %1, tried from step \"%2\" on with %3.").arg(trial.run.toString(), trial.from.text, trial.changes.join(QStringLiteral(", "))));
    sayCalls(call, trial, result);
    sayTable(call, comparison.then, comparison.now);
    if (comparison.differences.isEmpty())
        return call.say(QStringLiteral("Nothing differs: every decision and every piece is the same."));
    call.say(QStringLiteral("What differs:"));
    for (const QString& difference : comparison.differences)
        call.say(QStringLiteral("  - ") + difference);
}

} // namespace qd::app
