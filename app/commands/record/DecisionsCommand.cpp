#include "app/commands/Commands.h"
#include "app/commands/Fields.h"
#include "app/commands/record/KeptWords.h"
#include "app/commands/record/PastQuestion.h"
#include "app/commands/record/RecordFields.h"

namespace qd::app {

namespace {

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

/// The first page of what passes the filter, or the one decision that is wanted.
Result<DecisionPage> gather(const Invocation& call, const DecisionFilter& filter, const DecisionId& wanted)
{
    DecisionPage all;
    for (qint64 first = 0;;) {
        const Result<DecisionPage> page = ask<DecisionPage>(call, [&](HistoryReader& r, Mailbox* m, auto done) { r.decisions(filter, first, kPage, m, done); });
        if (!page)
            return page.error();
        for (const DecisionRow& row : page->rows)
            if (wanted.isNull() || row.decision.id == wanted)
                all.rows.append(row);
        first += page->rows.size();
        all.total = page->total;
        if (page->rows.isEmpty() || wanted.isNull() || !all.rows.isEmpty())
            break;
    }
    return all;
}

} // namespace

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
    if (verb == QLatin1String("search")) {
        filter.text = words.mid(1).join(QLatin1Char(' ')).trimmed();
        if (filter.text.isEmpty())
            return call.fail({Error::Parse, QStringLiteral("decisions search needs words to look for"), QStringLiteral("decisions search"),
                              QStringLiteral("quarterdeck decisions search \"keyword\"; quarterdeck decisions list shows all")});
    }
    else if (!(verb == QLatin1String("list") && words.size() < 2) && !(verb == QLatin1String("show") && words.size() == 2))
        return call.fail({Error::Parse, QStringLiteral("decisions cannot \"%1\"").arg(words.join(QLatin1Char(' '))), verb, QStringLiteral("list, search TEXT, show ID")});
    Result<DecisionId> wanted{DecisionId{}};
    if (verb == QLatin1String("show") && !(wanted = idArgument<DecisionId>(words[1], QStringLiteral("a decision"))))
        return call.fail(wanted.error());
    const Result<DecisionPage> all = gather(call, filter, *wanted);
    if (!all)
        return call.fail(all.error());
    if (wanted->isNull())
        return printDecisions(call, *all);
    if (all->rows.isEmpty())
        return call.fail({Error::Rule, QStringLiteral("there is no decision %1").arg(words[1]), {}, QStringLiteral("quarterdeck decisions list shows them")});
    const DecisionRecord& decision = all->rows.first().decision;
    if (!call.json)
        return sayDecision(call, decision);
    call.print(document([&](JsonWriter& out) { decisionFields(out, decision); }));
    return kDone;
}

} // namespace qd::app
