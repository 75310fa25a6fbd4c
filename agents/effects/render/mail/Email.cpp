#include "agents/effects/render/mail/Email.h"

#include "agents/effects/render/mail/MailFrame.h"
#include "agents/effects/render/mail/MailParts.h"
#include "agents/effects/render/Markdown.h"
#include "agents/effects/render/PageHead.h"
#include "agents/skills/text/Language.h"

namespace qd::agents {

namespace {

constexpr int kLongestPreheader = 300;

Result<Done> checkMaterial(const EmailMaterial& material)
{
    if (const Result<Done> named = checkSlug(material.slug); !named)
        return named.error();
    if (const Result<Done> subject = checkSubject(material.subject); !subject)
        return subject;
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
        noteInto(out, mailNote(material.subject, material.text), shades);
    out.raw(inlineStyled(html, shades));
    buttonInto(out, material.link, u"Read more", shades, {{"class", QStringLiteral("m-button")}});
}

void headOf(HtmlWriter& out, const EmailMaterial& material, const Brand& brand, const Look& look)
{
    out.raw(QStringLiteral("<!DOCTYPE html>\n"));
    out.open("html", {{"lang", mailLanguage(material.text, brand)}});
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
    frameInto(out, material.preheader, brand, light, [&] { bodyOf(out, material, html, light); });
    return out.take();
}

QByteArray plainOf(const EmailMaterial& material, const QString& html)
{
    QString text = material.rehearsal ? plainText(QStringLiteral("<p>%1</p>").arg(escaped(mailNote(material.subject, material.text)))) + QLatin1Char('\n') : QString();
    text += plainText(html);
    if (!material.link.isEmpty())
        text += QLatin1Char('\n') + material.link + QLatin1Char('\n');
    return text.toUtf8();
}

} // namespace

Result<Rendered> renderEmail(const EmailMaterial& material, const Brand& brand)
{
    if (const Result<Done> good = checkMaterial(material); !good)
        return good.error();
    const Result<Look> look = Look::of(brand);
    if (!look)
        return look.error();
    const Result<SafeMarkup> body = safeMarkup(material.text, {{}, material.subject, mailLanguage(material.text, brand), languageOf(material.subject)});
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
    out.preview = mailPreview(material.subject, material.preheader, [&](HtmlWriter& to) { bodyOf(to, material, body->html, look->light); });
    return out;
}

} // namespace qd::agents
