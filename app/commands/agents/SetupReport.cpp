#include "app/commands/agents/SetupReport.h"

#include "app/commands/Fields.h"
#include "core/rules/setup/Differences.h"
#include "core/rules/setup/Setup.h"
#include "core/rules/setup/Trials.h"

namespace qd::app {

namespace {

struct Listed {
    int number = 0;
    std::optional<SetupsState::Version> set; ///< none: what the file says
    QList<rules::Difference> differences;    ///< from the one before
};

QList<Listed> listed(const OfficeState& state, const AgentId& agent)
{
    QList<Listed> all{{0, {}, {}}};
    Configuration before = rules::configurationAt(state, agent, 0).value_or(Configuration());
    for (const SetupsState::Version& one : state.setups.agents.value(agent).versions) {
        const Configuration now = rules::configurationAt(state, agent, one.number).value_or(one.configuration);
        all.append({one.number, one, rules::differences(before, now)});
        before = now;
    }
    return all;
}

QString wordsText(const rules::Difference& one)
{
    QString text;
    for (const rules::WordsPiece& piece : one.words) {
        const QString mark = piece.kind == rules::WordsPiece::Added ? QStringLiteral("{+%1+}") : piece.kind == rules::WordsPiece::Removed ? QStringLiteral("[-%1-]") : QStringLiteral("%1");
        text += (text.isEmpty() ? QString() : QStringLiteral(" ")) + mark.arg(piece.text);
    }
    const auto orNone = [](const QString& value) { return value.isEmpty() ? QStringLiteral("none") : value; };
    return one.words.isEmpty() ? QStringLiteral("%1 -> %2").arg(orNone(one.before), orNone(one.after)) : text;
}

QString usedText(const OfficeState& state, const AgentId& agent, int version)
{
    const SetupsState::Tried* tried = state.setups.trialOf(agent);
    if (tried && (version == tried->trial.a || version == tried->trial.b))
        return QStringLiteral("  (tried)");
    return version == state.setups.inUse(agent) ? QStringLiteral("  (in use)") : QString();
}

void trialFields(JsonWriter& out, const SetupsState::Tried& tried)
{
    const rules::TrialSays says = rules::saidBy(tried);
    const Trial& trial = tried.trial;
    field(out, "id", trial.id);
    field(out, "agent", trial.agent);
    field(out, "a", trial.a);
    field(out, "b", trial.b);
    field(out, "share", trial.share);
    field(out, "measure", trial.measure);
    field(out, "error", trial.error);
    field(out, "most", trial.most);
    field(out, "begun", tried.begun);
    field(out, "ended", tried.ended);
    field(out, "adopted", tried.adopted >= 0 ? std::optional(tried.adopted) : std::nullopt);
    field(out, "count_a", qint64(says.countA));
    field(out, "count_b", qint64(says.countB));
    field(out, "pairs", qint64(says.pairs));
    field(out, "waiting_for_a_partner", qint64(says.waiting));
    field(out, "left_out", qint64(says.leftOut));
    field(out, "why_left_out", says.whyLeftOut);
    field(out, "mean_a", says.meanA);
    field(out, "mean_b", says.meanB);
    field(out, "difference_low", says.difference.low);
    field(out, "difference_high", says.difference.high);
    field(out, "capital", says.difference.capital);
    field(out, "needed", 1 / trial.error);
    field(out, "shown_after_pairs", says.isShown() ? std::optional(qint64(says.difference.shownAt)) : std::nullopt);
    field(out, "better", says.isShown() ? std::optional(says.better(trial)) : std::nullopt);
    field(out, "says", rules::inWords(trial, says));
}

} // namespace

int printConfiguration(const Invocation& call, const OfficeState& state, const AgentId& agent)
{
    const int version = state.setups.inUse(agent);
    const Configuration now = rules::configurationAt(state, agent, version).value_or(Configuration());
    if (call.json) {
        call.print(document([&](JsonWriter& out) {
            field(out, "agent", agent);
            field(out, "version", version);
            out.key("configuration");
            Encoder(out).write(now);
        }));
        return kDone;
    }
    call.say(QStringLiteral("Version %1 of %2%3").arg(version).arg(agent.text, version == 0 ? QStringLiteral(", as the organisation's file says") : QString()));
    for (const rules::Difference& one : rules::differences({}, now))
        call.say(QStringLiteral("%1 %2").arg(one.field + u':', -14).arg(one.after));
    if (state.setups.trialOf(agent))
        call.say(QStringLiteral("Two versions are being tried: quarterdeck agent ab %1").arg(agent.text));
    return kDone;
}

int printVersions(const Invocation& call, const OfficeState& state, const AgentId& agent)
{
    const QList<Listed> all = listed(state, agent);
    if (call.json) {
        call.print(document([&](JsonWriter& out) {
            field(out, "agent", agent);
            field(out, "in_use", state.setups.inUse(agent));
            fieldList(out, "versions", all, [&](const Listed& one) {
                field(out, "version", one.number);
                field(out, "like", one.set && one.set->like >= 0 ? std::optional(one.set->like) : std::nullopt);
                field(out, "by", one.set ? std::optional(one.set->by) : std::nullopt);
                field(out, "reason", one.set ? one.set->reason : QString());
                field(out, "time", one.set ? std::optional(one.set->time) : std::nullopt);
                fieldList(out, "differences", one.differences, [&](const rules::Difference& difference) {
                    field(out, "field", difference.field);
                    field(out, "before", difference.before);
                    field(out, "after", difference.after);
                });
            });
        }));
        return kDone;
    }
    for (const Listed& one : all) {
        if (!one.set)
            call.say(QStringLiteral("0  what the organisation's file says%1").arg(usedText(state, agent, 0)));
        else
            call.say(QStringLiteral("%1  %2  by %3%4%5%6").arg(one.number).arg(toRfc3339(one.set->time), one.set->by.text, one.set->like >= 0 ? QStringLiteral(", like %1").arg(one.set->like) : QString(),
                                                                              one.set->reason.isEmpty() ? QString() : QStringLiteral(": ") + one.set->reason, usedText(state, agent, one.number)));
        for (const rules::Difference& difference : one.differences)
            call.say(QStringLiteral("     %1 %2").arg(difference.field + u':', -14).arg(wordsText(difference)));
    }
    return kDone;
}

int printTrials(const Invocation& call, const OfficeState& state, const QList<SetupsState::Tried>& trials)
{
    if (call.json) {
        call.print(document([&](JsonWriter& out) { fieldList(out, "trials", trials, [&](const SetupsState::Tried& one) { trialFields(out, one); }); }));
        return kDone;
    }
    if (trials.isEmpty())
        call.say(QStringLiteral("Nothing is tried: quarterdeck agent ab AGENT --against VERSION begins a trial."));
    for (const SetupsState::Tried& one : trials) {
        const rules::TrialSays says = rules::saidBy(one);
        const AgentProfile* profile = state.org.organisation().agent(one.trial.agent);
        call.say(QStringLiteral("%1: version %2 against %3, %4 % of the runs, by %5%6").arg(profile ? profile->title : one.trial.agent.text).arg(one.trial.b).arg(one.trial.a)
                     .arg(qRound(one.trial.share * 100)).arg(wordOf(one.trial.measure), !one.ended ? QString() : one.adopted >= 0 ? QStringLiteral(" (ended with version %1)").arg(one.adopted) : QStringLiteral(" (ended as it was before)")));
        call.say(QStringLiteral("  ") + rules::inWords(one.trial, says));
        if (says.waiting > 0)
            call.say(QStringLiteral("  Outcomes of version %1 that wait for a partner: %2.").arg(says.countA > says.countB ? one.trial.a : one.trial.b).arg(says.waiting));
        if (!one.ended)
            call.say(QStringLiteral("  quarterdeck agent adopt %1 %2|%3|none ends it.").arg(one.trial.agent.text).arg(one.trial.a).arg(one.trial.b));
    }
    return kDone;
}

} // namespace qd::app
