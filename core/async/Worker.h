#pragma once

#include "core/async/Mailbox.h"

#include <QThread>

#include <atomic>
#include <chrono>
#include <memory>

namespace qd {

/// A thread with a mailbox. Objects that live on it are made inside a posted function.
class Worker final {
public:
    /// Builds the thread; it runs from start() on. `name` shows in debuggers.
    explicit Worker(const QString& name);
    /// Stops first when that was forgotten.
    ~Worker();

    void start();
    /// Runs `last` on the thread (to destroy what lives there), then ends and joins it. Letters posted before are read.
    void stop(std::function<void()> last = {});

    /// Waits until something on the thread has called its quit().
    void join();

    /// The same, but at most so long. @returns false when the thread goes on; then this must not be destroyed.
    bool joinWithin(std::chrono::milliseconds longest);

    /// Runs `letter` on the thread and returns when it has run. @thread any other; the thread runs.
    void call(const Mailbox::Letter& letter);

    void post(Mailbox::Letter letter) { m_mailbox->post(std::move(letter)); }
    Mailbox* mailbox() const { return m_mailbox.get(); }

private:
    std::unique_ptr<QThread> m_thread;
    std::unique_ptr<Mailbox> m_mailbox;
    std::atomic<bool> m_ended{false}; ///< What the thread wrote is seen by who joined it, also by a race detector that can't look into Qt.
};

} // namespace qd
