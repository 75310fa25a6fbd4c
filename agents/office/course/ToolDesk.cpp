#include "agents/office/course/ToolDesk.h"

#include "agents/office/course/MoneyDesk.h"
#include "agents/office/course/RunDesk.h"
#include "agents/office/labelling/Labelling.h"
#include "agents/office/writing/OrderWriter.h"
#include "core/base/Digest.h"
#include "core/rules/course/Course.h"
#include "core/state/money/LibraryHold.h"
#include "core/state/money/ToolHold.h"


namespace qd::agents {

namespace {

QString nameOf(const TurnId& turn, const QString& call)
{
    return turn.toString() + u'/' + call;
}

/// What it gave is personal where a value stands in it. What is public was read from a page.
Label labelOf(const OfficeState& state, const QString& home, const ToolGiven& given)
{
    Labelling labelling(state, home);
    return given.label.confidentiality == Confidentiality::Public ? labelling.ofPage(given.label, given.text) : labelling.of(given.label, given.text);
}

/// In one sentence, as a model is told.
QString inWords(const Error& error)
{
    return error.hint.isEmpty() ? error.text : QStringLiteral("%1 (Right would be: %2.)").arg(error.text, error.hint);
}

ToolGiven refused(const QString& why)
{
    ToolGiven given;
    given.failed = given.isUnpaid = true;
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
    if (!round || m_floor.isHalted() || m_reading.contains(round->turn))
        return;
    m_reading.insert(round->turn);
    m_floor.gather({round->asks}, [this, place, turn = round->turn, asked = round->asks](Result<TurnMaterials> materials) {
        if (!m_reading.remove(turn))
            return;
        const ToolRound* now = roundOf(place);
        if (!now || now->asks != asked || m_floor.isHalted())
            return;
        const Result<Exchange> asks = materials ? decodeText<Exchange>(materials->value(asked)) : materials.error();
        if (asks)
            return use(place, *asks);
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
        if (m_floor.state.ledger.reserved.contains(holdOf(round.turn, call.id))) { // whoever takes the money may have been asked
            ToolGiven lost = refused(QStringLiteral("It was cut short, and nobody knows whether it was done. Ask again if you need it."));
            lost.isUnpaid = false;
            record(place, round.turn, call, lost);
            continue;
        }
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
            useOne(place, {round.turn, call.id, call.name, call.input, m_floor.settings.home, Labelling(m_floor.state, m_floor.settings.home).known()}, given);
    }
    m_floor.mailbox->post([this] { m_floor.flush(); }); // what was promised is to be stored, also where nobody else does it
}

void ToolDesk::useOne(const Place& place, const ToolWish& wish, const Used& given)
{
    const Result<ToolPrice> price = m_floor.settings.tools->priceOf(wish.tool);
    if (!price)
        return m_floor.mailbox->post([given, why = inWords(price.error())] { given(refused(why)); });
    if (price->each.micro > 0)
        return pay(place, wish, *price, given);
    m_floor.settings.tools->use(wish, m_floor.mailbox, given);
}

/// What it costs is promised on the disk, where the record's own budgets judge it; then it is used.
void ToolDesk::pay(const Place& place, const ToolWish& wish, const ToolPrice& price, const Used& given)
{
    const RunState& run = *m_floor.state.runs.open.constFind(place.run);
    const Workflow* workflow = rules::workflowOf(m_floor.state, run);
    const Step* step = workflow ? workflow->step(place.step) : nullptr;
    const AgentId agent = step ? rules::agentOf(*step, run) : AgentId();
    if (const Result<Done> promised = m_floor.money->promise({holdOf(wish.turn, wish.call), agent, place.run, price.service, price.each}); !promised)
        return m_floor.mailbox->post([given, why = QStringLiteral("“%1” was not used, for a limit stands in the way: %2").arg(wish.tool, inWords(promised.error()))] {
            given(refused(why));
        });
    m_floor.docket.onDisk([tools = m_floor.settings.tools, wish, replyTo = m_floor.mailbox, given] { tools->use(wish, replyTo, given); });
}

void ToolDesk::record(const Place& place, const TurnId& turn, const ToolCall& call, const ToolGiven& given)
{
    const ToolRound* round = roundOf(place);
    const auto held = m_floor.state.ledger.reserved.constFind(holdOf(turn, call.id));
    const bool isHeld = held != m_floor.state.ledger.reserved.constEnd();
    if ((!round || round->turn != turn) && !isHeld)
        return; // nobody waits for it any more
    const RunState run = m_floor.state.runs.open.value(place.run);
    const Workflow* workflow = rules::workflowOf(m_floor.state, run);
    const Step* step = workflow ? workflow->step(place.step) : nullptr;
    ToolUsed used;
    used.turn = turn;
    used.run = place.run;
    used.step = place.step;
    used.agent = isHeld ? held->agent : step ? rules::agentOf(*step, run) : AgentId();
    used.campaign = isHeld && held->root != place.run ? held->root : RunId();
    used.cost = isHeld && !given.isUnpaid ? held->amount : Money{};
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
    m_floor.docket.enter(used, used.agent, 0, place.run, labelOf(m_floor.state, m_floor.settings.home, given), m_floor.now());
    if (isHeld) // somebody may wait for what was promised
        m_floor.money->lookAgain();
    m_floor.runs->advance(place.run);
}

/// What was promised for a use that nobody is at and no step waits for: whoever takes the money may have been asked, so it is paid.
void ToolDesk::settleLost()
{
    QSet<TurnId> known; // of uses that a step waits for, which use() sees to, or that are under way
    for (const RunState& run : std::as_const(m_floor.state.runs.open))
        for (auto step = run.steps.begin(); step != run.steps.end(); ++step)
            if (const ToolRound* round = roundOf({run.id, step.key()}))
                for (const QString& call : round->calls)
                    known.insert(holdOf(round->turn, call));
    for (const QString& name : std::as_const(m_underWay))
        if (const std::optional<Uuid> turn = Uuid::fromString(name.section(u'/', 0, 0)))
            known.insert(holdOf({*turn}, name.section(u'/', 1)));
    const auto reserved = m_floor.state.ledger.reserved;
    for (auto held = reserved.begin(); held != reserved.end(); ++held)
        if (isHold(held.key()) && !isLibraryHold(held.key(), *held) && !known.contains(held.key())) { // its step goes on without it
            ToolUsed used;
            used.turn = held.key();
            used.run = held->run;
            used.agent = held->agent;
            used.tool = payeeOf(*held);
            used.failed = true;
            used.cost = held->amount;
            used.campaign = held->root == held->run ? RunId() : held->root;
            m_floor.docket.enter(used, used.agent, 0, used.run, {}, m_floor.now());
            m_floor.money->lookAgain();
        }
}

void ToolDesk::takeUp()
{
    settleLost();
    for (const RunState& run : QMap<RunId, RunState>(m_floor.state.runs.open))
        for (auto step = run.steps.begin(); step != run.steps.end(); ++step)
            if (!step->tools.isEmpty())
                begin(run.id, step.key());
}

void ToolDesk::reset()
{
    m_underWay.clear();
    m_reading.clear();
}

void ToolDesk::halt()
{
    reset();
    if (m_floor.settings.tools)
        m_floor.settings.tools->cancelAll();
}

} // namespace qd::agents
