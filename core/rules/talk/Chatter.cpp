#include "core/rules/talk/Chatter.h"

#include "core/rules/talk/Ladder.h"

#include <algorithm>

namespace qd::rules {

namespace {

constexpr qsizetype kLookedAt = 64; ///< of those who may have sent a message on

bool isAgent(const AgentId& id)
{
    return !id.isEmpty() && id != human() && id != system();
}

/// The rounds of a debate are its work, and it has a limit of its own.
bool isArgument(const Message& message)
{
    return message.requirements.contains(QStringLiteral("round")) && message.requirements.contains(QStringLiteral("position"));
}

/// "a, b and c".
QString inWords(const QList<AgentId>& agents)
{
    QStringList names;
    for (const AgentId& agent : agents)
        names.append(agent.text);
    const QString last = names.takeLast();
    return names.join(QLatin1String(", ")) + QStringLiteral(" and ") + last;
}

QString whatRests()
{
    return QStringLiteral("; what it has rests until it goes on or you give it to somebody else");
}

} // namespace

std::optional<StormNoticed> Chatter::hear(const StoredFact& stored)
{
    while (!m_window.empty() && stored.time - m_window.front().time > kWindow) {
        count(m_window.front(), -1);
        m_window.pop_front();
    }
    if (stored.actor == human())
        m_talks.remove(stored.correlation); // she has seen to it
    if (const auto* sent = std::get_if<MessageSent>(&stored.fact))
        return said(sent->message, stored.time);
    if (const auto* reopened = std::get_if<StepsReopened>(&stored.fact))
        return wentBack(*reopened, stored.actor);
    if (const auto* finished = std::get_if<TurnFinished>(&stored.fact); finished && finished->stepDone)
        stepDone(finished->run, finished->step, finished->agent, stored.time);
    else if (const auto* confirmed = std::get_if<EffectConfirmed>(&stored.fact)) {
        stepDone(confirmed->run, confirmed->step, {}, stored.time);
        m_talks.remove(confirmed->run); // it led to something outside
    } else if (const auto* settled = std::get_if<StepSettled>(&stored.fact); settled && !settled->failed)
        stepDone(settled->run, settled->step, {}, stored.time);
    else if (const auto* made = std::get_if<ArtefactMade>(&stored.fact))
        workChanged(made->artefact.run, QStringLiteral("made/") + made->artefact.kind, QString::fromLatin1(made->artefact.sha256.toHex()));
    else if (const auto* decided = std::get_if<DecisionMade>(&stored.fact))
        workChanged(decided->decision.run, QStringLiteral("decided/") + decided->decision.kind, decided->decision.decision);
    else if (const auto* over = std::get_if<RunFinished>(&stored.fact)) {
        m_talks.remove(over->run);
        m_courses.remove(over->run);
    }
    return std::nullopt;
}

/// What stands in the window counts.
void Chatter::count(const Said& said, int by)
{
    const auto add = [by](auto& counts, const auto& key) {
        if ((counts[key] += by) == 0)
            counts.remove(key);
    };
    if (said.step) {
        m_stepsDone += by;
        add(m_steps, said.from);
        return;
    }
    m_messages += by;
    add(m_sent, said.from);
    add(m_pairs, pairOf(said.from, said.to));
}

template <class Those> void Chatter::forget(Those those)
{
    std::deque<Said> kept;
    for (const Said& said : m_window) {
        if (those(said))
            count(said, -1);
        else
            kept.push_back(said);
    }
    m_window = std::move(kept);
}

void Chatter::stepDone(const RunId& run, const StepId& step, const AgentId& agent, Instant now)
{
    m_window.push_back({now, agent, {}, true});
    count(m_window.back(), 1);
    Course& course = m_courses[run];
    if (!agent.isEmpty())
        course.whose.insert(step, agent);
    if (course.done.contains(step))
        return;
    course.done.insert(step);
    if (!agent.isEmpty())
        ++m_talks[run].steps[agent];
    course.backs = 0;
    course.by.clear();
}

std::optional<StormNoticed> Chatter::said(const Message& message, Instant now)
{
    if (!isAgent(message.from) || !isAgent(message.to))
        return std::nullopt; // she may write as much as she likes
    m_window.push_back({now, message.from, message.to, false});
    count(m_window.back(), 1);
    if (const auto storm = circle(message))
        return storm;
    if (const auto storm = pairStorm(message))
        return storm;
    return flood();
}

/// Something new lies on the table: what was said before led to it.
void Chatter::workChanged(const RunId& run, const QString& what, const QString& is)
{
    QString& before = m_courses[run].work[what];
    if (std::exchange(before, is) != is)
        m_talks.remove(run);
}

/// Those through whom what `to` hears comes back to `from`, by messages that closed no circle yet: `to` first.
QList<AgentId> Chatter::wayBack(const Talk& talk, const AgentId& from, const AgentId& to)
{
    QList<QList<AgentId>> ways{{to}};
    QSet<AgentId> seen{to};
    for (qsizetype i = 0; i < ways.size() && i < kLookedAt; ++i) {
        const QList<AgentId> way = ways[i];
        const auto next = talk.open.constFind(way.last());
        if (next == talk.open.constEnd())
            continue;
        if (next->contains(from))
            return way;
        for (auto it = next->begin(); it != next->end() && way.size() + 1 < kInCircle && ways.size() < kLookedAt; ++it)
            if (!seen.contains(it.key())) {
                seen.insert(it.key());
                ways.append(way + QList<AgentId>{it.key()});
            }
    }
    return {};
}

std::optional<StormNoticed> Chatter::circle(const Message& message)
{
    if (message.correlation.isNull() || message.from == message.to || isArgument(message))
        return std::nullopt;
    Talk& talk = m_talks[message.correlation];
    QList<AgentId> all = wayBack(talk, message.from, message.to);
    if (all.isEmpty()) {
        ++talk.open[message.from][message.to];
        return std::nullopt;
    }
    all.append(message.from);
    for (qsizetype i = 0; i + 1 < all.size(); ++i) { // these have come back
        QMap<AgentId, int>& sent = talk.open[all[i]];
        if (--sent[all[i + 1]] == 0)
            sent.remove(all[i + 1]);
    }
    std::sort(all.begin(), all.end());
    const int count = talk.round[all] += int(all.size());
    int steps = 0;
    for (const AgentId& agent : std::as_const(all))
        steps += talk.steps.value(agent);
    if (count < kCircle || count <= kCirclePerStep * steps)
        return std::nullopt;
    m_talks.remove(message.correlation);
    return StormNoticed{StormKind::Circle, all, message.correlation, count,
                        QStringLiteral("%1 messages went round between %2, and no piece of work changed meanwhile").arg(count).arg(inWords(all))};
}

std::optional<StormNoticed> Chatter::pairStorm(const Message& message)
{
    const Pair pair = pairOf(message.from, message.to);
    const int count = m_pairs.value(pair);
    const int steps = m_steps.value(pair.first) + m_steps.value(pair.second);
    if (count <= kPair || count <= kPairPerStep * steps)
        return std::nullopt;
    const auto isOfFirst = [&](const Said& said) { return !said.step && pairOf(said.from, said.to) == pair && said.from == pair.first; };
    const int first = int(std::count_if(m_window.begin(), m_window.end(), isOfFirst));
    QList<AgentId> makers; // who hardly answers is no culprit
    if (2 * first >= count - first)
        makers.append(pair.first);
    if (2 * (count - first) >= first)
        makers.append(pair.second);
    forget([&](const Said& said) { return !said.step && pairOf(said.from, said.to) == pair; });
    return StormNoticed{StormKind::Pair, makers, {}, count,
                        QStringLiteral("%1 messages between %2 and %3 within a minute, for %4 steps done (more than %5, and more than %6 for a step)")
                            .arg(count).arg(pair.first.text, pair.second.text).arg(steps).arg(kPair).arg(kPairPerStep)};
}

QList<AgentId> Chatter::loudest() const
{
    const int most = m_sent.isEmpty() ? 0 : *std::max_element(m_sent.begin(), m_sent.end());
    QList<AgentId> agents;
    for (auto it = m_sent.begin(); it != m_sent.end(); ++it)
        if (2 * *it >= most)
            agents.append(it.key());
    std::sort(agents.begin(), agents.end());
    return agents;
}

std::optional<StormNoticed> Chatter::flood()
{
    if (m_messages <= kFlood || m_messages <= kFloodPerStep * m_stepsDone)
        return std::nullopt;
    StormNoticed storm{StormKind::Flood, loudest(), {}, m_messages,
                       QStringLiteral("%1 messages within a minute, for %2 steps done (more than %3, and more than %4 for a step)")
                           .arg(m_messages).arg(m_stepsDone).arg(kFlood).arg(kFloodPerStep)};
    forget([](const Said& said) { return !said.step; });
    return storm;
}

std::optional<StormNoticed> Chatter::wentBack(const StepsReopened& fact, const AgentId& by)
{
    if (by == human())
        return std::nullopt; // she may ask for changes as often as she likes
    Course& course = m_courses[fact.run];
    const auto before = course.measured.constFind(fact.by);
    const bool gained = fact.measured && before != course.measured.constEnd() && *fact.measured > *before;
    if (fact.measured)
        course.measured.insert(fact.by, *fact.measured);
    if (gained)
        course.backs = 0; // by what its loop measures it gets further
    QList<AgentId> whose{by};
    if (!isAgent(by)) { // the program sent it back: those who do it again and again
        whose.clear();
        for (const StepId& step : fact.steps)
            whose.append(course.whose.value(step));
    }
    for (const AgentId& agent : std::as_const(whose))
        if (isAgent(agent) && !course.by.contains(agent))
            course.by.append(agent);
    if (++course.backs < kNoProgress || course.by.isEmpty())
        return std::nullopt;
    StormNoticed storm{StormKind::NoProgress, std::exchange(course.by, {}), fact.run, std::exchange(course.backs, 0), {}};
    const QString last = fact.by.isEmpty() ? QStringLiteral("the last time because %1").arg(fact.reason)
                                           : QStringLiteral("the last time from \"%1\"").arg(fact.by.text);
    storm.reason = QStringLiteral("it was sent back %1 times, %2, and no step was done for the first time meanwhile").arg(storm.count).arg(last);
    return storm;
}

QString pauseReasonOf(const StormNoticed& storm)
{
    return storm.reason + whatRests();
}

bool restsAfterStorm(const OfficeState& state, const AgentId& agent)
{
    const AgentState at = state.org.agents.value(agent);
    return at.paused && at.pauseReason.endsWith(whatRests()); // the reason outlives her no, the question does not
}

Escalation askedAbout(const StormNoticed& storm, const QList<AgentId>& paused, const OfficeState& state, Instant now)
{
    QStringList names;
    for (const AgentId& agent : paused) {
        const AgentProfile* profile = state.org.organisation().agent(agent);
        names.append(profile ? profile->title : agent.text);
    }
    const auto run = state.runs.open.constFind(storm.run);
    const QString where = run == state.runs.open.constEnd() ? QString() : QStringLiteral(" in “%1”").arg(run->title);
    const QString who = names.join(QLatin1String(", "));
    Escalation question = ownQuestion(system(), Escalation::kStorm, now);
    question.issue = QStringLiteral("%1 %2 paused%3: %4. May %5 go on?")
                         .arg(who, paused.size() == 1 ? QStringLiteral("is") : QStringLiteral("are"), where, storm.reason,
                              paused.size() == 1 ? QStringLiteral("it") : QStringLiteral("they"));
    question.attempts = {QStringLiteral("The program noticed it (%1) and paused %2").arg(wordOf(storm.kind), who)};
    question.recommendation = storm.kind == StormKind::NoProgress
        ? QStringLiteral("Read the last round: let them go on if it brought the work further, else stop the run, because it would only go back again.")
        : QStringLiteral("Read what they said last: let them go on if it was work, else leave them paused and stop what they talk about.");
    question.impact = impactOf(state, paused);
    question.agents = paused;
    return question;
}

} // namespace qd::rules
