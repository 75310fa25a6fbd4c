#include "agents/skills/Typeface.h"
#include "app/commands/Commands.h"
#include "app/commands/Fields.h"
#include "app/commands/record/KeptWords.h"
#include "app/commands/record/PastQuestion.h"
#include "app/commands/record/RecordFields.h"
#include "ui/models/past/StoredHistory.h"
#include "ui/pages/dossier/DossierReading.h"
#include "ui/words/Language.h"

#include <QFileInfo>

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

/// The file that is to be written, with the ending that says what it is.
Result<QString> exportFile(const QCommandLineParser& parser)
{
    const QString file = parser.value(QStringLiteral("out"));
    const QString format = parser.value(QStringLiteral("format"));
    if (file.isEmpty())
        return Error{Error::Parse, QStringLiteral("decisions export needs a file to write"), QStringLiteral("--out"), QStringLiteral("--out decisions.html, or --out decisions.pdf")};
    const QString ending = QFileInfo(file).suffix().toLower();
    if (ending != QLatin1String("html") && ending != QLatin1String("pdf"))
        return Error{Error::Parse, QStringLiteral("a dossier is no \"%1\"").arg(QFileInfo(file).fileName()), QStringLiteral("--out"), QStringLiteral("a name that ends in .html or .pdf")};
    if (!format.isEmpty() && format != ending)
        return Error{Error::Parse, QStringLiteral("\"%1\" is no %2").arg(QFileInfo(file).fileName(), format), QStringLiteral("--format"), QStringLiteral("html or pdf, as the file ends")};
    return file;
}

/// Gathers what the filter or the ids name, and writes it.
int exportDecisions(const Invocation& call, const QCommandLineParser& parser, const QStringList& ids)
{
    const Result<QString> file = exportFile(parser);
    if (!file)
        return call.fail(file.error());
    DecisionFilter filter;
    filter.text = parser.value(QStringLiteral("words"));
    filter.maker = {parser.value(QStringLiteral("maker"))};
    QList<DecisionId> only;
    for (const QString& text : ids) {
        const Result<DecisionId> id = idArgument<DecisionId>(text, QStringLiteral("a decision"));
        if (!id)
            return call.fail(id.error());
        only.append(*id);
    }
    if (parser.isSet(QStringLiteral("run"))) {
        const Result<RunId> run = idArgument<RunId>(parser.value(QStringLiteral("run")), QStringLiteral("a run"));
        if (!run)
            return call.fail(run.error());
        filter.run = *run;
    }
    Result<std::unique_ptr<Past>> past = Past::open(call);
    if (!past)
        return call.fail(past.error());
    if ((*past)->isEmpty())
        return call.fail({Error::Rule, QStringLiteral("nothing has been decided yet"), {}, {}});
    (*past)->catchUp(call);
    const Result<OfficeState> state = (*past)->state();
    if (!state)
        return call.fail(state.error());
    agents::Typeface::open();
    ui::speak(qApp, QLocale());
    ui::StoredHistory history(&(*past)->reader());
    ui::DossierReading reading(&history, nullptr);
    const Result<ui::Dossier> dossier = waitFor<ui::Dossier>([&](Mailbox*, auto done) { reading.gather(filter, only, *state, SystemClock().now(), done); });
    if (!dossier)
        return call.fail(dossier.error());
    if (const Result<Done> saved = ui::saveDossier(*dossier, *file); !saved)
        return call.fail(saved.error());
    if (call.json)
        call.print(document([&](JsonWriter& out) {
            field(out, "file", *file);
            field(out, "decisions", qint64(dossier->decisions()));
        }));
    else
        call.say(QStringLiteral("%1: %2 decision(s), with all that they rest on.").arg(*file).arg(dossier->decisions()));
    return kDone;
}

} // namespace

int decisionsCommand(const Invocation& call)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(QStringLiteral("list | search TEXT | show ID | export [ID…] --out FILE"));
    parser.addOption({QStringLiteral("out"), QStringLiteral("export: the file, FILE.html or FILE.pdf."), QStringLiteral("FILE")});
    parser.addOption({QStringLiteral("format"), QStringLiteral("export: html or pdf, as the file ends."), QStringLiteral("NAME")});
    parser.addOption({QStringLiteral("words"), QStringLiteral("export: only those with these words."), QStringLiteral("TEXT")});
    parser.addOption({QStringLiteral("maker"), QStringLiteral("export: only those of one agent, or \"human\"."), QStringLiteral("AGENT")});
    parser.addOption({QStringLiteral("run"), QStringLiteral("export: only those of one run."), QStringLiteral("RUN")});
    const Result<bool> read = readArguments(parser, call, QStringLiteral("what"));
    if (!read || !*read)
        return read ? kDone : call.fail(read.error());
    const QStringList words = parser.positionalArguments();
    const QString verb = words.isEmpty() ? QStringLiteral("list") : words.first();
    if (verb == QLatin1String("export"))
        return exportDecisions(call, parser, words.mid(1));
    DecisionFilter filter;
    if (verb == QLatin1String("search")) {
        filter.text = words.mid(1).join(QLatin1Char(' ')).trimmed();
        if (filter.text.isEmpty())
            return call.fail({Error::Parse, QStringLiteral("decisions search needs words to look for"), QStringLiteral("decisions search"),
                              QStringLiteral("quarterdeck decisions search \"keyword\"; quarterdeck decisions list shows all")});
    }
    else if (!(verb == QLatin1String("list") && words.size() < 2) && !(verb == QLatin1String("show") && words.size() == 2))
        return call.fail({Error::Parse, QStringLiteral("decisions cannot \"%1\"").arg(words.join(QLatin1Char(' '))), verb, QStringLiteral("list, search TEXT, show ID, export")});
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
