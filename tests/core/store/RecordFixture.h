#pragma once

#include "core/base/Digest.h"
#include "core/store/Database.h"
#include "core/store/EventStore.h"
#include "core/store/HistoryReader.h"
#include "tests/support/Await.h"
#include "tests/support/ManualClock.h"
#include "tests/support/TempHome.h"

#include <gtest/gtest.h>

namespace qd::test {

inline const Instant kNoon{1'795'003'200'000}; // 2026-11-18T12:00:00Z

inline RunId runOf(int n) { return {{0x0190000000007000ull, 0x8000000000000000ull + quint64(n)}}; }

/// A record in a home of its own, and how to put facts into it.
class RecordTest : public testing::Test {
protected:
    static StoredFact stored(Fact fact, RunId run = {}, Instant time = kNoon)
    {
        StoredFact made;
        made.time = time;
        made.actor = system();
        made.correlation = run;
        made.fact = std::move(fact);
        return made;
    }
    static StoredFact message(const QString& from, const QString& to, const QString& subject, const QString& body = {},
                              MessageType type = MessageType::Notice, RunId run = {}, Priority priority = Priority::Normal)
    {
        MessageSent sent;
        sent.message.from = {from};
        sent.message.to = {to};
        sent.message.subject = subject;
        sent.message.body = body;
        sent.message.type = type;
        sent.message.priority = priority;
        sent.message.correlation = run;
        sent.message.time = kNoon;
        return stored(sent, run);
    }
    static QList<StoredFact> notices(int count)
    {
        QList<StoredFact> facts;
        for (int i = 0; i < count; ++i)
            facts.append(message(QStringLiteral("cmo"), QStringLiteral("copywriter"), QStringLiteral("notice %1").arg(i)));
        return facts;
    }

    Result<EventStore::Opened> open()
    {
        Result<EventStore::Opened> opened = store.open(file);
        next = opened ? opened->state.sequence + 1 : 1;
        return opened;
    }
    /// Gives the facts the next places in the record.
    Batch batch(QList<StoredFact> facts, CommandId command = {})
    {
        for (StoredFact& fact : facts)
            fact.sequence = next++;
        return {facts, {}, command};
    }
    Result<Sequence> append(Batch given)
    {
        return answerOf<Result<Sequence>>([&](auto done) { store.append(std::move(given), &mailbox, done); });
    }
    Result<Sequence> append(QList<StoredFact> facts) { return append(batch(std::move(facts))); }
    /// Waits until what is stored is found.
    void settle()
    {
        bool there = false;
        store.whenIndexed(&mailbox, [&there] { there = true; });
        ASSERT_TRUE(waitUntil([&there] { return there; }));
    }
    /// Changes the file behind the program's back, which a trigger would not allow.
    void tamper(const char* sql)
    {
        Database database;
        ASSERT_TRUE(database.open(file, Database::ReadWrite));
        database.run("DROP TRIGGER facts_stay; DROP TRIGGER facts_remain; PRAGMA ignore_check_constraints=1");
        ASSERT_TRUE(database.run(sql)) << database.error().text.toStdString();
    }

    TempHome home;
    QString file = home.file(QStringLiteral("record.qd"));
    ManualClock clock;
    Mailbox mailbox;
    EventStore store{clock, StoreLimits{64 * 1024, 0}};
    Sequence next = 1;
};

} // namespace qd::test
