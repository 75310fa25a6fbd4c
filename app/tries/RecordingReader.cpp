#include "app/tries/RecordingReader.h"

namespace qd::app {

namespace {

constexpr qint64 kFactsAtOnce = 2'000;

/// One reading, kept alive by the answers that it waits for.
class Reading final : public std::enable_shared_from_this<Reading> {
public:
    using Take = std::function<void(Result<agents::Recording>)>;
    Reading(HistoryReader& reader, const RunId& run, Mailbox* here, std::stop_token stop, Take done)
        : m_reader(reader), m_run(run), m_here(here), m_stop(std::move(stop)), m_done(std::move(done)) {}

    void begin()
    {
        m_reader.run(m_run, m_here, [me = shared_from_this()](const Result<RunDetail>& detail) {
            if (me->m_stop.stop_requested())
                return;
            if (!detail)
                return me->m_done(detail.error());
            me->m_last = detail->row.ended ? detail->ended : 0; // it may be open again, for it is undone
            me->readGround(detail->row.started - Duration(1));
        });
    }

private:
    void readGround(Instant before)
    {
        m_reader.stateAt(before, m_here, [me = shared_from_this()](const Result<OfficeState>& state) {
            if (me->m_stop.stop_requested())
                return;
            if (!state && state.error().kind != Error::Parse) // that one says that nothing was recorded before it
                return me->m_done(state.error());
            if (state)
                me->m_ground = *state;
            me->readFacts(me->m_ground.sequence + 1);
        });
    }
    void readFacts(Sequence first)
    {
        m_reader.facts(first, kFactsAtOnce, m_here, [me = shared_from_this(), first](const Result<QList<StoredFact>>& page) {
            if (me->m_stop.stop_requested())
                return;
            if (!page)
                return me->m_done(page.error());
            me->m_facts += *page;
            if (page->size() < kFactsAtOnce || (me->m_last > 0 && first + kFactsAtOnce > me->m_last))
                return me->finish();
            me->readFacts(first + kFactsAtOnce);
        });
    }
    void finish()
    {
        Result<agents::Recording> recording = agents::recordingOf(std::move(m_ground), m_facts, m_run);
        if (!recording)
            return m_done(recording.error());
        const QList<QByteArray> wanted = recording->wanted();
        readBlobs(m_reader, wanted, m_here, m_stop, [me = shared_from_this(), recording = std::move(*recording)](const Result<QMap<QByteArray, QByteArray>>& bytes) mutable {
            if (!bytes)
                return me->m_done(bytes.error());
            recording.blobs = *bytes;
            me->m_done(std::move(recording));
        });
    }

    HistoryReader& m_reader;
    RunId m_run;
    Mailbox* m_here;
    std::stop_token m_stop;
    Take m_done;
    Sequence m_last = 0;
    OfficeState m_ground;
    QList<StoredFact> m_facts;
};

void readNext(HistoryReader& reader, const QList<QByteArray>& wanted, Mailbox* here, std::stop_token stop, QMap<QByteArray, QByteArray> read,
              std::function<void(Result<QMap<QByteArray, QByteArray>>)> done)
{
    if (wanted.isEmpty())
        return done(std::move(read));
    reader.blob(wanted.first(), here, [&reader, wanted, here, stop, read = std::move(read), done = std::move(done)](const Result<QByteArray>& bytes) mutable {
        if (stop.stop_requested())
            return;
        if (!bytes)
            return done(bytes.error());
        read.insert(wanted.first(), *bytes);
        readNext(reader, wanted.mid(1), here, stop, std::move(read), std::move(done));
    });
}

} // namespace

void readRecording(HistoryReader& reader, const RunId& run, Mailbox* here, std::stop_token stop, std::function<void(Result<agents::Recording>)> done)
{
    std::make_shared<Reading>(reader, run, here, std::move(stop), std::move(done))->begin();
}

void readBlobs(HistoryReader& reader, const QList<QByteArray>& wanted, Mailbox* here, std::stop_token stop,
               std::function<void(Result<QMap<QByteArray, QByteArray>>)> done)
{
    readNext(reader, wanted, here, std::move(stop), {}, std::move(done));
}

} // namespace qd::app
