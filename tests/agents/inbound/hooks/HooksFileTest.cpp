#include "agents/inbound/hooks/HooksFile.h"

#include "tests/support/TempHome.h"

#include <QFile>

#include <gtest/gtest.h>

namespace qd::test {

using namespace agents;

namespace {
const QByteArray kGood = R"({"v":1,"on":true,"port":9000,"folder":"/srv/relay","senders":[{"id":"orders","form":"standard","organisation":"press","key":"orders"},)"
                         R"({"id":"sms","form":"twilio","organisation":"press","key":"sms","address":"https://hooks.example/in/sms"}]})";
}

TEST(HooksFile, IsReadStrictly)
{
    const Result<HooksFile> file = readHooks(kGood);
    ASSERT_TRUE(file) << file.error().text.toStdString();
    EXPECT_EQ(file->listen, QStringLiteral("127.0.0.1")) << "this machine, unless she says otherwise";
    EXPECT_EQ(file->senders.size(), 2);
    EXPECT_FALSE(readHooks(R"({"v":1})")->isOn);
    for (const auto& [what, instead] : {std::pair{"\"v\":1", "\"v\":2"}, std::pair{"\"on\":true", "\"on\":true,\"x\":1"}, std::pair{"9000", "0"}, std::pair{"/srv/relay", "relay"}, std::pair{"/srv/relay", "/srv/../relay"},
                                        std::pair{"\"port\"", "\"listen\":\"localhost\",\"port\""}, std::pair{"\"sms\",\"form\"", "\"orders\",\"form\""}, std::pair{"\"orders\",\"form\"", "\"../x\",\"form\""},
                                        std::pair{"\"standard\"", "\"pigeon\""}, std::pair{",\"key\":\"orders\"", ""}, std::pair{"\"key\":\"orders\"", "\"public_key\":\"whpk_AAAA\""},
                                        std::pair{"https://hooks", "http://hooks"}, std::pair{"in/sms", "in/sms?x=1"}, std::pair{",\"address\":\"https://hooks.example/in/sms\"", ""}, std::pair{"\"standard\"", "\"sendgrid\""}})
        EXPECT_FALSE(readHooks(QByteArray(kGood).replace(what, instead))) << instead;
}

TEST(HooksFile, WithoutOneNothingIsOn)
{
    TempHome home;
    const Result<HooksFile> none = hooksOf(home.path());
    ASSERT_TRUE(none);
    EXPECT_FALSE(none->isOn);
    ASSERT_TRUE(writeHooks(home.path(), *readHooks(kGood)));
    EXPECT_EQ(encode(*hooksOf(home.path())), encode(*readHooks(kGood)));
    EXPECT_EQ(QFile::permissions(hooksFileOf(home.path())) & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
    HooksFile bad = *none;
    bad.folder = QStringLiteral("relative");
    EXPECT_FALSE(writeHooks(home.path(), bad));
    EXPECT_TRUE(hooksOf(home.path())->isOn) << "the one that is there stays";
}

} // namespace qd::test
