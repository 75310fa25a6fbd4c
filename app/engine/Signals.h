#pragma once

#include <QObject>
#include <QSocketNotifier>

#include <memory>

namespace qd::app {

/// While one lives, the first SIGINT and the first SIGTERM end the event loop instead of the process, so that everything closes in order;
/// the second one of a kind ends the process. The handler writes one byte to a pipe, which is all that signal-safety(7) lets it do.
/// @thread main; one at a time.
class EndOnSignal final : public QObject {
    Q_OBJECT
public:
    explicit EndOnSignal(QObject* parent = nullptr);
    ~EndOnSignal() override;
    /// One came since the newest of these was made: who runs the event loop again and again leaves off.
    static bool isAsked();

private:
    std::unique_ptr<QSocketNotifier> m_notifier;
};

} // namespace qd::app
