#include "core/rules/authority/earning/PuttingToHer.h"

#include "core/rules/authority/RuleWords.h"
#include "core/rules/authority/earning/Earning.h"
#include "core/rules/calendar/Moments.h"
#include "core/rules/talk/Ladder.h"

#include <algorithm>

namespace qd::rules {

namespace {

constexpr qsizetype kCasesSaid = 5;

QString zoneOf(const OfficeState& state)
{
    return state.org.organisation().timeZone;
}

QString dayText(const OfficeState& state, Instant at)
{
    return clockText(at, zoneOf(state)).section(u' ', 0, 2);
}

QString saidInWords(HerWord word)
{
    switch (word) {
    case HerWord::Nothing: break;
    case HerWord::Yes: return QStringLiteral("you said yes");
    case HerWord::Edited: return QStringLiteral("you edited it first");
    case HerWord::Changes: return QStringLiteral("you asked for changes");
    case HerWord::No: return QStringLiteral("you rejected it");
    case HerWord::TookBack: return QStringLiteral("you took it back");
    }
    return QStringLiteral("you said nothing");
}

/// Those of `proposal` that the past still knows, one line each.
QStringList casesOf(const OfficeState& state, const Proposal& proposal, const KindPast& past)
{
    QStringList lines;
    for (const EffectId& effect : proposal.differ) {
        const auto found = std::find_if(past.actions.begin(), past.actions.end(), [&](const PastAction& action) { return action.effect == effect; });
        if (found != past.actions.end() && lines.size() < kCasesSaid)
            lines.append(QStringLiteral("Not so: “%1”, %2 (%3)").arg(found->title, saidInWords(found->said), dayText(state, found->saidAt)));
    }
    if (const qsizetype more = proposal.differ.size() - lines.size(); more > 0)
        lines.append(lines.isEmpty() ? QStringLiteral("Not so: %1, longer ago").arg(more) : QStringLiteral("Not so: %1 more").arg(more));
    return lines;
}

QString nameOf(const Proposal& proposal)
{
    return QString(proposal.rule.kinds.value(0).text).replace(u'-', u' ');
}

QString agreementOf(const Proposal& proposal)
{
    if (proposal.kind == ProposalKind::Level)
        return proposal.why;
    if (proposal.of == 0)
        return proposal.why + QStringLiteral(" You have not said yes or no to anything of this kind yet.");
    return proposal.why + QStringLiteral(" Of this kind you said yes to %1 of %2 as they were; 95 % certain that you would to at least %3 %.")
                              .arg(proposal.agreed).arg(proposal.of).arg(int(proposal.low * 100));
}

QString issueOf(const Proposal& proposal)
{
    const QString ask = proposal.to == Autonomy::L4 ? QStringLiteral("Should things of the kind “%1” go out without asking you first?")
                                                    : QStringLiteral("Should things of the kind “%1” ask you first?");
    return ask.arg(nameOf(proposal)) + u' ' + agreementOf(proposal);
}

QString whileOf(const OfficeState& state, const Proposal& proposal)
{
    if (!proposal.rule.until)
        return QStringLiteral("It holds until you change it.");
    const QString ends = QStringLiteral("It ends by itself on %1").arg(dayText(state, *proposal.rule.until));
    return proposal.kind == ProposalKind::Level ? ends + QStringLiteral(", or earlier as soon as it is not certain any more that you would agree to %1 %.").arg(int(kLostUnder * 100 + 0.5))
                                                : ends + QStringLiteral(", or earlier when you keep taking back what it lets out.");
}

QString leftOf(const Proposal& proposal)
{
    return proposal.kind == ProposalKind::Level ? QStringLiteral("Nothing changes, and it is not put to you again for %1 days.").arg(std::chrono::duration_cast<std::chrono::days>(kNotAgain).count())
                                                : QStringLiteral("Nothing changes, and you are asked each time.");
}

Escalation questionOf(const OfficeState& state, const Proposal& proposal, const KindPast& past, Instant now)
{
    Escalation question = ownQuestion(system(), Escalation::kProposal, now);
    question.id = {proposal.id.uuid};
    question.severity = Severity::Low;
    question.issue = issueOf(proposal);
    question.attempts = casesOf(state, proposal, past);
    if (const QString tried = triedInWords(proposal); !tried.isEmpty())
        question.attempts.prepend(tried);
    const QString when = conditionsOf(proposal.rule);
    question.recommendation = QStringLiteral("The rule: %1. %2").arg(when.isEmpty() ? QStringLiteral("always") : when, whileOf(state, proposal));
    question.impact = QStringLiteral("Nothing changes before you take it. Your ceilings, and what strangers wrote, cut it as they cut any rule. If you do not answer by %1, all is left as it is.").arg(dayText(state, now + kWaitsForHer));
    question.answerBy = now + kWaitsForHer;
    question.options = {{QString::fromLatin1(kTakeRule), QStringLiteral("Take the rule"), whileOf(state, proposal)},
                        {QString::fromLatin1(kKeepAsking), QStringLiteral("Leave it as it is"), leftOf(proposal)}};
    question.onNo = question.options.last().effect;
    return question;
}

} // namespace

QString triedInWords(const Proposal& proposal)
{
    if (!proposal.tried)
        return {};
    if (*proposal.tried == 0)
        return QStringLiteral("Nothing of this kind was done in the last 30 days, so it could not be tried.");
    return QStringLiteral("Tried on the last 30 days: %1 of %2 of this kind would %3have asked you.")
        .arg(proposal.wouldAsk).arg(*proposal.tried).arg(proposal.to == Autonomy::L4 ? QStringLiteral("still ") : QString());
}

QList<Fact> putToHer(const OfficeState& state, const Proposal& proposal, const KindPast& past, const AgentId& by, Instant now)
{
    return {AuthorityProposed{proposal, by}, EscalationRaised{questionOf(state, proposal, past, now)}};
}

QList<Fact> answeredWith(const OfficeState& state, const Proposal& proposal, bool accepted, const AgentId& by, const QString& note)
{
    QList<Fact> facts;
    if (const auto question = state.inbox.escalations.constFind({proposal.id.uuid}); question != state.inbox.escalations.constEnd())
        facts.append(EscalationSettled{question->id, question->run, question->step, by, accepted, note, QString::fromLatin1(accepted ? kTakeRule : kKeepAsking)});
    facts.append(AuthorityAnswered{proposal.id, accepted, by, accepted ? proposal.rule.until : std::nullopt, note});
    return facts;
}

QList<Fact> unanswered(const OfficeState& state, Instant now)
{
    QList<Fact> facts;
    for (const Proposal& proposal : state.rules.proposals) {
        const auto question = state.inbox.escalations.constFind({proposal.id.uuid});
        if (question != state.inbox.escalations.constEnd() && question->answerBy <= now)
            facts += answeredWith(state, proposal, false, system(), QStringLiteral("nobody answered in time"));
    }
    return facts;
}

} // namespace qd::rules
