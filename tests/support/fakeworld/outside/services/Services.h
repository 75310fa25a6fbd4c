#pragma once

#include "tests/support/fakeworld/outside/services/ServiceHost.h"

#include <QJsonObject>

#include <map>
#include <memory>

namespace fakeworld {

/// Services with an account for each that asks: /api/<service>/<account>/<route>. A service is called as the kind of connector that speaks to it.
class Services {
public:
    static bool serves(const QByteArray& path) { return path.startsWith("/api/"); }
    /// `does`: it gets as far as doing it.
    Reply answer(const HttpRequest& request, bool does);
    /// How often something was done, by account.
    QJsonObject acts() const;
    /// How often it was not done anew, and no more was said than that; by account.
    QJsonObject doubles() const;

private:
    ServiceHost* at(const QByteArray& service, const QByteArray& account);

    std::map<QByteArray, std::unique_ptr<ServiceHost>> m_accounts;
};

} // namespace fakeworld
