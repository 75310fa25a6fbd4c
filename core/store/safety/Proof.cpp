#include "core/store/safety/Proof.h"

#include "core/base/Digest.h"
#include "core/store/Replay.h"
#include "core/store/safety/Heads.h"
#include "core/store/safety/NamedBlobs.h"
#include "core/store/safety/SnapshotSeal.h"

#include <QElapsedTimer>

#include <algorithm>
#include <limits>
#include <utility>

namespace qd {

namespace {

QString endsEarly(Sequence last, const Head& head)
{
    return QStringLiteral("Fact %1 is missing: the record ends at %2, but the head that was signed at %3 had %4.")
        .arg(last + 1).arg(last).arg(toRfc3339(head.time)).arg(head.sequence);
}

QString isAnother(const Head& head, Sequence from)
{
    return QStringLiteral("Facts %1 to %2 were written anew: they fit each other, but not the head that was signed at %3.")
        .arg(from).arg(head.sequence).arg(toRfc3339(head.time));
}

QString hex(const QByteArray& sha256)
{
    return QString::fromLatin1(sha256.toHex());
}

/// The text that a kept call says it was given besides its own; empty for other bytes. A call begins as RunTurn writes it.
QByteArray systemOf(const QByteArray& bytes)
{
    static const QByteArray name = "\",\"system_sha256\":\"";
    if (!bytes.startsWith("{\"model\":\""))
        return {};
    const qsizetype at = bytes.left(512).indexOf(name);
    return at < 0 ? QByteArray() : QByteArray::fromHex(bytes.mid(at + name.size(), 64));
}

/// One walk through the record. What is derived (snapshots) and what is kept beside the facts (blobs) is told of when the
/// facts themselves are well.
class Walk {
public:
    Walk(Database& database, const FactKinds& kinds, const ProofWish& wish)
        : m_database(database)
        , m_kinds(kinds)
        , m_wish(wish)
        , m_blob(database, "SELECT 1 FROM blobs WHERE sha256 = ?1")
    {
        planStops();
        Heads heads = readHeads(wish.file);
        std::sort(heads.list.begin(), heads.list.end(), [](const Head& a, const Head& b) { return a.sequence < b.sequence; });
        m_heads = std::move(heads.list);
        found.headsUnreadable = heads.unreadable;
        if (const Result<SigningKey> key = SigningKey::read(wish.keyFile); key)
            m_ours = key->publicPart();
    }

    void facts();
    void blobs();
    Verification found;

private:
    bool isEnough() const { return m_wish.enough && *m_wish.enough; }
    QString checkHeads(const QByteArray& hash);
    void noteRestored(const Statement& row);
    QString checkEnd();
    QString readOn(const Statement& row);
    void planStops();
    void begin(Sequence from);
    void compareSnapshot();
    QByteArray snapshotAt(Sequence sequence);
    bool isKept(const QByteArray& sha256);
    void noteBeside(const QString& what);
    void need(const QByteArray& sha256, Sequence by);

    Database& m_database;
    const FactKinds& m_kinds;
    const ProofWish& m_wish;
    QList<Head> m_heads;
    QByteArray m_ours;
    qsizetype m_nextHead = 0;
    Sequence m_good = 0; ///< up to here the chain and a head agree
    Statement m_blob;
    struct Stop {
        Sequence from; ///< the last snapshot before it that is sealed, or 0
        Sequence at;   ///< of a snapshot that is compared with what the facts add up to
    };
    QList<Stop> m_stops; ///< ahead, in order
    bool m_folds = false;
    OfficeState m_state; ///< what the facts so far add up to, while m_folds
    QString m_beside;    ///< the first that is wrong beside the facts
};

void Walk::facts()
{
    const qint64 restoration = m_kinds.idOf(Fact(RecordRestored{}).index());
    QByteArray previous = chainStart();
    Statement rows(m_database, kSelectFacts);
    rows.with(Sequence(0), std::numeric_limits<Sequence>::max());
    while (found.what.isEmpty() && !isEnough() && rows.next()) {
        found.what = checkLink(rows, m_kinds, found.facts + 1, previous);
        if (!found.what.isEmpty()) {
            found.firstBad = found.facts + 1;
            break;
        }
        ++found.facts;
        if (rows.integer(2) == restoration && restoration != 0)
            noteRestored(rows);
        found.what = checkHeads(previous);
        if (found.what.isEmpty())
            found.what = readOn(rows);
    }
    rows.reset();
    if (!found.what.isEmpty())
        return;
    if (isEnough())
        found.what = QStringLiteral("The check was given up.");
    else if (m_database.failed())
        found.what = m_database.error().text;
    else
        found.what = checkEnd();
    if (!found.what.isEmpty())
        found.firstBad = found.facts + 1;
}

QString Walk::checkHeads(const QByteArray& hash)
{
    for (; m_nextHead < m_heads.size() && m_heads[m_nextHead].sequence <= found.facts; ++m_nextHead) {
        const Head& head = m_heads[m_nextHead];
        if (head.sequence < found.facts)
            continue; // no record begins before its first fact
        if (head.hash != hash) {
            found.firstBad = m_good + 1;
            return isAnother(head, m_good + 1);
        }
        ++found.heads;
        if (head.key != m_ours) {
            ++found.headsOfOthers;
            continue;
        }
        m_good = found.signedUpTo = head.sequence;
        found.signedAt = head.time;
    }
    return {};
}

QString Walk::checkEnd()
{
    if (m_nextHead < m_heads.size())
        return endsEarly(found.facts, m_heads.last());
    const Sequence known = lastKnown(m_database);
    return known > found.facts ? cutOff(found.facts, known) : QString();
}

/// Notes what the fact says is kept, and whether a snapshot of here is what the facts add up to.
QString Walk::readOn(const Statement& row)
{
    if (m_folds || canNameBlobs(m_kinds.nameOf(row.integer(2)))) {
        const Result<StoredFact> fact = readFact(row, m_kinds);
        if (!fact)
            return fact.error().text;
        eachNamedBlob(fact->fact, [this](const QByteArray& sha256) { need(sha256, found.facts); });
        if (m_folds)
            m_state.apply(*fact);
    }
    if (m_folds && m_stops.first().at == found.facts)
        compareSnapshot();
    begin(found.facts);
    return {};
}

/// The newest snapshot is compared with the facts, and every other that has no seal of this home: nobody without the key made
/// one that has.
void Walk::planStops()
{
    const SnapshotSeal seal = SnapshotSeal::with(m_wish.keyFile);
    Sequence before = 0; // the last that is sealed, and the one before it
    Sequence sealed = 0;
    Sequence last = 0;
    Statement rows(m_database, "SELECT sequence, body, sha256 FROM snapshots WHERE version = ?1 ORDER BY sequence");
    rows.with(OfficeState::kVersion);
    while (rows.next()) {
        last = rows.integer(0);
        if (!m_wish.keyFile.isEmpty() && seal.fits(m_database, last, rows.bytes(1), rows.bytes(2)))
            before = std::exchange(sealed, last);
        else
            m_stops.append({sealed, last});
    }
    rows.reset();
    if (sealed > 0 && sealed == last)
        m_stops.append({before, last});
    if (m_database.failed()) {
        noteBeside(QStringLiteral("The snapshots cannot be read: %1").arg(m_database.error().text));
        m_database.clear(); // the facts are looked at all the same
    }
    begin(0);
}

/// Goes on from the snapshot that the next comparison rests on, where it lies here.
void Walk::begin(Sequence from)
{
    if (m_stops.isEmpty() || m_folds || m_stops.first().from != from)
        return;
    m_folds = true;
    m_state = {};
    if (from > 0)
        if (Result<OfficeState> state = decodeSnapshot(snapshotAt(from)); state)
            m_state = std::move(*state);
}

QByteArray Walk::snapshotAt(Sequence sequence)
{
    Statement row(m_database, "SELECT body FROM snapshots WHERE sequence = ?1");
    return row.with(sequence).next() ? row.bytes(0) : QByteArray();
}

void Walk::compareSnapshot()
{
    const Sequence at = m_stops.takeFirst().at;
    if (snapshotAt(at) != encodeSnapshot(m_state))
        noteBeside(QStringLiteral("The facts are as they were recorded, but the snapshot at fact %1 is not what they add up to: it was changed or "
                                  "damaged. What this home did not seal is not believed: the facts are added up anew when the record is opened.").arg(at));
    m_folds = !m_stops.isEmpty() && m_stops.first().from < at;
}

bool Walk::isKept(const QByteArray& sha256)
{
    return m_blob.with(sha256).next() || m_database.failed(); // a disk that fails says so itself
}

void Walk::noteBeside(const QString& what)
{
    if (m_beside.isEmpty())
        m_beside = what;
}

void Walk::need(const QByteArray& sha256, Sequence by)
{
    if (!isKept(sha256))
        noteBeside(QStringLiteral("What fact %1 says is kept under %2 is missing.").arg(by).arg(hex(sha256)));
}

void Walk::noteRestored(const Statement& row)
{
    const Result<StoredFact> fact = readFact(row, m_kinds);
    if (const auto* restored = fact ? std::get_if<RecordRestored>(&fact->fact) : nullptr)
        found.restorations.append({fact->sequence, fact->time, restored->from, restored->replaced});
}

void Walk::blobs()
{
    QByteArray seen; // many calls in a row are given the same text
    Statement rows(m_database, "SELECT sha256, bytes FROM blobs");
    while (found.what.isEmpty() && !isEnough() && rows.next()) {
        const QByteArray name = rows.bytes(0);
        const QByteArray bytes = rows.bytes(1);
        if (sha256(bytes) != name)
            found.what = QStringLiteral("What the record keeps under %1 was changed or damaged.").arg(hex(name));
        else
            ++found.blobs;
        if (const QByteArray system = systemOf(bytes); !system.isEmpty() && system != seen)
            if (seen = system; !isKept(system))
                noteBeside(QStringLiteral("The text %1 that the kept call %2 was given is missing.").arg(hex(system), hex(name)));
    }
    rows.reset();
    m_blob.reset();
    if (found.what.isEmpty() && isEnough())
        found.what = QStringLiteral("The check was given up.");
    if (found.what.isEmpty() && m_database.failed())
        found.what = m_database.error().text;
    if (found.what.isEmpty())
        found.what = m_beside;
}

} // namespace

Verification verifyRecord(Database& database, const FactKinds& kinds, const ProofWish& wish)
{
    QElapsedTimer watch;
    watch.start();
    Walk walk(database, kinds, wish);
    walk.facts();
    if (walk.found.what.isEmpty())
        walk.blobs();
    walk.found.ok = walk.found.what.isEmpty();
    walk.found.took = Duration(watch.elapsed());
    return walk.found;
}

Result<Done> checkLastHead(Database& database, const QString& file, Sequence last)
{
    const std::optional<Head> head = lastHead(file);
    if (!head)
        return Done{};
    QString what;
    if (head->sequence > last) {
        what = endsEarly(last, *head);
    } else {
        Statement row(database, "SELECT hash FROM facts WHERE sequence = ?1");
        if (row.with(head->sequence).next() && row.bytes(0) != head->hash)
            what = QStringLiteral("Fact %1 is not the one whose head was signed at %2.").arg(head->sequence).arg(toRfc3339(head->time));
    }
    if (what.isEmpty())
        return Done{};
    return Error{Error::Store, QStringLiteral("The record is damaged, or an older one was put in its place. ") + what, file,
                 QStringLiteral("Put a backup in its place with `quarterdeck backup restore`, which sees to what was under way.")};
}

} // namespace qd
