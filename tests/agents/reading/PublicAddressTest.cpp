#include "agents/reading/wire/PublicAddress.h"

#include <gtest/gtest.h>

namespace qd::test {

using agents::whyNotPublic;

TEST(PublicAddress, NobodyIsSentToAPlaceThatIsNotPublic)
{
    const char* const all[] = {
        "0.0.0.0", "0.1.2.3", "10.0.0.1", "10.255.255.255", "100.64.0.1", "100.127.255.254", "127.0.0.1", "127.255.255.254", "169.254.169.254",
        "172.16.0.1", "172.31.255.254", "192.0.0.1", "192.0.0.170", "192.0.2.5", "192.88.99.1", "192.168.1.1", "198.18.0.1", "198.19.255.255",
        "198.51.100.7", "203.0.113.9", "224.0.0.1", "239.255.255.255", "240.0.0.1", "255.255.255.255",
        "::", "::1", "::127.0.0.1", "::ffff:127.0.0.1", "::ffff:8.8.8.8", "::ffff:0:1", "64:ff9b::7f00:1", "64:ff9b::808:808", "64:ff9b:1::1", "100::1",
        "2001::1", "2001:0:4136:e378::1", "2001:2::1", "2001:10::1", "2001:20::1", "2001:1ff::1", "2001:db8::1", "2002:7f00:1::", "2002:808:808::1",
        "3fff::1", "4000::1", "5f00::1", "fc00::1", "fd12:3456::1", "fe80::1", "fe80::1%1", "febf::1", "fec0::1", "ff02::1", "ff0e::1", "1::1",
    };
    for (const char* const one : all) {
        const QHostAddress address{QLatin1String(one)};
        ASSERT_FALSE(address.isNull()) << one;
        EXPECT_FALSE(whyNotPublic(address).isEmpty()) << one;
    }
    EXPECT_FALSE(whyNotPublic(QHostAddress()).isEmpty());
    EXPECT_FALSE(whyNotPublic(QHostAddress(QHostAddress::Any)).isEmpty()) << "both kinds at once";
}

TEST(PublicAddress, ThePublicInternetIsRead)
{
    const char* const all[] = {"1.1.1.1", "8.8.8.8", "9.255.255.255", "11.0.0.0", "93.184.216.34", "100.63.255.255", "100.128.0.0", "126.255.255.255",
                               "128.0.0.1", "169.253.255.255", "172.15.255.255", "172.32.0.0", "192.0.1.0", "192.167.255.255", "192.169.0.0",
                               "198.17.255.255", "198.20.0.0", "223.255.255.255", "2001:200::1", "2001:4860:4860::8888", "2003::1", "2606:4700::1111",
                               "2620:fe::fe", "2a00:1450::1", "3ffe::1"};
    for (const char* const one : all)
        EXPECT_TRUE(whyNotPublic(QHostAddress(QLatin1String(one))).isEmpty()) << one << ": " << whyNotPublic(QHostAddress(QLatin1String(one))).toStdString();
}

TEST(PublicAddress, TheReasonNamesTheRule)
{
    EXPECT_TRUE(whyNotPublic(QHostAddress(QStringLiteral("192.168.1.1"))).contains(QStringLiteral("RFC 1918")));
    EXPECT_TRUE(whyNotPublic(QHostAddress(QStringLiteral("::ffff:8.8.8.8"))).contains(QStringLiteral("IPv4")));
    EXPECT_TRUE(agents::isLoopback(QHostAddress(QStringLiteral("127.0.0.9"))));
    EXPECT_TRUE(agents::isLoopback(QHostAddress(QStringLiteral("::1"))));
    EXPECT_FALSE(agents::isLoopback(QHostAddress(QStringLiteral("::ffff:127.0.0.1")))) << "said in another way it is no way in";
    EXPECT_FALSE(agents::isLoopback(QHostAddress(QStringLiteral("10.0.0.1"))));
}

} // namespace qd::test
