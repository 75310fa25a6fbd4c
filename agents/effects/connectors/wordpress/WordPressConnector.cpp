#include "agents/effects/connectors/wordpress/WordPressConnector.h"

#include "agents/effects/http/Unfit.h"
#include "agents/effects/render/Html.h"
#include "agents/tools/protocol/OutsideText.h"

namespace qd::agents {

namespace {

const QString kUrl = QStringLiteral("url"); ///< in the details: where it will stand, for what links to it; a site with other addresses sends on from there

constexpr qint64 kMostText = 1024 * 1024, kMostPicture = 10 * 1024 * 1024;
constexpr int kMostTaken = 20;
constexpr Duration kSettles = std::chrono::minutes(1); ///< PHP works on for 30 s after its client has gone (max_execution_time)

/// Nothing leaves that is not what was approved.
Result<Done> checkBytes(const Delivery& delivery)
{
    if (const Result<Done> same = checkApproved(delivery); !same)
        return same;
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
    const TestHints hints{QStringLiteral("an application password of %1, from their profile on the site; by http a site has none unless it is a local one").arg(file.user),
                          QStringLiteral("the address of the site itself, with its REST API on")};
    if (const std::optional<Error> trouble = testTrouble(answer, file, complaintIn(answer.body), hints))
        return *trouble;
    const Result<Json> json = Json::parse(answer.body);
    if (!json || json->at(u"id").toInteger() < 1)
        return testStranger(file, QStringLiteral("WordPress"), {}, hints.address);
    const QString name = cleanedLine(json->at(u"name").toString(), 80);
    if (!json->at(u"capabilities").at(u"publish_posts").toBool())
        return unfit(QStringLiteral("%1 lets us in as %2, who may not publish").arg(file.url, name), QStringLiteral("user"), QStringLiteral("an author, an editor or an administrator"));
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
             QStringLiteral("When its address is taken there, you are asked about another one. Where it is taken after you were asked, it is not published."),
             QStringLiteral("A change of a post that stands there is refused when somebody else has changed it since you were asked; whoever changes it in the same second is overwritten, and WordPress keeps both as revisions.")},
            kSettles, true};
}

Result<Done> WordPressConnector::checkFiles(const EffectContent& content) const
{
    if (const Result<Done> mine = checkMine(content); !mine)
        return mine;
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
    if (const Result<Done> place = checkPlace(content); !place)
        return place;
    if (const Result<Done> fit = checkFiles(content); !fit)
        return fit;
    if (replacedBy(content) != 0 && content.target.isEmpty())
        return unfit(QStringLiteral("nobody has looked at the post that it takes the place of"), QStringLiteral("target"));
    return Done{};
}

WordPressConnector::Errand WordPressConnector::begin(const Delivery& delivery, const Gate& gate)
{
    return begun(delivery.effect, std::make_shared<PostErrand>(*this, delivery, gate, m_looks));
}

void WordPressConnector::look(const Delivery& delivery, const Gate& gate, Seen seen)
{
    if (const Result<Done> fit = checkFiles(delivery.content); !fit)
        return seen(fit.error());
    if (const Result<Done> same = checkBytes(delivery); !same)
        return seen(same.error());
    const Errand errand = begin(delivery, gate);
    const auto ends = [this, effect = delivery.effect, seen = std::move(seen)](const Result<Sight>& sight) {
        over(effect);
        seen(sight);
    };
    if (const qint64 post = *replacedBy(delivery.content); post > 0)
        return errand->read(post, [ends](const Result<SitePost>& found) { ends(found ? Result<Sight>(Sight{digestOf(*found), {{kUrl, found->link}}, beforeIt(*found)}) : Result<Sight>(found.error())); });
    seekFree(errand, textIn(delivery.content, QLatin1String("slug")), 1, {}, ends);
}

/// The first address that is free, of "slug", "slug-2" and so on, as WordPress itself numbers them.
void WordPressConnector::seekFree(const Errand& errand, const QString& slug, int number, const QString& takenBy, const Seen& seen)
{
    const QString tried = number == 1 ? slug : QStringLiteral("%1-%2").arg(slug).arg(number);
    if (number > kMostTaken)
        return seen(unfit(QStringLiteral("its address \"%1\" is taken there, and so are those up to \"%2\"").arg(slug, tried), QStringLiteral("slug"), QStringLiteral("another slug")));
    const QString address = QStringLiteral("%1/%2/").arg(file().url, tried);
    errand->findSlug(tried, [this, errand = errand.get(), address, slug, tried, number, takenBy, seen](const Result<QList<SitePost>>& found) {
        if (!found)
            return seen(found.error());
        if (!found->isEmpty())
            return seekFree(std::static_pointer_cast<PostErrand>(errand->shared_from_this()), slug, number + 1, number == 1 ? cleanedLine(found->first().title, 200) : takenBy, seen);
        if (number == 1)
            return seen(Sight{{}, {{kUrl, address}}, {}});
        seen(Sight{{}, {{QStringLiteral("slug"), tried}, {kUrl, address}}, paragraph(QStringLiteral("Its address \"%1\" is taken there by “%2”: it will stand under \"%3\".").arg(slug, takenBy, tried))});
    });
}

void WordPressConnector::deliver(const Delivery& delivery, const Gate& gate, Ended ended)
{
    if (const Result<Done> fit = check(delivery.content); !fit)
        return ended({Outcome::Refused, fit.error().text});
    if (const Result<Done> same = checkBytes(delivery); !same)
        return ended({Outcome::Refused, same.error().text});
    const Errand errand = begin(delivery, gate);
    const auto ends = [this, effect = delivery.effect, ended = std::move(ended)](const Outcome& outcome) {
        over(effect);
        ended(outcome);
    };
    const qint64 post = *replacedBy(delivery.content);
    post > 0 ? errand->replace(post, ends) : errand->publish(ends);
}

void WordPressConnector::lookUp(const Delivery& delivery, const Gate& gate, Looked looked)
{
    const Errand errand = begin(delivery, gate);
    errand->find([this, effect = delivery.effect, url = file().url, changed = replacedBy(delivery.content).value_or(0), looked = std::move(looked)](const Result<QList<SitePost>>& found) {
        over(effect);
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
    ask({}, gate, siteRequest(file(), HttpRequest::Get, QStringLiteral("/wp/v2/users/me"), {{QStringLiteral("context"), QStringLiteral("edit")}}), [this, tested = std::move(tested)](const Result<HttpAnswer>& answer) {
        tested(answer ? whoIs(*answer, file()) : Result<QString>(answer.error()));
    });
}

} // namespace qd::agents
