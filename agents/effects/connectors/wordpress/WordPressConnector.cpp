#include "agents/effects/connectors/wordpress/WordPressConnector.h"

#include "agents/effects/render/Html.h"
#include "agents/keys/KeyNames.h"
#include "agents/tools/protocol/OutsideText.h"
#include "core/base/Digest.h"

namespace qd::agents {

namespace {

constexpr qint64 kMostText = 1024 * 1024, kMostPicture = 10 * 1024 * 1024;
constexpr Duration kSettles = std::chrono::minutes(1); ///< PHP works on for 30 s after its client has gone (max_execution_time)

Error unfit(const QString& text, const QString& where, const QString& hint = {})
{
    return {Error::Rule, text, where, hint};
}

/// Nothing leaves that is not what was approved.
Result<Done> checkBytes(const Delivery& delivery)
{
    for (const EffectFile& file : delivery.content.files) {
        const auto bytes = delivery.blobs.constFind(file.sha256);
        if (bytes == delivery.blobs.constEnd() || bytes->size() != file.bytes || sha256(*bytes) != file.sha256)
            return unfit(QStringLiteral("the bytes of %1 are not the ones that were approved").arg(file.path.left(120)), file.path.left(120));
    }
    const QByteArray text = delivery.blobs.value(pageOf(delivery.content)->sha256);
    if (!QByteArrayView(text).isValidUtf8() || text.contains('\0'))
        return unfit(QStringLiteral("its text is no UTF-8"), QStringLiteral("files"));
    if (text.contains("quarterdeck:"))
        return unfit(QStringLiteral("its text holds \"quarterdeck:\", by which posts are found again"), QStringLiteral("files"));
    return Done{};
}

QString paragraph(const QString& text)
{
    HtmlWriter out;
    out.element("p", {}, text);
    return out.take();
}

/// What she is told of a post that would be changed.
QString beforeIt(const SitePost& post)
{
    HtmlWriter out;
    out.element("h2", {}, QStringLiteral("It takes the place of what stands there now"));
    out.element("p", {}, QStringLiteral("Post %1, “%2”, %3, last changed %4 UTC: %5").arg(post.id).arg(cleanedLine(post.title, 200), post.status, post.modified, post.link));
    out.element("pre", {}, xmlSafe(post.content.left(20'000)));
    return out.take();
}

Result<QString> whoIs(const HttpAnswer& answer, const ConnectorFile& file)
{
    const QString complaint = complaintIn(answer.body);
    const QString said = QStringLiteral("%1 answered %2%3").arg(file.url).arg(answer.status).arg(complaint.isEmpty() ? QString() : QStringLiteral(": ") + complaint);
    if (answer.delivery != HttpAnswer::Answered || !answer.trouble.isEmpty())
        return Error{answer.isCancelled ? Error::Cancelled : Error::Network, answer.trouble, file.url, {}};
    if (answer.status == 401 || answer.status == 403)
        return Error{Error::Rule, said, QStringLiteral("key"), QStringLiteral("an application password of %1, from their profile on the site; by http a site has none unless it is a local one").arg(file.user)};
    const Result<Json> json = answer.status == 200 ? Json::parse(answer.body) : Result<Json>(Error{});
    if (!json || json->at(u"id").toInteger() < 1)
        return Error{Error::Network, said + QStringLiteral(", and not as WordPress does"), file.url, QStringLiteral("the address of the site itself, with its REST API on")};
    const QString name = cleanedLine(json->at(u"name").toString(), 80);
    if (!json->at(u"capabilities").at(u"publish_posts").toBool())
        return Error{Error::Rule, QStringLiteral("%1 lets us in as %2, who may not publish").arg(file.url, name), QStringLiteral("user"), QStringLiteral("an author, an editor or an administrator")};
    const bool isFree = json->at(u"capabilities").at(u"unfiltered_html").toBool();
    return QStringLiteral("%1 lets us in as %2, who may publish.").arg(file.url, name)
           + (isFree ? QString() : QStringLiteral(" The site filters what they write: a post that it would change is not published."));
}

} // namespace

Guarantees WordPressConnector::guarantees() const
{
    return {Guarantees::ByLookUp, {},
            {QStringLiteral("A post becomes a draft first and is published by its number, once. When something breaks off it is looked for by its mark, a comment at its end, before anything is made."),
             QStringLiteral("Only a draft or a picture that nobody sees can be left over, and you are told of it. A plugin that takes comments out of texts takes the mark away: then it is not published."),
             QStringLiteral("When its address is taken, WordPress gives it another; you are told of that."),
             QStringLiteral("A change of a post that stands there is refused when somebody else has changed it since you were asked; whoever changes it in the same second is overwritten, and WordPress keeps both as revisions.")},
            kSettles, true};
}

Result<Done> WordPressConnector::checkFiles(const EffectContent& content) const
{
    if (content.connector != id())
        return unfit(QStringLiteral("this goes to %1, not to %2").arg(content.connector.text, m_file.id), QStringLiteral("connector"));
    const EffectFile* const page = pageOf(content);
    const EffectFile* const picture = pictureOf(content);
    if (!page || content.files.size() != (picture ? 2 : 1))
        return unfit(QStringLiteral("it has %1 files; a post has one of text/html, and perhaps a PNG or a JPEG").arg(content.files.size()), QStringLiteral("files"), QStringLiteral("the renderer \"web-post\""));
    if (page->bytes < 1 || page->bytes > kMostText)
        return unfit(QStringLiteral("its text has %1 bytes; a post of ours may have %2").arg(page->bytes).arg(kMostText), QStringLiteral("files"));
    if (picture && (picture->bytes < 1 || picture->bytes > kMostPicture))
        return unfit(QStringLiteral("its picture has %1 bytes; it may have %2").arg(picture->bytes).arg(kMostPicture), QStringLiteral("files"));
    if (content.title.trimmed() != content.title || content.title != oneLine(content.title) || content.title.isEmpty() || content.title.size() > 300)
        return unfit(QStringLiteral("its title is empty, longer than 300 characters, or not one line"), QStringLiteral("title"));
    if (!replacedBy(content))
        return unfit(QStringLiteral("\"%1\" is no number of a post").arg(textIn(content, QLatin1String("update")).left(40)), QStringLiteral("update"));
    return Done{};
}

Result<Done> WordPressConnector::check(const EffectContent& content) const
{
    if (const Result<Done> fit = checkFiles(content); !fit)
        return fit;
    if (!content.destination.startsWith(m_file.url + QLatin1Char('/')))
        return unfit(QStringLiteral("it was meant for %1, and %2 is %3").arg(content.destination.left(200), m_file.title, m_file.url), QStringLiteral("destination"));
    if (replacedBy(content) != 0 && content.target.isEmpty())
        return unfit(QStringLiteral("nobody has looked at the post that it takes the place of"), QStringLiteral("target"));
    return Done{};
}

void WordPressConnector::leave()
{
    for (const auto& [effect, errand] : std::exchange(m_under, {}))
        errand->drop();
    m_door->leave();
}

WordPressConnector::Errand WordPressConnector::begin(const Delivery& delivery, const Gate& gate)
{
    return m_under[delivery.effect] = std::make_shared<PostErrand>(m_file, *m_door, this, delivery, gate, m_clock, m_looks);
}

void WordPressConnector::cancel(const EffectId& effect)
{
    m_door->cancel({this, effect});
    if (const auto under = m_under.find(effect); under != m_under.end())
        Errand(under->second)->stop();
}

void WordPressConnector::look(const Delivery& delivery, const Gate& gate, Seen seen)
{
    if (const Result<Done> fit = checkFiles(delivery.content); !fit)
        return seen(fit.error());
    if (const Result<Done> same = checkBytes(delivery); !same)
        return seen(same.error());
    const Errand errand = begin(delivery, gate);
    const auto over = [this, effect = delivery.effect, seen = std::move(seen)](const Result<Sight>& sight) {
        m_under.erase(effect);
        seen(sight);
    };
    if (const qint64 post = *replacedBy(delivery.content); post > 0)
        return errand->read(post, [over](const Result<SitePost>& found) { over(found ? Result<Sight>(Sight{digestOf(*found), {}, beforeIt(*found)}) : Result<Sight>(found.error())); });
    const QString slug = textIn(delivery.content, QLatin1String("slug"));
    errand->findSlug(slug, [over, slug](const Result<QList<SitePost>>& found) {
        if (!found)
            return over(found.error());
        const QString taken = found->isEmpty() ? QString() : paragraph(QStringLiteral("Its address \"%1\" is taken there by “%2”: it will stand under another.").arg(slug, cleanedLine(found->first().title, 200)));
        over(Sight{{}, {}, taken});
    });
}

void WordPressConnector::deliver(const Delivery& delivery, const Gate& gate, Ended ended)
{
    if (const Result<Done> fit = check(delivery.content); !fit)
        return ended({Outcome::Refused, fit.error().text});
    if (const Result<Done> same = checkBytes(delivery); !same)
        return ended({Outcome::Refused, same.error().text});
    const Errand errand = begin(delivery, gate);
    const auto over = [this, effect = delivery.effect, ended = std::move(ended)](const Outcome& outcome) {
        m_under.erase(effect);
        ended(outcome);
    };
    const qint64 post = *replacedBy(delivery.content);
    post > 0 ? errand->replace(post, over) : errand->publish(over);
}

void WordPressConnector::lookUp(const Delivery& delivery, const Gate& gate, Looked looked)
{
    const Errand errand = begin(delivery, gate);
    errand->find([this, effect = delivery.effect, url = m_file.url, changed = replacedBy(delivery.content).value_or(0), looked = std::move(looked)](const Result<QList<SitePost>>& found) {
        m_under.erase(effect);
        if (!found)
            return looked({Found::Unclear, found.error().text, {}});
        for (const SitePost& post : *found)
            if (post.status == QLatin1String("publish") || post.id == changed)
                return looked({Found::Yes, QStringLiteral("%1 stands there with its mark").arg(post.link), QString::number(post.id)});
        looked({Found::No, found->isEmpty() ? QStringLiteral("no post of %1 bears its mark").arg(url) : QStringLiteral("post %1 of %2 bears its mark and is not public").arg(found->first().id).arg(url), {}});
    });
}

void WordPressConnector::test(const Gate& gate, Tested tested)
{
    const auto make = [this](const SharedSecret& key) -> Result<HttpRequest> {
        HttpRequest request = siteRequest(m_file, HttpRequest::Get, QStringLiteral("/wp/v2/users/me"), {{QStringLiteral("context"), QStringLiteral("edit")}});
        request.key = {key, {}, {}, originOf(m_file.url), PinnedKey::Basic, m_file.user.toUtf8()};
        return request;
    };
    m_door->send({this, {}}, gate, {m_file.key, m_file.url}, make, [file = m_file, tested = std::move(tested)](const Result<HttpAnswer>& answer) {
        tested(answer ? whoIs(*answer, file) : Result<QString>(answer.error()));
    });
}

} // namespace qd::agents
