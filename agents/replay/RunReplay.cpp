#include "agents/replay/RunReplay.h"

#include <algorithm>

namespace qd::agents {

namespace {

constexpr std::chrono::milliseconds kWatch{20};
constexpr int kLongest = 6'000;      // times it is looked at while nothing comes: two minutes
constexpr int kLongestCall = 30'000; // ten, while a model may be thinking
constexpr qint64 kFactsAtMost = 100'000;

} // namespace

RunReplay::RunReplay(Recording recording, const TurnTools& tools, ReplayWish wish, QObject* parent)
    : QObject(parent), m_recording(std::move(recording)), m_tools(tools), m_wish(std::move(wish)), m_outside(m_recording)
{
    for (const StoredFact& stored : std::as_const(m_recording.facts))
        m_times.append(stored.time);
    m_watch.setInterval(kWatch);
    connect(&m_watch, &QTimer::timeout, this, &RunReplay::look);
}

RunReplay::~RunReplay() = default;

Result<Done> RunReplay::begin()
{
    m_sandbox = std::make_unique<Sandbox>(m_recording, m_tools, m_wish);
    if (const Result<Done> opened = m_sandbox->open(); !opened)
        return opened;
    m_sandbox->listen([this] { return nextFromOutside(); });
    m_sandbox->answers->holdAfter(heldAfter());
    const Batch batch = Sandbox::ground(m_recording);
    OfficeState state;
    state.apply(batch.facts);
    state.history = m_recording.history;
    m_reached = state.sequence;
    m_sandbox->store.append(batch, &m_sandbox->mailbox, [this, state](const Result<Sequence>& stored) {
        if (stored)
            submit(state);
        else
            end(stored.error().text);
    });
    m_watch.start();
    return Done{};
}

void RunReplay::submit(OfficeState state)
{
    m_sandbox->begin(std::move(state));
    const Office* office = m_sandbox->office.get();
    connect(office, &Office::answered, this, &RunReplay::answered);
    connect(office, &Office::settled, this, [this] { QTimer::singleShot(0, this, &RunReplay::step); });
    connect(office, &Office::troubled, this, &RunReplay::end);
    m_submitted = CommandId::make(m_sandbox->clock.now());
    if (m_recording.byTrigger)
        return m_sandbox->office->handle(m_submitted, FireTrigger{Sandbox::trigger()}, m_recording.by);
    SubmitBrief brief;
    brief.text = m_recording.brief.text;
    brief.workflow = m_recording.start.workflow;
    brief.approveAll = m_recording.brief.approveAll;
    brief.sample = m_recording.brief.sample;
    for (const Source& source : m_recording.brief.sources)
        brief.sources.append({source.name, source.origin, m_recording.text(source.sha256)});
    m_sandbox->office->handle(m_submitted, brief, human());
}

void RunReplay::answered(const CommandId& id, const Result<Receipt>& receipt)
{
    if (receipt && id == m_submitted)
        m_run = receipt->run;
    else if (!receipt && id == m_submitted)
        end(QStringLiteral("The brief is not taken now: %1").arg(receipt.error().text));
    else if (!receipt && id == m_acted)
        end(QStringLiteral("What the human did is not taken now: %1").arg(receipt.error().text));
}

void RunReplay::look()
{
    const Sequence reached = m_sandbox->office ? m_sandbox->office->state().sequence : 0;
    m_watched = std::exchange(m_reached, reached) == reached ? m_watched + 1 : 0;
    tell(reached);
    if (m_watched > (m_sandbox->hasForked() ? kLongestCall : kLongest))
        return end(QStringLiteral("The run done again did not go on for %1 minutes.").arg(m_sandbox->hasForked() ? 10 : 2));
    step();
}

/// After which fact of the record that comes; 0: nothing does any more.
Sequence RunReplay::nextFromOutside() const
{
    return m_outside.isEmpty() ? 0 : m_outside.at();
}

/// What came later than this has to wait: for what comes from outside or begins next, or because the recording ends there.
Sequence RunReplay::heldAfter() const
{
    const Sequence outside = m_outside.isEmpty() ? m_recording.end() : m_outside.at();
    const Sequence begins = m_sandbox->beginnings.first();
    return begins > 0 ? std::min(begins, outside) : outside;
}

/// Nothing goes on before the turn that stands next in the record has begun.
bool RunReplay::insist()
{
    if (!m_sandbox->beginnings.insist(nextFromOutside()))
        return false;
    goOn();
    return true;
}

/// The same of turns that never began then, where the run would come to no end without them.
bool RunReplay::letOthers()
{
    if (!m_recording.hasEnded() || !m_sandbox->office->state().runs.open.contains(m_run) || !m_sandbox->beginnings.letOthers())
        return false;
    goOn();
    return true;
}

/// The same of a turn that waits for its time while something is about to leave. @returns true when there is one.
bool RunReplay::beginBefore(Instant leaves)
{
    const Beginnings& begins = m_sandbox->beginnings;
    const bool isFirst = begins.first() > 0 && (m_outside.isEmpty() || begins.first() < m_outside.at());
    if (!isFirst || begins.firstTime() >= leaves || m_sandbox->office->turnsInFlight() != m_sandbox->answers->held())
        return false;
    m_sandbox->clock.reach(begins.firstTime());
    return insist();
}

void RunReplay::goOn()
{
    m_sandbox->office->tick();
    QTimer::singleShot(0, this, &RunReplay::step);
}

/// Nothing is under way but what has to wait. An office that is stopped calls itself idle while a late answer is still on its
/// way to it: here that one comes first, or the clock would run past the time that its turn has.
bool RunReplay::isAtRest() const
{
    const qsizetype held = m_sandbox->answers->held();
    return m_sandbox->office->isIdle(held) && m_sandbox->office->turnsInFlight() == held;
}

void RunReplay::tell(Sequence reached)
{
    if (m_told == reached || !m_sandbox->office)
        return;
    m_told = reached;
    const double share = double(reached - Sandbox::ground(m_recording).facts.size()) / double(m_recording.facts.size());
    emit progressed({std::clamp(share, 0.0, 1.0), m_sandbox->hasForked(), m_sandbox->answers->given(), m_sandbox->answers->askedAnew()});
}

/// Nothing is under way, or only what has to wait for it: what came from outside comes again, or time goes on to when
/// something happened next.
void RunReplay::step()
{
    if (m_over || !m_sandbox->office)
        return;
    if (m_sandbox->answers->differs()) // before what comes of the missing answer is taken for the run's own way
        return end(m_sandbox->answers->difference());
    m_sandbox->answers->holdAfter(heldAfter());
    if (!isAtRest())
        return letLeave();
    if (m_sandbox->hasForked())
        return stepFreely();
    if (insist())
        return;
    while (!m_times.isEmpty() && m_times.first() <= m_sandbox->clock.now())
        m_times.removeFirst();
    if (!m_times.isEmpty() && (m_outside.isEmpty() || m_times.first() < m_outside.time())) {
        moveTo(m_times.takeFirst());
        QTimer::singleShot(0, this, &RunReplay::step);
    } else if (m_outside.isEmpty()) {
        if (!letOthers())
            compare();
    } else {
        moveTo(m_outside.time());
        if (isAtRest() && !insist() && !act() && !letOthers())
            end(QStringLiteral("At step \"%1\" the human did something, but nothing waits for her there now.").arg(m_outside.step().text));
    }
}

/// The run goes ways of its own: whatever waits for the human gets a word of hers, and time goes on to what is due next,
/// here or elsewhere.
void RunReplay::stepFreely()
{
    const Office& office = *m_sandbox->office;
    if (!office.state().runs.open.contains(m_run))
        return compare();
    if (const std::optional<Command> word = m_outside.about(office.state().inbox))
        return issue(*word);
    const std::optional<Instant> next = office.nextLook();
    if (next && *next <= m_sandbox->clock.now() && m_lookedAt != next) { // it came due while a model answered
        m_lookedAt = next;
        m_sandbox->office->tick();
        QTimer::singleShot(0, this, &RunReplay::step);
        return;
    }
    const bool isDue = next && *next > m_sandbox->clock.now();
    if (const std::optional<Instant> elsewhere = m_outside.factTime(); elsewhere && (!isDue || *elsewhere < *next)) {
        moveTo(*elsewhere);
        return hear(m_outside.takeFact());
    }
    if (!isDue)
        return compare(); // nothing will come any more: it stays open
    moveTo(*next);
    QTimer::singleShot(0, this, &RunReplay::step);
}

/// What was approved waits for its grace time to be over, which the recorded time has to come to.
void RunReplay::letLeave()
{
    std::optional<Instant> next;
    for (const Effect& effect : m_sandbox->office->state().effects.open)
        if (effect.status == EffectStatus::Authorised && effect.notBefore && *effect.notBefore > m_sandbox->clock.now())
            next = next ? std::min(*next, *effect.notBefore) : *effect.notBefore;
    if (!next)
        return;
    if (!m_sandbox->hasForked() && beginBefore(*next))
        return;
    if (!m_sandbox->hasForked() && !m_outside.isEmpty() && m_outside.time() < *next) {
        m_sandbox->clock.reach(m_outside.time());
        if (act())
            return;
    }
    moveTo(*next);
}

bool RunReplay::act()
{
    if (const std::optional<StoredFact> fact = m_outside.nextFact()) {
        hear(*fact);
        return true;
    }
    const std::optional<Command> command = m_outside.next(m_sandbox->office->state(), m_run);
    if (command)
        issue(*command);
    return command.has_value();
}

void RunReplay::hear(StoredFact fact)
{
    fact.sequence = 0; // it is in no record that is known here
    m_sandbox->office->hear(fact);
    QTimer::singleShot(0, this, &RunReplay::step);
}

void RunReplay::issue(const Command& command)
{
    m_acted = CommandId::make(m_sandbox->clock.now());
    m_sandbox->office->handle(m_acted, command, human());
}

void RunReplay::moveTo(Instant at)
{
    m_sandbox->clock.reach(at);
    m_sandbox->office->tick();
}

void RunReplay::compare()
{
    m_over = true;
    m_watch.stop();
    const Sequence first = Sandbox::ground(m_recording).facts.size() + 1;
    const bool isOpen = m_sandbox->office->state().runs.open.contains(m_run);
    m_sandbox->history.facts(first, kFactsAtMost, &m_sandbox->mailbox, [this, isOpen](const Result<QList<StoredFact>>& facts) {
        if (!facts) {
            m_result.difference = facts.error().text;
            return finish();
        }
        m_result.ended = true;
        m_result.facts = *facts;
        auto [then, now] = decisionTexts(m_recording.facts, *facts, m_wish.match);
        if (!m_recording.hasEnded() && !m_sandbox->hasForked())
            now = now.mid(0, then.size()); // it may have gone on a little, without asking anybody
        const std::optional<DecisionDifference> difference = firstDifference(then, now);
        m_result.replayed = now.size();
        m_result.same = !difference;
        if (const QString place = m_sandbox->answers->beyond(); m_result.same && !place.isEmpty() && m_recording.hasEnded() && isOpen) {
            m_result.same = false;
            m_result.difference = QStringLiteral("It has not ended: somebody is asked at %1, and nobody was then.").arg(place);
        }
        if (difference) {
            m_result.difference = QStringLiteral("Decision %1 of %2 is another one.").arg(difference->at + 1).arg(then.size());
            m_result.first = difference->first;
            m_result.second = difference->second;
        }
        QList<QByteArray> pieces;
        for (const StoredFact& stored : *facts)
            if (const auto* made = std::get_if<ArtefactMade>(&stored.fact); made && m_wish.change)
                pieces.append(made->artefact.sha256);
        readPieces(pieces);
    });
}

void RunReplay::readPieces(const QList<QByteArray>& wanted)
{
    if (wanted.isEmpty())
        return finish();
    m_sandbox->history.blob(wanted.first(), &m_sandbox->mailbox, [this, wanted](const Result<QByteArray>& bytes) {
        if (bytes)
            m_result.pieces.insert(wanted.first(), *bytes);
        readPieces(wanted.mid(1));
    });
}

void RunReplay::end(const QString& difference)
{
    if (m_over)
        return;
    m_over = true;
    m_watch.stop();
    m_result.difference = difference;
    QTimer::singleShot(0, this, &RunReplay::finish);
}

void RunReplay::finish()
{
    m_result.recorded = decisionTexts(m_recording.facts).size();
    m_result.forked = m_sandbox->hasForked();
    m_result.given = m_sandbox->answers->given();
    m_result.putOtherwise = m_sandbox->answers->putOtherwise();
    m_result.asked = m_sandbox->answers->askedAnew();
    m_result.assumed = m_outside.assumed();
    emit finished(m_result);
}

} // namespace qd::agents
