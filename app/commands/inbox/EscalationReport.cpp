#include "app/commands/inbox/EscalationReport.h"

#include "app/commands/Fields.h"
#include "app/commands/When.h"

namespace qd::app {

namespace {

bool isProposal(const Escalation& item)
{
    return item.reason == QLatin1String(Escalation::kProposal);
}

/// What a question of an older record says of attempts that nobody made is left away.
QStringList attemptsOf(const Escalation& item)
{
    return item.isQuestion() ? QStringList() : item.attempts;
}

QString recommendationOf(const Escalation& item)
{
    return item.isQuestion() ? QStringLiteral("Answer it: the run goes on with what you write.") : item.recommendation;
}

/// "“Stock counts” (run 0192…)"; empty when it belongs to no run.
QString runText(const rules::ShownQuestion& shown)
{
    if (shown.question.run.isNull())
        return {};
    return (shown.work.isEmpty() ? QString() : QStringLiteral("“%1”, ").arg(shown.work)) + QStringLiteral("run %1").arg(shown.question.run.toString());
}

} // namespace

QString settlingOf(const Escalation& item)
{
    const QString command = QStringLiteral("quarterdeck inbox settle %1").arg(item.id.toString());
    if (item.isQuestion())
        return QStringLiteral("%1 --note \"your answer\" answers it; with --end as well, the answer is a no. The run goes on either way.").arg(command);
    if (item.reason == QLatin1String(Escalation::kMissedRun))
        return QStringLiteral("%1 has it run once now; with --end it is left.").arg(command);
    if (item.isUnknownOutcome())
        return QStringLiteral("%1 --option NAME says what became of it, with --note how you know; with --end the run ends.").arg(command);
    if (isProposal(item))
        return QStringLiteral("quarterdeck rules accept %1 takes it; quarterdeck rules refuse %1 leaves it as it is.").arg(item.id.toString());
    if (!item.ways().isEmpty())
        return QStringLiteral("%1 --option NAME chooses; with --end it is a no.").arg(command);
    if (!item.onNo.isEmpty())
        return QStringLiteral("%1 lets it go on; with --end it is a no, and what stands there is done.").arg(command);
    return QStringLiteral("%1 lets it go on; with --end %2.").arg(command, item.run.isNull() ? QStringLiteral("it does not") : QStringLiteral("the run ends"));
}

QString kindOf(const Escalation& item)
{
    return item.isQuestion() ? QStringLiteral("question") : QStringLiteral("escalation");
}

void escalationFields(JsonWriter& out, const OfficeState& state, const Escalation& item)
{
    questionFields(out, rules::shownQuestion(state, item));
}

void questionFields(JsonWriter& out, const rules::ShownQuestion& shown)
{
    const Escalation& item = shown.question;
    field(out, "id", item.id);
    field(out, "kind", kindOf(item));
    field(out, "reason", item.reason);
    field(out, "title", item.issue);
    field(out, "from", item.raisedBy);
    field(out, "run", item.run);
    field(out, "run_title", shown.work);
    field(out, "step", item.step);
    field(out, "severity", item.severity);
    field(out, "asked", item.raised);
    field(out, "answer_by", item.answerBy);
    field(out, "attempts", attemptsOf(item));
    field(out, "recommendation", recommendationOf(item));
    field(out, "impact", item.impact);
    field(out, "on_no", item.onNo);
    field(out, "about", shown.about);
    fieldList(out, "options", item.ways(), [&](const Remedy& remedy) {
        field(out, "id", remedy.id);
        field(out, "title", remedy.title);
        field(out, "effect", remedy.effect);
    });
}

QString escalationLine(const OfficeState& state, const Escalation& item)
{
    return questionLine(rules::shownQuestion(state, item));
}

QString questionLine(const rules::ShownQuestion& shown)
{
    const Escalation& item = shown.question;
    const QString run = runText(shown);
    return QStringLiteral("%1  %2  %3%4").arg(item.id.toString(), kindOf(item), item.issue, run.isEmpty() ? QString() : QStringLiteral("  (%1)").arg(run));
}

int showEscalation(const Invocation& call, const OfficeState& state, const Escalation& item, Instant now)
{
    const std::optional<Instant> later = state.inbox.putOffUntil({item.id.uuid}, now);
    if (call.json) {
        call.print(document([&](JsonWriter& out) {
            escalationFields(out, state, item);
            field(out, "with", item.with);
            field(out, "later_until", later);
        }));
        return kDone;
    }
    sayQuestion(call, rules::shownQuestion(state, item));
    if (later)
        call.say(QStringLiteral("  put off until %1").arg(momentOnTheClock(*later)));
    if (item.with == human())
        call.say(settlingOf(item));
    else
        call.say(QStringLiteral("It is with %1 now; you may settle it all the same.").arg(item.with.text));
    return kDone;
}

void sayQuestion(const Invocation& call, const rules::ShownQuestion& shown)
{
    const Escalation& item = shown.question;
    call.say(QStringLiteral("%1  [%2]").arg(item.issue, kindOf(item)));
    if (item.reason == QLatin1String(Escalation::kFailedRun))
        call.say(QStringLiteral("  %1").arg(runText(shown)));
    else if (!item.run.isNull())
        call.say(QStringLiteral("  asked by \"%1\" of %2").arg(shown.step, runText(shown)));
    call.say(QStringLiteral("  asked %1, wanted by %2").arg(momentOnTheClock(item.raised), momentOnTheClock(item.answerBy)));
    for (const QString& attempt : attemptsOf(item))
        call.say((isProposal(item) ? QStringLiteral("  %1") : QStringLiteral("  tried: %1")).arg(attempt));
    call.say((isProposal(item) ? QStringLiteral("  %1\n  %2") : QStringLiteral("  recommended: %1\n  otherwise: %2")).arg(recommendationOf(item), item.impact));
    for (const QString& line : shown.about)
        call.say(QStringLiteral("  %1").arg(line.simplified()));
    const QList<Remedy> ways = item.ways();
    for (const Remedy& remedy : ways)
        call.say(QStringLiteral("  --option %1: %2. %3").arg(remedy.id, remedy.title, remedy.effect));
    if (!item.onNo.isEmpty())
        call.say(QStringLiteral("  --end: %1").arg(item.onNo));
    if (item.label.integrity == Integrity::Untrusted)
        call.say(QStringLiteral("  strangers had a hand in what is asked"));
}

} // namespace qd::app
