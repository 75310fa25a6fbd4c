#include "agents/effects/connectors/hooks/Signature.h"

#include "agents/keys/Secret.h"

#include <gtest/gtest.h>

namespace qd::test {

using agents::Secret;

TEST(HookSignature, IsThatOfTheReference)
{
    // The vector that the libraries of Standard Webhooks are tested by (libraries/python/tests/test_webhooks.py, test_sign_function).
    const auto secret = Secret::of("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
    const auto sign = [&](QByteArrayView id, qint64 seconds, QByteArrayView body) { return agents::hookSignature(*secret, id, seconds, body).value(); };
    EXPECT_EQ(sign("msg_p5jXN8AQM9LWM0D4loKWxJek", 1'614'265'330, R"({"test": 2432232314})"), "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    EXPECT_NE(sign("msg_p5jXN8AQM9LWM0D4loKWxJek", 1'614'265'330, R"({"test":2432232314})"), "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    EXPECT_NE(sign("msg_p5jXN8AQM9LWM0D4loKWxJek", 1'614'265'331, R"({"test": 2432232314})"), "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
}

TEST(HookSignature, WantsASecretThatIsOne)
{
    for (const char* wrong : {"MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "whsec_", "whsec_short", "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLa!w", "WHSEC_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"}) {
        const auto secret = Secret::of(wrong);
        const Result<QByteArray> made = agents::hookSignature(*secret, "id", 1, "{}");
        ASSERT_FALSE(made) << wrong;
        EXPECT_EQ(made.error().kind, Error::Parse);
        EXPECT_FALSE((made.error().text + made.error().hint).contains(QStringLiteral("MfKQ")));
        EXPECT_FALSE(agents::checkHookSecret(*secret)) << wrong;
    }
    EXPECT_TRUE(agents::checkHookSecret(*Secret::of("whsec_" + QByteArray(64, 'x').toBase64())));
    EXPECT_FALSE(agents::checkHookSecret(*Secret::of("whsec_" + QByteArray(65, 'x').toBase64())));
    EXPECT_FALSE(agents::checkHookSecret(*Secret::of("whsec_" + QByteArray(23, 'x').toBase64())));
}

} // namespace qd::test
