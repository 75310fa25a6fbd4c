#include "core/store/Schema.h"

#include <array>

namespace qd {

namespace {

constexpr qint64 kApplication = 0x51444b31; // "QDK1": tells a record from any other SQLite file

/// 1: facts and what is stored with them; then what is derived from facts and may be dropped and filled again.
constexpr const char* kFirst = R"sql(
CREATE TABLE meta(name TEXT PRIMARY KEY, value INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE kinds(id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT;
CREATE TABLE facts(
  sequence INTEGER PRIMARY KEY CHECK(sequence > 0),
  time INTEGER NOT NULL,
  kind INTEGER NOT NULL REFERENCES kinds(id),
  actor TEXT NOT NULL,
  cause INTEGER NOT NULL,
  correlation BLOB CHECK(correlation IS NULL OR length(correlation) = 16),
  label TEXT CHECK(label IS NULL OR json_valid(label)),
  body TEXT NOT NULL CHECK(json_valid(body)),
  hash BLOB NOT NULL CHECK(length(hash) = 32)
) STRICT;
CREATE TRIGGER facts_stay BEFORE UPDATE ON facts BEGIN SELECT RAISE(ABORT, 'facts are never changed'); END;
CREATE TRIGGER facts_remain BEFORE DELETE ON facts BEGIN SELECT RAISE(ABORT, 'facts are never removed'); END;
CREATE TABLE blobs(sha256 BLOB PRIMARY KEY CHECK(length(sha256) = 32), bytes BLOB NOT NULL) STRICT;
CREATE TABLE commands(id BLOB PRIMARY KEY) STRICT, WITHOUT ROWID;
CREATE TABLE snapshots(sequence INTEGER PRIMARY KEY, version INTEGER NOT NULL, sha256 BLOB NOT NULL, body TEXT NOT NULL) STRICT;

CREATE TABLE budget_limits(scope TEXT, period TEXT, cap INTEGER NOT NULL, PRIMARY KEY(scope, period)) STRICT, WITHOUT ROWID;
CREATE TABLE budget(scope TEXT, period TEXT, reserved INTEGER NOT NULL, spent INTEGER NOT NULL, cap INTEGER NOT NULL,
  PRIMARY KEY(scope, period), CHECK(reserved + spent <= cap)) STRICT, WITHOUT ROWID;
CREATE TABLE reservations(turn BLOB PRIMARY KEY, agent TEXT NOT NULL, time INTEGER NOT NULL, amount INTEGER NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE keys(id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, count INTEGER NOT NULL) STRICT;
CREATE TABLE posting(key INTEGER, n INTEGER, place INTEGER NOT NULL, PRIMARY KEY(key, n)) STRICT, WITHOUT ROWID;
CREATE TABLE traffic(n INTEGER PRIMARY KEY, sequence INTEGER NOT NULL, sender INTEGER NOT NULL, receiver INTEGER NOT NULL,
  type INTEGER NOT NULL, priority INTEGER NOT NULL, run INTEGER NOT NULL) STRICT;
CREATE VIRTUAL TABLE traffic_text USING fts5(subject, body, content='', columnsize=0, tokenize='porter unicode61');
CREATE TABLE decisions(n INTEGER PRIMARY KEY, sequence INTEGER NOT NULL, maker INTEGER NOT NULL, kind INTEGER NOT NULL,
  run INTEGER NOT NULL) STRICT;
CREATE VIRTUAL TABLE decisions_text USING fts5(decision, reasoning, alternatives, evidence, content='', columnsize=0,
  tokenize='porter unicode61');
CREATE TABLE tally(by INTEGER, day INTEGER, key TEXT, calls INTEGER NOT NULL, tokens_in INTEGER NOT NULL,
  tokens_out INTEGER NOT NULL, cache_read INTEGER NOT NULL, cache_write INTEGER NOT NULL, cost INTEGER NOT NULL,
  would INTEGER NOT NULL, PRIMARY KEY(by, day, key)) STRICT, WITHOUT ROWID;
CREATE TABLE agents(id TEXT PRIMARY KEY, title TEXT NOT NULL, rank TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE workflows(id TEXT PRIMARY KEY, title TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE runs(n INTEGER PRIMARY KEY, run BLOB NOT NULL UNIQUE, title TEXT NOT NULL DEFAULT '', brief TEXT NOT NULL DEFAULT '',
  workflow TEXT NOT NULL DEFAULT '', outcome TEXT NOT NULL DEFAULT '', waits INTEGER NOT NULL DEFAULT 0,
  sample INTEGER NOT NULL DEFAULT 0, hidden INTEGER NOT NULL DEFAULT 0, started INTEGER NOT NULL DEFAULT 0, ended INTEGER,
  summary TEXT NOT NULL DEFAULT '', calls INTEGER NOT NULL DEFAULT 0, tokens_in INTEGER NOT NULL DEFAULT 0,
  tokens_out INTEGER NOT NULL DEFAULT 0, cache_read INTEGER NOT NULL DEFAULT 0, cache_write INTEGER NOT NULL DEFAULT 0,
  cost INTEGER NOT NULL DEFAULT 0, would INTEGER NOT NULL DEFAULT 0) STRICT;
)sql";

/// 2: what memories and documents are found by; derived from facts too.
constexpr const char* kSecond = R"sql(
CREATE TABLE holdings(h INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE, sequence INTEGER NOT NULL, space TEXT NOT NULL,
  title TEXT NOT NULL, origin TEXT NOT NULL, label TEXT NOT NULL, pieces INTEGER NOT NULL, time INTEGER NOT NULL,
  embedder TEXT NOT NULL, rehearsal INTEGER NOT NULL) STRICT;
CREATE INDEX holdings_in ON holdings(space, h);
CREATE TABLE pieces(n INTEGER PRIMARY KEY, holding INTEGER NOT NULL, place INTEGER NOT NULL, first INTEGER NOT NULL,
  length INTEGER NOT NULL, heading TEXT NOT NULL, vector BLOB NOT NULL) STRICT;
CREATE INDEX pieces_of ON pieces(holding, n);
CREATE VIRTUAL TABLE pieces_text USING fts5(title, body, tokenize='porter unicode61');
)sql";

/// 3: what an endpoint says that pieces mean. Derived, but not from facts: asked for again where it is lost, and kept when the
/// rest is filled again. `n` only grows while nothing leaves.
constexpr const char* kThird = R"sql(
CREATE TABLE meanings(n INTEGER PRIMARY KEY, holding BLOB NOT NULL CHECK(length(holding) = 16), place INTEGER NOT NULL,
  embedder TEXT NOT NULL, vector BLOB NOT NULL) STRICT;
CREATE UNIQUE INDEX meanings_of ON meanings(holding, place, embedder);
CREATE TABLE meaning_trouble(one INTEGER PRIMARY KEY CHECK(one = 1), embedder TEXT NOT NULL, what TEXT NOT NULL, time INTEGER NOT NULL) STRICT;
)sql";

/// 4: budgets count in units other than money, and by more than the agent.
constexpr const char* kFourth = R"sql(
CREATE TABLE limits_by_unit(scope TEXT, period TEXT, unit TEXT, cap INTEGER NOT NULL, PRIMARY KEY(scope, period, unit)) STRICT, WITHOUT ROWID;
INSERT INTO limits_by_unit SELECT scope, period, 'money', cap FROM budget_limits;
DROP TABLE budget_limits;
ALTER TABLE limits_by_unit RENAME TO budget_limits;
CREATE TABLE budget_by_unit(scope TEXT, period TEXT, unit TEXT, reserved INTEGER NOT NULL, spent INTEGER NOT NULL, cap INTEGER NOT NULL,
  PRIMARY KEY(scope, period, unit), CHECK(reserved + spent <= cap)) STRICT, WITHOUT ROWID;
INSERT INTO budget_by_unit SELECT scope, period, 'money', reserved, spent, cap FROM budget;
DROP TABLE budget;
ALTER TABLE budget_by_unit RENAME TO budget;
ALTER TABLE reservations ADD COLUMN tokens INTEGER NOT NULL DEFAULT 0;
ALTER TABLE reservations ADD COLUMN calls INTEGER NOT NULL DEFAULT 0;
ALTER TABLE reservations ADD COLUMN ms INTEGER NOT NULL DEFAULT 0;
ALTER TABLE reservations ADD COLUMN root BLOB;
ALTER TABLE reservations ADD COLUMN scopes TEXT NOT NULL DEFAULT '';
)sql";

/// 5: which campaign a run is about, and which run began the one that began it.
constexpr const char* kFifth = R"sql(
CREATE TABLE campaigns(id TEXT PRIMARY KEY, title TEXT NOT NULL) STRICT, WITHOUT ROWID;
ALTER TABLE runs ADD COLUMN root BLOB;
ALTER TABLE runs ADD COLUMN campaign TEXT NOT NULL DEFAULT '';
)sql";

/// 6: actions of the past as rules of authority look at them, what she said of each, and rules that were put to her; derived from
/// facts too.
constexpr const char* kSixth = R"sql(
CREATE TABLE actions(effect BLOB PRIMARY KEY CHECK(length(effect) = 16), sequence INTEGER NOT NULL, time INTEGER NOT NULL, agent TEXT NOT NULL,
  title TEXT NOT NULL, kind TEXT NOT NULL, connector TEXT NOT NULL, account TEXT NOT NULL, who INTEGER NOT NULL, reach INTEGER NOT NULL,
  cost INTEGER NOT NULL, reversible INTEGER NOT NULL, carries INTEGER NOT NULL, made INTEGER NOT NULL, chosen INTEGER,
  level INTEGER NOT NULL, rule TEXT NOT NULL DEFAULT '', run BLOB, approval BLOB, said INTEGER NOT NULL DEFAULT 0,
  said_at INTEGER NOT NULL DEFAULT 0) STRICT, WITHOUT ROWID;
CREATE INDEX actions_at ON actions(time);
CREATE INDEX actions_asked ON actions(approval);
CREATE INDEX actions_of ON actions(run);
CREATE TABLE proposals(proposal BLOB PRIMARY KEY CHECK(length(proposal) = 16), time INTEGER NOT NULL, form INTEGER NOT NULL, kind TEXT NOT NULL,
  level INTEGER NOT NULL, accepted INTEGER, answered INTEGER NOT NULL DEFAULT 0) STRICT, WITHOUT ROWID;
)sql";

constexpr std::array kMigrations{kFirst, kSecond, kThird, kFourth, kFifth, kSixth}; // number n brings the schema to version n + 1; only ever added to

Error newer(qint64 version)
{
    return {Error::Store, QStringLiteral("The record was written by a newer Quarterdeck (format %1; this program knows up to %2).")
                              .arg(version).arg(kSchemaVersion), {},
            QStringLiteral("Open it with that version, or a later one.")};
}

} // namespace

const int kSchemaVersion = int(kMigrations.size());

Result<bool> migrate(Database& database, int upTo)
{
    const qint64 version = database.number("PRAGMA user_version");
    const bool isNew = version == 0 && database.number("SELECT count(*) FROM sqlite_schema") == 0;
    if (database.failed())
        return database.error();
    if (!isNew && database.number("PRAGMA application_id") != kApplication)
        return Error{Error::Store, QStringLiteral("The file is a database of another program."), {}, {}};
    if (version > kSchemaVersion)
        return newer(version);
    for (qint64 step = version; step < upTo; ++step) {
        Transaction transaction(database);
        database.run(kMigrations[size_t(step)]);
        database.run(QStringLiteral("PRAGMA user_version=%1").arg(step + 1).toLatin1().constData());
        database.run(QStringLiteral("PRAGMA application_id=%1").arg(kApplication).toLatin1().constData());
        if (!transaction.commit())
            return database.error();
    }
    return isNew;
}

Result<Done> checkReadable(Database& database)
{
    const qint64 application = database.number("PRAGMA application_id");
    const qint64 version = database.number("PRAGMA user_version");
    if (database.failed())
        return database.error();
    if (application != kApplication)
        return Error{Error::Store, QStringLiteral("The file is not a Quarterdeck record."), {}, {}};
    if (version > kSchemaVersion)
        return newer(version);
    if (version < 1)
        return Error{Error::Store, QStringLiteral("The record has no format that there ever was."), {}, {}};
    return Done{};
}

bool isNewer(Database& database)
{
    return database.number("PRAGMA application_id") == kApplication && database.number("PRAGMA user_version") > kSchemaVersion;
}

Result<Done> checkSchema(Database& database)
{
    const Result<Done> readable = checkReadable(database);
    if (readable && database.number("PRAGMA user_version") < kSchemaVersion)
        return Error{Error::Store, QStringLiteral("The record has an older format that must be brought up first."), {},
                     QStringLiteral("Open it once in Quarterdeck where it can be written.")};
    return readable;
}

} // namespace qd
