#include "agents/reading/wire/HostNames.h"

#include <QHostInfo>

namespace qd::agents {

LookUp systemLookUp()
{
    return [](const QString& host, QObject* listener, std::function<void(Result<QList<QHostAddress>>)> found) {
        QHostInfo::lookupHost(host, listener, [host, found = std::move(found)](const QHostInfo& info) {
            if (info.error() != QHostInfo::NoError || info.addresses().isEmpty())
                return found(Error{Error::Network, QStringLiteral("%1 is not known: no such host").arg(host), host, {}});
            found(info.addresses());
        });
    };
}

} // namespace qd::agents
