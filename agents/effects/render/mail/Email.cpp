#include "agents/effects/render/mail/Email.h"

#include "agents/effects/render/Html.h"
#include "agents/effects/render/Look.h"
#include "agents/effects/render/mail/MailParts.h"
#include "agents/effects/render/Markdown.h"
#include "agents/effects/render/PageHead.h"
#include "agents/skills/text/Language.h"

namespace qd::agents {

namespace {

constexpr int kLongestSubject = 200, kLongestPreheader = 300;

QString noteOf(const EmailMaterial& material)
{
    return QStringLiteral("Rehearsal: written by the rehearsal model%1. Not for sending.").arg(languageNote(material.subject, material.text));
}

QString languageOfMail(const EmailMaterial& material, const Brand& brand)
{
    const QString written = languageOf(material.text);
    return written.isEmpty() ? oneLine(brand.language) : written;
}

Result<Done> checkMaterial(const EmailMaterial& material)
{
    if (const Result<Done> named = checkSlug(material.slug); !named)
        return named.error();
    const qsizetype length = oneLine(material.subject).size();
    if (length == 0 || length > kLongestSubject)
        return Error{Error::Parse, QStringLiteral("the subject has %1 characters; a subject has 1 to %2").arg(length).arg(kLongestSubject), QStringLiteral("subject"), {}};
    if (const qsizetype preview = oneLine(material.preheader).size(); preview > kLongestPreheader)
        return Error{Error::Parse, QStringLiteral("the preheader has %1 characters; it has at most %2").arg(preview).arg(kLongestPreheader), QStringLiteral("preheader"), {}};
    return checkLink(material.link, QStringLiteral("e-mail"));
}

/// Mail programs that know the night ask for these classes (prefers-color-scheme); the others have what stands on each element.
QString nightOf(const Shades& dark)
{
    return QStringLiteral("@media (prefers-color-scheme: dark) { .m-ground { background: %1 !important; color: %2 !important; } .m-ground a { color: %3 !important; } "
                          ".m-ground a.m-button { background: %3 !important; color: %4 !important; } }")
        .arg(dark.ground, dark.text, dark.link, dark.onLink);
}

void bodyOf(HtmlWriter& out, const EmailMaterial& material, const QString& html, const Shades& shades)
{
    if (material.rehearsal)
        out.element("p", {{"style", QStringLiteral("margin:0 0 20px;padding:8px 12px;border:1px solid %1;font-size:14px").arg(shades.accent)}}, noteOf(material));
    out.raw(inlineStyled(html, shades));
    if (material.link.isEmpty())
        return;
    const QString button = QStringLiteral("display:inline-block;padding:11px 18px;background:%1;color:%2;font-weight:bold;text-decoration:none;border-radius:4px").arg(shades.link, shades.onLink);
    out.open("p", {{"style", QStringLiteral("margin:24px 0 0")}});
    out.element("a", {{"href", material.link}, {"class", QStringLiteral("m-button")}, {"style", button}}, u"Read more");
    out.close("p");
    out.line();
}

void headOf(HtmlWriter& out, const EmailMaterial& material, const Brand& brand, const Look& look)
{
    out.raw(QStringLiteral("<!DOCTYPE html>\n"));
    out.open("html", {{"lang", languageOfMail(material, brand)}});
    out.open("head");
    out.leaf("meta", {{"charset", QStringLiteral("utf-8")}});
    out.leaf("meta", {{"name", QStringLiteral("viewport")}, {"content", QStringLiteral("width=device-width, initial-scale=1")}});
    out.leaf("meta", {{"name", QStringLiteral("color-scheme")}, {"content", QStringLiteral("light dark")}});
    out.element("title", {}, oneLine(material.subject));
    out.open("style");
    out.raw(nightOf(look.dark));
    out.close("style");
    out.close("head");
    out.line();
}

QString pageOf(const EmailMaterial& material, const QString& html, const Brand& brand, const Look& look)
{
    const Shades& light = look.light;
    HtmlWriter out;
    headOf(out, material, brand, look);
    out.open("body", {{"class", QStringLiteral("m-ground")}, {"style", QStringLiteral("margin:0;background:%1;color:%2").arg(light.ground, light.text)}});
    // Inboxes show the first text of a message after its subject; the reader of the opened message does not need it.
    out.element("div", {{"style", QStringLiteral("display:none;max-height:0;overflow:hidden")}}, oneLine(material.preheader));
    out.open("div", {{"style", QStringLiteral("max-width:600px;margin:0 auto;padding:28px 20px;font:16px/1.6 Arial,Helvetica,sans-serif")}});
    out.element("p", {{"style", QStringLiteral("margin:0 0 24px;padding:0 0 12px;border-bottom:3px solid %1;font-weight:bold").arg(light.accent)}}, oneLine(brand.name));
    out.line();
    bodyOf(out, material, html, light);
    out.raw(QStringLiteral("</div></body>\n</html>\n"));
    return out.take();
}

QByteArray plainOf(const EmailMaterial& material, const QString& html)
{
    QString text = material.rehearsal ? plainText(QStringLiteral("<p>%1</p>").arg(escaped(noteOf(material)))) + QLatin1Char('\n') : QString();
    text += plainText(html);
    if (!material.link.isEmpty())
        text += QLatin1Char('\n') + material.link + QLatin1Char('\n');
    return text.toUtf8();
}

QByteArray previewOf(const EmailMaterial& material, const QString& html, const Shades& shades)
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

Result<Rendered> renderEmail(const EmailMaterial& material, const Brand& brand)
{
    if (const Result<Done> good = checkMaterial(material); !good)
        return good.error();
    const Result<Look> look = Look::of(brand);
    if (!look)
        return look.error();
    const Result<SafeMarkup> body = safeMarkup(material.text, {{}, material.subject, languageOfMail(material, brand), languageOf(material.subject)});
    if (!body)
        return body.error();
    const QString folder = material.slug + QLatin1Char('/');
    Rendered out;
    out.content.kind = {QStringLiteral("e-mail")};
    out.content.audience = QStringLiteral("those that it is addressed to");
    out.content.title = oneLine(material.subject);
    out.content.reversible = false;
    out.content.rehearsal = material.rehearsal;
    out.content.details = {{QStringLiteral("slug"), material.slug}, {QStringLiteral("subject"), oneLine(material.subject)}, {QStringLiteral("preheader"), oneLine(material.preheader)},
                           {QStringLiteral("date"), toRfc3339(material.date)}};
    out.add(folder + QStringLiteral("message.txt"), QStringLiteral("text/plain"), plainOf(material, body->html));
    out.add(folder + QStringLiteral("message.html"), QStringLiteral("text/html"), pageOf(material, body->html, brand, *look).toUtf8());
    out.preview = previewOf(material, body->html, look->light);
    return out;
}

} // namespace qd::agents
