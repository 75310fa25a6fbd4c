#include "agents/people/Personal.h"

#include "agents/skills/text/SpelledOut.h"

#include <QRegularExpression>
#include <QSet>

#include <algorithm>
#include <array>

namespace qd::agents {

namespace {

using namespace Qt::StringLiterals;

constexpr qsizetype kLocal = 64;       ///< characters before the @, RFC 5321 4.5.3.1.1
constexpr qsizetype kDomain = 255;     ///< and behind it, 4.5.3.1.2
constexpr qsizetype kShortText = 20'000;
constexpr qsizetype kMostParts = 4;    ///< of a name
constexpr qsizetype kBetween = 3;      ///< characters between two of them
constexpr qsizetype kLeastPart = 3;    ///< letters of a part that tells somebody by itself
constexpr qsizetype kLeastDigits = 8;
constexpr qsizetype kSaidOfKey = 4;    ///< characters of a key that tell its kind

/// A text without what is written this way or that: small, its accents fallen away, its ligatures spelled out, as a slug has it.
struct Folded {
    QString text;
    QList<qsizetype> from; ///< where each of its characters stood; one more for the end
};

/// Appends the character that stands there. @returns where the next one does.
qsizetype fold(QString& out, const QString& text, qsizetype at)
{
    if (text[at].unicode() < 128) {
        out.append(text[at].toLower());
        return at + 1;
    }
    const qsizetype units = text[at].isHighSurrogate() && at + 1 < text.size() ? 2 : 1;
    const QString small = text.mid(at, units).toLower();
    QString spelled;
    for (const QChar c : small)
        spelled += c == QChar(0x2019) ? u"'"_s : spelledOut(c);
    spelled = spelled.normalized(QString::NormalizationForm_KD);
    for (const QChar c : std::as_const(spelled))
        if (!c.isMark())
            out.append(c);
    return at + units;
}

QString foldedText(const QString& text)
{
    QString out;
    out.reserve(text.size());
    for (qsizetype at = 0; at < text.size();)
        at = fold(out, text, at);
    return out;
}

Folded folded(const QString& text)
{
    Folded out;
    for (qsizetype at = 0; at < text.size();) {
        const qsizetype next = fold(out.text, text, at);
        out.from.resize(out.text.size(), at);
        at = next;
    }
    out.from.append(text.size());
    return out;
}

QString digitsOf(QStringView text)
{
    QString digits;
    for (const QChar c : text)
        if (c.isDigit())
            digits.append(QChar(u'0' + c.digitValue()));
    return digits;
}

/// Luhn's sum, ISO/IEC 7812-1 annex B.
bool isCard(const QString& written)
{
    const QString digits = digitsOf(written);
    if (digits.size() < 14 || !u"23456"_s.contains(digits[0])) // else it is a moment, an ISBN …
        return false;
    int sum = 0;
    for (qsizetype i = 0; i < digits.size(); ++i) {
        const int digit = digits[digits.size() - 1 - i].digitValue();
        const int twice = digit * 2;
        sum += i % 2 == 0 ? digit : twice > 9 ? twice - 9 : twice;
    }
    return sum % 10 == 0;
}

/// ISO 7064, mod 97-10.
bool isIban(QStringView written)
{
    QString text = written.toString().toUpper();
    text.remove(u' ');
    if (text.size() < 15 || text.size() > 34)
        return false;
    int rest = 0;
    const QString turned = text.mid(4) + text.left(4);
    for (const QChar c : turned) {
        const int value = c.isDigit() ? c.digitValue() : c.unicode() - 'A' + 10;
        rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
    }
    return rest == 1;
}

bool isPhone(const QString& written)
{
    const qsizetype digits = digitsOf(written).size();
    return digits >= kLeastDigits && digits <= 15;
}

bool isAtom(QChar c)
{
    return c.isLetterOrNumber() || u".!#$%&'*+/=?^_`{|}~-"_s.contains(c);
}

/// What an office reads and nobody in particular: RFC 2142, and what is written like it.
bool isOffice(const QString& local)
{
    static const QSet<QString> kOffices{u"info"_s, u"marketing"_s, u"sales"_s, u"support"_s, u"abuse"_s, u"noc"_s, u"security"_s, u"postmaster"_s, u"hostmaster"_s, u"webmaster"_s,
                                        u"news"_s, u"contact"_s, u"kontakt"_s, u"hello"_s, u"office"_s, u"press"_s, u"presse"_s, u"team"_s, u"service"_s, u"help"_s, u"jobs"_s,
                                        u"billing"_s, u"noreply"_s, u"no-reply"_s, u"privacy"_s, u"datenschutz"_s, u"legal"_s, u"editor"_s, u"redaktion"_s, u"newsletter"_s};
    return kOffices.contains(local.toLower());
}

/// Collects what is nobody's own, until there is enough.
class Found {
public:
    Found(const PersonalTest& test, qsizetype most) : m_most(most), m_own(foldedText(test.own)), m_ownDigits(digitsOf(test.own)) {}

    bool isEnough() const { return m_values.size() >= m_most; }
    void take(const QString& what, const QString& value)
    {
        const QString key = foldedText(value);
        if (isEnough() || m_seen.contains(key) || isOwn(value, key))
            return;
        m_seen.insert(key);
        m_values.append({what, value});
    }
    QList<PersonalValue> taken() const { return m_values; }

private:
    bool isOwn(const QString& value, const QString& key) const { return m_own.contains(key) || (isPhone(value) && m_ownDigits.contains(digitsOf(value))); }

    const qsizetype m_most;
    const QString m_own;
    const QString m_ownDigits;
    QSet<QString> m_seen;
    QList<PersonalValue> m_values;
};

/// Each @ is looked at alone, and no further than an address is long.
void findMail(const QString& text, const PersonalTest& test, Found& found)
{
    for (qsizetype at = text.indexOf(u'@'); at >= 0 && !found.isEnough(); at = text.indexOf(u'@', at + 1)) {
        qsizetype first = at;
        while (first > 0 && at - first < kLocal && isAtom(text[first - 1]))
            --first;
        const QChar before = first < at ? text[at - 1] : QChar(u' ');
        qsizetype last = at + 1;
        while (last < text.size() && last - at <= kDomain && (text[last].isLetterOrNumber() || text[last] == u'.' || text[last] == u'-'))
            ++last;
        while (last > at + 1 && !text[last - 1].isLetterOrNumber())
            --last;
        const QString host = text.mid(at + 1, last - at - 1).toLower();
        const bool isOne = (before.isLetterOrNumber() || u"_%+-"_s.contains(before)) && !host.isEmpty() && host[0].isLetterOrNumber() && host.contains(u'.') && !host.contains(u".."_s);
        const bool isHouse = std::any_of(test.hosts.begin(), test.hosts.end(), [&](const QString& own) { return host == own || host.endsWith(u'.' + own); });
        const QString local = text.mid(first, at - first);
        if (isOne && !isHouse && !(test.passesOffices && isOffice(local)))
            found.take(u"an e-mail address"_s, local + text.mid(at, last - at));
    }
}

/// Where what begins there as an account number does ends as one, at the end of a word; `from` where nowhere.
qsizetype endOfIban(const QString& text, qsizetype from)
{
    qsizetype end = from, letters = 0;
    for (qsizetype at = from; at <= text.size() && letters <= 34; ++at) {
        const bool isInner = at < text.size() && text[at].unicode() < 128 && text[at].isLetterOrNumber();
        if (!isInner && isIban(QStringView(text).mid(from, at - from)))
            end = at;
        if (!isInner && (at == text.size() || text[at] != u' ' || text[at - 1] == u' '))
            break;
        letters += isInner ? 1 : 0;
    }
    return end;
}

/// @returns the text without them: their digits are those of no other number.
QString findIbans(const QString& text, Found& found)
{
    static const QRegularExpression kBegin(u"(?<![A-Za-z0-9])[A-Za-z]{2}[0-9]{2} ?[A-Za-z0-9]"_s);
    QString rest = text;
    for (auto it = kBegin.globalMatch(text); it.hasNext() && !found.isEnough();) {
        const qsizetype from = it.next().capturedStart(), end = endOfIban(text, from);
        if (end == from)
            continue;
        found.take(u"an account number"_s, text.mid(from, end - from));
        rest.replace(from, end - from, QString(end - from, u'_'));
    }
    return rest;
}

template <class Test> void findForm(const QRegularExpression& form, const QString& text, const QString& what, const Test& isOne, Found& found)
{
    for (auto it = form.globalMatch(text); it.hasNext() && !found.isEnough();)
        if (const QString value = it.next().captured(); isOne(value))
            found.take(what, value);
}

/// A word of a text, without what a genitive puts behind it.
struct Word {
    qsizetype first = 0;
    qsizetype last = 0; ///< behind it
    bool isLarge = false;

    bool isInitial() const { return last - first == 1; }
};

bool isInWord(const QString& text, qsizetype at)
{
    const QChar c = text[at];
    const bool isInner = (c == u'-' || c == u'\'' || c == QChar(0x2019)) && at > 0 && text[at - 1].isLetter() && at + 1 < text.size() && text[at + 1].isLetter();
    return c.isLetter() || c.isMark() || isInner;
}

/// What stands between two parts of a name, which is more behind an initial.
bool isNearby(const QString& text, const Word& word, const Word& next)
{
    if (next.first - word.last > kBetween)
        return false;
    for (qsizetype at = word.last; at < next.first; ++at)
        if (!u" \t\u00a0,;\"_|\n\r"_s.contains(text[at]) && !(word.isInitial() && at == word.last && text[at] == u'.'))
            return false;
    return true;
}

/// What a genitive puts behind a name.
const QRegularExpression& genitive()
{
    static const QRegularExpression kForm(u"['’]s?$"_s, QRegularExpression::CaseInsensitiveOption);
    return kForm;
}

/// The same with what may be its end in a genitive taken off.
QStringList namesFrom(const QString& words)
{
    QStringList names{comparableName(QString(words).remove(genitive()))};
    if (words.endsWith(u's', Qt::CaseInsensitive) && words.size() > kLeastPart)
        names.append(comparableName(words.chopped(1)));
    return names;
}

void findNamesFrom(const QString& text, const std::array<Word, kMostParts>& words, qsizetype count, const PersonalTest& test, Found& found)
{
    const Word& last = words[size_t(count - 1)];
    qsizetype whole = last.isInitial() ? 0 : 1;
    for (qsizetype from = count - 2; from >= 0; --from) { // the nearest first
        const Word& first = words[size_t(from)];
        if (!isNearby(text, first, words[size_t(from + 1)]))
            return;
        whole += first.isInitial() ? 0 : 1;
        if (whole > 1 && (first.isInitial() || last.isInitial()))
            continue; // it stands beside the name
        if (!(first.isLarge && last.isLarge) && text.size() > kShortText)
            continue;
        const QString written = text.mid(first.first, last.last - first.first);
        for (const QString& name : namesFrom(written))
            if (!name.isEmpty() && test.isKept(name))
                return found.take(kKeptName, written);
    }
}

void findNames(const QString& text, const PersonalTest& test, Found& found)
{
    std::array<Word, kMostParts> words{};
    qsizetype count = 0;
    for (qsizetype at = 0; at < text.size() && !found.isEnough();) {
        if (!isInWord(text, at)) {
            ++at;
            continue;
        }
        Word word{at, at, !text[at].isLower()};
        while (at < text.size() && isInWord(text, at))
            ++at;
        word.last = at;
        if (count == kMostParts)
            std::move(words.begin() + 1, words.end(), words.begin());
        else
            ++count;
        words[size_t(count - 1)] = word;
        findNamesFrom(text, words, count, test, found);
    }
}

/// Small letters and digits alone, as an address may hold them.
QString squashed(const QString& text)
{
    QString out;
    const QString seen = foldedText(text);
    for (const QChar c : seen)
        if (c.isLetterOrNumber())
            out.append(c);
    return out;
}

const QRegularExpression& betweenParts()
{
    static const QRegularExpression kForm(u"[^\\p{L}\\p{M}\\p{N}'’-]+"_s, QRegularExpression::UseUnicodePropertiesOption);
    return kForm;
}

bool isName(const PersonalValue& one)
{
    return one.what.startsWith(u"the name"_s);
}

bool isKey(const PersonalValue& one)
{
    return one.what == u"a key"_s;
}

/// What tells the same person besides the whole value: parts of a name, of an address the name before its @ where it is one.
QStringList partsOf(const PersonalValue& one)
{
    static const QRegularExpression kInLocal(u"[._+-]"_s);
    QStringList parts = isName(one) ? one.value.split(betweenParts(), Qt::SkipEmptyParts) : QStringList();
    if (const qsizetype at = one.value.indexOf(u'@'); at > 0) {
        const QStringList local = one.value.left(at).split(kInLocal, Qt::SkipEmptyParts);
        parts = local.size() > 1 ? local : QStringList();
    }
    for (QString& part : parts)
        part.remove(genitive());
    parts.removeIf([](const QString& part) { return part.size() < kLeastPart; });
    return parts;
}

} // namespace

QString comparableName(const QString& name)
{
    QStringList parts = foldedText(name).split(betweenParts(), Qt::SkipEmptyParts);
    QStringList whole = parts;
    whole.removeIf([](const QString& part) { return part.size() == 1; });
    if (whole.size() > 1)
        parts = whole;
    if (parts.size() < 2)
        return {};
    parts.sort();
    return parts.join(u' ');
}

QList<PersonalValue> personalValues(const QString& text, const PersonalTest& test, qsizetype most)
{
    static const QRegularExpression kPhone(u"(?<![\\w])(\\+[0-9]|00[1-9])[0-9 ()./-]{6,24}[0-9]|(?<![\\w./-])\\(?0[1-9][0-9]{1,4}\\)?[ /-][0-9][0-9 -]{4,16}[0-9]"
                                           "|(?<![\\w.-])(?:\\([2-9][0-9]{2}\\) ?[0-9]{3}[.-][0-9]{4}|[2-9][0-9]{2}([.-])[0-9]{3}\\2[0-9]{4})(?![\\w-])"_s);
    static const QRegularExpression kCard(u"(?<![0-9])[0-9](?:[ -]?[0-9]){13,18}(?![0-9])"_s);
    Found found(test, most);
    findMail(text, test, found);
    const QString rest = findIbans(text, found);
    if (!test.passesPhones)
        findForm(kPhone, rest, u"a telephone number"_s, isPhone, found);
    findForm(kCard, rest, u"a card number"_s, isCard, found);
    if (test.isKept)
        findNames(text, test, found);
    return found.taken();
}

std::optional<PersonalValue> keyIn(const QString& text)
{
    static const QRegularExpression kKey(
        u"(?<![A-Za-z0-9])(?:(?<![_-])sk-(?:(?:[a-z0-9]{1,10}-){0,3}[A-Za-z0-9]{20,}|(?=(?:[A-Za-z_-]{0,60}[0-9]){6})[A-Za-z0-9_-]{16,}|(?=[A-Za-z_-]{0,60}[0-9])(?=[a-z0-9_-]{0,60}[A-Z])[A-Za-z0-9_-]{20,})"
        "|(?:sk|rk|pk)_(?:live|test)_[A-Za-z0-9]{10,}|gh[pousr]_[A-Za-z0-9]{20,}|github_pat_[A-Za-z0-9_]{20,}|glpat-[A-Za-z0-9_-]{20,}|xox[abeprs]-[A-Za-z0-9-]{10,}|gsk_[A-Za-z0-9]{20,}|hf_[A-Za-z0-9]{20,}"
        "|AKIA[0-9A-Z]{16}(?![A-Za-z0-9])|AIza[0-9A-Za-z_-]{35}|SG\\.[A-Za-z0-9_-]{10,}\\.[A-Za-z0-9_-]{10,}|whsec_[A-Za-z0-9+/=]{16,}|key-[0-9a-f]{32}(?![A-Za-z0-9])"
        "|eyJ[A-Za-z0-9_-]{8,512}\\.eyJ[A-Za-z0-9_-]{8,})|(?<=-----)BEGIN [A-Z ]{0,40}PRIVATE KEY"_s);
    const QRegularExpressionMatch match = kKey.match(text);
    return match.hasMatch() ? std::optional(PersonalValue{u"a key"_s, match.captured()}) : std::nullopt;
}

QString masked(const PersonalValue& one)
{
    if (isKey(one))
        return one.value.left(kSaidOfKey) + u'…';
    if (const qsizetype at = one.value.indexOf(u'@'); at > 0)
        return one.value.left(1) + u'…' + one.value.mid(at);
    if (!isName(one))
        return u'…' + one.value.right(2);
    QStringList parts = one.value.split(betweenParts(), Qt::SkipEmptyParts);
    for (QString& part : parts)
        part = part.left(1) + u'…';
    return parts.join(u' ');
}

QString inWords(const QList<PersonalValue>& values)
{
    constexpr qsizetype kShown = 4;
    QStringList words;
    for (const PersonalValue& one : values.mid(0, kShown))
        words.append(u"%1 (%2)"_s.arg(one.what, masked(one)));
    const QString more = values.size() > kShown ? u" and %1 more"_s.arg(values.size() - kShown) : QString();
    return words.join(u", "_s) + more;
}

bool standsIn(const QString& address, const PersonalValue& one)
{
    const QString seen = squashed(address);
    const auto holds = [&seen](const QString& part) {
        const QString wanted = squashed(part);
        return wanted.size() >= kLeastPart * 2 && seen.contains(wanted);
    };
    const QStringList parts = partsOf(one);
    QStringList turned = parts;
    std::reverse(turned.begin(), turned.end());
    return holds(one.value) || (parts.size() > 1 && (holds(parts.join(QString())) || holds(turned.join(QString()))));
}

QString without(const QString& text, const QList<PersonalValue>& values, const QString& instead)
{
    QStringList telling;
    for (const PersonalValue& one : values)
        telling += QStringList{one.value} + partsOf(one);
    telling.removeDuplicates();
    std::sort(telling.begin(), telling.end(), [](const QString& one, const QString& other) { return one.size() > other.size(); });
    QString out = text;
    for (const QString& one : std::as_const(telling)) {
        const QRegularExpression form(u"(?<![\\p{L}\\p{N}])%1(?:e?s|['’]s?)?(?![\\p{L}\\p{N}])"_s.arg(QRegularExpression::escape(foldedText(one))),
                                      QRegularExpression::UseUnicodePropertiesOption);
        const Folded seen = folded(out);
        QString rest;
        qsizetype end = 0;
        for (auto it = form.globalMatch(seen.text); it.hasNext();) {
            const QRegularExpressionMatch match = it.next();
            const qsizetype from = std::max(end, seen.from[match.capturedStart()]);
            rest += out.mid(end, from - end) + instead;
            end = seen.from[match.capturedEnd()];
        }
        out = rest + out.mid(end);
    }
    return out;
}

} // namespace qd::agents
