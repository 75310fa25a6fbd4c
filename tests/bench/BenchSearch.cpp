#include "tests/bench/Bench.h"
#include "tests/bench/Workload.h"

#include "agents/library/Embedding.h"
#include "agents/library/Intake.h"
#include "agents/library/Ranking.h"
#include "core/base/Digest.h"
#include "core/store/EventStore.h"
#include "core/store/HistoryReader.h"

#include <QFileInfo>
#include <QTemporaryDir>

#include <cmath>
#include <random>

namespace qd::bench {

namespace {

/// Text whose words are as unevenly spread as in a language: word number n stands as often as 1/n (Zipf).
class Prose {
public:
    explicit Prose(quint32 seed) : m_random(seed) {}
    QString word()
    {
        const double lot = std::uniform_real_distribution<double>(0, 1)(m_random);
        const int n = int(std::pow(20'000.0, lot));
        QString letters;
        for (quint32 rest = quint32(n) * 2'654'435'761U | 1U; letters.size() < 4 + n % 6; rest = rest * 1'664'525U + 1'013'904'223U)
            letters += QLatin1String("bcdfghklmnprstvz")[int(rest >> 28)] + QString(QLatin1String("aeiou")[int((rest >> 20) % 5)]);
        return letters;
    }
    QString words(int count)
    {
        QStringList list;
        for (int i = 0; i < count; ++i)
            list.append(word());
        return list.join(u' ');
    }

private:
    std::mt19937 m_random;
};

/// Puts documents of a hundred pieces each into the record until it has `pieces` of them.
void fill(EventStore& store, Mailbox& mailbox, qint64 pieces, Prose& prose, Sequence& sequence)
{
    constexpr int kPiecesEach = 100;
    for (qint64 there = 0; there < pieces; there += kPiecesEach) {
        QString text;
        for (int i = 0; i < kPiecesEach; ++i)
            text += prose.words(250) + QStringLiteral(".\n\n");
        const agents::ReadyDocument ready = agents::readyDocument({QStringLiteral("document %1").arg(there), {}, text}, human(), SystemClock().now());
        StoredFact fact;
        fact.sequence = ++sequence;
        fact.actor = human();
        fact.fact = DocumentKept{ready.document};
        Batch batch{{fact}, {{ready.document.sha256, ready.text}, {ready.document.vectors, ready.vectors}}, {}};
        wait([&](auto done) { store.append(batch, &mailbox, [done](const Result<Sequence>&) { done(); }); });
    }
    wait([&](auto done) { store.whenIndexed(&mailbox, done); });
}

double ask(HistoryReader& reader, Mailbox& mailbox, const QList<PieceQuestion>& questions)
{
    QList<double> times;
    for (const PieceQuestion& question : questions) {
        const Stopwatch watch;
        wait([&](auto done) {
            reader.pieces(question, &mailbox, [done](const Result<PieceFindings>& found) {
                if (found)
                    (void)agents::fused(*found);
                done();
            });
        });
        times.append(watch.ms());
    }
    return median(times);
}

void measure(const QString& file, qint64 pieces, Mailbox& mailbox, JsonWriter& out)
{
    HistoryReader reader(file);
    if (!reader.open())
        return;
    Prose prose(7);
    QList<PieceQuestion> both;
    QList<PieceQuestion> words;
    QList<PieceQuestion> meaning;
    for (int i = 0; i < 21; ++i) {
        both.append(agents::questionAbout(prose.words(6)));
        words.append(both.last());
        words.last().vector.clear();
        meaning.append(both.last());
        meaning.last().text.clear();
    }
    const Stopwatch first;
    ask(reader, mailbox, meaning.mid(0, 1));
    put(out, "pieces", pieces);
    put(out, "first_question_ms", first.ms());
    put(out, "by_meaning_ms", ask(reader, mailbox, meaning));
    put(out, "by_word_ms", ask(reader, mailbox, words));
    put(out, "both_ms", ask(reader, mailbox, both));
    put(out, "brief_of_200_words_ms", ask(reader, mailbox, QList<PieceQuestion>(11, agents::questionAbout(prose.words(200)))));
    put(out, "resident_mib", residentMiB());
    put(out, "file_mib", double(QFileInfo(file).size()) / (1024 * 1024));
}

void measureEmbedding(JsonWriter& results)
{
    Prose prose(3);
    const QString text = prose.words(300);
    const Stopwatch watch;
    for (int i = 0; i < 200; ++i)
        (void)agents::embedded(text);
    put(results, "embedding_of_300_words_ms", watch.ms() / 200);
}

} // namespace

void benchSearch(const Parameters& parameters, JsonWriter& said, JsonWriter& results)
{
    const QList<qint64> sizes = parameters.numbers(QStringLiteral("at"), {1'000, 10'000, 50'000});
    said.key("words_a_piece");
    said.value(qint64(250));
    measureEmbedding(results);
    QTemporaryDir home;
    const QString file = home.filePath(QStringLiteral("record.qd"));
    const SystemClock clock;
    EventStore store(clock);
    const auto opened = store.open(file);
    if (!opened)
        return;
    Mailbox mailbox;
    Prose prose(1);
    Sequence sequence = opened->state.sequence;
    qint64 there = 0;
    results.key("sizes");
    results.beginList();
    for (const qint64 size : sizes) {
        const Stopwatch watch;
        fill(store, mailbox, size - there, prose, sequence);
        const double seconds = watch.ms() / 1'000;
        results.beginObject();
        put(results, "pieces_kept_per_second", double(size - there) / qMax(0.001, seconds));
        there = size;
        measure(file, size, mailbox, results);
        results.endObject();
    }
    results.endList();
}

} // namespace qd::bench
