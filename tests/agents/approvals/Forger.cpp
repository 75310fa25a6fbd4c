#include "tests/agents/approvals/Forger.h"

#include "core/base/Digest.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace qd::test {

namespace {

struct Swap {
    const char* from;
    const char* to;
};

/// What somebody would change who wants something else to go out under her yes.
constexpr Swap kSwaps[] = {
    {"A piece", "A piece "},
    {"A piece", "\u0410 piece"}, // a Cyrillic letter
    {"A piece", "A\u00a0piece"},
    {"A piece", "A pi\u0065\u0301ce"},
    {"A piece", "a piece"},
    {"a-piece", "a-piece-2"},
    {"a-piece", "../a-piece"},
    {"About it.", "About it. https://evil.example/"},
    {"folder-site", "folder-linkedin"},
    {R"("kind":"blog-post")", R"("kind":"daily-social-post")"},
    {R"("action":"blog-post")", R"("action":"daily-social-post")"},
    {R"("connector":"folder-site")", R"("connector":"folder-site","recipients":[{"address":"contact:1","channel":"e-mail"}])"},
    {R"("connector":"folder-site")", R"("connector":"folder-site","account":"other")"},
    {R"("connector":"folder-site")", R"("connector":"folder-site","window":{"from":0,"until":9999999999999})"},
    {R"("connector":"folder-site")", R"("connector":"folder-site","price_cap_micro_usd":9000000)"},
    {"text/html", "text/plain"},
    {R"("reversible":true)", R"("reversible":false)"},
    {R"("verdict":"approve")", R"("verdict":"reject")"},
    {R"("level":"L3")", R"("level":"L4")"},
};

QByteArray otherLetter(QByteArray text, qsizetype at, int step)
{
    const char was = text[at];
    const char first = was >= 'a' ? 'a' : was >= 'A' ? 'A' : '0';
    const int many = was >= 'A' ? 26 : 10;
    text[at] = char(first + (was - first + 1 + step % (many - 1)) % many);
    return text;
}

/// What somebody would change in a page: where a link leads, and what reads the same and is not.
constexpr Swap kFileSwaps[] = {
    {"https://example.com/study", "https://example.com/study?next=https://evil.example/"},
    {"https://example.com/study", "https://example.com.evil.example/study"},
    {"https://example.com/study", "https://example.com@evil.example/study"},
    {"https://example.com/study", "https://ex\u0430mple.com/study"}, // a Cyrillic letter
    {"caf\u00e9", "cafe\u0301"},                                     // the same in NFD
    {"caf\u00e9", "cafe"},
    {"today.", "today. "},
    {"today.", "today\u200b."},
    {"today.", "today.\u202e"},
    {"Plain", "plain"},
};

/// Of each kind that text can have, as it stands in a fact.
constexpr const char* kKindsOfBytes[] = {"\\u0000", "\\u0001", "\\u001b", "\\u007f", "\\u0085", "\\u00a0", "\\u00ad", "\\u0301", "\\u200b", "\\u200d", "\\u202e", "\\u2066", "\\ufeff", "\\uff0f",
                                         "\\ud83d\\ude00", "\\\"", "\\\\", "\\n", "\\r\\n", "\\t", "/", "<", "&", "'", ";", "%00", "{title}", "0", "\u00e9", "  "};

/// One of its leaves, in their order, becomes another; -1 counts them.
QJsonValue withOtherLeaf(const QJsonValue& at, int wanted, int& seen)
{
    if (at.isObject()) {
        QJsonObject object = at.toObject();
        for (const QString& name : object.keys())
            object.insert(name, withOtherLeaf(object.value(name), wanted, seen));
        return object;
    }
    if (at.isArray()) {
        QJsonArray array;
        for (const QJsonValue& item : at.toArray())
            array.append(withOtherLeaf(item, wanted, seen));
        return array;
    }
    if (seen++ != wanted)
        return at;
    return at.isBool() ? QJsonValue(!at.toBool()) : at.isDouble() ? QJsonValue(at.toInteger() + 1) : QJsonValue(at.toString() + u'x');
}

bool isLetterOrDigit(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

} // namespace

const char* Forger::name(Way way)
{
    static constexpr const char* names[] = {"nothing", "a letter of a fact", "a text", "a text and its hash", "a text, its hash and the chain", "a file", "a file and its hashes",
                                            "a letter of the state", "a text of the state", "a field", "a field and its hash", "a character of another kind", "words or a link in a file", "another file"};
    return names[way];
}

Forger::Forger(const QString& record, const ApprovedHome& approved, std::mt19937& random)
    : m_approved(approved)
    , m_random(random)
{
    if (!m_database.open(record, Database::ReadWrite))
        qFatal("the record that is to be forged does not open");
    m_database.run("DROP TRIGGER facts_stay");
}

QString Forger::forge(Way way)
{
    if (way != Nothing && way != SnapshotByte && way != SnapshotText && below(2) == 0)
        m_database.run("DELETE FROM snapshots"); // the facts are added up again
    switch (way) {
    case FactByte: return changeFact();
    case Text: return changeText(false, false);
    case TextAndHash: return changeText(true, false);
    case TextHashAndChain: return changeText(true, true);
    case FileBytes: return changeFile(false);
    case FileAndHash: return changeFile(true);
    case SnapshotByte: return changeSnapshot(false);
    case SnapshotText: return changeSnapshot(true);
    case Field: return changeField(false);
    case FieldAndHash: return changeField(true);
    case ByteClass: return changeKindOfByte();
    case FileText: return changeFileText();
    case OtherFile: return exchangeFile();
    case Nothing:
    case Ways: break;
    }
    return QStringLiteral("nothing");
}

QString Forger::changeFact()
{
    const qint64 last = m_database.number("SELECT max(sequence) FROM facts");
    Statement body(m_database, "SELECT body FROM facts WHERE sequence = ?1");
    Statement change(m_database, "UPDATE facts SET body = ?2 WHERE sequence = ?1");
    for (int tries = 0; tries < 100; ++tries) {
        const qint64 sequence = last - below(size_t(qMin<qint64>(last, 25)));
        if (!body.with(sequence).next())
            continue;
        const QByteArray was = body.text(0).toUtf8();
        body.reset();
        const qsizetype at = below(size_t(was.size()));
        if (!isLetterOrDigit(was[at]))
            continue;
        const QByteArray now = otherLetter(was, at, below(25));
        if (change.with(sequence, Utf8{now}).run())
            return QStringLiteral("byte %1 of fact %2, %3 to %4").arg(at).arg(sequence).arg(QLatin1Char(was[at])).arg(QLatin1Char(now[at]));
        m_database.clear(); // that is no JSON
    }
    return {};
}

int Forger::replaceInFacts(const QByteArray& from, const QByteArray& to)
{
    QMap<qint64, QByteArray> changed;
    {
        Statement all(m_database, "SELECT sequence, body FROM facts WHERE instr(body, ?1) > 0");
        for (all.with(Utf8{from}); all.next();)
            changed.insert(all.integer(0), all.text(1).toUtf8().replace(from, to));
    }
    Statement change(m_database, "UPDATE facts SET body = ?2 WHERE sequence = ?1");
    for (auto it = changed.begin(); it != changed.end(); ++it)
        change.with(it.key(), Utf8{it.value()}).run();
    return int(changed.size());
}

QString Forger::changeText(bool withHash, bool withChain)
{
    const Swap& swap = kSwaps[below(std::size(kSwaps))];
    if (replaceInFacts(swap.from, swap.to) == 0 || m_database.failed()) {
        m_database.clear();
        return {};
    }
    if (withHash)
        fitHash();
    if (withChain)
        fitChain();
    return QStringLiteral("%1 to %2").arg(QString::fromUtf8(swap.from), QString::fromUtf8(swap.to));
}

/// What is planned now gets the approval that was given to what was.
void Forger::fitHash()
{
    QByteArray body;
    {
        Statement planned(m_database, "SELECT body FROM facts JOIN kinds ON kinds.id = facts.kind WHERE kinds.name = 'effect-planned' ORDER BY sequence DESC LIMIT 1");
        if (planned.with().next())
            body = planned.text(0).toUtf8();
    }
    const Result<EffectPlanned> fact = decodeText<EffectPlanned>(body);
    if (fact)
        replaceInFacts(m_approved.sha256.toHex(), contentHash(fact->effect.content).toHex());
}

void Forger::fitChain()
{
    FactKinds kinds;
    kinds.load(m_database, false);
    QMap<qint64, QByteArray> hashes;
    {
        QByteArray previous = chainStart();
        Statement all(m_database, kSelectFacts);
        for (all.with(qint64(1), std::numeric_limits<qint64>::max()); all.next();) {
            const Result<StoredFact> fact = readFact(all, kinds);
            if (!fact)
                return; // it will not be understood either
            previous = chainLink(previous, encodeRow(*fact));
            hashes.insert(fact->sequence, previous);
        }
    }
    Statement change(m_database, "UPDATE facts SET hash = ?2 WHERE sequence = ?1");
    for (auto it = hashes.begin(); it != hashes.end(); ++it)
        change.with(it.key(), it.value()).run();
}

QString Forger::changeFile(bool withHash)
{
    const EffectFile& file = m_approved.content.files[below(size_t(m_approved.content.files.size()))];
    QByteArray bytes = m_approved.files.value(file.sha256);
    if (bytes.isEmpty())
        return {};
    const qsizetype at = below(size_t(bytes.size()));
    bytes[at] = char(bytes[at] ^ (1 << below(8)));
    const QByteArray now = withHash ? sha256(bytes) : file.sha256;
    Statement change(m_database, "UPDATE blobs SET sha256 = ?2, bytes = ?3 WHERE sha256 = ?1");
    if (!change.with(file.sha256, now, bytes).run())
        return {};
    if (withHash) {
        replaceInFacts(file.sha256.toHex(), now.toHex());
        fitHash();
        if (below(2) == 0)
            fitChain();
    }
    return QStringLiteral("byte %1 of %2").arg(at).arg(file.path);
}

QString Forger::changeField(bool withHash)
{
    static const std::pair<const char*, QString> places[] = {{"effect-planned", QStringLiteral("effect")}, {"approval-asked", QStringLiteral("approval")}};
    QMap<qint64, QByteArray> changed;
    int leaf = -1;
    for (const auto& [kind, holder] : places) {
        Statement all(m_database, "SELECT sequence, body FROM facts JOIN kinds ON kinds.id = facts.kind WHERE kinds.name = ?1");
        for (all.with(Utf8{kind}); all.next();) {
            QJsonObject body = QJsonDocument::fromJson(all.text(1).toUtf8()).object();
            QJsonObject inner = body.value(holder).toObject();
            const QJsonValue content = inner.value(QStringLiteral("content"));
            int count = 0;
            (void)withOtherLeaf(content, -1, count);
            leaf = leaf < 0 ? below(size_t(qMax(1, count))) : leaf; // the same of both
            int seen = 0;
            inner.insert(QStringLiteral("content"), withOtherLeaf(content, leaf, seen));
            body.insert(holder, inner);
            changed.insert(all.integer(0), QJsonDocument(body).toJson(QJsonDocument::Compact));
        }
    }
    Statement change(m_database, "UPDATE facts SET body = ?2 WHERE sequence = ?1");
    for (auto fact = changed.begin(); fact != changed.end(); ++fact)
        if (!change.with(fact.key(), Utf8{fact.value()}).run())
            return {};
    if (withHash)
        fitHash();
    if (withHash && below(2) == 0)
        fitChain();
    return changed.isEmpty() ? QString() : QStringLiteral("field %1").arg(leaf);
}

QString Forger::changeKindOfByte()
{
    const QByteArray kind = kKindsOfBytes[below(std::size(kKindsOfBytes))];
    if (replaceInFacts("A piece", "A" + kind + "piece") == 0 || m_database.failed()) {
        m_database.clear();
        return {};
    }
    fitHash();
    return QStringLiteral("A%1piece").arg(QString::fromUtf8(kind));
}

bool Forger::takeFor(const EffectFile& file, const QByteArray& bytes)
{
    const QByteArray now = sha256(bytes);
    Statement change(m_database, "UPDATE blobs SET sha256 = ?2, bytes = ?3 WHERE sha256 = ?1");
    if (!change.with(file.sha256, now, bytes).run())
        return false;
    replaceInFacts(file.sha256.toHex(), now.toHex());
    replaceInFacts("\"bytes\":" + QByteArray::number(file.bytes), "\"bytes\":" + QByteArray::number(bytes.size()));
    fitHash();
    if (below(2) == 0)
        fitChain();
    return true;
}

QString Forger::changeFileText()
{
    const EffectFile& file = m_approved.content.files[below(size_t(m_approved.content.files.size()))];
    const QByteArray was = m_approved.files.value(file.sha256);
    const Swap& swap = kFileSwaps[below(std::size(kFileSwaps))];
    const QByteArray now = QByteArray(was).replace(swap.from, swap.to);
    return now != was && takeFor(file, now) ? QStringLiteral("%1 to %2 in %3").arg(QString::fromUtf8(swap.from), QString::fromUtf8(swap.to), file.path) : QString();
}

/// Whose bytes are whole and have their own hash.
QString Forger::exchangeFile()
{
    const EffectFile& file = m_approved.content.files[below(size_t(m_approved.content.files.size()))];
    QList<std::pair<QByteArray, qint64>> others;
    {
        Statement all(m_database, "SELECT sha256, length(bytes) FROM blobs WHERE sha256 <> ?1");
        for (all.with(file.sha256); all.next();)
            others.append({all.bytes(0), all.integer(1)});
    }
    if (others.isEmpty())
        return {};
    const auto& [sha256, bytes] = others[below(size_t(others.size()))];
    replaceInFacts(file.sha256.toHex(), sha256.toHex());
    if (below(2) == 0)
        replaceInFacts("\"bytes\":" + QByteArray::number(file.bytes), "\"bytes\":" + QByteArray::number(bytes));
    fitHash();
    return QStringLiteral("%1 instead of %2").arg(QString::fromLatin1(sha256.toHex().left(8)), file.path);
}

QString Forger::changeSnapshot(bool wholeText)
{
    Statement newest(m_database, "SELECT sequence, body FROM snapshots ORDER BY sequence DESC LIMIT 1");
    if (!newest.with().next())
        return {};
    const qint64 sequence = newest.integer(0);
    const QByteArray was = newest.text(1).toUtf8();
    newest.reset();
    QByteArray now = was;
    if (wholeText) {
        const Swap& swap = kSwaps[below(std::size(kSwaps))];
        now.replace(swap.from, swap.to);
    } else {
        const qsizetype at = below(size_t(was.size()));
        if (isLetterOrDigit(was[at]))
            now = otherLetter(was, at, below(25));
    }
    if (now == was)
        return {};
    Statement change(m_database, "UPDATE snapshots SET body = ?2, sha256 = ?3 WHERE sequence = ?1");
    return change.with(sequence, Utf8{now}, sha256(now)).run() ? QStringLiteral("the state at fact %1").arg(sequence) : QString();
}

} // namespace qd::test
