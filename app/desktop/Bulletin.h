#pragma once

#include <QDBusAbstractInterface>

namespace qd::app {

/// What a server of notifications says by itself (the specification that Notifier names, 9.2).
class Bulletin final : public QDBusAbstractInterface {
    Q_OBJECT
public:
    Bulletin(const QString& service, const QString& path, const QDBusConnection& bus, QObject* parent)
        : QDBusAbstractInterface(service, path, "org.freedesktop.Notifications", bus, parent) {}

signals:
    void ActionInvoked(uint id, const QString& action);
    void NotificationClosed(uint id, uint reason);
};

} // namespace qd::app
