#include "agents/people/WithoutPerson.h"

#include "core/rules/people/FreeWords.h"

#include <QRegularExpression>

#include <algorithm>

namespace qd::agents {

namespace {

using namespace Qt::StringLiterals;

constexpr qsizetype kShortName = 2; ///< as "Li": only as it is written
constexpr qsizetype kLeast = 3;     ///< whatever is shorter and no part of a name tells nobody
constexpr qsizetype kLeastDigits = 5;

QString digitsOf(const QString& text)
{
    QString digits;
    for (const QChar c : text)
        if (c.isDigit())
            digits.append(QChar(u'0' + c.digitValue()));
    return digits;
}

/// What is looked for, the longest first: a whole name goes before its parts.
QStringList tellingOf(const QList<PersonalFields>& people)
{
    static const QRegularExpression kBetween(u"[^\\p{L}\\p{M}\\p{N}'’-]+"_s), kHyphen(u"-"_s);
    static const QStringList kTellNobody{u"language"_s, u"country"_s};
    QStringList all;
    for (const PersonalFields& person : people)
        for (auto field = person.begin(); field != person.end(); ++field) {
            if (kTellNobody.contains(field.key()))
                continue;
            const QString value = field->normalized(QString::NormalizationForm_C).simplified();
            if (value.size() >= kLeast)
                all.append(value);
            const bool isName = field.key() == u"name"_s;
            const QStringList parts = isName ? value.split(kBetween, Qt::SkipEmptyParts) : field.key() == u"e-mail"_s ? QStringList{value.section(u'@', 0, 0)} : QStringList();
            for (const QString& part : parts)
                for (const QString& one : QStringList{part} + part.split(kHyphen, Qt::SkipEmptyParts))
                    if (one.size() >= (isName ? kShortName : kLeast))
                        all.append(one);
        }
    all.removeDuplicates();
    std::sort(all.begin(), all.end(), [](const QString& one, const QString& other) { return one.size() > other.size(); });
    return all;
}

void takeOut(QString& words, const QString& telling)
{
    if (!words.contains(telling.section(u' ', 0, 0), Qt::CaseInsensitive))
        return;
    QStringList parts;
    for (const QString& part : telling.split(u' '))
        parts.append(QRegularExpression::escape(part));
    QRegularExpression::PatternOptions options = QRegularExpression::UseUnicodePropertiesOption;
    options.setFlag(QRegularExpression::CaseInsensitiveOption, telling.size() >= kLeast);
    words.replace(QRegularExpression(u"(?<![\\p{L}\\p{N}])%1(?:e?s|['’]s?)?(?![\\p{L}\\p{N}])"_s.arg(parts.join(u"\\s+"_s)), options), u"…"_s);
}

/// The end of a number, as one that is written without its country or its area.
void takeOutEnds(QString& words, const QString& number)
{
    static const QRegularExpression kDigits(u"\\p{Nd}(?:[ ()./-]{0,3}\\p{Nd}){4,}"_s, QRegularExpression::UseUnicodePropertiesOption);
    const QString whole = digitsOf(number);
    if (whole.size() < kLeastDigits)
        return;
    for (qsizetype at = 0;;) {
        const QRegularExpressionMatch match = kDigits.match(words, at);
        if (!match.hasMatch())
            return;
        QString digits = digitsOf(match.captured());
        while (digits.startsWith(u'0'))
            digits.remove(0, 1);
        at = match.capturedEnd();
        if (digits.size() < kLeastDigits || !whole.endsWith(digits))
            continue;
        words.replace(match.capturedStart(), match.capturedLength(), u"…"_s);
        at = match.capturedStart() + 1;
    }
}

} // namespace

QString withoutPerson(const QString& words, const QList<PersonalFields>& people)
{
    static const QRegularExpression kTwice(u"…(?:[ \\t]+…)+"_s);
    QString out = words.normalized(QString::NormalizationForm_C);
    for (const QString& telling : tellingOf(people))
        takeOut(out, telling);
    for (const PersonalFields& person : people)
        takeOutEnds(out, person.value(u"phone"_s));
    return rules::withoutAddresses(out).replace(kTwice, u"…"_s);
}

QString whyOpenedForWords()
{
    return u"to leave out what tells who they are, of words that are not sealed"_s;
}

QString nowhere()
{
    return u"nowhere"_s;
}

} // namespace qd::agents
