#include "tests/bench/Bench.h"
#include "tests/bench/Workload.h"

#include "core/store/EventStore.h"

#include <QDir>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QTemporaryDir>

namespace qd::bench {

namespace {

/// One side posts messages of 400 bytes, each stored by itself; the other, on a thread of its own, gets each once it is
/// on the disk. So many are under way at most.
class Bus {
public:
    Bus(const QString& file, qint64 inFlight) : m_store(m_clock), m_inFlight(inFlight)
    {
        if (!m_store.open(file))
            qFatal("the record does not open");
        m_receiver.start();
    }
    ~Bus()
    {
        m_receiver.stop();
        m_store.close();
    }

    void run(Duration time)
    {
        m_time = time.count() * 1'000'000;
        m_watch.start();
        m_sender.post([this] { fill(); });
        m_loop.exec();
    }
    void write(JsonWriter& out) const
    {
        QList<double> waits = m_waits;
        const double seconds = double(m_ended) / 1e9;
        out.beginObject();
        put(out, "in_flight", m_inFlight);
        put(out, "messages", qint64(waits.size()));
        put(out, "messages_per_second", double(waits.size()) / seconds);
        put(out, "messages_per_second_last_third", double(waits.size() - m_waitsBefore) / (double(m_ended - m_before) / 1e9));
        put(out, "p50_us", median(waits));
        put(out, "p99_us", percentile(waits, 0.99));
        out.endObject();
    }

private:
    void fill()
    {
        m_credited = m_delivered.load(std::memory_order_acquire);
        const qint64 now = m_watch.nsecsElapsed();
        if (m_before == 0 && now > m_time * 2 / 3) {
            m_before = now;
            m_waitsBefore = m_credited;
        }
        if (now > m_time) {
            if (m_credited == m_sent) {
                m_ended = now;
                m_loop.quit();
            }
            return;
        }
        while (m_sent - m_credited < m_inFlight)
            send();
    }
    void send()
    {
        StoredFact stored;
        MessageSent fact;
        fact.message.id = MessageId::make(m_clock.now());
        fact.message.from = {QStringLiteral("editor")};
        fact.message.to = {QStringLiteral("copywriter")};
        fact.message.body = m_body;
        stored.sequence = ++m_sent;
        stored.time = fact.message.time = m_clock.now();
        stored.actor = fact.message.from;
        stored.fact = fact;
        const qint64 posted = m_watch.nsecsElapsed();
        m_store.append({{std::move(stored)}, {}, {}}, m_receiver.mailbox(), [this, posted, message = fact.message](Result<Sequence> done) {
            receive(done, message, posted);
        });
    }
    void receive(const Result<Sequence>& done, const Message& message, qint64 posted)
    {
        if (!done || message.body.size() != m_body.size())
            qFatal("a message was lost");
        m_waits.append(double(m_watch.nsecsElapsed() - posted) / 1e3);
        m_delivered.fetch_add(1, std::memory_order_release);
        if (m_asked.exchange(true)) // the sender is told once of many
            return;
        m_receiver.post([this] {
            m_asked = false;
            m_sender.post([this] { fill(); });
        });
    }

    SystemClock m_clock;
    EventStore m_store;
    Worker m_receiver{QStringLiteral("receiver")};
    Mailbox m_sender;
    QEventLoop m_loop;
    QElapsedTimer m_watch;
    const QString m_body = QString(400, QLatin1Char('p'));
    QList<double> m_waits; ///< the receiver's until the end
    std::atomic<qint64> m_delivered = 0;
    std::atomic<bool> m_asked = false;
    qint64 m_inFlight;
    qint64 m_time = 0;
    qint64 m_sent = 0;
    qint64 m_credited = 0;
    qint64 m_before = 0;
    qint64 m_waitsBefore = 0;
    qint64 m_ended = 0;
};

} // namespace

void benchBus(const Parameters& parameters, JsonWriter& said, JsonWriter& results)
{
    const qint64 seconds = parameters.number(QStringLiteral("seconds"), 4);
    put(said, "seconds", seconds);
    results.key("loads");
    results.beginList();
    for (const qint64 inFlight : parameters.numbers(QStringLiteral("at"), {1, 16, 128, 1'024})) {
        QTemporaryDir home(parameters.text(QStringLiteral("where"), QDir::tempPath()) + QStringLiteral("/qd-bus-XXXXXX"));
        Bus bus(home.filePath(QStringLiteral("record.qd")), inFlight);
        bus.run(Duration(seconds * 1'000));
        bus.write(results);
    }
    results.endList();
}

} // namespace qd::bench
