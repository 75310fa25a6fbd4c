#include "tests/bench/Bench.h"
#include "tests/bench/PlainServer.h"
#include "tests/bench/Race.h"

#include "agents/transport/Transport.h"

#include <QDir>
#include <QEventLoop>
#include <QFile>
#include <QTemporaryDir>

namespace qd::bench {

namespace {

QByteArray chunk(const QByteArray& type, const QByteArray& members)
{
    const QByteArray event = "event: " + type + "\ndata: {\"type\":\"" + type + '"' + (members.isEmpty() ? "" : "," + members) + "}\n\n";
    return QByteArray::number(event.size(), 16) + "\r\n" + event + "\r\n";
}

/// An answer of Anthropic's Messages (platform.claude.com/docs/en/build-with-claude/streaming) with one block, each of its pieces a
/// chunk of its own.
QByteArray stream(const QByteArray& block, const QByteArrayList& deltas, const QByteArray& reason)
{
    QByteArray all = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n";
    all += chunk("message_start", R"("message":{"id":"m1","type":"message","role":"assistant","content":[],"model":"claude-sonnet-5-5","stop_reason":null,"usage":{"input_tokens":900,"output_tokens":1}})");
    all += chunk("content_block_start", R"("index":0,"content_block":)" + block);
    for (const QByteArray& delta : deltas)
        all += chunk("content_block_delta", R"("index":0,"delta":)" + delta);
    all += chunk("content_block_stop", R"("index":0)");
    all += chunk("message_delta", R"("delta":{"stop_reason":")" + reason + R"(","stop_sequence":null},"usage":{"output_tokens":150})");
    return all + chunk("message_stop", {}) + "0\r\n\r\n";
}

/// A reply that every step takes, in so many pieces.
QByteArray wordsIn(qint64 pieces, bool isSmall)
{
    const QString reply = isSmall ? QStringLiteral(R"({"message":"%1"})").arg(QString(400, QLatin1Char('x'))) : relayReply();
    QByteArrayList deltas;
    for (qint64 i = 0; i < pieces; ++i) {
        const qsizetype from = reply.size() * i / pieces;
        JsonWriter out;
        out.beginObject();
        put(out, "type", QStringLiteral("text_delta"));
        put(out, "text", reply.mid(from, reply.size() * (i + 1) / pieces - from));
        out.endObject();
        deltas.append(out.take());
    }
    return stream(R"({"type":"text","text":""})", deltas, "end_turn");
}

QByteArray toolUse()
{
    return stream(R"({"type":"tool_use","id":"toolu_1","name":")" + QByteArray(kRelayTool) + R"(","input":{}})",
                  {R"({"type":"input_json_delta","partial_json":"{\"markdown\":\"It goes on.\"}"})"}, "tool_use");
}

void writeProvider(const QString& home, quint16 port)
{
    QDir().mkpath(home + QStringLiteral("/providers"));
    QFile file(home + QStringLiteral("/providers/anthropic.json"));
    const QByteArray text = R"({"id":"anthropic","title":"Here","dialect":"anthropic","base_url":"http://127.0.0.1:)" + QByteArray::number(port)
                            + R"(","date":"2026-11-22","source":"a measurement","any_model":true,"defaults":{"context":200000,"tools":true}})";
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
        qFatal("the provider cannot be written");
}

/// What the wire alone takes for such an answer, one call after the other: milliseconds a call.
double wireMs(quint16 port, Duration time)
{
    agents::Transport transport;
    agents::HttpRequest request;
    request.url = QStringLiteral("http://127.0.0.1:%1/v1/messages").arg(port);
    request.body = QByteArray(1'024, 'q');
    request.keepsConnection = true;
    QEventLoop loop;
    QElapsedTimer watch;
    qint64 done = 0;
    watch.start();
    std::function<void()> next = [&] {
        transport.stream(request, [](QByteArrayView) {}, [&](const agents::HttpAnswer& answer) {
            if (!answer.trouble.isEmpty())
                qFatal("a call failed: %s", qPrintable(answer.trouble));
            ++done;
            watch.elapsed() < time.count() ? next() : loop.quit();
        });
    };
    next();
    loop.exec();
    return double(watch.nsecsElapsed()) / 1e6 / double(done);
}

struct Load {
    const char* id;
    const char* name;
    qint64 pieces;
    RelayWork work;
    std::shared_ptr<PlainServer> server{};
};

/// Made before the first thread is.
Load serving(Load load)
{
    const QByteArray words = wordsIn(load.pieces, load.work.isSmall);
    load.server = load.work.usesTool ? std::make_shared<PlainServer>(toolUse(), "\"tool_result\"", words) : std::make_shared<PlainServer>(words);
    return load;
}

struct Measured {
    double wireMs = 0;
    double callMs = 0; ///< from one to the next
    double processorMs = 0; ///< a call
};

Measured measure(const Load& load, qint64 atOnce, const Parameters& parameters, Duration time, JsonWriter& results)
{
    const QTemporaryDir home(parameters.text(QStringLiteral("where"), QDir::tempPath()) + QStringLiteral("/qd-calls-XXXXXX"));
    const auto pace = std::make_shared<RelayPace>(int(atOnce));
    const app::DepartmentSettings settings = relayDepartment(home.path(), int(atOnce), load.work);
    writeProvider(home.path(), load.server->port());
    Measured measured;
    measured.wireMs = wireMs(load.server->port(), Duration(500));
    Race race(home.path(), settings, int(atOnce), int(atOnce), pace);
    race.run(time);
    const double calls = double(qMax(qint64(1), race.calls()));
    measured.callMs = race.seconds() * 1e3 / calls;
    measured.processorMs = race.processor() * 1e3 / calls;
    results.beginObject();
    put(results, "load", QString::fromLatin1(load.name));
    put(results, "pieces", load.pieces);
    put(results, "at_once", atOnce);
    put(results, "steps_per_second", double(race.steps()) / race.seconds());
    put(results, "calls_per_second", calls / race.seconds());
    put(results, "processor_ms_per_step", race.processor() * 1e3 / double(qMax(qint64(1), race.steps())));
    put(results, "processor_ms_per_call", measured.processorMs);
    put(results, "wire_ms_per_call", measured.wireMs);
    if (atOnce == 1)
        put(results, "overhead_ms_per_call", measured.callMs - measured.wireMs);
    results.key("race");
    race.write(results);
    results.endObject();
    return measured;
}

} // namespace

void benchCalls(const Parameters& parameters, JsonWriter& said, JsonWriter& results)
{
    constexpr qint64 kFew = 20, kMany = 400;
    const Load loads[] = {serving({"small", "small prompt", kFew, {true, false}}), serving({"tool", "small prompt and a tool", kFew, {true, true}}),
                          serving({"whole", "whole prompt", kFew, {}})};
    const Load talkative = serving({"small", "small prompt", kMany, {true, false}});
    const Duration time(parameters.number(QStringLiteral("seconds"), 6) * 1'000);
    const QString only = parameters.text(QStringLiteral("load"), {});
    put(said, "seconds", qint64(time.count() / 1'000));
    results.key("loads");
    results.beginList();
    for (const qint64 atOnce : parameters.numbers(QStringLiteral("at"), {1, 16}))
        for (const Load& load : loads)
            if (only.isEmpty() || only == QLatin1String(load.id))
                measure(load, atOnce, parameters, time, results);
    if (!only.isEmpty() && only != QLatin1String("token"))
        return results.endList();
    const Measured few = measure(loads[0], 1, parameters, time, results);
    const Measured many = measure(talkative, 1, parameters, time, results);
    results.endList();
    put(results, "processor_us_per_token", (many.processorMs - few.processorMs) * 1e3 / double(kMany - kFew));
    put(results, "overhead_us_per_token", ((many.callMs - many.wireMs) - (few.callMs - few.wireMs)) * 1e3 / double(kMany - kFew));
}

} // namespace qd::bench
