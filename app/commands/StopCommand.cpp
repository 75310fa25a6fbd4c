#include "app/commands/Commands.h"
#include "app/commands/Fields.h"
#include "app/commands/Work.h"
#include "app/control/Holders.h"
#include "app/control/Wire.h"
#include "app/engine/Shelves.h"

#include <algorithm>

namespace qd::app {

namespace {

struct Outcome {
    QString organisation;
    Result<Receipt> receipt;
};

Invocation callOf(Invocation call, const QString& organisation)
{
    call.organisation = organisation;
    return call;
}

/// What people call the organisations; with the name where that is not enough to tell two apart.
QStringList titlesOf(const Invocation& call, const QStringList& names)
{
    const Shelves shelves(call.home);
    QStringList titles;
    for (const QString& name : names) {
        const Result<Organisation> organisation = shelves.organisation(name);
        titles.append(organisation && !organisation->title.isEmpty() ? organisation->title : name);
    }
    QStringList told = titles;
    for (qsizetype i = 0; i < names.size(); ++i)
        if (titles.count(titles[i]) > 1)
            told[i] = QStringLiteral("%1 (%2)").arg(titles[i], names[i]);
    return told;
}

QString inWords(const Invocation& call, const QStringList& names)
{
    return titlesOf(call, names).join(QLatin1String(", "));
}

/// Those of `names` that are stopped, or that are not. One whose record can't be read counts as not stopped.
QStringList chosen(const Invocation& call, const QStringList& names, bool stopped)
{
    QStringList found;
    for (const QString& name : names) {
        const Result<OfficeState> state = stateNow(callOf(call, name));
        if ((state && state->org.stopped) == stopped)
            found.append(name);
    }
    return found;
}

/// First those that somebody holds, for there work is done now; then this process takes the others up, one after the other.
QList<Outcome> tellAll(const Invocation& call, const QStringList& names, const Command& command)
{
    QList<Outcome> all;
    for (const Told& told : tellHolders(call.home, names, command))
        all.append({told.organisation, told.answer ? *told.answer : sendCommand(callOf(call, told.organisation), command)});
    return all;
}

/// What a stop and a resume say of several organisations.
struct Words {
    QString done;    ///< before their names
    QString oneDone; ///< of the one that --org names
    QString part;    ///< before the names of those that it reached while another one failed
    QString before;  ///< before the names of those with which it was so already
    QString others;  ///< before the names of those that it was not about
};

struct Report {
    QStringList done;
    QStringList already; ///< it was so before
    QList<Outcome> failed;
    Sequence sequence = 0; ///< of the organisation that the call is about, or else of the first one
};

Report reportOf(const Invocation& call, const QList<Outcome>& outcomes)
{
    Report report;
    for (const Outcome& one : outcomes) {
        if (!one.receipt) {
            one.receipt.error().kind == Error::Rule ? report.already.append(one.organisation) : report.failed.append(one);
            continue;
        }
        report.done.append(one.organisation);
        if (report.sequence == 0 || one.organisation == call.organisation)
            report.sequence = one.receipt->sequence;
    }
    return report;
}

QString sentenceOf(const Invocation& call, const Words& words, const Report& report)
{
    if (report.done.isEmpty())
        return {};
    const QString names = inWords(call, report.done);
    if (call.isNamed)
        return words.oneDone.arg(names);
    return (report.failed.isEmpty() ? words.done : words.part).arg(names);
}

int codeOf(const Report& report)
{
    return report.failed.isEmpty() ? kDone : exitCodeOf(report.failed.first().receipt.error());
}

void printFields(const Invocation& call, const Report& report, const QString& said, const QStringList& others)
{
    QByteArray text = document([&](JsonWriter& out) {
        field(out, "done", said);
        field(out, "log_sequence", report.sequence);
        field(out, "organisations", report.done);
        field(out, "already", report.already);
        field(out, "others", others);
        fieldList(out, "failed", report.failed, [&out](const Outcome& one) {
            field(out, "organisation", one.organisation);
            field(out, "message", one.receipt.error().text);
        });
    });
    if (!report.failed.isEmpty())
        text = text.chopped(1) + ",\"error\":" + errorObject(report.failed.first().receipt.error()) + '}';
    call.print(text);
}

/// `others` are those of the home that it was not about, and that are not as it leaves its own.
int say(const Invocation& call, const Words& words, const QList<Outcome>& outcomes, const QStringList& others)
{
    const Report report = reportOf(call, outcomes);
    if (report.done.isEmpty() && report.failed.isEmpty()) // every one refused it
        return call.fail(outcomes.first().receipt.error());
    if (report.done.isEmpty() && outcomes.size() == 1)
        return call.fail(report.failed.first().receipt.error());
    const QString said = sentenceOf(call, words, report);
    if (call.json) {
        printFields(call, report, said, others);
        return codeOf(report);
    }
    if (!said.isEmpty())
        call.say(said);
    if (!report.already.isEmpty())
        call.say(words.before.arg(inWords(call, report.already)));
    if (!others.isEmpty())
        call.say(words.others.arg(inWords(call, others)));
    for (const Outcome& one : report.failed)
        call.note(QStringLiteral("quarterdeck: %1: %2").arg(inWords(call, {one.organisation}), one.receipt.error().text));
    return codeOf(report);
}

/// Without --org all of the home is meant. `stops`: whether they are to be stopped, or to go on.
int tell(const Invocation& call, const Command& command, bool stops, const Words& words)
{
    QCommandLineParser parser;
    const Result<bool> read = readArguments(parser, call, {});
    if (!read || !*read)
        return read ? kDone : call.fail(read.error());
    QStringList meant{call.organisation};
    QStringList others = call.home.recorded();
    if (call.isNamed) {
        others.removeAll(call.organisation);
    } else {
        // An organisation that works must not be taken up, and so worked on, by a resume that it does not need.
        const QStringList reached = stops ? std::exchange(others, {}) : chosen(call, std::exchange(others, {}), true);
        if (!reached.isEmpty())
            meant = reached;
    }
    const QList<Outcome> outcomes = tellAll(call, meant, command);
    return say(call, words, outcomes, chosen(call, others, !stops));
}

} // namespace

int stopCommand(const Invocation& call)
{
    return tell(call, StopAll{QStringLiteral("from the command line")}, true,
                {QStringLiteral("Everything has stopped: %1."), QStringLiteral("%1 has stopped."), QStringLiteral("Stopped: %1."),
                 QStringLiteral("Stopped before: %1."), QStringLiteral("Not stopped: %1. Without --org everything stops.")});
}

int resumeCommand(const Invocation& call)
{
    return tell(call, ResumeAll{}, false,
                {QStringLiteral("Work goes on where it was: %1."), QStringLiteral("%1 goes on where it was."), QStringLiteral("Work goes on: %1."),
                 QStringLiteral("At work before: %1."), QStringLiteral("Still stopped: %1. Without --org everything goes on.")});
}

} // namespace qd::app
