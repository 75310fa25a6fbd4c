// A call says which version of each prompt it was made from, so a version is one text for ever: prompt-versions.txt beside this names each that was
// ever committed with the SHA-256 of its file.
#include <gtest/gtest.h>

#include <QCryptographicHash>
#include <QDir>
#include <QMap>

namespace qd::house {

namespace {

QByteArray bytesOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// "name version" and hash, of every line.
QMap<QByteArray, QByteArray> listed(const QByteArray& list)
{
    QMap<QByteArray, QByteArray> all;
    for (const QByteArray& line : list.split('\n'))
        if (const qsizetype at = line.lastIndexOf(' '); at > 0)
            all.insert(line.left(at), line.mid(at + 1));
    return all;
}

/// What is wrong with a prompt by that name, whose file holds `text`; empty: nothing.
QString fault(const QString& name, const QByteArray& text, const QMap<QByteArray, QByteArray>& list)
{
    const QByteArray version = text.left(text.indexOf('\n')).mid(qstrlen("version:")).trimmed();
    const QByteArray hash = QCryptographicHash::hash(text, QCryptographicHash::Sha256).toHex();
    const QByteArray key = name.toUtf8() + ' ' + version;
    const QByteArray line = key + ' ' + hash;
    if (!list.contains(key))
        return QStringLiteral("resources/prompts/%1.md has a new version: add \"%2\" to tests/house/prompt-versions.txt").arg(name, QString::fromUtf8(line));
    if (list.value(key) != hash)
        return QStringLiteral("resources/prompts/%1.md is another text under the same version: raise the number on its first line, and add its line to "
                              "tests/house/prompt-versions.txt").arg(name);
    return {};
}

} // namespace

TEST(PromptVersions, ATextThatChangesHasAHigherVersion)
{
    const QMap<QByteArray, QByteArray> list = listed(bytesOf(QStringLiteral(QUARTERDECK_SOURCE_DIR "/tests/house/prompt-versions.txt")));
    const QDir prompts(QStringLiteral(QUARTERDECK_SOURCE_DIR "/resources/prompts"));
    const QStringList files = prompts.entryList({QStringLiteral("*.md")}, QDir::Files, QDir::Name);
    ASSERT_GT(files.size(), 20);
    for (const QString& file : files)
        if (const QString wrong = fault(file.chopped(3), bytesOf(prompts.filePath(file)), list); !wrong.isEmpty())
            ADD_FAILURE() << wrong.toStdString();
}

TEST(PromptVersions, OneWordMoreIsSeen)
{
    const QByteArray text = "version: 2\n\nWrite.\n";
    QMap<QByteArray, QByteArray> list{{"draft 1", "00"}, {"draft 2", QCryptographicHash::hash(text, QCryptographicHash::Sha256).toHex()}};
    EXPECT_EQ(fault(QStringLiteral("draft"), text, list), QString());
    EXPECT_TRUE(fault(QStringLiteral("draft"), text + "Well.\n", list).contains(QLatin1String("raise the number")));
    EXPECT_TRUE(fault(QStringLiteral("draft"), "version: 3\n\nWrite well.\n", list).contains(QLatin1String("add \"draft 3 ")));
}

} // namespace qd::house
