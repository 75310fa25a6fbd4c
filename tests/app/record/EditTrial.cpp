#include "tests/app/record/Material.h"
#include "tests/app/record/Trials.h"

#include "core/base/Digest.h"
#include "core/store/safety/Proof.h"

#include <QElapsedTimer>
#include <QRandomGenerator>
#include <QTemporaryDir>

#include <array>
#include <cstdio>

namespace qd::test {

namespace {

constexpr int kFacts = 160;
constexpr int kPerHead = 40;
constexpr std::array kKinds{"changed", "another column changed", "removed", "inserted", "swapped", "cut off", "own hash recomputed",
                            "all hashes recomputed", "blob removed", "blob changed", "snapshot forged", "seal removed from a forged snapshot"};
constexpr int kBeside = 8; // from here on no fact is edited

void alter(Fact& fact)
{
    if (auto* made = std::get_if<ArtefactMade>(&fact))
        made->artefact.title += u'!';
    else
        std::get<MessageSent>(fact).message.body += u'!';
}

/// Gives the fact at `at` another text, and with `upTo` all facts to there hashes that fit again.
void forge(Database& record, const FactKinds& kinds, Sequence at, Sequence upTo)
{
    for (Sequence each = at; each <= upTo; ++each) {
        Statement row(record, kSelectFact);
        row.with(each).next();
        Result<StoredFact> fact = readFact(row, kinds);
        row.reset();
        if (each == at)
            alter(fact->fact);
        const FactRow forged = encodeRow(*fact);
        QByteArray before = chainStart();
        Statement link(record, "SELECT hash FROM facts WHERE sequence = ?1");
        if (link.with(each - 1).next())
            before = link.bytes(0);
        link.reset();
        Statement(record, "UPDATE facts SET body = ?2, hash = ?3 WHERE sequence = ?1").with(each, Utf8{forged.body}, chainLink(before, forged)).run();
    }
}

void run(Database& record, const QString& sql)
{
    record.run(sql.toUtf8().constData());
}

/// Edits what is kept beside the facts. @returns 0: no fact is to be named.
Sequence editBeside(Database& record, int kind, QRandomGenerator& dice)
{
    const QString blob = QStringLiteral("rowid = (SELECT rowid FROM blobs ORDER BY rowid LIMIT 1 OFFSET %1)")
                             .arg(dice.bounded(int(record.number("SELECT count(*) FROM blobs"))));
    switch (kind) {
    case 8: run(record, QStringLiteral("DELETE FROM blobs WHERE %1").arg(blob)); break;
    case 9: run(record, QStringLiteral("UPDATE blobs SET bytes = bytes || x'21' WHERE %1").arg(blob)); break;
    default: {
        Statement newest(record, "SELECT sequence, body FROM snapshots ORDER BY sequence DESC LIMIT 1");
        newest.next();
        const Sequence at = newest.integer(0);
        QByteArray body = newest.bytes(1);
        newest.reset();
        body.replace("\"day\":0", "\"day\":1"); // as if it had been added up to another day
        Statement(record, kind == 10 ? "UPDATE snapshots SET body = ?2 WHERE sequence = ?1"
                                     : "UPDATE snapshots SET body = ?2, sha256 = ?3 WHERE sequence = ?1").with(at, Utf8{body}, sha256(body)).run();
    }
    }
    return 0;
}

/// Makes one edit. @returns the fact that a check has to name; with `range` it may also name an earlier one, from the
/// last head before it on.
Sequence edit(Database& record, const FactKinds& kinds, int kind, QRandomGenerator& dice, bool& range)
{
    const Sequence at = 1 + dice.bounded(kFacts);
    static const std::array columns{"time = time + 1", "actor = actor || 'x'", "cause = cause + 1", "correlation = randomblob(16)",
                                    "label = '{\"v\":1}'", "hash = randomblob(32)", "kind = (SELECT id FROM kinds WHERE id <> kind LIMIT 1)"};
    range = false;
    if (kind >= kBeside)
        return editBeside(record, kind, dice);
    switch (kind) {
    case 0: run(record, QStringLiteral("UPDATE facts SET body = replace(body, 'notice', 'Notice') WHERE sequence = %1").arg(at)); return at;
    case 1: run(record, QStringLiteral("UPDATE facts SET %2 WHERE sequence = %1").arg(at).arg(QLatin1String(columns[size_t(dice.bounded(int(columns.size())))]))); return at;
    case 2: run(record, QStringLiteral("DELETE FROM facts WHERE sequence = %1").arg(at)); return at;
    case 3:
        run(record, QStringLiteral("UPDATE facts SET sequence = -sequence - 1 WHERE sequence >= %1;"
                                   "UPDATE facts SET sequence = -sequence WHERE sequence < 0;"
                                   "INSERT INTO facts SELECT %1, time, kind, actor, cause, correlation, label, replace(body, 'notice', 'order'), hash "
                                   "FROM facts WHERE sequence = %2").arg(at).arg(at == 1 ? 2 : at - 1));
        return at;
    case 4: {
        const Sequence other = 1 + (at + dice.bounded(kFacts - 1)) % kFacts;
        run(record, QStringLiteral("UPDATE facts SET sequence = 1000000 WHERE sequence = %1; UPDATE facts SET sequence = %1 WHERE sequence = %2;"
                                   "UPDATE facts SET sequence = %2 WHERE sequence = 1000000").arg(at).arg(other));
        return qMin(at, other);
    }
    case 5: run(record, QStringLiteral("DELETE FROM facts WHERE sequence >= %1; DELETE FROM snapshots; DELETE FROM meta").arg(at)); return at;
    case 6:
        forge(record, kinds, at, at);
        range = at % kPerHead == 0; // a head stands right there, and names all since the one before
        return range ? at : at + 1;
    default:
        forge(record, kinds, at, kFacts);
        range = true;
        return at;
    }
}

struct Counts {
    int edits = 0;
    int found = 0;
    int named = 0; ///< the check named the very fact, or for what only heads show, the heads that it lies between
};

Counts tryAll(Database& record, const FactKinds& kinds, const ProofWish& wish, int count, QRandomGenerator& dice)
{
    Counts counts;
    for (int i = 0; i < count; ++i) {
        record.run("BEGIN");
        bool range = false;
        const Sequence at = edit(record, kinds, i % int(kKinds.size()), dice, range);
        const Verification found = verifyRecord(record, kinds, wish);
        ++counts.edits;
        counts.found += found.ok ? 0 : 1;
        const Sequence from = (at - 1) / kPerHead * kPerHead + 1;
        const bool named = range ? found.firstBad >= from && found.firstBad <= at : found.firstBad == at;
        counts.named += named ? 1 : 0;
        if (found.ok || !named)
            std::printf("%s at %lld: %s, named %lld\n", kKinds[size_t(i) % kKinds.size()], static_cast<long long>(at),
                        found.ok ? "not found" : qPrintable(found.what), static_cast<long long>(found.firstBad));
        record.run("ROLLBACK");
        record.clear();
    }
    return counts;
}

} // namespace

Outcome tryEdits(int count, quint32 seed)
{
    QElapsedTimer timer;
    timer.start();
    QTemporaryDir folder;
    const QString key = folder.filePath(QStringLiteral("private/heads.key"));
    const QString file = folder.filePath(QStringLiteral("small.qdr"));
    const QString large = folder.filePath(QStringLiteral("large.qdr"));
    const int clean = qMax(10'000, count * 10);
    if (!makeRecord(file, key, kFacts, kPerHead) || !makeRecord(large, key, clean, 500))
        return {};
    Database record;
    FactKinds kinds;
    if (!record.open(file, Database::ReadWrite))
        return {};
    kinds.load(record, false);
    record.run("DROP TRIGGER facts_stay; DROP TRIGGER facts_remain; PRAGMA ignore_check_constraints=1; PRAGMA foreign_keys=OFF");
    QRandomGenerator dice(seed);
    const Counts counts = tryAll(record, kinds, {file, key}, count, dice);
    Database whole;
    if (!whole.open(large, Database::ReadOnly))
        return {};
    kinds.load(whole, false);
    const Verification untouched = verifyRecord(whole, kinds, {large, key});
    QElapsedTimer opening;
    opening.start();
    RecordFile again(StoreLimits{0, 0});
    const bool opens = bool(again.open(large, key));
    const qint64 openMs = opening.elapsed();
    again.close();
    const bool kept = counts.found == counts.edits && counts.named == counts.edits && untouched.ok && untouched.facts == clean && opens;
    std::printf("{\"bench\":\"record-edits\",\"parameters\":{\"edits\":%d,\"kinds\":%d,\"clean_facts\":%d,\"seed\":%u},"
                "\"results\":{\"found\":%d,\"named\":%d,\"false_alarms\":%d,\"facts_per_second\":%.0f,\"open_ms\":%lld,\"kept\":%s,\"seconds\":%.1f}}\n",
                counts.edits, int(kKinds.size()), clean, seed, counts.found, counts.named, untouched.ok ? 0 : 1,
                double(untouched.facts) * 1000 / double(qMax(qint64(1), qint64(untouched.took.count()))), static_cast<long long>(openMs),
                kept ? "true" : "false", double(timer.elapsed()) / 1000);
    return {kept, {{"edited records", counts.edits, 0, counts.edits - counts.found},
                   {"the first fact that is wrong, named", counts.edits, 0, counts.edits - counts.named},
                   {"facts that nobody edited", clean, opens ? 0 : 1, untouched.ok && untouched.facts == clean ? 0 : 1}}};
}

} // namespace qd::test
