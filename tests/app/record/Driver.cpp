#include "tests/app/record/Material.h"
#include "tests/app/record/Trials.h"

#include "core/async/Mailbox.h"
#include "core/base/Digest.h"
#include "core/store/safety/BackupFolder.h"

#include <QCoreApplication>
#include <QDir>
#include <QEventLoop>
#include <QThread>

#include <cstdio>
#include <optional>

#include <fcntl.h>
#include <unistd.h>

namespace qd::test {

namespace {

constexpr int kTries = 200;
const QString kRecord = QStringLiteral("/record.qdr");
const QString kKey = QStringLiteral("/private/heads.key");

/// What is said to the world, in a file that never fails.
class Said {
public:
    explicit Said(const QString& folder) : m_handle(::open((folder + QStringLiteral("/ack")).toUtf8().constData(), O_CREAT | O_WRONLY | O_APPEND, 0600)) {}
    ~Said() { ::close(m_handle); }
    void say(const QByteArray& line) const { [[maybe_unused]] const ssize_t done = ::write(m_handle, (line + '\n').constData(), size_t(line.size() + 1)); }

private:
    int m_handle;
};

QByteArray blobAt(Sequence at)
{
    return QByteArray(int(300 + at * 131 % 7000), char('a' + at % 26)) + QByteArray::number(at);
}

Batch batchAfter(Sequence last)
{
    Batch batch;
    for (Sequence at = last + 1; at <= last + 3; ++at) {
        StoredFact fact;
        fact.sequence = at;
        fact.time = {1'795'003'200'000 + at};
        fact.actor = system();
        fact.fact = AllStopped{human(), QStringLiteral("because of %1").arg(at), {}};
        batch.facts.append(fact);
    }
    batch.blobs.append({sha256(blobAt(last + 1)), blobAt(last + 1)});
    return batch;
}

template <class T>
Result<T> waitOn(const std::function<void(Mailbox*, std::function<void(Result<T>)>)>& ask)
{
    Mailbox mailbox;
    QEventLoop loop;
    std::optional<Result<T>> answer;
    ask(&mailbox, [&](Result<T> given) {
        answer = std::move(given);
        loop.quit();
    });
    if (!answer)
        loop.exec();
    return *answer;
}

/// What was refused.
struct Refusals {
    int all = 0;
    int wordless = 0; ///< of them, with no sentence that says why
    QString last{};

    void take(const Error& why)
    {
        ++all;
        wordless += why.text.trimmed().contains(QLatin1Char(' ')) ? 0 : 1;
        last = why.text;
    }
};

/// Tries as often as a person would who sees to the disk.
bool reopen(EventStore& store, const QString& folder, bool isOpen, Sequence& last, Refusals& refusals)
{
    for (int i = 0; i < kTries; ++i, QThread::msleep(1)) {
        const Result<OfficeState> state = isOpen ? waitOn<OfficeState>([&](Mailbox* here, auto done) { store.reopen(here, done); })
                                                 : [&]() -> Result<OfficeState> {
            Result<EventStore::Opened> opened = store.open(folder + kRecord, folder + kKey);
            return opened ? Result<OfficeState>(std::move(opened->state)) : Result<OfficeState>(opened.error());
        }();
        if (state) {
            last = state->sequence;
            return true;
        }
        refusals.take(state.error());
    }
    return false;
}

} // namespace

int drive(const QString& folder, int batches)
{
    QDir().mkpath(folder);
    const Said said(folder);
    const SystemClock clock;
    EventStore store(clock, StoreLimits{0, 0});
    Sequence last = 0;
    Refusals refusals;
    if (!reopen(store, folder, false, last, refusals))
        return 3;
    const std::atomic<bool> enough{false};
    for (int done = 0; done < batches;) {
        const Result<Sequence> stored = waitOn<Sequence>([&](Mailbox* here, auto then) { store.append(batchAfter(last), here, then); });
        if (!stored) {
            refusals.take(stored.error());
            if (!reopen(store, folder, true, last, refusals))
                return 4;
            continue;
        }
        last = *stored;
        said.say(QByteArray::number(last));
        if (++done % 40 == 0) // time for what is done behind
            QThread::msleep(12);
        if (done == batches / 2)
            if (const Result<BackupMade> made = BackupFolder(folder + QStringLiteral("/backups"), folder + kKey).make(folder + kRecord, clock.now(), enough); made)
                said.say("backup " + QFileInfo(made->backup.file).fileName().toUtf8());
    }
    store.close();
    std::printf("%d refused, %d without words: %s\n", refusals.all, refusals.wordless, qPrintable(refusals.last));
    return 0;
}

int driveCarelessly(const QString& folder, int batches)
{
    QDir().mkpath(folder);
    const Said said(folder);
    RecordFile record(StoreLimits{0, 0});
    if (!record.open(folder + kRecord))
        return 3;
    record.database().run("PRAGMA synchronous=NORMAL");
    for (int done = 0; done < batches; ++done) {
        PreparedBatch prepared(batchAfter(record.last()));
        prepared.prepare();
        const PreparedBatch* const group[] = {&prepared};
        const Result<Sequence> stored = record.store(group);
        if (!stored)
            return 4;
        said.say(QByteArray::number(*stored));
    }
    return 0;
}

} // namespace qd::test
