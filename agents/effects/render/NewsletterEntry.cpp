#include "agents/effects/render/NewsletterEntry.h"

#include "agents/effects/render/Html.h"
#include "agents/effects/render/Look.h"
#include "agents/effects/render/mail/MailParts.h"
#include "agents/effects/render/Markdown.h"
#include "agents/effects/render/PageHead.h"
#include "agents/skills/text/Language.h"

#include "core/base/Json.h"

namespace qd::agents {

namespace {

constexpr int kLongestSubject = 200;

QString noteOf(const NewsletterMaterial& material)
{
    return QStringLiteral("Rehearsal: written by the rehearsal model%1. Not for sending.").arg(languageNote(material.title, material.text));
}

QString languageOfEntry(const NewsletterMaterial& material, const Brand& brand)
{
    const QString written = languageOf(material.text);
    return written.isEmpty() ? oneLine(brand.language) : written;
}

Result<Done> checkMaterial(const NewsletterMaterial& material)
{
    if (const Result<Done> named = checkSlug(material.slug); !named)
        return named.error();
    const qsizetype length = oneLine(material.subject).size();
    if (length == 0 || length > kLongestSubject)
        return Error{Error::Parse, QStringLiteral("the subject has %1 characters; a subject has 1 to %2").arg(length).arg(kLongestSubject),
                     QStringLiteral("subject"), {}};
    return checkLink(material.link, QStringLiteral("entry"));
}

void bodyOf(HtmlWriter& out, const NewsletterMaterial& material, const QString& html, const Shades& shades)
{
    if (material.rehearsal) {
        const QString box = QStringLiteral("margin:0 0 20px;padding:8px 12px;border:1px solid %1;font-size:14px").arg(shades.accent);
        out.element("p", {{"style", box}}, noteOf(material));
    }
    const QString headline = oneLine(material.title.isEmpty() ? material.subject : material.title);
    HtmlWriter::Attributes marks = languageMarksOf(headline, languageOf(material.text));
    marks.append({"style", QStringLiteral("margin:0 0 12px;font-size:26px;line-height:1.2")});
    out.element("h1", marks, headline);
    out.line();
    out.raw(inlineStyled(html, shades));
    if (!material.link.isEmpty()) {
        out.open("p", {{"style", QStringLiteral("margin:24px 0 0")}});
        const QString button = QStringLiteral("display:inline-block;padding:11px 18px;background:%1;color:%2;font-weight:bold;text-decoration:none;border-radius:4px")
                                   .arg(shades.link, shades.onLink);
        out.element("a", {{"href", material.link}, {"style", button}}, u"Read the whole piece");
        out.close("p");
        out.line();
    }
}

QString pageOf(const NewsletterMaterial& material, const QString& html, const Brand& brand, const Shades& shades)
{
    HtmlWriter out;
    out.raw(QStringLiteral("<!DOCTYPE html>\n"));
    out.open("html", {{"lang", languageOfEntry(material, brand)}});
    out.open("head");
    out.leaf("meta", {{"charset", QStringLiteral("utf-8")}});
    out.leaf("meta", {{"name", QStringLiteral("viewport")}, {"content", QStringLiteral("width=device-width, initial-scale=1")}});
    out.leaf("meta", {{"name", QStringLiteral("generator")}, {"content", material.rehearsal ? QStringLiteral("Quarterdeck rehearsal") : QStringLiteral("Quarterdeck")}});
    out.element("title", {}, oneLine(material.subject));
    out.close("head");
    out.line();
    out.open("body", {{"style", QStringLiteral("margin:0;background:%1;color:%2").arg(shades.ground, shades.text)}});
    // Inboxes show the first text of a message after its subject; the reader of the opened message does not need it.
    out.element("div", {{"style", QStringLiteral("display:none;max-height:0;overflow:hidden")}}, oneLine(material.preheader));
    out.open("div", {{"style", QStringLiteral("max-width:600px;margin:0 auto;padding:28px 20px;font:16px/1.6 Arial,Helvetica,sans-serif")}});
    out.element("p", {{"style", QStringLiteral("margin:0 0 24px;padding:0 0 12px;border-bottom:3px solid %1;font-weight:bold").arg(shades.accent)}},
                oneLine(brand.name));
    out.line();
    bodyOf(out, material, html, shades);
    out.raw(QStringLiteral("</div></body>\n</html>\n"));
    return out.take();
}

QByteArray plainOf(const NewsletterMaterial& material)
{
    QStringList parts;
    if (material.rehearsal)
        parts.append(QLatin1Char('[') + noteOf(material) + QLatin1Char(']'));
    parts.append(oneLine(material.title.isEmpty() ? material.subject : material.title));
    parts.append(xmlSafe(material.text).trimmed());
    if (!material.link.isEmpty())
        parts.append(material.link);
    return parts.join(QLatin1String("\n\n")).toUtf8() + '\n';
}

QByteArray describedOf(const NewsletterMaterial& material)
{
    JsonWriter json;
    json.beginObject();
    json.key("subject");
    json.value(oneLine(material.subject));
    json.key("preheader");
    json.value(oneLine(material.preheader));
    json.key("link");
    json.value(material.link);
    json.key("rehearsal");
    json.value(material.rehearsal);
    json.endObject();
    return json.take() + '\n';
}

QByteArray previewOf(const NewsletterMaterial& material, const QString& html, const Shades& shades)
{
    HtmlWriter out;
    out.open("p");
    out.element("strong", {}, oneLine(material.subject));
    out.leaf("br");
    out.text(oneLine(material.preheader));
    out.close("p");
    out.leaf("hr");
    bodyOf(out, material, html, shades);
    return out.take().toUtf8();
}

} // namespace

Result<Rendered> renderNewsletterEntry(const NewsletterMaterial& material, const Brand& brand)
{
    if (const Result<Done> good = checkMaterial(material); !good)
        return good.error();
    const Result<Look> look = Look::of(brand);
    if (!look)
        return look.error();
    const Result<SafeMarkup> body = safeMarkup(material.text, {{}, material.title, languageOfEntry(material, brand), languageOf(material.title)});
    if (!body)
        return body.error();

    const QString folder = QStringLiteral("newsletter/%1/").arg(material.slug);
    Rendered out;
    out.content.kind = {QStringLiteral("newsletter-entry")};
    out.content.connector = {QStringLiteral("folder-newsletter")};
    out.content.destination = folder;
    out.content.audience = QStringLiteral("the readers of the next newsletter");
    out.content.title = oneLine(material.subject);
    out.content.rehearsal = material.rehearsal;
    out.content.details = linkDetails(material.slug, material.title, material.date, material.link);
    out.content.details.insert({{QStringLiteral("subject"), oneLine(material.subject)}, {QStringLiteral("preheader"), oneLine(material.preheader)}});
    out.add(folder + QStringLiteral("entry.html"), QStringLiteral("text/html"), pageOf(material, body->html, brand, look->light).toUtf8());
    out.add(folder + QStringLiteral("entry.txt"), QStringLiteral("text/plain"), plainOf(material));
    out.add(folder + QStringLiteral("entry.json"), QStringLiteral("application/json"), describedOf(material));
    out.preview = previewOf(material, body->html, look->light);
    return out;
}

} // namespace qd::agents
