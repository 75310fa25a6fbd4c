#include "agents/keys/DesktopKeyRing.h"

#include "agents/keys/KeyNames.h"
#include "agents/keys/RingLook.h"
#include "agents/keys/RingWords.h"
#include "agents/keys/Wipe.h"

#include <QFileInfo>
#include <QLibrary>
#include <QPointer>
#include <QTimer>

#include <qt6keychain/keychain.h>

namespace qd::agents {

namespace {

const QString kName = QStringLiteral("Quarterdeck");

JobEnd endOf(QKeychain::Error error)
{
    switch (error) {
    case QKeychain::NoError: return JobEnd::Fine;
    case QKeychain::EntryNotFound: return JobEnd::NotFound;
    case QKeychain::CouldNotDeleteEntry: return JobEnd::NotRemoved;
    case QKeychain::AccessDeniedByUser: return JobEnd::RefusedByUser;
    case QKeychain::AccessDenied: return JobEnd::Refused;
    case QKeychain::NoBackendAvailable:
    case QKeychain::NotImplemented: return JobEnd::NoBackend;
    case QKeychain::OtherError: return JobEnd::Other;
    }
    return JobEnd::Other;
}

/// One job from its start to what is answered: at its end, or when it took too long. A job cannot be called off: libsecret
/// writes into it when the person has answered at last, so it is left to itself then and goes by itself.
class Wait final : public QObject {
public:
    Wait(QObject* ring, std::function<void(RingAnswer)> ended) : QObject(ring), m_ended(std::move(ended)) {}

    void end(RingAnswer answer)
    {
        if (std::exchange(m_isOver, true))
            return;
        deleteLater();
        m_ended(std::move(answer));
    }
    bool isOver() const { return m_isOver; }

private:
    std::function<void(RingAnswer)> m_ended;
    bool m_isOver = false;
};

/// libsecret keeps the session that it opened first, also when who gave it is gone (libsecret manual, secret_service_disconnect).
void forgetSession()
{
    QLibrary library(QStringLiteral("secret-1"), 0); // QtKeychain loads the same
    if (const auto disconnect = reinterpret_cast<void (*)()>(library.resolve("secret_service_disconnect")))
        disconnect();
}

/// What was read, off the job: its bytes are overwritten there as well.
SharedSecret takeFrom(QKeychain::Job* job)
{
    QByteArray bytes = static_cast<QKeychain::ReadPasswordJob*>(job)->binaryData();
    const SharedSecret secret = unframed(bytes);
    wipe(bytes);
    return secret;
}

} // namespace

DesktopKeyRing::DesktopKeyRing(QString home) : DesktopKeyRing(std::move(home), Limits()) {}

DesktopKeyRing::DesktopKeyRing(QString home, Limits limits)
    : m_home(std::move(home))
    , m_limits(limits)
{
}

RingAnswer DesktopKeyRing::waiting() const
{
    return {RingAnswer::Waiting, {}, QStringLiteral("the desktop's keyring has not answered for %1 s; it may still ask you for its password")
                                         .arg(std::chrono::duration_cast<std::chrono::seconds>(m_limits.longest).count())};
}

void DesktopKeyRing::run(QKeychain::Job* job, const QString& name, std::function<void(RingAnswer)> ended, std::function<void(QKeychain::Job*)> taken)
{
    if (m_leftAlone > 0) {
        if (taken)
            taken(job);
        delete job; // it was not started
        QTimer::singleShot(0, this, [this, ended = std::move(ended)] { ended(waiting()); });
        return;
    }
    job->setInsecureFallback(false);
    const QString home = QFileInfo(m_home).canonicalFilePath(); // whichever way it was named
    job->setKey(QStringLiteral("%1 in %2").arg(name, home.isEmpty() ? m_home : home));
    auto* wait = new Wait(this, std::move(ended));
    QTimer::singleShot(m_limits.untilSaid, wait, [this, wait] {
        if (!wait->isOver())
            emit waits(QStringLiteral("The desktop's keyring has not answered yet: it may ask you for its password in a window of its own."));
    });
    const QPointer<QKeychain::Job> open(job);
    QTimer::singleShot(m_limits.longest, wait, [this, wait, open] {
        if (wait->isOver())
            return;
        if (open) {
            ++m_leftAlone;
            connect(open, &QObject::destroyed, this, [this] { --m_leftAlone; });
        }
        wait->end(waiting());
    });
    connect(job, &QKeychain::Job::finished, job, [waits = QPointer<Wait>(wait), taken = std::move(taken)](QKeychain::Job* over) {
        if (taken) // also when nobody waits any more: what it holds is overwritten
            taken(over);
        Wait* const wait = waits;
        if (!wait || wait->isOver())
            return;
        const JobEnd how = endOf(over->error());
        const QString said = over->errorString();
        lookAtDesktopRing(wait, [wait, how, said](RingState state) { wait->end(answerOf(how, said, state)); });
    });
    job->start();
}

/// A keyring that was started anew knows nothing of what was agreed with it before; then all is agreed anew, once.
void DesktopKeyRing::read(const QString& name, Answered answered)
{
    readOnce(name, [this, name, answered = std::move(answered)](const RingAnswer& answer) {
        if (answer.outcome != RingAnswer::Failed)
            return answered(answer);
        forgetSession();
        readOnce(name, answered);
    });
}

void DesktopKeyRing::readOnce(const QString& name, Answered answered)
{
    const auto read = std::make_shared<SharedSecret>();
    run(new QKeychain::ReadPasswordJob(kName), name,
        [read, answered = std::move(answered)](RingAnswer answer) {
            answer.secret = *read;
            if (answer.outcome == RingAnswer::Done && !answer.secret)
                answer = {RingAnswer::Failed, {}, QStringLiteral("no memory could be locked for the key (ulimit -l)")};
            answered(std::move(answer));
        },
        [read](QKeychain::Job* job) { *read = job->error() == QKeychain::NoError ? takeFrom(job) : nullptr; });
}

void DesktopKeyRing::write(const QString& name, SharedSecret secret, Answered answered)
{
    auto* job = new QKeychain::WritePasswordJob(kName);
    const auto bytes = std::make_shared<QByteArray>(framed(*secret));
    job->setBinaryData(*bytes); // not as text, of which UTF-16 copies stay behind
    run(job, name, std::move(answered), [bytes](QKeychain::Job*) { wipe(*bytes); });
}

void DesktopKeyRing::remove(const QString& name, Answered answered)
{
    // Removing does not unlock a keyring and does not say that it was locked; reading does the one and the look after it says the other.
    read(name, [this, name, answered = std::move(answered)](RingAnswer found) {
        if (found.outcome != RingAnswer::Done)
            return answered(std::move(found));
        run(new QKeychain::DeletePasswordJob(kName), name, answered);
    });
}

void DesktopKeyRing::look(std::function<void(RingState)> seen)
{
    lookAtDesktopRing(this, std::move(seen));
}

} // namespace qd::agents
