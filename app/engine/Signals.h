#pragma once

#include <QObject>
#include <QSocketNotifier>

#include <memory>

namespace qd::app {

/// While one lives, SIGINT and SIGTERM end the event loop instead of the process, so that everything closes in order.
/// The handler writes one byte to a pipe, which is all that signal-safety(7) lets it do.
/// @thread main; one at a time.
class EndOnSignal final : public QObject {
    Q_OBJECT
public:
    explicit EndOnSignal(QObject* parent = nullptr);
    ~EndOnSignal() override;

private:
    std::unique_ptr<QSocketNotifier> m_notifier;
};

} // namespace qd::app
