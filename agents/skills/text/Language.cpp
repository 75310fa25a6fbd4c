#include "agents/skills/text/Language.h"

#include "agents/skills/text/Prose.h"

#include <QMap>

#include <algorithm>

namespace qd::agents {

namespace {

struct Known {
    const char* tag;
    const char* name;
    const char* binding;
};

constexpr Known kKnown[] = {
    {"en", "English", "the a an of and to in is are for that with on by this it be as from why how what our their at your about into"},
    {"de", "German", "der die das den dem des ein eine einen einem eines und oder nicht ist sind für mit von zu im zum zur auf bei wie "
                     "was warum über ohne dass sie wir ihr ihre sich auch an am als nach aus man unser unsere es kann wird werden"},
    {"fr", "French", "le la les des du de et un une est sont pour avec dans sur que qui pourquoi comment nos notre vos au aux en par pas ne ce cette"},
    {"es", "Spanish", "el la los las de del y un una es son para con en por que cómo qué sobre nuestra nuestro su sus al no se"},
    {"it", "Italian", "il lo la i gli le di del della dei e un una è sono per con in su che come perché nostra nostro al non si"},
    {"pt", "Portuguese", "o a os as de do da dos das e um uma é são para com em por que como sobre nossa nosso no na não se"},
    {"nl", "Dutch", "de het een en van in is zijn voor met op dat hoe waarom over onze niet aan bij te naar ook wat"},
    {"ar", "Arabic", "في من على عن إلى مع ما هو هي أن كيف لماذا التي الذي هذا هذه أو لا"},
    {"he", "Hebrew", "של על את עם זה מה איך למה כי או לא גם"},
    {"ru", "Russian", "и в на с о об для как почему что это не по из к или"}, {"fa", "Persian", ""}, {"uk", "Ukrainian", ""},
    {"el", "Greek", ""}, {"zh", "Chinese", ""}, {"ja", "Japanese", ""}, {"ko", "Korean", ""}, {"hi", "Hindi", ""}, {"th", "Thai", ""},
};

QString ofArabicLetters(const QString& text)
{
    const bool persian = std::any_of(text.begin(), text.end(), [](QChar c) { return c == u'پ' || c == u'چ' || c == u'گ' || c == u'ژ'; });
    return persian ? QStringLiteral("fa") : QStringLiteral("ar");
}

QString ofScript(QChar::Script script, const QString& text)
{
    switch (script) {
    case QChar::Script_Arabic: return ofArabicLetters(text);
    case QChar::Script_Hebrew: return QStringLiteral("he");
    case QChar::Script_Cyrillic:
        return text.contains(u'і') || text.contains(u'ї') || text.contains(u'є') ? QStringLiteral("uk") : QStringLiteral("ru");
    case QChar::Script_Greek: return QStringLiteral("el");
    case QChar::Script_Hiragana:
    case QChar::Script_Katakana: return QStringLiteral("ja");
    case QChar::Script_Han: return QStringLiteral("zh");
    case QChar::Script_Hangul: return QStringLiteral("ko");
    case QChar::Script_Devanagari: return QStringLiteral("hi");
    case QChar::Script_Thai: return QStringLiteral("th");
    default: return {};
    }
}

QString ofWords(const QString& text)
{
    constexpr qsizetype kRead = 4000;
    QMap<QString, int> hits;
    for (const QString& word : Prose::wordsOf(QStringView(text).left(kRead)))
        for (const Known& known : kKnown)
            if (const QString tag = QString::fromLatin1(known.tag); bindingWords(tag).contains(word.toLower()))
                ++hits[tag];
    QString best;
    int most = 0;
    int next = 0;
    for (auto it = hits.begin(); it != hits.end(); ++it) {
        if (it.value() > most) {
            next = std::exchange(most, it.value());
            best = it.key();
        } else {
            next = std::max(next, it.value());
        }
    }
    return most >= next + 2 ? best : QString();
}

} // namespace

QString languageOf(const QString& text)
{
    QMap<QChar::Script, qsizetype> letters;
    bool kana = false;
    for (const QChar c : text) {
        if (!c.isLetter())
            continue;
        ++letters[c.script()];
        kana = kana || c.script() == QChar::Script_Hiragana || c.script() == QChar::Script_Katakana;
    }
    if (letters.isEmpty())
        return {};
    const auto most = std::max_element(letters.begin(), letters.end());
    if (most.key() == QChar::Script_Latin)
        return ofWords(text);
    return kana && most.key() == QChar::Script_Han ? QStringLiteral("ja") : ofScript(most.key(), text);
}

QString nameOfLanguage(const QString& tag)
{
    for (const Known& known : kKnown)
        if (tag == QLatin1String(known.tag))
            return QString::fromLatin1(known.name);
    return tag;
}

bool isRightToLeft(const QString& tag)
{
    return tag == u"ar" || tag == u"he" || tag == u"fa";
}

const QStringList& bindingWords(const QString& tag)
{
    static const QMap<QString, QStringList> kWords = [] {
        QMap<QString, QStringList> all;
        for (const Known& known : kKnown)
            all.insert(QString::fromLatin1(known.tag), QString::fromUtf8(known.binding).split(u' ', Qt::SkipEmptyParts));
        return all;
    }();
    static const QStringList kNone;
    const auto found = kWords.constFind(tag);
    return found == kWords.constEnd() ? kNone : *found;
}

} // namespace qd::agents
