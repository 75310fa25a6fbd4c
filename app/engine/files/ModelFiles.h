#pragma once

#include <QFileSystemWatcher>
#include <QTimer>

namespace qd::app {

/// The files of a home that say who answers and at what price: "prices", "providers" and "learned".
/// @thread the one it was made on, which has an event loop.
class ModelFiles final : public QObject {
    Q_OBJECT
public:
    explicit ModelFiles(QString home, QObject* parent = nullptr);
    /// Whether they are others, by name, size and time, than when this was asked last; at first they are. A look at three folders.
    bool haveChanged();

signals:
    /// Some of them may be others; soon after they are, once for several.
    void touched();

private:
    QStringList look() const;
    void watch();

    QString m_home;
    QStringList m_known; ///< each with its size and time
    QFileSystemWatcher m_watcher;
    QTimer m_soon;
};

} // namespace qd::app
