#include "app/commands/Commands.h"
#include "app/commands/Fields.h"
#include "app/commands/record/Proofs.h"
#include "app/engine/Restoration.h"
#include "core/rules/Restoring.h"
#include "core/store/safety/BackupFolder.h"
#include "core/store/safety/Examination.h"

#include <QFileInfo>

namespace qd::app {

namespace {

BackupFolder folderOf(const Invocation& call)
{
    return BackupFolder(call.home.backups(call.organisation), call.home.keyFile());
}

void fieldsOf(JsonWriter& out, const BackupFile& backup)
{
    field(out, "file", backup.file);
    field(out, "taken", backup.taken);
    field(out, "bytes", backup.bytes);
}

int list(const Invocation& call)
{
    const QList<BackupFile> all = folderOf(call).list();
    if (call.json)
        call.print(document([&](JsonWriter& out) { fieldList(out, "backups", all, [&out](const BackupFile& backup) { fieldsOf(out, backup); }); }));
    if (all.isEmpty())
        call.say(QStringLiteral("There is no backup of %1 yet; `quarterdeck backup now` makes one.").arg(call.organisation));
    for (const BackupFile& backup : all)
        call.say(QStringLiteral("%1  %2 kB").arg(QFileInfo(backup.file).fileName()).arg((backup.bytes + 999) / 1000));
    return kDone;
}

int now(const Invocation& call)
{
    const std::atomic<bool> enough{false};
    const Result<BackupMade> made = folderOf(call).make(call.home.record(call.organisation), SystemClock().now(), enough);
    if (!made)
        return call.fail(made.error());
    if (call.json)
        call.print(document([&](JsonWriter& out) {
            fieldsOf(out, made->backup);
            field(out, "facts", made->found.facts);
            field(out, "dropped", made->dropped);
            field(out, "index", made->index);
            proofFields(out, made->found);
        }));
    call.say(QStringLiteral("%1: %2 facts and %3 blobs, checked.").arg(made->backup.file).arg(made->found.facts).arg(made->found.blobs));
    if (!made->index.isEmpty())
        call.say(QStringLiteral("%1 The backup was made without it, and fills it anew when it is put back.").arg(made->index));
    for (const QString& name : made->dropped)
        call.say(QStringLiteral("%1 was dropped.").arg(name));
    return kDone;
}

int verify(const Invocation& call, const QString& file)
{
    const std::atomic<bool> enough{false};
    const Examined found = examine(file, call.home.keyFile(), enough);
    if (found.newer && !call.json)
        return call.fail(*found.newer);
    if (call.json)
        call.print(document([&](JsonWriter& out) {
            field(out, "file", file);
            field(out, "ok", found.isWhole());
            field(out, "what", found.what + found.index);
            field(out, "facts", found.facts);
            proofFields(out, found);
        }));
    if (!found.index.isEmpty())
        call.say(QStringLiteral("%1 holds %2 facts and %3 blobs, untouched. %4 Put back, it is filled anew by itself.").arg(file).arg(found.facts).arg(found.blobs).arg(found.index));
    else
        call.say(found.ok ? QStringLiteral("%1 is whole: %2 facts and %3 blobs.").arg(file).arg(found.facts).arg(found.blobs)
                          : QStringLiteral("%1 is damaged: %2").arg(file, found.what));
    return found.isWhole() ? kDone : kFailed;
}

void moneyFields(JsonWriter& out, const RecordRestored& restored)
{
    fieldList(out, "carried", restored.carried, [&out](const LedgerPage& page) {
        field(out, "scope", page.scope);
        field(out, "page", page.page);
        field(out, "cost_micro_usd", page.cost);
        field(out, "calls", page.calls);
        field(out, "tokens", page.usage.total());
        field(out, "took_ms", qint64(page.took.count()));
    });
    fieldList(out, "limits_gone", restored.limits, [&out](const Budget& budget) {
        field(out, "scope", budget.scope);
        field(out, "period", wordOf(budget.period));
        field(out, "unit", wordOf(budget.counts()));
        field(out, "limit", budget.grains());
    });
    field(out, "unread", restored.unread);
}

/// "today $1.20 in 6 calls, this month $4.10 in 31 calls"; empty when nothing was spent.
QString carriedText(const RecordRestored& restored)
{
    QStringList parts;
    for (const LedgerPage& page : restored.carried)
        if (page.scope == wholeOrganisation() && !page.page.startsWith(QLatin1String("campaign:")))
            parts.append(QStringLiteral("%1 %2 in %3").arg(page.page.startsWith(QLatin1String("day:")) ? QStringLiteral("today") : QStringLiteral("this month"),
                                                           dollarText(page.cost), amountText(BudgetUnit::Calls, page.calls)));
    return parts.join(QStringLiteral(", "));
}

void sayMoney(const Invocation& call, const RecordRestored& restored)
{
    if (const QString carried = carriedText(restored); !carried.isEmpty())
        call.say(QStringLiteral("What the replaced record had spent counts on: %1; so does what each limit had counted.").arg(carried));
    else if (restored.unread.isEmpty())
        call.say(QStringLiteral("The replaced record had spent nothing today or this month."));
    if (const QString words = rules::moneyWords(restored); !words.isEmpty())
        call.say(words);
}

int restore(const Invocation& call, const QString& file)
{
    const Result<Restored> done = restoreRecord(call.home, call.organisation, file);
    if (!done)
        return call.fail(done.error());
    if (call.json)
        call.print(document([&](JsonWriter& out) {
            field(out, "from", file);
            field(out, "taken", done->taken);
            field(out, "facts", done->found.facts);
            field(out, "replaced", done->replaced);
            field(out, "unknown", done->unknown);
            field(out, "asked_again", done->askedAgain);
            field(out, "paused", done->paused);
            field(out, "deputies_gone", done->deputies);
            moneyFields(out, done->fact);
        }));
    call.say(QStringLiteral("The record is back to %1: %2 facts.").arg(toRfc3339(done->taken)).arg(done->found.facts));
    if (!done->replaced.isEmpty())
        call.say(QStringLiteral("The record that it replaced is kept as %1.").arg(done->replaced));
    call.say(QStringLiteral("Outcomes that nobody can tell: %1. Approvals that count no longer: %2. Runs that are paused: %3.")
                 .arg(done->unknown).arg(done->askedAgain).arg(done->paused));
    sayMoney(call, done->fact);
    if (!done->deputies.isEmpty())
        call.say(QStringLiteral("These decide nothing in your place any more, since you turned them away or nobody can tell: %1. \"quarterdeck deputies add\" names one again.").arg(done->deputies.join(QStringLiteral(", "))));
    call.say(QStringLiteral("Everything is stopped, spending too. Look at what has gone out since, then `quarterdeck resume`."));
    return kDone;
}

} // namespace

int backupCommand(const Invocation& call)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(QStringLiteral("list | now | verify FILE | restore FILE"));
    const Result<bool> read = readArguments(parser, call, QStringLiteral("what"));
    if (!read || !*read)
        return read ? kDone : call.fail(read.error());
    const QStringList words = parser.positionalArguments();
    const QString verb = words.value(0, QStringLiteral("list"));
    if (verb == QLatin1String("list"))
        return list(call);
    if (verb == QLatin1String("now"))
        return now(call);
    if (verb != QLatin1String("verify") && verb != QLatin1String("restore"))
        return call.fail({Error::Parse, QStringLiteral("backup cannot \"%1\"").arg(verb), verb, QStringLiteral("list, now, verify, restore")});
    if (words.size() != 2)
        return call.fail({Error::Parse, QStringLiteral("backup %1 needs one file").arg(verb), verb, QStringLiteral("a name that \"quarterdeck backup list\" shows, or a path")});
    const QString file = folderOf(call).fileOf(words[1]);
    if (!QFileInfo(file).isFile())
        return call.fail({Error::Parse, QStringLiteral("there is no backup \"%1\"").arg(words[1]), words[1], QStringLiteral("\"quarterdeck backup list\" shows them")});
    return verb == QLatin1String("verify") ? verify(call, file) : restore(call, file);
}

} // namespace qd::app
