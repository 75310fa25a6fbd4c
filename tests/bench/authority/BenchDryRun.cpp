#include "tests/bench/Bench.h"
#include "tests/bench/Workload.h"

#include "core/rules/authority/trying/DryRun.h"
#include "core/store/HistoryReader.h"

#include <QTemporaryDir>

namespace qd::bench {

namespace {

constexpr int kBatch = 500; ///< actions stored at once

Uuid idOf(qint64 n)
{
    return {0x018f6b1e00007000ULL, 0x8000000000000000ULL + quint64(n)};
}

/// Of four kinds, by ten agents, of which every seventh was chosen by a stranger and every fifth went by itself.
Effect effectOf(qint64 n)
{
    static const QStringList kKinds{QStringLiteral("blog-post"), QStringLiteral("daily-social-post"), QStringLiteral("campaign-email"), QStringLiteral("letter")};
    Effect effect;
    effect.id = {idOf(n)};
    effect.agent = {QStringLiteral("agent-%1").arg(n % 10)};
    effect.content.kind = {kKinds[n % 4]};
    effect.content.connector = {QStringLiteral("folder-site")};
    effect.content.title = QStringLiteral("A piece of work with the number %1").arg(n);
    effect.content.cost = {(n % 100) * 10'000};
    effect.content.reach = Audience{AudienceClass(n % 6), n % 1'000};
    effect.content.reversible = n % 3 != 0;
    effect.sha256 = contentHash(effect.content);
    effect.level = n % 5 == 0 ? Autonomy::L4 : Autonomy::L3;
    return effect;
}

QList<StoredFact> factsOf(qint64 n, Instant at, Sequence& sequence)
{
    const Effect effect = effectOf(n);
    EffectAuthorised allowed{effect.id, effect.agent, effect.sha256, at, QStringLiteral("so the rules say")};
    AuthorityTrace trace;
    trace.level = effect.level;
    trace.traits.reach = *effect.content.reach;
    trace.traits.chosenBy = n % 7 == 0 ? Integrity::Untrusted : Integrity::Human;
    trace.traits.madeFrom = n % 2 == 0 ? Integrity::Untrusted : Integrity::Internal;
    allowed.trace = trace;
    QList<StoredFact> facts;
    for (Fact fact : {Fact(EffectPlanned{effect}), Fact(allowed), Fact(EffectConfirmed{effect.id, {}, {}, QStringLiteral("there")})})
        facts.append(StoredFact{++sequence, at, system(), 0, {}, {}, std::move(fact)});
    return facts;
}

void fill(const QString& file, qint64 actions)
{
    SystemClock clock;
    EventStore store(clock);
    Mailbox mailbox;
    if (!store.open(file))
        qFatal("the record cannot be made");
    Sequence sequence = 0;
    for (qint64 n = 0; n < actions;) {
        Batch batch;
        for (int i = 0; i < kBatch && n < actions; ++i)
            batch.facts += factsOf(n++, clock.now(), sequence);
        wait([&](auto done) { store.append(batch, &mailbox, [done](const Result<Sequence>& stored) { stored ? done() : qFatal("the record does not take facts"); }); });
    }
    wait([&](auto done) { store.whenIndexed(&mailbox, [done] { done(); }); });
}

/// Each for one agent and kind, below an amount, so that most are looked at and passed over.
QList<AuthorityRule> rulesOf(qint64 count)
{
    QList<AuthorityRule> rules;
    for (qint64 i = 0; i < count; ++i) {
        AuthorityRule rule;
        rule.id = {QStringLiteral("rule-%1").arg(i)};
        rule.kinds = {effectOf(i).content.kind};
        rule.agents = {{QStringLiteral("agent-%1").arg(i % 10)}};
        rule.upTo = Money{100'000};
        rule.chosenByAtLeast = Integrity::Internal;
        rule.level = i % 2 == 0 ? Autonomy::L4 : Autonomy::L2;
        rules.append(rule);
    }
    return rules;
}

} // namespace

void benchDryRun(const Parameters& parameters, JsonWriter& said, JsonWriter& results)
{
    const qint64 actions = parameters.number(QStringLiteral("actions"), 100'000);
    const qint64 count = parameters.number(QStringLiteral("rules"), 20);
    put(said, "actions", actions);
    put(said, "rules", count);
    QTemporaryDir home;
    const QString file = home.filePath(QStringLiteral("record.qd"));
    fill(file, actions);
    HistoryReader reader(file);
    Mailbox mailbox;
    if (!reader.open())
        qFatal("the record cannot be read");
    QList<double> reading;
    QList<double> trying;
    rules::DryRun tried;
    for (qint64 i = 0; i < parameters.number(QStringLiteral("rounds"), 5); ++i) {
        QList<PastAction> past;
        const Stopwatch read;
        wait([&](auto done) { reader.actions({}, &mailbox, [&past, done](const Result<QList<PastAction>>& found) { past = found ? *found : QList<PastAction>(); done(); }); });
        reading.append(read.ms());
        const Stopwatch watch;
        tried = rules::dryRun(OfficeState(), {past.constData(), size_t(past.size())}, rulesOf(count), {}, SystemClock().now());
        trying.append(watch.ms());
    }
    put(results, "tried", tried.of);
    put(results, "would_ask", tried.wouldAsk);
    put(results, "reading_ms", median(reading));
    put(results, "trying_ms", median(trying));
    put(results, "together_ms", median(reading) + median(trying));
}

} // namespace qd::bench
