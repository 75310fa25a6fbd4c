#include "core/store/safety/Proof.h"

#include "core/base/Digest.h"
#include "core/store/Replay.h"
#include "core/store/safety/Heads.h"

#include <QElapsedTimer>

#include <algorithm>
#include <limits>

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

/// One walk through the record.
class Walk {
public:
    Walk(Database& database, const FactKinds& kinds, const ProofWish& wish)
        : m_database(database), m_kinds(kinds), m_wish(wish)
    {
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

    Database& m_database;
    const FactKinds& m_kinds;
    const ProofWish& m_wish;
    QList<Head> m_heads;
    QByteArray m_ours;
    qsizetype m_nextHead = 0;
    Sequence m_good = 0; ///< up to here the chain and a head agree
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

void Walk::noteRestored(const Statement& row)
{
    const Result<StoredFact> fact = readFact(row, m_kinds);
    if (const auto* restored = fact ? std::get_if<RecordRestored>(&fact->fact) : nullptr)
        found.restorations.append({fact->sequence, fact->time, restored->from, restored->replaced});
}

void Walk::blobs()
{
    Statement rows(m_database, "SELECT sha256, bytes FROM blobs");
    while (found.what.isEmpty() && !isEnough() && rows.next()) {
        const QByteArray name = rows.bytes(0);
        if (sha256(rows.bytes(1)) != name)
            found.what = QStringLiteral("What the record keeps under %1 was changed or damaged.").arg(QString::fromLatin1(name.toHex()));
        else
            ++found.blobs;
    }
    rows.reset();
    if (found.what.isEmpty() && isEnough())
        found.what = QStringLiteral("The check was given up.");
    if (found.what.isEmpty() && m_database.failed())
        found.what = m_database.error().text;
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
