#pragma once

#include <QObject>

#include <functional>
#include <mutex>
#include <vector>

namespace qd {

/// The only way from one thread to another: functions posted here run, in order, on the thread that the mailbox
/// lives on, from its event loop. Drained in batches, one wake-up per batch.
/// @thread post() any; everything else the mailbox's own.
class Mailbox final : public QObject {
    Q_OBJECT
public:
    using Letter = std::function<void()>;

    explicit Mailbox(QObject* parent = nullptr) : QObject(parent) {}

    /// Has `letter` run later on this mailbox's thread. Letters still unread when the mailbox dies are dropped.
    void post(Letter letter);

protected:
    bool event(QEvent* event) override;

private:
    std::mutex m_mutex;
    std::vector<Letter> m_letters;
};

} // namespace qd
