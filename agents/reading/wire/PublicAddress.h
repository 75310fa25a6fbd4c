#pragma once

#include <QHostAddress>
#include <QString>

namespace qd::agents {

/// Why nobody outside may make us connect to `address`: "a private address (RFC 1918)"; empty for a place of the public internet.
/// What is refused follows IANA's registries of special-purpose addresses for IPv4 and IPv6 (RFC 6890), with multicast (RFC 5771,
/// RFC 4291) and everything of IPv6 that is no global unicast (2000::/3). Ways to say an IPv4 address in IPv6 (mapped, NAT64,
/// 6to4, Teredo) are refused whatever address they say. Pure.
QString whyNotPublic(const QHostAddress& address);

/// An address of this machine: 127.0.0.0/8 or ::1.
bool isLoopback(const QHostAddress& address);

} // namespace qd::agents
