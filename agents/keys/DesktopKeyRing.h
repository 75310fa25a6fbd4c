#pragma once

#include "agents/keys/KeyRing.h"

#include <QObject>

#include <chrono>

namespace QKeychain {
class Job;
}

namespace qd::agents {

/// The desktop's keyring through QtKeychain: GNOME Keyring, KWallet, KeePassXC by the Secret Service, else KWallet by its own
/// language. Never a file of its own (insecureFallback stays off). What it keeps is called "NAME in HOME" below the service
/// "Quarterdeck", so that no two homes share a key; with each the origin that it is for (framed()). One at a time: the next waits for the one before, and while one that took too long
/// still waits for the person the others are answered at once with Waiting.
/// @thread main: QtKeychain has one queue for the process, and libsecret answers by GLib's loop there.
class DesktopKeyRing final : public QObject, public KeyRing {
    Q_OBJECT
public:
    struct Limits {
        std::chrono::milliseconds untilSaid{3'000};  ///< then waits() says that it may ask the person
        std::chrono::milliseconds longest{120'000}; ///< then the answer is Waiting; what it still does is not heard
    };
    /// `home` is the folder whose keys they are; it is there when a key is asked for.
    explicit DesktopKeyRing(QString home);
    DesktopKeyRing(QString home, Limits limits);

    void read(const QString& name, Answered answered) override;
    void write(const QString& name, SharedSecret secret, Answered answered) override;
    void remove(const QString& name, Answered answered) override;
    void look(std::function<void(RingState)> seen) override;

signals:
    /// It has not answered yet, and may wait for the person.
    void waits(const QString& sentence);

private:
    /// `taken` gets the job while it still holds what it brought.
    void readOnce(const QString& name, Answered answered);
    void run(QKeychain::Job* job, const QString& name, std::function<void(RingAnswer)> ended, std::function<void(QKeychain::Job*)> taken = {});

    RingAnswer waiting() const;

    QString m_home;
    Limits m_limits;
    int m_leftAlone = 0; ///< jobs that took too long and have not ended
};

} // namespace qd::agents
