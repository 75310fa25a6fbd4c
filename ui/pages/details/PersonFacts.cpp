#include "ui/pages/PeoplePage.h"

#include "core/rules/Habits.h"
#include "core/rules/setup/Trials.h"
#include "core/rules/talk/Hearing.h"
#include "ui/words/Amounts.h"
#include "ui/words/HabitWords.h"
#include "ui/words/Words.h"

namespace qd::ui {

namespace {

Tone statusTone(AgentStatus status)
{
    switch (status) {
    case AgentStatus::Idle: return Tone::Muted;
    case AgentStatus::Thinking: return Tone::Info;
    case AgentStatus::WaitingForHuman: return Tone::Warn;
    case AgentStatus::Blocked:
    case AgentStatus::Stopped: return Tone::Bad;
    }
    return Tone::Plain;
}

void addNow(QList<FactLine>& lines, const AgentProfile& profile, const OfficeState& state, Instant now)
{
    const AgentState at = state.org.agents.value(profile.id);
    const AgentStatus status = state.statusOf(profile.id);
    lines << FactLine::heading(PeoplePage::tr("Now"));
    lines << FactLine::pair(PeoplePage::tr("State"), words(status), statusTone(status));
    if (!at.turn.isNull()) {
        lines << FactLine::pair(PeoplePage::tr("At work on"), at.task);
        lines << FactLine::pair(PeoplePage::tr("Since"), agoText(at.since, now));
        if (state.runs.open.contains(at.run))
            lines << FactLine::link(PeoplePage::tr("Open its run"), at.run.toString());
    }
    if (!at.trouble.isEmpty())
        lines << FactLine::plain(at.trouble, Tone::Bad);
}

void addTally(QList<FactLine>& lines, const AgentProfile& profile, const OfficeState& state)
{
    const Tally tally = state.ledger.agentsToday.value(profile.id);
    const AgentState at = state.org.agents.value(profile.id);
    lines << FactLine::heading(PeoplePage::tr("Today"));
    lines << FactLine::pair(PeoplePage::tr("Model calls"), countText(tally.calls));
    lines << FactLine::pair(PeoplePage::tr("Tokens in · out"),
                            PeoplePage::tr("%1 · %2").arg(countText(tally.usage.in.value, true), countText(tally.usage.out.value, true)));
    lines << FactLine::pair(PeoplePage::tr("Billed"), moneyText(tally.cost));
    if (tally.cost.micro == 0 && tally.wouldHaveCost.micro > 0)
        lines << FactLine::pair(PeoplePage::tr("Would have cost (Rehearsal)"), moneyText(tally.wouldHaveCost));
    lines << FactLine::heading(PeoplePage::tr("Ever"));
    lines << FactLine::pair(PeoplePage::tr("Turns done"), countText(at.turnsDone));
    lines << FactLine::pair(PeoplePage::tr("Turns that failed"), countText(at.turnsFailed), at.turnsFailed > 0 ? Tone::Warn : Tone::Strong);
    const qint64 turns = at.turnsDone + at.turnsFailed;
    lines << FactLine::pair(PeoplePage::tr("A turn takes"), turns > 0 ? durationText(Duration(at.busyMs / turns)) : PeoplePage::tr("not known yet"));
}

QString skillsText(const AgentProfile& profile)
{
    QStringList names;
    for (const SkillId& skill : profile.skills)
        names << opened(QString(skill.text).replace(QLatin1Char('.'), QLatin1Char('-')));
    return names.isEmpty() ? PeoplePage::tr("none of its own") : names.join(QStringLiteral(", "));
}

QString hearsText(const AgentProfile& profile)
{
    QStringList kinds;
    for (const Subscription& subscription : profile.subscriptions)
        kinds << rules::inWords(subscription);
    return kinds.isEmpty() ? PeoplePage::tr("only what is urgent") : kinds.join(QLatin1Char('\n'));
}

QString setupText(const AgentId& agent, const OfficeState& state)
{
    const SetupsState::Tried* tried = state.setups.trialOf(agent);
    if (tried && rules::saidBy(*tried).isShown())
        return PeoplePage::tr("versions %1 and %2, tried: a difference is shown").arg(tried->trial.a).arg(tried->trial.b);
    if (tried)
        return PeoplePage::tr("versions %1 and %2, tried side by side").arg(tried->trial.a).arg(tried->trial.b);
    const int version = state.setups.inUse(agent);
    return version == 0 ? PeoplePage::tr("the organisation's file says") : PeoplePage::tr("version %1").arg(version);
}

Tone setupTone(const AgentId& agent, const OfficeState& state)
{
    const SetupsState::Tried* tried = state.setups.trialOf(agent);
    return tried && rules::saidBy(*tried).isShown() ? Tone::Warn : Tone::Strong;
}

} // namespace

QList<FactLine> profileOf(const AgentProfile& profile, const OfficeState& state, Instant now)
{
    QList<FactLine> lines;
    addNow(lines, profile, state, now);
    for (const AgentUnusual& one : rules::unusualOn(state.habits, profile.id, dayOf(now)))
        lines << FactLine::plain(unusualSentence(one, profile.title), Tone::Bad);
    addTally(lines, profile, state);
    const Organisation& organisation = state.org.organisation();
    QStringList team;
    for (const AgentProfile& other : organisation.agents)
        if (other.reportsTo == profile.id)
            team << other.title;
    lines << FactLine::heading(PeoplePage::tr("Place"));
    lines << FactLine::pair(PeoplePage::tr("Rank"), words(profile.rank));
    lines << FactLine::pair(PeoplePage::tr("Reports to"), partyTitle(state, profile.reportsTo));
    lines << FactLine::pair(PeoplePage::tr("Leads"), team.isEmpty() ? PeoplePage::tr("nobody") : team.join(QStringLiteral(", ")));
    lines << FactLine::pair(PeoplePage::tr("May decide up to"), moneyText(profile.authority));
    if (profile.shiftAuthority)
        lines << FactLine::pair(PeoplePage::tr("May shift between channels"), PeoplePage::tr("%1 a day").arg(roundMoneyText(*profile.shiftAuthority)));
    lines << FactLine::pair(PeoplePage::tr("Hears of what goes to all"), hearsText(profile));
    lines << FactLine::heading(PeoplePage::tr("Personality"));
    lines << FactLine::pair(PeoplePage::tr("Tone"), profile.personality.tone);
    lines << FactLine::pair(PeoplePage::tr("Style"), profile.personality.style);
    if (!profile.personality.example.isEmpty())
        lines << FactLine::plain(QStringLiteral("“") + profile.personality.example + QStringLiteral("”"), Tone::Muted);
    lines << FactLine::heading(PeoplePage::tr("Model and skills"));
    lines << FactLine::pair(PeoplePage::tr("Set up as"), setupText(profile.id, state), setupTone(profile.id, state));
    if (!profile.model.isEmpty())
        lines << FactLine::pair(PeoplePage::tr("Its own model"), profile.model);
    for (const Tier& tier : organisation.tiers)
        if (tier.id == profile.tier)
            lines << FactLine::pair(tier.title.isEmpty() ? opened(tier.id.text) : tier.title, tier.model);
    lines << FactLine::pair(PeoplePage::tr("Skills"), skillsText(profile));
    return lines;
}

} // namespace qd::ui
