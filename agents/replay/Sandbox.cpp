#include "agents/replay/Sandbox.h"

#include "agents/replay/recorded/RecordedConnector.h"
#include "agents/replay/recorded/RecordedTools.h"
#include "core/rules/money/Campaigns.h"

namespace qd::agents {

namespace {

QString modelOf(const Recording& recording)
{
    QString model;
    for (const StoredFact& stored : recording.facts)
        if (const auto* started = std::get_if<TurnStarted>(&stored.fact); started && !started->model.isEmpty()) {
            if (!model.isEmpty() && model != started->model)
                return {}; // each asked the model of its tier
            model = started->model;
        }
    return model;
}

/// The organisation of then, in which nothing is set off by itself. A run that a trigger began has one that does this alone.
Organisation organisationOf(const Recording& recording)
{
    Organisation organisation = recording.organisation;
    organisation.triggers.clear();
    if (!recording.byTrigger)
        return organisation;
    Trigger trigger;
    trigger.id = Sandbox::trigger();
    trigger.title = recording.start.title;
    trigger.workflow = recording.start.workflow;
    trigger.brief = recording.brief.text;
    trigger.input = recording.start.input;
    organisation.triggers.append(trigger);
    return organisation;
}

} // namespace

Sandbox::Sandbox(const Recording& recording, const TurnTools& tools, const ReplayWish& wish)
    : m_settings{modelOf(recording), wish.home, 1}
    , m_label(recording.label)
    , m_reminders(recording)
    , m_edits(recording)
    , m_fork(wish.change ? std::make_unique<Fork>(recording, *wish.change) : nullptr)
    , clock(recording.begun)
    , beginnings(recording, clock)
    , answers(std::make_shared<RecordedAnswers>(recording, clock, wish.match))
    , store(clock, StoreLimits{0, 0})
    , history(file())
    , dispatcher(wish.change ? holdingConnectors(recording) : recordedConnectors(recording, wish.match))
    , crew(1, [this, make = wish.makeModel] { return std::make_unique<RecordedModel>(answers, make ? make() : nullptr); }, tools)
{
    setUp(recording);
    m_settings.adjust = [this](const OfficeState& state, TurnOrder& order) { adjust(state, order); };
    m_settings.assign = [this](const OfficeState& state, StepAssigned& given) {
        if (!hasForked())
            m_reminders.assign(state, given);
    };
    m_settings.relieve = [this](const RunState& run, const Step& step, const OfficeState& state, std::optional<StepAssigned>& over) {
        beginnings.relieve(run, step, state, m_nextFromOutside(), office ? office->nextLook() : std::nullopt, over);
        holdAnswers();
    };
    m_settings.delay = [this](const OfficeState& state, const TurnOrder& order, TurnFailed& failed) {
        if (!hasForked())
            m_reminders.delay(state, order, failed);
    };
    m_settings.mayBegin = [this](const OfficeState& state, const TurnOrder& order) { return mayBegin(state, order); };
}

/// What agents had then: the tools, and the way they were set up.
void Sandbox::setUp(const Recording& recording)
{
    m_settings.tools = std::make_shared<RecordedTools>(recording);
    m_settings.version = [this](const OfficeState& state, const TurnOrder& order) { return m_reminders.version(state, order); };
}

Sandbox::~Sandbox()
{
    answers->close();
    crew.stop();
    dispatcher.stop();
    if (office)
        office->close();
    history.close();
    store.close();
    office.reset(); // the last: everybody above answers to it
}

Result<Done> Sandbox::open()
{
    if (!m_folder.isValid())
        return Error{Error::Store, m_folder.errorString(), m_folder.path(), QStringLiteral("a temporary folder with room")};
    const Result<EventStore::Opened> opened = store.open(file());
    if (!opened)
        return opened.error();
    if (const Result<Done> reading = history.open(); !reading)
        return reading;
    dispatcher.start();
    crew.start();
    return Done{};
}

Batch Sandbox::ground(const Recording& recording)
{
    Batch batch;
    const auto add = [&](Fact fact, const RunId& run, const Label& label = {}) {
        StoredFact stored;
        stored.sequence = batch.facts.size() + 1;
        stored.time = recording.begun;
        stored.actor = system();
        stored.correlation = run;
        stored.label = label;
        stored.fact = std::move(fact);
        batch.facts.append(stored);
    };
    add(OrganisationAdopted{organisationOf(recording), recording.start.organisation, QStringLiteral("replay")}, {});
    add(BrandAdopted{recording.brand, QStringLiteral("replay")}, {});
    for (const PacksState::Held& held : recording.packs.held) {
        add(PackTaken{held.pack, held.organisation, human()}, {});
        if (!held.adopted.isEmpty())
            add(PackAdopted{held.pack.id, held.adopted, human()}, {});
    }
    if (modelOf(recording).isEmpty())
        add(ModelsChosen{QString::fromLatin1(ModelsState::kTiers), system()}, {});
    for (const AgentConfigured& set : recording.configured)
        add(set, {});
    for (const Fact& fact : rules::retold(recording.campaigns))
        add(fact, {});
    for (const Budget& limit : recording.limits)
        add(BudgetSet{limit, false, human(), {}, {}}, {});
    for (qsizetype i = recording.earlier.size(); i-- > 0;) {
        const RunSummary& earlier = recording.earlier[i];
        BriefSubmitted brief;
        brief.run = earlier.id;
        add(brief, earlier.id, earlier.label);
        RunStarted started;
        started.run = earlier.id;
        started.title = earlier.title;
        started.organisation = recording.start.organisation;
        add(started, earlier.id);
        RunFinished finished;
        finished.run = earlier.id;
        finished.outcome = earlier.outcome;
        finished.summary = earlier.summary;
        add(finished, earlier.id);
    }
    for (auto agent = recording.paused.begin(); agent != recording.paused.end(); ++agent)
        add(AgentPaused{agent.key(), human(), agent.value()}, {});
    if (recording.stopped)
        add(AllStopped{human(), {}, {}}, {});
    return batch;
}

void Sandbox::begin(OfficeState state)
{
    office = std::make_unique<Office>(Office::Parts{&clock, &store, &history, &crew, &dispatcher, m_settings});
    office->open(std::move(state));
}

void Sandbox::adjust(const OfficeState& state, TurnOrder& order)
{
    if (!order.edits.isEmpty())
        return m_edits.date(state, order); // a rendering beside the turns
    order.label = joined(joined(Label(), m_label), order.label); // what was given then is trusted no more now
    m_reminders.remind(state, order);
    beginnings.began(state, order);
    if (!m_fork)
        return;
    m_fork->adjust(state, order);
    if (!m_fork->hasBegun())
        return;
    answers->letGo();
    beginnings.letGo();
}

/// A turn waits until it is where it stands in the record; answers that came after it began wait as well.
bool Sandbox::mayBegin(const OfficeState& state, const TurnOrder& order)
{
    if (beginnings.mayBegin(state, order, m_nextFromOutside(), office ? office->nextLook() : std::nullopt))
        return true;
    holdAnswers();
    return false;
}

void Sandbox::holdAnswers()
{
    if (const Sequence first = beginnings.first(); first > 0 && (answers->heldAfter() == 0 || first < answers->heldAfter()))
        answers->holdAfter(first);
}

} // namespace qd::agents
