#include "agents/replay/RunReplay.h"

#include "agents/effects/Dispatcher.h"
#include "agents/office/Office.h"
#include "agents/replay/Decisions.h"
#include "agents/replay/RecordedConnector.h"
#include "core/base/Digest.h"

#include <QTemporaryDir>

#include <algorithm>

namespace qd::agents {

namespace {

constexpr std::chrono::milliseconds kWatch{20};
constexpr int kLongest = 6'000; // times it is looked at: two minutes
constexpr qint64 kFactsAtMost = 100'000;

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

} // namespace

/// The record and everybody who works on it. Members are destroyed in reverse order.
struct RunReplay::Sandbox {
    Sandbox(const Recording& recording, const TurnTools& tools, Match match)
        : clock(recording.begun)
        , answers(std::make_shared<RecordedAnswers>(recording, clock, match))
        , store(clock, StoreLimits{0, 0})
        , history(file())
        , dispatcher(recordedConnectors(recording))
        , crew(1, [this] { return std::make_unique<RecordedModel>(answers); }, tools)
    {
    }
    ~Sandbox()
    {
        crew.stop();
        dispatcher.stop();
        if (office)
            office->close();
        history.close();
        store.close();
        office.reset(); // the last: everybody above answers to it
    }
    QString file() const { return folder.filePath(QStringLiteral("record.qdr")); }

    QTemporaryDir folder;
    Mailbox mailbox;
    ReplayClock clock;
    std::shared_ptr<RecordedAnswers> answers;
    EventStore store;
    HistoryReader history;
    Dispatcher dispatcher;
    Crew crew;
    std::unique_ptr<Office> office;
};

RunReplay::RunReplay(Recording recording, const TurnTools& tools, QString home, Match match, QObject* parent)
    : QObject(parent), m_recording(std::move(recording)), m_tools(tools), m_home(std::move(home)), m_match(match)
{
    collectActs();
    m_watch.setInterval(kWatch);
    connect(&m_watch, &QTimer::timeout, this, [this] {
        if (m_sandbox->answers->differs())
            return end(m_sandbox->answers->difference());
        if (++m_watched > kLongest)
            return end(QStringLiteral("The replay did not come to an end in two minutes."));
        step();
    });
}

RunReplay::~RunReplay() = default;

void RunReplay::collectActs()
{
    QMap<EscalationId, StepId> steps;
    for (qsizetype i = 0; i < m_recording.facts.size(); ++i) {
        const StoredFact& stored = m_recording.facts[i];
        m_times.append(stored.time);
        if (const auto* raised = std::get_if<EscalationRaised>(&stored.fact))
            steps.insert(raised->escalation.id, raised->escalation.step);
        if (const auto* settled = std::get_if<EscalationSettled>(&stored.fact); settled && settled->by == human())
            m_acts.append({stored.time, steps.value(settled->escalation), *settled, {}});
        const auto* decided = std::get_if<ApprovalDecided>(&stored.fact);
        if (!decided || decided->trial || decided->by != human())
            continue;
        Act act{stored.time, decided->step, *decided, {}};
        for (qsizetype later = i; decided->verdict == Verdict::ApproveWithEdits && later >= 0 && act.edits.isEmpty(); --later)
            if (const auto* made = std::get_if<ArtefactMade>(&m_recording.facts[later].fact); made && made->artefact.madeBy == human())
                act.edits = m_recording.text(made->artefact.sha256); // it is written down right before the decision
        m_acts.append(act);
    }
}

/// What the record begins with: the organisation and the brand of then, and the runs that agents remembered.
Batch RunReplay::ground() const
{
    Batch batch;
    const auto add = [&](Fact fact, const RunId& run) {
        StoredFact stored;
        stored.sequence = batch.facts.size() + 1;
        stored.time = m_recording.begun;
        stored.actor = system();
        stored.correlation = run;
        stored.fact = std::move(fact);
        batch.facts.append(stored);
    };
    add(OrganisationAdopted{m_recording.organisation, m_recording.start.organisation, QStringLiteral("replay")}, {});
    add(BrandAdopted{m_recording.brand, QStringLiteral("replay")}, {});
    for (qsizetype i = m_recording.earlier.size(); i-- > 0;) {
        const RunSummary& earlier = m_recording.earlier[i];
        BriefSubmitted brief;
        brief.run = earlier.id;
        add(brief, earlier.id);
        RunStarted started;
        started.run = earlier.id;
        started.title = earlier.title;
        started.organisation = m_recording.start.organisation;
        add(started, earlier.id);
        RunFinished finished;
        finished.run = earlier.id;
        finished.outcome = earlier.outcome;
        finished.summary = earlier.summary;
        add(finished, earlier.id);
    }
    return batch;
}

Result<Done> RunReplay::begin()
{
    m_sandbox = std::make_unique<Sandbox>(m_recording, m_tools, m_match);
    if (!m_sandbox->folder.isValid())
        return Error{Error::Store, m_sandbox->folder.errorString(), m_sandbox->folder.path(), QStringLiteral("a temporary folder with room")};
    const Result<EventStore::Opened> opened = m_sandbox->store.open(m_sandbox->file());
    if (!opened)
        return opened.error();
    if (const Result<Done> reading = m_sandbox->history.open(); !reading)
        return reading;
    m_sandbox->dispatcher.start();
    m_sandbox->crew.start();
    const Batch batch = ground();
    OfficeState state;
    state.apply(batch.facts);
    m_sandbox->store.append(batch, &m_sandbox->mailbox, [this, state](const Result<Sequence>& stored) {
        if (stored)
            submit(state);
        else
            end(stored.error().text);
    });
    m_watch.start();
    return Done{};
}

void RunReplay::submit(const OfficeState& state)
{
    const OfficeSettings settings{modelOf(m_recording), m_home, 1};
    m_sandbox->office = std::make_unique<Office>(Office::Parts{&m_sandbox->clock, &m_sandbox->store, &m_sandbox->history, &m_sandbox->crew,
                                                               &m_sandbox->dispatcher, settings});
    connect(m_sandbox->office.get(), &Office::answered, this, &RunReplay::answered);
    connect(m_sandbox->office.get(), &Office::settled, this, [this] { QTimer::singleShot(0, this, &RunReplay::step); });
    connect(m_sandbox->office.get(), &Office::troubled, this, &RunReplay::end);
    m_sandbox->office->open(state);
    SubmitBrief brief;
    brief.text = m_recording.brief.text;
    brief.workflow = m_recording.start.workflow;
    brief.approveAll = m_recording.brief.approveAll;
    brief.sample = m_recording.brief.sample;
    for (const Source& source : m_recording.brief.sources)
        brief.sources.append({source.name, source.origin, m_recording.text(source.sha256)});
    m_submitted = CommandId::make(m_sandbox->clock.now());
    m_sandbox->office->handle(m_submitted, brief, human());
}

void RunReplay::answered(const CommandId& id, const Result<Receipt>& receipt)
{
    if (receipt)
        return;
    if (id == m_submitted)
        end(QStringLiteral("The brief is not taken now: %1").arg(receipt.error().text));
    else if (id == m_acted)
        end(QStringLiteral("What the human did is not taken now: %1").arg(receipt.error().text));
}

/// Nothing is under way: the human does what she did next, or time goes on to when something happened next.
void RunReplay::step()
{
    if (m_over || !m_sandbox->office)
        return;
    if (!m_sandbox->office->isIdle())
        return letLeave();
    if (!m_acts.isEmpty()) {
        m_sandbox->clock.reach(m_acts.first().time);
        m_sandbox->office->tick();
        if (m_sandbox->office->isIdle() && !act())
            end(QStringLiteral("At step \"%1\" the human did something, but nothing waits for her there now.").arg(m_acts.first().step.text));
        return;
    }
    while (!m_times.isEmpty() && m_times.first() <= m_sandbox->clock.now())
        m_times.removeFirst();
    if (m_times.isEmpty())
        return compare();
    m_sandbox->clock.reach(m_times.takeFirst());
    m_sandbox->office->tick();
    QTimer::singleShot(0, this, &RunReplay::step);
}

/// What was approved waits for its grace time to be over, which the recorded time has to come to.
void RunReplay::letLeave()
{
    std::optional<Instant> next;
    for (const Effect& effect : m_sandbox->office->state().effects.open)
        if (effect.status == EffectStatus::Authorised && effect.notBefore && *effect.notBefore > m_sandbox->clock.now())
            next = next ? std::min(*next, *effect.notBefore) : *effect.notBefore;
    if (!next || (!m_acts.isEmpty() && m_acts.first().time < *next && act()))
        return;
    m_sandbox->clock.reach(*next);
    m_sandbox->office->tick();
}

bool RunReplay::act()
{
    const std::optional<Command> command = commandFor(m_acts.first());
    if (!command)
        return false;
    m_acts.removeFirst();
    m_acted = CommandId::make(m_sandbox->clock.now());
    m_sandbox->office->handle(m_acted, *command, human());
    return true;
}

std::optional<Command> RunReplay::commandFor(const Act& act) const
{
    const InboxState& inbox = m_sandbox->office->state().inbox;
    if (const auto* settled = std::get_if<EscalationSettled>(&act.what)) {
        for (const Escalation& escalation : inbox.escalations)
            if (escalation.step == act.step)
                return SettleEscalation{escalation.id, settled->carryOn, settled->note};
        return std::nullopt;
    }
    const auto& decided = std::get<ApprovalDecided>(act.what);
    for (const Approval& approval : inbox.approvals)
        if (approval.step == act.step && approval.status == ApprovalStatus::Waiting)
            return DecideApproval{approval.id, decided.verdict, approval.sha256, decided.note, act.edits, decided.delegateTo};
    return std::nullopt;
}

void RunReplay::compare()
{
    m_over = true;
    m_watch.stop();
    m_sandbox->history.facts(1, kFactsAtMost, &m_sandbox->mailbox, [this](const Result<QList<StoredFact>>& facts) {
        ReplayResult result;
        const QList<QByteArray> then = decisionTexts(m_recording.facts);
        const QList<QByteArray> now = facts ? decisionTexts(*facts) : QList<QByteArray>{};
        const std::optional<DecisionDifference> difference = firstDifference(then, now);
        result.recorded = then.size();
        result.replayed = now.size();
        result.same = facts && !difference;
        if (!facts)
            result.difference = facts.error().text;
        else if (difference) {
            result.difference = QStringLiteral("Decision %1 of %2 is another one.").arg(difference->at + 1).arg(then.size());
            result.first = difference->first;
            result.second = difference->second;
        }
        emit finished(result);
    });
}

void RunReplay::end(const QString& difference)
{
    if (m_over)
        return;
    m_over = true;
    m_watch.stop();
    ReplayResult result;
    result.recorded = decisionTexts(m_recording.facts).size();
    result.difference = difference;
    QTimer::singleShot(0, this, [this, result] { emit finished(result); });
}

} // namespace qd::agents
