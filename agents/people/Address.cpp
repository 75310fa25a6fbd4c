#include "agents/people/Address.h"

#include <QRegularExpression>
#include <QUrl>

namespace qd::agents {

namespace {

using namespace Qt::StringLiterals;

constexpr qsizetype kLongest = 500;
constexpr qsizetype kLongestNote = 4'000;
constexpr qsizetype kLongestLocal = 64;    ///< RFC 5321, 4.5.3.1.1
constexpr qsizetype kLongestAddress = 254; ///< RFC 5321, 4.5.3.1.3, less the brackets of a path
constexpr qsizetype kFewestDigits = 7;
constexpr qsizetype kMostDigits = 15;      ///< ITU-T E.164, 6.2.1

Error wrong(const QString& field, const QString& text, const QString& right)
{
    return {Error::Parse, text, field, right};
}

/// The dot-string of RFC 5321, 4.1.2: what needs quotes, or letters beyond ASCII, few servers take.
Result<QString> email(const QString& value)
{
    static const QRegularExpression kLocal(u"\\A[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*\\z"_s);
    static const QRegularExpression kDomain(u"\\A([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\z"_s);
    const QString right = u"one address, as in ada@press.example"_s;
    const qsizetype at = value.lastIndexOf(u'@');
    const QString local = value.left(std::max<qsizetype>(at, 0));
    const QString domain = QString::fromLatin1(QUrl::toAce(value.mid(at + 1))).toLower();
    if (at < 1 || local.size() > kLongestLocal || !kLocal.match(local).hasMatch())
        return wrong(u"e-mail"_s, u"it is no e-mail address"_s, right);
    if (!kDomain.match(domain).hasMatch() || local.size() + 1 + domain.size() > kLongestAddress)
        return wrong(u"e-mail"_s, u"what stands after its @ is no name of a host"_s, right);
    return local + u'@' + domain;
}

Result<QString> phone(const QString& value)
{
    static const QRegularExpression kBetween(u"[ \\t\\x{a0}./()-]"_s);
    QString digits = value;
    digits.remove(u"(0)"_s); // said inside of a country, not from abroad
    digits.remove(kBetween);
    static const QRegularExpression kNumber(u"\\A\\+[1-9][0-9]*\\z"_s);
    if (!kNumber.match(digits).hasMatch() || digits.size() < 1 + kFewestDigits || digits.size() > 1 + kMostDigits)
        return wrong(u"phone"_s, u"it is no phone number that is the same from everywhere"_s, u"+, the country's code and the number, as in +49 151 12345678"_s);
    return digits;
}

Result<QString> country(const QString& value)
{
    static const QRegularExpression kTwo(u"\\A[A-Z]{2}\\z"_s);
    const QString code = value.toUpper();
    if (!kTwo.match(code).hasMatch())
        return wrong(u"country"_s, u"it is no country's code"_s, u"two letters, as in DE or US (ISO 3166-1)"_s);
    return code;
}

bool hasControl(const QString& value, bool mayBreak)
{
    return std::any_of(value.begin(), value.end(), [mayBreak](QChar c) { return c.category() == QChar::Other_Control && !(mayBreak && (c == u'\n' || c == u'\t')); });
}

} // namespace

const QStringList& personalFields()
{
    static const QStringList all{u"name"_s, u"e-mail"_s, u"phone"_s, u"company"_s, u"street"_s, u"street-2"_s, u"postcode"_s, u"city"_s, u"region"_s, u"country"_s, u"language"_s, u"note"_s};
    return all;
}

Result<QString> keptForm(const QString& field, const QString& value)
{
    if (!personalFields().contains(field))
        return wrong(field, u"nothing of that name is kept of people"_s, personalFields().join(u", "_s));
    const bool isNote = field == u"note"_s;
    const QString text = isNote ? value.trimmed() : value.simplified();
    if (text.size() > (isNote ? kLongestNote : kLongest))
        return wrong(field, u"it has %1 characters"_s.arg(text.size()), u"%1 at most"_s.arg(isNote ? kLongestNote : kLongest));
    if (hasControl(isNote ? text : value.trimmed(), isNote))
        return wrong(field, u"it has a character that cannot be seen"_s, u"letters, digits and signs on one line"_s);
    if (field == u"e-mail"_s)
        return email(text);
    if (field == u"phone"_s)
        return phone(text);
    return field == u"country"_s ? country(text) : Result<QString>(text);
}

QString addressBy(const QString& channel, const PersonalFields& person)
{
    if (channel == u"e-mail"_s)
        return person.value(u"e-mail"_s);
    if (channel == u"sms"_s)
        return person.value(u"phone"_s);
    const bool isWhole = channel == u"letter"_s && !person.value(u"city"_s).isEmpty() && !person.value(u"country"_s).isEmpty();
    return isWhole ? person.value(u"street"_s) : QString();
}

QString comparableAddress(const QString& channel, const PersonalFields& person)
{
    const QString address = addressBy(channel, person);
    if (address.isEmpty() || channel == u"sms"_s)
        return address;
    if (channel == u"e-mail"_s)
        return address.toLower();
    const QStringList lines{address, person.value(u"postcode"_s), person.value(u"city"_s), person.value(u"country"_s)};
    return lines.join(u'\n').normalized(QString::NormalizationForm_KC).toCaseFolded();
}

} // namespace qd::agents
