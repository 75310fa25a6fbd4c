#include "agents/office/writing/RulingWriter.h"

#include "agents/office/writing/Outcomes.h"
#include "core/rules/Authority.h"
#include "core/rules/course/Course.h"
#include "core/rules/course/Terms.h"
#include "core/rules/money/Campaigns.h"
#include "core/rules/money/Shifting.h"
#include "core/rules/talk/Ladder.h"

namespace qd::agents {

namespace {

/// As it stands within a sentence.
QString within(const QString& sentence)
{
    return sentence.left(1).toLower() + sentence.mid(1);
}

/// What can be done about a channel that spent too much, and what that means; the author's own words come first.
void fillOverrun(const OfficeState& state, Escalation& escalation, const CampaignId& campaign, const ChannelId& channel)
{
    escalation.remedies = rules::remediesFor(state, campaign, channel);
    const Campaign* known = state.org.organisation().campaign(campaign);
    const Channel* its = known ? known->channel(channel) : nullptr;
    const CampaignsState::ChannelState at = state.campaigns.channel(campaign, channel);
    const QString title = its ? its->title : channel.text;
    if (escalation.issue.isEmpty())
        escalation.issue = QStringLiteral("%1 has spent %2 of its limit of %3 in %4").arg(title, rules::dollars(at.spent), rules::dollars(at.limit()), known ? known->title : campaign.text);
    if (escalation.recommendation.isEmpty() && !escalation.remedies.isEmpty())
        escalation.recommendation = QStringLiteral("Either %1, or %2.").arg(within(escalation.remedies.first().title), within(escalation.remedies.last().title));
    if (!escalation.impact.isEmpty())
        return;
    Money spent;
    Money limits;
    for (const CampaignsState::ChannelState& one : state.campaigns.channels.value(campaign)) {
        spent += one.spent;
        limits += one.limit();
    }
    escalation.impact = QStringLiteral("Ended early, %1 brings nothing more; the campaign as a whole has spent %2 of %3.").arg(title, rules::dollars(spent), rules::dollars(limits));
}

/// What should be moved where, and why; it begins with whoever answers for the campaign.
void fillShift(const OfficeState& state, Escalation& escalation, const CampaignId& campaign, Instant now)
{
    const Result<rules::Shift> shift = rules::shiftFor(state, campaign, now);
    const Campaign* known = state.org.organisation().campaign(campaign);
    if (!shift || !known)
        return;
    escalation.with = known->owner;
    escalation.remedies = {shift->remedy};
    escalation.attempts.append(shift->weighed);
    escalation.label = joined(escalation.label, shift->label);
    if (escalation.issue.isEmpty())
        escalation.issue = shift->issue;
    if (escalation.recommendation.isEmpty())
        escalation.recommendation = shift->remedy.title + QLatin1Char('.');
    if (escalation.impact.isEmpty())
        escalation.impact = shift->impact;
}

/// What its author put there to choose from, and what holds where nobody chooses in time.
void fillOptions(Escalation& escalation, const RunState& run, const Raise& raise, Instant now)
{
    for (Option option : raise.options) {
        option.title = rules::filled(option.title, run).trimmed();
        option.effect = rules::filled(option.effect, run).trimmed();
        escalation.options.append(option);
    }
    if (!escalation.options.isEmpty())
        escalation.with = human(); // nobody takes one for her
    if (raise.expiresAfter.count() == 0)
        return;
    escalation.expires = now + raise.expiresAfter;
    escalation.onExpiry = raise.onExpiry;
}

QString whatNoDoes(const Escalation& escalation)
{
    if (!escalation.remedies.isEmpty())
        return QStringLiteral("The run goes on and knows that the answer was no; nothing is moved.");
    return escalation.options.isEmpty() ? QStringLiteral("The run goes on and knows that the answer was no.")
                                        : QStringLiteral("The run goes on and knows that none of these was taken.");
}

/// From who raised it up to who settled it.
QList<AgentId> chainUp(const Organisation* organisation, const AgentId& from, const AgentId& to)
{
    QList<AgentId> chain{from};
    for (AgentId at = from; organisation && at != to && at != human() && !chain.contains(rules::bossOf(*organisation, at));)
        chain.append(at = rules::bossOf(*organisation, at));
    if (chain.last() != to)
        chain.append(to);
    return chain;
}

} // namespace

Message letterOf(const Escalation& escalation, const AgentId& from, Instant now)
{
    Message message;
    message.id = MessageId::make(now);
    message.from = from;
    message.to = escalation.with;
    message.type = MessageType::Escalation;
    message.priority = escalation.severity >= Severity::High ? Priority::Urgent : Priority::High;
    message.subject = escalation.issue;
    message.body = QStringLiteral("Tried: %1\nRecommendation: %2\nOtherwise: %3")
                       .arg(escalation.attempts.join(QLatin1String("; ")), escalation.recommendation, escalation.impact);
    for (const Remedy& remedy : escalation.isUnknownOutcome() ? escalation.remedies : escalation.ways())
        message.body += QStringLiteral("\nOption %1: %2. %3").arg(remedy.id, remedy.title, remedy.effect);
    message.requirements.insert(QStringLiteral("severity"), wordOf(escalation.severity));
    message.requirements.insert(QStringLiteral("reason"), escalation.reason);
    message.correlation = escalation.run;
    message.answerBy = escalation.answerBy;
    message.label = escalation.label;
    message.time = now;
    return message;
}

Escalation askedOf(const OfficeState& state, const RunState& run, const TurnOrder& order, const Raise& raise, const AgentId& with, Instant now)
{
    Escalation escalation;
    escalation.id = EscalationId::make(now);
    escalation.run = run.id;
    escalation.step = order.step.id;
    escalation.raisedBy = order.agent.id;
    escalation.with = with;
    escalation.asked = true;
    escalation.reason = raise.reason;
    escalation.severity = raise.severity;
    escalation.issue = rules::filled(raise.issue, run);
    for (const QString& attempt : raise.attempts)
        if (const QString text = rules::filled(attempt, run).trimmed(); !text.isEmpty())
            escalation.attempts.append(text);
    escalation.recommendation = rules::filled(raise.recommendation, run);
    escalation.impact = rules::filled(raise.impact, run);
    if (raise.reason == QLatin1String(Escalation::kOverrun))
        fillOverrun(state, escalation, {rules::filled(raise.campaign, run)}, {rules::filled(raise.channel, run)});
    escalation.label = order.label;
    if (raise.reason == QLatin1String(rules::kShift))
        fillShift(state, escalation, {rules::filled(raise.campaign, run)}, now);
    fillOptions(escalation, run, raise, now);
    if (escalation.recommendation.isEmpty())
        escalation.recommendation = rules::recommendationFor(state, run, order.step.id, QStringLiteral("priorities"), {order.agent.id, order.agent.title, order.attempt, {}, {}}, now);
    if (escalation.impact.isEmpty())
        escalation.impact = rules::impactOf(state, run, order.step.id, now);
    escalation.onNo = whatNoDoes(escalation);
    escalation.raised = now;
    escalation.answerBy = now + rules::timePerRung(raise.severity);
    return escalation;
}

DecisionRecord rulingOf(const OfficeState& state, const RunState& run, const Escalation& escalation, const EscalationSettled& settled, Sequence cause, Instant now)
{
    const QList<Remedy> ways = escalation.isUnknownOutcome() ? QList<Remedy>() : escalation.ways();
    const Remedy* taken = settled.carryOn ? rules::remedyOf(ways, settled.option) : nullptr;
    DecisionRecord decision;
    decision.id = DecisionId::make(now);
    decision.run = escalation.run;
    decision.kind = escalation.remedies.isEmpty() ? QStringLiteral("escalation") : QStringLiteral("budget");
    decision.maker = settled.by;
    decision.decision = taken ? QStringLiteral("%1. %2").arg(taken->title, taken->effect)
        : settled.carryOn     ? QStringLiteral("Yes: %1").arg(escalation.issue)
                              : QStringLiteral("No: %1").arg(escalation.issue);
    decision.reasoning = settled.note.isEmpty() ? QStringLiteral("%1 Recommended was: %2").arg(escalation.issue + QLatin1Char('.'), escalation.recommendation) : settled.note;
    for (const Remedy& other : ways)
        if (!taken || other.id != taken->id)
            decision.alternatives.append({other.title, escalation.raisedBy, other.effect, QString()});
    if (taken && taken->shift)
        decision.actions.append({escalation.raisedBy, QStringLiteral("Go on with the campaign within the new limits"), std::nullopt});
    decision.approvalChain = chainUp(rules::organisationOf(state, run), escalation.raisedBy, settled.by);
    decision.level = settled.by == human() ? Autonomy::L1 : Autonomy::L4;
    decision.confidence = 1;
    decision.evidence.append({QStringLiteral("fact"), QString::number(cause), QStringLiteral("what was moved and what it settled"), escalation.label});
    for (const QString& attempt : escalation.attempts)
        decision.evidence.append({QStringLiteral("message"), escalation.id.toString(), attempt, escalation.label});
    decision.label = escalation.label;
    decision.time = now;
    return decision;
}

Message toldOf(const RunState& run, const Escalation& escalation, const AgentId& by, const DecisionRecord& decision, const Label& label, Instant now)
{
    Message message = envelope(run, by, escalation.raisedBy, MessageType::Decision, label, now);
    message.correlation = escalation.run;
    message.priority = Priority::High;
    message.subject = decision.decision.section(QLatin1String(". "), 0, 0).left(300);
    message.body = QStringLiteral("%1\n%2").arg(decision.decision, decision.reasoning);
    return message;
}

} // namespace qd::agents
