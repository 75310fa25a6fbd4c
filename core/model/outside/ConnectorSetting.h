#pragma once

#include "core/model/Ids.h"

namespace qd {

/// One account of a connector, as she set it up. Keys and addresses are in the home's files and the keyring, not here.
struct ConnectorSetting {
    ConnectorId connector;
    AccountId account;
    QList<OrganisationId> organisations; ///< whose it may be; empty: of none, since none was named
    bool on = true;
    QByteArray settings; ///< SHA-256 of its file
    QString guarantees;  ///< in words, as its connector states them
    QString verified;    ///< "mock" or "live" and the day that its test passed; empty: never

    template <class V> void fields(V& v)
    {
        v("connector", connector);
        v("account", account);
        v("organisations", organisations);
        v("on", on);
        v("settings", settings);
        v("guarantees", guarantees);
        v("verified", verified);
    }
};

/// "smtp/main": what settings, counts and paces are kept by.
inline QString accountKey(const ConnectorId& connector, const QString& account)
{
    return connector.text + QLatin1Char('/') + (account.isEmpty() ? QStringLiteral("main") : account);
}

} // namespace qd
