#pragma once

#include "core/base/Result.h"

#include <QStringList>
#include <QUrl>

namespace qd::agents {

/// An address of the web that may be read, taken apart once.
struct WebAddress {
    QUrl url;            ///< without a fragment
    QString host;        ///< lower case, ASCII (RFC 5890); an IPv6 address without brackets
    quint16 port = 443;
    bool encrypts = true;
    QByteArray target;   ///< path and query as a request says them (RFC 9112, 3.2.1)
    QByteArray hostField;///< "example.com", "[2606::1]:8443"
    QString origin;      ///< "https://example.com", with the port where it is not the usual one

    QString text() const { return url.toString(QUrl::FullyEncoded); }
};

/// Reads and checks it: http or https, a host, nobody's name or password, at most 2,048 characters, port 80 or 443 unless its
/// origin is in `opened`. Where the host leads is not looked at here. Error::Parse for what is no address, Error::Rule for one
/// that is not read. Pure.
Result<WebAddress> webAddress(const QUrl& url, const QStringList& opened);
Result<WebAddress> webAddress(const QString& text, const QStringList& opened);

} // namespace qd::agents
