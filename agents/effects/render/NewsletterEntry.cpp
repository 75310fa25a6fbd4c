#include "agents/effects/render/NewsletterEntry.h"

#include "agents/effects/render/mail/MailFrame.h"
#include "agents/effects/render/mail/MailParts.h"
#include "agents/effects/render/Markdown.h"
#include "agents/effects/render/PageHead.h"
#include "agents/skills/text/Language.h"

#include "core/base/Json.h"

namespace qd::agents {

namespace {

Result<Done> checkMaterial(const NewsletterMaterial& material)
{
    if (const Result<Done> named = checkSlug(material.slug); !named)
        return named.error();
    if (const Result<Done> subject = checkSubject(material.subject); !subject)
        return subject;
    return checkLink(material.link, QStringLiteral("entry"));
}

void bodyOf(HtmlWriter& out, const NewsletterMaterial& material, const QString& html, const Shades& shades)
{
    if (material.rehearsal)
        noteInto(out, mailNote(material.title, material.text), shades);
    const QString headline = oneLine(material.title.isEmpty() ? material.subject : material.title);
    HtmlWriter::Attributes marks = languageMarksOf(headline, languageOf(material.text));
    marks.append({"style", QStringLiteral("margin:0 0 12px;font-size:26px;line-height:1.2")});
    out.element("h1", marks, headline);
    out.line();
    out.raw(inlineStyled(html, shades));
    buttonInto(out, material.link, u"Read the whole piece", shades);
}

QString pageOf(const NewsletterMaterial& material, const QString& html, const Brand& brand, const Shades& shades)
{
    HtmlWriter out;
    out.raw(QStringLiteral("<!DOCTYPE html>\n"));
    out.open("html", {{"lang", mailLanguage(material.text, brand)}});
    out.open("head");
    out.leaf("meta", {{"charset", QStringLiteral("utf-8")}});
    out.leaf("meta", {{"name", QStringLiteral("viewport")}, {"content", QStringLiteral("width=device-width, initial-scale=1")}});
    out.leaf("meta", {{"name", QStringLiteral("generator")}, {"content", material.rehearsal ? QStringLiteral("Quarterdeck rehearsal") : QStringLiteral("Quarterdeck")}});
    out.element("title", {}, oneLine(material.subject));
    out.close("head");
    out.line();
    out.open("body", {{"style", QStringLiteral("margin:0;background:%1;color:%2").arg(shades.ground, shades.text)}});
    frameInto(out, material.preheader, brand, shades, [&] { bodyOf(out, material, html, shades); });
    return out.take();
}

QByteArray plainOf(const NewsletterMaterial& material)
{
    QStringList parts;
    if (material.rehearsal)
        parts.append(QLatin1Char('[') + mailNote(material.title, material.text) + QLatin1Char(']'));
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

} // namespace

Result<Rendered> renderNewsletterEntry(const NewsletterMaterial& material, const Brand& brand)
{
    if (const Result<Done> good = checkMaterial(material); !good)
        return good.error();
    const Result<Look> look = Look::of(brand);
    if (!look)
        return look.error();
    const Result<SafeMarkup> body = safeMarkup(material.text, {{}, material.title, mailLanguage(material.text, brand), languageOf(material.title)});
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
    out.preview = mailPreview(material.subject, material.preheader, [&](HtmlWriter& to) { bodyOf(to, material, body->html, look->light); });
    return out;
}

} // namespace qd::agents
