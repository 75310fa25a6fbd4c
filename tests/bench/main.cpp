#include "tests/bench/Bench.h"

#include "resources/Resources.h"

#include <QApplication>
#include <QFile>
#include <QSysInfo>
#include <QThread>

#include <algorithm>
#include <cstdio>
#include <memory>

namespace {

using qd::bench::Bench;

constexpr Bench kBenches[] = {
    {"append", "facts stored durably per second, beside bare SQLite in the same run [--facts N --rounds N]", qd::bench::benchAppend},
    {"open", "opening, paging and searching a long record [--facts N --keep FILE]", qd::bench::benchOpen},
    {"steps", "durable workflow steps per second of a whole department [--at 1,16,128 --seconds S --teams N --model-ms MS --where DIR]", qd::bench::benchSteps, true},
    {"calls", "agents' turns with a provider that answers at once, in a process of its own: turns and steps with a tool per second, what a call and a token take "
              "[--at 1,16 --seconds S --load small|tool|whole|token --where DIR]", qd::bench::benchCalls, true},
    {"resume", "runs that a kill left half done, until all are finished [--runs N --teams N --where DIR]", qd::bench::benchResume, true},
    {"agents", "what agents without work take of the memory [--at 10,1000,10000]", qd::bench::benchAgents, true},
    {"bus", "durable messages from post to delivery [--at 1,16,128,1024 --seconds S]", qd::bench::benchBus},
    {"http", "calls through the one door for HTTP, against a server in a process of its own [--at 1,16 --seconds S --events 0,20]", qd::bench::benchHttp},
    {"dry-run", "other rules of authority tried on past actions of a record [--actions N --rules N --rounds N]", qd::bench::benchDryRun},
    {"labelling", "personal values looked for in a text in which there are none [--characters N --people N --rounds N]", qd::bench::benchLabelling},
    {"search", "pieces of documents found by word and by meaning [--at 1000,10000,50000]", qd::bench::benchSearch},
    {"inbox", "from a key in the window to the decision on the disk, with many items waiting [--items N --runs N --rounds N --where DIR]", qd::bench::benchInbox, true},
    {"status", "the command `status` as a whole process [--program FILE --home DIR --rounds N]", qd::bench::benchStatus},
    {"window", "first paint, memory and idle work of the window [--program FILE --home DIR --rounds N --idle S]", qd::bench::benchWindow},
};

QString processor()
{
    QFile info(QStringLiteral("/proc/cpuinfo"));
    if (!info.open(QIODevice::ReadOnly))
        return {};
    for (const QByteArray& line : info.readAll().split('\n'))
        if (line.startsWith("model name"))
            return QString::fromUtf8(line.mid(line.indexOf(':') + 2));
    return {};
}

void print(const Bench& bench, const qd::bench::Parameters& parameters)
{
    qd::JsonWriter said;
    qd::JsonWriter results;
    said.beginObject();
    results.beginObject();
    bench.run(parameters, said, results);
    said.endObject();
    results.endObject();
    qd::JsonWriter out;
    out.beginObject();
    out.key("bench");
    out.value(QString::fromLatin1(bench.name));
    out.key("parameters");
    out.raw(said.take());
    out.key("results");
    out.raw(results.take());
    out.key("machine");
    out.beginObject();
    out.key("cores");
    out.value(qint64(QThread::idealThreadCount()));
    out.key("kernel");
    out.value(QSysInfo::kernelVersion());
    out.key("cpu");
    out.value(processor());
    out.endObject();
    out.endObject();
    std::printf("%s\n", out.text().constData());
}

} // namespace

namespace qd::bench {

QString Parameters::text(const QString& name, const QString& otherwise) const
{
    const qsizetype at = m_arguments.indexOf(QLatin1String("--") + name);
    return at >= 0 && at + 1 < m_arguments.size() ? m_arguments[at + 1] : otherwise;
}

qint64 Parameters::number(const QString& name, qint64 otherwise) const
{
    bool well = false;
    const qint64 given = text(name, {}).toLongLong(&well);
    return well ? given : otherwise;
}

QList<qint64> Parameters::numbers(const QString& name, const QList<qint64>& otherwise) const
{
    QList<qint64> given;
    for (const QString& word : text(name, {}).split(QLatin1Char(','), Qt::SkipEmptyParts))
        given.append(word.toLongLong());
    return given.isEmpty() ? otherwise : given;
}

void put(JsonWriter& out, const char* name, double value)
{
    out.key(name);
    out.value(value);
}

void put(JsonWriter& out, const char* name, qint64 value)
{
    out.key(name);
    out.value(value);
}

void put(JsonWriter& out, const char* name, const QString& value)
{
    out.key(name);
    out.value(value);
}

double percentile(QList<double> values, double share)
{
    if (values.isEmpty())
        return 0;
    std::sort(values.begin(), values.end());
    return values[qMin(values.size() - 1, qsizetype(share * double(values.size())))];
}

double median(QList<double> values)
{
    return percentile(std::move(values), 0.5);
}

} // namespace qd::bench

int main(int argc, char** argv)
{
    const QString name = argc > 1 ? QString::fromLocal8Bit(argv[1]) : QString();
    for (const Bench& bench : kBenches)
        if (name == QLatin1String(bench.name)) {
            if (bench.draws)
                qputenv("QT_QPA_PLATFORM", "offscreen");
            const std::unique_ptr<QCoreApplication> application(bench.draws ? new QApplication(argc, argv)
                                                                            : new QCoreApplication(argc, argv));
            qd::openResources();
            print(bench, qd::bench::Parameters(application->arguments().mid(2)));
            return 0;
        }
    std::fprintf(stderr, "usage: quarterdeck-bench NAME [--parameter value]\n");
    for (const Bench& bench : kBenches)
        std::fprintf(stderr, "  %-10s %s\n", bench.name, bench.what);
    return argc > 1 ? 2 : 0;
}
