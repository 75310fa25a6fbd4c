#include "core/store/EventStore.h"

#include "core/store/RecordFile.h"
#include "core/store/history/HistoryIndex.h"
#include "core/store/search/MeaningTable.h"

#include <QElapsedTimer>
#include <QTimer>

#include <mutex>
#include <vector>

namespace qd {

namespace {

constexpr Duration kQuiet{4};          // without appends, before work behind them begins
constexpr Duration kIdleSlice{8};      // an append that comes meanwhile waits this long at most
constexpr Duration kBusySlice{2};
constexpr Duration kIndexAtLeast{200}; // so often even while appends wait: seldom enough for fewer than 1 % of them to meet it
constexpr Duration kIndexAtEnd{2'000}; // that closing takes at most for what the index has not reached
constexpr Duration kIndexAgain{200};      // after the index could not be written
constexpr int kIndexFailures = 3;         // so often in a row, and nobody waits for it any longer
constexpr Duration kBallastAgain{10'000}; // how often a lost ballast is tried again
constexpr Duration kHeadAtMost{1'000};    // a head is a wait for the disk: no more often than this
constexpr Duration kHeadAtLeast{60'000};
constexpr Sequence kFactsPerHead = 256;

} // namespace

/// What stands behind EventStore: the queue that anybody fills, and the file that the store's thread works on.
class EventStore::Disk {
public:
    struct Waiting {
        std::shared_ptr<PreparedBatch> prepared;
        Mailbox* replyTo;
        Stored done;
    };

    Disk(EventStore& store, const Clock& clock, StoreLimits limits) : m_store(store), m_clock(clock), file(limits) {}

    bool enqueue(Waiting& waiting);
    static void answer(Waiting& waiting, Result<Sequence> result);
    void drain();
    void workBehind();
    void startBehind();
    bool stopTaking();
    bool keep(OfficeState state);
    void finish();
    bool isTaking();
    void answerWhenIndexed(Mailbox* replyTo, std::function<void()> done);

    std::mutex mutex; // guards `queue`, `taking` and `rung` only
    std::vector<Waiting> queue;
    bool taking = false;
    bool rung = false; ///< drain() comes

private:
    void keepEncoded(const EncodedSnapshot& snapshot);
    void commit(std::vector<Waiting>& group);
    void commitOneByOne(std::vector<Waiting>& group);
    void stored(std::vector<Waiting>& group);
    bool appendsWait();
    std::unique_ptr<QTimer> timer(Qt::TimerType type, void (Disk::*then)());
    void signHead();
    void behindSoon();
    HistoryIndex::Left indexSome();
    void keepMilestone();
    void answerWhom(Sequence reached);
    void indexRest();

    EventStore& m_store;
    const Clock& m_clock;

public:
    RecordFile file;
    std::unique_ptr<HistoryIndex> index;
    Worker encoder{QStringLiteral("snapshots")}; ///< makes bytes of states, which would hold up who waits for a fact

private:
    struct Question {
        Mailbox* replyTo;
        std::function<void()> done;
        Sequence until;
    };
    std::vector<Question> m_questions;
    QElapsedTimer m_sinceSlice, m_sinceBallast, m_sinceHead;
    std::unique_ptr<QTimer> m_quiet; ///< lives on the store's thread
    std::unique_ptr<QTimer> m_headDue; ///< the same
    bool m_behindPosted = false;
    bool m_growing = true;
    bool m_encodesMilestone = false;
    int m_indexFailures = 0; ///< in a row
};

/// Takes `waiting` over, or leaves it as it is while nothing is taken.
bool EventStore::Disk::enqueue(Waiting& waiting)
{
    bool ring = false;
    {
        const std::lock_guard lock(mutex);
        if (!taking)
            return false;
        ring = !waiting.prepared->batch.canWait && !std::exchange(rung, true);
        queue.push_back(std::move(waiting));
    }
    if (ring) // outside the lock: who is woken wants it at once
        m_store.m_worker.post([this] { drain(); });
    return true;
}

/// @returns whether it did.
bool EventStore::Disk::stopTaking()
{
    const std::lock_guard lock(mutex);
    return std::exchange(taking, false);
}

/// Whether it is of this record is seen now: facts that never came to be may have others in their place once it is encoded.
/// @returns whether it is.
bool EventStore::Disk::keep(OfficeState state)
{
    if (!file.holds(state.sequence))
        return false;
    encoder.post([this, state = std::move(state)] {
        m_store.m_worker.post([this, snapshot = encodedSnapshot(state)] { keepEncoded(snapshot); });
    });
    return true;
}

void EventStore::Disk::keepEncoded(const EncodedSnapshot& snapshot)
{
    drain();
    file.saveSnapshot(snapshot, !isTaking()); // at the end nobody waits, and those that were kept are looked at
    if (std::exchange(m_encodesMilestone, false))
        behindSoon();
}

bool EventStore::Disk::isTaking()
{
    const std::lock_guard lock(mutex);
    return taking;
}

void EventStore::Disk::answer(Waiting& waiting, Result<Sequence> result)
{
    if (waiting.replyTo && waiting.done)
        waiting.replyTo->post([done = std::move(waiting.done), result = std::move(result)] { done(result); });
}

void EventStore::Disk::drain()
{
    std::vector<Waiting> group;
    {
        const std::lock_guard lock(mutex);
        group.swap(queue);
        rung = false;
    }
    if (!group.empty())
        commit(group);
    file.checkpoint(false);
    signHead();
    if (m_sinceSlice.elapsed() >= kIndexAtLeast.count())
        behindSoon();
    else if (m_quiet)
        m_quiet->start(kQuiet); // anew with each append: what comes one after the other is not kept waiting by the index
}

void EventStore::Disk::commit(std::vector<Waiting>& group)
{
    std::vector<const PreparedBatch*> batches;
    batches.reserve(group.size());
    for (const Waiting& waiting : group)
        batches.push_back(waiting.prepared.get());
    const Result<Sequence> last = file.store(batches);
    if (!last && !file.isBroken() && group.size() > 1)
        return commitOneByOne(group);
    for (const Waiting& waiting : group)
        if (last && waiting.prepared->batch.onDisk)
            waiting.prepared->batch.onDisk();
    if (last)
        stored(group); // before the answers: who has one finds the facts everywhere
    Sequence reached = last ? *last : 0;
    for (Waiting& waiting : group) {
        if (!last) {
            answer(waiting, last.error());
            continue;
        }
        if (const size_t rows = waiting.prepared->size(); rows > 0)
            reached = waiting.prepared->row(rows - 1).sequence;
        answer(waiting, reached);
    }
}

void EventStore::Disk::commitOneByOne(std::vector<Waiting>& group)
{
    for (Waiting& waiting : group) {
        std::vector<Waiting> single;
        single.push_back(std::move(waiting));
        commit(single);
    }
}

/// Gives the facts away: nobody else needs them any more.
void EventStore::Disk::stored(std::vector<Waiting>& group)
{
    QList<StoredFact> facts;
    qsizetype count = 0;
    for (const Waiting& waiting : group)
        count += qsizetype(waiting.prepared->size());
    if (group.size() == 1)
        facts = std::move(group.front().prepared->batch.facts);
    facts.reserve(count);
    for (size_t i = group.size() == 1 ? 1 : 0; i < group.size(); ++i)
        facts.append(std::move(group[i].prepared->batch.facts));
    if (facts.isEmpty())
        return;
    index->expect(facts);
    emit m_store.factsAppended(facts);
}

/// A head where one is due, else a look when it will be.
void EventStore::Disk::signHead()
{
    if (!m_headDue || file.unsignedFacts() == 0)
        return;
    const Duration due = file.unsignedFacts() >= kFactsPerHead ? kHeadAtMost : kHeadAtLeast;
    const Duration since(m_sinceHead.elapsed());
    if (since >= due) {
        file.signHead(m_clock.now());
        m_sinceHead.restart();
    } else if (!m_headDue->isActive() || m_headDue->remainingTimeAsDuration() > due) {
        m_headDue->start(due - since);
    }
}

bool EventStore::Disk::appendsWait()
{
    const std::lock_guard lock(mutex);
    return !queue.empty();
}

std::unique_ptr<QTimer> EventStore::Disk::timer(Qt::TimerType type, void (Disk::*then)())
{
    auto timer = std::make_unique<QTimer>();
    timer->setSingleShot(true);
    timer->setTimerType(type);
    QObject::connect(timer.get(), &QTimer::timeout, m_store.m_worker.mailbox(), [this, then] { (this->*then)(); });
    return timer;
}

void EventStore::Disk::startBehind()
{
    m_sinceSlice.start();
    m_sinceHead.start();
    m_growing = true;
    m_encodesMilestone = false;
    if (!m_quiet) {
        m_headDue = timer(Qt::CoarseTimer, &Disk::signHead);
        m_quiet = timer(Qt::PreciseTimer, &Disk::behindSoon);
    }
    behindSoon();
}

void EventStore::Disk::behindSoon()
{
    if (std::exchange(m_behindPosted, true))
        return;
    m_store.m_worker.post([this] {
        m_behindPosted = false;
        workBehind();
    });
}

void EventStore::Disk::finish()
{
    drain();
    m_quiet.reset();
    m_headDue.reset();
    file.signHead(m_clock.now());
    indexRest();
    file.saveSnapshotOfEnd();
    index.reset();
    file.close();
}

/// One slice of what nobody waits for: index, checkpoint, log, ballast. Comes again while there is more to do.
void EventStore::Disk::workBehind()
{
    if (file.isBroken() || file.isShortOfSpace())
        answerWhom(file.last()); // nothing is indexed now, and what they wait to say may be just that
    if (!m_quiet || !file.isOpen() || file.isBroken())
        return;
    if (appendsWait() && m_sinceSlice.elapsed() < kIndexAtLeast.count())
        return; // the drain that is due calls again
    if (!m_sinceBallast.isValid() || m_sinceBallast.elapsed() > kBallastAgain.count()) {
        file.takeBallast();
        m_sinceBallast.start();
    }
    if (file.isShortOfSpace()) {
        m_quiet->start(kBallastAgain);
        return;
    }
    const HistoryIndex::Left left = indexSome();
    file.checkpoint(false); // an index that has far to catch up must not let the log grow without end
    if (left == HistoryIndex::Left::Failed)
        return m_quiet->start(kIndexAgain);
    bool more = left == HistoryIndex::Left::Some;
    if (more && m_quiet->isActive())
        return; // appends go on; it comes again when they pause, or after a while
    if (!more && !appendsWait()) {
        file.checkpoint(true);
        m_growing = m_growing && file.growLog();
        more = m_growing;
        keepMilestone();
    }
    if (more)
        behindSoon();
}

/// One after the other.
void EventStore::Disk::keepMilestone()
{
    if (m_encodesMilestone)
        return;
    if (std::optional<OfficeState> milestone = file.takeMilestone())
        m_encodesMilestone = keep(std::move(*milestone));
}

HistoryIndex::Left EventStore::Disk::indexSome()
{
    const HistoryIndex::Left left = index->slice(appendsWait() ? kBusySlice : kIdleSlice, file.last());
    m_sinceSlice.restart();
    m_indexFailures = left == HistoryIndex::Left::Failed ? m_indexFailures + 1 : 0;
    answerWhom(m_indexFailures < kIndexFailures ? index->reached() : file.last());
    return left;
}

/// Of those who wait for the index, whom it has reached.
void EventStore::Disk::answerWhom(Sequence reached)
{
    std::erase_if(m_questions, [reached](const Question& question) {
        if (question.until <= reached)
            question.replyTo->post(question.done);
        return question.until <= reached;
    });
}

/// Nobody catches up once the record is closed, and pages would be read that lack its end.
void EventStore::Disk::indexRest()
{
    QElapsedTimer watch;
    watch.start();
    while (file.isOpen() && !file.isBroken() && !file.isShortOfSpace() && watch.elapsed() < kIndexAtEnd.count() && indexSome() == HistoryIndex::Left::Some)
        file.checkpoint(false);
}

void EventStore::Disk::answerWhenIndexed(Mailbox* replyTo, std::function<void()> done)
{
    drain();
    m_questions.push_back({replyTo, std::move(done), file.last()});
    behindSoon();
}

EventStore::EventStore(const Clock& clock, QObject* parent) : EventStore(clock, StoreLimits{}, parent) {}

EventStore::EventStore(const Clock& clock, StoreLimits limits, QObject* parent)
    : QObject(parent)
    , m_worker(QStringLiteral("store"))
    , m_disk(std::make_unique<Disk>(*this, clock, limits))
{
}

EventStore::~EventStore() { close(); }

Result<EventStore::Opened> EventStore::open(const QString& file, const QString& keyFile)
{
    close();
    // On the caller's thread: it waits anyway, and the store's own thread begins after it.
    Result<Opened> opened = m_disk->file.open(file, keyFile);
    if (!opened)
        return opened;
    m_disk->index = std::make_unique<HistoryIndex>(m_disk->file.database(), m_disk->file.kinds());
    m_disk->taking = true;
    const bool longTail = opened->state.sequence - opened->snapshot > 2'000;
    m_disk->encoder.start();
    m_worker.start();
    m_worker.post([disk = m_disk.get(), longTail, state = opened->state] {
        if (longTail)
            disk->keep(state);
        disk->startBehind();
    });
    return opened;
}

void EventStore::close()
{
    if (m_disk->stopTaking())
        m_worker.call([] {}); // what is to be kept is with the encoder then
    m_disk->encoder.stop();
    m_worker.stop([disk = m_disk.get()] { disk->finish(); });
}

void EventStore::append(Batch batch, Mailbox* replyTo, Stored done)
{
    // Encoded here, so that the one thread that writes has less to do; a long batch while that one stores its beginning.
    constexpr size_t kLong = 64;
    const auto prepared = std::make_shared<PreparedBatch>(std::move(batch));
    const bool isLong = prepared->size() >= kLong;
    if (!isLong)
        prepared->prepare();
    Disk::Waiting waiting{prepared, replyTo, std::move(done)};
    const bool taken = m_disk->enqueue(waiting);
    if (isLong)
        prepared->prepare(); // also when it is not taken: whoever holds it may look at it
    if (!taken)
        Disk::answer(waiting, Error{Error::Store, QStringLiteral("The record is not open: nothing was stored."), {}, {}});
}

void EventStore::storeRest()
{
    if (m_disk->isTaking())
        m_worker.post([disk = m_disk.get()] { disk->drain(); });
}

void EventStore::reopen(Mailbox* replyTo, std::function<void(Result<OfficeState>)> done)
{
    if (!m_disk->isTaking()) {
        replyTo->post([done] { done(Error{Error::Store, QStringLiteral("The record is not open."), {}, {}}); });
        return;
    }
    m_worker.post([disk = m_disk.get(), replyTo, done = std::move(done)] {
        disk->drain(); // what was sent before belongs to the time before
        Result<OfficeState> state = disk->file.reopen();
        replyTo->post([done, state = std::move(state)] { done(state); });
        disk->startBehind();
    });
}

void EventStore::saveSnapshot(OfficeState state)
{
    m_worker.post([disk = m_disk.get(), state = std::move(state)] {
        disk->drain();
        disk->keep(state);
    });
}

void EventStore::whenIndexed(Mailbox* replyTo, std::function<void()> done)
{
    m_worker.post([disk = m_disk.get(), replyTo, done = std::move(done)] { disk->answerWhenIndexed(replyTo, done); });
}

void EventStore::keepMeanings(Meanings meanings, Mailbox* replyTo, std::function<void(Result<Done>)> done)
{
    m_worker.post([disk = m_disk.get(), meanings = std::move(meanings), replyTo, done = std::move(done)] {
        RecordFile& file = disk->file;
        disk->drain(); // what waits to be stored goes first
        const bool canBe = file.isOpen() && !file.isBroken() && !file.isShortOfSpace();
        const Result<Done> kept = canBe ? qd::keepMeanings(file.database(), meanings)
                                        : Result<Done>(Error{Error::Store, QStringLiteral("The record cannot be written."), {}, {}});
        if (canBe)
            file.checkpoint(false);
        replyTo->post([done, kept] { done(kept); });
    });
}

} // namespace qd
