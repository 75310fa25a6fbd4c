#include "agents/effects/connectors/twilio/TwilioWords.h"

#include "agents/effects/http/FormBody.h"
#include "agents/effects/people/Addressees.h"
#include "agents/tools/protocol/OutsideText.h"
#include "core/base/Json.h"

#include <QDateTime>
#include <QRegularExpression>
#include <QUrl>

#include <algorithm>

namespace qd::agents {

namespace {

constexpr qint64 kMostAnswered = 4 * 1024 * 1024;

struct Meaning {
    qint64 code;
    bool isPerson;
    const char* words;
};
/// twilio.com/docs/api/errors, each under its number.
constexpr Meaning kMeanings[] = {
    {21211, true, "the number is none"},
    {21608, true, "a trial account may write to confirmed numbers alone"},
    {21610, true, "this person has answered STOP"},
    {21612, true, "this sender cannot reach the number"},
    {21614, true, "the number is of no mobile phone"},
    {21408, true, "the account may not send to that country"},
    {30003, true, "the phone cannot be reached"},
    {30004, true, "the message was blocked"},
    {30005, true, "nobody has the number"},
    {30006, true, "the number is of a landline, or its network does not take it"},
    {30007, true, "the network filtered it"},
    {21606, false, "the sender is none that this account may send from"},
    {21603, false, "no sender was said"},
    {21617, false, "the text is longer than 1,600 characters"},
    {21703, false, "the messaging service has no number"},
    {20003, false, "the key is not taken"},
    {20005, false, "the account is not active"},
};

const Meaning* meaningOf(qint64 code)
{
    const auto found = std::find_if(std::begin(kMeanings), std::end(kMeanings), [code](const Meaning& one) { return one.code == code; });
    return found == std::end(kMeanings) ? nullptr : found;
}

HttpRequest messages(const ConnectorFile& file)
{
    HttpRequest request;
    request.url = QStringLiteral("%1/2010-04-01/Accounts/%2/Messages.json").arg(file.url, file.account);
    request.mostBytes = kMostAnswered;
    request.key.form = PinnedKey::Basic;
    request.key.user = (file.user.isEmpty() ? file.account : file.user).toLatin1();
    return request;
}

bool isService(const QString& sender)
{
    return isTwilioSid(sender, QLatin1String("MG"));
}

Result<TwilioMessage> read(const Json& json)
{
    TwilioMessage message;
    message.sid = json.at(u"sid").toString();
    message.status = cleanedLine(json.at(u"status").toString(), 20);
    if (!(isTwilioSid(message.sid, QLatin1String("SM")) || isTwilioSid(message.sid, QLatin1String("MM"))) || message.status.isEmpty())
        return Error{Error::Parse, QStringLiteral("the answer holds no SID and status of a message"), {}, {}};
    message.to = json.at(u"to").toString();
    message.body = json.at(u"body").toString();
    message.isOurs = json.at(u"direction").toString().startsWith(QLatin1String("outbound"));
    message.created = {QDateTime::fromString(json.at(u"date_created").toString(), Qt::RFC2822Date).toMSecsSinceEpoch()};
    message.error = json.at(u"error_code").toInteger();
    return message;
}

} // namespace

bool isTwilioSid(const QString& text, QLatin1String letters)
{
    static const QRegularExpression digits(QStringLiteral("\\A[0-9a-fA-F]{32}\\z"));
    return text.startsWith(letters) && digits.match(text.mid(letters.size())).hasMatch();
}

bool isTwilioSender(const QString& text)
{
    static const QRegularExpression code(QStringLiteral("\\A[0-9]{3,8}\\z"));
    static const QRegularExpression name(QStringLiteral("\\A(?=.*[A-Za-z])[A-Za-z0-9 ]{1,11}\\z"));
    return isPhoneNumber(text) || isService(text) || code.match(text).hasMatch() || name.match(text).hasMatch();
}

HttpRequest twilioSend(const ConnectorFile& file, const QString& to, const QString& text, Duration valid)
{
    HttpRequest request = messages(file);
    addField(request.body, "To", to);
    addField(request.body, isService(file.from) ? "MessagingServiceSid" : "From", file.from);
    addField(request.body, "Body", text);
    addField(request.body, "ValidityPeriod", QString::number(std::chrono::duration_cast<std::chrono::seconds>(valid).count()));
    addField(request.body, "SmartEncoded", QStringLiteral("false")); // what was approved, and no character else
    request.contentType = "application/x-www-form-urlencoded";
    return request;
}

HttpRequest twilioList(const ConnectorFile& file, int most)
{
    HttpRequest request = messages(file);
    request.method = HttpRequest::Get;
    request.url += QStringLiteral("?PageSize=%1").arg(most);
    if (!file.from.isEmpty() && !isService(file.from))
        request.url += QStringLiteral("&From=") + QString::fromLatin1(QUrl::toPercentEncoding(file.from));
    return request;
}

Result<TwilioMessage> twilioMessageIn(const QByteArray& body)
{
    const Result<Json> json = Json::parse(body);
    return json ? read(*json) : Result<TwilioMessage>(json.error());
}

Result<QList<TwilioMessage>> twilioMessagesIn(const QByteArray& body)
{
    const Result<Json> json = Json::parse(body);
    if (!json)
        return json.error();
    const Json* const list = json->find(u"messages");
    if (!list || list->kind() != Json::List)
        return Error{Error::Parse, QStringLiteral("the answer holds no list of messages"), {}, {}};
    QList<TwilioMessage> all;
    for (const Json& item : list->items()) {
        const Result<TwilioMessage> message = read(item);
        if (!message)
            return message.error();
        all.append(*message);
    }
    return all;
}

qint64 twilioCodeIn(const QByteArray& body)
{
    const Result<Json> json = Json::parse(body);
    return json ? json->at(u"code").toInteger() : 0;
}

bool isAboutPerson(qint64 code)
{
    const Meaning* const meaning = meaningOf(code);
    return meaning && meaning->isPerson;
}

QString twilioInWords(qint64 code)
{
    const Meaning* const meaning = meaningOf(code);
    return meaning ? QStringLiteral("%1 (%2)").arg(QLatin1String(meaning->words)).arg(code) : QStringLiteral("error %1 of twilio.com/docs/api/errors").arg(code);
}

} // namespace qd::agents
