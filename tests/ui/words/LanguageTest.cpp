#include "ui/pages/calls/CallWords.h"
#include "ui/words/Amounts.h"
#include "ui/words/Language.h"

#include <gtest/gtest.h>

#include <QApplication>
#include <QDirIterator>
#include <QFile>
#include <QLocale>
#include <QRegularExpression>
#include <QTranslator>
#include <QXmlStreamReader>

namespace qd::ui {

namespace {

using namespace Qt::Literals::StringLiterals;

QString textOf(const QString& path)
{
    QFile file(path);
    EXPECT_TRUE(file.open(QIODevice::ReadOnly)) << path.toStdString();
    return QString::fromUtf8(file.readAll());
}

/// One sentence of a translation, as its file has it (Qt Linguist's TS format).
struct Sentence {
    QString source;
    QStringList forms;
    bool isFinished = true;
};

QList<Sentence> sentencesOf(const QString& language)
{
    QList<Sentence> all;
    QXmlStreamReader in(textOf(QStringLiteral(QUARTERDECK_SOURCE_DIR "/translations/quarterdeck_%1.ts").arg(language)));
    while (!in.atEnd()) {
        if (in.readNext() != QXmlStreamReader::StartElement)
            continue;
        if (in.name() == "source"_L1)
            all.append({in.readElementText(), {}, true});
        else if (in.name() == "translation"_L1) {
            all.last().isFinished = !in.attributes().hasAttribute("type"_L1);
            all.last().forms.append(in.readElementText(QXmlStreamReader::IncludeChildElements).trimmed());
        }
    }
    EXPECT_FALSE(in.hasError()) << in.errorString().toStdString();
    return all;
}

/// What stands in C++ between the quotes, as the program has it.
QString readLiterals(const QString& literals)
{
    static const QRegularExpression kLiteral(uR"rx("((?:[^"\\]|\\.)*)")rx"_s);
    QString text;
    for (auto hit = kLiteral.globalMatch(literals); hit.hasNext();)
        text += hit.next().captured(1);
    return text.replace("\\n"_L1, "\n"_L1).replace("\\t"_L1, "\t"_L1).replace("\\\""_L1, "\""_L1).replace("\\\\"_L1, "\\"_L1);
}

/// Every sentence for people that is written in the window's sources.
QStringList written()
{
    static const QRegularExpression kSentence(uR"rx((?:\btr\(\s*|QT_TRANSLATE_NOOP\("[^"]*",\s*)((?:"(?:[^"\\]|\\.)*"\s*)+))rx"_s);
    QStringList all;
    for (const QString& folder : {u"ui"_s, u"app/window"_s, u"app/desktop"_s})
        for (QDirIterator at(QStringLiteral(QUARTERDECK_SOURCE_DIR "/") + folder, {u"*.cpp"_s, u"*.h"_s}, QDir::Files, QDirIterator::Subdirectories); at.hasNext();) {
            const QString path = at.next();
            for (auto hit = kSentence.globalMatch(textOf(path)); hit.hasNext();)
                all.append(readLiterals(hit.next().captured(1)));
        }
    return all;
}

QStringList placesIn(const QString& text)
{
    static const QRegularExpression kPlace(u"%(?:L?\\d|L?n)"_s);
    QStringList places;
    for (auto hit = kPlace.globalMatch(text); hit.hasNext();)
        places.append(hit.next().captured());
    places.sort();
    places.removeDuplicates();
    return places;
}

} // namespace

// `cmake --build --preset dev --target update_translations` puts new sentences into the file; then they want their German.
TEST(Language, EverySentenceOfTheWindowHasItsGerman)
{
    QSet<QString> known;
    for (const Sentence& one : sentencesOf(u"de"_s))
        known.insert(one.source);
    const QStringList all = written();
    EXPECT_GT(all.size(), 900) << "the sources are read";
    for (const QString& one : all)
        EXPECT_TRUE(known.contains(one)) << one.toStdString();
}

TEST(Language, TranslationsAreFinishedAndHaveTheSamePlacesForWhatIsFilledIn)
{
    for (const QString& language : {u"en"_s, u"de"_s})
        for (const Sentence& one : sentencesOf(language)) {
            EXPECT_TRUE(one.isFinished) << one.source.toStdString();
            EXPECT_FALSE(one.forms.join(QString()).isEmpty()) << one.source.toStdString();
            const QStringList there = placesIn(one.forms.join(QString()));
            for (const QString& place : placesIn(one.source))
                EXPECT_TRUE(there.contains(place) || place == u"%n"_s) << one.source.toStdString();
            for (const QString& place : there)
                EXPECT_TRUE(placesIn(one.source).contains(place)) << one.source.toStdString();
        }
}

TEST(Language, GermanIsSpokenWhereTheDesktopDoes)
{
    EXPECT_EQ(speak(qApp, QLocale(QLocale::German)), (QStringList{u"quarterdeck_en"_s, u"quarterdeck_de"_s}));
    EXPECT_EQ(words(CallEnd::Asked), u"verlangte Werkzeuge"_s);
    EXPECT_EQ(unitText(BudgetUnit::Calls, 1), u"1 Aufruf"_s);
    EXPECT_EQ(unitText(BudgetUnit::Calls, 3), u"3 Aufrufe"_s);
    qDeleteAll(qApp->findChildren<QTranslator*>());
    speak(qApp, QLocale(QLocale::English));
    EXPECT_EQ(unitText(BudgetUnit::Tokens, 1), u"1 token"_s);
    EXPECT_EQ(unitText(BudgetUnit::Tokens, 12'000), QLocale().toString(12'000) + u" tokens"_s);
    qDeleteAll(qApp->findChildren<QTranslator*>());
}

} // namespace qd::ui
