#include "ui/pages/details/ApprovalFacts.h"

#include "core/rules/authority/Lineage.h"
#include "core/rules/inbox/Merging.h"
#include "core/rules/outside/Splitting.h"
#include "core/rules/outside/Stuck.h"
#include "core/rules/talk/FailedRuns.h"
#include "ui/models/settings/outside/WayReading.h"
#include "ui/pages/details/RuleFacts.h"
#include "ui/pages/details/TraceFacts.h"
#include "ui/words/Amounts.h"
#include "ui/words/ChangeWords.h"
#include "ui/words/LimitWords.h"
#include "ui/words/WaitWords.h"
#include "ui/words/Words.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

#include <algorithm>

namespace qd::ui {

namespace {

constexpr int kReasons = 2;      ///< of a score, before the rest is folded away
constexpr int kAlternatives = 3; ///< likewise
constexpr int kSources = 12;     ///< likewise; strangers' come first

class Facts {
    Q_DECLARE_TR_FUNCTIONS(qd::ui::ApprovalFacts)
};

/// What keeps what was on its way, and what became of the others where it is for many.
void addKept(QList<FactLine>& lines, const rules::Stuck& one, const OfficeState& state, Instant now)
{
    const QString let = one.effect.level == Autonomy::L4 ? Facts::tr("A rule let it out, and it %1.", "why it has not gone") : Facts::tr("It is approved, and %1.", "why it has not gone");
    const QString waits = waitWords(one, now);
    if (!waits.isEmpty())
        lines << FactLine::plain(let.arg(waits), Tone::Warn);
    else if (!one.isStopped && one.paused.isNull())
        lines << FactLine::plain(let.arg(Facts::tr("is on its way", "why it has not gone")), Tone::Good);
    if (one.isStopped && one.paused.isNull())
        lines << FactLine::plain(Facts::tr("Everything is stopped: nothing leaves before work goes on."), Tone::Warn);
    if (rules::isSplit(one.effect))
        lines << FactLine::plain(tallyWords(rules::tallyOf(state, one.effect)), Tone::Muted);
    if (!rules::isHeld(one, now))
        return;
    if (const QString limit = limitWords(one, now); !limit.isEmpty())
        lines << FactLine::plain(limit);
    else if (!one.text.isEmpty())
        lines << FactLine::plain(one.text, Tone::Muted);
    if (one.why == Deferral::Key || one.why == Deferral::Busy)
        lines << FactLine::link(Facts::tr("To the connections"), QStringLiteral("connections"));
}

/// What is approved and has not gone: when it leaves, or what it waits for, and where that is mended.
void addWait(QList<FactLine>& lines, const Approval& a, const OfficeState& state, Instant now)
{
    const std::optional<rules::Stuck> one = rules::goingOut(state, state.effects.open.value(a.effect));
    if (!rules::pausedFor(state, a).isNull())
        lines << FactLine::plain(state.org.stopped ? Facts::tr("You have approved it. It leaves when work goes on, and its run, which is paused.") : Facts::tr("You have approved it. It leaves when its run goes on, which is paused."), Tone::Warn);
    else if (!one)
        lines << FactLine::plain(state.org.stopped ? Facts::tr("You have approved it. It leaves when work goes on.") : Facts::tr("You have approved it. It leaves when its grace time is over."), Tone::Good);
    if (one)
        addKept(lines, *one, state, now);
}

void addYes(QList<FactLine>& lines, const Approval& a, const OfficeState& state, Instant now)
{
    lines << FactLine::heading(Facts::tr("What your yes does"));
    const QString place = a.content.destination.isEmpty() ? connectorWords(a.content.connector) : a.content.destination;
    lines << FactLine::plain(Facts::tr("Publishes to %1").arg(place), Tone::Strong);
    lines << FactLine::plain(Facts::tr("%1 · %2").arg(connectorWords(a.content.connector),
                                                      a.content.reversible ? Facts::tr("can be undone") : Facts::tr("cannot be undone")),
                             a.content.reversible ? Tone::Plain : Tone::Warn);
    if (!a.content.audience.isEmpty())
        lines << FactLine::plain(Facts::tr("Seen by %1").arg(a.content.audience));
    const bool rehearsal = a.content.rehearsal || a.label.rehearsal;
    lines << FactLine::plain(Facts::tr("Cost so far %1 · publishing %2").arg(moneyText(a.costSoFar), moneyText(a.content.cost)));
    if (rehearsal)
        lines << FactLine::plain(Facts::tr("Rehearsal: nothing was billed. A paid model would have cost %1.").arg(moneyText(a.wouldHaveCost)),
                                 Tone::Info);
    if (a.status == ApprovalStatus::Held) {
        addWait(lines, a, state, now);
        return;
    }
    const QString otherwise = a.onExpiry.isEmpty() ? Facts::tr("nothing goes out") : a.onExpiry;
    lines << FactLine::plain(Facts::tr("If nobody decides by %1: %2").arg(timeOfDay(a.expires, a.asked), otherwise));
    if (a.grace.count() > 0)
        lines << FactLine::plain(Facts::tr("After your yes it waits %1, so that you can take it back.").arg(durationText(a.grace)), Tone::Muted);
}

/// What holds there and what does not, as it was when she allowed it. What holds of folders of this machine always holds.
void addPromises(QList<FactLine>& lines, const Approval& a, const OfficeState& state)
{
    if (a.content.connector.text.isEmpty())
        return;
    lines << FactLine::heading(Facts::tr("What is promised there"));
    if (a.content.connector.text.startsWith(QLatin1String("folder-"))) {
        lines << FactLine::plain(Facts::tr("It stays on this machine. Publishing the same again changes nothing; another version takes the place of the one before."));
        return;
    }
    const std::optional<ConnectorSetting> account = accountOf(state, a.content);
    if (!account || !account->on) {
        lines << FactLine::plain(Facts::tr("Nothing may go there as things stand: allow it in the settings, at Connections."), Tone::Warn);
        return;
    }
    lines << FactLine::plain(account->guarantees.isEmpty() ? Facts::tr("Nothing.") : account->guarantees);
    lines << FactLine::plain(verifiedText(account->verified), account->verified.startsWith(QLatin1String("live ")) ? Tone::Good : Tone::Muted);
}

void addChanges(QList<FactLine>& lines, const Approval& a)
{
    if (a.stale.isEmpty())
        return;
    lines << FactLine::heading(Facts::tr("Changed since you were asked"));
    for (const Change& change : a.stale)
        lines << FactLine::mark(QStringLiteral("!"), changeSentence(change), Tone::Warn);
}

/// Several runs ask for the very same: one word of hers counts for all.
void addAskers(QList<FactLine>& lines, const Approval& a, const OfficeState& state)
{
    if (a.merged.isEmpty())
        return;
    lines << FactLine::heading(Facts::tr("%n piece(s) of work ask for the same", nullptr, int(a.merged.size()) + 1));
    for (const Approval& one : rules::togetherWith(state.inbox, a)) {
        const RunState run = state.runs.open.value(one.run);
        lines << FactLine::link(run.title.isEmpty() ? one.title : run.title, one.run.toString());
    }
    lines << FactLine::plain(Facts::tr("Your yes sends it once, and all of them go on. Your no, or the changes that you ask for, each of them hears."));
}

/// A reason as it is read: with a true minus, and the name of a rule in words.
QString reasonText(const QString& reason)
{
    const qsizetype colon = reason.indexOf(QLatin1String(": "));
    const auto isName = [](QChar c) { return c == QLatin1Char('-') || (c >= QLatin1Char('a') && c <= QLatin1Char('z')); };
    if (colon > 0 && std::all_of(reason.cbegin(), reason.cbegin() + colon, isName))
        return opened(reason.left(colon)) + reason.mid(colon);
    const bool minus = reason.size() > 1 && reason.at(0) == QLatin1Char('-') && reason.at(1).isDigit();
    return minus ? QChar(0x2212) + reason.mid(1) : reason;
}

void addScores(QList<FactLine>& lines, const Approval& a)
{
    if (a.scores.isEmpty())
        return;
    lines << FactLine::heading(Facts::tr("Scores"));
    for (const Score& score : inReadingOrder(a.scores)) {
        const double share = score.outOf > 0 ? score.value / score.outOf : 0;
        const bool ratio = score.name == QLatin1String("edit-ratio");
        const Tone tone = ratio ? Tone::Info : share >= 0.8 ? Tone::Good : share >= 0.65 ? Tone::Warn : Tone::Bad;
        const QString value = ratio ? percentText(share)
            : score.outOf == 100 ? QString::number(qRound(score.value))
                                 : Facts::tr("%1 of %2").arg(QString::number(qRound(score.value)), QString::number(qRound(score.outOf)));
        lines << FactLine::meter(scoreWords(score.name), value, share, tone);
        for (const QString& reason : score.reasons.mid(0, kReasons))
            lines << FactLine::plain(reasonText(reason), Tone::Muted);
        QStringList rest = score.reasons.mid(kReasons);
        std::transform(rest.cbegin(), rest.cend(), rest.begin(), reasonText);
        if (!rest.isEmpty())
            lines << FactLine::more(Facts::tr("%n more reason(s)", nullptr, int(rest.size())), rest);
    }
}

void addChecks(QList<FactLine>& lines, const Approval& a, const OfficeState& state)
{
    if (a.checks.isEmpty())
        return;
    lines << FactLine::heading(Facts::tr("Checked by"));
    for (const Check& check : a.checks) {
        QString text = Facts::tr("%1 — %2", "who — verdict").arg(partyTitle(state, check.by), verdictWords(check.verdict));
        const bool measured = !check.verdict.isEmpty() && check.verdict.at(0).isDigit(); // then the note says what was, and nobody said it
        if (!check.note.isEmpty())
            text += measured ? QStringLiteral(" · ") + check.note : QStringLiteral(": ") + quoted(check.note);
        const bool isWarning = check.by == system(); // what the program found missing
        lines << FactLine::mark(isWarning ? QStringLiteral("!") : QStringLiteral("✓"), text, isWarning ? Tone::Warn : Tone::Good);
    }
}

void addTurnedDown(QList<FactLine>& lines, const Approval& a)
{
    if (a.turnedDown.isEmpty())
        return;
    lines << FactLine::heading(Facts::tr("Turned down"));
    QStringList texts;
    for (const Alternative& other : a.turnedDown)
        texts << quoted(other.option) + (other.turnedDown.isEmpty() ? QString() : QStringLiteral(": ") + other.turnedDown);
    for (const QString& text : texts.mid(0, kAlternatives))
        lines << FactLine::plain(text);
    if (const QStringList rest = texts.mid(kAlternatives); !rest.isEmpty())
        lines << FactLine::more(Facts::tr("%n more alternative(s)", nullptr, int(rest.size())), rest);
}

Tone trustTone(Integrity integrity)
{
    return integrity == Integrity::Untrusted ? Tone::Warn : integrity >= Integrity::App ? Tone::Good : Tone::Plain;
}

QString sourceName(const Source& source)
{
    return source.name.isEmpty() ? source.origin : source.name;
}

void addSources(QList<FactLine>& lines, const Approval& a)
{
    QList<Source> sources, others;
    for (const Source& source : rules::sourcesBehind(a))
        (source.label.integrity == Integrity::Untrusted ? sources : others).append(source);
    sources += others;
    lines << FactLine::heading(sources.isEmpty() ? Facts::tr("Sources") : Facts::tr("Sources · %1").arg(sources.size()));
    if (sources.isEmpty())
        lines << FactLine::plain(Facts::tr("No source was given for it."), Tone::Muted);
    for (const Source& source : sources.mid(0, kSources))
        lines << FactLine::pair(sourceName(source), words(source.label.integrity), trustTone(source.label.integrity));
    QStringList rest;
    for (const Source& source : sources.mid(kSources))
        rest << Facts::tr("%1 — %2", "a source — how far it is trusted").arg(sourceName(source), words(source.label.integrity));
    if (!rest.isEmpty())
        lines << FactLine::more(Facts::tr("%n more source(s)", nullptr, int(rest.size())), rest);
}

} // namespace

QString timeOfDay(Instant at, Instant now)
{
    const QDateTime when = QDateTime::fromMSecsSinceEpoch(at.ms);
    const QString time = when.time().toString(QStringLiteral("HH:mm"));
    if (when.date() == QDateTime::fromMSecsSinceEpoch(now.ms).date())
        return time;
    return Facts::tr("%1 %2", "day time").arg(QLocale().dayName(when.date().dayOfWeek()), time);
}

QString quoted(const QString& text)
{
    return text.contains(QChar(0x201c)) || text.contains(QLatin1Char('"')) ? text : QChar(0x201c) + text + QChar(0x201d);
}

QList<FactLine> factsOf(const Approval& a, const OfficeState& state, Instant now)
{
    QList<FactLine> lines;
    addChanges(lines, a);
    addAskers(lines, a, state);
    addYes(lines, a, state, now);
    addPromises(lines, a, state);
    addScores(lines, a);
    addChecks(lines, a, state);
    addTurnedDown(lines, a);
    addSources(lines, a);
    lines << FactLine::heading(Facts::tr("Why you are asked"));
    lines << FactLine::plain(a.why.isEmpty() ? words(a.level) : a.why);
    lines << FactLine::plain(words(a.level), Tone::Muted);
    if (a.why.isEmpty())
        lines.removeLast();
    if (a.trace)
        lines << factsOf(*a.trace, state);
    lines << ruleFactsOf(a, state);
    if (state.runs.open.contains(a.run) && a.merged.isEmpty()) // else it stands among those that ask
        lines << FactLine::heading(Facts::tr("Run")) << FactLine::link(Facts::tr("Open its run"), a.run.toString());
    return lines;
}

namespace {

/// A rule that is put to her: its figures, the cases that differ, the rule, and what each answer does.
QList<FactLine> factsOfProposal(const Escalation& e)
{
    QList<FactLine> lines;
    lines << FactLine::heading(Facts::tr("The question")) << FactLine::plain(e.issue, Tone::Strong);
    lines << FactLine::heading(Facts::tr("What was, with and without it"));
    for (const QString& line : e.attempts)
        lines << FactLine::plain(line, Tone::Muted);
    lines << FactLine::heading(Facts::tr("The rule")) << FactLine::plain(e.recommendation);
    lines << FactLine::heading(Facts::tr("What can be done"));
    for (const Remedy& way : waysOf(e))
        lines << FactLine::plain(way.title, Tone::Strong) << FactLine::plain(way.effect, Tone::Muted);
    lines << FactLine::plain(e.impact, Tone::Muted);
    return lines;
}

bool isProposal(const Escalation& e)
{
    return e.reason == QLatin1String(Escalation::kProposal);
}

} // namespace

QList<FactLine> factsOf(const Escalation& e, const OfficeState& state, Instant)
{
    if (isProposal(e))
        return factsOfProposal(e);
    QList<FactLine> lines;
    lines << FactLine::heading(Facts::tr("The question")) << FactLine::plain(e.issue, Tone::Strong);
    if (e.isQuestion()) {
        lines << FactLine::heading(Facts::tr("What hangs on it"));
        lines << FactLine::plain(Facts::tr("The run waits for your answer; what can go on without it does."));
        return lines;
    }
    const QList<Remedy> ways = waysOf(e); // first what can be answered: whoever knows it need not read on
    if (!ways.isEmpty())
        lines << FactLine::heading(e.isUnknownOutcome() ? Facts::tr("What became of it") : Facts::tr("What can be done"));
    for (qsizetype i = 0; i < ways.size(); ++i)
        lines << FactLine::mark(QStringLiteral("%1.").arg(i + 1), ways.at(i).title, Tone::Strong) << FactLine::plain(ways.at(i).effect, Tone::Muted);
    lines << FactLine::heading(Facts::tr("What was tried"));
    if (e.attempts.isEmpty())
        lines << FactLine::plain(Facts::tr("Nothing: it came to you at once."), Tone::Muted);
    for (qsizetype i = 0; i < e.attempts.size(); ++i)
        lines << FactLine::mark(QStringLiteral("%1.").arg(i + 1), e.attempts.at(i), Tone::Muted);
    lines << FactLine::heading(Facts::tr("%1 recommends").arg(partyTitle(state, e.raisedBy)));
    lines << FactLine::plain(e.recommendation.isEmpty() ? Facts::tr("No recommendation was given.") : e.recommendation,
                             e.recommendation.isEmpty() ? Tone::Muted : Tone::Plain);
    lines << FactLine::heading(Facts::tr("What hangs on it"));
    lines << FactLine::plain(e.impact.isEmpty() ? Facts::tr("The run stands still until you decide.") : e.impact);
    return lines;
}

QList<FactLine> circumstancesOf(const Escalation& e, const OfficeState& state, Instant now)
{
    QList<FactLine> lines;
    lines << FactLine::heading(Facts::tr("Who asks"));
    lines << FactLine::pair(Facts::tr("Raised by"), partyTitle(state, e.raisedBy));
    lines << FactLine::pair(Facts::tr("About"), opened(e.reason));
    lines << FactLine::pair(Facts::tr("Severity"), words(e.severity), e.severity >= Severity::High ? Tone::Bad : Tone::Warn);
    lines << FactLine::pair(Facts::tr("Asked"), agoText(e.raised, now));
    lines << FactLine::pair(Facts::tr("Answer"), dueText(e.answerBy, now), e.answerBy <= now ? Tone::Bad : Tone::Strong);
    if (e.rung > 0)
        lines << FactLine::plain(Facts::tr("It has climbed %n rung(s) to reach you.", nullptr, e.rung), Tone::Muted);
    lines << FactLine::heading(Facts::tr("What your answer does"));
    if (e.isQuestion()) {
        lines << FactLine::mark(QStringLiteral("A"), Facts::tr("Answer: the run goes on with what you write."), Tone::Good);
        lines << FactLine::mark(QStringLiteral("R"), Facts::tr("No: the run goes on and knows that you said no."), Tone::Plain);
    } else {
        lines << FactLine::mark(QStringLiteral("A"), isProposal(e)           ? Facts::tr("Take the rule: it holds at once, and nothing that waits is approved by it.")
                                                     : e.isUnknownOutcome()  ? Facts::tr("Choose: say what became of it. Nothing is sent again unless you say so.")
                                                     : !e.ways().isEmpty() ? Facts::tr("Choose: one of the ways out is done.")
                                                     : e.asked           ? Facts::tr("Yes: the run goes on as recommended, and with what you write.")
                                                     : e.leavesItsStep() ? Facts::tr("Carry on: the run goes on without it.")
                                                                         : Facts::tr("Carry on: the step is tried again, with your note."), Tone::Good);
        lines << (e.onNo.isEmpty() ? FactLine::mark(QStringLiteral("R"), Facts::tr("End the run: nothing of it goes out; the record keeps it."), Tone::Bad)
                                   : FactLine::mark(QStringLiteral("R"), Facts::tr("No: %1").arg(e.onNo), Tone::Plain));
    }
    if (e.expires) {
        const QList<Option>& options = e.options;
        const auto then = std::find_if(options.begin(), options.end(), [&e](const Option& one) { return one.id == e.onExpiry; });
        lines << FactLine::plain(Facts::tr("If nobody answers by %1: %2").arg(timeOfDay(*e.expires, now), then == options.end() ? Facts::tr("it counts as a no") : then->title));
    }
    const RunState run = state.runs.open.value(e.run);
    if (!run.title.isEmpty())
        lines << FactLine::heading(Facts::tr("Run")) << FactLine::plain(run.title)
              << FactLine::plain(Facts::tr("%1 spent so far").arg(moneyText(run.cost)), Tone::Muted)
              << FactLine::link(Facts::tr("Open its run"), run.id.toString());
    else if (const RunSummary* failed = rules::failedRun(state, e))
        lines << FactLine::heading(Facts::tr("Run")) << FactLine::plain(failed->title) << FactLine::link(Facts::tr("Open its run"), failed->id.toString());
    return lines;
}

} // namespace qd::ui
