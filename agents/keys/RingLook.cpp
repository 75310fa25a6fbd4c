#include "agents/keys/RingLook.h"

#include <QDBusConnection>
#include <QDBusError>
#include <QDBusMessage>
#include <QDBusObjectPath>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDBusVariant>

namespace qd::agents {

namespace {

constexpr int kLimitMs = 5'000; // of each of two questions; the bus may have to start whoever answers
const QString kRing = QStringLiteral("org.freedesktop.secrets");

template <class T>
void ask(const QDBusMessage& question, QObject* context, std::function<void(QDBusPendingReply<T>)> answered)
{
    auto* watcher = new QDBusPendingCallWatcher(QDBusConnection::sessionBus().asyncCall(question, kLimitMs), context);
    QObject::connect(watcher, &QDBusPendingCallWatcher::finished, context, [watcher, answered = std::move(answered)] {
        watcher->deleteLater();
        answered(*watcher);
    });
}

/// Nobody has that name, or whoever should take it could not be started.
RingState stateOf(const QDBusError& error)
{
    const bool isNobody = error.type() == QDBusError::ServiceUnknown || error.type() == QDBusError::NoServer
                          || error.name().startsWith(QLatin1String("org.freedesktop.DBus.Error.Spawn."));
    return isNobody ? RingState::NoRing : RingState::Unknown;
}

} // namespace

void lookAtDesktopRing(QObject* context, std::function<void(RingState)> seen)
{
    if (!QDBusConnection::sessionBus().isConnected()) {
        QMetaObject::invokeMethod(context, [seen = std::move(seen)] { seen(RingState::NoBus); }, Qt::QueuedConnection);
        return;
    }
    QDBusMessage which = QDBusMessage::createMethodCall(kRing, QStringLiteral("/org/freedesktop/secrets"), QStringLiteral("org.freedesktop.Secret.Service"), QStringLiteral("ReadAlias"));
    which << QStringLiteral("default");
    ask<QDBusObjectPath>(which, context, [context, seen = std::move(seen)](const QDBusPendingReply<QDBusObjectPath>& found) {
        if (found.isError())
            return seen(stateOf(found.error()));
        if (found.value().path() == QLatin1String("/"))
            return seen(RingState::Empty);
        QDBusMessage locked = QDBusMessage::createMethodCall(kRing, found.value().path(), QStringLiteral("org.freedesktop.DBus.Properties"), QStringLiteral("Get"));
        locked << QStringLiteral("org.freedesktop.Secret.Collection") << QStringLiteral("Locked");
        ask<QDBusVariant>(locked, context, [seen](const QDBusPendingReply<QDBusVariant>& is) {
            const bool says = !is.isError() && is.value().variant().userType() == QMetaType::Bool;
            seen(!says ? RingState::Unknown : is.value().variant().toBool() ? RingState::Locked : RingState::Open);
        });
    });
}

} // namespace qd::agents
