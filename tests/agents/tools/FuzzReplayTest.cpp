#include "tests/fuzz/McpFuzz.h"

#include <gtest/gtest.h>

#include <QDir>
#include <QFile>

namespace qd::test {

TEST(McpFuzz, TheCorpusBreaksNothing)
{
    const QDir corpus(QStringLiteral(QUARTERDECK_SOURCE_DIR "/tests/fuzz/corpus/mcp"));
    const QStringList names = corpus.entryList(QDir::Files, QDir::Name);
    ASSERT_GE(names.size(), 20) << "the corpus is not there";
    for (const QString& name : names) {
        SCOPED_TRACE(name.toStdString());
        QFile file(corpus.filePath(name));
        ASSERT_TRUE(file.open(QIODevice::ReadOnly));
        const QByteArray bytes = file.readAll();
        fuzzMcp(reinterpret_cast<const std::uint8_t*>(bytes.constData()), size_t(bytes.size()));
        for (qsizetype cut = 0; cut < bytes.size(); cut += 1 + bytes.size() / 50) { // and cut, and with a byte that is another
            fuzzMcp(reinterpret_cast<const std::uint8_t*>(bytes.constData()), size_t(cut));
            QByteArray other = bytes;
            other[cut] = char(other[cut] ^ 0x20);
            fuzzMcp(reinterpret_cast<const std::uint8_t*>(other.constData()), size_t(other.size()));
        }
    }
}

} // namespace qd::test
