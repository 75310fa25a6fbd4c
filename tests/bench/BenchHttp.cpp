#include "tests/bench/Bench.h"
#include "tests/bench/PlainServer.h"

#include "agents/transport/Transport.h"

#include <QElapsedTimer>
#include <QEventLoop>

#include <memory>

#include <sys/resource.h>

namespace qd::bench {

namespace {

double cpuMs()
{
    rusage used{};
    ::getrusage(RUSAGE_SELF, &used); // all threads of this process; the server is another one
    return double(used.ru_utime.tv_sec + used.ru_stime.tv_sec) * 1e3 + double(used.ru_utime.tv_usec + used.ru_stime.tv_usec) / 1e3;
}

QByteArray event()
{
    return "event: content_block_delta\ndata: {\"type\":\"content_block_delta\",\"delta\":{\"text\":\"" + QByteArray(40, 'x') + "\"}}\n\n";
}

/// An answer of 1 KiB with its length, or so many events, each a chunk of its own.
QByteArray answerOf(qint64 events)
{
    if (events == 0)
        return "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 1024\r\n\r\n" + QByteArray(1'024, 'x');
    QByteArray all = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n";
    for (qint64 i = 0; i < events; ++i)
        all += QByteArray::number(event().size(), 16) + "\r\n" + event() + "\r\n";
    return all + "0\r\n\r\n";
}

/// So many calls under way at any time, each followed by the next.
class Calls {
public:
    Calls(quint16 port, bool keeps, qint64 bytes) : m_bytes(bytes)
    {
        m_request.url = QStringLiteral("http://127.0.0.1:%1/v1/messages").arg(port);
        m_request.body = QByteArray(4'096, 'q');
        m_request.keepsConnection = keeps;
    }
    void run(qint64 atOnce, Duration time)
    {
        for (const Duration part : {Duration(300), time}) { // warm first
            m_until = part.count();
            m_done = 0;
            const double before = cpuMs();
            m_watch.start();
            for (qint64 i = 0; i < atOnce; ++i)
                next();
            m_loop.exec();
            m_seconds = double(m_watch.nsecsElapsed()) / 1e9;
            m_cpu = (cpuMs() - before) / double(m_done);
        }
    }
    void write(JsonWriter& out, qint64 atOnce, qint64 events) const
    {
        out.beginObject();
        put(out, "at_once", atOnce);
        put(out, "events", events);
        put(out, "connection", m_request.keepsConnection ? QStringLiteral("kept") : QStringLiteral("own"));
        put(out, "calls", m_done);
        put(out, "calls_per_second", double(m_done) / m_seconds);
        put(out, "cpu_ms_per_call", m_cpu);
        out.endObject();
    }

private:
    void next()
    {
        ++m_open;
        auto came = std::make_shared<qint64>(0);
        m_transport.stream(m_request, [came](QByteArrayView piece) { *came += piece.size(); }, [this, came](const agents::HttpAnswer& answer) {
            if (!answer.trouble.isEmpty() || *came != m_bytes)
                qFatal("a call failed: %s", qPrintable(answer.trouble));
            ++m_done;
            --m_open;
            if (m_watch.elapsed() < m_until)
                next();
            else if (m_open == 0)
                m_loop.quit();
        });
    }

    agents::Transport m_transport;
    agents::HttpRequest m_request;
    QEventLoop m_loop;
    QElapsedTimer m_watch;
    qint64 m_bytes;
    qint64 m_until = 0;
    qint64 m_open = 0;
    qint64 m_done = 0;
    double m_seconds = 0;
    double m_cpu = 0;
};

} // namespace

void benchHttp(const Parameters& parameters, JsonWriter& said, JsonWriter& results)
{
    const qint64 seconds = parameters.number(QStringLiteral("seconds"), 3);
    const QList<qint64> events = parameters.numbers(QStringLiteral("events"), {0, 20});
    put(said, "seconds", seconds);
    std::vector<std::unique_ptr<PlainServer>> servers;
    for (const qint64 count : events)
        servers.push_back(std::make_unique<PlainServer>(answerOf(count)));
    results.key("loads");
    results.beginList();
    for (qsizetype i = 0; i < events.size(); ++i)
        for (const bool keeps : {true, false})
            for (const qint64 atOnce : parameters.numbers(QStringLiteral("at"), {1, 16})) {
                Calls calls(servers[size_t(i)]->port(), keeps, events[i] == 0 ? 1'024 : events[i] * event().size());
                calls.run(atOnce, Duration(seconds * 1'000));
                calls.write(results, atOnce, events[i]);
            }
    results.endList();
}

} // namespace qd::bench
