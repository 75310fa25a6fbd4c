#include "tests/agents/hang/HangCase.h"

#include "tests/agents/office/EngineFixture.h"

namespace qd::test {

namespace {

using namespace std::chrono_literals;

const AgentId kWriter{QStringLiteral("writer")};
constexpr int kHangsToPark = 3;
constexpr int kNapsOfPatience = 10;

/// What hangs has the attempts of the shipped organisations, so that the third hang is the last attempt, too.
Organisation team(Wrong how)
{
    Step hard = turnStep("hard", "writer", {}, "clearance");
    hard.retries = how == Wrong::Throw ? 9 : 2;
    return teamWith({workflowOf("flow", {hard, turnStep("after", "boss", {stepId("hard")})})});
}

QString text(const char* json)
{
    return QString::fromUtf8(json);
}

} // namespace

HangCase::HangCase(Wrong goesWrong, int soOften, Duration thePatience)
    : how(goesWrong)
    , times(soOften)
    , patience(thePatience)
    , m_trap(how, times, patience * kNapsOfPatience)
    , m_rig(team(how), {0, 0}, patience)
    , m_until(Trap::Clock::now() + patience * (2 * times + kNapsOfPatience) + 60s)
{
    m_rig.answers.set("clearance", {text(R"({"verdict":"approve","reasoning":"It says what was asked for and backs it.",)"
                                         R"("subject":"Cleared","message":"It can go out, well done."})")});
    m_rig.answers.set("review", {text(R"({"verdict":"accept","notes":[{"section":"Opening","note":"Say what it costs in the first line."}],)"
                                      R"("praise":"The order of the argument is good.","reasoning":"The opening says what is at stake for readers.",)"
                                      R"("subject":"About the draft","message":"Please have a look at my notes on the opening."})")});
    m_rig.answers.before = [this](const agents::LlmRequest& request) {
        if (request.replyName == QLatin1String("clearance"))
            m_trap.spring();
    };
    SubmitBrief brief;
    brief.text = QStringLiteral("Do what there is to do");
    m_rig.give(brief);
}

bool HangCase::look()
{
    if (how != Wrong::Throw)
        seeHangs();
    if (times >= kHangsToPark && how != Wrong::Throw)
        seeQuestions();
    return hasEnded() || Trap::Clock::now() > m_until;
}

void HangCase::seeHangs()
{
    const qsizetype now = m_rig.state().org.agents.value(kWriter).hung.size();
    if (now <= m_seen)
        return;
    m_seen = now;
    const auto took = Trap::Clock::now() - m_trap.fallen().value(m_seen - 1);
    slowestMs = qMax(slowestMs, int(std::chrono::duration_cast<std::chrono::milliseconds>(took).count()));
    if (m_seen == times)
        m_trap.release();
}

/// The agent is paused, and she is asked: she lets it go on, and has what it could not finish tried again.
void HangCase::seeQuestions()
{
    if (m_seen < times)
        return;
    for (const Escalation& question : std::as_const(m_rig.state().inbox.escalations)) {
        if (question.with != human() || m_settled.contains(question.id))
            continue;
        parked = parked || question.reason == QLatin1String(Escalation::kParked);
        m_settled.insert(question.id);
        m_rig.give(SettleEscalation{question.id, true, {}});
        return; // the others when this is done
    }
}

bool HangCase::hasEnded() const
{
    return m_trap.woken() == times && !m_rig.state().runs.recent.isEmpty() && m_rig.office->isIdle();
}

QStringList HangCase::judge()
{
    QStringList wrong;
    const bool ended = hasEnded();
    m_trap.release();
    if (!ended || m_rig.state().runs.recent.first().outcome != RunOutcome::Finished)
        wrong += QStringLiteral("the run does not finish");
    QSet<TurnId> hung;
    for (const AgentHung& fact : m_rig.all<AgentHung>())
        hung.insert(fact.turn);
    qsizetype done = 0;
    for (const TurnFinished& fact : m_rig.all<TurnFinished>()) {
        lateTaken += hung.contains(fact.turn);
        done += fact.step == stepId("hard");
    }
    lateAnswers = how == Wrong::Throw ? 0 : m_trap.woken();
    const qsizetype expected = how == Wrong::Throw ? 0 : times;
    if (hung.size() != expected)
        wrong += QStringLiteral("%1 hangs are on record instead of %2").arg(hung.size()).arg(expected);
    if (how == Wrong::Throw && m_rig.all<TurnFailed>().size() != times)
        wrong += QStringLiteral("%1 failures are on record instead of %2").arg(m_rig.all<TurnFailed>().size()).arg(times);
    if (lateTaken > 0 || done != 1)
        wrong += QStringLiteral("the step was done %1 times, %2 of them by an answer that came too late").arg(done).arg(lateTaken);
    if (expected >= kHangsToPark && !parked)
        wrong += QStringLiteral("it hung %1 times, and nobody was asked").arg(expected);
    if (m_rig.crew->givenUp() != expected)
        wrong += QStringLiteral("%1 threads were given up instead of %2").arg(m_rig.crew->givenUp()).arg(expected);
    return wrong;
}

} // namespace qd::test
