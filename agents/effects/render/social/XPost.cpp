#include "agents/effects/render/social/XPost.h"

#include "agents/effects/limits/WeightedLength.h"
#include "agents/effects/render/Html.h"
#include "agents/effects/render/PageHead.h"
#include "agents/effects/render/social/PostText.h"

#include <QRegularExpression>

namespace qd::agents {

namespace {

constexpr int kMostWeight = 280;
const QString kImageFile = QStringLiteral("graphic.png");

const QRegularExpression& linkPattern()
{
    static const QRegularExpression pattern(QStringLiteral("https?://\\S+"));
    return pattern;
}

/// Without its scheme, and cut: X shows about so much of a path.
QString shownLink(QString link)
{
    constexpr qsizetype kPath = 15;
    link.remove(0, link.indexOf(QLatin1String("//")) + 2);
    const qsizetype path = link.indexOf(QLatin1Char('/'));
    const qsizetype most = path < 0 ? link.size() : path + 1 + kPath;
    return link.size() > most ? link.left(most) + QChar(0x2026) : link;
}

QString inWords(const QString& text, const WeightedLength& length)
{
    QString words = length.least == length.most ? QStringLiteral("%1 of %2 count as X counts").arg(length.most).arg(kMostWeight)
                                                : QStringLiteral("%1 to %2 of %3 count as X counts, by whether it takes a name with dots for a link").arg(length.least).arg(length.most).arg(kMostWeight);
    if (linkPattern().match(text).hasMatch())
        words += QStringLiteral("; a link counts 23 whatever its length");
    return words + QLatin1Char('.');
}

void lineOf(HtmlWriter& out, const QString& line)
{
    qsizetype from = 0;
    for (auto links = linkPattern().globalMatch(line); links.hasNext();) {
        const QRegularExpressionMatch link = links.next();
        out.text(QStringView(line).mid(from, link.capturedStart() - from));
        out.element("a", {{"href", link.captured()}}, shownLink(link.captured()));
        from = link.capturedEnd();
    }
    out.text(QStringView(line).mid(from));
}

QByteArray previewOf(const QString& text, const Brand& brand, const PostMaterial& material, const WeightedLength& length)
{
    HtmlWriter out;
    if (material.rehearsal)
        out.element("p", {}, rehearsalNote(material.title, material.text));
    out.open("p");
    out.element("strong", {}, oneLine(brand.name));
    out.close("p");
    for (const QString& paragraph : text.split(QLatin1String("\n\n"))) {
        out.open("p", {{"dir", QStringLiteral("auto")}});
        const QStringList lines = paragraph.split(QLatin1Char('\n'));
        for (qsizetype i = 0; i < lines.size(); ++i) {
            if (i > 0)
                out.leaf("br");
            lineOf(out, lines.at(i));
        }
        out.close("p");
    }
    if (!material.imagePng.isEmpty()) {
        out.open("p");
        out.leaf("img", {{"src", kImageFile}, {"alt", oneLine(material.imageAlt)}, {"width", QStringLiteral("520")}});
        out.close("p");
    }
    out.element("p", {}, inWords(text, length));
    return out.take().toUtf8();
}

Result<Done> checkMaterial(const PostMaterial& material)
{
    if (const Result<Done> named = checkSlug(material.slug); !named)
        return named;
    if (const Result<Done> linked = checkLink(material.link, QStringLiteral("post")); !linked)
        return linked;
    const Result<ImageSize> size = material.imagePng.isEmpty() ? Result<ImageSize>(ImageSize{}) : pngSize(material.imagePng);
    return size ? Result<Done>(Done{}) : Result<Done>(size.error());
}

/// The whole text that is posted.
Result<QString> textOf(PostMaterial material)
{
    const Result<QStringList> tags = tagsOf(material.hashtags);
    if (!tags)
        return tags.error();
    const QString text = tidied(material.text);
    if (text.isEmpty())
        return Error{Error::Parse, QStringLiteral("the post has no text"), QStringLiteral("text"), {}};
    material.rehearsal = false;
    const QString whole = pasted(text, *tags, material);
    if (const int most = weightedLength(whole).most; most > kMostWeight)
        return Error{Error::Parse, QStringLiteral("the post counts %1 as X counts it, with its link and hashtags; X takes %2").arg(most).arg(kMostWeight), QStringLiteral("text"), QStringLiteral("at most 280; a link counts 23, an emoji 2")};
    return whole;
}

} // namespace

Result<Rendered> renderXPost(const PostMaterial& material, const Brand& brand)
{
    if (const Result<Done> good = checkMaterial(material); !good)
        return good.error();
    const Result<QString> text = textOf(material);
    if (!text)
        return text.error();
    const WeightedLength length = weightedLength(*text);
    Rendered out;
    out.content.kind = {QStringLiteral("daily-social-post")};
    out.content.connector = {QStringLiteral("x")};
    out.content.audience = QStringLiteral("the followers of %1 on X, and whoever is shown it").arg(oneLine(brand.name));
    out.content.title = oneLine(material.title);
    out.content.rehearsal = material.rehearsal;
    out.content.details = linkDetails(material.slug, material.title, material.date, material.link);
    out.content.details.insert({{QStringLiteral("text"), *text}, {QStringLiteral("counts"), qint64(length.most)}, {QStringLiteral("image_alt"), material.imagePng.isEmpty() ? QString() : oneLine(material.imageAlt)}});
    out.add(QStringLiteral("post.txt"), QStringLiteral("text/plain"), text->toUtf8());
    out.content.details.insert(QStringLiteral("made_with_ai"), material.isPainted && !material.imagePng.isEmpty() ? QStringLiteral("yes") : QStringLiteral("no"));
    if (!material.imagePng.isEmpty())
        out.add(kImageFile, QStringLiteral("image/png"), material.imagePng);
    out.preview = previewOf(*text, brand, material, length);
    return out;
}

} // namespace qd::agents
