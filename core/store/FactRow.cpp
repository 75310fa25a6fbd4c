#include "core/store/FactRow.h"

#include "core/base/Digest.h"

#include <QtEndian>

namespace qd {

namespace {

enum Column { SequenceAt, TimeAt, KindAt, ActorAt, CauseAt, CorrelationAt, LabelAt, BodyAt, HashAt };

const QList<QByteArray>& names()
{
    static const QList<QByteArray> list = [] {
        QList<QByteArray> all;
        for (const QString& name : factNames())
            all.append(name.toUtf8());
        return all;
    }();
    return list;
}

struct Big {
    char bytes[8];
    explicit Big(qint64 value) { qToBigEndian(value, bytes); }
    operator QByteArrayView() const { return {bytes, 8}; }
};

QByteArray link(const QByteArray& previous, Sequence sequence, qint64 time, QByteArrayView kind, QByteArrayView actor,
                Sequence cause, QByteArrayView correlation, QByteArrayView label, QByteArrayView body)
{
    return chainHash(previous, {Big(sequence), Big(time), kind, actor, Big(cause), correlation, label, body});
}

} // namespace

const char* const kSelectFacts = "SELECT sequence, time, kind, actor, cause, correlation, label, body, hash FROM facts "
                                 "WHERE sequence BETWEEN ?1 AND ?2 ORDER BY sequence";
const char* const kSelectFact = "SELECT sequence, time, kind, actor, cause, correlation, label, body, hash FROM facts "
                                "WHERE sequence = ?1";

FactRow encodeRow(const StoredFact& fact)
{
    FactRow row;
    row.sequence = fact.sequence;
    row.time = fact.time.ms;
    row.kind = fact.fact.index();
    row.actor = fact.actor.text.toUtf8();
    row.cause = fact.cause;
    row.correlation = fact.correlation.uuid;
    if (fact.label != Label{})
        row.label = encode(fact.label);
    row.body = encodeFact(fact.fact);
    return row;
}

void FactKinds::load(Database& database, bool complete)
{
    if (complete) {
        Statement add(database, "INSERT OR IGNORE INTO kinds(name) VALUES(?1)");
        for (const QByteArray& name : names())
            add.with(Utf8{name}).run();
    }
    m_ids = QList<qint64>(names().size(), 0);
    m_names.clear();
    Statement all(database, "SELECT id, name FROM kinds");
    while (all.next()) {
        const QByteArray name = all.bytes(1);
        m_names.insert(all.integer(0), name);
        if (const qsizetype at = names().indexOf(name); at >= 0)
            m_ids[at] = all.integer(0);
    }
}

const QByteArray& FactKinds::name(size_t kind)
{
    return names()[qsizetype(kind)];
}

QByteArray chainStart()
{
    return QByteArray(32, '\0');
}

QByteArray chainLink(const QByteArray& previous, const FactRow& row)
{
    return link(previous, row.sequence, row.time, FactKinds::name(row.kind), row.actor, row.cause,
                bytesOf(row.correlation), row.label, row.body);
}

Result<StoredFact> readFact(const Statement& statement, const FactKinds& kinds)
{
    StoredFact stored;
    stored.sequence = statement.integer(SequenceAt);
    stored.time = {statement.integer(TimeAt)};
    stored.actor = {statement.text(ActorAt)};
    stored.cause = statement.integer(CauseAt);
    stored.correlation = {statement.uuid(CorrelationAt)};
    const auto bad = [&stored](const Error& why) {
        return Error{Error::Store, QStringLiteral("Fact %1 of the record cannot be understood: %2").arg(stored.sequence).arg(why.text),
                     why.where, why.hint};
    };
    if (!statement.isNull(LabelAt)) {
        Result<Label> label = decodeText<Label>(statement.bytes(LabelAt));
        if (!label)
            return bad(label.error());
        stored.label = std::move(*label);
    }
    Result<Fact> fact = decodeFact(QString::fromUtf8(kinds.nameOf(statement.integer(KindAt))), statement.bytes(BodyAt));
    if (!fact)
        return bad(fact.error());
    stored.fact = std::move(*fact);
    return stored;
}

QString checkLink(const Statement& statement, const FactKinds& kinds, Sequence expected, QByteArray& previous)
{
    const Sequence sequence = statement.integer(SequenceAt);
    if (sequence != expected)
        return QStringLiteral("Fact %1 is missing: after it stands %2.").arg(expected).arg(sequence);
    const QByteArray hash = link(previous, sequence, statement.integer(TimeAt), kinds.nameOf(statement.integer(KindAt)),
                                 statement.view(ActorAt), statement.integer(CauseAt), statement.view(CorrelationAt),
                                 statement.view(LabelAt), statement.view(BodyAt));
    if (hash != statement.view(HashAt))
        return QStringLiteral("Fact %1 is not the one that was stored, or does not follow the one before it.").arg(sequence);
    previous = hash;
    return {};
}

} // namespace qd
