#include "agents/skills/text/Csv.h"

#include <gtest/gtest.h>

#include <QStringEncoder>

using namespace qd::agents;
using namespace Qt::StringLiterals;

namespace {

QList<QStringList> fieldsOf(const QByteArray& bytes)
{
    QList<QStringList> all;
    const auto csv = Csv::read(bytes, u"f.csv"_s);
    EXPECT_TRUE(csv) << (csv ? "" : csv.error().text.toStdString());
    if (csv)
        for (const Csv::Row& row : csv->rows)
            all.append(row.fields);
    return all;
}

QByteArray encoded(QString text, QStringConverter::Encoding encoding, bool mark)
{
    QStringEncoder encoder(encoding, mark ? QStringConverter::Flag::WriteBom : QStringConverter::Flag::Default);
    return encoder(text);
}

} // namespace

TEST(Csv, CasesOfRfc4180)
{
    const QList<QStringList> abc{{u"a"_s, u"b"_s}, {u"c"_s, u"d"_s}};
    EXPECT_EQ(fieldsOf("a,b\r\nc,d\r\n"), abc);
    EXPECT_EQ(fieldsOf("a,b\r\nc,d"), abc);
    EXPECT_EQ(fieldsOf("a,b\nc,d\n"), abc);
    EXPECT_EQ(fieldsOf("a,b\rc,d\r"), abc);
    EXPECT_EQ(fieldsOf("\"a\",\"b\"\r\n\"c\",d\r\n"), abc);
    EXPECT_EQ(fieldsOf("\"a,1\",b\n\"x \"\"y\"\"\",\"two\r\nlines\"\n"),
              (QList<QStringList>{{u"a,1"_s, u"b"_s}, {u"x \"y\""_s, u"two\r\nlines"_s}}));
    EXPECT_EQ(fieldsOf("a,,\n,,\n"), (QList<QStringList>{{u"a"_s, QString(), QString()}, {QString(), QString(), QString()}}));
    EXPECT_EQ(fieldsOf(" a , b \n\"\",x"), (QList<QStringList>{{u" a "_s, u" b "_s}, {QString(), u"x"_s}}));
    EXPECT_EQ(fieldsOf(""), QList<QStringList>());
}

TEST(Csv, SeparatorsTimesEncodings)
{
    const QList<QStringList> wanted{{u"Keyword"_s, u"Volume"_s, u"Note"_s}, {u"café au lait"_s, u"1,300"_s, u"x;y"_s}, {u"über"_s, u"20"_s, u"z"_s}};
    for (const QChar separator : {u',', u';', u'\t'}) {
        QString text;
        for (const QStringList& row : wanted) {
            QStringList quoted;
            for (const QString& field : row)
                quoted.append(field.contains(separator) ? u'"' + field + u'"' : field);
            text += quoted.join(separator) + u"\r\n"_s;
        }
        const std::pair<QByteArray, QString> files[] = {
            {text.toUtf8(), u"UTF-8"_s},
            {"\xEF\xBB\xBF" + text.toUtf8(), u"UTF-8"_s},
            {encoded(text, QStringConverter::Utf16LE, true), u"UTF-16LE"_s},
            {encoded(text, QStringConverter::Utf16LE, false), u"UTF-16LE"_s},
            {encoded(text, QStringConverter::Utf16BE, true), u"UTF-16BE"_s},
            {encoded(text, QStringConverter::Utf16BE, false), u"UTF-16BE"_s},
            {text.toLatin1(), u"Latin-1"_s}};
        for (const auto& [bytes, encoding] : files) {
            const auto csv = Csv::read(bytes, u"f.csv"_s);
            ASSERT_TRUE(csv);
            EXPECT_EQ(csv->separator, separator);
            EXPECT_EQ(csv->encoding, encoding);
            ASSERT_EQ(csv->rows.size(), wanted.size());
            for (qsizetype i = 0; i < wanted.size(); ++i)
                EXPECT_EQ(csv->rows[i].fields, wanted[i]) << encoding.toStdString();
        }
    }
}

TEST(Csv, SaysWhatItHadToGuess)
{
    EXPECT_EQ(Csv::read("a,b\xE9\n", u"f"_s)->note, u"read as Latin-1, because it is not valid UTF-8"_s);
    EXPECT_EQ(Csv::read("a,b\n", u"f"_s)->note, QString());
}

TEST(Csv, RowsAreNumberedAsASpreadsheetShowsThem)
{
    const auto csv = Csv::read("a,b\n\n\"x\ny\",1\nlast,2\n", u"f"_s);
    ASSERT_EQ(csv->rows.size(), 3);
    EXPECT_EQ(csv->rows[1].number, 3);
    EXPECT_EQ(csv->rows[2].number, 4);
    const auto excel = Csv::read("sep=;\na;b,c\n", u"f"_s);
    EXPECT_EQ(excel->rows[0].number, 2);
    EXPECT_EQ(excel->rows[0].fields, (QStringList{u"a"_s, u"b,c"_s}));
}

TEST(Csv, AnOpenQuoteAndBinaryAreErrors)
{
    const auto open = Csv::read("a,b\nc,\"d\ne,f\n", u"mine.csv"_s);
    ASSERT_FALSE(open);
    EXPECT_EQ(open.error().kind, qd::Error::Parse);
    EXPECT_EQ(open.error().text, u"mine.csv: the quote opened in row 2 is never closed."_s);
    const auto binary = Csv::read(QByteArray("\x7f" "ELF\0\1\2\0\0\0", 10), u"mine.csv"_s);
    ASSERT_FALSE(binary);
    EXPECT_EQ(binary.error().text, u"mine.csv is not a text file: it holds zero bytes."_s);
}
