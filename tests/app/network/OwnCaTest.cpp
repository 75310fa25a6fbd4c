#include "app/network/OwnCa.h"

#include "tests/support/TempHome.h"

#include <gtest/gtest.h>

#include <QDateTime>
#include <QFile>

namespace qd::test {

namespace {

const QString kCertificate = QStringLiteral(QUARTERDECK_SOURCE_DIR "/tests/data/tls/throwaway.crt");
const QDateTime kNow(QDate(2026, 11, 22), QTime(12, 0), Qt::UTC);

class OwnCaTest : public testing::Test {
protected:
    OwnCaTest() : home(folder.path()) {}
    QString write(const char* name, const QByteArray& bytes) const
    {
        QFile file(folder.file(QString::fromLatin1(name)));
        EXPECT_TRUE(file.open(QFile::WriteOnly));
        file.write(bytes);
        return file.fileName();
    }
    TempHome folder;
    app::Home home;
};

} // namespace

TEST_F(OwnCaTest, IsReadKeptBelievedAndForgotten)
{
    EXPECT_TRUE(app::wayOf(home).ownCa.isEmpty());
    const Result<app::OwnCa> kept = app::keepOwnCa(home, kCertificate, kNow);
    ASSERT_TRUE(kept) << kept.error().text.toStdString();
    EXPECT_EQ(kept->names, QStringList{QStringLiteral("localhost")});
    EXPECT_GT(kept->expires, kNow.addYears(50));
    EXPECT_TRUE(app::wayOf(home).ownCa.startsWith("-----BEGIN CERTIFICATE-----"));
    EXPECT_TRUE(app::forgetOwnCa(home));
    EXPECT_TRUE(app::wayOf(home).ownCa.isEmpty());
    EXPECT_TRUE(app::forgetOwnCa(home)) << "there is none: that is what was wanted";
}

TEST_F(OwnCaTest, WhatIsNoneIsRefusedAndChangesNothing)
{
    ASSERT_TRUE(app::keepOwnCa(home, kCertificate, kNow));
    const QByteArray before = app::wayOf(home).ownCa;
    const std::pair<QString, Error::Kind> wrong[] = {{write("text", "no certificate at all"), Error::Parse},
                                                     {write("empty", {}), Error::Parse},
                                                     {write("broken", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n"), Error::Parse},
                                                     {write("large", QByteArray(2 * 1024 * 1024, 'x')), Error::Parse},
                                                     {folder.file(QStringLiteral("nowhere")), Error::Store}};
    for (const auto& [file, kind] : wrong) {
        const Result<app::OwnCa> kept = app::keepOwnCa(home, file, kNow);
        ASSERT_FALSE(kept) << file.toStdString();
        EXPECT_EQ(kept.error().kind, kind) << file.toStdString();
    }
    EXPECT_EQ(app::wayOf(home).ownCa, before);
}

TEST_F(OwnCaTest, OneThatHasExpiredIsRefusedWithItsDate)
{
    const Result<app::OwnCa> late = app::readOwnCa(kCertificate, kNow.addYears(200));
    ASSERT_FALSE(late);
    EXPECT_EQ(late.error().kind, Error::Rule);
    EXPECT_TRUE(late.error().text.contains(QStringLiteral("has expired"))) << late.error().text.toStdString();
}

TEST_F(OwnCaTest, AFileThatBecameUnreadableBelievesNobodyInsteadOfFewer)
{
    write("own-ca.pem", {});
    EXPECT_FALSE(app::wayOf(home).ownCa.isEmpty()) << "nothing may go out as if no authority had been chosen";
}

} // namespace qd::test
