#include "app/commands/Commands.h"
#include "app/commands/Fields.h"
#include "app/commands/Loop.h"
#include "app/commands/RunReport.h"
#include "app/commands/Work.h"
#include "core/rules/Authority.h"

#include <QDateTime>
#include <QTimer>

namespace qd::app {

namespace {

constexpr qint64 kPage = 500;

/// Asks the reader of a call's past; an empty answer when there is no past yet.
template <class T>
Result<T> ask(const Invocation& call, const std::function<void(HistoryReader&, Mailbox*, HistoryReader::Answer<T>)>& question)
{
    Result<std::unique_ptr<Past>> past = Past::open(call);
    if (!past)
        return past.error();
    if ((*past)->isEmpty())
        return T{};
    return waitFor<T>([&](Mailbox* here, auto done) { question((*past)->reader(), here, done); });
}

void messageFields(JsonWriter& out, const TrafficRow& row)
{
    const Message& message = row.message;
    field(out, "seq", row.sequence);
    field(out, "id", message.id);
    field(out, "time", message.time);
    field(out, "from", message.from);
    field(out, "to", message.to);
    field(out, "type", message.type);
    field(out, "priority", message.priority);
    field(out, "subject", message.subject);
    field(out, "body", message.body);
    out.key("requirements");
    Encoder(out).write(message.requirements);
    field(out, "correlation", message.correlation);
    field(out, "causation", message.causation);
    field(out, "deadline", message.deadline);
    field(out, "answer_by", message.answerBy);
    field(out, "label", message.label.integrity);
    field(out, "rehearsal", message.label.rehearsal);
}

void printMessage(const Invocation& call, const TrafficRow& row)
{
    if (call.json)
        return call.print(document([&](JsonWriter& out) { messageFields(out, row); }));
    call.say(QStringLiteral("%1  %2 → %3  [%4]  %5").arg(toRfc3339(row.message.time).mid(11, 8), row.message.from.text,
                                                        row.message.to.text, wordOf(row.message.type), row.message.subject));
}

void decisionFields(JsonWriter& out, const DecisionRecord& d)
{
    field(out, "id", d.id);
    field(out, "run", d.run);
    field(out, "kind", d.kind);
    field(out, "time", d.time);
    field(out, "maker", d.maker);
    field(out, "decision", d.decision);
    field(out, "reasoning", d.reasoning);
    fieldList(out, "alternatives", d.alternatives, [&](const Alternative& a) {
        field(out, "option", a.option);
        field(out, "proposed_by", a.proposedBy);
        field(out, "turned_down", a.turnedDown);
    });
    fieldList(out, "actions", d.actions, [&](const ActionItem& a) {
        field(out, "assigned_to", a.assignedTo);
        field(out, "action", a.action);
        field(out, "due", a.due);
    });
    field(out, "approval_chain", d.approvalChain);
    field(out, "level", d.level);
    field(out, "confidence", d.confidence);
    field(out, "cost_micro_usd", d.cost);
    field(out, "would_have_cost_micro_usd", d.wouldHaveCost);
    fieldList(out, "evidence", d.evidence, [&](const Evidence& e) {
        field(out, "kind", e.kind);
        field(out, "reference", e.reference);
        field(out, "note", e.note);
    });
    field(out, "rehearsal", d.label.rehearsal);
}

int printDecisions(const Invocation& call, const DecisionPage& page)
{
    if (call.json) {
        call.print(document([&](JsonWriter& out) {
            fieldList(out, "decisions", page.rows, [&](const DecisionRow& row) { decisionFields(out, row.decision); });
            field(out, "total", page.total);
        }));
        return kDone;
    }
    for (const DecisionRow& row : page.rows)
        call.say(QStringLiteral("%1  %2  %3: %4").arg(row.decision.id.toString(), toRfc3339(row.decision.time).left(16),
                                                     row.decision.maker.text, row.decision.decision));
    return kDone;
}

Result<Instant> dayArgument(const QString& text, const QString& option)
{
    const QDate day = QDate::fromString(text, Qt::ISODate);
    if (!day.isValid())
        return Error{Error::Parse, QStringLiteral("%1 cannot be \"%2\"").arg(option, text), option, QStringLiteral("a day such as 2026-11-21")};
    return Instant{day.startOfDay(Qt::UTC).toMSecsSinceEpoch()};
}

} // namespace

int runsCommand(const Invocation& call)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(QStringLiteral("list | show ID"));
    const Result<bool> read = readArguments(parser, call, QStringLiteral("what"));
    if (!read || !*read)
        return read ? kDone : call.fail(read.error());
    const QStringList words = parser.positionalArguments();
    if (words.size() == 2 && words[0] == QLatin1String("show")) {
        const Result<RunId> id = idArgument<RunId>(words[1], QStringLiteral("a run"));
        if (!id)
            return call.fail(id.error());
        Result<std::unique_ptr<Past>> past = Past::open(call);
        const Result<RunDetail> detail = ask<RunDetail>(call, [&](HistoryReader& r, Mailbox* m, auto done) { r.run(*id, m, done); });
        const Result<OfficeState> state = past ? (*past)->state() : Result<OfficeState>(past.error());
        if (!detail || !state)
            return call.fail(detail ? state.error() : detail.error());
        printRun(call, *detail, *state, detail->row.ended ? double((*detail->row.ended - detail->row.started).count()) / 1000 : 0);
        return kDone;
    }
    if (!words.isEmpty() && words != QStringList{QStringLiteral("list")})
        return call.fail({Error::Parse, QStringLiteral("runs cannot \"%1\"").arg(words.join(QLatin1Char(' '))), words.first(), QStringLiteral("list, show ID")});
    const Result<RunPage> page = ask<RunPage>(call, [](HistoryReader& r, Mailbox* m, auto done) { r.runs(0, kPage, m, done); });
    if (!page)
        return call.fail(page.error());
    if (call.json)
        call.print(document([&](JsonWriter& out) {
            fieldList(out, "runs", page->rows, [&](const RunRow& row) {
                field(out, "run", row.run);
                field(out, "title", row.title);
                field(out, "workflow", row.workflow);
                field(out, "state", row.state);
                field(out, "started", row.started);
                field(out, "ended", row.ended);
                field(out, "cost_micro_usd", row.tally.cost);
                field(out, "would_have_cost_micro_usd", row.tally.wouldHaveCost);
                field(out, "summary", row.summary);
            });
            field(out, "total", page->total);
        }));
    for (const RunRow& row : page->rows)
        call.say(QStringLiteral("%1  %2  %3").arg(row.run.toString()).arg(row.state, -9).arg(row.title));
    return kDone;
}

int trafficCommand(const Invocation& call)
{
    QCommandLineParser parser;
    const auto option = [&](const char* name, const char* what, const char* value) {
        parser.addOption({QString::fromLatin1(name), QString::fromLatin1(what), QString::fromLatin1(value)});
    };
    option("agent", "Sender or receiver.", "AGENT");
    option("type", "Kind of message.", "TYPE");
    option("since", "Only after this sequence.", "SEQ");
    parser.addOption({QStringLiteral("follow"), QStringLiteral("Goes on with what comes.")});
    const Result<bool> read = readArguments(parser, call, {});
    if (!read || !*read)
        return read ? kDone : call.fail(read.error());
    TrafficFilter filter;
    filter.agent = {parser.value(QStringLiteral("agent"))};
    if (parser.isSet(QStringLiteral("type"))) {
        filter.type = enumOf<MessageType>(parser.value(QStringLiteral("type")));
        if (!filter.type)
            return call.fail({Error::Parse, QStringLiteral("there is no message type \"%1\"").arg(parser.value(QStringLiteral("type"))),
                              QStringLiteral("--type"), QStringLiteral("directive, request, answer, assignment, proposal, objection, decision, hand-over, review, approval, escalation or notice")});
    }
    bool isNumber = true;
    const Sequence since = parser.isSet(QStringLiteral("since")) ? parser.value(QStringLiteral("since")).toLongLong(&isNumber) : 0;
    if (!isNumber || since < 0)
        return call.fail({Error::Parse, QStringLiteral("--since cannot be \"%1\"").arg(parser.value(QStringLiteral("since"))), QStringLiteral("--since"), QStringLiteral("a sequence: a whole number from 0")});
    for (qint64 first = 0;;) {
        const Result<TrafficPage> page = ask<TrafficPage>(call, [&](HistoryReader& r, Mailbox* m, auto done) { r.traffic(filter, first, kPage, m, done); });
        if (!page)
            return call.fail(page.error());
        for (const TrafficRow& row : page->rows)
            if (row.sequence > since)
                printMessage(call, row);
        first += page->rows.size();
        if (!page->rows.isEmpty())
            continue;
        if (!parser.isSet(QStringLiteral("follow")))
            return kDone;
        QTimer::singleShot(250, QCoreApplication::instance(), [] { QCoreApplication::exit(); });
        QCoreApplication::exec();
    }
}

int decisionsCommand(const Invocation& call)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(QStringLiteral("list | search TEXT | show ID"));
    const Result<bool> read = readArguments(parser, call, QStringLiteral("what"));
    if (!read || !*read)
        return read ? kDone : call.fail(read.error());
    const QStringList words = parser.positionalArguments();
    const QString verb = words.isEmpty() ? QStringLiteral("list") : words.first();
    DecisionFilter filter;
    if (verb == QLatin1String("search"))
        filter.text = words.mid(1).join(QLatin1Char(' '));
    else if (verb != QLatin1String("list") && !(verb == QLatin1String("show") && words.size() == 2))
        return call.fail({Error::Parse, QStringLiteral("decisions cannot \"%1\"").arg(words.join(QLatin1Char(' '))), verb, QStringLiteral("list, search TEXT, show ID")});
    Result<DecisionId> wanted{DecisionId{}};
    if (verb == QLatin1String("show") && !(wanted = idArgument<DecisionId>(words[1], QStringLiteral("a decision"))))
        return call.fail(wanted.error());
    DecisionPage all;
    for (qint64 first = 0;;) {
        const Result<DecisionPage> page = ask<DecisionPage>(call, [&](HistoryReader& r, Mailbox* m, auto done) { r.decisions(filter, first, kPage, m, done); });
        if (!page)
            return call.fail(page.error());
        for (const DecisionRow& row : page->rows)
            if (wanted->isNull() || row.decision.id == *wanted)
                all.rows.append(row);
        first += page->rows.size();
        all.total = page->total;
        if (page->rows.isEmpty() || wanted->isNull() || !all.rows.isEmpty())
            break;
    }
    if (wanted->isNull())
        return printDecisions(call, all);
    if (all.rows.isEmpty())
        return call.fail({Error::Parse, QStringLiteral("there is no decision %1").arg(words[1]), {}, QStringLiteral("quarterdeck decisions list shows them")});
    call.print(document([&](JsonWriter& out) { decisionFields(out, all.rows.first().decision); }));
    return kDone;
}

int costsCommand(const Invocation& call)
{
    QCommandLineParser parser;
    const auto option = [&](const char* name, const char* what, const char* value) {
        parser.addOption({QString::fromLatin1(name), QString::fromLatin1(what), QString::fromLatin1(value)});
    };
    option("by", "agent (default), rank, model, campaign, workflow, piece or day.", "WHAT");
    option("from", "First day.", "DAY");
    option("to", "Last day.", "DAY");
    parser.addOption({QStringLiteral("csv"), QStringLiteral("Prints comma-separated values.")});
    const Result<bool> read = readArguments(parser, call, {});
    if (!read || !*read)
        return read ? kDone : call.fail(read.error());
    const QString byWord = parser.isSet(QStringLiteral("by")) ? parser.value(QStringLiteral("by")) : QStringLiteral("agent");
    const std::optional<CostBy> by = enumOf<CostBy>(byWord);
    if (!by)
        return call.fail({Error::Parse, QStringLiteral("--by cannot be \"%1\"").arg(byWord), QStringLiteral("--by"), QStringLiteral("agent, rank, model, campaign, workflow, piece or day")});
    std::optional<Instant> bounds[2];
    const QString names[2] = {QStringLiteral("from"), QStringLiteral("to")};
    for (int i = 0; i < 2; ++i) {
        if (!parser.isSet(names[i]))
            continue;
        const Result<Instant> day = dayArgument(parser.value(names[i]), QStringLiteral("--") + names[i]);
        if (!day)
            return call.fail(day.error());
        bounds[i] = *day;
    }
    const Result<CostTable> table = ask<CostTable>(call, [&](HistoryReader& r, Mailbox* m, auto done) { r.costs(*by, bounds[0], bounds[1], m, done); });
    if (!table)
        return call.fail(table.error());
    if (call.json) {
        call.print(document([&](JsonWriter& out) {
            field(out, "by", byWord);
            fieldList(out, "rows", table->rows, [&](const CostRow& row) {
                field(out, "key", row.key);
                field(out, "title", row.title);
                field(out, "calls", row.tally.calls);
                field(out, "tokens_in", row.tally.usage.in.value);
                field(out, "tokens_out", row.tally.usage.out.value);
                field(out, "tokens_cached", row.tally.usage.cacheRead.value);
                field(out, "cost_micro_usd", row.tally.cost);
                field(out, "would_have_cost_micro_usd", row.tally.wouldHaveCost);
            });
            field(out, "total_micro_usd", table->total.cost);
            field(out, "would_have_cost_total_micro_usd", table->total.wouldHaveCost);
        }));
        return kDone;
    }
    const bool csv = parser.isSet(QStringLiteral("csv"));
    if (csv)
        call.say(QStringLiteral("key,calls,tokens_in,tokens_out,tokens_cached,cost_micro_usd,would_have_cost_micro_usd"));
    for (const CostRow& row : table->rows) {
        QString key = row.key; // a cell that a spreadsheet would run is made text
        if (!key.isEmpty() && QStringLiteral("=+-@\t\r").contains(key.front()))
            key.prepend(QLatin1Char('\''));
        const Tally& t = row.tally;
        if (csv)
            call.say(QStringLiteral("\"%1\",%2,%3,%4,%5,%6,%7").arg(key.replace(QLatin1Char('"'), QLatin1String("\"\""))).arg(t.calls).arg(t.usage.in.value)
                         .arg(t.usage.out.value).arg(t.usage.cacheRead.value).arg(t.cost.micro).arg(t.wouldHaveCost.micro));
        else
            call.say(QStringLiteral("%1 %2 calls  billed %3  would have cost %4").arg(row.title.isEmpty() ? row.key : row.title, -28)
                         .arg(t.calls, 6).arg(rules::dollars(t.cost), rules::dollars(t.wouldHaveCost)));
    }
    return kDone;
}

} // namespace qd::app
