#include "agents/workbench/PersonalValues.h"

#include <QRegularExpression>
#include <QUrl>

#include <algorithm>

namespace qd::agents {

namespace {

QString digitsOf(QStringView text)
{
    QString digits;
    for (const QChar c : text)
        if (c.isDigit())
            digits.append(c);
    return digits;
}

template <class Test> bool anyOf(const QRegularExpression& form, const QString& text, const Test& isOne)
{
    for (auto it = form.globalMatch(text); it.hasNext();)
        if (isOne(it.next().captured()))
            return true;
    return false;
}

/// Luhn's sum, ISO/IEC 7812-1 annex B.
bool isCard(const QString& written)
{
    const QString digits = digitsOf(written);
    if (digits.size() < 14 || !QStringLiteral("23456").contains(digits[0])) // else it is a moment, an ISBN …
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
bool isIban(const QString& written)
{
    QString text = written.toUpper();
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

bool isNumber(const QString& written)
{
    const qsizetype digits = digitsOf(written).size();
    return digits >= 8 && digits <= 15;
}

bool holdsKey(const QString& text)
{
    static const QRegularExpression kKey(QStringLiteral(
        "(?<![A-Za-z0-9])(sk-[A-Za-z0-9_-]{16,}|(sk|rk|pk)_(live|test)_[A-Za-z0-9]{10,}|gh[pousr]_[A-Za-z0-9]{20,}|github_pat_[A-Za-z0-9_]{20,}|xox[abprs]-[A-Za-z0-9-]{10,}"
        "|AKIA[0-9A-Z]{16}|AIza[0-9A-Za-z_-]{35}|SG\\.[A-Za-z0-9_-]{10,}\\.[A-Za-z0-9_-]{10,}|whsec_[A-Za-z0-9+/=]{16,}|key-[0-9a-f]{32}"
        "|eyJ[A-Za-z0-9_-]{8,}\\.eyJ[A-Za-z0-9_-]{8,})|-----BEGIN [A-Z ]*PRIVATE KEY"));
    return kKey.match(text).hasMatch();
}

QString plainlyIn(const QString& text)
{
    static const QRegularExpression kMail(QStringLiteral("[\\p{L}\\p{N}.!#$%&'*+/=?^_`{|}~-]*[\\p{L}\\p{N}_%+-]@[\\p{L}\\p{N}][\\p{L}\\p{N}-]*(\\.[\\p{L}\\p{N}-]+)+"));
    static const QRegularExpression kPhone(QStringLiteral("(?<![\\w])(\\+[0-9]|00[1-9])[0-9 ()./-]{6,}[0-9]|(?<![\\w./-])\\(?0[1-9][0-9]{1,4}\\)?[ /-][0-9][0-9 -]{4,}[0-9]"));
    static const QRegularExpression kCard(QStringLiteral("(?<![0-9])[0-9](?:[ -]?[0-9]){13,18}(?![0-9])"));
    static const QRegularExpression kIban(QStringLiteral("(?<![A-Za-z0-9])[A-Za-z]{2}[0-9]{2}(?: ?[A-Za-z0-9]){11,30}(?![A-Za-z0-9])"));
    if (holdsKey(text))
        return QStringLiteral("a key");
    if (kMail.match(text).hasMatch())
        return QStringLiteral("an e-mail address");
    if (anyOf(kIban, text, isIban))
        return QStringLiteral("an account number");
    if (anyOf(kPhone, text, isNumber))
        return QStringLiteral("a telephone number");
    return anyOf(kCard, text, isCard) ? QStringLiteral("a card number") : QString();
}

} // namespace

QString personalIn(const QString& text)
{
    QString seen = text;
    for (int i = 0; i < 3; ++i) { // what is written twice over is still there
        if (const QString found = plainlyIn(seen); !found.isEmpty())
            return found;
        QString next = QUrl::fromPercentEncoding(seen.toUtf8());
        if (next == seen)
            break;
        seen = next;
    }
    return plainlyIn(QString(seen).replace(u'+', u' ')); // a blank of a form
}

QString personalIn(const Json& input)
{
    for (const Json& item : input.items())
        if (const QString found = personalIn(item); !found.isEmpty())
            return found;
    for (const Json::Member& member : input.members())
        if (const QString found = personalIn(member.second); !found.isEmpty())
            return found;
    if (!input.items().isEmpty() || !input.members().isEmpty())
        return {};
    const QString text = input.toString();
    return personalIn(text.isEmpty() ? QString::fromUtf8(input.toText()) : text);
}

} // namespace qd::agents
