#include "agents/effects/connectors/salesforce/SalesforceWords.h"

#include "agents/effects/http/ApiConnector.h"
#include "agents/tools/protocol/OutsideText.h"
#include "core/base/Json.h"

#include <QRegularExpression>
#include <QUrl>

namespace qd::agents {

namespace {

const QString kData = QStringLiteral("/services/data/v62.0");
constexpr Duration kTooMany = std::chrono::minutes(30); ///< its limit is of 24 hours that move on
constexpr Duration kLocked = std::chrono::seconds(30);

/// Fields of the object Contact (developer.salesforce.com/docs/atlas.en-us.object_reference.meta, "Contact").
const QMap<QString, QString>& fields()
{
    static const QMap<QString, QString> all{{QStringLiteral("phone"), QStringLiteral("Phone")}, {QStringLiteral("street"), QStringLiteral("MailingStreet")}, {QStringLiteral("postcode"), QStringLiteral("MailingPostalCode")},
                                            {QStringLiteral("city"), QStringLiteral("MailingCity")}, {QStringLiteral("region"), QStringLiteral("MailingState")}, {QStringLiteral("country"), QStringLiteral("MailingCountry")}};
    return all;
}

bool fits(const QString& text, const char* pattern)
{
    return QRegularExpression(QLatin1String("\\A(?:") + QLatin1String(pattern) + QLatin1String(")\\z")).match(text).hasMatch();
}

QString codeIn(const Json& error)
{
    const QString code = error.at(u"errorCode").isNull() ? error.at(u"statusCode").toString() : error.at(u"errorCode").toString();
    return fits(code, "[A-Z_]{1,60}") ? code : QString();
}

/// Of a list of errors the first that is a cause; of a record that was rolled back another one is.
QString causeIn(const QList<Json>& errors)
{
    for (const Json& error : errors)
        if (const QString code = codeIn(error); !code.isEmpty() && code != QLatin1String("ALL_OR_NONE_OPERATION_ROLLED_BACK") && code != QLatin1String("PROCESSING_HALTED"))
            return code;
    return {};
}

/// SOQL: a text between single quotes.
QString quoted(QString text)
{
    return QLatin1Char('\'') + text.replace(QLatin1Char('\\'), QLatin1String("\\\\")).replace(QLatin1Char('\''), QLatin1String("\\'")) + QLatin1Char('\'');
}

Error unread(const QString& what)
{
    return {Error::Parse, QStringLiteral("Salesforce's answer holds no %1").arg(what), {}, {}};
}

/// Salesforce makes no contact without one; of a name in one piece it is all of it.
QString lastNameOf(const QString& name)
{
    return name.simplified().section(QLatin1Char(' '), -1).left(80);
}

void recordTo(JsonWriter& out, const ConnectorFile& file, const ContactWish& wish, bool isNew)
{
    out.beginObject();
    out.key("attributes");
    out.beginObject();
    out.key("type");
    out.value(QStringLiteral("Contact"));
    out.endObject();
    out.key(file.match);
    out.value(wish.address);
    if (isNew) {
        out.key("LastName");
        out.value(lastNameOf(wish.name));
    }
    for (auto value = wish.values.begin(); value != wish.values.end(); ++value) {
        out.key(value.key());
        out.value(*value);
    }
    out.endObject();
}

} // namespace

QString salesforceField(const QString& field)
{
    return fields().value(field);
}

QStringList salesforceFields()
{
    return fields().keys();
}

HttpRequest salesforceRead(const ConnectorFile& file, const QStringList& addresses, const QStringList& fields)
{
    QStringList all;
    for (const QString& address : addresses)
        all.append(quoted(address));
    const QStringList wanted = QStringList{QStringLiteral("Id"), QStringLiteral("SystemModstamp"), file.match} + fields;
    const QString query = QStringLiteral("SELECT %1 FROM Contact WHERE %2 IN (%3)").arg(wanted.join(QLatin1Char(',')), file.match, all.join(QLatin1Char(',')));
    JsonWriter out;
    out.beginObject();
    out.key("compositeRequest");
    out.beginList();
    out.beginObject();
    out.key("method");
    out.value(QStringLiteral("GET"));
    out.key("url");
    out.value(kData + QStringLiteral("/query?q=") + QString::fromLatin1(QUrl::toPercentEncoding(query)));
    out.key("referenceId");
    out.value(QStringLiteral("contacts"));
    out.endObject();
    out.endList();
    out.endObject();
    return apiRequest(file, kData + QStringLiteral("/composite"), out.take());
}

HttpRequest salesforceWrite(const ConnectorFile& file, const QList<ContactWish>& wishes, const QList<ContactThere>& there)
{
    JsonWriter out;
    out.beginObject();
    out.key("allOrNone");
    out.value(true);
    out.key("records");
    out.beginList();
    for (const ContactWish& wish : wishes)
        recordTo(out, file, wish, !thereOf(there, wish));
    out.endList();
    out.endObject();
    HttpRequest request = apiRequest(file, QStringLiteral("%1/composite/sobjects/Contact/%2").arg(kData, file.match), out.take());
    request.method = HttpRequest::Patch;
    return request;
}

HttpRequest salesforceWho(const ConnectorFile& file)
{
    return apiRequest(file, QStringLiteral("/services/oauth2/userinfo"));
}

Result<QList<ContactThere>> salesforceContactsIn(const QByteArray& body, const QString& match)
{
    const Result<Json> json = Json::parse(body);
    if (!json)
        return json.error();
    const QList<Json> answers = json->at(u"compositeResponse").items();
    if (answers.size() != 1)
        return unread(QStringLiteral("answer to the one question"));
    if (const QString code = causeIn(answers.first().at(u"body").items()); !code.isEmpty())
        return Error{Error::Rule, QStringLiteral("Salesforce could not read contacts: ") + code, {}, {}};
    const Json& found = answers.first().at(u"body");
    if (found.at(u"records").kind() != Json::List || !found.at(u"done").toBool())
        return unread(QStringLiteral("whole list of contacts"));
    QList<ContactThere> all;
    for (const Json& record : found.at(u"records").items()) {
        ContactThere one{record.at(u"Id").toString(), record.at(match).toString().toLower(), {}, record.at(u"SystemModstamp").toString()};
        if (!fits(one.id, "[A-Za-z0-9]{15,18}") || one.address.isEmpty() || one.version.isEmpty())
            return unread(QStringLiteral("number, address and time of a contact"));
        for (const Json::Member& member : record.members())
            one.values.insert(member.first, member.second.toString());
        all.append(one);
    }
    return all;
}

Result<QString> salesforceWrittenIn(const QByteArray& body, qsizetype count)
{
    const Result<Json> json = Json::parse(body);
    if (!json)
        return json.error();
    if (json->kind() != Json::List || json->items().size() != count)
        return unread(QStringLiteral("list of what it wrote"));
    QStringList ids;
    QList<Json> errors;
    for (const Json& item : json->items()) {
        if (item.at(u"success").toBool() && fits(item.at(u"id").toString(), "[A-Za-z0-9]{15,18}"))
            ids.append(item.at(u"id").toString());
        errors += item.at(u"errors").items();
    }
    if (ids.size() == count)
        return ids.join(QLatin1Char(','));
    const QString code = causeIn(errors);
    return code.isEmpty() || !ids.isEmpty() ? unread(QStringLiteral("word on whether it wrote all of them")) : Error{Error::Rule, code, {}, {}};
}

QString salesforceComplaintIn(const QByteArray& body)
{
    const Result<Json> json = Json::parse(body);
    return json ? causeIn(json->items()) : QString();
}

/// A day's limit is answered 403, as a missing permission is; a session that is over mostly 401.
Outcome salesforceVerdict(const HttpAnswer& answer, const AnswerTerms& terms, Instant now)
{
    Outcome outcome = verdictOf(answer, terms, now);
    const QString code = answer.delivery == HttpAnswer::Answered && answer.trouble.isEmpty() ? salesforceComplaintIn(answer.body) : QString();
    if (code.isEmpty() || answer.status < 400)
        return outcome;
    outcome.text += QStringLiteral(": ") + code;
    if (code == QLatin1String("INVALID_SESSION_ID"))
        return {Outcome::Later, outcome.text, {}, {}, false, Deferral::Key};
    if (code == QLatin1String("REQUEST_LIMIT_EXCEEDED"))
        return {Outcome::Later, outcome.text, {}, kTooMany, false, Deferral::Rate};
    if (code == QLatin1String("UNABLE_TO_LOCK_ROW"))
        return {Outcome::Later, outcome.text, {}, kLocked};
    return outcome;
}

Result<QString> salesforceUserIn(const QByteArray& body)
{
    const Result<Json> json = Json::parse(body);
    if (!json)
        return json.error();
    const QString user = cleanedLine(json->at(u"preferred_username").toString(), 120);
    return user.isEmpty() || json->at(u"organization_id").toString().isEmpty() ? Result<QString>(unread(QStringLiteral("user"))) : Result<QString>(user);
}

} // namespace qd::agents
