#include "agents/office/course/ToolDesk.h"

#include "agents/office/course/RunDesk.h"
#include "agents/office/writing/OrderWriter.h"
#include "core/base/Digest.h"
#include "core/rules/course/Course.h"

namespace qd::agents {

namespace {

QString nameOf(const TurnId& turn, const QString& call)
{
    return turn.toString() + u'/' + call;
}

ToolGiven refused(const QString& why)
{
    ToolGiven given;
    given.failed = true;
    given.text = why;
    return given;
}

} // namespace

/// What the step waits for; nullptr when it waits for no tools (any more). Only until the next fact is entered.
const ToolRound* ToolDesk::roundOf(const Place& place) const
{
    const auto run = m_floor.state.runs.open.constFind(place.run);
    if (run == m_floor.state.runs.open.constEnd())
        return nullptr;
    const auto step = run->steps.constFind(place.step);
    const bool waits = step != run->steps.constEnd() && step->status == StepStatus::Running && !step->tools.isEmpty();
    return waits && step->tools.last().turn == step->turn && !step->tools.last().isWhole() ? &step->tools.last() : nullptr;
}

void ToolDesk::begin(const RunId& run, const StepId& step)
{
    const Place place{run, step};
    const ToolRound* round = roundOf(place);
    if (!round || m_floor.isHalted())
        return;
    m_floor.gather({round->asks}, [this, place, asked = round->asks](Result<TurnMaterials> materials) {
        const ToolRound* now = roundOf(place);
        if (!now || now->asks != asked || m_floor.isHalted())
            return;
        const Result<Exchange> asks = materials ? decodeText<Exchange>(materials->value(asked)) : materials.error();
        if (asks)
            return use(place, *asks);
        const TurnId turn = now->turn;
        for (const QString& call : QStringList(now->calls)) // without the words nobody can do it, and the model is told so
            record(place, turn, {call, {}, {}}, refused(QStringLiteral("What you asked for is lost: %1").arg(asks.error().text)));
        m_floor.flush();
    });
}

void ToolDesk::use(const Place& place, const Exchange& asks)
{
    const ToolRound round = *roundOf(place);
    const QStringList allowed = toolNames(m_floor.state, place.run, place.step, m_floor.settings);
    for (const ToolCall& call : asks.calls) {
        const QString name = nameOf(round.turn, call.id);
        if (round.given.contains(call.id) || m_underWay.contains(name))
            continue;
        m_underWay.insert(name);
        const auto given = [this, place, turn = round.turn, call, name, epoch = m_floor.epoch()](const ToolGiven& came) {
            if (epoch != m_floor.epoch() || !m_underWay.remove(name) || m_floor.isHalted())
                return; // it is used again when the work goes on
            record(place, turn, call, came);
            m_floor.flush();
        };
        if (!allowed.contains(call.name))
            m_floor.mailbox->post([given, call, allowed] {
                given(refused(QStringLiteral("There is no tool “%1” for you here. You may use: %2.")
                                  .arg(call.name, allowed.isEmpty() ? QStringLiteral("none") : allowed.join(QStringLiteral(", ")))));
            });
        else
            m_floor.settings.tools->use({round.turn, call.id, call.name, call.input, m_floor.settings.home}, m_floor.mailbox, given);
    }
}

void ToolDesk::record(const Place& place, const TurnId& turn, const ToolCall& call, const ToolGiven& given)
{
    const ToolRound* round = roundOf(place);
    if (!round || round->turn != turn)
        return; // nobody waits for it any more
    const RunState& run = *m_floor.state.runs.open.constFind(place.run);
    const Workflow* workflow = rules::workflowOf(m_floor.state, run);
    const Step* step = workflow ? workflow->step(place.step) : nullptr;
    ToolUsed used;
    used.turn = turn;
    used.run = place.run;
    used.step = place.step;
    used.agent = step ? rules::agentOf(*step, run) : AgentId();
    used.call = call.id;
    used.tool = call.name;
    used.failed = given.failed;
    used.took = given.took;
    used.sources = given.sources;
    const QByteArray input = call.input.toUtf8();
    const QByteArray output = given.text.toUtf8();
    used.input = sha256(input);
    used.output = sha256(output);
    m_floor.keep(used.input, input);
    m_floor.keep(used.output, output);
    m_floor.docket.enter(used, used.agent, 0, place.run, given.label, m_floor.now());
    m_floor.runs->advance(place.run);
}

void ToolDesk::takeUp()
{
    for (const RunState& run : QMap<RunId, RunState>(m_floor.state.runs.open))
        for (auto step = run.steps.begin(); step != run.steps.end(); ++step)
            if (!step->tools.isEmpty())
                begin(run.id, step.key());
}

void ToolDesk::halt()
{
    m_underWay.clear();
    if (m_floor.settings.tools)
        m_floor.settings.tools->cancelAll();
}

} // namespace qd::agents
