#include "agents/llm/rehearsal/text/Wording.h"

#include <QHash>
#include <QRegularExpression>
#include <QSet>

#include <algorithm>
#include <vector>

namespace qd::agents::rehearsal {

namespace {

bool isWordChar(QChar c)
{
    return c.isLetterOrNumber() || c == u'\'' || c == u'’' || c == u'-' || c.isMark();
}

QRegularExpression phrasePattern(const QString& phrase)
{
    static const QRegularExpression space(QStringLiteral("\\s+"));
    QStringList parts = phrase.trimmed().split(space, Qt::SkipEmptyParts);
    for (QString& part : parts)
        part = QRegularExpression::escape(part);
    return QRegularExpression(QStringLiteral("(?<![\\p{L}\\p{N}])%1(?![\\p{L}\\p{N}])").arg(parts.join(QStringLiteral("\\s+"))),
                              QRegularExpression::CaseInsensitiveOption | QRegularExpression::UseUnicodePropertiesOption);
}

bool endsSentence(const QString& text, qsizetype at)
{
    const QChar c = text[at];
    if (c != u'.' && c != u'!' && c != u'?' && c != u'؟' && c != u'。')
        return false;
    const qsizetype next = at + 1;
    if (next >= text.size())
        return true;
    if (!text[next].isSpace() && text[next] != u'"' && text[next] != u'”' && text[next] != u')')
        return false;
    // "e.g. this", "Dr. Who": a lone letter or a short title before the stop does not end anything.
    qsizetype start = at;
    while (start > 0 && text[start - 1].isLetter())
        --start;
    const QString last = text.mid(start, at - start);
    return !(last.size() == 1 || last == u"Dr" || last == u"Mr" || last == u"Mrs" || last == u"vs" || last == u"No");
}

} // namespace

QStringList wordsOf(const QString& text)
{
    QStringList words;
    qsizetype start = -1;
    for (qsizetype i = 0; i <= text.size(); ++i) {
        const bool inside = i < text.size() && isWordChar(text[i]);
        if (inside && start < 0)
            start = i;
        if (inside || start < 0)
            continue;
        QString word = text.mid(start, i - start).toLower();
        start = -1;
        while (word.startsWith(u'-') || word.startsWith(u'\''))
            word.remove(0, 1);
        if (!word.isEmpty())
            words.append(std::move(word));
    }
    return words;
}

qsizetype wordCount(const QString& text)
{
    return wordsOf(text).size();
}

QStringList sentencesOf(const QString& text)
{
    QStringList found;
    for (const QString& line : text.split(u'\n', Qt::SkipEmptyParts)) {
        qsizetype start = 0;
        for (qsizetype i = 0; i < line.size(); ++i) {
            if (!endsSentence(line, i) && i + 1 < line.size())
                continue;
            const QString sentence = line.mid(start, i + 1 - start).trimmed();
            start = i + 1;
            if (!sentence.isEmpty())
                found.append(sentence);
        }
    }
    return found;
}

bool holdsPhrase(const QString& text, const QString& phrase)
{
    return !phrase.trimmed().isEmpty() && phrasePattern(phrase).match(text).hasMatch();
}

int countPhrase(const QString& text, const QString& phrase)
{
    if (phrase.trimmed().isEmpty())
        return 0;
    int count = 0;
    QRegularExpressionMatchIterator found = phrasePattern(phrase).globalMatch(text);
    for (; found.hasNext(); found.next())
        ++count;
    return count;
}

QString capitalised(QString text)
{
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (!text[i].isLetterOrNumber())
            continue;
        text[i] = text[i].toUpper();
        break;
    }
    return text;
}

QString titleCase(const QString& text)
{
    static const QStringList small = QStringLiteral("a an the and or but nor of in on at to for from with by as per via vs").split(u' ');
    QStringList words = text.split(u' ', Qt::SkipEmptyParts);
    for (qsizetype i = 0; i < words.size(); ++i) {
        const bool edge = i == 0 || i + 1 == words.size() || words[i - 1].endsWith(u':');
        if (edge || !small.contains(words[i].toLower()))
            words[i] = capitalised(words[i]);
    }
    return words.join(u' ');
}

QString listing(const QStringList& items)
{
    if (items.size() < 2)
        return items.join(QString());
    return items.mid(0, items.size() - 1).join(QStringLiteral(", ")) + QStringLiteral(" and ") + items.last();
}

QString withoutStop(QString text)
{
    text = text.trimmed();
    while (text.endsWith(u'.') || text.endsWith(u';') || text.endsWith(u',') || text.endsWith(u' '))
        text.chop(1);
    return text;
}

QString clipped(const QString& text, qsizetype length)
{
    if (text.size() <= length)
        return text;
    const qsizetype cut = text.lastIndexOf(u' ', length);
    QString kept = text.left(cut > length / 2 ? cut : length);
    if (!kept.isEmpty() && kept.back().isHighSurrogate())
        kept.chop(1);
    return kept.trimmed();
}

QString numberWord(int n)
{
    static const char* const words[] = {"No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten",
                                        "Eleven", "Twelve"};
    return n >= 0 && n <= 12 ? QString::fromLatin1(words[n]) : QString::number(n);
}

bool isSmallWord(const QString& word)
{
    static const QSet<QString> small = [] {
        const char* const list = "a an the and or but of in on at to for from with by as is are was were be been it its this that "
                                 "these those our your their my we you they i he she his her who which what when where how why not "
                                 "no so if than then into over about after before up out all any each some more most can could "
                                 "will would should may must do does did have has had also just only very us them me one per via "
                                 "vs there here such other new make get let need want";
        const QStringList words = QString::fromLatin1(list).split(u' ', Qt::SkipEmptyParts);
        return QSet<QString>(words.begin(), words.end());
    }();
    return small.contains(word);
}

bool isLatin(const QString& text)
{
    qsizetype latin = 0;
    qsizetype other = 0;
    for (const QChar c : text)
        if (c.isLetter())
            ++(c.script() == QChar::Script_Latin ? latin : other);
    return other <= latin;
}

bool readsAsNoun(const QString& phrase)
{
    static const QRegularExpression loose(QStringLiteral(
        "^(?:what|why|how|when|where|who|which|is|are|can|do|does|should|will|best|top|free|reduce|improve|increase|build|create|hire|"
        "choose|find|make|manage|start|use|buy|write|get|grow|cut|avoid|implement|set|define|measure|plan for|prepare|learn)\\b|"
        "\\b(?:near me|vs|for|of|in|to|and|the|a)$|\\bfor (?:cto|cio|ceo|cfo|manager|leader|director|company|business)$|\\d"),
        QRegularExpression::CaseInsensitiveOption);
    const QString text = phrase.trimmed();
    return !text.isEmpty() && isLatin(text) && !isSmallWord(text.toLower()) && !text.contains(loose);
}

double editRatio(const QString& before, const QString& after)
{
    const QStringList a = wordsOf(before);
    const QStringList b = wordsOf(after);
    if (a.isEmpty() && b.isEmpty())
        return 0;
    QHash<QString, int> numbers; // comparing numbers is what makes this quick
    const auto numbered = [&numbers](const QStringList& words) {
        std::vector<int> list;
        for (const QString& word : words)
            list.push_back(numbers.contains(word) ? numbers[word] : *numbers.insert(word, int(numbers.size())));
        return list;
    };
    const std::vector<int> left = numbered(a);
    const std::vector<int> right = numbered(b);
    std::vector<int> row(right.size() + 1, 0);
    for (const int word : left) {
        int diagonal = 0;
        for (size_t j = 0; j < right.size(); ++j) {
            const int above = row[j + 1];
            row[j + 1] = word == right[j] ? diagonal + 1 : std::max(above, row[j]);
            diagonal = above;
        }
    }
    return 1.0 - 2.0 * row.back() / double(a.size() + b.size());
}

} // namespace qd::agents::rehearsal
