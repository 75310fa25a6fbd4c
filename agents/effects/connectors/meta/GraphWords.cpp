#include "agents/effects/connectors/meta/GraphWords.h"

#include "agents/tools/protocol/OutsideText.h"
#include "core/base/Json.h"

#include <QRegularExpression>
#include <QSet>

namespace qd::agents {

namespace {

constexpr Duration kTooMany = std::chrono::minutes(10); ///< its limits are of an hour, and it mostly does not say when they end
constexpr int kDuplicate = 506;

Error unread(const QString& what)
{
    return {Error::Parse, QStringLiteral("Meta's answer holds no %1").arg(what), {}, {}};
}

bool isId(const QString& id)
{
    static const QRegularExpression pattern(QStringLiteral("\\A[0-9]{1,30}(_[0-9]{1,30})?\\z"));
    return pattern.match(id).hasMatch();
}

/// A token that is none, or none any more (OAuthException 190), and a login session that has ended (102).
bool isOfKey(int code)
{
    return code == 190 || code == 102;
}

/// Of the app, of the account, of the page, of what is asked one after the other, and of businesses (80000 to 80014).
bool isOfPace(int code)
{
    static const QSet<int> codes{4, 9, 17, 32, 341, 613};
    return codes.contains(code) || (code >= 80'000 && code <= 80'014);
}

} // namespace

std::optional<GraphComplaint> graphComplaintIn(const QByteArray& body)
{
    const Result<Json> json = Json::parse(body);
    if (!json || json->at(u"error").kind() != Json::Object)
        return std::nullopt;
    const Json& error = json->at(u"error");
    GraphComplaint complaint;
    complaint.code = int(std::clamp<qint64>(error.at(u"code").toInteger(), 0, 10'000'000));
    complaint.subcode = int(std::clamp<qint64>(error.at(u"error_subcode").toInteger(), 0, 10'000'000));
    complaint.isTransient = error.at(u"is_transient").toBool();
    complaint.text = QStringLiteral("%1 (%2)").arg(cleanedLine(error.at(u"message").toString(), 200)).arg(complaint.code);
    return complaint;
}

QString graphComplaintText(const QByteArray& body)
{
    const std::optional<GraphComplaint> complaint = graphComplaintIn(body);
    return complaint ? complaint->text : QString();
}

/// 1 and 2 are errors of theirs ("unknown", "service"), after which they say themselves to look whether it was done.
Outcome graphVerdict(const HttpAnswer& answer, const AnswerTerms& terms, Instant now)
{
    Outcome outcome = verdictOf(answer, terms, now);
    const bool isWhole = answer.delivery == HttpAnswer::Answered && answer.trouble.isEmpty();
    const std::optional<GraphComplaint> complaint = isWhole ? graphComplaintIn(answer.body) : std::nullopt;
    if (!complaint)
        return outcome;
    const QString said = QStringLiteral("%1 answered %2: %3").arg(terms.place).arg(answer.status).arg(complaint->text);
    if (isOfKey(complaint->code))
        return {Outcome::Later, said, {}, {}, false, Deferral::Key};
    if (isOfPace(complaint->code))
        return {Outcome::Later, said, {}, std::max(outcome.after.value_or(kTooMany), kTooMany), false, Deferral::Rate};
    if (complaint->isTransient || complaint->code == 1 || complaint->code == 2)
        return {Outcome::Unknown, said};
    if (complaint->code == kDuplicate)
        return {Outcome::Refused, said + QStringLiteral(": the same stands there already, and nothing was posted now")};
    outcome.text = said;
    return outcome.kind == Outcome::Unknown && answer.status < 300 ? Outcome{Outcome::Refused, said} : outcome;
}

Result<QString> graphIdIn(const QByteArray& body, QStringView member)
{
    const Result<Json> json = Json::parse(body);
    if (!json)
        return json.error();
    const QString id = json->at(member).toString();
    return isId(id) ? Result<QString>(id) : Result<QString>(unread(QStringLiteral("number of what it made")));
}

Result<QString> graphTextIn(const QByteArray& body, QStringView member)
{
    const Result<Json> json = Json::parse(body);
    if (!json)
        return json.error();
    const QString text = cleanedLine(json->at(member).toString(), 400);
    return text.isEmpty() ? Result<QString>(unread(QStringLiteral("\"%1\"").arg(member))) : Result<QString>(text);
}

Result<GraphPosts> graphPostsIn(const QByteArray& body, QStringView text, QStringView link)
{
    const Result<Json> json = Json::parse(body);
    if (!json)
        return json.error();
    if (json->at(u"data").kind() != Json::List)
        return unread(QStringLiteral("list of posts"));
    GraphPosts all;
    all.isAll = json->at(u"paging").at(u"next").isNull();
    for (const Json& item : json->at(u"data").items()) {
        const GraphPost post{item.at(u"id").toString(), item.at(text).toString(), cleanedLine(item.at(link).toString(), 400)};
        if (!isId(post.id))
            return unread(QStringLiteral("number of a post"));
        all.posts.append(post);
    }
    return all;
}

bool readsAlike(const QString& a, const QString& b)
{
    return a.normalized(QString::NormalizationForm_C).simplified() == b.normalized(QString::NormalizationForm_C).simplified();
}

} // namespace qd::agents
