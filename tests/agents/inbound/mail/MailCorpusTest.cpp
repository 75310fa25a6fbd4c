#include "tests/fuzz/mail/MailTarget.h"

#include <QDir>
#include <QFile>

#include <gtest/gtest.h>

using namespace qd;

/// What the fuzz program begins with, each file as it is, cut anywhere, and with one byte another.
TEST(MailCorpus, HoldsForAllThatWasEverFound)
{
    const QDir corpus(QStringLiteral(QUARTERDECK_SOURCE_DIR "/tests/fuzz/corpus/mail"));
    const QStringList names = corpus.entryList(QDir::Files, QDir::Name);
    ASSERT_GE(names.size(), 15) << "the corpus is not there";
    for (const QString& name : names) {
        QFile file(corpus.filePath(name));
        ASSERT_TRUE(file.open(QIODevice::ReadOnly));
        const QByteArray bytes = file.readAll();
        EXPECT_EQ(fuzz::mail(bytes).toStdString(), "") << name.toStdString();
        for (qsizetype cut = 0; cut < bytes.size(); cut += 5)
            EXPECT_EQ(fuzz::mail(bytes.left(cut)).toStdString(), "") << name.toStdString() << ", the first " << cut;
        for (qsizetype at = 0; at < bytes.size(); at += 3) {
            QByteArray other = bytes;
            other[at] = char(at * 7 % 256);
            EXPECT_EQ(fuzz::mail(other).toStdString(), "") << name.toStdString() << ", another byte at " << at;
        }
    }
}
