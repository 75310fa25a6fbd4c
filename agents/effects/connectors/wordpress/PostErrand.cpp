#include "agents/effects/connectors/wordpress/PostErrand.h"

#include "agents/tools/protocol/OutsideText.h"

#include <algorithm>

namespace qd::agents {

namespace {

constexpr Duration kSettles = std::chrono::seconds(60);
constexpr QLatin1String kPosts("/wp/v2/posts"), kMedia("/wp/v2/media");

/// With the texts as they were written, and everything that is not public.
std::pair<QString, QString> toEdit()
{
    return {QStringLiteral("context"), QStringLiteral("edit")};
}

/// It may have been done: what sends elsewhere or refuses says that it was not, however much of its words is missing.
bool isLost(const Result<HttpAnswer>& answer)
{
    return answer && !answer->isCancelled && (answer->delivery == HttpAnswer::Unclear || (answer->delivery == HttpAnswer::Answered && (answer->status >= 500 || (answer->status < 300 && !answer->trouble.isEmpty()))));
}

QString routeOf(qint64 post)
{
    return QString(kPosts) + QLatin1Char('/') + QString::number(post);
}

} // namespace

PostErrand::PostErrand(const ApiConnector& of, Delivery delivery, Gate gate, QList<Duration> looks) : ApiErrand(of, std::move(delivery), std::move(gate)), m_looks(std::move(looks)) {}

Error PostErrand::fault(const Result<HttpAnswer>& answer) const
{
    return ApiErrand::fault(answer, answer ? complaintIn(answer->body) : QString());
}

Outcome PostErrand::refused(const QString& why) const
{
    QStringList left;
    if (m_post > 0)
        left.append(QStringLiteral("the draft %1").arg(m_post));
    if (m_picture > 0)
        left.append(QStringLiteral("the picture %1").arg(m_picture));
    return {Outcome::Refused, left.isEmpty() ? why : QStringLiteral("%1. Left there, for you to delete: %2").arg(why, left.join(QStringLiteral(" and ")))};
}

/// Before anything that others can see: it goes again, and looks for what it made first.
Outcome PostErrand::notYet(const Result<HttpAnswer>& answer, const QString& what) const
{
    if (!answer)
        return unsent(answer.error());
    if (answer->isCancelled)
        return {Outcome::NotSent, QStringLiteral("it was stopped before it was published; %1 may be there").arg(what)};
    const Outcome verdict = verdictOf(*answer, {host(), Guarantees::ByLookUp}, m_clock.now());
    if (verdict.kind == Outcome::Refused)
        return refused(fault(answer).text);
    const bool isLater = verdict.kind == Outcome::Later;
    return {Outcome::Later, QStringLiteral("it is not published yet: %1").arg(fault(answer).text), {}, isLater ? verdict.after : kTryAgain, false, isLater ? verdict.why : std::nullopt};
}

/// The same of something that was read.
Outcome PostErrand::notYet(const Error& why, const QString& what) const
{
    if (why.kind == Error::Cancelled)
        return {Outcome::NotSent, QStringLiteral("it was stopped before it was published; %1 may be there").arg(what)};
    if (why.where == kKey)
        return {Outcome::Later, why.text, {}, why.kind == Error::Store ? std::optional(kTryAgain) : std::nullopt, false, Deferral::Key};
    return why.kind == Error::Network ? Outcome{Outcome::Later, QStringLiteral("it is not published yet: ") + why.text, {}, kTryAgain} : refused(why.text);
}

PostText PostErrand::text() const
{
    const EffectContent& content = m_delivery.content;
    PostText text;
    text.title = content.title;
    text.content = QString::fromUtf8(m_delivery.blobs.value(pageOf(content)->sha256)) + markLine(markOf(content, m_delivery.effect));
    text.excerpt = textIn(content, QLatin1String("summary"));
    text.picture = m_picture;
    return text;
}

/// A site may change what its users write (wp_kses, plugins), and people a draft. A title reads the same with its "&" written out.
bool PostErrand::isAsApproved(const SitePost& post) const
{
    const PostText mine = text();
    const auto read = [](QString title) { return title.replace(QLatin1String("&amp;"), QLatin1String("&")); };
    return read(post.title) == read(mine.title) && post.content == mine.content;
}

void PostErrand::list(const QString& route, const Query& query, Posts found)
{
    ask(siteRequest(m_file, HttpRequest::Get, route, query), [this, found = std::move(found)](const Result<HttpAnswer>& answer) {
        if (!isDone(answer))
            return found(fault(answer));
        Result<QList<SitePost>> posts = postsIn(answer->body);
        if (posts)
            std::sort(posts->begin(), posts->end(), [](const SitePost& a, const SitePost& b) { return a.id < b.id; });
        found(posts);
    });
}

void PostErrand::find(Posts found)
{
    const QString mark = markOf(m_delivery.content, m_delivery.effect), line = markLine(mark).trimmed();
    const Query query{{QStringLiteral("search"), QStringLiteral("quarterdeck:") + mark}, {QStringLiteral("status"), QStringLiteral("any")}, toEdit()};
    list(kPosts, query, [line, found = std::move(found)](const Result<QList<SitePost>>& posts) {
        if (!posts)
            return found(posts);
        QList<SitePost> ours = *posts;
        ours.removeIf([&line](const SitePost& post) { return !post.content.contains(line); });
        found(ours);
    });
}

void PostErrand::findSlug(const QString& slug, Posts found)
{
    list(kPosts, {{QStringLiteral("slug"), slug}, {QStringLiteral("status"), QStringLiteral("any")}, toEdit()}, std::move(found));
}

void PostErrand::read(qint64 post, Post found)
{
    ask(siteRequest(m_file, HttpRequest::Get, routeOf(post), {toEdit()}), [this, found = std::move(found)](const Result<HttpAnswer>& answer) {
        found(isDone(answer) ? postIn(answer->body) : Result<SitePost>(fault(answer)));
    });
}

void PostErrand::publish(Ended ended)
{
    m_ended = std::move(ended);
    seekAddress([this] { picture([this] { draft(); }); });
}

/// Nothing is made for an address that somebody else's post stands under.
void PostErrand::seekAddress(Next next)
{
    const QString slug = textIn(m_delivery.content, QLatin1String("slug"));
    findSlug(slug, [this, slug, line = markLine(markOf(m_delivery.content, m_delivery.effect)).trimmed(), next = std::move(next)](const Result<QList<SitePost>>& found) {
        if (!found)
            return end(notYet(found.error(), QStringLiteral("nothing")));
        for (const SitePost& post : *found)
            if (!post.content.contains(line))
                return end(refused(QStringLiteral("its address \"%1\" is taken there by now, by “%2”").arg(slug, cleanedLine(post.title, 200))));
        next();
    });
}

void PostErrand::picture(Next next)
{
    m_picture = m_delivery.stepped.value(QStringLiteral("picture")).toLongLong();
    if (m_picture > 0 || !pictureOf(m_delivery.content))
        return next();
    seekPicture(0, std::move(next));
}

void PostErrand::seekPicture(int tries, Next next)
{
    const EffectFile& file = *pictureOf(m_delivery.content);
    const QString name = pictureName(file);
    ask(siteRequest(m_file, HttpRequest::Get, kMedia, {{QStringLiteral("search"), name}, toEdit()}), [this, tries, name, bytes = file.bytes, next = std::move(next)](const Result<HttpAnswer>& answer) {
        const Result<QList<qint64>> found = isDone(answer) ? mediaIn(answer->body, name, bytes) : Result<QList<qint64>>(fault(answer));
        if (!found)
            return end(isDone(answer) ? refused(found.error().text) : notYet(answer, QStringLiteral("nothing")));
        if (!found->isEmpty()) {
            m_picture = *std::min_element(found->begin(), found->end());
            return noted(QStringLiteral("picture"), QString::number(m_picture), next);
        }
        if (tries == 0)
            return takePicture(next);
        if (tries < m_looks.size())
            return wait(m_looks.value(tries), [this, tries, next] { seekPicture(tries + 1, next); });
        end({Outcome::Later, QStringLiteral("it is not published yet: no answer came to its picture"), {}, kTryAgain});
    });
}

void PostErrand::takePicture(Next next)
{
    const EffectFile& file = *pictureOf(m_delivery.content);
    const QString ending = file.mediaType == QLatin1String("image/jpeg") ? QStringLiteral("jpg") : QStringLiteral("png");
    HttpRequest request = siteRequest(m_file, HttpRequest::Post, kMedia, {{QStringLiteral("alt_text"), textIn(m_delivery.content, QLatin1String("image_alt"))}}, m_delivery.blobs.value(file.sha256));
    request.contentType = file.mediaType.toLatin1();
    request.headers = {{"Content-Disposition", QStringLiteral("attachment; filename=\"%1.%2\"").arg(pictureName(file), ending).toLatin1()}};
    ask(request, [this, next = std::move(next)](const Result<HttpAnswer>& answer) {
        const Result<qint64> made = isDone(answer) ? numberIn(answer->body) : Result<qint64>(fault(answer));
        if (made) {
            m_picture = *made;
            return noted(QStringLiteral("picture"), QString::number(m_picture), next);
        }
        if (!isLost(answer) && !isDone(answer))
            return end(notYet(answer, QStringLiteral("its picture")));
        m_isDoubtful = true;
        wait(m_looks.value(0), [this, next] { seekPicture(1, next); });
    }, 2);
}

void PostErrand::draft()
{
    seekDraft(0);
}

void PostErrand::seekDraft(int tries)
{
    find([this, tries](const Result<QList<SitePost>>& found) {
        if (!found)
            return end(notYet(found.error(), QStringLiteral("a draft of it")));
        const auto isPublic = [](const SitePost& post) { return post.status == QLatin1String("publish"); };
        if (const auto there = std::find_if(found->begin(), found->end(), isPublic); there != found->end())
            return end(stands(*there));
        if (!found->isEmpty())
            return noted(QStringLiteral("draft"), QString::number(found->first().id), [this, post = found->first()] { drafted(post, false); });
        if (tries == 0)
            return makeDraft();
        if (tries < m_looks.size())
            return wait(m_looks.value(tries), [this, tries] { seekDraft(tries + 1); });
        end({Outcome::Later, QStringLiteral("it is not published yet: no answer came to its draft, and it is not there"), {}, kSettles});
    });
}

void PostErrand::makeDraft()
{
    PostText draft = text();
    draft.slug = textIn(m_delivery.content, QLatin1String("slug"));
    draft.status = QStringLiteral("draft");
    ask(siteRequest(m_file, HttpRequest::Post, kPosts, {toEdit()}, draft.json()), [this](const Result<HttpAnswer>& answer) {
        const Result<SitePost> made = isDone(answer) ? postIn(answer->body) : Result<SitePost>(fault(answer));
        if (made)
            return noted(QStringLiteral("draft"), QString::number(made->id), [this, post = *made] { drafted(post, true); });
        if (!isLost(answer) && !isDone(answer))
            return end(notYet(answer, QStringLiteral("a draft of it")));
        m_isDoubtful = true;
        wait(m_looks.value(0), [this] { seekDraft(1); });
    });
}

void PostErrand::drafted(const SitePost& post, bool isOurs)
{
    m_post = post.id;
    if (const QString wanted = textIn(m_delivery.content, QLatin1String("slug")); post.slug != wanted)
        return end(refused(QStringLiteral("%1 puts it under \"%2\", and \"%3\" was approved").arg(m_file.url, post.slug, wanted)));
    if (isAsApproved(post))
        return makePublic(0);
    end(refused(isOurs ? QStringLiteral("%1 does not keep the text as it was approved: this account may not write all of it, or a plugin changes it").arg(m_file.url)
                       : QStringLiteral("the draft %1 at %2 is not what was approved any more").arg(post.id).arg(m_file.url)));
}

/// By number, so that the same again changes nothing.
void PostErrand::makePublic(int tries)
{
    PostText only;
    only.status = QStringLiteral("publish");
    ask(siteRequest(m_file, HttpRequest::Post, routeOf(m_post), {toEdit()}, only.json()), [this, tries](const Result<HttpAnswer>& answer) {
        const Result<SitePost> made = isDone(answer) ? postIn(answer->body) : Result<SitePost>(fault(answer));
        if (made)
            return published(*made);
        if (!answer)
            return end(unsent(answer.error()));
        if (answer->delivery == HttpAnswer::NotSent || !(isLost(answer) || isDone(answer) || answer->isCancelled))
            return end(notYet(answer, QStringLiteral("a draft of it")));
        m_isDoubtful = true;
        if (answer->isCancelled)
            return end({Outcome::Unknown, QStringLiteral("it was stopped while it was being published, and nobody has looked"), {}, kSettles, true});
        wait(m_looks.value(tries), [this, tries] {
            read(m_post, [this, tries](const Result<SitePost>& seen) {
                if (seen && seen->status == QLatin1String("publish"))
                    return published(*seen);
                if (seen && tries + 1 < m_looks.size())
                    return makePublic(tries + 1);
                end({Outcome::Unknown, QStringLiteral("no answer came to its publication; %1").arg(seen ? QStringLiteral("the draft %1 is one still").arg(m_post) : seen.error().text), {}, kSettles, true});
            });
        });
    });
}

void PostErrand::published(const SitePost& post)
{
    if (post.status != QLatin1String("publish"))
        return end(refused(QStringLiteral("%1 made it \"%2\" and not public: this account may not publish, or its date is in the future").arg(m_file.url, post.status)));
    if (!m_isDoubtful)
        return end(stands(post));
    find([this, post](const Result<QList<SitePost>>& found) {
        Outcome outcome = stands(post);
        for (const SitePost& one : found ? *found : QList<SitePost>())
            if (one.id != post.id)
                outcome.text += QStringLiteral("; a second draft of it was left, %1, for you to delete").arg(one.id);
        end(outcome);
    });
}

Outcome PostErrand::stands(const SitePost& post) const
{
    const QString wanted = textIn(m_delivery.content, QLatin1String("slug"));
    QString text = post.link.isEmpty() ? QStringLiteral("%1, post %2").arg(m_file.url).arg(post.id) : post.link;
    if (!wanted.isEmpty() && post.slug != wanted && replacedBy(m_delivery.content) == 0)
        text += QStringLiteral(" (it stands under \"%1\": \"%2\" was taken)").arg(post.slug, wanted);
    return {Outcome::Confirmed, text, QString::number(post.id)};
}

void PostErrand::replace(qint64 post, Ended ended)
{
    m_ended = std::move(ended);
    read(post, [this, post](const Result<SitePost>& seen) {
        if (!seen)
            return end(notYet(seen.error(), QStringLiteral("nothing")));
        if (isAsApproved(*seen))
            return end(stands(*seen));
        if (digestOf(*seen) != m_delivery.content.target)
            return end(refused(QStringLiteral("post %1 has been changed since you were asked (%2)").arg(post).arg(seen->modified)));
        picture([this, post] { change(post); });
    });
}

void PostErrand::change(qint64 post)
{
    ask(siteRequest(m_file, HttpRequest::Post, routeOf(post), {toEdit()}, text().json()), [this, post](const Result<HttpAnswer>& answer) {
        const Result<SitePost> made = isDone(answer) ? postIn(answer->body) : Result<SitePost>(fault(answer));
        if (made)
            return end(isAsApproved(*made) ? stands(*made) : Outcome{Outcome::Unknown, QStringLiteral("post %1 was changed, and %2 did not keep the text as it was approved").arg(post).arg(m_file.url)});
        if (!answer)
            return end(unsent(answer.error()));
        if (answer->delivery == HttpAnswer::NotSent || !(isLost(answer) || isDone(answer) || answer->isCancelled))
            return end(notYet(answer, QStringLiteral("its picture")));
        if (answer->isCancelled)
            return end({Outcome::Unknown, QStringLiteral("it was stopped while the post was being changed, and nobody has looked"), {}, kSettles, true});
        wait(m_looks.value(0), [this, post] { changed(post, 0); });
    });
}

/// No answer came to the change.
void PostErrand::changed(qint64 post, int tries)
{
    read(post, [this, post, tries](const Result<SitePost>& seen) {
        if (seen && isAsApproved(*seen))
            return end(stands(*seen));
        if (seen && tries + 1 < m_looks.size())
            return wait(m_looks.value(tries + 1), [this, post, tries] { changed(post, tries + 1); });
        end({Outcome::Unknown, QStringLiteral("no answer came to the change of post %1; %2").arg(post).arg(seen ? QStringLiteral("it stands there as it was") : seen.error().text), {}, kSettles, true});
    });
}

} // namespace qd::agents
