#include "tests/bench/Workload.h"

#include <QEventLoop>
#include <QFile>

#include <unistd.h>

namespace qd::bench {

namespace {

constexpr const char* kAgents[] = {"cmo", "strategist", "content-manager", "copywriter", "seo-specialist", "editor", "designer",
                                   "social-media-manager", "email-marketer", "analyst", "crm-manager", "brand-guardian",
                                   "campaign-manager", "publisher"};
constexpr const char* kWords[] = {"harvest", "storage", "battery", "inverter", "grid", "tariff", "municipal", "survey", "figure",
                                  "outline", "revise", "headline", "reader", "evidence", "sustain", "launch", "quarter", "margin"};

AgentId agent(Sequence n) { return {QString::fromLatin1(kAgents[n % 14])}; }
RunId run(Sequence n) { return {{0x0190000000007000ull, 0x8000000000000000ull + quint64(n / 400)}}; }

QString words(Sequence seed, int count)
{
    QString text;
    for (int i = 0; i < count; ++i)
        text += QString::fromLatin1(kWords[size_t(seed * 7 + i * (seed % 5 + 1)) % 18]) + QLatin1Char(' ');
    return text;
}

} // namespace

QList<StoredFact> Workload::next(int count)
{
    QList<StoredFact> facts;
    facts.reserve(count);
    for (int i = 0; i < count; ++i) {
        StoredFact stored;
        stored.sequence = ++m_sequence;
        stored.time = {1'790'000'000'000 + m_sequence * 40};
        stored.actor = agent(m_sequence);
        stored.cause = m_sequence - 1;
        stored.correlation = run(m_sequence);
        stored.fact = fact(m_sequence);
        facts.append(std::move(stored));
    }
    return facts;
}

Fact Workload::fact(Sequence n) const
{
    if (n % 20 < 12) {
        MessageSent sent;
        sent.message = {{{1, quint64(n)}}, agent(n), agent(n + 3), MessageType(n % 12), Priority(n % 4), words(n, 4), words(n + 1, 12),
                        {}, {}, {}, run(n), {{1, quint64(n - 1)}}, {}, {n}};
        return sent;
    }
    if (n % 20 == 12) {
        DecisionMade made;
        made.decision.id = {{2, quint64(n)}};
        made.decision.run = run(n);
        made.decision.kind = QStringLiteral("topic");
        made.decision.maker = agent(n);
        made.decision.decision = words(n, 8);
        made.decision.reasoning = words(n + 2, 20);
        return made;
    }
    TurnFinished done;
    done.turn = {{3, quint64(n)}};
    done.run = run(n);
    done.step = {QStringLiteral("draft")};
    done.agent = agent(n);
    done.spend = {QStringLiteral("rehearsal"), {QStringLiteral("middle")}, {{900}, {400}, {}, {}}, {}, {4'200}, Duration(700)};
    done.values.insert(QStringLiteral("score"), qint64(n % 100));
    return done;
}

void wait(const std::function<void(std::function<void()>)>& ask)
{
    QEventLoop loop;
    ask([&loop] { loop.quit(); });
    loop.exec();
}

Grown grow(const QString& file, qint64 facts)
{
    SystemClock clock;
    EventStore store(clock);
    auto opened = store.open(file);
    if (!opened)
        qFatal("%s", qPrintable(opened.error().text));
    OfficeState state = std::move(opened->state);
    Mailbox mailbox;
    Workload workload(state.sequence);
    Grown grown;
    const Stopwatch writing;
    while (state.sequence < facts) {
        const QList<StoredFact> some = workload.next(1'000);
        state.apply(some);
        wait([&](auto done) { store.append({some, {}, {}}, &mailbox, [done](Result<Sequence>) { done(); }); });
    }
    grown.writingSeconds = writing.ms() / 1'000;
    const Stopwatch indexing;
    wait([&](auto done) { store.whenIndexed(&mailbox, done); });
    grown.indexingSeconds = indexing.ms() / 1'000;
    store.saveSnapshot(state);
    return grown;
}

double residentMiB()
{
    QFile statm(QStringLiteral("/proc/self/statm"));
    if (!statm.open(QIODevice::ReadOnly))
        return 0;
    return statm.readAll().split(' ').value(1).toDouble() * double(sysconf(_SC_PAGESIZE)) / (1024 * 1024);
}

} // namespace qd::bench
