#include "tests/bench/Bench.h"
#include "tests/bench/Workload.h"

#include "agents/office/labelling/Labelling.h"
#include "core/rules/people/People.h"

#include <QTemporaryDir>

namespace qd::bench {

namespace {

ContactId personOf(qint64 n)
{
    return {Uuid{0x018f6b1e00007000ULL, 0x8000000000000000ULL + quint64(n)}};
}

QString nameOf(qint64 n)
{
    const auto letter = [](qint64 of) { return QChar(u'a' + char16_t(of % 26)); };
    return QStringLiteral("Ann%1%2 Miller%3%4").arg(letter(n)).arg(letter(n / 26)).arg(letter(n / 676)).arg(letter(n / 17'576));
}

/// So many people are kept, each with a name.
OfficeState keeping(const QString& home, qint64 people)
{
    QSet<ContactId> all;
    for (qint64 n = 0; n < people; ++n)
        all.insert(personOf(n));
    const Result<agents::PersonKeys> keys = agents::PersonKeyFile(home).readOrMake(QList<ContactId>(all.begin(), all.end()));
    if (!keys)
        qFatal("the keys of people cannot be made");
    OfficeState state;
    for (qint64 n = 0; n < people; ++n)
        state.people.reached[rules::kNameIndex].insert(keys->index(rules::kNameIndex, nameOf(n)), personOf(n));
    return state;
}

/// Sentences with capitals, numbers, dates and an @, of which nothing is personal.
QString nothingPersonal(qint64 characters)
{
    static const QString kSentence = QStringLiteral("In May 2026 the Harbour Trust of Old Portsmouth sold 12,400 tickets @ 3.50 each, Bert Ludlow's least in ten years; see ISBN 978-3-16-148410-0. ");
    QString text;
    while (text.size() < characters)
        text += kSentence;
    return text.left(characters);
}

} // namespace

void benchLabelling(const Parameters& parameters, JsonWriter& said, JsonWriter& results)
{
    const qint64 characters = parameters.number(QStringLiteral("characters"), 1'000'000);
    const qint64 people = parameters.number(QStringLiteral("people"), 10'000);
    put(said, "characters", characters);
    put(said, "people", people);
    const QTemporaryDir home;
    const OfficeState state = keeping(home.path(), people);
    const QString text = nothingPersonal(characters);
    QList<double> took;
    qsizetype found = 0;
    for (qint64 i = 0; i < parameters.number(QStringLiteral("rounds"), 5); ++i) {
        const Stopwatch watch;
        agents::Labelling labelling(state, home.path());
        found += labelling.valuesIn(text, 1).size();
        took.append(watch.ms());
    }
    put(results, "found", found);
    put(results, "median_ms", median(took));
}

} // namespace qd::bench
