#include "agents/reading/wire/PublicAddress.h"

#include <QList>

#include <utility>

namespace qd::agents {

namespace {

struct Range {
    const char* subnet;
    const char* what;
};

constexpr Range kFour[] = {
    {"0.0.0.0/8", "an address of this network itself (RFC 791)"},
    {"10.0.0.0/8", "a private address (RFC 1918)"},
    {"100.64.0.0/10", "an address behind a provider's translation (RFC 6598)"},
    {"127.0.0.0/8", "an address of this machine (RFC 1122)"},
    {"169.254.0.0/16", "a link-local address (RFC 3927)"},
    {"172.16.0.0/12", "a private address (RFC 1918)"},
    {"192.0.0.0/24", "an address set aside for protocols (RFC 6890)"},
    {"192.0.2.0/24", "an address for documentation (RFC 5737)"},
    {"192.88.99.0/24", "a 6to4 relay (RFC 7526)"},
    {"192.168.0.0/16", "a private address (RFC 1918)"},
    {"198.18.0.0/15", "an address for benchmarks (RFC 2544)"},
    {"198.51.100.0/24", "an address for documentation (RFC 5737)"},
    {"203.0.113.0/24", "an address for documentation (RFC 5737)"},
    {"224.0.0.0/4", "a multicast address (RFC 5771)"},
    {"240.0.0.0/4", "a reserved address (RFC 1112)"},
};

constexpr Range kSix[] = {
    {"::/128", "the unspecified address (RFC 4291)"},
    {"::1/128", "an address of this machine (RFC 4291)"},
    {"::ffff:0:0/96", "an IPv4 address said in IPv6 (RFC 4291)"},
    {"64:ff9b::/96", "an IPv4 address behind NAT64 (RFC 6052)"},
    {"64:ff9b:1::/48", "an IPv4 address behind NAT64 (RFC 8215)"},
    {"2001::/23", "an address set aside for protocols, as Teredo (RFC 2928)"},
    {"2001:db8::/32", "an address for documentation (RFC 3849)"},
    {"2002::/16", "an IPv4 address behind 6to4 (RFC 3056)"},
    {"3fff::/20", "an address for documentation (RFC 9637)"},
    {"fc00::/7", "a private address (RFC 4193)"},
    {"fe80::/10", "a link-local address (RFC 4291)"},
    {"fec0::/10", "a site-local address (RFC 3879)"},
    {"ff00::/8", "a multicast address (RFC 4291)"},
};

using Ranges = QList<std::pair<QPair<QHostAddress, int>, QString>>;

template <size_t count>
Ranges rangesOf(const Range (&written)[count])
{
    Ranges read;
    for (const Range& range : written)
        read.append({QHostAddress::parseSubnet(QLatin1String(range.subnet)), QLatin1String(range.what)});
    return read;
}

QString firstOf(const Ranges& ranges, const QHostAddress& address)
{
    for (const auto& [subnet, what] : ranges)
        if (address.isInSubnet(subnet))
            return what;
    return {};
}

} // namespace

QString whyNotPublic(const QHostAddress& address)
{
    static const Ranges kFourRanges = rangesOf(kFour);
    static const Ranges kSixRanges = rangesOf(kSix);
    static const auto kGlobal = QHostAddress::parseSubnet(QStringLiteral("2000::/3"));
    if (address.protocol() == QAbstractSocket::IPv4Protocol)
        return firstOf(kFourRanges, address);
    if (address.protocol() != QAbstractSocket::IPv6Protocol)
        return QStringLiteral("no address");
    if (!address.scopeId().isEmpty())
        return QStringLiteral("an address of one link (RFC 4007)");
    const QString what = firstOf(kSixRanges, address);
    return what.isEmpty() && !address.isInSubnet(kGlobal) ? QStringLiteral("no global address (RFC 4291)") : what;
}

bool isLoopback(const QHostAddress& address)
{
    static const auto kFourLoop = QHostAddress::parseSubnet(QStringLiteral("127.0.0.0/8"));
    return address.protocol() == QAbstractSocket::IPv4Protocol ? address.isInSubnet(kFourLoop) : address == QHostAddress(QHostAddress::LocalHostIPv6);
}

} // namespace qd::agents
