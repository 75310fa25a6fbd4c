#include "app/commands/Commands.h"
#include "app/commands/memory/MemoryFields.h"
#include "app/commands/record/PastQuestion.h"

namespace qd::app {

namespace {

Result<HoldingPage> entriesOf(const Invocation& call, const HoldingFilter& filter)
{
    return ask<HoldingPage>(call, [&](HistoryReader& r, Mailbox* m, auto done) { r.holdings(filter, 0, kPage, m, done); });
}

int list(const Invocation& call, const QString& space)
{
    HoldingFilter filter;
    filter.space = space;
    const Result<HoldingPage> page = entriesOf(call, filter);
    if (!page)
        return call.fail(page.error());
    if (call.json) {
        call.print(document([&](JsonWriter& out) {
            fieldList(out, "entries", page->rows, [&](const Holding& row) { entryFields(out, row.entry.value_or(MemoryEntry{})); });
            field(out, "total", page->total);
        }));
        return kDone;
    }
    for (const Holding& row : page->rows)
        if (row.entry)
            call.say(QStringLiteral("%1  %2  %3  %4: %5").arg(row.entry->id.toString(), toRfc3339(row.entry->time).left(16), row.entry->space,
                                                             row.entry->by.text, rehearsalMark(row.entry->label.rehearsal) + row.entry->text.simplified().left(100)));
    return kDone;
}

int show(const Invocation& call, const QString& text)
{
    const Result<MemoryId> id = idArgument<MemoryId>(text, QStringLiteral("a memory"));
    if (!id)
        return call.fail(id.error());
    HoldingFilter filter;
    filter.id = id->uuid;
    const Result<HoldingPage> page = entriesOf(call, filter);
    if (!page)
        return call.fail(page.error());
    if (page->rows.isEmpty() || !page->rows.first().entry)
        return call.fail({Error::Rule, QStringLiteral("nothing is remembered under %1").arg(text), {}, QStringLiteral("quarterdeck memory list shows what is")});
    call.print(document([&](JsonWriter& out) { entryFields(out, *page->rows.first().entry); }));
    return kDone;
}

/// The id of the memory that the fact at `sequence` kept.
QString keptAt(const Invocation& call, Sequence sequence)
{
    const Result<QList<StoredFact>> facts = ask<QList<StoredFact>>(call, [&](HistoryReader& r, Mailbox* m, auto done) { r.facts(sequence, 1, m, done); });
    const MemoryKept* kept = facts && !facts->isEmpty() ? std::get_if<MemoryKept>(&facts->first().fact) : nullptr;
    return kept ? kept->entry.id.toString() : QString();
}

int keep(const Invocation& call, const KeepMemory& command)
{
    const Result<Receipt> receipt = sendCommand(call, command);
    return receipt ? printKept(call, keptAt(call, receipt->sequence), receipt->text) : call.fail(receipt.error());
}

int forget(const Invocation& call, const QString& text, const QString& reason)
{
    const Result<MemoryId> id = idArgument<MemoryId>(text, QStringLiteral("a memory"));
    const Result<Receipt> receipt = id ? sendCommand(call, ForgetMemory{*id, reason}) : Result<Receipt>(id.error());
    return receipt ? printKept(call, text, receipt->text) : call.fail(receipt.error());
}

void tallyFields(JsonWriter& out, const OutcomeTally& tally)
{
    field(out, "approved_unedited", tally.approvedUnedited);
    field(out, "edited", tally.edited);
    field(out, "changes", tally.changes);
    field(out, "rejected", tally.rejected);
    field(out, "mean_edit_ratio", tally.edited > 0 ? std::optional<double>(tally.editRatio / double(tally.edited)) : std::nullopt);
}

QString tallyLine(const QString& name, const OutcomeTally& tally)
{
    const QString edits = tally.edited == 0 ? QString()
        : QStringLiteral(" (%1 % of the words)").arg(qRound(100 * tally.editRatio / double(tally.edited)));
    return QStringLiteral("%1 %2 approved as they were, %3 edited%4, %5 sent back, %6 rejected")
        .arg(name, -24).arg(tally.approvedUnedited).arg(tally.edited).arg(edits).arg(tally.changes).arg(tally.rejected);
}

int patterns(const Invocation& call)
{
    const Result<OfficeState> state = stateNow(call);
    if (!state)
        return call.fail(state.error());
    const MemoryState& memory = state->memory;
    if (call.json) {
        const auto tallies = [](JsonWriter& out, const char* name, const auto& map) {
            out.key(name);
            out.beginList();
            for (auto it = map.begin(); it != map.end(); ++it) {
                out.beginObject();
                field(out, "key", it.key());
                tallyFields(out, *it);
                out.endObject();
            }
            out.endList();
        };
        call.print(document([&](JsonWriter& out) {
            tallies(out, "by_action", memory.byAction);
            tallies(out, "by_agent", memory.byAgent);
            fieldList(out, "performance", state->metrics.tallies.keys(), [&](const QString& key) {
                field(out, "key", key);
                field(out, "count", state->metrics.tallies.value(key).count);
                field(out, "mean", state->metrics.tallies.value(key).mean());
                field(out, "unit", state->metrics.tallies.value(key).unit);
            });
        }));
        return kDone;
    }
    for (auto it = memory.byAction.begin(); it != memory.byAction.end(); ++it)
        call.say(tallyLine(it.key().text, *it));
    for (auto it = memory.byAgent.begin(); it != memory.byAgent.end(); ++it)
        call.say(tallyLine(it.key().text, *it));
    for (auto it = state->metrics.tallies.begin(); it != state->metrics.tallies.end(); ++it)
        call.say(QStringLiteral("%1 %2 %3 on average, of %4").arg(it.key(), -24).arg(it->mean()).arg(it->unit).arg(it->count));
    if (memory.byAction.isEmpty())
        call.say(QStringLiteral("Nothing was decided on yet."));
    return kDone;
}

} // namespace

int memoryCommand(const Invocation& call)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(QStringLiteral("list [NAMESPACE] | show ID | keep NAMESPACE TEXT [--key KEY] | forget ID [--reason TEXT] | patterns"));
    parser.addOption({QStringLiteral("key"), QStringLiteral("keep: an entry of the same key gives way."), QStringLiteral("KEY")});
    parser.addOption({QStringLiteral("reason"), QStringLiteral("forget: why, for the record."), QStringLiteral("TEXT")});
    const Result<bool> read = readArguments(parser, call, QStringLiteral("what"));
    if (!read || !*read)
        return read ? kDone : call.fail(read.error());
    const QStringList words = parser.positionalArguments();
    const QString verb = words.value(0, QStringLiteral("list"));
    if (verb == QLatin1String("list") && words.size() <= 2)
        return list(call, words.value(1));
    if (verb == QLatin1String("show") && words.size() == 2)
        return show(call, words[1]);
    if (verb == QLatin1String("keep") && words.size() >= 3)
        return keep(call, {words[1], parser.value(QStringLiteral("key")), words.mid(2).join(QLatin1Char(' '))});
    if (verb == QLatin1String("forget") && words.size() == 2)
        return forget(call, words[1], parser.value(QStringLiteral("reason")));
    if (verb == QLatin1String("patterns") && words.size() == 1)
        return patterns(call);
    return call.fail({Error::Parse, QStringLiteral("memory cannot \"%1\"").arg(words.join(QLatin1Char(' '))), verb, QStringLiteral("list [NAMESPACE], show ID, keep NAMESPACE TEXT, forget ID, patterns")});
}

} // namespace qd::app
