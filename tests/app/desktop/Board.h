#pragma once

#include <QDBusConnection>
#include <QMap>
#include <QObject>
#include <QStringList>
#include <QVariantMap>

namespace qd::test {

/// Serves notifications as a desktop does, and keeps what it was told.
class Board final : public QObject {
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.Notifications")
public:
    struct Note {
        QString summary;
        QString body;
        QStringList actions;
    };
    QMap<uint, Note> up; ///< what is shown
    QStringList capabilities{QStringLiteral("actions"), QStringLiteral("body"), QStringLiteral("body-markup")};
    uint last = 0;
    int asked = 0; ///< how often somebody wanted to know what it can

    bool serve(QDBusConnection bus)
    {
        return bus.registerObject(QStringLiteral("/org/freedesktop/Notifications"), this, QDBusConnection::ExportAllSlots | QDBusConnection::ExportAllSignals)
            && bus.registerService(QStringLiteral("org.freedesktop.Notifications"));
    }

public slots:
    QStringList GetCapabilities()
    {
        ++asked;
        return capabilities;
    }
    uint Notify(const QString&, uint, const QString&, const QString& summary, const QString& body, const QStringList& actions, const QVariantMap&, int)
    {
        up.insert(++last, {summary, body, actions});
        return last;
    }
    void CloseNotification(uint id)
    {
        if (up.remove(id))
            emit NotificationClosed(id, 3);
    }

signals:
    void ActionInvoked(uint id, const QString& action);
    void NotificationClosed(uint id, uint reason);
};

} // namespace qd::test
