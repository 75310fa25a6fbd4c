#pragma once

#include <QFileSystemWatcher>
#include <QTimer>

namespace qd::app {

/// The files "*.json" of some folders of a home, which people change by hand.
/// @thread the one it was made on, which has an event loop.
class HomeFiles final : public QObject {
    Q_OBJECT
public:
    /// Those that say who answers and at what price.
    static QStringList ofModels() { return {QStringLiteral("prices"), QStringLiteral("providers"), QStringLiteral("learned")}; }
    /// Those that set up ways out of this machine.
    static QStringList ofConnectors() { return {QStringLiteral("connectors")}; }
    HomeFiles(QString home, QStringList folders, QObject* parent = nullptr);
    /// Whether they are others, by name, size and time, than when this was asked last; at first they are. A look at each folder.
    bool haveChanged();

signals:
    /// Some of them may be others; soon after they are, once for several.
    void touched();

private:
    QStringList look() const;
    void watch();

    const QString m_home;
    const QStringList m_folders;
    QStringList m_known; ///< each with its size and time
    QFileSystemWatcher m_watcher;
    QTimer m_soon;
};

} // namespace qd::app
