#include "agents/effects/connectors/lob/LobWords.h"

#include "agents/tools/protocol/OutsideText.h"
#include "core/base/Digest.h"
#include "core/base/Json.h"

#include <QRegularExpression>
#include <QUrl>

namespace qd::agents {

namespace {

constexpr qint64 kMostAnswered = 4 * 1024 * 1024;
const QString kMark = QStringLiteral("quarterdeck"); ///< the metadata that holds our key
const QString kOnce = QStringLiteral("quarterdeck_invoice"); ///< … and the mark of an invoice

bool fits(const QString& text, const char* pattern)
{
    return QRegularExpression(QLatin1String("\\A(?:") + QLatin1String(pattern) + QLatin1String(")\\z")).match(text).hasMatch();
}

Error lacks(const QString& what)
{
    return {Error::Rule, QStringLiteral("the address of this person cannot be printed: %1").arg(what), QStringLiteral("recipients"), {}};
}

Result<LobLetter> read(const Json& json)
{
    LobLetter letter;
    letter.id = json.at(u"id").toString();
    if (!fits(letter.id, "ltr_[a-zA-Z0-9]{1,60}"))
        return Error{Error::Parse, QStringLiteral("Lob's answer holds no letter"), {}, {}};
    letter.expected = cleanedLine(json.at(u"expected_delivery_date").toString(), 40);
    letter.sendDate = cleanedLine(json.at(u"send_date").toString(), 40);
    letter.isCancelled = json.at(u"deleted").toBool();
    for (const Json& event : json.at(u"tracking_events").items())
        letter.events.append(cleanedLine(event.at(u"name").toString(), 60));
    return letter;
}

HttpRequest requestOf(const ConnectorFile& file, HttpRequest::Method method, const QString& path)
{
    HttpRequest request;
    request.method = method;
    request.url = file.url + path;
    request.mostBytes = kMostAnswered;
    return request;
}

/// multipart/form-data (RFC 7578), nested members with their names in brackets.
class Form {
public:
    explicit Form(const QByteArray& boundary) : m_boundary(boundary) {}
    void field(const QByteArray& name, const QByteArray& value) { part("name=\"" + name + '"', {}, value); }
    void file(const QByteArray& name, const QByteArray& as, const QByteArray& type, const QByteArray& bytes) { part("name=\"" + name + "\"; filename=\"" + as + '"', "Content-Type: " + type + "\r\n", bytes); }
    QByteArray take() { return m_bytes + "--" + m_boundary + "--\r\n"; }

private:
    void part(const QByteArray& disposition, const QByteArray& more, const QByteArray& value)
    {
        m_bytes += "--" + m_boundary + "\r\nContent-Disposition: form-data; " + disposition + "\r\n" + more + "\r\n" + value + "\r\n";
    }
    const QByteArray m_boundary;
    QByteArray m_bytes;
};

} // namespace

Result<QList<std::pair<QByteArray, QString>>> lobAddress(const Person& person)
{
    const auto field = [&person](const char* name) { return person.fields.value(QLatin1String(name)).simplified(); };
    const QString country = field("country"), street = person.address.simplified();
    const bool isHome = country == QLatin1String("US");
    const qsizetype mostLine = isHome ? 64 : 200; // address_fields_us, address_fields_intl
    if (person.name.simplified().isEmpty() || person.name.simplified().size() > 40)
        return lacks(QStringLiteral("the name has 1 to 40 characters"));
    if (!fits(country, "[A-Z]{2}"))
        return lacks(QStringLiteral("the country is two capital letters, as DE"));
    if (street.isEmpty() || street.size() > mostLine || field("street-2").size() > mostLine)
        return lacks(QStringLiteral("the street has 1 to %1 characters").arg(mostLine));
    if (field("city").isEmpty() || field("city").size() > 200 || field("region").size() > 200 || field("postcode").size() > 40 || field("company").size() > 40)
        return lacks(QStringLiteral("city, region, postcode or company is missing or too long"));
    if (isHome && (!fits(field("region"), "[a-zA-Z]{2}") || !fits(field("postcode"), "\\d{5}(-\\d{4})?")))
        return lacks(QStringLiteral("in the United States the region is two letters and the postcode a ZIP code"));
    QList<std::pair<QByteArray, QString>> all{{"name", person.name.simplified()}, {"company", field("company")}, {"address_line1", street}, {"address_line2", field("street-2")},
                                              {"address_city", field("city")}, {"address_state", field("region")}, {"address_zip", field("postcode")}, {"address_country", country}};
    all.removeIf([](const auto& one) { return one.second.isEmpty(); });
    return all;
}

HttpRequest lobLetter(const ConnectorFile& file, const QList<std::pair<QByteArray, QString>>& address, const QByteArray& pdf, const QString& key, bool hasRoom, const QString& once)
{
    const QByteArray boundary = "quarterdeck-" + sha256(pdf + key.toUtf8()).toHex().left(32);
    Form form(boundary);
    for (const auto& [name, value] : address)
        form.field("to[" + name + ']', value.toUtf8());
    form.field("from", file.sender.toUtf8());
    form.field("color", "false");
    form.field("double_sided", "false");
    form.field("use_type", file.useType.toUtf8());
    form.field("mail_type", "usps_first_class");
    form.field("address_placement", hasRoom ? "top_first_page" : "insert_blank_page");
    form.field("metadata[" + kMark.toUtf8() + ']', key.toUtf8());
    if (!once.isEmpty())
        form.field("metadata[" + kOnce.toUtf8() + ']', once.toUtf8());
    form.file("file", "letter.pdf", "application/pdf", pdf);
    HttpRequest request = requestOf(file, HttpRequest::Post, QStringLiteral("/letters"));
    request.body = form.take();
    request.contentType = "multipart/form-data; boundary=" + boundary;
    request.headers = {{"Idempotency-Key", key.toLatin1()}};
    return request;
}

HttpRequest lobLetters(const ConnectorFile& file, const QString& key)
{
    const QString filter = key.isEmpty() ? QString() : QStringLiteral("&metadata%5B") + kMark + QStringLiteral("%5D=") + QString::fromLatin1(QUrl::toPercentEncoding(key));
    return requestOf(file, HttpRequest::Get, QStringLiteral("/letters?limit=10") + filter);
}

HttpRequest lobLettersMarked(const ConnectorFile& file, const QString& once)
{
    return requestOf(file, HttpRequest::Get, QStringLiteral("/letters?limit=10&metadata%5B%1%5D=%2").arg(kOnce, once));
}

QString lobMarkOf(const EffectContent& content)
{
    const auto number = content.details.constFind(QStringLiteral("invoice"));
    const QString* text = number == content.details.constEnd() ? nullptr : std::get_if<QString>(&*number);
    if (content.kind.text != QLatin1String("invoice") || !text || content.recipients.isEmpty())
        return {};
    return QString::fromLatin1(sha256((*text + QLatin1Char('\n') + content.recipients.first().address).toUtf8()).toHex().left(40));
}

Result<std::optional<LobLetter>> lobOtherIn(const QByteArray& body, const QString& once, const QString& key)
{
    const Result<Json> json = Json::parse(body);
    if (!json)
        return json.error();
    if (json->at(u"data").kind() != Json::List)
        return Error{Error::Parse, QStringLiteral("Lob's answer holds no list of letters"), {}, {}};
    for (const Json& item : json->at(u"data").items()) {
        const Json& metadata = item.at(u"metadata");
        if (metadata.at(kOnce).toString() != once || metadata.at(kMark).toString() == key)
            continue;
        const Result<LobLetter> letter = read(item);
        if (!letter)
            return letter.error();
        if (!letter->isCancelled)
            return std::optional(*letter);
    }
    return std::optional<LobLetter>();
}

Result<LobLetter> lobLetterIn(const QByteArray& body)
{
    const Result<Json> json = Json::parse(body);
    return json ? read(*json) : Result<LobLetter>(json.error());
}

Result<std::optional<LobLetter>> lobLetterIn(const QByteArray& body, const QString& key)
{
    const Result<Json> json = Json::parse(body);
    if (!json)
        return json.error();
    if (json->at(u"data").kind() != Json::List)
        return Error{Error::Parse, QStringLiteral("Lob's answer holds no list of letters"), {}, {}};
    for (const Json& item : json->at(u"data").items())
        if (item.at(u"metadata").at(kMark).toString() == key) {
            const Result<LobLetter> letter = read(item);
            return letter ? Result<std::optional<LobLetter>>(std::optional(*letter)) : Result<std::optional<LobLetter>>(letter.error());
        }
    return std::optional<LobLetter>();
}

QString lobComplaintIn(const QByteArray& body)
{
    const Result<Json> json = Json::parse(body);
    const QString code = json ? json->at(u"error").at(u"code").toString() : QString();
    return fits(code, "[a-z_]{1,60}") ? code : QString();
}

QString inWords(const LobLetter& letter)
{
    QString words = QStringLiteral("Lob has it as %1").arg(letter.id);
    if (letter.isCancelled)
        words += QStringLiteral(", and it was cancelled there");
    if (!letter.expected.isEmpty())
        words += QStringLiteral(", expected on %1").arg(letter.expected);
    if (!letter.events.isEmpty())
        words += QStringLiteral("; the post says: ") + letter.events.join(QStringLiteral(", "));
    return letter.sendDate.isEmpty() ? words : words + QStringLiteral("; it can be cancelled until %1").arg(letter.sendDate);
}

} // namespace qd::agents
